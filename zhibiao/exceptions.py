"""Words that hold a numeral or a counting word and count nothing: 安全, 统一, 三番五次.

They stand in two tables: ``exceptions`` (patterns, each with its class, examples and
counter-examples) and ``set_phrases`` (phrases of four and more characters).

>>> text = "健全全市安全制度,坚持三番五次上门"
>>> [(text[one.start : one.end], one.kind) for one in exceptions_in(text)]
[('健全', 'idiom'), ('全市', 'scope'), ('安全', 'idiom'), ('三番五次', 'idiom')]
>>> exceptions_in("全部建成三处")
[]
"""

import re
from collections.abc import Iterator
from functools import cache

from zhibiao.counting import candidates
from zhibiao.lexicon import table
from zhibiao.stretches import Stretch


def exceptions_in(text: str) -> list[Stretch]:
    """The exceptions in a reading, from left to right, the longest first, none overlapping."""
    found = [
        Stretch(match.start(), match.end(), kind, f"exceptions:{name}")
        for name, kind, pattern in _patterns() for match in pattern.finditer(text)
    ]  # fmt: skip
    kept, done = [], 0
    for one in sorted([*found, *_phrases_in(text)], key=lambda one: (one.start, -one.end)):
        if one.start >= done:
            kept.append(one)
            done = one.end
    return kept


def _phrases_in(text: str) -> Iterator[Stretch]:
    phrases, sizes = _phrases()
    for begin, end in candidates(text):
        for size in sizes:
            for start in range(max(0, end - size), min(begin, len(text) - size) + 1):
                if text[start : start + size] in phrases:
                    yield Stretch(start, start + size, "idiom", "set_phrases")


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple((row.name, row.kind, re.compile(row.pattern)) for row in table("exceptions"))


@cache
def _phrases() -> tuple[frozenset[str], tuple[int, ...]]:
    phrases = frozenset(row.phrase for row in table("set_phrases"))
    return phrases, tuple(sorted({len(phrase) for phrase in phrases}))
