"""Which outcome answers which target, and by what evidence."""

from datetime import date

import pandas as pd
import pytest

from zhibiao.evidence import weighed
from zhibiao.lexicon import table
from zhibiao.links import link

SHARE = {"measure": "percentage", "unit": "%"}


def _claims(**subjects: str) -> pd.DataFrame:
    return pd.DataFrame([
        {"claim_id": name, "subject": subject, "before": subject, "value": 95, "due": None, "on": None} | SHARE
        for name, subject in subjects.items()
    ])  # fmt: skip


def test_does_the_whole_s_number_answer_before_a_part_s():
    """Does the district's number give way to the city's, and is it linked where there is no other?"""
    goal = _claims(goal="群众安全感")
    said = _claims(part="青山区群众安全感", whole="全市群众安全感")
    assert [outcome for _, outcome, _ in link(goal, said)] == ["whole"]
    ((_, outcome, row),) = link(goal, said[:1])
    assert (outcome, row["kind"], row["differs"]) == ("part", "near", "scope")


def test_has_an_outcome_one_target_and_a_target_one_outcome():
    """Is each of two targets and two outcomes linked once, and a third target not at all?"""
    goals = _claims(whole="全市群众安全感", part="青山区群众安全感", third="社区矫正对象再犯罪率")
    said = goals[:2].assign(claim_id=["first", "second"])
    assert [(goal, outcome) for goal, outcome, _ in link(goals, said)] == [
        ("whole", "first"),
        ("part", "second"),
        ("third", None),
    ]
    assert [outcome for _, outcome, _ in link(goals, said[:1])] == ["first", None, None]


def test_is_a_target_that_is_declared_twice_answered_twice():
    """Does the one number answer both, and not only the first?"""
    goals = _claims(first="街面警务站联网率", again="街面警务站联网率")
    said = goals[:1].assign(claim_id="said")
    assert [outcome for _, outcome, _ in link(goals, said)] == ["said", "said"]


def test_do_the_weights_say_what_their_words_say():
    """Does what speaks for a link weigh for it, and what speaks against it, against it?"""
    weight = {row.name: float(row.weight) for row in table("link_evidence")}
    against = {
        "chance",
        "own words",
        "other rate",
        "other kind",
        "size",
        "standard",
        "part",
        "place",
        "late",
        "day",
    }
    assert {name for name, much in weight.items() if much < 0} == against
    (found,) = weighed(_claims(goal="群众安全感"), _claims(said="群众安全感")).values()
    assert {"chance", *found.pieces} == set(weight)


def test_is_what_is_printed_no_evidence_but_for_its_size():
    """Does a target find its outcome with the same weight whether it was met or as far missed?"""
    goals = _claims(goal="街面警务站联网率").assign(measure="count", unit="个", value=100)
    met, missed = (
        weighed(goals, goals.assign(claim_id="said", value=value)) for value in (125, 80)
    )
    assert met["goal", "said"].weight == pytest.approx(missed["goal", "said"].weight)


def test_does_one_outcome_answer_one_milestone():
    """Does each of two numbers go to the milestone whose day is nearer, and the third stay open?"""
    dues = [date(year, 12, 31) for year in (2023, 2024, 2025)]
    goals = _claims(a="视频联网率", b="视频联网率", c="视频联网率").assign(
        modality="target", due=dues, value=[90, 95, 98]
    )
    said = goals[:2].assign(
        claim_id=["early", "late"], modality="reported", on=[date(2024, 1, 31), date(2025, 8, 31)]
    )
    assert [outcome for _, outcome, _ in link(goals, said)] == ["early", None, "late"]
