"""What may be concluded from a reported number about a declared one?"""

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.intervals import Interval
from zhibiao.quantities import quantities
from zhibiao.verdicts import goodness, judge

DUE = date(2024, 12, 31)
EARLY, LATE = date(2024, 6, 30), date(2025, 6, 30)


def row(quote, **fields):
    """A claim of a quote, its number read from it; ``fields`` add or overrule."""
    printed = next(iter(quantities(quote)), None)
    names = ("value", "low", "high", "baseline", "unit", "bound", "measure")
    found = {name: getattr(printed, name, None) for name in names}
    return (
        {"quote": quote, "bound": found["bound"] or "exact"}
        | {k: v for k, v in found.items() if v is not None}
        | fields
    )


def verdict(target, outcome, on=DUE):
    return judge({"due": DUE} | target, {"on": on} | outcome).verdict


FALL = {"measure": "change", "direction": "down"}
RISE = {"measure": "change", "direction": "up"}
ZERO = {"measure": "zero", "value": 0}
ALL = {"measure": "universal", "value": 100, "unit": "%"}
TWICE = {"measure": "multiple", "direction": "up"}
CASES = [
    # levels, the direction told by the bound, by the words before, or by what is counted
    (row("95%以上"), row("95%"), "met"),
    (row("95%以上"), row("95%以上", bound="more_than"), "met"),
    (row("95%以上"), row("超95%"), "exceeded"),
    (row("95%以上"), row("94.99%"), "not_met"),
    (row("超过95%"), row("95%"), "not_met"),
    (row("800个"), row("812个"), "exceeded"),
    (row("800个"), row("800余个"), "exceeded"),
    (row("800个"), row("近800个"), "not_met"),
    (row("800个"), row("近900个"), "insufficient_information"),
    (row("800个"), row("约800个"), "insufficient_information"),
    (row("800个"), row("700余个"), "insufficient_information"),
    (row("800个"), row("780-820个"), "insufficient_information"),
    (row("800个"), row("810-820个"), "exceeded"),
    (row("5分钟以内"), row("4分35秒"), "exceeded"),
    (row("5分钟以内"), row("5分钟"), "met"),
    (row("5分钟以内"), row("301秒"), "not_met"),
    (row("低于3%"), row("3%"), "not_met"),
    (row("不超过3%"), row("3%"), "met"),
    (row("7天", before="办理时限缩短至"), row("6天"), "exceeded"),
    (row("15人", subject="道路交通事故死亡人数"), row("16人"), "not_met"),
    (row("3‰以内"), row("0.2%"), "exceeded"),
    (row("90%左右"), row("90%"), "met"),
    (row("90%左右"), row("89%"), "insufficient_information"),
    # what is about so much is a band, of target and outcome: a step of the last digit, at most a tenth
    (row("90%左右"), row("80%"), "not_met"),
    (row("90%左右"), row("92%"), "met"),
    (row("7%左右", **RISE), row("4.1%", **RISE), "not_met"),
    (row("7%左右", **RISE), row("8.6%", **RISE), "exceeded"),
    (row("6.5%", **RISE), row("4.7%左右", **RISE), "not_met"),
    (row("7%", **RISE), row("约7.6%", **RISE), "exceeded"),
    (row("5.5%以内"), row("5.1%左右"), "exceeded"),
    (row("5.5%以内"), row("5.5%左右"), "insufficient_information"),
    (row("700个"), row("约800个"), "exceeded"),
    (row("80%-90%"), row("85%"), "met"),
    (row("80%-90%"), row("79%"), "not_met"),
    # 0, 100% and first place can be met, not exceeded
    (row("100%"), row("100%"), "met"),
    (row("100%"), row("112%"), "met"),
    (row("100%"), row("99.99%"), "not_met"),
    (row("100%"), row("99%以上", bound="more_than"), "insufficient_information"),
    (row("100%"), row("全覆盖", **ALL), "met"),
    (row("全覆盖", **ALL), row("100%"), "met"),
    (row("全覆盖", **ALL), row("99.6%"), "not_met"),
    (row("零发案", **ZERO), row("未发生", **ZERO), "met"),
    (row("零发案", **ZERO), row("1起"), "not_met"),
    (row("不超过5起"), row("零发案", **ZERO), "exceeded"),
    (row("第1位", measure="rank"), row("第1位", measure="rank"), "met"),
    (row("前3位", measure="rank", bound="at_most"), row("第2位", measure="rank"), "exceeded"),
    (row("前3位", measure="rank", bound="at_most"), row("第4位", measure="rank"), "not_met"),
    # streaks
    (row("3年", measure="streak"), row("32个月", measure="streak"), "not_met"),
    (row("3年", measure="streak"), row("40个月", measure="streak"), "exceeded"),
    (row("3年", measure="streak"), row("零发案", **ZERO), "insufficient_information"),
    (row("零发案", **ZERO), row("14个月", measure="streak"), "met"),
    # changes: a smaller fall, a rise, a from–to pair
    (row("20%以上", **FALL), row("12.4%", **FALL), "not_met"),
    (row("20%以上", **FALL), row("20%", **FALL), "met"),
    (row("20%以上", **FALL), row("34.6%", **FALL), "exceeded"),
    (row("20%以上", **FALL), row("25%", **RISE), "not_met"),
    (row("20%以上", **FALL), row("近20%", **FALL), "not_met"),
    (row("3%以内", **RISE), row("5%", **FALL), "exceeded"),
    (row("20%", **FALL), row("273起", baseline=312), "not_met"),
    (row("12%", **FALL), row("273起", baseline=312), "exceeded"),
    (
        row("9个百分点", measure="point_change", direction="up"),
        row("36.40%", baseline="27.36"),
        "exceeded",
    ),
    (row("20%以上", **FALL), row("20%", measure="change"), "insufficient_information"),
    # money to be limited, whatever is done with it; money granted, of which neither more nor less is asked for
    (row("2亿元", before="安排财政赤字"), row("2.5亿元"), "not_met"),
    (row("2亿元", before="新增政府债务"), row("1.5亿元"), "exceeded"),
    (row("2亿元", before="化解政府债务"), row("2.5亿元"), "exceeded"),
    (row("2亿元", before="安排地方政府专项债券"), row("2.5亿元"), "not_met"),
    (row("2亿元", before="安排地方政府专项债券"), row("2亿元"), "met"),
    (row("2亿元", before="争取专项债券"), row("2.5亿元"), "exceeded"),
    (row("3%左右", before="居民消费价格涨幅", **RISE), row("1.9%", **RISE), "exceeded"),
    (row("3%", before="居民消费价格上涨", **RISE), row("3.4%", **RISE), "not_met"),
    # factors
    (row("翻一番", **TWICE), row("2.3倍", measure="multiple"), "exceeded"),
    (row("翻一番", **TWICE), row("1.1倍", before="较2022年增长", **TWICE), "exceeded"),
    (row("翻一番", **TWICE), row("95%", **RISE), "not_met"),
    (row("翻一番", **TWICE), row("100%", **RISE), "met"),
    # rates per head
    (
        row("40张", measure="rate", denominator="每千名老年人"),
        row("4.2张", measure="rate", denominator="每百名老年人"),
        "exceeded",
    ),
    (row("3.2人/10万人以内"), row("0.4人", measure="rate", denominator="每万人"), "not_met"),
    # what can't be brought onto one line
    (row("5个工作日以内"), row("4天"), "not_comparable"),
    (row("150万人"), row("162万人次"), "not_comparable"),
    (
        row("5个", measure="rate", denominator="每0人"),
        row("5个", measure="rate", denominator="每10人"),
        "not_comparable",
    ),
    (
        row("5个", measure="rate", denominator="每10人"),
        row("5个", measure="rate", denominator="每0人"),
        "not_comparable",
    ),
    (row("50人以内"), row("12%", **FALL), "not_comparable"),
    (row("前列", measure="rank"), row("第2位", measure="rank"), "insufficient_information"),
]


@pytest.mark.parametrize(
    ("target", "outcome", "expected"),
    CASES,
    ids=[f"{t['quote']}-{o['quote']}" for t, o, _ in CASES],
)
def test_is_the_verdict_what_the_intervals_say(target, outcome, expected):
    """At the deadline: met, exceeded, not met, or not to be told?"""
    assert verdict(target, outcome) == expected


def test_what_falls_short_before_the_deadline_is_not_decided():
    """Is a number that falls short before the deadline no failure yet, and one after it one?"""
    assert verdict(row("98%以上"), row("96.8%"), on=EARLY) == "insufficient_information"
    assert verdict(row("98%以上"), row("96.8%"), on=LATE) == "not_met"
    assert verdict(row("98%以上"), row("98.8%"), on=EARLY) == "exceeded"
    assert verdict(row("98%以上"), row("96.8%"), on=None) == "insufficient_information"


def test_without_a_deadline_the_numbers_decide():
    """Is an undated target judged by its number alone, and is that said?"""
    said = judge(row("98%以上"), row("96.8%", on=LATE))
    assert said.verdict == "not_met" and "no deadline" in said.reason


def test_is_lateness_in_the_reason():
    """Is what is met after the deadline met, and the lateness told, in both readings of 2021年前?"""
    said = judge(row("36座", due=DUE), row("36座", on=LATE))
    assert (
        said.verdict == "met" and "as of 2025-06-30, after the deadline 2024-12-31" in said.reason
    )
    said = judge(row("36座", due=DUE, due_early=date(2023, 12, 31)), row("36座", on=EARLY))
    assert said.verdict == "met" and "after 2023-12-31, the stricter reading" in said.reason


def test_are_numbers_compared_at_full_precision():
    """Is a difference in the tenth decimal one?"""
    assert verdict(row("95%以上"), row("95%", value="94.9999999999")) == "not_met"
    assert verdict(row("百分之九十五"), row("95%", value="95.0000000001")) == "exceeded"


def test_do_inputs_show_what_was_compared():
    """Are both quotes, both intervals, the deadline and the day in the inputs?"""
    said = judge(row("20%以上", due=DUE, **FALL), row("12.4%", on=DUE, **FALL))
    assert said.inputs == (
        "target 20%以上: (-∞, -20] %, due 2024-12-31; "
        "outcome 12.4%: [-12.4, -12.4] %, of 2024-12-31"
    )


def test_is_a_concentration_no_rate_per_head():
    """Is what is measured per cubic metre told in its unit, and per head what is of so many?"""
    air = judge(row("35微克/立方米以下", measure="rate"), row("33微克/立方米", measure="rate"))
    assert air.reason.startswith("33 微克/立方米 ")
    assert "per head" in judge(row("3人/10万人以内"), row("2人/10万人")).reason


def test_is_time_saved_told_in_seconds():
    """Is what was saved told in the unit that the numbers are in?"""
    saved = judge(row("3天", before="审批时限压缩"), row("5天", before="审批时限压缩"))
    assert saved.reason.startswith("432000 seconds")


def test_which_way_is_better():
    """Do the target's own words go before what it counts?"""
    assert goodness(row("5人以内", subject="巡逻队员")) == "down"
    assert goodness(row("60%", subject="交通事故死亡人数", before="高速公路占比提高到")) == "up"
    assert goodness(row("340处", subject="整治平交路口隐患")) == "up"
    assert goodness(row("3起", subject="盗窃案件")) == "down"


def test_is_an_unknown_measure_refused():
    """Does judge name the measures there are?"""
    with pytest.raises(
        ValueError, match=re.escape("measure: 'rating' is not one of percentage, change")
    ):
        judge(row("95%", measure="rating"), row("95%"))


numbers = st.decimals(min_value=0, max_value=99, places=2)


@given(goal=numbers, said=numbers, bound=st.sampled_from(["exact", "at_least", "at_most"]))
def test_exactly_one_of_met_exceeded_and_not_met(goal, said, bound):
    """For exact outcomes at the deadline: is the verdict that of plain arithmetic?"""
    target = {"quote": "", "value": goal, "bound": bound, "measure": "percentage", "unit": "%"}
    outcome = {"quote": "", "value": said, "bound": "exact", "measure": "percentage", "unit": "%"}
    better = said < goal if bound == "at_most" else said > goal
    expected = (
        "met" if said == goal else "exceeded" if better and goal else "met" if better else "not_met"
    )
    assert verdict(target, outcome) == expected


@given(
    low=numbers, width=st.decimals(min_value="0.01", max_value=9, places=2), opened=st.booleans()
)
def test_an_interval_lies_in_itself_and_apart_from_its_neighbour(low, width, opened):
    """Do ends that are left out keep two touching intervals apart?"""
    one = Interval(low=low, high=low + width, high_open=opened)
    other = Interval(low=low + width, high=low + 2 * width)
    assert one.within(one) and one.within(Interval())
    assert one.apart(other) is opened and one.turned().turned() == one
    assert not Interval(low=low - Decimal("0.01")).within(one)
