"""Stages: do nouns and verbs have the sense the codebook says, and do invented sentences read so?

``stage_sentences.txt`` holds sentences invented for these tests, each quantity followed by its
codes in braces: the stage (I A O U R C), t or s for a target or standard, and + - = for a
direction.  A ``!`` is a reading that the parser is known to miss: once it no longer does, the
test fails, so that the mark goes.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from zhibiao.claims import claims_of_text
from zhibiao.lexicon import table
from zhibiao.senses import sense

STAGES = {name[0]: name for name in ("input", "activity", "output", "recognition", "context")}
STAGES = {code.upper(): name for code, name in STAGES.items()} | {"U": "outcome"}
MODALITIES = {"": "reported", "t": "target", "s": "standard"}
DIRECTIONS = {"": "", "+": "up", "-": "down", "=": "level"}
CODES = re.compile(r"\{(?P<s>[IAOURC])(?P<m>[ts]?)(?P<d>[+=-]?)(?P<known>!?)\}")
SENTENCES = (Path(__file__).parent / "stage_sentences.txt").read_text(encoding="utf-8").splitlines()


class Coded(NamedTuple):
    """What is expected at the end of a quantity."""

    end: int
    codes: tuple[str, str, str]
    known: bool


def sentence(line):
    """The sentence without its braces, and what they say."""
    text, done, expected = "", 0, []
    for match in CODES.finditer(line):
        text += line[done : match.start()]
        done = match.end()
        codes = STAGES[match["s"]], MODALITIES[match["m"]], DIRECTIONS[match["d"]]
        expected.append(Coded(len(text), codes, bool(match["known"])))
    return text + line[done:], expected


def test_is_every_noun_of_one_sense():
    """Does no word stand in two rows, or where its longest ending has the same sense already?"""
    senses = {}
    for row in table("senses"):
        for word in filter(None, row.words.split("|")):
            assert word not in senses, (word, row.sense, senses.get(word))
            senses[word] = row.sense
    idle = [
        word
        for word, own in senses.items()
        for ending in [next((word[n:] for n in range(1, len(word)) if word[n:] in senses), "")]
        if ending and senses[ending] == own
    ]
    assert not idle


@pytest.mark.parametrize("row", table("senses"), ids=lambda row: row.sense)
def test_have_the_examples_their_sense_and_the_counter_examples_another(row):
    """Is each example of the row's sense, and no counter-example?"""
    assert [e for e in filter(None, row.examples.split("|")) if sense(e) != row.sense] == []
    assert [e for e in filter(None, row.counter_examples.split("|")) if sense(e) == row.sense] == []


def test_has_every_sense_of_verb_a_column():
    """Is every sense that verbs have one for which the nouns' table gives a stage?"""
    assert {row.sense for row in table("verbs")} - {""} <= set(table("senses")[0]._fields)


@pytest.mark.parametrize("line", [line for line in SENTENCES if line and line[0] != "#"])
def test_is_an_invented_sentence_coded_as_a_reader_would(line):
    """Has each quantity of the sentence its stage, modality and direction?"""
    kind, _, rest = line.partition("|")
    text, expected = sentence(rest)
    found = {}
    for claim in claims_of_text(text, kind=kind):
        found.setdefault(claim.end, (claim.stage, claim.modality, claim.direction))
    for end, codes, known in expected:
        assert (found.get(end) == codes) != known, (text[max(0, end - 16) : end], found.get(end))
