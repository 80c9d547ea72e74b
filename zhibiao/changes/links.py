"""Pairs of changes that imply a third: of one thing, counted in two ways.

>>> from zhibiao.changes.found import changes
>>> from zhibiao.claims import claims_of_text
>>> from zhibiao.tables import claims_frame
>>> told = changes(claims_frame(claims_of_text("今年来,盗窃警情数、案件数同比分别下降15.2%、42.1%。")))
>>> linked(told)[["ratio_en", "ratio", "low", "high"]].values.tolist()
[['cases per call', Decimal('0.6828'), Decimal('0.6817'), Decimal('0.6838')]]
>>> linked(told.head(1)).empty
True
"""

from fractions import Fraction
from itertools import permutations

import pandas as pd

from zhibiao.changes.ratios import Band, divided
from zhibiao.errors import UserError
from zhibiao.lexicon import table
from zhibiao.matching import match


def linked(changes: pd.DataFrame) -> pd.DataFrame:
    """Pairs of changes in one report that differ only in what is counted.

    Both are of the same thing (盗窃警情, 盗窃案件), as ``zhibiao.matching`` judges what is left of a
    subject without the word for what is counted, since the same time, both reported or both
    declared, and ``data/codebook/rivals.csv`` knows a ratio of the two.  That the two series
    cover the same area and period is the report's own suggestion, and no more.

    Parameters
    ----------
    changes : what `changes` gives.

    Returns
    -------
    DataFrame
        The columns of ``linked`` in ``data/codebook/columns.csv``: both claims, by what the ratio
        of second to first was multiplied, the interval that rounding leaves, and the names of the
        rival explanations.

    >>> linked(pd.DataFrame({"claim_id": []}))
    Traceback (most recent call last):
    zhibiao.errors.UserError: changes: the column of is missing. Give what zb.changes gives.
    """
    for column in (
        "of",
        "counted",
        "since",
        "modality",
        "relative",
        "relative_low",
        "relative_high",
    ):
        if column not in changes:
            raise UserError(f"changes: the column {column} is missing. Give what zb.changes gives.")
    known = {(row.first, row.second): row for row in table("rivals")}
    usable = changes[(changes.of != "") & changes[["relative", "relative_low"]].notna().all(axis=1)]
    rows = []
    for _, group in usable.groupby(["report_id", "since", "modality"], sort=False):
        for first, second in permutations(group.itertuples(), 2):
            ratio = known.get((first.counted, second.counted))
            if ratio is None or first.relative_low <= -100:
                continue
            alike = match(_thing(first), _thing(second))
            if alike.kind != "same":
                continue
            times = divided(_factor(second), _factor(first)).shown()
            rivals = [
                row.rival
                for row in table("rivals")
                if (row.first, row.second) == (first.counted, second.counted)
            ]
            rows.append(
                (
                    first.claim_id,
                    second.claim_id,
                    first.report_id,
                    first.of,
                    first.counted,
                    second.counted,
                    first.relative,
                    second.relative,
                    *times,
                    ratio.ratio_zh,
                    ratio.ratio_en,
                    " ".join(rivals),
                    alike.total,
                )
            )
    columns = [column.column for column in table("columns") if column.table == "linked"]
    return pd.DataFrame(rows, columns=columns)


def _thing(change: object) -> dict[str, str]:
    """What a change is a change of, whatever was counted of it."""
    return {"subject": change.of, "measure": "change", "unit": "%"}


def _factor(change: object) -> Band:
    ends = (change.relative, change.relative_low, change.relative_high)
    return Band(*(1 + Fraction(end) / 100 for end in ends))
