"""The main job: the corpus in; tables, notebooks and figures out."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
from tqdm import tqdm

from zhibiao import dictionary, exercises, notebooks
from zhibiao.account import numerals_frame
from zhibiao.audit import findings_frame, findings_of_all
from zhibiao.audit.measure import quality
from zhibiao.audit.page import Page, page_of
from zhibiao.changes import changes, linked, nested, per_head
from zhibiao.claims import claims_of
from zhibiao.goals import goals_of
from zhibiao.ledger import ledger, refuse_unclassed
from zhibiao.linkscore import pair_quality
from zhibiao.pairs import pairs
from zhibiao.records import Report
from zhibiao.repair import mend
from zhibiao.reports import DATA, ROOT, corpus
from zhibiao.scorecard import errors_table
from zhibiao.tables import claims_frame, edits_frame, load, save_all

NOTEBOOKS = ROOT / "notebooks"


class Parts(NamedTuple):
    """What one report gives: its rows of the tables made report by report, and the page to check."""

    claims: pd.DataFrame
    edits: pd.DataFrame
    numerals: pd.DataFrame
    goals: pd.DataFrame
    report: dict[str, object]
    page: Page


def parts_of(report: Report, *, strict: bool = True) -> Parts:
    """Read one report; in the corpus (``strict``) a numeral that nobody knows is refused."""
    reading = mend(report.raw)
    told = claims_of(report, reading)
    rows = ledger(report, reading, told)
    if strict:
        refuse_unclassed(report.report_id, report.raw, rows)
    found = claims_frame(told)
    return Parts(
        found,
        edits_frame(report.report_id, reading.edits),
        numerals_frame(report.report_id, rows),
        goals_of(report, reading, told),
        _report_row(report, len(found)),
        page_of(report, reading, told),
    )


def tables_of(reports: Sequence[Report], parts: Sequence[Parts]) -> dict[str, pd.DataFrame]:
    """The derived tables of some reports, those that compare reports with each other included."""
    claims, edits, numerals, goals = (
        pd.concat(frames, ignore_index=True) for frames in list(zip(*parts, strict=True))[:4]
    )
    moved, report_rows = changes(claims), pd.DataFrame([one.report for one in parts])
    return {
        "claims": claims,
        "edits": edits,
        "numerals": numerals,
        "reports": report_rows,
        "pairs": pairs(claims, reports),
        "goals": goals,
        "changes": moved,
        "linked": linked(moved),
        "nested": nested(claims),
        "per_head": per_head(claims, report_rows, load("places"), load("national_levels")),
        "findings": findings_frame(findings_of_all([one.page for one in parts])),
    }


def derive() -> None:
    """Read the corpus and write the tables of ``data/derived``, all of them or none."""
    reports = corpus()
    parts = [parts_of(one) for one in tqdm(reports, desc="reading reports", unit="report")]
    tables = tables_of(reports, parts) | {
        "audit_quality": quality(),
        "pair_quality": pair_quality(),
        "errors": errors_table(),
    }
    save_all(tables, {name: DATA / "derived" / f"{name}.csv" for name in tables})
    dictionary.write()


def run() -> None:
    """Derive the tables, execute every notebook in place, and write the gallery of figures."""
    derive()
    from zhibiao.figures import gallery

    notebooks.run([*sorted(NOTEBOOKS.glob("[0-9]*.ipynb")), *exercises.solutions()])
    exercises.write()
    gallery()


def _report_row(report: Report, claims: int) -> dict[str, object]:
    columns = [
        "report_id",
        "kind",
        "place",
        "province",
        "level",
        "genre",
        "issuer",
        "title_zh",
        "title_en",
        "date",
        "date_precision",
    ]
    row = {name: getattr(report, name) for name in columns}
    return row | {
        "characters": len(report.raw),
        "claims": claims,
        "copy_quality": report.copy_quality,
        "source": report.source,
        "license": report.license,
        "raw_sha256": report.raw_sha256,
    }
