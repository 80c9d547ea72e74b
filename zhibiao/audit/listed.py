"""The list after its number: 七大行动：A、B、C; 四项机制（A、B）; 三个街道试点，分别是A和B; 六支队伍分别来自A、B.

A member that is printed twice is one.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     return [(f.verdict, f.computed) for f in listed(page_of_text(text))]
>>> show("在三个街道试点，分别是锦浦街道和云梯街道。")
[('inconsistent', '三个街道试点: 2 named')]
>>> show("推行“三长”联动，即网格长、楼栋长、警长同走访、同调处。")
[('consistent', '三长: 3 named')]
>>> show("三个镇的综治中心挂牌后未实体运行（东桥镇、黄泥镇、上坪镇、柏坳镇）。")
[('inconsistent', '三个镇的综治中心: 4 named')]
>>> show("新建警务站7座，主要分布在广场、车站。")
[]
"""

import re
from collections.abc import Iterator, Sequence

from zhibiao.audit.announced import UNITS, N, judge, named, number_or_span
from zhibiao.audit.page import Page
from zhibiao.audit.words import cue, number_of
from zhibiao.records import Finding

SHORT_UNITS = "家座处所名位套本台批组片"
COUNTED = re.compile(
    rf"(?P<open>等)?(?P<quote>[“「])?{N}(?P<unit>{UNITS}|[{SHORT_UNITS}]|(?=[镇乡县区村街][^级]))"
    r"(?P<what>[一-鿿]{0,8})"
)
NAMED = re.compile(r"(?P<open>等)?[“「](?P<n>[二两三四五六七八九十])(?P<what>[一-鿿]{1,5})[”」]")
OTHER_NUMBER = re.compile("[一二两三四五六七八九十]")
LEVELS = r"(?:[（(](?:[市县区旗乡镇]|街道)(?:、(?:[市县区旗乡镇]|街道))*[）)])?"
LINKED = re.compile(
    rf"(?P<said>[^，,。；;：:、（）()\d\n“”—]{{0,12}}?){LEVELS}(?:[”」][一-鿿]{{0,6}}?)?(?P<open>{cue('list_link').pattern})"
)
FAR_BEHIND = re.compile(
    r"(?P<said>(?P<kind>[一-鿿])[^，,。；;：:、（）()\d\n“”—]{12,24})(?P<open>[（(])"
)
"""三个镇的综治中心挂牌后未实体运行（A镇、B镇、C镇）: a list whose members end as what is counted."""
ONLY_SOME = re.compile(
    r"(?:主要|重点|首批|特别|尤其)\Z|其中|以及|[一二两三四五六七八九十][个项大家种类名]"
)
NOT_ALL = re.compile("含|如|见|例如|比如|不|除|另")
MIXED = re.compile(r"(?P<list>[^，,；;、]+(?:、[^，,；;、]+){2,})[，,][^、；;]*\Z")
JOINED = re.compile(r"和|与|及|以及|并")
LEFT_OPEN = re.compile(r"等(?![级于待候功奖])")


def listed(page: Page) -> Iterator[Finding]:
    """Every announced number with the list that follows it, in text order."""
    for start, end in page.sentences:
        for match in (
            *COUNTED.finditer(page.text, start, end),
            *NAMED.finditer(page.text, start, end),
        ):
            if match.re is NAMED and OTHER_NUMBER.search(match["what"]):
                continue  # “三官一律”
            yield from _held(page, match, end)


def _held(page: Page, match: re.Match[str], end: int) -> Iterator[Finding]:
    """The number against the list that a colon, a bracket or a word like 即 joins to it."""
    place = match.end("unit") if match.re is COUNTED else match.end()
    close = LINKED.match(page.text, place, end) or _far_behind(page.text, place, end)
    if not close or ONLY_SOME.search(close["said"]):
        return
    if cue("step").match(page.text, close.end()):
        return
    tail = _tail(page.text, close, end, (match["what"] or close["said"])[-2:])
    if NOT_ALL.match(tail):
        return
    parts = different(_members(tail, joined=not close["open"].endswith(tuple("：:（("))))
    n, unit = number_of(match["n"]), match.groupdict().get("unit") or ""
    if len(parts) < 2 or (
        close["open"][-1] in "（(" and all(cue("level").match(part) for part in parts)
    ):
        return  # 6个县（市、区）
    is_open = bool(LEFT_OPEN.search(parts[-1]))
    numbered = sum(bool(re.search(r"\d", part)) for part in parts)
    likely = len(parts) <= 2 * n and 2 * numbered < len(parts) and _closed(parts, close["open"])
    likely &= not (unit and re.search(rf"{OTHER_NUMBER.pattern}{unit}", parts[-1]))
    clauses = not re.search("[、；;]", tail) and bool(re.search("[，,]", tail))
    if clauses and (abs(len(parts) - n) > 1 or not _of_one_length(parts)):
        return
    parts = split_last(parts)
    fewest = len(_of_the_kind(parts, (match["what"], close["said"])))
    yield from judge(
        page,
        [number_or_span(page, match, unit), (close.end(), close.end() + len(tail))],
        named(match, unit),
        n,
        fewest,
        len(parts) if clauses else at_most(parts),
        is_open,
        likely,
    )


def _far_behind(text: str, place: int, end: int) -> re.Match[str] | None:
    found = FAR_BEHIND.match(text, place, end)
    parts = _members(_tail(text, found, end, ""), joined=False) if found else []
    return found if parts and all(part.endswith(found["kind"]) for part in parts) else None


def _closed(parts: list[str], link: str) -> bool:
    """三个区为企业、学校、医院提供服务: after 是 and 为 the last member is to end as another does."""
    return link[-1] not in "是为" or len(link) > 1 or parts[-1][-1:] in {p[-1:] for p in parts[:-1]}


def _tail(text: str, close: re.Match[str], end: int, kind: str) -> str:
    """The words that may be the list."""
    mark = close["open"][-1]
    stop = "）)" if mark in "（(" else "。！？\n"
    tail = re.compile(rf"[^{stop}]*").match(text, close.end(), end)[0]
    tail = re.sub("[，,](?=以及|还有|和|及)", "、", tail)
    first = re.split("[；;]", tail)[0]
    if mark not in "（(：:" and re.search("、|[和及与]", (clause := re.split("[，,]", first)[0])):
        return clause  # 即上一堂课、查一次隐患，参与率100%；开展…
    if "、" in first and all(p.endswith(kind) for p in first.split("、")):
        tail = first  # 四项教育：…教育、…教育；组织轮训
    if mark in "：:" and (cut := MIXED.match(tail)):
        return cut["list"]  # 五项制度：A、B、C，做到…
    if mark not in "（(：:" or re.search("[；;]", tail):
        return tail if re.search("[；;]", tail) else re.split("[，,]", tail)[0]
    return tail


def _members(tail: str, *, joined: bool) -> list[str]:
    """The members of a list that semicolons, list marks or, where neither stands, commas part.

    ``joined``: 和 alone may part two.
    """
    mark = next((mark for mark in ("[；;]", "、", "[，,]") if re.search(mark, tail)), "")
    if mark == "、" and re.search("[，,]", tail):
        return []
    if not mark and joined and len(halves := JOINED.split(tail)) == 2:
        return halves if halves[0][-1:] == halves[1][-1:] else []
    return [part for part in re.split(mark, tail) if part.strip()] if mark else []


def different(parts: Sequence[str]) -> list[str]:
    """The members without those that are printed a second time."""
    return list(dict.fromkeys(part.strip(" \u3000“”") for part in parts))


def _of_the_kind(parts: list[str], nouns: tuple[str, ...]) -> list[str]:
    """网格长、楼栋长、警长同走访、同调处 of “三长”: a list ends with the last member of its kind."""
    for kind in {noun[-1:] for noun in nouns if noun}:
        if sum(part.endswith(kind) for part in parts) > 1:
            return parts[: max(i for i, part in enumerate(parts) if kind in part) + 1]
    return parts


def split_last(items: list[str]) -> list[str]:
    """Two members that 和 joins, where each is as long as the others and both together are not.

    Two rates that stand alone among things (垃圾利用率和处理率) may be one.
    """
    halves = JOINED.split(items[-1], maxsplit=1)
    if all(half.endswith("率") for half in halves) and not any(
        item.endswith("率") for item in items[:-1]
    ):
        return items
    sizes = [len(item) for item in items[1:-1] or items[:1]]
    fit = [min(sizes) - 1 <= len(half) <= max(sizes) + 1 for half in halves]
    if len(halves) == 2 and all(fit) and len(items[-1]) > max(sizes) + 1:
        return [*items[:-1], *halves]
    return items


def at_most(items: list[str]) -> int:
    """The largest count: every 和 between words may join two members."""
    return len(items) + sum(
        len(JOINED.findall(re.sub(r"“[^”]*”", "", item)[1:-1])) for item in items
    )


def _of_one_length(parts: list[str]) -> bool:
    """Whether commas part members of a list, and not the clauses of a sentence."""
    sizes = [len(part) for part in parts]
    return len(parts) > 2 and min(sizes) > 2 and max(sizes) <= 2 * min(sizes)
