"""Durations told in two units, and what they are the time of.

>>> from zhibiao.audit.page import page_of_text
>>> page = page_of_text("信访事项平均办理时间压减到12.5天。信访事项办理时间平均280小时。")
>>> [(str(n.value), n.unit) for n in in_one_unit(*page.numbers)], lasting(page, page.numbers[0])
([('300.0', '小时'), ('280', '小时')], ['信访事项办理时间'])
"""

import re
from dataclasses import replace

from zhibiao.audit.number import Number
from zhibiao.audit.page import Page

SECONDS = {"秒": 1, "分": 60, "分钟": 60, "小时": 3600, "天": 86400}
NAMED = re.compile("([一-鿿]{2,14}?(?:时间|时长|用时|耗时|周期|时限))")


def in_one_unit(one: Number, other: Number) -> tuple[Number, Number]:
    """Two durations in the smaller unit of the two; other numbers as they are."""
    if one.unit == other.unit or not {one.unit, other.unit} <= SECONDS.keys():
        return one, other
    unit = min(one.unit, other.unit, key=SECONDS.__getitem__)
    first, last = (_in(item, unit) for item in (one, other))
    return first, last


def _in(item: Number, unit: str) -> Number:
    factor = SECONDS[item.unit] // SECONDS[unit]
    if factor == 1 or item.value is None:
        return item
    return replace(item, value=item.value * factor, step=item.step * factor, unit=unit)


def lasting(page: Page, item: Number) -> list[str]:
    """The name of the time that a duration is: 办理时间, without 平均."""
    if item.measure != "duration":
        return []
    named = NAMED.search(page.label(item).replace("平均", ""))
    return [named[1]] if named else []
