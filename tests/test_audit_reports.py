"""Three invented reports of other makes: is every planted fault found and nothing else claimed?"""

from pathlib import Path

import pytest

from zhibiao.audit import findings_of
from zhibiao.audit.page import page_of
from zhibiao.reports import read_report

FOLDER = Path(__file__).parent / "audit_reports"
ALARMS = {
    "notice": [
        ("sum_of_parts", "1,260万元 680万元 320万元 250万元"),
        ("grim", "2,214起 2,108起 97.2%"),
        ("repeated_fact", "1,042起 1,024起"),
        ("deadline", "2024年5月底前"),
    ],
    "plan": [
        ("sum_of_parts", "2,400路 800路 900路 800路"),
        ("sum_of_parts", "68个 142个 220个"),
        ("grim", "98个 72个 71.4%"),
        ("enumeration", "五大 圈层查控工程、雪亮提升工程、群防群治工程、智慧内保工程"),
        ("deadline", "2023年9月底前"),
        ("deadline", "2024年12月底前 2024年9月底前"),
    ],
    "press": [
        ("grim", "498個 436個 85.7%"),
        ("repeated_fact", "2.36億元 2.63億元"),
    ],
}


@pytest.mark.parametrize("name", ALARMS)
def test_is_every_planted_fault_found_and_nothing_else_claimed(name):
    page = page_of(read_report(FOLDER / f"{name}.txt"))
    alarms = [
        (finding.test, " ".join(page.report.raw[slice(*map(int, claim.partition("@")[2].split("#")[0].split("-")))]
                                for claim in finding.claim_ids))
        for finding in findings_of(page) if finding.verdict == "inconsistent"
    ]
    assert alarms == ALARMS[name]
