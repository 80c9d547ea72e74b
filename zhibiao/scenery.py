"""Numbers that only paint a scene: the minutes someone walked, two chairs in a room.

A feature tells a story and reports figures, often in one sentence; the codebook counts the figures
alone.  The words of the table ``scene_words`` stand on the side of the one or of the other, and so
does a small number of everyday things.  A text that is told like a tale throughout, or that speaks
of nothing a report speaks of, has to show the words of a report beside a number.

>>> text = "他说,老伴走了二十分钟,喝了两碗茶。孩子坐在门口。全县受理纠纷4126件。"
>>> from zhibiao.quantities import quantities
>>> scene = Scenery(text)
>>> [(item.surface, scene.holds(item)) for item in quantities(text)]
[('二十分钟', True), ('4126件', False)]
>>> Scenery("落实六项机制。").holds(quantities("落实六项机制。")[0])
False
"""

import re
from bisect import bisect_left
from functools import cache

from zhibiao.begins import compiled
from zhibiao.lexicon import table
from zhibiao.records import Printed

FOREIGN = 12  # words of a report in 1,000 characters; with fewer a text of some length is none
LONG = 200  # characters from which a text's own words tell what it is
PERSONAL = 20  # a number of everyday things below this is as good as a word
LIKE_A_SCENE = re.compile(
    "[公千厘毫微]?米|平方米|平米|公里|里|斤|公斤|千克|克|毫升|升|岁|度|元|块|分|分钟|小时|秒|天|周|圈|步|口|趟|个孩子|℃"
)
CASES = frozenset(("起", "件", "人次", "家次", "场次", "路", "万元", "亿元"))
"""Units that a tale has no use for."""
MANY = 100
BACK = 200  # characters before a number in which the stop before it is looked for
PLAINLY = 3  # so much more like a tale has to be a sentence of a report
FIGURES = (
    "percentage",
    "change",
    "point_change",
    "multiple",
    "rank",
    "streak",
    "rate",
    "universal",
)
STOP = re.compile("[。！？!?\n]")
CLAUSE = re.compile("[，,。；;！？!?（）()\n]")


@cache
def _words(side: str) -> re.Pattern[str]:
    return compiled("|".join(row.pattern for row in table("scene_words") if row.side == side))


class Scenery:
    """What a text's words say of its numbers; asked only for those that could be scenery."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._report = [match.start() for match in _words("report").finditer(text)]
        self._scene = [match.start() for match in _words("scene").finditer(text)]
        self._stops = [match.start() for match in STOP.finditer(text)]
        self._marks = [match.start() for match in CLAUSE.finditer(text)]
        enough = FOREIGN * len(text) / 1000
        self._foreign = (
            len(text) >= LONG and len(self._report) < enough and not _words("system").search(text)
        )
        self._tale = self._foreign or len(self._scene) > len(self._report)

    def holds(self, item: Printed) -> bool:
        """Whether a number only paints a scene."""
        figure = item.measure in FIGURES and item.surface != "一半"
        if (figure or item.unit in CASES) and not self._foreign:
            return False
        low, high = _around(self._stops, len(self._text), item)
        start, end = _around(self._marks, len(self._text), item)
        if _words("deed").search(self._text, start, item.start):
            return False  # 追回白酒|9瓶
        told = 2 * _count(self._report, start, end) + bool(_count(self._report, low, high))
        painted = 2 * _count(self._scene, start, end) + bool(_count(self._scene, low, high))
        if self._foreign and not told:
            return True
        size, personal = item.value or item.high or 0, bool(LIKE_A_SCENE.fullmatch(item.unit))
        if size >= MANY and not personal:
            told += 2
        small = item.chinese and size < PERSONAL
        if not self._tale:
            return (small or personal) and painted >= told + PLAINLY
        return painted + small > told or (personal and painted + 1 >= told)


def _around(stops: list[int], length: int, item: Printed) -> tuple[int, int]:
    """From the last stop before a number, if one is near, to the first behind it."""
    last = bisect_left(stops, item.start) - 1
    near = last >= 0 and stops[last] >= item.start - BACK
    following = bisect_left(stops, item.end)
    return stops[last] + 1 if near else 0, stops[following] if following < len(stops) else length


def _count(places: list[int], start: int, end: int) -> int:
    return bisect_left(places, end) - bisect_left(places, start)
