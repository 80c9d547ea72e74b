"""The time that a number is said of: ``now``, or the words of another time.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     page = page_of_text(text)
...     return [time_of(page, item) for item in page.numbers]
>>> show("前三季度立案412起。全年立案530起。")
['1-9月', 'now']
>>> show("前三季度工作总结\\n前三季度立案412起。上年前三季度立案530起。9月立案41起。")
['now', '上年1-9月', '9月']
>>> show("2023年工作总结\\n指标 2022年 2023年\\n诈骗案件立案(起) 403 362\\n")  # the header tells the year
['2022年', 'now']
>>> show("日均1380名巡逻力量和新建成的65个警务室。")
['日均', 'now']
"""

import re

from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.period import months_of, other_year
from zhibiao.audit.words import cue, verb_of

AHEAD = re.compile(
    r"(?:(?:20\d\d|今|明|当|本)?(?<![全上历多数])年(?:\d{1,2}月)?|\d{1,2}月)[底末]?(?:以|之)?前"
    r"(?!半年|[端沿置列期后]|(?:[一二三四五六七八九十]|\d{1,2})(?:个月|月|季度))"
)
NUMBERED = (
    r"[ \u3000—－●◆■·]*(?:\d{1,2}[、.．]|[（(]?[一二三四五六七八九十]{1,2}[）)、])?[ \u3000]*"
)
YEAR_END = re.compile(r"(?<=20\d\d年)[底末](?:以|之)?前\Z")  # 2025年底前, 到2025年底
YEAR = re.compile("20\\d\\d年")
PACE = re.compile("[日月年周]均|每(?:[天日月周年]|半年|季度)")


def time_of(page: Page, item: Number) -> str:
    """The time that a number is said of: ``now``, or the words of another time."""
    start, _ = page.around(item)
    part = re.split("[；;]", page.text[start : item.start])[-1]
    if YEAR.fullmatch(item.period) and item.period not in part and page.in_table(item):
        return "now" if item.period[:4] in page.years else item.period
    if than := re.search(r"[较比](20\d\d年|[去上前]年)(?:同期)?的\Z", part):
        return than[1]  # 较2020年的13.2万起, whatever the year of the document
    found = [
        (m.start(), _named(page, part[: m.start()], m[0]))
        for m in cue("then").finditer(part)
        if part[m.start() - 1 : m.start()] not in ("与", "较", "比")  # 与2006年相比
        and not (PACE.fullmatch(m[0]) and _of_another(page, item.start - len(part) + m.end(), item))
    ]
    until = [m.span() for m in cue("now").finditer(part)]
    found = [(at, words) for at, words in found if not any(a < at < b for a, b in until)]
    year = milestone(page, start)
    here = [
        (a, year if part[a:b] in ("全年", "年内") else "now") for a, b in until
    ]  # 2023年，…。全年; 截至11月底
    paced = [(place, words) for place, words in found if PACE.fullmatch(words)]
    if paced and {words for _, words in found if not PACE.fullmatch(words)} - {"now"}:
        found = [one for one in found if one not in paced]  # 国庆期间日均 is not 平时日均
    ahead = [(m.end() - 1, m[0]) for m in AHEAD.finditer(part)]
    last = max([*found, *here, *ahead], default=(0, year))[1]
    if item.baseline is not None and (ends := re.findall(r"20\d\d年", item.surface)):
        last = ends[-1]  # 420个增至2022年底的525个
    last = YEAR_END.sub("", last)
    if AHEAD.fullmatch(last):
        return last if last[:2] == "20" else f"{milestone(page, item.start)} {last}"
    named = re.fullmatch(r"(20\d\d)年?", last)
    if last == "去年" and page.date:
        named = re.match(r"(\d{4})", str(int(page.date[:4]) - 1))
    if named and named[1] in page.years:
        return "now"
    told = item.baseline is not None and not re.search("年", item.surface)
    if (told or re.search(r"(?<!达)[至到]\Z", part)) and not (named and named[1] > max(page.years)):
        return "now"  # the to of a from–to
    return last


def dated(page: Page, time: str) -> str:
    """A time that means the same in another report: the year of ``now``, or the words as they are."""
    year = re.search(r"20\d\d", time)
    own = page.years[-1] or page.report.report_id
    if time == "now":
        return f"{own} {page.period}".strip() if page.years[-1] else f"{own} now"
    return year[0] if year and len(time) <= 5 else f"{page.years[-1]} {time}"


def _named(page: Page, before: str, words: str) -> str:
    """上半年 in a report on the half-year is ``now``; 去年|上半年 is another year's."""
    months = months_of(words)
    if not months:
        return words
    named = re.match(r"20\d\d年", words)
    if year := other_year(named[0] if named else before, page.years):
        return year + months
    return "now" if months == page.period else months


def _of_another(page: Page, place: int, item: Number) -> bool:
    """日均1380名巡逻力量和新建成的65个警务室: a pace is its own number's, not the next verb's."""
    return bool(page.within(place, item.start)) and bool(verb_of(page.label(item)))


def milestone(page: Page, place: int) -> str:
    """The year that a paragraph is headed with: 2024年，重在抓规范."""
    line = page.text[page.text.rfind("\n", 0, place) + 1 : place]
    headed = re.match(rf"{NUMBERED}(20\d\d年)(?!\d)", line)
    return headed[1] if headed and len(page.headed_years) > 1 else "now"
