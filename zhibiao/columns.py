"""Tables printed as lines: what the heading of a column says of the numbers below it.

A plan's table has a column for where things stood (2021年基数, 现状值) beside the one for what is
aimed at (目标值), or one for each year.  Cells stand apart by tabs, bars or wide spaces.

>>> plan = "序号\\t指标\\t2021年基数\\t2023年\\t2024年目标值\\n1\\t完好率\\t88%\\t95%\\t98%\\n二、措施\\n"
>>> below = columns(plan)
>>> [headed(below, plan.index(words)) for words in ("88%", "95%", "98%", "措施")]
['2021年基数', '2023年', '2024年目标值', '']
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from zhibiao.grids import ORDER, is_barred, words_of
from zhibiao.lexicon import syntax_of, table

APART = re.compile(r"[\t|｜\u3000]+")
CELL = re.compile(r"[^\t|｜\u3000]+")
HEAD = re.compile("指标|项目|任务|内容|目标|名称|序号|实事|事项")
NAME = re.compile(
    "(?:[（(]?[0-9一二三四五六七八九十]{1,3}[)）.．、])?(?:[0-9A-Za-z“‘]{0,4}[一-鿿]){2}"
)
"""A cell that is no number: two ideographs at its beginning."""
DIGIT = re.compile(r"\d")
SHARES = ("%", "‰", "‱")
FEWEST = 3
"""So many cells make a line a row of a table."""


class Cell(NamedTuple):
    """Where a cell stands, and the heading of its column."""

    start: int
    end: int
    words: str
    row: int  # where its row begins
    heading: str


def columns(text: str) -> tuple[Cell, ...]:
    """The cells of the tables of a text, with the headings of their columns."""
    found: list[Cell] = []
    headings: Sequence[str] = ()
    for line in re.finditer(r"[^\n]+", text):
        cells = _cells(line[0])
        if len(cells) < FEWEST:
            headings = ()
        elif not headings and HEAD.search(line[0]) and not re.search("[。；;]", line[0]):
            headings = [words for _, words in cells]
        else:
            if (
                headings
                and ORDER.fullmatch(headings[0])
                and not cells[0][1].strip(".．、").isdigit()
            ):
                cells = [(0, ""), *cells]  # its number stands in the row above
            while len(cells) > len(headings) and not cells[-1][1]:
                cells.pop()
            if len(cells) == len(headings):
                found += [
                    Cell(
                        line.start() + at,
                        line.start() + at + len(words),
                        words,
                        line.start(),
                        heading,
                    )
                    for (at, words), heading in zip(cells, headings, strict=True)
                ]
    return tuple(found)


def _cells(line: str) -> list[tuple[int, str]]:
    """What stands between bars or tabs, empty cells too, or between wide spaces, and where."""
    if is_barred(line):
        return [(word.start, word.text) for word in words_of(line)]
    cells = [(cell.start(), cell[0]) for cell in CELL.finditer(line)]
    return [
        (at + len(cell) - len(cell.lstrip()), cell.strip()) for at, cell in cells if cell.strip()
    ]


def progress(cells: Sequence[Cell]) -> dict[int, list[tuple[Cell, str]]]:
    """The rows of tables that set what was aimed at beside how it stands, both in sentences, by
    where they begin: each cell with the outlook of its column.

    >>> told = progress(columns("序号|项目内容|进展情况\\n1|新增床位40张。|新增31张。"))
    >>> [(cell.words, outlook) for cell, outlook in told[13]]
    [('1', ''), ('新增床位40张。', 'ahead'), ('新增31张。', 'behind')]
    >>> progress(columns("序号|项目内容|责任单位\\n1|新增床位40张。|民政局"))
    {}
    >>> progress(columns("指标|目标|完成情况\\n盗窃警情|下降5%|下降8%"))  # no sentences
    {}
    """
    rows: dict[int, list[tuple[Cell, str]]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append((cell, _outlook(cell.heading)))
    return {
        row: told
        for row, told in rows.items()
        if any(way == "behind" for _, way in told)
        and DIGIT.search(next((cell.words for cell, way in told if way == "ahead"), ""))
    }


def _outlook(heading: str) -> str:
    told = "behind" if syntax_of("column_of_progress").search(heading) else ""
    return told or ("ahead" if syntax_of("column_of_aims").search(heading) else "")


def unit_of(cells: Sequence[Cell], place: int, row: Mapping) -> dict[str, str]:
    """The unit that a row prints in a cell of its own, for a number without one.

    >>> cells = columns("指标|单位|2025年\\n建成率|%|95\\n")
    >>> unit_of(cells, 18, dict(unit="", measure="count"))
    {'unit': '%', 'measure': 'percentage'}
    """
    here = next((cell for cell in cells if cell.start <= place < cell.end), None)
    if not here or row.get("unit") or row.get("measure") != "count":
        return {}
    unit = next(
        (cell.words for cell in cells if cell.row == here.row and "单位" in cell.heading), ""
    )
    if not counts_as_unit(unit):
        return {}
    return {"unit": unit} | ({"measure": "percentage"} if unit in SHARES else {})


def counts_as_unit(words: str) -> bool:
    return any(row.unit == words for row in table("counting_units"))


def named(before: str) -> str:
    """The words of a row that name what the number behind it is of.

    >>> named("5|社会治安|刑事案件立案数|起|1042|"), named("入室盗窃案件下降")
    ('刑事案件立案数', '入室盗窃案件下降')
    >>> named("4|群众损失|较2022年压降")
    '群众损失，较2022年压降'
    """
    *cells, last = (cell.strip() for cell in APART.split(before))
    names = (cell for cell in reversed(cells) if NAME.match(cell) and not counts_as_unit(cell))
    return "，".join(filter(None, (next(names, ""), last))) or before


def headed(cells: Sequence[Cell], place: int) -> str:
    """The heading of the column in which a place stands, or nothing."""
    return next((cell.heading for cell in cells if cell.start <= place < cell.end), "")
