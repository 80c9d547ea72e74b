"""One claim as a reader checks it: in its sentence, with its edits and its trace."""

from pathlib import Path

from zhibiao.audit import findings_of
from zhibiao.audit.page import page_of
from zhibiao.errors import UserError
from zhibiao.lookup import PLACE, find, report_of
from zhibiao.records import Report
from zhibiao.tables import claims_frame

ELSEWHERE = ("claim_id", "report_id", "start", "end", "quote", "prefix", "suffix", "trace")
"""Columns of a claim that the head, the sentence and the trace show."""


def show(
    claim_id: str,
    file: str | Path | None = None,
    *,
    kind: str | None = None,
    encoding: str | None = None,
) -> str:
    """A claim as text: sentence in the raw and in the reading, coding, edits, trace.

    A stretch that is no claim, such as a date, is shown with the findings that cite it.

    >>> print(show("weinan-2021@3813-3818"))  # doctest: +ELLIPSIS
    weinan-2021@3813-3818
    ...
    """
    try:
        claim, reading = find(claim_id, file, kind=kind, encoding=encoding)
    except UserError:
        if cited := _cited(claim_id, report_of(claim_id, file, kind, encoding)):
            return cited
        raise
    low, high = _sentence(reading.raw, claim.start, claim.end)
    start, end = reading.reading_span(claim.start, claim.end)
    first, last = _sentence(reading.text, start, end)
    edits = reading.edits_in(low, high)
    coded = claims_frame([claim]).iloc[0]
    shown = [name for name in coded.index if name not in ELSEWHERE]
    lines = [
        claim.claim_id,
        "",
        f"raw      {reading.raw[low : claim.start]}【{claim.quote.exact}】{reading.raw[claim.end : high]}",
        f"reading  {reading.text[first:start]}【{reading.text[start:end]}】{reading.text[end:last]}",
        "",
        *(f"{name:18} {coded[name]}" for name in shown if coded[name] != ""),
        "",
        f"edits in this sentence: {len(edits)}",
        *(
            f"  {edit.start}-{edit.end} {edit.before!r} → {edit.after!r}  {edit.rule}, {edit.warrant}: {edit.reason}"
            for edit in edits
        ),
        "trace",
        *(f"  {step}" for step in claim.trace),
    ]
    return "\n".join(line.strip("\n") for line in lines)


def _cited(stretch: str, report: Report) -> str:
    """A stretch that findings cite and that is no claim, in its sentence; empty if it is none."""
    found = PLACE.search(stretch)
    if not found or not found["end"]:
        return ""
    findings = [f for f in findings_of(page_of(report)) if stretch in f.claim_ids]
    if not findings:
        return ""
    start, end = int(found["start"]), int(found["end"])
    low, high = _sentence(report.raw, start, end)
    lines = [
        f"{stretch}  is no claim, and is cited by",
        *(f"  {finding.finding_id}  {finding.verdict}: {finding.computed}" for finding in findings),
        "",
        f"raw      {report.raw[low:start]}【{report.raw[start:end]}】{report.raw[end:high]}",
    ]
    return "\n".join(line.rstrip("\n") for line in lines)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    low = max((text.rfind(stop, 0, start) for stop in "。！？!?\n"), default=-1) + 1
    ends = [place for stop in "。！？!?\n" if (place := text.find(stop, end)) >= 0]
    high = min(ends, default=len(text) - 1) + 1
    while text[low] in " \u3000\n" and low < start:
        low += 1
    return low, high
