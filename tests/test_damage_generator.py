"""The damage generator: does a copy know its own truth, and does the measure see what is mended?"""

import pytest

from zhibiao.coded import raw
from zhibiao.damage import measure
from zhibiao.damage.generator import KINDS, damaged
from zhibiao.repair import mend, reading_of, replay

CLEAN = mend(raw("report-lanshui")).text


@pytest.mark.parametrize("kind", [*KINDS, "all"])
@pytest.mark.parametrize("seed", range(5))
def test_do_the_plants_lead_back_to_the_clean_text(kind, seed):
    """Is every change that the generator made one that its truth undoes?"""
    copy = damaged(CLEAN, seed=seed, kinds=[] if kind == "all" else [kind])
    assert copy.raw != CLEAN
    assert replay(copy.raw, copy.edits) == copy.text == CLEAN
    assert {plant.rule for plant in copy.edits} <= set(KINDS if kind == "all" else [kind])


def test_does_a_seed_give_one_copy():
    """Can a measurement be made again?"""
    assert damaged(CLEAN, seed=1).raw == damaged(CLEAN, seed=1).raw != damaged(CLEAN, seed=2).raw


def test_are_lost_digits_told_from_what_a_reader_could_restore():
    """Is a year that nothing gives back beyond mending, and a percent sign not?"""
    copies = {kind: damaged(CLEAN, seed=1, kinds=[kind]) for kind in ("lost_date", "lost_percent")}
    assert {plant.warrant for plant in copies["lost_date"].edits if plant.before == "年"} == {
        "unknowable"
    }
    assert {plant.warrant for plant in copies["lost_percent"].edits} == {"proved"}


def test_does_the_measure_tell_a_perfect_repair_from_none():
    """Does it give all to whoever undoes every plant, and nothing to whoever does nothing?"""
    copy = damaged(CLEAN, seed=3)
    perfect, none = measure._repaired(copy, copy), measure._repaired(copy, reading_of(copy.raw, []))
    assert perfect["mended"] == perfect["planted"] == perfect["right"] == perfect["edits"] > 50
    assert none["mended"] == none["edits"] == 0


def test_does_the_measure_see_a_false_edit():
    """Is an edit of a sound place wrong, and the plant beside it still mended?"""
    copy = damaged(CLEAN, seed=3, kinds=["lost_percent"])
    place = next(i for i in range(len(copy.raw)) if not copy.edits_in(i, i + 1))
    false = copy.edits[0].__class__(
        start=place, end=place + 1, before=copy.raw[place], after="误", rule="false",
        warrant="conjectured", reason="a test",
    )  # fmt: skip
    counts = measure._repaired(
        copy, reading_of(copy.raw, sorted([*copy.edits, false], key=lambda e: e.start))
    )
    assert counts["edits"] - counts["right"] == 1 and counts["mended"] == counts["planted"]


@pytest.mark.xfail(reason="known: swallowed signs and half characters stay open")
@pytest.mark.parametrize("kind", ["gbk_shift", "injected", "lost_stop"])
def test_is_nearly_every_plant_mended(kind):
    """Is nine in ten of what could be mended mended?  Not for these kinds yet."""
    assert measure.measure_repairs("development", [kind])["recall"].item() >= 0.9


@pytest.mark.parametrize(
    "kind",
    [
        "gloss",
        "furniture",
        "full_width",
        "doubled_mark",
        "invisible",
        "printed_twice",
        "lost_percent",
    ],
)
def test_is_nearly_every_plant_of_other_kinds_mended(kind):
    """Is nine in ten mended, hardly an edit wrong, and hardly a claim changed?"""
    found = measure.measure_repairs("development", [kind]).iloc[0]
    assert found["recall"] >= 0.9 and found["precision"] >= 0.98 and found["agreement"] >= 0.98


def test_do_the_claims_of_damaged_twins_agree():
    """With all kinds of damage in one text: are 98 of 100 claims as in the clean one, every field?"""
    found = measure.measure_repairs("development", [measure.MIXED]).iloc[0]
    assert found["agreement"] >= 0.98 and found["precision"] >= 0.98
