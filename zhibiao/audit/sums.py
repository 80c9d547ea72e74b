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
from itertools import takewhile

from zhibiao.audit import tabled
from zhibiao.audit.addends import addends
from zhibiao.audit.judged import COUNTED_ONCE, Listed, bare, judged
from zhibiao.audit.members import STAGES, depth, members, names_a_class
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.parts import NEAR_FOR_TWO, apart, meet, near, told_like, units
from zhibiao.audit.runs import EACH
from zhibiao.audit.scattered import scattered
from zhibiao.audit.shares import shares
from zhibiao.audit.totals import rests, totals
from zhibiao.audit.two_units import two_units
from zhibiao.audit.words import cue, verb_of
from zhibiao.records import Finding

BESIDES = re.compile("另|此外")
NOT_COUNTED = re.compile("[（(，,]?(?:不计入|未计入|不含在|不在)")
IN_ORDER = re.compile("第?[一二三四五六](?:轮|批|期|季度|阶段)")
LAST_YEAR = re.compile("[，,（(]?(?:而)?(?:上年|去年|前年)(?:同期)?分别")
YEARLY = re.compile(r"20\d\d年[一-鿿]{1,4}\Z")


def findings(page: Page) -> Iterator[Finding]:
    """Every total with its parts: of tables, those that words tie to it, those that only weigh enough."""
    tied = [*tabled.sums(page), *tied_by_words(page)]
    yield from tied
    yield from addends(page, tied)


def tied_by_words(page: Page) -> Iterator[Finding]:
    """Every total whose parts the words tie to it."""
    seen: set[frozenset[str]] = set()
    lists = (*_lists(page), *two_units(page))
    heads = (finding for listed in lists if (finding := judged(page, listed)))
    told = (*heads, *totals(page), *rests(page), *shares(page), *scattered(page))
    right = [set(finding.claim_ids) for finding in told if finding.verdict == "consistent"]
    for finding in told:
        key = frozenset(finding.claim_ids)
        inside = finding.verdict == "inconsistent" and any(key < known for known in right)
        if key not in seen and not inside:  # 邻里1460件、土地1120件、其他1340件: parts of one list
            seen.add(key)
            yield finding


def _lists(page: Page) -> Iterator[Listed]:
    """Every total that stands before its parts: 共68座,其中…26座、…21座."""
    for index, first in enumerate(page.numbers):
        if first.measure not in ("count", "money") or index == 0 or page.in_table(first):
            continue
        head, lead = _head(page, index, first), _lead(page, index)
        over = _passed_over(page, index) if head is None and "其中" in lead else None
        head = head or over
        if head is None or not (lead or _follows(page, index)):
            continue
        parts, odd = members(page, index, head)
        if over and (
            odd
            or len(parts) < 2
            or not _come_near(parts, over, [bare(page.label(part)) for part in parts])
        ):
            continue
        if (
            len(parts) > 2
            and BESIDES.match(page.label(parts[-1]))
            and meet(parts[:-1], head)
            and not meet(parts, head)
        ):
            parts = parts[:-1]  # 36个，其中城区14个、乡镇22个，另设水上2个
        if len(parts) > 1 and NOT_COUNTED.match(page.text, parts[-1].end):
            parts = parts[:-1]
        parted = re.search("[；;]", page.text[head.end : first.start])
        larger = any(part.value > head.value for part in parts)
        if larger and "\n" in page.text[head.end : first.start]:
            continue  # 这3项11月底前完成。⏎其中超额完成的已有10项: of more than the last number
        if larger and cue("rest").search(page.label(head)):
            continue  # 其余92件。其中，涉及用水的416件: of all that were told before
        if parted and (larger or not re.search("其中|包括", lead)):
            continue  # 新建350个；一、二、三类点位分别达到…个: of another matter
        if larger and page.text[head.start - 1] == "、":
            continue  # 分别发生124起、127起、52起，其中1、2月份251起: of more than the last
        if lead.lstrip().startswith("从") and any(part.value > head.value for part in parts):
            continue  # …、0.77万人次。从县区看，分别为18.2万和21.6万人次: of no total before
        if told_like(page, head, parts, lead) or LAST_YEAR.match(lead):
            continue
        if len(parts) > 2 and not meet(parts, head):
            cut = next((i for i in range(2, len(parts)) if meet(parts[:i], head)), len(parts))
            if cut < len(parts) and page.text[parts[cut - 1].end] != "、":
                parts = parts[:cut]  # 16个乡镇，其中12个镇、4个乡，288个村
        if not parts or (not lead and (len(parts) < 2 or not _of_a_whole(page, head, parts))):
            continue
        between = page.within(parts[0].start, parts[-1].start)
        if not lead and any(n.measure == "money" != head.measure for n in between):
            continue  # 调解6412件，标的额3.2亿元，确认2948件: deeds, one after the other
        if len(parts) > 2 and parts[0].value == sum(part.value for part in parts[1:]):
            head, parts = (
                parts[0],
                parts[1:],
            )  # 其中侵财905起，盗窃412起、诈骗493起: parts of a part
        head, parts = _met(page, index, head) or (head, parts)
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
    if index > 1 and COUNTED_ONCE.search(page.text[last.start - 8 : last.end]):
        last = page.numbers[index - 2]
    ends = [m.end() for m in re.finditer(r"[。！？!?\n]+", page.text[last.end : first.start])]
    low = last.end + (ends[-1] if ends else 0)
    if ends and (
        len(ends) > 1
        or not re.match(r"[ \u3000（(]*(?:其中|包括|按|从(?!事))", page.text[low : first.start])
    ):
        return ""
    low += max((m.end() for m in re.finditer("[；;]", page.text[low : first.start])), default=0)
    _, end = page.around(first)  # what a cue looks ahead to stands in the sentence
    opened = takewhile(lambda m: m.end() <= first.start, cue("parts").finditer(page.text, low, end))
    inside = [
        m for m in opened if m[0] not in "（(" or depth(page.text[m.start() : first.start]) > 0
    ]
    return page.text[low : first.start] if inside else ""


def _follows(page: Page, index: int) -> bool:
    """A list without an opening word: 总量68座,固定点位26座、移动点位42座."""
    gap = page.between(page.numbers[index - 1], page.numbers[index])
    return bool(re.fullmatch(r"[一-鿿（）()]{0,12}[，,][^，,。；;：:]{1,12}", gap))


def _of_a_whole(page: Page, head: Number, parts: list[Number]) -> bool:
    """Whether numbers that no word calls parts may be: the head is a total, or they are halves."""
    labels = [page.label(part) for part in parts]
    if (
        len(parts) > 2
        and len({re.sub(r"\d+", "", label) for label in labels}) == 1
        and YEARLY.match(labels[0])
    ):
        return True  # 2024年整改6项、2025年整改5项、2026年整改3项
    if len(parts) > 1 and all(map(IN_ORDER.match, labels)):
        return True  # 第一轮42个、第二轮45个、第三轮51个
    if cue("whole").search(page.label(head)) or cue("counterparts").search("　".join(labels)):
        return True
    added = sum((part.value for part in parts), Decimal(0))
    enough = len(parts) > 2 or head.measure == "money"  # 总投资3.42亿元，市级1.65亿元，其余1.77亿元
    if enough and cue("rest").match(labels[-1]) and near(added, head.value, 3, True):
        return True  # 调处148起，土地类36起、婚姻类52起、其他42起
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
            if depth(page.text[start : item.start]) > depth(page.text[start : first.start]):
                continue  # 收案3211件（不含旧存288件），其中
            if EACH.search(page.label(item)):
                return None  # 人均可支配收入29874元: its parts are no parts
            if cue("compared").search(page.text[start : item.start]) or cue("change_said").search(
                page.label(item)
            ):
                continue  # 比上年的12830起减少1546起，其中…: the head stands before them
            if {verb, own := verb_of(page.label(item))} <= STAGES and own != verb:
                continue  # 立案1024起、破案612起，其中盗窃立案640起
            like = first.counted in units(page, item)
            if like and item.value is not None and item.baseline is None:
                return None if _is_difference(page, item) else item
            if not names_a_class(item):
                return None
    return None


def _passed_over(page: Page, index: int) -> Number | None:
    """1264所学校共需保安4180名，其中中学186所、小学412所: the total before the number between."""
    first = page.numbers[index]
    start, _ = page.around(page.numbers[index - 1])
    found = [
        n
        for n in page.within(start, first.start)[-3:]
        if n.measure == "count" and n.counted == first.counted and n.exact and n.baseline is None
    ]
    return found[-1] if found and not EACH.search(page.label(found[-1])) else None


def _come_near(parts: list[Number], head: Number, labels: list[str]) -> bool:
    added = sum((part.value for part in parts), Decimal(0))
    return meet(parts, head) or near(added, head.value, len(parts), apart(labels))


def _met(page: Page, index: int, head: Number) -> tuple[Number, list[Number]] | None:
    """An earlier total of the sentence that its parts meet: 排查240件,化解228件,其中…96件、…144件."""
    if meet(members(page, index, head)[0], head):
        return None
    start, _ = page.around(head)
    for other in reversed(page.within(start, head.start)):
        if other.counted == head.counted and other.exact:
            parts, odd = members(page, index, other)
            if len(parts) > 1 and not odd and meet(parts, other):
                return other, parts
    return None


def _is_difference(page: Page, item: Number) -> bool:
    """由58个增加到72个，新增14个: what was added between two numbers has no parts of its own here."""
    previous = page.within(page.around(item)[0], item.start)[-1:]
    return (
        bool(previous) and previous[0].baseline is not None and previous[0].counted == item.counted
    )
