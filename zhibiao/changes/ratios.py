"""What two printed numbers imply together, with the room that their rounding leaves.

>>> implied_ratio("-15.2", "-42.1")
ImpliedRatio(ratio=Decimal('0.6828'), low=Decimal('0.6817'), high=Decimal('0.6838'))
>>> moved = from_to("27.36", "36.40")
>>> moved.difference, moved.relative
(Decimal('9.04'), Decimal('33.0409'))
"""

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from typing import NamedTuple

from zhibiao.changes.printed import interval, signed_percentage
from zhibiao.errors import UserError

PLACE = Decimal("0.0001")
COUNT = re.compile(r"(?P<digits>-?\d+(?:\.\d+)?) ?[%％]?", re.ASCII)


class Band(NamedTuple):
    """A number with the least and the most that rounding allows; all three exact."""

    middle: Fraction
    low: Fraction
    high: Fraction

    def shown(self) -> tuple[Decimal, Decimal, Decimal]:
        """The three to four decimals, the ends rounded outwards, so that they still enclose."""
        return (
            _decimal(self.middle, ROUND_HALF_EVEN),
            _decimal(self.low, ROUND_FLOOR),
            _decimal(self.high, ROUND_CEILING),
        )


class ImpliedRatio(NamedTuple):
    """By what the ratio of two counts was multiplied, and what rounding leaves open."""

    ratio: Decimal
    low: Decimal
    high: Decimal


class FromTo(NamedTuple):
    """A from–to pair: the difference (for percentages in points) beside the relative change in %.

    Each with the least and the most that the rounding of both printed numbers allows.  The
    relative change is ``None`` from 0, and so is an end that has none.
    """

    before: Decimal
    after: Decimal
    difference: Decimal
    difference_low: Decimal
    difference_high: Decimal
    relative: Decimal | None
    relative_low: Decimal | None
    relative_high: Decimal | None


def implied_ratio(change_a: str, change_b: str) -> ImpliedRatio:
    """What two relative changes imply for their ratio, b per a.

    Theft calls −15.2 %, theft cases −42.1 %: cases per call were multiplied by 0.68.  The
    interval is what rounding half up leaves open in both changes.

    >>> implied_ratio("-37.5%", "-22.6%").ratio  # accidents, deaths: deaths per accident
    Decimal('1.2384')
    >>> implied_ratio("15.2", "-42.1")
    Traceback (most recent call last):
    zhibiao.errors.UserError: 15.2: rise or fall? Write '-15.2' for a fall, '+15.2' for a rise.
    >>> implied_ratio("-100", "-42.1")
    Traceback (most recent call last):
    zhibiao.errors.UserError: -100: leaves nothing to divide by. Give a fall of less.
    """
    below, above = factor(change_a), factor(change_b)
    if below.low <= 0:
        raise UserError(f"{change_a}: leaves nothing to divide by. Give a fall of less.")
    return ImpliedRatio(*divided(above, below).shown())


def from_to(before: str, after: str, *, rounded: bool = True) -> FromTo:
    """Difference and relative change of a printed from–to pair, side by side.

    Parameters
    ----------
    before, after : as printed, in quotes; both percentages, or both in one unit.
    rounded : whether the printed numbers are rounded to their last digit (rates, or counts
        printed in 万); ``False`` for whole counts, which leave no room.

    >>> from_to("24.1", "15.8").relative_low, from_to("24.1", "15.8").relative_high  # printed −34.3 %
    (Decimal('-34.7827'), Decimal('-34.0956'))
    >>> from_to("312", "273", rounded=False).relative
    Decimal('-12.5')
    >>> from_to("2.1", "-0.3").difference, from_to("2.1", "-0.3").relative
    (Decimal('-2.4'), None)
    >>> from_to("27.36%", "many")
    Traceback (most recent call last):
    zhibiao.errors.UserError: many: is no printed number. Write digits, such as '36.40'.
    """
    start, end = _band(before, rounded), _band(after, rounded)
    difference = Band(end.middle - start.middle, end.low - start.high, end.high - start.low)
    relative: tuple[Decimal | None, ...] = (None, None, None)
    if start.low > 0 and end.low >= 0:
        relative = Band(*((part - 1) * 100 for part in divided(end, start))).shown()
    return FromTo(Decimal(_digits(before)), Decimal(_digits(after)), *difference.shown(), *relative)


def factor(change: str) -> Band:
    """What a signed relative change multiplies by: -15.2 % is 0.848, from 0.8475 to 0.8485.

    >>> factor("-15.2").shown()
    (Decimal('0.848'), Decimal('0.8475'), Decimal('0.8485'))
    >>> factor("-115.2")
    Traceback (most recent call last):
    zhibiao.errors.UserError: -115.2: nothing falls by more than 100 %. Check the number.
    """
    sign, found = signed_percentage(change)
    if sign < 0 and found.value > 1:
        raise UserError(f"{change}: nothing falls by more than 100 %. Check the number.")
    shares = interval(found)
    low, high = sorted((1 + sign * shares.low, 1 + sign * shares.high))
    return Band(1 + sign * found.value, max(low, Fraction(0)), high)


def divided(above: Band, below: Band) -> Band:
    """One band by another that is above 0."""
    return Band(above.middle / below.middle, above.low / below.high, above.high / below.low)


def _band(printed: str, rounded: bool) -> Band:
    digits = _digits(printed)
    value = Fraction(digits)
    room = Fraction(1, 2 * 10 ** len(digits.partition(".")[2])) if rounded else Fraction(0)
    low = value - room
    return Band(value, low if value < 0 else max(low, Fraction(0)), value + room)


def _digits(printed: str) -> str:
    match = COUNT.fullmatch(str(printed).strip())
    if not match:
        raise UserError(f"{printed}: is no printed number. Write digits, such as '36.40'.")
    return match["digits"]


def _decimal(value: Fraction, rounding: str) -> Decimal:
    scaled = Decimal(value.numerator) / Decimal(value.denominator)
    return Decimal(f"{scaled.quantize(PLACE, rounding).normalize():f}")
