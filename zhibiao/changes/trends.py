"""Trends in words as inequalities.

>>> trend("刑事案件连续四年下降").inequality
'x0 > x1 > x2 > x3 > x4'
>>> trend("命案持续保持全破").inequality, trend("连续14年实现零被盗").inequality
('x1 = … = xn = 100 %', 'x1 = … = x14 = 0')
>>> trend("诈骗案件连续14个月同比下降").inequality
'x1 < y1, …, x14 < y14'
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from zhibiao.changes.naming import last_named
from zhibiao.errors import UserError
from zhibiao.quantities import CN, number

SIGN = {"falling": ">", "rising": "<", "level": "="}
STREAK = re.compile(
    rf"连续(?:第)?(?P<n>{CN}+|\d+)个?(?P<unit>年|月|季度|周|天|日)|(?P<times>{CN})连[降升涨增]"
)
OPEN = re.compile(r"连续|逐[年月季步]|连年|年年|历年|持续|不断|稳步|始终|一直|长期|保持|多年|稳中")
WITHIN_A_YEAR = ("月", "季度", "周", "天", "日")
ALL_SHOWN = 6  # more terms than these are cut short with …


@dataclass(frozen=True, kw_only=True, slots=True)
class Trend:
    """A trend as far as words give it: an order, no size.

    ``relation`` is falling, rising, level, zero or all; ``steps`` the number of periods it is
    said of (``None`` where the words give no number); ``unit`` 年, 月, 季度 …; ``year_before`` is
    true where each period is set against the same one of the year before (同比), not against the
    one before it; ``level`` is the value where one is said (0, or 100 for all).
    """

    words: str
    relation: str
    steps: int | None
    unit: str = ""
    year_before: bool = False
    level: Decimal | None = None

    @property
    def inequality(self) -> str:
        """The trend as an inequality: x0 is the period before the first, y a year before x."""
        last = "n" if self.steps is None else str(self.steps)
        if self.level is not None:
            end = f"{self.level} %" if self.relation == "all" else str(self.level)
            return f"{self._terms(1, last, '=')} = {end}"
        sign = SIGN[self.relation]
        if self.year_before:
            flipped = {">": "<", "<": ">", "=": "="}[sign]
            return f"x1 {flipped} y1" + ("" if last == "1" else f", …, x{last} {flipped} y{last}")
        return self._terms(0, last, sign)

    def order(self) -> tuple[int, ...]:
        """Heights that draw the order and nothing more, one per period from x0 (from x1 if level).

        An unknown number of steps is drawn as one.

        >>> trend("连续四年下降").order(), trend("逐年上升").order(), trend("零发案").order()
        ((4, 3, 2, 1, 0), (0, 1), (0,))
        """
        steps = self.steps or 1
        if self.level is not None:
            return (int(self.level),) * steps
        rise = {"falling": range(steps, -1, -1), "rising": range(steps + 1)}
        return tuple(rise.get(self.relation, (0,) * (steps + 1)))

    def _terms(self, first: int, last: str, sign: str) -> str:
        if last != "n" and int(last) - first <= ALL_SHOWN:
            return f" {sign} ".join(f"x{term}" for term in range(first, int(last) + 1))
        shown = [f"x{term}" for term in range(first, 2)]
        return f" {sign} ".join([*shown, "…", f"x{last}"])


def trend(words: str) -> Trend:
    """Read a trend in words: 连续四年下降, 逐年递减, 三连降, 持续保持全破, 零发案.

    Raises
    ------
    UserError
        Where the words say no direction and no level.

    >>> trend("逐年递减").inequality, trend("发案与上年持平").inequality
    ('x0 > x1 > … > xn', 'x0 = x1')
    >>> trend("群众安全感名列前茅")
    Traceback (most recent call last):
    zhibiao.errors.UserError: 群众安全感名列前茅: says no direction and no level. Give words such as 连续四年下降.
    """
    relation, level = _relation(words)
    streak = STREAK.search(words)
    steps: int | None = 1
    if streak:
        steps = int(number(streak["n"] or streak["times"]))
    elif OPEN.search(words):
        steps = None
    unit = (streak and streak["unit"]) or ""
    return Trend(
        words=words,
        relation=relation,
        steps=steps,
        unit=unit,
        level=level,
        year_before=level is None and "同比" in words and unit in WITHIN_A_YEAR,
    )


def _relation(words: str) -> tuple[str, Decimal | None]:
    """The relation that the last trend word says, and the level if it says one."""
    found = last_named("trends", words)
    held = last_named("words", words)
    if held and (not found or held[1].end() > found[1].end()):
        return ("zero", Decimal(0)) if held[0].measure == "zero" else ("all", Decimal(100))
    if not found:
        raise UserError(
            f"{words}: says no direction and no level. Give words such as 连续四年下降."
        )
    return found[0].relation, None
