"""The weights of ``data/codebook/base_evidence.csv`` anew: a logistic regression on the development texts.

True is a count that a planted fault or decoy names as the whole of a percentage.  False are the other
counts before such a percentage, and, before all other percentages, the counts that do not print them.
"""

from collections.abc import Callable, Iterator

import pandas as pd
from fit_links import save_weights
from tqdm import tqdm

from zhibiao.audit.based import EVIDENCE, cases, prints
from zhibiao.audit.measure import Marked, marked_texts, span, touched
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page, page_of


def bases(page: Page, known: list[Marked]) -> Iterator[dict[str, object]]:
    """The counts before each percentage of one text, their evidence and whether they are its base."""
    told = [spans for _, test, spans in known if test == "grim"]
    for share, found in cases(page):
        named = [spans for spans in told if marked(share.item, spans)]
        wholes = [base for base, _ in found if named and marked(base, named[0])]
        whole = max(wholes, key=lambda base: base.value, default=None)
        for base, pieces in found:
            if whole or (not named and not prints(base, share)):
                yield {"text_id": page.report.report_id, "true": base is whole, **pieces}


def marked(item: Number, spans: list[tuple[int, int]]) -> bool:
    return bool(touched([span(item.ids[0])], spans))


def development(
    rows: Callable[[Page, list[Marked]], Iterator[dict[str, object]]],
) -> pd.DataFrame:
    """The cases of all development texts, as ``rows`` finds them in each."""
    return pd.DataFrame(
        row
        for _, report, known in tqdm(list(marked_texts("development")), desc="texts", unit="text")
        for row in rows(page_of(report), known)
    )


def main() -> None:
    found = development(bases)
    save_weights(EVIDENCE, found.drop(columns=["text_id", "true"]), found["true"])


if __name__ == "__main__":
    main()
