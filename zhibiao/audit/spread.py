"""Lists of parts that stand in sentences of their own, or that count two things at once.

>>> from zhibiao.audit.page import page_of_text
>>> page = page_of_text("划分网格98个。城镇网格41个。农村网格48个。专属网格9个。")
>>> [[part.surface for part in listed.parts] for listed in spread(page)]
[['41个', '48个', '9个']]
>>> page = page_of_text("巡防队伍78支1560人，其中特警12支360人，辅警66支1200人。")
>>> [(listed.head.surface, [part.surface for part in listed.parts]) for listed in spread(page)]
[('78支', ['12支', '66支']), ('1560人', ['360人', '1200人'])]
>>> list(spread(page_of_text("划分网格98个。城镇社区41个。农村院落48个。")))
[]
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from zhibiao.audit.cores import core
from zhibiao.audit.judged import Listed
from zhibiao.audit.members import LONGEST
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page

LEAD = "其中"  # an open list: only a sum that comes near is held to the total


def spread(page: Page) -> Iterator[Listed]:
    """Every total whose parts come in sentences of their own."""
    yield from _two_units(page)
    for index, first in enumerate(page.numbers):
        if first.measure != "count" or first.value is None or not index:
            continue
        found = _one_by_one(page, index)
        if found:
            head, parts = found
            before = page.text[page.around(head)[0] : first.start]
            yield Listed(head, parts, [], LEAD, before, page.text.startswith("等", parts[-1].end))


def _two_units(page: Page) -> Iterator[Listed]:
    """78支1560人，其中特警12支360人、辅警66支1200人: as many parts in one unit as in the other."""
    twins = [
        (a, b)
        for a, b in pairwise(page.numbers)
        if a.end == b.start and _plain(a) and _plain(b) and a.counted != b.counted
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


def _one_by_one(page: Page, index: int) -> tuple[Number, list[Number]] | None:
    """网格98个。城镇网格41个。农村网格48个。: each part ends a short sentence with the total's name."""
    head = page.numbers[index - 1]
    name = core(head.subjects[0])
    if not _plain(head) or len(name) < 2 or not page.label(head).endswith(name):
        return None
    run = [head]
    for item in page.numbers[index : index + LONGEST]:
        gap = page.between(run[-1], item)
        if item.counted != head.counted or not re.fullmatch(
            rf"。(?!去年|上年|前年)[^，,。；;\n]{{1,12}}{name}", gap
        ):
            break
        run.append(item)
    ended = page.text[run[-1].end : run[-1].end + 1] in ("。", "\n", "")
    return (head, run[1:]) if len(run) > 2 and ended else None


def _plain(item: Number) -> bool:
    return item.measure == "count" and item.exact and item.baseline is None
