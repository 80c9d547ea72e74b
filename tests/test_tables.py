"""Tables: is each held to its schema, and is nothing bad or half written?"""

import csv
import json
from decimal import Decimal
from numbers import Integral
from pathlib import Path

import pandas as pd
import pytest
from frictionless import Package

from zhibiao import schema, tables
from zhibiao.cells import FORMULA_STARTS, PLAIN_NUMBER, as_written, guarded
from zhibiao.dictionary import datapackage, dictionary
from zhibiao.errors import UserError
from zhibiao.files import csv_bytes, write_all
from zhibiao.reports import DATA, ROOT

ON_DISK = sorted(path.relative_to(DATA).with_suffix("").as_posix() for path in DATA.rglob("*.csv"))


def test_has_every_table_a_schema():
    """Is each CSV file under data described, and each described table there?"""
    described = [tables.path_of(name) for name in schema.names()]
    assert (
        sorted(path.relative_to(DATA).with_suffix("").as_posix() for path in described) == ON_DISK
    )


@pytest.mark.parametrize("name", schema.names())
def test_does_every_table_on_disk_keep_its_schema(name):
    """Is each committed table valid, its foreign keys too, its columns the schema's in its order?"""
    targets = {schema.leads_to(column) for column in schema.columns_of(name)} - {""}
    frame = tables.load(name)
    tables.check(name, frame, {target: tables.load(target) for target in targets})
    head = tables.path_of(name).read_text(encoding="utf-8").splitlines()[0].split(",")
    assert head == [column.column for column in schema.columns_of(name)]


def test_is_every_column_described():
    """Has each column a known type and role, a sentence, and a rule for its cells that means something?"""
    for column in schema.table("columns"):
        assert column.type in ("text", *schema.NUMBER) and column.meaning, column
        assert column.role in ("", "required", "key"), column
        ranged = schema.RANGE.fullmatch(column.allowed)
        assert bool(ranged) == (column.type != "text"), f"{column}: which range and unit?"
        told = ranged or schema.words_of(column) or schema.leads_to(column)
        assert bool(told) == bool(column.allowed), column
        assert not (target := schema.leads_to(column)) or len(schema.key_of(target)) == 1, column


EDIT = {
    "report_id": "r",
    "start": 0,
    "end": 1,
    "before": "萬",
    "after": "万",
    "rule": "traditional",
    "warrant": "proved",
    "reason": "OpenCC",
}
BAD_CELLS = [
    ({"warrant": "likely"}, "column warrant: 'likely' is not one of printed, .*Use one of them"),
    ({"start": "one"}, "column start: 'one' is no integer. Write a whole number .characters."),
    ({"start": 1.5}, "column start: 1.5 is no integer"),
    ({"start": float("nan")}, "column start: '' is empty. Fill it"),
    ({"start": "nan"}, "column start: 'nan' is no integer"),
    ({"start": -1}, "column start: -1 is less than 0. Write a number of characters from 0 up"),
    ({"rule": ""}, "column rule: '' is empty. Fill it, or write unknown"),
    ({"rule": None}, "column rule: '' is empty"),
    ({"rule": 7}, "column rule: 7 is no text. Give a string"),
    ({}, r"column report_id \+ start: 'r \+ 0' stands twice. Keys are unique"),
]


@pytest.mark.parametrize(("change", "words"), BAD_CELLS)
def test_is_a_bad_cell_named(change, words, tmp_path):
    """Does the error name table, row, column, value, rule and remedy, and is the old file kept?"""
    path = tmp_path / "edits.csv"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(UserError, match="edits row 2, " + words):
        tables.save("edits", pd.DataFrame([EDIT, EDIT | change]), path)
    assert path.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("number", ["1e3", "NaN", "Infinity", "1,000", "５", ".5", "+1"])
def test_is_a_number_that_only_python_reads_refused(number):
    """May a number column hold nothing but digits and a point?"""
    claims = tables.load("claims")[:1].astype({"value": object})
    claims.loc[0, "value"] = number
    with pytest.raises(
        UserError, match=f"claims row 1, column value: '{number.replace('+', '.')}' is no number"
    ):
        tables.check("claims", claims)


def test_is_a_missing_or_strange_column_named():
    """Is a table refused that lacks one of its columns, or has one that nobody described?"""
    with pytest.raises(UserError, match="column rule is missing"):
        tables.check("edits", pd.DataFrame([EDIT]).drop(columns="rule"))
    with pytest.raises(UserError, match="edits: the schema knows no column mood"):
        tables.check("edits", pd.DataFrame([EDIT | {"mood": "good"}]))


def test_are_columns_put_into_the_order_of_the_schema():
    """Does a table leave with its columns in order, whatever order it was made in?"""
    backwards = pd.DataFrame([EDIT])[list(EDIT)[::-1]]
    assert list(tables.check("edits", backwards)) == list(EDIT)


def corpus_tables() -> dict[str, pd.DataFrame]:
    return {name: tables.load(name) for name in ("claims", "edits", "reports", "indicators")}


def test_does_a_bad_last_table_keep_all_the_others(tmp_path):
    """Is nothing written until everything is valid?"""
    frames = corpus_tables()
    frames["reports"] = frames["reports"].assign(kind="rumour")
    with pytest.raises(UserError, match="reports row 1, column kind: 'rumour'"):
        tables.save_all(frames, {name: tmp_path / f"{name}.csv" for name in frames})
    assert list(tmp_path.iterdir()) == []


def test_is_a_foreign_key_that_leads_nowhere_named(tmp_path):
    """Is a claim refused whose report is not in the table of reports written with it?"""
    frames = corpus_tables()
    frames["reports"] = frames["reports"][1:]
    lost = frames["claims"].loc[0, "report_id"]
    with pytest.raises(
        UserError, match=f"claims row 1, column report_id: '{lost}' is no key of reports"
    ):
        tables.save_all(frames, {name: tmp_path / f"{name}.csv" for name in frames})


@pytest.mark.parametrize(
    ("stop", "told"),
    [(OSError(28, "No space left on device"), UserError), (KeyboardInterrupt(), KeyboardInterrupt)],
)
@pytest.mark.parametrize("at", [1, 2, 3])
def test_does_an_interrupted_run_leave_the_old_files_whole(tmp_path, monkeypatch, stop, told, at):
    """Cut off while the first, second or third file is put in place: is the old set as it was?"""
    old = {tmp_path / "a.csv": b"a0", tmp_path / "b.csv": b"b0"}
    for path, content in old.items():
        path.write_bytes(content)
    replace, calls = Path.replace, iter(range(1, 10))

    def cut_off(path: Path, target: Path) -> Path:
        if next(calls) == at:
            raise stop
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", cut_off)
    with pytest.raises(told):
        write_all(dict.fromkeys((*old, tmp_path / "c.csv"), b"new"))
    assert {path: path.read_bytes() for path in sorted(tmp_path.iterdir())} == old


def test_is_a_link_followed(tmp_path):
    """Is the file written that a link leads to, one that is not there yet too, and the link kept?"""
    (tmp_path / "there").mkdir()
    for name, before in (("old.csv", b"old"), ("new.csv", None)):
        link, place = tmp_path / name, tmp_path / "there" / name
        link.symlink_to(place)
        if before:
            place.write_bytes(before)
        write_all({link: b"a,b"})
        assert link.is_symlink() and place.read_bytes() == b"a,b"
    assert len(list(tmp_path.rglob("*"))) == 5


def test_is_a_table_that_cannot_be_written_told(tmp_path):
    """Is a folder where the file should be told in one line?"""
    (tmp_path / "edits.csv").mkdir()
    with pytest.raises(UserError, match=r"edits.csv: can't be written"):
        tables.save("edits", pd.DataFrame([EDIT]), tmp_path / "edits.csv")


def test_do_numbers_come_back_exactly():
    """Written and loaded again: is each number the same decimal, trailing zeros kept?"""
    claims = tables.load("claims")
    printed = claims[claims["quote"].str.contains("36.40%")].iloc[0]
    assert (str(printed["value"]), str(printed["baseline"])) == ("36.40", "27.36")


def test_does_a_table_come_back_as_it_was_written(tmp_path, monkeypatch):
    """Is a written and loaded table the same in every cell, dangerous texts and below-zero included?"""
    texts = [
        "=1+1",
        "+1.52",
        "-3",
        "-3%",
        "@you",
        "\t=1",
        "\n-1",
        "'quoted'",
        "'=1",
        "＝1",
        "plain",
    ]
    edits = pd.DataFrame([EDIT | {"start": n, "before": text} for n, text in enumerate(texts)])
    monkeypatch.setenv("ZHIBIAO_TABLES", str(tmp_path))
    tables.save("edits", edits, tmp_path / "edits.csv")
    again = tables.load("edits")
    assert again.to_dict("list") == edits.to_dict("list")
    assert str(again["start"].dtype) == "Int64"


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (("proved", "likely"), "edits row 1, column warrant: 'likely' is not one of"),
        (("r,0,", "r,zero,"), "edits row 1, column start: 'zero' is no integer"),
        (("warrant", "warranty"), "edits: the column warrant is missing"),
        (("reason\n", "reason\na,b,c,d,e,f,g,h,i\n"), "edits.csv row 1: 9 cells, but 8 columns"),
    ],
)
def test_is_a_spoiled_file_refused_on_loading(spoil, words, tmp_path, monkeypatch):
    """Is a table that somebody spoiled by hand told with row and column, not with a traceback?"""
    path = tables.save("edits", pd.DataFrame([EDIT]), tmp_path / "edits.csv")
    path.write_text(path.read_text(encoding="utf-8").replace(*spoil), encoding="utf-8")
    monkeypatch.setenv("ZHIBIAO_TABLES", str(tmp_path))
    with pytest.raises(UserError, match=words):
        tables.load("edits")


def test_what_load_gives():
    """Are loaded columns text, whole numbers or exact decimals, and nothing else?"""
    kinds = {"text": str, "integer": Integral, "number": Decimal}
    for name in ("claims", "reports", "national_targets", "changes"):
        frame = tables.load(name)
        for column in schema.columns_of(name):
            cells = [cell for cell in frame[column.column].dropna() if cell != ""]
            assert all(isinstance(cell, kinds[column.type]) for cell in cells), column.column


@pytest.mark.parametrize("path", sorted([*DATA.rglob("*.csv"), *(ROOT / "figures").glob("*.csv")]), ids=lambda path: path.name)  # fmt: skip
def test_no_cell_acts_as_a_formula(path):
    """Opened in a spreadsheet: does any cell of any table begin as a formula would?"""
    with path.open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert [
        cell
        for cell in cells
        if cell.startswith(FORMULA_STARTS) and not PLAIN_NUMBER.fullmatch(cell)
    ] == []


@pytest.mark.parametrize("cell", ["=1", "+1.52", "-1/2", "-inf", "-1e5", "@a", "\r=1", "－3", "'=1", "''", ""])  # fmt: skip
def test_is_a_guard_taken_off_again(cell):
    """Is a guarded cell harmless, and the same once the guard is off?"""
    assert as_written(guarded(cell)) == cell
    assert not guarded(cell).startswith(FORMULA_STARTS)
    assert guarded("-3.5") == "-3.5" and guarded(-3) == -3


def test_numbers_below_zero_stay_numbers():
    """Is a negative number still one in a spreadsheet?"""
    assert (
        csv_bytes(pd.DataFrame({"difference": [Decimal("-1.50"), -2, "-3"]}))
        == b"difference\n-1.50\n-2\n-3\n"
    )


def test_is_the_dictionary_the_schemas_own():
    """Are data/README.md and datapackage.json those that the schemas give now?"""
    assert (DATA / "README.md").read_text(encoding="utf-8") == dictionary()
    assert json.loads((DATA / "datapackage.json").read_text(encoding="utf-8")) == datapackage()


def test_does_an_independent_reader_accept_the_package():
    """Does Frictionless find every table as the package describes it, codes, keys and ranges too?"""
    report = Package(str(DATA / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "fieldName", "note"])[:5]
