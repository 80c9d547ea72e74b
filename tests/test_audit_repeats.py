"""Is the same thing, said twice, said with the same value?"""

from dataclasses import replace

import pytest

from zhibiao.audit import deadlines
from zhibiao.audit.candidates import candidates, repeatable
from zhibiao.audit.page import page_of_text
from zhibiao.audit.repeats import across, findings


def found(text):
    return list(findings(page_of_text(text, kind="report")))


def test_is_another_value_for_the_same_thing_shown_with_the_match_and_its_score():
    (finding,) = found("全年接报刑事警情4126起。\n从全年4216起刑事警情看,问题不少。")
    assert (finding.verdict, finding.computed) == (
        "inconsistent",
        "4126 起 and 4216 起 (two digits swapped)",
    )
    assert finding.match.startswith("1.00 (刑事警情 = 刑事警情; subject 1.00")


def test_is_the_same_value_consistent():
    (finding,) = found("全市建成街面警务站32个。\n依托32个街面警务站开展巡逻。")
    assert finding.verdict == "consistent"


def test_are_near_namesakes_shown_as_such():
    (finding,) = found("建成数字警务室40个。\n共有派出所警务室720个。")
    assert finding.verdict == "not_testable"
    assert finding.explanation.startswith("Near-namesakes")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("全年接报刑事警情4126起", "前三季度接报刑事警情3057起"),
        ("全年接报刑事警情4126起", "上年接报刑事警情4216起"),
        ("排查安全隐患1126处", "整改安全隐患1116处"),
        ("东桁区建成警务站126座", "白芷县建成警务站136座"),
        ("新建智慧小区124个", "累计建成智慧小区142个"),
        ("群众安全感98.1%", "群众满意度97.1%"),
        ("登记出租房屋近5万户", "登记出租房屋4.8万户"),
    ],
)
def test_is_what_differs_in_time_verb_place_or_bound_no_conflict(one, other):
    assert not [f for f in found(f"{one}。\n{other}。") if f.verdict == "inconsistent"]


@pytest.mark.parametrize(
    "text",
    [
        "受理民事案件26件，审结民事案件26件。",
        "命案立17起、破17起。",
        "城市（含县城）发生火灾13.1万起；农村乡镇发生火灾13.1万起。",
        "渔船碰撞死亡和失踪12人，同比增加2起、12人。",
    ],
)
def test_are_two_things_of_one_value_no_fact_told_twice(text):
    """Another verb, the other part of a whole, the next of a list, a level and its change."""
    assert found(text) == []


def test_is_a_value_of_many_digits_one_fact_whatever_the_verb():
    (finding,) = found("全年接听处置各类警情262098起。\n接报的262098起警情中多为求助。")
    assert finding.verdict == "consistent"


def test_are_reports_of_one_place_compared_only_where_they_speak_of_one_year():
    def page(year, value, name):
        text = f"芦汀市{year}年工作报告\n{year}年全市建成智慧安防小区{value}个。"
        return page_of_text(text, report_id=name, kind="report")

    same_year = list(across(page(2023, 1286, "a"), page(2023, 1268, "b")))
    assert [(f.verdict, f.claim_ids) for f in same_year] == [
        ("inconsistent", ("a@28-33", "b@28-33"))
    ]
    assert list(across(page(2022, 1268, "a"), page(2023, 1286, "b"))) == []


def test_are_reports_of_two_places_left_apart():
    one, other = (page_of_text("全市建成智慧安防小区1286个。", kind="report") for _ in range(2))
    other = replace(other, report=replace(other.report, place="澜水"))
    assert list(across(one, other)) == []


def townships(number, *, more=""):
    """A compilation: each township's paragraph tells of the same things with other values."""
    names = (f"{a}{b}镇" for a in "东南西北石白青黄沙清" for b in "河山桥湖林坪关溪塘岭泉堡")
    return "\n".join(
        f"{name}全年刑事发案{211 + 7 * i}起，走访群众{5123 + 91 * i}户，化解矛盾纠纷{97 + 3 * i}件。"
        f"计划2025年底前建成警务站{11 + i % 10}个。{more if not i else ''}"
        for i, name in zip(range(number), names, strict=False)
    )


def test_is_what_is_told_of_many_places_said_once_and_no_fact_told_twice():
    notes = found(townships(40))
    assert {finding.verdict for finding in notes} == {"not_testable"}
    assert "40 numbers in 起, 40 values" in [finding.computed for finding in notes]
    assert all("told of many" in finding.explanation for finding in notes)
    assert not list(deadlines.findings(page_of_text(townships(40), kind="report")))


@pytest.mark.parametrize(
    "text",
    [
        f"全市刑事警情4126起。\n{townships(20)}\n全市刑事警情4216起。",
        townships(20, more="从全年化解的79件矛盾纠纷看，问题不少。"),
    ],
)
def test_is_a_compilation_still_held_to_its_whole_and_each_paragraph_to_itself(text):
    (finding,) = (f for f in found(text) if f.verdict == "inconsistent")
    assert finding.computed in ("4126 起 and 4216 起 (two digits swapped)", "97 件 and 79 件")


def test_grow_comparisons_no_faster_than_a_compilation():
    counts = []
    for number in (30, 60, 120):
        page = page_of_text(townships(number), kind="report")
        counts.append(len(list(candidates(page, [n for n in page.numbers if repeatable(page, n)]))))
    assert counts[1] <= 2 * counts[0] and counts[2] <= 2 * counts[1], counts


def test_is_a_small_count_in_words_and_in_digits_one_fact():
    (finding,) = found("全市组建七个实战化分局。\n依托7个实战化分局，开展巡逻。")
    assert (finding.verdict, finding.computed) == ("consistent", "7 个 and 7 个")
    assert not found("全市组建7个实战化分局。\n依托7个实战化分局，开展巡逻。")


def test_is_the_half_year_of_one_report_no_whole_year_of_another():
    def page(title, value, name):
        text = f"芦汀市2023年{title}工作总结\n{title}全市立案刑事案件{value}起。"
        return page_of_text(text, report_id=name, kind="report")

    assert list(across(page("上半年", 1286, "a"), page("上半年", 1268, "b")))
    assert not list(across(page("上半年", 1286, "a"), page("全年", 1268, "b")))


def test_is_a_duration_in_another_unit_shown_in_the_smaller_one():
    (finding,) = found("电子卷宗平均制作时间1.5天。\n电子卷宗制作时间平均40小时。")
    assert (finding.verdict, finding.computed) == ("inconsistent", "36 小时 and 40 小时")


@pytest.mark.parametrize(
    "text",
    [
        "受理刑事案件602件,审结591件。\n受理民事案件9305件,审结9022件。",  # two classes
        "有高中教育学校42所。\n有初中教育学校216所。",  # two stages
    ],
)
def test_are_two_classes_no_namesakes(text):
    assert [f for f in findings(page_of_text(text)) if f.verdict == "not_testable"] == []


def test_are_a_number_and_the_many_like_it_one_row():
    text = "建成数字警务室40个。共有派出所警务室720个。另有校园警务室85个。"
    rows = [f.verdict for f in findings(page_of_text(text)) if f.verdict == "not_testable"]
    assert len(rows) == 1


def test_is_a_change_no_namesake_of_a_level():
    text = "建成数字警务室40个。派出所警务室同比增加72个。"
    assert list(findings(page_of_text(text))) == []
