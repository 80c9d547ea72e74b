"""What is said about a list of parts once it is read: complete, open, or in another unit."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.parts import (
    RIVALS,
    SETTLED,
    apart,
    as_announced,
    chance,
    divided,
    left_open,
    meet,
    near,
    off,
    slipped,
    some_only,
    span_of,
    written,
)
from zhibiao.audit.words import cue, plain
from zhibiao.records import Finding

SAID = re.compile("其中|包括|含|涵盖|分别|分为|具体|按|由")
OTHERS = re.compile("其[他余它]|剩[余下]|余下")
OVERLAP = re.compile("并存|兼有|兼具|重叠|重复|交叉|同时(?:存在|涉及|具有|属于)")
COUNTED_ONCE = re.compile("[（(，,]?每[人户件起案][只均]?[^（()），,]{0,3}计[入算]?[一1]次")
CARRIED = re.compile("[（(]含[^（()）]{0,6}(?:旧存|积存|上期|上年|往年|存量)")
MUCH = Decimal("1.3")  # times the whole: parts that come to more overlap, unless they can't
HOUSE = re.compile("[院局所](?:[共现设拥]?[有设][一-鿿]{0,3})?\\Z")
"""县医院, 乡镇卫生院有床位: what is in one house is not in another."""


class Listed(NamedTuple):
    """A total with the parts listed for it."""

    head: Number
    parts: list[Number]
    odd: list[Number]  # members in another unit
    lead: str  # the words that open the list
    before: str  # the sentence from its start to the first part
    is_open: bool  # 等 ends the list

    @property
    def added(self) -> Decimal:
        return sum((part.value for part in self.parts), Decimal(0))


def bare(label: str) -> str:
    return re.sub(r"\A(?:其中|包括|含|分别[为是]?|即|和|及|以及|与)+[,，:：]?", "", label)


def judged(page: Page, listed: Listed) -> Finding | None:
    """The finding about one list, or none where nothing can be said."""
    head, parts = listed.head, listed.parts
    whole = head.span()[1]
    numbers = [head, *parts, *listed.odd]
    thing = page.after(head).rstrip("中里")
    labels = [bare(page.label(part)) or page.after(part).removeprefix(thing) for part in parts]
    if len(own := bare(page.label(head))) > 1 and own in labels:
        return None  # 入院人次3018万。其中，总诊疗人次42.6亿，入院人次2450万: of several wholes in turn
    above = whole is not None and span_of(parts)[0] > whole
    larger = [part for part in parts if whole is not None and (part.span()[0] or 0) > whole]
    if listed.odd:
        return _with_odd(page, listed, above)
    carried = any(CARRIED.match(page.text, part.end) for part in parts)
    if carried and above:
        return None  # 受理655人。其中，提起公诉673人（含上期积存）
    if larger and "其中" in listed.lead:
        return page.finding(
            "sum_of_parts",
            "inconsistent",
            numbers,
            f"{plain(larger[0].value)} > {plain(head.value)} {head.unit}",
            "A part is larger than the whole it is said to belong to.",
            rivals=("the part belongs to another whole", "one of the two is misprinted"),
            settled_by=SETTLED,
        )
    if len(parts) < 2:
        return None
    if meet(parts, head):
        return page.finding(
            "sum_of_parts",
            "consistent",
            numbers,
            written(parts, head),
            "The parts come to the printed total.",
            chance=chance(parts, head),
        )
    partial = (
        listed.is_open
        or bool(cue("partial").search(listed.lead))
        or left_open(page, parts[-1])
        or _head_open(page, listed, labels)
        or shares_leave_some(page, parts)
        or bool(OVERLAP.search(page.text[parts[-1].end :].partition("。")[0]))
    )
    complete = not partial and _complete(page, listed, labels) and not _far_off(listed)
    once = COUNTED_ONCE.search(listed.lead)
    beyond = (
        above
        and (once or apart(labels) or all(map(HOUSE.search, labels)))
        and bool(SAID.search(listed.lead))
        and not _by_far(listed, labels)
    )
    disjoint = apart(labels) or (above and not any(_may_overlap(label) for label in labels))
    twice = above and not apart(labels) and sum(map(_counted_twice, labels)) > 1
    some = partial or twice or some_only(labels)
    close = not some and near(listed.added, head.value, len(parts), disjoint)
    if close and not above and not divided(labels):
        close = slipped(head, parts, told=disjoint)  # else a class may be left out
    if complete or beyond or close:
        return _off(page, listed, numbers, complete, above)
    if not SAID.search(listed.lead):
        return None  # a colon or a bracket opens many things
    if above:
        why, rival = "The parts may overlap, so their sum says nothing.", "the parts overlap"
    else:
        why = "The list is open: only that no part exceeds the whole can be tested, and none does."
        rival = "the list is not complete"
    return page.finding(
        "sum_of_parts",
        "not_testable",
        numbers,
        written(parts, head),
        why,
        rivals=(rival,),
        settled_by=SETTLED,
    )


def shares_leave_some(page: Page, parts: Sequence[Number]) -> bool:
    """医院612万张（占77.1%），基层152.9万张（占19.3%）: the text's own shares are no whole."""
    last = parts[-1].end
    shares = [
        n
        for n in page.within(parts[0].end, last + 12)
        if n.unit == "%" and n.exact and "占" in page.label(n)
    ]
    told = sum((n.value for n in shares), Decimal(0))
    return len(shares) == len(parts) and not 99 <= told <= 101


def _head_open(page: Page, listed: Listed, labels: list[str]) -> bool:
    """检查旅馆、加油站等单位共7320家次，其中旅馆…: the total is of those named and of others."""
    start, _ = page.around(listed.head)
    words, others, _ = page.text[start : listed.head.start].rpartition("等")
    named = [label for label in labels if label in words]
    return bool(others) and len(named) > 1


def _may_overlap(label: str) -> bool:
    """Whether a part of this name may also be counted under another: 党员, or what was done."""
    return _counted_twice(label) or bool(cue("predicate").match(label))


def _counted_twice(label: str) -> bool:
    """Whether the name is one of a quality, which a member of another part may have too."""
    return bool(cue("overlapping").search(label))


def _complete(page: Page, listed: Listed, labels: list[str]) -> bool:
    """Whether the text says that the parts are all there are."""
    end = listed.parts[-1].end
    made_up_of = re.match(r"[^，,；;。]{0,4}(?:组成|构成)", page.text[end : end + 8])
    told = bool(made_up_of or cue("complete").search(listed.lead)) and "其中" not in listed.lead
    return (
        told
        or any(OTHERS.search(label) for label in labels)
        or as_announced(listed.before, labels)
        or all(label and label in page.label(listed.head) for label in labels)  # 涉黄涉赌88起
    )


def _far_off(listed: Listed) -> bool:
    """生产总值7569亿元，财政收入、预算收入分别达到1073亿元和638亿元: other things than parts."""
    return not listed.head.value / 2 <= listed.added <= 2 * listed.head.value


def _by_far(listed: Listed, labels: list[str]) -> bool:
    """荒山造林10001亩；速丰林造林10556亩, of 14566: names of one pattern may overlap; places don't."""
    certain = all(cue("place").search(label) for label in labels) or cue("counterparts").search(
        "　".join(labels)
    )
    return listed.added > MUCH * listed.head.value and not certain


def _off(page: Page, listed: Listed, numbers: list[Number], complete: bool, above: bool) -> Finding:
    disjoint = apart([bare(page.label(part)) for part in listed.parts])
    if complete:
        why, rivals = "The list is complete by its own words", RIVALS[1:] + RIVALS[:1]
    elif above and disjoint:
        why, rivals = "The parts do not overlap and exceed the whole", RIVALS[1:]
    elif above:
        why, rivals = "The parts exceed the whole", ("the parts overlap", *RIVALS[1:])
    else:
        why, rivals = (
            "The text does not call the list complete, but the parts are this near the total",
            RIVALS,
        )
    return page.finding(
        "sum_of_parts",
        "inconsistent",
        numbers,
        written(listed.parts, listed.head),
        f"{why}; {off(listed.parts, listed.head)}.",
        chance=chance(listed.parts, listed.head),
        rivals=rivals,
        settled_by=SETTLED,
    )


def _with_odd(page: Page, listed: Listed, above: bool) -> Finding:
    """Parts in another unit: the sum without them, what they would have to hold, and with them."""
    head, odd = listed.head, listed.odd
    gap = head.value - listed.added
    others = sum((item.value for item in odd), Decimal(0))
    names = "、".join(item.surface for item in odd)
    each = f", {plain((gap / others).quantize(Decimal('0.1')))} {head.unit} per {odd[0].unit}"
    both = (
        f"{written(listed.parts, head)}; {plain(gap)} {head.unit} left for {names}"
        + (each if gap > 0 and others else "")
        + f"; counted as {plain(others)} {head.unit}: {plain(listed.added + others)}, {plain(abs(gap - others))} "
        + ("short" if gap > others else "over")
    )
    numbers = [head, *listed.parts, *odd]
    if above:
        return page.finding(
            "sum_of_parts",
            "inconsistent",
            numbers,
            both,
            "The parts in the total's own unit already exceed it.",
            rivals=RIVALS[1:],
            settled_by=SETTLED,
        )
    return page.finding(
        "sum_of_parts",
        "not_testable",
        numbers,
        both,
        f"{names} is counted in another unit than the total, so the parts can't be added: "
        f"{odd[0].unit} is not {head.unit}. Read as {head.unit}, the parts would "
        + ("add up." if gap == others else "not add up."),
        rivals=(f"{names} holds the missing {plain(gap)} {head.unit}", *RIVALS[:2]),
        settled_by="the inventory behind the total, item by item in one unit",
    )
