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

from zhibiao.audit.announced import UNIT, N, judge, named, number_or_span
from zhibiao.audit.counted import alike, schemes, sections, steps, values
from zhibiao.audit.headed import above, lines, times
from zhibiao.audit.listed import (
    COUNTED,
    NAMED,
    OTHER_NUMBER,
    SHORT_UNITS,
    at_most,
    listed,
    split_last,
)
from zhibiao.audit.page import Page
from zhibiao.audit.words import cue, number_of
from zhibiao.records import Finding

POINTING = re.compile("(?:[这该]|[共合总]计|一共|总共|共)?\\Z")  # A镇、B镇、C镇这三个镇
BODIES = re.compile("(?:[局院委厅部司会办所社校园]|[大支中]队|公司|银行|中学|小学)[”」]?\\Z")
MAKING = ("建设", "新建", "创建", "安装", "设置")  # 在A、B、C建设五个派出所
LONGEST = 12  # characters of a member's name
BY_LETTER = re.compile(
    r"(?P<open>等)?(?P<quote>[“「])?(?P<n>[二两三四五六七八九十])(?P<what>[一-鿿])"
)
KINDS = re.compile(
    r"(?:[一-鿿]{2})?(?:组|专班|部门|方面|环节|步骤|阶段|行动|工程|机制|体系|系统|平台|模块|领域|指标|单位)"
)
LIST_BEGINS = re.compile(rf"[，,。；;：:！？!?\n]|{N}{UNIT}[一-鿿]{{2,4}}?[和与及](?=[^、]+、)")
LEVEL = re.compile("(?:[省市县区旗乡镇村]级|县区|区县|乡镇|镇街|街道|村居|社区|网格|楼栋)(?=..)")
PLACES = re.compile(
    "个(?:山区|试点|示范|偏远|边境|沿海|行政)?(?:(?P<kind>[县区市旗镇乡村])|街道|社区|派出所)(?![级直域属间场民委容])"
)
NOMINAL = re.compile(rf"..(?:{cue('lead_verb').pattern})(?:率|度|面)?\Z")  # 专职保安配备(率)


def findings(page: Page) -> Iterator[Finding]:
    """Every announced number of things with the list that names them, in text order."""
    found = [
        *_before(page),
        *listed(page),
        *sections(page),
        *steps(page),
        *alike(page),
        *values(page),
        *schemes(page),
        *lines(page),
        *times(page),
        *above(page),
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
            *COUNTED.finditer(page.text, start, end),
            *NAMED.finditer(page.text, start, end),
            *BY_LETTER.finditer(page.text, start, end),
        ):
            stop = match.start() - len(POINTING.search(page.text, start, match.start())[0])
            items, earlier, low = _items_before(page.text, start, stop)
            same = _beginning_alike(page.text, start, match)
            inside = page.text[low:stop]
            if match.re is not COUNTED and OTHER_NUMBER.match(page.text[match.end("n") + 1 :]):
                continue  # “两降一升”
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
            items = _characters(items) if unit == "字" else split_last(items)
            count, most, n = len(items), at_most(items) + earlier, number_of(match["n"])
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


def _characters(items: list[str]) -> list[str]:
    """围绕“打、防、管、控、建”六字方针: each character that is quoted is one."""
    return re.findall("[一-鿿]", "、".join(items).rpartition("“")[2])


def _is_the_list(items: list[str], unit: str, n: int, match: re.Match[str]) -> bool:
    """Whether the list before a number is likely the one that it counts."""
    last = items[-1].strip("“”「」")
    if match.re is BY_LETTER or _are_of_the_kind(items, match):
        return True
    word = match["what"].removeprefix("个") if match.re is NAMED and not unit else ""
    ends = len(word) > 1 and all(item.rstrip("”」").endswith(word) for item in items)
    if (match["what"].startswith("个") and last.startswith(word)) or ends:
        return True  # 责任落实、措施落实、保障落实“三个落实”
    if cue("lead_verb").search(last) or len(last) > LONGEST or not last:
        return False
    if last.endswith(MAKING) and not items[0].endswith(MAKING):
        return False
    if match.re is COUNTED and (not unit or unit in SHORT_UNITS):
        return (unit in ("家", "所") and abs(n - len(items)) == 1) or all(
            BODIES.search(item) for item in items
        )
    if at_most(items) < 3 or not n / 2 <= at_most(items) <= 2 * n:
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


def _are_of_the_kind(items: list[str], match: re.Match[str]) -> bool:
    """白芷街道、石篁街道这4个街道; 桐岭乡、云渡镇两个乡镇: each ends with the noun that is counted."""
    noun = re.match("个?(?:[一-鿿]{2,6}的)?([一-鿿]*)", match.string[match.end("n") :])[1]
    names = [item.strip("“”「」") for item in items]
    if max(map(len, names)) > LONGEST:
        return False
    both = noun[:2] if cue("level").match(noun[:1]) and cue("level").match(noun[1:2]) else ""
    return any(
        all(name.endswith(noun[:size]) for name in names) for size in (1, 2, 3) if noun[:size]
    ) or all(name[-1] in both for name in names)


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
