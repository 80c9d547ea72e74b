"""What a number counts, and how much of its name other words have.

>>> from zhibiao.audit.page import page_of_text
>>> page = page_of_text("新建高清探头184个。184个高清探头投用。")
>>> thing_after(page, page.numbers[1]), last_known("高清探头", "老探头"), last_known("探头", "")
('高清探头', 2, 0)
>>> longest_shared("全县37座商业综合体", "商业综合体达标率"), longest_shared("网格", "小区")
('商业综合体', '')
"""

import re

from zhibiao.audit.number import Number
from zhibiao.audit.page import Page

AFTER = re.compile("的?([一-鿿]{2,4})")


def beside(page: Page, item: Number) -> str:
    """The words just before and after a number, and its subjects."""
    return "　".join((page.label(item), page.after(item), *item.subjects))


def thing_after(page: Page, item: Number) -> str:
    """The first characters, four at most, of what is printed after a number; empty if nothing is."""
    found = AFTER.match(page.after(item))
    return found[1] if found else ""


def same_first(thing: str, words: str) -> int:
    """How many of the first characters of a thing stand in other words, two at least; what is not the
    whole thing has to end where it stands.

    >>> same_first("警务室均", "建成警务室"), same_first("警务网格", "警务室及岗亭")
    (3, 0)
    """
    ends = (
        size
        for size in range(len(thing), 1, -1)
        if re.search(thing[:size] + ("" if size == len(thing) else "(?![一-鿿])"), words)
    )
    return next(ends, 0)


def last_known(name: str, words: str) -> int:
    """How many of the last characters of a name stand in other words, two at least."""
    return next((size for size in range(len(name), 1, -1) if name[-size:] in words), 0)


def longest_shared(name: str, words: str) -> str:
    """The longest run of characters of a name that other words have, two at least; empty if none is."""
    found = ""
    for start in range(len(name)):
        while (run := name[start : start + len(found) + 1]) in words and len(run) > len(found):
            found = run
    return found if len(found) > 1 else ""
