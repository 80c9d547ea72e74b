"""Stretches of a text, each with what is known of it.

>>> known = Stretches([Stretch(0, 6, "scheme", "numerals"), Stretch(1, 3, "idiom", "exceptions")])
>>> known.over(1, 2).kind, known.over(4, 5).kind, known.over(5, 7)
('idiom', 'scheme', None)
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Stretch(NamedTuple):
    """Characters from start to end, their class, and what told it."""

    start: int
    end: int
    kind: str
    rule: str
    role: str = ""  # how it serves its claims
    claim_ids: tuple[str, ...] = ()


class Stretches:
    """Stretches that may overlap, to be asked which of them holds a place."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self._all = sorted(stretches, key=lambda one: one.start)
        self._starts = [one.start for one in self._all]
        self._longest = max((one.end - one.start for one in self._all), default=0)

    def over(self, start: int, end: int) -> Stretch | None:
        """The shortest stretch that holds all of a place; of two equally short ones the claim."""
        found: Stretch | None = None
        i = bisect_right(self._starts, start) - 1
        while i >= 0 and self._starts[i] > start - self._longest:
            one = self._all[i]
            if one.end >= end and (found is None or _rank(one) < _rank(found)):
                found = one
            i -= 1
        return found

    def beginning(self, start: int, end: int) -> Iterator[Stretch]:
        """The stretches that begin at or after start and before end."""
        for i in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            yield self._all[i]

    def within(self, start: int, end: int) -> Iterator[Stretch]:
        """The stretches that lie inside a place."""
        return (one for one in self.beginning(start, end) if one.end <= end)


def _rank(one: Stretch) -> tuple[int, bool]:
    return one.end - one.start, one.kind != "in_claim"
