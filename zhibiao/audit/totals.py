"""A total after its parts: …12个、…15个,共计27个; 至此, 由总计55425台.

Parts of parts (其中) are not added twice.

>>> from zhibiao.audit.page import page_of_text
>>> [f.computed for f in totals(page_of_text("城区12个、乡镇15个,共计28个。"))]
['12 + 15 = 27 个; printed 28 个']
>>> list(totals(page_of_text("打掉团伙12个,查封窝点15个,累计抓获84人。")))
[]
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from zhibiao.audit.page import Number, Page
from zhibiao.audit.parts import RIVALS, SETTLED, chance, meet, near, written
from zhibiao.audit.words import cue, plain
from zhibiao.records import Finding


def totals(page: Page) -> Iterator[Finding]:
    """A total after its parts: …12个、…15个,共计27个; 至此, 由总计55425台."""
    for index, item in enumerate(page.numbers):
        if item.measure not in ("count", "money") or item.value is None:
            continue
        start, _ = page.around(item)
        before = page.text[max(start, page.numbers[index - 1].end if index else start) : item.start]
        clause = re.split(r"[，,；;。、]", before)[-1]
        named = cue("total").search(clause)
        sure = (bool(named) and len(clause) - named.end() <= 8) or bool(
            re.fullmatch(r"[^，,；;。、]{1,8}共计?", before))  # 7个街道、5个乡镇共12个
        if not sure and not cue("total_weak").search(clause):
            continue
        parts = _top_level(page, index, item)
        if len(parts) < 2 or not (sure or _same_words(page, item, parts)):
            continue
        added = sum((part.value for part in parts), Decimal(0))
        if meet(parts, item):
            yield page.finding("sum_of_parts", "consistent", [*parts, item], written(parts, item),
                               "The parts come to the printed total.", chance=chance(parts, item))
        elif near(added, item.value, 3, True):
            yield page.finding(
                "sum_of_parts", "inconsistent", [*parts, item], written(parts, item),
                f"The text adds the parts itself; the difference is {plain(item.value - added)} {item.unit}.",
                chance=chance(parts, item), rivals=RIVALS[1:] + RIVALS[:1], settled_by=SETTLED,
            )


def _same_words(page: Page, total: Number, parts: list[Number]) -> bool:
    """Whether a total without 合计 or 总计 is said of the same thing as its parts."""
    words = cue("total_weak").sub("", page.label(total)) or page.label(total)[-6:]
    words += page.after(total)
    said = ""
    for part in parts:
        said = page.label(part) + page.after(part) or said  # 检查站4个、3个、5个
        if not any(words[i : i + 2] in said for i in range(len(words) - 1)):
            return False
    return True


def _top_level(page: Page, index: int, total: Number) -> list[Number]:
    """The like numbers before a total that are not themselves parts of one of them."""
    start, _ = page.around(total)
    if re.match(r"\s*(?:至此|以上|上述|综上|以上各项|合计|总计|共计)", page.text[start : total.start]):
        start = page.around(page.numbers[index - 1])[0] if index else start
    found: list[Number] = []
    nested, last = False, None
    for item in page.within(start, total.start):
        gap = page.text[last.end if last else start : item.start]
        if re.search(r"[；;。）)]", gap):
            nested = False
        if last and re.search(r"其中|[（(]", gap):
            nested = True
        last = item
        if not nested and item.counted == total.counted and item.measure == total.measure and item.value is not None:
            found.append(item)
    return found
