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
from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from math import ceil, floor

from zhibiao.audit.granularity import (
    COARSER,
    chance_k_unknown,
    chance_n_unknown,
    chance_pair,
    coarser,
    in_percent,
    nearest,
)
from zhibiao.audit.page import Number, Page
from zhibiao.audit.words import cue, plain
from zhibiao.changes.printed import KEEPS_DIGITS, Percentage, interval, percentage
from zhibiao.records import Finding

PRINTED = re.compile(r"\d+(?:\.\d{1,4})?[%‰]|[百千]分之[零一二三四五六七八九十百点]+")
RIVALS = (
    "the count or the percentage is misprinted",
    "they were counted on different days",
    "the percentage is of another base than the one beside it",
)
SETTLED = "the counts behind the percentage: how many, of how many, on which day"
AMONG = re.compile(r"[一-鿿]{1,16}[中里][，,][^，,。；;]{2,20}的占(?:比|了)?")
BASE = re.compile(r"总|全部|\A[其该此上这同]|计划|任务")
SHORT = 4  # characters of a rate's name that says nothing but what was done
SAYS_SOMETHING = Decimal("0.05")
"""A test that fewer unrelated percentages than this could fail is not reported as passed."""


def findings(page: Page) -> Iterator[Finding]:
    """Every percentage that stands with the count it is a share of, in text order."""
    for item in page.numbers:
        if item.unit not in ("%", "‰") or item.measure != "percentage" or item.value is None:
            continue
        if item.baseline is not None or not item.value or not PRINTED.search(item.surface):
            continue
        label = _rate_label(page, item)
        if not (cue("share_of").search(label) or cue("rate").search(label)):
            continue
        counts = _counts(page, item)
        finding = _pair(page, item, label, counts) or _alone(page, item, label, counts)
        if finding:
            yield finding


def _rate_label(page: Page, item: Number) -> str:
    """The words that name the percentage: 合格率, 占总数的, 占全市412个小区的."""
    start, _ = page.around(item)
    return re.split(r"[，,。；;、！？!?\n]", page.text[start : item.start])[-1]


def _counts(page: Page, item: Number) -> list[Number]:
    """The counts just before the percentage in one unit, nearest first; else those just after."""
    start, end = page.around(item)
    part = max((m.end() for m in re.finditer(r"[；;]", page.text[start : item.start])), default=0)
    before = page.within(start + part, item.start)
    found: list[Number] = []
    for number in reversed(before):
        if number.measure in ("duration", "universal", "zero"):
            continue
        if (
            number.measure not in ("count", "money")
            or number.value is None
            or number.baseline is not None
        ):
            break
        if found and number.counted != found[0].counted:
            break
        found.append(number)
        if len(found) == 3:
            break
    if len(found) == 1 and cue("share_of").search(_rate_label(page, item)):
        found += (
            _base_named(page, item, found[0], start)
            or _base_listed(page, found[0], start)
            or ([] if part else _base_before(page, found[0], start))
        )
    if not found:
        bracket = re.match(r"[（(][^）)]*[）)]", page.text[item.end : end])
        if bracket:
            found = [
                n for n in page.within(item.end, item.end + bracket.end()) if n.measure == "count"
            ]
    return found


def _base_named(page: Page, item: Number, count: Number, start: int) -> list[Number]:
    """占智慧安防小区的85.7%: the count of what is named, earlier in the sentence."""
    named = re.search(
        r"占(?P<base>[^，,。；;总]{3,16}?)(?:的|总[数量]的?)\Z", _rate_label(page, item)
    )
    if not named:
        return []
    like = [
        n
        for n in page.within(start, count.start)
        if n.measure == "count"
        and n.counted == count.counted
        and n.value is not None
        and any(named["base"] in subject for subject in n.subjects)
    ]
    return like[-1:]


def _base_listed(page: Page, count: Number, start: int) -> list[Number]:
    """共216家，其中化工38家，占17.6%；冶金17家，占…: the total whose parts are listed after 其中."""
    opened = page.text.rfind("其中", start, count.start)
    last = page.within(start, opened)[-1:] if opened >= 0 else []
    like = last and last[0].counted == count.counted and last[0].measure == count.measure
    return list(last) if like and last[0].value is not None and last[0].value > count.value else []


def _base_before(page: Page, count: Number, start: int) -> list[Number]:
    """占总数的: the total may stand at the end of the sentence before."""
    last = page.within(max(0, start - 24), start)[-1:]
    if not last or "\n" in page.text[last[0].end : start] or start - last[0].end > 12:
        return []
    same = (
        last[0].measure == "count"
        and last[0].counted == count.counted
        and last[0].value is not None
    )
    return list(last) if same and last[0].value > count.value else []


def _pair(page: Page, item: Number, label: str, counts: list[Number]) -> Finding | None:
    if len(counts) < 2:
        return None
    found = printed_percentage(item)
    for k, n in permutations(counts, 2):
        for share in _ways(page, k, n, label):
            rule = _fits(item, found, share, k, n)
            if rule:
                return _passed(page, item, found, k, n, share, rule)
    k, n = _roles(page, counts, label)
    share = Fraction(k.value) / Fraction(n.value) if n.value else Fraction(0)
    if cue("negative").search(page.clause(k)) and not cue("share_of").search(label):
        share = 1 - share
    if not _related(page, label, k, n, share, found):
        return None
    return page.finding(
        "grim",
        "inconsistent",
        [n, k, item],
        f"{_said(k)} / {_said(n)} = {in_percent(share)} %; printed {found.text}"
        + _with_nearest(n, found),
        f"No rounding of {_said(k)} of {_said(n)} prints {found.text}."
        + _only_if(coarser(share, found)),
        chance=chance_pair(found),
        rivals=(*_rounded(coarser(share, found)), *RIVALS),
        settled_by=SETTLED,
        match=_match(page, label, k),
    )


def printed_percentage(item: Number) -> Percentage:
    """The percentage of a number as printed, without its bound words."""
    return percentage(PRINTED.search(item.surface)[0])


def _ways(page: Page, k: Number, n: Number, label: str) -> Iterator[Fraction]:
    """The shares that two counts allow: k of n, and the rest of n where k counts failures."""
    if not n.value or (k.value > n.value and not cue("planned").search(page.clause(n))):
        return
    share = Fraction(k.value) / Fraction(n.value)
    yield share
    if cue("negative").search(page.clause(k)) and share < 1:
        yield 1 - share


def _fits(item: Number, found: Percentage, share: Fraction, k: Number, n: Number) -> str:
    """The rounding rule under which the share prints so, or an empty string."""
    if item.bound == "exact" and k.exact and n.exact and not (k.step or n.step):
        return next((rule for rule in KEEPS_DIGITS if share in interval(found, rule)), "")
    low, high = item.span()
    unit = 1000 if item.unit == "‰" else 100
    (k_low, k_high), (n_low, n_high) = k.span(), n.span()
    if None in (k_low, k_high, n_low, n_high) or not n_low:
        return "a bound"
    lowest, highest = (
        Fraction(k_low) / Fraction(n_high) * unit,
        Fraction(k_high) / Fraction(n_low) * unit,
    )
    above = high is None or lowest <= Fraction(high)
    return "a bound" if above and (low is None or highest >= Fraction(low)) else ""


def _passed(
    page: Page, item: Number, found: Percentage, k: Number, n: Number, share: Fraction, rule: str
) -> Finding | None:
    if share == 1 and found.value == 1:
        return None
    note = {"cut": " Only if further digits were cut off.", "up": " Only if it was rounded up."}
    shown = (
        _said(k) if share == Fraction(k.value) / Fraction(n.value) else f"({_said(n)} − {_said(k)})"
    )
    return page.finding(
        "grim",
        "consistent",
        [n, k, item],
        f"{shown} / {_said(n)} = {in_percent(share)} %; printed {item.surface}",
        f"The two numbers print this percentage.{note.get(rule, '')}",
        chance=chance_pair(found),
    )


def _said(item: Number) -> str:
    """A count as a number, an amount of money as printed."""
    return item.surface if item.measure == "money" else plain(item.value)


def _roles(page: Page, counts: list[Number], label: str) -> tuple[Number, Number]:
    """Which count is the share and which the whole, where neither order prints the percentage."""
    k, n = counts[0], counts[1]
    if k.value > n.value and not cue("planned").search(page.clause(n)):
        k, n = n, k
    return k, n


def _related(
    page: Page, label: str, k: Number, n: Number, share: Fraction, found: Percentage
) -> bool:
    """Whether the percentage is said of these two counts."""
    apart = abs(share - found.value)
    if apart > Fraction(3, 10):
        return False
    if found_share := cue("share_of").search(label):
        owner = re.sub(r"其中|约|仅|共|就|已|也|[，,\s]", "", label[: found_share.start()])
        if len(owner) > 1 and not _shared(owner, page.clause(k)):
            return False  # 其中35岁以下占: a share of something else
        base = re.sub("的.*|比[例重]?|[为达到是约]", "", label[found_share.end() :])
        if len(base) > 1 and not (BASE.search(base) or _shared(base, page.clause(n))):
            return False  # 占派出所警力的: a share of something else
        listed = n.end < k.start and "其中" in page.between(n, k)
        return (
            listed
            or bool(re.search(r"总[数量]|其|占比|比例|比重|全部", label))
            or n.end > k.end
            or apart < Fraction(1, 10)
        )
    stem = cue("rate").search(label)["stem"]
    if _shared(stem, page.clause(k)):
        return True
    return (
        bool(cue("done").search(stem))
        and apart < Fraction(15, 100)
        and not cue("averaged").search(stem)
    )


def _shared(stem: str, words: str) -> bool:
    return any(stem[i : i + 2] in words for i in range(len(stem) - 1))


def _match(page: Page, label: str, k: Number) -> str:
    name = cue("rate").search(label)
    if not name:
        return f"“{label.strip()}” names a share"
    shared = [
        name["stem"][i : i + 2]
        for i in range(len(name["stem"]) - 1)
        if name["stem"][i : i + 2] in page.clause(k)
    ]
    return (
        f"{name['stem']}率 shares “{shared[0]}” with “{page.clause(k).strip()}”"
        if shared
        else f"{name['stem']}率 stands beside the counts and comes near them"
    )


def _alone(page: Page, item: Number, label: str, counts: list[Number]) -> Finding | None:
    """One count and a rate: n unknown (the count was done) or k unknown (the count was asked)."""
    stem = cue("rate").search(label)
    if len(counts) != 1 or not counts[0].exact or counts[0].step or item.bound != "exact":
        return None
    count, found = counts[0], printed_percentage(item)
    gap = page.text[count.end : item.start]
    if not stem:  # 全县20座水库中，达标的占85%
        return _k_unknown(page, item, count, found, label) if AMONG.fullmatch(gap) else None
    if len(gap) > 18 or len(re.findall("[，,]", gap)) > 1 or found.value >= 1 or count.value < 2:
        return None
    clause = page.clause(count)
    done = cue("done").search(stem["stem"]) and (
        _shared(stem["stem"], clause) or set(stem["stem"][-2:]) & set(re.sub("…", "", clause))
    )
    added = (
        re.search("新[增建设配]|增[设配]", clause)
        or re.search("提[高升]|[（(]", label)
        or len(stem["stem"]) > SHORT
    )
    asked = bool(cue("asked").search(clause)) and not cue("averaged").search(stem["stem"])
    if done and not asked and not added:
        return _n_unknown(page, item, count, found, stem["stem"])
    if asked and not done and not cue("averaged").search(stem["stem"]):
        return _k_unknown(page, item, count, found, stem["stem"])
    return None


def _n_unknown(
    page: Page, item: Number, count: Number, found: Percentage, stem: str
) -> Finding | None:
    k = int(count.value)
    exact = Fraction(k) / found.value
    near = [n for n in (floor(exact), ceil(exact)) if n >= k]
    chance = chance_n_unknown(k, found)
    written = plain(
        (Decimal(k) / Decimal(found.value.numerator) * found.value.denominator).quantize(
            Decimal("0.01")
        )
    )
    tried = ", ".join(f"{k} / {n} = {in_percent(Fraction(k, n))} %" for n in dict.fromkeys(near))
    computed = f"{k} / {plain(Decimal(found.value.numerator) / Decimal(found.value.denominator))} = {written}; {tried}; printed {found.text}"
    match = f"{stem}率 is taken as the share of those planned that “{page.clause(count).strip()}” reports"
    fitting = next(
        (n for n in near if any(Fraction(k, n) in interval(found, rule) for rule in KEEPS_DIGITS)),
        None,
    )
    if fitting:
        if chance < SAYS_SOMETHING:
            return None
        return page.finding(
            "grim",
            "consistent",
            [count, item],
            computed,
            f"{k} of {fitting} would print {found.text}.",
            chance=chance,
            match=match,
        )
    coarse = next(
        (
            name
            for name in COARSER
            if (span := interval(found, name))
            and any(Fraction(k, n) in span for n in range(k, 40 * k + 1))
        ),
        "",
    )
    return page.finding(
        "grim",
        "inconsistent",
        [count, item],
        computed,
        f"No whole number of planned ones makes {k} of them {found.text} at the printed precision."
        + _only_if(coarse),
        chance=chance,
        rivals=(
            *_rounded(coarse),
            "the percentage is of another base, such as points or districts",
            RIVALS[0],
        ),
        settled_by="the plan that says how many there were to be",
        match=match,
    )


def _k_unknown(
    page: Page, item: Number, count: Number, found: Percentage, stem: str
) -> Finding | None:
    n = int(count.value)
    chance = chance_k_unknown(n, found)
    fitting = next(
        (
            k
            for k in (floor(found.value * n), ceil(found.value * n))
            if any(Fraction(k, n) in interval(found, rule) for rule in KEEPS_DIGITS)
        ),
        None,
    )
    computed = f"{nearest(n, found)}; printed {found.text}"
    name = (
        f"{stem}率"
        if cue("rate").search(label := _rate_label(page, item))
        else f"“{label.strip()}”"
    )
    match = f"{name} is taken as a share of “{page.clause(count).strip()}”"
    if fitting is not None:
        if chance < SAYS_SOMETHING:
            return None
        return page.finding(
            "grim",
            "consistent",
            [count, item],
            computed,
            f"{fitting} of {n} prints {found.text}.",
            chance=chance,
            match=match,
        )
    share = Fraction(round(found.value * n), n)
    return page.finding(
        "grim",
        "inconsistent",
        [count, item],
        computed,
        f"No whole count out of {n} prints {found.text}.{_only_if(coarser(share, found))}",
        chance=chance,
        rivals=(RIVALS[2], *_rounded(coarser(share, found)), *RIVALS[:2]),
        settled_by=SETTLED,
        match=match,
    )


def _with_nearest(n: Number, found: Percentage) -> str:
    near = nearest(int(n.value), found)
    return f"; {near}" if near else ""


def _only_if(rule: str) -> str:
    return f" Possible only if rounded {rule.replace('_', ' ')}." if rule else ""


def _rounded(rule: str) -> tuple[str, ...]:
    return (f"the percentage was rounded {rule.replace('_', ' ')}",) if rule else ()
