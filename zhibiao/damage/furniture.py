"""Page furniture: whole lines of a web page that are not the report.

The patterns are the codebook's (``data/codebook/furniture.csv``); a line goes only as a whole.

>>> [(e.before, e.rule) for e in propose("首页/ 政府公报 / 正文\\n全市刑事案件下降3%。\\n责任编辑:某某")]
[('首页/ 政府公报 / 正文', 'page_furniture'), ('责任编辑:某某', 'page_furniture')]
>>> list(propose("首页新闻报道了这项工作。"))
[]
"""

import re
from collections.abc import Iterator
from functools import cache

from zhibiao.damage.glosses import GLOSS
from zhibiao.lexicon import any_pattern
from zhibiao.records import Edit

LINE = re.compile(r"[^\n]+")
LONGEST = 120


def propose(raw: str) -> Iterator[Edit]:
    """Propose to take out every line that is furniture from its first to its last character."""
    for match in LINE.finditer(raw):
        if len(match[0]) > LONGEST:
            continue
        line = match[0].strip(" \t\r\u3000\xa0")
        kind = _kind(GLOSS.sub("", line)) if line else None
        if kind:
            start = match.start() + match[0].index(line)
            yield Edit(
                start=start,
                end=start + len(line),
                before=line,
                after="",
                rule="page_furniture",
                warrant="proved",
                reason=f"a line of its own: {kind}",
            )


@cache
def _kind(line: str) -> str | None:
    found = any_pattern("furniture").fullmatch(line)
    return found.lastgroup.replace("_", " ") if found else None
