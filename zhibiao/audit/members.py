"""The members of a list of parts: which of the numbers after a total are parts of it.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     page = page_of_text(text)
...     return [[n.surface for n in found] for found in members(page, 1, page.numbers[0])]
>>> show("共有探头68台,其中东区26台、西县32台、制高点10处。")
[['26台', '32台'], ['10处']]
>>> show("编制295人,其中在职268人,预计补足27人。")
[['268人'], []]
"""

import re

from zhibiao.audit.judged import bare
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.parts import apart, units
from zhibiao.audit.words import cue, verb_of

LONGEST = 60  # numbers in a list of parts
STAGES = frozenset(
    ("received", "filed", "solved", "people")
)  # of a case: one is no part of another
BY_NOW = re.compile("(?:截[至止])?(?:目前|今|现)?(?:共|均)?已")
PLANNED = re.compile("预计|计划|拟|力争|确保")


def members(page: Page, index: int, head: Number) -> tuple[list[Number], list[Number]]:
    """The parts in the head's unit, and members of the list in another unit."""
    parts: list[Number] = []
    odd: list[Number] = []
    detailed, by_semicolons, last = False, False, head
    among = re.search("[中里][，,]", page.text[head.end : page.numbers[index].start])
    outer = depth(page.text[head.end : page.numbers[index].start])
    verb = verb_of(page.label(page.numbers[index]))
    began = bool(cue("predicate").match(bare(page.label(page.numbers[index]))))
    for item in page.numbers[index : index + LONGEST]:
        gap = page.between(last, item)
        parted = bool(re.search("[；;]", gap))
        if parted and len(parts) + len(odd) == 1 and re.fullmatch("[；;][^，,。；;：:]{1,14}", gap):
            by_semicolons = True
        if (parts or odd) and (
            re.search(r"[。！？!?\n]|其中", gap)
            or (parted and not detailed and not by_semicolons)
            or (parted and (item.value or 0) > head.value)
            or (parts and _of_another_thing(page, gap, parts[-1], item, head))
        ):
            break
        level = depth(page.text[head.end : item.start])
        if level < outer:
            break
        last = item
        label = bare(page.label(item))
        if level > outer or (names_a_class(item) and item.counted != head.counted):
            continue
        if item.measure not in ("count", "money"):
            if not cue("detail").search(label + item.surface) and item.measure != "percentage":
                break
            detailed = True
            continue
        another = (parts or odd) and (
            (
                not among
                and gap[:1] != "、"
                and bool(cue("predicate").match(BY_NOW.sub("", label))) != began
            )
            or ({verb, own := verb_of(label)} <= STAGES and own != verb)
        )
        if (
            another
            or (cue("detail").search(label) and not _holds(label, item, head))
            or (parts and cue("total").search(label))
            or item.value is None
            or item.baseline is not None
        ):
            break
        if PLANNED.search(page.clause(item).partition("…")[0]):
            break  # 编制2950人、在职2688人，预计补足120人
        if item.counted in units(page, head):
            parts.append(item)
        elif (
            parts
            and item.measure == head.measure
            and (item.counted[:1] == "人") == (head.counted[:1] == "人")
            and re.fullmatch(r"[、，,和及与以]{1,2}[^，,；;。]{1,16}", gap)
        ):
            odd.append(item)
        else:
            break
    closed = odd and page.text[odd[-1].end : odd[-1].end + 1] in "；;。）)\n"
    return parts, odd if closed else []


def _of_another_thing(page: Page, gap: str, before: Number, item: Number, head: Number) -> bool:
    """教师401人，其中中学教师175人，在校学生6257人: more than the total, and named unlike the part before."""
    larger = item.counted == head.counted and (item.value or 0) > head.value
    labels = [bare(page.label(part)) for part in (before, item)]
    return larger and gap[:1] in ("，", ",") and all(labels) and not apart(labels)


def _holds(label: str, item: Number, head: Number) -> bool:
    """县级仓库占760万元: 占 of an amount in the total's own unit names a part."""
    return item.counted == head.counted and bool(re.fullmatch("[^占]{2,}占", label))


def names_a_class(item: Number) -> bool:
    """一类、二类、三类: small, in Chinese numerals, and a class."""
    return item.value is not None and item.value <= 10 and not re.search(r"\d", item.surface)


def depth(text: str) -> int:
    return len(re.findall("[(（]", text)) - len(re.findall("[)）]", text))
