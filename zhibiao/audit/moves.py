"""Every from and to of a report, whether 由…降到… joins them or two years stand side by side.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     return [(m.base, m.to, m.unit) for m in moves(page_of_text(text))]
>>> show("发案由上年的1250起降到1000起。")
[(Decimal('1250'), Decimal('1000'), '起')]
>>> show("全年立案2610起,同比减少290起。"), show("全年火灾312起,比上年的395起下降21%。")
([(Decimal('2900'), Decimal('2610'), '起')], [(Decimal('395'), Decimal('312'), '起')])
>>> show("排查隐患395处,整改312处。")
[]
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.period import PERIOD, YEARS
from zhibiao.audit.words import by_how_much, cue
from zhibiao.records import CHANGES

BEFORE = re.compile(
    r"上年|去年|前年|此前|原先|原来|以前|过去|当初|(?:[审普整改建治创启][计查治造成办动][之以]?|初)[时前]"
)
THAN = re.compile(
    r"[，,（(]?[少多低高快慢短长][于过](?:上年|去年|前年|[上前头]一年|同期|20\d\d年)(?:同期|全年)?的?\Z"
)
"""少于上年的612起: the second number is what the first is compared with."""
NEXT = re.compile(
    r"[，,（(]?(?:环比|(?:[二三四]季度|下半年|\d{1,2}月份?)[较比](?:[一二三上]季度|上半年|上月|\d{1,2}月份?))"
)
"""一季度143起，二季度127起，二季度比一季度上升11.2%: from one part of a year to the next."""
TO = re.compile("[至到为成]")
WAY = {"up": "上升", "down": "下降"}  # 由62人、318人降至|55人: told before the number
OF_EACH = re.compile("[年月日]均|每[年月]|全年")  # changes that are not of the from and the to
NOW = re.compile(r"今年|本年|20\d\d年|目前|现在|如今|现[有仅只已]|眼下")


class Move(NamedTuple):
    """A from and a to, as printed."""

    base: Decimal
    base_step: Decimal
    to: Decimal
    to_step: Decimal
    unit: str
    start: int
    end: int
    items: tuple[Number, ...]
    words: str  # that say which way

    def base_span(self) -> tuple[Decimal, Decimal]:
        return self.base - self.base_step / 2, self.base + self.base_step / 2

    def to_span(self) -> tuple[Decimal, Decimal]:
        return self.to - self.to_step / 2, self.to + self.to_step / 2


def moves(page: Page) -> Iterator[Move]:
    numbers = page.numbers
    for index, item in enumerate(numbers):
        if item.baseline is not None and item.value is not None and item.bound == "exact":
            yield of_pair(item)
        if index + 1 < len(numbers):
            move = (
                _two(page, item, numbers[index + 1])
                or _by_difference(page, index)
                or _base_in_brackets(page, index)
            )
            if move:
                yield move


def of_pair(item: Number) -> Move:
    """The from and the to that one claim holds; of a list of pairs the words stand before the numbers."""
    words = item.surface if TO.search(item.surface) else WAY.get(item.direction, "")
    return Move(
        item.baseline,
        item.base_step,
        item.value,
        item.step,
        item.unit,
        item.start,
        item.end,
        (item,),
        re.sub(r"[\d.%]", "", words),
    )


def _two(page: Page, one: Number, other: Number) -> Move | None:
    """Two numbers that are a from and a to, in either order, though no claim joins them."""
    start, end = page.around(one)
    like = one.counted == other.counted and one.exact and other.exact and other.end <= end
    if not like or one.baseline is not None or other.baseline is not None:
        return None
    if {one.measure, other.measure} & {"change", "point_change", "rank", "streak"}:
        return None
    before, gap = page.text[start : one.start], page.between(one, other)
    if len(gap) > 30 or re.search(r"[；;、]|\A[^（(]*[）)]", gap):
        return None
    clause = re.split("[，,。；;]", before)[-1]
    if cue("from").search(clause) and cue("to").search(gap):
        return joined(one, other, gap)
    if by_how_much(clause):
        return None  # 同比减少186起（上年2400起）: the first is by how much
    told = _times(clause), _times(gap)
    after = page.text[other.end : min(end, other.end + 24)]
    if (
        re.search(
            r"[较比](?:(?:上年|去年|前年|[上前头]一年|同期|20\d\d年|年[初底末])[^，,。；;]{0,8}"
            r"|[^，,。；;\d]{1,8}前的?)\Z",
            gap,
        )
        and not cue("change_said").search(gap)
        and cue("change_said").search(re.match(r"[，,]?([^，,。；;\d]*)", after)[1] or "x")
    ):
        return None if _listed(page, one) else joined(other, one, after)
    if THAN.search(gap):
        return joined(other, one, "")
    if re.search(
        r"(?:是|为|相当于|达到?)(?:上年|去年|20\d\d年)[^，,。；;]{0,10}\Z", gap
    ) and re.match("的", after):
        return joined(other, one, "")  # 3.6亿元,是2020年1.5亿元的2.4倍
    if NEXT.match(after) and all(map(PERIOD.search, (clause, gap))):
        return joined(one, other, re.match("[^，,。；;]*", after.lstrip("，,（("))[0])
    if cue("change_said").search(gap) or _other_thing(page, one, other):
        return None
    earlier = BEFORE.search(clause) and NOW.search(gap)
    if earlier or (told[0] and told[1] and told[0] < told[1]):
        return joined(one, other, re.match(r"[^。；;\d]*", after)[0])
    later = re.search(r"上年|去年|前年|[上前头]一年(?!来)", gap) and not re.search(r"[较比]", gap)
    if (told[0] and told[1] and told[0] > told[1]) or (
        later and not re.search("上年|去年|前年", clause)
    ):
        return joined(other, one, re.match(r"[^。；;\d]*", after)[0])
    return None


def _listed(page: Page, item: Number) -> bool:
    """镇财政9.3万元、村集体4.5万元，比去年的26.5万元增长20.0%: the last of a list, of which all is told."""
    start = item.start - len(page.label(item))
    return page.text[start - 1 : start] == "、"


def _other_thing(page: Page, one: Number, other: Number) -> bool:
    """Whether the second number has a subject of its own, with no two characters of the first's."""
    words = [
        re.sub(r"20\d\d年|上年|去年|今年|本年|同期|…", "", page.clause(n).partition("…")[0])
        for n in (one, other)
    ]
    own = cue("filler").sub("", words[1])
    return len(own) > 3 and not any(own[i : i + 2] in words[0] for i in range(len(own) - 1))


def _by_difference(page: Page, index: int) -> Move | None:
    """1000起,同比减少250起,下降20%: the base is what the difference leaves."""
    to, difference = page.numbers[index : index + 2]
    between = (
        difference.measure == "change"
    )  # 同比下降12.9%，减少243起; 3240批次6423人次，减少360批次
    if (between or difference.start == to.end) and index + 2 < len(page.numbers):
        difference = page.numbers[index + 2]
    if (
        to.counted != difference.counted
        or not to.exact
        or not difference.exact
        or to.baseline is not None
    ):
        return None
    before = page.within(to.start, difference.start)[-1]
    gap = page.between(before, difference)
    if to.measure not in ("count", "money") or difference.measure != to.measure or foreign(gap):
        return None
    said = cue("change_said").search(re.split("[，,；;（(]", gap)[-1])
    if not said or re.search(r"[至到]\Z", gap):
        return None
    sign = -1 if cue("down").search(said[0]) else 1
    start, _ = page.around(to)
    compared = cue("compared").search(page.text[start : to.start])
    told_after = re.match("相比|比较|相较", gap)  # 与2010年（普查）的1339人相比，增加72人
    if told_after or (
        compared and page.text[to.end : to.end + 1] != "，"
    ):  # 较上年的5200件减少780件: the first is the base
        base, value = to.value, to.value + sign * difference.value
        steps = to.step, to.step + difference.step
    else:
        base, value = to.value - sign * difference.value, to.value
        steps = to.step + difference.step, to.step
    if base <= 0:
        return None
    return Move(
        base,
        steps[0],
        value,
        steps[1],
        to.unit,
        to.start,
        to.end if between else difference.end,
        (to, difference),
        said[0],
    )


def _base_in_brackets(page: Page, index: int) -> Move | None:
    """98.35%,比上年提高1.52个百分点(上年为96.83%): the base stands after the change."""
    found = page.numbers[index : index + 3]
    if len(found) < 3:
        return None
    to, change, base = found
    gap = page.between(change, base)
    if to.counted != base.counted or not to.exact or not base.exact or to.baseline is not None:
        return None
    if not re.fullmatch(
        r"[（(，,](?:而)?(?:上年|去年|[上前]一年|20\d\d年)(?:同期|年?[底末初])?(?:仅?为|是)?", gap
    ):
        return None
    if change.measure not in CHANGES or foreign(page.between(to, change)):
        return None
    return Move(base.value, base.step, to.value, to.step, to.unit, to.start, to.end, (base, to), "")


def _times(words: str) -> int:
    years = YEARS.findall(words)
    return int(years[-1]) if years else 0


def joined(base: Number, to: Number, words: str) -> Move:
    """A from and a to that stand as two numbers; the words between say which way."""
    start, end = min(base.start, to.start), max(base.end, to.end)
    return Move(base.value, base.step, to.value, to.step, base.unit, start, end, (base, to), words)


AS_MANY_TIMES = re.compile(
    "(?:是|为|达到?|相当于)(?:原来|以前|之前|过去|当时|[去上]年(?:同期|[底末初])?)的\\Z"
)
"""由200人增至900人，是原来的|4.5倍."""


def foreign(gap: str) -> bool:
    """Whether another subject comes in between: more is left than words that only link."""
    rest = cue("filler").sub("", AS_MANY_TIMES.sub("", gap))
    return len(rest) > 1 or bool(re.search("[。；;]", gap))


def same_base(page: Page, move: Move, item: Number) -> bool:
    """Whether the change is from the from: not 年均 or 全年, and not from another year than the one named."""
    start, _ = page.sentence(move.start)
    said = page.text[min(move.end, item.start) : item.start]
    if "环比" in said:  # from one quarter to the next
        return all(PERIOD.search(_clause_before(page, n, start)) for n in move.items)
    if OF_EACH.search(said):
        return False
    based = re.search(
        r"[较比](?P<words>[^，,。；;]{0,12}?)(?=\Z|上升|下降|提|增|减|降|升|缩|压|多|少)|同比", said
    )
    if not based or based["words"] == "":
        return True
    base, to_item = move.items[0], move.items[-1]
    own = _year_in(_clause_before(page, base, start))
    to = _year_in(base.surface if base is to_item else _clause_before(page, to_item, start))
    words = based["words"] or "上年"
    if re.search("上年|去年|一年|同期", words):
        return (
            not own
            or own == "上年"
            or int(own) + 1 == int(to if to.isdigit() else _reported(page, start) or int(own) + 1)
        )
    named = _year_in(words)
    return bool(named) and named == own


def _clause_before(page: Page, item: Number, start: int) -> str:
    """The words before a number, back to the last number or comma."""
    previous = page.within(start, item.start)
    return re.split("[，,。；;]", page.text[previous[-1].end if previous else start : item.start])[
        -1
    ]


def _year_in(words: str) -> str:
    """The last year that words name: in digits, or 上年; empty if none."""
    found = re.findall(r"(?:20\d\d)(?=年)|上年|去年", words)
    return "" if not found else "上年" if found[-1] in ("上年", "去年") else found[-1]


def _reported(page: Page, place: int) -> int:
    """The year that is told of: by the heading, else the title, else before the date; 0 if unknown."""
    for words in (page.section(place), page.text.lstrip()[:60]):
        if told := re.search(r"(20\d\d)年", words):
            return int(told[1])
    return int(page.date[:4]) - 1 if page.date else 0
