"""What whole counts can print: the nearest shares, coarser rounding, and the odds of failing.

>>> from zhibiao.changes.printed import percentage
>>> found = percentage("93.6%")
>>> nearest(37, found), coarser(Fraction(34, 37), found)
('nearest from 37: 34 → 91.9, 35 → 94.6', '')
>>> coarser(Fraction(5, 6), percentage("80%")), chance_k_unknown(37, found)
('to_tens', Decimal('0.9620'))
"""

import re
from decimal import Decimal
from fractions import Fraction
from math import floor

from zhibiao.changes.printed import Percentage, interval

COARSER = ("to_fives", "to_tens")


def nearest(whole: int, found: Percentage) -> str:
    """The two shares of a whole that come nearest to a printed one; empty for a large whole."""
    below = floor(found.value * whole)
    digits = len(re.sub(r"[^\d.]", "", found.text).partition(".")[2])
    shown = ", ".join(
        f"{k} → {float(Fraction(k, whole) * 100):.{digits}f}" for k in (below, below + 1)
    )
    return f"nearest from {whole}: {shown}" if whole <= 10_000 else ""


def coarser(share: Fraction, found: Percentage) -> str:
    """The coarser rounding under which a share would print so, or an empty string."""
    return next((name for name in COARSER if (span := interval(found, name)) and share in span), "")


def in_percent(share: Fraction) -> str:
    return f"{float(share * 100):.2f}"


def chance_pair(found: Percentage) -> Decimal:
    """Share of percentages of this precision, 0 to 100, that two given counts do not print."""
    values = int(1 / found.step) + 1
    return (1 - Decimal(1) / values).quantize(Decimal("0.0001"))


def chance_k_unknown(n: int, found: Percentage) -> Decimal:
    """The same where only n is known: n + 1 values can be printed."""
    values = int(1 / found.step) + 1
    if n + 1 >= values:
        return Decimal(0)
    printed = {round(Fraction(k, n) / found.step) for k in range(n + 1)}
    return (1 - Decimal(len(printed)) / values).quantize(Decimal("0.0001"))


def chance_n_unknown(k: int, found: Percentage) -> Decimal:
    """The same where only k is known: k of k, of k + 1, … down to nothing.

    >>> from zhibiao.changes.printed import percentage
    >>> chance_n_unknown(5, percentage("80%")), chance_n_unknown(4000, percentage("80%"))
    (Decimal('0.5941'), Decimal('0'))
    """
    values = int(1 / found.step) + 1
    if k > 4 * values:
        return Decimal(0)
    printed = sum(_some_whole_prints(k, value, values - 1) for value in range(values))
    return (1 - Decimal(printed) / values).quantize(Decimal("0.0001"))


def _some_whole_prints(k: int, value: int, steps: int) -> bool:
    """Whether k of any n, up to 400 times k, is rounded (halves to even) to so many of the steps in a whole."""
    most = (
        2 * k * steps
    )  # of which 2 * value + 1 and 2 * value - 1 are the n where the rounding turns
    least, odd = -(-most // (2 * value + 1)), value % 2
    if odd and most % (2 * value + 1) == 0:
        least += 1
    last = most // max(1, 2 * value - 1)
    if odd and most % (2 * value - 1) == 0:
        last -= 1
    return max(least, k) <= min(last, 400 * k - 1)


def with_nearest(n: int, found: Percentage) -> str:
    near = nearest(n, found)
    return f"; {near}" if near else ""


def only_if(rule: str) -> str:
    return f" Possible only if rounded {rule.replace('_', ' ')}." if rule else ""


def rounded(rule: str) -> tuple[str, ...]:
    return (f"the percentage was rounded {rule.replace('_', ' ')}",) if rule else ()
