"""Tables whose cells stand one per line, as they come when a page or a document is copied.

A row is a label and as many bare numbers or empty marks as the other rows have; before the label
may stand its rank, behind it its unit, where the header has a column for them.  The header is the
short lines above the first row, one for each column.  Its cells, and those of each row, are put on
one line with tabs between them, so that the table is read as any other.

>>> from zhibiao.repair import mend
>>> print(mend("指标\\n2022年\\n2023年\\n警情（起）\\n40\\n50\\n火灾（起）\\n—\\n3").text.replace("\\t", " | "))
指标 | 2022年 | 2023年
警情（起） | 40 | 50
火灾（起） | — | 3
>>> list(propose("上一页\\n1\\n2\\n3\\n下一页\\n东城派出所\\n110\\n22345678"))
[]
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from zhibiao.grids import NOTHING, NUMBER, ORDER, PROSE, UNITS, YEARS
from zhibiao.headers import BRACKET, YEAR, column_of, is_unit
from zhibiao.lexicon import syntax
from zhibiao.records import Edit

LINE = re.compile(r"[^\n]+")
HAN = re.compile("[一-鿿]")
LONGEST = 30  # characters of a label or a head
COLUMNS = range(2, 13)  # of numbers
FEWEST = 2  # rows of one form
SHORTEST = FEWEST * (COLUMNS[0] + 1) + COLUMNS[0]  # lines of a table
SET_APART = re.compile("[\t|｜]")
RANK = re.compile(r"\d{1,3}[.．、]?")
TOTAL = re.compile(f"{syntax('total_row')}|平均|{syntax('whole_place')}")
CORNER = re.compile(
    ".*(?:指标|项目|事项|内容|类型|种类|分类|名称|部门|机构|地区|区域|辖区|[区市旗]县|县市?区|乡镇|[镇街]道?|社区|村居?"
    "|年[份度]|时[间期]|月份|季度|案由|所队|派出所|单位|对象|科目|渠道|来源|方式|等级|性质|别|名)"
)
"""What stands over the labels of a table."""
CAPTION = re.compile(
    r".*单位[:：].*|附?表[ ]?[\d一二三四五六七八九十]+.*|.*(?:情况|统计|一览)表?|.{8,}"
)
NAMED = {"E": YEARS, "O": ORDER, "S": UNITS, "T": TOTAL}
"""Lines that are known by their words; of the others, L is a label, U a unit, Y a bare year, D a
number of up to three digits, C any other, R a rank with its mark, N an empty mark."""
HEAD, CELL = "[LTUESY]", "[CDYN]"
ROW = "(?P<lone>L?)[LT](?=Y*[CDN]){cell}+(?!{cell})"
LAYOUTS = {
    "labels": ("[LTUES]{heads}(?=[LT]{cell})", ROW),
    "no corner": ("\\A{heads}(?=[LT]{cell})", ROW),
    "years": ("E{heads}", "(?P<lone>)[LTY]{cells}"),
    "units": (
        "[LTUES]S{heads}",
        "(?P<lone>(?:L(?=[LT]U))?)[LT][LU]{cells}(?!{cell})|(?<={cell})[LT]{cells}(?!{cell})",
    ),
    "ranks": ("O[LTUES]{heads}", "(?P<lone>)(?:[DR][LT]{cells}|T{cells})"),
    "ranks and units": ("O[LTUES]S{heads}", "(?P<lone>)(?:[DR][LT][LU]{cells}|T[LU]?{cells})"),
}
"""A header and one of its rows, a letter for each line; above a row the label of a group may stand."""


class _Line(NamedTuple):
    start: int
    end: int
    text: str
    kind: str  # its letter


class _Table(NamedTuple):
    """The lines of a run that are a table, as indices."""

    start: int
    end: int
    begins: frozenset[int]  # those that begin a header, a row, or are a label by itself
    cornered: bool  # whether something stands over the labels


def propose(text: str) -> Iterator[Edit]:
    """Propose to put the cells of a header, and those of each row, on one line."""
    for run in _runs(text):
        for table in _tables(run):
            first = run[table.start].start
            above = text.rfind("\n", 0, first)
            if not table.cornered and above >= 0:
                yield _edit(text, above, first, "\n\t")
            for at in range(table.start + 1, table.end):
                low, high = run[at - 1].end, run[at].start
                if at not in table.begins:
                    yield _edit(text, low, high, "\t")
                elif text.count("\n", low, high) > 1:
                    yield _edit(text, low, high, "\n")


def _runs(text: str) -> Iterator[list[_Line]]:
    """Lines that may be cells, one below the other, blank ones left out."""
    run: list[_Line] = []
    for match in LINE.finditer(text):
        line = match[0].strip()
        if kind := _kind(line) if len(line) <= LONGEST else "":
            start = match.start() + match[0].index(line)
            run.append(_Line(start, start + len(line), line, kind))
        elif line:
            if len(run) >= SHORTEST:
                yield run
            run = []
    if len(run) >= SHORTEST:
        yield run


@lru_cache(65536)
def _kind(line: str) -> str:
    """The letter of a line; none where it is no cell."""
    if YEAR.fullmatch(line) and line.isdigit():
        return "Y"
    if NUMBER.fullmatch(line):
        return "D" if RANK.fullmatch(line) else "C"
    if NOTHING.fullmatch(line):
        return "N"
    if RANK.fullmatch(line):
        return "R"
    if named := next((kind for kind, words in NAMED.items() if words.fullmatch(line)), ""):
        return named
    if is_unit(line):
        return "U"
    prose = not HAN.search(line) or PROSE.search(line) or SET_APART.search(line)
    return "" if prose else "L"


def _tables(run: list[_Line]) -> Iterator[_Table]:
    """The tables of a run, in order."""
    kinds = "".join(line.kind for line in run)
    found = (
        _table(run, match, layout, numbers)
        for numbers in COLUMNS
        for layout in LAYOUTS
        for match in _layout(layout, numbers)[0].finditer(kinds)
    )
    done = 0
    for table in sorted(filter(None, found), key=lambda table: table.start):
        if table.start >= done:
            yield table
            done = table.end


@cache
def _layout(name: str, numbers: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The expressions for a whole table of some layout and for one of its rows."""
    head, row = (
        part.format(heads=f"{HEAD}{{{numbers}}}", cells=f"{CELL}{{{numbers}}}", cell=CELL)
        for part in LAYOUTS[name]
    )
    return re.compile(f"(?P<head>{head})(?P<rows>(?:{row})+)(?!{CELL})"), re.compile(row)


def _table(run: list[_Line], match: re.Match[str], layout: str, numbers: int) -> _Table | None:
    """A table without what only follows it; None where too few rows are of one form."""
    rows = [*_layout(layout, numbers)[1].finditer(match.string, *match.span("rows"))]
    ragged = LAYOUTS[layout][1] == ROW
    alike = [row for row in rows
             if not ragged or len(row[0]) == len(row["lone"]) + 1 + numbers]  # fmt: skip
    rows = rows[: rows.index(alike[-1]) + 1] if alike else []
    if len(alike) < max(FEWEST, len(rows) / 2):
        return None
    header, cornered = _header(run, range(*match.span("head")), layout)
    begins = frozenset(header).union(
        *({row.start(), row.start() + len(row["lone"] or "")} for row in rows)
    )
    return _Table(min(begins), rows[-1].end(), begins, cornered)


def _header(run: list[_Line], lines: range, layout: str) -> tuple[list[int], bool]:
    """Where a header begins, and a label below it; whether its first line stands over the labels.

    Where that is not sure, only the heads over the numbers are put on a line: they explain nothing.
    """
    first, last = lines[0], lines[-1]
    if layout != "labels" or _is_corner(run[first]):
        return [first], layout != "no corner"
    if first and _is_corner(run[first - 1]) and not _explains(run[last]):
        return [first - 1, last], True  # a label of the rows below it
    if CAPTION.fullmatch(run[first].text):
        return [first + 1], False
    sure = not first and not _explains(run[first])
    return [first if sure else first + 1], True


def _is_corner(line: _Line) -> bool:
    return line.kind == "O" or bool(CORNER.fullmatch(BRACKET.sub("", line.text)))


def _explains(line: _Line) -> bool:
    """Whether a head says of what year or in what unit its numbers are."""
    column = column_of(line.text)
    return bool(column.period or column.unit or column.change or column.aim)


def _edit(text: str, low: int, high: int, after: str) -> Edit:
    return Edit(start=low, end=high, before=text[low:high], after=after, rule="broken_line",
                warrant="attested", reason="cells of a table, each in a line of its own")  # fmt: skip
