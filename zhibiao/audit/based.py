"""The count, told anywhere in a report, that a percentage is a share of: found by weighed evidence.

Where no rule names the base (``grim``), every count that stands before a percentage is weighed: how far
off it stands, whether the percentage's words name what it counts, whether it is a sample that was
drawn, whether a count beside the percentage makes nearly that share of it.  The weights are those of
``data/codebook/base_evidence.csv``, which ``tools/fit_bases.py`` makes anew.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     page = page_of_text(text)
...     return [(f.verdict, f.computed) for f in findings(page, ())]
>>> show("抽查结果公布。随机检查64个社区。从结果看，警务室达标的社区占91.2%。")
[('inconsistent', 'nearest from 64: 58 → 90.6, 59 → 92.2; printed 91.2%')]
>>> show("抽查结果公布。随机检查64个社区。从结果看，警务室达标的社区占92.2%。")
[]

Over 300 lines, because all evidence that is weighed for one base stands together.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import floor, log
from typing import NamedTuple

from zhibiao.audit.alone import PRINTED, RIVALS, SETTLED, printed_percentage, rate_label
from zhibiao.audit.bases import LEVEL_BEFORE
from zhibiao.audit.granularity import (
    chance_k_unknown,
    chance_pair,
    coarser,
    in_percent,
    nearest,
    only_if,
    rounded,
)
from zhibiao.audit.likeness import told
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.telling import is_aim
from zhibiao.audit.things import last_known, longest_shared
from zhibiao.audit.weighing import told_weight, weight_of
from zhibiao.audit.words import cue, plain
from zhibiao.changes.printed import KEEPS_DIGITS, Percentage, interval
from zhibiao.lexicon import syntax, syntax_of
from zhibiao.records import Finding

EVIDENCE = "base_evidence"
ENOUGH = 0.5
"""The weight from which the likeliest count, if the percentage names it, is taken for the base: odds of five to three."""
LEAST, MOST = 3, 3000  # of a larger count, nearly any percentage can be printed
REACH = 60  # numbers before a percentage that may be its base
NEAR, FAR = Fraction(6, 100), Fraction(15, 100)  # from the printed share
WHOLE = re.compile(f"共|总|现有|{syntax('whole_place')}|辖")
BACK = re.compile(
    "受访|受检|结果|[来上]看|显示|表明|[这该其此]|上述|检查|核验|测评|回访|走访|调查|抽[查检样]"
)
OF = re.compile(
    f"占(?:了|到|比)?(?:{syntax('whole_place')}|[本我该]?[市县区])?(?P<what>[一-鿿]{{2,10}}?)(?:总[数量])?的?(?:比例)?为?\\Z"
    "|的(?P<which>[一-鿿]{2,8}?)(?:[（(][一-鿿、]+[）)])?(?:数|的?比例)?(?:占到?比?|达到?|为)\\Z"
)
OF_THEIRS = re.compile("[一-鿿]*的[一-鿿]{4,}率[为达]?")  # 62所学校的专职保安持证率
PLEASED = re.compile("满意|安全感|好评|认可|知晓|赞成")
OF_ALL = re.compile("占[^，,。；;]*总[数量]")
BARE = re.compile("[约仅只也]?占")
ITSELF_A_SHARE = re.compile(
    "[^，,。；;]{0,14}[，,]占[^，,。；;%]{0,8}\\d[\\d.]*%"
)  # 31个只有1名民警，占14.6%
LISTED = re.compile("[、；;]")
NO_NAME = re.compile(
    f"目前|截至[^，]*|已有|其中|至?[今年]?年?[底末]|{syntax('whole_place')}|[达到为占约]+"
)


class Share(NamedTuple):
    """A percentage with the words around it and the count just before it, if there is one."""

    item: Number
    printed: Percentage
    label: str
    sentence: str
    name: str
    count: Number | None


def findings(page: Page, found: Sequence[Finding]) -> Iterator[Finding]:
    """Percentages, of which no finding tells yet, that the likeliest base does not print."""
    told_of = {name for finding in found for name in finding.claim_ids}
    for share, bases in cases(page):
        if share.item.ids[0] in told_of:
            continue
        weight, base, pieces = max(
            ((weight_of(EVIDENCE, pieces), base, pieces) for base, pieces in bases),
            key=lambda row: row[0],
        )
        near = page.around(base) == page.around(share.item)  # judged by now, if it is not named
        meant = pieces["named"] or (not near and (pieces["alike"] or pieces["drawn and told"]))
        if meant and weight >= ENOUGH and not prints(base, share):
            yield _finding(page, share, base, weight, pieces)


def cases(page: Page) -> Iterator[tuple[Share, list[tuple[Number, dict[str, float]]]]]:
    """Each reported percentage with the counts that may be its base, and the evidence for each."""
    counts = [item for item in page.numbers if _whole(item)]
    order = {start: number for number, (start, _) in enumerate(page.sentences)}
    ends = [count.end for count in counts]
    for item in page.numbers:
        place = bisect_right(ends, item.start)
        before = counts[max(0, place - REACH) : place]
        if not before or not _share_alone(page, item):
            continue
        share = _share(page, item, before)
        bases = []
        units = Counter(count.counted for count in before)
        for between, base in zip(range(len(before) - 1, -1, -1), before, strict=True):
            if _never(page, share, base):
                continue
            apart = order[page.around(item)[0]] - order[page.around(base)[0]]
            place = {
                "same sentence": float(not apart),
                "sentence before": float(apart == 1),
                "same paragraph": float(page.paragraph(base.start) == page.paragraph(item.start)),
                "far": float(apart > 5),
                "nothing between": float(not between),
                "counts between": log(1 + between),
                "few in the unit": 1 / units[base.counted],
            }
            bases.append((base, place | _evidence(page, share, base, before)))
        if bases:
            yield share, _beside_others(bases)


def _beside_others(
    bases: list[tuple[Number, dict[str, float]]],
) -> list[tuple[Number, dict[str, float]]]:
    """The same with what only the others show: whether a count is the one most alike, and the only one."""
    alike = [pieces["alike"] for _, pieces in bases]
    return [
        (
            base,
            pieces
            | {
                "most alike": float(pieces["alike"] == max(alike) > 0),
                "only one": float(
                    pieces["alike"] > 0 and sum(a >= pieces["alike"] for a in alike) == 1
                ),
                "none alike": float(not max(alike)),
            },
        )
        for base, pieces in bases
    ]


def prints(base: Number, share: Share) -> bool:
    """Whether the count beside the percentage, or else any count, is that share of the base."""
    whole = int(base.value)
    count = _count_of(share, base)
    below = floor(share.printed.value * whole)
    tried = [int(count.value)] if count else range(max(0, below - 1), below + 3)
    return any(
        Fraction(k, whole) in interval(share.printed, rule) for rule in KEEPS_DIGITS for k in tried
    )


def _whole(item: Number) -> bool:
    whole = item.is_count and not item.step
    return whole and LEAST <= item.value <= MOST


def _share_alone(page: Page, item: Number) -> bool:
    """A reported percentage that is printed in figures."""
    return (
        item.unit == "%"
        and item.measure == "percentage"
        and item.exact
        and item.baseline is None
        and 0 < item.value < 100
        and bool(PRINTED.search(item.surface))
        and "成" not in item.surface
        and item.modality == "reported"
        and not is_aim(page, item)
        and not _of_before(rate_label(page, item))
    )


def _of_before(label: str) -> bool:
    """Whether a percentage is that of the year before: 较上年的97.4%, 上年为97.4%."""
    return bool(syntax_of("level_of_base").search(label) or LEVEL_BEFORE.fullmatch(label))


def _share(page: Page, item: Number, before: Sequence[Number]) -> Share:
    start, _ = page.around(item)
    last = before[-1]
    return Share(
        item=item,
        printed=printed_percentage(item),
        label=rate_label(page, item),
        sentence=page.text[start : item.start] + page.after(item),
        name=_name(page, item),
        count=last if last.start >= start else None,
    )


def _name(page: Page, item: Number) -> str:
    """What a percentage is called: 网格员持证率, 达标的派出所占, or what follows it (94.1%的城市社区)."""
    behind = page.after(item)
    return (
        NO_NAME.sub("", rate_label(page, item))[-16:] + "　" + behind[:10] * behind.startswith("的")
    )


def _count_of(share: Share, base: Number) -> Number | None:
    """The count just before the percentage, where it may be a part of this base."""
    count = share.count
    like = count and count is not base and count.counted == base.counted
    near = (
        like and abs(Fraction(count.value) / Fraction(base.value) - share.printed.value) <= 2 * FAR
    )
    return count if near and count.value <= base.value else None


def _evidence(page: Page, share: Share, base: Number, before: Sequence[Number]) -> dict[str, float]:
    """What the words around a count and a percentage say."""
    alike = max(
        (
            longest_shared(words, share.name)
            for words in (page.after(base)[:12], page.label(base)[-8:])
        ),
        key=len,
    )
    clause, label = page.clause(base), page.label(base)
    count = _count_of(share, base)
    apart = abs(Fraction(count.value) / Fraction(base.value) - share.printed.value) if count else 1
    drawn = bool(cue("asked").search(clause) or cue("surveyed").search(clause))
    looks_back = bool(BACK.search(share.sentence))
    named = OF.search(share.label)
    start, _ = page.around(base)
    within = any(
        n.start >= start and n.counted == base.counted and n.value > base.value
        for n in before
        if n.start < base.start
    )
    listed = told(page, base).part or bool(
        LISTED.match(page.text[base.end : base.end + 1])
        or page.text[base.start - len(label) - 1 :][:1] == "、"
    )
    return {
        "alike": float(len(alike)),
        "alike at start": float(bool(alike) and share.name.startswith(alike)),
        "sample": float(drawn),
        "looks back": float(looks_back),
        "whole": float(bool(WHOLE.search(label))),
        "part": float(listed),
        "near share": float(apart < NEAR),
        "alone": float(share.count is None),
        "drawn and told": float(drawn and looks_back),
        "named": float(bool(named and last_known(named["what"] or named["which"], clause))),
        "within": float(within),
        "size": log(float(base.value)),
    }


def _never(page: Page, share: Share, base: Number) -> bool:
    """A count that the words beside it or the percentage's own rule out.

    One that is said to be the share, one of which less than one would be meant, one of other owners
    (62所学校的专职保安持证率), of a few where the rate is of all (全市, 占事故总数), of things where people
    were asked, or of two counts in its own sentence, which the rules for these have judged.
    """
    label, clause = rate_label(page, share.item).strip(), page.clause(base)
    between = page.text[base.end : share.item.start]
    few = (syntax_of("whole_place").match(label) and not WHOLE.search(page.label(base))) or (
        OF_ALL.search(label) and cue("overlapping").search(page.label(base))
    )
    asked = PLEASED.search(label) and not cue("surveyed").search(clause)
    own = (share.count is base and BARE.match(label)) or ITSELF_A_SHARE.match(page.text, base.end)
    less = share.printed.value * int(base.value) < Fraction(9, 10)
    start, _ = page.around(share.item)
    seen = base.start >= start and _count_of(share, base) is not None
    return bool(own or less or OF_THEIRS.fullmatch(between) or few or asked or seen)


def _finding(
    page: Page, share: Share, base: Number, weight: float, pieces: Mapping[str, float]
) -> Finding:
    whole, count = int(base.value), _count_of(share, base)
    best = Fraction(int(count.value) if count else round(share.printed.value * whole), whole)
    rule = coarser(best, share.printed)
    near = nearest(whole, share.printed)
    computed = f"{plain(count.value)} / {whole} = {in_percent(best)} %; {near}" if count else near
    return page.finding(
        "grim",
        "inconsistent",
        [base, *([count] if count else []), share.item],
        f"{computed}; printed {share.printed.text}",
        (
            f"{plain(count.value)} of {whole} does not print {share.printed.text}."
            if count
            else f"No whole count out of {whole} prints {share.printed.text}."
        )
        + only_if(rule),
        chance=chance_pair(share.printed) if count else chance_k_unknown(whole, share.printed),
        rivals=(RIVALS[2], *rounded(rule), *RIVALS[:2]),
        settled_by=SETTLED,
        match=told_weight(weight, pieces),
    )
