"""The weights of ``data/codebook/retold_evidence.csv`` anew: a logistic regression on the development texts.

Two numbers that a planted fault says are one fact are a true case; all other pairs that the test
weighs are false ones, but those that another fault touches, which are left out.
"""

from collections.abc import Iterator

import pandas as pd
from fit_links import save_weights
from tqdm import tqdm

from zhibiao.audit.candidates import repeatable
from zhibiao.audit.measure import Marked, marked_texts, touched
from zhibiao.audit.page import Page, page_of
from zhibiao.audit.retold import EVIDENCE, TEST, cases, told_once
from zhibiao.tables import load


def retold(page: Page, marked: list[Marked]) -> Iterator[dict[str, object]]:
    """The pairs of one text with their evidence and whether they are one fact."""
    faults = [(test, spans) for kind, test, spans in marked if kind == "fault"]
    for one, other, pieces in cases(page, [n for n in page.numbers if repeatable(page, n)]):
        places = [(item.start, item.end) for item in (one, other)]
        touching = {
            test for test, spans in faults if all(touched([place], spans) for place in places)
        }
        known = told_once(page, one, other, pieces)
        if known and touching <= {TEST}:
            yield {"text_id": page.report.report_id, "true": bool(touching), **known}


def development() -> pd.DataFrame:
    """The cases of all development texts that are nobody's damaged copy."""
    own = set(load("texts").query("twin_of == ''")["text_id"])
    texts = [row for row in marked_texts("development") if row[0] in own]
    return pd.DataFrame(
        row
        for _, report, marked in tqdm(texts, desc="texts", unit="text")
        for row in retold(page_of(report), marked)
    )


def main() -> None:
    found = development()
    save_weights(EVIDENCE, found.drop(columns=["text_id", "true"]), found["true"])


if __name__ == "__main__":
    main()
