"""The codebook's tables: does every pattern find its examples and pass by its counter-examples?"""

import re

import pytest

from zhibiao.lexicon import any_pattern, hits, one_of, syntax, table
from zhibiao.repair import mend
from zhibiao.reports import corpus
from zhibiao.units import UNIT

PATTERNS = (
    "numerals",
    "words",
    "scene_words",
    "furniture",
    "indicators",
    "modality",
    "stages",
    "syntax",
)
WHOLE = {"furniture"}


def rows():
    for name in PATTERNS:
        for row in table(name):
            yield pytest.param(name, row, id=f"{name}-{row[0]}")


def expression(name, row):
    pattern = syntax(row.name) if name == "syntax" else row.pattern
    if name == "stages" and row.place in ("subject_end", "unit", "measure"):
        pattern = f"(?:{pattern})$"
    return re.compile(pattern)


@pytest.mark.parametrize(("name", "row"), list(rows()))
def test_does_a_pattern_find_its_examples(name, row):
    """Is every example found, whole lines for furniture?"""
    find = expression(name, row).fullmatch if name in WHOLE else expression(name, row).search
    assert row.examples
    for example in row.examples.split("|"):
        found = find(example)
        assert found and (found[0] or row[0] == "things"), example


@pytest.mark.parametrize(("name", "row"), list(rows()))
def test_does_a_pattern_pass_by_its_counter_examples(name, row):
    """Is no counter-example taken?  (Inside a longer match counts as taken.)"""
    find = expression(name, row).fullmatch if name in WHOLE else expression(name, row).search
    for example in filter(None, row.counter_examples.split("|")):
        found = find(example)
        assert not (found and found[0]), (example, found)


def test_are_the_rules_free_of_places_and_files():
    """Does any table of rules name a place or a report of the corpus?"""
    names = re.compile(
        "泉州|鄂尔多斯|辽源|福州|渭南|quanzhou|ordos|liaoyuan|fuzhou|weinan|澳门金沙"
    )
    for name in (
        "numerals",
        "words",
        "bounds",
        "units",
        "verbs",
        "stages",
        "modality",
        "syntax",
        "furniture",
    ):
        for row in table(name):
            assert not names.search("".join(row)), (name, row[0])


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
            found = {kinds[m.lastgroup] for m in any_pattern("numerals").finditer(example)}
            if row.kind not in found:
                astray.append((row.name, example, found))
    assert not astray


@pytest.mark.parametrize("name", ["numerals", "words"])
def test_is_nothing_missed_by_asking_only_where_a_pattern_begins(name):
    """Is the quick search, character by character, the same as asking every pattern everywhere?"""
    for text in [mend(report.raw).text for report in corpus()] + [
        example for row in table(name) for example in row.examples.split("|")
    ]:
        everywhere = [match.span() for match in any_pattern(name).finditer(text)]
        assert [match.span() for match in hits(name, text)] == everywhere
