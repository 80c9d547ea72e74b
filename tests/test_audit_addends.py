"""Are words and nearness weighed together, and does neither do for the other?"""

from zhibiao.audit.addends import addends, cases, nearness, settled, weighed
from zhibiao.audit.page import page_of_text
from zhibiao.audit.runs import plain_numbers, runs
from zhibiao.audit.sums import tied_by_words
from zhibiao.lexicon import table

QUARTERS = "排查隐患{}处。一季度投放310处，二季度投放420处，三季度投放280处，四季度投放250处。"


def best(text):
    return max(weighed(page_of_text(text), ()), key=lambda pair: pair[0], default=(None, None))


def longest(text):
    page = page_of_text(text)
    return max(runs(page, page.numbers[0], plain_numbers(page)), key=lambda run: len(run.parts))


def test_has_every_piece_its_weight_and_every_weight_its_piece():
    ((_, pieces),) = cases(page_of_text("隐患86处，其中城区42处、农村34处。"), ())
    assert {"chance", *pieces} == {row.name for row in table("sum_evidence")}


def test_do_the_weights_say_what_their_words_say():
    """Does what speaks for parts weigh for them, and what speaks against them, against?"""
    weight = {row.name: float(row.weight) for row in table("sum_evidence")}
    told = ("common", "whole chain", "opening", "taken up", "named before", "rest", "announced")
    assert all(weight[name] > 0 for name in (*told, "series", "counterparts", "of its unit"))
    against = ("chance", "overlapping", "strange", "held elsewhere", "mostly", "adds up")
    assert all(weight[name] < 0 for name in (*against, "part of a part", "passed over", "tried"))


def test_is_a_slip_of_the_pen_weightier_than_a_gap_that_is_none():
    """4726 for 4276 is two digits swapped; 4676 is nearer, but no slip."""
    parts = "一季度1121处，二季度1347处，三季度1269处，四季度989处。"  # 4726
    swapped, other = longest(f"隐患4276处。{parts}"), longest(f"隐患4343处。{parts}")
    assert nearness(swapped) > nearness(other) + 1


def test_do_round_numbers_come_near_by_accident_more_often():
    ragged = longest("隐患5346处。甲2124处，乙3122处。")
    round_ones = longest("隐患5340处。甲2120处，乙3120处。")
    assert nearness(round_ones) < nearness(ragged)


def test_are_the_same_numbers_lighter_where_the_words_tell_of_other_things():
    quarters, _ = best(QUARTERS.format(1290))
    others, _ = best("排查隐患1290处。种树310处。挖井420处。铺路280处。搭桥250处。")
    assert quarters > others + 2


def test_are_parts_that_meet_another_total_left_to_it():
    """A run that is right for one total is not reported as wrong for another that is near."""
    page = page_of_text(QUARTERS.format(1260) + "全部隐患1290处。")
    assert [f.verdict for f in addends(page, ())] == ["consistent"]


def test_is_a_finding_of_the_words_not_given_again():
    page = page_of_text("排查隐患1290处，其中城区680处、农村590处。")
    tied = list(tied_by_words(page))
    assert tied
    assert list(addends(page, tied)) == []
    assert settled(page, tied) == []  # it is not right


def test_do_two_numbers_need_a_word_that_calls_them_parts():
    assert list(weighed(page_of_text("审结案件7920件。评查案件7524件。归档案件400件。"), ())) == []


def test_does_a_finding_say_sum_chance_and_rivals():
    (finding,) = addends(page_of_text(QUARTERS.format(1290)), ())
    assert finding.computed == "310 + 420 + 280 + 250 = 1260 处; printed 1290 处"
    assert finding.chance_of_failing > 0.9
    assert finding.rivals
    assert finding.settled_by


def test_is_a_part_below_the_rounding_of_the_total_no_part():
    text = "接报火灾17.6万起。较大火灾18起。住宅火灾10起。扑救火灾17.4万起。未出动火灾0.2万起。"
    assert all("18 +" not in f.computed for f in addends(page_of_text(text), ()))
