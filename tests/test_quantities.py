"""Chinese quantities: is each printed number read exactly?"""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.numbers import number
from zhibiao.quantities import quantities

NUMBERS = {
    "4万5,000": 45000,
    "4万5千": 45000,
    "4万5": 45000,
    "三千二百": 3200,
    "一千二百万": 12_000_000,
    "1.2万亿": 1_200_000_000_000,
    "百万": 1_000_000,
    "十二": 12,
    "二十": 20,
    "15.6亿": 1_560_000_000,
    "两万": 20000,
    "一百零五": 105,
    "卌五": 45,
    "二百五": 250,
    "三百零六": 306,
    "二〇三五": 2035,
    "59 225": 59225,
    "1亿2千万": 120_000_000,
    "二十万五千": 205000,
    "十四点五": "14.5",
    "36.40": "36.40",
}


@pytest.mark.parametrize("surface", NUMBERS)
def test_is_the_number_read(surface):
    """Does each way of writing a number give its value, trailing zeros kept?"""
    assert str(number(surface)) == str(NUMBERS[surface])


def chinese(value: int) -> str:
    """A whole number as a Chinese writer prints it: an independent writer for the reader."""
    digits = "零一二三四五六七八九"

    def below_ten_thousand(n: int) -> str:
        out, zero = "", False
        for power, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit, n = divmod(n, power)
            if digit:
                out += ("零" if zero and out else "") + digits[digit] + sign
                zero = False
            else:
                zero = True
        return out

    parts, rest = "", value
    for power, sign in ((10**8, "亿"), (10**4, "万"), (1, "")):
        group, rest = divmod(rest, power)
        if group:
            gap = parts and group < 1000
            parts += ("零" if gap else "") + below_ten_thousand(group) + sign
    return parts or "零"


@given(st.integers(1, 10**12 - 1))
def test_is_every_whole_number_read_back(value):
    """Written out in Chinese by an independent writer: is the same number read?"""
    assert number(chinese(value)) == value


@given(st.decimals(min_value=0, max_value=10**6, places=2), st.sampled_from(["", "万", "亿"]))
def test_is_arithmetic_exact(value, magnitude):
    """Is a decimal with its magnitude multiplied out without a rounding error?"""
    scale = {"": 1, "万": 10**4, "亿": 10**8}[magnitude]
    assert number(f"{value:f}{magnitude}") == value * scale


QUANTITIES = {
    "近20万人": ("200000", "人", "nearly", "count"),
    "31万余路": ("310000", "路", "more_than", "count"),
    "不低于95%": ("95", "%", "at_least", "percentage"),
    "30分钟内": ("30", "分钟", "at_most", "duration"),
    "3.2个百分点": ("3.2", "百分点", "exact", "point_change"),
    "千分之一": ("1", "‰", "exact", "percentage"),
    "百分之十四点五": ("14.5", "%", "exact", "percentage"),
    "近五成": ("50", "%", "nearly", "percentage"),
    "翻两番": ("4", "倍", "exact", "multiple"),
    "35微克/立方米": ("35", "微克/立方米", "exact", "rate"),
    "半个工作日": ("0.5", "工作日", "exact", "duration"),
    "半个多小时": ("0.5", "小时", "more_than", "duration"),
    "7分20秒": ("440", "秒", "exact", "duration"),
    "27年零3个月": ("327", "个月", "exact", "duration"),
    "2小时又5分": ("125", "分钟", "exact", "duration"),
    "四百又三人": ("403", "人", "exact", "count"),
    "3.87万余起（次）": ("38700", "起（次）", "more_than", "count"),
    "九五.八五%": ("95.85", "%", "exact", "percentage"),
    "一.五个百分点": ("1.5", "百分点", "exact", "point_change"),
    "三.二亿元": ("320000000", "元", "exact", "money"),
    "1.2万余人次": ("12000", "人次", "more_than", "count"),
    "300羽": ("300", "羽", "exact", "count"),
    "15.6亿元": ("1560000000", "元", "exact", "money"),
}


@pytest.mark.parametrize("surface", QUANTITIES)
def test_is_the_quantity_read_whole(surface):
    """Are value, unit, bound and measure those of the codebook, over the whole surface?"""
    (found,) = quantities(surface)
    assert found.surface == surface
    assert (str(found.value), found.unit, found.bound, found.measure) == QUANTITIES[surface]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("80至100名", 80, 100),
        ("3万至5万元", 30000, 50000),
        ("4.5%-5%", "4.5", 5),
        ("5%—5.5%", 5, "5.5"),
        ("1——2名", 1, 2),
        ("□068个", 1068, 9068),
        ("□.4起", "0.4", "9.4"),
        ("□□.5%", "10.5", "99.5"),
        ("3□8个", 308, 398),
        ("数百名", 200, 999),
        ("十几个", 11, 19),
    ],
)
def test_has_a_range_its_two_ends_and_no_value(text, low, high):
    """Does a printed range, a lost digit or a vague number give an interval?"""
    (found,) = quantities(text)
    assert (found.value, found.low, found.high) == (None, Decimal(str(low)), Decimal(str(high)))


@pytest.mark.parametrize(
    ("text", "baseline", "value"),
    [
        ("由27.36%提升至36.40%", "27.36", "36.40"),
        ("从120个增加到300个", "120", "300"),
        ("由7分20秒降到4分35秒", "440", "275"),
        ("由每月80元提高到每月100元", "80", "100"),
        ("从2021年的312起下降到去年的94起", "312", "94"),
    ],
)
def test_is_a_from_to_pair_one_quantity(text, baseline, value):
    """Is the pair one span with the start as its baseline?"""
    found = list(quantities(text, lambda a, b: text[a:b].endswith("年") or text[b : b + 1] == "年"))
    assert [(str(q.baseline), str(q.value)) for q in found] == [(baseline, value)]


@pytest.mark.parametrize(
    "text",
    ["十分重视", "一体化", "统一部署", "一批骨干", "零分之零", "零散", "百度地图", "万无一失"],
)
def test_counts_a_word_that_only_looks_like_a_number(text):
    """Is nothing counted in a word that holds a numeral?  (十分 is left to the scan.)"""
    assert [q.surface for q in quantities(text) if q.surface != "十分"] == []


def test_is_only_the_last_of_several_lost_characters_a_digit():
    """Do □□068 and □068 leave the same interval open?"""
    (many,), (one,) = (list(quantities(text)) for text in ("□□068个", "□068个"))
    assert (many.low, many.high) == (one.low, one.high) == (1068, 9068)


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("受理一、八三二件", "一、八三二件"),
        ("受理一二、三〇五、一〇〇件", "一二、三〇五、一〇〇件"),
        ("一、八三二件已办结", "八三二件"),
        ("第一、二三四组", "二三四组"),
        ("一、二、三四五名", "三四五名"),
        ("第一、二十五件", "二十五件"),
        ("一.三个重点", "三个"),
    ],
)
def test_is_a_mark_among_chinese_digits_read_only_where_it_is_no_list(text, surface):
    """Three digits behind 、 in a sentence are thousands; an enumerator, an ordinal and a list are not."""
    assert [item.surface for item in quantities(text)][-1] == surface


def test_do_numbers_in_a_list_share_their_unit():
    """Are 1、3、5分钟 three durations?"""
    assert [(str(q.value), q.unit) for q in quantities("“1、3、5分钟”")] == [
        ("1", "分钟"),
        ("3", "分钟"),
        ("5", "分钟"),
    ]


def test_is_a_fraction_of_nothing_no_number():
    """Is 1/0 no share, in digits as in words, and 1/10 one?"""
    assert "%" not in {item.unit for item in quantities("占1/0，零分之五")}
    assert [(item.value, item.unit) for item in quantities("占1/10")] == [(10, "%")]
