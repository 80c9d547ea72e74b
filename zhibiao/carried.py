"""What a claim has from the one before it, from the sentence or from the cell before.

>>> named_before("2025年78%，2026年达到85%。", "1．群众满意率。"), named_before("全市建成32个。", "群众满意率。")
('群众满意率', '')
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from zhibiao.records import Claim

CELL_ENDS = re.compile(r"[\t|｜\u3000] *\Z")
ROW = 8  # claims, at most, of a cell that sets aims
END = re.compile("[。；;\n]")
PER_HEAD = ("每", "人均", "户均")
COMPARED = re.compile("[，,][^，,]*[比较][^，,]*[多少高低增减升降]")
TAKEN = re.compile("占[^，,。；]*$")
YEAR_FIRST = re.compile(r"[ \u3000]*(?:(?:19|20)\d\d年[末底]?|基期|现状)[为是达到]{0,2}\d")
NAME_ALONE = re.compile(
    r"(?:^|[。；;：:\d.．、）)])(?P<name>[一-鿿“”]{2,24}(?:[率度数量值额重感]|比例))。\Z"
    r"|^\s*\d{1,2}[.．、](?P<listed>[^，,。；;]{2,24})。\Z"
)


def carry_on(claim: Claim, between: str, last: Claim | None) -> Claim:
    """A claim with what it shares with ``last``, told just before it of the same subject.

    A change of a share or of a rate per head is of its base (占28%，比上年高3个百分点); a change in
    brackets goes the way of what it stands behind (减少274人（18%）).
    """
    if not last or last.subject != claim.subject or END.search(between):
        return claim
    measure = claim.quantity.measure
    if not claim.direction and measure == "change" and between in ("（", "("):
        return replace(claim, direction=last.direction)
    if claim.denominator:
        return claim
    per_head = last.denominator.startswith(PER_HEAD)
    taken = last.quantity.measure == "percentage" and TAKEN.search(last.quote.prefix)
    if (per_head and (measure in ("change", "multiple") or COMPARED.search(between))) or (
        taken and measure == "point_change"
    ):
        return replace(claim, denominator=last.denominator)
    return claim


def named_before(sentence: str, said: str) -> str:
    """What the sentence before names, where one begins with a year: 满意率。2025年78%."""
    named = NAME_ALONE.search(said) if YEAR_FIRST.match(sentence) else None
    return (named["name"] or named["listed"]) if named else ""


def aimed_at(unit: str, said: str, earlier: Sequence[Claim]) -> str:
    """What the aim of a table's row, ``said`` up to a cell, counts in the cell's unit: 新增床位300张 | 已建成200张.

    >>> aimed_at("张", "新增床位300张。", [])
    ''
    """
    known = earlier[-ROW:] if unit and CELL_ENDS.search(said) else ()
    alike = (c for c in reversed(known) if c.quantity.unit == unit and c.quote.exact in said)
    return next((claim.subject for claim in alike), "")
