"""Two values of one unit: the same, near, turned round, or allowed by each other's rounding.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     one, other = page_of_text(text).numbers
...     return equal(one, other), turned(one, other), spans_meet(one, other)
>>> show("42个。24个。"), show("近5万户。4.8万户。")
((False, True, False), (False, False, True))
"""

from decimal import Decimal

from zhibiao.audit.number import Number
from zhibiao.audit.words import plain

POWERS = (10, 100, 1000, 10000)
FAR = Decimal("0.35")  # two values of the same thing are seldom farther apart than this


def turned(one: Number, other: Number) -> bool:
    """42 and 24, 4.6万 and 6.4万: two digits, the other way round."""
    digits = [plain(item.value).replace(".", "").rstrip("0") for item in (one, other)]
    return len(digits[0]) == 2 and digits[0] == digits[1][::-1]


def magnitude(one: Number, other: Number) -> str:
    """4.2万份, 42万份: two digits and more that are the same, and another power of ten.

    >>> from zhibiao.audit.page import page_of_text
    >>> [magnitude(*page_of_text(t).numbers) for t in ("4.2万份。42万份。", "4万份。40万份。")]
    ['10 times as much', '']
    """
    least, most = sorted((one.value, other.value))
    digits = {plain(value).replace(".", "").strip("0") for value in (least, most)}
    if not least or least == most or len(digits) > 1 or len(digits.pop()) < 2:
        return ""
    return f"{plain(most / least)} times as much" if most / least in POWERS else ""


def equal(one: Number, other: Number) -> bool:
    """One value and one bound."""
    return one.value == other.value and one.bound == other.bound


def spans_meet(one: Number, other: Number) -> bool:
    """Whether one true value could print as both."""
    if one.bound == other.bound == "exact":
        return abs(one.value - other.value) < max(one.step, other.step)
    (a, b), (c, d) = one.span(), other.span()
    return (a is None or d is None or a <= d) and (b is None or c is None or c <= b)


def chance(item: Number) -> Decimal:
    """Share of unrelated numbers with as many digits that would differ."""
    digits = len([char for char in plain(item.value).rstrip("0") if char.isdigit()]) or 1
    return (1 - Decimal(1) / (9 * 10 ** (digits - 1))).quantize(Decimal("0.0001"))


def shown(item: Number) -> str:
    """A value with its bound and unit, in base units: ≥ 98 %."""
    bound = {"more_than": "> ", "at_least": "≥ ", "at_most": "≤ ", "nearly": "< ", "about": "≈ "}
    return f"{bound.get(item.bound, '')}{plain(item.value)} {item.unit}".strip()
