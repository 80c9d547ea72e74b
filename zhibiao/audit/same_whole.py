"""Shares that are listed one after another are shares of one whole, however far before it is told.

A whole is known by its unit and by printing most of the shares; what it does not print of the rest is
inconsistent.  分别占总数的 goes in order: the wholes then are a list in the same units.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     return [(f.verdict, f.computed[:19]) for f in findings(page_of_text(text))]
>>> show("一、受理\\n受理诉求800件。\\n二、分类\\n咨询类500件,占62.5%;求助类200件,占25%;其他类100件,占22.5%。")
[('consistent', '500 / 800 = 62.50 %'), ('consistent', '200 / 800 = 25.00 %'), ('inconsistent', '100 / 800 = 12.50 %')]
>>> show("发生事故200起,亡50人。\\n其中酒驾100起,亡20人,分别占总数的50%和40%。")
[('consistent', '100 / 200 = 50.00 %'), ('consistent', '20 / 50 = 40.00 %; ')]
>>> show("受理诉求800件。咨询类500件,占12.5%;求助类200件,占13.1%。")
[]
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

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
from zhibiao.audit.related import SO_FAR
from zhibiao.audit.words import by_how_much, cue
from zhibiao.audit.yearly import AND
from zhibiao.records import Finding

REACH = 60  # counts before a list among which its whole is sought: time stays linear
GAP = re.compile("[一-鿿]{0,8}[，,、（(]?")


class Share(NamedTuple):
    """A percentage, the count it is the share of, and how the text says so."""

    item: Number
    k: Number
    words: str


def findings(page: Page) -> Iterator[Finding]:
    """Every share of a list whose whole prints two of it, and half; of two, one if it stands just before."""
    for shares in (*_alike(page), *_in_order(page)):
        wholes = max(
            _wholes(page, shares),
            key=lambda wholes: len(_met(shares, wholes)),
            default=None,
        )
        if not wholes:
            continue
        met = _met(shares, wholes)
        enough = len(met) >= 2 or (len(shares) == 2 and met and _just_before(page, shares, wholes))
        if not enough or 2 * len(met) < len(shares):
            continue
        for share, n in zip(shares, wholes, strict=True):
            if finding := _finding(page, share, n):
                yield finding


def _alike(page: Page) -> Iterator[list[Share]]:
    """咨询类33件,占47.1%;求助类21件,占30.3%: told in the same words and unit, in one paragraph or the next."""
    run: list[Share] = []
    for share in filter(None, (_share(page, item) for item in page.numbers)):
        if run and not (
            share.words == run[-1].words
            and share.k.counted == run[-1].k.counted
            and page.paragraph(share.item.start) - page.paragraph(run[-1].item.start) < 2
        ):
            yield run
            run = []
        run.append(share)
    if run:
        yield run


def _share(page: Page, item: Number) -> Share | None:
    """A percentage that is said to be a share and no more, with the count just before it."""
    label = cue("bare_share").fullmatch(rate_label(page, item).strip())
    before = page.within(page.around(item)[0], item.start)[-1:]
    if not label or not _printed(item) or not before or not _level(page, before[0]):
        return None
    gap = page.between(before[0], item).removesuffix(rate_label(page, item))
    return Share(item, before[0], label["whole"] or "") if GAP.fullmatch(gap) else None


def _in_order(page: Page) -> Iterator[list[Share]]:
    """事故100起，亡20人，分别占总数的50%和40%: as many counts before the list as shares in it."""
    for item in page.numbers:
        label = rate_label(page, item).strip()
        if not _printed(item) or "分别" not in label or not cue("bare_share").fullmatch(label):
            continue
        start, end = page.around(item)
        run = [item]
        for other in page.within(item.end, end):
            if not _printed(other) or not AND.fullmatch(page.between(run[-1], other)):
                break
            run.append(other)
        counts = page.within(start, item.start)[-len(run) :]
        if 1 < len(run) == len(counts) and all(_level(page, n) for n in counts):
            yield [Share(one, k, "") for one, k in zip(run, counts, strict=True)]


def _printed(item: Number) -> bool:
    shown = item.unit == "%" and item.measure == "percentage" and item.exact and item.value
    return bool(shown and item.baseline is None and PRINTED.search(item.surface))


def _level(page: Page, item: Number) -> bool:
    counted = item.measure in ("count", "money") and item.exact and item.baseline is None
    return counted and not by_how_much(page.label(item))


def _wholes(page: Page, shares: list[Share]) -> Iterator[list[Number]]:
    """The counts that each share may be of, nearest first: one for all, or as many in the same units."""
    first, units = shares[0].k, [share.k.counted for share in shares]
    before = [n for n in page.within(0, first.start)[-REACH:] if n.unit != "%"]
    if len(set(units)) == 1:
        after = page.within(
            shares[-1].item.end, page.text.find("\n", shares[-1].item.end) % (len(page.text) + 1)
        )
        tried = [[n] * len(units) for n in (*reversed(before), *after)]
    else:
        last = len(before) - len(units)
        tried = [before[i : i + len(units)] for i in range(last, -1, -1)]
    for wholes in tried:
        if [n.counted for n in wholes] == units and all(
            _level(page, n) and n.value > share.k.value
            for share, n in zip(shares, wholes, strict=True)
        ):
            yield wholes


def _met(shares: list[Share], wholes: list[Number]) -> list[Share]:
    """The shares that these wholes print, each percentage once."""
    met = {
        (share.item.value, n.start): share
        for share, n in zip(shares, wholes, strict=True)
        if fits(share.item, printed_percentage(share.item), _of(share, n), share.k, n)
    }
    return list(met.values())


def _of(share: Share, n: Number) -> Fraction:
    return Fraction(share.k.value) / Fraction(n.value)


def _just_before(page: Page, shares: list[Share], wholes: list[Number]) -> bool:
    """Whether the whole is the nearest, in the sentence of the list or the one before it."""
    start, _ = page.around(shares[0].k)
    low = page.sentence(start - 1)[0] if page.text[start - 1 : start] == "。" else start
    return low <= wholes[0].start < shares[0].k.start and next(_wholes(page, shares)) == wholes


def _finding(page: Page, share: Share, n: Number) -> Finding | None:
    item, k = share.item, share.k
    found, of_whole = printed_percentage(item), _of(share, n)
    met = fits(item, found, of_whole, k, n)
    if not met and (abs(of_whole - found.value) > SO_FAR or _of_another(page, share, n)):
        return None
    rule = "" if met else coarser(of_whole, found)
    return page.finding(
        "grim",
        "consistent" if met else "inconsistent",
        [n, k, item],
        f"{as_said(k)} / {as_said(n)} = {in_percent(of_whole)} %; printed {item.surface}",
        "The shares of the list are of this whole."
        if met
        else f"Other shares of the list are of {as_said(n)}; {as_said(k)} of it does not print {found.text}."
        + only_if(rule),
        chance=chance_pair(found),
        rivals=() if met else (*rounded(rule), *RIVALS),
        settled_by="" if met else SETTLED,
        match=f"“{rate_label(page, item).strip()}” in a list of shares",
    )


def _of_another(page: Page, share: Share, whole: Number) -> bool:
    """Whether the percentage prints as the share of another count before it."""
    found = printed_percentage(share.item)
    return any(
        n is not whole
        and n.counted == share.k.counted
        and n.exact
        and n.value > share.k.value
        and fits(share.item, found, _of(share, n), share.k, n)
        for n in page.within(0, share.k.start)[-REACH:]
    )
