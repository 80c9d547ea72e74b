"""Does a list name as many as are announced?"""

import pytest

from zhibiao.audit.enumeration import findings
from zhibiao.audit.page import page_of_text


def found(text):
    return [(f.verdict, f.computed) for f in findings(page_of_text(text, kind="report"))]


def test_does_等_make_a_short_list_untestable():
    assert found("推行警情会商、联勤联动、督导问效等五项机制。") == [
        ("not_testable", "五项机制: 3 named, then 等")
    ]
    assert found("推行警情会商、联勤联动、督导问效等三项机制。") == [
        ("consistent", "三项机制: 3 named")
    ]


def test_may_和_join_two_members_or_stand_inside_one():
    assert found("落实登记和验证、巡查、报告三项制度。")[0][0] == "consistent"
    assert found("落实登记和验证、巡查、报告四项制度。")[0][0] == "consistent"
    assert found("落实登记和验证、巡查、报告六项制度。")[0][0] == "inconsistent"


def test_are_sections_counted_against_the_slogan_that_announces_them():
    sections = "\n".join(
        f"({n})强化{what}。各项工作推进有力。"
        for n, what in zip("一二三", ("巡逻", "管理", "参与"), strict=True)
    )
    assert found(f"以“四个强化”构建机制。\n{sections}")[0] == (
        "inconsistent",
        "四个强化: 3 sections, 3 of them begin with 强化",
    )
    assert found(f"以“三个强化”构建机制。\n{sections}")[0][0] == "consistent"
    other = sections.replace("(三)强化参与", "(三)推动参与")
    assert found(f"以“三个强化”构建机制。\n{other}")[0][0] == "not_testable"


def test_are_steps_counted():
    assert found("要抓好三项工作:一是建机制;二是抓落实;三是强考核;四是促整改。") == [
        ("inconsistent", "三项工作: 4 named")
    ]


def test_is_a_scheme_held_to_its_expansion():
    assert found("实施“131”工程(即1个改革、3项建设、1个应用)。")[0] == (
        "consistent",
        "131: expanded as 1-3-1",
    )
    assert (
        found("推行“1234”工作法,即一个中心、两支队伍、三项机制、五个平台。")[0][0] == "inconsistent"
    )


@pytest.mark.parametrize(
    "text",
    [
        "在东桁区、白芷县、石篁县十个社区试点。",
        "会同教育、民政、卫健部门建立五项机制。",
        "形成“一体指挥、双轮驱动、三级平台、四大体系”总布局。",
        "城区、乡镇、园区共有六个派出所挂牌。",
        "推动民警、辅警、网格员开展四轮走访。",
    ],
)
def test_is_a_list_that_is_not_what_is_counted_left_alone(text):
    assert not [verdict for verdict, _ in found(text) if verdict == "inconsistent"]
