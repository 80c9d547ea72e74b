"""Files that appear whole or not at all, and tables that are safe to open in a spreadsheet."""

import os
from pathlib import Path

import pandas as pd

FORMULA_STARTS = tuple("=+-@\t\r＝＋－＠")


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` in one step: a run that is cut off leaves the old file.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "new" / "table.csv"
    >>> write_whole(path, b"a,b")
    >>> path.read_bytes(), sorted(beside.name for beside in path.parent.iterdir())
    (b'a,b', ['table.csv'])
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        waiting.write_bytes(content)
        waiting.replace(path)
    finally:
        waiting.unlink(missing_ok=True)


def csv_bytes(table: pd.DataFrame) -> bytes:
    """The table as UTF-8 CSV with plain line feeds: the same bytes for the same rows.

    Numbers stay as they are.  A text that a spreadsheet would run as a formula gets an
    apostrophe before it, which spreadsheets take for "this is text":

    >>> print(csv_bytes(pd.DataFrame({"quote": ["同比-3%", "-3%", "-3"]})).decode())
    quote
    同比-3%
    '-3%
    -3
    """
    guarded = table.map(_as_text_in_spreadsheets)
    return guarded.to_csv(index=False, lineterminator="\n").encode()


def _as_text_in_spreadsheets(cell: object) -> object:
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) and not _is_number(cell):
        return f"'{cell}"
    return cell


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
