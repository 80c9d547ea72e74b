"""Numbers that could be the parts of a total: every run of like numbers near it, whatever the words say.

A run is read at one of five levels: one number after the other in a sentence, all that are told with
one word of the total's, or the first of each clause that a semicolon ends, of each sentence, of each
paragraph.  Only runs that come within ``WITHIN`` of the total are given; how many were tried, and how
many numbers are like the total, is given too, for the more there are, the more come near by accident.

>>> from zhibiao.audit.page import page_of_text
>>> page = page_of_text("立案536件。盗窃198件，诈骗171件，其余157件。")
>>> [[part.surface for part in run.parts] for run in runs(page, page.numbers[0], plain_numbers(page))]
[['198件', '171件', '157件']]
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from zhibiao.audit.members import names_a_class
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.tied import FORMER
from zhibiao.audit.words import cue, pairs

WITHIN = Decimal("0.2")  # of the total, by which the parts may miss it
LONGEST = 12  # parts
REACH = 40  # like numbers before a total and after it
EACH = re.compile("[人户平]均|每(?![日天晚夜周月年])")
CLAUSE = re.compile("[；;。！？!?\n]")
INNER = re.compile("其中|[（(]")
OUTER = re.compile("[；;。）)\n]")
ORDERS = ("一二三四五六七八九", "123456789", "上下")
SERIES = re.compile(
    r"(?P<n>[一二三四五六七八九])(?:季度|[级类期批]|是|[、.．])|(?P<d>[1-9])[.．、)）]|(?P<half>[上下])半年|[（(](?P<b>[一二三四五六七八九])[）)]|(?P<side>[东南西北中])[片区城线]"
)
LEVELS = ("listed", "named", "clauses", "sentences", "paragraphs")


class Run(NamedTuple):
    """A total with numbers that could be its parts.

    ``chain``: all like numbers of the level, of which the parts are those from ``first``.
    """

    head: Number
    parts: tuple[Number, ...]
    level: str
    chain: tuple[Number, ...]
    first: int
    tried: int
    like: int

    @property
    def added(self) -> Decimal:
        return sum((part.value for part in self.parts), Decimal(0))


class Worded(NamedTuple):
    """The words of a number, their names, and where its clause, sentence and paragraph begin."""

    words: str
    names: frozenset[str]
    clauses: int
    sentences: int
    paragraphs: int


def plain_numbers(page: Page) -> list[Number]:
    """The exact amounts that may be a total or a part: no change, no mean, no cell, nothing of last year."""
    return [
        n
        for n in page.numbers
        if n.measure in ("count", "money")
        and n.exact
        and n.value > 0
        and n.baseline is None
        and not page.in_table(n)
        and not names_a_class(n)
        and not FORMER.search(page.label(n))
        and not EACH.search(page.label(n))
        and not cue("from").search(page.label(n))
        and not cue("change_said").search(page.label(n))
        and not cue("compared").search(page.label(n))
    ]


def runs(page: Page, head: Number, known: Sequence[Number]) -> list[Run]:
    """The runs that come near one total, one of ``known`` (all in its unit), at every level."""
    place = bisect_left(known, head.start, key=lambda n: n.start)
    before, after = known[max(0, place - REACH) : place], known[place + 1 : place + 1 + REACH]
    found: list[Run] = []
    tried = 0
    for side in (after, before):
        for level in LEVELS:
            for chain in _chains(page, head, side, level):
                for first, size, added in _sums(chain, head.value):
                    tried += 1
                    if abs(added - head.value) <= WITHIN * head.value:
                        parts = chain[first : first + size]
                        found.append(Run(head, parts, level, chain, first, 0, len(known)))
    once = {run.parts: run for run in reversed(found)}
    return [run._replace(tried=tried) for run in once.values()]


def _chains(
    page: Page, head: Number, like: list[Number], level: str
) -> Iterator[tuple[Number, ...]]:
    """The like numbers of each sentence, without the parts of parts; of each name; the first of each unit."""
    if level == "listed":
        for _, sentence in groupby(like, key=lambda n: page.around(n)[0]):
            yield tuple(_outer(page, list(sentence)))
        return
    if level == "named":
        words = {n.start: names(page, n) for n in like}
        found = (tuple(n for n in like if name in words[n.start]) for name in names(page, head))
        yield from sorted({chain for chain in found if len(chain) > 1}, key=len)
        return
    yield tuple(
        next(group) for _, group in groupby(like, key=lambda n: getattr(_worded(page, n), level))
    )


def told(page: Page, item: Number) -> str:
    """The words of a number: its clause up to it, and what follows it."""
    return _worded(page, item).words


def names(page: Page, item: Number) -> frozenset[str]:
    """Every two characters side by side in the words of a number, those left out that say of where and when."""
    return _worded(page, item).names


def _worded(page: Page, item: Number) -> Worded:
    """The words of a number, prepared once; kept with its page."""
    if item.start not in page.worded:
        start, _ = page.around(item)
        words = (
            re.split("[，,；;。、]", page.text[start : item.start])[-1] + "　" + page.after(item)
        )
        clause = max(
            (m.end() for m in CLAUSE.finditer(page.text, start, item.start)), default=start
        )
        page.worded[item.start] = Worded(
            words, names_in(words), clause, start, page.paragraph(item.start)
        )
    return page.worded[item.start]


@lru_cache(maxsize=4096)
def names_in(words: str) -> frozenset[str]:
    words = cue("scope_words").sub("　", re.sub("[^一-鿿]", "　", words))
    return frozenset(pair for pair in pairs(words) if "　" not in pair)


def _outer(page: Page, items: list[Number]) -> Iterator[Number]:
    nested, last = False, None
    for item in items:
        if last:
            gap = page.text[last.end : item.start]
            nested = (nested and not OUTER.search(gap)) or bool(
                INNER.search(gap) and last.value > item.value
            )
        if not nested:
            yield item
        last = item


def _sums(chain: tuple[Number, ...], whole: Decimal) -> Iterator[tuple[int, int, Decimal]]:
    """Where a run begins, how long it is, and what it comes to."""
    for first in range(len(chain) - 1):
        added = Decimal(0)
        for size, item in enumerate(chain[first : first + LONGEST], 1):
            if item.value >= whole:
                break
            added += item.value
            if added > whole * (1 + WITHIN):
                break
            if size > 1:
                yield first, size, added


def in_series(page: Page, parts: Sequence[Number]) -> bool:
    """一季度, 二季度 …; 1., 2. …; 上半年, 下半年; 东片, 中片, 西片."""
    ends = [0, *(part.end for part in parts)]
    lows = [
        max(end, page.around(part)[0], page.text.rfind("\n", 0, part.start) + 1)
        for end, part in zip(ends, parts, strict=False)
    ]
    found = [
        SERIES.search(page.text, low, part.start) for low, part in zip(lows, parts, strict=True)
    ]
    if not all(found):
        return False
    marks = [next(filter(None, match.groups())) for match in found]
    if all(match["side"] for match in found):
        return len(set(marks)) == len(marks)
    order = next((order for order in ORDERS if order.startswith(marks[0])), "")
    return "".join(marks) == order[: len(marks)]
