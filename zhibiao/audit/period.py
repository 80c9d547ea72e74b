"""The years and the part of a year that a document reports on.

>>> period_of("上半年工作总结\\n全市平安。", "", ("2024",)), period_of("工作总结\\n全市平安。", "", ("2024",))
('1-6月', '')
>>> months_of("前三季度"), months_of("3月份"), months_of("国庆期间")
('1-9月', '3月', '')
"""

import re

EARLY = 3  # up to this month a document speaks of the year before
SOON = 2  # months after its end in which a document reports on a part of the year
OPENING = 120  # characters in which a document says what it reports on
LAST = {"半年": 6, "前一": 3, "前二": 6, "前三": 9, "一季": 3, "二季": 6, "三季": 9, "四季": 12}
PERIOD = re.compile(
    r"(?P<words>(?:上|(?<![上下每近多两个一二三四五]))半年(?!来|内|以)|前[一二三]季度|[一二三四]季度)"
    r"|(?:(?P<first>\d{1,2})[至到\-—–])?(?P<last>\d{1,2})月份?(?![\d底末初上中下日])"
)
DATE = re.compile(
    r"(?<![\d至到—–-])(?:(?P<year>20\d\d|今|本|去|上)年)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?"
    r"(?:[至到—–-]{1,2}(?:20\d\d年)?(?:\d{1,2}月)?\d{1,2}日(?=开展))?(?![\d底末份前至到—–-]|以前|之前)"
)
YEARLY = re.compile("全年(?![^，,。；;]{0,6}(?:目标|任务|计划|工作))")
YEARS = re.compile(r"(20\d\d)年")
YEAR = re.compile(r"(?:去年|上年|前年|20\d\d年)\Z")


def years_of(text: str, date: str) -> tuple[str, ...]:
    """The one in a document's title, else its own, and early in a year the last."""
    first = text.lstrip().partition("\n")[0][:60]
    named = re.search(r"(?<![—–\-~～至])(20\d\d)年(?!\d{1,2}月)", first)
    if named:
        return (named[1],)
    year, month = date[:4], date[5:7]
    return (year, str(int(year) - 1)) if year and month and int(month) <= EARLY else (year,)


def period_of(text: str, date: str, years: tuple[str, ...]) -> str:
    """The months, by the title; else by what an undated opening says, or a document soon after."""
    text = text.lstrip()
    title = text.partition("\n")[0]
    head = "" if "。" in title else title
    if headed := PERIOD.search(head):
        return _months(headed)
    if YEARLY.search(text):
        return ""
    month = int(date[5:7] or 0)
    for match in PERIOD.finditer(text):
        soon = 0 < month - _last(match) <= SOON if month else match.end() < len(head) + OPENING
        from_january = match["words"] or match["first"] == "1"
        if from_january and soon and not other_year(text[: match.start()], years):
            return _months(match)
    return ""


def months_of(words: str) -> str:
    """The months that words for a part of a year mean; empty where they mean none."""
    match = PERIOD.fullmatch(re.sub(r"\A20\d\d年", "", words))
    return _months(match) if match else ""


def year_of(told: str, date: str) -> str:
    """The year of a date as four digits, or as it is told where the document's own is not known."""
    own = date[:4]
    return str(int(own) - (told in "去上")) if own and told and not told.isdigit() else told


def other_year(before: str, years: tuple[str, ...]) -> str:
    """The year at the end of some words, where it is not one that the document reports on."""
    named = YEAR.search(before)
    return named[0] if named and named[0].rstrip("年") not in years else ""


def _last(match: re.Match[str]) -> int:
    """The last month of a period."""
    return int(match["last"] or LAST[match["words"].removeprefix("上")[:2]])


def _months(match: re.Match[str]) -> str:
    """上半年: 1-6月, 二季度: 4-6月, 3月份: 3月."""
    last = _last(match)
    first = 1 if (match["words"] or "")[:1] in "上半前" else last - 2
    if match["last"]:
        first = int(match["first"] or last)
    return f"{first}-{last}月" if first < last else f"{last}月"
