"""The command line: does it do what its help says, and refuse bad input in one line?

Over 300 lines: one question a mistake.
"""

import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import zhibiao as zb
from zhibiao.cli import MORE, main
from zhibiao.display import view

REPORT = "全市建成街面警务站32个。今年来,盗窃警情数同比下降15.2%。"


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "mine.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_does_parse_write_the_claims(report, tmp_path, capsys):
    """Are the claims of a file written, with the file's stem as their report?"""
    assert main(["parse", str(report), "--to", str(tmp_path / "out.csv")]) == 0
    claims = pd.read_csv(tmp_path / "out.csv", dtype=str)
    assert claims["report_id"].tolist() == ["mine", "mine"]
    assert claims["value"].tolist() == ["32", "15.2"]
    assert "mine (report): 2 claims" in capsys.readouterr().out


def test_is_a_text_without_claims_said_to_be_one(tmp_path, capsys):
    """Zero rows, exit 0, and said so?"""
    (tmp_path / "empty_words.txt").write_text("各地要提高认识。", encoding="utf-8")
    assert main(["parse", str(tmp_path / "empty_words.txt"), "--to", str(tmp_path / "o.csv")]) == 0
    assert "no claim found" in capsys.readouterr().out
    assert len(pd.read_csv(tmp_path / "o.csv")) == 0


def refused(arguments, capsys):
    """The one line of error that a call gives."""
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("zhibiao: ")
    assert captured.err.count("\n") == 1
    return captured.err


def test_is_a_missing_file_refused_before_anything_is_written(report, tmp_path, capsys):
    """One good file and one missing: is nothing written?"""
    out = tmp_path / "o.csv"
    assert "no such file" in refused(
        ["parse", str(report), str(tmp_path / "no.txt"), "--to", str(out)], capsys
    )
    assert not out.exists()


def test_is_an_old_table_kept_when_the_new_one_fails(report, tmp_path, capsys):
    """Does a failing run leave the table of the last one as it was?"""
    out = tmp_path / "o.csv"
    out.write_text("old", encoding="utf-8")
    refused(["parse", str(tmp_path / "no.txt"), "--to", str(out)], capsys)
    assert out.read_text(encoding="utf-8") == "old"


def test_is_an_output_that_can_not_be_written_said(report, tmp_path, capsys):
    """A folder as output, a file in a file: one line?"""
    (tmp_path / "folder.csv").mkdir()
    for out in (tmp_path / "folder.csv", report / "o.csv"):
        said = refused(["parse", str(report), "--to", str(out)], capsys)
        assert said.startswith(f"zhibiao: {out}: can't be written")


LONG = "x" * 300


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("parse mine.txt --to {long}.csv", "{long}.csv: File name too long. Name another file."),
        ("parse {long}.txt --to o.csv", "{long}.txt: File name too long. Name another file."),
        ("show x@1-2 --from {long}.txt", "{long}.txt: File name too long. Name another file."),
        ("run {long} --to out", "{long}: File name too long. Name another file."),
        ("parse mine.txt --to loop/o.csv", "loop/o.csv: can't be written"),
        ("parse loop --to o.csv", "loop: can't be read (Too many levels of symbolic links)"),
        (
            "compare --plan mine.txt --report texts/told.txt --to loop/o.csv --goals ./loop/o.csv",
            "loop/o.csv: is named twice.",
        ),
    ],
)
def test_is_a_name_that_leads_nowhere_told(call, words, report, tmp_path, capsys, monkeypatch):
    """A name longer than a file's, a link to itself: one line, nothing written?"""
    monkeypatch.chdir(tmp_path)
    Path("loop").symlink_to("loop")
    Path("texts").mkdir()
    Path("texts", "told.txt").write_text(REPORT, encoding="utf-8")
    before = sorted(Path().rglob("*"))
    assert words.format(long=LONG) in refused(call.format(long=LONG).split(), capsys)
    assert sorted(Path().rglob("*")) == before


@pytest.mark.parametrize("command", MORE)
def test_does_each_command_say_what_it_does_and_how_it_is_called(command, capsys):
    """Has its own help a sentence and an example, as the help of all has?"""
    with pytest.raises(SystemExit, match="0"):
        main([command, "--help"])
    said = capsys.readouterr().out
    assert MORE[command] in said
    assert f"\n  zhibiao {command}" in said.partition("example")[2]


@pytest.mark.parametrize("encoding", ["chinese-1", "undefined"])
def test_is_an_unknown_encoding_answered_with_known_ones(encoding, report, tmp_path, capsys):
    """Does the line say what could be given instead, for Python's codec that reads nothing too?"""
    call = ["parse", str(report), "--to", str(tmp_path / "o.csv"), "--encoding", encoding]
    assert "such as gb18030" in refused(call, capsys)


def test_is_a_report_never_overwritten(report, capsys):
    """Is the input refused as output: a report that is named as a table, and a sheet?"""
    named = report.rename(report.with_suffix(".csv"))
    said = refused(["parse", str(named), "--to", str(named)], capsys)
    assert "is a table, not a report" in said
    assert "is one of the files to read" in refused(
        ["agree", str(named), "--to", str(named)], capsys
    )
    assert named.read_text(encoding="utf-8") == REPORT


@pytest.mark.parametrize("name", ["claims.xlsx", "claims", "claims.txt"])
def test_is_a_table_that_would_not_be_csv_refused(name, report, tmp_path, capsys):
    """Does a name of another format get the name to give, and no file?"""
    said = refused(["parse", str(report), "--to", str(tmp_path / name)], capsys)
    assert "claims.csv" in said and not (tmp_path / name).exists()


@pytest.mark.parametrize("name", ["", "/", ".", ".."])
def test_is_a_table_without_a_name_refused(name, report, capsys):
    """Is a folder, or nothing, answered with the name to give?"""
    said = refused(["parse", str(report), "--to", name], capsys)
    assert said.startswith(f"zhibiao: {name!r}: names no file.") and "claims.csv" in said


def test_is_a_claim_of_another_report_refused(report, capsys):
    """Is an id of one report with the file of another named for what it is?"""
    said = refused(["show", "other@9-12", "--from", str(report)], capsys)
    assert "is a claim of other, and mine.txt holds mine" in said


def test_does_show_put_the_claim_in_its_sentence(report, capsys):
    """Does show print the sentence with the quote marked, the coding and the trace?"""
    assert main(["show", "mine@9-12", "--from", str(report)]) == 0
    shown = capsys.readouterr().out
    assert "全市建成街面警务站【32个】。" in shown
    assert "subject            街面警务站" in shown
    assert "stage:" in shown


def test_is_a_claim_of_one_s_own_file_viewed_in_python_too(report):
    """Does view take the file, as show does, by its name as text?"""
    assert "【32个】" in view("mine@9-12", str(report)).text
    assert "【32个】" in zb.show("mine@9-12", str(report))


@pytest.mark.parametrize(
    "claim_id",
    [
        "nonsense",
        "nowhere@1-2",
        "weinan-2021@0-1",
        "weinan-2021@²-3",
        f"weinan-2021@{'9' * 5000}-3",
    ],
)
def test_is_an_unknown_claim_refused_with_the_way_on(claim_id, capsys):
    """Is an id that names nothing answered with what to do next?"""
    message = refused(["show", claim_id], capsys)
    assert "--from" in message or "nearest" in message


@pytest.mark.parametrize("claim_id", ["mine@19", "mine@19-", "mine@21-99", "mine@999999999999-1"])
def test_is_the_nearest_claim_that_by_its_first_character(claim_id, report, capsys):
    """Is the last of two claims named to who writes half an id, a wrong end or a start beyond the text?"""
    said = refused(["show", claim_id, "--from", str(report)], capsys)
    assert "The nearest is mine@26-31 (15.2%)" in said


def test_does_a_newcomer_get_help():
    """Called with nothing, does it explain itself with examples and exit 0?"""
    called = subprocess.run(
        [sys.executable, "-m", "zhibiao.cli"], capture_output=True, text=True, check=True
    )
    assert "examples:" in called.stdout and "parse" in called.stdout


def test_is_a_stop_one_line_and_no_table(report, tmp_path, capsys, monkeypatch):
    """Does Ctrl-C end in a line and status 130, with nothing written?"""

    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("zhibiao.reports.read_reports", stopped)
    assert main(["parse", str(report), "--to", str(tmp_path / "claims.csv")]) == 130
    assert capsys.readouterr().err == "zhibiao: interrupted; no table is half-written.\n"
    assert not (tmp_path / "claims.csv").exists()


def test_is_a_stop_told_in_one_line_while_the_libraries_load(tmp_path):
    """Ctrl-C before the first command runs: one line, status 130?"""
    (tmp_path / "pandas.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n")
    (tmp_path / "zhibiao").write_text("from zhibiao.cli import main\nmain()\n")
    called = subprocess.run(
        [sys.executable, str(tmp_path / "zhibiao"), "run"], capture_output=True, text=True
    )
    assert called.returncode == 130
    assert called.stderr == "zhibiao: interrupted; no table is half-written.\n"


def test_is_an_output_that_is_full_told_in_one_line(report, tmp_path):
    """What is printed can't be written: one line, status 2, the table kept and said to be?"""
    table = tmp_path / "o.csv"
    with Path("/dev/full").open("w") as full:
        called = subprocess.run(
            [sys.executable, "-m", "zhibiao.cli", "parse", str(report), "--to", str(table)],
            stdout=full, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
    assert called.returncode == 2 and table.exists()
    assert called.stderr == (
        "zhibiao: what is to be printed can't be written (No space left on device); "
        "tables already written stand.\n"
    )


def test_is_what_a_console_can_not_print_spelt_out(report):
    """Chinese on a console of ASCII, and no console at all: status 0, nothing on stderr?"""
    call = [sys.executable, "-m", "zhibiao.cli", "show", "mine@9-12", "--from", str(report)]
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    called = subprocess.run(call, capture_output=True, text=True, env=environment)
    assert (called.returncode, called.stderr) == (0, "")
    assert "32个".encode("unicode_escape").decode() in called.stdout
    shell = ["sh", "-c", 'exec "$@" >&-', "sh", *call]
    called = subprocess.run(shell, stderr=subprocess.PIPE, text=True)
    assert (called.returncode, called.stderr) == (0, "")


@pytest.mark.parametrize("command", ["parse", "ledger", "code"])
def test_is_an_output_that_is_no_ordinary_file_refused(command, report, tmp_path, capsys):
    """A link to a device that is never full of zeros read, a pipe that is never waited for?"""
    (tmp_path / "full.csv").symlink_to("/dev/full")
    os.mkfifo(tmp_path / "pipe.csv")
    for out in ("full.csv", "pipe.csv"):
        call = [command, str(report), "--to", str(tmp_path / out)]
        assert str(tmp_path / out) in refused(call, capsys)


def test_can_conjectures_be_left_out(tmp_path):
    """Is a share whose sign is lost read as one only where likely edits are allowed?"""
    report, table = tmp_path / "r.txt", tmp_path / "r.csv"
    report.write_text("全市盗窃案件同比下降6.3。群众满意度达到98.5%。", encoding="utf-8")
    units = {}
    for way in ([], ["--no-conjectures"]):
        assert main(["parse", str(report), "--to", str(table), *way]) == 0
        units[bool(way)] = pd.read_csv(table, keep_default_na=False)["unit"].tolist()
    assert units == {False: ["%", "%"], True: ["", "%"]}


@pytest.mark.parametrize("command", ["parse", "audit", "ledger"])
def test_is_a_table_that_is_replaced_said(command, report, tmp_path, capsys):
    """Is a first table written without a word, and a second over it with one?"""
    call = [command, str(report), "--to", str(tmp_path / "o.csv")]
    assert main(call) == 0 and "replaced" not in capsys.readouterr().err
    assert main(call) == 0
    assert f"zhibiao: replaced {tmp_path / 'o.csv'}" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["parse", "audit", "ledger"])
@pytest.mark.parametrize("own", ["text_id,quote\nweeks,of work\n", "\nweeks,of work\n"])
def test_is_somebody_s_own_table_left_alone(own, command, report, tmp_path, capsys):
    """Is a file that is no such table, as a filled sheet or below a blank line, refused as output?"""
    mine = tmp_path / "mine.csv"
    mine.write_text(own, encoding="utf-8")
    said = refused([command, str(report), "--to", str(mine)], capsys)
    assert "stands there already and is no table of" in said
    assert mine.read_text(encoding="utf-8") == own


def test_is_an_empty_file_filled(report, tmp_path):
    """Does a file without a character, as a program for temporary files makes it, take the table?"""
    (tmp_path / "o.csv").touch()
    assert main(["parse", str(report), "--to", str(tmp_path / "o.csv")]) == 0
    assert len(pd.read_csv(tmp_path / "o.csv")) == 2


def test_is_a_folder_that_is_made_said(report, tmp_path, capsys):
    """Is a folder that a typing error made noticed?"""
    assert main(["parse", str(report), "--to", str(tmp_path / "nodir" / "o.csv")]) == 0
    assert f"zhibiao: made the folder {tmp_path / 'nodir'}." in capsys.readouterr().err


PLAN = "清河市平安建设方案\n2024年底前，建成街面警务站36座。"
SAID = "2024年，建成街面警务站31座。"


@pytest.fixture
def compared(tmp_path, capsys):
    """What `zhibiao compare` does with the texts of two files."""

    def run(plan, report, names=("plan.txt", "report.txt")):
        for name, text in zip(names, (plan, report), strict=True):
            (tmp_path / name).write_text(text, encoding="utf-8")
        one, other = (str(tmp_path / name) for name in names)
        goals = ["--goals", str(tmp_path / "g.csv")]
        call = ["compare", "--plan", one, "--report", other, "--to", str(tmp_path / "p.csv")]
        return main(call + goals), capsys.readouterr()

    return run


def test_are_documents_of_two_places_refused(compared, tmp_path):
    """Is a plan of one place with the report of another an error that names both, and no table?"""
    status, told = compared(PLAN, f"临江县公安局2024年工作总结\n{SAID}")
    assert status == 2 and not (tmp_path / "p.csv").exists()
    assert "report names 临江县 in its title, plan 清河市" in told.err and told.err.count("\n") == 1


@pytest.mark.parametrize("title", [
    "清河市公安局2024年工作总结", "中共清河市委政法委关于平安建设情况的报告", "东岭县2024年工作总结\n在清河市委领导下，",
    "警务工作总结", "关于全市治安防控工作情况的报告",
])  # fmt: skip
def test_is_one_place_in_other_words_compared(title, compared):
    """Is another office of the place, a part of it or an unnamed place refused or doubted?"""
    status, told = compared(PLAN, f"{title}\n{SAID}")
    assert (status, told.err) == (0, "")
    assert "1 target, 1 link" in told.out and "0 goals in words" in told.out


def test_is_a_place_taken_for_a_part_where_the_files_say_so(compared):
    """Are names of files that begin alike the user's word for it, and is a district refused without it?"""
    names = "Qinghe-2022-plan.txt", "Qinghe-2024.txt"
    status, told = compared(PLAN, f"临江县公安局2024年工作总结\n{SAID}", names)
    assert (status, told.err) == (0, "")
    status, told = compared(PLAN, f"东岭区2024年工作总结\n{SAID}")
    assert status == 2 and "report names 东岭区 in its title, plan 清河市: no place" in told.err


def test_does_no_text_answer_a_later_one(compared, tmp_path):
    """Is a report that is older than the plan refused, and no table written?"""
    status, told = compared(f"{PLAN}\n2024年3月1日", f"清河市公安局工作总结\n{SAID}\n2023年1月9日")
    assert status == 2 and not (tmp_path / "p.csv").exists()
    assert "plan is of 2024-03-01, report of 2023-01-09: no text answers a later one." in told.err


def test_is_a_report_given_as_a_plan_doubted(compared):
    """Are documents the wrong way round told on stderr, and compared all the same?"""
    status, told = compared(f"清河市2024年工作总结\n{SAID}", PLAN)
    assert status == 0 and "0 targets, 0 links" in told.out
    assert "warning: plan is given as --plan, but reads like a report." in told.err
    assert "warning: report is given as --report, but reads like a plan." in told.err


def test_a_stretch_that_a_finding_cites_is_shown_with_it(tmp_path, capsys):
    file = tmp_path / "reed.txt"
    file.write_text("力争2023年6月底前全部建成警务站。\n2024年1月15日\n", encoding="utf-8")
    assert main(["show", "reed@2-11", "--from", str(file)]) == 0
    shown = capsys.readouterr().out
    assert "reed@2-11  is no claim, and is cited by" in shown
    assert "力争【2023年6月底前】全部建成警务站。" in shown
    assert main(["show", "reed@2-9", "--from", str(file)]) != 0
