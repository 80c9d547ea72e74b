"""Findings as a reader checks them: the numbers in their words, the computation, what else it may be.

>>> from zhibiao.audit import findings_of
>>> from zhibiao.audit.page import page_of_text
>>> page = page_of_text("全市共建成街面警务站68座,其中东桁区26座、白芷县21座、石篁县17座。")
>>> print(account(page, findings_of(page)))
text: 1 finding, 1 inconsistent, 0 not testable, 0 consistent
<BLANKLINE>
inconsistent  sum_of_parts: sums and shares 合计与占比
  in the text  【68座】,其中东桁区【26座】、白芷县【21座】、石篁县【17座】
  claims       text@10-13 text@19-22 text@26-29 text@33-36
  computed     26 + 21 + 17 = 64 座; printed 68 座
  so           The text does not call the list complete, but the parts are this near the total; the parts come to 4 座 less than printed.
  by accident  99.0 % of unrelated numbers would fail this test
  or else      1. the list is not complete
               2. a part or the total is misprinted
               3. the parts were counted on another day than the total
  settled by   the table that the total was taken from, with its date
>>> print(account(page, []))
text: nothing that these tests pair, among 4 numbers
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pandas as pd

from zhibiao.audit import findings_frame, findings_of_all
from zhibiao.audit.page import Page, page_of
from zhibiao.errors import UserError
from zhibiao.lexicon import table
from zhibiao.plurals import counted
from zhibiao.records import Finding, Report
from zhibiao.tables import load, save

ORDER = ("inconsistent", "not_testable", "consistent")
GAP = 24  # characters between two numbers from which the words between them are left out


def tell(reports: Sequence[Report], table: Path | None = None) -> str:
    """The account of several reports, facts repeated between them included; the table if asked for."""
    pages = [page_of(report) for report in reports]
    findings = findings_of_all(pages)
    if table:
        save("findings", findings_frame(findings), table)
    parts = [
        account(page, [f for f in findings if f.report_id == page.report.report_id])
        for page in pages
    ]
    quality = _quality() if any(page.numbers for page in pages) else None
    parts += [reliability(quality)] if quality is not None else []
    parts += [f"written: {table}"] if table else []
    return "\n\n".join(parts)


def _quality() -> pd.DataFrame | None:
    """The measured quality of the tests, where the corpus has been built."""
    try:
        return load("audit_quality")
    except UserError:
        return None


def account(page: Page, findings: Sequence[Finding]) -> str:
    """One report's findings as text: inconsistencies first, each with all that weighs on it."""
    name = page.report.report_id
    if not findings:
        size = counted(len(page.numbers), "number")
        return f"{name}: " + (
            f"nothing that these tests pair, among {size}" if page.numbers else "no number to test"
        )
    counts = {verdict: sum(f.verdict == verdict for f in findings) for verdict in ORDER}
    head = f"{name}: {counted(len(findings), 'finding')}, " + ", ".join(
        f"{counts[verdict]} {verdict.replace('_', ' ')}" for verdict in ORDER
    )
    ordered = sorted(findings, key=lambda finding: ORDER.index(finding.verdict))
    return "\n\n".join([head, *(_told(page, finding) for finding in ordered)])


def reliability(quality: pd.DataFrame) -> str:
    """How often the tests find what was planted, and raise what was not: one line per set of texts."""
    lines = [
        "How good these tests are (faults planted and found; false alarms per 2,000 characters):"
    ]
    for row in quality[quality["test"] == "all"].itertuples():
        found = f"{row.found} of {row.faults} found" if row.faults else "none planted"
        lines.append(f"  {row.texts}: {found}, {row.alarms_per_2000} false alarms")
    return "\n".join(lines)


def _told(page: Page, finding: Finding) -> str:
    fields = [
        ("in the text", quoted(page, finding)),
        ("claims", " ".join(finding.claim_ids)),
        ("computed", finding.computed),
        ("so", finding.explanation),
        ("match", finding.match),
        ("by accident", _accident(finding)),
        (
            "or else",
            f"\n{'':15}".join(f"{i}. {rival}" for i, rival in enumerate(finding.rivals, 1)),
        ),
        ("settled by", finding.settled_by),
    ]
    named = next(row for row in table("audit_tests") if row.test == finding.test)
    said = f"{finding.test}: {named.name_en} {named.name_zh}"
    lines = [f"{finding.verdict.replace('_', ' '):12}  {said}"]
    return "\n".join([*lines, *(f"  {name:11}  {text}" for name, text in fields if text)])


def _accident(finding: Finding) -> str:
    if finding.chance_of_failing is None:
        return ""
    share = finding.chance_of_failing * 100
    return f"{'over 99.9' if share > Decimal('99.9') else f'{share:.1f}'} % of unrelated numbers would fail this test"


def quoted(page: Page, finding: Finding) -> str:
    """The numbers of a finding in the words between them; long stretches are cut to …"""
    own = [name for name in finding.claim_ids if name.startswith(f"{page.report.report_id}@")]
    spans = sorted(
        page.reading.reading_span(*map(int, re.findall(r"\d+", name.rpartition("@")[2])[:2]))
        for name in own
    )
    text, last = "", None
    for start, end in spans:
        if last is not None and start < last:
            continue
        if last is not None:
            between = page.text[last:start]
            text += between if len(between) <= GAP else f"{between[:6]} … {between[-6:]}"
        text += f"【{page.text[start:end] if end - start <= 60 else page.text[start : start + 60] + '…'}】"
        last = end
    return re.sub(r"\s+", " ", text)
