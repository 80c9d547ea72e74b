"""A change against an earlier level, where the three numbers stand apart: found by weighed evidence.

Beside a change stands what it is the change of (诈骗立案143起，较上年减少42起), or what it is a change
from (较去年同期的93.2%提高3.8个百分点), or neither.  What is missing is sought in the whole report: the
levels of the two years, weighed by the words they have in common with each other and with the change,
and by how near their change is to the printed one.  The weights are those of
``data/codebook/change_evidence.csv``, which ``tools/fit_changes.py`` makes anew.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     page = page_of_text(text)
...     return [(str(move.base), str(move.to), change.surface) for move, change in afar(page)]
>>> show("去年刑事发案1420起。\\n今年刑事发案1260起，同比下降10%。")
[('1420', '1260', '10%')]
>>> show("去年刑事发案1420起。\\n今年治安发案1260起，同比下降10%。")
[]
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import log
from typing import NamedTuple

from zhibiao.audit.against import by_words
from zhibiao.audit.likeness import Likeness, likeness, told
from zhibiao.audit.moves import Move, foreign, joined
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.things import beside
from zhibiao.audit.weighing import weight_of
from zhibiao.audit.words import by_how_much, cue
from zhibiao.audit.yearly import both_ends, by_year, run_of_changes
from zhibiao.phrases import grams
from zhibiao.records import CHANGES

EVIDENCE = "change_evidence"
ENOUGH = 0.0
"""The weight from which two levels are taken for those of a change: even odds."""
BASED = re.compile(
    r"同比|\A(?=[增减上下提降升])|[较比](?P<base>上年|去年|上一年|20\d\d年)(?:同期)?"
)
OPENED = re.compile(
    r"[ \u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])?"
    r"(?:(?P<year>20\d\d)年(?!\d)|(?P<then>[当该]年))"
)
"""2023年，…；…: the year of all that a sentence tells."""
BASE_BESIDE = re.compile(r"[较比](?:上年|去年|上一年|20\d\d年)(?:同期)?的\Z")
OWN_YEAR = re.compile(r"20\d\d年(?=[较比同])")
NOT_FROM = re.compile("环比|年均|月均|日均|年初|[上下]半年比|增[幅速]|涨幅|平均")
MEASURES = ("count", "money", "percentage")
FARTHEST = Decimal("2.5")  # times the smaller of two levels
NAMED = 2  # characters of a label
FEW = 20  # among fewer levels, a word of two of them is no more common than among so many
LONG_NAME = 6  # characters; a longer name says no more
REACH = 150  # numbers to either side of a change among which its levels are sought
LIKEST = 8  # levels of a year that are weighed, those with most words in common first


class Level(NamedTuple):
    """A number of one year, told by how many years it is after the year of the report."""

    item: Number
    year: int
    words: frozenset[str]


class Change(NamedTuple):
    """A printed change: the year it is told of, that of reference, and the level beside it if there is one."""

    item: Number
    year: int
    since: int
    words: frozenset[str]
    to: Number | None
    base: Number | None


class Case(NamedTuple):
    """Two levels that a change may be of, and the evidence for it."""

    change: Change
    base: Number
    to: Number
    pieces: dict[str, float]


def afar(page: Page) -> Iterator[tuple[Move, Number]]:
    """Each change of levels that stand apart from it, with the two levels that weigh most."""
    best: dict[int, tuple[float, Case]] = {}
    for case in cases(page):
        weight = weight_of(EVIDENCE, case.pieces)
        place = case.change.item.start
        if weight >= ENOUGH and weight > best.get(place, (ENOUGH - 1,))[0]:
            best[place] = weight, case
    for _, case in best.values():
        yield joined(case.base, case.to, page.label(case.change.item)), case.change.item


def cases(page: Page) -> Iterator[Case]:
    """Every two levels of the years and the unit of a change, and the evidence for them."""
    levels = _levels(page)
    starts = [level.item.start for level in levels]
    having = Counter(gram for level in levels for gram in level.words)
    rarity = {gram: log(1 + max(len(levels), FEW) / times) for gram, times in having.items()}
    for change in _changes(page):
        place = bisect_left(starts, change.item.start)
        near = levels[max(0, place - REACH) : place + REACH]
        for base, to in _pairs(change, near, rarity):
            if not _possible(page, change, base.item, to.item):
                continue
            like = likeness(page, base.item, to.item)
            if _of_one_name(page, base.item, to.item, like):
                pieces = _evidence(page, change, base, to, like, near, rarity)
                yield Case(change, base.item, to.item, pieces)


def _levels(page: Page) -> list[Level]:
    years = {
        item.start: year
        for start, end in page.sentences
        for year, item in by_year(page, start, page.within(start, end)).items()
    }
    now = int(page.years[-1] or 0)
    found = []
    for number in page.numbers:
        if number.measure not in MEASURES or not number.exact or _is_change(page, number):
            continue
        words = grams(beside(page, number), 2)
        ends = both_ends(number)
        for item in ends:
            year = years[item.start] - now if item.start in years and now else None
            if len(ends) > 1:  # 由2020年的91.2%提升至96.8%
                year = _relative(page.label(item)[-7:], now) if item is ends[0] else 0
            if year is None:
                year = _relative(told(page, item).time, now) or _opened(page, item, now)
            found.append(Level(item, year, words))
    return found


def _opened(page: Page, item: Number, now: int) -> int:
    """The year that the sentence of a number opens with, as ``_relative`` gives it: 2023年，…; 当年，…."""
    start, _ = page.around(item)
    found = OPENED.match(page.text, start)
    if found and found["then"]:
        line = page.text.rfind("\n", 0, start) + 1
        return _relative("".join(re.findall(r"20\d\d(?=年)", page.text[line:start])[-1:]), now)
    return _relative(found["year"], now) if found else 0


def _relative(words: str, now: int) -> int:
    """去年 is -1, 2021年 in a report of 2024 is -3, all else 0."""
    if named := re.search(r"20\d\d(?=年|\Z)", words):
        return int(named[0]) - now if now else 0
    return -2 if "前年" in words else -1 if re.search("去年|上年|上一年|同期", words) else 0


def _is_change(page: Page, item: Number) -> bool:
    """Whether a number is by how much: 下降10%, 较上年减少42起."""
    if item.measure in CHANGES:
        return True
    return by_how_much(page.label(item))


def _changes(page: Page) -> Iterator[Change]:
    """The changes against an earlier year that are printed as one number."""
    now = int(page.years[-1] or 0)
    for index, item in enumerate(page.numbers):
        if not item.exact or item.baseline is not None or not _is_change(page, item):
            continue
        start, _ = page.around(item)
        before = [n for n in page.numbers[max(0, index - 8) : index] if n.start >= start]
        while before and _is_change(page, before[-1]):
            before.pop()
        first, many = run_of_changes(page, index)
        label = page.label(page.numbers[first])
        by_turn = "分别" in label and len(before) >= many > 1
        last = before[index - first - many if by_turn else -1] if before else None
        base = last if last and BASE_BESIDE.search(page.label(last)) else None
        based = BASED.search(page.label(base) if base else label)
        if not based or NOT_FROM.search(label) or not cue("change_said").search(label):
            continue
        gap = page.text[page.numbers[index - 1].end : item.start] if index else ""
        own = OWN_YEAR.search(label)
        joined_to = by_turn or not (base or own or foreign(gap))
        to = last if last and joined_to and last.measure in MEASURES else None
        year = _relative(own[0], now) if own else _opened(page, item, now)
        named = based["base"] or ""
        since = _relative(named, now) if named[:2] == "20" else year - 1
        yield Change(item, year, since, grams(label + "　" + "　".join(item.subjects), 2), to, base)


def _pairs(
    change: Change, levels: Sequence[Level], rarity: dict[str, float]
) -> Iterator[tuple[Level, Level]]:
    """The levels of the year of reference with those of the year reported on, the likeliest of each."""
    tos = [n for n in levels if (n.item is change.to if change.to else n.year == change.year)]
    bases = [
        n for n in levels if (n.item is change.base if change.base else n.year == change.since)
    ]
    for to in _likest(change.words, tos, rarity):
        for base in _likest(change.words | to.words, bases, rarity):
            if base.item.counted == to.item.counted:
                yield base, to


def _likest(
    words: frozenset[str], levels: Sequence[Level], rarity: dict[str, float]
) -> list[Level]:
    return sorted(levels, key=lambda level: -_shared(words, level.words, rarity))[:LIKEST]


def _shared(one: frozenset[str], other: frozenset[str], rarity: dict[str, float]) -> float:
    return sum(rarity.get(gram, 0) for gram in one & other)


def _possible(page: Page, change: Change, base: Number, to: Number) -> bool:
    """Of one size, in the unit of the change, and told apart by no words."""
    item = change.item
    in_unit = (
        to.unit == "%"
        if item.measure == "point_change"
        else item.unit == "%" or item.counted == to.counted
    )
    least, most = sorted((base.value, to.value))
    start, end = page.around(item)
    return (
        in_unit
        and all(  # 城西街道 860 775: the change of a line is told with its label
            level.subjects[0][:NAMED] in page.text[start:end]
            for level in (base, to)
            if page.in_table(level)
        )
        and base is not to
        and least > 0
        and most <= FARTHEST * least
        and _standing(page, base) == _standing(page, to)
        and not by_words(page, base, page, to)
    )


def _standing(page: Page, item: Number) -> tuple[str, bool, bool]:
    """Whose a number is, and whether it was added or is a part of a list."""
    found = told(page, item)
    return found.place, found.fresh, found.part


def _of_one_name(page: Page, base: Number, to: Number, like: Likeness) -> bool:
    """Not 刑事发案 and 治安发案, which only end alike, nor names that have nothing in common.

    诈骗立案 is 立案 in a paragraph on 诈骗, but 入室盗窃 is not 盗窃.
    """
    short, long = sorted((like.one, like.other), key=len)
    if long.endswith(short) and long != short:
        item = base if short == like.one else to
        line = page.text.rfind("\n", 0, item.start) + 1
        return long.removesuffix(short) in page.text[line : item.start]
    if like.kind == "same" or short in long:
        return True
    return like.one[-2:] != like.other[-2:] and bool(grams(like.one, 2) & grams(like.other, 2))


def _evidence(
    page: Page,
    change: Change,
    base: Level,
    to: Level,
    like: Likeness,
    levels: Sequence[Level],
    rarity: dict[str, float],
) -> dict[str, float]:
    item = change.item
    apart = abs(to.item.value - base.item.value)
    relative = item.unit == "%" and item.measure != "point_change"
    computed = apart / base.item.value * 100 if relative else apart
    wrong = abs(computed - item.value) / max(item.value, Decimal(1))
    up, down = (cue(way).search(page.label(item)) for way in ("up", "down"))
    one, other = told(page, base.item), told(page, to.item)
    rivals = sum(n.year == base.year and n.item.counted == to.item.counted for n in levels)
    return {
        "to beside": float(change.to is not None),
        "base beside": float(change.base is not None),
        "levels": _shared(base.words, to.words, rarity),
        "base named": _shared(base.words, change.words, rarity),
        "to named": _shared(to.words, change.words, rarity),
        "one name": float(min(LONG_NAME, len(like.one)) if like.kind == "same" else 0),
        "few of the year": 1 / rivals,
        "near": float(wrong < Decimal("0.5")),
        "fits": float(wrong < Decimal("0.02")),
        "way": float(bool(up) != bool(down) and bool(up) == (to.item.value > base.item.value)),
        "verbs": float(bool(one.verb and other.verb and one.verb != other.verb)),
        "one sentence": float(page.around(base.item) == page.around(to.item)),
    }
