"""What each command of ``zhibiao`` does with its options; how it is called stands in ``zhibiao.cli``.

Imports stand inside, so that a word of help needs no pandas.
"""

from argparse import Namespace

from zhibiao.errors import UserError


def parse(options: Namespace) -> None:
    """Write the claims of the files as one table."""
    import pandas as pd
    from tqdm import tqdm

    from zhibiao.claims import claims_of
    from zhibiao.repair import mend
    from zhibiao.reports import read_reports
    from zhibiao.tables import claims_frame, save

    reports = read_reports(options.files, encoding=options.encoding, kind=options.kind)
    _keep_reports(options)
    sure = not options.no_conjectures
    frames = [
        claims_frame(claims_of(report, mend(report.raw, conjectures=sure))) for report in tqdm(
            reports, desc="reading reports", unit="report", disable=len(reports) < 2)
    ]  # fmt: skip
    save("claims", pd.concat(frames, ignore_index=True), options.to)
    for report, frame in zip(reports, frames, strict=True):
        found = f"{len(frame)} claim{'s'[: len(frame) != 1]}" if len(frame) else "no claim found"
        print(f"{report.report_id} ({report.kind}): {found}")
    print(f"written: {options.to}")


def show(options: Namespace) -> None:
    """Print one claim with its sentence."""
    from zhibiao.show import show

    print(show(options.claim_id, options.file, kind=options.kind, encoding=options.encoding))


def audit(options: Namespace) -> None:
    """Print the findings, and write them if asked."""
    from zhibiao.audit.account import tell
    from zhibiao.reports import read_reports

    _keep_reports(options)
    print(
        tell(read_reports(options.files, encoding=options.encoding, kind=options.kind), options.to)
    )


def compare(options: Namespace) -> None:
    """Write and print the verdicts on the targets of plans."""
    from dataclasses import replace

    import pandas as pd

    from zhibiao.goals import goals_of
    from zhibiao.pairs import compare
    from zhibiao.reports import read_reports
    from zhibiao.tables import save_all

    files = [*options.plan, *options.report]
    documents = read_reports(files, encoding=options.encoding)
    if options.goals and options.goals.resolve() == options.to.resolve():
        raise UserError(f"{options.to}: is named twice. Give --to and --goals a file each.")
    for table in filter(None, (options.to, options.goals)):
        if table.resolve() in {path.resolve() for path in files}:
            raise UserError(f"{table}: is one of the documents. Name another file for the table.")
    for i, path in enumerate(files):  # what the user says it is, unless a sidecar knows better
        if not path.with_suffix(".toml").exists():
            documents[i] = replace(documents[i], kind="plan" if i < len(options.plan) else "report")
    plans = documents[: len(options.plan)]
    found = compare(plans, documents[len(options.plan) :])
    goals = pd.concat([goals_of(plan) for plan in plans], ignore_index=True)
    tables = {"pairs": (found, options.to)} | (
        {"goals": (goals, options.goals)} if options.goals else {}
    )
    save_all(
        {name: frame for name, (frame, _) in tables.items()},
        {name: path for name, (_, path) in tables.items()},
    )
    print(
        f"{found['target_claim_id'].nunique()} targets, {(found['outcome_claim_id'] != '').sum()} links"
    )
    for row in found.itertuples():
        due = f", due {row.due}" if row.due else ""
        outcome = f" → {row.outcome_quote} {row.outcome_subject}" if row.outcome_quote else ""
        print(f"  {row.target_quote} {row.target_subject}{due}{outcome}: {row.verdict}")
    print(f"The reason of each verdict stands in {options.to}. What is reported need not be so.")
    if len(goals):
        print(f"{len(goals)} goals in words, not judged: {'；'.join(goals['quote'][:3])} …")
    for _, path in tables.values():
        print(f"written: {path}")


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
    from zhibiao.sheets import make_sheet

    for path in make_sheet(options.file, options.to):
        print(f"written: {path}")


def agree(options: Namespace) -> None:
    """Print how far a sheet agrees."""
    from zhibiao.sheets import compare

    print(compare(options.sheet, options.others, options.to))


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
    _keep_reports(options)
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
        print(f"left out: {row.reason}")
    print(f"written: {options.to / NOTEBOOK.name}, tables/, figures/, failures.csv")


def _keep_reports(options: Namespace) -> None:
    """Refuse a table that would be written over one of the reports."""
    if options.to and options.to.resolve() in {path.resolve() for path in options.files}:
        raise UserError(f"{options.to}: is one of the reports. Name another file for the table.")
