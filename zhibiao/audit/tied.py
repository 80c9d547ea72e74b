"""The finding about a total and parts that stand apart from it, once they are tied to it.

>>> from zhibiao.audit.page import page_of_text
>>> page = page_of_text("立案86起。盗窃42起。诈骗34起。")
>>> [f.computed for f in held(page, page.numbers[0], page.numbers[1:], sure=True)]
['42 + 34 = 76 起; printed 86 起']
>>> clause_before(page, page.numbers[1])
'盗窃'
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.parts import (
    NEAR_FOR_TWO,
    RIVALS,
    SETTLED,
    chance,
    like_a_slip,
    meet,
    near,
    off,
    written,
)
from zhibiao.audit.words import cue, verb_of
from zhibiao.records import Finding

STAGES = frozenset(("received", "filed", "solved"))  # of a case: one is no part of another
FORMER = re.compile("去年|上年|前年|同期|上月")


def held(page: Page, head: Number, parts: Sequence[Number], *, sure: bool) -> Iterator[Finding]:
    """The finding about parts that are tied to a total; where it is not sure, a slip has to tell."""
    added = sum((part.value for part in parts), Decimal(0))
    gap = head.value - added
    if len(parts) < 2 or max(part.value for part in parts) >= head.value:
        return
    if other_stage(page, head, parts):
        return
    if meet(parts, head):
        yield page.finding(
            "sum_of_parts",
            "consistent",
            [head, *parts],
            written(parts, head),
            "The parts, told one by one, come to the printed total.",
            chance=chance(parts, head),
        )
    elif near(added, head.value, len(parts), True) and (
        sure or (abs(gap) <= NEAR_FOR_TWO * head.value and like_a_slip(gap))
    ):
        yield page.finding(
            "sum_of_parts",
            "inconsistent",
            [head, *parts],
            written(parts, head),
            f"The parts stand apart from the total; {off(parts, head)}.",
            chance=chance(parts, head),
            rivals=RIVALS,
            settled_by=SETTLED,
        )


def other_stage(page: Page, head: Number, parts: Sequence[Number]) -> bool:
    """Whether the parts are of another stage than the total: 破案516起 is no part of 立案862起."""
    stages = [verb_of(clause_before(page, item)) for item in (head, *parts)]
    return set(stages) <= STAGES and stages[0] not in stages[1:]


def is_plain(page: Page, item: Number) -> bool:
    """Whether a number is an exact amount of now, and no aim, baseline or change."""
    return (
        item.measure in ("count", "money")
        and item.exact
        and item.baseline is None
        and item.modality != "target"
        and not FORMER.search(page.clause(item))
        and not cue("change_said").search(page.label(item))
    )


def clause_before(page: Page, item: Number) -> str:
    """The words before a number since the last comma, lists and earlier numbers included."""
    start, _ = page.around(item)
    return re.split(r"[，。；;：:！？\n（()）]|,(?!\d{3})", page.text[start : item.start])[-1]
