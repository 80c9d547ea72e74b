"""Signs that fell out of a text: a percent sign, a full stop.

>>> [(e.before, e.after) for e in propose("刑事案件同比下降6.3。")]
[('3', '3%')]
>>> list(propose("群众安全感指数提高到96.3。同比下降6.3个百分点，同比多破20起。"))
[]
"""

import re
from collections.abc import Iterator

from zhibiao.begins import compiled
from zhibiao.damage.signs import edit_at, lines_with, within
from zhibiao.damage.steps import BEGINS
from zhibiao.records import Edit

ENDS = r"(?![\d.])(?=(?:左右|以上|以下|以内)?(?:[，。；、;！!）)\n]|,(?!\d)|$))"
COMPARED = (
    r"(?:同比|环比|按[年月季]|(?:较|比)(?:上年|去年|上月|前年|上季度|年初|\d{4}年)(?:同期|末|底)?)"
)
MOVED = (
    r"(?:下降|上升|增长|减少|增加|提高|提升|降低|回落|下滑|攀升|上涨|下跌|增产|减产|压降|压减|压缩|下浮|上浮"
    r"|[再又各年均月季][降升增减少多跌涨])(?:了|约|近|超过?|不低于|不超过|不少于){0,2}"
)
TO = r"(?:提高|提升|上升|升高|增长|增加|扩大|下降|降低|降|升|增|提|减|减少|压降|回落|下滑|回升)(?:了)?[到至为]"
SPAN = r"(?:\d{1,2}(?:\.\d+)?[-—–~～至]{1,2})?"
N = r"(?P<n>\d{1,3}(?:\.\d+)?)"
RATE = r"(?<!发案)(?<!自然增长)(?<![亡生速频概汇利讼])率"
POINTS = r"(?:指数|得分|评分|总分|分数|分值|均分|积分|排名|位次|名次|系数|PMI|CPI|气温)"
"""What is told in points or places: a number after it needs no unit."""
SHARE = r"(?:占比|比例|比重|比率|投入强度|存贷比|(?:知晓|认可|信任|支持|参与|贡献)度|(?:覆盖|亏损)面|满意度|安全感)"
NOW = r"(?:力争突破|继续|目前|现在|现已|已经?|力争|实际|始终|稳定|总体|年内|年底|去年底|上年末|要求?){1,2}"
STATES = (
    r"(?:(?:分别|均|各|已|都|也|仅|只|全部|始终|动态|稳定|继续|突破|保持|维持|控制|提升|提高|上升|增长|下降|降低|升|降|提|增加|双双"
    r"|达|到|至|为|是|有|在|约|近|超过?|不低于|不超过|不少于|高于|低于|最高|平均|同比|从|由){1,6})?"
)
WHEN = r"(?:截至|截止|到)?(?:今年|去年|上年|同年|次年|\d{4}年|\d{1,2}月)+(?:底|末|初|份|前)?"
CHANGE = "a change needs a unit, and without one it is %"
PERCENTS = (
    (
        compiled(
            rf"{COMPARED}(?:分别|均|各)?[^，。；,;\n\d]{{0,4}}{MOVED}{SPAN}{N}{ENDS}"
            rf"|{MOVED}{SPAN}(?P<m>\d{{1,3}}\.\d+|(?<!加)(?<!少)(?<!多)\d{{1,2}}){ENDS}"
        ),
        CHANGE,
    ),
    (
        compiled(
            rf"(?:{RATE}|{SHARE}|[增降升涨跌]幅|增速)[：:]?(?:连续[\d一-十]+[年月]|到?{WHEN}|{NOW})?"
            rf"{STATES}{N}{ENDS}"
        ),
        "a rate or share needs the sign",
    ),
    (
        compiled(
            rf"(?:{RATE}|{SHARE})[由从](?:\d+/\d+|\d{{1,2}}(?:\.\d+)?%?|[一-鿿]{{1,6}}?)[一-鿿]{{0,4}}[到至为]{N}{ENDS}"
        ),
        "a rate or share needs the sign",
    ),
    (
        compiled(
            rf"(?:{RATE}|{SHARE})(?:的?{WHEN}|{NOW})?[由从为]?(?:{WHEN}|去年|上年)?的?{N}"
            rf"(?={TO}\d{{1,3}}(?:\.\d+)?(?![\d.余多]|[万亿]?[一-鿿]))"
        ),
        "a rate or share needs the sign",
    ),
    (re.compile(rf"\d%[、和及与]{N}{ENDS}"), "it stands in a list of percentages"),
    (re.compile(rf"\d%[、和及与]{N}(?=[、和及与]\d[\d.]*%)"), "it stands in a list of percentages"),
    (
        compiled(
            rf"(?:分别|各|[下降上升增长减少提高为占达]){N}(?=[、和及与](?:\d[\d.]*[、和及与])*\d[\d.]*%)"
        ),
        "it stands in a list of percentages",
    ),
    (
        compiled(rf"分别{MOVED}{N}(?=[、和及与]\d{{1,3}}(?:\.\d+)?{ENDS})"),
        CHANGE,
    ),
    (
        compiled(
            rf"占(?![地用据道领])[^，。；、,;（(\n\d]{{0,10}}{N}{ENDS}"
            rf"|(?:占|达到?|相当于)[^。；、;\n%]{{2,24}}的(?P<m>\d{{1,2}}(?:\.\d+)?){ENDS}"
        ),
        "a share needs the sign",
    ),
    (
        compiled(rf"完成[^，。；、,;\n\d]{{0,8}}(?:任务|计划|目标|指标|预算|总数|总量)的{N}{ENDS}"),
        "a share needs the sign",
    ),
    (
        compiled(
            rf"\d%(?:[-—~～至到]{{1,2}}|[^，。；、,;\n\d]{{0,4}}(?:[提升降增减]|提高|下降|上升|增长)"
            rf"[^，。；、,;\n\d]{{0,2}}[至到为]|[；;，,]{WHEN}{STATES}){N}{ENDS}"
        ),
        "it is compared with a percentage",
    ),
    (
        compiled(rf"(?<![\d./]){N}(?={TO}\d[\d.]*%)"),
        "it is compared with a percentage",
    ),
    (
        compiled(
            rf"{N}(?=[，,](?:较|比)[^，。；,;\n\d]{{0,8}}(?:\d{{4}}年[^，。；,;\n\d]{{0,4}})?[\d.]+%)"
        ),
        "it is compared with a percentage",
    ),
)
AMONG = compiled(
    rf"(?:达到?|{TO}|压低?到|保持在?|维持在?|(?<!因|作|认|成|较|以)为|不低于|不高于|不超过){N}{ENDS}"
    rf"|(?<=[一-鿿])(?P<m>\d{{1,2}}\.\d+){ENDS}"
)
"""A number that a state is told in, or one with decimals; where its sentence tells percentages it is one."""
UNITLESS = re.compile(rf"\d(?:{ENDS}|(?=[和及与提上升增扩下降减压回]))")
"""The end of a number that no unit follows: a mark, another number, or what it rose or fell to."""
LIST_OF_POINTS = re.compile(r"(?:[、和及与]\d[\d.]*)+个?百分点")
OF_PERCENTS = re.compile(r"\d%|百分点|率")
NO_PERCENT = re.compile(
    rf"{POINTS}|[A-Za-z]|成绩|比(?![例重率上去前年])|[亡病案讼]率|万[人车]|每|平均|人均|指标|数(?=[^，。；]*\Z)"
)
BARE = re.compile(
    rf"(?:[亡病案讼生]率|自然增长率|每[十百千万\d][^，。；,;\n\d]{{0,8}}|{POINTS})[^，。；,;\n\d]{{0,4}}\d[\d.]*分?[，,][^，。；,;\n\d]{{0,4}}\Z"
)
"""What is told in points, or in cases for so many people; so is what it rose or fell by."""
TAIL = re.compile(r"[^。！？!?\n]*\Z")
PARAGRAPH = re.compile(r"[^\n]+")
OPEN_END = re.compile(r"[一-鿿\d%”]\Z")
FAR = 60
LONG = {True: 20, False: 30}
BROKEN = {True: 0.75, False: 0.5}
"""By whether a paragraph has several sentences: how long it is at least, and the share of such
without a stop from which lines are just broken."""
STOP, PARTED = re.compile("[。！？!?]"), re.compile("[，；,;]")
NEXT = re.compile(rf"\s*\Z|[ \t\r\u3000]*\n(?:[ \t\r\u3000]*\n|[ \u3000]{{2}}|{BEGINS.pattern})")
NO_SENTENCE = re.compile(
    r"[：:][^，,]*\Z|—[^，,—]*\Z|…[”』」]\Z|^[^，,；;]+(?:、[^，,；;、]+){4,}\Z|\s|\d日\Z|的(?:通知|意见|报告|方案|通报|决定)\Z|[)）]\Z"
)
"""A line that is a heading, a signature, a list of names or a line of a table."""
BULLETS = "●○■□◆◇★▲•·"


def propose(text: str) -> Iterator[Edit]:
    """Propose what fell out where the words around it leave little doubt."""
    bare = lines_with(UNITLESS, text)
    for pattern, reason in PERCENTS:
        for match in within(bare, pattern, text):
            in_points = reason == CHANGE and _in_points(text, match)
            if not (in_points or LIST_OF_POINTS.match(text, match.end())):
                yield _percent(match, reason)
    for match in within(bare, AMONG, text):
        sentence = text[max(0, match.start() - FAR) : match.start()].rpartition("\n")[2]
        sentence = sentence.rpartition("。")[2]
        clause = re.split("[，；,;]", sentence)[-1]
        behind = re.split("[。\n]", text[match.end() : match.end() + FAR])[0]
        told = OF_PERCENTS.search(sentence) or re.search(r"\d%", behind)
        told = told and not LIST_OF_POINTS.match(text, match.end())
        if told and not NO_PERCENT.search(clause) and 5 <= float(match["n"] or match["m"]) <= 100:
            yield _percent(match, "its sentence tells percentages, and it has no unit")
    yield from _stops(text)


def _in_points(text: str, match: re.Match[str]) -> bool:
    """Whether a change is told of what has points or places, or in numbers without any unit."""
    before = text[max(0, match.start() - 40) : match.start()]
    clause = re.split("[，。；,;\n]", before)[-1]
    if re.search(rf"(?<![一二三四两]项){POINTS}", clause + match[0]) or BARE.search(before):
        return True
    loose = match.groupdict().get("m") or ""
    sentence = re.sub(r"(?<=\d),(?=\d{3})", "", before.split("。")[-1])
    bare = loose and "." not in loose and re.search(r"\d[，；,;]", sentence)
    per = re.search(
        r"人均|户均|日均|每(?!年)|平均(?!每?年?(?:下降|上升|增长|减少|增加))", clause + match[0]
    )
    return bool(bare or (loose and per))


def _percent(match: re.Match[str], reason: str) -> Edit:
    group = "n" if match["n"] else "m"
    last = match[group][-1]
    return edit_at(match.end(group) - 1, last, f"{last}%", "lost_percent", "conjectured", reason)


def _stops(text: str) -> Iterator[Edit]:
    """A full stop at the end of a paragraph of sentences whose last has none.

    A paragraph of one sentence, which a heading can look like, gets it only where most others of
    its kind have theirs.
    """
    kinds: dict[bool, list[tuple[int, str]]] = {True: [], False: []}
    for match in PARAGRAPH.finditer(text):
        line = match[0].rstrip()
        several = bool(STOP.search(line, 0, len(line) - 1))
        if len(line) >= LONG[several] and (several or PARTED.search(line)):
            kinds[several].append((match.start(), line))
    for several, lines in kinds.items():
        open_ends = [(start, line) for start, line in lines if OPEN_END.search(line)]
        if len(open_ends) > max(several, BROKEN[several] * len(lines)):  # broken anywhere, or so
            open_ends = [(at, line) for at, line in open_ends if several and _ends(text, at, line)]
        for start, line in open_ends:
            tail = TAIL.search(line)[0].strip()
            if len(tail) >= 4 and not NO_SENTENCE.search(tail) and line[0] not in BULLETS:
                reason = "the last sentence of a paragraph has no full stop"
                at = start + len(line) - 1
                yield edit_at(at, line[-1], f"{line[-1]}。", "lost_stop", "conjectured", reason)


def _ends(text: str, start: int, line: str) -> bool:
    """Whether a paragraph ends with a line: a blank line or the head of another follows."""
    return bool(NEXT.match(text, start + len(line)))
