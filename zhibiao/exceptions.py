"""Words that hold a numeral or a counting word and count nothing: 安全, 统一, 三番五次.

They stand in the table ``exceptions``: patterns, each with its class, examples and counter-examples.

>>> text = "健全全市安全制度,坚持三番五次上门"
>>> [(text[one.start : one.end], one.kind) for one in exceptions_in(text)]
[('健全', 'idiom'), ('全市', 'scope'), ('安全', 'idiom'), ('三', 'idiom')]
>>> exceptions_in("建成警务站")
[]
"""

import re
from functools import cache

from zhibiao.begins import compiled
from zhibiao.lexicon import table
from zhibiao.stretches import Stretch


def exceptions_in(text: str) -> list[Stretch]:
    """The exceptions in a reading, from left to right, the longest first, none overlapping."""
    found = [
        Stretch(match.start(), match.end(), kind, f"exceptions:{name}")
        for name, kind, pattern in _patterns() for match in pattern.finditer(text)
    ]  # fmt: skip
    kept, done = [], 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= done:
            kept.append(one)
            done = one.end
    return kept


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple((row.name, row.kind, compiled(row.pattern)) for row in table("exceptions"))
