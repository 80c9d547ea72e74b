"""Shares of shares and rates per head: do they enclose what could be, and refuse what can't?"""

from decimal import Decimal
from itertools import product

import pandas as pd
import pytest

import zhibiao as zb
from zhibiao.errors import UserError


@pytest.mark.parametrize(
    ("first", "second"), [("94.75", "99.32"), ("50", "50"), ("100", "98.6"), ("0.4", "3")]
)
def test_does_a_product_enclose_every_pair_that_prints_so(first, second):
    """Does each exact pair of shares, rounded, lie within the bounds, and the bounds close to one?"""
    found = zb.share_of_share(first, second)
    steps = [Decimal(1).scaleb(Decimal(text).as_tuple().exponent - 1) for text in (first, second)]
    near = [
        [Decimal(text) + step * k for k in range(-5, 6) if 0 <= Decimal(text) + step * k <= 100]
        for text, step in zip((first, second), steps, strict=True)
    ]
    products = [one * other / 100 for one, other in product(*near)]
    assert found.low <= min(products) and max(products) <= found.high
    assert min(products) - found.low < Decimal("0.001") and found.high - max(products) < Decimal(
        "0.001"
    )


def test_is_a_share_of_another_base_left_alone():
    """Are two shares of one whole, or of unrelated ones, not multiplied?"""
    same = zb.claims("94.75%的小区建成智慧安防小区,99.32%的小区配有保安。")
    apart = zb.claims("94.75%的小区建成智慧安防小区。全市99.32%的学校配有保安。")
    assert zb.nested(same).empty and zb.nested(apart).empty


def test_is_a_bounded_share_left_alone():
    """Is 95%以上 not multiplied as if it were 95%?"""
    assert zb.nested(
        zb.claims("95%以上的小区建成智慧安防小区,其中99%的智慧安防小区实现零发案。")
    ).empty


def test_are_rates_what_a_reader_would_compute():
    """Is a count divided by the people of its own place, per 100,000?"""
    claims = pd.DataFrame([{"claim_id": "a@0", "report_id": "a", "indicator_id": "street_police_stations",
                            "measure": "count", "modality": "reported", "value": Decimal(12), "unit": "个"}])  # fmt: skip
    reports = pd.DataFrame([{"report_id": "a", "place": "Aland", "date": "2024-01-01"}])
    census = {"indicator": "resident_population_census", "as_of": "2020-11-01"}
    places = pd.DataFrame(
        [
            {"place": "Aland", "value": "480000", **census},
            {"place": "China", "value": "1400000000", **census},
        ]
    )
    levels = pd.DataFrame([{"indicator": "street_police_stations", "value": Decimal(21000), "unit": "count",
                            "as_of": "2023-04", "scope": "China"}])  # fmt: skip
    rates = zb.per_head(claims, reports, places, levels)
    assert rates[["place", "rate"]].values.tolist() == [
        ["China", Decimal("1.5")],
        ["Aland", Decimal("2.5")],
    ]
    with pytest.raises(UserError, match="no population of China"):
        zb.per_head(claims, reports, places[:1], levels)
