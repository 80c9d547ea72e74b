"""The weights of ``data/codebook/base_evidence.csv`` anew: a logistic regression on the development texts.

True is a count that a planted fault or decoy names as the whole of a percentage.  False are the other
counts before such a percentage, and, before all other percentages, the counts that do not print them.
"""

from collections.abc import Iterator

import pandas as pd
from fit_links import DIGITS, fitted
from tqdm import tqdm

from zhibiao.audit.based import EVIDENCE, cases, prints
from zhibiao.audit.measure import Marked, marked_texts
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page, page_of
from zhibiao.reports import DATA
from zhibiao.tables import load, save


def bases(page: Page, marked: list[Marked]) -> Iterator[dict[str, object]]:
    """The counts before each percentage of one text, their evidence and whether they are its base."""
    told = [spans for _, test, spans in marked if test == "grim"]
    for share, found in cases(page):
        named = [spans for spans in told if _marks(spans, share.item)]
        wholes = [base for base, _ in found if named and _marks(named[0], base)]
        whole = max(wholes, key=lambda base: base.value, default=None)
        for base, pieces in found:
            if whole or (not named and not prints(base, share)):
                yield {"text_id": page.report.report_id, "true": base is whole, **pieces}


def development() -> pd.DataFrame:
    """The cases of all development texts."""
    return pd.DataFrame(
        row
        for _, report, marked in tqdm(list(marked_texts("development")), desc="texts", unit="text")
        for row in bases(page_of(report), marked)
    )


def main() -> None:
    found, table = development(), load(EVIDENCE)
    weights = fitted(found.drop(columns=["text_id", "true"]), found["true"]).round(DIGITS)
    table["weight"] = weights.reindex(table["name"]).to_numpy()
    save(EVIDENCE, table, DATA / "codebook" / f"{EVIDENCE}.csv")


def _marks(spans: list[tuple[int, int]], item: Number) -> bool:
    return any(start < item.end and item.start < end for start, end in spans)


if __name__ == "__main__":
    main()
