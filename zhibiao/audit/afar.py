"""A change against last year's level, where the level stands in another sentence.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     page = page_of_text(text)
...     return [(str(move.base), str(move.to), change.surface) for move, change in afar(page)]
>>> show("去年刑事发案1420起。\\n今年刑事发案1260起，同比下降10%。")
[('1420', '1260', '10%')]
>>> show("去年刑事发案1420起。\\n今年治安发案1260起，同比下降10%。")
[]
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from zhibiao.audit.against import by_words
from zhibiao.audit.likeness import told
from zhibiao.audit.moves import Move, foreign, joined
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.words import cue

BASED = re.compile(r"[，,（(]?(?:同比|[较比](?P<base>上年|去年|上一年|20\d\d年)(?:同期)?)")
MONTHS = re.compile(r"(?:\d{1,2}-)?\d{1,2}月")
SHORT = 3  # characters of a name whose owner stands at the paragraph's head: 立案, 发案
FARTHEST = 2  # times the smaller of two levels
MEASURES = ("count", "money", "percentage")


def afar(page: Page) -> Iterator[tuple[Move, Number]]:
    """Each change said right after a number, with last year's number of the same thing."""
    levels = defaultdict(list)
    for item in page.numbers:
        if item.measure in MEASURES and item.exact and item.baseline is None:
            for name in told(page, item).cores[:1]:
                levels[name, item.counted, told(page, item).time].append(item)
    for to, change in pairwise(page.numbers):
        gap = page.between(to, change)
        based = BASED.match(gap)
        if not based or foreign(gap) or to.measure not in MEASURES or not to.exact:
            continue
        if change.measure not in ("change", "point_change") and change.counted != to.counted:
            continue
        if to.baseline is not None or not cue("change_said").search(gap):
            continue
        found = [
            level
            for time in _times(page, to, based["base"] or "")
            for name in _named(page, to, {name for name, _, _ in levels})
            for level in levels[name, to.counted, time]
            if _alike(page, level, to)
        ]
        if len({level.value for level in found}) == 1 and _near(found[0], to):
            yield joined(found[0], to, gap), change


def _named(page: Page, to: Number, known: set[str]) -> set[str]:
    """A number's name; 诈骗立案 for a bare 立案 in a paragraph whose first sentence is on 诈骗."""
    own = told(page, to).cores[:1]
    line = page.text.rfind("\n", 0, to.start) + 1
    opened = re.split("[。；;]", page.text[line : to.start])[0]
    longer = {
        name
        for name in known
        if own
        and 1 < len(own[0]) <= SHORT
        and name != own[0]
        and name.endswith(own[0])
        and len(name) - len(own[0]) > 1
        and name.removesuffix(own[0]) in opened
    }
    return {*own, *longer}


def _near(level: Number, to: Number) -> bool:
    """Of one size: 去年建成420个 is the stock, where 今年建成60个，同比增加12个 were added."""
    return max(level.value, to.value) <= FARTHEST * min(level.value, to.value)


def _times(page: Page, to: Number, base: str) -> list[str]:
    """How a text may name the time that a change is from, given the time of the number it is of."""
    time = told(page, to).time
    if base[:2] == "20":
        return [base, *(["now"] if base[:4] in page.years else [])]
    if MONTHS.fullmatch(time):
        own = [f"{int(page.years[0]) - 1}年"] if page.years[0] else []
        return [f"{word}{time}" for word in ("去年", "上年", *own)]
    year = re.match(r"20\d\d", page.years[0] if time == "now" else time)
    named = [f"{int(year[0]) - 1}年"] if year else []
    if time != "now":
        return named if re.fullmatch(r"20\d\d年?", time) else []
    if page.period:
        return [
            "去年同期",
            "上年同期",
            *(f"{word}{page.period}" for word in ("去年", "上年", *named)),
        ]
    return ["去年", "上年", "上年度", "去年同期", "上年同期", *named]


def _alike(page: Page, level: Number, to: Number) -> bool:
    """Whether a level is of the same thing as a number of another sentence."""
    one, other = told(page, level), told(page, to)
    return (
        page.around(level) != page.around(to)
        and (one.place, one.fresh, one.part) == (other.place, other.fresh, other.part)
        and (one.verb == other.verb or not one.verb or not other.verb)
        and not by_words(page, level, page, to)
    )
