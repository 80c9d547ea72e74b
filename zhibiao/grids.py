"""Tables pasted into a text: lines of a label and bare numbers, read by the header above them.

A row is a line that holds a label, at least two bare numbers, and nothing else, set apart by
blanks, tabs or bars.  The header says what each number is: a year or period, a unit in brackets, a
change, a target.  Each number that it explains is a ``Cell``, with the sentence it stands for, so
that it can be coded as any other; what the header does not explain is left unread.  Over 300
lines, because a row and the header that reads it are told together.

>>> text = "指标 2022年 2023年 同比(%)\\n刑事立案(起) 1286 1043 -18.9\\n其中:甲类案件 42 31 —\\n"
>>> for row in rows(text)[1:]:
...     print(len(row.numbers), *(f"{text[cell.start : cell.end]}={cell.told}" for cell in row.cells))
3 1286=2022年，刑事立案1286起 1043=2023年，刑事立案1043起 -18.9=2023年，刑事立案同比下降18.9%
2 42=2022年，甲类案件42 31=2023年，甲类案件31
>>> rows("刑事立案 1286 — -18.9\\n全年建成警务站32个。")[0]  # what the numbers are is not said
Row(start=0, end=17, numbers=((5, 9), (12, 17)), columns=(0, 2), cells=(), heads=())
>>> rows("全年建成警务站32个。")
[]
"""

import re
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from zhibiao.headers import (
    BRACKET,
    NO_COUNT,
    PERIOD,
    PLACES,
    YEAR,
    Column,
    column_of,
    dated,
    is_unit,
    topic_of,
)
from zhibiao.numbers import number
from zhibiao.quantities import quantities

LONGEST_ROW = 200  # characters
GAP = re.compile(r"[^\S\n]+")
NUMBER = re.compile(
    r"(?P<sign>[-−–－+＋]?)(?P<digits>\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<unit>[%％‰]?)"
)
PRINTED = re.compile(
    rf"(?P<bound>[≤≥≦≧]?)[ ]?{NUMBER.pattern}(?P<counted>个?百分点|[十百千]?[万亿]?[一-鿿]{{0,3}})"
)
"""The same with a bound before it or its unit behind it, under a header that names each column."""
AT = {"": "", "≤": "不超过", "≦": "不超过", "≥": "不低于", "≧": "不低于"}
REMARK = re.compile("(?!无)[一-鿿√×✓✔]{1,5}")
"""A last cell in words: 达标, 未完成; between bars there may be more of them, of any length."""
NOTHING = re.compile(r"[-−–－—/…*]{1,3}|…+|无")
"""A cell that is left empty."""
RULE = re.compile(r"[\s|｜:：+=—-]*")
"""The line under a header of bars: |---|---|."""
PROSE = re.compile("[。，；！？!?]|,(?![0-9]{3})")
YEARS = re.compile("年份?|年度|时间|月份|时期")
OVER_LABELS = re.compile("指标(?:名称)?|项目|类别|分类|名称|地区|单位|年份|序号")
"""What stands over labels and is none itself."""
ORDER = re.compile("序号|编号")
UNITS = re.compile("(?:计量)?单位")
LEAD = re.compile(
    r"(?:其中|[#＃*]|[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十\d]{1,2}[)）]|\d{1,2}[.．、])[:：]?\s*"
)
AIMS = re.compile(r"目标(?![^\n]*(?:完成|落实|进展|实现))[^\n]*表[^\n]*\n|[二三四]级指标")
"""A caption, or the heads over labels, of a table that sets aims."""
CAPTION_UNIT = re.compile(r"单位[:：]\s*(?P<unit>[一-鿿%％/]{1,6})\s*[)）]?\s*\Z")
SPACED = re.compile(r"(?<![一-鿿])([一-鿿])[ \u3000]+([一-鿿])(?![一-鿿])")
"""指  标: one word, set wide."""


class Cell(NamedTuple):
    """A number of a table that its header explains, and the sentence it stands for."""

    start: int  # in the text, its sign included
    end: int
    subject: str
    told: str  # 2023年，刑事立案同比下降18.9%
    at: int  # where the number begins in it
    change: bool
    direction: str
    period: str  # as printed; a bare 2023 as 2023年


class Row(NamedTuple):
    """A header or a row: its line, where its numbers stand, and those of them that were read."""

    start: int
    end: int
    numbers: tuple[tuple[int, int], ...]
    columns: tuple[int, ...]  # that the numbers stand in
    cells: tuple[Cell, ...]
    heads: tuple[str, ...]  # what a header says over each column


class _Word(NamedTuple):
    start: int
    text: str


class _Header(NamedTuple):
    start: int
    end: int
    first: str  # what stands over the labels
    unit_at: int  # which of the words before the numbers is a unit; -1 for none
    unit_behind: int  # which of those behind them is
    columns: tuple[Column, ...]
    heads: tuple[str, ...]
    unit: str  # of all, as the line above says


@lru_cache(maxsize=2)  # repair, sections, claims and ledger ask for the same, raw and mended
def rows(text: str) -> list[Row]:
    """The rows of all tables of a text in order, and the headers that explain some number."""
    found: list[Row] = []
    header: _Header | None = None
    above: list[tuple[int, str]] = []  # the lines that may be a header and what stands over it
    start = 0
    for line in text.split("\n"):
        place, start = start, start + len(line) + 1
        words = words_of(line) if len(line) <= LONGEST_ROW else []
        values, remarks = _values(words, is_barred(line))
        words, behind = words[: len(words) - remarks], words[len(words) - remarks :]
        new = _header_in(above, len(values), remarks, is_barred(line)) if values else None
        known = new or (header if header and len(header.columns) == len(values) else None)
        plain = not remarks and all(NUMBER.fullmatch(w.text) for w in values if _number(w.text))
        if (
            values
            and (known or (plain and _printed(values) > 1))
            and not _years(words, len(values), known)
        ):
            if new:
                header = new
                found.append(Row(header.start, header.end, (), (), (), header.heads))
            above = []
            found.append(_row(place, line, words, len(values), behind, header))
        elif not (RULE.fullmatch(line) or _left_empty(words)):
            above = [*above, (place, line)][-3:]
            if len(words) > 1 or PROSE.search(line):
                header = None
    return found


def unread(text: str) -> int:
    """How many numbers stand in tables whose header does not say what they are.

    >>> unread("刑事立案 1286 1043 -18.9"), unread("指标 2022年 2023年\\n刑事立案 1286 1043")
    (3, 0)
    """
    return sum(len(row.numbers) - len(row.cells) for row in rows(text))


def is_barred(line: str) -> bool:
    """Whether bars or tabs set the cells of a line apart."""
    return any(bar in line for bar in "\t|｜")


def words_of(line: str) -> list[_Word]:
    """What stands between the bars or tabs of a line, or between its blanks."""
    bars = "\t" if "\t" in line else "|｜" if re.search("[|｜]", line) else ""
    gap = rf"[^\S\n\t]*[{bars}][^\S\n\t]*" if bars else GAP
    words, start = [], 0
    for match in [*re.finditer(gap, line), None]:
        end = match.start() if match else len(line)
        word = line[start:end]
        words.append(_Word(start + len(word) - len(word.lstrip()), word.strip()))
        start = match.end() if match else end
    if bars != "\t":  # what stands before the first bar and behind the last is nothing
        words = words[not words[0].text :]
        words = words[: len(words) - (bool(words) and not words[-1].text)]
    return words


def _number(word: str) -> re.Match[str] | None:
    """A cell that is a number, with its unit if it has one."""
    found = PRINTED.fullmatch(word)
    return found if found and (not found["counted"] or is_unit(found["counted"])) else None


def _values(words: list[_Word], barred: bool) -> tuple[list[_Word], int]:
    """The numbers and empty cells at the end of a row, or nothing where a line is none; and how
    many cells in words (达标) stand behind them."""
    remarks = len(list(takewhile(_in_words, reversed(words)))) if barred else _remarked(words)
    words = words[: len(words) - remarks]
    label = next((word.text for word in words if word.text), "")
    values = list(
        takewhile(
            lambda word: not word.text or _number(word.text) or NOTHING.fullmatch(word.text),
            reversed(words[1:]),
        )
    )  # fmt: skip
    before = words[: len(words) - len(values)]
    too_few = not _printed(values) or len(values) < 2 - barred
    if too_few or any(PROSE.search(word.text) for word in before):
        return [], 0
    named = any(re.search("[一-鿿]", word.text) for word in before) or YEAR.fullmatch(label)
    return (values[::-1], remarks) if named else ([], 0)


def _remarked(words: list[_Word]) -> bool:
    """Whether a row of blanks ends in a cell in words."""
    return (
        len(words) > 3
        and bool(REMARK.fullmatch(words[-1].text))
        and bool(_number(words[-2].text) or NOTHING.fullmatch(words[-2].text))
    )


def _in_words(word: _Word) -> bool:
    return bool(word.text) and not _number(word.text) and not NOTHING.fullmatch(word.text)


def _left_empty(words: list[_Word]) -> bool:
    """Whether a line is a row of a table without a number."""
    return any(NOTHING.fullmatch(word.text) for word in words[1:]) and not any(
        PROSE.search(word.text) for word in words
    )


def _years(words: list[_Word], values: int, known: _Header | None) -> bool:
    """Whether the numbers of a line are years over columns: 指标 2022 2023.

    Under a header of as many columns they are, if the word before them is no label.
    """
    years = [word.text for word in words[-values:]]
    return (
        all(map(YEAR.fullmatch, years))
        and sorted(set(years)) in (years, years[::-1])
        and (not known or any(OVER_LABELS.fullmatch(word.text) for word in words[:-values]))
    )


def _printed(values: list[_Word]) -> int:
    return sum(bool(_number(word.text)) for word in values)


def _header_in(
    above: list[tuple[int, str]], values: int, remarks: int, barred: bool
) -> _Header | None:
    """The header in the last line above some values, or above the label of a group of rows."""
    label = above[-1][1] if len(above) > 1 else ""
    group = label and len(words_of(label)) == 1 and not PROSE.search(label)
    return (_header(above, values, remarks, barred) if above else None) or (
        _header(above[:-1], values, remarks, barred) if group else None
    )


def _header(
    above: list[tuple[int, str]], values: int, remarks: int, barred: bool
) -> _Header | None:
    """The header that the last line above some values is, if it names each of them differently."""
    start, line = above[-1]
    words = words_of(line if is_barred(line) else SPACED.sub(r"\1\2", line))
    words, behind = words[: len(words) - remarks], words[len(words) - remarks :]
    left, heads = words[:-values], [word.text for word in words[-values:]]
    named = all(heads) and len(set(heads)) == values
    if not left or not named or PROSE.search(line) or is_barred(line) != barred:
        return None
    if any(NUMBER.fullmatch(head) and not YEAR.fullmatch(head) for head in heads):
        return None
    first = next((word.text for word in left if word.text and not ORDER.fullmatch(word.text)), "")
    unit_at, unit_behind = (
        next((i for i, word in enumerate(side) if UNITS.fullmatch(word.text)), -1)
        for side in (left, behind)
    )
    if values < 2 and unit_at < 0 and unit_behind < 0:
        return None
    over = above[-2][1] if len(above) > 1 else ""
    caption = PERIOD.search(BRACKET.sub("", over)) if len(over) <= LONGEST_ROW else None
    aims = AIMS.search(f"{over}\n{line}")
    columns = [column_of(head, aims=bool(aims)) for head in heads]
    if any(column.aim for column in columns):
        columns = [column._replace(done=not column.aim) for column in columns]
    if caption and YEAR.match(caption[0]) and not any(YEAR.search(head) for head in heads):
        columns = [column if column.period else column._replace(period=caption[0])
                   for column in columns]  # fmt: skip
    if PLACES.fullmatch(first) and (topic := topic_of(over)):
        columns = [column if column.name or column.change else column._replace(name=topic)
                   for column in columns]  # fmt: skip
    unit = CAPTION_UNIT.search(over)
    return _Header(start, start + len(line), first, unit_at, unit_behind, tuple(dated(columns)),
                   tuple(heads), unit["unit"] if unit else "")  # fmt: skip


def _row(
    place: int,
    line: str,
    words: list[_Word],
    values: int,
    behind: list[_Word],
    header: _Header | None,
) -> Row:
    numbers = [(i, word, found) for i, word in enumerate(words[-values:])
               if (found := _number(word.text))]  # fmt: skip
    spans = tuple((place + word.start, place + word.start + len(word.text))
                  for _, word, _ in numbers)  # fmt: skip
    unread = Row(place, place + len(line), spans, tuple(i for i, _, _ in numbers), (), ())
    if not header or len(header.columns) != values:
        return unread
    left = [word.text for word in words[:-values] if word.text]
    unit = ""
    if header.unit_at >= 0 and len(left) > 1:
        unit = left.pop()
    if 0 <= header.unit_behind < len(behind):
        unit = behind[header.unit_behind].text
    left = [word for word in left if not word.endswith("指标")] or left[-1:]
    if len(left) > 1 and re.fullmatch(r"\d{1,3}[.．、]?", left[0]):
        left = left[1:]
    label = LEAD.sub("", "".join(left)) if not YEAR.fullmatch("".join(left)) else "".join(left)
    bracket = next((one for one in BRACKET.finditer(label) if is_unit(one["inside"])), None)
    if bracket:
        unit, label = bracket["inside"], label.replace(bracket[0], "")
    cells = (
        _cell(place + word.start, found, header, header.columns[i], label, unit)
        for i, word, found in numbers
    )
    return unread._replace(cells=tuple(cell for cell in cells if cell))


def _cell(
    start: int, found: re.Match[str], header: _Header, column: Column, label: str, unit: str
) -> Cell | None:
    """What a number says by its column and its label; None where they do not tell."""
    period, subject = column.period, label + column.name
    if YEARS.fullmatch(header.first) and PERIOD.match(label):
        period, subject = label, column.name
    below = found["sign"] not in ("", "+", "＋")
    unit = (
        found["unit"]
        or found["counted"]
        or column.unit
        or ("" if column.change else unit or header.unit)
    )
    if NO_COUNT.search(column.name) and not column.unit:
        return None
    if not subject or (below and not column.change) or (column.change and not unit):
        return None
    if column.falls and below:  # 下降 -18.9: a fall, or a rise?
        return None
    digits, way = re.sub("[,，]", "", found["digits"]), ""
    if column.change:
        way = "level" if not number(digits) else "down" if below or column.falls else "up"
    said = {"": "", "level": "持平", "down": "下降", "up": "上升"}[way]
    when = period + "年" * bool(re.fullmatch(r"\d{4}", period))
    lead = f"{'力争到' * column.aim}{when}，" if when else "力争" * column.aim
    level = "达到" if column.aim else "已达到" if column.done else ""
    level = level or "为" * subject[-1].isdigit()  # 警情110为4410起
    told = f"{lead}{subject}{column.base}{said or level}"
    unit = "个百分点" if unit.endswith("百分点") else unit.replace("％", "%")
    whole = f"{told}{AT[found['bound']]}{digits}{unit}"
    if not any(item.start == len(told) for item in quantities(whole)):
        return None  # it would be read as another number
    return Cell(start, start + len(found[0]), subject, whole, len(told), column.change, way, when)
