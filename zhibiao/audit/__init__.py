"""Do the numbers add up?  Tests of a report's numbers against each other.

Verdicts are consistent, inconsistent and not_testable; an inconsistency has explanations, and
each finding lists them in the order of their likelihood and names the record that would decide.

>>> frame = audit("全市共建成街面警务站68座,其中东桁区26座、白芷县21座、石篁县17座。")
>>> frame[["test", "verdict", "computed"]].values.tolist()
[['sum_of_parts', 'inconsistent', '26 + 21 + 17 = 64 座; printed 68 座']]
>>> audit("全市新配巡逻车46辆、无人机92架。").empty
True
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

import pandas as pd

from zhibiao.audit import arithmetic, deadlines, enumeration, grim, repeats, sums
from zhibiao.audit.page import Page, page_of, page_of_text
from zhibiao.lexicon import table
from zhibiao.records import Finding, Report

TESTS = {
    "sum_of_parts": sums.findings,
    "grim": grim.findings,
    "repeated_fact": repeats.findings,
    "change_arithmetic": arithmetic.findings,
    "enumeration": enumeration.findings,
    "deadline": deadlines.findings,
}
"""Each test by its name: a function from a Page to its findings, in text order."""


def audit(report: Report | str, *, kind: str | None = None) -> pd.DataFrame:
    """The findings about a report, or a text, one row each; the columns are those of findings.csv."""
    page = page_of(report) if isinstance(report, Report) else page_of_text(report, kind=kind)
    return findings_frame(findings_of(page))


def findings_of(page: Page) -> list[Finding]:
    """All findings about one report, test by test."""
    return _named([finding for test in TESTS.values() for finding in test(page)])


def findings_of_all(pages: Sequence[Page]) -> list[Finding]:
    """The findings about several reports, with facts repeated between reports of one place."""
    found = [finding for page in pages for finding in findings_of(page)]
    between = [f for one, other in combinations(pages, 2) for f in repeats.across(one, other)]
    return _named(found + between)


def findings_frame(findings: Iterable[Finding]) -> pd.DataFrame:
    """Findings as a table; ids are separated by spaces, rival explanations by a vertical bar."""
    columns = [row.column for row in table("columns") if row.table == "findings"]
    rows = [
        {name: getattr(finding, name) for name in columns}
        | {
            "claim_ids": " ".join(finding.claim_ids),
            "rivals": " | ".join(finding.rivals),
            "chance_of_failing": ""
            if finding.chance_of_failing is None
            else f"{finding.chance_of_failing:f}",
        }
        for finding in findings
    ]
    return pd.DataFrame(rows, columns=columns)


def _named(findings: list[Finding]) -> list[Finding]:
    """Findings with ids that are unique: #2 for a second one on the same numbers."""
    seen: dict[str, int] = {}
    named = []
    for finding in findings:
        name = finding.finding_id.partition("#")[0]
        seen[name] = seen.get(name, 0) + 1
        named.append(
            replace(finding, finding_id=name + (f"#{seen[name]}" if seen[name] > 1 else ""))
        )
    return named
