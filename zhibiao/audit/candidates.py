"""Which numbers of a report may tell one fact twice: those of one measure with words in common.

>>> from zhibiao.audit.page import page_of_text
>>> page = page_of_text("建成警务站68座。警务站86座全部运行。抓获嫌疑人12名。")
>>> [(one.surface, other.surface) for one, other in candidates(page, list(page.numbers))]
[('68座', '86座')]
>>> each = "".join(f"{place}河镇建成警务站{n + 21}座。\\n" for n, place in enumerate("东南西北上下左右前后"))
>>> list(candidates(page_of_text(each), list(page_of_text(each).numbers)))
[]
"""

import re
from collections import defaultdict, deque
from collections.abc import Iterator

from zhibiao.audit.likeness import told
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.telling import is_condition
from zhibiao.lexicon import syntax_of

MEASURES = ("count", "money", "percentage", "change", "point_change", "duration", "streak", "rate")
MENDED = re.compile(
    "台阶|大关|门槛|[，,（(]?(?:现|后)?(?:经[^，,。；;]{0,6})?(?:更正|修正|订正|核定|核减|核增)为"
)
NAME = 4  # last characters of a subject, which leave out whose it is: 东河镇刑事发案
FROM = re.compile("[由从]\\Z")  # 由201亿元跨上280亿元台阶
NEAREST = 40  # numbers on one thing with which a later one is compared, so that time stays linear
MOST = 20  # numbers with which one is compared: no report of ordinary size has so many alike
MANY = 8  # with more values, a thing is told of many places or people: none repeats another


def repeatable(page: Page, item: Number) -> bool:
    return (
        item.measure in MEASURES
        and item.value is not None
        and not (item.unit == "%" and item.value == 100)
        and not is_condition(page, item)
        and not (FROM.search(page.label(item)) and "看" not in page.after(item))
        and not MENDED.match(page.text[item.end : item.end + 12])
    )


def of_many(page: Page, items: list[Number]) -> list[list[Number]]:
    """The numbers on each thing that has more than MANY values at one time, in text order.

    What the sentence says of the whole place is no part of them, nor are the cells of a table.

    >>> from zhibiao.audit.page import page_of_text
    >>> text = "".join(f"{place}河镇发案{n + 21}起。" for n, place in enumerate("东南西北上下左右前"))
    >>> page = page_of_text(f"{text}全市发案412起。")
    >>> [(len(told), told[-1].surface) for told in of_many(page, list(page.numbers))]
    [(9, '29起')]
    >>> of_many(page, list(page.numbers[:MANY]))
    []
    """
    groups: defaultdict[tuple[str, str, str], list[Number]] = defaultdict(list)
    for item in items:
        if not page.in_table(item) and not syntax_of("whole_place").search(
            page.text, page.around(item)[0], item.start
        ):
            found = told(page, item)
            groups[item.unit, found.cores[0][-NAME:], found.time].append(item)
    return [group for group in groups.values() if len({item.value for item in group}) > MANY]


def candidates(
    page: Page, items: list[Number], others: list[Number] | None = None, second: Page | None = None
) -> Iterator[tuple[Number, Number]]:
    """Pairs of one measure whose subjects have three characters in a row in common.

    What is told of many is only compared with the numbers of its own paragraph.
    """
    index: defaultdict[tuple, deque[Number]] = defaultdict(lambda: deque(maxlen=NEAREST))
    for item, keys in _keyed(second or page, others or []):
        for key in keys:
            index[key].append(item)
    for item, keys in _keyed(page, items):
        cell = others is None and page.in_table(item)
        for other in _likest(index, keys):
            if not (cell and page.in_table(other)):  # each cell has its own label
                yield (item, other) if others is not None else (other, item)
        if others is None:
            for key in keys:
                index[key].append(item)


def _likest(index: dict[tuple, deque[Number]], keys: set[tuple]) -> list[Number]:
    """The numbers that share most keys with one, rare ones counting more; in text order."""
    shared: defaultdict[int, float] = defaultdict(float)
    found: dict[int, Number] = {}
    for key in keys:
        namesakes = index.get(key, ())
        for other in namesakes:
            found[other.start] = other
            shared[other.start] += 1 / len(namesakes)
    kept = found if len(found) <= MOST else sorted(found, key=lambda at: -shared[at])[:MOST]
    return [found[at] for at in sorted(kept)]


def _keyed(page: Page, items: list[Number]) -> Iterator[tuple[Number, set[tuple]]]:
    """Each number with its keys: of its paragraph, and of the whole text if it is not of many."""
    many = {item.start for group in of_many(page, items) for item in group}
    for item in items:
        keys = _keys(page, item)
        line = page.report.report_id, page.paragraph(item.start)
        yield item, {(*key, *line) for key in keys} | (set() if item.start in many else keys)


def _keys(page: Page, item: Number) -> set[tuple[str, str]]:
    found = told(page, item)
    words = {*found.cores, *(each.topic for each in found.sides)}
    alike = {(item.unit, word[:2]) for word in words}  # 刑事发案, 刑事案件发案
    return alike | {
        (item.measure, word[i : i + 3]) for word in words for i in range(max(1, len(word) - 2))
    }
