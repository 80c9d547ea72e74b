"""How well targets are paired and judged, against plan-and-report pairs with known verdicts.

>>> found = measure_links("development")
>>> found.summary.index.tolist()[:3]
['rows known', 'rows found', 'rows right']
>>> measure_links("development", claims="imagined")
Traceback (most recent call last):
zhibiao.errors.UserError: no claims 'imagined'. Take adjudicated or parsed.
"""

from math import inf
from typing import NamedTuple

import pandas as pd

from zhibiao.aims import targets_of
from zhibiao.claims import claims_of
from zhibiao.coded import TEXTS, in_split, reading
from zhibiao.errors import UserError
from zhibiao.evidence import weighed
from zhibiao.outcomes import outcomes_of
from zhibiao.pairs import answers
from zhibiao.records import ALLOWED, Report
from zhibiao.reports import read_report
from zhibiao.score import alike
from zhibiao.surroundings import places, surrounded
from zhibiao.tables import claims_frame, load
from zhibiao.verdicts import MET

SOURCES = ("adjudicated", "parsed")
SAME_SUBJECT = 0.5


class LinkScore(NamedTuple):
    """``summary``: counts and shares; ``confusion``: known verdicts in rows, found ones in columns.

    ``rows``: one per known or found row; the quotes only for the development half.
    """

    summary: pd.Series
    confusion: pd.DataFrame
    rows: pd.DataFrame


def measure_links(split: str = "test", claims: str = "adjudicated") -> LinkScore:
    """Pair and judge the plans and reports of a split, and compare with ``data/coded/links.csv``.

    Parameters
    ----------
    claims : ``adjudicated``, the claims of the settled reading (pairs that have none are left
        out), measures matching and verdicts apart from parsing; ``parsed``, the claims that the parser finds.

    A row is right if target and outcome (or the absence of one) are; verdicts are compared on
    rows that are right, and ``verdicts right of known`` on all.
    """
    if claims not in SOURCES:
        raise UserError(f"no claims {claims!r}. Take {' or '.join(SOURCES)}.")
    known = load("links")
    known = known[known["plan_id"].isin(in_split(split))]
    if claims == "adjudicated":
        known = known[known["plan_id"].isin(reading()["report_id"])]
    frames = [
        _compared(rows, *_found(plan, report, claims))
        for (plan, report), rows in known.groupby(["plan_id", "report_id"])
    ]
    rows = pd.concat(frames, ignore_index=True)
    right = rows[rows["known"].notna() & rows["found"].notna()]
    codes = [word for word in ALLOWED["pair_verdict"] if word]
    confusion = pd.crosstab(right["known"], right["found"]).reindex(
        index=codes, columns=codes, fill_value=0
    )
    shown = rows if split == "development" else rows.drop(columns=["target", "outcome"])
    return LinkScore(
        _summary(rows, right), confusion.rename_axis(index="known", columns="found"), shown
    )


def pair_quality() -> pd.DataFrame:
    """What ``zhibiao compare`` says of itself: the counts on the test pairs, a row per source of claims."""
    rows = []
    for claims in SOURCES:
        found = measure_links("test", claims)
        rows.append({
            "claims": claims,
            "known": found.summary["rows known"],
            "found": found.summary["rows found"],
            "right": found.summary["rows right"],
            "verdicts_right": found.confusion.to_numpy().trace(),
            "met": found.rows["found"].isin(MET).sum(),
            "wrongly_met": found.summary["wrongly met"],
        })  # fmt: skip
    return pd.DataFrame(rows)


def reliability(quality: pd.DataFrame) -> str:
    """How often pairs and verdicts are right on the parser's claims, as a line for the console.

    >>> table = pd.DataFrame([dict(claims="parsed", known=200, found=210, right=160, verdicts_right=150, met=80, wrongly_met=4)])
    >>> print(reliability(table))
    How good this is, on plans and reports that no rule was made for: of 200 known rows 160 found, 150 with the right verdict; of 80 called met or beyond the target 4 wrongly (5 %).
    """
    of = quality.set_index("claims").loc["parsed"]
    share = 100 * of["wrongly_met"] / of["met"]
    return (
        f"How good this is, on plans and reports that no rule was made for: of {of['known']} known rows "
        f"{of['right']} found, {of['verdicts_right']} with the right verdict; of {of['met']} called met "
        f"or beyond the target {of['wrongly_met']} wrongly ({share:.0f} %)."
    )


def cases(plan: str, claims: str) -> pd.DataFrame:
    """Every pair of a target and an outcome of one plan and its report: the pieces of evidence, and whether it is known."""
    known = load("links")
    known = known[known["plan_id"] == plan]
    (plan_claims, reported), own = _read(plan, known["report_id"].iloc[0], claims)
    targets, outcomes = targets_of(plan_claims), outcomes_of(reported)
    goals, said = (table.set_index("claim_id") for table in (targets, outcomes))
    rows = [
        {
            "plan_id": plan,
            "true": any(
                _same(row, {"target_claim_id": one, "outcome_claim_id": other}, goals, said)
                for row in known.to_dict("records")
            ),
            **found.pieces,
        }
        for (one, other), found in weighed(targets, outcomes, own, least=-inf).items()
    ]
    return pd.DataFrame(rows)


def _found(plan: str, report: str, claims: str) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The pairs that are found, with the claims of the plan and of the report."""
    tables, own = _read(plan, report, claims)
    return answers(*tables, own), *tables


def _read(plan: str, report: str, claims: str) -> tuple[list[pd.DataFrame], tuple[str, ...]]:
    """The claims of both as ``surrounded`` gives them, and the names of their place."""
    texts = [
        read_report(TEXTS / f"{plan}.txt", kind="plan"),
        read_report(TEXTS / f"{report}.txt", kind="report"),
    ]
    return [surrounded(text, _claims(text, claims)) for text in texts], places(texts)


def _claims(text: Report, source: str) -> pd.DataFrame:
    if source == "parsed":
        return claims_frame(claims_of(text))
    settled = reading()
    settled = settled[settled["report_id"] == text.report_id].copy()
    again = settled.groupby(["start", "end"]).cumcount() + 1
    settled["claim_id"] = [
        f"{row.report_id}@{row.start}-{row.end}" + (f"#{n}" if n > 1 else "")
        for row, n in zip(settled.itertuples(), again, strict=True)
    ]
    return settled


def _compared(
    known: pd.DataFrame, found: pd.DataFrame, plan: pd.DataFrame, report: pd.DataFrame
) -> pd.DataFrame:
    """Known and found rows joined where target and outcome are the same; missing on a side is None.

    The subject of a target tells apart those that share a number, and is not asked for elsewhere.
    """
    goals = plan.set_index("claim_id")
    said = report.set_index("claim_id")
    rest = found.to_dict("records")
    named = known.groupby(["target_start", "target_end"])["target_subject"].transform("nunique") > 1
    known = known.assign(target_subject=known["target_subject"].where(named, ""))
    rows = []
    for row in known.to_dict("records"):
        mine = [other for other in rest if _same(row, other, goals, said)]
        mine.sort(
            key=lambda other: (
                -alike(row["target_subject"], goals.loc[other["target_claim_id"], "subject"])
            )
        )
        if mine:
            rest.remove(mine[0])
        rows.append(
            {
                "target": row["target_quote"],
                "outcome": row["outcome_quote"],
                "known": row["verdict"],
                "found": mine[0]["verdict"] if mine else None,
                "outcome_known": bool(row["outcome_quote"]),
            }
        )
    rows += [
        {
            "target": other["target_quote"],
            "outcome": other["outcome_quote"],
            "known": None,
            "found": other["verdict"],
            "outcome_known": bool(other["outcome_claim_id"]),
        }
        for other in rest
    ]
    return pd.DataFrame(rows)


def _same(known: dict, found: dict, goals: pd.DataFrame, said: pd.DataFrame) -> bool:
    goal = goals.loc[found["target_claim_id"]]
    if not _overlap(known["target_start"], known["target_end"], goal):
        return False
    if known["target_subject"] and alike(known["target_subject"], goal["subject"]) < SAME_SUBJECT:
        return False
    if known["outcome_start"] is None or not found["outcome_claim_id"]:
        return known["outcome_start"] is None and not found["outcome_claim_id"]
    return _overlap(
        known["outcome_start"], known["outcome_end"], said.loc[found["outcome_claim_id"]]
    )


def _overlap(start: int, end: int, claim: pd.Series) -> bool:
    return int(start) < int(claim["end"]) and int(claim["start"]) < int(end)


def _summary(rows: pd.DataFrame, right: pd.DataFrame) -> pd.Series:
    known, found = rows["known"].notna(), rows["found"].notna()
    linked = rows["outcome_known"]
    same = (right["known"] == right["found"]).sum()
    said_met = rows["found"].isin(MET)
    return pd.Series(
        {
            "rows known": known.sum(),
            "rows found": found.sum(),
            "rows right": len(right),
            "row precision": _share(len(right), found.sum()),
            "row recall": _share(len(right), known.sum()),
            "link precision": _share((known & found & linked).sum(), (found & linked).sum()),
            "link recall": _share((known & found & linked).sum(), (known & linked).sum()),
            "verdicts right": _share(same, len(right)),
            "verdicts right of known": _share(same, known.sum()),
            "wrongly met": (said_met & ~rows["known"].isin(MET)).sum(),
        },
        dtype=object,
    )


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else float("nan")
