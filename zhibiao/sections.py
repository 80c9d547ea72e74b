"""Where in a report something stands: sentences, headings, speakers, and its kind.

Over 300 lines, because a speaker and a heading are told apart by the same marks of a line.

>>> [s.role for s in sentences("记者:成效如何?\\n市公安局副局长某某:成效明显。下降3%。")]
['question', 'answer', 'answer']
>>> kind_of("某市社会治安防控体系建设实施方案"), kind_of("今年以来,累计排查隐患117处。")
('plan', 'report')
>>> kind_of("天气晴朗。")
'mixed'
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from zhibiao.columns import columns, progress
from zhibiao.grids import rows
from zhibiao.lexicon import syntax, syntax_of
from zhibiao.periods import FIRST_PLAN_YEAR, PLAN_PERIOD, document_date

SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*")
HEADING = re.compile(
    r"[ \u3000]*(?:(?:[一二三四五六七八九十]{1,3}、)|(?:[（(][一二三四五六七八九十]{1,3}[)）])|(?:\d{1,2}[.．](?!\d)))?"
    r"[^。！？!?\n]{2,40}\Z"
)
QUESTION = re.compile(r"\s*(?:[^:：\n，,。]{0,10}(?:记者|提问|问)[^:：\n，,。]{0,8}|问|Q)[:：]")
ASKED = re.compile("[?？]|请|想问|了解|介绍|如何|怎[么样]|哪些|什么")
ANSWER = re.compile(
    r"\s*(?:[^:：\n，,。]{0,40}(?:局长|支队长|主任|书记|负责人|政委|队长|发言人|处长|科长|回答|答)[^:：\n，,。]{0,8}|答|A|[一-鿿]{2,3})[:：](?=[^\n]{4})"
)
MODERATOR = re.compile(r"\s*主持人(?:[（(][^（()）]{1,20}[)）])?[:：]")
LABEL = re.compile(
    r"\s*(?:时间|日期|地点|来源|作者|发布(?:人|会|单位|机构|时间|日期)|发言人|主持人|主讲人|主办|承办|出席|参加|嘉宾|记者|编辑|摄影)"
    r"[^:：]{0,4}[:：]\s*\S"
)
"""A line of an announcement that says when, where and who, and heads nothing."""
NUMBERED = re.compile(r"[ \u3000]*(?:[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.．、])")
LATER = re.compile(r"[ \u3000]*[二三四五六七八九十]、")
"""A chapter of a plan that no longer gives its reasons, unless its heading says so."""
DASHED = re.compile(r"[ \u3000]*(?:——|[－●•])")
ITEM = re.compile(
    r"[ \u3000]*(?:(?P<chapter>[一二三四五六七八九十]{1,3}、)|(?P<part>[（(][一二三四五六七八九十]{1,3}[)）])"
    r"|(?P<number>\d{1,2}[.．、](?!\d)|[（(]?\d{1,2}[)）]|[①-⑳])|(?P<dash>[—–-]+|[－●•○■◆·])"
    r"|(?P<bare>(?=[^。\n]{2,40}\Z)))(?=[^：:\n]*(?:\d|百分之|全覆盖)|[^：:\n]{2,20}[：:][^\n]*\d)"
)
"""A line of a list that tells a number, by its mark."""
NEXT = re.compile(
    r"[ \u3000]*(?:(?P<number>(?![（(]?1(?!\d)|①)(?:\d{1,2}[.．、](?!\d)|[（(]?\d{1,2}[)）]|[①-⑳]))|(?P<dash>[—–-]+|[－●•○■◆·]))"
)
"""Of a list that is going on, one that tells none."""
TELLS = re.compile(
    r"(?![ \u3000]*[一二三四五六七八九十]{1,3}、)[^\n]*(?<!\d)\d[\d.]*[万亿]?[余多]?(?:[%％‰]|(?![年月日])[一-鿿])"
)
"""A line with a number that is no date heads nothing new: of a list without an intro, an item."""
ANNEX = re.compile(r"[ \u3000]*附(?:件|表|录)?[一二三\d]?[：:]")
"""What a report appends belongs to none of its sections."""
TABLE_ROW = re.compile(r"\S(?: *[\u3000\t|｜])+ *\S+(?: *[\u3000\t|｜])+ *\S")
HEADED_YEAR = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])?[^\d]{0,4}(20\d\d)年"
)
LONGEST_TITLE = 60  # characters
LONGEST = 1000
"""Characters after which a sentence without an end is cut at a comma, so that time stays linear."""
CUT = re.compile(rf"[^\n]{{1,{LONGEST}}}(?:(?<=[；;，,])|\Z)|[^\n]{{1,{LONGEST}}}")
PERIOD = re.compile(r"(20\d\d)\s?[-—–~至]{1,2}\s?20\d\d\s?年")
YEARS = re.compile(
    r"(20\d\d)年(?:\d{1,2}月\d{1,2}日|(?=[一-鿿]{0,8}(?:目标|任务)(?:是|为)?[：:]))|(20\d\d)-\d\d-\d\d"
)


class Sentence(NamedTuple):
    """A sentence of a reading, with what it inherits from where it stands."""

    start: int
    end: int
    text: str
    section: str  # the heading above it
    role: str  # question | answer | "" outside questions and answers
    said: str  # its line up to it
    intro: str  # of a list, the words before it that end with a colon
    outlook: str  # ahead | behind | "": a passage on what is to be done, or was done


def sentences(text: str, kind: str = "", year: str = "") -> Iterator[Sentence]:
    """The sentences of a reading in order; a line break always ends one.

    ``year`` is that of the document; without it, what the text itself prints.

    A question is one paragraph; a byline that names a journalist asks nothing; a moderator
    neither asks nor answers.

    >>> [s.role for s in sentences("本报记者:某某\\n全市建成32个。")]
    ['', '']
    >>> [s.role for s in sentences("问:成效如何?\\n全市建成32个。")]
    ['question', 'answer']
    >>> [s.role for s in sentences("问:成效如何?\\n答:建成32个。\\n主持人:刚才说到32个。\\n答:是的。")]
    ['question', 'answer', '', 'answer']

    A line that says when, where and who is no heading.

    >>> [s.section for s in sentences("新闻发布会实录\\n地点:二楼发布厅\\n全市建成32个。")]
    ['新闻发布会实录', '新闻发布会实录', '新闻发布会实录']

    What stands before the first words on what is to be done looks back: a plan's reasons.

    >>> [s.outlook for s in sentences("2025年1月8日\\n一、2024年重点工作\\n建成。\\n二、2025年重点工作\\n建成。")]
    ['behind', 'behind', 'behind', 'ahead', 'ahead']

    Under 重点工作 a plan sets aims; a report tells what was done, unless the year is still to come.

    >>> text = "2025年1月8日\\n一、重点工作\\n建成。"
    >>> [[s.outlook for s in sentences(text, kind)][-1] for kind in ("plan", "report")]
    ['ahead', '']

    What a year that is past 将 do has been done.

    >>> text = "2025年1月8日\\n{}年，全局将继续改造小区70个。"
    >>> [[s.outlook for s in sentences(text.format(year), "report")][-1] for year in (2024, 2025)]
    ['', 'ahead']

    A line that introduces what follows stands under the heading before it.

    A plan says why it is made until it says that it is.

    >>> text = "江城市工作计划\\n尚有短板。为此,制定本计划。\\n一、织密网络\\n新建16个。"
    >>> [s.outlook for s in sentences(text, "plan")]
    ['behind', 'behind', 'behind', '', '']
    >>> [s.outlook for s in sentences("尚有短板。为此,制□本计划。\\n二、织密网络\\n新建16个。", "plan")]
    ['behind', 'behind', '', '']

    >>> text = "2025年1月8日\\n一、2025年工作安排\\n为此，抓好五件事：\\n改造小区70个。"
    >>> [s.outlook for s in sentences(text, "mixed")][-1]
    'ahead'
    """
    year = year or year_of(text)
    opening = _opening(text, year, kind)
    section, role, intro, outlook = "", "", "", "behind" if opening else ""
    turned = False  # a sentence, and no heading, began to look ahead
    under = ""  # what the last heading says that does not end in a colon
    table = {row.start for row in rows(text)}
    of_progress = {at: row for at, row in progress(columns(text)).items() if at not in table}
    mark, before = None, ""  # of the list that an intro leads to; the outlook before it
    for line in re.finditer(r"[^\n]+", text):
        item = ((mark and NEXT.match(line[0])) or ITEM.match(line[0])) if intro else None
        listed = bool(item) and mark in ("", item.lastgroup)
        if listed:
            mark = item.lastgroup
        elif mark:
            mark, intro, outlook = None, "", before
        if not (listed or NUMBERED.match(line[0]) or DASHED.match(line[0])):
            intro = ""
        moderated = bool(MODERATOR.match(line[0]))
        if moderated:
            outlook = "" if role else outlook
        elif QUESTION.match(line[0]) and ASKED.search(line[0]):
            role, outlook = "question", ""
        elif role and ANSWER.match(line[0]):
            role, outlook = "answer", ""
        elif role == "question":  # a question is one paragraph; who speaks next answers it
            role = "answer"
        if opening and line.start() >= opening:
            opening, outlook = 0, ""
        if listed:
            outlook = _introduced(intro, outlook, year, kind)
        elif HEADING.fullmatch(line[0]) and not (
            line.start() in table or TABLE_ROW.search(line[0].strip()) or LABEL.match(line[0])
        ):
            section, turned = line[0].strip(), False
            kept = NUMBERED.match(line[0]) or TELLS.match(line[0]) or line.end() < opening
            if section.endswith(("：", ":")):
                outlook = _outlook(section, outlook if kept else under, year, kind)
            else:
                outlook = under = _outlook(section, outlook if kept else "", year, kind)
        elif kind == "report" and ANNEX.match(line[0]):
            section, turned, outlook = "", False, _outlook(line[0].split("。")[0], "", year, kind)
        for cell, way in of_progress.get(line.start(), ()):
            head = cell.heading if way == "ahead" else ""
            told = text[cell.row : cell.start] if way == "behind" else ""
            for start, part in _parts(cell.words):
                start += cell.start
                yield Sentence(start, start + len(part), part, section, role, told, head, way)
        for start, part in _parts(line[0]) if line.start() not in of_progress else ():
            turn = syntax_of("ahead_from").match(part)
            if turn and (turn["aimed"] or turn["named"] or year) >= year:
                turned, outlook = turned or outlook != "ahead", "ahead"
            elif turned and syntax_of("back_from").match(part):
                turned, outlook = False, ""
            said = line[0][max(0, start - LONGEST) : start]
            start += line.start()
            by = "" if moderated else role
            yield Sentence(start, start + len(part), part, section, by, said, intro, outlook)
        last = line[0].strip().rpartition("。")[2]
        if last.endswith(("：", ":")):
            intro, mark, before = last[-LONGEST:], "", outlook
        elif not listed and not line[0].rstrip().endswith(("；", ";")):
            intro = ""


def _parts(line: str) -> Iterator[tuple[int, str]]:
    """The sentences of a line with where they begin; one that does not end is cut at commas."""
    for match in SENTENCE.finditer(line):
        if len(match[0]) <= LONGEST:
            yield match.start(), match[0]
        else:
            for part in CUT.finditer(match[0]):
                yield match.start() + part.start(), part[0]


def _opening(text: str, year: str, kind: str) -> int:
    """Where the line begins that first speaks of what is to be done; 0 if the first or none does."""
    for line in re.finditer(r"[^\n]+", text):
        default = "ahead" if kind == "plan" and LATER.match(line[0]) else ""
        due = syntax_of("due").search(line[0])
        named = due and (due["before"] or due["end"] or due["to"] or due["year"])
        if (
            (named and named.isdigit() and named >= year)
            or syntax_of("forward").search(line[0])
            or (HEADING.fullmatch(line[0]) and _outlook(line[0], default, year, kind) == "ahead")
        ):
            return line.start()
        if kind == "plan" and syntax_of("plan_made").search(line[0]):
            return line.end()
    return 0


def _outlook(heading: str, before: str, year: str, kind: str) -> str:
    """What a heading says; one that names an earlier year than the document's looks back."""
    headed = HEADED_YEAR.search(heading)
    past = bool(headed) and year.isdigit() and headed[1] < year
    if past or syntax_of("behind").search(heading):
        return "behind"
    aims = kind != "report" or (bool(headed) and headed[1] >= year)
    ahead = syntax_of("ahead").search(heading)
    return "ahead" if ahead or (aims and syntax_of("ahead_in_plan").search(heading)) else before


def _introduced(intro: str, before: str, year: str, kind: str) -> str:
    """What the line before a list says of its items.

    >>> [_introduced(line, "", "2024", "plan") for line in ("到2026年，实现：", "2023年基期：", "做法：")]
    ['ahead', 'behind', '']
    >>> _introduced("主要指标及2023年基期：", "", "2024", "plan")  # what was and what is to be
    'ahead'
    """
    due = syntax_of("due").search(intro)
    named = due and (due["before"] or due["end"] or due["to"] or due["year"])
    if kind != "report" and BASE_TOO.search(intro):
        return "ahead"
    if IS_SO.search(intro) or (named and named.isdigit() and named < year):
        return "behind"
    if kind == "report":
        return before
    return "ahead" if named or AIMED.search(intro) else before


IS_SO = re.compile(
    f"(?:{syntax('stood')}|完成情况|已完成[^，,。]{{0,8}}|(?:现|实际)(?:有|已)[^，,。]{{0,8}})[^，,。]{{0,8}}[：:]$"
)
BASE_TOO = re.compile(
    f"(?:目标|指标)[^：:]{{0,6}}[及和与、（(含附][^，,。：:]{{0,10}}(?:{syntax('stood')})"
    f"|(?:{syntax('stood')})[^：:]{{0,12}}(?:目标(?!完成)|预期)"
)
AIMED = re.compile("(?:目标|指标|任务|力争|达到|实现)[^，,。]{0,8}[：:]$")


def kind_of(text: str) -> str:
    """plan, report or mixed: by the line that is its title, else by what the whole text says.

    >>> kind_of("关于三年行动计划实施情况的报告\\n下降3%"), kind_of("三年行动计划\\n（2023—2025年）\\n下降3%")
    ('report', 'plan')
    >>> kind_of("江城区公安局2024年工作总结暨2025年工作要点\\n下降3%")
    'mixed'
    >>> kind_of("各位代表：\\n现在，我代表区法院向大会报告工作，请予审议，并请列席同志提出意见。")
    'report'
    >>> kind_of("江城市三年行动□□\\n各县要坚持常态巡防，确保2025年底前警务站达到32座，去年为9座。")
    'plan'
    """
    lines = [line.strip() for line in text.lstrip()[:400].splitlines() if line.strip()][:6]
    addressed = next(filter(None, map(syntax_of("addressed").search, lines)), None)
    if any("政府工作报告" in line for line in lines) or (addressed and addressed["government"]):
        return "mixed"
    if addressed:
        return "report"
    for line in lines:
        title = re.sub(r"[（(][^（()）]*[)）]$|[》”]$", "", line).strip("。；;：: \u3000")
        if len(line) < LONGEST_TITLE and syntax_of("mixed_title").search(title):
            return "mixed"
        if len(line) < LONGEST_TITLE and syntax_of("report_title").search(title):
            return "report"
        if len(line) < LONGEST_TITLE and syntax_of("plan_title").search(title):
            return "plan"
    plan = len(syntax_of("plan_word").findall(text))
    report = len(syntax_of("report_word").findall(text))
    if plan >= 1.5 * report and plan:
        return "plan"
    return "report" if report else "mixed"


def year_of(text: str, raw: str = "", given: str = "") -> str:
    """The year in which a text was written: as recorded, or by its date line, number or latest full date.

    A date line that the reading lacks, as page furniture, may stand in ``raw``.

    >>> year_of("2021年1月12日\\n到2025年建成"), year_of("到2025年建成")
    ('2021', '')
    """
    day = document_date(text, given) or document_date(raw)
    return str(day.year) if day else max((a or b for a, b in YEARS.findall(text)), default="")


def begins_in(text: str) -> str:
    """The year from which a plan looks ahead: the first of its title's period, or its own.

    >>> begins_in("建设规划（2026—2030年）\\n（2025年12月12日审议通过）")
    '2026'
    >>> begins_in("江城市“十四五”平安建设规划\\n2020年，警务站32座。"), begins_in("根据“十四五”规划。")
    ('2021', '')
    """
    head = text.lstrip()[:200]
    period, title = PERIOD.search(head), head.partition("\n")[0].rstrip()
    named = re.search(PLAN_PERIOD, title) if syntax_of("plan_title").search(title) else None
    first = period[1] if period else str(FIRST_PLAN_YEAR[named["plan"]]) if named else ""
    return max(first, year_of(text))
