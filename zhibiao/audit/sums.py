"""Do the parts add up to the printed total, and the shares to 100 %?

其中 alone promises no complete list: then only subset ≤ whole is tested, unless the parts come so
near the total that a complete list is the likelier reading.  分别, 由…组成, 按…分, a part called
其他, or as many parts as the text announces classes (一区两县) make the list complete.  Parts in
another unit (10处 beside 台) are never added; the gap that they would have to fill is shown.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     return [(f.verdict, f.computed) for f in findings(page_of_text(text))]
>>> show("共建成警务站68座,其中东区26座、西县21座、南县17座。")
[('inconsistent', '26 + 21 + 17 = 64 座; printed 68 座')]
>>> show("排查隐患5310处,其中重大隐患27处、涉校隐患418处。")
[('not_testable', '27 + 418 = 445 处; printed 5310 处')]
>>> show("新配巡逻车46辆、无人机92架、终端138套。")
[]
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from zhibiao.audit.page import Number, Page
from zhibiao.audit.parts import (
    NEAR_FOR_TWO,
    RIVALS,
    SETTLED,
    apart,
    as_announced,
    chance,
    meet,
    near,
    off,
    span_of,
    written,
)
from zhibiao.audit.shares import shares
from zhibiao.audit.totals import rests, totals
from zhibiao.audit.words import cue, plain, verb_of
from zhibiao.records import Finding

LONGEST = 60  # numbers in a list of parts
SAID = re.compile("其中|包括|包含|涵盖|分别|分为|具体|按|由")
STAGES = frozenset(
    ("received", "filed", "solved", "people")
)  # of a case: one is no part of another
PLANNED = re.compile("预计|计划|拟|力争|确保")
YEARLY = re.compile(r"20\d\d年[一-鿿]{1,4}\Z")
WITHIN = re.compile("其中|包括|包含")


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


def findings(page: Page) -> Iterator[Finding]:
    """Every total with its parts, in text order."""
    seen: set[frozenset[str]] = set()
    heads = (finding for listed in _lists(page) if (finding := _judged(page, listed)))
    for finding in (*heads, *totals(page), *rests(page), *shares(page)):
        key = frozenset(finding.claim_ids)
        if key not in seen:
            seen.add(key)
            yield finding


def _lists(page: Page) -> Iterator[Listed]:
    """Every total that stands before its parts: 共68座,其中…26座、…21座."""
    for index, first in enumerate(page.numbers):
        if first.measure not in ("count", "money") or index == 0:
            continue
        head, lead = _head(page, index, first), _lead(page, index)
        if head is None or not (lead or _follows(page, index)):
            continue
        parts, odd = _parts(page, index, head)
        if not parts or (not lead and (len(parts) < 2 or not _of_a_whole(page, head, parts))):
            continue
        yield Listed(
            head,
            parts,
            odd,
            lead,
            page.text[page.around(head)[0] : first.start],
            page.text.startswith("等", parts[-1].end),
        )


def _lead(page: Page, index: int) -> str:
    """The words that open a list of parts, if only one sentence, or 其中, lies between."""
    last, first = page.numbers[index - 1], page.numbers[index]
    ends = [m.end() for m in re.finditer(r"[。！？!?\n]", page.text[last.end : first.start])]
    low = last.end + (ends[-1] if ends else 0)
    if ends and (
        len(ends) > 1
        or not re.match(r"[ \u3000（(]*(?:其中|包括|按)", page.text[low : first.start])
    ):
        return ""
    low += max((m.end() for m in re.finditer("[；;]", page.text[low : first.start])), default=0)
    opened = [m for m in cue("parts").finditer(page.text, low) if m.end() <= first.start]
    inside = [
        m for m in opened if m[0] not in "（(" or _depth(page.text[m.start() : first.start]) > 0
    ]
    return page.text[low : first.start] if inside else ""


def _follows(page: Page, index: int) -> bool:
    """A list without an opening word: 总量68座,固定点位26座、移动点位42座."""
    gap = page.between(page.numbers[index - 1], page.numbers[index])
    return bool(re.fullmatch(r"[一-鿿]{0,8}[，,][^，,。；;：:]{1,12}", gap))


def _of_a_whole(page: Page, head: Number, parts: list[Number]) -> bool:
    """Whether numbers that no word calls parts may be: the head is a total, or they are halves."""
    labels = [page.label(part) for part in parts]
    if (
        len(parts) > 2
        and len({re.sub(r"\d+", "", label) for label in labels}) == 1
        and YEARLY.match(labels[0])
    ):
        return True  # 2024年整改6项、2025年整改5项、2026年整改3项
    if cue("whole").search(page.label(head)) or cue("counterparts").search("　".join(labels)):
        return True
    added = sum((part.value for part in parts), Decimal(0))
    return (
        len(parts) > 2
        and abs(added - head.value) <= head.value * NEAR_FOR_TWO
        and not any(verb_of(label) for label in labels)
    )


def _head(page: Page, index: int, first: Number) -> Number | None:
    """The nearest earlier number in the unit of the first part; names of classes are passed over."""
    start, _ = page.around(page.numbers[index - 1])
    verb = verb_of(page.label(first))
    for item in reversed(page.within(start, first.start)):
        if item.measure in ("count", "money"):
            if cue("compared").search(page.text[start : item.start]) or cue("change_said").search(
                page.label(item)
            ):
                continue  # 比上年的12830起减少1546起，其中…: the head stands before them
            if {verb, own := verb_of(page.label(item))} <= STAGES and own != verb:
                continue  # 立案1024起、破案612起，其中盗窃立案640起
            if item.counted == first.counted and item.value is not None and item.baseline is None:
                return None if _is_difference(page, item) else item
            if not _names_a_class(item):
                return None
    return None


def _is_difference(page: Page, item: Number) -> bool:
    """由58个增加到72个，新增14个: what was added between two numbers has no parts of its own here."""
    previous = page.within(page.around(item)[0], item.start)[-1:]
    return (
        bool(previous) and previous[0].baseline is not None and previous[0].counted == item.counted
    )


def _names_a_class(item: Number) -> bool:
    """一类、二类、三类: small, in Chinese numerals, and a class."""
    return item.value is not None and item.value <= 10 and not re.search(r"\d", item.surface)


def _parts(page: Page, index: int, head: Number) -> tuple[list[Number], list[Number]]:
    """The parts in the head's unit, and members of the list in another unit."""
    parts: list[Number] = []
    odd: list[Number] = []
    detailed, last = False, head
    depth = _depth(page.text[head.end : page.numbers[index].start])
    verb = verb_of(page.label(page.numbers[index]))
    began = bool(cue("predicate").match(_bare(page.label(page.numbers[index]))))
    for item in islice(page.numbers, index, index + LONGEST):
        gap = page.between(last, item)
        if (parts or odd) and (
            re.search(r"[。！？!?\n]|其中", gap) or (re.search("[；;]", gap) and not detailed)
        ):
            break
        level = _depth(page.text[head.end : item.start])
        if level < depth:
            break
        last = item
        label = _bare(page.label(item))
        if level > depth or (_names_a_class(item) and item.counted != head.counted):
            continue
        if item.measure not in ("count", "money"):
            if not cue("detail").search(label + item.surface) and item.measure != "percentage":
                break
            detailed = True
            continue
        another = (parts or odd) and (
            (gap[:1] != "、" and bool(cue("predicate").match(label)) != began)
            or ({verb, own := verb_of(label)} <= STAGES and own != verb)
        )
        if (
            another
            or cue("detail").search(label)
            or item.value is None
            or item.baseline is not None
        ):
            break
        if PLANNED.search(page.clause(item).partition("…")[0]):
            break  # 编制2950人、在职2688人，预计补足120人
        if item.counted == head.counted:
            parts.append(item)
        elif parts and re.fullmatch(r"[、，,和及与以]{1,2}[^，,；;。]{1,16}", gap):
            odd.append(item)
        else:
            break
    closed = odd and page.text[odd[-1].end : odd[-1].end + 1] in "；;。）)\n"
    return parts, odd if closed else []


def _depth(text: str) -> int:
    return len(re.findall("[(（]", text)) - len(re.findall("[)）]", text))


def _bare(label: str) -> str:
    return re.sub(r"\A(?:其中|包括|分别[为是]?|即|和|及|以及|与)+[,，:：]?", "", label)


def _judged(page: Page, listed: Listed) -> Finding | None:
    """The finding about one list, or none where nothing can be said."""
    head, parts = listed.head, listed.parts
    whole = head.span()[1]
    numbers = [head, *parts, *listed.odd]
    labels = [_bare(page.label(part)) or page.after(part) for part in parts]
    above = whole is not None and span_of(parts)[0] > whole
    larger = [part for part in parts if whole is not None and (part.span()[0] or 0) > whole]
    if listed.odd:
        return _with_odd(page, listed, above)
    if larger and WITHIN.search(listed.lead):
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
    partial = listed.is_open or bool(cue("partial").search(listed.lead))
    complete = not partial and _complete(page, listed, labels)
    beyond = above and apart(labels) and bool(SAID.search(listed.lead))
    if (
        complete
        or beyond
        or (not partial and near(listed.added, head.value, len(parts), apart(labels)))
    ):
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


def _complete(page: Page, listed: Listed, labels: list[str]) -> bool:
    """Whether the text says that the parts are all there are."""
    made_up_of = re.match(r"[^，,；;。]{0,4}(?:组成|构成)", page.text[listed.parts[-1].end :][:8])
    told = bool(made_up_of or cue("complete").search(listed.lead)) and "其中" not in listed.lead
    return (
        told
        or any(cue("rest").search(label) for label in labels)
        or as_announced(listed.before, listed.parts)
    )


def _off(page: Page, listed: Listed, numbers: list[Number], complete: bool, above: bool) -> Finding:
    disjoint = apart([_bare(page.label(part)) for part in listed.parts])
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
