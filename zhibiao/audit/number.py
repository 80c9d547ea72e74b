"""A printed number in its place in the reading, and what true values print so.

>>> [printed_step(s, u) for s, u in [("1.86亿元", "元"), ("93.60%", "%"), ("80%", "%"), ("32个", "个")]]
[Decimal('1000000'), Decimal('0.01'), Decimal('1'), Decimal('0')]
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from zhibiao.quantities import CN, number

MAGNITUDES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
ARABIC = re.compile(r"(?P<whole>\d[\d,]*)(?:\.(?P<decimals>\d+))?(?P<words>[余多]?[十百千万亿]*)")
CHINESE = re.compile(rf"{CN}+(?:点(?P<decimals>[零一二三四五六七八九]+))?")
FRACTION = re.compile(r"[一二三四五六七八九十\d](?:分之|/)")
PERSONS = frozenset("人名位")


@dataclass(frozen=True, kw_only=True, slots=True)
class Number:
    """A printed number in its place in the reading; one for all claims that share the span."""

    ids: tuple[str, ...]
    start: int
    end: int
    surface: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    baseline: Decimal | None
    unit: str
    bound: str
    measure: str
    direction: str
    modality: str
    subjects: tuple[str, ...]
    period: str
    base_period: str
    denominator: str
    step: Decimal  # of the last printed digit; 0 where the number is a whole count
    base_step: Decimal  # the same for the from-value of a pair

    @property
    def exact(self) -> bool:
        """Printed without a bound word, as one value."""
        return self.value is not None and self.bound == "exact"

    @property
    def is_count(self) -> bool:
        """Printed as one exact count, and no from–to pair."""
        return self.measure == "count" and self.exact and self.baseline is None

    @property
    def counted(self) -> str:
        """The unit, people being one unit whatever the measure word."""
        return "人" if self.unit in PERSONS else self.unit

    def span(self) -> tuple[Decimal | None, Decimal | None]:
        """Smallest and largest true value that print so; ``None`` is open.

        余 and 多 reach to the next step of the last digit that is not zero; 近 and 约 as far
        down, and 约 also up.
        """
        if self.value is None:
            return self.low, self.high
        low, high = self.value - self.step / 2, self.value + self.step / 2
        reach = max(last_place(self.value), self.step)
        match self.bound:
            case "more_than":
                return self.value, self.value + reach
            case "nearly":
                return self.value - reach, self.value
            case "about":
                return self.value - reach, self.value + reach
            case "at_least":
                return self.value, None
            case "at_most":
                return None, self.value
        return low, high


def last_place(value: Decimal) -> Decimal:
    """The place of the last digit that is not zero.

    >>> last_place(Decimal(12000)), last_place(Decimal("1.50"))
    (Decimal('1000'), Decimal('0.1'))
    """
    exponent = value.normalize().as_tuple().exponent if value else 0
    return Decimal(10) ** int(exponent)


def printed_step(surface: str, unit: str) -> Decimal:
    """The step of the last digit of a printed number; 0 for a whole count.

    >>> [printed_step(s, u) for s, u in [("1.86亿元", "元"), ("93.60%", "%"), ("80%", "%"), ("32个", "个")]]
    [Decimal('1000000'), Decimal('0.01'), Decimal('1'), Decimal('0')]
    """
    share = unit in ("%", "‰")
    if re.search("成半", surface) and share:
        return Decimal(5)
    if FRACTION.search(surface) or ("成" in surface and share):
        return Decimal(10)
    found = list(ARABIC.finditer(surface))
    if found:
        last = found[-1]
        decimals, words = len(last["decimals"] or ""), last["words"].strip("余多")
    else:
        chinese = CHINESE.search(surface.replace("百分之", "").replace("千分之", ""))
        decimals = len(chinese["decimals"] or "") if chinese else 0
        words = "万" if chinese and re.search("[万亿]", chinese[0]) else ""
        if words and not share:
            return last_place(number(chinese[0]))
    if not words and not decimals and not share:
        return Decimal(0)
    return Decimal(10) ** (sum(MAGNITUDES[word] for word in words) - decimals)
