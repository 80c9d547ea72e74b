"""By when a plan wants what: its own sentence, the list or paragraph it stands in, the whole plan.

>>> plan = "二、2025年主要指标\\n1.破案率达到90%。\\n三、分年安排\\n2024年，重在规范。年底前建成率达到75%。"
>>> [str(listed(plan).get(plan.index(words))) for words in ("90%", "75%")]
['2025-12-31', '2024-12-31']
>>> listed("一、背景").get(0) is None
True
"""

import re
from datetime import date
from typing import NamedTuple

from zhibiao.periods import DAY, FIRST_PLAN_YEAR, MONTH, PLAN_PERIOD, YEAR, due, whole_number
from zhibiao.quantities import number

WHOLE = re.compile(
    r"各项(?:目标|任务|指标)|(?:全部|所有|主要)(?:目标|工作|任务)|(?:总体|主要|工作|行动|具体)目标|(?:以[上下]|上述)(?:各项|全部)?(?:目标|任务|工作|项目|指标)|各(?:牵头|责任|实施|承办|相关)?单位[^，。；]{0,4}(?:须|应|务必|要)(?:于|在)?(?=\d)"
)
BY = re.compile(
    rf"(?:{YEAR}|今|本)年(?:{MONTH}月)?(?:{DAY}日)?[底末]?(?=[底末]?(?:之?前|[，,]|完成|实现|全面|按期))"
)
DONE_WHOLE = re.compile(rf"{WHOLE.pattern}|全(?:部|面)(?:完成|实现|达标|达到)\Z")
ADMINISTERED = re.compile(
    r"[制拟]定(?!的)|出台|上报|报[送请告]|报[一-鿿]{0,14}(?:备案|局|办|委|部|政府|领导小组|公室|股|科)|备案|[印下转]发|动员|部署|启动|总结|自查|自评|督[查导]|验收|考核(?!指标|目标|任务)|评估|(?:方案|细则|台账|清单)\Z"
)
"""What is asked for by a day that is not that of the goals."""
COMPLETED = re.compile("(?:完成|实现|达到)(?:[^，,。；;]{0,14}(?:任务|目标|指标))?(?:并|\\Z)")
VISION = re.compile("展望|远景")
TERM = re.compile(
    rf"(?:实施期限|实施时间|行动时间|工作时限|整治时间|活动时间|时间安排|有效期|(?:决定|定于)?[自从](?=[^，。\n]{{6,40}}(?:[，,]在[^，,。\n]{{2,10}})?(?:开展|实施|进行)))[^。\n]{{0,20}}?(?P<until>(?:{YEAR}年{MONTH}月(?:{DAY}日)?[至到—–~-]{{1,2}}{MONTH}月|[至到—–~-]{{1,2}}{YEAR}年(?:{MONTH}月)?)(?:{DAY}日|[底末])?)"
)
GOALS = re.compile(
    r"^[ \u3000]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十][）)]|\d[.．、])?[^。，\n]{0,8}目标[^。，\n]{0,4}\n(?:(?![ \u3000]*(?:[一二三四五六七八九十]{1,3}、)).*\n?)*",
    re.M,
)
FROM_HERE = re.compile(rf"(?:^|[。；\n])[ \u3000]*(?:力争)?到({YEAR})年[底末]?[，,]")
TITLE_YEARS = re.compile(rf"(?P<first>{YEAR})年?[—–~至到-]{{1,2}}(?P<last>{YEAR})年")
YEARS_LONG = re.compile(
    r"(?P<n>[两二三四五])年(?:行动|攻坚|提升|专项|工作|实施|治理|整治)(?:计划|方案|行动|意见)?"
)
YEAR_LONG = re.compile(
    rf"(?<![—–~至到-])(?P<y>{YEAR})年(?:度|平安|工作|重点|为民|民生|全[市县区省])[^。\n]{{0,24}}(?:要点|清单|计划|方案|任务|目标|安排|项目)"
    rf"|^[^。，,\n]{{0,30}}?(?<![—–~至到-])(?P<of>{YEAR})年(?![—–~至到\d春夏秋冬上下元国第-]|[一二三四]季)[^。，,\n]{{2,40}}(?:要点|清单|计划|方案|意见|安排|项目)[ \u3000]*$",
    re.M,
)
WORK_REPORT = re.compile(r"^[^\n。，,“”《》]{0,24}政府工作报告[ \u3000]*(?:[（(][^\n]*)?$", re.M)
"""The title of a report that says what a government will do in the year that it is named after."""
COMING = re.compile("(?:今后|未来)(?P<n>[三五])年")
"""A term that begins with the year of the plan."""
DONE_BY = re.compile(
    rf"[，,][^，,\d]{{0,10}}?(?P<when>(?:{YEAR}年|今年)?(?:{MONTH}月(?:{DAY}日|底|末)?|年?[底末]))前?(?:全部|全面|基本|如期)?(?:完成|建成|投用|投入使用|竣工|到位)(?:任务|建设|改造|整治)?(?=[，,)）]|$)"
)
SHORT = 60  # characters of a line that heads others
PART = re.compile(rf"[上下]半年|季度|{MONTH}月|中期|半年")
OF_YEAR = re.compile(
    r"(?<![\d—–~至到-])(?P<year>20\d\d)年度?(?![—–~至到\d-])(?![^。\n]{0,30}[两三四五]年)[^。\n]{0,30}(?:总结|报告|情况|通报)"
)
"""A title that says of which one year a report tells."""
TITLE = 160  # characters, in which a document says what it is
LEVELS = tuple(
    map(
        re.compile,
        (
            "[一二三四五六七八九十]{1,3}、",
            "[（(][一二三四五六七八九十]{1,3}[）)]",
            r"\d{1,2}[.．、]",
            r"[（(]\d{1,2}[）)]",
            "——|[一二三四五六七八九]是",
        ),
    )
)
"""How headings and items are numbered, the higher level first."""
HEADED = re.compile(
    rf"(?P<when>(?:{YEAR})年(?:{MONTH}月)?[底末]?)[^。；]*?(?:目标|指标|任务|要求|安排)[^。；，]{{0,8}}$"
)
"""A heading, or the sentence before a list, that dates what stands below it."""
DATED = re.compile(
    rf"(?:[^，,。；;\d]{{0,12}}[：:，,])?(?:力争)?到(?P<when>{YEAR}年(?:{MONTH}月)?)[底末]?(?:[，,][^，,。；;\d]{{0,30}})?[：:]$"
)
"""Such a line with nothing but the day: 到2025年："""
YEARLY = re.compile(
    rf"[^\d，。；]{{0,6}}?(?P<y>{YEAR})年度?(?!起|以来|开始)(?=[^，,。；：:\d]{{0,8}}[，,：:。])"
)
"""A paragraph on one year."""


class Listed(NamedTuple):
    """The days by which the lines of a plan are due, where a heading or their own first words say so."""

    lines: tuple[tuple[int, int, date | None, int], ...]

    def get(self, place: int) -> date | None:
        """The day for what stands at a place, or None."""
        return next((day for start, end, day, _ in self.lines if start <= place < end), None)

    def year(self, place: int) -> int:
        """The year that the paragraph at a place is about, or 0."""
        return next((year for start, end, _, year in self.lines if start <= place < end), 0)


def listed(text: str) -> Listed:
    """The days by which the lines of a plan are due."""
    found, day, level = [], None, -1
    for match in re.finditer(r"[^\n]+", text):
        line = match[0].strip(" \u3000\r")
        mine = next((n for n, numbered in enumerate(LEVELS) if numbered.match(line)), None)
        headed = None
        if len(line) < SHORT:
            headed = HEADED.search(line.rstrip("：:")) or DATED.match(line)
        if headed:
            day, level = due(headed["when"]), -1 if mine is None else mine
        elif day and ((level < 0 and mine is None) or (mine is not None and mine <= level)):
            day = None
        yearly = YEARLY.match(line)
        year = whole_number(yearly["y"]) if yearly else 0
        found.append((match.start(), match.end(), date(year, 12, 31) if year else day, year))
    return Listed(tuple(found))


def document_deadline(text: str, today: date | None) -> date | None:
    """The day by which a plan wants all its goals.

    Of a government's work report, the end of its year.  Else its own sentence on that; else its term; else the one year its section of goals begins with
    (到2025年,…); else the years of its title, as printed or as so many from its own day
    (2024年度, 三年行动); else the five-year plan it speaks of.

    >>> document_deadline("方案各项目标均须在2025年12月31日前完成。", None)
    datetime.date(2025, 12, 31)
    >>> document_deadline("二、工作目标\\n到2026年,建成警务站20座。\\n三、主要任务\\n到2027年6月底前…", None)
    datetime.date(2026, 12, 31)
    >>> document_deadline("要于2022年5月31日前制定细则，确保2024年底前完成各项任务。", None)
    datetime.date(2024, 12, 31)
    >>> document_deadline("某市三年行动方案（2023—2025年）", None)
    datetime.date(2025, 12, 31)
    >>> document_deadline("某市三年行动计划", date(2023, 5, 10))
    datetime.date(2025, 12, 31)
    >>> document_deadline("二、工作目标\\n到2025年,建成20座。到2030年,建成50座。", None) is None
    True
    """
    if opened := opening(text, today):
        return date(opened.year, 12, 31)
    if when := of_the_whole(text, today):
        return due(when[0], today)
    if term := TERM.search(text):
        return due(term["until"], today)
    goals = GOALS.search(text)
    years = {whole_number(year) for year in FROM_HERE.findall(goals[0])} if goals else set()
    title = TITLE_YEARS.search(text[:600])
    if len(years) == 1:
        return date(years.pop(), 12, 31)
    if years:
        return None
    if title:
        return date(whole_number(title["last"]), 12, 31)
    if whole := YEAR_LONG.search(text[:TITLE]):
        year = whole_number(whole["y"] or whole["of"])
        if not today or today.year <= year:
            return date(year, 12, 31)
    if today and (long := YEARS_LONG.search(text[:TITLE])):
        return date(today.year + int(number(long["n"].replace("两", "二"))) - 1, 12, 31)
    period = re.search(PLAN_PERIOD, text)
    last = date(FIRST_PLAN_YEAR[period["plan"]] + 4, 12, 31) if period else None
    return last if last and today and 0 <= last.year - today.year <= 4 else None


def opening(text: str, today: date | None) -> date | None:
    """The first day of the year whose goals a government's work report sets: that of its title, else its own.

    >>> opening("政府工作报告\\n——2022年1月10日在某会议上", date(2022, 1, 10))
    datetime.date(2022, 1, 1)
    >>> opening("2016年《政府工作报告》落实情况", None) is None
    True
    """
    title = WORK_REPORT.search(text[:TITLE])
    named = title and re.search(f"{YEAR}(?=年)", title[0])
    year = whole_number(named[0]) if named else title and today and today.year
    return date(year, 1, 1) if year else None


def first_day(kind: str, text: str, today: date | None) -> date | None:
    """The first day that a document is about, as its title says it; of a plan else its own day.

    >>> first_day("plan", "某市三年行动方案（2023—2025年）", None)
    datetime.date(2023, 1, 1)
    >>> first_day("report", "某局2023年工作总结", None), first_day("report", "某局三年工作总结", None)
    (datetime.date(2023, 1, 1), None)
    """
    years = TITLE_YEARS.search(text[:TITLE])
    if kind == "report":
        told = OF_YEAR.search(text[:TITLE])
        return (
            date(whole_number(told["year"]), 1, 1)
            if told and not years and not PART.search(told[0])
            else None
        )
    return date(whole_number(years["first"]), 1, 1) if years else today


def of_the_whole(text: str, today: date | None) -> re.Match[str] | None:
    """The latest day that a sentence gives for all goals of a plan, matched in that sentence.

    A day for making rules, reports or reviews is none; one whose own clause speaks of all goals
    goes before the others of its sentence, which are those of single items.

    >>> of_the_whole("2022年6月底前将各项任务的实施方案报市公安局备案。", None) is None
    True
    >>> of_the_whole("2025年，抓好以下工作：2026年6月底前改造小区3个。", None)[0]
    '2025年'
    """
    found = []
    for sentence in re.split("[。\n]", text):
        if not WHOLE.search(sentence) or VISION.search(sentence):
            continue
        days = [
            (bool(DONE_WHOLE.search(f"{before}{after}")), when)
            for when in BY.finditer(sentence)
            for before, after in [_clause(sentence, when)]
            if due(when[0], today) and (COMPLETED.search(after) or not ADMINISTERED.search(after))
        ]
        own = [when for whole, when in days if whole]
        found += own or [when for _, when in days]
    return max(found, key=lambda when: due(when[0], today), default=None)


def _clause(sentence: str, when: re.Match[str]) -> tuple[str, str]:
    """What stands before and behind a day in its clause; 2025年底前，完成… is one."""
    behind = re.sub(r"\A[底末]?(?:之?前)?[，,]?", "", sentence[when.end() :])
    return re.split("[，,；;：:]", sentence[: when.start()])[-1], re.split("[，,；;：:]", behind)[0]


def following(after: str, today: date | None) -> date | None:
    """The day that is told behind a quantity: 治理隐患点60处，9月底前完成.

    >>> following("，安装信号灯300套，2025年9月底前完成；其他", None)
    datetime.date(2025, 9, 30)
    >>> following("，其中城区5处", None) is None
    True
    """
    found = DONE_BY.search(re.split("[。；;\n]", after)[0])
    return due(found["when"], today) if found else None
