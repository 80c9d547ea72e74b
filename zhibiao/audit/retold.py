"""One fact told again with another value: found by weighed evidence.

No single word says that 新建高清探头1.84万个 and 新建的18040个高清探头 are one fact.  Many small things
do: rare pairs of characters in common, the thing that is counted, a unit that little else has, and
values that are a slip of the pen apart.  What each weighs stands in ``data/codebook/retold_evidence.csv``:
a logistic regression on the development texts, which ``tools/fit_retold.py`` makes anew.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     page = page_of_text(text)
...     return [(f.verdict, f.computed) for f in findings(page, page.numbers)]
>>> show("近三年新建高清探头1.84万个，破案628起。\\n群众安全感98.2%。\\n新建的18040个高清探头投向老旧小区。")
[('inconsistent', '18400 个 and 18040 个 (two digits swapped)')]
>>> show("近三年新建高清探头1.84万个，破案628起。\\n群众安全感98.2%。\\n18400个高清探头投向老旧小区。")
[]
"""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from math import log
from typing import NamedTuple

from zhibiao.audit.against import told_apart
from zhibiao.audit.candidates import MOST, NEAREST
from zhibiao.audit.durations import in_one_unit
from zhibiao.audit.likeness import Likeness, likeness, told
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.telling import is_aim
from zhibiao.audit.things import beside, same_first, thing_after
from zhibiao.audit.values import chance, magnitude, shown, spans_meet, turned
from zhibiao.audit.weighing import told_weight, weight_of
from zhibiao.audit.words import SWAPPED, plain, slip_between
from zhibiao.phrases import grams
from zhibiao.records import CHANGES, Finding

TEST = "repeated_fact"
EVIDENCE = "retold_evidence"
ENOUGH = -0.5
"""The weight from which two numbers are taken for one fact: odds of three to five."""
FEW = 40  # among fewer numbers, a word of two of them is no more common than among so many
LONG_NAME = 6  # characters; a longer name says no more
STOCK = re.compile("累计|总|现有|共有|已有")
SINCE = re.compile("(?<!去)年来|近[两二三四五]年")
ALIKE = 5.0  # what like digits count among the words in common, where the likest are kept
LAST = re.compile("[去上前]年|同期|[日月年]均|近半年")
ENDED = frozenset(("solved", "mended", "people"))  # of what was received or found
DEALT = re.compile("处理|处分|惩处|问责|追责")
DONE = re.compile("已?(?:全部)?(?:整改|化解|办结|销号|侦破|解决|调处|处置)(?:完成|到位)?\\Z")
NEAR, NOT_FAR = 0.9, 0.65  # what the smaller value is of the larger
AIMED = (
    "one of the two is misprinted",
    "they are set for different days or areas",
    "one was carried over from an earlier draft",
)
RIVALS = (
    "one of the two is misprinted",
    "they were counted on different days",
    "they count different things under one name",
)


class Told(NamedTuple):
    """A number of a page with the pairs of characters beside it, what is printed just after it, and
    that with the words before it."""

    page: Page
    item: Number
    beside: frozenset[str]
    after: str
    named: str


class Case(NamedTuple):
    """Two numbers that may tell one fact, in one unit, and the evidence of their values and words."""

    one: Told
    other: Told
    pieces: dict[str, float]


def findings(
    page: Page, items: Sequence[Number], second: Page | None = None, others: Sequence[Number] = ()
) -> Iterator[Finding]:
    """Pairs of numbers that tell one fact with two values, heaviest first.

    With a second report and its numbers, those of which one stands in each.
    """
    found = []
    for case in cases(page, items, second, others):
        if weight_of(EVIDENCE, case.pieces | {"name": LONG_NAME}) < ENOUGH:
            continue  # whatever its times, aims and names are
        like = likeness(case.one.page, case.one.item, case.other.item, second)
        pieces = case.pieces | compared(case, like)
        weight = weight_of(EVIDENCE, pieces)
        if weight >= ENOUGH and not of_two(case, like, second):
            found.append((weight, case, like, pieces))
    for weight, case, like, pieces in sorted(found, key=lambda row: -row[0]):
        match = f"{like}; {told_weight(weight, pieces)}"
        yield _finding(page, case.one.item, case.other.item, like, match)


def cases(
    page: Page, items: Sequence[Number], second: Page | None = None, others: Sequence[Number] = ()
) -> Iterator[Case]:
    """Pairs from two sentences in one unit with a word or all digits in common, and the evidence."""
    everyone = [_told(page, item) for item in items]
    everyone += [_told(second, item) for item in others if second]
    having = Counter(gram for told in everyone for gram in told.beside)
    rarity = {gram: log(1 + max(len(everyone), FEW) / times) for gram, times in having.items()}
    units = Counter(told.item.counted for told in everyone)
    index: defaultdict[tuple[str, str], deque[int]] = defaultdict(lambda: deque(maxlen=NEAREST))
    for number, right in enumerate(everyone):
        keys = [(right.item.measure, gram) for gram in right.beside] + _digits(right.item)
        shared: Counter[int] = Counter()
        for key in keys:
            for earlier in index[key]:
                shared[earlier] += rarity.get(key[1], ALIKE)
        for earlier, _ in shared.most_common(MOST):
            left = everyone[earlier]
            one, other = in_one_unit(left.item, right.item)
            if one.counted != other.counted or _together(left, right, second):
                continue
            if one.value != other.value and not spans_meet(one, other):
                pieces = {
                    **_values(one, other),
                    "beside": sum(rarity[gram] for gram in left.beside & right.beside),
                    "thing": max(
                        same_first(told.after, whom.named)
                        for told, whom in ((left, right), (right, left))
                    ),
                    "few in the unit": 1 / units[other.counted],
                    "far apart": abs(_place(right) - _place(left)),
                }
                yield Case(left._replace(item=one), right._replace(item=other), pieces)
        for key in keys:
            index[key].append(number)


def _digits(item: Number) -> list[tuple[str, str]]:
    """The digits of a number in any order, zeros left out: 1260 and 1206, whatever stands beside them."""
    digits = "".join(sorted(plain(item.value).replace(".", "").strip("0").replace("0", "")))
    return [(item.counted, digits)] if len(digits) > 2 and item.unit != "%" else []


def compared(case: Case, like: Likeness) -> dict[str, float]:
    """The evidence of the times, aims and names of two numbers."""
    (page, one, *_), (last, other, *_) = case.one, case.other
    aims = (one.modality != other.modality) + (is_aim(page, one) != is_aim(last, other))
    times = like.times[0] != like.times[1]
    named = like.kind == "same" and not (aims or times or case.pieces["bounds"])
    return {
        "aim": float(aims),
        "name": float(min(LONG_NAME, len(like.one)) if named else 0),
    }


def of_two(case: Case, like: Likeness, second: Page | None = None) -> bool:
    """Whether words say that two facts are told, so that no likeness could make one of them:
    two times or places, added and in stock, of all years and of this one, found and mended."""
    (page, one, *_), (last, other, *_) = case.one, case.other
    left, right = told(page, one), told(last, other)
    slip = any(case.pieces[name] for name in ("swapped", "turned", "places"))
    stock = [bool(STOCK.search(told.page.label(told.item))) for told in (case.one, case.other)]
    figures = {tuple(re.findall(r"\d+", name)) for name in (like.one, like.other)} - {()}
    return bool(
        (compared(case, like)["aim"] == 2 and not slip)
        or _two_times(*like.times, slip, second)
        or (left.place != right.place and (not slip or (left.place and right.place)))
        or (left.fresh != right.fresh and any(stock))
        or (case.pieces["places"] and (stock[0] != stock[1] or left.place != right.place))
        or {left.span, right.span} == {"all", "one"}
        or (ended(page, one) != ended(last, other) and not case.pieces["swapped"])
        or (one.measure in CHANGES and like.kind == "other")  # 按可比价格计算，比上年增长5.2%
        or len(figures) > 1  # 一次死亡3人以上事故, 一次死亡5人以上事故
        or told_apart(page, one, last, other)
    )


def ended(page: Page, item: Number) -> bool:
    """Whether a count is of what was done with something: 化解117件, 排查出的隐患已整改129处.

    >>> from zhibiao.audit.page import page_of_text
    >>> [ended(page_of_text(t), page_of_text(t).numbers[0]) for t in ("排查出的隐患已整改129处。", "排查隐患137处。")]
    [True, False]
    """
    label = page.label(item)
    return told(page, item).verb in ENDED or bool(DEALT.search(label)) or bool(DONE.search(label))


def _two_times(one: str, other: str, slip: bool, second: Page | None) -> bool:
    """Two times that both are told, this year and the last, or a time that does not hold this year,
    unless a slip of the pen makes one value of the other; in two reports any two times."""
    later = one if other == "now" else other
    told_both = second is not None or "now" not in (one, other)
    apart = LAST.search(later) or not (slip or SINCE.search(later))
    return one != other and (told_both or bool(apart))


def _together(left: Told, right: Told, second: Page | None) -> bool:
    """Whether two numbers stand in one sentence or in tables, or in one report where two are compared."""
    if second:
        return left.page is right.page
    cells = all(told.page.in_table(told.item) for told in (left, right))
    return cells or left.page.around(left.item) == right.page.around(right.item)


def _values(one: Number, other: Number) -> dict[str, float]:
    """How near the values are, and whether a slip of the pen makes one of the other."""
    least, most = sorted((abs(one.value), abs(other.value)))
    slip = slip_between(one.value, other.value)
    return {
        "near": float(least > NEAR * float(most)) if most else 0.0,
        "not far": float(float(least) > NOT_FAR * float(most)),
        "swapped": float(slip == SWAPPED),
        "turned": float(turned(one, other)),
        "places": float(bool(magnitude(one, other))),
        "bounds": float(one.bound != other.bound),
        "percentage": float(one.measure == "percentage"),
    }


def _told(page: Page, item: Number) -> Told:
    after = thing_after(page, item)
    return Told(page, item, grams(beside(page, item), 2), after, f"{page.label(item)}　{after}")


def _place(told: Told) -> float:
    return told.item.start / len(told.page.text)


def _finding(page: Page, one: Number, other: Number, like: Likeness, match: str) -> Finding:
    slip = slip_between(one.value, other.value) or magnitude(one, other)
    aimed = one.modality == other.modality == "target"
    return page.finding(
        TEST,
        "inconsistent",
        [one, other],
        f"{shown(one)} and {shown(other)}" + (f" ({slip})" if slip else ""),
        "The same thing is given two values."
        if like.kind == "same"
        else "The same thing seems to be told again with another value.",
        chance=chance(one),
        rivals=AIMED if aimed else RIVALS,
        settled_by="the plan that sets the target"
        if aimed
        else "the record that both numbers were taken from, with its date",
        match=match,
    )
