"""Everything in a reading that counts: quantities, word claims, and numerals that are neither.

>>> scan("2023年,全市建成“4416”体系,街面警务站32个实现零发案。").quantities[0].surface
'32个'
>>> [(n.surface, n.kind) for n in scan("2023年,全市建成“4416”体系,街面警务站32个。").numerals]
[('2023年', 'date'), ('4416', 'scheme')]
>>> scan("近年来,坚持一体化推进、千方百计攻坚。").quantities
[]
"""

import re
from bisect import bisect_right
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from zhibiao.lexicon import hits, syntax, syntax_of, table
from zhibiao.numbers import CN, number
from zhibiao.quantities import Printed, quantities
from zhibiao.records import Numeral
from zhibiao.scenery import Scenery


class Scan(NamedTuple):
    """What was found in a reading; all offsets are those of the reading."""

    quantities: list[Printed]
    numerals: list[Numeral]


RANK = re.compile(
    rf"(?:{syntax('ranking_word')})[^，,。；;、“”]{{0,6}}?(?P<place>第(?P<n>{CN}{{1,3}}(?!{CN})|\d{{1,3}}(?!\d))(?:位|名)?)"
    r"(?![个次届批期季章条轮部场步阶方时者责书线现年梯产大]|一|方阵|梯队)"
    rf"|(?:{syntax('ranking_word')}|进入)[^，,。；;、“”]{{0,6}}?(?P<top>前(?P<m>{CN}{{1,3}}(?!{CN})|\d{{1,3}}(?!\d))(?:位|名|强)?)(?![年个月天期])"
    r"|(?:全省|全国|全市|全区|省内|国内)(?P<extreme>最[低高])(?![层处点])"
    r"|(?:居|列|位|进入|保持|走在|跻身)[^，,。；;、“”]{0,8}?(?P<front>前列|首位|第一方阵|第一梯队)"
)
STREAK = re.compile(r"连续\Z")


def scan(text: str) -> Scan:
    """Find what counts in a reading (simplified script, half-width digits)."""
    ranks = [rank for match in RANK.finditer(text) if (rank := _rank(text, match))]
    words = [_word(match) for match in hits("words", text)]
    taken = _Spans([(item.start, item.end) for item in ranks])
    numerals = [
        Numeral(start=match.start(), end=match.end(), surface=match[0], kind=kind)
        for match, kind in _others(text)
        if not taken.overlap(match.start(), match.end())
    ]
    taken = _Spans([(item.start, item.end) for item in [*numerals, *ranks]])
    scene, counted = Scenery(text), []
    for item in quantities(text, taken.overlap):
        if STREAK.search(text, max(0, item.start - 2), item.start):
            counted.append(replace(item, measure="streak"))
        elif _passing_time(text, item):
            numerals.append(_numeral(item, "date"))
        elif scene.holds(item):
            numerals.append(_numeral(item, "scope"))
        else:
            counted.append(item)
    taken = _Spans([(item.start, item.end) for item in [*counted, *ranks]])
    idioms = _Spans([(item.start, item.end) for item in numerals if item.kind == "idiom"])
    words = [
        word
        for word in words
        if not taken.overlap(word.start, word.end) and not idioms.overlap(word.start, word.end)
    ]
    return Scan(sorted([*counted, *ranks, *words], key=lambda item: item.start), numerals)


def _numeral(item: Printed, kind: str) -> Numeral:
    return Numeral(start=item.start, end=item.end, surface=item.surface, kind=kind)


PERIODS = ("年", "个月", "月", "天", "日", "周")


def _passing_time(text: str, item: Printed) -> bool:
    """A stretch of time in which something happens (47天里抓获…), not one that is told."""
    if (
        item.unit not in PERIODS
        or item.bound != "exact"
        or item.value is None
        or item.baseline is not None
    ):
        return False
    before = text[max(0, item.start - 12) : item.start]
    return not syntax_of("term_of_time").search(before) and bool(
        re.match(r"[一-鿿]", text[item.end : item.end + 1])
    )


def _others(text: str):
    kinds = {row.name: row.kind for row in table("numerals")}
    return ((match, kinds[match.lastgroup]) for match in hits("numerals", text))


def _rank(text: str, match: re.Match[str]) -> Printed | None:
    place = next(name for name in ("place", "top", "extreme", "front") if match[name])
    start, end = match.span(place)
    if place == "front" and ("连续" in text[max(0, start - 20) : start]):
        return None  # the streak is the claim
    value = {"place": match["n"], "top": match["m"], "extreme": "一"}.get(place)
    value = Decimal(1) if match[place] == "首位" else number(value) if value else None
    unit = match[place][-1] if place in ("place", "top") and match[place][-1] in "位名强" else ""
    return Printed(
        surface=match[place],
        start=start,
        end=end,
        value=value,
        unit=unit,
        bound="at_most" if place == "top" else "exact",
        measure="rank",
    )


def _word(match: re.Match[str]) -> Printed:
    row = next(row for row in table("words") if row.name == match.lastgroup)
    return Printed(
        surface=match[0],
        start=match.start(),
        end=match.end(),
        value=Decimal(row.value),
        unit=row.unit,
        measure=row.measure,
    )


class _Spans:
    """Spans that can be asked whether they overlap another; they may touch or nest."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]
        self._longest = max((end - start for start, end in spans), default=0)

    def overlap(self, start: int, end: int) -> bool:
        i = bisect_right(self._starts, end - 1) - 1
        while i >= 0 and self._starts[i] > start - self._longest:
            if self._spans[i][1] > start:
                return True
            i -= 1
        return False
