"""The smallest pairs of whole numbers that print a percentage.

>>> smallest_pairs("75", most=2)
   before  after percentage                 rounding
0       4      1         75  half_up half_even cut up
1       8      2         75  half_up half_even cut up
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

import pandas as pd

from zhibiao.changes.printed import KEEPS_DIGITS, Interval, interval, percentage
from zhibiao.errors import UserError

DIRECTIONS = ("down", "up")


def smallest_pairs(
    printed: str,
    direction: str = "down",
    rounding: str | Sequence[str] = KEEPS_DIGITS,
    most: int = 10,
) -> pd.DataFrame:
    """The pairs (before, after) with the smallest ``before`` that print exactly this percentage.

    Parameters
    ----------
    printed : the percentage as printed, in quotes, since "75.0" is finer than "75".
    direction : ``down`` for a fall, ``up`` for a rise.
    rounding : rule or rules of ``data/codebook/rounding.csv``; by default the four that keep
        every printed digit (half_up, half_even, cut, up).  ``to_fives`` and ``to_tens`` are
        coarser than what is printed, and explanations only.
    most : how many pairs.

    Returns
    -------
    DataFrame
        before, after (whole numbers), percentage (Decimal, to four decimals), rounding (the
        rules among those asked under which this pair prints so, separated by spaces);
        ordered by before, the larger change first.

    >>> smallest_pairs("42.1", most=3)[["before", "after", "rounding"]].values.tolist()
    [[19, 11, 'half_up half_even cut'], [38, 22, 'half_up half_even cut'],
     [57, 33, 'half_up half_even cut']]
    >>> smallest_pairs("80", rounding="to_tens", most=3)[["before", "after"]].values.tolist()
    [[4, 1], [5, 1], [6, 1]]
    >>> smallest_pairs("120")
    Traceback (most recent call last):
    zhibiao.errors.UserError: 120: nothing falls by more than 100 %. Say direction='up'.
    """
    allowed = intervals(printed, direction, rounding)
    rows = []
    for before, difference in _pairs(allowed.values()):
        share = Fraction(difference, before)
        rules = " ".join(rule for rule, shares in allowed.items() if share in shares)
        if rules:
            after = before - difference if direction == "down" else before + difference
            rows.append((before, after, in_percent(share), rules))
        if len(rows) == most:
            break
    return pd.DataFrame(rows, columns=["before", "after", "percentage", "rounding"])


def intervals(printed: str, direction: str, rounding: str | Sequence[str]) -> dict[str, Interval]:
    """For each rounding rule the exact changes that print so, as shares; checked.

    >>> intervals("75", "sideways", "half_up")
    Traceback (most recent call last):
    zhibiao.errors.UserError: sideways: is no direction. Directions: down, up.
    """
    if direction not in DIRECTIONS:
        raise UserError(f"{direction}: is no direction. Directions: {', '.join(DIRECTIONS)}.")
    found = percentage(printed)
    if direction == "down" and found.value > 1:
        raise UserError(f"{printed}: nothing falls by more than 100 %. Say direction='up'.")
    rules = [rounding] if isinstance(rounding, str) else rounding
    allowed = {rule: shares for rule in rules if (shares := interval(found, rule))}
    if not allowed:
        raise UserError(
            f"{printed}: can't be printed by rounding {', '.join(rules)}. Ask for another rule."
        )
    if direction == "down":  # no count falls below nothing
        allowed = {
            rule: shares._replace(high=Fraction(1), high_in=True) if shares.high > 1 else shares
            for rule, shares in allowed.items()
        }
    return allowed


def in_percent(share: Fraction) -> Decimal:
    """A share as a percentage, to four decimals, without trailing zeros.

    >>> in_percent(Fraction(8, 19)), in_percent(Fraction(3, 4))
    (Decimal('42.1053'), Decimal('75'))
    """
    percent = round(share * 100, 4)
    plain = Decimal(percent.numerator) / Decimal(percent.denominator)
    return Decimal(f"{plain.normalize():f}")


def _pairs(allowed: Iterable[Interval]) -> Iterator[tuple[int, int]]:
    """Pairs (before, difference) within the hull of the intervals, without end."""
    allowed = list(allowed)
    low = min(shares.low for shares in allowed)
    high = max(shares.high for shares in allowed)
    hull = Interval(low, high, True, True)
    before = 1
    while True:
        least, most = hull.least(before), hull.most(before)
        for difference in range(most, least - 1, -1):
            yield before, difference
        before += 1
        if most < least:  # on to the base at which this difference is small enough
            before = max(before, -(-least * high.denominator // high.numerator))
