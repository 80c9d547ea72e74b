"""The number that a change starts from, where the claims beside it print it.

A base is printed by a from–to pair or by a count of an earlier time; a count and a difference give one
that no text prints:

>>> from zhibiao.changes import changes
>>> from zhibiao.claims import claims_of_text
>>> from zhibiao.tables import claims_frame
>>> def show(text):
...     told = changes(claims_frame(claims_of_text(text)))
...     return told.loc[told["type"] == "percent", ["base", "baseline"]].values.tolist()
>>> show("溺水死亡人数由24人减少到18人,下降25%。"), show("盗窃案件上年395起,今年312起,下降21%。")
([['printed', Decimal('24')]], [['printed', Decimal('395')]])
>>> show("盗窃案件312起,比上年减少83起,下降21%。"), show("盗窃案件312起,同比下降21%。")
([['derived', Decimal('395')]], [['after printed', None]])
>>> show("盗窃案件下降21%,诈骗案件由120起降至112起。")
[['not printed', None]]
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from zhibiao.changes.naming import YEAR, counted
from zhibiao.lexicon import syntax
from zhibiao.repair import mend

NEAR = 32  # raw characters between two claims that prefix and suffix still cover
STOP = re.compile("[。！？!?;；\n]")
LEVELS = ("count", "money", "rate", "percentage", "duration")
LAST_YEAR = re.compile("上年|去年")
AGAINST_LAST_YEAR = re.compile("同比|上年|去年|同期|\\A\\Z")
DIFFERENCE = re.compile(f"(?:{syntax('change')}|少|多)了?\\Z")
Row = dict[str, object]


class Base(NamedTuple):
    """Whether a change's base is printed or derived, the claim that says so, and the number;
    ``later`` is the number that the change ends at, where that is printed."""

    base: str = "not printed"
    claim_id: str = ""
    baseline: Decimal | None = None
    later: Decimal | None = None


def gap(first: Row, second: Row) -> str | None:
    """The raw characters between two claims of one sentence, ``None`` if they are not near."""
    size = int(second["start"]) - int(first["end"])
    if first["report_id"] != second["report_id"] or not 0 <= size <= NEAR:
        return None
    between = str(first["suffix"])[:size] + str(second["prefix"])[-size:] if size else ""
    return None if STOP.search(between) else between


def base_beside(row: Row, beside: Sequence[Row], year: Decimal | None) -> Base:
    """The base of the change ``row`` among the claims beside it; ``year`` is its base's, if told."""
    what = counted(re.split("[由从]", str(row["subject"]))[0])
    before = [other for other in beside if gap(other, row) is not None]
    after = [other for other in beside if gap(row, other) is not None]
    same = [o for o in (*before, *after) if o["value"] and counted(str(o["subject"])) == what]
    for other in same:
        if other["baseline"] and other["direction"] in ("", row["direction"]):
            return Base(
                "printed",
                str(other["claim_id"]),
                *map(_number, (other["baseline"], other["value"])),
            )
    levels = [other for other in same if other["measure"] in LEVELS and not other["baseline"]]
    moved = [other for other in levels if _is_difference(other)]
    earlier = [other for other in levels if _earlier(other, row, year)]
    for other in earlier[:1]:
        ends = [o for o in levels if o not in (*earlier, *moved) and o["unit"] == other["unit"]]
        later = _number(ends[-1]["value"]) if ends else None
        return Base("printed", str(other["claim_id"]), _number(other["value"]), later)
    later = [other for other in levels if other in before and other not in moved]
    for difference in moved:
        whole = [other for other in later if other["unit"] == difference["unit"]]
        if whole and difference["direction"] == row["direction"]:
            sign = 1 if row["direction"] == "down" else -1
            end = _number(whole[-1]["value"])
            start = end + sign * _number(difference["value"])
            return Base("derived", str(difference["claim_id"]), start, end)
    if not later:
        return Base()
    return Base("after printed", str(later[-1]["claim_id"]), later=_number(later[-1]["value"]))


def _number(cell: object) -> Decimal:
    return Decimal(str(cell))


def _earlier(other: Row, row: Row, year: Decimal | None) -> bool:
    """Whether a count is of the time that a change is measured against."""
    then, now, own = str(other["period"]), str(row["period"]), str(other["base_period"])
    against = str(row["base_period"])
    if own:  # 比上年的395起下降21%: the count stands in the comparison itself
        return own == against and own[0] in "比较与" and not other["direction"]
    if LAST_YEAR.search(then):
        here = "同期" in then or not LAST_YEAR.search(now.removesuffix(against))
        return here and bool(AGAINST_LAST_YEAR.search(against))
    told, spoken_of = YEAR.search(then), YEAR.search(now)
    if not told:
        return False
    if year is not None:
        return int(told[1]) == year
    return not against and bool(spoken_of) and int(told[1]) < int(spoken_of[1])


def _is_difference(other: Row) -> bool:
    """减少612起 is a difference; 减少到2874起 and 由24起、6人减少到18起、3人 hold none."""
    said = mend(str(other["prefix"])).text
    return other["direction"] in ("down", "up") and bool(DIFFERENCE.search(said))
