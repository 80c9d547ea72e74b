"""The pasted tables of a page: their lines, and which of their columns may be added.

>>> from zhibiao.audit.page import page_of_text
>>> page = page_of_text("乡镇 排查（件） 化解率（%）\\n东乡 231 97.0\\n西乡 187 92.3\\n全年平安。")
>>> [(table.heads, [line.label for line in table.lines], table.adds(0), table.adds(1)) for table in tables(page)]
[(('排查（件）', '化解率（%）'), ['东乡', '西乡'], True, False)]
>>> list(tables(page_of_text("全年排查231件。")))
[]
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from zhibiao.audit.number import MAGNITUDES, Number
from zhibiao.audit.page import Page
from zhibiao.grids import PRINTED
from zhibiao.lexicon import syntax

TOTAL = re.compile(f"{syntax('total_row')}|总[数量额]")
NOT_ADDED = re.compile(
    "率|占|比[重例]?|[升降涨增减]幅?|幅度|变化|[%％‰±]|[度均数]\\Z|分值?\\Z|排名|[位名]次"
)
COUNTS = re.compile("[件起人户次个案总]数\\Z")
SHARES = re.compile("占|比[重例]|构成")
MAGNITUDE = re.compile("(?!百分点)[十百千]?[万亿]?")
HUNDRED = 100


class Entry(NamedTuple):
    """A number of a table, where it stands in the reading."""

    start: int
    end: int
    value: Decimal
    step: Decimal
    is_share: bool  # printed with % or in points
    signed: bool
    in_points: bool


class Line(NamedTuple):
    """A line of a table: its label, blanks left out, and its numbers by column."""

    label: str
    entries: dict[int, Entry]


class Table(NamedTuple):
    """Lines one below the other, and what stands over each column where a header was understood."""

    heads: tuple[str, ...]
    lines: list[Line]

    def column(self, at: int) -> list[Entry]:
        return [line.entries[at] for line in self.lines if at in line.entries]

    def head(self, at: int) -> str:
        return self.heads[at] if at < len(self.heads) else ""

    def adds(self, at: int) -> bool:
        """Whether the numbers of a column may be added."""
        head = self.head(at)
        shares = any(entry.is_share or entry.signed for entry in self.column(at))
        return not shares and (not NOT_ADDED.search(head) or bool(COUNTS.search(head)))

    def is_whole(self, at: int, total: Line) -> bool:
        """Whether a column of shares has 100 % for a total."""
        shares = all(e.is_share for e in self.column(at)) or SHARES.search(self.head(at))
        return bool(shares) and total.entries[at].value == HUNDRED

    @property
    def columns(self) -> list[int]:
        return sorted({at for line in self.lines for at in line.entries})


def tables(page: Page) -> Iterator[Table]:
    """The tables of a page: lines that follow each other, under one header."""
    table, stop = Table((), []), -1
    for row in page.rows:
        if not row.numbers or row.start != stop:
            if table.lines:
                yield table
            table = Table(row.heads, [])
        stop = row.end + 1
        if row.numbers:
            label = re.sub(r"[\s|｜：:]", "", page.text[row.start : row.numbers[0][0]])
            entries = {
                column: entry
                for column, span in zip(row.columns, row.numbers, strict=True)
                if (entry := _entry(page.text, *span))
            }
            table.lines.append(Line(label, entries))
    if table.lines:
        yield table


def _entry(text: str, start: int, end: int) -> Entry | None:
    """A cell as a number; none where it has a bound: ≤12 adds up to nothing."""
    found = PRINTED.fullmatch(text[start:end])
    if found["bound"]:
        return None
    digits = re.sub("[,，]", "", found["digits"])
    larger = sum(MAGNITUDES[char] for char in MAGNITUDE.match(found["counted"])[0])
    step = Decimal(1).scaleb(larger - len(digits.partition(".")[2]))
    value = Decimal(digits).scaleb(larger)
    below, signed = found["sign"] in tuple("-−–－"), bool(found["sign"])
    points = found["counted"].endswith("百分点")
    share = bool(found["unit"]) or points
    return Entry(start, end, -value if below else value, step, share, signed, points)


def cited(page: Page, entry: Entry) -> Number | tuple[int, int]:
    """The number of the page that stands there, or the place where none was read."""
    found = page.within(entry.start, entry.end)
    return found[0] if found else (entry.start, entry.end)
