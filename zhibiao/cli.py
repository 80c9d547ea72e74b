"""The command line: the commands of ``zhibiao``, their options, and what their help says.

Over 300 lines, because half of them are the help, which is read beside the options.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from zhibiao import commands, stopping
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
  zhibiao agree mine.csv                            how far it agrees with the readings, once filled
  zhibiao agree mine.csv --from report.txt          and with zhibiao, for a text of your own
  zhibiao run                                       the corpus, all notebooks, all figures
  zhibiao run my-reports --to out                   the same charts of a folder of your own"""

MORE = {
    "parse": """\
Find every quantitative claim of text files and write one row each. The columns are described in
data/README.md; offsets count characters of the file, from 0. With several files all are read
before anything is written. Next: zhibiao show CLAIM_ID --from FILE.""",
    "show": """\
Print one claim: its sentence as received and as read, how it is coded, the edits in the sentence
and the rules that made it. The id stands in the first column of the table of claims.""",
    "compare": """\
Set each target of the plans beside what the reports say of the same thing, with a verdict and its
reason: met, exceeded, not_met, no_outcome_reported, not_comparable, insufficient_information.
A verdict compares two printed numbers: what is reported need not be so.""",
    "explain": """\
Print what a change such as 下降15.2% can mean: the smallest whole numbers that print it, the base
from which chance alone no longer explains it, and what it would be at assumed bases.""",
    "audit": """\
Test the numbers of each report against each other: totals, percentages of counts, changes, facts
stated twice, announced lists, deadlines. Inconsistent means that two printed numbers do not fit
as they are read; each finding says what else may explain it.""",
    "code": """\
Make an empty sheet, and a guide beside it, for a reading of your own of any text. Fill it in a
spreadsheet, then: zhibiao agree SHEET.csv.""",
    "agree": """\
Compare a filled coding sheet with the readings of the same text, or with another sheet: mentions,
spans, and each code with the coefficients of notebook 40. That of a text of your own, named with
--from, is compared with what zhibiao reads there.""",
    "score": """\
Measure a table of claims, from zhibiao parse or any program, against the adjudicated reading:
precision, recall, and how many of the codes are as the reading has them.""",
    "ledger": """\
Give every numeral and counting word of text files one class (in_claim, date, enumerator, scheme,
idiom …) and count them. What no rule knows is counted as unclassed.""",
    "run": """\
Without arguments: read data/raw, execute all notebooks and write data/derived and figures anew
(several minutes). With a folder of your own: write tables, figures and an executed notebook into
OUT and leave the collection alone. *.txt and *.md are read; every other file, and what can't be
read, is listed in OUT/failures.csv with what to do.""",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; a user's mistake is one line on stderr and exit status 2, a stop is 130."""
    stopping.as_usual()
    if hasattr(sys.stdout, "reconfigure"):  # not every console has Chinese; a closed one is None
        sys.stdout.reconfigure(errors="backslashreplace")
    parser = _parser()
    try:
        options = parser.parse_args(arguments)
        if hasattr(options, "do"):
            options.do(options)
        else:
            parser.print_help()
        if sys.stdout:
            sys.stdout.flush()
        return 0
    except UserError as error:
        print(f"zhibiao: {error}", file=sys.stderr)
    except BrokenPipeError:
        sys.stderr.close()  # whoever reads the output has read enough
        return 0
    except OSError as error:
        if error.filename:
            told = f"{error.filename}: {error.strerror}. Name another file."
        else:
            told = f"what is to be printed can't be written ({error.strerror}); tables already written stand."
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # drops what waits there
        print(f"zhibiao: {told}", file=sys.stderr)
    except KeyboardInterrupt:
        print(stopping.TOLD, file=sys.stderr)
        return 130
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="zhibiao",
        description=HELP,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verbs = parser.add_subparsers(title="commands", metavar="COMMAND")

    parse = verbs.add_parser("parse", help="read text files and write their claims as CSV")
    parse.add_argument(
        "files", nargs="+", metavar="FILE", type=Path, help="plain-text reports (UTF-8)"
    )
    parse.add_argument(
        "--to", required=True, metavar="OUT.csv", type=_table, help="the table to write"
    )
    parse.add_argument(
        "--kind",
        choices=("plan", "report", "mixed"),
        help="what the files are: a plan declares targets, a report tells of outcomes; otherwise "
        "the sidecar or cues in the text decide",
    )
    parse.add_argument("--encoding", help="encoding of files that are not UTF-8, e.g. gb18030")
    parse.add_argument(
        "--no-conjectures", action="store_true", help="leave out edits that are only likely"
    )
    parse.set_defaults(do=commands.parse)

    show = verbs.add_parser("show", help="one claim in its sentence, with its edits and its trace")
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
    show.set_defaults(do=commands.show)

    compare = verbs.add_parser(
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
    compare.set_defaults(do=commands.compare)

    explain = verbs.add_parser(
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
    explain.set_defaults(do=commands.explain)

    audit = verbs.add_parser("audit", help="test the numbers of reports against each other")
    audit.add_argument(
        "files", nargs="+", metavar="FILE", type=Path, help="plain-text reports (UTF-8)"
    )
    audit.add_argument(
        "--to", metavar="FINDINGS.csv", type=_table, help="write the findings as a table too"
    )
    audit.add_argument("--kind", choices=("plan", "report", "mixed"), help="as for parse")
    audit.add_argument("--encoding", help="as for parse")
    audit.set_defaults(do=commands.audit)

    code = verbs.add_parser("code", help="make an empty coding sheet, for a reading of your own")
    code.add_argument(
        "file", metavar="FILE", type=Path, help="a text of the collection, or one of your own"
    )
    code.add_argument(
        "--to", required=True, metavar="SHEET.csv", type=_table, help="the sheet to write"
    )
    code.add_argument("--encoding", help="as for parse")
    code.set_defaults(do=commands.code)

    agree = verbs.add_parser("agree", help="how far a filled coding sheet agrees with the readings")
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
        "--from", dest="file", metavar="FILE", type=Path, help="the text, if it is one of your own"
    )
    agree.add_argument(
        "--to",
        metavar="ROWS.csv",
        type=_table,
        help="write the sheet as rows for data/coded/readings.csv",
    )
    agree.add_argument("--encoding", help="of the text, as for parse")
    agree.set_defaults(do=commands.agree)

    score = verbs.add_parser(
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
    score.set_defaults(do=commands.score)

    ledger = verbs.add_parser("ledger", help="account for every numeral of text files")
    ledger.add_argument(
        "files", nargs="+", metavar="FILE", type=Path, help="plain-text reports (UTF-8)"
    )
    ledger.add_argument(
        "--to", metavar="NUMERALS.csv", type=_table, help="write one row per numeral"
    )
    ledger.add_argument("--kind", choices=("plan", "report", "mixed"), help="as for parse")
    ledger.add_argument("--encoding", help="as for parse")
    ledger.set_defaults(do=commands.ledger)

    run = verbs.add_parser(
        "run",
        help="read the corpus, or a folder of your own, execute the notebooks, write the figures",
    )
    run.add_argument(
        "folder", nargs="?", metavar="FOLDER", type=Path, help="a folder of plain-text reports"
    )
    run.add_argument(
        "--to", metavar="OUT", type=Path, help="where tables, figures and the notebook of FOLDER go"
    )
    run.add_argument("--encoding", help="as for parse")
    run.set_defaults(do=commands.run)
    for name, command in verbs.choices.items():
        _describe(name, command)
    return parser


def _describe(name: str, command: argparse.ArgumentParser) -> None:
    """What a command does and how it is called, in its own help too."""
    lines = [line for line in EPILOG.splitlines() if line.split()[:2] == ["zhibiao", name]]
    command.description = MORE[name]
    command.epilog = "\n".join(["examples:" if lines[1:] else "example:", *lines])
    command.formatter_class = argparse.RawDescriptionHelpFormatter


def _table(name: str) -> Path:
    """Where a table is to be written."""
    path = Path(name)
    if not path.name.strip("."):
        raise UserError(f"{name!r}: names no file. Give one for the table, such as claims.csv.")
    if path.suffix.lower() != ".csv":
        raise UserError(f"{name}: tables are written as CSV. Name it {path.with_suffix('.csv')}.")
    return path


if __name__ == "__main__":
    sys.exit(main())
