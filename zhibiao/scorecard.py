"""What ``zhibiao score`` prints: a table of claims against the adjudicated reading.

>>> from zhibiao.reports import DATA
>>> print(scorecard(DATA / "derived" / "claims.csv", "development"))
development: ... texts with a split, ...
>>> scorecard(DATA / "derived" / "claims.csv", "test")
Traceback (most recent call last):
zhibiao.errors.UserError: .../claims.csv: holds no claim of a text of the split test. Parse those texts...
"""

from pathlib import Path

import pandas as pd

from zhibiao.claims import claims_of
from zhibiao.coded import in_split, raw, reading, report
from zhibiao.errors import UserError
from zhibiao.score import Score, by, errors, read_claims, score
from zhibiao.tables import claims_frame


def scorecard(claims: Path, split: str = "test", *, with_errors: bool = False) -> str:
    """Precision, recall, F1 and accuracies by report, measure, stage and wording, as text.

    Texts of the split that have no reading (damaged copies) and reports outside the split are
    left out, and named.  A text without a row in the table counts as wholly missed, and is named.
    """
    found, gold = read_claims(claims), reading(split=split)
    texts = set(gold["report_id"])
    mine = found[found["report_id"].isin(texts)]
    if mine.empty:
        raise UserError(f"{claims}: holds no claim of a text of the split {split}. Parse those texts "
                        "first: zhibiao parse data/coded/texts/*.txt --to claims.csv.")  # fmt: skip
    result = score(mine, gold)
    held = texts & set(mine["report_id"])
    parts = [f"{split}: {len(in_split(split))} texts with a split, {len(texts)} with a reading, "
             f"{len(gold)} claims in it; the table holds claims of {len(held)} of them"]  # fmt: skip
    for what, names in (
        ("without a claim in the table, counted as missed", texts - held),
        ("in the table but not scored", set(found["report_id"]) - texts),
    ):
        if names:
            parts.append(f"{what}: {', '.join(sorted(names))}")
    parts += [_table(result.summary)]
    parts += [
        f"by {field}\n{_table(by(result, field))}" for field in ("measure", "stage", "wording")
    ]
    if with_errors:
        parts.append(_errors(result))
    return "\n\n".join(parts)


def measure_claims(split: str = "test") -> Score:
    """The parser's claims of the coded texts of a split against the reading of them.

    The texts are read as a user's own: no sidecar says what kind they are of.

    >>> measure_claims("development").summary.loc["all", "recall"] > 0.9
    np.True_
    >>> measure_claims("training")
    Traceback (most recent call last):
    zhibiao.errors.UserError: no split 'training'. Take development, test or all.
    """
    gold = reading(split=split)
    found = [claims_frame(claims_of(report(name))) for name in sorted(set(gold["report_id"]))]
    return score(pd.concat(found, ignore_index=True), gold)


def errors_table(result: Score | None = None) -> pd.DataFrame:
    """The derived table ``errors``: every place of the test texts where the parser and the reading differ.

    >>> errors_table(measure_claims("development")).columns.tolist()
    ['text_id', 'start', 'end', 'error', 'found', 'gold', 'context']
    """
    every = errors(measure_claims("test") if result is None else result, raw)
    sides = {
        side: every[side].map(lambda cell: "" if cell is None else f"{cell}")
        for side in ("found", "gold")
    }
    return every.rename(columns={"report_id": "text_id"}).assign(**sides)


def _table(figures: pd.DataFrame) -> str:
    counted = figures.columns.intersection(["found", "gold", "matched"])
    return figures.astype(dict.fromkeys(counted, int)).to_string(
        float_format="{:.3f}".format, na_rep=""
    )


def _errors(result: Score) -> str:
    table = errors(result, raw)
    lines = [
        f"{row.report_id}@{row.start}-{row.end}  {row.error}: "
        f"{row.found if row.found != '' else '(none)'} ≠ {row.gold if row.gold != '' else '(none)'}  {row.context}"
        for row in table.itertuples()
    ]
    return "\n".join([f"errors (found ≠ reading): {len(lines)}", *lines])
