"""The claim of an id, and the report it stands in."""

import re
from pathlib import Path

from zhibiao.claims import claims_of
from zhibiao.errors import UserError
from zhibiao.records import Claim, Report
from zhibiao.repair import Reading, mend
from zhibiao.reports import RAW, read_report

PLACE = re.compile(r"@(?P<start>[0-9]{1,9})(?:-(?P<end>[0-9]{1,9})\Z)?")
"""Of an id: its first character and the one after its last, as in quanzhou-2023@3017-3021."""


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
    report = report_of(claim_id, file, kind, encoding)
    reading = mend(report.raw)
    claims = claims_of(report, reading)
    found = next((claim for claim in claims if claim.claim_id == claim_id), None)
    if found:
        return found, reading
    if not claims:
        raise UserError(f"{claim_id}: no claim was found in {report.report_id}.")
    place = PLACE.search(claim_id)
    wanted = int(place["start"]) if place else 0
    near = min(claims, key=lambda claim: abs(claim.start - wanted))
    raise UserError(
        f"{claim_id}: no such claim in {report.report_id}. The nearest is {near.claim_id} "
        f"({near.quote.exact})."
    )


def report_of(
    claim_id: str, file: str | Path | None, kind: str | None, encoding: str | None
) -> Report:
    """The report that an id names: of the corpus, or the file given."""
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
    return report
