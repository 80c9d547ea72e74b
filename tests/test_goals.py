"""Goals in words: is every aim without a quantity listed, and nothing that is counted or reported?"""

import csv

import pytest

from zhibiao.cli import main
from zhibiao.goals import goals_of
from zhibiao.records import Report

PLAN = """某市平安建设方案
2023年3月1日
一、工作目标
到2025年，破案率达到90%以上，基层基础更加牢固，群众安全感明显增强，形成共建共治共享的社会治理格局。
二、保障措施
各单位要提高认识，加强领导。"""


def document(raw, kind="plan"):
    return Report(report_id=kind, kind=kind, raw=raw, raw_sha256="")


def test_are_goals_in_words_listed_with_their_days():
    """Are the three aims without a number found, each with the deadline of its sentence?"""
    found = goals_of(document(PLAN))
    assert found["aim"].tolist() == ["better", "better", "formed"]
    assert set(found["due"]) == {"2025-12-31"}
    assert [PLAN[row.start : row.end] for row in found.itertuples()] == found["quote"].tolist()


def test_is_what_has_a_quantity_no_goal_in_words():
    """Is a clause left to the claims as soon as it holds a number or a word for all?"""
    counted = PLAN.replace("群众安全感明显增强", "群众安全感明显增强到98%").replace(
        "更加牢固", "更加牢固且全覆盖"
    )
    assert goals_of(document(counted))["aim"].tolist() == ["formed"]


def test_is_what_a_report_says_was_reached_no_goal():
    """Does a report list goals only where it looks ahead?"""
    said = "一年来，基层基础更加牢固。\n下一步，努力让群众安全感明显增强。"
    assert goals_of(document(said, "report"))["quote"].tolist() == ["努力让群众安全感明显增强"]


@pytest.mark.parametrize("over", ["plan", "pairs", ""])
def test_does_the_command_write_goals_beside_pairs(tmp_path, capsys, over):
    """Does compare list goals in words, write them if asked, and refuse to write over another table?"""
    plan, report = tmp_path / "plan.txt", tmp_path / "report.txt"
    plan.write_text(PLAN, encoding="utf-8")
    report.write_text("2026年1月5日\n破案率达到91%。", encoding="utf-8")
    pairs = tmp_path / "pairs.csv"
    goals = {"plan": plan, "pairs": pairs, "": tmp_path / "goals.csv"}[over]
    status = main(
        [
            "compare",
            "--plan",
            str(plan),
            "--report",
            str(report),
            "--to",
            str(pairs),
            "--goals",
            str(goals),
        ]
    )
    if over:
        assert status == 2 and not pairs.exists() and plan.read_text(encoding="utf-8") == PLAN
        assert len(capsys.readouterr().err.strip().splitlines()) == 1
        return
    assert status == 0 and "3 goals in words" in capsys.readouterr().out
    with goals.open(encoding="utf-8", newline="") as file:
        assert next(row["quote"] for row in csv.DictReader(file)) == "基层基础更加牢固"
    assert pairs.exists()
