"""How good are the tests on texts with planted faults, and is that measured honestly?"""

from collections import Counter
from random import Random

import pytest

from zhibiao.audit import measure
from zhibiao.audit.generator import planted
from zhibiao.audit.recipes import RECIPES
from zhibiao.audit.slots import Slots
from zhibiao.lexicon import table


def all_of(frame):
    return frame.set_index("test").loc["all"]


MISSED = {
    ("audit-huaiyu", "change_arithmetic"): 1,  # rounding allows 98.3 − 97.5 to be 0.9
    ("audit-bolin", "change_arithmetic"): 1,
    ("audit-bolin", "repeated_fact"): 1,
    ("audit-houbu", "change_arithmetic"): 1,
    ("audit-houbu", "grim"): 1,
    ("audit-houbu", "repeated_fact"): 2,
    ("audit-houbu", "sum_of_parts"): 1,
    ("audit-minglan", "deadline"): 1,
    ("audit-niexi", "change_arithmetic"): 1,
    ("audit-quanmo", "repeated_fact"): 1,
    ("audit-xiche", "change_arithmetic"): 1,
    ("audit-xiche", "repeated_fact"): 2,
    ("audit-yuesha", "change_arithmetic"): 1,
    ("audit-yuesha", "repeated_fact"): 1,
}
"""Known misses: all but the first in texts that came to development last."""


def test_is_every_fault_of_the_development_text_found_but_those_known_to_be_missed():
    assert Counter(measure.missed_faults()) == MISSED


def test_is_no_alarm_raised_where_nothing_was_planted_but_on_two_decoys():
    total = all_of(measure.measure_faults("development"))
    assert total.faults - total.found == sum(MISSED.values())
    assert (total.flagged, total.alarms) == (2, 0)


@pytest.mark.parametrize("use", ["practice", "held"])
def test_are_made_up_faults_found_with_few_false_alarms(use):
    frame = measure.measure_generated(30, use=use, first=1000)
    total = all_of(frame)
    assert total.found >= 0.95 * total.faults
    assert total.alarms_per_2000 <= 1
    assert (frame.faults > 0).all()


def test_does_a_measurement_of_test_texts_show_counts_and_nothing_of_the_texts():
    frame = measure.measure_faults("test")
    words = "".join(frame[["texts", "test"]].to_numpy().ravel())
    assert not [char for char in words if "一" <= char <= "鿿"]
    assert set(frame.columns) == {
        "texts",
        "test",
        "faults",
        "found",
        "decoys",
        "flagged",
        "alarms",
        "characters",
        "alarms_per_2000",
    }


def test_would_a_test_that_finds_nothing_be_seen(monkeypatch):
    monkeypatch.setattr(measure, "findings_of", lambda page: [])
    total = all_of(measure.measure_generated(5))
    assert total.found == 0 < total.faults


def test_would_a_false_alarm_be_counted(monkeypatch):
    real = measure.findings_of

    def jumpy(page):
        return [*real(page), page.finding("grim", "inconsistent", [(0, 3)], "1 = 2", "made up")]

    monkeypatch.setattr(measure, "findings_of", jumpy)
    assert all_of(measure.measure_generated(5)).alarms >= 5


def test_is_there_a_recipe_for_every_wording_and_a_use_for_every_recipe():
    rows = [row for row in table("planted") if row.kind in ("both", "fault", "decoy")]
    assert {row.recipe for row in rows} == set(RECIPES)
    for row in rows:
        for fault in (False, True) if row.kind == "both" else (False,):
            slots = Slots(Random(row.wording), year=2023)
            assert "{" not in slots.fill(row.wording, RECIPES[row.recipe](slots, fault))


def test_do_spans_of_plants_stand_on_their_numbers():
    for seed in range(20):
        made = planted(seed, use="held")
        for plant in made.plants:
            assert all(made.text[a:b].strip("年月底前日上半季度") for a, b in plant.spans)
            assert "\ue000" not in made.text
