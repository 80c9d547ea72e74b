"""Printed quantities that belong together: pairs, ranges, compound durations, rates per head.

>>> from zhibiao.quantities import quantities
>>> [(q.surface, q.baseline, q.value) for q in quantities("由12分钟压缩到7分20秒")]
[('12分钟压缩到7分20秒', Decimal('720'), Decimal('440'))]
>>> [(q.surface, q.baseline) for q in quantities("由62人、318人下降至55人、270人")]
[('55人', Decimal('62')), ('270人', Decimal('318'))]
>>> [(q.surface, q.low, q.high) for q in quantities("3万至5万元、1、3、5分钟")]
[('3万至5万元', Decimal('30000'), Decimal('50000')), ('1', None, None), ('3', None, None), ('5分钟', None, None)]
"""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from zhibiao.begins import compiled
from zhibiao.lexicon import syntax_of, table
from zhibiao.records import Printed

BOUND = {row.word: row.bound for row in table("bounds")}
FARTHEST = 20  # characters between the two numbers of a pair
LONGEST = 200  # characters of a clause in which a base holds
PER_HEAD = re.compile(r"(?:按)?每\Z")
HEADS = ("人", "户", "平方公里", "公里", "车", "名", "辆")
PEOPLE = re.compile("名?(?:常住|户籍|实有|服务|城镇|农村)?人口")  # 每10万常住人口
POPULATION = re.compile("[（(](?:常住|户籍|实有|服务|总)?人口(?:总?数)?[为约]?\\Z")
"""Before how many people the base of a rate is taken from: 每万人49起（常住人口55万人）."""
CLAUSE = re.compile(r"[，,。；;\n]|\Z")
MANY = 12  # pairs in a list
ALIKE = ("point_change", "percentage", "change", "multiple", "rate")
"""Measures whose unit the last of a list prints for all, also before 和: 46、53和54微克/立方米."""
SMALLER = {
    ("小时", "分钟"): 60,
    ("分钟", "秒"): 60,
    ("分", "秒"): 60,
    ("小时", "分"): 60,
    ("天", "小时"): 24,
    ("年", "个月"): 12,
}


def joined(text: str, found: list[Printed]) -> list[Printed]:
    """The quantities of a text with those made one that belong together."""
    found = _share_units(text, _rates(text, found))
    return _neighbours(text, _in_turn(text, _neighbours(text, found, _compound)), _pair)


def _rates(text: str, found: list[Printed]) -> list[Printed]:
    """每10万人…3.2起: the number after 每 is the base of those that follow in its clause."""
    rates: list[Printed] = []
    base, stop = "", 0
    for item in found:
        people = PEOPLE.match(text, item.end - (item.unit == "户"))
        if (item.unit in HEADS or people) and PER_HEAD.search(
            text, max(0, item.start - 2), item.start
        ):
            end = people.end() if people else item.end + text.startswith("口", item.end)
            base = "每" + text[item.start : end]
            stop = CLAUSE.search(text, end + 4, end + 4 + LONGEST).start()
        elif (
            base
            and item.start < stop
            and item.measure == "count"
            and not POPULATION.search(text, max(0, item.start - 12), item.start)
        ):
            rates.append(replace(item, base=base, measure="rate"))
        else:
            rates.append(item)
    return rates


def _share_units(text: str, found: list[Printed]) -> list[Printed]:
    """1、3、5分钟: the numbers before the last take its unit."""
    shared = list(found)
    for i in range(len(shared) - 2, -1, -1):
        this, following = shared[i], shared[i + 1]
        listed = text[this.end : following.start] in ("、", "和", "及", "与")
        alike = listed and following.measure in ALIKE
        if this.bare and not following.bare and (alike or text[this.end : following.start] == "、"):
            shared[i] = replace(this, unit=following.unit, measure=following.measure, bare=False)
        elif listed and this.unit == "个" and following.unit == "百分点":
            shared[i] = replace(this, unit="百分点", measure="point_change")
    return shared


def _neighbours(
    text: str, found: list[Printed], together: Callable[[str, Printed, Printed], Printed | None]
) -> list[Printed]:
    one: list[Printed] = []
    for item in found:
        both = together(text, one[-1], item) if one and item.value is not None else None
        if both:
            one[-1] = both
        else:
            one.append(item)
    return one


def _compound(text: str, first: Printed, second: Printed) -> Printed | None:
    """7分20秒 as 440 秒, 27年零3个月 as 327 个月."""
    factor = SMALLER.get((first.unit, second.unit))
    together = text[first.end : second.start] in ("", "零", "又")
    if not factor or first.value is None or not together:
        return None
    return replace(
        second,
        value=first.value * factor + second.value,
        unit="分钟" if second.unit == "分" else second.unit,
        measure="duration",
        start=first.start,
        surface=text[first.start : second.end],
    )


def _pair(text: str, first: Printed, second: Printed) -> Printed | None:
    """A from–to pair, with a baseline, or a range, without a value."""
    if first.value is None or second.start - first.end > FARTHEST:
        return None
    factor = _factor(first, second)
    if not factor:
        return None
    between = text[first.end : second.start]
    span = {"surface": text[first.start : second.end], "start": first.start}
    pair = span | {"pair": span["surface"]}
    if syntax_of("arrow").fullmatch(between):
        return replace(second, baseline=first.value, **pair)
    if _from(text, first) and syntax_of("from_to").fullmatch(between):
        return replace(second, baseline=first.value * factor, **pair)
    if factor == 1 and syntax_of("range").fullmatch(between):
        scale = Decimal(10**4) if first.bare and "万" in second.surface else Decimal(1)
        low = first.value * scale if first.value * scale < second.value else first.value
        if low < second.value:
            return replace(second, value=None, low=low, high=second.value, bound="between", **span)
    return None


def _factor(first: Printed, second: Printed) -> Decimal | int:
    """How many of the unit of the second make one of the first; 0 if they are of different kinds."""
    if (units := (second.unit, first.unit)) in SMALLER:
        return 1 / Decimal(SMALLER[units])
    alike = first.unit == second.unit or first.bare
    return SMALLER.get((first.unit, second.unit), int(alike))


def _from(text: str, first: Printed) -> bool:
    return bool(syntax_of("from").search(text[max(0, first.start - 22) : first.start]))


def _in_turn(text: str, found: list[Printed]) -> list[Printed]:
    """由62人、318人降至55人、270人: as many ends as starts; the ends alone, each with its baseline."""
    lists: list[list[Printed]] = []
    for item in found:
        if lists and syntax_of("list_mark").fullmatch(text, lists[-1][-1].end, item.start):
            lists[-1].append(item)
        else:
            lists.append([item])
    told: list[list[Printed]] = []
    for several in lists:
        both = _paired(text, told[-1], several) if told else []
        told[-1:] = [both] if both else [*told[-1:], several]
    return [item for several in told for item in several]


def _paired(text: str, starts: list[Printed], ends: list[Printed]) -> list[Printed]:
    """The ends of a list of pairs, each with its start; none if they are not as many, or of other kinds."""
    if not 1 < len(starts) == len(ends) <= MANY or starts[0].pair or not _from(text, starts[0]):
        return []
    between = text[starts[-1].end : ends[0].start]
    factors = [_factor(*both) for both in zip(starts, ends, strict=True)]
    known = all(factors) and all(item.value is not None for item in (*starts, *ends))
    if not known or not any(syntax_of(to).fullmatch(between) for to in ("from_to", "arrow")):
        return []
    return [
        replace(end, baseline=start.value * factor, pair=text[start.start : end.end])
        for start, end, factor in zip(starts, ends, factors, strict=True)
    ]


MINUTES = re.compile(
    "(?:时间|用时|时长|耗时|历时|分钟|秒|到场|响应|出警|快了|提速|时限)[^。！？\n]{0,30}\\Z"
)
SCORES = re.compile(
    "(?:得分|评分|分值|均分|满分|成绩|满意|考核|指数|记|扣|加)[^，,。；;\n]{0,8}\\Z"
)
DAYS = re.compile("(?<!平均)(?<!平均[一-鿿]{2})天数(?:达到?|为|有|超过?|共)?\\Z")
MONEY = re.compile(
    "(?:财损|损失|金额|资金|经费|投资|投入|产值|收入|总额|营收|税收|贷款|余额|财政|支出|费用|成本)[^，,。；;\n]{0,6}\\Z"
)
PEOPLE = re.compile(
    "(?:[一-鿿]{0,4}巡防|[一-鿿]{0,4})?(?:警力|力量|民警|人员|人次|群众)"
)  # 投入74万巡防力量
BASE_OF = compiled(
    r"(?<!(?![已约仅占为到达数量额率还尚均])[一-鿿])(?P<word>不足|不到|超过|接近|低于|高于|近|超(?!额)|约)(?:20\d\d年)?[一-鿿]{2,12}的\Z"
    r"|(?<![节合签违条公契预])(?P<verb>约|不足|超过)(?:占(?:[一-鿿]{2,12}的)?|为(?:(?:20\d\d|[去上前])年(?:同期)?的?)?|有|需|达|计|合)\Z"
    r"|(?P<least>至少|最少)(?:配备|配齐|配|设|有|安排|组织|开展|建成?|设立|完成|安装|培养|举办|召开)\Z"
)
RATE = compiled(
    "(?:(?<![一-鿿])|(?<=人口))[百千十]?[万千]人(?:口)?(?!以[上下]|次)[一-鿿]{1,8}(?:率|起数|数)[^，,。；;\n]{0,8}\\Z"
)
RATIO = compiled("(?:收入|供需|师生|生师|医护|床护|警民|警力配|抚养)比(?:值)?[^，,。；;\n]{0,6}\\Z")
AS_MONEY = re.compile(
    "作为[^，,。；;\n]{0,14}(?:资金|经费|补助|补贴|奖金|基金)"
)  # 200万|作为奖补资金
REACH = 40  # characters before a number in which its kind may be told


def in_context(text: str, item: Printed) -> Printed:
    """A quantity whose unit or bound the words before it tell: 用时由16分减到12分, 财损达12亿."""
    before = text[max(0, item.start - REACH) : item.start]
    if item.unit == "分" and MINUTES.search(before) and not SCORES.search(before):
        return replace(item, unit="分钟", measure="duration")
    if item.unit == "%" and before.endswith(("↑", "↓", "增产", "减产", "增收", "减收")):
        return replace(item, measure="change")
    if item.unit == "天" and DAYS.search(before):
        return replace(item, measure="count")
    if (
        not item.unit
        and re.search("[万亿]", item.surface)
        and (MONEY.search(before) or AS_MONEY.match(text, item.end))
        and not PEOPLE.match(text, item.end)
    ):
        return replace(item, measure="money")
    if item.measure == "count" and (
        RATE.search(before) or (not item.unit and RATIO.search(before))
    ):
        return replace(item, measure="rate")
    of = BASE_OF.search(before) if item.bound == "exact" else None
    if of and (of["verb"] or of["least"] or item.unit == "%"):
        return replace(item, bound="at_least" if of["least"] else BOUND[of["verb"] or of["word"]])
    return item
