"""A percentage whose two counts, or the larger of them, are told in sentences before it.

The count that is the share is known by the rate's own deed (化解率: 已化解19件), the whole by being
what was asked, planned or summed, in the same unit and before it.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     page = page_of_text(text)
...     return [(n.surface, k.surface) for n, k in pairs_behind(page, page.numbers[-1])]
>>> show("挂牌积案共26件。已化解19件。从进度看，化解率为76.1%。")
[('26件', '19件')]
>>> show("年初下达太阳能路灯任务160盏。\\n加装太阳能路灯148盏，完成任务的94.5%。")
[('160盏', '148盏')]
>>> show("挂牌积案共26件。已化解19件。从进度看，办结率为76.1%。")
[]
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from zhibiao.audit.alone import (
    PRINTED,
    RIVALS,
    SETTLED,
    as_said,
    fits,
    printed_percentage,
    rate_label,
)
from zhibiao.audit.granularity import chance_pair, coarser, in_percent, only_if, rounded
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.words import cue
from zhibiao.lexicon import syntax
from zhibiao.records import Finding

OF_THE_PLAN = re.compile("完成(?:全年|年度|年初|既定)?(?:任务|计划|目标)[总数量]{0,2}的\\Z")
DENIED = re.compile("[未没不无]")
WHOLE = re.compile("共|总|合计|现有")
PLEASED = re.compile("[都均全]?(?P<deed>满意|达标|合格|认可|知晓)")
OPENED = re.compile(
    f"\\A(?:目前|现在|其中|总体|截至[^，,]*|全年|{syntax('whole_place')}|今年|[上下]半年)+"
)
SO_NEAR = Fraction(6, 100)  # of the share, a percentage told apart from its counts
REACH = 150  # numbers before a percentage among which its counts are sought: time stays linear
DEED = 2  # characters of the last word of a rate's name
NAME = 4  # characters of a name that two counts must share to be of one thing


def told_behind(page: Page, item: Number, told_of: set[str]) -> Finding | None:
    """A percentage that no rule tells of yet and that the counts before it, named by its deed, do not print."""
    shown = PRINTED.search(item.surface) and item.measure == "percentage" and item.unit == "%"
    rough = "成" in item.surface and item.bound not in ("at_least", "more_than")
    if not shown or not item.value or item.baseline is not None or rough:
        return None
    if item.ids[0] in told_of:
        return None
    found, pairs = printed_percentage(item), list(pairs_behind(page, item))
    shares = [Fraction(k.value) / Fraction(n.value) for n, k in pairs]
    if not pairs or any(
        fits(item, found, share, k, n) for share, (n, k) in zip(shares, pairs, strict=True)
    ):
        return None
    (n, k), share = pairs[0], shares[0]
    if abs(share - found.value) > SO_NEAR:
        return None
    return page.finding(
        "grim",
        "inconsistent",
        [n, k, item],
        f"{as_said(k)} / {as_said(n)} = {in_percent(share)} %; printed {item.surface}",
        f"{as_said(k)} of {as_said(n)}, told before, does not print {item.surface}."
        + only_if(coarser(share, found)),
        chance=chance_pair(found),
        rivals=(*rounded(coarser(share, found)), *RIVALS),
        settled_by=SETTLED,
        match=f"“{(rate_label(page, item) + page.after(item)).strip()}” names what “{page.clause(k).strip()}” tells",
    )


def pairs_behind(page: Page, item: Number) -> Iterator[tuple[Number, Number]]:
    """The whole and the share that the words of a percentage point back to, nearest first."""
    start, _ = page.around(item)
    label = rate_label(page, item)
    own = [n for n in page.within(start, item.start) if _counts(n)]
    beside = own[-1] if own and page.text[own[-1].end : item.start].count("，") < 2 else None
    if OF_THE_PLAN.search(label) and beside:
        yield from _planned(page, beside)
        return
    rate, after = cue("rate").search(label), PLEASED.match(page.after(item))
    if not rate and not (after and "成" in item.surface):
        return
    named = label[: rate.end("stem")] if rate else label + after["deed"]
    named = OPENED.sub("", re.split("[：:]", named)[-1])
    deed, owner = named[-DEED:], named[:-DEED]
    if len(deed) < DEED:
        return
    shares = [beside] if beside else [n for n in _last(page, start) if _counts(n)]
    for k in shares:
        clause = page.clause(k)
        if deed not in clause or DENIED.search(clause.partition(deed)[0][-2:]):
            continue
        far = page.text.count("\n", k.end, item.start)
        whole = _whole_before(page, k, deed, past=bool(beside))
        if whole and _of_owner(page, owner, whole, k, far=bool(far)):
            yield whole, k
        if not owner:
            return  # of the last ones it was done with


def _last(page: Page, place: int) -> list[Number]:
    """The numbers before a place, nearest first, as many as a report of ordinary size has."""
    return page.within(0, place)[-REACH:][::-1]


def _counts(item: Number) -> bool:
    return item.is_count and not item.step


def _planned(page: Page, k: Number) -> Iterator[tuple[Number, Number]]:
    name = page.label(k)[-NAME:]
    for n in _last(page, k.start):
        like = _counts(n) and n.counted == k.counted and n.value >= k.value
        if (
            like
            and len(name) == NAME
            and name in page.label(n)
            and cue("planned").search(page.label(n))
        ):
            yield n, k


def _whole_before(page: Page, k: Number, deed: str, *, past: bool) -> Number | None:
    """The nearest like count before in the paragraph, if it is a whole; else the one beside it only."""
    low = page.text.rfind("\n", 0, k.start) + 1
    for n in reversed(page.within(low, k.start)):
        if not _counts(n) or n.counted != k.counted:
            continue
        if past and n.start >= page.around(k)[0]:
            return None  # the rules for what stands beside a percentage have seen it
        clause = page.clause(n)
        whole = WHOLE.search(clause) or cue("asked").search(clause)
        return n if whole and n.value > k.value and deed not in clause else None
    return None


def _of_owner(page: Page, owner: str, n: Number, k: Number, *, far: bool) -> bool:
    """Whether the name before the deed is that of the two counts; far off it has to be given."""
    if len(owner) < DEED:
        return not far
    words = page.clause(n) + page.text[n.start : k.end] + page.clause(k)
    return owner[:DEED] in words and owner[-DEED:] in words
