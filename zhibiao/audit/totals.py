"""A total after its parts: …12个、…15个,共计27个; 至此, 由总计55425台.

Parts of parts (其中) are not added twice.  What is left (剩余) is a part like what was done.

>>> from zhibiao.audit.page import page_of_text
>>> [f.computed for f in totals(page_of_text("城区12个、乡镇15个,共计28个。"))]
['12 + 15 = 27 个; printed 28 个']
>>> list(totals(page_of_text("打掉团伙12个,查封窝点15个,累计抓获84人。")))
[]
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.parts import RIVALS, SETTLED, chance, like_a_slip, meet, near, off, written
from zhibiao.audit.tied import held
from zhibiao.audit.words import cue, pairs
from zhibiao.records import Finding

A_LITTLE = Decimal("0.05")  # of the whole, by which a list of what became of each may be wrong
UNDONE = re.compile("[未没](?=能|有|[一-鿿]{2})|正在|仍在|尚在|还在")
UNDER_WAY = re.compile("(?:正|仍|尚|还)在|在[办建侦]|未[结办完]|待[办结审]")
LEFT = re.compile("(?:尚|还|仍)?(?:剩|余|有(?=\\Z))")
AMONG = re.compile("[一-鿿]{1,8}[中里][，,]?[仍尚]?[还仅只]?[有剩]?")
DONE = re.compile(rf"已|实[装建配有]|{cue('done').pattern}")


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
            re.fullmatch(r"[^，,；;。、]{0,8}[，,]?(?:全[市县区省年])?共计?", before)
        )  # 5个乡镇共12个; 19处，共38处
        if not sure and not cue("total_weak").search(clause):
            continue
        parts = _top_level(page, index, item)
        parts = next((parts[i:] for i in range(len(parts) - 1) if meet(parts[i:], item)), parts)
        if len(parts) < 2 or not (sure or _same_words(page, item, parts)):
            continue
        opened = page.text[start : parts[0].start]
        whole = sure and bool(cue("complete").search(opened)) and "其中" not in opened
        halves = bool(cue("counterparts").search(page.text[start : item.start]))
        added = sum((part.value for part in parts), Decimal(0))
        if meet(parts, item):
            yield page.finding(
                "sum_of_parts",
                "consistent",
                [*parts, item],
                written(parts, item),
                "The parts come to the printed total.",
                chance=chance(parts, item),
            )
        elif (
            near(added, item.value, 3, True)
            or (whole and abs(added - item.value) <= added / 2)
            or (halves and abs(added - item.value) <= added / 3)
        ):
            yield page.finding(
                "sum_of_parts",
                "inconsistent",
                [*parts, item],
                written(parts, item),
                f"The text adds the parts itself; {off(parts, item)}.",
                chance=chance(parts, item),
                rivals=RIVALS[1:] + RIVALS[:1],
                settled_by=SETTLED,
            )


def rests(page: Page) -> Iterator[Finding]:
    """What is left of a whole: 排查隐患240处,已整改228处,剩余14处."""
    for left in page.numbers:
        words = page.label(left) + "…" + page.after(left)
        if left.measure != "count" or left.value is None:
            continue
        if not UNDONE.search(words) and not cue("rest").search(page.label(left)):
            continue
        start, _ = page.around(left)
        before = [n for n in page.within(start, left.start) if n.measure != "percentage"]
        like = [n for n in before if n.counted == left.counted and _plain_count(n)]
        if len(like) == 1 and before == like:
            yield from _rest_of_earlier(page, like[0], left)
        if len(like) < 2 or before[-1] is not like[-1]:
            continue
        done = like[-1]
        if AMONG.fullmatch(page.text[done.end : left.start]):
            continue  # 7个乡镇警力不足；6个部门中还有2个未接通: left of the six
        if len(like) > 2 and (_opposed(page, like[1:]) or _each_way(page, like, left)):
            yield from _rest(page, like[0], [*like[1:], left])
            continue
        wholes = [n for n in like[:-1] if n.value > done.value]
        whole = next((n for n in wholes if meet([done, left], n)), wholes[-1] if wholes else None)
        if whole is None:
            continue
        if re.search("[；;]", page.text[whole.end : done.start]) and not UNDONE.search(words):
            continue  # 农村712人，占51.2%；城市640人，占46%；其他区域38人
        others = re.match("其[余他]|剩|余下", page.label(left))
        skipped = [n for n in like if whole.start < n.start < done.start]
        if skipped and not meet([done, left], whole):
            continue
        again = any(deed in words for deed in pairs(page.label(done) or page.after(done)))
        known = cue("rest").search(page.label(left)) and DONE.search(page.clause(done))
        halfway = UNDER_WAY.search(words) and near(done.value + left.value, whole.value, 2, False)
        if (
            not again
            and not known
            and not halfway
            and not (others and near(done.value + left.value, whole.value, 2, False))
        ):
            continue
        yield from _rest(page, whole, [done, left])


def _rest_of_earlier(page: Page, done: Number, left: Number) -> Iterator[Finding]:
    """排查隐患647处。已整改609处，尚余48处: a sentence of what was done and what is left of a whole told before."""
    start, _ = page.around(done)
    earlier = page.within(page.text.rfind("\n", 0, max(0, start - 1)) + 1, start)
    like = [
        n
        for n in earlier
        if _plain_count(n) and n.exact and n.counted == done.counted and n.value > done.value
    ]
    said = DONE.search(page.label(done)) and LEFT.match(page.label(left))
    near_by = list(page.within(start, left.end)) == [done, left]
    if like and said and near_by and done.exact and left.exact:
        yield from held(page, like[-1], [done, left], sure=False)


def _rest(page: Page, whole: Number, parts: list[Number]) -> Iterator[Finding]:
    if meet(parts, whole):
        yield page.finding(
            "sum_of_parts",
            "consistent",
            [whole, *parts],
            written(parts, whole),
            "What was done and what is left come to the whole.",
            chance=chance(parts, whole),
        )
    elif near(sum((part.value for part in parts), Decimal(0)), whole.value, 2, True):
        yield page.finding(
            "sum_of_parts",
            "inconsistent",
            [whole, *parts],
            written(parts, whole),
            f"What was done and what is left do not come to the whole; {off(parts, whole)}.",
            chance=chance(parts, whole),
            rivals=RIVALS[1:] + RIVALS[:1],
            settled_by=SETTLED,
        )


def _opposed(page: Page, parts: list[Number]) -> bool:
    """决定起诉2874人、不起诉542人: a deed and the same deed denied."""
    labels = [page.label(part) for part in parts]
    return any(
        denied[1] in other
        for label in labels
        if (denied := re.search("不([一-鿿]{2})", label))
        for other in labels
        if other is not label
    )


def _each_way(page: Page, like: list[Number], left: Number) -> bool:
    """在册1384人，就业1093人，落实低保87人，经商148人，暂未落实36人: what became of each, and no fewer of them meet."""
    head, *parts = [*like, left]
    gap = head.value - sum((part.value for part in parts), Decimal(0))
    one_list = "；" not in page.text[head.end : left.start] and len(parts) > 3
    return (
        one_list
        and UNDONE.search(page.label(left)) is not None
        and abs(gap) <= head.value * A_LITTLE
        and like_a_slip(gap)
        and not any(
            meet(some, head) for size in range(2, len(parts)) for some in combinations(parts, size)
        )
    )


def _plain_count(item: Number) -> bool:
    return item.measure == "count" and item.value is not None and item.baseline is None


def _same_words(page: Page, total: Number, parts: list[Number]) -> bool:
    """Whether a total without 合计 or 总计 is said of the same thing as its parts."""
    words = cue("scope_words").sub("", page.label(total)) + page.after(total)
    said = ""
    for part in parts:
        said = page.label(part) + page.after(part) or said  # 检查站4个、3个、5个
        if not any(words[i : i + 2] in said for i in range(len(words) - 1)):
            return False
    return True


def _top_level(page: Page, index: int, total: Number) -> list[Number]:
    """The like numbers before a total that are not themselves parts of one of them."""
    start, _ = page.around(total)
    if re.match(
        r"\s*(?:至此|以上|上述|综上|以上各项|合计|总计|共计|[两二三四五六]项(?:相加|合计|共))",
        page.text[start : total.start],
    ):
        start = page.sentence(start - 1)[0] if start else start
    found: list[Number] = []
    nested, last = False, None
    for item in page.within(start, total.start):
        gap = page.text[last.end if last else start : item.start]
        if re.search(r"[；;。）)]", gap):
            nested = False
        if last and re.search(r"其中|[（(]", gap):
            nested = True
        last = item
        if (
            not nested
            and item.counted == total.counted
            and item.measure == total.measure
            and item.value is not None
        ):
            found.append(item)
    return found
