"""What each command of ``zhibiao`` does with its options; how it is called stands in ``zhibiao.cli``.

Imports stand inside, so that a word of help needs no pandas.  What a command replaces, makes or
doubts it says on stderr; its answer is on stdout.
"""

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from os.path import realpath
from pathlib import Path

from zhibiao.errors import UserError


def parse(options: Namespace) -> None:
    """Write the claims of the files as one table."""
    import pandas as pd
    from tqdm import tqdm

    from zhibiao.claims import claims_of
    from zhibiao.grids import unread
    from zhibiao.plurals import counted
    from zhibiao.repair import mend
    from zhibiao.reports import read_reports
    from zhibiao.tables import claims_frame, save

    reports = read_reports(options.files, encoding=options.encoding, kind=options.kind)
    sure = not options.no_conjectures
    with _writing({"claims": options.to}, options.files):
        frames, left = [], []
        for report in tqdm(
            reports, desc="reading reports", unit="report", disable=len(reports) < 2
        ):
            reading = mend(report.raw, conjectures=sure)
            frames.append(claims_frame(claims_of(report, reading)))
            left.append(unread(reading.text))
        save("claims", pd.concat(frames, ignore_index=True), options.to)
    for report, frame, numbers in zip(reports, frames, left, strict=True):
        found = counted(len(frame), "claim") if len(frame) else "no claim found"
        print(f"{report.report_id} ({report.kind}): {found}")
        if numbers:
            print(
                f"  {counted(numbers, 'number')} of a table left out: no header says what each is. "
                "Put one above it: 指标 2022年 2023年 同比(%)."
            )
    print(f"written: {options.to}")


def show(options: Namespace) -> None:
    """Print one claim with its sentence."""
    from zhibiao.show import show

    print(show(options.claim_id, options.file, kind=options.kind, encoding=options.encoding))


def audit(options: Namespace) -> None:
    """Print the findings, and write them if asked."""
    from zhibiao.audit.account import tell
    from zhibiao.reports import read_reports

    reports = read_reports(options.files, encoding=options.encoding, kind=options.kind)
    with _writing({"findings": options.to}, options.files):
        print(tell(reports, options.to))


def compare(options: Namespace) -> None:
    """Write and print the verdicts on the targets of plans."""
    from dataclasses import replace

    import pandas as pd

    from zhibiao.goals import goals_of
    from zhibiao.linkscore import reliability
    from zhibiao.pairs import compare
    from zhibiao.plurals import counted
    from zhibiao.reports import read_reports
    from zhibiao.tables import load, save_all

    files = [*options.plan, *options.report]
    documents = read_reports(files, encoding=options.encoding)
    if options.goals and realpath(options.goals) == realpath(options.to):
        raise UserError(f"{options.to}: is named twice. Give --to and --goals a file each.")
    doubts = _doubts(documents, len(options.plan))
    for i, path in enumerate(files):  # what the user says it is, unless a sidecar knows better
        if not path.with_suffix(".toml").exists():
            documents[i] = replace(documents[i], kind="plan" if i < len(options.plan) else "report")
    plans, reports = documents[: len(options.plan)], documents[len(options.plan) :]
    paths = {"pairs": options.to} | ({"goals": options.goals} if options.goals else {})
    with _writing(paths, files):
        found = compare(plans, reports)
        goals = pd.concat([goals_of(plan) for plan in plans], ignore_index=True)
        save_all({name: {"pairs": found, "goals": goals}[name] for name in paths}, paths)
    for doubt in doubts:
        print(f"zhibiao: warning: {doubt}", file=sys.stderr)
    targets, links = found["target_claim_id"].nunique(), (found["outcome_claim_id"] != "").sum()
    print(f"{counted(targets, 'target')}, {counted(links, 'link')}")
    for row in found.itertuples():
        due = f", due {row.due}" if row.due else ""
        outcome = f" → {row.outcome_quote} {row.outcome_subject}" if row.outcome_quote else ""
        print(f"  {row.target_quote} {row.target_subject}{due}{outcome}: {row.verdict}")
    if targets:
        print(
            f"The reason of each verdict stands in {options.to}. What is reported need not be so."
        )
        with suppress(UserError):  # where the corpus has not been built
            print(reliability(load("pair_quality")))
    listed = f", not judged: {'；'.join(goals['quote'][:3])}" if len(goals) else ""
    print(f"{counted(len(goals), 'goal')} in words{listed}{' …' if len(goals) > 3 else ''}")
    for path in paths.values():
        print(f"written: {path}")


def _doubts(documents: Sequence, plans: int) -> list[str]:
    """What speaks against the documents being what ``compare`` was told that they are."""
    asked = ["plan"] * plans + ["report"] * (len(documents) - plans)
    return [
        f"{document.report_id} is given as --{what}, but reads like a {document.kind}."
        for document, what in zip(documents, asked, strict=True)
        if document.kind not in (what, "mixed")
    ]


def explain(options: Namespace) -> None:
    """Print what a change can mean."""
    from zhibiao.changes import explain

    print(
        explain(
            options.claim_id,
            options.file,
            kind=options.kind,
            encoding=options.encoding,
            dispersion=options.dispersion,
        )
    )


def code(options: Namespace) -> None:
    """Write an empty sheet and its guide."""
    from zhibiao.sheets import make_sheet, was_read

    with _writing({"": options.to}, [options.file]):
        made = make_sheet(options.file, options.to, options.encoding)
    for path in made:
        print(f"written: {path}")
    own = "" if was_read(options.file.stem) else f" --from {options.file}"
    own += f" --encoding {options.encoding}" if own and options.encoding else ""
    print(f"Once it is filled: zhibiao agree {options.to}{own}")


def agree(options: Namespace) -> None:
    """Print how far a sheet agrees."""
    from zhibiao.reports import read_report
    from zhibiao.sheets import compare

    own = read_report(options.file, encoding=options.encoding) if options.file else None
    with _writing({"readings": options.to}, [options.sheet]):
        print(compare(options.sheet, options.others, options.to, own))
    if options.to:
        print(f"written: {options.to}")


def score(options: Namespace) -> None:
    """Print how good a table of claims is."""
    from zhibiao.scorecard import scorecard

    print(scorecard(options.claims, options.split, with_errors=options.errors))


def ledger(options: Namespace) -> None:
    """Print the account of numerals, and write it if asked."""
    import pandas as pd

    from zhibiao.account import account_text, numerals_frame
    from zhibiao.ledger import ledger
    from zhibiao.reports import read_reports
    from zhibiao.tables import save

    reports = read_reports(options.files, encoding=options.encoding, kind=options.kind)
    with _writing({"numerals": options.to}, options.files):
        ledgers = {report.report_id: ledger(report) for report in reports}
        if options.to:
            frames = [numerals_frame(name, rows) for name, rows in ledgers.items()]
            save("numerals", pd.concat(frames, ignore_index=True), options.to)
    for report in reports:
        print(account_text(report.report_id, report.raw, ledgers[report.report_id]))
    if options.to:
        print(f"written: {options.to}")


def run(options: Namespace) -> None:
    """Make the collection anew, or the tables and charts of a folder."""
    if bool(options.folder) != bool(options.to):
        raise UserError("run: give both, FOLDER and --to OUT, or neither for the corpus.")
    if not options.folder:
        from zhibiao.pipeline import run

        run()
        return
    from zhibiao.folder import NOTEBOOK, run_folder

    failed = run_folder(options.folder, options.to, encoding=options.encoding)
    for row in failed.itertuples():
        print(f"left out: {row.file}: {row.reason}")
    print(f"written: {options.to / NOTEBOOK.name}, tables/, figures/, failures.csv")


@contextmanager
def _writing(tables: dict[str, Path | None], read: Sequence[Path]) -> Iterator[None]:
    """Refuse to write over what is no such table; afterwards say what was replaced or made.

    ``tables`` says where each goes; ``read`` are the files that the command reads.
    """
    paths = {path: name for name, path in tables.items() if path}
    for path, name in paths.items():
        if realpath(path) in {realpath(one) for one in read}:
            raise UserError(
                f"{path}: is one of the files to read. Name another file for the table."
            )
        if name and path.is_file() and not _is_table(path, name):
            raise UserError(
                f"{path}: stands there already and is no table of {name}. "
                "Name another file, or move it away."
            )
    replaced = [path for path in paths if path.exists()]
    made = {path.parent for path in paths if not path.parent.exists()}
    yield
    for path in replaced:
        print(f"zhibiao: replaced {path}, which stood there before.", file=sys.stderr)
    for folder in sorted(made):
        print(f"zhibiao: made the folder {folder}.", file=sys.stderr)


def _is_table(path: Path, name: str) -> bool:
    """Whether a file begins with the columns of a table, or is empty."""
    from zhibiao.schema import columns_of

    with path.open("rb") as file:
        head = file.readline().decode("utf-8-sig", "replace").strip()
    return not path.stat().st_size or head == ",".join(column.column for column in columns_of(name))
