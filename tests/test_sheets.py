"""A coding sheet goes out empty and comes back as a reading."""

from pathlib import Path

import pandas as pd
import pytest

from zhibiao import cli
from zhibiao.coded import raw, reading
from zhibiao.errors import UserError
from zhibiao.lexicon import CODEBOOK
from zhibiao.reports import RAW
from zhibiao.sheets import COLUMNS, ROW, compare, make_sheet, read_sheet, resolve
from zhibiao.tables import load

TEXT = "weinan-2021"


def filled() -> pd.DataFrame:
    """A sheet as a person would fill it who codes just as the adjudicated reading does."""
    gold = reading(split="development")
    gold = gold[gold["report_id"] == TEXT].fillna("").astype(str)
    start = gold["start"].astype(int)
    before = [raw(TEXT)[max(0, place - 25) : place] for place in start]
    sheet = gold.assign(before=before, text_id="")[[*COLUMNS]].reset_index(drop=True)
    sheet.loc[0, "text_id"] = TEXT
    return sheet


def test_a_sheet_goes_out_empty_with_its_guide(tmp_path: Path) -> None:
    """Does the sheet hold the columns and the text's name, readable in a spreadsheet, and a guide?"""
    sheet, guide = make_sheet(RAW / f"{TEXT}.txt", tmp_path / "mine.csv")
    assert sheet.read_bytes().startswith(b"\xef\xbb\xbftext_id,quote,before,value")
    assert pd.read_csv(sheet, dtype=str, keep_default_na=False).iloc[0].tolist() == [
        TEXT,
        *[""] * 17,
    ]
    assert guide.name == "mine.md" and "到2025年底，建成街面警务站32个" in guide.read_text("utf-8")


def test_nobodys_work_is_overwritten(tmp_path: Path) -> None:
    """Is a sheet that exists left as it is?"""
    make_sheet(RAW / f"{TEXT}.txt", tmp_path / "mine.csv")
    (tmp_path / "mine.csv").write_text("a day's work")
    with pytest.raises(UserError, match="stands there already"):
        make_sheet(RAW / f"{TEXT}.txt", tmp_path / "mine.csv")
    assert (tmp_path / "mine.csv").read_text() == "a day's work"


OWN = "全市建成街面警务站32个。盗窃案件同比下降12.5%。"


def test_a_text_with_the_name_of_another_is_refused(tmp_path: Path) -> None:
    """Is a text refused that only has the name of one that was read?"""
    path = tmp_path / f"{TEXT}.txt"
    path.write_text(OWN, encoding="utf-8")
    with pytest.raises(UserError, match=r"another text of this name, with readings\. Rename"):
        make_sheet(path, tmp_path / "mine.csv")


def test_a_text_of_ones_own_can_be_coded(tmp_path: Path, capsys) -> None:
    """Does any text get a sheet, whose filled rows are set beside what zhibiao reads in it?"""
    path, sheet = tmp_path / "own.txt", tmp_path / "mine.csv"
    path.write_text(OWN, encoding="utf-8")
    assert cli.main(["code", str(path), "--to", str(sheet)]) == 0
    assert f"zhibiao agree {sheet} --from {path}" in capsys.readouterr().out
    table = pd.read_csv(sheet, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    table = table.assign(quote="32个", value="32", unit="个", bound="exact", measure="count",
                         modality="reported", stage="output", subject="街面警务站")  # fmt: skip
    table.to_csv(sheet, index=False)
    assert cli.main(["agree", str(sheet), "--from", str(path)]) == 0
    told = capsys.readouterr().out
    assert "with zhibiao: 2 claims" in told and "language models" not in told
    assert cli.main(["agree", str(sheet)]) == 2
    assert "One of your own is named with --from" in capsys.readouterr().err


def test_a_filled_sheet_finds_its_places() -> None:
    """Do quotes and the words before them lead back to the offsets of the reading?"""
    gold = reading(split="development")
    gold = gold[gold["report_id"] == TEXT]
    found = resolve(filled())
    assert found[["start", "end"]].values.tolist() == gold[["start", "end"]].values.tolist()
    assert all(raw(TEXT)[row.start : row.end] == row.quote for row in found.itertuples())


def test_all_mistakes_are_named_at_once() -> None:
    """Is each mistake named by its line as a spreadsheet counts it, all in one message?"""
    sheet = filled()
    sheet.loc[1, "quote"] = "全面复盖"
    sheet.loc[2, ["before", "quote"]] = ["", "全面"]
    sheet.loc[3, "value"] = "all"
    sheet.loc[4, "stage"] = "result"
    sheet.loc[5, "deadline"] = "2021/12/31"
    sheet.loc[6, "subject"] = ""
    sheet.loc[7, "deadline"] = "2025-12-31 2025-99-99"
    with pytest.raises(UserError) as caught:
        resolve(sheet, "mine.csv")
    first, *lines = str(caught.value).split("\n  ")
    assert first.startswith("mine.csv: has 7 mistakes")
    assert [line.split(":")[0] for line in lines] == [
        "line 3", "line 4", "line 5, column value", "line 6, column stage",
        "line 7, column deadline", "line 8, column subject",
        "line 9, column deadline",
    ]  # fmt: skip
    assert "stands nowhere in" in lines[0] and "put more of the words before it" in lines[1]


def test_a_row_may_lack_its_last_cells(tmp_path: Path) -> None:
    """Is a sheet read whose last empty cells a spreadsheet left out?"""
    path = tmp_path / "mine.csv"
    filled()[:1].assign(period="", deadline="", denominator="", note="").to_csv(path, index=False)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(",,,,\n", "\n"), encoding="utf-8")
    assert len(text) == len(path.read_text(encoding="utf-8")) + 4 and len(read_sheet(path)) == 1


def test_is_a_text_in_another_encoding_coded_and_compared(tmp_path: Path, capsys) -> None:
    """Do both commands take the encoding that the error about the text asks for?"""
    path, sheet = tmp_path / "own.txt", tmp_path / "mine.csv"
    path.write_bytes(OWN.encode("gb18030"))
    call = ["code", str(path), "--to", str(sheet), "--encoding", "gb18030"]
    assert cli.main(call) == 0
    told = f"zhibiao agree {sheet} --from {path} --encoding gb18030"
    assert told in capsys.readouterr().out
    row = ROW | {"text_id": "own", "quote": "32个", "value": "32", "bound": "exact"}
    row |= {"measure": "count", "modality": "reported", "stage": "output", "subject": "街面警务站"}
    pd.DataFrame([row]).to_csv(sheet, index=False)
    assert cli.main(told.split()[1:]) == 0


def test_an_unknown_text_is_named() -> None:
    """Is a text that nobody has named, with the line?"""
    with pytest.raises(UserError, match="line 2, column text_id: weinan-1921: no such text"):
        resolve(filled()[:1].assign(text_id="weinan-1921"))


def test_a_text_other_than_the_one_named_is_told_once(tmp_path: Path, capsys) -> None:
    """--from names a text that is not the sheet's: one mistake, with both names, not one a row?"""
    path, other = tmp_path / "mine.csv", tmp_path / "other.txt"
    other.write_text(OWN, encoding="utf-8")
    filled().assign(text_id="mine").to_csv(path, index=False)
    assert cli.main(["agree", str(path), "--from", str(other)]) == 2
    assert capsys.readouterr().err == (
        "zhibiao: mine.csv: has 1 mistake. Mend and run it again.\n"
        "  line 2, column text_id: mine: no text of the collection, and --from names other.\n"
    )


def test_empty_lines_are_no_claims() -> None:
    """Are lines that a spreadsheet leaves empty passed over, and a sheet of them refused?"""
    sheet = filled()
    empty = pd.DataFrame([dict.fromkeys(COLUMNS, "")])
    assert len(resolve(pd.concat([empty.assign(text_id=TEXT), sheet, empty]))) == len(sheet)
    with pytest.raises(UserError, match="holds no claim"):
        resolve(empty)


@pytest.mark.parametrize(
    ("content", "message"),
    [("编码".encode("gb18030"), "is not UTF-8"), (b"quote,value\n1,1\n", "lacks the column text_id"),
     (b"", "can't be read")],
)  # fmt: skip
def test_another_file_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    """Is a file that is no sheet refused in one line?"""
    path = tmp_path / "mine.csv"
    path.write_bytes(content)
    with pytest.raises(UserError, match=message) as caught:
        read_sheet(path)
    assert "\n" not in str(caught.value)


def test_agreement_is_printed_with_every_reader(tmp_path: Path, capsys) -> None:
    """Does zhibiao agree print the agreement with each reader, or with the one named, or a sheet?"""
    path = tmp_path / "mine.csv"
    filled().to_csv(path, index=False, encoding="utf-8-sig")
    assert cli.main(["agree", str(path)]) == 0
    printed = capsys.readouterr().out
    assert printed.count("\nwith ") == 3 and "language models, not people" in printed
    assert "Intervals need 5 texts" in printed and "_low" not in printed
    assert "with adjudicated" in compare(path, ["adjudicated"]) and "model A:" not in compare(
        path, ["adjudicated"]
    )
    assert f"with {path}: 15 claims" in compare(path, [str(path)])


def test_a_sheet_becomes_rows_of_the_readings(tmp_path: Path, capsys) -> None:
    """Can a third reading be added to data/coded/readings.csv as it is?"""
    path, rows = tmp_path / "reader_three.csv", tmp_path / "rows.csv"
    filled().to_csv(path, index=False)
    assert cli.main(["agree", str(path), "--to", str(rows)]) == 0
    added = pd.read_csv(rows, dtype=str, keep_default_na=False)
    assert added.columns.tolist() == load("readings").columns.tolist()
    assert set(added["reader"]) == {"reader_three"}


def test_a_reader_nobody_knows_leaves_no_rows(tmp_path: Path, capsys) -> None:
    """Where there is nothing to compare with, are no rows and no folder for them made?"""
    path, rows = tmp_path / "mine.csv", tmp_path / "made" / "rows.csv"
    filled().to_csv(path, index=False)
    assert cli.main(["agree", str(path), "--with", "nobody", "--to", str(rows)]) == 2
    assert "no reading by 'nobody'" in capsys.readouterr().err and not rows.parent.exists()


def test_mistakes_reach_the_command_line(tmp_path: Path, capsys) -> None:
    """Does a sheet with mistakes end with status 2 and no traceback?"""
    path = tmp_path / "mine.csv"
    filled().assign(stage="result").to_csv(path, index=False)
    assert cli.main(["agree", str(path)]) == 2
    assert capsys.readouterr().err.startswith("zhibiao: mine.csv: has ")


def test_the_guide_names_every_column_and_code() -> None:
    """Does the short form of the codebook explain all that a sheet asks for?"""
    from zhibiao.records import ALLOWED

    guide = (CODEBOOK / "CODING_SHEET.md").read_text(encoding="utf-8")
    for word in (*COLUMNS, *(code for field in ("bound", "measure", "direction", "modality", "stage")
                             for code in ALLOWED[field])):  # fmt: skip
        assert word in guide
