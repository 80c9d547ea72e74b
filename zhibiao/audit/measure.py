"""How good the tests are: faults found, decoys flagged, other alarms, by test.

A fault is found where an inconsistent finding of its test touches one of its numbers, or two where
it has two or more.  An alarm that touches no fault is false; on texts that other people wrote it
may still be a true inconsistency that nobody planted.

>>> quality = measure_generated(4)
>>> quality.columns.tolist()
['texts', 'test', 'faults', 'found', 'decoys', 'flagged', 'alarms', 'characters', 'alarms_per_2000']
>>> quality.test.tolist()[-1], bool((quality.found <= quality.faults).all())
('all', True)
>>> measure_faults("training")
Traceback (most recent call last):
zhibiao.errors.UserError: training: no such split. Splits: development, test.
"""

from collections.abc import Iterable, Iterator

import pandas as pd

from zhibiao.audit import TESTS, findings_of
from zhibiao.audit.generator import planted
from zhibiao.audit.page import page_of, page_of_text
from zhibiao.errors import UserError
from zhibiao.records import Finding, Report
from zhibiao.reports import DATA, read_report

CODED = DATA / "coded"
Marked = tuple[str, str, list[tuple[int, int]]]
"""kind (fault or decoy), test, and the raw spans of the numbers."""


def quality() -> pd.DataFrame:
    """All measurements, one below the other, as they stand beside the findings."""
    return pd.concat(
        [measure_faults("test"), measure_quiet("test"), measure_generated(),
         measure_faults("development"), measure_quiet("development")],
        ignore_index=True,
    )  # fmt: skip


def measure_faults(split: str) -> pd.DataFrame:
    """Counts on the coded texts of a split that hold planted faults: no word of a text is shown.

    Parameters
    ----------
    split : ``development`` or ``test``.

    Returns
    -------
    One row per test and one for all, with the columns of ``measure_generated``.
    """
    rows = []
    for _, report, marked in marked_texts(split):
        if marked:
            rows += scored(findings_of(page_of(report)), marked, len(report.raw))
    return _table(f"coded, {split}", rows)


def measure_quiet(split: str) -> pd.DataFrame:
    """Alarms on the coded texts of a split in which nothing was planted."""
    rows = []
    for _, report, marked in marked_texts(split):
        if not marked:
            rows += scored(findings_of(page_of(report)), [], len(report.raw))
    return _table(f"coded, {split}, nothing planted", rows)


def marked_texts(split: str) -> Iterator[tuple[str, Report, list[Marked]]]:
    """Each coded text of a split, with the faults and decoys planted in it."""
    texts = pd.read_csv(CODED / "texts.csv", dtype=str, keep_default_na=False)
    if split not in set(texts["split"]):
        raise UserError(
            f"{split}: no such split. Splits: {', '.join(sorted(set(texts['split'])))}."
        )
    faults = pd.read_csv(CODED / "faults.csv", dtype=str, keep_default_na=False)
    for text_id in texts.loc[texts["split"] == split, "text_id"]:
        here = faults[faults["text_id"] == text_id].itertuples()
        marked = [(row.kind, row.test, _spans(row.spans)) for row in here]
        yield text_id, read_report(CODED / "texts" / f"{text_id}.txt"), marked


def measure_generated(reports: int = 60, *, use: str = "held", first: int = 0) -> pd.DataFrame:
    """Counts on made-up reports: faults and found, decoys and flagged, alarms on neither.

    Parameters
    ----------
    reports : how many; seeds ``first``, ``first + 1``, …
    use : ``held`` or ``practice``, the half of the wordings.

    Returns
    -------
    One row per test and one for all; ``alarms_per_2000`` is false alarms, flagged decoys
    included, per 2,000 characters of text.
    """
    rows = []
    for seed in range(first, first + reports):
        made = planted(seed, use=use)
        marked = [(plant.kind, plant.test, list(plant.spans)) for plant in made.plants]
        rows += scored(
            findings_of(page_of_text(made.text, report_id=f"made-{seed}", kind="report")),
            marked,
            len(made.text),
        )
    return _table(f"made up, {use}", rows)


def scored(
    findings: Iterable[Finding], marked: list[Marked], characters: int
) -> list[dict[str, object]]:
    """One row per fault, decoy and false alarm, and one with the number of characters."""
    alarms = [finding for finding in findings if finding.verdict == "inconsistent"]
    places = [[span(name) for name in finding.claim_ids] for finding in alarms]
    rows: list[dict[str, object]] = [{"characters": characters}]
    explained: set[int] = set()
    for kind, test, spans in marked:
        hits = [
            i
            for i, finding in enumerate(alarms)
            if finding.test == test
            and touched(places[i], spans) >= min(2, len(spans), len(places[i]))
        ]
        if kind == "fault":
            explained |= {i for i in range(len(alarms)) if touched(places[i], spans)}
            rows.append({"test": test, "faults": 1, "found": int(bool(hits))})
        else:
            rows.append({"test": test, "decoys": 1, "flagged": int(bool(hits))})
            explained |= set(hits)
    rows += [
        {"test": alarms[i].test, "alarms": 1} for i in range(len(alarms)) if i not in explained
    ]
    return rows


def touched(places: list[tuple[int, int]], spans: list[tuple[int, int]]) -> int:
    """How many of a fault's spans a finding's places touch."""
    return sum(any(a < d and c < b for a, b in places) for c, d in spans)


def _table(texts: str, rows: list[dict[str, object]]) -> pd.DataFrame:
    counts = ("faults", "found", "decoys", "flagged", "alarms")
    frame = pd.DataFrame(rows, columns=["test", *counts, "characters"])
    characters = int(frame["characters"].sum())
    summed = frame.groupby("test")[list(counts)].sum().reindex(TESTS, fill_value=0).astype(int)
    summed.loc["all"] = summed.sum()
    summed["characters"] = characters
    summed["alarms_per_2000"] = (
        (summed["alarms"] + summed["flagged"]) * 2000 / max(characters, 1)
    ).round(3)
    summed.insert(0, "texts", texts)
    return summed.rename_axis("test").reset_index()[
        ["texts", "test", *counts, "characters", "alarms_per_2000"]
    ]


def _spans(printed: str) -> list[tuple[int, int]]:
    return [(int(a), int(b)) for a, b in (span.split("-") for span in printed.split())]


def span(claim_id: str) -> tuple[int, int]:
    """The raw start and end of a claim."""
    first, last = claim_id.rpartition("@")[2].partition("#")[0].split("-")
    return int(first), int(last)
