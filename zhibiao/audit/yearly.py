"""Changes of several values at once: 2019年、2020年分别为…, 较2019年下降…; 件数和人数分别下降….

>>> from zhibiao.audit.page import page_of_text
>>> page = page_of_text("2019年、2020年、2021年立案分别为2860起、2491起、2187起,较2019年下降28.5%。")
>>> [(str(move.base), str(move.to), change.surface) for move, change in yearly(page)]
[('2860', '2187', '28.5%')]
>>> list(yearly(page_of_text("2021年立案2187起,较2019年下降28.5%。")))
[]
>>> page = page_of_text("受理97件134人,上年为197件375人,件数和人数分别下降50.76%、64.27%。")
>>> [(str(move.base), str(move.to), change.surface) for move, change in in_turn(page)]
[('197', '97', '50.76%'), ('375', '134', '64.27%')]
>>> page = page_of_text("由62人、318人降至55人、270人,分别下降11.3%、15.1%。")
>>> [(str(move.base), str(move.to), change.surface) for move, change in in_turn(page)]
[('62', '55', '11.3%'), ('318', '270', '15.1%')]
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from zhibiao.audit.moves import BEFORE, OF_EACH, Move, joined, of_pair
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.words import cue
from zhibiao.records import CHANGES

YEAR = re.compile(r"(20\d\d)年?")
LISTED = re.compile(r"(20\d\d)年?(?:(?:[、，,和]|以及|至|-|—)(20\d\d)年?)*年")
SINCE = re.compile(
    r"(?:(?P<to>20\d\d)年)?[^，,。；;\d]{0,6}(?:[较比](?P<base>20\d\d)年|[较比](?:上年|去年)|同比|累计)"
)
AND = re.compile("[、，,和与及]|以及")
PARTED = re.compile("[^；;]+")
MOST = 4  # changes that are told of one list of years


def yearly(page: Page) -> Iterator[tuple[Move, Number]]:
    """Each change that names its base among the years whose values the sentence lists."""
    for start, end in page.sentences:
        numbers = page.within(start, end)
        values = by_year(page, start, numbers)
        if len(values) < 3:
            continue
        last = max(number.end for number in values.values())
        place = last
        for item in [n for n in numbers if n.start >= last][:MOST]:
            words = page.text[place : item.start]
            said = SINCE.search(words)
            if not said or item.measure not in ("change", "percentage", "count"):
                break
            to = int(said["to"] or max(values))
            since = min(values) if said[0].endswith("累计") else to - 1
            base = int(said["base"] or since)
            if base in values and to in values and cue("change_said").search(words):
                yield joined(values[base], values[to], ""), item
            place = item.end


def in_turn(page: Page) -> Iterator[tuple[Move, Number]]:
    """As many values as before and as changes, told in turn: 批捕、起诉312人、640人，上年为…."""
    for start, end in page.sentences:
        for part in PARTED.finditer(page.text, start, end):
            numbers = page.within(*part.span())
            first = next((i for i, n in enumerate(numbers) if n.measure in CHANGES), 0)
            changes = list(takewhile(lambda n: n.measure in CHANGES, numbers[first:]))
            many = len(changes)
            if many not in (2, 3) or first < many:
                continue
            other = numbers[first - many : first]
            told = page.between(other[-1], changes[0])
            if not _by_turn(told, changes) or not all(n.exact for n in other):
                continue
            if all(n.baseline is not None for n in other):
                yield from zip(map(of_pair, other), changes, strict=True)
                continue
            one = numbers[max(0, first - 2 * many) : first - many]
            if len(one) < many or any(n.baseline is not None or not n.exact for n in one + other):
                continue
            between = page.between(one[-1], other[0])
            like = all(a.counted == b.counted for a, b in zip(one, other, strict=True))
            if not like or "其中" in between:
                continue
            if BEFORE.search(between):
                one, other = other, one
            elif not cue("to").search(between):
                continue
            for base, to, change in zip(one, other, changes, strict=True):
                yield joined(base, to, ""), change


def _by_turn(told: str, changes: list[Number]) -> bool:
    """Whether words tell several changes one by one: ，分别下降25%、50%; ，提高3.9个和4.1个百分点."""
    like = all(n.measure in CHANGES for n in changes) and "其中" not in told
    return (
        like
        and not OF_EACH.search(told)
        and bool(cue("change_said").search(told.replace("分别", "")))
    )


def run_of_changes(page: Page, index: int) -> tuple[int, int]:
    """The first of the changes that a list joins, by its index, and how many they are.

    >>> from zhibiao.audit.page import page_of_text
    >>> page = page_of_text("受理1598件,审结1413件,同比分别上升42.6%和43%,结案率90%。")
    >>> [run_of_changes(page, index) for index in (2, 3)]
    [(2, 2), (2, 2)]
    """
    numbers, first, last = page.numbers, index, index
    while first and _listed(page, numbers[first - 1], numbers[first]):
        first -= 1
    while last + 1 < len(numbers) and _listed(page, numbers[last], numbers[last + 1]):
        last += 1
    return first, last + 1 - first


def _listed(page: Page, one: Number, other: Number) -> bool:
    joined = one.measure in CHANGES and other.measure in CHANGES
    return joined and bool(AND.fullmatch(page.between(one, other)))


def both_ends(item: Number) -> list[Number]:
    """由62人、318人下降至55人、270人: the from and the to that one claim holds, each by itself."""
    if item.baseline is None:
        return [item]
    return [
        replace(item, value=item.baseline, step=item.base_step, baseline=None),
        replace(item, baseline=None),
    ]


def by_year(page: Page, start: int, numbers: list[Number]) -> dict[int, Number]:
    """The value of every year: one list of years and one of values, or a year before each value."""
    counts = [n for n in numbers if n.is_count]
    for index, first in enumerate(counts):
        run = [first]
        for other in counts[index + 1 :]:
            if other.counted != first.counted or len(page.between(run[-1], other)) > 12:
                break
            run.append(other)
        before = page.text[start : first.start]
        listed = [m for m in LISTED.finditer(before) if "分别" in before[m.end() :]]
        years = [int(y) for y in YEAR.findall(listed[-1][0])] if listed else []
        if len(years) == 2 and not re.search("[、，,和]|以及", listed[-1][0]):
            years = list(range(years[0], years[1] + 1))  # 2021年至2025年
        apart = [
            i for i, n in enumerate(run[1:], 1) if not AND.fullmatch(page.between(run[i - 1], n))
        ]
        told = run[: min(apart, default=len(run))]  # not 三年累计649起
        if len(years) > 1 and len(years) == len(told):
            return dict(zip(years, told, strict=True))
        named = [YEAR.search(page.label(n)) for n in run]
        if len(run) > 2 and all(named):
            return {int(m[1]): n for m, n in zip(named, run, strict=True)}
    return {}
