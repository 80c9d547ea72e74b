"""When a claim speaks of: printed time words as dates, and the dates a document gives itself.

A span of time is (first day, last day).  What is said "so far" ends on the document's day.

>>> day = date(2025, 9, 18)
>>> [str(span("今年1至8月", day)[1]), str(span("到2024年末", day)[1]), str(span("截至目前", day)[1])]
['2025-08-31', '2024-12-31', '2025-09-18']
>>> base("较“十三五”末", day), base("2024年 同比", day), base("环比", day)
('2020', '2023', 'last month')
>>> span("每逢节假日", day) is None
True
"""

import calendar
import re
from datetime import date

from zhibiao.begins import compiled
from zhibiao.quantities import number

YEAR = r"(?:(?:19|20)\d\d|[一二][零〇○一二三四五六七八九]{3})"
MONTH = r"(?:\d{1,2}|十[一二]|[一二三四五六七八九十])"
DAY = r"(?:\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
PLAN_PERIOD = r"[“”\"]*十(?P<plan>[一二三四五六])五[“”\"]*(?:规划)?"
FIRST_PLAN_YEAR = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026, "六": 2031}
AGAINST = compiled(
    rf"(?:相?较|比|与|同)于?(?:[一-鿿]{{1,4}}前的)?(?P<what>{YEAR}年|上一?年度?|去年|前年|{PLAN_PERIOD}|上月|上季度|[一-鿿]{{0,6}}(?:前|之初|以前)(?!三))"
    r"(?:的?同期|全年|年?[末底初]|时期|期间|水平|相比)*|同比|环比|年均"
)
SINCE = re.compile(
    rf"(?P<of>[自从])?(?:{YEAR}年)(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:[^，,。；;\d]{{0,16}}?以来|(?(of)[^，,。；;\d]{{0,16}}?)起)"
)
OF_YEAR = "今|去|本|上|明|当|同|次|翌"
TIME = compiled(
    rf"(?P<years>(?P<y1>{YEAR})年?[至到—–~-]{{1,2}}(?P<y2>{YEAR})年[底末]?)"
    rf"|(?P<range>(?:(?P<ry>{YEAR}|{OF_YEAR})年)?(?P<m1>{MONTH})月?[至到—–~-]{{1,2}}(?P<m2>{MONTH})月)"
    rf"|(?P<day>(?:(?P<y>{YEAR}|{OF_YEAR})年)?(?P<m>{MONTH})月(?:份)?(?:(?P<d>{DAY})日)?)"
    rf"|(?P<part>(?:(?P<py>{YEAR}|{OF_YEAR})年)?(?P<which>上半年|下半年|前三季度|(?:第?[一二三][至到—–~-]{{1,2}})?第?[一二三四]季度))"
    rf"|(?P<year>(?P<yy>{YEAR}|{OF_YEAR})年(?!前|来|以来|之前|[级龄])(?:度|全年|[底末])?)"
    rf"|(?P<period>{PLAN_PERIOD})"
    r"|(?P<whole>全年|(?<![一二两三四五六七八九十\d])年[底末内]|(?<!分)年度)"
    r"|(?P<now>目前|今年(?:以)?来|年以来|以来|至今|截至目前|迄今)"
)
WEEK = 7  # days
SHORT = 60  # a line that dates its document says little else
HALVES = {"上半年": (1, 6), "下半年": (7, 12), "前三季度": (1, 9)}
QUARTER = {"一": 1, "二": 2, "三": 3, "四": 4}
AFTER_YEAR_END = 3  # up to March a report's 全年 is the year before
GIVEN = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
DATED_LINE = re.compile(
    rf"(?:^|[:：\s(（—])(?P<y>{YEAR})年(?P<m>\d{{1,2}}|十?[一二三四五六七八九十])月(?P<d>\d{{1,2}}|[一二三]?十?[一二三四五六七八九]?)日(?=$|[\s　)）,，]|在|上午|下午|[印编]发|编印|印制|发布|讯|电)"
)
ISO = re.compile(r"(?P<y>20\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)")
DATED_MONTH = re.compile(
    rf"^[ \u3000(（]*(?P<y>{YEAR})年(?P<m>\d{{1,2}}|十?[一二三四五六七八九十])月[)）]?[ \u3000]*$"
)
DATED_NUMBER = re.compile(
    r"^[ \u3000]*[一-鿿]{2,12}[〔\[［(（](?P<y>20\d\d)[〕\]］)）]\s*\d+号[ \u3000]*$", re.M
)


def span(words: str, today: date | None = None) -> tuple[date, date] | None:
    """First and last day of the last time named, bases of comparison left out; None if none is.

    ``today`` is the document's date, for 今年 and 目前; without it those give None.  A month without
    a year is of the year named before it, else the last one before ``today``.

    >>> print(*span("截至10月底", date(2026, 1, 12)))
    2025-10-01 2025-10-31
    >>> print(*span("2023年6月底为83%,次年6月底为90%,其中上半年", date(2026, 1, 12)))
    2024-01-01 2024-06-30
    """
    found, named = [], 0
    for match in TIME.finditer(SINCE.sub("以来", AGAINST.sub(" ", words))):
        found.append((match, named))
        named = _named(match, today, named) or named
    for match, before in reversed(found):
        days = _days(match, today, before)
        if days:
            return (
                (min(days[0], today), min(days[1], today)) if _so_far(match, days, today) else days
            )
    return None


def base(words: str, today: date | None = None) -> str:
    """What a change is measured against: a year, ``last month``, ``yearly``, an event, or nothing."""
    match = next(iter(AGAINST.finditer(words)), None)
    if not match:
        return ""
    if match[0] in ("环比",) or (match["what"] or "").startswith(("上月", "上季")):
        return "last month"
    if match[0] == "年均":
        return "yearly"
    if match["plan"]:
        return str(FIRST_PLAN_YEAR[match["plan"]] + 4)
    if printed := re.match(YEAR, match["what"] or ""):
        return str(whole_number(printed[0]))
    ago = re.fullmatch("(?P<n>[两二三四五六七八九十])年(?:之|以)?前", match["what"] or "")
    if match["what"] and not ago and not re.search("年", match["what"]):
        return match["what"]
    here = span(words, today) or (today and (today, today))
    many = int(number(ago["n"].replace("两", "二"))) if ago else 1
    return str(here[1].year - (2 if match["what"] == "前年" else many)) if here else "last year"


def due(words: str, today: date | None = None) -> date | None:
    """The day by which the last time named in a target is over."""
    days = span(words)
    if not days and today:
        days = span(words, date(today.year, 12, 31))
    return days[1] if days else None


def document_date(text: str, given: str = "") -> date | None:
    """The date of a document: as recorded, else as a line of its own or its number prints it.

    >>> document_date("某市平安办\\n2024年6月12日\\n"), document_date("某政发〔2023〕7号")
    (datetime.date(2024, 6, 12), datetime.date(2023, 12, 31))
    >>> document_date("关于加强校园安全的通知") is None
    True
    """
    known = given if GIVEN.fullmatch(given) else printed_date(text)
    year, month, day, *_ = [*known.split("-"), "", ""]
    return last_day(int(year), int(month or 12), day) if known else None


def printed_date(text: str) -> str:
    """The day, month or year that a line of its own, or its number, gives a document; "" if none does.

    >>> printed_date("某市平安办\\n2024年6月12日\\n"), printed_date("某政发〔2023〕7号"), printed_date("通知")
    ('2024-06-12', '2023', '')
    >>> printed_date("工作简报\\n某市平安办　2024年10月11日编发")
    '2024-10-11'
    """
    lines = [line for line in text.splitlines() if line.strip()]
    for line in [*lines[:12], *lines[:-7:-1]]:
        for match in (*DATED_LINE.finditer(line), *ISO.finditer(line)):
            found = _day(match["y"], match["m"], match["d"])
            if found and len(line.strip()) < SHORT:
                return str(found)
    for line in [*lines[:12], *lines[:-7:-1]]:
        if (month := DATED_MONTH.match(line)) and 1 <= whole_number(month["m"]) <= 12:
            return f"{whole_number(month['y'])}-{whole_number(month['m']):02}"
    numbered = DATED_NUMBER.search(text[:600])
    return numbered["y"] if numbered else ""


def _so_far(match: re.Match[str], days: tuple[date, date], today: date | None) -> bool:
    """Whether a time is not over when it is told of; a year is, in its last week."""
    this_year = (match["y"] or match["yy"] or match["py"] or match["ry"]) in ("今", "本")
    return (
        bool(today)
        and (this_year or days[0].year == today.year)
        and days[0] <= today
        and (days[1] - today).days > WEEK
    )


def _named(match: re.Match[str], today: date | None, before: int) -> int:
    """The year that a time prints, or says by another (当年, 次年)."""
    printed = match["y2"] or match["ry"] or match["y"] or match["py"] or match["yy"]
    return _year(printed, today, before) if printed else 0


def _days(match: re.Match[str], today: date | None, before: int = 0) -> tuple[date, date] | None:
    if match["now"]:
        return (date(today.year, 1, 1), today) if today else None
    if match["period"]:
        first = FIRST_PLAN_YEAR[match["plan"]]
        return date(first, 1, 1), date(first + 4, 12, 31)
    printed = match["ry"] or match["y"] or match["py"] or match["yy"] or (before and str(before))
    year = whole_number(match["y2"]) if match["years"] else _year(printed, today, before)
    if not year:
        return None
    if match["years"]:
        return date(whole_number(match["y1"]), 1, 1), date(year, 12, 31)
    new = today and today.month <= AFTER_YEAR_END and not printed
    if new and match["whole"] and match["whole"] != "年内":
        year -= 1
    low, high = 1, 12
    if match["range"]:
        low, high = whole_number(match["m1"]), whole_number(match["m2"])
    elif match["day"]:
        low = high = whole_number(match["m"])
        if match["d"]:
            day = _day(str(year), match["m"], match["d"])
            if day and today and not printed and day > today:
                day = _day(str(year - 1), match["m"], match["d"])
            return (day, day) if day else None
    elif match["part"]:
        which = match["which"].removeprefix("第")
        low, high = HALVES.get(which) or (QUARTER[which[0]] * 3 - 2, QUARTER[which[-3]] * 3)
    if not 1 <= low <= high <= 12:
        return None
    if today and not printed and date(year, low, 1) > today:
        year -= 1  # 截至10月底, told in January
    elif new and not match["whole"] and low < high > today.month:
        year -= 1  # 上半年, told in January
    return date(year, low, 1), last_day(year, high)


def _year(printed: str | None, today: date | None, before: int = 0) -> int:
    if printed and printed in "当同次翌":
        return before and before + (printed in "次翌")
    if printed and printed not in "今去上本明":
        return whole_number(printed)
    if not today:
        return 0
    return today.year + {"去": -1, "上": -1, "明": 1}.get(printed or "", 0)


def whole_number(printed: str) -> int:
    """A year, month or day in digits of either kind.

    >>> whole_number("2024"), whole_number("二○二四"), whole_number("十一")
    (2024, 2024, 11)
    """
    return int(printed) if printed.isascii() else int(number(printed.replace("○", "〇")))


def last_day(year: int, month: int, day: str | None = None) -> date:
    """A day as printed; the month's last where none is printed, or none of that number is.

    >>> print(last_day(2025, 2), last_day(2025, 2, "10"), last_day(2025, 2, "31"))
    2025-02-28 2025-02-10 2025-02-28
    """
    end = calendar.monthrange(year, month)[1]
    return date(year, month, min(int(day or end) or end, end))


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(whole_number(year), whole_number(month), whole_number(day))
    except ValueError:
        return None
