"""The counts that a percentage is a share of: beside it, earlier in the sentence, or before that.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     page = page_of_text(text)
...     return [count.surface for count in counts_of(page, page.numbers[-1])]
>>> show("抽查网点37家,合格34家,合格率93.6%。"), show("发放问卷450份,收回428份。回收率为95.1%。")
(['34家', '37家'], ['428份', '450份'])
>>> show("上年检查网点37家。合格率93.6%。")
[]
>>> show("预算总收入600万元。\\n税收300万元,占总收入的比重为50%。"), show("911个住宅小区。\\n有智慧小区700个,占住宅小区的75%。")
(['300万元', '600万元'], ['700个'])

Over 300 lines, because the places where a base stands are tried in one order.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from zhibiao.audit.alone import OTHER_SHARE, rate_label, shared
from zhibiao.audit.cores import core
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.words import by_how_much, cue
from zhibiao.lexicon import syntax

NAMED = re.compile(
    r"占(?P<base>(?:[^，,。；;总]|总(?![数量额])){3,16}?)(?:的|总[数量]的?|的?比[重例])(?:为|是|达到?)?\Z"
)
WHOLE = re.compile(rf"\A(?:全部|所有|{syntax('whole_place')}|辖区)的?(?=..)")

BARE_SHARE = re.compile("[约仅只也就]?占(?:到|比|比为)?")
NEXT_SHARE = re.compile(f"{OTHER_SHARE}|[，,、]占[^，,。；;]{{0,20}}")
BASE_OF_A_SHARE = re.compile("的[\\d.]+%")
REACH = 150  # numbers before a percentage among which its base is sought: time stays linear
LEVEL_BEFORE = re.compile("而?(?:上年|去年)(?:同期)?(?:为|是)?")
CHANGES_ONLY = re.compile("[一-鿿]{0,5}|[，,](?:均?[同环]比|[较比]上年(?:同期)?)[^。；;]*")
SOME_OF = re.compile("[^，,。；;]{1,16}[中里][，,]?(?:已|还|仍)?有?")


def counts_of(page: Page, item: Number) -> list[Number]:
    """The counts just before the percentage in one unit, nearest first; else those just after."""
    start, end = page.around(item)
    part = max((m.end() for m in re.finditer(r"[；;]", page.text[start : item.start])), default=0)
    before = page.within(start + part, item.start)
    if BARE_SHARE.fullmatch(rate_label(page, item).strip()) and (
        some := _some_of_these(page, before)
    ):
        return some
    found: list[Number] = []
    last = item.start
    for number in reversed(before):
        if number.unit == "%" and NEXT_SHARE.fullmatch(page.text[number.end : last]):
            last = number.start
            continue  # 满意的占78.3%，基本满意的占18.6%
        if number.measure in ("duration", "streak", "universal", "zero", "change"):
            continue
        if number.unit == "%" and page.text[number.end : number.end + 1] in ("）", ")"):
            continue  # 应拨9276万元，审计时拨付6493万元（70%），目前拨付8812万元，拨付率97%
        if (
            number.measure not in ("count", "money")
            or number.value is None
            or number.baseline is not None
        ):
            break
        label = page.label(number)
        if by_how_much(label) or LEVEL_BEFORE.fullmatch(label):
            continue  # 收入97万元，增加3万元，…占; 审结478件，去年同期773件，审结率
        if last < item.start and BASE_OF_A_SHARE.match(page.text, number.end):
            continue  # 完成预算数60万元的40%，占总收入的
        if found and number.counted != found[0].counted:
            if number.is_count and number.end == found[-1].start:
                continue  # 办结397件483人，审结374件439人: people of people
            break
        if page.text[number.start - 1 : number.start] == "/":
            break  # 7.6/10万
        if _bracketed(page.text[number.end : item.start]):
            continue  # 48起（经营性17起），占总数的38.1%
        found.append(number)
        if len(found) == 3:
            break
    if len(found) == 1 and cue("share_of").search(rate_label(page, item)):
        found += (
            _base_named(page, item, found[0], start)
            or _base_of_all(page, item, found[0], start)
            or _base_listed(page, found[0], start)
            or _base_after(page, item, found[0], end)
            or ([] if part else _base_before(page, found[0], start))
        )
    if len(found) == 1 and not cue("share_of").search(rate_label(page, item)):
        found = _left_after(page, item, found[0], end) or found
    if len(found) == 1:
        found += _base_bracketed(page, item, found[0], end)
    if len(found) == 1 and not part and cue("done").search(page.label(found[0])):
        asked = _base_before(page, found[0], start)
        found += [
            n for n in asked if cue("asked").search(page.label(n))
        ]  # 排查1346处。已整改1290处
    stem = cue("rate").search(rate_label(page, item))
    if len(found) == 1 and part and stem and shared(stem["stem"], page.label(found[0])):
        found += _asked_in_part_before(page, found[0], start, start + part)
    if not found:
        found = _told_after(page, item, start, end)
    if not found:
        bracket = re.match(r"[（(][^）)]*[）)]", page.text[item.end : end])
        if bracket:
            found = [
                n for n in page.within(item.end, item.end + bracket.end()) if n.measure == "count"
            ]
    return found or _told_before(page, item, start + part)


def _some_of_these(page: Page, before: Sequence[Number]) -> list[Number]:
    """212个警务室中，有31个只有1名民警，占14.6%: the count that is some of another, whatever is told of it."""
    pairs = pairwise(before)
    found = [
        [k, n] for n, k in pairs
        if n.counted == k.counted and n.exact and k.exact and k.value < n.value
        and SOME_OF.fullmatch(page.between(n, k))
    ]  # fmt: skip
    return found[-1] if found else []


def _bracketed(after: str) -> bool:
    """Whether a bracket that is open at the beginning of these words closes in them."""
    closed = re.search("[）)]", after)
    return bool(closed) and not re.search("[（(]", after[: closed.start()])


def _left_after(page: Page, item: Number, count: Number, end: int) -> list[Number]:
    """对836名谈话，谈话覆盖率97.5%，还有31人未谈: what is left stands after the rate."""
    left = page.within(item.end, end)[:1]
    if not left or left[0].counted != count.counted or not (left[0].exact and count.exact):
        return []
    words = page.text[item.end : left[0].start]
    told = re.fullmatch("[，,][^，,。；;]{1,6}", words) and cue("rest").search(words)
    undone = re.search("[未没]", page.after(left[0]))
    return [left[0], count] if told and undone and left[0].value < count.value else []


def _told_after(page: Page, item: Number, start: int, end: int) -> list[Number]:
    """满意率98.2%，回访450人，表示满意442人: the counts may follow the rate, and the whole stand before."""
    stem = cue("rate").search(rate_label(page, item))
    stop = re.search("[；;]", page.text[item.end : end])
    after = page.within(item.end, item.end + stop.start() if stop else end)
    if not stem or page.text[item.end : item.end + 1] not in "，,（(" or not after:
        return []
    two = [n for n in after[:2] if n.is_count]
    told = [n for n in two if shared(stem["stem"], page.label(n))]
    if len(two) == 2 and told and two[0].counted == two[1].counted:
        closed = len(after) == 2 or after[2].unit != "%"
        k = told[0] if len(told) == 1 else min(two, key=lambda n: n.value)
        return [k, *(n for n in two if n is not k)] if closed else []
    if two and told and two[0] is told[0] and page.label(item) == stem[0]:
        before = [n for n in page.within(start, item.start) if n.counted == told[0].counted]
        first = before[:1] if len(after) == 1 else []
        return [told[0], *first] if first and first[0].exact else []
    return []


def _asked_in_part_before(page: Page, count: Number, start: int, part: int) -> list[Number]:
    """受理900件，增长5%；结案800件，增长8%，结案率88.9%: what the last part before asked, and counted once."""
    low = (
        max((m.end() for m in re.finditer("[；;]", page.text[start : part - 1])), default=0) + start
    )
    like = [
        n
        for n in page.within(low, part)
        if n.is_count and n.counted == count.counted and not by_how_much(page.label(n))
    ]
    asked = len(like) == 1 and cue("asked").search(page.label(like[0]))
    return like if asked and like[0].value > count.value else []


def _told_before(page: Page, item: Number, start: int) -> list[Number]:
    """发放450份，收回428份。（同比分别下降5%和6%，）回收率为95.1%: a rate told first, but for changes, is of the two counts before.

    A semicolon parts as a full stop does, and changes may stand behind the counts.
    """
    opened = page.text[start : item.start].strip() == page.label(item)
    changes = [n.measure for n in page.within(start, item.start)]
    if not (opened or (changes and set(changes) == {"change"})) or not cue("rate").fullmatch(
        page.label(item)
    ):
        return []
    whole = page.text[max(0, start - 1) : start] in ("。", "；", ";")
    before = page.within(page.sentence(start - 1)[0], start) if whole else []
    two = [n for n in before if n.measure != "change"][-2:]
    like = len(two) == 2 and two[0].counted == two[1].counted and two[0].value != two[1].value
    near = like and CHANGES_ONLY.fullmatch(page.text[two[1].end : start - 1])
    return [two[1], two[0]] if near and all(n.is_count for n in two) else []


def _base_named(page: Page, item: Number, count: Number, start: int) -> list[Number]:
    """占智慧安防小区的85.7%: the count of what is named, earlier in the sentence or the paragraph."""
    named = NAMED.search(rate_label(page, item))
    if not named:
        return []
    base = WHOLE.sub("", named["base"])
    like = [
        n
        for n in page.within(page.text.rfind("\n", 0, start) + 1, count.start)
        if n.measure == count.measure
        and n.counted == count.counted
        and n.value is not None
        and n.value > count.value
        and any(base == subject or (n.start >= start and base in subject) for subject in n.subjects)
    ]
    return like[-1:] or _base_of_longer_name(page, base, count, start)


def _base_of_longer_name(page: Page, base: str, count: Number, start: int) -> list[Number]:
    """占财政总收入的比重为: of 公共财政预算总收入, wherever it is told before, if only one number is."""
    if "总" not in base:
        return []
    name = re.compile(".*".join(base))
    like = [
        n
        for n in page.within(0, start)[-REACH:]
        if n.measure == count.measure
        and n.counted == count.counted
        and n.exact
        and n.value > count.value
        and _is_level(page, n)
        and name.search(n.subjects[0])
    ]
    return like[:1] if len({n.value for n in like}) == 1 else []


def _base_after(page: Page, item: Number, count: Number, end: int) -> list[Number]:
    """小区9个，占全部小区的42%，全区共有小区24个: the whole may be told last."""
    named = NAMED.search(rate_label(page, item))
    after = page.within(item.end, end)[:1]
    like = after and after[0].exact and after[0].counted == count.counted
    told = like and named and WHOLE.sub("", named["base"]) in page.label(after[0])
    total = told and re.search("共|总|现有", page.label(after[0]))
    return list(after) if total and after[0].value > count.value else []


def _base_bracketed(page: Page, item: Number, count: Number, end: int) -> list[Number]:
    """联网186所，联网率93%（全县共有学校200所）: the one whole that a bracket names after the rate."""
    bracket = re.match(r"[（(][^）)]*(?:共|总|现有|应)[^）)]*[）)]", page.text[item.end : end])
    inside = page.within(item.end, item.end + bracket.end()) if bracket else []
    like = len(inside) == 1 and inside[0].exact and inside[0].counted == count.counted
    return list(inside) if like and inside[0].value > count.value else []


def _base_of_all(page: Page, item: Number, count: Number, start: int) -> list[Number]:
    """占全市的47.6%: the count of the same thing that is told of the whole, in a sentence before."""
    if not re.search(r"占全(?:[市县区省州院镇]|部)的?\Z", rate_label(page, item)):
        return []
    name = core(count.subjects[0])
    like = [
        n
        for n in page.within(0, start)
        if n.measure == count.measure
        and n.counted == count.counted
        and n.exact
        and n.value > count.value
        and core(n.subjects[0]) == name
    ]
    return like[:1] if len(name) > 3 and len({n.value for n in like}) == 1 else []


def _base_listed(page: Page, count: Number, start: int) -> list[Number]:
    """共216家，其中化工38家，占17.6%；冶金17家，占…: the total whose parts are listed after 其中."""
    opened = page.text.rfind("其中", start, count.start)
    low = start
    if opened >= 0 and not page.text[start:opened].strip():
        low = page.sentence(start - 1)[0] if page.text[start - 1 : start] == "。" else start
    last = [n for n in page.within(low, opened) if _is_level(page, n)][-1:] if opened >= 0 else []
    if not last:
        heads = page.within(start, count.start)[:1]
        last = [
            n
            for n in heads
            if re.match(r"[一-鿿]{1,10}[中里](?=[一-鿿，,])", page.text[n.end : n.end + 12])
        ]
    like = last and last[0].counted == count.counted and last[0].measure == count.measure
    return list(last) if like and last[0].value is not None and last[0].value > count.value else []


def _is_level(page: Page, item: Number) -> bool:
    """Whether a number is neither a share nor a change nor in a bracket."""
    _, end = page.around(item)
    outside = not _bracketed(page.text[item.end : end])
    return item.unit != "%" and not by_how_much(page.label(item)) and outside


def _base_before(page: Page, count: Number, start: int) -> list[Number]:
    """占总数的: the total may stand at the end of the sentence before."""
    last = page.within(max(0, start - 24), start)[-1:]
    if not last or "\n" in page.text[last[0].end : start] or start - last[0].end > 12:
        return []
    same = last[0].measure == "count" and last[0].counted == count.counted
    known = same and last[0].value is not None
    return list(last) if known and last[0].value > count.value else []


def roles(page: Page, counts: list[Number], label: str) -> tuple[Number, Number]:
    """Which count is the share and which the whole, where neither order prints the percentage."""
    counts = list({count.value: count for count in reversed(counts)}.values())[::-1]
    k = counts[0]
    n = next((c for c in counts[2:] if cue("asked").search(page.clause(c))), counts[1])
    turned = cue("done").search(page.label(k)) and cue("asked").search(page.label(n))
    if k.value > n.value and not turned and not cue("planned").search(page.clause(n)):
        k, n = n, k  # not 发现2356起，化解2398起: more were settled than found
    return k, n
