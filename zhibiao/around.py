"""What stands around a quantity in its sentence: the quantities like it, the words on both sides.

>>> from zhibiao.scan import scan
>>> text = "事故起数、致死人数同比分别下降37.5%、22.6%"
>>> items = scan(text).quantities
>>> series(text, items, 1), words_before(text, items, 0, 0)
((0, 1), '事故起数、致死人数同比分别下降')
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from zhibiao.lexicon import syntax, syntax_of
from zhibiao.nouns import CLAUSE, clause_start, earlier, noun
from zhibiao.quantities import Printed

ASIDE = 24  # characters between a bracket and the number in it
IN_BRACKETS = re.compile(
    "[（(](?P<said>(?![其中]*不?含)[^（()）\\d]*(?:(?:19|20)\\d\\d年[末底]?)?[^（()）\\d]{0,4})\\Z"
)
AFTER_BRACKETS = re.compile("^[)）](?:[、，,]|以及|[及和与])?")


class Around(NamedTuple):
    """A quantity among the others of its sentence, and the words on both sides of it."""

    text: str
    items: Sequence[Printed]
    index: int
    start: int  # of the sentence
    end: int
    before: str  # in its clause, since the quantity before
    after: str  # in its clause, up to the next quantity

    def earlier(self, share: bool = False, thing: bool = False) -> str:
        """What the clauses before speak of."""
        return earlier(self.told(self.items[self.index].start - len(self.before)), share, thing)

    def told(self, stop: int) -> str:
        """The words of the sentence up to a place, each quantity in them a ``|``."""
        said, at = "", self.start
        for item in self.items[: self.index]:
            said += self.text[at : item.begins] + "|"
            at = item.end
        return said + self.text[at:stop]


def series(text: str, items: Sequence[Printed], index: int) -> tuple[int, int]:
    """First and last index of the run of like values around an item: 37.5%、22.6%."""

    def in_turn(*ends: Printed) -> bool:  # 分别从7‰、19/10万降至5‰、17/10万
        return all(end.begins < end.start for end in ends)

    def like(left: int, right: int) -> bool:
        one, other = items[left], items[right]
        return (
            (one.unit == other.unit or one.measure == other.measure or in_turn(one, other))
            and one.measure not in ("streak", "universal", "zero")
            and bool(_between_like().fullmatch(text, one.end, other.start))
        )

    first = last = index
    while first > 0 and like(first - 1, first):
        first -= 1
    while last + 1 < len(items) and like(last, last + 1):
        last += 1
    return first, last


@cache
def _between_like() -> re.Pattern[str]:
    return re.compile(f"(?:{syntax('list_mark')})(?:{syntax('change')})?")


def words_before(text: str, items: Sequence[Printed], first: int, start: int) -> str:
    """The words of the clause before the first value of a run, since the last other quantity.

    A number in brackets is of what stands before them: 盗窃（120起）、诈骗（98起）, 盗窃（2025年：9起）.
    """
    at = items[first].begins
    opened = IN_BRACKETS.search(text, max(start, at - ASIDE), at)
    if opened and not noun(opened["said"]):
        return _up_to(text, items, first, opened.start(), start)
    clause = clause_start(text, start, at)
    since = items[first - 1].end if first else start
    low = max(clause, since if since > start else start)
    words = text[low:at]
    if first and since > start and words[:1] in ("）", ")") and not noun(words[1:]):
        opened = max(text.rfind(bracket, start, since) for bracket in "（(")
        return (
            _up_to(text, items, first - 1, opened, start) + words[1:] if opened > start else words
        )
    if first and items[first - 1].measure == "streak" and since > clause and not noun(words):
        return words_before(text, items, first - 1, start).removesuffix("连续") + words
    return words  # of …率连续六年保持100% all but the streak


def _up_to(text: str, items: Sequence[Printed], first: int, stop: int, start: int) -> str:
    """The words of the clause up to a place, since the quantity before ``items[first]``."""
    since = items[first - 1].end if first else start
    return AFTER_BRACKETS.sub("", CLAUSE.split(text[max(start, since) : stop])[-1])


def words_after(text: str, items: Sequence[Printed], index: int, end: int) -> str:
    """The words of the clause after a value, up to the next quantity."""
    item = items[index]
    stop = CLAUSE.search(text, item.end, end)
    high = stop.start() if stop else end
    if index + 1 < len(items) and items[index + 1].start < high:
        high = items[index + 1].start
        piece = text[item.end : high]
        cut_at = max(
            (m.start() for m in syntax_of("list_mark").finditer(piece)), default=len(piece)
        )
        return piece[:cut_at] if cut_at else piece
    return text[item.end : high]
