"""A folder of one's own reports: read, charted, and nothing of the collection touched."""

import re
from hashlib import sha256
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from matplotlib.figure import Figure

from zhibiao import folder
from zhibiao.charts.labels import placed
from zhibiao.cli import main
from zhibiao.errors import UserError
from zhibiao.figures import out_folder, save_figure
from zhibiao.reports import ROOT, corpus

PLAN = "临江市社会治安防控体系建设实施方案\n2022年3月8日\n到2023年底前，重点公共区域视频监控覆盖率达到100%，新建警务站40个。\n"
REPORT = "临江市社会治安防控体系建设成效通报\n截至2023年底，全市重点公共区域视频监控覆盖率达98%，建成警务站42个，盗窃案件同比下降12.5%。\n"
OURS = [path for name in ("data", "figures", "notebooks") for path in (ROOT / name).rglob("*.*")]


def hashes() -> dict[Path, str]:
    return {path: sha256(path.read_bytes()).hexdigest() for path in OURS}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A plan and a report of one place, and a file that is no UTF-8 text."""
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "Linjiang-2022.txt").write_text(PLAN, encoding="utf-8")
    (texts / "Linjiang-2023.txt").write_text(REPORT, encoding="utf-8")
    (texts / "Old-2010.txt").write_bytes(REPORT.encode("gb18030"))
    return texts


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tables, without the notebook that is drawn from them."""
    monkeypatch.setattr(folder, "_execute", lambda *_: None)


def test_does_a_folder_become_tables_figures_and_a_notebook(own, tmp_path, capsys):
    """In one command: is everything under OUT, the failure told, and the collection as it was?"""
    before = hashes()
    assert main(["run", str(own), "--to", str(tmp_path / "out")]) == 0
    told = capsys.readouterr()
    assert "left out: Old-2010.txt: is not UTF-8 text (byte 0). It looks like GB18030" in told.out
    assert told.out.count("Old-2010.txt") == 1
    assert "reading reports" in told.err and folder.NOTEBOOK.name in told.err
    out = tmp_path / "out"
    assert (
        (out / "failures.csv")
        .read_text(encoding="utf-8")
        .startswith("file,reason\nOld-2010.txt,is not UTF-8 text")
    )
    reports = (out / "tables" / "reports.csv").read_text(encoding="utf-8")
    assert (
        "\nLinjiang-2022,plan,临江市,unknown,unknown,unknown,unknown,"
        + ("临江市社会治安防控体系建设实施方案,unknown,2022-03-08,exact,")
        in reports
    )
    pairs = (out / "tables" / "pairs.csv").read_text(encoding="utf-8")
    assert "Linjiang-2022@" in pairs and ",not_met," in pairs and ",exceeded," in pairs
    assert "topics.svg" in {path.name for path in (out / "figures").iterdir()}
    shown = nbformat.read(out / folder.NOTEBOOK.name, as_version=4)
    printed = str([cell.get("outputs") for cell in shown.cells])
    assert "Linjiang" in printed and "临江市" in printed and "Quanzhou" not in printed
    assert hashes() == before


def test_is_a_file_read_with_the_encoding_that_is_named(own, tmp_path, quick):
    """Given an encoding: is the old file read, and are the others, which are UTF-8, recorded?"""
    failed = folder.run_folder(own, tmp_path / "out", encoding="gb18030")
    assert "Old-2010.txt" not in set(failed["file"])
    reports = (tmp_path / "out" / "tables" / "reports.csv").read_text(encoding="utf-8")
    assert re.search(r"^Old-2010,report,临江市,unknown,.*,2010,inferred,", reports, re.MULTILINE)


def test_is_a_place_that_nothing_names_unknown(tmp_path, quick):
    """No place in title or file name: unknown, no answer for another such text, the file's name as label."""
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "goals.txt").write_text("全市要抓好，到2023年底新建警务站40个。\n", encoding="utf-8")
    (texts / "told.txt").write_text("去年全市共建成警务站42个。\n", encoding="utf-8")
    folder.run_folder(texts, tmp_path / "out")
    tables = tmp_path / "out" / "tables"
    reports = pd.read_csv(tables / "reports.csv").set_index("report_id")
    assert set(reports["place"]) == set(reports["title_zh"]) == {"unknown"}
    pairs = pd.read_csv(tables / "pairs.csv")
    assert set(pairs["verdict"]) == {"insufficient_information"}
    assert "its place, which is unknown" in pairs["reason"][0]
    assert set(placed(reports.reset_index(), reports.reset_index())["place"]) == {"goals", "told"}


def test_does_the_notebook_get_every_file_whatever_its_name(tmp_path, monkeypatch):
    """Are files and a folder read in the notebook too whose names hold a colon or a line's end?"""
    texts = tmp_path / "of: 2024"
    texts.mkdir()
    for name in ("A", "B:C", "D\nE"):
        (texts / f"{name}.txt").write_text(REPORT, encoding="utf-8")
    read = []
    monkeypatch.setattr(folder.notebooks, "run", lambda *_, **__: read.extend(corpus()))
    monkeypatch.setattr(folder.figures, "gallery", lambda: None)
    folder.run_folder(texts, tmp_path / "out")
    assert [report.report_id for report in read] == ["A", "B:C", "D\nE"]


def test_are_files_named_alike_of_one_place(tmp_path, quick):
    """A title without a place, and one with the place of a part: is the place that of the first title?"""
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "Linjiang-2022.txt").write_text(PLAN, encoding="utf-8")
    (texts / "Linjiang-2023.txt").write_text(REPORT.replace("临江市", "全市"), encoding="utf-8")
    (texts / "Linjiang-2024.txt").write_text(REPORT.replace("临江市", "东岭区"), encoding="utf-8")
    folder.run_folder(texts, tmp_path / "out")
    reports = pd.read_csv(tmp_path / "out" / "tables" / "reports.csv")
    assert reports["place"].tolist() == ["临江市"] * 3


def test_does_a_fault_of_a_rule_leave_the_others(own, tmp_path, quick, monkeypatch):
    """If reading one text breaks: is it recorded as our fault, and are the others read?"""
    parts_of = folder.parts_of

    def breaks(report, **more):
        if report.report_id == "Linjiang-2022":
            raise IndexError("list index out of range")
        return parts_of(report, **more)

    monkeypatch.setattr(folder, "parts_of", breaks)
    failed = folder.run_folder(own, tmp_path / "out")
    assert failed["file"].tolist() == ["Linjiang-2022.txt", "Old-2010.txt"]
    assert "IndexError" in failed["reason"][0] and "please report it" in failed["reason"][0]


def test_is_a_text_without_a_claim_no_failure(tmp_path, quick):
    """Is weather read, with no claim found, and nothing more?"""
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "weather.txt").write_text("今天天气晴朗。\n", encoding="utf-8")
    assert folder.run_folder(texts, tmp_path / "out").empty
    assert "weather," in (tmp_path / "out" / "tables" / "reports.csv").read_text(encoding="utf-8")


def test_is_a_folder_of_nothing_readable_refused(tmp_path, quick):
    """Is it told why nothing could be read, and are no tables left?"""
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "page.txt").write_text("<html><body>32个</body></html>", encoding="utf-8")
    with pytest.raises(
        UserError, match=r"none of its 1 files could be read; .*failures\.csv says why.*HTML"
    ):
        folder.run_folder(texts, tmp_path / "out")
    assert not (tmp_path / "out" / "tables").exists()


def test_is_a_document_that_is_no_text_listed(own, tmp_path, quick):
    """Is a PDF beside the texts told, with what to do, and a second file of one name?"""
    (own / "Scan-2021.pdf").write_bytes(b"%PDF-1.7")
    (own / "Linjiang-2023.txt").rename(own / "Linjiang-2023.md")
    (own / "Linjiang-2023.txt").write_text(REPORT, encoding="utf-8")
    failed = folder.run_folder(own, tmp_path / "out").set_index("file")["reason"]
    assert "pdftotext -layout Scan-2021.pdf" in failed["Scan-2021.pdf"]
    assert "another file has this name" in failed["Linjiang-2023.txt"]
    assert "Linjiang-2023.md" not in failed.index


def test_is_no_file_of_the_folder_passed_over_in_silence(own, tmp_path, quick, capsys):
    """Is *.md read, and is every file that is not told with what to do, once, but for sidecars?"""
    (own / "Qinghe-2024.md").write_text("# 清河市通报\n建成警务站7个。\n", encoding="utf-8")
    (own / "Qinghe-2025.docx").write_bytes(b"PK\x03\x04rest")
    (own / "cells.csv").write_text("年份,盗窃\n2023,12\n", encoding="utf-8")
    (own / "notes.text").write_text(REPORT, encoding="utf-8")
    (own / "noise.toml").write_text("", encoding="utf-8")
    (own / ".hidden").write_text("", encoding="utf-8")
    (own / "older").mkdir()
    (own / "Linjiang-2022.toml").write_text("", encoding="utf-8")
    failed = folder.run_folder(own, own / "out").set_index("file")["reason"]
    assert failed["Qinghe-2025.docx"].startswith("is a Word or other zipped document, not text.")
    assert failed["cells.csv"].startswith("is a table, not a report.")
    assert failed["notes.text"] == (
        "ends in .text: only *.txt and *.md are read. If it is a report, save it as plain text."
    )
    assert "Put its texts beside the others" in failed["older"]
    assert failed["noise.toml"] == "is a sidecar without its text. Give it the name of its text."
    assert failed["Linjiang-2022.txt"].startswith("Linjiang-2022.toml: a sidecar lacks the field")
    assert set(failed.index) == {
        "Qinghe-2025.docx", "cells.csv", "notes.text", "older", "noise.toml",
        "Linjiang-2022.txt", "Old-2010.txt",
    }  # fmt: skip
    reports = (own / "out" / "tables" / "reports.csv").read_text(encoding="utf-8")
    assert "\nQinghe-2024," in reports


def test_do_the_figures_of_the_last_run_go(own, tmp_path, quick, monkeypatch):
    """Does a figure that is not drawn again stay among the new ones, or a file of somebody else go?"""
    monkeypatch.setenv("ZHIBIAO_OUT", str(tmp_path / "out"))
    words = (
        f"{name}_{language}" for name in ("title", "alt", "caption") for language in ("en", "zh")
    )
    rows = pd.DataFrame({"report_id": ["Linjiang-2023"]})
    save_figure(Figure(), "falls", rows, **dict.fromkeys(words, "old"))
    drawn = out_folder()
    for name in ("mine.png", "notes.md", "notes.csv"):
        (drawn / name).write_text("mine")
    folder.run_folder(own, tmp_path / "out")
    assert sorted(path.name for path in drawn.iterdir()) == ["mine.png", "notes.csv", "notes.md"]


@pytest.mark.parametrize(
    ("where", "out", "words"),
    [
        ("nowhere", "out", "nowhere: no such folder"),
        ("texts/Old-2010.txt", "out", "is a file. Name the folder .* zhibiao parse .*Old-2010.txt"),
        ("empty", "out", r"holds no \*\.txt file"),
        ("texts", "texts", "holds the reports themselves"),
        ("texts", str(ROOT / "data" / "mine"), "belongs to the collection itself"),
        ("texts", str(ROOT), "belongs to the collection itself"),
        ("texts", "file", "is a file. Name a folder"),
        ("texts", "file/out", "file/out/failures.csv: can.t be written"),
        ("texts", "loop", "loop/failures.csv: can.t be written"),
    ],
)
def test_is_a_bad_folder_refused_before_anything_is_written(where, out, words, own, tmp_path):
    """Is a wrong folder told in one line?"""
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("mine")
    (tmp_path / "loop").symlink_to("loop")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(UserError, match=words):
        folder.run_folder(tmp_path / where, tmp_path / out)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("arguments", [["run", "texts"], ["run", "--to", "out"]])
def test_is_half_a_command_refused(arguments, capsys):
    """Does a folder without --to, or --to without a folder, run anything?"""
    assert main(arguments) == 2
    assert "give both, FOLDER and --to OUT" in capsys.readouterr().err
