"""Does a list have as many members as the text announces?

等 leaves a list open, so that a short one says nothing.  Where 和 may join two members or stand
inside one, both counts are allowed.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     return [(f.verdict, f.computed) for f in findings(page_of_text(text))]
>>> show("先后开展夜间巡查、校园护航、反诈守护、道路整治、水域巡护、矛盾化解七大行动。")
[('inconsistent', '七大行动: 6 named')]
>>> show("推行警情会商、联勤联动、督导问效等五项机制。")
[('not_testable', '五项机制: 3 named, then 等')]
>>> show("建立市、县、乡、村四级中心。要抓好三项工作:一是建机制,二是抓落实。")
[('consistent', '四级: 4 named'), ('inconsistent', '三项工作: 2 named')]
>>> show("在东桁区、白芷县、石篁县十个社区试点。")  # three places, ten communities
[]
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from zhibiao.audit.announced import ANNOUNCED, UNIT, N, judge, named, number_or_span
from zhibiao.audit.counted import alike, ending_alike, schemes, sections, steps, values
from zhibiao.audit.page import Page
from zhibiao.audit.words import cue, number_of
from zhibiao.records import Finding

NAMED = re.compile(r"(?P<open>等)?[“「](?P<n>[二两三四五六七八九十])(?P<what>[一-鿿]{1,5})[”」]")
BY_LETTER = re.compile(
    r"(?P<open>等)?(?P<quote>[“「])?(?P<n>[二两三四五六七八九十])(?P<what>[一-鿿])"
)
KINDS = re.compile(
    r"(?:[一-鿿]{2})?(?:组|专班|部门|方面|环节|步骤|阶段|行动|工程|机制|体系|系统|平台|模块|领域|指标)"
)
OTHER_NUMBER = re.compile("[一二两三四五六七八九十]")
LIST_BEGINS = re.compile(rf"[，,。；;：:！？!?\n]|{N}{UNIT}[一-鿿]{{2,4}}?[和与及](?=[^、]+、)")
LEVEL = re.compile("(?:[省市县区旗乡镇村]级|县区|区县|乡镇|镇街|街道|村居|社区|网格|楼栋)(?=..)")
MIXED = re.compile(r"(?P<list>[^，,；;、]+(?:、[^，,；;、]+){2,})[，,][^、；;]*\Z")
LEVELS = r"(?:[（(](?:[市县区旗乡镇]|街道)(?:、(?:[市县区旗乡镇]|街道))*[）)])?"
PLACES = re.compile(
    "个(?:山区|试点|示范|偏远|边境|沿海|行政)?(?:(?P<kind>[县区市旗镇乡村])|街道|社区|派出所)(?![级直域属间场民委容])"
)
NOMINAL = re.compile(rf"..(?:{cue('lead_verb').pattern})(?:率|度|面)?\Z")  # 专职保安配备(率)
JOINED = re.compile(r"和|与|及|以及|并")


def findings(page: Page) -> Iterator[Finding]:
    """Every announced number of things with the list that names them, in text order."""
    found = [
        *_before(page),
        *_after(page),
        *sections(page),
        *steps(page),
        *alike(page),
        *ending_alike(page),
        *values(page),
        *schemes(page),
    ]
    seen: set[tuple[int, bool]] = set()
    for finding in sorted(found, key=_place):
        key = _place(finding), finding.computed.endswith("values")
        if key not in seen:
            seen.add(key)
            yield finding


def _place(finding: Finding) -> int:
    """Where the announced number stands."""
    return int(finding.claim_ids[0].rpartition("@")[2].split("-")[0])


def _before(page: Page) -> Iterator[Finding]:
    """The list before its number: A、B、C三项机制."""
    for start, end in page.sentences:
        for match in (
            *ANNOUNCED.finditer(page.text, start, end),
            *NAMED.finditer(page.text, start, end),
            *BY_LETTER.finditer(page.text, start, end),
        ):
            items, earlier, low = _items_before(page.text, start, match.start())
            same = _beginning_alike(page.text, start, match)
            inside = page.text[low : match.start()]
            if match.re is NAMED and page.text[match.start() - 1] in "”」" and not match["open"]:
                continue  # “板凳夜话”“六尺巷工作法”: one more name
            if same:
                items, earlier = same, 0
            if len(items) < 2 or inside.endswith("、") or inside.count("“") > inside.count("”"):
                continue
            if re.search(r"\d" + match.groupdict().get("unit", "\n"), "".join(items)):
                continue  # 2024年6项、2025年5项: numbers, no names
            if match.re is BY_LETTER:
                if abs(number_of(match["n"]) - len(items)) != 1 or not _are_places(items, match):
                    items = [item for item in items if item.rstrip("”」").endswith(match["what"])]
                if len(items) < 2:
                    continue
                earlier = 0
            unit = match.groupdict().get("unit") or ""
            if unit == "字" and "“" not in inside:
                continue  # 依法、公正、高效六字方针
            items = _characters(items) if unit == "字" else _split_last(items)
            count, most, n = len(items), _most(items) + earlier, number_of(match["n"])
            if unit == "级" and not all(
                cue("level").match(item) or LEVEL.match(item) or i == 0
                for i, item in enumerate(items)
            ):
                continue
            name = named(match, unit)
            low += len(inside) - len(inside.lstrip("、\u3000 "))
            spans = [number_or_span(page, match, unit), (low, match.start())]
            yield from judge(
                page,
                spans,
                name,
                n,
                count,
                most,
                bool(match["open"]),
                _is_the_list(items, unit, n, match),
            )


def _items_before(text: str, start: int, stop: int) -> tuple[list[str], int, int]:
    """The members of the list that ends at ``stop``, how many more may belong to it, and its start."""
    begin = max((m.end() for m in LIST_BEGINS.finditer(text[start:stop])), default=0) + start
    words = re.sub(r"[（(][^）)]*[）)]", lambda m: "\u3000" * len(m[0]), text[begin:stop])
    marks = [m.start() for m in re.finditer(r"、|(?<=[”」])(?=[“「])|(?<=》)(?=《)", words)]
    if not marks:
        return [], 0, begin
    bounds = [0, *marks, len(words)]
    items = [(words[a:b].strip("、\u3000 "), begin + a) for a, b in pairwise(bounds)]
    first = owner = 0
    for i, (item, _) in enumerate(items[:-1]):
        verbs = [m.start() for m in cue("lead_verb").finditer(item.strip("“”「」"))]
        if i and verbs and NOMINAL.search(item):
            continue
        if any(verbs) or (verbs and i == 0):
            first = i  # 司法等部门建立市: the list begins here
        elif verbs or ("的" in item and "“" not in item):
            owner = i  # 联合执法, 旅游景区的人防: it may
    if first and not re.search("[“「]", items[first][0]):
        verb = list(cue("lead_verb").finditer(items[first][0]))[-1]
        if not items[first][0][verb.end() :]:
            first += 1
    earlier = max(0, owner - first)
    first = max(first, owner)
    return [item for item, _ in items[first:] if item], earlier, items[first][1]


def _beginning_alike(text: str, start: int, match: re.Match[str]) -> list[str]:
    """坚持…、坚持…、坚持…“四个坚持”: the members that begin with the announced word."""
    word = re.fullmatch(r"个([一-鿿]{2})", match["what"])
    clause = re.split("[。；;：:！？!?\n]", text[start : match.start()])[-1]
    if match.groupdict().get("unit") == "级":  # 市级统筹、县级主抓、村居参与“三级联动”
        first, *items = re.split("、", re.split("[，,]", clause)[-1])
        begins = LEVEL.search(first)
        return [first[begins.start() :], *items] if begins and all(map(LEVEL.match, items)) else []
    if not word:
        return []
    items = [item.strip("“” ") for item in re.split("[、，,]", clause)]
    return [item for item in items if item.startswith(word[1])]


def _split_last(items: list[str]) -> list[str]:
    """Two members that 和 joins, where each is as long as the others and both together are not."""
    halves = JOINED.split(items[-1], maxsplit=1)
    sizes = [len(item) for item in items[1:-1] or items[:1]]
    fit = [min(sizes) - 1 <= len(half) <= max(sizes) + 1 for half in halves]
    if len(halves) == 2 and all(fit) and len(items[-1]) > max(sizes) + 1:
        return [*items[:-1], *halves]
    return items


def _characters(items: list[str]) -> list[str]:
    """围绕“打、防、管、控、建”六字方针: each character that is quoted is one."""
    return re.findall("[一-鿿]", "、".join(items).rpartition("“")[2])


def _most(items: list[str]) -> int:
    """The largest count: every 和 between words may join two members."""
    return len(items) + sum(
        len(JOINED.findall(re.sub(r"“[^”]*”", "", item)[1:-1])) for item in items
    )


def _is_the_list(items: list[str], unit: str, n: int, match: re.Match[str]) -> bool:
    """Whether the list before a number is likely the one that it counts."""
    last = items[-1].strip("“”「」")
    if match.re is BY_LETTER:
        return True
    word = match["what"].removeprefix("个") if match.re is NAMED and not unit else ""
    ends = len(word) > 1 and all(item.rstrip("”」").endswith(word) for item in items)
    if (match["what"].startswith("个") and last.startswith(word)) or ends:
        return True  # 责任落实、措施落实、保障落实“三个落实”
    if cue("lead_verb").search(last) or len(last) > 12 or not last:
        return False
    if _most(items) < 3 or not n / 2 <= _most(items) <= 2 * n:
        return False
    if abs(n - len(items)) == 1 and _are_places(items, match):
        return True
    if all(cue("place").search(item) for item in items[1:]) and unit != "级":
        return False
    quoted = match.groupdict().get("quote") or match[0].startswith(("“", "「"))
    if (
        unit in ("个", "条", "道", "")
        and match["n"].isdigit()
        and not quoted
        and not KINDS.match(match["what"])
    ):
        return False
    rest = [len(item) for item in items[1:]]
    return max(rest) <= 3 * min(rest) + 2


def _are_places(items: list[str], match: re.Match[str]) -> bool:
    """岚桁、石篁、望芷3个县: names of one length, or with the suffix that is counted."""
    following = match.string[match.end("n") : match.end("n") + 8]
    kind = PLACES.match(following if match.groupdict().get("unit") else "个" + following)
    names = [item.strip("“”") for item in items[1:]]
    if not kind or len({len(name) for name in names}) > 1 or not 2 <= len(names[0]) <= 4:
        return False
    suffixed = [cue("place").search(name) for name in names]
    if not any(suffixed):
        return True
    return all(found and found[0] == kind["kind"] for found in suffixed)


def _after(page: Page) -> Iterator[Finding]:
    """The list after its number: 七大行动:A、B、C. or 四项机制(A、B) or “四个一”机制，即A、B."""
    for start, end in page.sentences:
        for match in (
            *ANNOUNCED.finditer(page.text, start, end),
            *NAMED.finditer(page.text, start, end),
        ):
            if match.re is NAMED and OTHER_NUMBER.search(match["what"]):
                continue  # “三官一律”
            close = re.compile(
                rf"{LEVELS}(?:(?:[”」]|(?<=[”」]))[一-鿿]{{0,6}})?(?P<open>{cue('list_after').pattern})"
            ).match(page.text, match.end())
            if not close or cue("step").match(page.text, close.end()):
                continue
            mark = close["open"][-1]
            stop = "）)" if mark in "（(" else "。！？\n"
            tail = re.compile(rf"[^{stop}]*").match(page.text, close.end(), end)[0]
            kind = match["what"][-2:]
            first = re.split("[；;]", tail)[0]
            if mark not in "（(：:" and "、" in (clause := re.split("[，,]", first)[0]):
                first = tail = clause  # 即上一堂课、查一次隐患，参与率100%；开展…
            if "、" in first and all(p.endswith(kind) for p in first.split("、")):
                tail = first  # 四项教育：…教育、…教育；组织轮训
            if mark in "：:" and (cut := MIXED.match(tail)):
                tail = cut["list"]  # 五项制度：A、B、C，做到…
            if mark not in "（(：:" or ("；" in tail or ";" in tail):
                tail = tail if re.search("[；;]", tail) else re.split("[，,]", tail)[0]
            parts = _members(tail)
            if len(parts) < 2:
                continue
            if mark in "（(" and all(cue("level").match(part) for part in parts):
                continue  # 6个县（市、区）
            n, unit = number_of(match["n"]), match.groupdict().get("unit") or ""
            is_open = bool(re.search(r"等(?![级于待候功奖])", parts[-1]))
            numbered = sum(bool(re.search(r"\d", part)) for part in parts)
            likely = len(parts) <= 2 * n and 2 * numbered < len(parts)
            clauses = not re.search("[、；;]", tail)
            if clauses and (abs(len(parts) - n) > 1 or not _of_one_length(parts)):
                continue
            spans = [number_or_span(page, match, unit), (close.end(), close.end() + len(tail))]
            parts = _split_last(parts)
            yield from judge(
                page,
                spans,
                named(match, unit),
                n,
                len(parts),
                len(parts) if clauses else _most(parts),
                is_open,
                likely,
            )


def _members(tail: str) -> list[str]:
    """The members of a list that semicolons, list marks or, where neither stands, commas part."""
    mark = next((mark for mark in ("[；;]", "、", "[，,]") if re.search(mark, tail)), "")
    mixed = mark == "、" and re.search("[，,]", tail)
    return [part for part in re.split(mark, tail) if part.strip()] if mark and not mixed else []


def _of_one_length(parts: list[str]) -> bool:
    """Whether commas part members of a list, and not the clauses of a sentence."""
    sizes = [len(part) for part in parts]
    return len(parts) > 2 and min(sizes) > 2 and max(sizes) <= 2 * min(sizes)
