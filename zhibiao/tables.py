"""Tables as files: one schema for all (``zhibiao.schema``), checked before writing and on loading.

>>> load("claims").columns[:5].tolist()
['claim_id', 'report_id', 'start', 'end', 'quote']
>>> check("edits", pd.DataFrame([{"report_id": "r", "start": 0, "end": 1, "before": "萬",
...     "after": "万", "rule": "traditional", "warrant": "likely", "reason": "OpenCC"}]))
Traceback (most recent call last):
zhibiao.errors.UserError: edits row 1, column warrant: 'likely' is not one of printed, proved, attested, conjectured, unknowable. Use one of them.
"""

import csv
import os
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import pandas as pd

from zhibiao.cells import as_written
from zhibiao.errors import UserError
from zhibiao.files import csv_bytes, write_all
from zhibiao.records import Claim, Edit
from zhibiao.reports import DATA
from zhibiao.schema import columns_of, complaint, key_of, leads_to, names

KEPT = 8
"""So many tables are kept as they were read, for who asks for one again."""
FOLDERS = ("derived", "codebook", "context", "coded", "bench")


def derived_folder() -> Path:
    """Where derived tables stand: data/derived, or $ZHIBIAO_TABLES, which `zhibiao run FOLDER` sets."""
    return Path(os.environ.get("ZHIBIAO_TABLES") or DATA / "derived")


def path_of(name: str) -> Path:
    """The file of a table, wherever it stands; folder/name is a file of that folder.

    >>> path_of("codebook/numerals").relative_to(DATA).as_posix()
    'codebook/numerals.csv'
    """
    if name in names():
        for folder in (derived_folder(), *(DATA / folder for folder in FOLDERS[1:]), DATA):
            if (path := folder / f"{name}.csv").exists():
                return path
    raise UserError(
        f"{name}: no such table. Tables: {', '.join(names())}. "
        "`make notebooks` writes those of data/derived."
    )


def load(name: str) -> pd.DataFrame:
    """One table with its types: integers as ``Int64``, numbers as exact ``Decimal`` or ``None``.

    >>> load("claims").loc[0, ["quote", "value"]].tolist()
    ['15年', Decimal('15')]
    >>> load("clams")
    Traceback (most recent call last):
    zhibiao.errors.UserError: clams: no such table. ...
    """
    path = path_of(name)
    written = path.stat()
    return _loaded(name, path, written.st_mtime_ns, written.st_size).copy()


@lru_cache(KEPT)
def _loaded(name: str, path: Path, *written: int) -> pd.DataFrame:
    """A table as its file was ``written`` last."""
    frame = check(name, read_table(path))
    for column in columns_of(name):
        if column.type == "number":
            frame[column.column] = [
                Decimal(cell) if cell else None for cell in frame[column.column]
            ]
    return frame


def check(
    name: str, frame: pd.DataFrame, others: Mapping[str, pd.DataFrame] | None = None
) -> pd.DataFrame:
    """The frame with the schema's columns in its order, or a UserError that names the first bad cell.

    ``others`` are the tables that foreign keys lead to, by name; a key that leads to a table
    not among them is left unchecked.
    """
    columns = [column.column for column in columns_of(name)]
    if missing := [column for column in columns if column not in frame]:
        raise UserError(f"{name}: the column {missing[0]} is missing. Add it.")
    if unknown := [column for column in frame if column not in columns]:
        raise UserError(
            f"{name}: the schema knows no column {unknown[0]}. Drop it, or describe it in "
            "data/codebook/columns.csv."
        )
    frame = frame[columns].reset_index(drop=True)
    for column in columns_of(name):
        frame[column.column] = _checked_column(name, column, frame[column.column])
        if (target := leads_to(column)) in (others or {}):
            _check_foreign(name, column.column, frame, target, others[target])
    if key := key_of(name):
        twice = frame.duplicated(key).to_numpy()
        if twice.any():
            row = int(twice.argmax())
            cells = " + ".join(str(cell) for cell in frame.loc[row, key])
            _refuse(name, row, " + ".join(key), cells, "stands twice", "Keys are unique.")
    return frame


def save(name: str, frame: pd.DataFrame, path: Path) -> Path:
    """Check a table and write it in one step; a bad row leaves the old file as it is."""
    return save_all({name: frame}, {name: path})[0]


def save_all(frames: Mapping[str, pd.DataFrame], paths: Mapping[str, Path]) -> list[Path]:
    """Check tables, their foreign keys too, and write all of them or none.

    >>> save_all({"place_names": pd.DataFrame([{"place": "", "name_zh": "渭南"}])}, {})
    Traceback (most recent call last):
    zhibiao.errors.UserError: place_names row 1, column place: '' is empty. Fill it, or write unknown.
    """
    checked = {name: check(name, frame, frames) for name, frame in frames.items()}
    contents = {paths[name]: csv_bytes(frame) for name, frame in checked.items()}
    write_all(contents)
    return list(contents)


def claims_frame(claims: Iterable[Claim]) -> pd.DataFrame:
    """Claims as a table, the columns in the order of the schema, numbers as printed decimals."""
    columns = [column.column for column in columns_of("claims")]
    rows = [
        {
            **{name: getattr(claim, name, "") for name in columns},
            **{
                name: getattr(claim.quantity, name)
                for name in ("baseline", "unit", "bound", "measure")
            },
            **{
                name: _plain(getattr(claim.quantity, name))
                for name in ("value", "low", "high", "baseline")
            },
            "quote": claim.quote.exact,
            "prefix": claim.quote.prefix,
            "suffix": claim.quote.suffix,
            "trace": " ".join(claim.trace),
        }
        for claim in claims
    ]
    return pd.DataFrame(rows, columns=columns)


def edits_frame(report_id: str, edits: Iterable[Edit]) -> pd.DataFrame:
    """Edits as a table."""
    columns = [column.column for column in columns_of("edits")]
    rows = [
        {"report_id": report_id} | {name: getattr(edit, name) for name in columns[1:]}
        for edit in edits
    ]
    return pd.DataFrame(rows, columns=columns)


def read_table(path: Path, remedy: str = "Restore it.", *, padded: bool = False) -> pd.DataFrame:
    """A table file as texts, one row for each line that is not within quotation marks.

    Parameters
    ----------
    remedy : what to do about a file that is no table.
    padded : whether a row may lack its last cells, or all, as spreadsheets leave out empty ones.

    Raises
    ------
    UserError
        For a file that can't be read, is not UTF-8 or no table, and a row of another length.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            head, *rows = csv.reader(file, strict=True)
    except UnicodeError:
        raise UserError(
            f'{path}: is not UTF-8. Save it as "CSV UTF-8" from the spreadsheet.'
        ) from None
    except (OSError, ValueError, csv.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else "not a table"
        raise UserError(f"{path}: can't be read ({reason}). {remedy}") from None
    if len(set(head)) < len(head):
        twice = next(column for column in head if head.count(column) > 1)
        raise UserError(f"{path}: the column {twice!r} stands twice. Keep one.")
    for number, row in enumerate(rows, start=1):
        if padded:
            row += [""] * (len(head) - len(row))
        if len(row) != len(head):
            raise UserError(
                f"{path} row {number}: {len(row)} cells, but {len(head)} columns. "
                "Mend the commas and quotation marks of that row."
            )
    return pd.DataFrame([map(as_written, row) for row in rows], columns=head, dtype=str)


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def _checked_column(name: str, column, cells: pd.Series) -> pd.Series:
    """The cells with nothing as "" (in integers as NA), each checked against the schema."""
    filled = ["" if empty else cell for cell, empty in zip(cells, cells.isna(), strict=True)]
    for row, cell in enumerate(filled):
        if cell == "":
            if column.role in ("key", "required"):
                _refuse(name, row, column.column, "", "is empty", "Fill it, or write unknown.")
        elif told := complaint(column, cell):
            _refuse(name, row, column.column, cell, *told)
    if column.type == "integer":
        return pd.Series([int(cell) if cell != "" else pd.NA for cell in filled], dtype="Int64")
    return pd.Series(filled, dtype=cells.dtype if column.type == "text" else object)


def _check_foreign(
    name: str, column: str, frame: pd.DataFrame, target: str, other: pd.DataFrame
) -> None:
    known = {"", *other[key_of(target)[0]]}
    for row, cell in enumerate(frame[column]):
        if cell not in known:
            _refuse(name, row, column, cell, f"is no key of {target}", f"Add it to {target}.")


def _refuse(name: str, row: int, column: str, cell: object, rule: str, remedy: str) -> None:
    shown = str(cell) if isinstance(cell, Decimal) else repr(cell)
    raise UserError(f"{name} row {row + 1}, column {column}: {shown} {rule}. {remedy}")
