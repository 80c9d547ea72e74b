"""Lists of parts that count two things at once.

>>> from zhibiao.audit.page import page_of_text
>>> page = page_of_text("巡防队伍78支1560人，其中特警12支360人，辅警66支1200人。")
>>> [(listed.head.surface, [part.surface for part in listed.parts]) for listed in two_units(page)]
[('78支', ['12支', '66支']), ('1560人', ['360人', '1200人'])]
>>> list(two_units(page_of_text("巡防队伍78支，其中特警12支360人，辅警66支1200人。")))
[]
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from zhibiao.audit.judged import Listed
from zhibiao.audit.members import LONGEST
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page

LEAD = "其中"  # an open list: only a sum that comes near is held to the total


def twin(page: Page, item: Number) -> Number | None:
    """The count that another stands straight behind: 397件 of 397件483人."""
    before = page.within(max(0, item.start - 16), item.start)[-1:]
    like = before and before[0].end == item.start and before[0].is_count
    return before[0] if like and before[0].counted != item.counted else None


def two_units(page: Page) -> Iterator[Listed]:
    """78支1560人，其中特警12支360人、辅警66支1200人: as many parts in one unit as in the other."""
    twins = [
        (a, b)
        for a, b in pairwise(page.numbers)
        if a.end == b.start and a.is_count and b.is_count and a.counted != b.counted
    ]
    units = [(a.counted, b.counted) for a, b in twins]
    for index, (a, b) in enumerate(twins):
        run, stop = [], index + 1 + LONGEST
        for (one, other), like in zip(
            twins[index + 1 : stop], units[index + 1 : stop], strict=True
        ):
            gap = page.text[(run[-1][1] if run else b).end : one.start]
            opened = "" if run else "[。，；,]?(?:其中|包括)[：:，,]?"
            if like != units[index] or not re.fullmatch(
                rf"{opened}[，,；;、]?[^，,。；;、]{{1,14}}", gap
            ):
                break
            run.append((one, other))
        if len(run) > 1:
            for head, parts in ((a, [one for one, _ in run]), (b, [other for _, other in run])):
                yield Listed(head, parts, [], LEAD, "", page.text.startswith("等", run[-1][1].end))
