"""The numbers of a pasted table against each other: its totals, and what its percentages are made of.

A line called 合计 or a column so called is a sum; of a whole district (全市) it is one where another
column adds up.  What a column of percentages is made of, the table itself says: the reading (one
column of another, of its own total, the change from one to another) that most lines fit.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     page = page_of_text(text)
...     return [f.computed for f in (*sums(page), *rates(page)) if f.verdict == "inconsistent"]
>>> show("乡镇 排查（件） 化解（件） 化解率（%）\\n东乡 231 224 97.0\\n西乡 187 180 92.3\\n南乡 156 149 95.5\\n合计 574 563 98.1")
['224 + 180 + 149 = 553; printed 563', '180 of 187 = 96.26; printed 92.3']
>>> show("指标 2023年 2024年 同比（%）\\n刑事立案（起） 1286 1043 -18.9\\n电诈警情（起） 420 352 -12.6")
['352 after 420 = -16.19; printed -12.6']
>>> show("乡镇 人口 满意度（%）\\n东乡 231 97.0\\n西乡 187 96.3\\n合计 600 96.7")  # the lines may not be all
[]
"""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import NamedTuple

from zhibiao.audit.page import Page
from zhibiao.audit.parts import CERTAIN, RIVALS, SETTLED, near
from zhibiao.audit.words import plain
from zhibiao.records import Finding

TOTAL = re.compile("合计|总计|共计|小计|总[数量额]")
SUBTOTAL = re.compile("小计")
OF_THE_WHOLE = re.compile("全[省市州区县旗乡镇]")
SOME = re.compile("其中|[#＃*]")
"""A line of some of those in the line above it."""
NOT_ADDED = re.compile("率|占|比[重例]?|[升降涨增减]幅?|幅度|变化|[%％‰±]|[度均数]\\Z|分值?\\Z|排名|[位名]次")
COUNTS = re.compile("[件起人户次个案总]数\\Z")
CHANGES = re.compile("[增降升减涨幅]|变[化动]|同比|环比|[比较][上去]年|[±+＋]")
FALLS = re.compile("降|减")
FINE = Decimal("0.1")  # a step at which one line that fits is no accident
HUNDRED = 100


class Entry(NamedTuple):
    """A number of a table, where it stands in the reading."""

    start: int
    end: int
    value: Decimal
    step: Decimal
    is_share: bool  # printed with %
    signed: bool


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

    @property
    def columns(self) -> list[int]:
        return sorted({at for line in self.lines for at in line.entries})


class Reading(NamedTuple):
    """What a percentage may be made of: the columns that it is computed from, and how."""

    test: str
    columns: tuple[int, int]
    of: Callable[[Decimal, Decimal], Decimal | None]
    told: str  # how the two are written down


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
            entries = (_entry(page.text, *span) for span in row.numbers)
            table.lines.append(Line(label, dict(zip(row.columns, entries, strict=True))))
    if table.lines:
        yield table


def _entry(text: str, start: int, end: int) -> Entry:
    digits = re.sub("[,，+＋%％‰]", "", text[start:end])
    value = Decimal(re.sub("[−–－]", "-", digits))
    signed = text[start] in "-−–－+＋"
    return Entry(
        start, end, value, Decimal(1).scaleb(min(0, value.as_tuple().exponent)),
        text[end - 1] in "%％‰", signed,
    )  # fmt: skip


def sums(page: Page) -> Iterator[Finding]:
    """The totals of lines and of columns, each against what it sums."""
    for table in tables(page):
        for at, line in enumerate(table.lines):
            if TOTAL.search(line.label) or OF_THE_WHOLE.fullmatch(line.label):
                parts = [other.entries for other in _summed(table.lines, at)]
                yield from _totals(
                    page,
                    [
                        (line.entries[c], [p[c] for p in parts if c in p])
                        for c in table.columns
                        if c in line.entries and table.adds(c)
                    ],
                    sure=bool(TOTAL.search(line.label)),
                )
        for at in table.columns:
            if TOTAL.search(table.head(at)) and table.adds(at):
                others = [c for c in table.columns if c != at and table.adds(c)]
                yield from _totals(
                    page,
                    [
                        (line.entries[at], [line.entries[c] for c in others if c in line.entries])
                        for line in table.lines
                        if at in line.entries
                    ],
                    sure=False,
                )


def _summed(lines: Sequence[Line], at: int) -> list[Line]:
    """The lines that a total sums: since the last one, or all of the table where it begins or ends it."""
    before = [i for i in range(at) if TOTAL.search(lines[i].label)]
    if SUBTOTAL.search(lines[at].label):
        inside = lines[before[-1] + 1 if before else 0 : at]
    else:
        inside = lines[:at] if at else lines[1:]
    return [
        line for line in inside if not TOTAL.search(line.label) and not SOME.match(line.label)
        and not OF_THE_WHOLE.fullmatch(line.label)
    ]  # fmt: skip


def _totals(
    page: Page, sums: Sequence[tuple[Entry, list[Entry]]], *, sure: bool
) -> Iterator[Finding]:
    """Sums of one table that stand or fall together: one that is wrong is so where others are right.

    Where none is right, the lines may not be all that were counted; then only a near miss counts.
    """
    added = [
        (total, parts, sum((part.value for part in parts), Decimal(0)))
        for total, parts in sums
        if len(parts) > 1 and total.value >= max(part.value for part in parts)
    ]
    right = sum(total.value == come_to for total, _, come_to in added)
    for total, parts, come_to in added:
        met = total.value == come_to
        close = sure and not right and near(come_to, total.value, len(parts), True)
        if not (met or (right and (sure or right * 2 > len(added))) or close):
            continue
        shown = " + ".join(plain(part.value) for part in parts)
        gap = come_to - total.value
        yield page.finding(
            "sum_of_parts",
            "consistent" if met else "inconsistent",
            [_cited(page, entry) for entry in (total, *parts)],
            f"{shown} = {plain(come_to)}; printed {plain(total.value)}",
            "The numbers of the table come to its total."
            if met
            else f"The numbers of the table come to {plain(abs(gap))} "
            f"{'more' if gap > 0 else 'less'} than its total"
            + (f"; {right} other totals of it are right." if right else "."),
            chance=min(CERTAIN, 1 - total.step / (total.value * 3 / 2)).quantize(Decimal("0.0001"))
            if total.value
            else None,
            rivals=() if met else RIVALS,
            settled_by="" if met else SETTLED,
        )


def rates(page: Page, test: str = "") -> Iterator[Finding]:
    """Each column of percentages against the columns that it is made of; those of one test, if named."""
    for table in tables(page):
        for at in table.columns:
            column = table.column(at)
            shares = any(entry.is_share or entry.signed for entry in column)
            if not shares and not NOT_ADDED.search(table.head(at)):
                continue
            reading, fitting, others = _made_of(table, at)
            if reading and test in ("", reading.test):
                yield from _judged(page, table, at, reading, fitting, others)


def _made_of(table: Table, at: int) -> tuple[Reading | None, list[Line], list[Line]]:
    """The reading that most lines fit, with these lines and the others; none where too few do."""
    best: tuple[Reading | None, list[Line], list[Line]] = (None, [], [])
    for reading in _readings(table, at):
        own = reading.columns[0] == reading.columns[1]
        lines = [
            line for line in table.lines
            if {at, *reading.columns} <= line.entries.keys()
            and not (own and TOTAL.search(line.label))
        ]  # fmt: skip
        fitting = [line for line in lines if _fits(table, line, at, reading)]
        step = min((line.entries[at].step for line in fitting), default=Decimal(1))
        enough = len(fitting) > 1 or (fitting and step <= FINE)
        if enough and len(fitting) * 2 >= len(lines) and len(fitting) > len(best[1]):
            best = reading, fitting, [line for line in lines if line not in fitting]
    return best


def _readings(table: Table, at: int) -> Iterator[Reading]:
    """What a column of percentages can be made of: those first that its head speaks for."""
    others = [c for c in table.columns if c != at]
    pairs = list(permutations([c for c in others if table.adds(c)], 2))
    levels = list(permutations([c for c in others if not table.adds(c)], 2))
    changes = [Reading("change_arithmetic", pair, _change, "{1} after {0}") for pair in pairs]
    shares = [Reading("grim", pair, _share, "{1} of {0}") for pair in pairs]
    for total in (line for line in table.lines if TOTAL.search(line.label)):
        for c in (c for c in others if table.adds(c) and c in total.entries):
            whole = total.entries[c].value
            shares.append(
                Reading("grim", (c, c), lambda _, part, whole=whole: _share(whole, part),
                        f"{{1}} of {plain(whole)}")
            )  # fmt: skip
    if CHANGES.search(table.head(at)) or any(entry.signed for entry in table.column(at)):
        gaps = [Reading("change_arithmetic", pair, _gap, "{1} after {0}") for pair in levels]
        yield from (*changes, *gaps)
    else:
        yield from shares


def _share(whole: Decimal, part: Decimal) -> Decimal | None:
    return HUNDRED * part / whole if whole else None


def _change(first: Decimal, last: Decimal) -> Decimal | None:
    return HUNDRED * (last - first) / first if first else None


def _gap(first: Decimal, last: Decimal) -> Decimal | None:
    return last - first


def _computed(line: Line, reading: Reading) -> Decimal | None:
    return reading.of(*(line.entries[c].value for c in reading.columns))


def _fits(table: Table, line: Line, at: int, reading: Reading) -> bool:
    """Whether a line's percentage is what its numbers give, rounded as it is printed."""
    printed, computed = line.entries[at], _computed(line, reading)
    if computed is None:
        return False
    if FALLS.search(table.head(at)) and not any(entry.signed for entry in table.column(at)):
        computed = abs(computed)  # 降幅: 18.9
    return abs(computed - printed.value) <= printed.step / 2


def _judged(
    page: Page, table: Table, at: int, reading: Reading, fitting: list[Line], others: list[Line]
) -> Iterator[Finding]:
    """One finding for the lines that fit, and one for each of the others."""
    used = (*reading.columns, at)
    chance = 1 - 1 / (HUNDRED / min(line.entries[at].step for line in fitting) + 1)
    yield page.finding(
        reading.test,
        "consistent",
        [_cited(page, line.entries[c]) for line in fitting for c in used],
        "; ".join(_written(line, at, reading) for line in fitting),
        "The percentages of the table are what its numbers give.",
        chance=chance.quantize(Decimal("0.0001")),
    )
    for line in others:
        yield page.finding(
            reading.test,
            "inconsistent",
            [_cited(page, line.entries[c]) for c in used],
            _written(line, at, reading),
            f"{len(fitting)} other lines of the table give their percentage in this way, and this does not.",
            chance=chance.quantize(Decimal("0.0001")),
            rivals=(
                "the percentage or one of the two numbers is misprinted",
                "the percentage was computed from numbers that are not in the table",
            ),
            settled_by="the numbers that this line of the table was computed from",
        )


def _written(line: Line, at: int, reading: Reading) -> str:
    numbers = [plain(line.entries[c].value) for c in reading.columns]
    computed = _computed(line, reading)
    shown = "nothing" if computed is None else f"{computed:.2f}"
    return f"{reading.told.format(*numbers)} = {shown}; printed {plain(line.entries[at].value)}"


def _cited(page: Page, entry: Entry):
    """The number of the page that stands there, or the place where none was read."""
    found = page.within(entry.start, entry.end)
    return found[0] if found else (entry.start, entry.end)
