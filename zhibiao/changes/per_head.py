"""Counts as rates: a reported number beside the people who live there, and the nation's.

Populations are those of ``data/context/places.csv``, with their source and their day.  The years of
a count and of its base differ, and both are kept.

>>> from zhibiao.tables import load
>>> found = per_head(load("claims"), load("reports"), load("places"), load("national_levels"))
>>> found.loc[found.place == "China", ["indicator_id", "rate"]].values.tolist()[0]
['daily_patrol_force', Decimal('52.4')]
>>> per_head(load("claims"), load("reports"), load("places")[:0], load("national_levels"))
Traceback (most recent call last):
zhibiao.errors.UserError: places: no population of China. Add a row resident_population_census.
"""

from decimal import Decimal

import pandas as pd

from zhibiao.errors import UserError
from zhibiao.lexicon import table

CENSUS = "resident_population_census"
PER = 100_000
NATION = "China"


def per_head(
    claims: pd.DataFrame, reports: pd.DataFrame, places: pd.DataFrame, levels: pd.DataFrame
) -> pd.DataFrame:
    """Every reported count of an indicator whose national number is known, per 100,000 residents.

    Returns
    -------
    One row per place and printed count, the nation first, with the columns of ``per_head`` in
    ``data/codebook/columns.csv``; ``rate`` is per 100,000 residents, to one decimal or two digits.
    """
    people = places[places.indicator == CENSUS].drop_duplicates("place").set_index("place")
    if NATION not in people.index:
        raise UserError(f"places: no population of {NATION}. Add a row {CENSUS}.")
    national = levels[(levels.scope == NATION) & ~levels.unit.isin(["%", "compounds"])]
    place_of = reports.set_index("report_id")["place"]
    dates = reports.set_index("report_id")["date"]
    rows = []
    for level in national.sort_values("indicator", kind="stable").itertuples():
        rows.append((level.indicator, NATION, "", "", level.value, level.unit, level.as_of,
                     *_rate(level.value, people, NATION)))  # fmt: skip
        counts = claims[(claims.indicator_id == level.indicator) & (claims.measure == "count")
                        & (claims.modality == "reported") & claims.value.notna()
                        & (claims.value != "")]  # fmt: skip
        counts = counts.assign(place=list(counts.report_id.map(place_of)))
        for claim in counts.drop_duplicates(["place", "value", "unit"]).itertuples():
            if claim.place in people.index:
                rows.append((level.indicator, claim.place, claim.claim_id, claim.report_id, Decimal(claim.value),
                             claim.unit, dates[claim.report_id], *_rate(claim.value, people, claim.place)))  # fmt: skip
    columns = [column.column for column in table("columns") if column.table == "per_head"]
    return pd.DataFrame(rows, columns=columns)


def _rate(value: Decimal | str, people: pd.DataFrame, place: str) -> tuple[Decimal, str, Decimal]:
    """The residents, the day they were counted, and the rate."""
    row = people.loc[place]
    rate = Decimal(value) * PER / Decimal(row.value)
    shown = f"{rate:.1f}" if rate >= 10 else f"{rate:.2g}"
    return Decimal(row.value), row.as_of, Decimal(shown)
