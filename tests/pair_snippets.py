"""Plans and the reports that answer them, as text, with the links and verdicts of a reader.

In ``tests/plan_and_report/*.txt`` targets and outcomes stand in 【name:…】; the lines under
``== links`` say which outcome answers which target (``-`` for none), and with what verdict; ``?``
leaves a target open.  No place, number or event is real.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from zhibiao.pairs import compare
from zhibiao.records import Report

FOLDER = Path(__file__).parent / "plan_and_report"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
MARK = re.compile(r"【([a-z0-9]+):([^】]*)】")
MET = ("met", "exceeded")


class Compared(NamedTuple):
    """``known``: rows a reader gives; ``links``, ``verdicts``: of them found; ``extra``: found besides."""

    known: int
    links: int
    verdicts: int
    extra: int
    wrongly_met: int
    errors: list[str]


def _unmarked(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    raw, spans, last = "", {}, 0
    for mark in MARK.finditer(marked):
        raw += marked[last : mark.start()]
        spans[mark[1]] = (len(raw), len(raw) + len(mark[2]))
        raw += mark[2]
        last = mark.end()
    return raw + marked[last:], spans


def _parts(name: str) -> list[str]:
    return re.split(
        r"== (?:plan|report|links)\n", (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    )[1:]


def links_of(name: str) -> list[str]:
    """The lines that a reader gives for a pair of texts."""
    return _parts(name)[2].strip().split("\n")


def compared(name: str) -> Compared:
    """The pairs that the package finds in the texts, held against the reader's."""
    (plan, goals), (report, said) = map(_unmarked, _parts(name)[:2])
    found = compare(
        *(
            Report(report_id=kind, kind=kind, raw=raw, raw_sha256="")
            for kind, raw in (("plan", plan), ("report", report))
        )
    )
    rows = [
        (*_at(row, "target", goals), *_at(row, "outcome", said), row["verdict"], row)
        for row in found.to_dict("records")
    ]
    left_open, known = set(), []
    for line in links_of(name):
        match line.split():
            case [goal, "?"]:
                left_open.add(goal)
            case [goal, outcome, verdict]:
                known.append((goal, outcome, verdict))
    rows = [row for row in rows if row[0] not in left_open]
    errors, right, verdicts, wrongly = [], 0, 0, 0
    for goal, outcome, verdict in known:
        mine = next((row for row in rows if row[0] == goal and row[2] == outcome), None)
        if mine is None:
            errors.append(f"{name} {goal} missed: {goal} → {outcome} {verdict}")
            continue
        rows.remove(mine)
        right += 1
        verdicts += mine[4] == verdict
        if mine[4] != verdict:
            errors.append(
                f"{name} {goal} verdict {mine[4]}, not {verdict}: {mine[5]['reason']} | {mine[5]['inputs']}"
            )
            wrongly += mine[4] in MET and verdict not in MET
    for row in rows:
        wrongly += row[4] in MET
        more = row[5]
        errors.append(
            f"{name} {row[0]} extra: {row[1]} {more['target_subject']} → {row[2]} {row[3]} {more['outcome_subject']} {row[4]} {more['parts']}"
        )
    return Compared(len(known), right, verdicts, len(rows), wrongly, errors)


def _at(row: dict, end: str, spans: dict[str, tuple[int, int]]) -> tuple[str, str]:
    if not row[f"{end}_claim_id"]:
        return "-", ""
    start, stop = map(int, re.search(r"@(\d+)-(\d+)", row[f"{end}_claim_id"]).groups())
    name = next((name for name, (low, high) in spans.items() if low < stop and start < high), "~")
    return name, row[f"{end}_quote"]


def summary(names=NAMES) -> pd.DataFrame:
    """One row per pair of texts, and their sum."""
    rows = pd.DataFrame(
        [compared(name)[:5] for name in names], index=list(names), columns=Compared._fields[:5]
    )
    return pd.concat([rows, rows.sum().to_frame("all").T])


if __name__ == "__main__":
    for name in NAMES:
        print(*compared(name).errors, sep="\n")
    print(summary())
