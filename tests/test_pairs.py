"""Declared targets beside what is reported: are the right links found, and nothing wrongly met?

Over 300 lines, because pairs are asked about as found, as told and as measured.
"""

import csv
import subprocess
import sys

import invented
import pair_snippets
import pandas as pd
import pytest

import zhibiao as zb
from zhibiao.cli import main
from zhibiao.linkscore import measure_links
from zhibiao.pairs import answers, pairs
from zhibiao.records import Pair
from zhibiao.reports import own_report
from zhibiao.surroundings import places

FIRST = ["target_claim_id", "outcome_claim_id", "relation", "verdict", "reason", "inputs"]
PLAN = """宁远市校园安全提升方案
2023年3月1日
各项任务均于2024年12月底前完成。
2023年底前,专职保安配备率达到95%以上,2024年底前达到100%。
建成警务室40个,其中2024年6月底前建成警务室20个。
"""
REPORT = """宁远市公安局:校园安全工作成效
2025年1月20日
专职保安配备率2023年末为94%,2024年末达到100%。
截至2024年6月底,建成警务室18个;截至2024年底,建成警务室41个。
"""


def found(name):
    """The rows that are found for an invented plan and its report."""
    (plan, declared), (report, reported) = (
        invented.document(name, kind) for kind in ("plan", "report")
    )
    return answers(declared, reported, places([plan, report]))


def document(name, kind, raw, **more):
    return zb.records.Report(report_id=name, kind=kind, raw=raw, raw_sha256="", **more)


def test_are_documents_that_do_not_answer_refused_for_what_they_are():
    """Is it said what is missing: a plan, a report, or without dates that one is a report?"""
    plan, report = document("p", "plan", "建成警务站32个。"), document("q", "report", "建成32个。")
    for given, words in {
        ((), (report,)): "no plan is given",
        ((plan,), ()): "no report is given",
        ((report,), (plan,)): "q is a report, p a plan, and no date says",
    }.items():
        with pytest.raises(zb.UserError, match=words):
            zb.compare(*given)


@pytest.mark.parametrize("name", invented.LINKS)
def test_are_links_and_verdicts_those_that_a_reader_gives(name):
    """Is each target of five invented plans answered by the right number, with the right verdict?"""
    rows = found(name)
    assert sorted(map(tuple, rows[["target_quote", "outcome_quote", "verdict"]].values)) == sorted(
        invented.LINKS[name]
    )


def test_does_every_verdict_occur_in_the_invented_pairs():
    """Do the examples hold each verdict, so that none goes untested?"""
    said = {verdict for links in invented.LINKS.values() for *_, verdict in links}
    assert said == set(zb.records.ALLOWED["pair_verdict"]) - {""}


def test_does_every_verdict_print_its_inputs():
    """Do inputs show both printed quantities, the deadline and the day?"""
    for row in found("fire").itertuples():
        assert row.target_quote in row.inputs and row.outcome_quote in row.inputs
        assert row.reason


def test_is_lateness_told():
    """Is a target that was met after its deadline met, with the lateness in the reason?"""
    row = next(row for row in found("traffic").itertuples() if row.target_quote == "60个")
    assert row.verdict == "met" and "2024-12-31, after the deadline 2024-06-30" in row.reason


def test_is_a_target_passed_over_in_silence_a_row():
    """Does a target without an outcome stand in the table, its outcome empty?"""
    row = next(row for row in found("fire").itertuples() if row.target_quote == "前五名")
    assert (row.outcome_claim_id, row.relation, row.verdict) == ("", "none", "no_outcome_reported")


def test_are_conflicting_deadlines_kept():
    """Is one number with two deadlines kept twice, each row naming the other?"""
    plan = (
        "某市平安建设方案\n2023年1月5日\n2024年底前,建成街面警务站36座。\n"
        "街面警务站列入民生实事,2024年6月底前建成街面警务站36座。"
    )
    rows = zb.compare(
        document("p", "plan", plan),
        document("r", "report", "2024年12月31日\n已建成街面警务站30座。"),
    )
    assert rows["due"].tolist() == ["2024-12-31", "2024-06-30"]
    assert rows["verdict"].tolist() == ["not_met", "not_met"]
    assert all("conflicts with" in reason for reason in rows["reason"])


def test_do_milestones_get_their_own_numbers():
    """Does each milestone take the number of its own date, and not the next one's?"""
    rows = zb.compare(document("p", "plan", PLAN), document("r", "report", REPORT))
    rate = rows[rows["target_quote"].isin(["95%以上", "100%"])]
    assert rate[["outcome_quote", "verdict"]].values.tolist() == [
        ["94%", "not_met"],
        ["100%", "met"],
    ]


def test_is_the_report_s_own_intention_no_outcome():
    """Does a target in the report (下一步 …) answer nothing?"""
    plan = document("p", "plan", "2024年底前,入室盗窃案件破案率达到90%。")
    said = "2025年1月3日\n{}入室盗窃案件破案率达到95%。"
    intends = document("r", "report", said.format("下一步,力争到2025年底"))
    states = document("r", "report", said.format("2024年,"))
    assert zb.compare(plan, intends)["verdict"].tolist() == ["no_outcome_reported"]
    assert zb.compare(plan, states)["verdict"].tolist() == ["exceeded"]


def test_does_no_place_answer_for_another():
    """Are documents of two places refused, and norm rows of the corpus left unjudged?"""
    plan = document("p", "plan", "破案率达到90%。", place="甲市")
    report = document("r", "report", "破案率达到95%。", place="乙市")
    with pytest.raises(zb.UserError, match="no place answers for another"):
        zb.compare(plan, report)
    rows = zb.load("pairs")
    across = rows[rows["relation"] == "shared_national_norm"]
    assert len(across) and set(across["verdict"]) == {""}
    reports = zb.load("reports").set_index("report_id")["place"]
    of = [
        ids.str.split("@").str[0].map(reports)
        for ids in (across["target_claim_id"], across["outcome_claim_id"])
    ]
    assert (of[0] != of[1]).all()


def test_is_every_target_of_the_corpus_in_the_pairs():
    """Has each declared target a row of its own, and is none judged met without a report of its place?"""
    rows, claims = zb.load("pairs"), zb.load("claims")
    targets = claims.loc[claims["modality"] == "target", "claim_id"]
    assert set(targets) == set(
        rows.loc[rows["relation"].isin(["none", "same_place"]), "target_claim_id"]
    )
    assert not set(rows["verdict"]) & {"met", "exceeded", "not_met"}


def test_is_a_goal_said_to_be_attained_paired_with_itself():
    """Is 实现“零事故”目标 one claim, paired with itself and not judged?"""
    report = document("r", "report", "全年实现“零事故”目标。", place="某市")
    rows = pairs(zb.claims(report), [report])
    attained = rows[rows["relation"] == "same_sentence"]
    assert attained["target_claim_id"].tolist() == attained["outcome_claim_id"].tolist() != []
    assert attained["verdict"].tolist() == [""]


def test_has_a_report_one_date_for_every_command(tmp_path):
    """Is the printed day taken before the year of the file's name, in pairs and in a folder's reports?"""
    report = tmp_path / "Ningyuan-2024-report.txt"
    report.write_text("宁远市工作总结\n（2024年1月15日）\n安保员配备率为94%。", encoding="utf-8")
    plan = document("plan", "plan", "宁远市方案\n2022年3月1日\n2025年底前,安保员配备率达到95%。")
    row = zb.compare(plan, zb.read_report(report)).iloc[0]
    assert row["verdict"] == "insufficient_information" and "2024-12-31" not in row["inputs"]
    assert own_report(report).date == "2024-01-15"
    report.write_text("宁远市工作总结\n安保员配备率为94%。", encoding="utf-8")
    assert "of 2024-12-31" in zb.compare(plan, zb.read_report(report)).iloc[0]["inputs"]


@pytest.mark.parametrize(("plan", "report", "linked"), [
    ("unknown", "2024-01-15", "15个"), ("2024-02-01", "2024-01-15", ""), ("2024-01-15", "2024", "15个"),
])  # fmt: skip
def test_does_an_earlier_text_of_a_collection_answer_no_later_one(plan, report, linked):
    """Is what is said before a target, or in a plan of no date, left out of a collection's pairs?"""
    texts = [
        document("a", "plan", "2025年底前，建成警务室20个。截至2021年底，建成岗亭12个。", date=plan, place="宁远市"),
        document("b", "report", "建成警务室15个。2025年底前，力争建成岗亭20个。", date=report, place="宁远市"),
    ]  # fmt: skip
    claims = pd.concat([zb.claims(text) for text in texts], ignore_index=True)
    rows = pairs(claims, texts)
    ours = rows["target_claim_id"].str.startswith("a@") & (rows["target_quote"] == "20个")
    assert rows.loc[ours, "outcome_quote"].tolist() == [linked]
    theirs = rows["target_claim_id"].str.startswith("b@") & (linked != "")
    assert set(rows.loc[theirs, "outcome_quote"]) <= {""}


def test_is_an_undated_number_how_far_a_later_milestone_has_come():
    """Does a share told of no day answer both milestones, one told of a day its own, a count one year's?"""
    plan = document("plan", "plan", "宁远市方案\n2022年3月1日\n视频联网率2023年达到90%，2025年达到100%。"
                    "2023年新建警务室20个，2025年新建警务室30个。")  # fmt: skip
    said = "宁远市工作总结\n2024年1月9日\n视频联网率{}92.4%。新建警务室21个。"
    found = {}
    for when in ("", "2023年底为"):
        rows = zb.compare(plan, document("report", "report", said.format(when)))
        found[when] = dict(zip(rows["target_quote"], rows["outcome_quote"], strict=True))
    assert found[""] == {"90%": "92.4%", "100%": "92.4%", "20个": "21个", "30个": ""}
    assert found["2023年底为"]["90%"] == "92.4%" and not found["2023年底为"]["100%"]


@pytest.mark.parametrize(("aim", "verdict"), [
    ("命案破案率保持100%", "insufficient_information"), ("命案破案率达到100%", "met"), ("命案破案率保持98%", "exceeded"),
])  # fmt: skip
def test_is_what_one_case_may_end_open_until_its_term_is_over(aim, verdict):
    """Is a 100% that is to last not met before its last year, and is the reason said?"""
    plan = document("plan", "plan", f"宁远市方案\n2022年3月1日\n到2025年底，{aim}。")
    for year, known in (("2023", verdict), ("2025", "met" if "100" in aim else verdict)):
        report = document(
            "report", "report", f"宁远市总结\n2026年1月9日\n{year}年，命案破案率为100%。"
        )
        row = zb.compare(plan, report).iloc[0]
        assert row["verdict"] == known
        assert ("it is to last" in row["reason"]) == (known == "insufficient_information")


def test_is_a_sum_of_the_county_one_of_the_county():
    """Is the payer of the second of two sums its own, and not that of the first?"""
    plan = document(
        "plan",
        "plan",
        "宁远市方案\n2022年3月1日\n投入资金2亿元，其中市级财政1.1亿元，县级财政0.9亿元。",
    )
    report = document("report", "report", "宁远市总结\n2024年1月9日\n投入资金7800万元，其中市级财政4300万元、县级财政3500万元。")  # fmt: skip
    rows = zb.compare(plan, report).set_index("target_quote")
    assert rows.loc["0.9亿元", "outcome_quote"] == "3500万元"
    assert "part of the place" not in rows.loc["0.9亿元", "reason"]


def test_is_what_is_built_year_by_year_due_with_the_plan():
    """Is a total that is built 分年度 due at the end of the plan, its parts each in its year?"""
    plan = document("plan", "plan", "宁远市方案（2022—2025年）\n2022年3月1日\n"
                    "分年度新建警务室430个，其中2022年80个，2023年350个。")  # fmt: skip
    rows = zb.compare(
        plan, document("report", "report", "宁远市总结\n2026年1月9日\n组织巡防。装灯9盏。")
    )
    assert rows["due"].tolist() == ["2025-12-31", "2022-12-31", "2023-12-31"]


def test_is_an_unknown_verdict_refused():
    """Does the record name the verdicts that there are?"""
    with pytest.raises(ValueError, match=r"'achieved' is not one of .*met, exceeded"):
        Pair(target_claim_id="a", outcome_claim_id="b", relation="same_place", verdict="achieved")


@pytest.fixture
def files(tmp_path):
    plan, report = tmp_path / "plan.txt", tmp_path / "report.txt"
    plan.write_text(PLAN, encoding="utf-8")
    report.write_text(REPORT, encoding="utf-8")
    return plan, report, tmp_path / "out" / "pairs.csv"


def test_does_the_command_write_the_agreed_columns_first(files, capsys):
    """Does zhibiao compare write one row per link, the agreed columns before any others?"""
    plan, report, to = files
    assert main(["compare", "--plan", str(plan), "--report", str(report), "--to", str(to)]) == 0
    with to.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0])[: len(FIRST)] == FIRST
    assert {row["target_claim_id"].split("@")[0] for row in rows} == {"plan"}
    said = capsys.readouterr().out
    assert all(f"{row['target_quote']} {row['target_subject']}" in said for row in rows)
    assert sum(
        line.endswith(f": {row['verdict']}") for line in said.splitlines() for row in rows[:1]
    )
    assert "written" in said


def test_does_the_command_say_how_good_it_is(files, capsys, monkeypatch):
    """Does zhibiao compare state its measured quality as the table has it, and nothing without one?"""
    plan, report, to = files
    asked = ["compare", "--plan", str(plan), "--report", str(report), "--to", str(to)]
    of = zb.load("pair_quality").set_index("claims").loc["parsed"]
    main(asked)
    line = next(line for line in capsys.readouterr().out.splitlines() if "How good" in line)
    assert f"of {of['known']} known rows {of['right']} found" in line
    assert f"of {of['met']} called met or beyond the target {of['wrongly_met']} wrongly" in line
    monkeypatch.setenv("ZHIBIAO_TABLES", str(to.parent / "none"))
    assert main(asked) == 0
    assert "How good" not in capsys.readouterr().out


@pytest.mark.parametrize("bad", ["missing", "same_stem", "over_an_input", "not_text"])
def test_is_bad_input_refused_with_nothing_written(files, bad, capsys):
    """Is a user's mistake one line and status 2, and no table left behind?"""
    plan, report, to = files
    if bad == "missing":
        report = report.with_name("nowhere.txt")
    elif bad == "same_stem":
        report = report.parent / "other" / "plan.txt"
        report.parent.mkdir()
        report.write_text(REPORT, encoding="utf-8")
    elif bad == "over_an_input":
        to = plan
    else:
        report.write_bytes(b"%PDF-1.7")
    before = plan.read_bytes()
    assert main(["compare", "--plan", str(plan), "--report", str(report), "--to", str(to)]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert plan.read_bytes() == before
    assert to == plan or not to.exists()


def test_is_a_command_without_a_report_refused():
    """Does the command line ask for the report?"""
    done = subprocess.run(
        [sys.executable, "-m", "zhibiao.cli", "compare", "--plan", "a.txt", "--to", "b.csv"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2 and "--report" in done.stderr


def test_do_links_and_verdicts_hold_on_the_parser_s_own_claims():
    """On plans and reports as text: nine links and nine verdicts in ten, none of the known ones wrongly met?"""
    found = pair_snippets.summary().loc["all"]
    assert found["known"] > 100
    assert found["links"] >= 0.9 * found["known"] and found["extra"] <= 0.1 * found["known"]
    assert found["verdicts"] >= 0.9 * found["known"]
    assert found["wrongly_met"] == 0


def test_do_the_snippets_hold_every_verdict_and_every_relation():
    """Would a parser that finds nothing fail?"""
    known = [
        line.split()[-1] for name in pair_snippets.NAMES for line in pair_snippets.links_of(name)
    ]
    assert set(known) - {"?"} == set(zb.records.ALLOWED["pair_verdict"]) - {""}


@pytest.mark.xfail(
    reason="known: on unseen pairs 1,036 rows of 1,170 are right, 941 on the parser's claims",
)
@pytest.mark.parametrize("claims", ["adjudicated", "parsed"])
def test_are_nine_in_ten_links_of_unseen_pairs_right(claims):
    """Are nine rows and nine verdicts in ten right, and none wrongly met?  Not yet."""
    found = measure_links("test", claims).summary
    assert found["row recall"] >= 0.9 and found["verdicts right of known"] >= 0.9
    assert found["wrongly met"] == 0


def test_are_verdicts_on_unseen_pairs_right_where_the_link_is():
    """Of the rows that pair the right claims, are nine verdicts in ten right?"""
    assert measure_links("test").summary["verdicts right"] >= 0.9


@pytest.mark.xfail(
    raises=AssertionError,
    reason="13 of 1,353: other respondents, a part told of all, and links of things that share a word",
)
def test_is_no_target_of_development_wrongly_met():
    assert measure_links("development").summary["wrongly met"] == 0


@pytest.mark.xfail(
    raises=AssertionError,
    reason="1,234 of 1,353",
)
def test_are_the_rows_of_development_right():
    found = measure_links("development").summary
    assert found["rows right"] >= 0.92 * found["rows known"]


def test_does_measuring_see_a_wrong_link():
    """Does a pair of claims that is not in links.csv count against precision?"""
    from zhibiao import linkscore

    few = measure_links("development").rows[:100]  # of all, one more is lost in rounding
    right = few.dropna(subset=["known", "found"])
    worse = pd.concat([few, pd.DataFrame([{"known": None, "found": "met", "outcome_known": True}])])
    before, after = (linkscore._summary(rows, right) for rows in (few, worse))
    assert after["wrongly met"] == before["wrongly met"] + 1
    assert after["row precision"] < before["row precision"]


WHOLE_YEAR = "扎实推进平安建设。1至9月,接报警情1200起。全年建成警务室40个。"


@pytest.mark.parametrize(("name", "raw", "more", "on"), [
    ("r", f"2023年宁远市平安建设工作总结\n{WHOLE_YEAR}", {}, "2023-12-31"),
    ("宁远2023年总结", WHOLE_YEAR, {}, "2023-12-31"),
    ("r", f"2023年1至9月,接报警情1200起。{WHOLE_YEAR}", {}, "2023-12-31"),
    ("r", f"宁远市平安建设工作总结\n{WHOLE_YEAR}\n2024年1月12日\n", {}, "2023-12-31"),
    ("宁远2022年总结", f"2021年宁远市平安建设工作总结\n{WHOLE_YEAR}", {"date": "2024-01-12"}, "2023-12-31"),
    ("r", f"2023年宁远市平安建设工作总结\n{WHOLE_YEAR}\n2024年1月12日\n", {}, "2023-12-31"),
    ("r", "2023年上半年宁远市平安建设工作总结\n扎实推进平安建设。建成警务室40个。", {}, "2023-06-30"),
    ("r", "宁远市平安建设工作情况\n2023年1至9月,接报警情1200起。建成警务室40个。", {}, "2023-09-30"),
    ("r", "宁远市平安建设工作情况\n2023年1至9月,建成警务室40个,完成全年目标任务的八成。", {}, "2023-09-30"),
])  # fmt: skip
def test_is_a_report_of_a_whole_year_dated_by_its_year(name, raw, more, on):
    """Sidecar, date line, title, file name, 全年, and only then the months of a clause?"""
    plan = document(
        "plan", "plan", "宁远市平安建设计划\n2023年1月10日\n2023年底前,建成警务室40个。"
    )
    pair = zb.compare(plan, document(name, "report", raw, **more))
    assert pair[["outcome_quote", "outcome_on"]].values.tolist() == [["40个", on]]


@pytest.mark.parametrize("title", [
    "宁远市2022年政府工作报告", "宁远市2022年政府工作报告（2022年1月22日）", "政府工作报告\n——2022年1月22日在宁远市人民代表大会上",
])  # fmt: skip
def test_does_the_year_of_a_work_report_date_all_that_it_sets(title):
    """Are goals of 今年, bare ones and those of 上半年 due in the year of the title, 今后五年 in four years more?"""
    plan = (f"{title}\n一、今后五年的目标\n森林覆盖率达到60%。\n二、今年工作\n今年生产总值增长7%，出口增长5%。"
            "粮食产量达到50万吨。上半年建成警务站8座。今后三年新增学位900个。")  # fmt: skip
    report = "宁远市2022年上半年工作总结\n上半年，生产总值增长5%，出口增长6%。粮食产量20万吨。森林覆盖率58%。建成警务站7座。新增学位300个。"
    rows = zb.compare(document("p", "plan", plan), document("r", "report", report))
    assert dict(zip(rows["target_quote"], rows["due"], strict=True)) == {
        "60%": "2026-12-31", "7%": "2022-12-31", "5%": "2022-12-31", "50万吨": "2022-12-31",
        "8座": "2022-06-30", "900个": "2024-12-31",
    }  # fmt: skip
    assert rows.loc[rows["verdict"] == "not_met", "target_quote"].tolist() == ["8座"]
