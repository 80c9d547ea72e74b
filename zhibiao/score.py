"""How good a table of claims is, against the adjudicated reading.

Claims are matched one to one where their spans overlap, as many as can be; among the largest
matchings the one with the most exact spans, then the one whose spans and subjects are most
alike (``scipy.optimize.linear_sum_assignment``).  Fields are judged on matched claims.

>>> gold = pd.DataFrame([dict(report_id="r", start=0, end=3, quote="32个", value="32", unit="个",
...     bound="exact", measure="count", direction="", modality="reported", stage="output", subject="警务站")])
>>> score(gold, gold).summary.loc["all", ["precision", "recall", "f1", "value"]].tolist()
[1.0, 1.0, 1.0, 1.0]
>>> score(gold[:0], gold).summary.loc["all", ["precision", "recall", "f1"]].tolist()
[nan, 0.0, 0.0]
>>> by(score(gold, gold), "measure").loc["count", ["gold", "recall", "stage"]].tolist()
[1.0, 1.0, 1.0]
>>> score(gold.drop(columns="start"), gold)
Traceback (most recent call last):
zhibiao.errors.UserError: the claims to be scored lack the column start. Give a table as zhibiao parse writes it.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment

from zhibiao.cells import PLAIN_NUMBER
from zhibiao.coded import in_context
from zhibiao.errors import UserError
from zhibiao.intervals import decimal
from zhibiao.tables import read_table

FIELDS = ("value", "unit", "bound", "measure", "direction", "modality", "stage", "subject")
NEEDED = ("report_id", "start", "end", "quote", *FIELDS)
NUMBERS = ("value", "low", "high")
"""A value is right where all three are: a range has no value, only its two ends."""
SAME_SUBJECT = 0.5
"""Share of characters in common from which two subjects are held to name the same thing."""


class Score(NamedTuple):
    """Tables: ``summary`` has a row per report and one for all; the others hold claims."""

    summary: pd.DataFrame
    matched: pd.DataFrame
    missed: pd.DataFrame
    extra: pd.DataFrame
    found: pd.DataFrame
    gold: pd.DataFrame


def read_claims(path: Path) -> pd.DataFrame:
    """A table of claims from any program, its offsets as integers, its numbers checked.

    >>> read_claims(Path("data/derived/no_claims.csv"))
    Traceback (most recent call last):
    zhibiao.errors.UserError: data/derived/no_claims.csv: can't be read (No such file or directory)...
    """
    table = read_table(path, "Give a table as zhibiao parse writes it.", padded=True)
    table = table[table.ne("").any(axis="columns")]  # a blank line is no claim
    if lacking := [column for column in NEEDED if column not in table]:
        raise UserError(
            f"{path}: lacks the column {lacking[0]}. Give a table as zhibiao parse writes it."
        )
    for column in ("start", "end", *(name for name in NUMBERS if name in table)):
        for row, cell in table[column].items():
            if not (
                re.fullmatch(r"[0-9]{1,12}", cell)
                if column in ("start", "end")
                else not cell or PLAIN_NUMBER.fullmatch(cell)
            ):
                raise UserError(
                    f"{path}, line {row + 2}, column {column}: {cell!r} is no number. Write digits."
                )
    return table.astype({"start": int, "end": int}).reset_index(drop=True)


def score(found: pd.DataFrame, gold: pd.DataFrame) -> Score:
    """Match two tables of claims and say how far the first agrees with the second.

    Parameters
    ----------
    found, gold : tables with at least the columns of ``NEEDED`` (and, if they have them, ``low``
        and ``high``); offsets in raw characters.

    Returns
    -------
    Score
        Precision, recall, F1 and the accuracy of each field are shares between 0 and 1,
        or nan where there is nothing to take a share of.
    """
    found, gold = _ready(found, "claims to be scored"), _ready(gold, "reading")
    reports = sorted(set(found["report_id"]) | set(gold["report_id"]))
    pairs = [pair for name in reports for pair in _match(
        *(table[table["report_id"] == name] for table in (found, gold)))]  # fmt: skip
    left, right = found.to_dict("index"), gold.to_dict("index")
    rows = [{"found": i, "gold": j} | _compare(left[i], right[j]) for i, j in pairs]
    matched = pd.DataFrame(rows, columns=[
        "report_id", "start", "end", "found", "gold", "exact_span", *FIELDS,
        *(f"{side}_{field}" for field in ("quote", *FIELDS) for side in ("found", "gold")),
    ])  # fmt: skip
    missed = gold.drop(index=[j for _, j in pairs])
    extra = found.drop(index=[i for i, _ in pairs])
    summary = pd.DataFrame({
        name: _figures(*(
            table if name == "all" else table[table["report_id"] == name]
            for table in (found, gold, matched)
        ))
        for name in ["all", *reports]
    }).T.rename_axis("report_id")  # fmt: skip
    return Score(summary, matched, missed, extra, found, gold)


def by(result: Score, field: str) -> pd.DataFrame:
    """The same figures by a field, e.g. measure, stage or wording, one row per code.

    Precision goes by the code in the scored table, recall and accuracy by the code in the
    reading.  ``wording`` is how the number is written (see :func:`wording`).
    """
    sides = {}
    for side, table in (("found", result.found), ("gold", result.gold)):
        codes = wording(table) if field == "wording" else table.get(field)
        if codes is None:
            raise UserError(
                f"there is no column {field} to score by. Columns: {', '.join(FIELDS)}."
            )
        hit = codes.index.isin(result.matched[side])
        sides[side] = pd.Series(hit, index=codes.to_numpy()).groupby(level=0).agg(["size", "mean"])
    codes = wording(result.gold) if field == "wording" else result.gold[field]
    accuracy = result.matched.groupby(result.matched["gold"].map(codes))[[*FIELDS]].mean()
    names = sides["found"].index.union(sides["gold"].index)
    found, gold = (sides[side].reindex(names) for side in ("found", "gold"))
    counts = {"found": found["size"].fillna(0), "gold": gold["size"].fillna(0)}
    shares = {"precision": found["mean"], "recall": gold["mean"]}
    return pd.DataFrame(counts | shares).join(accuracy.astype(float)).rename_axis(field)


def wording(claims: pd.DataFrame) -> pd.Series:
    """How the number of each claim is written, from its quote.

    >>> wording(pd.DataFrame({"quote": ["32个", "3.6万名", "七成", "由5%提升至7%", "3至5人", "全覆盖", "零发案"]})).tolist()
    ['digits', 'digits with 万', 'Chinese numerals', 'two numbers', 'two numbers', 'words', 'words']
    """
    quote = claims["quote"].astype(str)
    digits = quote.str.count(r"[\d０-９][\d０-９.,，．]*")
    chinese = quote.str.contains("[〇一二两兩三四五六七八九十百千万萬亿億半数數几幾]")
    return pd.Series(
        np.select(
            [digits.gt(1) & quote.str.contains("[至到—–~～-]"), digits.gt(0) & chinese, digits.gt(0), chinese],
            ["two numbers", "digits with 万", "digits", "Chinese numerals"], "words",
        ), index=claims.index,
    )  # fmt: skip


def errors(result: Score, raw: Callable[[str], str], around: int = 14) -> pd.DataFrame:
    """Every error in its context: a missed or an extra claim, or a field that differs.

    Parameters
    ----------
    raw : gives the text of a report for its id, e.g. ``coded.raw``.
    around : characters of context on each side.
    """
    rows = [
        (row.report_id, row.start, row.end, kind, row.subject if kind == "extra" else "",
         row.subject if kind == "missed" else "")
        for kind, table in (("missed", result.missed), ("extra", result.extra))
        for row in table.itertuples()
    ]  # fmt: skip
    for row in result.matched.to_dict("records"):
        place = (row["report_id"], row["start"], row["end"])
        if not row["exact_span"]:
            rows.append((*place, "span", row["found_quote"], row["gold_quote"]))
        rows += [(*place, field, row[f"found_{field}"], row[f"gold_{field}"])
                 for field in FIELDS if not row[field]]  # fmt: skip
    table = pd.DataFrame(rows, columns=["report_id", "start", "end", "error", "found", "gold"])
    table["context"] = in_context(table, raw, around)
    return table.sort_values(["report_id", "start", "end", "error"], ignore_index=True)


def alike(one: str, other: str) -> float:
    """How alike two subjects are: 1 where one holds the other, else the share of characters.

    >>> alike("盗窃案件数", "案件数"), alike("街面警务站", "满意度"), alike("破案率", "率")
    (1.0, 0.0, 0.0)
    """
    one, other = (
        text.translate(str.maketrans("", "", '“”‘’"（）() 　的')) for text in (one, other)
    )
    if one == other:
        return 1.0
    if min(len(one), len(other)) < 2:
        return 0.0
    if one in other or other in one:
        return 1.0
    common = sum(min(one.count(char), other.count(char)) for char in set(one))
    return common / min(len(one), len(other))


def _ready(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """The table in one order, whatever order it came in, so that ties always fall alike."""
    if lacking := [column for column in NEEDED if column not in table]:
        raise UserError(f"the {name} lack the column {lacking[0]}. "
                        "Give a table as zhibiao parse writes it.")  # fmt: skip
    if (empty := ~table["end"].gt(table["start"])).any():
        row = int(empty.to_numpy().argmax())
        raise UserError(f"the {name}, row {row + 1}: end is not after start. Give each claim its "
                        "first character and the one after its last.")  # fmt: skip
    order = [
        "report_id",
        "start",
        "end",
        *(c for c in (*FIELDS, "low", "high", "quote") if c in table),
    ]
    return table.sort_values(
        order, key=lambda cells: cells if cells.name in ("start", "end") else cells.map(str),
        ignore_index=True, kind="stable",
    )  # fmt: skip


def _match(found: pd.DataFrame, gold: pd.DataFrame) -> list[tuple[int, int]]:
    """Index pairs of the best one-to-one matching of overlapping spans."""
    (low, high, mine), (start, end, theirs) = (
        (table["start"].to_numpy(int), table["end"].to_numpy(int), table["subject"].tolist())
        for table in (found, gold)
    )
    shared = np.minimum(high[:, None], end) - np.maximum(low[:, None], start)
    share = shared / (np.maximum(high[:, None], end) - np.minimum(low[:, None], start))
    gain = np.zeros(shared.shape)
    for i, j in np.argwhere(shared > 0):
        gain[i, j] = 1e6 + 1e3 * (share[i, j] == 1) + share[i, j] + alike(mine[i], theirs[j])
    chosen = zip(*linear_sum_assignment(-gain), strict=True)
    return [(found.index[i], gold.index[j]) for i, j in chosen if gain[i, j]]


def _compare(one: dict[str, object], other: dict[str, object]) -> dict[str, object]:
    same = {field: str(one[field]) == str(other[field]) for field in FIELDS}
    same["value"] = all(decimal(one.get(name)) == decimal(other.get(name)) for name in NUMBERS)
    same["subject"] = alike(one["subject"], other["subject"]) >= SAME_SUBJECT
    row = {name: other[name] for name in ("report_id", "start", "end")}
    row["exact_span"] = (one["start"], one["end"]) == (other["start"], other["end"])
    for field in ("quote", *FIELDS):
        row |= {f"found_{field}": one[field], f"gold_{field}": other[field]}
    return row | same


def _figures(found: pd.DataFrame, gold: pd.DataFrame, matched: pd.DataFrame) -> dict[str, float]:
    hits, exact = len(matched), int(matched["exact_span"].sum())
    figures = {
        "found": len(found), "gold": len(gold), "matched": hits,
        "precision": _share(hits, len(found)), "recall": _share(hits, len(gold)),
        "f1": _share(2 * hits, len(found) + len(gold)),
        "exact_span_f1": _share(2 * exact, len(found) + len(gold)),
    }  # fmt: skip
    return figures | {field: _share(int(matched[field].sum()), hits) for field in FIELDS}


def _share(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")
