"""Do parts, totals and shares add up, with units and completeness checked?"""

from decimal import Decimal

import pytest

from zhibiao.audit.page import page_of_text
from zhibiao.audit.sums import findings


def found(text):
    return list(findings(page_of_text(text, kind="report")))


def one(text):
    (finding,) = found(text)
    return finding


def test_is_a_part_in_another_unit_kept_out_of_the_sum_and_both_readings_shown():
    finding = one("共有探头300台,其中道路120台,小区150台,高点10处。")
    assert finding.verdict == "not_testable"
    assert "120 + 150 = 270 台" in finding.computed
    assert "30 台 left for 10处, 3 台 per 处" in finding.computed
    assert "counted as 10 台: 280, 20 short" in finding.computed
    assert finding.rivals[0] == "10处 holds the missing 30 台"


def test_is_a_total_that_its_own_unit_exceeds_inconsistent_whatever_the_other_unit_holds():
    assert one("共有探头200台,其中道路120台,小区150台,高点10处。").verdict == "inconsistent"


def test_are_nested_totals_added_once():
    texts = [
        f.computed
        for f in found(
            "共有公共探头270台,其中道路120台,小区150台;社会点探头500台。至此,由总计770台设备造就的工程建成。"
        )
    ]
    assert texts == ["120 + 150 = 270 台; printed 270 台", "270 + 500 = 770 台; printed 770 台"]


def test_does_其中_alone_leave_the_list_open_but_no_part_larger_than_the_whole():
    assert one("排查隐患5310处,其中重大隐患27处、涉校隐患418处。").verdict == "not_testable"
    assert one("排查隐患310处,其中涉校隐患418处。").verdict == "inconsistent"
    assert found("排查隐患310处,其中涉校隐患118处。") == []


@pytest.mark.parametrize(
    "list_",
    [
        "其中东区26座、西县21座、南县17座",
        "东区、西县、南县分别为26座、21座、17座",
        "按区域分,东区26座、西县21座、南县17座",
        "东区26座、西县21座、其他17座",
    ],
)
def test_is_a_list_complete_by_its_own_words_held_to_its_total(list_):
    assert one(f"全市一区两县共建成警务站80座,{list_}。").verdict == "inconsistent"


def test_does_等_open_a_list():
    assert one("共建成警务站68座,其中东区26座、西县21座、南县17座等。").verdict == "not_testable"


def test_are_people_one_unit_whatever_the_measure_word():
    assert one("现有队员64人,其中专职26名、兼职48名。").verdict == "inconsistent"
    assert one("现有队员74人,其中专职26名、兼职48名。").verdict == "consistent"


def test_does_a_bound_word_widen_what_a_part_may_be():
    assert one("化解纠纷1.2万余件,其中邻里7100件、婚姻5300件。").verdict == "consistent"


def test_do_rounded_shares_pass_and_shares_of_different_wholes_go_untested():
    assert one("按类型分,甲、乙、丙占比分别为33.3%、33.3%和33.3%。").verdict == "consistent"
    assert found("派出所警力占45%,社区民警占派出所警力的52%。") == []


def test_is_the_chance_of_failing_that_of_an_unrelated_total():
    finding = one("共建成警务站68座,其中东区26座、西县21座、南县21座。")
    assert finding.chance_of_failing == Decimal(
        "0.9902"
    )  # 1 of 102 totals from 34 to 136 would pass


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("排查矛盾纠纷240件,化解228件,其中邻里纠纷96件、婚恋纠纷104件、欠薪纠纷40件。", "240 件"),
        ("排查隐患240处,整改228处,整改率95%,其中消防隐患144处、交通隐患96处。", "240 处"),
        ("排查隐患240处,整改228处,其中消防隐患132处、交通隐患96处。", "228 处"),
    ],
)
def test_are_parts_held_against_the_total_that_they_meet(text, total):
    """Found and settled, and then the kinds: of which of the two are they?"""
    finding = one(text)
    assert finding.verdict == "consistent" and finding.computed.endswith(f"printed {total}")


def test_are_parts_that_meet_no_total_held_against_the_nearer():
    """Neither 240 nor 228: still a finding?"""
    finding = one("排查隐患240处,整改228处,其中消防隐患130处、交通隐患96处。")
    assert finding.verdict == "inconsistent" and finding.computed.endswith("printed 228 处")


def test_is_a_row_of_a_pasted_table_no_list_of_parts():
    table = "指标 2022年 2023年\n刑事立案(起) 1286 1043\n其中:八类案件(起) 42 31\n"
    assert not found(table)
    assert found(table.replace("\n", "。") + "刑事立案1043起，其中八类案件31起。")


def test_is_a_list_told_in_full_where_its_first_parts_come_to_the_total():
    finding = one(
        "不起诉118人,其中法定不起诉9人、情节轻微不起诉93人、证据不足不起诉16人、考验期满不起诉5人。"
    )
    assert (finding.verdict, finding.computed) == (
        "not_testable",
        "9 + 93 + 16 + 5 = 123 人; printed 118 人",
    )
