"""Agreement of readings, against published figures and readings whose agreement is known."""

import krippendorff
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from zhibiao.agreement import (
    CODED,
    FEWEST_TEXTS,
    OPEN,
    agreement,
    counts,
    f1,
    gwet_ac1,
    krippendorff_alpha,
)
from zhibiao.coded import reading

ABSTRACTORS = np.array([[13, 0, 0], [0, 20, 7], [0, 4, 56]])
"""Gwet's example: the type of pregnancy of 100 patients, by two abstractors."""
A, B = (reading(name, "development") for name in ("language model A", "language model B"))


def test_ac1_is_as_published() -> None:
    """Is AC1 what Gwet prints for his own example (R package irrCAC, cont3x3abstractors)?"""
    assert gwet_ac1(ABSTRACTORS) == pytest.approx(0.8493305, abs=5e-8)


def test_ac1_of_a_lopsided_table() -> None:
    """Does AC1 stay high where one code prevails, by hand: pa 0.94, pe 2 * 0.97 * 0.03?"""
    table = np.array([[94, 3], [3, 0]])
    assert gwet_ac1(table) == pytest.approx((0.94 - 0.0582) / (1 - 0.0582))
    assert krippendorff_alpha(table) < 0


def test_ac1_counts_the_codes_of_the_scale() -> None:
    """Do codes that could have been used, but were not, lower the agreement by chance?"""
    assert gwet_ac1(np.pad(ABSTRACTORS, (0, 3))) > gwet_ac1(ABSTRACTORS)
    two = A[A["modality"] != "standard"].reset_index(drop=True)
    changed = two.assign(modality=two["modality"].where(two.index > 49, "target"))
    table = pd.crosstab(two["modality"], changed["modality"]).to_numpy()
    found = agreement(counts(two, changed)).loc["modality", "ac1"]
    assert found == pytest.approx(gwet_ac1(np.pad(table, (0, 1))))


@settings(max_examples=100, deadline=None)
@given(arrays(int, (3, 3), elements=st.integers(0, 9)))
def test_alpha_is_that_of_the_package(table: np.ndarray) -> None:
    """Is our alpha the one that the package krippendorff computes, for any table?"""
    units = [[(first == code) + (second == code) for code in range(3)]
             for first in range(3) for second in range(3) for _ in range(table[first, second])]  # fmt: skip
    used = np.count_nonzero(table.sum(axis=0) + table.sum(axis=1))
    if used < 2:
        assert np.isnan(krippendorff_alpha(table))
    else:
        theirs = krippendorff.alpha(value_counts=np.array(units), level_of_measurement="nominal")
        assert krippendorff_alpha(table) == pytest.approx(theirs)


def test_many_tables_at_once() -> None:
    """Is a stack of tables measured as each of them alone?"""
    stack = np.array([ABSTRACTORS, ABSTRACTORS.T, np.eye(3)])
    for measure in (gwet_ac1, krippendorff_alpha, f1):
        assert measure(stack).tolist() == pytest.approx([measure(table) for table in stack])


def test_a_reading_agrees_with_itself() -> None:
    """Is everything 1 where there is nothing to differ in?"""
    table = agreement(counts(A, A))
    figures = table.drop(columns="claims")
    assert (figures.isna() | (figures == 1)).all(axis=None)
    assert (table.loc[[*CODED]] >= 1).all(axis=None)
    assert table.loc["mentions", "claims"] == len(A)


def test_without_a_common_claim_fields_have_no_agreement() -> None:
    """Is F1 zero, and no field judged, where the readings have nothing in common?"""
    table = agreement(counts(A, B[:0]))
    assert table.index.tolist() == ["mentions"]
    assert table.loc["mentions", "agreement"] == 0


def test_only_what_was_changed_disagrees() -> None:
    """Does changing the stage of every tenth claim show in the stage alone?"""
    changed = A.copy()
    other = changed["stage"].map(lambda stage: "input" if stage != "input" else "output")
    changed["stage"] = changed["stage"].where(changed.index % 10 > 0, other)
    table = agreement(counts(A, changed))
    assert table.loc["stage", "agreement"] == pytest.approx(1 - np.ceil(len(A) / 10) / len(A))
    assert table.loc["stage", "alpha"] < table.loc["stage", "ac1"] < 1
    assert (table.drop(index="stage")["agreement"] == 1).all()


@pytest.mark.parametrize("field", OPEN)
def test_fields_in_own_words_are_compared(field: str) -> None:
    """Is a field in own words found to differ where it does, and given no coefficient?"""
    changed = A.assign(**{field: "9999" if field == "value" else "ZZ"})
    table = agreement(counts(A, changed))
    assert table.loc[field, "agreement"] < 0.01
    assert np.isnan(table.loc[field, ["alpha", "ac1"]].astype(float)).all()


def test_confusions_are_counted_by_code() -> None:
    """Are the pairs of codes those that the two readings hold?"""
    changed = A.assign(modality=A["modality"].replace("standard", "reported"))
    counted = counts(A, changed)
    here = counted[(counted["field"] == "modality") & ~counted["agree"]]
    assert set(here[["first", "second"]].itertuples(index=False, name=None)) == {
        ("standard", "reported")
    }
    assert here["claims"].sum() == (A["modality"] == "standard").sum()


def test_intervals_hold_the_estimate_and_never_move() -> None:
    """Does each interval hold its estimate, and come out the same again?"""
    counted = counts(A, B)
    table = agreement(counted)
    for name in ("agreement", "alpha", "ac1"):
        known = table.dropna(subset=[name])
        assert (known[f"{name}_low"] <= known[name]).all() and (
            known[name] <= known[f"{name}_high"]
        ).all()
    pd.testing.assert_frame_equal(table, agreement(counted))
    assert table.loc["stage", "alpha_low"] < table.loc["stage", "alpha_high"]


def test_few_texts_give_no_interval() -> None:
    """Is no interval given where there are too few texts to resample?"""
    few = sorted(set(A["report_id"]))[: FEWEST_TEXTS - 1]
    table = agreement(counts(*(table[table["report_id"].isin(few)] for table in (A, B))))
    assert table.filter(regex="_(low|high)").isna().all(axis=None)
    assert (table["agreement"] > 0.8).all()


def test_texts_are_resampled_not_claims() -> None:
    """Is the interval wide where all disagreement stands in one text?"""
    one = A["report_id"] == "weinan-2021"
    changed = A.assign(modality=A["modality"].where(~one, "reported"))
    spread = A.assign(modality=A["modality"].where(A.index % 40 > 0, "standard"))
    widths = [
        row["agreement_high"] - row["agreement_low"]
        for row in (agreement(counts(A, other)).loc["modality"] for other in (changed, spread))
    ]
    assert widths[0] > 1.5 * widths[1]


def test_every_coded_field_has_its_coefficients() -> None:
    """Do all fields with codes, and only they, have alpha and AC1?"""
    table = agreement(counts(A, B))
    assert set(table.index[table["ac1"].notna()]) == set(CODED)
