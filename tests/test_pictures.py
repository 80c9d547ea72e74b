"""Each chart of a small invented table, held against the picture of it that somebody looked at.

A chart that is to look otherwise: look at the new one, then
``pytest tests/test_pictures.py --mpl-generate-path=tests/pictures``.
"""

from collections.abc import Iterator
from decimal import Decimal

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.figure import Figure

import zhibiao as zb
from zhibiao import charts, style
from zhibiao.verifiability import disclosed

NOTHING = dict.fromkeys(zb.load("claims").columns, "") | dict.fromkeys(
    ("low", "high", "baseline"), None
)
WHOLE = {"value": Decimal(100), "quote": "100%"}
TARGET = {
    "modality": "target",
    "report_id": "a",
    "deadline": "2023-12-31",
    "deadline_printed": "2023年底前",
}
FALL = {"measure": "change", "direction": "down", "stage": "outcome", "base_period": "同比"}
GUARDS = {"subject": "校园专职保安员配备率", "indicator_id": "campus_full_time_guards"}


def claim(number: int, **fields: object) -> dict[str, object]:
    """One invented claim; what is not given is a share of 98% that report b reports."""
    known = {"report_id": "b", "start": number, "end": number + 3, "value": Decimal(98), "unit": "%", "quote": "98%",
             "bound": "exact", "measure": "percentage", "modality": "reported", "stage": "output",
             "subject": "视频监控覆盖率", "subject_en": "video coverage"} | fields  # fmt: skip
    return NOTHING | known | {"claim_id": f"{known['report_id']}@{number}-{number + 3}"}


CLAIMS = pd.DataFrame(
    [
        claim(1, **TARGET | WHOLE | GUARDS),
        claim(2, **TARGET, value=Decimal(90), quote="90%以上", bound="at_least"),
        claim(3, **TARGET | {"deadline": ""}, value=None, low=Decimal(20), high=Decimal(30), unit="个", measure="count"),
        claim(4, **WHOLE | GUARDS, denominator="全市120所中小学", period="2023年"),
        claim(5, **WHOLE | {"measure": "universal", "quote": "全覆盖", "stage": "input"}),
        claim(6, **FALL, value=Decimal("12.5"), subject="盗窃案件", subject_en="theft cases", period="2023年"),
        claim(7, **FALL, value=Decimal(40), baseline=Decimal(50), bound="more_than", subject="事故死亡人数"),
        claim(8, value=Decimal(42), unit="个", measure="count", quote="42个", subject="警务站"),
        claim(9, modality="standard", stage="activity", measure="duration", unit="分钟", value=Decimal(5)),
    ]
)  # fmt: skip
REPORT = {"issuer": "unknown", "date_precision": "exact", "characters": 1500}
REPORTS = pd.DataFrame(
    [
        {"report_id": "a", "place": "Linjiang", "kind": "plan", "date": "2022-03-08"} | REPORT,
        {"report_id": "b", "place": "Beihe", "kind": "report", "date": "2024-01-15"} | REPORT,
        {"report_id": "c", "place": "Cangshan", "kind": "report", "date": "unknown"}
        | REPORT
        | {"date_precision": "none"},
    ]
)
PAIRS = pd.DataFrame(
    [
        ("a@1-4", "b@4-7", "shared_national_norm", "campus_full_time_guards"),
        ("a@2-5", "", "none", "public_area_video_coverage"),
        ("a@3-6", "", "none", ""),
    ],
    columns=["target_claim_id", "outcome_claim_id", "relation", "indicator_id"],
).assign(verdict="", due="", due_from="")
OUTSIDE = pd.DataFrame(
    [
        {
            "report_id": "b",
            "start": 8,
            "end": 11,
            "quote": "42个",
            "subject": "",
            "relation": "repeated",
        }
    ]
)
NORMS, LEVELS = (
    zb.load(name).query("indicator == 'campus_full_time_guards'")
    for name in ("national_targets", "national_levels")
)
SMALL = {
    "answers": (CLAIMS, REPORTS, PAIRS),
    "assurance": (CLAIMS.assign(end=CLAIMS["start"] + 3), REPORTS, OUTSIDE),
    "disclosure": (disclosed(CLAIMS, {}),),
    "falls": (CLAIMS, REPORTS),
    "fragility": (CLAIMS, CLAIMS[3:]),
    "hundreds": (CLAIMS, REPORTS),
    "hundreds_list": (CLAIMS, REPORTS),
    "matrix": (CLAIMS, REPORTS),
    "targets": (CLAIMS, REPORTS, NORMS, LEVELS),
    "timeline": (CLAIMS, REPORTS, NORMS),
    "topics": (CLAIMS, REPORTS),
}
"""For each chart the tables that its ``rows`` take."""


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


@pytest.mark.mpl_image_compare(
    baseline_dir="pictures", savefig_kwargs={"dpi": 72}, tolerance=4, style="default"
)
@pytest.mark.parametrize("name", SMALL)
def test_picture(name: str) -> Figure:
    """Does the chart look as it did when somebody last looked at it?"""
    style.style()
    chart = getattr(charts, name)
    rows = (charts.hundreds if name == "hundreds_list" else chart).rows(*SMALL[name])
    fig, ax = plt.subplots(figsize=chart.size(rows))
    chart.draw(ax, rows)
    return fig
