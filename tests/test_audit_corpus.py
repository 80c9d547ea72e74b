"""What the five reports say against themselves: found by rule, and nothing else claimed."""

import pytest

from zhibiao.audit import findings_of
from zhibiao.audit.page import page_of
from zhibiao.reports import corpus

INCONSISTENT = {
    "fuzhou-2024": [],
    "liaoyuan-nd": [
        ("grim", "5 / 0.8 = 6.25; 5 / 6 = 83.33 %, 5 / 7 = 71.43 %; printed 80%"),
        ("enumeration", "四个强化: 3 sections, 3 of them begin with 强化"),
    ],
    "ordos-nd": [],
    "quanzhou-2023": [],
    "weinan-2021": [],
}
HELD = {
    "fuzhou-2024": [("enumeration", "not_testable", "七大")],
    "liaoyuan-nd": [
        (
            "sum_of_parts",
            "not_testable",
            "208 台 left for 10处, 20.8 台 per 处; counted as 10 台: 6764, 198 short",
        ),
        ("sum_of_parts", "consistent", "6962 + 48463 = 55425 台; printed 55425 台"),
        ("enumeration", "consistent", "六项新机制: 6 named"),
    ],
    "ordos-nd": [
        ("repeated_fact", "consistent", "21 处 and 21 处"),
        ("enumeration", "consistent", "131: expanded as 1-3-1"),
    ],
    "quanzhou-2023": [
        ("repeated_fact", "consistent", "32 个 and 32 个"),
        ("repeated_fact", "consistent", "12 辆 and 12 辆"),
        ("repeated_fact", "not_testable", "40 个 and 720 个"),
    ],
    "weinan-2021": [
        (
            "deadline",
            "not_testable",
            "到2021年 = 2021-12-31; 2021年底前 = 2021-12-31; 2021年前 = 2020-12-31 if read strictly, "
            "2021-12-31 if loosely; document of 2021-01-12",
        ),
    ],
}


@pytest.fixture(scope="module")
def found():
    return {report.report_id: findings_of(page_of(report)) for report in corpus()}


@pytest.mark.parametrize("report_id", INCONSISTENT)
def test_is_every_known_inconsistency_found_and_no_other_claimed(found, report_id):
    alarms = [(f.test, f.computed) for f in found[report_id] if f.verdict == "inconsistent"]
    assert alarms == INCONSISTENT[report_id]


@pytest.mark.parametrize("report_id", HELD)
def test_are_the_figures_that_meet_each_other_shown_with_their_verdicts(found, report_id):
    for test, verdict, computed in HELD[report_id]:
        assert [
            f
            for f in found[report_id]
            if (f.test, f.verdict) == (test, verdict) and computed in f.computed
        ]


def test_does_every_inconsistency_say_what_else_it_may_be_and_what_would_settle_it(found):
    for finding in (
        f for findings in found.values() for f in findings if f.verdict != "consistent"
    ):
        assert finding.rivals
        assert finding.settled_by


def test_are_ids_unique_and_claims_of_their_own_report(found):
    for report_id, findings in found.items():
        assert len({f.finding_id for f in findings}) == len(findings)
        assert all(name.startswith(f"{report_id}@") for f in findings for name in f.claim_ids)
