"""What was done as a share of what was planned, where a goal tells the plan: 15所…已建成8所(53%), 占总计划的.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     page = page_of_text(text)
...     found = planned(page, page.numbers[-1])
...     return found and tuple(number.surface for number in found)
>>> show("15所幸福院建设已完成8所(53%)")
('8所', '15所')
>>> show("2606个村通公路。累计解决了2585个村通公路,占总计划的99.2%。")
('2585个', '2606个')
>>> show("完成生态搬迁1.5万人。\\n农业局\\n已完成搬迁20612人,完成率137%。")
('20612人', '1.5万人')
>>> show("新增床位120张。已培训护工80人,完成率96%。")
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from zhibiao.audit.alone import fits, printed_percentage, rate_label
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.words import cue, in_common

IN_BRACKETS = re.compile("[（(]")
DONE_OF = re.compile("(?P<thing>[^，,。；;、]{0,16})已[一-鿿]{1,4}")  # 15个幸福院建设已完成8个
BEHIND = re.compile("[^，,。；;\\d]{0,14}[，,（(]?")
LINES = 3  # paragraphs before, a line for each cell of a table, in which a goal may stand
REACH = 60  # numbers before among which a goal is sought
SAID_OF_ALL = re.compile("完成|建成|实施|建设|工作|新增|解决|推进|实现|累计|问题|项目|任务|工程")


def planned(page: Page, item: Number) -> tuple[Number, Number] | None:
    """The done and the planned that a percentage is of, the planned without a step: a goal is exact.

    Of several that are alike it is the nearest that prints the percentage, else the one that opens
    its paragraph.
    """
    before = page.within(page.around(item)[0], item.start)
    if not before or not _counts(k := before[-1]):
        return None
    gap, label = page.between(k, item), rate_label(page, item)
    if IN_BRACKETS.fullmatch(gap):
        n = before[-2] if len(before) > 1 else None
        return (
            (k, _goal(n)) if n and _like(n, k) and DONE_OF.fullmatch(page.between(n, k)) else None
        )
    said = cue("of_the_plan").fullmatch(label.strip())
    if not said or not BEHIND.fullmatch(gap.removesuffix(label)):
        return None
    goals = [_goal(n) for n in _alike(page, k, before[0].start)]
    found = printed_percentage(item)
    prints = (n for n in goals if fits(item, found, Fraction(k.value) / Fraction(n.value), k, n))
    opens = (n for n in goals if not page.within(_line(page, n.start), n.start))
    n = next(prints, None) or next(opens, None)
    return (k, n) if n else None


def _alike(page: Page, k: Number, end: int) -> Iterator[Number]:
    """The counts before the sentence of another that are of its thing, nearest first."""
    low = _line(page, k.start)
    for _ in range(LINES):
        low = _line(page, len(page.text[:low].rstrip()))
    words = _thing(page, k)
    for n in reversed(page.within(low, end)[-REACH:]):
        if _like(n, k) and n.value and not _done(page, n) and in_common(words, _thing(page, n)):
            yield n


def _done(page: Page, item: Number) -> bool:
    """Whether a count is itself told as a share of its plan."""
    after = page.within(item.end, page.around(item)[1])[:1]
    return bool(after and cue("of_the_plan").fullmatch(rate_label(page, after[0]).strip()))


def _line(page: Page, place: int) -> int:
    """Where the line of a place begins."""
    return page.text.rfind("\n", 0, place) + 1


def _counts(item: Number) -> bool:
    return item.measure in ("count", "money") and item.exact and item.baseline is None


def _like(n: Number, k: Number) -> bool:
    return _counts(n) and n.counted == k.counted


def _goal(n: Number) -> Number:
    return replace(n, step=Decimal(0))


def _thing(page: Page, item: Number) -> str:
    """The words around a count, without those that any goal has."""
    return SAID_OF_ALL.sub("　", re.sub("[^一-鿿]", "　", page.clause(item)))
