"""When a claim speaks of and by when a target is due, in the words that the text prints.

>>> times("2022年,全市刑事案件立案数较2012年下降近五成", 23)
('2022年 较2012年', '较2012年')
>>> deadline("2021年底前实现覆盖率达到100%", 14, "2021")
('2021-12-31', '2021年底前')
"""

import re
from functools import lru_cache

from zhibiao.begins import compiled
from zhibiao.lexicon import syntax, syntax_of
from zhibiao.numbers import number
from zhibiao.periods import FIRST_PLAN_YEAR, last_day
from zhibiao.turns import listed

CLAUSE = re.compile("[，,。；;]")
A_YEAR_AGO = re.compile(
    "[，,（(](?:[去上]年同期|上一?年)[为是无][^，,。；;（()）]*[，,；;)）]"
)  # an aside
ONCE = compiled(
    "(?:[已均就都]?于|早在)[^，,。；;]{2,12}[月日底初末][^，,。；;]*"
    r"|(?:(?:19|20)\d\d年)?\d{1,2}月[底初]?(?:全部|全面|正式)?(?:完工|建成|启用|投用|挂牌|交付|投入)[^，,。；;]*"
    r"|其中[^，,。；;]*|目前为[^，,。；;]*|[较比为是](?:[去上]年(?:同期)?|20\d\d年)的?\d[^，,。；;]*"
    rf"|(?:{syntax('from_a_day')}|(?:20\d\d年)?(?:\d{{1,2}}月(?:底|\d{{1,2}}日)|年底)前)[^，,。；;]+"
)
"""What tells of its own time only: when one thing was done, how much a part or a base came to."""
BASELINE = compiled(
    r"[（(](?:19|20)\d\d年[末底]?(?:为|是|：|:)?\d[^（()）]{0,8}[)）](?=[^，,。；;]*\d)"
    r"|(?:19|20)\d\d年[末底]?\d[^，,。；;、]{0,6}为基[数准期]|在(?:19|20)\d\d年[^，,。；;]{1,14}基础上"
)
ANOTHER = r"(?:(?:19|20)\d\d年|[去上今]年|[一两三四五六七八九十]年前|“?十[一二三四五]五”?末)(?:第?[一二三四]季度|[上下]半年|\d{1,2}月份?)?(?:同期)?"
SET_AGAINST = compiled(
    rf"[与和同](?P<when>{ANOTHER})[一-鿿]{{0,10}}\d[^，,。；;]{{0,10}}相比"
    rf"|比[一-鿿]{{2,4}}的(?P<then>(?:19|20)\d\d年)"
    rf"|[与和同]{ANOTHER}[一-鿿]{{0,10}}相比|[与和]{ANOTHER}比(?=[，,增减提上下降升])|同期相比"
)
"""What a figure is set against: 与2022年的9846起相比减少23.4%, 同2023年相比."""
ITEM = re.compile("[；;](?=[二三四五六七八九]是)")  # each item of such a list tells its own times
HEAD_OF_LIST = re.compile("[^，,。；;：:]*(?:目标|指标|任务)[^，,。；;：:]{0,4}[：:]")
SEMICOLON = re.compile("[；;]")
NUMBER = re.compile(r"\d")
OWN_YEAR = re.compile(r"^其中(?:20\d\d年|第[一二三]年)")  # 三年安排3600万元,其中2023年1200万元
SO_FAR = re.compile("[^。；;]*至此")
OF_ANOTHER = compiled(
    r"[由从](?:[去上]年|20\d\d年)[末底]?的(?=\d)"
    r"|(?:[去上今]年|20\d\d年)[一-鿿]{2,8}的(?=\d+[一-鿿])"
)
"""Times of something else: 由上年的|84件降至63件,下降25%; 去年新建的|64个警务站中7个…;
2023年建成2座,至此|5座全部建成"""
CALLED = compiled(
    "“[一二三四五六七八九十]{1,2}月[^”日]{0,6}”|《[^》]*》|(?<![^，,。；;])[^，,。；;]{0,4}[从据][^，,。；;]{2,40}(?:获悉|了解到|介绍)"
)
"""Names (“五月花”), titles, and where the news is from: their times are not those of what is told."""
SPENT = re.compile("[近这]?[一两三四五六七八九十]+年[来间]?")  # 三年来
A_YEAR = re.compile(r"(?:[去今上]|20\d\d)年")
HALVES = {"上": 6, "下": 12}
QUARTERS = {"一": 3, "二": 6, "三": 9, "四": 12}


def times(
    sentence: str,
    position: int,
    surface: str = "",
    *,
    target: bool = False,
    change: bool = False,
) -> tuple[str, str]:
    """Period and base period of a quantity at a position of its sentence.

    Times govern their sentence; a comparison, an average (日均), 累计 and the streak that
    something held for only their clause.  Of a from–to pair, ``surface``, both years count, or
    that of its start behind the time that the sentence tells; of a level that another is compared with, the year that it is compared by.  The years of a
    target are its deadline's.

    >>> times("今年全市连续14个月未发生命案", 10), times("今年立案94起,比去年的312起下降", 12)
    (('连续14个月', ''), ('去年', ''))
    >>> times("今年“五月花”演唱会出动警力3000人次", 15)
    ('今年', '')
    >>> times("警情从2021年的312起下降到去年的94起", 9, "312起下降到去年的94起")
    ('2021年 去年', '')
    >>> times("2023年,警情从2021年的312起下降到94起", 14, "312起下降到94起")
    ('2023年 2021年', '')
    >>> times("今年死亡1人,去年同期为0,火灾8起", 15), times("今年死亡1人,去年同期为0,火灾8起", 12)
    (('今年', ''), ('去年同期', ''))
    >>> times("2015年第一季度立案300起,与2014年第四季度相比下降", 29)
    ('2015年第一季度 与2014年第四季度相比', '与2014年第四季度相比')
    >>> times("2023年、2024年共立案120起", 13)
    ('2023年 2024年', '')
    """
    own = ITEM.split(CALLED.sub("某", A_YEAR_AGO.sub("，", sentence[:position])))[-1]
    clause = CLAUSE.split(own)[-1]
    if held := syntax_of("held_for").search(clause):
        mean = syntax_of("average").match(clause, held.end())
        return " ".join(found[0] for found in (held, mean) if found), ""
    level = syntax_of("level_of_base").search(clause)
    if level and sentence[position : position + 1] != "翻":
        return level["when"], ""
    base = _last("base_period", clause) or (_last("base_period", own) if change else "")
    printed = base
    against = list(SET_AGAINST.finditer(own))
    for then in against:
        since = own[then.end() :].replace(",", "，")
        if not _last("base_period", clause) and (
            "，" not in since[1:] or (change and not SEMICOLON.search(since))
        ):
            base, printed = then[0], then["when"] or then["then"] or then[0]
    own = SET_AGAINST.sub(lambda match: "，" * len(match[0]), own) if against else own
    averages = [match[0] for match in syntax_of("average").finditer(clause)][-1:]
    told = _without_bases(own)
    here = len(SEMICOLON.split(told)[-1]) if change else len(clause)
    words = ONCE.sub("某", told[: len(told) - here]) + told[len(told) - here :]
    if target:
        led = HEAD_OF_LIST.match(words)
        near = (led[0] if led else "") + SEMICOLON.split(words[led.end() if led else 0 :])[-1]
        term = list(syntax_of("term").finditer(near))[-1:]
        found = [match[0] for match in term if not OWN_YEAR.search(clause)]
    elif surface:
        both = _without_bases(clause) + surface
        found = [m[0] for m in syntax_of("period").finditer(both)]
        led = _last("period", syntax_of("compared_with").sub("", words))
        if not found or (len(found) < 2 and led not in found[0] and not SPENT.fullmatch(led)):
            found.insert(0, led)  # 2023年，警情由2021年的…: the year told of, that of the baseline
    else:
        before = len(words) - here
        said = syntax_of("compared_with").sub("", words[:before]) + words[before:]
        later = CLAUSE.split(sentence[position:], maxsplit=1)[0].partition("于")[
            2
        ]  # 36座警务站于11月启用
        begun = syntax_of("period_of_calendar").match(later)
        said = _without_bases(said)
        said = OF_ANOTHER.sub("，", SO_FAR.sub("，", said) if "至此" in said else said)
        several = None if begun else listed(said)
        if several and not (change and NUMBER.search(several.behind)):
            found = several.times
        else:
            found = [begun[0] if begun else _last("period", said)]
            if found == ["全年"] and A_YEAR.fullmatch(
                of := _last("period", said.rpartition("全年")[0])
            ):
                found.insert(0, of)
    if "累计" in clause:
        averages.insert(0, "累计")
    return " ".join(filter(None, [*found, *averages, printed])), base


def _last(name: str, words: str) -> str:
    if name == "period" and not ("以来" in words or "期间" in words):
        name = "period_of_calendar"  # the same, without what begins with any character
    found = ""
    for match in syntax_of(name).finditer(words):
        found = match[0]
    return found


def _without_bases(words: str) -> str:
    """The words with comparisons blanked out, so that their years are not taken for others."""
    return syntax_of("base_period").sub(lambda match: "，" * len(match[0]), words)


def deadline(sentence: str, position: int, year: str, near: str = "") -> tuple[str, str]:
    """ISO date or dates by which a target is due, and the printed words.

    ``year`` is that of the document, ``near`` the one last named in the paragraph, for 年底 and
    年内 without one.  2021年前 is kept in both readings.  A bare year, half or quarter that a
    target is set for is its deadline too.

    >>> deadline("确保2021年前完成全部工作任务", 11, "2021")
    ('2020-12-31 2021-12-31', '2021年前')
    >>> deadline("今年力争下降5%;上半年建成8座", 16, "2025"), deadline("覆盖率达到100%", 5, "2021")
    (('2025-06-30', '上半年'), ('', ''))
    >>> deadline("2025年2月31日前全部建成", 11, "2025")  # no such day: the month's last
    ('2025-02-28', '2025年2月31日前')
    """
    match = due(sentence, position, "due_loosely")
    if not match:
        return "", ""
    words, parts = match[0], match.groupdict()
    if parts["before"]:
        strict = year_in(parts["before"], year)
        return f"{strict - 1}-12-31 {strict}-12-31", words
    if parts.get("plan"):
        return f"{FIRST_PLAN_YEAR[parts['plan']] + 4}-12-31", words
    printed = parts["year"] or parts["end"] or parts["to"] or parts.get("bare")
    named = year_in(printed, year) if printed else int(near or year or 0)
    month = parts["month"] or parts["tomonth"] or parts.get("baremonth")
    last = int(number(month)) if month else 12
    last = HALVES.get(parts.get("half"), QUARTERS.get(parts.get("quarter"), last))
    if not named or not 1 <= last <= 12:
        return "", words
    return str(last_day(named, last, parts["day"])), words


def due(sentence: str, position: int, name: str = "due") -> re.Match[str] | None:
    """The date by which something at a position is due: the last one before it, or the next
    in its clause."""
    before = [match for match in _dues(sentence, name) if match.start() <= position]
    if before:
        return before[-1]
    following = next((m for m in _dues(sentence, "due") if m.start() >= position), None)
    gap = sentence[position : following.start()] if following else ""
    return following if following and not CLAUSE.search(gap) else None


@lru_cache(maxsize=256)
def _dues(sentence: str, name: str) -> list[re.Match[str]]:
    told = BASELINE.sub(lambda match: "，" * len(match[0]), sentence)
    told = SET_AGAINST.sub(lambda match: "，" * len(match[0]), told)
    told = syntax_of("compared_with").sub(lambda match: "，" * len(match[0]), told)
    return list(syntax_of(name).finditer(_without_bases(told)))


def year_in(printed: str | None, document: str) -> int:
    """A printed year as a number; 今年 and 明年 by the document's.

    >>> year_in("二〇二五", ""), year_in("明", "2024"), year_in("今", "")
    (2025, 2025, 0)
    """
    if printed and printed not in THIS_OR_NEXT:
        return int(printed) if printed.isdigit() else int(number(printed))
    if not document:
        return 0
    return int(document) + (printed in NEXT)


NEXT = ("明", "来", "下一")
THIS_OR_NEXT = ("今", "本", *NEXT)


def years_named(words: str) -> str:
    """The last year that a stretch names, comparisons apart; empty if none.

    >>> years_named("2024年，破案率由2020年的31%提高"), years_named("重在抓规范")
    ('2024', '')
    """
    told = syntax_of("compared_with").sub("，", _without_bases(words))
    found = re.findall(r"(20\d\d)年", told)
    return found[-1] if found else ""
