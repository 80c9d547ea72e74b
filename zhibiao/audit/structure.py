"""Is a printed structure, 三次产业结构比22.8:38.8:38.4, that of the three levels told before it?

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     return [(f.verdict, f.computed) for f in structures(page_of_text(text))]
>>> levels = "第一产业增加值20亿元,第二产业增加值50亿元,第三产业增加值30亿元。"
>>> show(levels + "三次产业结构比为22.0:48.0:30.0。")
[('inconsistent', '20.00 : 50.00 : 30.00; printed 22.0:48.0:30.0')]
>>> show(levels + "三次产业结构比为20.0:50.0:30.0。"), show(levels + "上年三次产业结构比为21.0:49.0:30.0。")
([('consistent', '20.00 : 50.00 : 30.00; printed 20.0:50.0:30.0')], [])
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from zhibiao.audit.number import Number, printed_step
from zhibiao.audit.page import Page
from zhibiao.records import Finding

RATIO = re.compile(r"(\d+(?:\.\d+)?)[:：∶](\d+(?:\.\d+)?)[:：∶](\d+(?:\.\d+)?)\Z")
EARLIER = re.compile("上年|去年|前年|[由从]")
SECTORS = ("第一产业", "第二产业", "第三产业")
REACH = 60  # numbers before a structure among which its levels are sought
HUNDRED = Decimal(100)


def structures(page: Page) -> Iterator[Finding]:
    """Every structure of the three sectors that follows their levels; one that none of them fits is of another year."""
    for item in page.numbers:
        ratio = RATIO.search(item.surface)  # the last, of one adjusted to another
        before = page.text[max(0, item.start - 24) : item.start]
        if not ratio or "产业" not in before:
            continue
        if not ratio.start() and EARLIER.search(page.label(item)):
            continue
        levels = _levels(page, item)
        if len(levels) < len(SECTORS):
            continue
        total = sum((level.value for level in levels), Decimal(0))
        shares = [level.value * HUNDRED / total for level in levels]
        met = [
            abs(share - Decimal(shown)) <= printed_step(shown + "%", "%")
            for share, shown in zip(shares, ratio.groups(), strict=True)
        ]
        if not any(met):
            continue
        right = all(met)
        yield page.finding(
            "grim",
            "consistent" if right else "inconsistent",
            [*levels, item],
            f"{' : '.join(f'{share:.2f}' for share in shares)}; printed {item.surface}",
            "The three levels have this structure."
            if right
            else "One share is that of its level, the others are not.",
            rivals=()
            if right
            else ("a level or a share is misprinted", "the structure is of another year"),
            settled_by="" if right else "the three levels of the accounts",
        )


def _levels(page: Page, item: Number) -> list[Number]:
    """The last level of each sector before a structure, if they follow each other."""
    before = [n for n in page.within(0, item.start)[-REACH:] if n.measure == "money" and n.exact]
    found = [
        next(
            (n for n in reversed(before) if page.label(n).removesuffix("完成").endswith(ends)), None
        )
        for ends in ((f"{sector}增加值", f"{sector}实现增加值") for sector in SECTORS)
    ]
    known = [n for n in found if n]
    return known if sorted(known, key=lambda n: n.start) == known else []
