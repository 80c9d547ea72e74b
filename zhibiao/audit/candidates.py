"""Which numbers of a report may tell one fact twice: those of one measure with words in common.

>>> from zhibiao.audit.page import page_of_text
>>> page = page_of_text("建成警务站68座。警务站86座全部运行。抓获嫌疑人12名。")
>>> [(one.surface, other.surface) for one, other in candidates(page, list(page.numbers))]
[('68座', '86座')]
"""

import re
from collections import defaultdict, deque
from collections.abc import Iterator

from zhibiao.audit.likeness import told
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.telling import is_condition
from zhibiao.audit.words import plain

MEASURES = ("count", "money", "percentage", "change", "point_change", "duration", "streak", "rate")
FROM = re.compile("[由从]\\Z")  # 由201亿元跨上280亿元台阶
NEAREST = 40  # numbers on one thing with which a later one is compared, so that time stays linear


def repeatable(page: Page, item: Number) -> bool:
    return (
        item.measure in MEASURES
        and item.value is not None
        and not (item.unit == "%" and item.value == 100)
        and not is_condition(page, item)
        and not (FROM.search(page.label(item)) and "看" not in page.after(item))
        and not re.match("台阶|大关|门槛", page.text[item.end :])
    )


def candidates(
    page: Page, items: list[Number], others: list[Number] | None = None, second: Page | None = None
) -> Iterator[tuple[Number, Number]]:
    """Pairs of one measure whose subjects have three characters in a row in common."""
    index: defaultdict[tuple[str, str], deque[Number]] = defaultdict(lambda: deque(maxlen=NEAREST))
    for item in others or []:
        for key in _keys(second or page, item):
            index[key].append(item)
    for item in items:
        keys = _keys(page, item)
        namesakes = {other.start: other for key in keys for other in index.get(key, ())}
        for _, other in sorted(namesakes.items()):
            yield (item, other) if others is not None else (other, item)
        if others is None:
            for key in keys:
                index[key].append(item)


def _keys(page: Page, item: Number) -> set[tuple[str, str]]:
    if item.measure == "money":
        return {("money", "")}
    found = told(page, item)
    words = {*found.cores, *(each.topic for each in found.sides)}
    digits = "".join(sorted(re.sub(r"\D", "", plain(item.value)))).lstrip("0")
    alike = {(item.unit, digits)} if len(digits) > 2 else set()  # 4126 and 4216
    alike |= {(item.unit, word[:2]) for word in words}  # 刑事发案, 刑事案件发案
    return alike | {
        (item.measure, word[i : i + 3]) for word in words for i in range(max(1, len(word) - 2))
    }
