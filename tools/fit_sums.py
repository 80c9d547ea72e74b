"""The weights of ``data/codebook/sum_evidence.csv`` anew: a logistic regression on the development texts.

A case is a run of numbers that comes near a total.  It is true if a fault was planted in it, or if
it comes to the total where that is no accident: so most of what the words weigh is learnt from sums
that are right.  Then each half of the texts is weighed by the other's, and what is found is counted.
"""

from zlib import crc32

import pandas as pd
from fit_links import fitted, save_weights

from zhibiao.audit.addends import ENOUGH, cases, nearness
from zhibiao.audit.measure import marked_texts, span, touched
from zhibiao.audit.page import page_of
from zhibiao.audit.parts import meet
from zhibiao.audit.sums import tied_by_words

NO_ACCIDENT = 3.5
"""The nearness from which a sum that is met is taken for one."""
KNOWN = ["text_id", "met", "planted", "touched", "near"]


def all_cases() -> pd.DataFrame:
    """One row per run of the development texts: its pieces, and what is known of it."""
    rows = []
    for text_id, report, marked in marked_texts("development"):
        page = page_of(report)
        faults = [
            spans for kind, test, spans in marked if (kind, test) == ("fault", "sum_of_parts")
        ]
        for run, words in cases(page, list(tied_by_words(page))):
            places = [span(item.ids[0]) for item in (run.head, *run.parts)]
            rows.append(
                {
                    "text_id": text_id,
                    "met": meet(run.parts, run.head),
                    "planted": any(touched(places, f) == len(places) == len(f) for f in faults),
                    "touched": any(touched(places, f) > 1 for f in faults),
                    "near": nearness(run),
                    **words,
                }
            )
    return pd.DataFrame(rows)


def sure_of(found: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
    """The pieces and the truth, without the cases that may be true or not."""
    accident = found["met"] & (found["near"] < NO_ACCIDENT)
    in_part = found["touched"] & ~found["met"]
    sure = found[found["planted"] | ~(accident | in_part)]
    return sure.drop(columns=KNOWN).astype(float), sure["met"] | sure["planted"]


def weight(found: pd.DataFrame, of: pd.Series) -> pd.Series:
    """The logarithm of the odds of each case."""
    return (
        of["chance"] + (found.drop(columns=KNOWN) * of.drop("chance")).sum(axis=1) + found["near"]
    )


def main() -> None:
    found = all_cases()
    half = found["text_id"].map(lambda name: crc32(name.encode()) % 2)
    other = pd.concat(
        [weight(found[half == side], fitted(*sure_of(found[half != side]))) for side in (0, 1)]
    )
    wrong = found[(other.reindex(found.index) >= ENOUGH) & ~found["met"]]
    print(
        f"by the weights of the other half: {wrong['planted'].sum()} of {found['planted'].sum()} faults, "
        f"{(~wrong['touched'] & ~wrong['planted']).sum()} runs without a fault"
    )
    save_weights("sum_evidence", *sure_of(found))


if __name__ == "__main__":
    main()
