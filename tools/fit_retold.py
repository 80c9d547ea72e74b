"""The weights of ``data/codebook/retold_evidence.csv`` anew: a logistic regression on the development texts.

Two numbers that a planted fault says are one fact are a true case; all other pairs that the test
weighs are false ones, but those that another fault touches and those told of two, which are left out.
"""

from collections.abc import Iterator

import pandas as pd
from fit_links import save_weights
from tqdm import tqdm

from zhibiao.audit.candidates import repeatable
from zhibiao.audit.likeness import likeness
from zhibiao.audit.measure import marked_texts, span, touched
from zhibiao.audit.page import Page, page_of
from zhibiao.audit.retold import EVIDENCE, TEST, Case, cases, compared, of_two
from zhibiao.tables import load


def weighed(page: Page) -> Iterator[tuple[Case, dict[str, float]]]:
    """The pairs of a page that are weighed, with all their evidence."""
    for case in cases(page, [n for n in page.numbers if repeatable(page, n)]):
        like = likeness(page, case.one.item, case.other.item)
        if not of_two(case, like):
            yield case, case.pieces | compared(case, like)


def of_texts() -> Iterator[dict[str, object]]:
    """The cases of all development texts that are nobody's damaged copy, and whether they are one fact."""
    own = set(load("texts").query("twin_of == ''")["text_id"])
    texts = [row for row in marked_texts("development") if row[0] in own]
    for _, report, marked in tqdm(texts, desc="texts", unit="text"):
        faults = [(test, spans) for kind, test, spans in marked if kind == "fault"]
        for case, pieces in weighed(page_of(report)):
            places = [span(told.item.ids[0]) for told in (case.one, case.other)]
            touching = {
                test for test, spans in faults if all(touched([place], spans) for place in places)
            }
            if touching <= {TEST}:
                yield {"true": bool(touching), **pieces}


def main() -> None:
    found = pd.DataFrame(of_texts())
    save_weights(EVIDENCE, found.drop(columns="true"), found["true"])


if __name__ == "__main__":
    main()
