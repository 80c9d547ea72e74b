"""How far two readings of the same texts agree: on what is a claim, and on each field.

Mentions are compared as F1, fields on the claims that both readings have: percent agreement
and, for fields with a fixed set of codes, Krippendorff's alpha and Gwet's AC1, which allow for
agreement by chance.  Intervals are 95%, from resampling whole texts, because the claims of one
text are not independent of one another.

>>> from zhibiao.coded import reading
>>> one, other = (reading(name, "development") for name in ("language model A", "language model B"))
>>> agreement(counts(one, other)).loc["stage", ["claims", "alpha"]].round(2).tolist()
[548.0, 0.97]
>>> agreement(counts(one, other[:0])).loc["mentions", ["claims", "agreement"]].tolist()
[548.0, 0.0]
"""

import numpy as np
import pandas as pd

from zhibiao.records import ALLOWED
from zhibiao.score import Score, score

CODED = ("unit", "bound", "measure", "direction", "modality", "stage")
"""Fields with codes, for which agreement by chance is a question."""
OPEN = ("value", "subject", "period", "deadline", "denominator")
"""Fields in the text's own words or numbers: percent agreement alone."""
COLUMNS = ("report_id", "field", "first", "second", "agree", "claims")
RESAMPLES = 1000
SEED = 20231228
FEWEST_TEXTS = 5
"""Below this many texts there is nothing to resample, and no interval is given."""


def counts(first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    """Agreement and disagreement counted by text and field: what every figure here is made from.

    Returns
    -------
    One row per text, field and pair of codes (``first``, ``second``; empty for fields in own
    words), with whether they ``agree`` and the number of ``claims``.
    """
    result = score(first, second)
    pairs = _pairs(result)
    lone = [
        {"report_id": name, "field": "mentions", "first": a, "second": b, "agree": False, "claims": 1}
        for table, a, b in ((result.extra, "claim", ""), (result.missed, "", "claim"))
        for name in table["report_id"]
    ]  # fmt: skip
    rows = pd.DataFrame([*pairs, *lone], columns=COLUMNS)
    keys = list(COLUMNS[:-1])
    return rows.groupby(keys, as_index=False)["claims"].sum().sort_values(keys, ignore_index=True)


def agreement(counted: pd.DataFrame) -> pd.DataFrame:
    """One row per field: claims compared, ``agreement``, ``alpha``, ``ac1``, each with its interval.

    For mentions ``agreement`` is F1, and ``claims`` those that either reading has.  A coefficient
    is nan where it is undefined (a field with one code only) or has no meaning (own words).
    """
    texts = sorted(set(counted["report_id"]))
    draws = np.zeros((0, len(texts)))
    if len(texts) >= FEWEST_TEXTS:
        even = np.full(len(texts), 1 / len(texts))
        draws = np.random.default_rng(SEED).multinomial(len(texts), even, size=RESAMPLES)
    rows = {}
    for field in ("mentions", "span", *OPEN, *CODED):
        here = counted[counted["field"] == field]
        if not here.empty:
            rows[field] = {"claims": here["claims"].sum()} | _figures(field, here, texts, draws)
    return pd.DataFrame(rows).T.rename_axis("field")


def settled(first: pd.DataFrame, second: pd.DataFrame, final: pd.DataFrame) -> pd.DataFrame:
    """How each field of each claim was settled: whom the final reading follows.

    Returns
    -------
    One row per text, field and ``follows`` (both, first, second or neither), with the number of
    ``claims`` of the final reading.  Claims that a reader does not have count as not followed.
    """
    sides = [
        {(pair["gold"], pair["field"]) for pair in _pairs(score(one, final)) if pair["agree"]}
        for one in (first, second)
    ]  # fmt: skip
    names = {(True, True): "both", (True, False): "first", (False, True): "second"}
    gold = score(final, final).gold
    rows = [
        {"report_id": row.report_id, "field": field, "claims": 1,
         "follows": names.get(tuple((row.Index, field) in side for side in sides), "neither")}
        for row in gold.itertuples() for field in ("mentions", "span", *OPEN, *CODED)
    ]  # fmt: skip
    keys = ["report_id", "field", "follows"]
    return pd.DataFrame(rows).groupby(keys, as_index=False)["claims"].sum()


def gwet_ac1(table: np.ndarray) -> np.ndarray:
    """Gwet's AC1 of two readers, from the square table of their codes (all codes of the scale).

    AC1 = (pa - pe) / (1 - pe), where pa is the share of agreement and, with the share p of each
    of q codes (mean of both readers), pe = sum p (1 - p) / (q - 1).  Several tables may be
    stacked along the first axes.  The example is Gwet's own (100 patients, two abstractors), for
    which he prints 0.8493305:

    >>> gwet_ac1([[13, 0, 0], [0, 20, 7], [0, 4, 56]]).round(7)
    np.float64(0.8493305)
    """
    agreed, share, total, codes = _parts(table)
    with np.errstate(invalid="ignore", divide="ignore"):
        by_chance = (share * (1 - share)).sum(axis=-1) / (codes - 1)
        return (agreed / total - by_chance) / (1 - by_chance)


def krippendorff_alpha(table: np.ndarray) -> np.ndarray:
    """Krippendorff's alpha (nominal) of two readers, from the same table or tables.

    One formula for many tables at once; the tests hold it against the package krippendorff.
    It is nan where only one code was ever used.

    >>> krippendorff_alpha([[13, 0, 0], [0, 20, 7], [0, 4, 56]]).round(5)
    np.float64(0.79726)
    """
    agreed, share, total, _ = _parts(table)
    with np.errstate(invalid="ignore", divide="ignore"):
        by_chance = 1 - (share**2).sum(axis=-1)
        alpha = 1 - (1 - agreed / total) / by_chance * (2 * total - 1) / (2 * total)
    return np.where(by_chance > 1e-12, alpha, np.nan)[()]


def _parts(table: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, int]:
    """Agreed claims, share of each code (mean of both readers), claims, number of codes."""
    table = np.asarray(table, dtype=float)
    total = table.sum(axis=(-2, -1))
    with np.errstate(invalid="ignore"):
        share = (table.sum(axis=-2) + table.sum(axis=-1)) / (2 * total[..., None])
    return np.trace(table, axis1=-2, axis2=-1), share, total, table.shape[-1]


def percent(table: np.ndarray) -> np.ndarray:
    """Share of claims on which both readers have the same."""
    agreed, _, total, _ = _parts(table)
    with np.errstate(invalid="ignore"):
        return agreed / total


def f1(table: np.ndarray) -> np.ndarray:
    """F1 of the claims of two readers, where the agreed ones are those that both have."""
    agreed, _, total, _ = _parts(table)
    with np.errstate(invalid="ignore"):
        return 2 * agreed / (agreed + total)


def _pairs(result: Score) -> list[dict[str, object]]:
    """What the matched claims agree on, one row per claim and field."""
    rows = []
    found, gold = result.found.to_dict("index"), result.gold.to_dict("index")
    for match in result.matched.to_dict("records"):
        one, other = found[match["found"]], gold[match["gold"]]
        same = {"mentions": True, "span": match["exact_span"], "value": match["value"],
                "subject": match["subject"]}  # fmt: skip
        same |= {field: _plain(one[field]) == _plain(other[field]) for field in OPEN[2:]}
        rows += [
            {"report_id": match["report_id"], "gold": match["gold"], "field": field, "first": "",
             "second": "", "agree": bool(agree), "claims": 1}
            for field, agree in same.items()
        ]  # fmt: skip
        rows += [
            {"report_id": match["report_id"], "gold": match["gold"], "field": field, "first": one[field],
             "second": other[field], "agree": one[field] == other[field], "claims": 1}
            for field in CODED
        ]  # fmt: skip
    return rows


def _plain(cell: str) -> str:
    """Words without what no reader need copy: order of dates, spaces, quotation marks."""
    return " ".join(sorted(cell.translate(str.maketrans("", "", '“”"，、')).split()))


def _figures(
    field: str, here: pd.DataFrame, texts: list[str], draws: np.ndarray
) -> dict[str, float]:
    tables = _by_text(field, here, texts)
    every, drawn = tables.sum(axis=0), np.tensordot(draws, tables, axes=1)
    measures = {"agreement": f1 if field == "mentions" else percent}
    if field in CODED:
        measures |= {"alpha": krippendorff_alpha, "ac1": gwet_ac1}
    figures = {}
    for name, measure in measures.items():
        values = measure(drawn)
        known = values[np.isfinite(values)]
        low, high = np.quantile(known, [0.025, 0.975]) if len(known) else (np.nan, np.nan)
        figures |= {name: float(measure(every)), f"{name}_low": low, f"{name}_high": high}
    return figures


def _by_text(field: str, here: pd.DataFrame, texts: list[str]) -> np.ndarray:
    """One square table of codes per text; for fields in own words [[same, other], [0, 0]]."""
    if field in CODED:
        codes = ALLOWED.get(field) or sorted(set(here["first"]) | set(here["second"]))
        rows, columns = (
            here[side].map({code: i for i, code in enumerate(codes)})
            for side in ("first", "second")
        )
    else:
        codes, rows, columns = (True, False), 0 * here["claims"], 1 - here["agree"].astype(int)
    tables = np.zeros((len(texts), len(codes), len(codes)))
    places = here["report_id"].map({name: i for i, name in enumerate(texts)})
    np.add.at(
        tables, (places.to_numpy(), rows.to_numpy(), columns.to_numpy()), here["claims"].to_numpy()
    )
    return tables
