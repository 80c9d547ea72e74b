"""Signs that fell out of a text: a percent sign, the parts of a date, a full stop.

>>> [(e.before, e.after) for e in propose("刑事案件同比下降6.3。到2021825止，计划于年。")]
[('3', '3%'), ('2021825', '2021年8月25日'), ('年', '□年')]
>>> list(propose("群众安全感指数提高到96.3。同比下降6.3个百分点，同比多破20起。"))
[]
"""

import re
from collections.abc import Iterator

from zhibiao.damage.steps import LACUNA
from zhibiao.records import Edit

ENDS = r"(?![\d.])(?=(?:左右|以上|以下|以内)?(?:[，。；、;！!）)\n]|,(?!\d)|$))"
COMPARED = r"(?:同比|环比|(?:较|比)(?:上年|去年|上月|前年|上季度|年初|\d{4}年)(?:同期|末|底)?)"
MOVED = (
    r"(?:下降|上升|增长|减少|增加|提高|提升|降低|回落|下滑|攀升|上涨|下跌|增产|减产|压降|压减|下浮|上浮"
    r"|[再又各年均][降升增减少多])(?:了|约|近|超过?|不低于|不超过|不少于){0,2}"
)
N = r"(?P<n>\d{1,3}(?:\.\d+)?)"
RATE = r"(?<!发案)(?<![亡生速频概汇利讼])率"
POINTS = r"(?:指数|得分|评分|总分|分数|分值|均分|积分|排名|位次|名次|系数|PMI|CPI|气温)"
"""What is told in points or places: a number after it needs no unit."""
STATES = (
    r"(?:(?:分别|均|各|已|都|也|仅|只|全部|始终|动态|稳定|保持|控制|提升|提高|上升|增长|下降|降低|升|降|提|增加|双双"
    r"|达|到|至|为|是|有|在|约|近|超过?|不低于|不超过|不少于|高于|低于|最高|平均|同比|从|由){1,6})?"
)
WHEN = r"(?:截至|截止|到)?(?:今年|去年|上年|同年|次年|\d{4}年|\d{1,2}月)+(?:底|末|初|份|前)?"
CHANGE = "a change needs a unit, and without one it is %"
PERCENTS = (
    (
        re.compile(
            rf"{COMPARED}(?:分别|均|各)?[^，。；,;\n\d]{{0,4}}{MOVED}{N}{ENDS}"
            rf"|{MOVED}(?P<m>\d{{1,3}}\.\d+|(?<!加)(?<!少)(?<!多)\d{{1,2}}){ENDS}"
        ),
        CHANGE,
    ),
    (
        re.compile(
            rf"(?:{RATE}|[增降升涨跌]幅|增速|占比|比例|比重|安全感|满意度)(?:连续\d+[年月]|\d{{4}}年[底末]?)?"
            rf"{STATES}{N}{ENDS}"
        ),
        "a rate or share needs the sign",
    ),
    (
        re.compile(
            rf"(?:{RATE}|占比|比例|比重)[由从](?:\d+/\d+|\d{{1,2}}(?:\.\d+)?%?|[一-鿿]{{1,6}}?)[一-鿿]{{0,4}}[到至为]{N}{ENDS}"
        ),
        "a rate or share needs the sign",
    ),
    (re.compile(rf"\d%[、和及与]{N}{ENDS}"), "it stands in a list of percentages"),
    (
        re.compile(rf"占(?![地用据道领])[^，。；、,;\n\d]{{0,10}}{N}{ENDS}"),
        "a share needs the sign",
    ),
    (
        re.compile(
            rf"完成[^，。；、,;\n\d]{{0,8}}(?:任务|计划|目标|指标|预算|总数|总量)的{N}{ENDS}"
        ),
        "a share needs the sign",
    ),
    (
        re.compile(
            rf"\d%(?:[-—~～至到]{{1,2}}|[^，。；、,;\n\d]{{0,4}}(?:[提升降增减]|提高|下降|上升|增长)"
            rf"[^，。；、,;\n\d]{{0,2}}[至到为]|[；;，,]{WHEN}{STATES}){N}{ENDS}"
        ),
        "it is compared with a percentage",
    ),
    (
        re.compile(
            rf"{N}(?=[，,](?:较|比)[^，。；,;\n\d]{{0,8}}(?:\d{{4}}年[^，。；,;\n\d]{{0,4}})?[\d.]+%)"
        ),
        "it is compared with a percentage",
    ),
)
DATE = re.compile(
    r"(?<![\d.,:：话线码号机真-])(?P<y>20[0-3]\d|19[89]\d)(?P<rest>\d{2,4})(?P<day>日)?"
    r"(?=[止起至到，。,;；、召在上下前后]|$)(?![\d.])"
    r"|(?:(?<=[（(【])|(?<=——)|(?m:^)[ \u3000]*)(?P<y2>20[0-3]\d|19[89]\d)(?P<rest2>\d{2,3})(?P<day2>日)?(?=[）)】 \u3000]|在|$)",
    re.M,
)
"""A year with what follows it; eight digits that stand alone are a way to write dates."""
TOLD = re.compile(r"\d{4}年\d{1,2}月(?:\d{1,2}日)?")
YEAR = re.compile(
    r"(?<=[于至自到从由较比是])年(?=[。，；,;]|的\d|\d|翻|增长|下降|上升|同期|以来|[1-9]?月底?[前，。])"
    r"|(?<=[较比])年(?=[高低少多增减]|提[高升]|压降|前[移进])"
    r"|(?<=\d[-—–~至])年(?=[）)])"
    r"|(?:(?<=[。；\n\u3000”])|^)年(?=，[全我本][市县省区国州旗])"
    r"|(?:(?<=[、）)\u3000])|^)年(?=的?(?:重点|主要)?工作(?:回顾|安排|打算|部署|重点|任务)?$)"
    r"|(?<=[一-鿿，。、,])"
    r"(?<![今去明前当每全历往同次近几两多半周整本该来后翌数些学逐常成青老少中童晚过新暑一二三四五六七八九十百千〇零])"
    r"年(?=\d{1,2}月|全[市县省](?!年))",
    re.M,
)
TAIL = re.compile(r"[^。！？!?\n]*\Z")
PARAGRAPH = re.compile(r"[^\n]+")
OPEN_END = re.compile(r"[一-鿿\d%”]\Z")
LONG, BROKEN = 40, 0.75
"""Characters of a paragraph, and the share of them without a stop from which lines are just broken."""


def propose(text: str) -> Iterator[Edit]:
    """Propose what fell out where the words around it leave little doubt."""
    for pattern, reason in PERCENTS:
        for match in pattern.finditer(text):
            if not (reason == CHANGE and _in_points(text, match)):
                yield _percent(match, reason)
    dates = [*DATE.finditer(text)]
    told = frozenset(TOLD.findall(text)) if dates else frozenset()
    for match in dates:
        yield from _date(match, told)
    for match in YEAR.finditer(text):
        yield _edit(
            match.start(), "年", f"{LACUNA}年", "lost_date", "unknowable", "no year before 年"
        )
    yield from _stops(text)


def _in_points(text: str, match: re.Match[str]) -> bool:
    """Whether a change is told of what has points or places, or in numbers without any unit."""
    before = text[max(0, match.start() - 40) : match.start()]
    clause = re.split("[，。；,;\n]", before)[-1]
    if re.search(POINTS, clause + match[0]):
        return True
    bare = match["m"] and "." not in match["m"] and re.search(r"\d[，；,;]", before.split("。")[-1])
    return bool(bare or (match["m"] and re.search("人均|户均|平均|日均|每", clause)))


def _percent(match: re.Match[str], reason: str) -> Edit:
    group = "n" if match["n"] else "m"
    last = match[group][-1]
    return _edit(match.end(group) - 1, last, f"{last}%", "lost_percent", "conjectured", reason)


def _date(match: re.Match[str], told: frozenset[str]) -> Iterator[Edit]:
    """A year with month and day run together; only what can be cut in one way is restored."""
    year, rest, day = (
        match["y"] or match["y2"],
        match["rest"] or match["rest2"],
        match["day"] or match["day2"],
    )
    printed = f"{year}{rest}{day or ''}"
    cuts = {(int(rest[:cut]), int(rest[cut:])) for cut in (1, 2) if cut < len(rest)}
    cuts = {
        (month, of_month) for month, of_month in cuts if 1 <= month <= 12 and 1 <= of_month <= 31
    }
    if rest[0] == "0" or len(rest) == 4:  # two digits each
        cuts = {cut for cut in cuts if len(rest) == 4 and f"{cut[0]:02}{cut[1]:02}" == rest}
    ways = [f"{month}月{of_month}日" for month, of_month in sorted(cuts)]
    if not day and rest in ("10", "11", "12"):
        ways.append(f"{rest}月")
    said = [way for way in ways if f"{year}年{way}" in told]
    start = match.end() - len(printed)
    if len(ways) == 1 and cuts:
        reason = "year, month and day run together, and this is the only way to part them"
        yield _edit(start, printed, f"{year}年{ways[0]}", "lost_date", "conjectured", reason)
    elif len(said) == 1:
        reason = f"of {' and '.join(ways)} the report tells this date elsewhere"
        yield _edit(start, printed, f"{year}年{said[0]}", "lost_date", "attested", reason)
    elif len(ways) > 1:
        date = f"{year}年{LACUNA}月"
        yield _edit(start, printed, date, "lost_date", "unknowable", " or ".join(ways))


def _stops(text: str) -> Iterator[Edit]:
    """A full stop at the end of a paragraph of sentences whose last has none."""
    lines = [match for match in PARAGRAPH.finditer(text) if len(match[0].rstrip()) >= LONG]
    open_ends = [match for match in lines if OPEN_END.search(match[0].rstrip())]
    if len(open_ends) > max(1, BROKEN * len(lines)):
        return  # lines are broken anywhere
    for match in open_ends:
        line = match[0].rstrip()
        tail = TAIL.search(line)[0]
        if 6 <= len(tail) < len(line) and not re.search(r"[：:\s]|\d日$", tail.strip()):
            reason = "the last sentence of a paragraph has no full stop"
            at = match.start() + len(line) - 1
            yield _edit(at, line[-1], f"{line[-1]}。", "lost_stop", "conjectured", reason)


def _edit(start: int, before: str, after: str, rule: str, warrant: str, reason: str) -> Edit:
    return Edit(
        start=start,
        end=start + len(before),
        before=before,
        after=after,
        rule=rule,
        warrant=warrant,
        reason=reason,
    )
