"""What holds for all claims of a report, and how each is tied to its raw characters.

>>> from zhibiao.repair import mend
>>> report = Report(report_id="mine", raw="建成32个。", raw_sha256="", kind="report")
>>> document = document_of(report, mend(report.raw))
>>> [document.place(2, 5)["claim_id"], document.place(2, 5)["claim_id"], document.place(2, 5)["start"]]
['mine@2-5', 'mine@2-5#2', 2]
"""

from collections import Counter
from hashlib import sha256
from typing import Any, NamedTuple

from zhibiao import dating
from zhibiao.deadlines import document_deadline, of_the_whole
from zhibiao.periods import document_date
from zhibiao.records import Quote, Report
from zhibiao.repair import Reading
from zhibiao.reports import known_kind
from zhibiao.sections import begins_in, kind_of, year_of

CONTEXT = 16  # characters of prefix and suffix in a quote


def report_of(text: str, *, report_id: str = "text", kind: str | None = None) -> Report:
    """A text that is no file, as a report.

    >>> report_of("建成32个。").kind, report_of("建成32个。", kind="plan").kind
    ('report', 'plan')
    >>> report_of("建成32个。", kind="draft")
    Traceback (most recent call last):
    zhibiao.errors.UserError: kind: 'draft' is not one of plan, report, mixed. Give one of them.
    """
    digest = sha256(text.encode()).hexdigest()
    kind = known_kind(kind) or kind_of(text)
    return Report(report_id=report_id, raw=text, raw_sha256=digest, kind=kind)


class Document(NamedTuple):
    """What holds for all claims of a report."""

    report: Report
    reading: Reading
    seen: Counter[tuple[int, int]]  # the claims so far, by their raw spans
    year: str
    begins: str  # the year from which it looks ahead
    deadline: str  # by which it wants everything done, where it says so

    def place(self, start: int, end: int) -> dict[str, Any]:
        """What ties a claim on a stretch of the reading to its raw characters."""
        reading = self.reading
        start, end = reading.raw_span(start, end)
        return {
            "claim_id": self._named(start, end),
            "start": start,
            "end": end,
            "quote": Quote(
                exact=reading.raw[start:end],
                prefix=reading.raw[max(0, start - CONTEXT) : start],
                suffix=reading.raw[end : end + CONTEXT],
            ),
            "warrant": reading.warrant(start, end),
        }

    def edits(self, place: dict[str, Any]) -> list[str]:
        """The rules of the edits at a place, for the trace."""
        edits = self.reading.edits_in(place["start"], place["end"])
        return sorted({f"edit:{edit.rule}" for edit in edits})

    def _named(self, start: int, end: int) -> str:
        """The id of a claim: report and raw span, with #2, #3 for further subjects on a span."""
        self.seen[start, end] += 1
        count = self.seen[start, end]
        return f"{self.report.report_id}@{start}-{end}" + (f"#{count}" if count > 1 else "")


def document_of(report: Report, reading: Reading) -> Document:
    """A document before its first claim."""
    text = reading.text
    year = year_of(text, report.raw, report.date)
    begins, deadline = year, ""
    if report.kind == "plan":
        begins, deadline = max(year, begins_in(text)), _deadline(report, text, year)
    return Document(report, reading, Counter(), year, begins, deadline)


def _deadline(report: Report, text: str, year: str) -> str:
    """By when a plan wants all its goals; 2021年前 in both readings."""
    today = document_date(report.raw, report.date)
    when = of_the_whole(text, today)
    if when and (due := dating.deadline(when.string, when.start(), year)[0]):
        return due
    day = document_deadline(text, today)
    return day.isoformat() if day else ""
