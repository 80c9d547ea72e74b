"""A share of a share: 94.75% of the compounds are smart, 99.32% of the smart ones report no case.

>>> share_of_share("94.75", "99.32")
Product(product=Decimal('94.1057'), low=Decimal('94.0959'), high=Decimal('94.1155'))
>>> share_of_share("94.75", "120")
Traceback (most recent call last):
zhibiao.errors.UserError: 120: is no share of a whole. Give a percentage from 0 to 100.
"""

from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

import pandas as pd

from zhibiao.changes.printed import interval, percentage
from zhibiao.changes.ratios import Band
from zhibiao.errors import UserError
from zhibiao.lexicon import table

APART = 40  # raw characters between two shares of one sentence


class Product(NamedTuple):
    """What the second share is of the whole that the first is of, in %, and the room of rounding."""

    product: Decimal
    low: Decimal
    high: Decimal


def share_of_share(first: str, second: str) -> Product:
    """Multiply two printed percentages, the second being of what the first has counted.

    Nothing says that both were counted on one day, or by one office.

    >>> share_of_share("50", "50").low  # each may be 49.5
    Decimal('24.5025')
    """
    bands = [_band(printed) for printed in (first, second)]
    ends = (one * other * 100 for one, other in zip(*bands, strict=True))
    return Product(*Band(*ends).shown())


def nested(claims: pd.DataFrame) -> pd.DataFrame:
    """The shares of a table of claims whose base is what the share before them counts.

    One row per pair, with the columns of ``nested`` in ``data/codebook/columns.csv``.

    >>> import zhibiao as zb
    >>> nested(zb.claims("94.75%的小区建成智慧安防小区,其中99.32%的智慧安防小区实现零发案。"))[
    ...     ["whole", "part", "product"]].values.tolist()
    [['小区', '智慧安防小区', Decimal('94.1057')]]
    >>> nested(pd.DataFrame({"claim_id": []}))
    Traceback (most recent call last):
    zhibiao.errors.UserError: claims: the column measure is missing. Give a table of claims.
    """
    for column in ("measure", "unit", "bound", "denominator", "subject", "report_id"):
        if column not in claims:
            raise UserError(f"claims: the column {column} is missing. Give a table of claims.")
    shares = claims[(claims.measure == "percentage") & (claims.unit == "%") & (claims.bound == "exact")
                    & (claims.denominator != "")]  # fmt: skip
    rows = []
    for first, second in pairwise(shares.itertuples()):
        apart = int(second.start) - int(first.end)
        counts = first.subject.removeprefix(first.denominator)
        if (first.report_id == second.report_id and apart <= APART
                and first.denominator != second.denominator
                and counts.endswith(second.denominator)):  # fmt: skip
            product = share_of_share(str(first.value), str(second.value))
            rows.append((first.claim_id, second.claim_id, first.report_id, first.denominator,
                         second.denominator, second.subject, Decimal(str(first.value)),
                         Decimal(str(second.value)), *product))  # fmt: skip
    columns = [column.column for column in table("columns") if column.table == "nested"]
    return pd.DataFrame(rows, columns=columns)


def _band(printed: str) -> Band:
    found = percentage(printed)
    if found.value > 1:
        raise UserError(f"{printed}: is no share of a whole. Give a percentage from 0 to 100.")
    shares = interval(found)
    return Band(found.value, shares.low, min(shares.high, type(found.value)(1)))
