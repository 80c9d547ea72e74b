"""The base that a text states for a share, a rate or a rule: what it is a share of, or per what.

A bare rate (整改率) is of the first count in its sentence that has the unit of the last one; a
word for all of something (全部建成) is of the thing it is said of.

>>> from zhibiao.scan import scan
>>> text = "发现问题620个,已整改589个,整改率达到95%"
>>> base(text, scan(text).quantities, 2, 0, len(text), Said("整改率", "", "percentage"))
'问题620个'
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from zhibiao.around import series
from zhibiao.lexicon import syntax, syntax_of
from zhibiao.nouns import CLAUSE, ENUMERATOR, LONGEST, clause_of, noun, verbs
from zhibiao.quantities import Printed

LED_TO = re.compile(
    r"^(?:[\w某]{0,10}(?:机关|部门|[局院委办队])(?=[将把对要使让])(?![将把对要使让]的))?(?:将(?!军)|把|对(?!象)|使(?!用)"
    "|让|要(?:求)?(?![求素害点道])|才|就|且|已(?=实现|做到)|其中|力争|确保|争取|保证|全面|大力|继续|(?:实现|完成)了?(?![^，、]{0,4}的)"
    "|做到|推[动进行]|促[使进]|督促|组织(?!部)|引导|到位|计划|发生的|至此)+(?!的)|[才就也]$"
)


WHOSE = re.compile(r"^[^\d的]{2,16}的(?=\d+[一-鿿])")  # 年初承诺的|10件实事
ON_THE_WAY = re.compile(
    "(?:(?<![发出实呈表体])现已|已|[于便且则早迟]|确保|力争|我[市县区]已?于?)+$"
)
EXCEPT = re.compile("^除.*外$")
OF_WHICH = re.compile("(?:^|[，,；])其中的?[^，,]{0,30}[占的]?$")
"""Before a share of what was counted last: 其中七成, 其中用于改造的占."""

ONLY = re.compile("[个所家][只仅]有\\Z")  # 31个只有|1名民警: of each, and no base
WITHIN = re.compile(
    "(?s:.*)(?:^|(?<=[，,；;。：:\\n]))[ \u3000]*(?P<whole>[^，,。；;：:\\d]{2,16}?)"
    "(?<![其集空高初])[中里](?![小心学央队])[，,]?[^，,。；;]{0,16}$"
)
"""The whole named before its parts: 全区常住人口中，男性人口."""
OCCASIONS = frozenset(("次", "场", "场次", "轮", "遍", "期"))
"""How often something was done is no base of a share."""


class Said(NamedTuple):
    """What is known of a quantity before its base is."""

    subject: str
    denominator: str  # as the words around its subject give it
    measure: str


def base(text: str, items: Sequence[Printed], index: int, start: int, end: int, said: Said) -> str:
    """The base of ``items[index]`` in the sentence ``text[start:end]``; empty if none is stated."""
    item, first = items[index], items[series(text, items, index)[0]]
    low, _ = clause_of(text, first.start, item.end, start, end)
    before = text[low : first.start]
    stated = said.denominator or item.base
    if not stated and said.measure in ("count", "money", "rate", "duration", "rank"):
        found = syntax_of("per_what").search(before)
        return (found["what"] or found["mean"]) if found else ""
    if said.measure == "percentage":
        if planned := syntax_of("of_plan").search(before):
            return planned["what"]
        told = syntax_of("takes").search(before) if _bare(before) else None
        if (told or syntax_of("of_all").match(stated)) and (
            whole := _told_before(text, items, index, start)
        ):
            return whole
        if syntax_of("of_all").match(stated) or (not stated and _bare(before)):
            over = item.value and item.value > 100
            if over and not syntax_of("set_out").search(text, start, item.start):
                return stated  # 新增托位400个,完成率200%
            return _counted_before(text, items, index, start) or stated
        if not stated and not said.subject.endswith("率") and OF_WHICH.search(before):
            return _counted_before(text, items, index, start, money=True)
        return stated or _counted_beside(text, items, index, low)
    if said.measure == "universal" and re.match("全部|[均都]", item.surface):
        return _all_of(before) or _counted_before(text, items, index, start, nearest=True)
    return stated


def _all_of(before: str) -> str:
    """What a word for all is said of, with its number: the words before it in the clause.

    >>> _all_of("目前,已建成的一、二级检查站"), _all_of("36座街面警务站")
    ('已建成的一、二级检查站', '36座街面警务站')
    >>> _all_of("公安机关将要害部位"), _all_of("全面实现涉爆要素"), _all_of("完成整改的隐患")
    ('要害部位', '涉爆要素', '完成整改的隐患')
    """
    words = WHOSE.sub("", re.split("[，,　 ]", before)[-1])
    words = syntax_of("held_for").sub("", syntax_of("time_phrase").sub("", words))
    words = LED_TO.sub("", EXCEPT.sub("", ENUMERATOR.sub("", words)))
    words = ON_THE_WAY.sub("", words)
    return words if len(words) < LONGEST else noun(before)


def _told_before(text: str, items: Sequence[Printed], index: int, start: int) -> str:
    """The base that a share before it in the sentence was told of, with its name: 占火灾总数的."""
    for earlier in reversed(items[:index]):
        if earlier.start < start:
            break
        of = syntax_of("takes_up").search(text[start : earlier.start])
        if (
            of
            and not re.search(r"\d", of["base"])
            and earlier.unit == "%"
            and not syntax_of("of_all").match(of["base"])
        ):
            return of["base"].removesuffix("的")
    return ""


def _bare(before: str) -> bool:
    """Whether a share is told without a name of its own: 整改率, 占."""
    return bool(syntax_of("bare_share").search(re.split("[，,]", before)[-1]))


def _counted_before(
    text: str,
    items: Sequence[Printed],
    index: int,
    start: int,
    nearest: bool = False,
    money: bool = False,
) -> str:
    """The first count of the sentence in the unit of the last one, or that, with what it counts.

    A new part behind a semicolon that counts a thing of its own is gone by alone; a count with its
    own share behind it is a part like the others (男31000人,占51%), and the whole is said before.
    """
    kinds = ("count", "money") if money else ("count",)
    counts = [
        item
        for item in items[:index]
        if item.measure in kinds
        and item.start >= start
        and item.unit not in OCCASIONS
        and not ONLY.search(text, start, item.start)
    ]
    like = [item for item in counts if item.unit == counts[-1].unit]
    first = like[0].start if like else start
    part = [item for item in like if item.start > max(map(text[: items[index].start].rfind, "；;"))]
    if part and not nearest and _names(text, part[0], start):
        like = part
    if syntax_of("takes").search(text, start, items[index].start):
        whole = [item for item in like if not _taken(text, items, item)]
        if like and not whole:
            of = WITHIN.match(text, start, like[0].start) or WITHIN.match(text, start, first)
            return of["whole"] if of else ""
        like = whole
    return _thing(text, like[-1 if nearest else 0], start) if like else ""


def _names(text: str, item: Printed, start: int) -> bool:
    """Does a count say what is counted, and not only what was done?"""
    lead = noun(text[clause_of(text, item.start, item.end, start, len(text))[0] : item.start])
    return bool(lead) and not verbs().search(lead)


def _taken(text: str, items: Sequence[Printed], item: Printed) -> bool:
    """Is a count told with its own share of the whole behind it: 男性31000人,占51%?"""
    behind = next((other for other in items if other.start >= item.end), None)
    _, *told = CLAUSE.split(text[item.end : behind.begins]) if behind else [""]
    return len(told) == 1 and bool(syntax_of("takes").fullmatch(told[0]))


def _thing(text: str, item: Printed, start: int) -> str:
    """What a count is of, with its number."""
    low, high = clause_of(text, item.start, item.end, start, len(text))
    left = noun(text[low : item.start])
    if left:
        return left + text[item.start : item.end]
    after = re.match("[一-鿿“”]{2,12}?(?=[，,。；;、]|中|逐一|均|全|已|$)", text[item.end : high])
    return text[item.start : item.end] + (after[0] if after else "")


def _beside(items: Sequence[Printed], index: int, low: int) -> bool:
    """Whether the quantity before stands in the same clause and is a count."""
    return index > 0 and items[index - 1].start >= low and items[index - 1].measure == "count"


def _counted_beside(text: str, items: Sequence[Printed], index: int, low: int) -> str:
    """全市286所中小学…配备率: the counted bodies that a rate is said of."""
    first = index
    while first and items[first - 1].start >= low and items[first - 1].measure != "count":
        first -= 1
    if not _beside(items, first, low):
        return ""
    after = text[items[first - 1].end : items[first].start]
    body = syntax_of("counted_body").match(after)
    lead = re.search(rf"{syntax('whole_place')}\Z", text[low : items[first - 1].start])
    counted = text[items[first - 1].start : items[first - 1].end]
    return (lead[0] if lead else "") + counted + body[0] if body else ""
