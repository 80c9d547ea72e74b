"""Dates that lost their signs or their year: 2021825, 力争年10月底前, 截至5底.

What can be cut in one way only is restored; a year that is gone stays open.  年 stands for one
behind a word that needs a time, at the head of a clause, and before what no span of years goes
with; the words that 年 is a part of itself are left alone.

>>> [(e.before, e.after) for e in propose("到2021825止，计划于年。年，县局将行动；截至5底建成32个。")]
[('2021825', '2021年8月25日'), ('5', '5月'), ('年', '□年'), ('年', '□年')]
>>> list(propose("从 2000 年到 2002 年，立案637起。"))
[]
>>> list(propose("年底前完成，年均增长5%，年接待3万人次，近年来，达到年产100吨；按月、季、年通报。"))
[]
"""

import re
from collections.abc import Iterator

from zhibiao.begins import compiled
from zhibiao.damage.steps import LACUNA
from zhibiao.records import Edit

DATE = compiled(
    r"(?<![\d.,话线码号机真-])(?<![^间期][:：])(?P<y>20[0-3]\d|19[89]\d)(?P<rest>\d{2,4})(?P<day>日)?"
    r"(?=[止起至到，。,;；、召在上下前后）)\u3000]|[ \u3000]*(?:上午|下午|\d{1,2}[:：]\d\d)|$)(?![\d.])"
    r"|(?:(?<=[（(【])|(?<=——)|(?m:^)[ \u3000]*)(?P<y2>20[0-3]\d|19[89]\d)(?P<rest2>\d{2,3})(?P<day2>日)?(?=[）)】 \u3000]|在|$)",
    re.M,
)
"""A year with what follows it; eight digits that stand alone are a way to write dates."""
TOLD = re.compile(r"\d{4}年\d{1,2}月(?:\d{1,2}日)?")
MONTH = compiled(
    r"(?<![\d.,:：话线码号机真-])(?P<y>20[0-3]\d)(?P<m>1[0-2]|[1-9])(?=[底末份](?![价线稿薪])|初(?![一-鿿])|[上中下]旬)"
    r"|(?<=[今去明前当同次本]年)(?P<m2>1[0-2]|[1-9])(?=[底末份](?![价线稿薪])|初(?![一-鿿])|[上中下]旬)"
    r"|(?<=截至)(?P<m3>1[0-2]|[1-9])(?=[底末]|[上中下]旬)"
)
"""A month that has lost its sign, before a part of it."""
SET_APART = re.compile(r"(?:19|20)\d\d[ \u3000]\Z")  # 2002 年
BEFORE = "\\d今去明前当每全历往同次近几两多半周整本该来后翌数些学逐常成青老少童晚过新暑上下首末头某哪何隔连累早幼壮盛享余平流闰丰灾荒度年元经积财陈旧昔□一二三四五六七八九十百千万亿〇零○子丑寅卯辰巳午未申酉戌亥鼠牛虎兔龙蛇马羊猴鸡狗猪这那是跨满范政"
"""What can stand before 年 in a word, or counts years."""
OF_TIME = "过近逾届仅底初末终关中内度限间纪龄货会夜味轻老少均代级华迈长幼青富份头尾月年报检审鉴薪金率复景俗画糕日"
A_YEAR = "产|收|发|接|处|办|销|利|息|吞|投|营|生|出|用|缴|节|新增|受理|完成|培训|供|运|服务|游客|人均|流|租|交|客|旅|总|纯|净|最|平均|设计|开|递|加工|养|种|可|吸|消|输|耗|减排|累|约|超过?\\d"
"""What 年 makes a word with, and what is told for each year."""
WORD = (
    rf"[{OF_TIME}]|标准|目标任务|前(?![一二三四五六七八九十\d])|为民|{A_YEAR}|\d+[余多]?[万亿]?吨"
)
GROWS = "增(?![加长])|[降减升]|递"
HEAD = r"(?:^[ \u3000]*|(?<=[，。；：:、,;（(“”《》】）)\u3000 ])|(?<=\d[.、]))"
UNITS = "(?<![日周旬月季度天时分][、和/])(?<!季[一-鿿]{2}、)(?<!季[一-鿿]{2}，)"
YEAR = compiled(
    rf"{UNITS}(?:"
    rf"{HEAD}年(?=[，,](?![^，,。]{{0,2}}月)|、(?:年|\d{4}年)|[\u4e00-\u9fff\d])(?!{WORD}|{GROWS})(?!以上|以下|为单位|[一二三四五六七八九十百]+[余多]?[岁旬]|已[近过逾届古花耄])"
    rf"|(?<=[到至截止于自从由较比据])年(?=[、，。；,;]|[\u4e00-\u9fff\d])(?!{WORD})"
    rf"|(?:(?<=其中)|(?<=力争)|(?<=关于)|(?<=[和与及对]))年(?=[\u4e00-\u9fff\d])(?!{WORD}|{GROWS})"
    rf"|(?<=是)年[。，；,;]"
    r"|(?<=[从由在])年(?=的)|(?<=[较比])年(?=的\d|少(?!年)|末?年)"
    rf"|(?<=[\u4e00-\u9fff])(?<![{BEFORE}以人户亩个按计])(?<!(?<!其)中)年"
    r"(?=\d(?!\d{0,5}[余多]?[万亿]?[元吨])|[上下]半年|第(?:[一二三四]季度|\d)|同期|的\d|[为是达][^，。]{0,4}\d|建成\d|我[市县区省]|全[市县省区](?!年))"
    rf"|(?<=[市县区旗州省院局会办队所组厅])年(?!度)(?=[一-鿿]{{2,20}}(?:报告|总结|通报|方案|计划|要点)(?:及|和|$))"
    r"|(?<=\d[-—–~至])年(?=[）)])|(?<=[（(])年(?=[）)][。，；])"
    r")",
    re.M,
)
YEAR_END = compiled(
    r"(?:\d{4}|□|(?<![去今上前明每当至到]))年[底末初](?!前)[^。\n]{0,40}?[，；、,;](?P<at>年)(?=[底末](?:[为达增降减升不约共]|\d))"
)
"""A list of the ends of years, of which one has none."""


def propose(text: str) -> Iterator[Edit]:
    """Propose the parts of dates that can be told, and an open year for 年 alone."""
    dates = [*DATE.finditer(text)]
    told = frozenset(TOLD.findall(text)) if dates else frozenset()
    for match in dates:
        yield from _date(match, told)
    for match in MONTH.finditer(text):
        year, month = match["y"], match["m"] or match["m2"] or match["m3"]
        after = f"{year}年{month}月" if year else f"{month}月"
        reason = "底, 初 or 旬 is part of a month"
        yield _edit(match.start(), match[0], after, "conjectured", reason)
    bare = {match[0].index("年") + match.start() for match in YEAR.finditer(text)}
    bare = {at for at in bare if not SET_APART.search(text, max(0, at - 5), at)}
    bare |= {match.start("at") for match in YEAR_END.finditer(text)}
    for at in sorted(bare):
        yield _edit(at, "年", f"{LACUNA}年", "unknowable", "no year before 年")


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
        yield _edit(start, printed, f"{year}年{ways[0]}", "conjectured", reason)
    elif len(said) == 1:
        reason = f"of {' and '.join(ways)} the report tells this date elsewhere"
        yield _edit(start, printed, f"{year}年{said[0]}", "attested", reason)
    elif len(ways) > 1:
        date = f"{year}年{LACUNA}月"
        yield _edit(start, printed, date, "unknowable", " or ".join(ways))


def _edit(start: int, before: str, after: str, warrant: str, reason: str) -> Edit:
    return Edit(
        start=start,
        end=start + len(before),
        before=before,
        after=after,
        rule="lost_date",
        warrant=warrant,
        reason=reason,
    )
