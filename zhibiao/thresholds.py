"""How many shares stand exactly at 100%, at 0 or at a round threshold, and how little that can say.

>>> shares = pd.DataFrame({"report_id": ["r"] * 4, "measure": ["percentage"] * 3 + ["universal"], "unit": ["%"] * 4,
...     "value": [Decimal(100), Decimal(95), Decimal("97.2"), Decimal(100)], "modality": ["reported"] * 4})
>>> at_thresholds(shares)[["report_id", "shares", "exactly_100", "zero", "round", "low", "high"]].values.tolist()
[['r', 4, 2, 0, 1, 19.4, 99.4], ['all', 4, 2, 0, 1, 19.4, 99.4]]
>>> at_thresholds(shares[:0]).empty
True
"""

from decimal import Decimal

import pandas as pd
from scipy.stats import binomtest

STEP = Decimal(5)
"""A share that is a multiple of this, other than 0 and 100, is a round threshold."""
COLUMNS = ["report_id", "shares", "exactly_100", "zero", "round", "at_threshold", "low", "high"]


def at_thresholds(claims: pd.DataFrame) -> pd.DataFrame:
    """One row per report and one for all: shares, those at 100%, 0 and round numbers.

    ``at_threshold`` is the share of all three in %, ``low`` and ``high`` its exact (Clopper and
    Pearson) interval of 95%, as if claims were drawn at random, which they are not.
    """
    shares = claims[claims["measure"].isin(["percentage", "universal", "zero"]) & claims["value"].notna()
                    & claims["modality"].isin(["target", "reported"])]  # fmt: skip
    groups = [*shares.groupby("report_id", sort=False), *([("all", shares)] if len(shares) else [])]
    rows = []
    for name, group in groups:
        values = list(group["value"])
        whole, none = values.count(Decimal(100)), values.count(Decimal(0))
        even = sum(value % STEP == 0 for value in values) - whole - none
        interval = binomtest(whole + none + even, len(values)).proportion_ci()
        rows.append((name, len(values), whole, none, even, *(round(100 * float(share), 1) for share in
                     ((whole + none + even) / len(values), interval.low, interval.high))))  # fmt: skip
    return pd.DataFrame(rows, columns=COLUMNS)
