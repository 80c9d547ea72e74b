"""Can k of n print this percentage?  (After the GRIM test: granularity of whole counts.)

n is printed beside k, or k stands alone and n can be any whole number (5个…布建率80%), or n stands
alone and k can be any.  A percentage is its printed text, so a trailing zero counts.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     return [(f.verdict, f.computed) for f in findings(page_of_text(text))]
>>> show("随机抽查网点37家,合格34家,合格率93.6%。")
[('inconsistent', '34 / 37 = 91.89 %; printed 93.6%; nearest from 37: 34 → 91.9, 35 → 94.6')]
>>> show("建成二级检查站5个,布建率达到80%。")
[('inconsistent', '5 / 0.8 = 6.25; 5 / 6 = 83.33 %, 5 / 7 = 71.43 %; printed 80%')]
>>> show("挂牌督办24家,整改销号21家,整改率87.5%。")
[('consistent', '21 / 24 = 87.50 %; printed 87.5%')]
>>> show("化解纠纷4518起,化解率98.5%。")  # of so many, any percentage can be printed
[]
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

from zhibiao.audit import based, same_whole, tabled
from zhibiao.audit.alone import (
    PRINTED,
    RIVALS,
    SETTLED,
    alone,
    as_said,
    far_off,
    fits,
    of_those,
    printed_percentage,
    rate_label,
)
from zhibiao.audit.bases import counts_of, roles
from zhibiao.audit.behind import told_behind
from zhibiao.audit.denied import of_both
from zhibiao.audit.granularity import (
    chance_pair,
    coarser,
    in_percent,
    only_if,
    rounded,
    with_nearest,
)
from zhibiao.audit.members import depth
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.planned import planned
from zhibiao.audit.rates_in_turn import rates_in_turn, run_of
from zhibiao.audit.related import SO_FAR, related
from zhibiao.audit.structure import structures
from zhibiao.audit.taken_from import base_of
from zhibiao.audit.two_units import twin
from zhibiao.audit.words import cue, plain, swaps
from zhibiao.changes.printed import Percentage, percentage
from zhibiao.records import Finding

MANY = 20  # of fewer, many a share is one of others with two digits swapped
MENDED = re.compile(f"(?:问题|违规|隐患)[一-鿿]*?(?<![未不])(?:{cue('done').pattern})")


def findings(page: Page) -> Iterator[Finding]:
    """Every percentage that stands with the count it is a share of, in text order, then those told afar."""
    in_tables = list(tabled.rates(page, "grim"))
    known = {name for finding in in_tables for name in finding.claim_ids}
    in_lists = [f for f in same_whole.findings(page) if f.claim_ids[-1] not in known]
    listed = {finding.claim_ids[-1] for finding in in_lists}
    by_name = [f for f in named(page) if f.claim_ids[-1] not in listed]
    beside = in_tables + in_lists + [f for f in by_name if not known.intersection(f.claim_ids)]
    yield from beside
    told_of = {name for finding in beside for name in finding.claim_ids}
    back = [found for item in page.numbers if (found := told_behind(page, item, told_of))]
    yield from back
    beside = [*beside, *back]
    yield from based.findings(page, beside)
    yield from structures(page)


def named(page: Page) -> Iterator[Finding]:
    """Every percentage whose base stands beside it or is named again, in text order."""
    in_turn = rates_in_turn(page)
    for item in page.numbers:
        if item.unit not in ("%", "‰") or item.measure != "percentage" or item.value is None:
            continue
        if item.baseline is not None or not item.value or not PRINTED.search(item.surface):
            continue
        if "成" in item.surface and item.bound not in ("at_least", "more_than"):
            continue  # 八成 is said of much
        if item.bound != "exact" and depth(page.text[page.around(item)[0] : item.start]) > 0:
            continue  # 3项未达到进度（占比低于91.7%）: what they are judged by
        label = rate_label(page, item)
        named = cue("share_of").search(label) or cue("rate").search(label)
        finding = None
        in_order = in_turn.get(item.start, ("", []))
        if both := of_both(page, item, in_order[0] or label):
            finding = both
        elif item.start in in_turn:
            label, pairs = in_order
            tried = (_pair(page, item, label, pair) for pair in pairs)
            finding = next(filter(None, tried), None)
        elif named or of_those(page, item):
            counts = counts_of(page, item)
            if "分别" in label and len(counts) <= len(run_of(page, item)):
                continue  # 造成20人死亡、40人受伤，分别占总数的50%、60%: each of a whole of its own
            finding = (
                _pair(page, item, label, counts)
                or _of_plan(page, item)
                or alone(page, item, label, counts)
            )
        else:
            finding = _of_plan(page, item)
        if finding or (finding := far_off(page, item, base_of(page, item))):
            yield finding


def _pair(page: Page, item: Number, label: str, counts: list[Number]) -> Finding | None:
    if len(counts) < 2:
        return None
    found = printed_percentage(item)
    twins = [other for count in counts if (other := twin(page, count))]
    for k, n in (*permutations(counts, 2), *permutations(twins, 2)):
        for share in _ways(page, k, n, found):
            rule = fits(item, found, share, k, n)
            if rule:
                return _passed(page, item, found, k, n, share, rule)
    if len({count.value for count in counts}) < 2:
        return None
    own_base = item.start - len(label) <= counts[0].start < item.start  # 完成任务5.2万人的119%
    k, n = (counts[1], counts[0]) if own_base else roles(page, counts, label)
    share = Fraction(k.value) / Fraction(n.value) if n.value else Fraction(0)
    if _failures(page, k) and not cue("share_of").search(label):
        share = 1 - share
    said = page.text[k.end : item.start]
    of_each = cue("rate").search(said) and not re.search("[，,。；;、（(]", said)
    sure = _by_slip(page, item, found, k, n, label) or (
        own_base and share < 2 * found.value < 4 * share
    )
    if (
        of_each
        or _of_another(page, item, found, counts[0])
        or not related(page, label, k, n, share, found, sure)
    ):
        return None  # 12个分局中有10个命案侦破率达到100%: of each of the ten
    return _failed(page, item, found, k, n, share, _match(page, label, k))


def _failed(
    page: Page, item: Number, found: Percentage, k: Number, n: Number, share: Fraction, match: str
) -> Finding:
    return page.finding(
        "grim",
        "inconsistent",
        [n, k, item],
        f"{as_said(k)} / {as_said(n)} = {in_percent(share)} %; printed {found.text}"
        + with_nearest(int(n.value), found),
        f"No rounding of {as_said(k)} of {as_said(n)} prints {found.text}."
        + only_if(coarser(share, found)),
        chance=chance_pair(found),
        rivals=(*rounded(coarser(share, found)), *RIVALS),
        settled_by=SETTLED,
        match=match,
    )


def _of_plan(page: Page, item: Number) -> Finding | None:
    """Whether what was done of a goal prints the percentage."""
    pair = planned(page, item)
    if not pair:
        return None
    (k, n), found = pair, printed_percentage(item)
    share = Fraction(k.value) / Fraction(n.value)
    if rule := fits(item, found, share, k, n):
        return _passed(page, item, found, k, n, share, rule)
    far = abs(share - found.value) > SO_FAR
    match = f"“{page.clause(n).strip()}” is the goal"
    return None if far else _failed(page, item, found, k, n, share, match)


def _ways(page: Page, k: Number, n: Number, found: Percentage) -> Iterator[Fraction]:
    """The shares that two counts allow: k of n, and the rest of n where k counts failures.

    More than all are found only where the rate says so: 发生37件，破获38件，破获率102.7%.
    """
    more = found.value > 1 or cue("planned").search(page.clause(n))
    if not n.value or (k.value > n.value and not more):
        return
    share = Fraction(k.value) / Fraction(n.value)
    yield share
    if _failures(page, k) and share < 1:
        yield 1 - share


def _of_another(page: Page, item: Number, found: Percentage, k: Number) -> bool:
    """排查318项，其中一般235项，已化解291项，化解率91.5%: whether it prints as the share of an earlier count."""
    start = page.text.rfind("\n", 0, k.start) + 1
    return any(
        n.counted == k.counted
        and n.exact
        and n.baseline is None
        and n.value > k.value
        and fits(item, found, Fraction(k.value) / Fraction(n.value), k, n)
        for n in page.within(start, k.start)
    )


def _failures(page: Page, k: Number) -> bool:
    """不合格3家: whether a count is of those that failed; 26处隐患已销案21处 is of what was done."""
    found = cue("negative").search(page.clause(k))
    return bool(found) and not MENDED.search(page.label(k))


def _passed(
    page: Page, item: Number, found: Percentage, k: Number, n: Number, share: Fraction, rule: str
) -> Finding | None:
    if share == 1 and found.value == 1:
        return None
    note = {"cut": " Only if further digits were cut off.", "up": " Only if it was rounded up."}
    shown = (
        as_said(k)
        if share == Fraction(k.value) / Fraction(n.value)
        else f"({as_said(n)} − {as_said(k)})"
    )
    return page.finding(
        "grim",
        "consistent",
        [n, k, item],
        f"{shown} / {as_said(n)} = {in_percent(share)} %; printed {item.surface}",
        f"The two numbers print this percentage.{note.get(rule, '')}",
        chance=chance_pair(found),
    )


def _by_slip(page: Page, item: Number, found: Percentage, k: Number, n: Number, label: str) -> bool:
    """摘帽15个 of 68, 摘帽率75%: whether one number with two digits swapped makes all three agree."""
    stem = cue("rate").search(label)
    if not stem or not set(stem["stem"]) & set(page.clause(k)) or n.value < MANY:
        return False
    shown = [(item, found, k, n)]
    shown += [(item, found, replace(k, value=Decimal(v)), n) for v in swaps(plain(k.value))]
    shown += [(item, found, k, replace(n, value=Decimal(v))) for v in swaps(plain(n.value))]
    printed = PRINTED.search(item.surface)[0]
    shown += [(item, percentage(v), k, n) for v in swaps(printed) if printed[:1].isdigit()]
    return any(
        a.value < b.value and fits(which, as_printed, Fraction(a.value) / Fraction(b.value), a, b)
        for which, as_printed, a, b in shown[1:]
    )


def _match(page: Page, label: str, k: Number) -> str:
    name = cue("rate").search(label)
    if not name:
        return f"“{label.strip()}” names a share"
    shared = [
        name["stem"][i : i + 2]
        for i in range(len(name["stem"]) - 1)
        if name["stem"][i : i + 2] in page.clause(k)
    ]
    if not shared:
        return f"{name['stem']}率 stands beside the counts and comes near them"
    return f"{name['stem']}率 shares “{shared[0]}” with “{page.clause(k).strip()}”"
