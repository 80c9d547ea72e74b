"""Do deadlines agree with each other, and with the day of the document?

2021年前 is read strictly (before 2021 begins) and loosely (before it ends); what is amiss under one
reading only is not testable, and both are shown.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     return [(f.verdict, f.computed) for f in findings(page_of_text(text))]
>>> show("确保2023年11月底前建成反诈中心。\\n2024年1月19日")
[('inconsistent', '2023年11月底前 = 2023-11-30; document of 2024-01-19')]
>>> show("验收要求2023年6月底前完成,我市5月即通过验收。\\n2024年1月19日")
[]
>>> show("2024年底前建成街面警务站36座。街面警务站须于2024年6月底前完成全部36座的建设。")
[('inconsistent', '2024年底前 = 2024-12-31; 2024年6月底前 = 2024-06-30')]
"""

import re
from collections.abc import Iterator

from zhibiao.audit.aims import same_aim
from zhibiao.audit.candidates import NEAREST, of_many, repeatable
from zhibiao.audit.dues import Due, dues, terms
from zhibiao.audit.page import Page
from zhibiao.audit.times import milestone
from zhibiao.audit.words import cue
from zhibiao.records import Finding

RANGE = re.compile(
    r"(?P<y>20\d\d)年(?P<m>\d{1,2})月(?:\d{1,2}日)?(?:起|(?:开始|启动|起)[，,]?(?=[至到]20\d\d年))?(?:至|到|—+|-|–)(?:(?P<y2>20\d\d)年)?(?P<m2>\d{1,2})月"
)
YEAR = re.compile("[\\d〇零一二三四五六七八九今本明]年|年内")
SETTLED = "the plan or the contract that sets the date"


def findings(page: Page) -> Iterator[Finding]:
    """Deadlines past on the day of the document, conflicting ones, and reversed ranges."""
    found = list(dues(page))
    yield from _past(page, [*found, *terms(page)])
    yield from _strict(page, found)
    yield from _whole(page, found)
    yield from _twice(page, found)
    yield from _reversed(page)


def _past(page: Page, dues: list[Due]) -> Iterator[Finding]:
    today = page.date
    gone = [due for due in dues if today and due.day[: len(today)] < today]
    own = {due.sentence for due in gone if YEAR.search(due.words)}
    for due in gone:
        if YEAR.search(due.words) or due.sentence not in own:  # else it has the other's year
            yield page.finding(
                "deadline",
                "inconsistent",
                [(due.start, due.end)],
                f"{due.shown()}; document of {today}",
                "The date was past on the day of the document, which speaks of it as still to come.",
                rivals=(
                    "the year is misprinted",
                    "the sentence was carried over from an earlier text",
                    "it was done in time and the report does not say so",
                ),
                settled_by=SETTLED,
            )


def _strict(page: Page, dues: list[Due]) -> Iterator[Finding]:
    """2021年前 beside 2021年底前 and 到2021年, or in a document of 2021."""
    for index, due in enumerate(dues):
        if due.strict == due.day or (page.date and due.day[: len(page.date)] < page.date):
            continue
        beside = [d for d in _around(dues, index) if due.strict < d.day <= due.day]
        gone = bool(page.date) and due.strict[: len(page.date)] < page.date
        if not beside and not gone:
            continue
        listed = sorted([*beside, due], key=lambda d: d.start)
        computed = "; ".join(d.shown() for d in listed) + (
            f"; document of {page.date}" if page.date else ""
        )
        why = (["it was past on the day of the document"] if gone else []) + (
            ["other parts of it are due later"] if beside else []
        )
        yield page.finding(
            "deadline",
            "not_testable",
            [(d.start, d.end) for d in listed],
            computed,
            f"Read strictly, {due.words} ends on {due.strict}: {' and '.join(why)}. Read loosely, "
            f"it ends on {due.day} and nothing is amiss. The text does not say which is meant.",
            rivals=(
                f"{due.words} was meant as {due.words.replace('前', '')}底前",
                "the sentence was carried over from an earlier draft",
            ),
            settled_by=SETTLED,
        )


def _whole(page: Page, dues: list[Due]) -> Iterator[Finding]:
    """A part that is due after everything is to be done."""
    for index, due in enumerate(dues):
        if not due.whole or due.excepting:
            continue
        for part in _around(dues, index):
            if part.whole or part.day <= due.day or part.day[:4] > f"{int(due.day[:4]) + 3}":
                continue
            yield page.finding(
                "deadline",
                "inconsistent",
                [(due.start, due.end), (part.start, part.end)],
                f"{due.shown()} for everything; {part.shown()} for a part of it",
                "A part is due after the day by which everything is to be done.",
                rivals=("the part was meant as an exception", "one of the dates is misprinted"),
                settled_by=SETTLED,
            )


def _around(dues: list[Due], index: int) -> list[Due]:
    """The dues not far from one, so that time stays linear."""
    return dues[max(0, index - NEAREST) : index] + dues[index + 1 : index + 1 + NEAREST]


def _twice(page: Page, dues: list[Due]) -> Iterator[Finding]:
    """The same thing due on two days."""
    for one, other in _near(page, dues):
        joined = one.sentence == other.sentence and not re.search(
            "[；;]", page.text[one.end : other.start]
        )
        if joined or one.whole or other.whole or one.strict != one.day or other.strict != other.day:
            continue
        headed = [milestone(page, due.start) for due in (one, other)]
        if headed == [f"{due.day[:4]}年" for due in (one, other)] and headed[0] != headed[1]:
            continue  # 2021年打基础：…; 2023年补短板：…
        numbers = [_values(page, due) for due in (one, other)]
        acts = [_act(due.about) for due in (one, other)]
        if _of_other_sizes(*numbers) or (all(acts) and acts[0] != acts[1]):
            continue
        aim = same_aim(one.about, other.about)
        if not aim:
            continue
        verdict = "consistent" if one.day == other.day else "inconsistent"
        match = f"both speak of {aim}" + (
            f" and of {'、'.join(sorted(numbers[0] & numbers[1]))}"
            if numbers[0] & numbers[1]
            else ""
        )
        yield page.finding(
            "deadline",
            verdict,
            [(one.start, one.end), (other.start, other.end)],
            f"{one.shown()}; {other.shown()}",
            "The same thing is due on the same day."
            if verdict == "consistent"
            else "The same thing is due on two days.",
            rivals=()
            if verdict == "consistent"
            else ("one date is for a first stage", "one of the dates is misprinted"),
            settled_by="" if verdict == "consistent" else SETTLED,
            match=match,
        )


def _near(page: Page, dues: list[Due]) -> Iterator[tuple[Due, Due]]:
    """Pairs of dues not far apart; of what is set for each of many, those of one paragraph."""
    groups = of_many(page, [n for n in page.numbers if repeatable(page, n)])
    many = {page.around(item) for group in groups for item in group}
    for index, one in enumerate(dues):
        for other in dues[index + 1 : index + 1 + NEAREST]:
            own = page.paragraph(one.start) == page.paragraph(other.start)
            if own or not {one.sentence, other.sentence} & many:
                yield one, other


def _act(about: str) -> str:
    """What is to be done, where the words say more than that it is to be finished."""
    names = {name for name in ("act_open", "act_upgrade", "act_cover") if cue(name).search(about)}
    names |= set(cue("act_other").findall(about))
    return names.pop() if len(names) == 1 else ""


def _values(page: Page, due: Due) -> set[str]:
    """The values that a passage sets, with their units."""
    stop = due.sentence[1]
    start = due.sentence[0]
    return {
        f"{n.value}{n.unit}"
        for n in page.within(start, stop)
        if n.value is not None and n.measure != "universal" and n.surface in due.about
    }


def _of_other_sizes(one: set[str], other: set[str]) -> bool:
    """Whether two passages count the same unit, and never alike."""
    units = [{value.lstrip("0123456789.") for value in values} for values in (one, other)]
    return bool(units[0] & units[1]) and not one & other


def _reversed(page: Page) -> Iterator[Finding]:
    """A period that ends before it begins."""
    for match in RANGE.finditer(page.text):
        first = int(match["y"]), int(match["m"])
        last = int(match["y2"] or match["y"]), int(match["m2"])
        if last < first:
            yield page.finding(
                "deadline",
                "inconsistent",
                [match.span()],
                f"{first[0]}-{first[1]:02} to {last[0]}-{last[1]:02}",
                "The period ends before it begins.",
                rivals=("a year is misprinted", "the second month is of the next year"),
                settled_by=SETTLED,
            )
