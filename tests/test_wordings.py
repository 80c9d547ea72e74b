"""Wordings of real reports, with invented places and numbers: whose, since when, wanted or told."""

import pytest

from zhibiao import subjects as module
from zhibiao.claims import claims_of_text
from zhibiao.pairs import compare
from zhibiao.reports import read_report


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("新发现吸毒人员12人，戒断三年未发现复吸人员300名。", ["新发现吸毒人员", "戒断三年未发现复吸人员"]),
        ("核查进出口许可1.4万份。", ["进出口许可"]),
        ("平均审理天数30天，捣毁制毒窝点16个。", ["平均审理天数", "制毒窝点"]),
        ("网格化治理让90%以上矛盾纠纷就地化解。", ["矛盾纠纷就地化解"]),
        ("在轻微违法处罚量下降85%的前提下，路面秩序好转。", ["轻微违法处罚量"]),
        ("死亡人数比去年春运同期减少5人，事故起数与前2年均比下降25%。", ["死亡人数", "事故起数"]),
        ("发生事故6起，死亡6人，同比均下降66%。", ["事故", "事故死亡", "事故", "事故死亡"]),
        ("涉及3个乡镇12个村。", ["乡镇", "村"]),
        ("演唱会3场观众逾15万人。", ["演唱会", "观众"]),
        ("提高办案效率30%以上。", ["办案效率"]),
        (
            "杀人、强奸等八类刑事犯罪、毒品犯罪、盗窃案件的立案数分别下降64%、56%、62%。",
            ["八类刑事犯罪", "毒品犯罪", "盗窃案件的立案数"],
        ),
        ("招引20个过亿项目。", ["过亿项目"]),
        ("森林火灾受害率为0.02‰，低于1‰的控制指标。", ["森林火灾受害率", "森林火灾受害率"]),
        ("城镇新增就业34人，困难人员再就业56人，分别完成年计划的85%和93%。",
         ["城镇新增就业", "困难人员再就业"] * 2),
    ],
)  # fmt: skip
def test_is_it_told_of_the_whole_thing(text, subjects):
    """Does what tells two things apart stay in the subject, and what leads up to it not?"""
    assert [claim.subject for claim in claims_of_text(text, kind="report")] == subjects


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("命案12年零发案，粮食实现18年连增。", ["streak", "zero", "streak"]),
        ("国家赔偿案件0件。", ["zero"]),
        ("人均预期寿命达到79岁，巡逻的是一位79岁的老人。", ["count"]),
        ("压缩审批时限60%，警情实现两位数下降。", ["change", "percentage"]),
        ("办公用房面积达120㎡，120 万人以上。", ["count", "count"]),
    ],
)
def test_is_it_the_kind_of_number_it_is(text, measures):
    """Is a streak told without 连续, a nought a zero, an age a level only where it is one?"""
    claims = claims_of_text(text, kind="report")
    assert [claim.quantity.measure for claim in claims] == measures


def test_is_a_level_below_zero_kept():
    """Does a text with a negative rate, loss or fall to below zero go through?"""
    text = "自然增长率为-1.2‰。利润为-30万元。自然增长率由2.1‰下降到-0.3‰。"
    assert [str(c.quantity.value) for c in claims_of_text(text)] == ["-1.2", "-300000", "-0.3"]


@pytest.mark.parametrize(
    ("text", "modalities"),
    [
        ("全市将新建高清探头300个。", ["target"]),
        ("全市将重点人员320人建档。", ["reported"]),
        ("2026年将实现监控全覆盖，新建岗亭8座，其中市本级3座。", ["target"] * 3),
        ("5年内将完成造林80万亩。", ["target"]),
        ("奋斗目标的相对指标主要是火灾死亡率下降20%以上，事故下降15%以上。", ["target", "target"]),
        ("一级安全村标准：群众满意率达到85%以上。", ["standard"]),
        ("文件要求，2023年在行政村建立300个微型消防站。", ["target"]),
        ("江北市计划在老旧小区，增设3000个充电设施。", ["target"]),
        ("25个项目超计划完成。", ["reported"]),
        ("全省完成造林30万亩。到2030年全省森林覆盖率达到40%以上。", ["reported", "target"]),
        ("造林34万亩，占任务30万亩的113%。", ["reported", "target", "reported"]),
        ("事故死亡40人，占全年控制指标（80人）的50%。", ["reported", "target", "reported"]),
        ("收入完成5200万元，为年预算的41%。", ["reported", "reported"]),
    ],
)
def test_is_it_wanted_or_told(text, modalities):
    """Is what is still to be done a target wherever 将, 计划, 要求 or the plan's number stands?"""
    claims = claims_of_text(text, kind="report")
    assert [claim.modality for claim in claims] == modalities


def test_is_what_a_pair_rose_to_no_deadline():
    """Is the year to which something rose the end of nothing that follows?"""
    text = "预期寿命由2017年的75.1岁提高到2018年的75.5岁，婴儿死亡率从6.2‰下降到5.8‰。"
    assert {claim.modality for claim in claims_of_text(text)} == {"reported"}


def test_is_a_plan_that_draws_something_up_no_target():
    """Is what a plan says was drawn up, or was reached 过去一年, told and not wanted?"""
    text = "过去一年，警务站达到32座。制定了确保平安的25项措施。建成岗亭5座。"
    told = [claim.modality for claim in claims_of_text(text, kind="plan")]
    assert told == ["reported", "reported", "target"]


@pytest.fixture
def judged(tmp_path):
    """The verdict and reason of each target of a plan and a report."""

    def of(plan: str, report: str) -> list[tuple[str, str]]:
        texts = []
        for name, text in (("江北市2024年工作计划", plan), ("江北市2025年工作总结", report)):
            (tmp_path / f"{name}.txt").write_text(f"{name}\n{text}\n", encoding="utf-8")
            texts.append(read_report(tmp_path / f"{name}.txt"))
        rows = compare(*texts)
        return list(zip(rows["verdict"], rows["reason"], strict=True))

    return of


def test_does_a_count_that_announces_set_nothing(judged):
    """Are 四个指标 and 十个方面工作 no targets?"""
    assert len(judged("涉及四个指标，抓好十个方面工作，建成警务站12座。", "建成警务站12座。")) == 1


def test_is_a_report_as_of_the_day_its_opening_names(judged):
    """Does 截至2024年底 before the first number date what follows, not the report's own year?"""
    report = "截至2024年底，成效明显。\n全市建成街面警务站12座。"
    ((verdict, reason),) = judged("到2024年底，建成街面警务站12座。", report)
    assert verdict == "met" and "after the deadline" not in reason


def test_is_a_row_of_bare_counts_asked_about_once_each(monkeypatch):
    """Does a number without words ask what stood before it only so far, however long the row?"""
    asked, subjects = [], module.subjects
    monkeypatch.setattr(module, "subjects", lambda *told: asked.append(told[2]) or subjects(*told))
    claims = claims_of_text("受理案件300件，" + "1，235起，" * 240 + "完。", kind="report")
    assert len(claims) > 240 and len(asked) < 2 * len(claims)
