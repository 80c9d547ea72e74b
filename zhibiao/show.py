"""One claim as a reader checks it: in its sentence, with its edits and its trace."""

from pathlib import Path

from zhibiao.claims import claims_of
from zhibiao.errors import UserError
from zhibiao.records import Claim
from zhibiao.repair import Reading, mend
from zhibiao.reports import RAW, read_report
from zhibiao.tables import claims_frame

ELSEWHERE = ("claim_id", "report_id", "start", "end", "quote", "prefix", "suffix", "trace")
"""Columns of a claim that the head, the sentence and the trace show."""


def find(
    claim_id: str,
    file: str | Path | None = None,
    *,
    kind: str | None = None,
    encoding: str | None = None,
) -> tuple[Claim, Reading]:
    """The claim of that id and the reading it stands in.

    >>> find("weinan-2021@0-4")
    Traceback (most recent call last):
    zhibiao.errors.UserError: weinan-2021@0-4: no such claim in weinan-2021. The nearest is weinan-2021@...
    """
    stem, _, place = claim_id.partition("@")
    path = Path(file or RAW / f"{stem}.txt")
    if not place or (not file and not path.exists()):
        raise UserError(
            f"{claim_id}: no such claim. Ids look like quanzhou-2023@3017-3021; for a report "
            "of your own give the file, too: --from FILE, in Python show(CLAIM_ID, FILE)."
        )
    report = read_report(path, kind=kind, encoding=encoding)
    if stem != report.report_id:
        raise UserError(
            f"{claim_id}: is a claim of {stem}, and {path.name} holds {report.report_id}. "
            "Give the file that it stands in."
        )
    reading = mend(report.raw)
    claims = claims_of(report, reading)
    found = next((claim for claim in claims if claim.claim_id == claim_id), None)
    if found:
        return found, reading
    if not claims:
        raise UserError(f"{claim_id}: no claim was found in {path.name}.")
    wanted = int(place.split("-")[0]) if place.split("-")[0].isdigit() else 0
    near = min(claims, key=lambda claim: abs(claim.start - wanted))
    raise UserError(
        f"{claim_id}: no such claim in {report.report_id}. The nearest is {near.claim_id} "
        f"({near.quote.exact})."
    )


def show(
    claim_id: str,
    file: str | Path | None = None,
    *,
    kind: str | None = None,
    encoding: str | None = None,
) -> str:
    """A claim as text: sentence in the raw and in the reading, coding, edits, trace.

    >>> print(show("weinan-2021@3813-3818"))  # doctest: +ELLIPSIS
    weinan-2021@3813-3818
    ...
    """
    claim, reading = find(claim_id, file, kind=kind, encoding=encoding)
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


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    low = max((text.rfind(stop, 0, start) for stop in "。！？!?\n"), default=-1) + 1
    ends = [place for stop in "。！？!?\n" if (place := text.find(stop, end)) >= 0]
    high = min(ends, default=len(text) - 1) + 1
    while text[low] in " \u3000\n" and low < start:
        low += 1
    return low, high
