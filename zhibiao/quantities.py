"""Printed Chinese quantities, read exactly.

A printed quantity is a number with its unit and the bound words beside it (近, 余, 以上).
Magnitudes are multiplied out in exact decimals; a character that is lost (□) leaves the
interval that the other digits prove.

>>> [(q.surface, q.value, q.unit, q.bound) for q in quantities("近20万人、31万余路,百分之十四点五")]
[('近20万人', Decimal('200000'), '人', 'nearly'), ('31万余路', Decimal('310000'), '路', 'more_than'), ('百分之十四点五', Decimal('14.5'), '%', 'exact')]
>>> [(q.low, q.high) for q in quantities("□068个")]
[(Decimal('1068'), Decimal('9068'))]
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from zhibiao.lexicon import one_of, syntax_of, table
from zhibiao.numbers import CN, number
from zhibiao.records import Quantity

LOST = "□"

ARABIC = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?![\d,])|\d{{1,3}}(?: \d{{3}})+(?!\d)|[\d{LOST}]*\d[\d{LOST}]*)(?:\.\d+)?"
MIXED = rf"{ARABIC}(?:[余多]?[十百千万亿]{{1,3}}(?:{ARABIC}(?:[百千万]{{1,2}})?)?)?"
CHINESE = rf"(?:(?:[几数]|上(?=[百千万亿]))?{CN}+(?:点[零一二三四五六七八九]+)?几?)"
NUMBER = rf"(?:{MIXED}|{CHINESE})"
PER = {"百": 1, "千": 10}  # 百分之三 is 3 %, 千分之三 is 3 ‰

BEFORE = re.compile(one_of("bounds", "word", place="before") + r"\Z")
AFTER = re.compile("[余多]")
AFTER_UNIT = re.compile(one_of("bounds", "word", place="after_unit") + "(?![一-鿿]?[市省县区外])")
BOUND = {row.word: row.bound for row in table("bounds")}
PLAIN_THINGS = frozenset(row.unit for row in table("units") if row.spelled == "no")
"""Units of everyday things, which a small spelled-out number before them only describes."""
MEASURE = {row.unit: row.measure for row in table("units")}
UNIT = re.compile(
    r"\s?(?:(?P<count>人|起|件|例|张|个|名|微克|毫克|元|宗|辆|台)?[/／每](?:\d*[百千万]?(?:人|户|平方米|立方米|升|平方公里|公里|车|人口)口?)|"
    + one_of("units", "unit")
    + ")"
)
SAME_UNIT = {"个百分点": "百分点", "个小时": "小时", "个工作日": "工作日", "秒钟": "秒"}
OPEN_UNIT = re.compile(r"\s?(?P<unit>[一-鿿])")
NO_UNIT = frozenset(
    "的在是和与及或等以为时至到从由中上下前后间内外比较同增减升降达占居且而则将要已均分年月日号级届"
)
BIG = re.compile("大(?=[一-鿿“])")

FIGURE = re.compile(
    rf"(?P<fraction>[百千万]分之(?P<part>{CN}+(?:点[零一二三四五六七八九]+)?|{ARABIC}))"
    rf"|(?P<half_of>一半|过半|半数以上)"
    rf"|(?P<ratio>(?P<below>{CN}{{1,3}}|\d+)分之(?P<above>{CN}{{1,3}}|\d+))"
    rf"|(?P<slash>(?<![\d/])[1-9]/\d{{1,2}}(?![\d/]))"
    rf"|(?P<tenths>(?P<ten>[一二三四五六七八九两]|\d(?:\.\d)?)成(?P<half>半|[一二三四五六七八九](?![个名人家]))?(?![立为功果效员本熟长年就绩都人分交色品份因建套天片]))"
    rf"|(?P<fold>翻(?:了)?(?P<times>[一两二三])?番)"
    rf"|(?P<number>{NUMBER})"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Printed(Quantity):
    """A quantity and where it is printed: ``text[start:end] == surface``."""

    start: int
    end: int
    base: str = ""  # the 每10万人 of a rate per head
    chinese: bool = False  # written in Chinese numerals
    bare: bool = False  # printed without a unit


def quantities(
    text: str, elsewhere: Callable[[int, int], bool] = lambda start, end: False
) -> list[Printed]:
    """Every printed quantity of a text, in order, ranges and from–to pairs joined.

    ``elsewhere(start, end)`` says which numerals are spoken for: dates, names, schemes.
    """
    found: list[Printed] = []
    for match in FIGURE.finditer(text):
        if (not found or match.start() >= found[-1].end) and not elsewhere(*match.span()):
            printed = _printed(text, match)
            if printed and not elsewhere(printed.start, printed.end):
                found.append(printed)
    return _join(text, _join(text, _share_units(text, _rates(text, found)), _compound), _pair)


def _printed(text: str, match: re.Match[str]) -> Printed | None:
    """One quantity with its unit and bounds, or None where the numeral counts nothing."""
    value, low, high, unit, bare = _value(match)
    start, end = match.span()
    bound, chinese = "exact", not re.search(r"\d", match[0])
    if (match["number"] and re.search(r"[余多]", match[0])) or match[0] in ("过半", "半数以上"):
        bound = "more_than"
    before = BEFORE.search(text, max(0, start - 3), start)
    if before and not (chinese and before[0] == "超"):
        start, bound = before.start(), BOUND[before[0]]
    after = AFTER.match(text, end)
    if after and not (chinese and text[end : end + 1] == "多" and value is None):
        end, bound = after.end(), "more_than"
    if not unit:
        found = UNIT.match(text, end)
        if found:
            unit, end = SAME_UNIT.get(found[0].strip(), found[0].strip()), found.end()
        elif BIG.match(text, end):
            pass
        elif not chinese:
            found = OPEN_UNIT.match(text, end)
            if found and found["unit"] not in NO_UNIT:
                unit, end = found["unit"], found.end()
            else:
                bare = True
        elif not (before and value and value >= 1000):
            return None
    if match["number"] and chinese and (value == 0 or (value == 1 and unit != "倍")):
        return None  # 一 before a noun is an article, 零 part of a word
    if match["number"] and chinese and unit in PLAIN_THINGS and value is not None and value < 20:
        return None
    limit = AFTER_UNIT.match(text, end)
    if limit and (limit[0] != "内" or MEASURE.get(unit) == "duration"):
        end, bound = limit.end(), BOUND[limit[0]]
    return Printed(
        surface=text[start:end],
        value=value,
        low=low,
        high=high,
        unit=unit,
        bound=bound,
        measure=_measure(unit, match),
        start=start,
        end=end,
        chinese=chinese,
        bare=bare,
    )


def _value(
    match: re.Match[str],
) -> tuple[Decimal | None, Decimal | None, Decimal | None, str, bool]:
    """value, low, high, the unit that the form itself gives, and whether it is without one."""
    if match["fraction"]:
        part = number(match["part"])
        if match[0][0] == "万":
            return part / 100, None, None, "%", False
        return part, None, None, "%" if match[0][0] == "百" else "‰", False
    if match["half_of"]:
        return Decimal(50), None, None, "%", False
    if match["ratio"] or match["slash"]:
        above, below = (match["above"], match["below"]) if match["ratio"] else match[0].split("/")
        share = number(above) / number(below) * 100
        return share.quantize(Decimal("0.01")).normalize() + 0, None, None, "%", False
    if match["tenths"]:
        rest = 0 if not match["half"] else 5 if match["half"] == "半" else number(match["half"])
        return number(match["ten"]) * 10 + rest, None, None, "%", False
    if match["fold"]:
        return Decimal(2) ** int(number(match["times"] or "一")), None, None, "倍", False
    surface = match["number"]
    if LOST in surface:
        digits = surface.replace(",", "")
        first = "1" if digits.startswith(LOST) and len(digits) > 1 else "0"
        low = digits.replace(LOST, first, 1).replace(LOST, "0")
        return None, number(low), number(digits.replace(LOST, "9")), "", False
    if re.match("[几数上]", surface) or surface.endswith("几"):
        floor = number(re.sub("[几数上]", "", surface) or "一")
        if surface.endswith("几"):  # 十几: 11 to 19
            return None, floor + 1, floor + 9, "", False
        if surface[0] == "上":
            return None, floor, None, "", False
        return None, floor * 2, floor * 10 - 1, "", False  # 数百: 200 to 999
    return number(surface), None, None, "", False


def _measure(unit: str, match: re.Match[str]) -> str:
    if match["fold"]:
        return "multiple"
    if "/" in unit or unit.startswith("每"):
        return "rate"
    return MEASURE.get(unit, "count")


PER_HEAD = re.compile(r"(?:按)?每\Z")
HEADS = ("人", "户", "平方公里", "公里", "车", "名", "辆")


def _rates(text: str, found: list[Printed]) -> list[Printed]:
    """每10万人…3.2起: the number after 每 is the base of those that follow in its clause."""
    rates: list[Printed] = []
    base, stop = "", 0
    for item in found:
        if PER_HEAD.search(text, max(0, item.start - 2), item.start) and item.unit in HEADS:
            end = item.end + text.startswith("口", item.end)
            base, stop = (
                "每" + text[item.start : end],
                re.compile(r"[，,。；;\n]|\Z").search(text, end + 4).start(),
            )
        elif base and item.start < stop and item.measure == "count":
            rates.append(replace(item, base=base, measure="rate"))
        else:
            rates.append(item)
    return rates


def _share_units(text: str, found: list[Printed]) -> list[Printed]:
    """1、3、5分钟: the numbers before the last take its unit."""
    shared = list(found)
    for i in range(len(shared) - 2, -1, -1):
        this, following = shared[i], shared[i + 1]
        between = text[this.end : following.start]
        if this.bare and between == "、" and not following.bare:
            shared[i] = replace(this, unit=following.unit, measure=following.measure, bare=False)
    return shared


SMALLER = {
    ("小时", "分钟"): 60,
    ("分钟", "秒"): 60,
    ("分", "秒"): 60,
    ("小时", "分"): 60,
    ("天", "小时"): 24,
    ("年", "个月"): 12,
}


def _join(
    text: str, found: list[Printed], together: Callable[[str, Printed, Printed], Printed | None]
) -> list[Printed]:
    """The quantities with those neighbours made one that belong together."""
    joined: list[Printed] = []
    for item in found:
        one = together(text, joined[-1], item) if joined and item.value is not None else None
        if one:
            joined[-1] = one
        else:
            joined.append(item)
    return joined


def _compound(text: str, first: Printed, second: Printed) -> Printed | None:
    """7分20秒 as 440 秒."""
    factor = SMALLER.get((first.unit, second.unit))
    if not factor or first.value is None or first.end != second.start:
        return None
    return replace(
        second,
        value=first.value * factor + second.value,
        start=first.start,
        surface=text[first.start : second.end],
    )


def _pair(text: str, first: Printed, second: Printed) -> Printed | None:
    """A from–to pair, with a baseline, or a range, without a value."""
    between = text[first.end : second.start]
    if first.value is None or len(between) > 20:
        return None
    factor = (
        1 / Decimal(SMALLER[units])
        if (units := (second.unit, first.unit)) in SMALLER
        else (SMALLER.get((first.unit, second.unit), 1))
    )
    if not (first.unit == second.unit or first.bare or factor != 1):
        return None
    span = {"surface": text[first.start : second.end], "start": first.start}
    if syntax_of("arrow").fullmatch(between):
        return replace(second, baseline=first.value, **span)
    if syntax_of("from").search(text[max(0, first.start - 22) : first.start]) and syntax_of(
        "from_to"
    ).fullmatch(between):
        return replace(second, baseline=first.value * factor, **span)
    if factor == 1 and syntax_of("range").fullmatch(between):
        scale = Decimal(10**4) if first.bare and "万" in second.surface else Decimal(1)
        low = first.value * scale if first.value * scale < second.value else first.value
        if low < second.value:
            return replace(second, value=None, low=low, high=second.value, bound="between", **span)
    return None
