"""Printed Chinese quantities, read exactly.

A printed quantity is a number with its unit and the bound words beside it (近, 余, 以上).
Magnitudes are multiplied out in exact decimals; a character that is lost (□) leaves the
interval that the other digits prove.

>>> [(q.surface, q.value, q.unit, q.bound) for q in quantities("近20万人、31万余路,百分之十四点五")]
[('近20万人', Decimal('200000'), '人', 'nearly'), ('31万余路', Decimal('310000'), '路', 'more_than'), ('百分之十四点五', Decimal('14.5'), '%', 'exact')]
>>> [(q.low, q.high) for q in quantities("□068个")]
[(Decimal('1068'), Decimal('9068'))]
>>> quantities("一体推进,统一部署")
[]
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from zhibiao.joining import BOUND, in_context, joined
from zhibiao.lexicon import table
from zhibiao.numbers import ARABIC, CN, DECIMALS, LOST, NEIGHBOURS, NUMBER, number, vague
from zhibiao.records import Printed
from zhibiao.units import PLAIN_THINGS, measure_of, unit_at


def _bound_words(place: str) -> str:
    """An expression for the bound words of one place, the longest first, none inside a word."""
    rows = sorted(
        (row for row in table("bounds") if row.place == place), key=lambda r: -len(r.word)
    )
    return "|".join(
        (f"(?<![{row.not_after}])" if row.not_after else "")
        + re.escape(row.word)
        + (f"(?![{row.not_before}])" if row.not_before else "")
        for row in rows
    )


DIGIT = re.compile(r"\d")
BEFORE = re.compile(f"(?P<word>{_bound_words('before')}) ?\\Z")
AFTER = re.compile(f" ?(?P<word>{_bound_words('after')})")  # 640 多人
AFTER_UNIT = re.compile(f" ?(?P<word>{_bound_words('after_unit')})(?!(?!的)[一-鿿]?[市省县区外])")
PASSED = re.compile("突破了?\\Z")  # 驾驶人突破|百万
MORE_FOLLOW = re.compile(rf"(?:[至到、]|[-—~～]{{1,2}}){CN}")  # 三至五个
SAYS_MORE = re.compile("[^百千万亿]")  # 百万 alone is as good as many
ROUND = frozenset("名元吨亩米台辆架路") | {"公里", "平方米", "公斤", "人次"}
"""Units that are counted in hundreds and thousands; with others 百 and 千 only say many (千家)."""
BELOW_ZERO = re.compile("(?:[率为至到由从降长约达是速幅]|赤字)[-−－–]\\Z")  # 自然增长率-2.61‰
OF_OUTPUT = re.compile(" ?(?:GDP|国内生产总值|地区生产总值)")  # 亿元 GDP 死亡率
EVERY = re.compile(
    r"每(?:半|[一两三四五六七八九十\d]+个?)?(?:年度?|季度?|月|周|天|日|夜|旬|学期|工作日)[^，,。；;\d]{0,10}\Z"
)  # 每半年专题研究一次
HALF = re.compile("个半|[天年分]半|小时半")  # 3个半月, 两年半
BIG = re.compile("大(?!类)(?=[一-鿿“])")
A_RATE = re.compile("(?:率|指数|得分)(?:[为是达]|[降升]?[至到])+\\Z")  # 死亡率为一点零八
LARGE = Decimal(
    1000
)  # a spelled-out number from here on counts something even without a measure word
FEW = Decimal(20)  # below it a spelled-out number of everyday things only describes them

PER = {"百": "%", "千": "‰", "万": "‱", "十": "/10万"}
PARTS = r"(?<![\d.])\d+(?:\.\d+)?(?:[∶:：]\d+(?:\.\d+)?){2,}"  # 14.2∶41.5∶44.3
FIGURE = re.compile(
    f"(?=[\\d{LOST}几数上翻过半]|{CN})(?:"  # one look where no figure begins
    rf"(?P<fraction>(?:[百千万]|十万)分之(?P<part>{CN}+{DECIMALS}?几?|{ARABIC}))"
    rf"|(?P<parts>{PARTS}(?:[一-鿿]{{1,4}}[为到至]{PARTS})?)"
    r"|(?P<to_one>(?<![\d.])\d+(?:\.\d+)?[∶:：]1(?![\d.:：∶]))"
    r"|(?P<one_to>(?<![\d.:：∶])1[∶:：](?:\d+\.\d+|\d{3,5})(?![\d.:：∶]))"
    r"|(?P<digits>(?<=[增长升降])两位数|两位数(?=增长|上升|下降))"
    r"|(?P<whole>(?<=[率达到为是持现])百分百)"
    r"|(?P<half_of>一半|过半|半数(?:以上)?)"
    r"|(?P<half_a>(?<![个一二两三四五六七八九十\d])半个?多?(?=小时|钟头|工作日|学时))"
    rf"|(?P<ratio>(?P<below>{CN}{{1,3}}|\d+)分之(?P<above>{CN}{{1,3}}|\d+))"
    r"|(?P<slash>(?<![\d/])[1-9]/[1-9]\d?(?![\d/]))"
    rf"|(?P<tenths>(?P<ten>{NEIGHBOURS}|[一二三四五六七八九两]|\d(?:\.\d)?)成(?P<half>半|[一二三四五六七八九](?![个名人家])|[1-9](?![\d.％%]|[个名人家]))?"
    r"(?![立为功果效员本熟长年就绩都人分交色品份因建套天片]|不变))"
    r"|(?P<fold>翻(?:了)?(?P<nearly>近|约|超过|超)?(?P<times>[一两二三四])?番|翻(?:了)?倍)"
    rf"|(?P<number>{NUMBER})"
    ")"
)


class _Read(NamedTuple):
    """What a figure says: its value or the two ends, and the unit that its form gives."""

    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""


def quantities(
    text: str, elsewhere: Callable[[int, int], bool] = lambda start, end: False
) -> list[Printed]:
    """Every printed quantity of a text, in order, ranges and from–to pairs joined.

    ``elsewhere(start, end)`` says which numerals are spoken for: dates, names, schemes.
    """
    found: list[Printed] = []
    place = 0
    while match := FIGURE.search(text, place):
        place = match.end()
        if elsewhere(*match.span()):  # 2.142个 after a list number: the rest may count
            place = next(
                (i for i in range(match.start() + 1, place) if not elsewhere(i, place)), place
            )
            continue
        printed = _printed(text, match)
        if printed and not elsewhere(printed.start, printed.end):
            found.append(printed)
            place = max(place, printed.end)
    told = (in_context(text, item) for item in joined(text, found))
    return [
        item
        for item in told
        if not (item.bare and item.chinese)
        or _large(item)
        or _is_a_rate(text, item.start, item.surface)
    ]


def _is_a_rate(text: str, start: int, surface: str) -> bool:
    return "点" in surface and bool(A_RATE.search(text, max(0, start - 8), start))


def _printed(text: str, match: re.Match[str]) -> Printed | None:
    """One quantity with its unit and bounds, or None where the numeral counts nothing."""
    if match["ratio"] and not number(match["below"]):
        return None  # 零分之五
    value, low, high, unit = _read(match)
    start, end = match.span()
    chinese, bare = not DIGIT.search(match[0]), False
    rated = _is_a_rate(text, start, match[0])
    ratio = bool(match["parts"] or match["to_one"] or match["one_to"])
    bound = (
        "exact"
        if value is not None or ratio or LOST in match[0]
        else "between"
        if high
        else "more_than"
    )
    if match["half_of"] and match[0] != "一半":
        bound = "exact" if match[0] == "半数" else "more_than"
    if (match["number"] or match["half_a"]) and ("余" in match[0] or "多" in match[0]):
        bound = "more_than"
    if match["nearly"]:
        bound = BOUND[match["nearly"]]
    if value is not None and BELOW_ZERO.search(text, max(0, start - 3), start):
        value, start = -value, start - 1
    before = BEFORE.search(text, max(0, start - 4), start)
    if before and not (chinese and before["word"] == "超" and (value or 0) < 10):
        start, bound = before.start(), BOUND[before["word"]]
    after = AFTER.match(text, end)
    if after and not (chinese and after[0] == "多" and value is None):
        end, bound = after.end(), BOUND[after["word"]]
    if not unit and not ratio and not BIG.match(text, end):
        large = (
            chinese
            and (value or low or 0) >= LARGE
            and bool(
                SAYS_MORE.match(match[0])
                or before
                or after
                or PASSED.search(text, max(0, start - 3), start)
            )
        )
        found = unit_at(text, end, spelled_out=chinese and not large)
        if found:
            printed = text[end : found[1]]
            bound = "more_than" if "多" in printed else bound  # 3个多月
            unit, end = found
            if value is not None and HALF.match(printed + text[end : end + 2]):
                value, end = value + Decimal("0.5"), end + (text[end : end + 1] == "半")
                end += unit == "分" and text.startswith("钟", end)
        elif not chinese or large or rated or MORE_FOLLOW.match(text, end):
            bare = True
        else:
            return None
    if (
        match["number"]
        and chinese
        and value is not None
        and not (rated or _counts(value, unit))
        and not (unit == "次" and EVERY.search(text, max(0, start - 20), start))
    ):
        return None
    if (
        match[0] in "百千万亿"
        and bound == "exact"
        and (unit not in ROUND or OF_OUTPUT.match(text, end))
        and text[start - 1] != "每"
    ):
        return None
    limit = AFTER_UNIT.match(text, end)
    if limit and (limit["word"] != "内" or measure_of(unit) == "duration"):
        end, bound = limit.end(), BOUND[limit["word"]]
    return Printed(
        surface=text[start:end],
        value=value,
        low=low,
        high=high,
        unit=unit,
        bound=bound,
        measure="multiple"
        if match["fold"]
        else "percentage"
        if match["parts"]
        else measure_of(unit),
        start=start,
        end=end,
        chinese=chinese,
        bare=bare,
    )


def _read(match: re.Match[str]) -> _Read:
    """What the figure says, before its unit and bounds are looked at."""
    if match["fraction"]:
        if ends := vague(match["part"]):
            return _Read(None, *ends, unit=PER[match[0][0]])
        part = number(match["part"])
        return _Read(part, unit=PER[match[0][0]])
    if match["digits"]:
        return _Read(None, Decimal(10), Decimal(99), "%")
    if match["to_one"]:
        return _Read(number(match[0][:-2]))
    if match["one_to"]:
        return _Read(number(match[0][2:]))
    if match["parts"]:
        return _Read(None)
    if match["whole"]:
        return _Read(Decimal(100), unit="%")
    if match["half_a"]:
        return _Read(Decimal("0.5"))
    if match["half_of"]:
        return _Read(Decimal(50), unit="%")
    if match["ratio"] or match["slash"]:
        above, below = (match["above"], match["below"]) if match["ratio"] else match[0].split("/")
        share = number(above) / number(below) * 100
        return _Read(share.quantize(Decimal("0.01")).normalize() + 0, unit="%")
    if match["tenths"]:
        if ends := vague(match["ten"]):
            return _Read(None, *(end * 10 for end in ends), unit="%")
        rest = 0 if not match["half"] else 5 if match["half"] == "半" else number(match["half"])
        return _Read(number(match["ten"]) * 10 + rest, unit="%")
    if match["fold"]:
        return _Read(Decimal(2) ** int(number(match["times"] or "一")), unit="倍")
    ends = vague(match["number"])
    return _Read(None, *ends) if ends else _Read(number(match["number"]))


def _counts(value: Decimal, unit: str) -> bool:
    """Whether a spelled-out number counts: 一 before a noun is an article, 零 part of a word."""
    if value == 0 or (value == 1 and unit not in ("倍", "百分点", "%")):
        return False
    return value >= FEW or unit not in PLAIN_THINGS


def _large(item: Printed) -> bool:
    return (item.value or item.low or 0) >= LARGE
