"""Numbers as printed bounds allow them: intervals with open and closed ends, exact.

>>> print(ends(dict(quote="近20万", value="200000", bound="nearly", measure="count")))
(-∞, 200000)
>>> print(ends(dict(quote="95%以上", value="95", bound="more_than", measure="percentage")))
[95, ∞)
>>> print(*(ends(dict(quote="", value=number, bound="about")) for number in ("4.7", "7", "800")))
[4.6, 4.8] [6.3, 7.7] [720, 880]
>>> ends(dict(quote="前列", value="", bound="exact", measure="rank")) is None
True
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Context, Decimal

from zhibiao.lexicon import table

LONGEST = 12  # digits: what is printed has fewer


@dataclass(frozen=True, kw_only=True, slots=True)
class Interval:
    """Numbers from ``low`` to ``high``; None is without end; an open end does not belong to it."""

    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False

    def __str__(self) -> str:
        left = "(-∞" if self.low is None else f"{'(' if self.low_open else '['}{plain(self.low)}"
        right = "∞)" if self.high is None else f"{plain(self.high)}{')' if self.high_open else ']'}"
        return f"{left}, {right}"

    def turned(self) -> "Interval":
        """The same seen from the other side, so that smaller is larger."""
        return Interval(
            low=None if self.high is None else -self.high,
            low_open=self.high_open,
            high=None if self.low is None else -self.low,
            high_open=self.low_open,
        )

    def within(self, other: "Interval") -> bool:
        """Whether every number of it belongs to the other."""
        low = other.low is None or (
            self.low is not None
            and (
                self.low > other.low
                or (self.low == other.low and (self.low_open or not other.low_open))
            )
        )
        high = other.high is None or (
            self.high is not None
            and (
                self.high < other.high
                or (self.high == other.high and (self.high_open or not other.high_open))
            )
        )
        return low and high

    def apart(self, other: "Interval") -> bool:
        """Whether no number belongs to both."""
        return _before(self, other) or _before(other, self)


def plain(number: Decimal) -> str:
    """A number as one writes it: exact, but what only division makes long (2/3) has six digits.

    >>> plain(Decimal("61500000")), plain(100 * Decimal(36) / Decimal(38))
    ('61500000', '94.7368')
    """
    if len(number.as_tuple().digits) > LONGEST:
        number = Context(prec=6).plus(number)
    shown = f"{number:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def ends(row: Mapping) -> Interval | None:
    """The numbers that a printed quantity allows, in its own unit; None where it gives none.

    >>> print(ends(dict(quote="近20万", value="200000", bound="nearly", measure="count")))
    (-∞, 200000)
    >>> print(ends(dict(quote="95%以上", value="95", bound="more_than", measure="percentage")))
    [95, ∞)
    """
    value, low, high = (decimal(row.get(name)) for name in ("value", "low", "high"))
    if value is None:
        return Interval(low=low, high=high) if low is not None or high is not None else None
    bound = row.get("bound") or "exact"
    outside = not _included(row.get("quote") or "")
    match bound:
        case "more_than" | "at_least":
            return Interval(
                low=value,
                low_open=outside
                or (bound == "more_than" and "以上" not in (row.get("quote") or "")),
            )
        case "at_most":
            return Interval(high=value, high_open=outside)
        case "nearly":
            return Interval(high=value, high_open=True)
        case "about":
            give = _about(value, row)
            return Interval(low=value - give, high=value + give)
    return Interval(low=value, high=value)


def _about(value: Decimal, row: Mapping) -> Decimal:
    """How far on either side what is about so much may lie: a step of its last digit but noughts, at most a tenth.

    A number is printed to the digit that is meant (4.7%左右 is not 4.9), and its noughts may be
    rounded; but nobody takes 约800 for 700, or 5%左右 for 4.
    """
    last = value.normalize().as_tuple().exponent
    return min(Decimal(1).scaleb(last), abs(value) / 10)


def times(found: Interval | None, factor: Decimal) -> Interval | None:
    if found is None:
        return None
    return replace(
        found,
        low=None if found.low is None else found.low * factor,
        high=None if found.high is None else found.high * factor,
    )


def shift(found: Interval | None, by: Decimal) -> Interval | None:
    if found is None:
        return None
    return replace(
        found,
        low=None if found.low is None else found.low + by,
        high=None if found.high is None else found.high + by,
    )


def _before(one: Interval, other: Interval) -> bool:
    if one.high is None or other.low is None:
        return False
    return one.high < other.low or (one.high == other.low and (one.high_open or other.low_open))


def _included(quote: str) -> bool:
    rows = [row for row in table("endpoints") if re.search(row.pattern, quote)]
    return all(row.included == "yes" for row in rows[:1])


def decimal(cell: object) -> Decimal | None:
    return None if cell is None or cell == "" or cell != cell else Decimal(str(cell))
