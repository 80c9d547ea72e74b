"""Could it be chance?  Two printed counts, or the bases that a printed percentage may have.

The test takes both counts as independent, of periods of one length, and asks how often the
lesser would be as small as it is, or smaller, if nothing had changed.  Given their sum, the
lesser of two Poisson counts is binomial with one half (exact, one-sided).

Counts of events that come in strings vary more.  With ``dispersion`` φ the variance is φ times
the mean (quasi-Poisson): the same tail of the incomplete beta function, with the counts measured
in units of φ and its half-steps kept, ``I½((larger − ½)/φ + ½, (lesser + ½)/φ + ½)``.  It is the
exact test at φ = 1, and stays close to that of two negative binomial counts whose size is set by
half their sum (for fewer than ten cases it is the more cautious of the two).

>>> round(chance(4, 1), 3), round(chance(12, 3), 3), round(chance(12, 3, dispersion=2), 3)
(0.188, 0.018, 0.07)
>>> base_needed("75").base, base_needed("75", dispersion=2).base
(12, 16)
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import exp, floor
from typing import NamedTuple

import pandas as pd

from zhibiao.changes.printed import Interval, percentage
from zhibiao.changes.smallest import in_percent, intervals
from zhibiao.errors import UserError

LARGEST = 10**9
TOO_SMALL = f"so small a change may need bases above {LARGEST:,}. Give a larger one."


class BaseNeeded(NamedTuple):
    """From which base a printed change is unlikely by chance alone.

    ``base`` is the first at which some pair that prints the percentage has p below alpha;
    ``after`` and ``p`` are that pair's.  From ``always`` on, every pair that prints it, at every
    larger base, has; ``None`` where even a very large base may hide no change at all.
    ``prints_from`` is the smallest base that prints it, significant or not.
    """

    base: int
    after: int
    p: float
    always: int | None
    prints_from: int


def chance(before: int, after: int, dispersion: float = 1.0) -> float:
    """How often chance alone would make so large a change, in its direction (one-sided p).

    A direction chosen after seeing the counts doubles it.

    >>> round(chance(38, 22), 3), round(chance(22, 38), 3)
    (0.026, 0.026)
    >>> chance(4, -1)
    Traceback (most recent call last):
    zhibiao.errors.UserError: -1: is no count. Counts are whole numbers from 0.
    """
    for count in (before, after):
        if count != int(count) or count < 0:
            raise UserError(f"{count}: is no count. Counts are whole numbers from 0.")
    return _tail(int(max(before, after)), int(min(before, after)), _checked(dispersion))


def base_needed(
    printed: str,
    direction: str = "down",
    alpha: float = 0.05,
    dispersion: float = 1.0,
    rounding: str = "half_up",
) -> BaseNeeded:
    """The smallest base at which a printed change would be unlikely by chance alone.

    Only bases count from which some whole number prints the percentage (75 % can't be printed
    from 11).  The after-count is every such whole number: the largest change among them for
    ``base``, each of them for ``always``.  Nothing is assumed to be monotone in the base, since
    it is not: ``always`` is found by ruling out every larger base, those without end by
    Hoeffding's inequality, and the rest by bounds on stretches of bases down to single ones.

    >>> base_needed("42.1")
    BaseNeeded(base=38, after=22, p=0.0259..., always=38, prints_from=19)
    >>> needed = base_needed("12")  # 12 % may be 11.5 or 12.4
    >>> needed.base, needed.always
    (345, 401)
    >>> base_needed("0.0")
    Traceback (most recent call last):
    zhibiao.errors.UserError: 0.0: no change is never unlikely. Give a change.
    """
    if not 0 < alpha < 0.5:
        raise UserError(f"{alpha}: is no alpha. Give one between 0 and 0.5.")
    if not percentage(printed).value:
        raise UserError(f"{printed}: no change is never unlikely. Give a change.")
    [shares] = intervals(printed, direction, rounding).values()
    search = _Search(shares, direction, alpha, _checked(dispersion))
    always = search.always()
    base = search.first(search.significant)
    after, p = search.pair(base)
    return BaseNeeded(base, after, p, always, search.first(search.prints))


def what_it_means(
    printed: str,
    bases: Sequence[int] = (10, 100, 1000, 10000),
    direction: str = "down",
    dispersion: float = 1.0,
    rounding: str = "half_up",
) -> pd.DataFrame:
    """What a printed change is in cases, if the base were so large.

    Returns
    -------
    DataFrame
        before (the assumed base), after (the nearest whole number), difference, percentage (that
        of these two counts), prints (whether they print the percentage), p (see `chance`).

    >>> what_it_means("42.1", bases=(10, 38)).round(3)
       before  after  difference percentage  prints      p
    0      10      6           4         40   False  0.227
    1      38     22          16    42.1053    True  0.026
    >>> what_it_means("42.1", bases=(0,))
    Traceback (most recent call last):
    zhibiao.errors.UserError: 0: is no base. Give whole numbers from 1.
    """
    [shares] = intervals(printed, direction, rounding).values()
    rows = []
    for before in bases:
        if before != int(before) or before < 1:
            raise UserError(f"{before}: is no base. Give whole numbers from 1.")
        difference = floor(percentage(printed).value * before + Fraction(1, 2))
        after = before - difference if direction == "down" else before + difference
        rows.append(_weighed(before, after, shares, direction, dispersion))
    return pd.DataFrame(rows)


def what_counts_mean(
    printed: str, before: int, after: int, direction: str = "down", dispersion: float = 1.0
) -> pd.DataFrame:
    """The one row of `what_it_means` for two printed counts, whether or not they print the change.

    >>> what_counts_mean("25", 25, 20).round(3)
       before  after  difference percentage  prints      p
    0      25     20           5         20   False  0.276
    """
    [shares] = intervals(printed, direction, "half_up").values()
    return pd.DataFrame([_weighed(before, after, shares, direction, dispersion)])


def _weighed(
    before: int, after: int, shares: Interval, direction: str, dispersion: float
) -> dict[str, object]:
    difference = before - after if direction == "down" else after - before
    share = Fraction(difference, before)
    return {"before": before, "after": after, "difference": difference, "percentage": in_percent(share),
            "prints": share in shares, "p": chance(before, after, dispersion)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Search:
    """Bases searched by stretches: each test may say yes to a stretch that has no such base,
    never no to one that has, and is exact for a single base.

    A stretch is judged by its ends.  Its least differences grow with the base, and so do both
    counts; and the tail falls with the larger count and rises with the lesser.
    """

    shares: Interval
    direction: str
    alpha: float
    dispersion: float

    def prints(self, low: int, high: int) -> bool:
        """Is there a pair that prints the percentage?"""
        return self.shares.least(low) <= self.shares.most(high)

    def significant(self, low: int, high: int) -> bool:
        """Is there a pair with p below alpha?"""
        larger, _ = self._counts(high, self.shares.most(high))
        _, lesser = self._counts(low, self.shares.most(low))
        return self.prints(low, high) and _tail(larger, lesser, self.dispersion) < self.alpha

    def insignificant(self, low: int, high: int) -> bool:
        """Is there a pair with p of alpha or more?"""
        larger, _ = self._counts(low, self.shares.least(low))
        _, lesser = self._counts(high, self.shares.least(high))
        return self.prints(low, high) and _tail(larger, lesser, self.dispersion) >= self.alpha

    def first(self, test: Callable[[int, int], bool], start: int = 1) -> int:
        """The smallest base from ``start`` on for which the test is true."""
        size = 1
        while start < LARGEST:
            if found := _lowest(test, start, start + size - 1):
                return found
            start, size = start + size, 2 * size
        raise UserError(TOO_SMALL)

    def pair(self, base: int) -> tuple[int, float]:
        """The after-count of the largest change that prints so at this base, and its p."""
        difference = self.shares.most(base)
        p = _tail(*self._counts(base, difference), self.dispersion)
        return base - difference if self.direction == "down" else base + difference, p

    def always(self) -> int | None:
        """The smallest base that prints it and beyond which no pair is insignificant."""
        if not self.shares.low:
            return None
        end = 1
        while not self._beyond_doubt(end):
            if end > LARGEST:
                raise UserError(TOO_SMALL)
            end *= 2
        return self.first(self.prints, 1 + (_highest(self.insignificant, 1, end) or 0))

    def _counts(self, base: int, difference: int) -> tuple[int, int]:
        """The larger and the lesser count."""
        return (base, base - difference) if self.direction == "down" else (base + difference, base)

    def _beyond_doubt(self, base: int) -> bool:
        """Are all pairs significant at this and every larger base, by Hoeffding's inequality?

        A tail with real arguments is below that of whole ones, the larger count rounded down
        and the lesser up: P(X ≤ k) ≤ exp(−(n − 2k)² / 2n) with n − 2k at least ``apart`` and n
        at most ``total``; their quotient grows with the base.
        """
        low = float(self.shares.low)
        apart = (low * base - 1) / self.dispersion - 1
        total = ((2 + low) * base + 1) / self.dispersion + 1
        return apart > 0 and exp(-(apart**2) / (2 * total)) < self.alpha


def _lowest(test: Callable[[int, int], bool], low: int, high: int) -> int | None:
    if not test(low, high):
        return None
    if low == high:
        return low
    middle = (low + high) // 2
    return _lowest(test, low, middle) or _lowest(test, middle + 1, high)


def _highest(test: Callable[[int, int], bool], low: int, high: int) -> int | None:
    if not test(low, high):
        return None
    if low == high:
        return low
    middle = (low + high) // 2
    return _highest(test, middle + 1, high) or _highest(test, low, middle)


def _tail(larger: int, lesser: int, dispersion: float) -> float:
    from scipy.special import betainc  # takes a second to load, and most commands need none

    if not larger:
        return 1.0
    return float(betainc((larger - 0.5) / dispersion + 0.5, (lesser + 0.5) / dispersion + 0.5, 0.5))


def _checked(dispersion: float) -> float:
    if not 1 <= dispersion < 10**6:
        raise UserError(
            f"{dispersion}: is no dispersion. Give the variance over the mean, 1 or more."
        )
    return dispersion
