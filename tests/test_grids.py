"""Pasted tables: is a row of bare numbers read by its header, and by nothing else?"""

import pytest

from zhibiao.audit import audit
from zhibiao.claims import claims_of_text
from zhibiao.cli import main
from zhibiao.grids import rows, unread
from zhibiao.ledger import ledger_of_text

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
        "年份 刑事立案（起） 破案（起）\n2018 9245 8749\n",  # a year that is not told as one
        "盗窃\t12\t31\n诈骗\t3\t4\n",
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
