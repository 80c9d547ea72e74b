"""Totals, shares and changes of pasted tables, against the numbers of the table."""

import pytest

from zhibiao.audit import TESTS
from zhibiao.audit.page import page_of_text

BY_TOWNSHIP = """各镇数据如下。
乡镇{t}接警（起）{t}化解（件）{t}化解率（%）
东乡镇{t}231{t}164{t}71.0
西乡镇{t}187{t}142{t}75.9
南乡镇{t}156{t}98{t}62.8
北乡镇{t}124{t}73{t}58.9
{total}
全县平安。
"""
SHARES = (
    "类别　起数　占比\n盗窃　120　{first}\n诈骗　90　30.0%\n其他　90　30.0%\n合计　300　{all}\n"
)
YEARS = "指标 2023年 2024年 同比（%）\n刑事立案（起） 1286 1043 {first}\n电诈警情（起） 420 352 -16.2\n火灾（起） 40 44 +10.0\n"


def found(text: str, verdict: str = "inconsistent") -> list[tuple[str, str]]:
    page = page_of_text(text)
    return [
        (name, finding.computed)
        for name, test in TESTS.items()
        for finding in test(page)
        if finding.verdict == verdict
    ]


@pytest.mark.parametrize("between", ["\t", " ", "　", "  |  "])
def test_a_wrong_total_is_told_beside_the_right_one(between: str):
    table = BY_TOWNSHIP.format(t=between, total=between.join(("合　计", "698", "487", "69.8")))
    assert found(table) == [("sum_of_parts", "164 + 142 + 98 + 73 = 477; printed 487")]


def test_a_table_whose_totals_and_shares_are_right():
    table = BY_TOWNSHIP.format(t=" ", total="合计 698 477 68.3")
    assert found(table) == []
    assert [name for name, _ in found(table, "consistent")] == ["sum_of_parts"] * 2 + ["grim"]


def test_a_share_that_its_line_does_not_give():
    table = BY_TOWNSHIP.format(t=" ", total="合计 698 477 63.8")
    assert found(table) == [("grim", "477 of 698 = 68.34; printed 63.8")]


def test_lines_that_may_not_be_all_of_a_district():
    assert found(BY_TOWNSHIP.format(t=" ", total="全县 1210 961 79.4")) == []
    assert found(BY_TOWNSHIP.format(t=" ", total="全县 698 487 69.8"))  # one column adds up


def test_an_average_is_no_total():
    assert found("镇 网格 队员\n东乡 12 40\n西乡 14 44\n合计 13 42\n") == []


def test_some_of_a_line_are_not_added_again():
    assert found("类别 起数 人数\n侵财 120 40\n其中:盗窃 70 22\n暴力 30 11\n合计 150 51\n") == []


def test_totals_across_a_line():
    table = "镇 上半年 下半年 合计\n东乡 120 130 250\n西乡 80 95 175\n南乡 61 50 121\n"
    assert found(table) == [("sum_of_parts", "61 + 50 = 111; printed 121")]


def test_shares_of_the_column_total():
    assert found(SHARES.format(first="40.0%", all="100%")) == []
    assert found(SHARES.format(first="41.0%", all="100%"))[-1] == (
        "grim", "120 of 300 = 40.00; printed 41",
    )  # fmt: skip


def test_shares_alone_against_a_hundred():
    table = "来源 占比 占比（上年）\n电话 41.2% 40.0%\n窗口 33.5% 35.0%\n网上 {last} 25.0%\n合计 100% 100%\n"
    assert found(table.format(last="25.3%")) == []
    assert found(table.format(last="25.4%")) == []  # by rounding
    assert found(table.format(last="27.3%")) == [
        ("sum_of_parts", "41.2 + 33.5 + 27.3 = 102; printed 100")
    ]


def test_changes_with_their_sign():
    assert found(YEARS.format(first="-18.9")) == []
    assert found(YEARS.format(first="-19.8")) == [
        ("change_arithmetic", "1043 after 1286 = -18.90; printed -19.8")
    ]
    assert found(YEARS.format(first="18.9"))[0][0] == "change_arithmetic"


def test_a_column_of_falls_has_no_signs():
    table = (
        "指标 2023年 2024年 降幅（%）\n刑案 1286 1043 18.9\n警情 420 352 16.2\n火灾 40 30 {last}\n"
    )
    assert found(table.format(last="25.0")) == []
    assert found(table.format(last="20.5")) != []


def test_percentages_of_which_the_table_does_not_tell_the_base():
    assert found("镇 人口 满意度（%）\n东乡 231 97.0\n西乡 187 96.3\n南乡 90 95.1\n") == []


def test_shares_of_so_many_asked():
    table = "街道 有效问卷（份） 认为安全（%）\n河东 160 96.9\n南桥 125 95.2\n禾场 80 97.5\n沱口 75 {last}\n合计 440 96.1\n"
    assert found(table.format(last="94.7")) == []
    assert found(table.format(last="94.2")) == [
        ("grim", "the nearest share of 75 = 94.67; printed 94.2")
    ]


def test_some_of_a_line_that_are_all_of_it():
    table = "类别 2022年 2023年\n侵财 936 842\n其中：盗窃 402 351\n诈骗 458 421\n其他 76 {last}\n暴力 214 186\n"
    assert found(table.format(last="70")) == []
    assert found(table.format(last="80")) == [("sum_of_parts", "351 + 421 + 80 = 852; printed 842")]
    assert found(table.replace("诈骗 458 421\n", "").format(last="70")) == []  # some are not told


def test_half_of_the_lines_that_add_up_speak_for_the_others():
    table = "街道 财政 社会 合计\n东街 3200 860 4060\n西街 3650 940 4590\n北街 3980 1020 5100\n合计 10830 2820 13750\n"
    assert found(table) == [
        ("sum_of_parts", "3980 + 1020 = 5000; printed 5100"),
        ("sum_of_parts", "10830 + 2820 = 13650; printed 13750"),
    ]


def test_cells_are_no_namesakes_of_each_other():
    table = BY_TOWNSHIP.format(t=" ", total="合计 698 477 68.3")
    assert found(table, "not_testable") == []


def test_cells_with_units_and_bounds():
    table = "镇 接警 经费 目标\n东镇 12起 1.2万元 ≤14\n西镇 15起 8000元 ≤16\n合计 {total}起 {sum}万元 ≤30\n"
    assert (
        found(
            "各镇数据如下。\n镇 接警（起） 经费 目标\n"
            + table.partition("\n")[2].format(total=27, sum="2.0")
        )
        == []
    )
    assert found(table.format(total=27, sum="3.0")) == [
        ("sum_of_parts", "12000 + 8000 = 20000; printed 30000")
    ]


def test_points_are_no_percentage_of_change():
    table = "指标 2023年 2024年 同比\n刑案（起） 365 318 -12.9%\n警情（起） 156 121 -22.4%\n安全感（%） 97.85 98.46 +0.61个百分点\n"
    assert found(table) == []
