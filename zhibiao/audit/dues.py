"""Dates by which something is still to be done, and what.

>>> from zhibiao.audit.page import page_of_text
>>> [(due.words, due.day) for due in dues(page_of_text("确保2023年11月底前建成反诈中心。"))]
[('2023年11月底前', '2023-11-30')]
>>> list(dues(page_of_text("检查站改造已于2023年6月底前完成。")))
[]
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from zhibiao.audit.page import Page
from zhibiao.audit.period import DATE, YEARS, year_of
from zhibiao.audit.words import cue, number_of
from zhibiao.periods import last_day

COMMON = re.compile(
    r"建设|工作|任务|完成|实现|全市|全县|全区|全省|各地|推进|项目|达到|目标|力争|确保|全部|以上|左右|启动|"
    r"建成|投用|投入使用|到位|基本|全面|剩余|其中|社会治安防控体系|[^一-鿿]|[的了和与在将要须应于为底前末年月日个]"
)
JUST_PAST = (0, 1, 2)  # months by which a month without a year is past, and not of the next year
DONE_ON = re.compile(
    r"[，,][^，,。；;]{0,10}?(?:\d{1,2}月(?:\d{1,2}日|[初中底末]|[上中下]旬)?|提前|比[^，,。；;]{2,10}早)"
    r"(?:即|就|便|已|正式|全面|全部|提前|率先|顺利|如期)[^前，,。；;]{0,8}(?:[，,。；;]|\Z)"
    r"|[，,]实际[于在到]?(?:\d{1,2}月|提前|当月)"
)
ASSURED = re.compile("(?:确保|力争|务必)[^，,。；;]{2,14}\\Z")  # 确保警务站建设2025年10月完成
FEASTS = {
    "元旦": (1, "1"),
    "春节": (2, "20"),
    "五一": (5, "1"),
    "端午": (6, "25"),
    "中秋": (10, "8"),
    "国庆": (10, "1"),
}
FINISHED_IN = re.compile(
    "(?:前?全[面部])?(?:建成|竣工|完工|上线|投用|启用|交付|投入(?:使用|运行)|完成)"
)
TIMED = re.compile("(?:时限|期限|时间)(?:[：:为是]|要求)*\\Z")
LATEST = re.compile("(?:[最至]迟|最晚|不[迟晚])[于在]?\\Z")
NOTED = re.compile(
    "[（(][^（()）。\\n]*(?:时限|期限)[：:为]\\Z"
)  # …建成（责任单位：平安办；完成时限：
TERM = re.compile(
    r"(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})(?P<unit>日|天|个?工作日|个?月)之?内"
    "(?=办[结理完]|完成|整改|建成|交付|到位|反馈|答复|结案|验收)"
)
"""已于4月10日交办，要求60日内|办结: a term that begins on a day."""
NOT_YET = re.compile("尚|[仍还]在|正在|还未|未能|能够?按期|可按期|预计")
PARAGRAPH = (
    2000  # characters before a number, in which its paragraph may say that it is still to be done
)


class Due(NamedTuple):
    """A date by which something is to be done: the last day, and the last under a strict reading."""

    start: int
    end: int
    words: str
    day: str
    strict: str
    about: str  # the words of its clause and the clauses up to the next date
    sentence: tuple[int, int]
    whole: bool  # said of everything in the document
    excepting: bool  # except where another date is named

    def shown(self) -> str:
        return (
            f"{self.words} = {self.day}"
            if self.day == self.strict
            else (f"{self.words} = {self.strict} if read strictly, {self.day} if loosely")
        )


def dues(page: Page) -> Iterator[Due]:
    """What is still to be done by a date, in text order."""
    for start, end in page.sentences:
        found = [
            m
            for m in cue("due").finditer(page.text, start, end)
            if m["to"]
            or m["end"]
            or m["before"]
            or m["rel"] == "年内"
            or (m["m"] and cue("promise").search(page.text[max(start, m.start() - 4) : m.start()]))
            or (m["m"] and ASSURED.search(page.text[start : m.start()]))
            or (m["m"] and LATEST.search(page.text[start : m.start()]))
            or (m["m"] and TIMED.search(page.text[start : m.start()]))
            or (m["m"] and not m["d"] and FINISHED_IN.match(page.text, m.end()))
        ]
        for index, match in enumerate(found):
            if re.search(
                r"截[至止]到?\Z|自|从|不[拖延推至到]|不晚(?!于)",
                page.text[max(start, match.start() - 3) : match.start()],
            ):
                continue
            if re.search(
                "每[年月季]度?\\Z", page.text[max(start, match.start() - 3) : match.start()]
            ):
                continue
            if match["to"] and page.text[start : match.start()].endswith(("年", "月", "日")):
                continue  # 2021年至2023年6月的执行情况
            if any(n.start < match.start() < n.end for n in page.within(start, match.start())):
                continue  # 由2021年底的420个增至2022年底的525个
            stop = found[index + 1].start() if index + 1 < len(found) else end
            part = re.split("[；;]", page.text[start : match.start()])[-1]
            after = re.split("[；;。]", page.text[match.end() : stop])[0]
            if re.search("不[拖延推晚]", after):
                continue  # 年底前…必须确保不拖到2025年3月底前
            day, strict = _days(match, page.date[:4])
            if not match["y"] and not match["rel"]:
                day = strict = _month(page, match, start)
            rest = re.split("[；;。]", page.text[match.end() : end])[0]
            to_come = len(page.date) == 10 and day > page.date
            long_ago = bool(page.date) and bool(day) and int(day[:4]) + 1 < int(page.date[:4])
            if not day or not _to_be_done(page, match, part, after, rest, to_come, long_ago):
                continue
            about = _about(page, part, after, index, found, start)
            yield Due(
                match.start(),
                match.end(),
                match[0],
                day,
                strict,
                about,
                (start, end),
                bool(cue("whole_plan").search(part + after)),
                bool(cue("exception").search(page.text[start:end])),
            )


def terms(page: Page) -> Iterator[Due]:
    """What is to be done within days or months of a day that its sentence names, and is not yet done.

    >>> from zhibiao.audit.page import page_of_text
    >>> [due.day for due in terms(page_of_text("已于2024年4月10日交办，要求60日内办结，目前仍在施工。"))]
    ['2024-06-09']
    >>> list(terms(page_of_text("已于2024年4月10日交办，要求60日内办结，现已办结。")))
    []
    """
    for start, end in page.sentences:
        for match in TERM.finditer(page.text, start, end):
            begun = [m for m in DATE.finditer(page.text, start, match.start()) if m["day"]]
            if not begun or not NOT_YET.search(page.text, match.end(), end):
                continue
            first = begun[-1]
            year, month = year_of(first["year"] or "今", page.date), int(first["month"])
            if not year.isdigit() or not 1 <= month <= 12:
                continue
            day = _after(last_day(int(year), month, first["day"]), match["n"], match["unit"])
            words = f"{first[0]}…{match[0]}"
            about = page.text[start : first.start()]
            yield Due(
                match.start(), match.end(), words, day, day, about, (start, end), False, False
            )


def _after(first: date, many: str, unit: str) -> str:
    """The last day of a term; a month has 31 days in it, and a week five that are worked."""
    days = number_of(many) * (31 if "月" in unit else 1)
    return str(first + timedelta(days=days * 7 // 5 if "工作" in unit else days))


def _about(page: Page, before: str, after: str, index: int, found: list, start: int) -> str:
    """What is due: the words before the date, and after it as far as the clause that names it."""
    if noted := NOTED.search(page.text[start : found[index].start()]):
        return re.split("[。；;]", page.text[start : start + noted.start()])[-1]
    if index and not re.search("[；;]", page.text[found[index - 1].end() : found[index].start()]):
        before = before[: max(0, found[0].start() - start)]  # the head that several dates share
    after = re.sub("[（(](?:责任|牵头)[^）)]*", "", after)
    clauses = [clause for clause in re.split("[，,]", after) if clause.strip()]
    about = before + "，".join(clauses[:1])
    own = len(COMMON.sub("", about))
    return about if own > 2 else _thing_before(page, start) + about


def _thing_before(page: Page, start: int) -> str:
    """建设街面警务平台52个。2023年3月底前全面投入使用: the thing is named in the sentence before."""
    line = page.text[page.text.rfind("\n", 0, start) + 1 : start].rstrip("。！ ")
    return re.split("[。；;！，,]", re.split("[。；;！]", line)[-1])[0]


def _days(match: re.Match[str], document: str) -> tuple[str, str]:
    """The last day that the words allow, and the last one if 前 is read strictly."""
    if match["y"]:
        year = number_of(match["y"])
    elif document:
        year = int(document) + (match["rel"] == "明年")
    else:
        return "", ""
    month, day = _month_and_day(match)
    if not 1 <= month <= 12:
        return "", ""
    if match["before"] and not (match["m"] or match["end"] or match["rel"]):
        return f"{year}-12-31", f"{year - 1}-12-31"
    return (str(last_day(year, month, day)),) * 2


def _month_and_day(match: re.Match[str]) -> tuple[int, str | None]:
    """The last month that the words allow, and its day where they name one."""
    part = match["end"] or ""
    if match["m"]:
        return number_of(match["m"]), match["d"]
    if match["feast"]:
        return FEASTS[match["feast"].strip("“”")]
    if "季度" in part:
        return 3 * number_of(part.strip("第季度末底")), None
    return (6 if part.startswith("上半年") else 12), None


def _month(page: Page, match: re.Match[str], start: int) -> str:
    """The last day of 9月底前: of a year that the sentence or the heading names, else still to come."""
    named = YEARS.findall(page.text, start, match.start())
    if page.date and re.search("下半年|今年|本年|年内", page.text[start : match.start()]):
        named = [page.date[:4]]
    section = page.section(match.start())
    years = named or YEARS.findall(section) or [page.date[:4]]
    month, on = _month_and_day(match)
    if not years[-1] or not 1 <= month <= 12:
        return ""
    days = [str(last_day(int(year), month, on)) for year in years]
    day = next((day for day in reversed(days) if day[: len(page.date)] >= page.date), days[-1])
    if (
        named
        or day[: len(page.date)] >= page.date
        or int(page.date[5:7] or 12) - month in JUST_PAST
    ):
        return day
    return f"{int(day[:4]) + 1}{day[4:]}"


def _to_be_done(
    page: Page,
    match: re.Match[str],
    before: str,
    after: str,
    rest: str,
    to_come: bool,
    long_ago: bool,
) -> bool:
    """Whether the date is one that something is still to be done by.

    ``to_come``: a later day than the document's; ``long_ago``: a day of two years before and more.
    """
    clause = re.split("[，,]", before)[-1]
    if "进展顺利" in rest or DONE_ON.search(rest):
        return False
    ahead = still_ahead(page, match.start())
    said = after[:4] if ahead else "，".join(re.split("[，,]", after)[:2])
    if cue("promise").search(clause):
        said = said.replace("通过", "")  # 力争6月底前完成改造并通过验收
    if cue("done_already").search(clause + match[0] + said):
        return False
    near = clause[-12:]
    if LATEST.search(clause):
        return True
    if re.search(r"确保|力争|争取|务必|必须|须|要|将|拟|计划", near):
        return True
    if ahead or to_come or TIMED.search(clause) or cue("must").search(after[:40]):
        return True
    if page.report.kind == "plan" and match["before"] and match["y"]:
        return True
    if (
        long_ago
        or not cue("will").search(after[:40])
        or re.search("目前|现已|已经?(?=[一-鿿])", rest)
    ):
        return False
    return page.report.kind == "plan" or bool(match["before"])


def still_ahead(page: Page, place: int) -> bool:
    """In a passage on what is still to be done: the heading or the paragraph says so."""
    line = max(page.text.rfind("\n", 0, place) + 1, place - PARAGRAPH)
    return bool(cue("ahead_section").search(page.text[line:place])) or bool(
        cue("ahead_section").search(page.section(place))
    )
