"""A difference with its percentage whose level stands apart from them: 与上年相比,事故减少28起,下降8.2%.

The level bears the whole name of what changed: earlier in the paragraph, or anywhere where the name is
long.  Where no name is given it is the one number in the unit that stands before; what a share is
taken from (预算数600万元的40%) is none.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     return [(str(m.base), str(m.to), c.surface) for m, c in differences(page_of_text(text))]
>>> show("发生事故312起,造成9人死亡。与上年相比,事故起数减少28起,下降8.2%;死亡人数减少1人,下降10%。")
[('340', '312', '8.2%'), ('10', '9', '10%')]
>>> show("收入312万元,完成预算数600万元的52%,比上年减收28万元,下降8.2%。")
[('3400000', '3120000', '8.2%')]
>>> show("发生事故312起。与上年相比,火灾起数减少28起,下降8.2%。")
[]
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from zhibiao.audit.bases import BASE_OF_A_SHARE
from zhibiao.audit.moves import Move, foreign
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.tied import FORMER
from zhibiao.audit.words import by_how_much, cue, verb_of

LEVELS = ("count", "money")
THAN = re.compile(
    "(?:[与和同较比](?:[上去前]年|上一年|20\\d\\d年)(?:同期|度)?(?:相比|比较)?|同比|同期)"
)
NUMBER_OF = re.compile("(?:[起件人户次宗]?数量?|总[数量额])\\Z")
ALL = re.compile("各类|总")
LONG_NAME = 4  # characters of a name that says which level is meant, however far off
REACH = 60  # numbers to either side among which a level is sought: time stays linear


def differences(page: Page) -> Iterator[tuple[Move, Number]]:
    """Each percentage beside its difference, with the level that fits it best and what the difference leaves of it."""
    for index, (difference, change) in enumerate(pairwise(page.numbers)):
        if _told(page, difference, change):
            sign = -1 if cue("down").search(page.label(difference)) else 1
            found = [_move(level, difference, sign) for level in _levels(page, index)]
            found = [move for move in found if move.base > 0]
            if found:
                yield min(found, key=lambda move: _off(move, change)), change


def _told(page: Page, difference: Number, change: Number) -> bool:
    """减少28起，下降8.2%: by how much in the unit, then in per cent."""
    return (
        change.measure == "change"
        and change.unit == "%"
        and change.exact
        and difference.measure in LEVELS
        and difference.exact
        and by_how_much(page.label(difference))
        and not foreign(page.between(difference, change))
    )


def _levels(page: Page, index: int) -> list[Number]:
    """The numbers that a difference may be of: those of its name, or the one before it."""
    difference = page.numbers[index]
    name = _name(page.label(difference))
    start, _ = page.around(difference)
    if len(name) < 2:
        start = max([start, *_ends_before(page, difference, start)])
        own = [n for n in page.within(start, difference.start) if _is_level(page, n, difference)]
        return own if len(own) == 1 else []
    near = page.numbers[max(0, index - REACH) : index + REACH]
    named = [n for n in near if _is_level(page, n, difference) and _bears(page, n, name)]
    here = page.paragraph(difference.start)
    before = [n for n in named if n.start < difference.start and page.paragraph(n.start) == here]
    told_by_years = len(page.headed_years) > 1  # the level may be another year's
    return before or (named if len(name) >= LONG_NAME and not told_by_years else [])


def _ends_before(page: Page, difference: Number, start: int) -> Iterator[int]:
    """Where what is told before a difference ends: at a semicolon, or with a change."""
    for found in re.finditer("[；;]", page.text[start : difference.start]):
        yield start + found.end()
    yield from (n.end for n in page.within(start, difference.start) if n.measure == "change")


def _name(label: str) -> str:
    """What changed: 事故 of 事故起数减少."""
    bare = label[: cue("change_said").search(label).start()]
    bare = cue("scope_words").sub("", ALL.sub("", NUMBER_OF.sub("", THAN.sub("", bare))))
    return bare.strip("，, 　")


def _is_level(page: Page, item: Number, difference: Number) -> bool:
    label = page.label(item)
    return (
        item is not difference
        and item.measure == difference.measure
        and item.counted == difference.counted
        and item.exact
        and item.baseline is None
        and not by_how_much(label)
        and not FORMER.search(label)
        and not BASE_OF_A_SHARE.match(page.text, item.end)
    )


def _bears(page: Page, item: Number, name: str) -> bool:
    """Whether the words of a number hold a name, and no verb of another stage of the case."""
    words = ALL.sub("", page.label(item) + "　" + page.after(item))
    return name in words and verb_of(words) in ("", "received", verb_of(name))


def _move(level: Number, difference: Number, sign: int) -> Move:
    return Move(
        level.value - sign * difference.value,
        level.step + difference.step,
        level.value,
        level.step,
        level.unit,
        level.start,
        difference.end,
        (level, difference),
        "",
    )


def _off(move: Move, change: Number) -> float:
    return abs(abs(move.to - move.base) / move.base * 100 - change.value)
