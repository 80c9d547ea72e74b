"""Several rates told at once: 调处率、履行率分别为98.5%和47.4%.

Each percentage has the name of its own place in the list.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     found = rates_in_turn(page_of_text(text)).values()
...     return [(label, [[n.surface for n in pair] for pair in pairs]) for label, pairs in found]
>>> show("受理87件,调处86件,履行41件,调处率、履行率分别为98.9%和47.1%。")
[('调处率', [['86件', '87件']]), ('履行率', [['41件', '86件'], ['41件', '87件']])]
>>> show("覆盖率、联网率分别达到95%、98%。")
[('覆盖率', []), ('联网率', [])]
"""

import re

from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.yearly import AND
from zhibiao.nouns import clause_start, respectively

Pair = list[Number]


def rates_in_turn(page: Page) -> dict[int, tuple[str, list[Pair]]]:
    """What each percentage of a list is called, and the counts k and n that it may be of, by where it stands."""
    found: dict[int, tuple[str, list[Pair]]] = {}
    for item in page.numbers:
        if item.unit != "%" or item.start in found:
            continue
        start, _ = page.around(item)
        low = start + max(page.text[start : item.start].rfind(mark) + 1 for mark in "；;")
        before = [n for n in page.within(low, item.start) if n.is_count]
        words = page.text[low : item.start]
        run = run_of(page, item)
        names = respectively(words[clause_start(words, 0, len(words)) :])
        if len(names) == len(run) and all(name.endswith("率") for name in names):
            for name, each in zip(names, run, strict=True):
                found[each.start] = name, _named(page, name.removesuffix("率"), before)
    return found


def run_of(page: Page, first: Number) -> list[Number]:
    """The percentages that a list joins, from the first on."""
    run = [first]
    for item in page.within(first.end, page.around(first)[1]):
        if item.unit != "%" or not AND.fullmatch(page.between(run[-1], item)):
            break
        run.append(item)
    return run


def _named(page: Page, stem: str, counts: list[Number]) -> list[Pair]:
    """The count that a rate is named for, with each like count before it that may be the whole, nearest first."""
    in_order = re.compile(".*".join(stem))
    known = [n for n in counts if page.label(n).endswith(stem)]
    known = known or [n for n in counts if in_order.search(page.label(n))]
    return [
        [k, n]
        for k in known[:1]
        for n in reversed(counts)
        if n.start < k.start and n.counted == k.counted and n.value >= k.value
    ]
