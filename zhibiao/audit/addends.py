"""Parts of a total that no single word ties to it: what the words say, and how near the sum comes.

Two kinds of evidence are weighed together.  The words: shared names, parallel labels, a closing
其余, quarters that make a year, as many parts as were announced (``pieces``, with the weights of
``data/codebook/sum_evidence.csv``, which ``tools/fit_sums.py`` makes).  And the sum: how much likelier it is
that parts with a slip of the pen, or with one counted on another day, come so near than that
numbers which have nothing to do with the total do.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     return [(f.verdict, f.computed) for f in addends(page_of_text(text), ())]
>>> show("全年立案2536起。盗窃案件立案1198起。诈骗案件立案871起。其余案件立案457起。")
[('inconsistent', '1198 + 871 + 457 = 2526 起; printed 2536 起')]
>>> show("全年立案2536起。检查工地1198起。")
[]

Over 300 lines, because words and sums are weighed together, and each kind of evidence is short.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from math import exp, inf, log
from typing import NamedTuple

from zhibiao.audit.judged import shares_leave_some
from zhibiao.audit.number import Number, last_place
from zhibiao.audit.page import Page
from zhibiao.audit.parts import (
    RIVALS,
    SETTLED,
    apart,
    chance,
    divided,
    like_a_slip,
    meet,
    off,
    slipped,
    span_of,
    told_like,
    written,
)
from zhibiao.audit.runs import (
    LEVELS,
    WITHIN,
    Run,
    in_series,
    names,
    names_in,
    plain_numbers,
    runs,
    told,
)
from zhibiao.audit.tied import clause_before, other_stage
from zhibiao.audit.weighing import weight_of
from zhibiao.audit.words import cue, number_of, verb_of
from zhibiao.lexicon import syntax
from zhibiao.records import Finding

SLIP = 0.6  # share of wrong sums that a slip of the pen leaves
SPREAD = 0.05  # of the total: how far others miss it
ENOUGH = 2.0
"""The weight, a logarithm of odds, from which a sum is reported."""
LEAST = 0.0  # nearness below which no words make a sum of a run
ANNOUNCED = re.compile(r"(?<![第之十])(?P<n>[二两三四五六七八九])(?:[个大项]?[一-鿿])")
MOSTLY = Decimal("0.85")  # of the total: what became of nearly all of it
FOR_TWO = ("rest", "series", "counterparts", "announced", "taken up")
"""Of these one has to speak for two parts: any two numbers may be near a third."""
FEW = 12  # numbers that every text has of some unit
MOST_ROUND = 10  # steps
UP = re.compile("上述|以上|现有|这些|[中里][，,]|按|分")
AMONG = re.compile("其中|[中里][，,]")
WHOLE = re.compile(f"共|总|累计|合计|全年|{syntax('whole_place')}")


class Sum(NamedTuple):
    """The claims of a sum that is right."""

    total: str
    parts: frozenset[str]


def addends(page: Page, found: Sequence[Finding]) -> Iterator[Finding]:
    """The best run of each total, if it weighs enough and no finding has these numbers already."""
    taken = [frozenset(finding.claim_ids) for finding in found]
    right = frozenset[str]().union(*(one.parts for one in settled(page, found)))
    for weight, run in sorted(weighed(page, found), key=lambda pair: -pair[0]):
        if weight < ENOUGH:
            break
        ids = frozenset(item.ids[0] for item in (run.head, *run.parts))
        parts = ids - {run.head.ids[0]}
        met = meet(run.parts, run.head)
        if any(len(parts & other) > 1 for other in taken) or (not met and parts & right):
            continue  # parts of a sum that is right belong to no wrong one
        right |= parts if met else frozenset()
        taken.append(ids)
        yield _finding(page, run)


def _finding(page: Page, run: Run) -> Finding:
    met = meet(run.parts, run.head)
    why = (
        "The parts, told one by one, come to the printed total."
        if met
        else f"The words and the nearness speak for parts of this total; {off(run.parts, run.head)}."
    )
    return page.finding(
        "sum_of_parts",
        "consistent" if met else "inconsistent",
        [run.head, *run.parts],
        written(run.parts, run.head),
        why,
        chance=chance(run.parts, run.head),
        rivals=() if met else RIVALS,
        settled_by="" if met else SETTLED,
    )


def weighed(page: Page, found: Sequence[Finding]) -> Iterator[tuple[float, Run]]:
    """Every run that comes near a total, with the logarithm of the odds that it is the total's parts."""
    for run, words in cases(page, found, LEAST):
        yield weight_of("sum_evidence", words) + nearness(run), run


def cases(
    page: Page, found: Sequence[Finding], least: float = -inf
) -> Iterator[tuple[Run, dict[str, float]]]:
    """Every run of this nearness and more that no word rules out, with what the words say of it."""
    known, sums = plain_numbers(page), settled(page, found)
    told_in: defaultdict[str, list[Sum]] = defaultdict(list)
    for one in sums:
        for name in (one.total, *one.parts):
            told_in[name].append(one)
    alike: defaultdict[str, list[Number]] = defaultdict(list)
    for item in known:
        alike[item.counted].append(item)
    for head in known:
        for run in runs(page, head, alike[head.counted]):
            if nearness(run) < least or _of_another(page, run):
                continue
            touched = {one for n in (head, *run.parts) for one in told_in[n.ids[0]]}
            words = pieces(page, run, list(touched))
            if len(run.parts) > 2 or any(words[name] for name in FOR_TWO):
                yield run, words


def _of_another(page: Page, run: Run) -> bool:
    """Whether the words rule a run out: another stage of the case, shares of their own, one more of a list."""
    head, parts = run.head, list(run.parts)
    if any(part.value < head.step / 2 for part in parts):
        return True  # 17.6万起, of which 18起 says nothing
    before = clause_before(page, head)
    some = "等" in before and sum(page.label(part)[:2] in before for part in parts) > 1
    lead = page.text[head.end : parts[0].start]
    opened = cue("parts").search(lead)
    over = "其中" in lead and page.around(head) == page.around(parts[0]) != page.around(parts[-1])
    among = AMONG.search(page.text, max(head.end, page.around(parts[0])[0]), parts[0].start)
    labels = [page.label(part) for part in parts]
    left_out = (
        among
        and run.added < head.value
        and not (divided(labels) or cue("rest").match(labels[-1]))
        and not slipped(head, parts, told=False)
    )
    return (
        some
        or left_out  # 125个小项中，57个已完成，60个达到进度
        or over  # 走访1731人次，其中集访1677人次。到省走访5人次
        or other_stage(page, head, parts)
        or (
            page.around(head) == page.around(parts[-1])
            and told_like(page, head, parts, opened[0] if opened else "")
        )
        or shares_leave_some(page, parts)
    )


def settled(page: Page, found: Sequence[Finding]) -> list[Sum]:
    """The sums that are right already."""
    value = {n.ids[0]: n.value for n in page.numbers if n.value is not None}
    right = [
        sorted(finding.claim_ids, key=lambda name: value.get(name, 0))
        for finding in found
        if finding.verdict == "consistent" and "%" not in finding.computed
    ]
    return [Sum(total, frozenset(parts)) for *parts, total in right]


def nearness(run: Run) -> float:
    """How much likelier parts of the total give this sum than other numbers do, as a logarithm."""
    total = float(run.head.value)
    grain = float(_grain(run))
    by_accident = grain / (1.5 * total)
    if meet(run.parts, run.head):
        low, high = span_of(run.parts)
        return max(0.0, -log(by_accident + float(high - low) / (1.5 * total)))
    gap = run.added - run.head.value
    size = float(abs(gap))
    like = 1 / _slips(int(total * float(WITHIN) / grain)) if like_a_slip(gap) else 0.0
    other = exp(-size / (SPREAD * total)) * grain / (2 * SPREAD * total)
    return log((SLIP * like + (1 - SLIP) * other) / by_accident)


def _grain(run: Run) -> Decimal:
    """The step between two sums that these numbers may come to: 10, where all of them are round."""
    printed = (run.head, *run.parts)
    return max(
        Decimal(1) if run.head.step == 0 else run.head.step,
        min(min(last_place(item.value) for item in printed), MOST_ROUND * max(run.head.step, 1)),
    )


@cache
def _slips(most: int) -> int:
    """How many gaps up to this, to both sides, a slip of the pen leaves."""
    digits = (*range(1, 10), *range(18, 90, 9))
    return max(2, 2 * sum(d * 10**k <= most for d in digits for k in range(12)))


def pieces(page: Page, run: Run, sums: Sequence[Sum]) -> dict[str, float]:
    """What the words say for and against a run, each piece by its name in the table."""
    head, parts = run.head, run.parts
    after = parts[0].start > head.start
    own = names(page, head)
    tellings = [told(page, part) for part in parts]
    named = [own & names_in(words) for words in tellings]
    labels = [page.label(part) for part in parts]
    start = page.around(parts[0])[0]
    opening = page.text[start : parts[0].start]
    lead = page.text[max(start, head.end) : parts[0].start] if after else opening
    verb = verb_of(told(page, head))
    verbs = [verb_of(words) for words in tellings]
    gap = sorted((head.end, parts[0].start)) if after else (parts[-1].end, head.start)
    last = run.first + len(parts)
    near = page.text[slice(*page.around(head))] + opening
    numbers = {number_of(m["n"].replace("两", "二")) for m in ANNOUNCED.finditer(near)}
    lines = abs(page.paragraph(parts[0].start) - page.paragraph(head.start))
    size = len(parts)
    apart_from = page.around(head) != page.around(parts[0])
    return {
        "common": log(1 + len(frozenset.intersection(*named))),
        "whole chain": float(run.first == 0 and last == len(run.chain)),
        "opening": float(bool(own & names_in(opening))),
        "taken up": float(bool(UP.search(lead) or cue("parts").search(lead))),
        "named before": float(
            apart_from and bool(own & names_in(opening.replace(",", "，").rpartition("，")[0]))
        ),
        "overlapping": sum(bool(cue("overlapping").search(label)) for label in labels) / size,
        "interrupted": sum(_interrupted(page, a, b) for a, b in pairwise(parts)) / (size - 1),
        "rest": float(bool(cue("rest").match(labels[-1]))),
        "announced": float(size in numbers and size > 1),
        "series": float(in_series(page, parts)),
        "counterparts": float(bool(cue("counterparts").search("　".join(labels)))),
        "sibling": float(
            bool(page.label(head) and labels[0]) and apart([page.label(head), labels[0]])
        ),
        "strange": sum(
            not shared
            and page.around(part) not in (page.around(head), page.around(before))
            and not cue("rest").match(label)
            for shared, part, before, label in zip(
                named, parts, (head, *parts), labels, strict=False
            )
        )
        / size,
        "held elsewhere": sum(
            any(part.ids[0] in one.parts and one.total != head.ids[0] for one in sums)
            for part in parts
        )
        / size,
        "met already": float(
            any(
                one.total == head.ids[0] and not one.parts & {part.ids[0] for part in parts}
                for one in sums
            )
        ),
        "mostly": float(
            max(part.value for part in parts) > MOSTLY * head.value
            and not any(cue("rest").match(label) for label in labels)
        ),
        "of its unit": (size + 1) / (run.like + FEW),
        "adds up": sum(bool(cue("total").search(w) or "累计" in w) for w in tellings) / size,
        "other verb": sum(bool(v and verb) and v != verb for v in verbs) / size,
        "part of a part": sum("其中" in words for words in tellings[1:]) / size,
        "whole": float(bool(WHOLE.search(told(page, head)))),
        "passed over": log(1 + page.in_unit_within(head.counted, *gap)),
        "paragraphs between": log(1 + lines),
        "two": float(size == 2),
        "largest": float(max(part.value for part in parts) / head.value),
        "tried": log(run.tried),
        "otherwise told": float(len({part.modality for part in parts}) > 1),
        **{level: float(run.level == level) for level in LEVELS[1:]},
    }


def _interrupted(page: Page, one: Number, other: Number) -> bool:
    """Whether a number of another kind stands between two parts of a sentence: 调解612件，标的额3亿元，确认298件."""
    between = page.within(one.end, other.start)
    return page.around(one) == page.around(other) and any(
        n.measure in ("count", "money") and n.counted != one.counted for n in between
    )
