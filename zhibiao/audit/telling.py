"""How two numbers are told: as an aim or as reported, with one owner, beside counts of their own.

>>> from zhibiao.audit.page import page_of_text
>>> page = page_of_text("目标任务：安全感98%。完成情况：安全感98.6%。")
>>> [is_aim(page, item) for item in page.numbers]
[True, False]
"""

import re
from decimal import Decimal
from difflib import SequenceMatcher

from zhibiao.audit.cores import core
from zhibiao.audit.dues import still_ahead
from zhibiao.audit.likeness import Likeness
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.words import cue

AIM = re.compile(
    r"((?:目标|任务|计划)[一-鿿]{0,4}[：:])|((?:完成|实际|落实|进展)[一-鿿]{0,4}[：:])"
)
AHEAD = re.compile(
    r"力争|到年底|下一步|将(?!近|军|[^，,。；\d]{1,12}(?:划分|整合|合并|纳入|列入|作为|[改变]为))"
)
"""What is still to come; 将全县划分为386个网格 is done."""
TO_DO = re.compile(r"[ \u3000]*(?:[一二三四五六七八九十]{1,2})?要(?![素求闻案点])")
CONDITION = re.compile(
    r"数?的(?:[一-鿿]{1,6})?(?:共?有|共)?(?:\d+|[一二三四五六七八九十两]+)[个家名人户处起件所]"
)
SOME = re.compile(r"[一-鿿][中里][，,]?[仅只也共]?有?\Z")
HEADED = re.compile(
    r"[ \u3000]*(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、)([一-鿿]{3,12})。"
)
THING = re.compile("工程|项目|体系|系统|平台|中心|建设|行动|设备|装备|队伍|小区|[站室所]")
KNOWN = re.compile("(?:现有|已有|已?建成|已建|全[市县区镇乡州旗]|辖区)(?:现有|已有|已?建成)?的?\\Z")
BY_DATE = re.compile(r"20\d\d年|[底末]前|月底")
KEPT = re.compile("巩固|延续")
BARELY = re.compile(
    "累计|总共|一共|共|总|已|先后|[一二三四五六七八九十两]年来|全[市县区省]|各级|财政"
)


def is_aim(page: Page, item: Number) -> bool:
    """Whether a number is an aim by the words before it: 目标任务：, 力争, 到年底."""
    start, _ = page.around(item)
    if item.measure == "streak" and KEPT.search(page.label(item)):
        return False  # 巩固连续六年全破的态势
    heads = AIM.findall(page.text, start, item.start)
    ahead = AHEAD.search(page.text, start, item.start)
    line = page.text.rfind("\n", 0, item.start) + 1
    amiss = re.search("问题|不足|困难", page.section(item.start))
    later = still_ahead(page, item.start) and not amiss
    told_to = TO_DO.match(page.text, line) or later
    return bool(ahead or told_to) or (bool(heads) and heads[-1][0] != "")


def is_condition(page: Page, item: Number) -> bool:
    """占比超过半数的有3个县区, 67起火灾中有41起: those of which something holds, not the whole."""
    start, _ = page.around(item)
    some = SOME.search(page.text, start, item.start)
    return bool(some or CONDITION.match(page.text, item.end))


def clause_with_heading(page: Page, item: Number) -> str:
    """The clause of a number; （三）科技支撑。投入资金…: with the heading whose first clause it is."""
    start, _ = page.around(item)
    line = page.text[page.text.rfind("\n", 0, start) + 1 : start].rstrip()
    headed = HEADED.fullmatch(line)
    first = "，" not in page.text[start : item.start]
    return (headed[1] + "　" if headed and first else "") + page.clause(item)


def of_the_whole(page: Page, item: Number) -> bool:
    """三年来累计投入4.6亿元: a sum that is said of nothing but what the document is about."""
    start, _ = page.around(item)
    before = re.split("[；;]", page.text[start : item.start])[-1]
    title = page.text.lstrip().partition("\n")[0]
    things = [before[max(0, m.start() - 2) : m.end()] for m in THING.finditer(before)]
    bare = cue("spent").sub("", BARELY.sub("", page.label(item)))
    return not bare and not page.after(item) and all(thing in title for thing in things)


def modality(page: Page, item: Number) -> str:
    """Declared or reported; 网格员总数7,960名 is reported where its clause looks ahead to nothing."""
    stock = cue("whole").search(page.label(item)) and not cue("will").search(page.clause(item))
    kept = item.measure == "streak" and KEPT.search(page.label(item))
    return "reported" if stock or kept or known_before(page, item) else item.modality


def known_before(page: Page, item: Number) -> bool:
    """现有的46个护学岗中, 全区58个护学岗: a count that the text takes as known."""
    if not KNOWN.search(page.label(item)):
        return False
    what = core(item.subjects[0])
    after = page.text[item.end : item.end + 6 + len(what)]
    return what in re.split("[，,。；;]", after)[0]


def told_alike(page: Page, one: Number, second: Page, other: Number, like: Likeness) -> bool:
    """三年来累计投入 twice; 到2024年底建成警务室 twice: one time that is named, and one verb."""
    times = [
        re.findall(r"20\d\d年[底末前]?|[一-鿿]{1,2}年来", told.text[slice(*told.around(n))])
        for told, n in ((page, one), (second, other))
    ]
    verbs = like.verbs[0] and like.verbs[0] == like.verbs[1]
    given = like.verbs == ("given", "given") and like.one == like.other
    both = "累计" in page.label(one) and "累计" in second.label(other)
    dated = bool(set(times[0]) & set(times[1]))
    long = len(like.one) > 2
    return like.kind == "same" and ((given and long) or (dated and (both or (verbs and long))))


def own_counts(page: Page, one: Number, second: Page, other: Number) -> bool:
    """Two percentages, each said beside another count: 减少51572起,下降13.6% and 减少12起,下降31.6%."""
    if one.unit not in ("%", "‰", "百分点"):
        return False
    counts = [_count_before(page, one), _count_before(second, other)]
    return None not in counts and counts[0] != counts[1]


def staged(page: Page, one: Number, second: Page, other: Number) -> bool:
    """建成警务站30座。2024年底前增至22座: an aim, and a stage on the way that has its own date."""
    by_date = [
        bool(BY_DATE.search(told.text, told.around(item)[0], item.start))
        for told, item in ((page, one), (second, other))
    ]
    return by_date[0] != by_date[1]


def _count_before(page: Page, item: Number) -> Decimal | None:
    start, _ = page.around(item)
    part = max((m.end() for m in re.finditer("[；;]", page.text[start : item.start])), default=0)
    before = [n for n in page.within(start + part, item.start) if n.measure in ("count", "money")]
    return before[-1].value if before else None


def one_owner(page: Page, one: Number, second: Page, other: Number) -> bool:
    """Whether the clauses of two numbers begin with the same four characters and more."""
    first, last = page.clause(one), second.clause(other)
    found = SequenceMatcher(None, first, last, autojunk=False).find_longest_match()
    return found.size >= 4 and "…" not in first[found.a : found.a + found.size]
