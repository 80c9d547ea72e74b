"""One count and a percentage: the other count can be any whole number.

>>> from zhibiao.audit.page import page_of_text
>>> page = page_of_text("建成检查站5个,布建率80%。")
>>> count, rate = page.numbers
>>> alone(page, rate, rate_label(page, rate), [count]).computed
'5 / 0.8 = 6.25; 5 / 6 = 83.33 %, 5 / 7 = 71.43 %; printed 80%'
>>> alone(page, rate, rate_label(page, rate), []) is None
True
"""

import re
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from zhibiao.audit.granularity import (
    COARSER,
    chance_k_unknown,
    chance_n_unknown,
    coarser,
    in_percent,
    nearest,
    only_if,
    rounded,
)
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.words import cue, plain
from zhibiao.changes.printed import KEEPS_DIGITS, Percentage, interval, percentage
from zhibiao.lexicon import syntax
from zhibiao.records import Finding

PRINTED = re.compile(
    r"\d+(?:\.\d{1,4})?[%‰]|[百千]分之[零一二三四五六七八九十百点]+|[一二三四五六七八九]成[一二三四五六七八九半]?"
)
RIVALS = (
    "the count or the percentage is misprinted",
    "they were counted on different days",
    "the percentage is of another base than the one beside it",
)
SETTLED = "the counts behind the percentage: how many, of how many, on which day"
OTHER_SHARE = "[，,、][^，,。；;]{2,20}的占(?:比|了|到)?"
EARLIER = rf"(?:{OTHER_SHARE}\d[\d.]*%)*"  # 满意的占78.3%，基本满意的占
AMONG = re.compile(rf"(?:[一-鿿]{{1,16}}[中里])?{EARLIER}{OTHER_SHARE}")
ASKED = re.compile(rf"[一-鿿]{{2,16}}{EARLIER}[，,、][^，,。；;的]{{2,16}}的占(?:比|了|到)?")
THESE = re.compile(r"[一-鿿]{0,16}(?P<what>[一-鿿]{2})(?:[（(][一-鿿、]+[）)])?[中里][，,]有?")
DONE = "已|均|实现|完成|建[成立有]|配[备有齐]|设[立有置]|通过|达[到标]|具备|安装|开[展通]|成立|落实|接入"
ASKED_ONE_BY_ONE = frozenset(("人", "人次", "户", "家", "份"))
ASKED_FEW = 200  # people: the satisfaction of more is often that of a survey told elsewhere
HELD = re.compile(f"共有|现有|拥有|总共|{syntax('whole_place')}|辖区|有")
SHORT = 4  # characters of a rate's name that says nothing but what was done
SAYS_SOMETHING = Decimal("0.05")
"""A test that fewer unrelated percentages than this could fail is not reported as passed."""


def rate_label(page: Page, item: Number) -> str:
    """The words that name the percentage: 合格率, 占总数的, 占全市412个小区的."""
    start, _ = page.around(item)
    return re.split(r"[，。；;、！？!?\n]|,(?!\d{3})", page.text[start : item.start])[-1]


def printed_percentage(item: Number) -> Percentage:
    """The percentage of a number as printed, without its bound words."""
    return percentage(PRINTED.search(item.surface)[0])


def shared(stem: str, words: str) -> bool:
    return any(stem[i : i + 2] in words for i in range(len(stem) - 1))


def fits(item: Number, found: Percentage, share: Fraction, k: Number, n: Number) -> str:
    """The rounding rule under which the share prints so, or an empty string."""
    if item.bound == "exact" and k.exact and n.exact and not (k.step or n.step):
        return next((rule for rule in KEEPS_DIGITS if share in interval(found, rule)), "")
    low, high = item.span()
    high = None if "成" in item.surface else high  # 超过九成
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


def as_said(item: Number) -> str:
    """A count as a number, an amount of money as printed."""
    return item.surface if item.measure == "money" else plain(item.value)


def of_those(page: Page, item: Number) -> str:
    """29个试点小区中，82.8%的小区, 82.8%已…: the thing counted, of which it is said; else empty."""
    start, _ = page.around(item)
    before = page.within(start, item.start)
    gap = THESE.fullmatch(page.between(before[-1], item)) if before else None
    after = page.text[item.end : item.end + 8]
    said = gap and re.match(rf"的[一-鿿]{{0,4}}?{gap['what']}|{DONE}", after)
    return gap["what"] if said else ""


def alone(page: Page, item: Number, label: str, counts: list[Number]) -> Finding | None:
    """One count and a rate: n unknown (the count was done) or k unknown (the count was asked)."""
    stem = cue("rate").search(label)
    if counts and AMONG.fullmatch(page.text[counts[0].end : item.start]):
        counts = counts[:1]  # 小区210个，其中封闭式168个；老旧小区48个，已加装门禁的占94.6%
    if len(counts) != 1 or not counts[0].exact or counts[0].step or item.bound != "exact":
        return None
    count, found = counts[0], printed_percentage(item)
    gap = page.text[count.end : item.start]
    if not stem:  # 全县20座水库中，达标的占85%
        if of_those(page, item):
            return _k_unknown(page, item, count, found, "的" + of_those(page, item))
        among = AMONG.fullmatch(gap) or (ASKED.fullmatch(gap) and cue("asked").search(gap))
        return _k_unknown(page, item, count, found, label) if among else None
    if re.match("[一-鿿]{1,6}[：:]", gap):
        return None  # 实现三项目标：覆盖率达到80%
    if len(gap) > 18 or len(re.findall("[，,]", gap)) > 1 or found.value >= 1 or count.value < 2:
        return None
    clause = page.clause(count)
    if _of_those_asked(page, count, label, gap):
        return _k_unknown(page, item, count, found, stem["stem"])
    done = cue("done").search(stem["stem"]) and (
        shared(stem["stem"], clause) or set(stem["stem"][-2:]) & set(re.sub("…", "", clause))
    )
    added = (
        re.search("新[增建设配]|增[设配]", clause)
        or re.search("提[高升]|[（(]", label)
        or len(stem["stem"]) > SHORT
    )
    asked = bool(cue("asked").search(clause)) and not cue("averaged").search(stem["stem"])
    everyone = re.search("全部|均|全覆盖|都", clause)
    if done and not asked and not added and not everyone:
        return _n_unknown(page, item, count, found, stem["stem"])
    other = re.search("[，,]", gap) and _of_its_own_thing(page, count, stem["stem"])
    if asked and not done and not other and not cue("averaged").search(stem["stem"]):
        return _k_unknown(page, item, count, found, stem["stem"])
    return None


def _of_its_own_thing(page: Page, count: Number, stem: str) -> bool:
    """全市建成警务站12个，视频监控覆盖率98.6%: a rate of what is named in it, where nothing was drawn or checked."""
    own = re.sub(f"(?:{cue('done').pattern})\\Z", "", stem)
    clause = page.clause(count)
    drawn = cue("asked").search(HELD.sub("　", clause))
    return (
        len(own) > 2 and own != stem and not drawn and not shared(own, clause + page.after(count))
    )


def far_off(page: Page, item: Number, base: Number | None) -> Finding | None:
    """随机抽检45路。以这次抽检计算，合格率为97.0%: of a count that is told some sentences before."""
    whole = base and printed_percentage(item).value < 1
    stem = cue("rate").search(rate_label(page, item))
    told = stem["stem"] if stem else rate_label(page, item).strip() or page.after(item)
    return _k_unknown(page, item, base, printed_percentage(item), told) if whole else None


def _of_those_asked(page: Page, count: Number, label: str, gap: str) -> bool:
    """回访了36名报警人，满意率为93.5%: of so few, asked there and then, and of nobody else."""
    rate = cue("rate").fullmatch(label.removeprefix("其中"))
    asked = map(cue("surveyed").search, (page.label(count), page.after(count)))
    stem = rate["stem"].removeprefix("群众" if count.counted == "人" else "") if rate else ""
    return (
        bool(cue("shared_view").match(stem))
        and count.counted in ASKED_ONE_BY_ONE
        and count.value <= ASKED_FEW
        and any(asked)
        and bool(re.fullmatch("[^。；;]{0,14}[，,]", gap.removesuffix(label)))
    )


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
        + only_if(coarse),
        chance=chance,
        rivals=(
            *rounded(coarse),
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
    label = rate_label(page, item).strip() or stem
    name = f"{stem}率" if cue("rate").search(label) else f"“{label}”"
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
        f"No whole count out of {n} prints {found.text}.{only_if(coarser(share, found))}",
        chance=chance,
        rivals=(RIVALS[2], *rounded(coarser(share, found)), *RIVALS[:2]),
        settled_by=SETTLED,
        match=match,
    )
