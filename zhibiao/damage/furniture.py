"""Page furniture: lines of a web page that are not the report.

A line goes only as a whole: either it is furniture itself, or every part of it is.  The
patterns are the codebook's (``data/codebook/furniture.csv``), of four kinds: a ``line`` is
furniture as it stands; an ``item`` is furniture among its like; a ``nav`` word counts from two
on, with other short words between bars; a ``weak`` one (a page number) only beside others.  Below
the last sentence of the report, behind a line that only pages have there (上一篇, 相关阅读), every
line is the page's, whatever it says: titles of other articles have numbers too.

>>> text = "首页/ 政府公报 / 正文\\n全市刑事案件下降3%。\\n责任编辑:某某  来源：某报 2023-12-28 10:04"
>>> [(e.before, e.reason) for e in propose(text)][0]
('首页/ 政府公报 / 正文', 'a line of its own: breadcrumb')
>>> [e.reason for e in propose("首页 | 平安之窗 | 政务公开 | 互动交流")]
['a line of its own: nav']
>>> [e.before for e in propose("全市刑事案件下降3%，群众安全感继续提高。\\n相关阅读：\\n我市破获电诈案件36起\\n")]
['相关阅读：', '我市破获电诈案件36起']
>>> list(propose("首页新闻报道了这项工作。\\n指标 | 2022年 | 2023年\\n1\\n来源清晰的数据占到九成。"))
[]
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from zhibiao.damage.outside import AMONG as OUTSIDE
from zhibiao.damage.outside import ANNEX, LISTED, SENTENCE, SHAPES, shaped
from zhibiao.lexicon import table
from zhibiao.records import Edit

LINE = re.compile(r"[^\n]+")
LONGEST = 240
BLANKS = " \t\r\u3000\xa0"
BORDER = f"{BLANKS}|｜"
PARTS = re.compile(
    r"[ \t\u3000\xa0]*[|｜┊·][ \t\u3000\xa0]*|[ \u3000]+[-—–/][ \u3000]+|[ \t\u3000\xa0]{2,}|(?<=[】\]）)])(?=[【\[（(])"
)
WORDS = re.compile(r"[ \t\u3000\xa0|｜]+")
LABELS = re.compile(r"[ \t\u3000\xa0|｜]+(?=[一-鿿]{2,6}[：:])")
WIDE = re.compile("\u3000+")
SHORT = re.compile(r"[一-鿿A-Za-z]{2,8}")
ALIKE = re.compile(
    r"(?:(?:微信|微博|抖音|快手|头条|今日头条|客户端|QQ|小红书|视频号|公众号|B站)[ \u3000、/]*){2,}"
)
"""Names of platforms, which are where a page is shared, and what a report tells of."""
KINDS = ("item", "nav", "weak")
BELOW = {
    *("neighbour", "turn", "licence", "copyright", "links", "comments", "key words", "reprint"),
    *("share how", "action", "scan code", "visits", "nav", "newspaper page", "control"),
}
"""Furniture behind which no line of a report comes any more, if no sentence does."""
BULLETS = "•·▪●■◆□◎※"
CRUMB = re.compile("[>›»]+")
BRACKETS = re.compile(r"[【\[(（〖\])）〗】]")
NAMES = re.compile("名称|标题")
TITLE = re.compile("报告|总结|公报|通报|方案|计划|规划|意见|通知|要点|情况|发布|成效|[0-9]{4}")
"""What a title has, which can stand above the breadcrumb too."""
HIGHEST = 40
"""Lines above a breadcrumb, at most."""
BESIDE = {
    "value": "the value of a line of the page's record",
    "head": "above the breadcrumb of the page",
}
FOOT = "below the last sentence and behind furniture of the page"
AMONG = "between furniture of the page"
GUESSES = {FOOT, AMONG, OUTSIDE, *BESIDE.values(), *SHAPES.values()}


def propose(text: str) -> Iterator[Edit]:
    """Propose to take out every line that is furniture from its first to its last character."""
    lines = [match for match in LINE.finditer(text) if match[0].strip(BORDER)]
    kinds = [_kind_of_line(match[0]) for match in lines]
    guessed: dict[int, str] = {}
    for at in _alone(lines, kinds):
        kinds[at] = None
    for look in (_boxes, _crumbs, _shaped, _head, _menu, _among, _foot):
        for at, reason in look(lines, kinds).items():
            kinds[at] = guessed[at] = reason
    for match, kind in zip(lines, kinds, strict=True):
        if not kind:
            continue
        line = match[0].strip(BLANKS)
        start = match.start() + match[0].index(line)
        yield Edit(
            start=start,
            end=start + len(line),
            before=line,
            after="",
            rule="page_furniture",
            warrant="proved" if kind not in GUESSES else "conjectured",
            reason=f"a line of its own: {kind}" if kind not in GUESSES else kind,
        )


@lru_cache(65536)  # a text is read again after each round of repairs
def _kind_of_line(line: str) -> str | None:
    if len(line) > LONGEST:
        return None
    line = line.strip(BORDER)
    told = line.lstrip(BULLETS + BORDER)
    return _kind(line) or (_kind(told) if told != line and told else None)


def _alone(lines: list[re.Match[str]], kinds: list[str | None]) -> list[int]:
    """Words of a menu, or names of platforms, by themselves among the report's: a heading says so too."""
    told = [match[0].strip(BORDER) for match in lines]
    return [
        at
        for at in range(1, len(lines) - 1)
        if (kinds[at] == "nav" and SHORT.fullmatch(told[at])) or ALIKE.fullmatch(told[at])
        if SENTENCE.fullmatch(told[at + 1]) and not kinds[at - 1]
        if SENTENCE.fullmatch(told[at - 1]) or LISTED.match(told[at - 1])
    ]


def _boxes(lines: list[re.Match[str]], kinds: list[str | None]) -> dict[int, str]:
    """Labels of the page's record in lines of their own, and the value in the line behind each."""
    told = [match[0].strip(BORDER + BULLETS) for match in lines]
    keys = {
        at
        for at, line in enumerate(told)
        if len(line) < 16 and (kind_of("key", line) or kind_of("key", line.rstrip("：:")))
    }
    found: dict[int, str] = {}
    for at in sorted(keys):
        chained = at + 2 in keys or (at + 2 < len(told) and kinds[at + 2])
        counted = at + 1 < len(told) and re.fullmatch(r"[\d,.]+", told[at + 1])
        chained = chained or (counted and at - 2 in found)
        colon = told[at][-1] in "：:"
        if not (chained if colon else {at - 2, at + 2} & keys):
            continue
        found[at] = BESIDE["value"]
        value = told[at + 1] if at + 1 < len(told) and at + 1 not in keys else ""
        if value and len(value) <= 40 and not NAMES.search(told[at]) and "。" not in value:
            found[at + 1] = BESIDE["value"]
    return {at: reason for at, reason in found.items() if not kinds[at]}


def _crumbs(lines: list[re.Match[str]], kinds: list[str | None]) -> dict[int, str]:
    """A breadcrumb whose names and arrows have each a line of their own."""
    found: dict[int, str] = {}
    for at, kind in enumerate(kinds):
        if kind == "breadcrumb" and lines[at][0].strip(BORDER)[-1] in "：:":
            end = at + 1
            while end + 1 < len(lines) and CRUMB.fullmatch(lines[end + 1][0].strip(BORDER)):
                end += 2
            if end > at + 1:
                found |= dict.fromkeys(range(at + 1, min(end + 1, len(lines))), AMONG)
    return found


def _shaped(lines: list[re.Match[str]], kinds: list[str | None]) -> dict[int, str]:
    """What stands outside the report and has the shape of a line of the page."""
    return shaped([match[0].strip(BORDER) for match in lines], kinds)


def _head(lines: list[re.Match[str]], kinds: list[str | None]) -> dict[int, str]:
    """The short words above the breadcrumb, if no sentence is among them."""
    first = next((at for at, kind in enumerate(kinds) if kind in ("breadcrumb", "path")), 0)
    above = [match[0].strip(BORDER) for match in lines[:first]]
    if first > HIGHEST or any(line[-1] in "。！？；" for line in above):
        return {}
    return {
        at: BESIDE["head"]
        for at, line in enumerate(above)
        if not kinds[at]
        and not TITLE.search(line)
        and all(len(part) <= 10 for part in WORDS.split(line))
    }


def _menu(lines: list[re.Match[str]], kinds: list[str | None]) -> dict[int, str]:
    """Words that every site has, one a line, at least three of them in a row."""
    found: dict[int, str] = {}
    run: list[int] = []
    for at, line in enumerate(match[0].strip(BORDER + BULLETS) for match in lines):
        if kind_of("nav", line):
            run.append(at)
        else:
            run = []
        if len(run) > 2:
            found |= {each: AMONG for each in run if not kinds[each]}
    return found


def _among(lines: list[re.Match[str]], kinds: list[str | None]) -> dict[int, str]:
    """Sizes of the type and numbers of pages that have furniture before and behind them."""
    found: dict[int, str] = {}
    run: list[int] = []
    for at, kind in enumerate(kinds):
        weak = not kind and kind_of("weak", lines[at][0].strip(BORDER)) in (
            "size_word",
            "page_number",
            "attached_word",
            "site_name",
            "bracketed_name",
        )
        if weak and (run or (at and kinds[at - 1])):
            run.append(at)
            continue
        if kind or (run and kinds[run[0] - 1] == "fontsize"):
            found |= dict.fromkeys(run, AMONG)
        run = []
    return found


def _foot(lines: list[re.Match[str]], kinds: list[str | None]) -> dict[int, str]:
    """The lines behind the first furniture below the last sentence; behind an annex, two in a row."""
    found: dict[int, str] = {}
    last = max(
        (at for at, line in enumerate(lines) if not kinds[at] and SENTENCE.fullmatch(line[0])),
        default=len(lines),
    )
    behind = annexed = False
    for at in range(last + 1, len(lines)):
        if ANNEX.match(lines[at][0].strip(BORDER)) and not kinds[at]:
            behind, annexed = False, True
        if behind and not kinds[at]:
            found[at] = FOOT
        behind = behind or (kinds[at] in BELOW and not (annexed and not kinds[at - 1]))
    return found


def _kind(line: str) -> str | None:
    """What furniture a line is, if it is any."""
    if found := kind_of("line", line):
        return found.replace("_", " ")
    if line[-1] in "。；;！!" or line.count("，") > 1:
        return None
    for cut in (PARTS, WORDS):
        parts = [part for part in cut.split(line) if part]
        names = [_name(part) for part in parts]
        if all(kind in ("item", "nav", "weak") for kind, _ in names):
            strong = [name for kind, name in names if kind == "item"]
            if strong:
                return strong[0].replace("_", " ")
            if sum(kind == "nav" for kind, _ in names) > (len(parts) > 1):
                return "nav"
    labelled = [part for part in LABELS.split(line) if part]
    if len(labelled) > 1 and all(_name(part)[0] or _in_pieces(part) for part in labelled):
        return "labels"
    inside = BRACKETS.sub("  ", line).strip(BORDER) if line[0] in "[【(（〖" else ""
    return _in_pieces(line) or _bar(line) or (_kind(inside) if inside else None)


def _in_pieces(line: str) -> str | None:
    """Items one after another with single spaces between and inside them."""
    place, first = 0, None
    while place < len(line):
        found = _patterns("item").match(line, place)
        first = first or (found.lastgroup if found else None)
        found = found or _patterns("weak").match(line, place)
        if not found or found.end() == place:
            return None
        blank = WORDS.match(line, found.end())
        if not blank and found.end() < len(line) and not re.search("[：:]", found[0]):
            return None
        place = blank.end() if blank else found.end()
    return first.replace("_", " ") if first else None


def _bar(line: str) -> str | None:
    """A bar of short words among which are words that every site has."""
    for cut in (PARTS, WIDE):
        parts = [part for part in cut.split(line) if part]
        if len(parts) > 3 and all(SHORT.fullmatch(part) for part in parts):
            return "nav" if sum(_name(part)[0] == "nav" for part in parts) > 1 else None
    return None


@cache
def _patterns(kind: str) -> re.Pattern[str]:
    rows = [row for row in table("furniture") if row.kind == kind]
    return re.compile("|".join(f"(?P<{row.name}>{row.pattern})" for row in rows))


def kind_of(kind: str, line: str) -> str:
    """The row of that kind that a whole line fits, if one does."""
    found = _patterns(kind).fullmatch(line)
    return found.lastgroup if found else ""


def _name(part: str) -> tuple[str, str]:
    """The kind and the row of one part of a line; empty where it is not furniture."""
    return next(((kind, name) for kind in KINDS if (name := kind_of(kind, part))), ("", ""))
