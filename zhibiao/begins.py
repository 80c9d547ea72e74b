"""Patterns that are asked only where they may begin, which is told from the pattern itself.

An expression tries each of its alternatives at every character of a text; most characters can
begin none of them, and one look says so.  Where an alternative begins with any character, the look
goes on to the next.

>>> compiled("(?<!非)法院|检察院|[上下]半年").pattern
'(?=[上下检法])(?:(?<!非)法院|检察院|[上下]半年)'
>>> compiled("[^，]率|下?降").pattern
'(?=[下降]|(?s:.)[率])(?:[^，]率|下?降)'
>>> compiled("[^，]*率").pattern, compiled("法院|检察院").pattern  # anywhere; told by ``re`` itself
('[^，]*率', '法院|检察院')
"""

import re
from collections.abc import Iterable
from functools import cache
from re import _constants as kinds
from re import _parser as parser

WIDE = 256  # characters of a range that says little: all that is Chinese
ZERO_WIDTH = (kinds.ASSERT, kinds.ASSERT_NOT, kinds.AT)
CLASSES = {kinds.CATEGORY_DIGIT: r"\d", kinds.CATEGORY_SPACE: r"\s"}
REPEATS = (kinds.MAX_REPEAT, kinds.MIN_REPEAT)


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that finds the same, and sees at one look where it can't begin."""
    tree = parser.parse(pattern, flags)
    look = None if _is_literal(tree) else _look(tree)
    return re.compile(f"(?={look})(?:{pattern})" if look else pattern, flags)


def _look(tree: Iterable) -> str | None:
    """What tells that a pattern may begin at a place: its first character, or the one behind it."""
    kind, value = tree[0]
    each = value[1] if kind is kinds.BRANCH and len(tree) == 1 else [tree]
    first: set[str] = set()
    second: set[str] = set()
    for one in each:
        begins = _first(one)
        if begins is None and one[0][0] in (kinds.IN, kinds.NOT_LITERAL):
            begins, known = _first(one[1:]), second
        else:
            known = first
        if not begins or "" in begins:
            return None
        known |= begins
    sets = ((f"[{''.join(sorted(found))}]" if found else "") for found in (first, second))
    return "|".join(mark + found for mark, found in zip(("", "(?s:.)"), sets, strict=True) if found)


def _is_literal(tree: Iterable) -> bool:
    """Whether ``re`` looks ahead by itself: a character or set, or alternatives that begin with one."""
    kind, value = tree[0]
    if kind is kinds.BRANCH:
        return all(each and each[0][0] is kinds.LITERAL for each in value[1])
    return kind in (kinds.LITERAL, kinds.IN)


def _first(tree: Iterable) -> set[str] | None:
    """What a sequence may begin with, as members of a set; "" if with nothing, None if with anything."""
    found = {""}
    for kind, value in tree:
        if kind in ZERO_WIDTH:
            continue
        here = _first_of(kind, value)
        if here is None:
            return None
        found = (found - {""}) | here
        if "" not in here:
            break
    return found


def _first_of(kind: object, value: object) -> set[str] | None:
    if kind is kinds.LITERAL:
        return {re.escape(chr(value))}
    if kind is kinds.IN:
        return _any(map(_member, value))
    if kind is kinds.BRANCH:
        return _any(map(_first, value[1]))
    if kind is kinds.SUBPATTERN:
        return _first(value[-1])
    if kind in REPEATS:
        found = _first(value[2])
        return found if found is None or value[0] else found | {""}
    return None


def _member(one: tuple) -> set[str] | None:
    kind, value = one
    if kind is kinds.LITERAL:
        return {re.escape(chr(value))}
    if kind is kinds.RANGE and value[1] - value[0] < WIDE:
        return {"-".join(re.escape(chr(end)) for end in value)}
    return {CLASSES[value]} if kind is kinds.CATEGORY and value in CLASSES else None


def _any(found: Iterable[set[str] | None]) -> set[str] | None:
    each = list(found)
    return None if None in each else set().union(*each)
