"""How good the repairs are: on copies damaged by the generator, whose truth is known.

A plant is mended where the reading of its place is what the clean text has there, and reported
where the place is marked as one that can't be mended; such a mark is never wrong.  An edit is right where the reading of its
place is that of the clean text, a character left open beside it standing for any; so an edit of a sound place is a false one.  Width of marks and
spaces at the edge of a removed line count for nothing.

>>> measure_repairs("development", kinds=["full_width"])[["kind", "planted", "mended", "recall"]].values.tolist()
[['full_width', ..., ..., 1.0]]
>>> measure_repairs("training")
Traceback (most recent call last):
zhibiao.errors.UserError: no split 'training'. Take development, test or all.
"""

import json
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256

import pandas as pd

from zhibiao import coded
from zhibiao.claims import claims_of
from zhibiao.damage.generator import KINDS, damaged
from zhibiao.damage.steps import LACUNA
from zhibiao.records import Edit, Report
from zhibiao.repair import Reading, mend, reading_of
from zhibiao.reports import DATA, read_report
from zhibiao.score import FIELDS, score
from zhibiao.tables import claims_frame, load

MIXED = "all together"
NARROW = str.maketrans("，。；：！？（）", ",.;:!?()")


def measure_repairs(split: str = "test", kinds: Sequence[str] = (*KINDS, MIXED)) -> pd.DataFrame:
    """Counts by kind of damage, each planted alone into every clean text of a split, then all.

    Parameters
    ----------
    split : ``development``, ``test`` or ``all``: which of the coded texts are damaged; those of
        development with the practice half of the generator's words, those of test with the other.
    kinds : kinds of ``zhibiao.damage.generator.KINDS``, and ``all together``.

    Returns
    -------
    One row per kind: ``planted`` places, ``mended`` to what was printed, ``reported`` as beyond
    mending, ``lost`` beyond mending in truth, ``recall`` = mended / (planted - lost); ``edits``
    made, ``right`` ones, ``precision``; ``claims`` of the clean text whose numbers the damage left
    whole, ``kept`` with every field the same in the copy, and ``agreement`` = kept / claims.
    """
    texts = list(_clean(split))
    rows = []
    for kind in kinds:
        counts: Counter[str] = Counter()
        for seed, (report, text) in enumerate(texts):
            use = "practice" if report.report_id in coded.in_split("development") else "held"
            copy = damaged(text, seed=seed, kinds=[] if kind == MIXED else [kind], use=use)
            reading = mend(copy.raw)
            counts.update(_repaired(copy, reading))
            counts.update(_agreed(report, copy, reading))
        rows.append({"kind": kind} | {name: counts[name] for name in (
            "planted", "mended", "reported", "lost", "edits", "right", "claims", "kept")})  # fmt: skip
    table = pd.DataFrame(rows)
    table["recall"] = table["mended"] / (table["planted"] - table["lost"])
    table["precision"] = table["right"] / table["edits"]
    table["agreement"] = table["kept"] / table["claims"]
    return table.round({"recall": 3, "precision": 3, "agreement": 3})


def measure_twins(split: str = "test") -> pd.DataFrame:
    """The coded texts that have a damaged copy: how both are read, against the reading of the clean one.

    Returns
    -------
    One row per copy: text_id, twin_of, the claims of the reading, and of the clean text and of the
    copy precision, recall, f1 and the share of values right (``clean_f1`` and so on).
    """
    wanted, rows = set(coded.in_split(split)), []
    for row in load("texts").itertuples():
        if row.text_id not in wanted or not row.twin_of:
            continue
        gold = coded.reading(split=split).query("report_id == @row.twin_of")
        copy = _truth(row.text_id)
        damaged_report = coded.report(row.text_id)
        reading = mend(damaged_report.raw)
        found = _in_place(claims_frame(claims_of(damaged_report, reading)), copy, reading)
        results = {
            "clean": score(claims_frame(claims_of(coded.report(row.twin_of))), gold),
            "copy": score(found.assign(report_id=row.twin_of), gold),
        }
        rows.append({"text_id": row.text_id, "twin_of": row.twin_of, "claims": len(gold)} | {
            f"{side}_{name}": round(result.summary.loc["all", name], 3)
            for side, result in results.items() for name in ("precision", "recall", "f1", "value")
        })  # fmt: skip
    return pd.DataFrame(rows)


def _truth(text_id: str) -> Reading:
    """A damaged copy with what was done to it, as its author wrote it down."""
    plants = json.loads((coded.TEXTS / f"{text_id}.truth.json").read_text(encoding="utf-8"))
    return reading_of(coded.raw(text_id), [
        Edit(start=plant["start"], end=plant["end"], before=plant["damaged"], after=plant["original"],
             rule=plant["kind"], warrant="proved", reason="truth")
        for plant in sorted(plants, key=lambda plant: (plant["start"], plant["end"]))
    ])  # fmt: skip


def _clean(split: str) -> Iterator[tuple[Report, str]]:
    """The clean texts of a split, in simplified script: with nothing in them to mend."""
    wanted = set(coded.in_split(split))
    for row in load("texts").itertuples():
        if row.text_id in wanted and not row.twin_of:
            report = read_report(DATA / "coded" / "texts" / f"{row.text_id}.txt")
            yield report, mend(report.raw).text


def _repaired(copy: Reading, reading: Reading) -> Counter[str]:
    """What became of the plants of one copy, and what the edits did."""
    counts: Counter[str] = Counter(edits=len(reading.edits), planted=len(copy.edits))
    for plant in copy.edits:
        low, high = _stretch(plant.start, plant.end, copy, reading)
        mended = _same(low, high, copy, reading)
        counts["mended"] += mended
        counts["lost"] += plant.warrant == "unknowable" and not mended
        counts["reported"] += not mended and any(
            edit.warrant == "unknowable" for edit in reading.edits_in(low, high)
        )
    counts["right"] = sum(
        edit.warrant == "unknowable"
        or _same(*_stretch(edit.start, edit.end, copy, reading), copy, reading, open_ones=True)
        for edit in reading.edits
    )
    return counts


def _stretch(low: int, high: int, copy: Reading, reading: Reading) -> tuple[int, int]:
    """The raw characters from low to high with all plants and edits that meet them, whole.

    What is put in between two characters takes the one before it along.
    """
    while True:
        wider_low, wider_high = low, high
        for side in (copy, reading):
            first = bisect_left(side.edits, low, key=lambda edit: edit.end)
            last = bisect_right(side.edits, high, key=lambda edit: edit.start)
            for edit in side.edits[first:last]:
                put_in = edit.start == edit.end
                if put_in or (edit.start < high and edit.end > low):
                    wider_low = max(0, min(wider_low, edit.start - put_in))
                    wider_high = max(wider_high, edit.end)
        if (wider_low, wider_high) == (low, high):
            return low, high
        low, high = wider_low, wider_high


def _same(low: int, high: int, copy: Reading, reading: Reading, *, open_ones: bool = False) -> bool:
    truth, found = (
        side.text[slice(*side.reading_span(low, high))].translate(NARROW).strip()
        for side in (copy, reading)
    )
    if open_ones:
        return bool(re.fullmatch(re.escape(found).replace(LACUNA, "."), truth, re.S))
    return truth == found


def _agreed(report: Report, copy: Reading, reading: Reading) -> Counter[str]:
    """Claims of the clean text whose numbers are left, and those that the copy gives alike."""
    made = {
        name: Report(report_id="copy", raw=raw, kind=report.kind, date=report.date,
                     raw_sha256=sha256(raw.encode()).hexdigest())
        for name, raw in (("clean", copy.text), ("damaged", copy.raw))
    }  # fmt: skip
    clean = claims_frame(claims_of(made["clean"]))
    found = claims_frame(claims_of(made["damaged"], reading))
    found = _in_place(found, copy, reading)
    lost = [copy.reading_span(plant.start, plant.end) for plant in copy.edits
            if plant.warrant == "unknowable"]  # fmt: skip
    whole = [not any(a < end and start < b for a, b in lost)
             for start, end in zip(clean["start"], clean["end"], strict=True)]  # fmt: skip
    result = score(found, clean[whole])
    same = result.matched[[*FIELDS]].all(axis="columns")
    return Counter(claims=sum(whole), kept=int(same.sum()))


def _in_place(found: pd.DataFrame, copy: Reading, reading: Reading) -> pd.DataFrame:
    """Claims of a copy with the places that they have in the clean text; those it lacks are left out.

    Inside a plant, characters are counted from its beginning as they are read.
    """
    if found.empty:
        return found

    def place(raw: int) -> int:
        at = bisect_right(copy.edits, raw, key=lambda plant: plant.start) - 1
        plant = copy.edits[at] if at >= 0 else None
        if not plant or raw >= plant.end or len(plant.before) == len(plant.after):
            return copy.reading_span(raw, raw)[0]
        here, first = (reading.reading_span(at, at)[0] for at in (raw, plant.start))
        return copy.reading_span(plant.start, plant.start)[0] + min(here - first, len(plant.after))

    moved = found.assign(start=found["start"].map(place), end=found["end"].map(place))
    return moved[moved["end"] > moved["start"]]
