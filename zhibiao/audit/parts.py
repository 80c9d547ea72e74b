"""Parts and the total they are parts of: what sums the printed numbers allow, and how near they come.

>>> apart(["东桁区", "白芷县"]), apart(["党员", "退役军人"])
(True, False)
>>> near(Decimal(64), Decimal(68), 3, True), near(Decimal(445), Decimal(5310), 2, False)
(True, False)
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from zhibiao.audit.number import Number, last_place
from zhibiao.audit.page import Page
from zhibiao.audit.words import cue, number_of, plain, slip_between

RIVALS = (
    "the list is not complete",
    "a part or the total is misprinted",
    "the parts were counted on another day than the total",
)
SETTLED = "the table that the total was taken from, with its date"
UNCOUNTED = re.compile(
    r"[，,、；;]?(?:其[余他它]|剩余|余下)的?(?![^。；;]{0,12}[\d一二三四五六七八九十百])(?=[^。；;])"
)
RANK = re.compile("第?([一二三四五])(?:产业|[期批季级类])")
LEVELS = re.compile("[省市县区乡镇村][一二两三四五]级\\Z")
OWN_BRACKET = re.compile(r"[（(].*[）)]\Z")
RELATIVE = frozenset(("percentage", "change", "point_change"))
CERTAIN = Decimal("0.9999")  # no test is surer than this
NEAR = Decimal("0.15")  # of classes that can't overlap
NEAR_FOR_MANY = Decimal("0.10")  # of three parts and more
NEAR_FOR_TWO = Decimal("0.05")
FEW = 3  # parts, of whose precision nothing can be said


def written(parts: Sequence[Number], total: Number) -> str:
    """The sum as a reader would write it down, with what is printed."""
    added = sum((part.value for part in parts), Decimal(0))
    shown = " + ".join(plain(part.value) for part in parts)
    return f"{shown} = {plain(added)} {total.unit}; printed {plain(total.value)} {total.unit}"


def off(parts: Sequence[Number], total: Number) -> str:
    """How far the parts are from the printed total, and to which side."""
    difference = sum((part.value for part in parts), Decimal(0)) - total.value
    return f"the parts come to {plain(abs(difference))} {total.unit} {'more' if difference > 0 else 'less'} than printed"


def span_of(parts: Sequence[Number]) -> tuple[Decimal, Decimal | None]:
    """Smallest and largest sum that the printed parts allow; ``None`` is open."""
    spans = [part.span() for part in _as_precise(parts)]
    low = sum((a if a is not None else Decimal(0) for a, _ in spans), Decimal(0))
    high = None if any(b is None for _, b in spans) else sum((b for _, b in spans), Decimal(0))
    return low, high


def _as_precise(parts: Sequence[Number]) -> Sequence[Number]:
    """7万 among 6.5万, 6.9万 and 1.1万 is 7.0万: the one number that is printed without the last digit."""
    steps = [part.step for part in parts]
    finest = min(steps)
    one = len(parts) > FEW and finest and sorted(steps)[-2] == finest
    if not one or max(steps) != 10 * finest:
        return parts
    return [replace(part, step=finest) for part in parts]


def meet(parts: Sequence[Number], total: Number) -> bool:
    """Whether some sum that the parts allow is one that the total allows."""
    (low, high), (whole_low, whole_high) = span_of(parts), total.span()
    return (whole_high is None or low <= whole_high) and (
        high is None or whole_low is None or high >= whole_low
    )


def left_open(page: Page, last: Number) -> bool:
    """其余为乡镇自筹: what is left is named after the last part, and no number is given for it."""
    return bool(UNCOUNTED.match(page.text, last.end))


def as_announced(text: str, labels: Sequence[str]) -> bool:
    """As many parts as classes were announced: 一区两县 before three parts.

    >>> as_announced("县乡两级共有", ["一类站", "二类站"]), as_announced("县乡两级共有", ["县级", "乡级"])
    (False, True)
    """
    for found in cue("divisions").finditer(text):
        if LEVELS.search(text[: found.end()]) and not all("级" in label for label in labels):
            continue
        count = (
            (number_of(found["a"]) + number_of(found["c"])) if found["a"] else number_of(found["n"])
        )
        if count == len(labels):
            return True
    return False


def divided(labels: Sequence[str]) -> bool:
    """Classes that are all there are, if there are no more of them: places, or two opposites.

    >>> divided(["专职", "兼职"]), divided(["小学", "幼儿园"])
    (True, False)
    """
    joined = "　".join(labels)
    places = all(cue("place").search(label) for label in labels)
    return places or bool(cue("counterparts").search(joined))


def some_only(labels: Sequence[str]) -> bool:
    """Classes of which a text names some: offences, two kinds of school, ranks without the first.

    >>> some_only(["盗窃", "诈骗"]), some_only(["小学", "幼儿园"]), some_only(["中学", "小学", "幼儿园"])
    (True, True, False)
    >>> some_only(["第二产业", "第三产业"]), some_only(["一期", "二期"])
    (True, False)
    """
    ranks = [found[1] for label in labels if (found := RANK.match(label))]
    unranked = len(ranks) == len(labels) and "一" not in ranks
    two_of_three = len(labels) == 2 and cue("siblings").search("　".join(labels))
    offences = all(cue("offences").search(label) for label in labels)
    return unranked or bool(two_of_three) or offences


def apart(labels: Sequence[str]) -> bool:
    """Classes that can't overlap: places, or names cut to one pattern."""
    if divided(labels):
        return True
    if any(cue("overlapping").search(label) for label in labels):
        return False
    return all(
        one != other
        and (
            one[:2] == other[:2]
            or one[-2:] == other[-2:]
            or (len(one) == len(other) > 2 and one[-1] == other[-1])
        )
        for one, other in pairwise(labels)
    )


def near(total: Decimal, printed: Decimal, parts: int, disjoint: bool) -> bool:
    """So near that a complete list with a slip is likelier than an open list."""
    if not printed:
        return False
    limit = NEAR if disjoint else NEAR_FOR_MANY if parts > 2 else NEAR_FOR_TWO
    return abs(total - printed) <= limit * printed or bool(slip_between(total, printed))


def like_a_slip(gap: Decimal) -> bool:
    """Whether one wrong digit, or two neighbours swapped, leaves such a gap; a class left out seldom does.

    >>> like_a_slip(Decimal(200)), like_a_slip(Decimal(4500)), like_a_slip(Decimal(2877))
    (True, True, False)
    """
    digits = int(plain(abs(gap)).replace(".", "").strip("0") or 0)
    return digits < 10 or (digits % 9 == 0 and digits < 90)


def slipped(total: Number, parts: Sequence[Number], *, told: bool) -> bool:
    """Whether the gap is that of a slip, and no class of a few: any gap under ten is like a slip.

    ``told``: all classes are; what money came from or went to is told in full.
    """
    gap = total.value - sum((part.value for part in parts), Decimal(0))
    steps = [last_place(item.value) for item in (total, *parts)]
    told = told or total.measure == "money" or abs(gap) >= 10 * min(steps)
    return told and like_a_slip(gap)


def chance(parts: Sequence[Number], total: Number) -> Decimal | None:
    """Share of totals between half and twice the printed one that the parts would not meet."""
    low, high = span_of(parts)
    if high is None or not total.value:
        return None
    grain = total.step or Decimal(1)
    share = max(Decimal(0), 1 - (high - low + grain) / (total.value * Decimal("1.5")))
    return min(share, CERTAIN).quantize(Decimal("0.0001"))


def units(page: Page, head: Number) -> set[str]:
    """The unit of a total with those beside it in brackets: 1,846台（辆、套）."""
    beside = re.match(
        r"[（(]([一-鿿]{1,2}(?:、[一-鿿]{1,2})*)[）)]", page.text[head.end : head.end + 24]
    )
    return {head.counted, *(beside[1].split("、") if beside else ())}


def told_like(page: Page, head: Number, parts: list[Number], lead: str) -> bool:
    """谷物39603吨，增长0.4%，稻谷26765吨，增长0.4%；小麦…: one more of a list, each with its own change."""
    if all(OWN_BRACKET.search(page.text[n.start - 1 : n.end + 1]) for n in (head, *parts)):
        return True  # 甲局（4628件）、乙局（1179件）、丙局（679件）
    after = [
        {n.measure for n in page.within(a.end, b.start)} & RELATIVE
        for a, b in pairwise(sorted([head, *parts], key=lambda n: n.start))
    ]
    return not lead and all(after) and not cue("whole").search(page.label(head))
