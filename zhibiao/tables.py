"""Tables as files: one schema for all (``data/codebook/columns.csv``), checked before writing.

>>> load("claims").columns[:5].tolist()
['claim_id', 'report_id', 'start', 'end', 'quote']
>>> check("edits", pd.DataFrame([{"report_id": "r", "start": 0, "end": 1, "before": "萬",
...     "after": "万", "rule": "traditional", "warrant": "likely", "reason": "OpenCC"}]))
Traceback (most recent call last):
zhibiao.errors.UserError: edits row 1, column warrant: 'likely' is not one of printed, proved, attested, conjectured, unknowable. Use one of them.
"""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pandas as pd

from zhibiao.errors import UserError
from zhibiao.files import csv_bytes, write_whole
from zhibiao.lexicon import table
from zhibiao.records import ALLOWED, Claim, Edit
from zhibiao.reports import DATA

FOLDERS = ("derived", "codebook", "context", "coded", "bench")
TYPES = {"text": "string", "integer": "Int64", "number": "string"}


def path_of(name: str) -> Path:
    """The file of a table, wherever under ``data`` it stands."""
    for folder in FOLDERS:
        if (path := DATA / folder / f"{name}.csv").exists():
            return path
    raise UserError(
        f"{name}: no such table. Tables: {', '.join(names())}. "
        "`make notebooks` writes those of data/derived."
    )


def names() -> list[str]:
    """The tables that have a schema, in its order."""
    return list(dict.fromkeys(row.table for row in table("columns")))


def load(name: str) -> pd.DataFrame:
    """One table with its types: integers as ``Int64``, numbers as exact ``Decimal`` or ``None``.

    >>> load("claims").loc[0, ["quote", "value"]].tolist()
    ['15年', Decimal('15')]
    >>> load("clams")
    Traceback (most recent call last):
    zhibiao.errors.UserError: clams: no such table. ...
    """
    path = path_of(name)
    columns = _columns(name)
    frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    for column in columns:
        if column.type == "integer":
            frame[column.column] = frame[column.column].astype("Int64")
        elif column.type == "number":
            frame[column.column] = [
                Decimal(cell) if cell else None for cell in frame[column.column]
            ]
    return frame


def check(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with its schema's columns first, or a UserError that names the first bad cell."""
    columns = _columns(name)
    missing = [column.column for column in columns if column.column not in frame]
    if missing:
        raise UserError(f"{name}: the column {missing[0]} is missing. Add it.")
    for column in columns:
        cells = frame[column.column]
        if column.role == "key" and cells.duplicated().any():
            row = int(cells.duplicated().to_numpy().argmax())
            _refuse(name, row, column.column, cells.iloc[row], "stands twice", "Keys are unique.")
        for row, cell in enumerate(cells):
            _check_cell(name, row, column, cell)
    return frame


def save(name: str, frame: pd.DataFrame, path: Path | None = None) -> Path:
    """Check a table and write it in one step; a bad row leaves the old file as it is."""
    path = path or DATA / "derived" / f"{name}.csv"
    content = csv_bytes(check(name, frame))
    try:
        write_whole(path, content)
    except OSError as error:
        raise UserError(
            f"{path}: can't be written ({error.strerror}). Name another file."
        ) from None
    return path


def claims_frame(claims: Iterable[Claim]) -> pd.DataFrame:
    """Claims as a table, the columns in the order of the schema, numbers as printed decimals."""
    columns = [column.column for column in _columns("claims")]
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
    columns = [column.column for column in _columns("edits")]
    rows = [
        {"report_id": report_id} | {name: getattr(edit, name) for name in columns[1:]}
        for edit in edits
    ]
    return pd.DataFrame(rows, columns=columns)


def _columns(name: str) -> list:
    found = [row for row in table("columns") if row.table == name]
    if not found:
        raise UserError(f"{name}: no such table. Tables: {', '.join(names())}.")
    return found


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def _check_cell(name: str, row: int, column, cell: object) -> None:
    empty = cell is None or cell == "" or cell is pd.NA
    if empty:
        if column.role in ("key", "required"):
            _refuse(name, row, column.column, "", "is empty", "Fill it, or write unknown.")
        return
    allowed = ALLOWED.get(column.allowed)
    if allowed and cell not in allowed:
        _refuse(
            name,
            row,
            column.column,
            cell,
            f"is not one of {', '.join(filter(None, allowed))}",
            "Use one of them.",
        )
    if column.type in ("integer", "number"):
        try:
            Decimal(str(cell))
        except ArithmeticError:
            _refuse(name, row, column.column, cell, "is no number", "Write digits and a point.")


def _refuse(name: str, row: int, column: str, cell: object, rule: str, remedy: str) -> None:
    raise UserError(f"{name} row {row + 1}, column {column}: {cell!r} {rule}. {remedy}")
