"""What "fell by x %" can mean: against enumeration by other means than the package's own.

Over 300 lines: one question a wording.
"""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal, localcontext
from fractions import Fraction
from math import comb

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import betabinom, nbinom

import zhibiao as zb
from zhibiao.changes import poisson
from zhibiao.changes.printed import interval, percentage
from zhibiao.lexicon import table

MODES = {"half_up": ROUND_HALF_UP, "half_even": ROUND_HALF_EVEN, "cut": ROUND_DOWN, "up": ROUND_UP}
FALLS = {"75": 12, "42.1": 38, "37.5": 40, "39.6": 48, "22.6": 106, "15.2": 230, "13.8": 282}

# The same examples every time, and nothing left behind.
tried = settings(max_examples=60, deadline=None, derandomize=True, database=None)
printed_percentages = st.builds(
    lambda whole, decimals, places: f"{whole}.{decimals:0{places}d}" if places else f"{whole}",
    st.integers(8, 99),
    st.integers(0, 9),
    st.integers(0, 1),
)
directions = st.sampled_from(["down", "up"])
rules = st.sampled_from(sorted(MODES))


def as_printed(before, after, places, mode):
    """The percentage of a pair as a decimal calculator prints it."""
    with localcontext(prec=60):
        percent = Decimal(100 * abs(before - after)) / Decimal(before)
        return str(percent.quantize(Decimal(1).scaleb(-places), mode))


def places_of(printed):
    return len(printed.partition(".")[2])


def afters(printed, before, direction, mode):
    """Every after-count that prints so from this base, by trying the ones around it."""
    around = before * float(printed) / 100
    size = before / 10 ** places_of(printed) / 100 + 2
    found = []
    for difference in range(max(0, int(around - size)), int(around + size) + 2):
        after = before - difference if direction == "down" else before + difference
        if after >= 0 and as_printed(before, after, places_of(printed), mode) == printed:
            found.append(after)
    return found


def binomial_tail(before, after):
    """One-sided p, by summing whole numbers."""
    lesser, total = min(before, after), before + after
    return Fraction(sum(comb(total, k) for k in range(lesser + 1)), 2**total)


# Smallest pairs


@tried
@given(st.integers(1, 400), st.integers(0, 900), st.integers(0, 2), rules)
def test_does_every_pair_find_itself_or_a_smaller_one(before, after, places, rule):
    """Does what a pair prints lead to pairs that print it, none larger, under the same rule?"""
    assume(before != after)
    printed = as_printed(before, after, places, MODES[rule])
    direction = "down" if after < before else "up"
    first = zb.smallest_pairs(printed, direction, rule, most=1).iloc[0]
    assert first["before"] <= before
    assert as_printed(int(first["before"]), int(first["after"]), places, MODES[rule]) == printed


@tried
@given(printed_percentages, directions, rules)
def test_are_the_smallest_pairs_all_of_them(printed, direction, rule):
    """Up to the last base given, is no pair missing, none wrong, and are they in order?"""
    found = zb.smallest_pairs(printed, direction, rule, most=6)
    pairs = list(zip(found["before"], found["after"], strict=True))
    last = pairs[-1][0]
    brute = [
        (before, after)
        for before in range(1, last + 1)
        for after in afters(printed, before, direction, MODES[rule])
    ]
    assert set(pairs) <= set(brute)
    assert [pair for pair in pairs if pair[0] < last] == sorted(
        [pair for pair in brute if pair[0] < last],
        key=lambda pair: (pair[0], -abs(pair[0] - pair[1])),
    )


def test_do_trailing_zeros_count():
    """Is 75.0 % finer than 75 %, and 36.40 finer than 36.4?"""
    coarse, fine = (zb.smallest_pairs(printed, most=200) for printed in ("75", "75.0"))
    assert {47, 51} & set(coarse["before"]) and not {47, 51} & set(fine["before"])
    assert (
        zb.smallest_pairs("36.4", most=1)["before"][0]
        < zb.smallest_pairs("36.40", most=1)["before"][0]
    )


def test_does_the_larger_change_of_a_base_come_first():
    """From 20, 50 % rounded to tens may be 10 or 9 fewer: in that order?"""
    found = zb.smallest_pairs("50", rounding="to_tens", most=60)
    assert found[found["before"] == 20]["after"].tolist() == [10, 11]


def test_are_the_rules_named_that_allow_a_pair():
    """8 → 7 is 12.5 %: does it print 13 by half up and up, 12 by half even and cut?"""

    def rules_of(printed):
        found = zb.smallest_pairs(printed, most=20).set_index(["before", "after"])
        return found.loc[(8, 7), "rounding"].split()

    assert rules_of("13") == ["half_up", "up"]
    assert rules_of("12") == ["half_even", "cut"]


@pytest.mark.parametrize("row", table("rounding"), ids=lambda row: row.rule)
def test_does_a_rounding_rule_print_its_examples(row):
    """Does each example print so under the rule, and no counter-example?"""
    for cell, wanted in ((row.examples, True), (row.counter_examples, False)):
        for example in cell.split("|"):
            exact, printed = example.split(">")
            shares = interval(percentage(printed), row.rule)
            assert (shares is not None and Fraction(exact) / 100 in shares) is wanted, example


@pytest.mark.parametrize(
    ("printed", "first"),
    [
        ("七成", (3, 1)),
        ("一成四", (7, 6)),
        ("三分之一", (3, 2)),
        ("百分之十四点五", (55, 47)),
        ("5‰", (182, 181)),
    ],
)
def test_are_words_read_as_percentages(printed, first):
    """Is the step that of what is printed: tens for 七成, none for a fraction?"""
    assert (
        tuple(zb.smallest_pairs(printed, rounding="half_up", most=1).iloc[0][["before", "after"]])
        == first
    )


@pytest.mark.parametrize(
    "bad", ["", "many", "-5", "4.5-5", "42.1234567891", "三分之", "1/0", "十分", 42.1]
)
def test_is_what_is_no_percentage_refused(bad):
    """One line that says what to write instead?"""
    with pytest.raises(zb.UserError, match=r"Write|Leave"):
        zb.smallest_pairs(bad)


# Chance and bases


@tried
@given(st.integers(0, 120), st.integers(0, 120))
def test_is_chance_the_binomial_sum(before, after):
    """Does the p-value equal the sum in whole numbers?"""
    assert zb.chance(before, after) == pytest.approx(float(binomial_tail(before, after)), rel=1e-9)


@pytest.mark.parametrize(("printed", "base"), FALLS.items())
def test_are_the_bases_of_the_falls_those_found_before(printed, base):
    """Do the smallest bases of the reports' falls come out, first and for good?"""
    needed = zb.base_needed(printed)
    assert (needed.base, needed.always) == (base, base)


@tried
@given(
    printed_percentages,
    directions,
    st.sampled_from(["half_up", "cut", "up"]),
    st.sampled_from([0.05, 0.01]),
)
def test_is_the_base_needed_the_smallest(printed, direction, rule, alpha):
    """Against every base one by one: is `base` the first, and `always` after the last failure?"""
    assume(float(printed) >= 15)
    needed = zb.base_needed(printed, direction, alpha, rounding=rule)
    first, last_bad, printing = None, 0, []
    for base in range(1, int(1.3 * needed.always) + 20):
        found = [
            binomial_tail(base, after) for after in afters(printed, base, direction, MODES[rule])
        ]
        if found:
            printing.append(base)
            first = base if first is None and min(found) < alpha else first
            last_bad = base if max(found) >= alpha else last_bad
    assert needed.base == first
    assert needed.prints_from == printing[0]
    assert needed.always == next(base for base in printing if base > last_bad)
    assert needed.p == pytest.approx(float(binomial_tail(needed.base, needed.after)))


@tried
@given(printed_percentages, st.sampled_from([1.5, 2.0, 5.0]))
def test_is_the_base_needed_the_smallest_under_dispersion_too(printed, dispersion):
    """The same one by one, with the p-values of `chance`?"""
    assume(float(printed) >= 20)
    needed = zb.base_needed(printed, dispersion=dispersion)
    p = {
        base: [
            zb.chance(base, after, dispersion)
            for after in afters(printed, base, "down", ROUND_HALF_UP)
        ]
        for base in range(1, int(1.2 * needed.always) + 20)
    }
    assert needed.base == min(base for base, found in p.items() if found and min(found) < 0.05)
    assert all(max(found) < 0.05 for base, found in p.items() if found and base >= needed.always)
    assert needed.base >= zb.base_needed(printed).base


@pytest.mark.parametrize(
    ("before", "after", "dispersion"), [(12, 3, 2), (38, 22, 1.5), (106, 82, 5), (7, 0, 3)]
)
def test_is_the_dispersed_p_the_beta_integral(before, after, dispersion):
    """Does it equal the integral that defines it, done numerically?"""
    p, q = (before - 0.5) / dispersion + 0.5, (after + 0.5) / dispersion + 0.5
    whole, half = (quad(lambda t: t ** (p - 1) * (1 - t) ** (q - 1), 0, end)[0] for end in (1, 0.5))
    assert zb.chance(before, after, dispersion) == pytest.approx(half / whole, rel=1e-5)


@pytest.mark.parametrize("printed", FALLS)
@pytest.mark.parametrize("dispersion", [2.0, 5.0])
def test_does_quasi_poisson_stay_close_to_the_negative_binomial(printed, dispersion):
    """At the base needed, is the exact conditional test of two negative binomial counts near?"""
    needed = zb.base_needed(printed, dispersion=dispersion)
    total = needed.base + needed.after
    size = total / 2 / (dispersion - 1)
    assert betabinom.cdf(needed.after, total, size, size) == pytest.approx(needed.p, abs=0.006)


@pytest.mark.parametrize("dispersion", [1.0, 2.0, 5.0])
def test_is_chance_wrong_no_more_often_than_it_says(dispersion):
    """Of pairs that differ by chance alone, do at most 5 % fall with p below 0.05?"""
    rng, mean, alarms = np.random.default_rng(8), 60, 0
    size = (2, 4000)
    draws = (
        rng.poisson(mean, size)
        if dispersion == 1
        else nbinom.rvs(mean / (dispersion - 1), 1 / dispersion, size=size, random_state=rng)
    )
    for before, after in draws.T:
        alarms += before > after and zb.chance(before, after, dispersion) < 0.05
    assert 0.02 < alarms / size[1] <= 0.055


def test_is_a_fine_small_change_searched_in_few_steps(monkeypatch):
    """0.5 % needs bases of hundreds of thousands: are they searched by stretches?"""
    tail, calls = poisson._tail, []
    monkeypatch.setattr(poisson, "_tail", lambda *counts: calls.append(1) or tail(*counts))
    needed = zb.base_needed("0.5")
    assert needed.base > 100_000
    assert len(calls) < needed.base / 5


def test_is_a_change_that_may_be_none_never_always_unlikely():
    """1 % rounded up may be next to nothing: is there no base that settles it?"""
    needed = zb.base_needed("1", rounding="up")
    assert needed.always is None and needed.base > 1000


@pytest.mark.parametrize("call", [
    lambda: zb.base_needed("0.01"), lambda: zb.base_needed("0"), lambda: zb.base_needed("101"),
    lambda: zb.base_needed("50", alpha=0.7), lambda: zb.base_needed("50", dispersion=0.5),
    lambda: zb.base_needed("50", dispersion=float("nan")), lambda: zb.base_needed("50", rounding="bankers"),
    lambda: zb.base_needed("42", rounding="to_tens"), lambda: zb.base_needed("50", "sideways"),
    lambda: zb.chance(3.5, 1), lambda: zb.chance(3, -1), lambda: zb.what_it_means("50", bases=(0,)),
])  # fmt: skip
def test_is_what_can_not_be_tested_refused(call):
    """Is each refused with one line rather than an answer or a hang?"""
    with pytest.raises(zb.UserError):
        call()


def test_does_the_table_say_whether_its_counts_print():
    """At 10, 100, 1,000, 10,000: the nearest counts, and whether they print 42.1?"""
    found = zb.what_it_means("42.1")
    assert found["after"].tolist() == [6, 58, 579, 5790]
    assert found["prints"].tolist() == [False, False, True, True]
    for row in found.head(3).itertuples():
        assert row.difference == row.before - row.after
        assert row.p == pytest.approx(float(binomial_tail(row.before, row.after)))
    assert zb.what_it_means("19.5", direction="up")["after"].tolist() == [12, 120, 1195, 11950]


# Two numbers that imply a third


@tried
@given(*[st.integers(50, 5000)] * 4)
def test_does_the_implied_ratio_enclose_the_true_one(calls, calls_after, cases, cases_after):
    """From true counts printed to one decimal, is the true change of their ratio inside?"""
    assume(calls_after > calls / 50)
    a, b = (
        ("-" if after < before else "+") + as_printed(before, after, 1, ROUND_HALF_UP)
        for before, after in ((calls, calls_after), (cases, cases_after))
    )
    implied = zb.implied_ratio(a, b)
    true = Fraction(cases_after, calls_after) / Fraction(cases, calls)
    assert implied.low <= true <= implied.high
    assert implied.low <= implied.ratio <= implied.high


@tried
@given(*[st.decimals("0.5", "99", places=4)] * 2, st.integers(0, 2))
def test_does_a_from_to_pair_enclose_the_true_change(before, after, places):
    """From true numbers rounded half up, are the true difference and relative change inside?"""
    step = Decimal(1).scaleb(-places)
    printed = [str(number.quantize(step, ROUND_HALF_UP)) for number in (before, after)]
    assume(Decimal(printed[0]) > step)
    found = zb.from_to(*printed)
    assert found.difference_low <= after - before <= found.difference_high
    relative = (Fraction(after) / Fraction(before) - 1) * 100
    assert found.relative_low <= relative <= found.relative_high


def test_are_points_and_relative_change_side_by_side():
    """27.36 → 36.40 is +9.04 points and +33.0 %?"""
    found = zb.from_to("27.36", "36.40")
    assert (found.difference, round(found.relative, 1)) == (Decimal("9.04"), Decimal("33.0"))
    assert (found.difference_low, found.difference_high) == (Decimal("9.03"), Decimal("9.05"))
    assert zb.from_to("0", "5").relative is None


@pytest.mark.parametrize("pair", [("15.2", "-42.1"), ("-100", "5"), ("-120", "5"), ("-5", "many")])
def test_is_a_pair_that_implies_nothing_refused(pair):
    """Is a change without its sign, or one that leaves nothing, refused?"""
    with pytest.raises(zb.UserError):
        zb.implied_ratio(*pair)
