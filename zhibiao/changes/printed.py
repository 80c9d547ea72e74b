"""A printed percentage and every exact change that prints it.

A percentage is taken as text, because a trailing zero says how fine it was rounded:

>>> percentage("36.4").step, percentage("36.40").step
(Fraction(1, 1000), Fraction(1, 10000))
>>> percentage("七成"), percentage("三分之一").value
(Percentage(text='七成', value=Fraction(7, 10), step=Fraction(1, 10)), Fraction(1, 3))
>>> percentage(42.1)
Traceback (most recent call last):
zhibiao.errors.UserError: 42.1: a float has lost its trailing zeros. Write it in quotes: '42.1'.
"""

import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from zhibiao.errors import UserError
from zhibiao.lexicon import table
from zhibiao.quantities import number

HUNDREDTH = Fraction(1, 100)
SCALES = {
    "": HUNDREDTH,
    "%": HUNDREDTH,
    "％": HUNDREDTH,
    "百": HUNDREDTH,
    "‰": HUNDREDTH / 10,
    "千": HUNDREDTH / 10,
}
SIGN = re.compile(r"[+＋−–-]?")
DIGITS = re.compile(r"(?P<digits>\d+(?:\.\d{1,9})?) ?(?P<unit>[%％‰]?)", re.ASCII)
TENTHS = re.compile(r"(?P<tens>[一二两三四五六七八九1-9])成(?P<ones>[一二三四五六七八九半]?)")
PARTS = re.compile(r"(?P<below>[一-鿿]+|\d+)分之(?P<above>[一-鿿]+|\d+)|(?P<a>\d+)/(?P<b>\d+)")
RULES = tuple(row.rule for row in table("rounding"))
KEEPS_DIGITS = tuple(row.rule for row in table("rounding") if row.step == "printed")


class Percentage(NamedTuple):
    """A share of one (42.1 % is 421/1000) and the step of its last printed digit.

    ``step`` is 0 for a fraction in words, which is taken as exact.
    """

    text: str
    value: Fraction
    step: Fraction


class Interval(NamedTuple):
    """Shares from ``low`` to ``high``; each end belongs to it or not."""

    low: Fraction
    high: Fraction
    low_in: bool
    high_in: bool

    def __contains__(self, share: object) -> bool:
        above = share >= self.low if self.low_in else share > self.low
        return above and (share <= self.high if self.high_in else share < self.high)

    def least(self, before: int) -> int:
        """The smallest whole difference whose share of ``before`` is not too small."""
        product, divisor = self.low.numerator * before, self.low.denominator
        return -(-product // divisor) if self.low_in else product // divisor + 1

    def most(self, before: int) -> int:
        """The largest whole difference whose share of ``before`` is not too large.

        Below `least` where no whole number is such a share.
        """
        product, divisor = self.high.numerator * before, self.high.denominator
        return product // divisor if self.high_in else -(-product // divisor) - 1


def percentage(printed: str | int | Decimal) -> Percentage:
    """Read a printed percentage: "75", "75.0%", "3.5‰", "七成", "一成四", "三分之一", "1/3".

    Raises
    ------
    UserError
        For a float, a sign, more than nine decimals, or no percentage at all.
    """
    signed, found = _read(printed)
    if signed:
        raise UserError(f"{printed}: has a sign. Leave it off and say direction='down' or 'up'.")
    return found


def signed_percentage(printed: str) -> tuple[int, Percentage]:
    """Read a change with its sign, -1 for a fall and 1 for a rise.

    >>> signed_percentage("−15.2%")
    (-1, Percentage(text='15.2%', value=Fraction(19, 125), step=Fraction(1, 1000)))
    >>> signed_percentage("15.2")
    Traceback (most recent call last):
    zhibiao.errors.UserError: 15.2: rise or fall? Write '-15.2' for a fall, '+15.2' for a rise.
    """
    sign, found = _read(printed)
    if not sign and found.value:
        raise UserError(
            f"{printed}: rise or fall? Write '-{printed}' for a fall, '+{printed}' for a rise."
        )
    return (1 if sign in ("", "+", "＋") else -1), found


def interval(found: Percentage, rule: str = "half_up") -> Interval | None:
    """The exact shares that print so under one rounding rule; ``None`` where it can't print so.

    >>> interval(percentage("42.1"))
    Interval(low=Fraction(841, 2000), high=Fraction(843, 2000), low_in=True, high_in=False)
    >>> interval(percentage("42.1"), "to_tens") is None
    True
    """
    row = next((row for row in table("rounding") if row.rule == rule), None)
    if row is None:
        raise UserError(f"{rule}: no such rounding rule. Rules: {', '.join(RULES)}.")
    step = found.step if row.step == "printed" else Fraction(row.step) * HUNDREDTH
    if row.step != "printed" and (found.step != HUNDREDTH or found.value % step):
        return None  # what is printed with decimals, or is no multiple, was not rounded so
    if not step:
        return Interval(found.value, found.value, True, True)
    even = found.value / step % 2 == 0
    ends = {"yes": True, "no": False, "even": even}
    low, high = (found.value + Fraction(part) * step for part in (row.low, row.high))
    if low < 0:  # the rules round the printed size; a fall that rounds to 0 is still no rise
        return Interval(Fraction(0), high, True, ends[row.high_in])
    return Interval(low, high, ends[row.low_in], ends[row.high_in])


def _read(printed: str | int | Decimal) -> tuple[str, Percentage]:
    if isinstance(printed, float):
        raise UserError(
            f"{printed}: a float has lost its trailing zeros. Write it in quotes: '{printed}'."
        )
    text = str(printed).strip()
    sign = SIGN.match(text)[0]
    return sign, _unsigned(text[len(sign) :])


def _unsigned(text: str) -> Percentage:
    if match := DIGITS.fullmatch(text):
        scale = SCALES[match["unit"]]
        decimals = len(match["digits"].partition(".")[2])
        return Percentage(text, Fraction(match["digits"]) * scale, scale / 10**decimals)
    if match := TENTHS.fullmatch(text):
        tens = _whole(match["tens"])
        if not match["ones"]:
            return Percentage(text, Fraction(tens, 10), Fraction(1, 10))
        half = match["ones"] == "半"
        ones = 5 if half else _whole(match["ones"])
        return Percentage(text, Fraction(10 * tens + ones, 100), Fraction(5 if half else 1, 100))
    if match := PARTS.fullmatch(text):
        return _parts(text, match["below"] or match["b"], match["above"] or match["a"])
    raise UserError(
        f"{text}: is no printed percentage. Write one like '42.1', '75%', '七成' or '1/3'."
    )


def _parts(text: str, below: str, above: str) -> Percentage:
    if below in SCALES:  # 百分之十四点五 has one decimal
        decimals = len(str(number(above)).partition(".")[2])
        return Percentage(
            text, Fraction(number(above)) * SCALES[below], SCALES[below] / 10**decimals
        )
    if not _whole(below):
        raise UserError(f"{text}: is divided by nothing. Write it like '1/3'.")
    return Percentage(text, Fraction(_whole(above), _whole(below)), Fraction(0))


def _whole(surface: str) -> int:
    try:
        return int(number(surface))
    except ValueError:
        raise UserError(
            f"{surface}: is no number. Write a percentage like '42.1' or '1/3'."
        ) from None
