"""What speaks against two numbers with one subject being one fact told twice.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     page = page_of_text(text)
...     return told_apart(page, page.numbers[0], page, page.numbers[-1])
>>> show("计划培训网格员3200人次。实际培训网格员3020人次。")
True
>>> show("截至6月底,建成小区1234个。截至11月底,建成小区1342个。")
True
>>> show("接报刑事警情4126起。从4216起刑事警情看,问题不少。")
False
"""

import re
from bisect import bisect_left

from zhibiao.audit.cores import NOUN, core
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.words import verb_of

PLANNED = re.compile("计划|目标|任务")
DONE = re.compile("实际|实有|已|完成")
UNTIL = re.compile(r"截[至止]到?([^，,。；;]{1,12})")
BASE = re.compile("(?:去年|上年)(?:同期)?(?:仅?为|是)?")
COURT = re.compile(
    r"(?:全[国省市县区]|基层|[省市县区本我]|[一-鿿]{2}[区县])(?:高级|中级|[中高])?(?:人民)?(?:法院|检察院|院)"
)
CLASSED = re.compile(f"(?:{NOUN})\\Z")


def told_apart(page: Page, one: Number, second: Page, other: Number) -> bool:
    """Whether words around two numbers say that they are of two things, days or hands."""
    both = (page, one), (second, other)
    labels = page.label(one), second.label(other)
    if PLANNED.search(labels[0]) and DONE.search(labels[1]):
        return True  # 计划培训3200人次, 实际培训3020人次
    if all(BASE.fullmatch(label_of(*each)) for each in both):
        return True  # 去年同期为197件, of two things
    if one.direction and other.direction and one.direction != other.direction:
        return True  # 减少111件, 增加119件
    facts = [
        (_until(*each), _court(*each), _deed_before(*each), _cut_off(*each), _cases(*each))
        for each in both
    ]
    return any(a and b and a != b for a, b in zip(*facts, strict=True))


def label_of(page: Page, item: Number) -> str:
    """The words before a number, or before the one it follows at once: 受理案件97件134人."""
    index = bisect_left(page.starts, item.start)
    if index and page.numbers[index - 1].end == item.start:
        return page.label(page.numbers[index - 1])
    return page.label(item)


def heading_verb(page: Page, item: Number) -> str:
    """The verb of a heading 收案情况 under which things stand without one."""
    heading = page.heading(item.start)
    return verb_of(heading) if "情况" in heading else ""


def _until(page: Page, item: Number) -> str:
    found = UNTIL.findall(page.text, page.around(item)[0], item.start)
    return found[-1] if found and re.search(r"\d", found[-1]) else ""


def _court(page: Page, item: Number) -> str:
    """Whose count: 全市法院, 市中院; the first that the sentence names."""
    found = COURT.search(page.text, page.around(item)[0], item.start)
    return re.sub("人民|级", "", found[0]) if found else ""


def _deed_before(page: Page, item: Number) -> str:
    """破获电诈案件470起，抓获犯罪嫌疑人500人: the suspects are of the cases named before them."""
    if verb_of(page.label(item)) != "people" or "共" in page.label(item):
        return ""
    before = [
        n
        for n in page.within(page.around(item)[0], item.start)
        if n.unit in ("起", "件", "宗", "条") and n.measure == "count"
    ]
    return core(before[-1].subjects[0]) if before else ""


def _cut_off(page: Page, item: Number) -> str:
    """受理未成年人|审查逮捕案件: what a subject's core leaves off, where that is a thing itself."""
    label, subject = page.label(item), item.subjects[0]
    bare = core(subject)
    rest = label.partition(bare)[2] if bare else ""
    return rest if len(rest) > 3 and CLASSED.search(rest) else ""


def _cases(page: Page, item: Number) -> str:
    """审查逮捕案件97件134人: the last words of the cases that the people are of."""
    return label_of(page, item)[-4:] if label_of(page, item) != page.label(item) else ""
