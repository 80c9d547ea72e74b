"""The weights of ``data/codebook/retold_evidence.csv`` anew: a logistic regression on the development texts.

Two numbers that a planted fault says are one fact are a true case; all other pairs that the test
weighs are false ones, but those that another fault touches, which are left out.
"""

from collections.abc import Iterator

import pandas as pd
from fit_links import DIGITS, fitted
from tqdm import tqdm

from zhibiao import coded
from zhibiao.audit.candidates import repeatable
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page, page_of
from zhibiao.audit.retold import EVIDENCE, TEST, cases, told_once
from zhibiao.reports import DATA
from zhibiao.tables import load, save

Spans = list[list[int]]


def retold(page: Page, faults: pd.DataFrame) -> Iterator[dict[str, object]]:
    """The pairs of one text with their evidence and whether they are one fact."""
    marked = [(row.test, _spans(row.spans)) for row in faults.itertuples()]
    for one, other, pieces in cases(page, [n for n in page.numbers if repeatable(page, n)]):
        touching = {test for test, spans in marked if _marks(spans, one) and _marks(spans, other)}
        known = told_once(page, one, other, pieces)
        if known and touching <= {TEST}:
            yield {"text_id": page.report.report_id, "true": bool(touching), **known}


def development() -> pd.DataFrame:
    """The cases of all development texts that are nobody's damaged copy."""
    faults = load("faults").query("kind == 'fault'")
    texts = load("texts").query("split == 'development' and twin_of == ''")["text_id"]
    return pd.DataFrame(
        row
        for text_id in tqdm(texts, desc="texts", unit="text")
        for row in retold(page_of(coded.report(text_id)), faults[faults["text_id"] == text_id])
    )


def main() -> None:
    found = development()
    table = load(EVIDENCE)
    weights = fitted(found.drop(columns=["text_id", "true"]), found["true"]).round(DIGITS)
    table["weight"] = weights.reindex(table["name"]).to_numpy()
    save(EVIDENCE, table, DATA / "codebook" / f"{EVIDENCE}.csv")


def _spans(printed: str) -> Spans:
    return [[int(place) for place in span.split("-")] for span in printed.split()]


def _marks(spans: Spans, item: Number) -> bool:
    return any(start < item.end and item.start < end for start, end in spans)


if __name__ == "__main__":
    main()
