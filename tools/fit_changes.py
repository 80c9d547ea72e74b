"""The weights of ``data/codebook/change_evidence.csv`` anew: a logistic regression on the development texts.

True are the two levels that a planted fault or decoy names with a change.  False are the others of
such a change, and, of all other changes, the levels that do not give it.
"""

from collections.abc import Iterator

from fit_bases import development, marked
from fit_links import save_weights

from zhibiao.audit.afar import EVIDENCE, cases
from zhibiao.audit.measure import Marked
from zhibiao.audit.page import Page


def levels(page: Page, known: list[Marked]) -> Iterator[dict[str, object]]:
    """The levels that each change of one text may be of, their evidence and whether it is."""
    told = [spans for _, test, spans in known if test == "change_arithmetic"]
    for case in cases(page):
        named = [spans for spans in told if marked(case.change.item, spans)]
        true = any(marked(case.base, spans) and marked(case.to, spans) for spans in named)
        if named or not case.pieces["fits"]:
            yield {"text_id": page.report.report_id, "true": true, **case.pieces}


def main() -> None:
    found = development(levels)
    save_weights(EVIDENCE, found.drop(columns=["text_id", "true"]), found["true"])


if __name__ == "__main__":
    main()
