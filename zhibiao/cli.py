"""The command line: ``zhibiao parse``, ``show``, ``compare``, ``audit``, ``code``, ``agree``, ``score`` and ``run``.

Over 300 lines, because the words of every command stand in this one place.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from zhibiao.errors import UserError

HELP = """\
Read Chinese local-government reports, find every quantitative claim, and keep each tied to
the exact characters it stands on. 指标: 目标与成效."""

EPILOG = """\
examples:
  zhibiao parse report.txt --to claims.csv          the claims of a report of your own
  zhibiao show quanzhou-2023@3017-3021              one claim of the corpus in its sentence
  zhibiao show report@120-124 --from report.txt     one claim of your own report
  zhibiao compare --plan plan.txt --report report.txt --to pairs.csv   targets beside outcomes
  zhibiao audit report.txt --to findings.csv        do the numbers add up?
  zhibiao explain fuzhou-2024@1702-1707             what "down 42.1%" can mean without its base
  zhibiao ledger report.txt                         what every numeral of it is
  zhibiao score claims.csv --split development      how good a table of claims is
  zhibiao code data/raw/ordos-nd.txt --to mine.csv  an empty sheet, to code a text yourself
  zhibiao run                                       the corpus, all notebooks, all figures
  zhibiao run my-reports --to out                   the same charts of a folder of your own"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; a user's mistake is one line on stderr and exit status 2, a stop is 130."""
    parser = _parser()
    try:
        options = parser.parse_args(arguments)
        if hasattr(options, "do"):
            return options.do(options) or 0
        parser.print_help()
        return 0
    except UserError as error:
        print(f"zhibiao: {error}", file=sys.stderr)
    except BrokenPipeError:
        sys.stderr.close()  # whoever reads the output has read enough
        return 0
    except KeyboardInterrupt:
        print("zhibiao: stopped; no table is half-written.", file=sys.stderr)
        return 130
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="zhibiao",
        description=HELP,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    parse = commands.add_parser("parse", help="read text files and write their claims as CSV")
    parse.add_argument(
        "files", nargs="+", metavar="FILE", type=Path, help="plain-text reports (UTF-8)"
    )
    parse.add_argument(
        "--to", required=True, metavar="OUT.csv", type=_table, help="the table to write"
    )
    parse.add_argument(
        "--kind",
        choices=("plan", "report", "mixed"),
        help="what the files are; otherwise sidecar or cues in the text decide",
    )
    parse.add_argument("--encoding", help="encoding of files that are not UTF-8, e.g. gb18030")
    parse.add_argument(
        "--no-conjectures", action="store_true", help="leave out edits that are only likely"
    )
    parse.set_defaults(do=_parse)

    show = commands.add_parser(
        "show", help="one claim in its sentence, with its edits and its trace"
    )
    show.add_argument("claim_id", metavar="CLAIM_ID", help="as in the first column of the table")
    show.add_argument(
        "--from",
        dest="file",
        metavar="FILE",
        type=Path,
        help="the report, if it is not one of the corpus",
    )
    show.add_argument("--kind", choices=("plan", "report", "mixed"), help="as for parse")
    show.add_argument("--encoding", help="as for parse")
    show.set_defaults(do=_show)

    compare = commands.add_parser(
        "compare", help="set the targets of plans beside what reports of the place say"
    )
    compare.add_argument(
        "--plan",
        required=True,
        nargs="+",
        metavar="FILE",
        type=Path,
        help="plans that declare targets",
    )
    compare.add_argument(
        "--report",
        required=True,
        nargs="+",
        metavar="FILE",
        type=Path,
        help="later reports of the same place",
    )
    compare.add_argument(
        "--to", required=True, metavar="PAIRS.csv", type=_table, help="the table to write"
    )
    compare.add_argument(
        "--goals",
        metavar="GOALS.csv",
        type=_table,
        help="write the plans' goals in words as a table",
    )
    compare.add_argument("--encoding", help="as for parse")
    compare.set_defaults(do=_compare)

    explain = commands.add_parser(
        "explain", help="what a change claim (下降15.2%%) can mean without its base"
    )
    explain.add_argument("claim_id", metavar="CLAIM_ID", help="as for show")
    explain.add_argument("--from", dest="file", metavar="FILE", type=Path, help="as for show")
    explain.add_argument("--kind", choices=("plan", "report", "mixed"), help="as for parse")
    explain.add_argument("--encoding", help="as for parse")
    explain.add_argument(
        "--dispersion",
        type=float,
        default=2.0,
        metavar="N",
        help="variance over mean assumed in the second line of each test (otherwise 2)",
    )
    explain.set_defaults(do=_explain)

    audit = commands.add_parser("audit", help="test the numbers of reports against each other")
    audit.add_argument(
        "files", nargs="+", metavar="FILE", type=Path, help="plain-text reports (UTF-8)"
    )
    audit.add_argument(
        "--to", metavar="FINDINGS.csv", type=_table, help="write the findings as a table too"
    )
    audit.add_argument("--kind", choices=("plan", "report", "mixed"), help="as for parse")
    audit.add_argument("--encoding", help="as for parse")
    audit.set_defaults(do=_audit)

    code = commands.add_parser("code", help="make an empty coding sheet, for a reading of your own")
    code.add_argument(
        "file", metavar="FILE", type=Path, help="a text of data/raw or data/coded/texts"
    )
    code.add_argument(
        "--to", required=True, metavar="SHEET.csv", type=_table, help="the sheet to write"
    )
    code.set_defaults(do=_code)

    agree = commands.add_parser(
        "agree", help="how far a filled coding sheet agrees with the readings"
    )
    agree.add_argument(
        "sheet", metavar="SHEET.csv", type=Path, help="a sheet that zhibiao code made"
    )
    agree.add_argument(
        "--with",
        dest="others",
        action="append",
        metavar="READER|SHEET.csv",
        help="a reader, or another sheet; may be given again (otherwise every reader)",
    )
    agree.add_argument(
        "--to",
        metavar="ROWS.csv",
        type=_table,
        help="write the sheet as rows for data/coded/readings.csv",
    )
    agree.set_defaults(do=_agree)

    score = commands.add_parser(
        "score", help="measure a table of claims against the adjudicated reading"
    )
    score.add_argument("claims", metavar="CLAIMS.csv", type=Path, help="as zhibiao parse writes it")
    score.add_argument(
        "--split",
        choices=("test", "development", "all"),
        default="test",
        help="the texts to score on (otherwise test, the only split quality is stated on)",
    )
    score.add_argument(
        "--errors",
        action="store_true",
        help="show each error in its context; who tunes rules leaves those of test alone",
    )
    score.set_defaults(do=_score)

    ledger = commands.add_parser("ledger", help="account for every numeral of text files")
    ledger.add_argument(
        "files", nargs="+", metavar="FILE", type=Path, help="plain-text reports (UTF-8)"
    )
    ledger.add_argument(
        "--to", metavar="NUMERALS.csv", type=_table, help="write one row per numeral"
    )
    ledger.add_argument("--kind", choices=("plan", "report", "mixed"), help="as for parse")
    ledger.add_argument("--encoding", help="as for parse")
    ledger.set_defaults(do=_ledger)

    run = commands.add_parser(
        "run",
        help="read the corpus, or a folder of your own, execute the notebooks, write the figures",
    )
    run.add_argument(
        "folder", nargs="?", metavar="FOLDER", type=Path, help="a folder of plain-text reports"
    )
    run.add_argument("--to", metavar="OUT", type=Path, help="where tables and figures of FOLDER go")
    run.add_argument("--encoding", help="as for parse")
    run.set_defaults(do=_run)
    return parser


def _table(name: str) -> Path:
    """Where a table is to be written."""
    path = Path(name)
    if path.suffix.lower() != ".csv":
        raise UserError(f"{name}: tables are written as CSV. Name it {path.with_suffix('.csv')}.")
    return path


def _parse(options: argparse.Namespace) -> None:
    import pandas as pd
    from tqdm import tqdm

    from zhibiao.claims import claims_of
    from zhibiao.repair import mend
    from zhibiao.reports import read_reports
    from zhibiao.tables import claims_frame, save

    reports = read_reports(options.files, encoding=options.encoding, kind=options.kind)
    if options.to.resolve() in {path.resolve() for path in options.files}:
        raise UserError(f"{options.to}: is one of the reports. Name another file for the table.")
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


def _show(options: argparse.Namespace) -> None:
    from zhibiao.show import show

    print(show(options.claim_id, options.file, kind=options.kind, encoding=options.encoding))


def _audit(options: argparse.Namespace) -> None:
    from zhibiao.audit.account import tell
    from zhibiao.reports import read_reports

    if options.to and options.to.resolve() in {path.resolve() for path in options.files}:
        raise UserError(f"{options.to}: is one of the reports. Name another file for the table.")
    print(
        tell(read_reports(options.files, encoding=options.encoding, kind=options.kind), options.to)
    )


def _compare(options: argparse.Namespace) -> None:
    from dataclasses import replace

    import pandas as pd

    from zhibiao.goals import goals_of
    from zhibiao.pairs import compare
    from zhibiao.reports import read_reports
    from zhibiao.tables import save_all

    files = [*options.plan, *options.report]
    documents = read_reports(files, encoding=options.encoding)
    taken = {path.resolve() for path in files}
    for table in filter(None, (options.to, options.goals)):
        if table.resolve() in taken:
            raise UserError(f"{table}: is one of the documents. Name another file for the table.")
        taken.add(table.resolve())
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
    for verdict, rows in found["verdict"].value_counts().items():
        print(f"{verdict}: {rows}")
    if len(goals):
        print(f"{len(goals)} goals in words, not judged: {'；'.join(goals['quote'][:3])} …")
    for _, path in tables.values():
        print(f"written: {path}")


def _explain(options: argparse.Namespace) -> None:
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


def _code(options: argparse.Namespace) -> None:
    from zhibiao.sheets import make_sheet

    for path in make_sheet(options.file, options.to):
        print(f"written: {path}")


def _agree(options: argparse.Namespace) -> None:
    from zhibiao.sheets import compare

    print(compare(options.sheet, options.others, options.to))


def _score(options: argparse.Namespace) -> None:
    from zhibiao.scorecard import scorecard

    print(scorecard(options.claims, options.split, with_errors=options.errors))


def _ledger(options: argparse.Namespace) -> None:
    import pandas as pd

    from zhibiao.account import account_text, numerals_frame
    from zhibiao.ledger import ledger
    from zhibiao.reports import read_reports
    from zhibiao.tables import save

    reports = read_reports(options.files, encoding=options.encoding, kind=options.kind)
    if options.to and options.to.resolve() in {path.resolve() for path in options.files}:
        raise UserError(f"{options.to}: is one of the reports. Name another file for the table.")
    ledgers = {report.report_id: ledger(report) for report in reports}
    if options.to:
        frames = [numerals_frame(name, rows) for name, rows in ledgers.items()]
        save("numerals", pd.concat(frames, ignore_index=True), options.to)
    for report in reports:
        print(account_text(report.report_id, report.raw, ledgers[report.report_id]))
    if options.to:
        print(f"written: {options.to}")


def _run(options: argparse.Namespace) -> None:
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


if __name__ == "__main__":
    sys.exit(main())
