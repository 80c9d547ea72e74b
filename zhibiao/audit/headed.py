"""An announced number against the numbered lines, or the days, that follow it.

>>> from zhibiao.audit.page import page_of_text
>>> [f.computed for f in lines(page_of_text("下面，我讲三点意见。\\n一、看成绩\\n甲。\\n二、看不足\\n乙。"))]
['三点意见: 2 named']
>>> [f.computed for f in times(page_of_text("召开三次例会，时间分别是2月9日、5月16日。"))]
['三次例会: 2 named']
>>> list(lines(page_of_text("现就五项任务落实情况汇报如下：\\n一、任务\\n二、措施")))
[]
"""

import re
from collections.abc import Iterator
from unicodedata import normalize

from zhibiao.audit.announced import N, judge, named, number_or_span
from zhibiao.audit.listed import at_most, split_last
from zhibiao.audit.page import Page
from zhibiao.audit.words import number_of
from zhibiao.records import Finding

ONE_BY_ONE = "(?:逐[条一项]|分别)[一-鿿]{0,4}如下|如下"
LED = "以下|下列|如下|讲|谈|提出?|强调|说|抓|做|干|突出|落实|采取|推出|部署|开展|推进|明确|办好"
ANNOUNCED = re.compile(
    rf"(?P<led>(?:{LED})[了好实紧]?(?:以下|下列|这)?)?{N}(?P<unit>个方面|方面|[个条点项件])"
    rf"(?P<what>[一-鿿]{{0,8}}?)(?P<below>{ONE_BY_ONE})?[：:。]?[ \u3000]*\n"
)
SAID = re.compile("讲|谈|提|强调|说")
OTHER_THING = re.compile("情况|进展|结果|经过|落实")  # 五项任务落实情况如下
NUMBERED = re.compile(
    r"(?m)^[ \u3000]*(?:(?P<section>[一二三四五六七八九十]{1,3})、"
    r"|第(?P<in_order>[一二三四五六七八九十]{1,3})(?:[个点条][一-鿿]{0,4})?[，,、]"
    r"|(?P<by_word>[一二三四五六七八九十]{1,3})[是要]|(?P<in_circles>[①-⑮])"
    r"|[（(](?P<in_brackets>[一二三四五六七八九十]{1,3}|\d{1,2})[）)]"
    r"|(?P<in_digits>\d{1,2})(?:[.．](?!\d)|[.．](?=\d+月)|、))"
)
RANKS = ("section", "in_brackets", "in_digits")
BETWEEN = 400  # characters of an opening paragraph between 如下 and its first section
DAY = r"(?:(?:20\d\d年)?\d{1,2}月)?\d{1,2}[日号](?:[至到—-](?:\d{1,2}月)?\d{1,2}[日号])?|(?:20\d\d年)?\d{1,2}月(?:份|[初中底末]|[上中下]旬)?(?!\d)"
DAYS = rf"(?P<list>(?:{DAY})(?:(?:、|[和及与]|以及)(?:{DAY}))+)"
TIMES = rf"(?<![第每这]){N}(?P<unit>[次场批轮期])"
DAYS_AFTER = re.compile(
    rf"{TIMES}(?P<what>[一-鿿]{{0,12}}?)[，,]?(?:时间|日期)?(?:分别|依次|先后)"
    rf"(?:安排|定)?[是为在于]?{DAYS}(?P<open>等)?"
)
DAYS_BEFORE = re.compile(
    rf"(?:分别|先后|依次)[在于]{DAYS}(?P<open>等)?[一-鿿]{{0,6}}?{TIMES}(?P<what>[一-鿿]{{0,8}})"
)

ABOVE = re.compile(
    rf"(?:上述|以上){N}(?P<unit>[个家所支座])(?P<what>[一-鿿]{{1,4}}?)(?=[^一-鿿]|予以|进行|给予|分别|均|的|要|由|已)"
)
NAMES_ABOVE = re.compile(
    r"(?:\A|[，,：:])(?P<list>[^、，,；;：:（）()等]{2,8}(?:、[^、，,；;：:（）()等]{2,8})+?[县区市旗镇乡村所队道站校])"
    r"(?P<open>等)?(?=[^县区市旗镇乡村所队道站校、和及与]{2,})"
)


def lines(page: Page) -> Iterator[Finding]:
    """下面讲四点意见 at the end of its line, and the headings or numbered lines of the next level."""
    for match in ANNOUNCED.finditer(page.text):
        below = bool(match["below"]) or "下" in (match["led"] or "")
        named_or_said = match["what"] or SAID.search(match["led"] or "")
        if not (below or (match["led"] and named_or_said)) or OTHER_THING.search(match["what"]):
            continue  # 去年推进19件。
        run = _run(page.text, match.end(), BETWEEN if below else 0)
        n, count = number_of(match["n"]), len(run)
        if count < 2 or not n < 2 * count < 4 * n:
            continue
        if count > n and run[0].lastgroup == "section" and not below:
            continue  # the sections after them may be on other matters
        yield from judge(
            page,
            [number_or_span(page, match, match["unit"]), *((m.start(), m.end() + 2) for m in run)],
            named(match, match["unit"]),
            n,
            count,
            count,
            False,
            True,
        )


def _run(text: str, place: int, between: int) -> list[re.Match[str]]:
    """The numbered lines of the first rank after a place, until its level ends; none if one is missing."""
    run: list[re.Match[str]] = []
    for match in NUMBERED.finditer(text, place):
        rank, n = match.lastgroup, _number(match)
        if not run:
            if n != 1 or len(text[place : match.start()].strip()) > between:
                return []
        elif rank != run[0].lastgroup:
            if _is_above(rank, run[0].lastgroup):
                break
            continue
        elif n != len(run) + 1:
            return run if n == 1 else []
        run.append(match)
    return run


def _number(match: re.Match[str]) -> int:
    return number_of(normalize("NFKC", match[match.lastgroup]))


def _is_above(rank: str, own: str) -> bool:
    """Whether a line of this rank ends the level."""
    return rank in RANKS and own in RANKS and RANKS.index(rank) < RANKS.index(own)


def times(page: Page) -> Iterator[Finding]:
    """四次会议，时间分别是2月9日、…, 先后于2月9日、…召开四次会议: as many days as times."""
    for pattern in (DAYS_AFTER, DAYS_BEFORE):
        for match in pattern.finditer(page.text):
            count = len(re.findall(DAY, match["list"]))
            yield from judge(
                page,
                sorted([(match.start("n"), match.end("unit")), match.span("list")]),
                named(match, match["unit"]),
                number_of(match["n"]),
                count,
                count,
                bool(match["open"]),
                True,
            )


def above(page: Page) -> Iterator[Finding]:
    """A乡、B镇、C镇排名靠后，对上述4个乡镇通报批评: the names of the clauses just before."""
    for match in ABOVE.finditer(page.text):
        start, _ = page.sentence(match.start())
        lists = list(NAMES_ABOVE.finditer(page.text[start : match.start()]))
        if len(lists) != 1:
            continue
        names = split_last(lists[0]["list"].split("、"))
        kinds = set(match["what"])
        if not all(name[-1] in kinds for name in names):
            continue  # the last characters are those of 乡镇
        low, high = lists[0].span("list")
        yield from judge(
            page,
            [(start + low, start + high), number_or_span(page, match, match["unit"])],
            named(match, match["unit"]),
            number_of(match["n"]),
            len(names),
            at_most(names),
            bool(lists[0]["open"]),
            True,
        )
