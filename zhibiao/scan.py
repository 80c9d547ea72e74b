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
from functools import lru_cache
from typing import NamedTuple

from zhibiao.lexicon import hits, syntax_of, table
from zhibiao.quantities import quantities
from zhibiao.ranks import ranks_in
from zhibiao.records import Numeral, Printed
from zhibiao.scenery import Scenery


class Scan(NamedTuple):
    """What was found in a reading; all offsets are those of the reading."""

    quantities: list[Printed]
    numerals: list[Numeral]


STREAK = re.compile("连续\\Z")
NONE_SINCE = re.compile(
    "(?:(?:保持|实现|做到)?(?:无(?=[一-鿿]{2,14}(?:事故|案件?|事件|火灾|上访|伤亡)(?:[，,。；;发的]|$))|“?零(?=[一-鿿]{2})))|连[续年]?(?=[增升降丰冠涨跌])"
)  # 38年|无重特大火灾, 12年|零发案, 6年|连增


@lru_cache(maxsize=1)  # claims and ledger ask for the same
def scan(text: str) -> Scan:
    """Find what counts in a reading (simplified script, half-width digits)."""
    ranks = ranks_in(text)
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
        if STREAK.search(text, max(0, item.start - 2), item.start) or (
            item.unit in ("年", "个月", "天") and NONE_SINCE.match(text, item.end)
        ):
            counted.append(replace(item, measure="streak"))
        elif _passing_time(text, item):
            numerals.append(_numeral(item, "date"))
        elif (
            scene.holds(item)
            or _within_a_share(text, item)
            or _of_a_class(text, item)
            or IF.search(text, max(0, item.start - 24), item.start)
        ):
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
    if LEFT.search(before) or SPENT.search(before + "|" + text[item.end : item.end + 4]):
        return True
    told = any(syntax_of(name).search(before) for name in ("term_of_time", "level_of_base"))
    return not told and bool(re.match(r"[一-鿿]", text[item.end : item.end + 1]))


IF = re.compile(
    "(?:^|[，,。；;\n])(?:若|如果|假如|倘若|要是)[^，,。；;\n]*\\Z"
)  # 若今年招聘不到700人
LEFT = re.compile(
    "为期近?\\Z|(?:离|距)[^，,。]{1,6}(?:[只仅还尚]?[剩有]|不到|不足)\\Z"
)  # 离年底只剩两个月

SPENT = re.compile(
    "(?:\\A|[，,。；;\n])(?:短短)?\\|[，,](?:共|累计|先后)"
)  # 两天,共出动警力120人次

SHARE = re.compile(
    r"[^，,。；;\d]{0,12}(?:\d+(?:分钟|小时|天|秒|日|个月|个?工作日)内[^，,。；;\d]{0,12})?(?:比例|比率|占比|率)(?=[则也分均达为是超约近稳保提由从维连\d、])"
)


OF_RATE = re.compile("[一-鿿]{2,6}率")  # 10秒接通率


def _within_a_share(text: str, item: Printed) -> bool:
    """A time limit that a share is of: 5分钟内到场的比例为94.8%."""
    if item.measure != "duration" or (
        item.bound != "at_most" and item.unit not in ("秒", "分钟", "小时")
    ):
        return False
    return bool((SHARE if item.bound == "at_most" else OF_RATE).match(text, item.end))


THRESHOLD = re.compile("(?:超过?|过|逾|满|不足|不满|低于|高于).*|.*(?:以上|以下|[以之]?内)")
PAST = re.compile("[值入额量龄期限](?:超过?|过|满|达到?)\\Z")  # 产值过|10亿元的3家
FAILED = re.compile("(?:未|没|不)能?(?:全部|如期)?在?\\Z")  # 近三成未能在|24小时内办结


def _of_a_class(text: str, item: Printed) -> bool:
    """A threshold that makes a class of the things counted: 5分钟内到场的44个, 50万元以上的11起."""
    before = text[max(0, item.start - 8) : item.start]
    if item.unit == "小时" and item.bound == "at_most" and FAILED.search(before):
        return True
    if not (THRESHOLD.fullmatch(item.surface) or PAST.search(before)):
        return False
    counted = syntax_of("class_told").match(text, item.end)
    return bool(counted) and (item.unit not in ("%", "‰") or bool(counted["have"]))


def _others(text: str):
    kinds = {row.name: row.kind for row in table("numerals")}
    return ((match, kinds[match.lastgroup]) for match in hits("numerals", text))


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
