"""The words the tests look for: does each find its examples and pass over its counter-examples?"""

import pytest

from zhibiao.audit.words import cue
from zhibiao.lexicon import table

CASES = [
    (row.name, example, column == "examples")
    for row in table("audit_cues")
    for column in ("examples", "counter_examples")
    for example in getattr(row, column).split("|")
]


@pytest.mark.parametrize(("name", "example", "found"), CASES)
def test_does_the_pattern_find_what_it_says(name, example, found):
    assert bool(cue(name).search(example)) is found


def test_is_every_name_used_once():
    names = [row.name for row in table("audit_cues")]
    assert len(names) == len(set(names))
