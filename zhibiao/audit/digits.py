"""How many numbers a test of digits would need: whether last digits are spread evenly.

A test on last digits takes whole, unrounded counts of three digits and more, whose last digit may be
any of ten.  If a share of them had a last digit of one writer's choosing, ``needed`` says how many
numbers it takes to see that in four of five collections, at 5 %.

>>> needed(0.1)
174
>>> needed(0)
Traceback (most recent call last):
zhibiao.errors.UserError: a share of 0: nothing to be seen. Give one between 0 and 1.
"""

import pandas as pd
from scipy.stats import chi2, ncx2

from zhibiao.errors import UserError

FREEDOM = 9  # ten digits
LEVEL, POWER = 0.05, 0.8


def usable(claims: pd.DataFrame) -> pd.DataFrame:
    """The claims whose last digit says something: exact counts of three digits and more, not round."""
    counts = claims[
        (claims["measure"] == "count") & (claims["bound"] == "exact") & claims["value"].notna()
    ]
    whole = counts["value"].map(lambda value: value >= 100 and value == int(value))
    plain = ~counts["quote"].str.contains("[万亿千百十]")
    return counts[whole & plain]


def needed(share: float) -> int:
    """How many numbers, if this share of them ends in one digit that somebody chose."""
    if not 0 < share <= 1:
        raise UserError(f"a share of {share}: nothing to be seen. Give one between 0 and 1.")
    even = (1 - share) / 10
    effect = (9 * (even - 0.1) ** 2 + (even + share - 0.1) ** 2) / 0.1
    limit = chi2.ppf(1 - LEVEL, FREEDOM)
    number = 1
    while ncx2.sf(limit, FREEDOM, number * effect) < POWER:
        number += 1
    return number
