"""A folder of one's own reports, read and charted as the corpus is, without touching data/derived.

Plain text is read, ``*.txt`` and ``*.md``; every other file, and one that can't be read, is
recorded in ``failures.csv`` with what to do, and the others go on.
"""

import json
import os
from operator import itemgetter
from pathlib import Path
from unittest.mock import patch

import pandas as pd
from tqdm import tqdm

from zhibiao import figures, notebooks
from zhibiao.errors import UserError
from zhibiao.files import csv_bytes, write_whole
from zhibiao.pipeline import NOTEBOOKS, parts_of, tables_of
from zhibiao.reports import ROOT, own_report, own_reports, read_report
from zhibiao.tables import save_all

TEXTS = (".txt", ".md")
"""Endings of the files that are read."""
NOTEBOOK = NOTEBOOKS / "95_your_own_reports.ipynb"
"""The notebook that says nothing of one corpus in particular."""


def run_folder(folder: Path, out: Path, *, encoding: str | None = None) -> pd.DataFrame:
    """Read the text files of a folder; write tables, figures and an executed notebook; return failures.

    >>> run_folder(Path("nowhere"), Path("out"))
    Traceback (most recent call last):
    zhibiao.errors.UserError: nowhere: no such folder. Name one that holds plain-text reports (*.txt).
    """
    paths, others = _files(folder, out)
    _check_out(folder, out)
    reports, parts, failures = (
        [],
        [],
        [{"file": one.name, "reason": _no_text(one)} for one in others],
    )
    readable: dict[str, Path] = {}
    for path in paths:
        try:
            if path.stem in readable:
                raise UserError("another file has this name. Rename one of them.")
            own_report(path, encoding=encoding)
            readable[path.stem] = path
        except UserError as error:
            failures.append({"file": path.name, "reason": _reason(path, error)})
    own = own_reports(readable.values(), encoding=encoding)
    for report in tqdm(own, desc="reading reports", unit="report"):
        try:
            parts.append(parts_of(report, strict=False))
            reports.append(report)
        except Exception as error:  # one text that breaks a rule must not stop a thousand others
            reason = (
                f"{type(error).__name__}: {error}. This is a fault of zhibiao: please report it."
            )
            failures.append({"file": readable[report.report_id].name, "reason": reason})
    failures.sort(key=itemgetter("file"))
    failed = pd.DataFrame(failures, columns=["file", "reason"])
    write_whole(out / "failures.csv", csv_bytes(failed))
    if not reports:
        raise UserError(
            f"{folder}: none of its {len(failures)} files could be read; {out / 'failures.csv'} says why. "
            f"The first: {failures[0]['file']}: {failures[0]['reason']}"
        )
    tables = tables_of(reports, parts)
    save_all(tables, {name: out / "tables" / f"{name}.csv" for name in tables})
    read = [path for path in paths if path.name not in set(failed["file"])]
    _take_away_figures(out / "figures")
    _execute(read, out, encoding)
    return failed


def _files(folder: Path, out: Path) -> tuple[list[Path], list[Path]]:
    """The files that are read, and the others but for sidecars and what is hidden."""
    if folder.is_file():
        raise UserError(
            f"{folder}: is a file. Name the folder it stands in, or read it alone: "
            f"zhibiao parse {folder} --to claims.csv"
        )
    if not folder.is_dir():
        raise UserError(
            f"{folder}: no such folder. Name one that holds plain-text reports (*.txt)."
        )
    files = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    paths = [path for path in files if path.suffix.lower() in TEXTS and not path.is_dir()]
    if not paths:
        raise UserError(
            f"{folder}: holds no *.txt file (or *.md). Save the reports there as plain text."
        )
    ours = set(map(os.path.realpath, [out, *(path.with_suffix(".toml") for path in paths)]))
    others = [path for path in files if path not in paths]
    return paths, [path for path in others if os.path.realpath(path) not in ours]


def _no_text(path: Path) -> str:
    """Why a file of another ending is not read, and what to do."""
    if path.is_dir():
        return "is a folder, and those in a folder are not read. Put its texts beside the others."
    if path.suffix == ".toml":
        return "is a sidecar without its text. Give it the name of its text."
    try:
        read_report(path)
    except UserError as error:
        return _reason(path, error)
    return f"ends in {path.suffix or 'nothing'}: only *.txt and *.md are read. If it is a report, save it as plain text."


def _reason(path: Path, error: UserError) -> str:
    return str(error).removeprefix(f"{path.name}: ")


def _check_out(folder: Path, out: Path) -> None:
    ours = [ROOT / name for name in ("data", "figures", "notebooks", "zhibiao", "tests")]
    place = Path(os.path.realpath(out))
    if any(place.is_relative_to(one) for one in ours) or place == ROOT:
        raise UserError(f"{out}: belongs to the collection itself. Name a folder of your own.")
    if place == Path(os.path.realpath(folder)):
        raise UserError(f"{out}: holds the reports themselves. Name another folder.")
    if out.exists() and not out.is_dir():
        raise UserError(f"{out}: is a file. Name a folder.")


def _take_away_figures(folder: Path) -> None:
    """The figures of an earlier run; one that can no longer be drawn must not stay among the new."""
    for page in figures.pages_in(folder):
        for ending in ("svg", "png", "csv", "md"):
            page.with_suffix(f".{ending}").unlink(missing_ok=True)


def _execute(paths: list[Path], out: Path, encoding: str | None) -> None:
    told = {
        "ZHIBIAO_REPORTS": json.dumps([os.path.realpath(path) for path in paths]),
        "ZHIBIAO_TABLES": str((out / "tables").resolve()),
        "ZHIBIAO_OUT": str(out.resolve()),
        "ZHIBIAO_ENCODING": encoding or "",
    }
    with patch.dict(os.environ, told):
        notebooks.run([NOTEBOOK], to=out)
        figures.gallery()
