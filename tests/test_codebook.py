"""The codebook's tables: does every pattern find its examples and pass by its counter-examples?"""

import ast
import re

import pytest

from zhibiao.lexicon import CODEBOOK, hits, one_of, syntax, table
from zhibiao.repair import mend
from zhibiao.reports import ROOT, corpus
from zhibiao.tables import load
from zhibiao.units import UNIT

TABLES = sorted(path.stem for path in CODEBOOK.glob("*.csv"))
PATTERNS = [name for name in TABLES if {"pattern", "examples"} <= set(table(name)[0]._fields)]
TOGETHER = {"counted", "exceptions"}
"""Tables whose counter-examples another row or rule takes: test_changes_told and test_ledger ask them."""
WHOLE = {"furniture"}


def rows(names):
    return [pytest.param(name, row, id=f"{name}-{row[0]}") for name in names for row in table(name)]


def expression(name, row):
    pattern = syntax(row.name) if name == "syntax" else row.pattern
    if name == "stages" and row.place in ("subject_end", "unit", "measure"):
        pattern = f"(?:{pattern})$"
    return re.compile(pattern)


@pytest.mark.parametrize(("name", "row"), rows(PATTERNS))
def test_does_a_pattern_find_its_examples(name, row):
    """Is every example found, whole lines for furniture?"""
    find = expression(name, row).fullmatch if name in WHOLE else expression(name, row).search
    assert row.examples
    for example in row.examples.split("|"):
        found = find(example)
        assert found and (found[0] or row[0] == "things"), example


@pytest.mark.parametrize(("name", "row"), rows(sorted({*PATTERNS} - TOGETHER)))
def test_does_a_pattern_pass_by_its_counter_examples(name, row):
    """Is no counter-example taken?  (Inside a longer match counts as taken.)"""
    find = expression(name, row).fullmatch if name in WHOLE else expression(name, row).search
    for example in filter(None, row.counter_examples.split("|")):
        found = find(example)
        assert not (found and found[0]), (example, found)


PLACES = "|".join(load("place_names").query("place != 'China'")["name_zh"])


@pytest.mark.parametrize("name", [name for name in TABLES if name != "hard_cases"])
def test_are_the_tables_free_of_places_and_files(name):
    """Does any table but that of cases from the texts name a place or a report of the corpus?"""
    known = {word for report in corpus() for word in (report.report_id, report.place)}
    names = re.compile("|".join([*known, PLACES, "澜水", "澳门金沙"]), re.IGNORECASE)
    for row in table(name):
        assert not names.search("".join(row)), row[0]


@pytest.mark.parametrize(
    "path", sorted((ROOT / "zhibiao").rglob("*.py")), ids=lambda path: path.stem
)
def test_are_the_modules_free_of_places(path):
    """Does any string of the package, docstrings apart, name a place?"""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    told = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    strings = [n.value for n in nodes if isinstance(n, ast.Constant) and id(n) not in told]
    assert not [one for one in strings if isinstance(one, str) and re.search(PLACES, one)]


def test_does_every_unit_stand_once_and_read_alone():
    """Is each unit listed once, and read as itself after a number?"""
    units = [row.unit for row in table("units")]
    assert len(units) == len(set(units))
    for unit in units:
        found = UNIT.match(unit)
        assert found and found[0] == unit, unit


def test_do_bound_words_read_as_themselves():
    """Is the longest bound word taken, so that 不低于 is not read as 低于?"""
    before = re.compile(one_of("bounds", "word", place="before"))
    for row in table("bounds"):
        if row.place == "before":
            assert before.match(row.word)[0] == row.word


def test_do_earlier_rows_leave_room_for_later_ones():
    """Does each example of a numeral class get that class when all rows are asked together?"""
    astray = []
    for row in table("numerals"):
        for example in row.examples.split("|"):
            kinds = {r.name: r.kind for r in table("numerals")}
            found = {kinds[m.lastgroup] for m in hits("numerals", example)}
            if row.kind not in found:
                astray.append((row.name, example, found))
    assert not astray


@pytest.mark.parametrize("name", ["numerals", "words"])
def test_is_nothing_missed_by_asking_only_where_a_pattern_begins(name):
    """Is the quick search, character by character, the same as asking every pattern everywhere?"""
    any_pattern = re.compile("|".join(f"(?P<{row.name}>{row.pattern})" for row in table(name)))
    for text in [mend(report.raw).text for report in corpus()] + [
        example for row in table(name) for example in row.examples.split("|")
    ]:
        everywhere = [match.span() for match in any_pattern.finditer(text)]
        assert [match.span() for match in hits(name, text)] == everywhere
