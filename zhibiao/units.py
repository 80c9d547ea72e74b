"""What a number counts: the unit printed after it, from the table ``units`` or, unlisted, as printed.

Units are an open class.  Listed are the common measure words; two of them may stand together
(轮次, 台套, 台(套), 元/人); after an Arabic number the noun that ends a phrase is a unit of its own
(300工位。), and so nothing that has to be listed first.

>>> unit_at("32个警务站", 2), unit_at("5轮次", 1), unit_at("60元/人", 2), unit_at("300 工位,", 3)
(('个', 3), ('轮次', 3), ('元/人', 5), ('工位', 6))
>>> unit_at("96.5,居全省", 4), unit_at("七专项", 1, spelled_out=True)
(None, None)
"""

import re
from functools import cache

from zhibiao.lexicon import one_of, table

MEASURE = {row.unit: row.measure for row in table("units")}
PLAIN_THINGS = frozenset(row.unit for row in table("units") if row.spelled == "no")
"""Units of everyday things, which a small spelled-out number before them only describes."""
NOUN_UNITS = frozenset(row.unit for row in table("units") if row.spelled == "noun")
SAME_UNIT = {"个百分点": "百分点", "个千分点": "千分点", "个小时": "小时", "秒钟": "秒",
             "个多月": "个月", "个多小时": "小时", "个半月": "个月", "个半小时": "小时", "个半钟头": "钟头", "㎡": "平方米"}  # fmt: skip
"""One unit that is printed in two ways."""

LISTED = one_of("units", "unit")
BASE = rf"(?:\d*[十百千万亿]*(?:人口|平方公里|{LISTED}|[月季])|\d*[十百千]?[万亿])"
UNIT = re.compile(
    rf"[ \u3000]?(?P<unit>(?:{LISTED})?[/／]{BASE}(?:[·/]{BASE})?"
    rf"|{LISTED}每(?:立方米|平方米|平方公里|公里|升|秒|小时|吨|亩|人|户|车)"
    rf"|{LISTED}[（(](?:次|{LISTED})[）)]"
    rf"|[轮组梯团次件宗]次|[台辆架部][套件]|{LISTED})"
)
NOUN_ENDS = re.compile(
    r"[ \u3000]?(?P<unit>[一-鿿]{1,3}?)(?=[，,。；;、！!）)”」]|以上|以下|以内|左右|$|\n|[和及与或]\d)"
)
NO_UNIT = frozenset(
    "的在是和与及或等以为时至到从由中上下左前后间内外比较同增减升降达占居且而则将要已均月号级届了计"
)


def unit_at(text: str, at: int, *, spelled_out: bool = False) -> tuple[str, int] | None:
    """The unit that is printed at a place and where it ends, or None.

    ``spelled_out`` is for numbers in Chinese numerals, which take listed units alone.
    """
    found = UNIT.match(text, at)
    if found and spelled_out and found["unit"] in NOUN_UNITS:
        return None
    if not found and not spelled_out:
        found = NOUN_ENDS.match(text, at)
        if found and found["unit"][0] in NO_UNIT:
            return None
    if not found:
        return None
    return SAME_UNIT.get(found["unit"], found["unit"]), found.end()


@cache
def measure_of(unit: str) -> str:
    """What a number with this unit is: a count, money, a duration, a rate …"""
    if "/" in unit or "／" in unit or "每" in unit:
        return "rate"
    return MEASURE.get(unit, "count")
