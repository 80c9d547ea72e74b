"""The weights of ``data/codebook/change_evidence.csv`` anew: a logistic regression on the development texts.

True are the two levels that a planted fault or decoy names with a change.  False are the others of
such a change, and, of all other changes, the levels that do not give it.
"""

from collections.abc import Iterator

import pandas as pd
from fit_links import save_weights
from tqdm import tqdm

from zhibiao.audit.afar import EVIDENCE, cases
from zhibiao.audit.measure import Marked, marked_texts, span, touched
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page, page_of


def levels(page: Page, marked: list[Marked]) -> Iterator[dict[str, object]]:
    """The levels that each change of one text may be of, their evidence and whether it is."""
    told = [spans for _, test, spans in marked if test == "change_arithmetic"]
    for case in cases(page):
        named = [spans for spans in told if _marked(case.change.item, spans)]
        true = any(_marked(case.base, spans) and _marked(case.to, spans) for spans in named)
        if named or not case.pieces["fits"]:
            yield {"text_id": page.report.report_id, "true": true, **case.pieces}


def _marked(item: Number, spans: list[tuple[int, int]]) -> bool:
    return bool(touched([span(item.ids[0])], spans))


def development() -> pd.DataFrame:
    """The cases of all development texts."""
    return pd.DataFrame(
        row
        for _, report, marked in tqdm(list(marked_texts("development")), desc="texts", unit="text")
        for row in levels(page_of(report), marked)
    )


def main() -> None:
    found = development()
    save_weights(EVIDENCE, found.drop(columns=["text_id", "true"]), found["true"])


if __name__ == "__main__":
    main()
