"""Signs of damage: costly patterns are asked only in the lines that have a cheap sign of them.

>>> text = "建成 3 个\\n共4个,5个\\n6 名"
>>> lines = lines_with(re.compile(r" (?=\\d)| (?<=\\d.)"), text)
>>> [match[0] for match in within(lines, re.compile(r"\\d"), text)]
['3', '6']
>>> lines_with(re.compile("%"), text)
[]
"""

import re
from collections.abc import Iterable, Iterator

from zhibiao.records import Edit

Lines = list[tuple[int, int]]
"""Where lines begin and end, their line ends included."""


def lines_with(sign: re.Pattern[str], text: str) -> Lines:
    """The lines of a text in which a sign is found."""
    found: Lines = []
    done = 0
    while match := sign.search(text, done):
        low = text.rfind("\n", done, match.start()) + 1 or done
        done = text.find("\n", match.end()) + 1 or len(text)
        found.append((low, done))
    return found


def within(
    lines: Iterable[tuple[int, int]], pattern: re.Pattern[str], text: str
) -> Iterator[re.Match[str]]:
    """What a pattern that goes over no line end finds in some lines."""
    for line in lines:
        yield from pattern.finditer(text, *line)


def edit_at(start: int, before: str, after: str, rule: str, warrant: str, reason: str) -> Edit:
    """The edit of the characters that begin at a place."""
    return Edit(
        start=start,
        end=start + len(before),
        before=before,
        after=after,
        rule=rule,
        warrant=warrant,
        reason=reason,
    )
