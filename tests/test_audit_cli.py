"""``zhibiao audit FILE… [--to findings.csv]``: a readable account, and a table that is checked."""

import pandas as pd
import pytest

from zhibiao.cli import main

FIRST = ["finding_id", "report_id", "test", "verdict", "claim_ids", "computed", "explanation"]
TEXT = "芦汀市2023年工作报告\n全市共建成街面警务站68座,其中东桁区26座、白芷县21座、石篁县17座。\n2024年1月19日\n"


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "luting.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_does_the_account_say_what_was_found_how_likely_and_what_else_it_may_be(report, capsys):
    assert main(["audit", str(report)]) == 0
    printed = capsys.readouterr().out
    for words in (
        "luting: 1 finding, 1 inconsistent",
        "【68座】",
        "26 + 21 + 17 = 64 座; printed 68 座",
        "of unrelated numbers would fail this test",
        "1. ",
        "settled by",
    ):
        assert words in printed
    assert "fake" not in printed


def test_does_the_table_begin_with_the_promised_columns(report, tmp_path, capsys):
    table = tmp_path / "findings.csv"
    assert main(["audit", str(report), "--to", str(table)]) == 0
    frame = pd.read_csv(table, dtype=str, keep_default_na=False)
    assert frame.columns[:7].tolist() == FIRST
    assert frame.loc[0, "verdict"] == "inconsistent"
    assert [
        TEXT[int(a) : int(b)]
        for a, b in (name.split("@")[1].split("-") for name in frame.loc[0, "claim_ids"].split(" "))
    ] == ["68座", "26座", "21座", "17座"]


def test_is_a_fact_repeated_in_two_reports_of_a_place_compared(report, tmp_path, capsys):
    other = tmp_path / "luting-again.txt"
    other.write_text(
        "芦汀市2023年平安建设总结\n全市共建成街面警务站86座。\n2024年2月2日\n", encoding="utf-8"
    )
    assert main(["audit", str(report), str(other)]) == 0
    assert "68 座 and 86 座" in capsys.readouterr().out


def test_is_a_text_without_numbers_said_to_have_nothing_to_test(tmp_path, capsys):
    path = tmp_path / "quiet.txt"
    path.write_text("各地要提高认识,加强领导。", encoding="utf-8")
    table = tmp_path / "findings.csv"
    assert main(["audit", str(path), "--to", str(table)]) == 0
    assert capsys.readouterr().out == f"quiet: no number to test\n\nwritten: {table}\n"
    assert len(pd.read_csv(table)) == 0


def test_are_numbers_that_no_test_pairs_not_called_untestable(tmp_path, capsys):
    """With numbers that pair with nothing: is that said, and how much the tests find?"""
    path = tmp_path / "apart.txt"
    path.write_text("建成警务站32个。排查隐患117处。", encoding="utf-8")
    assert main(["audit", str(path)]) == 0
    told = capsys.readouterr().out
    assert told.startswith("apart: nothing that these tests pair, among 2 numbers\n")
    assert "How good these tests are" in told


@pytest.mark.parametrize("names", [["nowhere.txt"], ["luting.txt", "--to", "luting.txt"]])
def test_is_bad_input_one_line_and_status_2(report, tmp_path, monkeypatch, capsys, names):
    monkeypatch.chdir(tmp_path)
    assert main(["audit", *names]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert report.read_text(encoding="utf-8") == TEXT
