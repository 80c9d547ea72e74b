"""Invented reports of other makes: is every planted fault found and nothing else claimed?"""

import csv
from pathlib import Path

import pytest

from zhibiao.audit import findings_of
from zhibiao.audit.page import Page, page_of
from zhibiao.records import Finding
from zhibiao.reports import read_report

FOLDER = Path(__file__).parent / "audit_reports"
FAULTS = list(csv.DictReader((FOLDER / "faults.csv").read_text(encoding="utf-8").splitlines()))
REPORTS = sorted(path.stem for path in FOLDER.glob("*.txt"))


def quotes(page: Page, finding: Finding) -> str:
    """The first characters of every place that a finding is about."""
    spans = [claim.partition("@")[2].partition("#")[0].split("-") for claim in finding.claim_ids]
    return " ".join(page.report.raw[int(a) : int(b)][:12].replace("\n", " ") for a, b in spans)


@pytest.mark.parametrize("name", REPORTS)
def test_is_every_planted_fault_found_and_nothing_else_claimed(name):
    page = page_of(read_report(FOLDER / f"{name}.txt"))
    alarms = [
        (finding.test, quotes(page, finding))
        for finding in findings_of(page)
        if finding.verdict == "inconsistent"
    ]
    assert alarms == [
        (row["test"], row["quotes"])
        for row in FAULTS
        if row["report"] == name and row["found"] == "yes"
    ]


def test_is_what_is_missed_a_small_part_of_what_was_planted():
    missed = [row for row in FAULTS if row["found"] == "no"]
    assert len(missed) < 0.1 * len(FAULTS)
