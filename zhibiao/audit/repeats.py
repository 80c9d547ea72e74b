"""Is the same thing said twice with the same value?  Near-namesakes are shown, not blamed.

Over 300 lines, because what makes a repetition and what excuses one are weighed together.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     return [(f.verdict, f.computed) for f in findings(page_of_text(text))]
>>> show("全年接报刑事警情4126起。从全年4216起刑事警情看,问题不少。")
[('inconsistent', '4126 起 and 4216 起 (two digits swapped)')]
>>> show("建成数字警务室40个。共有派出所警务室720个。")
[('not_testable', '40 个 and 720 个')]
>>> show("全年接报刑事警情4126起。全年刑事案件立案3380起。")
[]
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from zhibiao.audit import retold
from zhibiao.audit.against import told_apart
from zhibiao.audit.begun import begun
from zhibiao.audit.candidates import candidates, of_many, repeatable
from zhibiao.audit.covered import covered
from zhibiao.audit.durations import in_one_unit
from zhibiao.audit.likeness import Likeness, kind_of_names, likeness, times_of, told
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.running import running
from zhibiao.audit.slips import STOCK, ended, magnitude, one_slip, pointed_at
from zhibiao.audit.standing import standing
from zhibiao.audit.telling import (
    clause_with_heading,
    is_aim,
    known_before,
    modality,
    of_the_whole,
    one_owner,
    own_counts,
    staged,
    told_alike,
)
from zhibiao.audit.values import FAR, chance, equal, not_far, shown, spans_meet, turned
from zhibiao.audit.words import SWAPPED, cue, plain, slip_between
from zhibiao.records import Finding
from zhibiao.titles import titled

CLOSE = Decimal("0.10")
FEW = 10  # from here on a count says something
LIMITS = frozenset(("at_least", "at_most"))
SURE = 0.8  # a match from which other words for the same thing are taken for it
FARTHEST = (Decimal("0.25"), Decimal("0.5"))  # where one digit differs, of three and of more
LONG_NAME = 4  # characters of a subject that is no other's by accident
LONG = 10  # characters in a subject that names a thing and no longer tells a story
DATED = re.compile(r"[年月季周日\d]|同期|平时")
MOVED = re.compile("回升|回落|反弹|回调|再度|重新|又[升降增减]")
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


def findings(page: Page) -> Iterator[Finding]:
    """Pairs of numbers in one unit whose subjects match, in text order."""
    found, told_of = [], defaultdict(set)  # and the verdicts on each number: one of each is told
    items = [n for n in page.numbers if repeatable(page, n)]
    for pair in candidates(page, items):
        one, other = in_one_unit(*pair)
        if _verdicts(one, other) <= told_of[other.start]:
            continue
        if finding := _compare(page, one, other):
            found.append(finding)
            told_of[other.start].add(finding.verdict)
    found += [
        *standing(page),
        *begun(page),
        *covered(page),
        *running(page),
        *retold.findings(page, items),
        *(_of_many(page, group) for group in of_many(page, items)),
    ]
    yield from _thinned(sorted(found, key=lambda f: _place(f.claim_ids[0])))


def across(one: Page, other: Page) -> Iterator[Finding]:
    """The same for two reports of one place, where both name the same year or date."""
    place = place_of(one)
    if not place or place != place_of(other):
        return
    numbers = [[n for n in page.numbers if repeatable(page, n)] for page in (one, other)]
    for a, b in candidates(one, numbers[0], numbers[1], other):
        finding = _compare(one, a, b, other)
        if finding and finding.verdict != "not_testable":
            yield finding


def place_of(page: Page) -> str:
    """The place a report speaks of: by its sidecar, else the first named in its title.

    >>> from zhibiao.audit.page import page_of_text
    >>> place_of(page_of_text("芦汀市2023年工作情况报告\\n全市平安。"))
    '芦汀市'
    """
    return page.report.place or next(iter(titled(page.report)), "")


def _compare(page: Page, one: Number, other: Number, second: Page | None = None) -> Finding | None:
    if not _worth_comparing(page, one, other, second):
        return None
    same_sentence = second is None and page.around(one) == page.around(other)
    like = likeness(page, one, other, second)
    if len({tuple(re.findall(r"\d+", name)) for name in (like.one, like.other)} - {()}) > 1:
        return None  # 一次死亡3人以上事故, 一次死亡5人以上事故
    if one.counted != other.counted and not (like.match.kind == "same" and like.match.unit == 1):
        return None
    alike_in_value = equal(one, other)
    if like.kind in ("other", "namesake") and alike_in_value and not same_sentence:
        like = like.by_shared_words()
    if one.measure == "money" and (like.kind in ("other", "contained") or len(like.one) < 4):
        clauses = clause_with_heading(page, one), clause_with_heading(second or page, other)
        like = like.by_clauses(*clauses)
        whole = of_the_whole(page, one) and of_the_whole(second or page, other)
        if whole and like.times[0] == like.times[1] != "now":
            like = like._replace(kind="same", one="累计投入", other="累计投入")
        if like.kind == "other" and all(map(cue("recovered").search, clauses)):
            like = like._replace(kind="contained", one="挽回损失", other="挽回损失")
    if like.kind in ("other", "namesake") and like.match.kind == "same" and like.match.core >= SURE:
        like = like._replace(kind="contained")
    if like.match.core == 1 and like.match.kind == "same":
        like = like._replace(kind="same")  # 交通事故死亡人数, 道路交通事故亡人数
    swapped = slip_between(one.value, other.value) == SWAPPED
    if like.match.kind == "same" and swapped:
        like = like._replace(kind="same" if like.kind == "same" else "contained")
    slipped = (
        swapped and not_far(one, other) and bool(one_slip(page, one, second or page, other, like))
    )
    if slipped and like.kind in ("other", "shared"):
        like = like._replace(kind="contained")
    if like.kind == "other" or (same_sentence and like.kind != "same"):
        return None
    if alike_in_value:
        return _same(page, one, other, like)
    floors = one.bound == other.bound and one.bound in LIMITS and one.modality == other.modality
    if spans_meet(one, other) and not floors:
        return None
    if like.kind == "namesake":
        return _namesakes(page, one, other, like)
    one_deed = like.kind == "same" and like.verbs[0] and like.verbs[0] == like.verbs[1]
    alike = like.alike or (swapped and one_deed and not DATED.search("".join(like.times)))
    told_so = swapped and one_deed and "scope" not in like.match.differs
    sure = like.match.kind != "near" or told_so  # 刑事案件立案, 立案的刑事案件
    alike, sure = alike or slipped, sure or slipped
    if not alike or same_sentence or not sure:
        return None
    return _conflict(page, one, other, like, second or page)


def _verdicts(one: Number, other: Number) -> set[str]:
    """The verdicts that two values allow: of values far apart only that they may be namesakes."""
    if equal(one, other):
        return {"consistent"}
    near = not_far(one, other) or slip_between(one.value, other.value)
    return {"inconsistent", "not_testable"} if near else {"not_testable"}


def _worth_comparing(page: Page, one: Number, other: Number, second: Page | None) -> bool:
    """Whether a finding may come of it, by what is quickly seen: times, and values far apart."""
    times = times_of(page, one, other, second)
    if times[0] != times[1]:
        return slip_between(one.value, other.value) == SWAPPED
    if equal(one, other) or not_far(one, other) or slip_between(one.value, other.value):
        return True
    counted = one.measure == "count" and min(one.value, other.value) >= FEW
    return counted and kind_of_names(page, one, other, second) != "other"


def _two_swapped(second: Page, one: Number, other: Number, like: Likeness) -> bool:
    """收缴枪支86支, 收缴枪支68支: two digits are too few for a slip, unless the verb is one too."""
    one_verb = like.kind == "same" and bool(like.verbs[0]) and like.verbs[0] == like.verbs[1]
    short = min(like.one, like.other, key=len)
    named = like.kind == "same" or len(short) >= LONG_NAME
    return turned(one, other) and (one_verb or (named and pointed_at(second, other, short)))


def _shifted(page: Page, one: Number, second: Page, other: Number, like: Likeness) -> str:
    """印发资料4.2万份, 印发资料42万份: the power of ten by which one thing's counts differ."""
    words = [bool(STOCK.search(label)) for label in (page.label(one), second.label(other))]
    return magnitude(one, other) if like.kind == "same" and words[0] == words[1] else ""


def _conflict(
    page: Page, one: Number, other: Number, like: Likeness, second: Page
) -> Finding | None:
    if own_counts(page, one, second, other) or (
        one.measure == "count" and max(one.value, other.value) < FEW
    ):
        return None
    slip = slip_between(one.value, other.value) or _shifted(page, one, second, other, like)
    if like.kind != "contained" and not slip and not not_far(one, other):
        return None
    if is_aim(page, one) != is_aim(second, other) and slip != SWAPPED:
        return None  # 目标任务：安全感98%。完成情况：安全感98.6%
    if told_apart(page, one, second, other):
        return None
    if one.measure == "count" and not slip and ended(page, one) != ended(second, other):
        return None  # 化解积案117件, 对128件积案实行包案: how many there were
    swapped_long = slip == SWAPPED and len(like.one) > LONG_NAME
    if like.kind != "same" and not swapped_long and cue("change_said").search(page.label(one)):
        return None  # 同比增加12件, of two things whose names are near
    if MOVED.search(second.label(other)) and slip != SWAPPED:
        return None  # 回落到96.9%, 又回升至97.8%
    told_so = told_alike(page, one, second, other, like)
    if (
        len(like.one) < 4
        and like.match.kind == "other"
        and slip != SWAPPED
        and not told_so
        and not one_owner(page, one, second, other)
    ):
        return None  # 数据 and 数据, of two platforms
    if {one.bound, other.bound} & LIMITS and one.bound != other.bound:
        return None  # 96%以上: a floor that another value is held to
    apart = abs(one.value - other.value) / max(one.value, other.value)
    digits = len(plain(one.value).replace(".", "").strip("0"))
    slip = "" if slip == "one digit differs" and apart > FARTHEST[digits > 3] else slip
    known = like.kind == "same" and known_before(second, other)
    again = known or _two_swapped(second, one, other, like)
    near = slip or apart <= CLOSE or one.measure == "streak" or again
    if (modality(page, one) != modality(second, other) or like.one_listed) and slip != SWAPPED:
        return None
    if like.kind == "contained" and not near:
        return _namesakes(page, one, other, like)
    if (len(like.one) < 4 and not near and not told_so) or (
        apart > FAR and not slip and not (again and turned(one, other))
    ):
        return None
    declared = one.modality == other.modality == "target"
    if declared and not slip and staged(page, one, second, other) and not apart <= CLOSE:
        return None
    return page.finding(
        "repeated_fact",
        "inconsistent",
        [one, other],
        f"{shown(one)} and {shown(other)}" + (f" ({slip})" if slip else ""),
        "The same thing is given two values.",
        chance=chance(one),
        rivals=AIMED if declared else RIVALS,
        settled_by="the plan that sets the target"
        if declared
        else "the record that both numbers were taken from, with its date",
        match=str(like),
    )


def _same(page: Page, one: Number, other: Number, like: Likeness) -> Finding | None:
    if (
        like.kind == "namesake"
        or like.match.kind == "near"
        or like.times[0] != like.times[1]
        or (one.value < FEW and _of_little_weight(one, other, like))
    ):
        return None
    return page.finding(
        "repeated_fact",
        "consistent",
        [one, other],
        f"{shown(one)} and {shown(other)}",
        "The same thing is said twice with the same value.",
        chance=chance(one),
        match=str(like),
    )


def _of_little_weight(one: Number, other: Number, like: Likeness) -> bool:
    """Small counts are alike by chance, but 七个实战化分局, 7个实战化分局 are one fact in two scripts."""
    scripts = {bool(re.search(r"\d", item.surface)) for item in (one, other)}
    if one.measure == "count":
        return like.kind != "same" or len(like.one) < LONG_NAME or len(scripts) < 2
    return like.kind in ("contained", "shared")


def _namesakes(page: Page, one: Number, other: Number, like: Likeness) -> Finding | None:
    if (
        one.measure != "count"
        or min(one.value, other.value) < FEW
        or like.times[0] != like.times[1]
    ):
        return None
    if max(len(like.one), len(like.other)) > LONG:
        return None
    return page.finding(
        "repeated_fact",
        "not_testable",
        [one, other],
        f"{shown(one)} and {shown(other)}",
        f"Near-namesakes: {like.one} and {like.other} need not be the same thing.",
        rivals=("they are different things",),
        settled_by="the definitions of the two names",
        match=str(like),
    )


def _of_many(page: Page, group: list[Number]) -> Finding:
    """400 townships with cases of their own: said once, with the first and the last of them."""
    first, last = group[0], group[-1]
    return page.finding(
        "repeated_fact",
        "not_testable",
        [first, last],
        f"{len(group)} numbers in {first.unit or 'no unit'}, "
        f"{len({item.value for item in group})} values",
        f"{told(page, first).cores[0]}, {told(page, last).cores[0]} and the like are told of many, "
        "place by place it seems: only those of one paragraph were compared.",
        rivals=("they are said of different places or people",),
        settled_by="the names of what each number is said of",
    )


def _thinned(found: list[Finding]) -> Iterator[Finding]:
    """Of the findings about one number with one verdict, the first: the rest repeat it."""
    seen: set[tuple[str, str]] = set()
    for finding in found:
        key = (finding.claim_ids[1], finding.verdict)
        if key not in seen:
            seen.add(key)
            yield finding


def _place(claim_id: str) -> int:
    return int(claim_id.rpartition("@")[2].split("-")[0])
