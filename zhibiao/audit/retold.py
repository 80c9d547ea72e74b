"""One fact told again in other words, with another value: found by weighed evidence.

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
from collections.abc import Iterator, Mapping, Sequence
from math import log
from typing import NamedTuple

from zhibiao.audit.against import told_apart
from zhibiao.audit.durations import in_one_unit
from zhibiao.audit.likeness import Likeness, likeness, times_of, told
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.slips import STOCK, ended, magnitude
from zhibiao.audit.telling import is_aim
from zhibiao.audit.things import beside, first_known, last_known, name_before, thing_after
from zhibiao.audit.values import chance, shown, spans_meet
from zhibiao.audit.weighing import told_weight, weight_of
from zhibiao.audit.words import SWAPPED, slip_between
from zhibiao.phrases import grams
from zhibiao.records import Finding

TEST = "repeated_fact"
EVIDENCE = "retold_evidence"
ENOUGH = 0.5
"""The weight from which two numbers are taken for one fact: somewhat more than even odds."""
NEAREST = 40  # numbers with a word in common with which a later one is compared
MOST = 20  # of them, those that share the rarest words
NAMED_ALIKE = 3  # characters in common that make one name of two
NEAR, NOT_FAR = 0.9, 0.65  # what the smaller value is of the larger
SINCE = re.compile(r"(?<!去)年来|近[两二三四五]年|20\d\d年")
RIVALS = (
    "one of the two is misprinted",
    "they are told of different things, times or places",
)


class Words(NamedTuple):
    """The pairs of characters beside a number, in its sentence, and what it counts: 18040个|高清探头, 高清探头|1.84万个."""

    beside: frozenset[str]
    sentence: frozenset[str]
    clause: str
    after: str
    before: str


def findings(page: Page, items: Sequence[Number]) -> Iterator[Finding]:
    """Pairs of numbers that tell one fact with two values, heaviest first."""
    found = []
    for one, other, pieces in cases(page, items):
        if weight_of(EVIDENCE, pieces) < ENOUGH:
            continue
        known = told_once(page, one, other, pieces)
        if known and (weight := weight_of(EVIDENCE, known)) >= ENOUGH:
            found.append((weight, one, other, known))
    for weight, one, other, pieces in sorted(found, key=lambda row: -row[0]):
        first, last = in_one_unit(one, other)
        slip = slip_between(first.value, last.value) or magnitude(first, last)
        yield page.finding(
            TEST,
            "inconsistent",
            [one, other],
            f"{shown(first)} and {shown(last)}" + (f" ({slip})" if slip else ""),
            "The same thing seems to be told again with another value.",
            chance=chance(one),
            rivals=RIVALS,
            settled_by="the record that both numbers were taken from, with its date",
            match=told_weight(weight, pieces),
        )


def cases(page: Page, items: Sequence[Number]) -> Iterator[tuple[Number, Number, dict[str, float]]]:
    """Pairs of two sentences in one unit with a word in common and unlike values, and the evidence."""
    words = {item.start: _words(page, item) for item in items}
    having = Counter(gram for said in words.values() for gram in said.sentence | said.beside)
    rarity = {gram: log(1 + len(items) / times) for gram, times in having.items()}
    units = Counter(item.counted for item in items)
    index: defaultdict[tuple[str, str], deque[Number]] = defaultdict(lambda: deque(maxlen=NEAREST))
    for item in items:
        keys = [(item.measure, gram) for gram in words[item.start].beside]
        shared: Counter[int] = Counter()
        earlier = {}
        for key in keys:
            for other in index[key]:
                earlier[other.start] = other
                shared[other.start] += rarity[key[1]]
        for start, _ in shared.most_common(MOST):
            one, other = in_one_unit(earlier[start], item)
            if one.counted != other.counted or page.around(one) == page.around(other):
                continue
            if one.value != other.value and not spans_meet(one, other):
                said = words[one.start], words[other.start]
                yield (
                    earlier[start],
                    item,
                    {
                        **_values(one, other),
                        **_common(*said, rarity),
                        "few in the unit": 1 / units[item.counted],
                        "far apart": (item.start - start) / len(page.text),
                        **_against(page, one, other),
                    },
                )
        for key in keys:
            index[key].append(item)


def told_once(
    page: Page, one: Number, other: Number, pieces: Mapping[str, float]
) -> dict[str, float]:
    """All pieces of evidence, those of the subjects too; none where no likeness could outweigh
    what sets the two apart: two times, places or names, what was done and what there was."""
    like = likeness(page, one, other)
    names = {
        "other names": float(like.kind == "other"),
        "differ": float(len(like.match.differs)),
    }
    return {} if _of_two(page, one, other, pieces, like) else {**pieces, **names}


def _of_two(
    page: Page, one: Number, other: Number, pieces: Mapping[str, float], like: Likeness
) -> bool:
    left, right = told(page, one), told(page, other)
    stock = [bool(STOCK.search(page.label(item))) for item in (one, other)]
    slip = pieces["swapped"] or pieces["one digit"]
    named = max(pieces["thing"], pieces["owner"]) >= NAMED_ALIKE or (slip and pieces["thing"])
    return bool(
        _alien(*times_of(page, one, other, None))
        or (like.kind == "other" and not named)
        or (like.kind == "namesake" and not pieces["thing"])
        or (ended(page, one) != ended(page, other) and not pieces["swapped"])
        or (pieces["places"] and (stock[0] != stock[1] or left.place != right.place))
        or (pieces["aim"] and not slip)
        or (left.fresh != right.fresh and any(stock))
        or "scope" in like.match.differs
        or {left.span, right.span} == {"all", "one"}
        or (left.place and right.place and left.place != right.place)
        or told_apart(page, one, page, other)
    )


def _alien(one: str, other: str) -> bool:
    """Two times of which neither holds the other: 三年来新建 may be told again of now, 去年 may not."""
    later = one if other == "now" else other
    return one != other and not ("now" in (one, other) and SINCE.search(later))


def _values(one: Number, other: Number) -> dict[str, float]:
    """How near the values are, and whether a slip of the pen makes one of the other."""
    least, most = sorted((abs(one.value), abs(other.value)))
    slip = slip_between(one.value, other.value)
    return {
        "near": float(least > NEAR * float(most)) if most else 0.0,
        "not far": float(float(least) > NOT_FAR * float(most)),
        "swapped": float(slip == SWAPPED),
        "one digit": float(bool(slip) and slip != SWAPPED),
        "places": float(bool(magnitude(one, other))),
        "percentage": float(one.measure == "percentage"),
        "change": float(one.measure in ("change", "point_change")),
    }


def _common(one: Words, other: Words, rarity: Mapping[str, float]) -> dict[str, float]:
    """The rare pairs of characters in common, and the thing that one counts and the other names."""
    both = (one, other), (other, one)
    return {
        "beside": sum(rarity[gram] for gram in one.beside & other.beside),
        "sentence": sum(rarity[gram] for gram in one.sentence & other.sentence),
        "thing": max(first_known(said.after, whom.clause) for said, whom in both),
        "owner": max(last_known(said.before, whom.clause) for said, whom in both),
    }


def _against(page: Page, one: Number, other: Number) -> dict[str, float]:
    """What says that two facts are told: an aim and a report, two times."""
    times = times_of(page, one, other, None)
    return {
        "aim": float(one.modality != other.modality)
        + float(is_aim(page, one) != is_aim(page, other)),
        "time": float(times[0] != times[1]),
    }


def _words(page: Page, item: Number) -> Words:
    return Words(
        beside=grams(beside(page, item), 2),
        sentence=grams(page.text[slice(*page.around(item))], 2),
        clause=page.clause(item),
        after=thing_after(page, item),
        before=name_before(page, item),
    )
