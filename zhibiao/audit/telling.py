"""How a number is told: as an aim or as reported, of all or of those of which something holds.

>>> from zhibiao.audit.page import page_of_text
>>> page = page_of_text("目标任务：安全感98%。完成情况：安全感98.6%。")
>>> [is_aim(page, item) for item in page.numbers]
[True, False]
"""

import re

from zhibiao.audit.dues import still_ahead
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page

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
KEPT = re.compile("巩固|延续")


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
