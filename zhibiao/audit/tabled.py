"""The numbers of a pasted table against each other: its totals, and what its percentages are made of.

A line called 合计 or a column so called is a sum; of a whole district (全市) it is one where another
column adds up.  What a column of percentages is made of, the table itself says: the reading (one
column of another, of its own total, the change from one to another, a share of so many asked) that
its lines would fit least by accident.

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
from itertools import permutations, takewhile
from math import prod
from typing import NamedTuple

from zhibiao.audit.page import Page
from zhibiao.audit.parts import CERTAIN, RIVALS, SETTLED, near
from zhibiao.audit.pasted import HUNDRED, TOTAL, Entry, Line, Table, cited, tables
from zhibiao.audit.words import plain
from zhibiao.lexicon import syntax_of
from zhibiao.records import Finding

SUBTOTAL = re.compile("小计")
SOME = re.compile("其中|[#＃*]")
"""A line of some of those in the line above it."""
CHANGES = re.compile("[增降升减涨幅]|变[化动]|同比|环比|[比较][上去]年|[±+＋]")
FALLS = re.compile("降|减")
RARE = Decimal("0.001")  # how seldom other numbers would fit a reading as often


class Total(NamedTuple):
    """A total, and the numbers of the table that it sums."""

    printed: Entry
    parts: list[Entry]

    @property
    def added(self) -> Decimal:
        return sum((part.value for part in self.parts), Decimal(0))

    @property
    def met(self) -> bool:
        """Whether they come to it; shares that are rounded each, within what rounding explains."""
        rounding = sum(part.step for part in self.parts) / 2 if self.printed.value == HUNDRED else 0
        shares = any(part.step < 1 for part in self.parts)
        return abs(self.added - self.printed.value) <= (rounding if shares else 0)


class Reading(NamedTuple):
    """What a percentage may be made of: the columns that it is computed from, and how.

    ``of`` takes the numbers of both columns and the printed percentage, ``grain`` the first of them
    and the step of the percentage: the share of percentages that fit by accident.
    """

    test: str
    columns: tuple[int, int]
    of: Callable[[Decimal, Decimal, Decimal], Decimal | None]
    told: str  # how the two are written down
    grain: Callable[[Decimal, Decimal], Decimal] = lambda _, step: step / HUNDRED
    of_total: bool = False  # a share of the column's own total, which is none itself


def sums(page: Page) -> Iterator[Finding]:
    """The totals of lines and of columns, each against what it sums."""
    for table in tables(page):
        for at, line in enumerate(table.lines):
            named = bool(TOTAL.search(line.label))
            some = _some_of(table, at)
            if some or named or syntax_of("whole_place").fullmatch(line.label):
                totals = _totals(table, line, some or _summed(table.lines, at))
                yield from _judged_totals(page, totals, least=1, near_too=named and not some)
        for at in table.columns:
            if TOTAL.search(table.head(at)) and table.adds(at):
                others = [c for c in table.columns if c != at and table.adds(c)]
                totals = [
                    Total(line.entries[at], [line.entries[c] for c in others if c in line.entries])
                    for line in table.lines
                    if at in line.entries
                ]
                yield from _judged_totals(
                    page, totals, least=(len(totals) + 1) // 2, near_too=False
                )


def _totals(table: Table, line: Line, summed: Sequence[Line]) -> list[Total]:
    """The numbers of a line that sums others, each with what it sums."""
    return [
        Total(line.entries[c], [one.entries[c] for one in summed if c in one.entries])
        for c in table.columns
        if c in line.entries and (table.adds(c) or table.is_whole(c, line))
    ]


def _some_of(table: Table, at: int) -> list[Line]:
    """The lines from 其中 on that come to the line above them in most columns; none if in no column."""
    if at + 1 == len(table.lines) or not SOME.match(table.lines[at + 1].label):
        return []
    below = list(takewhile(lambda one: not TOTAL.search(one.label), table.lines[at + 1 :]))
    runs = [below[:n] for n in range(2, len(below) + 1)]
    met = [sum(t.met for t in _totals(table, table.lines[at], run)) for run in runs]
    return runs[met.index(max(met))] if any(met) else []


def _summed(lines: Sequence[Line], at: int) -> list[Line]:
    """The lines that a total sums: since the last one, or all of the table where it begins or ends it."""
    before = [i for i in range(at) if TOTAL.search(lines[i].label)]
    if SUBTOTAL.search(lines[at].label):
        inside = lines[before[-1] + 1 if before else 0 : at]
    else:
        inside = lines[:at] if at else lines[1:]
    return [
        line for line in inside if not TOTAL.search(line.label) and not SOME.match(line.label)
        and not syntax_of("whole_place").fullmatch(line.label)
    ]  # fmt: skip


def _judged_totals(
    page: Page, totals: Sequence[Total], *, least: int, near_too: bool
) -> Iterator[Finding]:
    """Totals of one table that stand or fall together: one is wrong where at least ``least`` are right.

    Where none is right, the lines may not be all that were counted; then at most a near miss counts.
    """
    added = [one for one in totals if len(one.parts) > 1
             and one.printed.value >= max(part.value for part in one.parts)]  # fmt: skip
    right = sum(one.met for one in added)
    for one in added:
        close = near_too and not right and near(one.added, one.printed.value, len(one.parts), True)
        if not (one.met or right >= least or close):
            continue
        gap = one.added - one.printed.value
        wrong = (
            f"The numbers of the table come to {plain(abs(gap))} {'more' if gap > 0 else 'less'} than "
            f"its total" + (f"; {right} other totals of it are right." if right else ".")
        )
        yield page.finding(
            "sum_of_parts",
            "consistent" if one.met else "inconsistent",
            [cited(page, entry) for entry in (one.printed, *one.parts)],
            f"{' + '.join(plain(part.value) for part in one.parts)} = {plain(one.added)}; "
            f"printed {plain(one.printed.value)}",
            "The numbers of the table come to its total." if one.met else wrong,
            chance=min(CERTAIN, 1 - one.printed.step / (one.printed.value * 3 / 2)).quantize(
                CERTAIN
            ),
            rivals=() if one.met else RIVALS,
            settled_by="" if one.met else SETTLED,
        )


def rates(page: Page, test: str = "") -> Iterator[Finding]:
    """Each column of percentages against the columns that it is made of; those of one test, if named."""
    for table in tables(page):
        for at in table.columns:
            if table.adds(at):
                continue
            reading, fitting, others = _made_of(table, at)
            if reading and test in ("", reading.test):
                yield from _judged(page, table, at, reading, fitting, others)


def _made_of(table: Table, at: int) -> tuple[Reading | None, list[Line], list[Line]]:
    """The reading that lines fit least by accident, with these lines and the others; none if too few do."""
    best: tuple[Reading | None, list[Line], list[Line]] = (None, [], [])
    least = RARE
    for reading in _readings(table, at):
        lines = [
            line for line in table.lines
            if {at, *reading.columns} <= line.entries.keys()
            and not (reading.of_total and TOTAL.search(line.label))
            and (reading.of is _gap or not line.entries[at].in_points)
        ]  # fmt: skip
        fitting = [line for line in lines if _fits(table, line, at, reading)]
        accident = prod(
            reading.grain(line.entries[reading.columns[0]].value, line.entries[at].step)
            for line in fitting
        )
        if accident <= least and len(fitting) * 2 >= len(lines):
            best = reading, fitting, [line for line in lines if line not in fitting]
            least = accident
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
                Reading("grim", (c, c), lambda _, part, printed, whole=whole: _share(whole, part, printed),
                        f"{{1}} of {plain(whole)}", of_total=True)
            )  # fmt: skip
    if CHANGES.search(table.head(at)) or any(entry.signed for entry in table.column(at)):
        gaps = [Reading("change_arithmetic", pair, _gap, "{1} after {0}") for pair in levels]
        yield from (*changes, *gaps)
    else:
        asked = [Reading("grim", (c, c), _nearest, "the nearest share of {0}", _of_few)
                 for c in others if table.adds(c)]  # fmt: skip
        yield from (*shares, *asked)


def _share(whole: Decimal, part: Decimal, _: Decimal) -> Decimal | None:
    return HUNDRED * part / whole if whole else None


def _change(first: Decimal, last: Decimal, _: Decimal) -> Decimal | None:
    return HUNDRED * (last - first) / first if first else None


def _gap(first: Decimal, last: Decimal, _: Decimal) -> Decimal | None:
    return last - first


def _nearest(asked: Decimal, _: Decimal, printed: Decimal) -> Decimal | None:
    """The share of a whole number of those asked that comes nearest: 94.7 for 94.2 of 75."""
    return HUNDRED * (printed * asked / HUNDRED).to_integral_value() / asked if asked else None


def _of_few(asked: Decimal, step: Decimal) -> Decimal:
    """How many percentages of this step some number out of so many gives."""
    return min(Decimal(1), (asked + 1) * step / HUNDRED)


def _computed(line: Line, at: int, reading: Reading) -> Decimal | None:
    return reading.of(*(line.entries[c].value for c in reading.columns), line.entries[at].value)


def _fits(table: Table, line: Line, at: int, reading: Reading) -> bool:
    """Whether a line's percentage is what its numbers give, rounded as it is printed."""
    printed, computed = line.entries[at], _computed(line, at, reading)
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
        [cited(page, line.entries[c]) for line in fitting for c in used],
        "; ".join(_written(line, at, reading) for line in fitting),
        "The percentages of the table are what its numbers give.",
        chance=chance.quantize(CERTAIN),
    )
    for line in others:
        yield page.finding(
            reading.test,
            "inconsistent",
            [cited(page, line.entries[c]) for c in used],
            _written(line, at, reading),
            f"{len(fitting)} other lines of the table give their percentage in this way, and this does not.",
            chance=chance.quantize(CERTAIN),
            rivals=(
                "the percentage or one of the two numbers is misprinted",
                "the percentage was computed from numbers that are not in the table",
            ),
            settled_by="the numbers that this line of the table was computed from",
        )


def _written(line: Line, at: int, reading: Reading) -> str:
    numbers = [plain(line.entries[c].value) for c in reading.columns]
    computed = _computed(line, at, reading)
    shown = "nothing" if computed is None else f"{computed:.2f}"
    return f"{reading.told.format(*numbers)} = {shown}; printed {plain(line.entries[at].value)}"
