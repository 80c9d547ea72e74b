"""指标: what Chinese local-government reports declare as targets, and what they report.

>>> import zhibiao as zb
>>> report = zb.read_report("data/raw/weinan-2021.txt")
>>> zb.claims(report).loc[0, ["quote", "modality"]].tolist()
['六', 'target']
"""

from zhibiao import stopping  # noqa: F401  # isort: skip  # before what takes seconds to load

import re
from dataclasses import replace
from pathlib import Path

import pandas as pd

from zhibiao.account import numerals_frame
from zhibiao.audit import audit
from zhibiao.audit.measure import measure_faults
from zhibiao.changes import (
    base_needed,
    chance,
    changes,
    explain,
    from_to,
    implied_ratio,
    linked,
    moving_base,
    nested,
    per_head,
    share_of_share,
    smallest_pairs,
    trend,
    what_it_means,
)
from zhibiao.claims import claims_of
from zhibiao.damage.measure import measure_repairs, measure_twins
from zhibiao.decoding import has_chinese
from zhibiao.document import report_of
from zhibiao.errors import UserError
from zhibiao.formatters import register
from zhibiao.ledger import ledger as _ledger
from zhibiao.linkscore import measure_links
from zhibiao.pairs import compare
from zhibiao.quantities import quantities
from zhibiao.records import Report
from zhibiao.repair import mend, replay
from zhibiao.reports import corpus, known_kind, read_report
from zhibiao.score import by, score
from zhibiao.show import show
from zhibiao.tables import claims_frame, load
from zhibiao.thresholds import at_thresholds
from zhibiao.versions import versions

__all__ = [
    "UserError",
    "at_thresholds",
    "audit",
    "base_needed",
    "browse",
    "by",
    "chance",
    "changes",
    "claims",
    "compare",
    "corpus",
    "explain",
    "from_to",
    "implied_ratio",
    "linked",
    "load",
    "measure_faults",
    "measure_links",
    "measure_repairs",
    "measure_twins",
    "mend",
    "moving_base",
    "nested",
    "numerals",
    "per_head",
    "quantities",
    "read_report",
    "replay",
    "score",
    "share_of_share",
    "show",
    "smallest_pairs",
    "trend",
    "versions",
    "view",
    "what_it_means",
]
__version__ = "0.1.0"
FILE = re.compile(r".*\.(txt|md)", re.IGNORECASE)

register()


def __getattr__(name: str):
    """``view`` and ``browse`` are fetched when they are first wanted: they load the charts."""
    if name in ("view", "browse"):
        from zhibiao import display

        return getattr(display, name)
    raise AttributeError(f"module 'zhibiao' has no attribute {name!r}")


def claims(report: Report | str, *, kind: str | None = None) -> pd.DataFrame:
    """The claims of a report, or of a text, one row each; the columns are those of claims.csv.

    >>> claims("全市建成街面警务站32个。")[["quote", "subject", "stage"]].values.tolist()
    [['32个', '街面警务站', 'output']]
    >>> claims("mine.txt")
    Traceback (most recent call last):
    zhibiao.errors.UserError: 'mine.txt': is no text of a report. For a file: zb.read_report(path).
    """
    return claims_frame(claims_of(_given(report, kind)))


def numerals(report: Report | str, *, kind: str | None = None) -> pd.DataFrame:
    """Every numeral of a report, or of a text, one row each; the columns are those of numerals.csv.

    >>> numerals("2023年,全市建成街面警务站32个。")[["surface", "class"]].values.tolist()
    [['2023', 'date'], ['全', 'scope'], ['32', 'in_claim']]
    """
    report = _given(report, kind)
    return numerals_frame(report.report_id, _ledger(report))


def _given(report: Report | str, kind: str | None) -> Report:
    """A report, or a text as one, of the kind that is named."""
    if isinstance(report, Report):
        return replace(report, kind=known_kind(kind) or report.kind)
    if isinstance(report, Path) or FILE.fullmatch(report) or not has_chinese(report):
        raise UserError(
            f"{str(report)[:40]!r}: is no text of a report. For a file: zb.read_report(path)."
        )
    return report_of(report, kind=kind)
