"""Are deadlines in time, and agreed?"""

import pytest

from zhibiao.audit.deadlines import findings
from zhibiao.audit.page import page_of_text


def found(text, kind="report"):
    return list(findings(page_of_text(text, kind=kind)))


def test_is_a_deadline_past_on_the_day_of_the_document_found():
    (finding,) = found("确保2023年11月底前建成反诈中心。\n2024年1月19日")
    assert finding.computed == "2023年11月底前 = 2023-11-30; document of 2024-01-19"
    assert found("确保2024年11月底前建成反诈中心。\n2024年1月19日") == []


def test_is_2021年前_shown_in_both_readings():
    text = "到2021年,实现防控基础更牢固。2021年底前实现覆盖率达到100%。确保2021年前完成全部工作任务。\n2021年1月12日"
    (finding,) = found(text, kind="plan")
    assert "2021年前 = 2020-12-31 if read strictly, 2021-12-31 if loosely" in finding.computed
    assert len(finding.claim_ids) == 3
    assert finding.verdict == "not_testable"
    assert finding.rivals[0] == "2021年前 was meant as 2021年底前"


def test_is_a_part_due_after_the_whole_found_unless_the_plan_excepts_it():
    part = "2025年6月底前建成指挥中心。"
    whole = "各项目标均须在2024年12月31日前完成。"
    assert [f.verdict for f in found(f"{part}{whole}\n2023年6月12日", "plan")] == ["inconsistent"]
    excepting = f"除另有明确时限的外,{whole}"
    assert found(f"{part}{excepting}\n2023年6月12日", "plan") == []


def test_is_one_thing_due_on_two_days_found_with_its_match():
    text = "2024年底前建成街面警务站36座。\n街面警务站须于2024年6月底前完成全部36座的建设。\n2023年6月12日"
    (finding,) = found(text, "plan")
    assert finding.verdict == "inconsistent"
    assert "街面警务站" in finding.match


@pytest.mark.parametrize(
    "text",
    [
        "联网率2023年底前达到90%以上,2024年底前达到95%以上。\n2023年6月12日",
        "2024年底前建成街面警务站36座。\n2025年底前建成街面警务站48座。\n2023年6月12日",
        "2024年底前完成指挥中心改造。\n2025年底前建成反诈中心。\n2023年6月12日",
    ],
)
def test_are_milestones_and_different_things_no_conflict(text):
    assert found(text, "plan") == []


@pytest.mark.parametrize(
    "text",
    [
        "验收要求2023年6月底前完成,我市5月即通过验收。",
        "检查站改造已于2023年6月底前完成。",
        "截至2023年底,建成36座。",
        "原定2023年底前完工的指挥中心提前投用。",
    ],
)
def test_is_what_was_done_in_time_left_alone(text):
    assert found(f"{text}\n2024年1月19日") == []


def test_is_a_text_without_a_date_not_blamed_for_a_past_one():
    assert found("确保2023年11月底前建成反诈中心。") == []


def test_is_a_period_that_ends_before_it_begins_found():
    assert (
        found("专项行动自2024年6月1日起至2024年3月31日结束。")[0].explanation
        == "The period ends before it begins."
    )


@pytest.mark.parametrize(
    "text",
    [
        "隐患由各单位于秋季开学（9月1日）前整改到位。\n2024年9月12日",
        "请各村于12月26日前将方案报镇平安办，逾期通报。\n2022年12月30日",
        "整改问题务必于7月10日前销号清零。\n2024年7月15日",
        "力争上半年内建成。\n2024年7月15日",
        "确保三季度末前建成投用。\n2024年10月15日",
        "隐患最迟于9月1日整改到位。\n2024年9月12日",
    ],
)
def test_is_a_day_past_in_every_form(text):
    assert [f.verdict for f in found(text)] == ["inconsistent"]


@pytest.mark.parametrize(
    "text",
    [
        "新增充电棚60处，三季度内全部建成投用。网格办按月通报，新增的60处充电棚最迟于{}建成投用。\n2025年7月8日",
        "岗亭三季度末前建成投用。\n岗亭务必不晚于{}建成投用。\n2025年7月8日",
    ],
)
def test_is_a_quarter_held_to_a_day(text):
    assert [f.verdict for f in found(text.format("11月15日"))] == ["inconsistent"]
    assert [f.verdict for f in found(text.format("9月30日"))] == ["consistent"]


@pytest.mark.parametrize(
    "text",
    [
        "前三季度内立案40起，确保下降。\n2024年11月12日",
        "（截至2024年8月）前三季度要建成5座。\n2024年9月12日",
        "隐患由各单位于秋季开学（9月1日）前整改到位。\n2024年8月12日",
        "整改问题已于7月10日前销号清零。\n2024年7月15日",
        "第三季度内全部建成投用。\n2024年7月15日",
    ],
)
def test_are_quarters_reported_and_days_to_come_left(text):
    assert found(text) == []


def test_is_the_very_same_object_one_aim_whatever_its_short_words():
    text = "一季度末前，18个城区反诈工作站全部挂牌运行。\n逐月通报；城区反诈工作站于4月底前全部挂牌运行。\n2023年1月12日"
    assert [f.verdict for f in found(text)] == ["inconsistent"]


def test_is_a_deadline_that_was_met_on_a_day_no_deadline_missed():
    text = "大喇叭工程要求6月底前建成，{}，要抓好管理使用。\n2025年7月11日"
    assert found(text.format("实际于6月27日完工")) == []
    assert [f.verdict for f in found(text.format("要倒排工期"))] == ["inconsistent"]


def test_is_a_time_limit_in_brackets_held_to_the_sentence_before_it():
    text = "监测系统年底前全部建成（责任单位：平安办；完成时限：2025年{}）。\n2025年7月11日"
    assert [f.verdict for f in found(text.format("9月30日"))] == ["inconsistent"]
    assert [f.verdict for f in found(text.format("12月31日"))] == ["consistent"]


def test_do_counts_of_other_units_not_part_two_deadlines_of_one_aim():
    text = "达标率91.2%，{}个综治中心验收8月底前完成。\n督导12个街镇，9月15日前完成{}个综治中心验收。\n2024年7月8日"
    assert [
        f.verdict for f in found(text.format("", "").replace("，个", "，").replace("成个", "成"))
    ] == ["inconsistent"]
    assert found(text.format("7", "9")) == []
