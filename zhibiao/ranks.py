"""Places in a ranking: 居全省第2位, 全国前三, 全省最低, 由第9升至第5.

>>> [(rank.surface, rank.value, rank.bound) for rank in ranks_in("总量居全省第2位,进入全国前三")]
[('第2位', Decimal('2'), 'exact'), ('前三', Decimal('3'), 'at_most')]
>>> [(rank.surface, rank.baseline, rank.value) for rank in ranks_in("位次由全省第9升至第5")]
[('第9升至第5', Decimal('9'), Decimal('5'))]
>>> [(rank.surface, rank.unit) for rank in ranks_in("分列全省第2、第3位")]
[('第2', '位'), ('第3位', '位')]
>>> ranks_in("在全国第33个实现达标,第二季度排名公布")
[]
"""

import re
from dataclasses import replace
from decimal import Decimal

from zhibiao.begins import compiled
from zhibiao.lexicon import syntax
from zhibiao.numbers import CN, number
from zhibiao.records import Printed

NTH = rf"(?:{CN}{{1,3}}(?!{CN})|\d{{1,3}}(?!\d))"
NEAR = "[^，,。；;、“”]"
AMONG = rf"(?:{CN}{{1,3}}|\d{{1,3}})个{NEAR}{{1,9}}?"  # 全市|12个县（区）|第3位
PLACES = (
    rf"(?:{syntax('ranking_word')})(?:{NEAR}{{0,6}}?|{AMONG})(?P<place>第(?P<nth>{NTH})(?:位|名)?)"
    r"(?![个次届批期季章条轮部场步阶方时者责书行排线现年梯产大]|一|方阵|梯队)",
    rf"(?:中的|当中|考评|考核|评比|测评|评估|竞赛|比武|比赛|排行){NEAR}{{0,6}}?(?P<won>第(?P<won_nth>{NTH})(?:位|名))",
    rf"(?:{syntax('ranking_word')}|进入){NEAR}{{0,6}}?(?P<top>前(?P<first>{NTH})(?:位|名|强)?)"
    "(?![年个月天期])",
    rf"(?:[进迈]入|跻身|挺进|[居列]){NEAR}{{0,6}}?(?<!世界)(?<!中国)(?P<strong>(?P<strongest>\d{{1,3}})强)(?!企业|[县镇村区])",
    "(?:全省|全国|全市|全区|省内|国内|年来|年以来|历史|历年|近[一二三四五六七八九十]{1,3}年|近\\d{1,3}年)(?P<extreme>最[低高多少])(?![层处点水])",
    r"(?:居|列|位|排[名在]|进入|保持|走在|跻身)[^，,。；;、“”]{0,8}?(?P<front>前列|首位|榜首|第一方阵|第一梯队)",
    rf"(?<=连续)(?P<streak>第(?P<streak_nth>{NTH})(?:个|年|次|届))",
)
RANK = compiled("|".join(PLACES))
PAIR = re.compile(
    rf"第(?P<from>{NTH})(?:位|名)?(?:提升|上升|跃升|跃居|前移|下降|后退|[升跃进降退])[一-鿿]{{0,2}}?"
    rf"第(?P<to>{NTH})(?:位|名)?"
)
NEXT = re.compile(rf"[、和及与](?P<place>第(?P<nth>{NTH})(?:位|名)?)")
STREAK_NEAR = 20  # characters before 前列 in which a streak is the claim


def ranks_in(text: str) -> list[Printed]:
    """The ranks of a reading, in text order."""
    pairs = [
        _printed(match.span(), text, match["to"], baseline=number(match["from"]))
        for match in PAIR.finditer(text)
    ]
    single = (rank for match in RANK.finditer(text) if (rank := _rank(text, match)))
    single = (rank for first in single for rank in _listed(text, first))
    held = {place for pair in pairs for place in range(pair.start, pair.end)}
    apart = [rank for rank in single if held.isdisjoint((rank.start, rank.end - 1))]
    return sorted([*pairs, *apart], key=lambda rank: rank.start)


def _listed(text: str, first: Printed) -> list[Printed]:
    """A rank with those listed after it: 第2、第3位; the unit of the last is that of all."""
    ranks = [first]
    while first.surface[0] == "第" and (match := NEXT.match(text, ranks[-1].end)):
        ranks.append(_printed(match.span("place"), text, match["nth"], measure=first.measure))
    return [replace(rank, unit=rank.unit or ranks[-1].unit) for rank in ranks]


def _rank(text: str, match: re.Match[str]) -> Printed | None:
    if match["streak"]:
        return _printed(match.span("streak"), text, match["streak_nth"], measure="streak")
    if match["front"]:
        start, end = match.span("front")
        if "连续" in text[max(0, start - STREAK_NEAR) : start]:
            return None  # the streak is the claim
        return _printed((start, end), text, "")
    if match["extreme"]:
        return _printed(match.span("extreme"), text, "一")
    for name, nth in (("top", "first"), ("strong", "strongest")):
        if match[name]:
            return _printed(match.span(name), text, match[nth], bound="at_most")
    name = "place" if match["place"] else "won"
    return _printed(match.span(name), text, match["nth"] or match["won_nth"])


def _printed(
    span: tuple[int, int],
    text: str,
    nth: str,
    *,
    baseline: Decimal | None = None,
    bound: str = "exact",
    measure: str = "rank",
) -> Printed:
    surface = text[slice(*span)]
    return Printed(
        surface=surface,
        start=span[0],
        end=span[1],
        value=number(nth) if nth else None,
        baseline=baseline,
        pair=surface if baseline is not None else "",
        unit=surface[-1] if nth and surface[-1] in "位名强个年次届" and surface != "首位" else "",
        bound=bound,
        measure=measure,
    )
