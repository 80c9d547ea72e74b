"""How far the ledger can be trusted: against the claims that readers coded, split by split.

>>> found = trust(["development"]).loc["development"]
>>> bool(found["by_exception"] < 0.004 * found["in_coded_claims"])
True
>>> trust(["training"])
Traceback (most recent call last):
zhibiao.errors.UserError: no split 'training'. Take development, test or all.
"""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from zhibiao import coded
from zhibiao.ledger import Row, ledger_of_text

WRONG = {"exceptions": "by_exception", "numerals": "by_pattern", "none": "unknown"}


def trust(splits: Sequence[str] = coded.SPLITS) -> pd.DataFrame:
    """One row per split, with nothing of the texts in it but counts.

    Columns: characters, numerals, unclassed, per_1000 (unclassed per 1,000 characters);
    and of the numerals in claims of the adjudicated reading: in_coded_claims (how many), in_claim
    (dates that a claim's words hold among them), by_exception, by_pattern (classed as something else by an exception, or by a pattern of the
    parser), unknown (unclassed).
    """
    return (
        pd.DataFrame({split: _counts(split) for split in splits})
        .T.rename_axis("split")
        .convert_dtypes()
    )


def _counts(split: str) -> dict[str, float]:
    gold = coded.reading(split=split)
    found = Counter(dict.fromkeys(
        ("characters", "numerals", "unclassed", "per_1000", "in_coded_claims", "in_claim",
         "by_exception", "by_pattern", "unknown"), 0))  # fmt: skip
    for name in coded.in_split(split):
        raw = coded.raw(name)
        rows = ledger_of_text(raw)
        here = gold[gold["report_id"] == name]
        spans = list(zip(here["start"], here["end"], strict=True))
        found.update(characters=len(raw), numerals=len(rows),
                     unclassed=sum(row.kind == "unclassed" for row in rows))  # fmt: skip
        for row in rows:
            if any(start <= row.start and row.end <= end for start, end in spans):
                found.update(["in_coded_claims", _told(row)])
    return found | {"per_1000": round(1000 * found["unclassed"] / found["characters"], 2)}


def _told(row: Row) -> str:
    if row.kind in ("in_claim", "date"):  # 由去年下半年的97.86%提升到98.41% has a date within
        return "in_claim"
    return WRONG.get(row.rule.split(":")[0], "by_pattern")
