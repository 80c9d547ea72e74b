"""The schema of every table: ``data/codebook/columns.csv``, and what it lets a cell hold.

``allowed`` names a vocabulary of ``zhibiao.records``, the table a foreign key leads to
(``>claims``), or for a number its range and unit (``0.. characters``, ``0..1``).

>>> [column.column for column in columns_of("edits")][:3]
['report_id', 'start', 'end']
>>> key_of("edits")
['report_id', 'start']
>>> complaint(columns_of("edits")[1], "-3")
('is less than 0', 'Write a number of characters from 0 up.')
>>> columns_of("clams")
Traceback (most recent call last):
zhibiao.errors.UserError: clams: no such table. Tables: claims, edits, ...
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from zhibiao.cells import PLAIN_NUMBER
from zhibiao.errors import UserError
from zhibiao.lexicon import table
from zhibiao.records import ALLOWED

RANGE = re.compile(r"(?P<low>-?[\d.]+?)?\.\.(?P<high>-?[\d.]+)?(?: (?P<unit>.+))?")
NUMBER = {"integer": re.compile(r"-?[0-9]+"), "number": PLAIN_NUMBER}


def names() -> list[str]:
    """The tables that have a schema, in its order."""
    return list(dict.fromkeys(row.table for row in table("columns")))


@cache
def columns_of(name: str) -> Sequence:
    """The rows of the schema that describe one table."""
    found = tuple(row for row in table("columns") if row.table == name)
    if not found:
        raise UserError(f"{name}: no such table. Tables: {', '.join(names())}.")
    return found


def key_of(name: str) -> list[str]:
    """The columns that together tell one row from another; none for a table without a key."""
    return [column.column for column in columns_of(name) if column.role == "key"]


def leads_to(column) -> str:
    """The table that a foreign key leads to, or nothing."""
    return column.allowed.removeprefix(">") if column.allowed.startswith(">") else ""


def words_of(column) -> Sequence[str]:
    """The codes a column may hold, without the empty one; none where it is no coded column."""
    return tuple(filter(None, ALLOWED.get(column.allowed, ())))


def limits(column) -> tuple[Decimal | None, Decimal | None, str]:
    """The least and the greatest number a column may hold, and the unit; ``None`` is open."""
    found = RANGE.fullmatch(column.allowed)
    if not found:
        return None, None, ""
    low, high = (Decimal(end) if end else None for end in (found["low"], found["high"]))
    return low, high, found["unit"] or ""


def complaint(column, cell: object) -> tuple[str, str] | None:
    """The rule that a filled cell breaks and the remedy, or ``None``.

    A number is written out in digits: no exponent, no "nan", no thousands mark.
    """
    if column.type == "text":
        if not isinstance(cell, str):
            return "is no text", "Give a string."
        if (words := words_of(column)) and cell not in words:
            return f"is not one of {', '.join(words)}", "Use one of them."
        return None
    low, high, unit = limits(column)
    of = f" of {unit}" if unit else ""
    digits = f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
    if isinstance(cell, float) and cell.is_integer():  # as pandas keeps whole numbers beside gaps
        digits = str(int(cell))
    if not NUMBER[column.type].fullmatch(digits):
        what = "a whole number" if column.type == "integer" else "digits and a point"
        return f"is no {column.type}", f"Write {what}{f' ({unit})' if unit else ''}."
    if low is not None and Decimal(digits) < low:
        return f"is less than {low}", f"Write a number{of} from {low} up."
    if high is not None and Decimal(digits) > high:
        return f"is more than {high}", f"Write a number{of} up to {high}."
    return None
