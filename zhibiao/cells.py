"""Cells of table files: what a spreadsheet would run as a formula, and how it is kept from that."""

import re

FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
PLAIN_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def guarded(cell: object) -> object:
    """The cell, with an apostrophe before it if it is a text that a spreadsheet would run.

    >>> [guarded(cell) for cell in ("=1", "-3%", "+1.52", "-3", "'-3", -3)]
    ["'=1", "'-3%", "'+1.52", '-3', "''-3", -3]
    """
    if isinstance(cell, str) and _runs(cell) and not PLAIN_NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def as_written(cell: str) -> str:
    """A cell of a table file without the apostrophe that keeps a spreadsheet from running it.

    >>> [as_written(cell) for cell in ("'-3%", "-3", "'澳门'", "''=1")]
    ['-3%', '-3', "'澳门'", "'=1"]
    """
    return cell[1:] if cell.startswith("'") and _runs(cell) else cell


def _runs(cell: str) -> bool:
    """Would it be a formula, were it not for apostrophes before it?"""
    return cell.lstrip("'").startswith(FORMULA_STARTS)
