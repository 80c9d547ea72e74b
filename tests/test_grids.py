"""Pasted tables: is a row of bare numbers read by its header, and by nothing else?

Over 300 lines, most of them the tables.
"""

import pytest

from zhibiao.audit import audit
from zhibiao.claims import claims_of_text
from zhibiao.cli import main
from zhibiao.damage.stacked import propose
from zhibiao.grids import rows, unread
from zhibiao.ledger import ledger_of_text
from zhibiao.repair import mend

CASES = "指标 2022年 2023年 同比(%)\n刑事立案(起) 1286 1043 -18.9\n其中:八类案件 42 31 -26.2\n"


def told(text: str) -> list[tuple[str, str, str, str, str, str, str]]:
    """Every claim: its quote, subject, value, unit, measure, direction and period."""
    return [
        (c.quote.exact, c.subject, str(c.quantity.value), c.quantity.unit, c.quantity.measure,
         c.direction, c.period) for c in claims_of_text(text)
    ]  # fmt: skip


def test_is_a_table_read_by_its_header():
    """Subject from the label, unit from its bracket, year and change from the header, sign kept."""
    assert told(CASES) == [
        ("1286", "刑事立案", "1286", "起", "count", "", "2022年"),
        ("1043", "刑事立案", "1043", "起", "count", "", "2023年"),
        ("-18.9", "刑事立案", "18.9", "%", "change", "down", "2023年 同比"),
        ("42", "八类案件", "42", "", "count", "", "2022年"),
        ("31", "八类案件", "31", "", "count", "", "2023年"),
        ("-26.2", "八类案件", "26.2", "%", "change", "down", "2023年 同比"),
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "2023年主要情况\n指标\t单位\t绝对量\t比上年增长（%）\n其中：盗窃损失\t亿元\t1,090\t−7.4\n",
            ["2023年，盗窃损失1090亿元", "2023年，盗窃损失比上年下降7.4%"],
        ),
        (
            "| 指标 | 上年同期 | 2023年1-6月 | 同比±% |\n|---|---|---|---|\n| 警情（起） | 40 | 50 | 25 |\n",
            ["上年同期，警情40起", "2023年1-6月，警情50起", "2023年1-6月，警情同比上升25%"],
        ),
        (
            "序号 指标 单位 2022年 2023年\n1 电诈 损失 万元 120.5 98.4\n",
            ["2022年，电诈损失120.5万元", "2023年，电诈损失98.4万元"],
        ),
        (
            "地　区 刑事立案(起) 破案率(%)\n东区 120 45.2\n",
            ["东区刑事立案120起", "东区破案率45.2%"],
        ),
        ("指标 2022年 2023年\n警情110 4,410 5020\n", ["2022年，警情110为4410", "2023年，警情110为5020"]),
        (
            "年份 火灾（起） 降幅（%）\n2023年 40 0.0\n",
            ["2023年，火灾40起", "2023年，火灾持平0.0%"],
        ),
        (
            "指标 2022年 2023年\n火灾（起） 42 40\n项目 2021 2022\n警情（起） 2010 2009\n东镇 2009 2010\n",
            ["2022年，火灾42起", "2023年，火灾40起", "2021年，警情2010起", "2022年，警情2009起",
             "2021年，东镇2009", "2022年，东镇2010"],
        ),
        (
            "年份 火灾（起） 降幅（%）\n2021 42 —\n2022 40 4.8\n合计 82 —\n",
            ["2021年，火灾42起", "2022年，火灾40起", "2022年，火灾下降4.8%", "合计火灾82起"],
        ),
        (
            "指标 2022年 2023年\n侵财类\n盗窃（起） 110 100\n",
            ["2022年，盗窃110起", "2023年，盗窃100起"],
        ),
        (
            "指标 2022年基数 2025年目标值 增减(百分点)\n破案率(%) 45.2 60 14.8\n",
            ["2022年，破案率已达到45.2%", "力争到2025年，破案率达到60%", "2025年，破案率上升14.8个百分点"],
        ),
        (
            "表1 2023年办案情况 单位：件\n类别 受理 办结\n刑事 110 100\n",
            ["2023年，刑事受理110件", "2023年，刑事办结100件"],
        ),
    ],
)  # fmt: skip
def test_is_each_number_the_sentence_that_header_and_label_make_of_it(text, read):
    """As tables are printed: tabs, bars, blanks in a label, a unit column, rows by place or year."""
    assert [cell.told for row in rows(text) for cell in row.cells] == read
    assert unread(text) == 0
    for cell, claim in zip(
        (cell for row in rows(text) for cell in row.cells), claims_of_text(text), strict=True
    ):
        assert claim.quote.exact == text[claim.start : claim.end] == text[cell.start : cell.end]


@pytest.mark.parametrize(
    "text",
    [
        "刑事立案 1286 1043 -18.9\n",  # no header
        "全市情况如下。\n刑事立案 1286 1043\n",  # a sentence is none
        "本月 同比±% 本月 同比±%\n总计 44342 -1.19 686.35 -0.55\n",  # two columns of one name
        "指标 2022年\n刑事立案 1286 1043\n",  # fewer columns than numbers
        "指标 同比 环比\n盗窃 -3.1 2.0\n",  # changes, of nobody knows what
        "单位 电话 传真\n甲所 22345678 22345679\n",  # numbers that name
        "盗窃\t12\t31\n诈骗\t3\t4\n",
        "盗窃 2010 2010\n",  # one year twice is no header
    ],
)
def test_is_what_no_header_explains_left_alone(text):
    """No claim, the class table in the ledger, and all of it counted as unread."""
    assert claims_of_text(text) == []
    found = [row for row in ledger_of_text(text) if row.form == "arabic"]
    numbers = [row for row in found if row.kind == "table"]
    assert len(numbers) >= unread(text) >= 2
    assert {row.kind for row in found} <= {"table", "date"}


@pytest.mark.parametrize(
    "text",
    [
        "全市建成警务站 32 个，同比增长 5%。",
        "1　刑事案件立案数　较上年下降15%以上　县公安局",
        "2023-11-19 星期日",
        "第1页 共 2 页",
    ],
)
def test_is_a_line_with_other_words_no_row(text):
    """Units and words beside the numbers: a sentence, whatever blanks are in it."""
    assert rows(f"指标 2022年 2023年\n{text}\n") == []


def test_does_a_table_end_where_the_text_goes_on():
    """A header explains nothing behind a sentence; no row is a heading or a 其中 for what follows."""
    text = CASES + "全市建成警务站32个。\n刑事立案 1286 1043 9\n"
    assert [row.cells for row in rows(text)][-1] == ()
    assert rows("全市建成警务站32个。\n东区 32 —\n") == []  # one number is no row by itself
    last = claims_of_text(text)[-1]
    assert (last.quote.exact, last.subject, last.section) == ("32个", "警务站", "")


def test_does_the_audit_compare_a_table_with_the_text():
    """The year of a column goes with its number; no part is held against another year's whole."""
    text = f"江川市公安局2023年工作总结\n2023年，全市刑事立案1044起。\n{CASES}"
    found = audit(text)
    wrong = found[found["verdict"] == "inconsistent"]
    assert wrong["computed"].tolist() == ["1044 起 and 1043 起 (one digit differs)"]


def test_is_a_table_that_was_not_read_told_on_the_console(tmp_path, capsys):
    """How many numbers, why, and what to do."""
    path = tmp_path / "mine.txt"
    path.write_text("刑事立案 1286 1043 -18.9\n", encoding="utf-8")
    assert main(["parse", str(path), "--to", str(tmp_path / "claims.csv")]) == 0
    assert "3 numbers of a table left out: no header says what each is" in capsys.readouterr().out


def test_are_rows_of_bare_years_of_those_years_in_a_plan_too():
    """A bare 2023 is 2023年: the audit takes no two years for one."""
    text = "江川市2025年平安建设工作方案\n年份 火灾 破案\n2023 40 31\n2024 39 30\n"
    assert [c.period for c in claims_of_text(text)] == ["2023年", "2023年", "2024年", "2024年"]
    assert audit(text).empty


TITLE = "江川市公安局2023年工作总结\n2023年，全市刑事立案1044起，成效明显。\n"
LAYOUTS = [
    (
        "表1 主要情况\n指标|2022年|2023年|同比（%）\n刑事立案（起）|1286|1043|-18.9\n"
        "治安案件（起）|2010|1999|—\n合计|3296|3052|-7.4",
        "2022年，刑事立案1286起",
    ),
    (
        "序号|乡镇|排查（件）|化解（件）|化解率（%）\n1|东乡|231|224|97.0\n2|西乡|187|180|92.3\n"
        "3|南乡|156|149|95.5\n合计|574|553|96.3",
        "2023年，东乡排查231件",
    ),
    (
        "2023年办案情况 单位：件\n类别|受理|办结\n刑事|110|—\n治安|1,090|987\n合计|1,200|987",
        "2023年，刑事受理110件",
    ),
    (
        "指标|计量单位|2022年|2023年|增减%\n一、案件\n刑事立案|起|1286|1043|-18.9\n"
        "盗窃损失|万元|120.5|98.4|−18.3\n一、防范\n电诈警情|起|420|352|-16.2\n合计|1706|1395|-18.2",
        "2023年，盗窃损失98.4万元",
    ),
    (
        "序号|指标|单位|2022|2023\n1.|电诈损失|万元|120.5|98.4\n2.|电诈警情|起|420|352\n合计|540|450",
        "2022年，电诈损失120.5万元",
    ),
    (
        "年份|刑事立案（起）|破案（起）\n2021|1286|983\n2022|1043|883\n合计|2329|1866",
        "2021年，刑事立案1286起",
    ),
    (
        "指标|2023|2024|同比（%）\n刑事立案（起）|1286|1043|-18.9\n治安案件（起）|2010|1999|-0.5",
        "2023年，刑事立案1286起",
    ),
    ("时间|警情（起）|立案（起）\n1月|120|45\n2月|98|40\n合计|218|85", "1月，警情120起"),
    (
        "某某所\n工作总结\n全市情况\n指标|2022|2023\n立案（起）|1286|1043\n破案（起）|1086|943",
        "2022年，立案1286起",
    ),
    (
        "指标|2022年|2023年\n一、刑事\n立案（起）|1286|1043\n破案（起）|1086|943\n二、治安\n"
        "受理（起）|3120|2864",
        "2022年，立案1286起",
    ),
    (
        "案件情况（单位：起）\n|2022年|2023年\n盗窃|110|100\n诈骗|90|80",
        "2022年，盗窃110起",
    ),
    ("园区|盗窃（起）|诈骗（起）\n南园|110|100\n北园|90|80", "2023年，南园盗窃110起"),
    ("|2022年|2023年\n盗窃（起）|110|100\n诈骗（起）|90|80", "2022年，盗窃110起"),
    ("镇别|盗窃|诈骗|合计\n东镇|31|24|55\n西镇|87|80\n北镇|7|8|15", "2023年，东镇盗窃31"),
]  # fmt: skip


def on_lines(table: str, between: str) -> str:
    """A table whose cells stand one per line; an empty one leaves nothing."""
    lines = [line.replace("|", "\n").strip("\n") for line in table.split("\n")]
    return "\n".join(lines).replace("\n", between)


def codes(text: str) -> list[tuple]:
    """All of the claims that does not depend on where in the text they stand."""
    return [
        (c.quote.exact, c.subject, c.quantity, c.direction, c.modality, c.stage, c.period, c.section,
         c.indicator_id, c.warrant) for c in claims_of_text(text)
    ]  # fmt: skip


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n\u3000\u3000"])
@pytest.mark.parametrize(("table", "told"), LAYOUTS)
def test_is_a_table_with_a_line_for_each_cell_read_as_one_of_rows(table, told, between):
    """The same claims, each on its own characters, the same ledger and the same findings."""
    rowed = TITLE + table.replace("|", "\t") + "\n全市建成警务站32个。"
    stacked = TITLE + on_lines(table, between) + "\n全市建成警务站32个。"
    assert told in [cell.told for row in rows(mend(stacked).text) for cell in row.cells]
    places = [edit.start for edit in propose(stacked)]
    assert places == sorted(set(places))
    assert codes(stacked) == codes(rowed)
    assert all(c.quote.exact == stacked[c.start : c.end] for c in claims_of_text(stacked))
    numerals = [[(row.surface, row.kind, row.rule) for row in ledger_of_text(text)]
                for text in (stacked, rowed)]  # fmt: skip
    assert numerals[0] == numerals[1]
    findings = [audit(text)[["test", "verdict", "computed"]].values.tolist()
                for text in (stacked, rowed)]  # fmt: skip
    assert findings[0] == findings[1]


def test_is_a_wrong_total_found_in_a_table_with_a_line_for_each_cell():
    """Both tests of tables: what the rows come to, and what the percentages are made of."""
    table = (
        "乡镇|排查（件）|化解（件）|化解率（%）\n东乡|231|224|97.0\n西乡|187|180|92.3\n"
        "南乡|156|149|95.5\n合计|574|563|98.1"
    )
    found = audit(on_lines(table, "\n"))
    assert found[found["verdict"] == "inconsistent"]["computed"].tolist() == [
        "224 + 180 + 149 = 553; printed 563",
        "180 of 187 = 96.26; printed 92.3",
    ]


@pytest.mark.parametrize(
    "table",
    [
        "类别|立案|破案|起数|同比（%）\n刑事|12|3|4.5\n治安|22|13|4.5",  # heads over heads
        "治安形势|2022年|2023年|同比（%）|刑事\n盗窃|12|3|4.5\n诈骗|22|13|4.5",  # whose is 刑事?
        "|2022年|2023年\n刑事\n盗窃|12|3\n诈骗|22|13",  # nor here
        "指标|2022年|2022年\n盗窃|12|3\n诈骗|22|13",  # two of one name
    ],
)
def test_is_a_table_whose_header_is_not_sure_left_unread(table):
    """No claim, also none by the header of the table before it; its numbers are counted."""
    first = "指标|2022年|2023年|同比（%）\n警情|40|50|10\n火灾|4|5|1\n"
    for before in ("", first):
        text = TITLE + on_lines(before + table, "\n")
        assert unread(mend(text).text) == sum(word.isdigit() or word == "4.5" for word in
                                              table.replace("\n", "|").split("|"))  # fmt: skip
        subjects = {claim.subject for claim in claims_of_text(text)}
        assert not subjects & {"刑事", "治安", "盗窃", "诈骗"}


@pytest.mark.parametrize(
    "text",
    [
        "首页\n上一页\n1\n2\n3\n下一页\n末页\n上一页\n1\n2\n3\n下一页\n",
        "日\n一\n二\n三\n四\n五\n六\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n",
        "联系我们\n东城派出所\n110\n22345678\n2023-11-19\n西城派出所\n110\n22345679\n",
        "通知公告\n关于治安整治的通知\n12\n3\n关于表彰先进的通报\n14\n5\n",  # too few heads
        "指标\n2022年\n2023年\n盗窃\n12\n3\n东镇\n西镇\n南镇\n北镇\n",  # one row
        f"指标\n2022年\n2023年\n{'治安' * 16}\n12\n3\n{'刑事' * 16}\n22\n13\n",  # too long
        on_lines(
            "指标|2022年|2023年\n甲镇|1|2\n乙镇|1\n丙镇|4\n丁镇|4\n戊镇|1|2", "\n"
        ),  # of no form
        "栏目\n时间 | 2022年\n栏目 | 2023年\n盗窃\n12\n3\n诈骗\n22\n13\n",  # bars
        "指标\n2022年\n2023年\n盗窃\n12\n3\n全市建成警务站32个。\n诈骗\n22\n13\n",  # one row
        "目录\n总体情况\n工作措施\n一、总体情况\n1\n二、工作措施\n3\n三、打算\n5\n",
        "指标\n2022年\n2023年\n刑事，治安\n12\n3\n治安，刑事\n12\n3\n",  # prose
    ],
)
def test_are_lists_of_short_lines_no_tables(text):
    """Page turns, calendars, contacts, contents, one row alone."""
    assert list(propose(text)) == []


def test_does_a_table_with_a_line_for_each_cell_end_before_the_page_goes_on():
    """What turns pages is no row, whatever it has numbers; a number of a page spoils its row alone."""
    table = on_lines("指标|2022年|2023年\n盗窃|12|3\n诈骗|22|13", "\n")
    assert mend(f"{table}\n上一页\n1\n2\n下一页").text.rstrip() == mend(table).text
    assert "访客\n7" in mend(f"{table}\n访客\n7\n").text
    spoilt = told(f"{table}\n12\n抢劫\n1\n2\n")
    assert [claim[:2] for claim in spoilt] == [
        ("12", "盗窃"), ("3", "盗窃"), ("1", "抢劫"), ("2", "抢劫")
    ]  # fmt: skip


def test_is_a_table_with_a_line_for_each_cell_read_without_conjectures():
    """That its rows are alike speaks for it; the edits touch no number, and none is left to do."""
    text = on_lines(CASES.replace(" ", "|"), "\n")
    reading = mend(text, conjectures=False)
    assert reading.text == CASES.replace(" ", "\t")
    assert {edit.rule for edit in reading.edits} == {"broken_line"}
    assert mend(reading.text).edits == ()


@pytest.mark.parametrize(
    "caption", ["表3", "附表2", "　　续表3（续）", "表 3\r", "表三", "附表二", "图1-2"]
)
def test_does_a_caption_count_nothing(caption):
    """The number of a table is a name, alone in its line too."""
    text = f"{caption}\n指标 2022年 2023年\n警情 40 50\n"
    assert [claim[0] for claim in told(text)] == ["40", "50"]
    first = ledger_of_text(text)[0]
    assert (first.kind, first.rule) == ("name", "numerals")


def test_bounds_units_and_remarks_of_cells():
    text = (
        "序号　考核指标　　2023年目标　　2023年实际　　结果\n"
        "1　　　事故起数（起）　　≤12　　9　　达标\n"
        "2　　　隐患整改率　　≥98%　　97.4%　　未达标\n"
        "3　　　群众安全感（%）　　97　　98.46　　达标\n"
    )
    claims = claims_of_text(text, kind="report")
    assert [(c.quote.exact, c.quantity.bound, c.modality, c.deadline) for c in claims] == [
        ("≤12", "at_most", "target", "2023-12-31"),
        ("9", "exact", "reported", ""),
        ("≥98%", "at_least", "target", "2023-12-31"),
        ("97.4%", "exact", "reported", ""),
        ("97", "exact", "target", "2023-12-31"),
        ("98.46", "exact", "reported", ""),
    ]
    text = (
        "指标 2022年 2023年 变化\n安全感（%） 97.12 97.85 +0.73个百分点\n警情 442起 407起 -35起\n"
    )
    claims = claims_of_text(text)
    assert [(c.quote.exact, c.quantity.unit) for c in claims][2:5] == [
        ("+0.73个百分点", "百分点"), ("442起", "起"), ("407起", "起"),
    ]  # fmt: skip


def test_the_caption_says_what_is_counted_by_places():
    table = "表1　各乡镇刑事警情（单位：起）\n乡镇 2022年 2023年 增减（%）\n东乡 40 31 -22.5\n西乡 39 30 -23.1\n"
    claims = claims_of_text(table)
    assert {c.subject for c in claims} == {"东乡刑事警情", "西乡刑事警情"}
    assert {c.subject for c in claims_of_text(table.replace("刑事警情", "力量与设施"))} == {
        "东乡",
        "西乡",
    }


def test_a_nought_is_a_zero():
    claims = claims_of_text("指标 2022年 2023年\n命案（起） 1 0\n火灾（起） 3 2\n")
    assert [(c.quantity.measure, c.quantity.unit) for c in claims][:2] == [
        ("count", "起"),
        ("zero", "起"),
    ]


def test_rows_of_one_width_are_no_broken_paragraph():
    text = "乡镇        护林员(人)    隔离带(公里)      蓄水池(座)\n" + "".join(
        f"{name}镇      {a}           {b}              {c}\n"
        for name, a, b, c in (("东", 118, 12.6, 19), ("西", 116, 19.8, 14), ("南", 174, 17.5, 11), ("北", 161, 16.3, 18))
    )  # fmt: skip
    assert len(claims_of_text(text)) == 12


INDEX = (
    "具体指标 | 2015年 | 2020年 | 年均增长(%) | 属性 |\n站点(所) | 80 | 90 | 2 | 预期性 |\n"
    "{empty}使用率(%) | 82 | 92 | {mark} | 预期性 |\n护理员(士)(万人) | 0.4 | 0.5 | 5 | 预期性 |\n"
)


@pytest.mark.parametrize("mark", ["—", "-", "/"])
def test_does_an_index_table_go_on_below_an_empty_cell(mark):
    """Head, unit and period hold below it; what grows by the year is of no one year."""
    claims = claims_of_text(INDEX.format(mark=mark, empty=""))
    assert [(c.subject, c.quantity.unit, c.period) for c in claims] == [
        ("站点", "所", "2015年"), ("站点", "所", "2020年"), ("站点", "%", "年均"),
        ("使用率", "%", "2015年"), ("使用率", "%", "2020年"),
        ("护理员(士)", "人", "2015年"), ("护理员(士)", "人", "2020年"), ("护理员(士)", "%", "年均"),
    ]  # fmt: skip
    assert claims[-2].quantity.value == 5000
    nothing_printed = INDEX.format(mark=mark, empty=f"绿地 | {mark} | {mark} | {mark} | 预期性 |\n")
    assert len(claims_of_text(nothing_printed)) == len(claims)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "项目绩效目标表\n一级指标 | 二级指标 | 三级指标 | 指标值 | 计量单位 |\n"
            "产出指标 | 质量指标 | 合格情况 | 合格 | 无 |\n"
            "产出指标 | 数量指标 | 培训人数 | ≥300 | 人 |\n质量指标 | 到位率 | 100 | % |\n",
            ["力争培训人数达到不低于300人", "力争到位率达到100%"],
        ),
        (
            "2024年绩效目标表\n指标\t单位\t指标值\n培训人数\t人\t300\n",
            ["力争到2024年，培训人数达到300人"],
        ),
        (
            "三级指标|年度指标值|实际完成值|计量单位|评分标准\n数量指标|到位率|95|97|%|未达指标值酌情扣分\n",
            ["力争到位率达到95%", "到位率已达到97%"],
        ),
        (
            "指标\t单位\t指标值\t比上年增长(%)\n用户\t户\t300\t5\n",
            ["用户300户", "用户比上年上升5%"],
        ),
        ("目标完成情况表\n指标|单位|指标值\n用户|户|300\n", ["用户300户"]),
    ],
)
def test_has_a_number_the_unit_of_its_row(text, read):
    """A column of units before the numbers or behind; 指标值 is a target in a table of aims alone."""
    assert [cell.told for row in rows(text) for cell in row.cells] == read


PROGRESS = (
    "| 序号 | 项目内容 | 进展情况 | 责任单位 |\n|---|---|---|---|\n"
    "| 1 | 新增公办学位4000个。 | 已新增4100个。 | 教育局 |\n"
    "| 2 | 开展筛查8000例以上。 | 开展筛查8200例。 | |\n"
    "| 打通断头路5条。 | 新建东路等6处路桥。 | 交通局 |\n"
)


def test_is_what_a_progress_table_sets_a_target_and_what_it_tells_reported():
    """Each cell is a sentence; row numbers are none; a row may lack its number or last cell."""
    claims = claims_of_text(PROGRESS, kind="report")
    assert [(c.quote.exact, c.subject, c.modality, c.quantity.bound) for c in claims] == [
        ("4000个", "公办学位", "target", "exact"),
        ("4100个", "公办学位", "reported", "exact"),
        ("8000例以上", "筛查", "target", "at_least"),
        ("8200例", "筛查", "reported", "exact"),
        ("5条", "断头路", "target", "exact"),
        ("6处", "路桥", "reported", "exact"),
    ]
    assert all(PROGRESS[c.start : c.end] == c.quote.exact for c in claims)
    dated = claims_of_text(PROGRESS.replace("项目内容", "2024年目标"), kind="report")
    assert [c.deadline for c in dated] == ["2024-12-31", ""] * 3


@pytest.mark.parametrize("head", ["责任单位", "完成时限"])
def test_is_a_table_without_progress_none_of_it(head):
    """Of a column on who or by when nothing is said to have been done."""
    claims = claims_of_text(PROGRESS.replace("进展情况", head), kind="report")
    assert {c.modality for c in claims} == {"reported"}
