"""The main job: the corpus in; tables, notebooks and figures out."""

import pandas as pd
from tqdm import tqdm

from zhibiao import dictionary, notebooks
from zhibiao.account import numerals_frame
from zhibiao.audit import findings_frame, findings_of_all
from zhibiao.audit.measure import quality
from zhibiao.audit.page import page_of
from zhibiao.changes import changes, linked, nested, per_head
from zhibiao.claims import claims_of
from zhibiao.ledger import ledger, refuse_unclassed
from zhibiao.pairs import pairs
from zhibiao.records import Report
from zhibiao.repair import mend
from zhibiao.reports import DATA, ROOT, corpus
from zhibiao.tables import claims_frame, edits_frame, load, save_all

NOTEBOOKS = ROOT / "notebooks"


def derive() -> None:
    """Read the corpus and write the tables of ``data/derived``, all of them or none."""
    claims, edits, numerals, reports = [], [], [], []
    for report in tqdm(corpus(), desc="reading reports", unit="report"):
        reading = mend(report.raw)
        told = claims_of(report, reading)
        rows = ledger(report, reading, told)
        refuse_unclassed(report.report_id, report.raw, rows)
        numerals.append(numerals_frame(report.report_id, rows))
        found = claims_frame(told)
        claims.append(found)
        edits.append(edits_frame(report.report_id, reading.edits))
        reports.append(_report_row(report, len(found)))
    all_claims = pd.concat(claims, ignore_index=True)
    moved, report_rows = changes(all_claims), pd.DataFrame(reports)
    tables = {
        "claims": all_claims,
        "edits": pd.concat(edits, ignore_index=True),
        "numerals": pd.concat(numerals, ignore_index=True),
        "reports": report_rows,
        "pairs": pairs(all_claims, corpus()),
        "changes": moved,
        "linked": linked(moved),
        "nested": nested(all_claims),
        "per_head": per_head(all_claims, report_rows, load("places"), load("national_levels")),
        "findings": findings_frame(findings_of_all([page_of(report) for report in corpus()])),
        "audit_quality": quality(),
    }
    save_all(tables, {name: DATA / "derived" / f"{name}.csv" for name in tables})
    dictionary.write()


def run() -> None:
    """Derive the tables, execute every notebook in place, and write the gallery of figures."""
    derive()
    from zhibiao.figures import gallery

    notebooks.run(sorted(NOTEBOOKS.glob("[0-9]*.ipynb")))
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
