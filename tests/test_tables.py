"""Tables: is each held to its schema, and is nothing bad or half written?"""

import json

import pandas as pd
import pytest
from frictionless import Package

from zhibiao import tables
from zhibiao.dictionary import datapackage, dictionary
from zhibiao.errors import UserError
from zhibiao.reports import DATA


@pytest.mark.parametrize("name", tables.names())
def test_does_every_table_on_disk_keep_its_schema(name):
    """Is each committed table valid, its columns the schema's, in its order?"""
    frame = tables.load(name)
    tables.check(name, frame)
    columns = [column.column for column in tables._columns(name)]
    assert frame.columns.tolist()[: len(columns)] == columns


@pytest.mark.parametrize("name", tables.names())
def test_do_foreign_keys_lead_somewhere(name):
    """Is every cell of a foreign key a key of the table it names?"""
    frame = tables.load(name)
    for column in tables._columns(name):
        if column.allowed.startswith(">"):
            other = tables.load(column.allowed[1:])
            key = next(c.column for c in tables._columns(column.allowed[1:]) if c.role == "key")
            strangers = set(frame[column.column]) - set(other[key]) - {""}
            assert not strangers, (column.column, sorted(strangers)[:3])


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


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"warrant": "likely"}, "row 2, column warrant: 'likely' is not one of printed"),
        ({"start": "one"}, "row 2, column start: 'one' is no number"),
        ({"rule": ""}, "row 2, column rule: '' is empty"),
    ],
)
def test_is_a_bad_cell_named(change, words, tmp_path):
    """Does the error name table, row, column, value and rule, and is the old file kept?"""
    path = tmp_path / "edits.csv"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(UserError, match="edits " + words):
        tables.save("edits", pd.DataFrame([EDIT, EDIT | change]), path)
    assert path.read_text(encoding="utf-8") == "old"


def test_is_a_missing_column_named():
    """Is a table without one of its columns refused?"""
    with pytest.raises(UserError, match="column rule is missing"):
        tables.check("edits", pd.DataFrame([EDIT]).drop(columns="rule"))


def test_is_a_key_that_stands_twice_refused():
    """Are two rows with one key refused?"""
    claims = tables.load("claims")
    with pytest.raises(UserError, match="stands twice"):
        tables.check("claims", pd.concat([claims[:1], claims[:1]]))


def test_do_numbers_come_back_exactly():
    """Written and loaded again: is each number the same decimal, trailing zeros kept?"""
    claims = tables.load("claims")
    printed = claims[claims["quote"].str.contains("36.40%")].iloc[0]
    assert (str(printed["value"]), str(printed["baseline"])) == ("36.40", "27.36")


def test_is_the_dictionary_the_schemas_own():
    """Are data/README.md and datapackage.json those that the schemas give now?"""
    assert (DATA / "README.md").read_text(encoding="utf-8") == dictionary()
    assert json.loads((DATA / "datapackage.json").read_text(encoding="utf-8")) == datapackage()


def test_does_an_independent_reader_accept_the_package():
    """Does Frictionless find every table as the package describes it?"""
    report = Package(str(DATA / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "fieldName", "note"])[:5]
