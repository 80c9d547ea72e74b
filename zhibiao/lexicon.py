"""The codebook's tables as frozen rows: words and patterns, no logic.

>>> table("bounds")[0].word
'近'
>>> table("proverbs")
Traceback (most recent call last):
zhibiao.errors.UserError: data/codebook/proverbs.csv: no such table. Work in a full checkout.
"""

import csv
import re
from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from zhibiao.begins import compiled
from zhibiao.cells import as_written
from zhibiao.errors import UserError
from zhibiao.reports import DATA

CODEBOOK = DATA / "codebook"
REACH = 100  # characters that a hit has at most: nothing asks again for the whole of a long run


@cache
def table(name: str) -> Sequence:
    """The rows of one table of ``data/codebook`` as named tuples, in the table's order."""
    path = CODEBOOK / f"{name}.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
    except FileNotFoundError:
        raise UserError(
            f"data/codebook/{path.name}: no such table. Work in a full checkout."
        ) from None
    row_type = namedtuple(name.title(), head)
    for number, row in enumerate(rows, start=1):
        if len(row) != len(head):
            raise UserError(
                f"data/codebook/{path.name} row {number}: {len(row)} cells, but {len(head)} columns. "
                "Mend the commas and quotation marks of that row."
            )
    return tuple(row_type(*map(_filled, map(as_written, row))) for row in rows)


def _filled(cell: str) -> str:
    """A cell with the units put in for {unit}, those of everyday things for {everyday}."""
    if "{unit}" in cell:
        cell = cell.replace("{unit}", one_of("units", "unit"))
    if "{everyday}" in cell:
        cell = cell.replace("{everyday}", one_of("units", "unit", spelled="no"))
    return cell


@cache
def one_of(name: str, column: str, **where: str) -> str:
    """A regular expression for any word of a column, the longest first, and nothing else.

    >>> one_of("bounds", "word", place="after")
    '(?:\\\\+|余|多|来)'
    """
    words = {
        getattr(row, column)
        for row in table(name)
        if all(getattr(row, key) == value for key, value in where.items())
    }
    return f"(?:{any_of(sorted(words, key=lambda w: (-len(w), w)))})"


def any_of(words: Iterable[str], tail: Callable[[str], str] = lambda word: "") -> str:
    """An expression for any of some words, each with its tail; those that begin alike are asked together.

    >>> any_of(["建成", "建", "设"], tail="(?!{})".format)
    '建(?:成(?!建成)|(?!建))|设(?!设)'
    """
    alike: dict[str, list[str]] = {}
    for word in words:
        alike.setdefault(word[0], []).append(re.escape(word[1:]) + tail(word))
    return "|".join(
        re.escape(first) + (rest[0] if len(rest) == 1 else f"(?:{'|'.join(rest)})")
        for first, rest in alike.items()
    )


def hits(name: str, text: str) -> Iterator[re.Match[str]]:
    """What a table's patterns find in a text, from left to right, one after another.

    A pattern is asked only at the characters that its ``begins`` lists, and of those that
    may begin there the first row that fits is taken.

    >>> [(match[0], match.lastgroup) for match in hits("words", "实现全覆盖、零发案")]
    [('全覆盖', 'full_coverage'), ('零发案', 'zero_noun')]
    """
    starts, askers = _askers(name)
    done = 0
    for start in starts.finditer(text):
        at = start.start()
        if at >= done and (found := askers[start[0]].match(text, at, at + REACH)):
            done = found.end()
            yield found


@cache
def _askers(name: str) -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    rows: dict[str, list[str]] = {}
    for row in table(name):
        for char in row.begins:
            rows.setdefault(char, []).append(f"(?P<{row.name}>{row.pattern})")
    starts = re.compile("[" + re.escape("".join(rows)) + "]")
    same = {"|".join(patterns) for patterns in rows.values()}
    asked = {joined: re.compile(joined) for joined in same}
    return starts, {char: asked["|".join(patterns)] for char, patterns in rows.items()}


@cache
def syntax(name: str) -> str:
    """The expression of that name in ``syntax.csv``, those it is made of put in.

    >>> syntax("to_a_level")[:11]
    '(?:至|到|为|在|'
    """
    rows = {row.name: row.pattern for row in table("syntax")}
    return re.sub(r"\{([a-z_]+)\}", lambda part: rows[part[1]], rows[name])


@cache
def syntax_of(name: str) -> re.Pattern[str]:
    """The same, compiled."""
    return compiled(syntax(name))
