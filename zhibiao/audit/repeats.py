"""Is the same thing said twice with the same value?  Near-namesakes are shown, not blamed.

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

from zhibiao.audit import retold
from zhibiao.audit.against import by_words
from zhibiao.audit.begun import begun
from zhibiao.audit.candidates import candidates, of_many, repeatable
from zhibiao.audit.covered import covered
from zhibiao.audit.durations import in_one_unit
from zhibiao.audit.likeness import Likeness, likeness, told
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.running import running
from zhibiao.audit.standing import standing
from zhibiao.audit.values import chance, equal, shown, spans_meet
from zhibiao.audit.words import cue, plain
from zhibiao.records import Finding
from zhibiao.titles import titled

FEW = 10  # from here on a count says something
LONG_NAME = 4  # characters of a subject that is no other's by accident
PARAGRAPH = 30  # characters that are not written twice by accident
DIGITS = 4  # from here on no two things have one value by accident
TO = re.compile("[至到]")
BESIDE = re.compile("、[^，,。；;、]{0,12}")
LONG = 10  # characters in a subject that names a thing and no longer tells a story


def findings(page: Page) -> Iterator[Finding]:
    """Pairs of numbers in one unit whose subjects match, in text order."""
    found, told_of = [], defaultdict(set)  # and the verdicts on each number: one of each is told
    copies = copied(page)
    items = [
        n for n in page.numbers if repeatable(page, n) and page.paragraph(n.start) not in copies
    ]
    for one, other in candidates(page, items):
        one, other = in_one_unit(one, other)
        verdict = "consistent" if equal(one, other) else "not_testable"
        if verdict in told_of[other.start]:
            continue
        if finding := _compare(page, one, other):
            found.append(finding)
            told_of[other.start].add(verdict)
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
    first, last = ([n for n in page.numbers if repeatable(page, n)] for page in (one, other))
    for a, b in candidates(one, first, last, other):
        if equal(a, b) and (finding := _compare(one, a, b, other)):
            yield finding
    yield from retold.findings(one, first, other, last)


def copied(page: Page) -> set[int]:
    """The paragraphs that stand in the text before, word for word, as in a page saved twice.

    >>> from zhibiao.audit.page import page_of_text
    >>> line = "全年新收案件878247件，比去年上升9.2%，审结案件899420件。"
    >>> copied(page_of_text(f"{line}\\n{line}"))
    {1}
    """
    seen: set[str] = set()
    copies = set()
    for number, line in enumerate(page.text.split("\n")):
        if len(line) >= PARAGRAPH and line in seen:
            copies.add(number)
        seen.add(line)
    return copies


def place_of(page: Page) -> str:
    """The place a report speaks of: by its sidecar, else the first named in its title.

    >>> from zhibiao.audit.page import page_of_text
    >>> place_of(page_of_text("芦汀市2023年工作情况报告\\n全市平安。"))
    '芦汀市'
    """
    known = page.report.place.removeprefix("unknown")
    return known or next(iter(titled(page.report)), "")


def _compare(page: Page, one: Number, other: Number, second: Page | None = None) -> Finding | None:
    """Two numbers with one value that are the same thing, or with two that only have like names."""
    like = likeness(page, one, other, second)
    together = second is None and page.around(one) == page.around(other)
    one_unit = one.counted == other.counted or (like.kind == "same" and like.match.unit == 1)
    if like.kind == "other" or (together and like.kind != "same") or not one_unit:
        return None
    if equal(one, other):
        return _same(page, one, other, like, second)
    cell = page.in_table(one) or (second or page).in_table(other)  # named by its label and head
    return None if cell or spans_meet(one, other) else _namesakes(page, one, other, like)


def _same(
    page: Page, one: Number, other: Number, like: Likeness, second: Page | None
) -> Finding | None:
    if (
        like.kind == "namesake"
        or like.match.kind == "near"
        or like.times[0] != like.times[1]
        or (one.value < FEW and _of_little_weight(one, other, like))
    ):
        return None
    if {one.direction, other.direction} == {"up", "down"}:  # 下降14.1%, 上升14.1%
        return page.finding(
            "repeated_fact",
            "inconsistent",
            [one, other],
            f"{shown(one)} {one.direction} and {shown(other)} {other.direction}",
            "The same change is told as a rise and as a fall.",
            chance=chance(one),
            rivals=("one of the two verbs is a slip", "they are changes of two things"),
            settled_by="the two levels behind the change",
            match=str(like),
        )
    if _of_few_digits(one) and _of_two(page, one, second or page, other, like):
        return None  # 立案17起、破案17起; 城市13.1万起、农村13.1万起
    return page.finding(
        "repeated_fact",
        "consistent",
        [one, other],
        f"{shown(one)} and {shown(other)}",
        "The same thing is said twice with the same value.",
        chance=chance(one),
        match=str(like),
    )


def _of_few_digits(item: Number) -> bool:
    """Whether two things may well have this value: 17, 13.1万, but not 2620988."""
    return len(plain(item.value).replace(".", "").strip("0")) < DIGITS


def _of_two(page: Page, one: Number, second: Page, other: Number, like: Likeness) -> bool:
    """Whether another verb, the words around or a 、 between say that two numbers are of two things."""
    verbs = all(like.verbs) and like.verbs[0] != like.verbs[1]
    changes = [bool(n.direction) and not TO.search(page.clause(n)) for n in (one, other)]
    listed = page is second and BESIDE.fullmatch(page.between(one, other))
    return bool(verbs or listed or changes[0] != changes[1] or by_words(page, one, second, other))


def _of_little_weight(one: Number, other: Number, like: Likeness) -> bool:
    """Small counts are alike by chance, but 七个实战化分局, 7个实战化分局 are one fact in two scripts."""
    scripts = {bool(re.search(r"\d", item.surface)) for item in (one, other)}
    if one.measure == "count":
        return like.kind != "same" or len(like.one) < LONG_NAME or len(scripts) < 2
    return like.kind == "contained"


def _namesakes(page: Page, one: Number, other: Number, like: Likeness) -> Finding | None:
    if (
        like.kind != "namesake"
        or one.measure != "count"
        or min(one.value, other.value) < FEW
        or like.times[0] != like.times[1]
        or like.match.differs
        or by_words(page, one, page, other)
        or any(cue("change_said").search(page.label(item)) for item in (one, other))
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
        first, second = finding.claim_ids[:2]
        keys = {(second, finding.verdict)}
        if finding.verdict == "not_testable":
            keys.add((first, finding.verdict))
        if not keys & seen:
            yield finding
        seen |= keys


def _place(claim_id: str) -> int:
    return int(claim_id.rpartition("@")[2].split("-")[0])
