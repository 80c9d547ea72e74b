"""The rate of a deed and its denial: 不捕率 is 不捕 of 逮捕 and 不捕 together, 起诉率 is 起诉 of 起诉 and 不起诉.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     page = page_of_text(text)
...     item = page.numbers[-1]
...     found = of_both(page, item, page.label(item))
...     return found and (found.verdict, found.computed)
>>> show("批准逮捕158件196人,不批准逮捕33件40人,不捕率为16.95%。")
('consistent', '40 / (196 + 40) = 16.95 %; printed 16.95%')
>>> show("批准逮捕30人,不批准逮捕20人,不捕率为45%。")
('inconsistent', '20 / (30 + 20) = 40.00 %; printed 45%')
>>> show("批准逮捕30人,不捕率为45%。")
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from zhibiao.audit.alone import RIVALS, SETTLED, as_said, fits, printed_percentage
from zhibiao.audit.granularity import chance_pair, in_percent
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.two_units import twin
from zhibiao.audit.words import cue
from zhibiao.records import Finding

REACH = 20  # numbers on each side of a rate among which its two counts are sought
UNITS = ("人", "件")  # people first: rates of prosecution go by people


def of_both(page: Page, item: Number, label: str) -> Finding | None:
    """A rate of two complements that are told before it in its paragraph; the nearest pair in one unit."""
    rate = cue("denied_rate").fullmatch(label)
    if not rate:
        return None
    found, tried = printed_percentage(item), []
    for denied, done in _counts(page, item, rate["deed"]):
        whole = replace(done, value=done.value + denied.value, step=done.step + denied.step)
        k = denied if rate["denied"] else done
        share = Fraction(k.value) / Fraction(whole.value)
        tried.append((denied, done, k, share, bool(fits(item, found, share, k, whole))))
    if not tried:
        return None
    denied, done, k, share, met = next((row for row in tried if row[-1]), tried[0])
    if not met and _of_another(page, item, k):
        return None
    return page.finding(
        "grim",
        "consistent" if met else "inconsistent",
        [done, denied, item],
        f"{as_said(k)} / ({as_said(done)} + {as_said(denied)}) = {in_percent(share)} %; printed {item.surface}",
        "The deed and its denial print this percentage."
        if met
        else f"No rounding of {as_said(k)} of both prints {found.text}.",
        chance=chance_pair(found),
        rivals=() if met else RIVALS,
        settled_by="" if met else SETTLED,
        match=f"“{label.strip()}” is the share of one of two complements",
    )


def _counts(page: Page, item: Number, deed: str) -> Iterator[tuple[Number, Number]]:
    """The one denied and the one done in a unit, told in the paragraph of a rate or with the next."""
    low = page.text.rfind("\n", 0, item.start) + 1
    end = page.text.find("\n", item.start) % (len(page.text) + 1)
    following = page.text.find("\n", end + 1) % (len(page.text) + 1)
    before, after = page.within(low, item.start)[-REACH:], page.within(item.end, following)[:REACH]
    for near in (before, (*before, *after)):
        told = [
            (n, match["denied"])
            for n in near
            if n.is_count
            and (match := cue("denied").search(_words(page, n)))
            and match["deed"] == deed
        ]
        for unit in UNITS:
            denied = [n for n, not_done in told if not_done and n.counted == unit]
            done = [n for n, not_done in told if not not_done and n.counted == unit]
            if len(denied) == len(done) == 1:
                yield denied[0], done[0]


def _words(page: Page, item: Number) -> str:
    """What a count is of; behind a bracket or another count, what that is of."""
    other = twin(page, item)
    return page.label(item) or (page.label(other) if other else "") or item.subjects[0]


def _of_another(page: Page, item: Number, k: Number) -> bool:
    """Whether the rate prints as the share of another count of the paragraph, such as those received."""
    low = page.text.rfind("\n", 0, item.start) + 1
    found = printed_percentage(item)
    return any(
        n.is_count
        and n.counted == k.counted
        and n.value > k.value
        and fits(item, found, Fraction(k.value) / Fraction(n.value), k, n)
        for n in page.within(low, item.start)[-REACH:]
    )
