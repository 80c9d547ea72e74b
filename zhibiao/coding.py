"""How a careful reader codes a quantity in its sentence: measure, direction, modality, time.

The words are the codebook's tables; the rules here say only where to look for them.

Over 300 lines, because every code of a claim but its subject and stage is told in this one place.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from zhibiao.begins import compiled
from zhibiao.dating import SEMICOLON, year_in
from zhibiao.dating import due as due_at
from zhibiao.lexicon import syntax, syntax_of, table
from zhibiao.periods import FIRST_PLAN_YEAR, PLAN_PERIOD, YEAR
from zhibiao.quantities import Printed
from zhibiao.senses import deed

PART = re.compile(r"[、，,；;](?!.{0,4}\Z)")
PASSING = re.compile(r"[百千]?[万亿](?:艘次|标箱|车|架次)")
HEADS = r"每(?:[\d一二十百千]*[万千百]名?[一-鿿]{0,4}?人|平方公里|立方米)"
RATE_NAME = re.compile(rf"率$|(?<=.)(?:比|密度|强度)$|{HEADS}")
KEPT_UP = re.compile(r"(?:实现|保持|持续|同比)?((?:(?!稳定在).){0,4})")
PER_HEAD = re.compile(HEADS + "[^，,]{0,8}$")
YEAR_BEFORE = re.compile(
    r"(?:^|[（(：:以\s])(?P<year>(?:19|20)\d\d)年[末底]?(?:为|是|仅|的)?[：:]?$"
)  # 破案率:2020年31%
ATTRIBUTE = re.compile("的(?!幅)[一-鿿](?!.*占)")  # 价格上涨的城市个数为, 下降的为
SIGNED = re.compile(r"[（(][+＋\-−–]\Z")  # 增加5000宗（+9.2%）
IN_BRACKETS = re.compile(r"[（(](?:19|20)\d\d年[末底]?[为是：:]?\Z")
THEN_ON = re.compile(r"[)）][^，,。；;]*\d")  # 盗窃案件（2025年：9起）控制在6起以内
RUSHED = re.compile("[赶抢]在?\\Z")  # 赶在6月20日前投入使用
STARTS_FROM = re.compile("的?基础上|为(?:基[数准期]|起点)")
STOOD = re.compile(f"(?:{syntax('stood')})值?[为是]?[：:]?$")  # 群众安全感(基期96.8%)


def direction(before: str, inside: str, after: str, measure: str) -> str:
    """up, down, level or empty, from the words just before the number, or ``inside`` a from–to pair.

    A streak takes it from what follows, a doubling from itself.

    >>> direction("盗窃警情数同比下降", "", "", "change"), direction("覆盖率达到", "", "", "percentage")
    ('down', '')
    """
    before = before.rstrip()  # 下降 23.7%
    if inside:
        near = inside
    elif measure == "streak":
        near = KEPT_UP.match(after)[1]
    elif measure == "rank":
        near = before if syntax_of("rank_moves").search(before) else ""
    else:
        near = PART.split(before[-14:])[-1]
    if syntax_of("across").search(near):
        return ""
    found = [
        (m.end(), name)
        for name in ("down", "up", "level")
        for m in syntax_of(name).finditer(near)
        if measure == "streak" or not ATTRIBUTE.match(near, m.end())
    ]
    if syntax_of("rate_of_change").search(near):  # 降幅保持在: a fall all the same
        found = [(place, name) for place, name in found if name != "level"] or found
    return max(found)[1] if found else ""


@cache
def _told() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = (row for row in table("words") if row.direction)
    return tuple((compiled(row.pattern), row.direction) for row in rows)


def told(surface: str) -> str:
    """The direction that a word which is a claim by itself tells, if any.

    >>> told("减半"), told("全覆盖")
    ('down', '')
    """
    return next((name for pattern, name in _told() if pattern.fullmatch(surface)), "")


def measure(item: Printed, before: str, subject: str) -> str:
    """The measure of a number: a share or a relative change, a count or a rate.

    >>> from zhibiao.quantities import quantities
    >>> measure(quantities("15.2%")[0], "警情数同比下降", "警情数")
    'change'
    >>> measure(quantities("95%")[0], "提高到", "覆盖率")
    'percentage'
    """
    before = before.rstrip()  # 下降 23.7%
    if item.measure == "count" and (item.unit.endswith("每秒") or PASSING.search(before)):
        return "rate"
    if item.measure == "count" and item.value == 0 and item.baseline is None:
        return "zero"  # 国家赔偿案件0件
    if item.measure == "count" and (RATE_NAME.search(subject) or PER_HEAD.search(before[-48:])):
        return "rate"
    if item.measure == "rate" and item.unit.startswith("元/"):
        return "money"
    if item.measure != "percentage" or item.baseline is not None:
        return item.measure
    if syntax_of("rate_of_change").search(before[-14:]) or SIGNED.search(before):
        return "change"
    by, of_several, compared, that_is = _changes()
    if that_is.search(before):
        return "change"
    if by.search(before) and not syntax_of("to_a_level").search(before):
        return "change"
    if of_several.search(before) and compared.search(before):
        return "change"
    return "percentage"


@cache
def _changes() -> tuple[re.Pattern[str], ...]:
    """A change just before a number, the end of what several share, a comparison, a change in brackets."""
    change = f"(?:{syntax('change')})"
    return (
        re.compile(
            f"{change}了?(?:[一-鿿]{{0,8}}(?:效率|时[限间长]|成本|能耗|支出|开支|费用|发生率|发案率))?"
            "(?:约|近|超过?|不低于|不少于|不超过|逾)?$"
        ),
        re.compile(f"{change}[^，,。；]{{0,3}}$|[、和及]$"),
        re.compile(f"(?:分别|同比|环比|较|比)[^，,。；]{{0,14}}{change}(?!至|到|为)"),
        re.compile(f"(?:{change})了?[^，,。；至到为]{{1,14}}(?:即|[（(])$"),  # 减少274人(18%)
    )


def unit_before(before: str, item: Printed) -> str:
    """The unit of a bare number that is printed before it: 总人次达114.2万.

    >>> from zhibiao.quantities import quantities
    >>> unit_before("总影响人次达", quantities("114.2万")[0])
    '人次'
    """
    found = syntax_of("unit_before").search(before) if item.bare else None
    return found["unit"].removesuffix("数") if found else ""


LED_BY_DURATION = re.compile(r"(?P<words>\D*)\d[\d.]*(?:分|秒|小时|个?工作日|[天日])")
"""A list that begins with a duration: 城区压缩至5分钟以内，乡镇不超过15分钟."""


class Modality(NamedTuple):
    modality: str
    cue: str


@cache
def _cue(name: str) -> re.Pattern[str]:
    return next(compiled(row.pattern) for row in table("modality") if row.name == name)


def modality(
    item: Printed,
    before: str,
    clause: str,
    sentence: str,
    place: int,
    kind: str,
    outlook: str,
    year: str,
) -> Modality:
    """target, standard or reported, with the words that decided.

    The document's kind and the passage are evidence, the sentence decides.  ``place`` is that
    of the number in its sentence, ``year`` that of the document, as far as it is known.

    >>> from zhibiao.quantities import quantities
    >>> text = "2025年底前,覆盖率达到95%以上"
    >>> modality(quantities(text)[1], "覆盖率达到", "覆盖率达到95%以上", text, 14, "plan", "", "2024").modality
    'target'
    """
    if (
        item.measure == "duration"
        and _standing(item, clause, before or sentence[:place].strip())
        and not (kind == "plan" and _to_come(before))
    ):
        led = kind == "plan" and LED_BY_DURATION.match(SEMICOLON.split(sentence[:place])[-1])
        if not (led and syntax_of("measured").search(led["words"])):
            return Modality("standard", item.surface)
    if (
        item.measure == "money"
        and (rule := _cue("rule").search(clause))
        and not syntax_of("change").search(before)
    ):
        return Modality("standard", rule[0])
    after = sentence[place + len(item.surface) :]
    if (
        (kind == "plan" or outlook == "ahead")
        and (item.bound != "exact" or item.measure in ("rank", "streak", "duration"))
        and (found := _cue("condition").search(after))
    ):
        return Modality("standard", found[0])
    if found := _cue("capability").search(before[-12:]):
        return Modality("standard", found[0])
    if found := _cue("attained").search(clause) or _cue("drawn_up").search(before):
        return Modality("reported", found[0])
    if found := _cue("grading").search(sentence[:place]):
        return Modality("standard", found[0])
    then = YEAR_BEFORE.search(before)
    if then and year and int(then["year"]) < int(year):
        return Modality("reported", then[0])
    if item.baseline is None and (stood := STOOD.search(before)):
        return Modality("reported", stood[0])
    if found := STARTS_FROM.match(after):
        return Modality("reported", found[0])
    if item.baseline is None and IN_BRACKETS.search(before) and THEN_ON.match(after):
        return Modality("reported", then[0] if then else "")
    of_a_rate = item.measure == "count" and syntax_of("base_of_a_rate").match(after)
    if of_a_rate and not (deed(before) or OBJECT.search(before)):
        return Modality("reported", "base_of_a_rate")
    if found := _cue("named_limit").search(after):
        return Modality("standard", found[0])
    if found := _cue("named_aim").search(after):
        return Modality("target", found[0])
    own = sentence[:place]
    done = finished = _cue("done").search(clause)
    if kind != "plan":
        done = finished or _cue("compared").search(clause)
    aim = _cue("aim").search(clause)
    if not aim and (kind == "plan" or outlook == "ahead"):
        aim = _cue("aim").search(SEMICOLON.split(own)[-1])
    elif not aim and not finished:
        aim = _cue("far_aim").search(SEMICOLON.split(own)[-1])
    threshold = _cue("threshold").search(before[-6:] + item.surface)
    ended = ENDED.search(item.pair)
    if ended and not aim:
        last = year_in(ended["year"], year) if ended["year"] else 0  # 去年 is over
        if last < int(year) if year else not (threshold or outlook == "ahead"):
            return Modality("reported", ended[0])
    due = due_at(sentence, place)
    if due and kind == "report" and RUSHED.search(sentence[: due.start()]):
        due = None
    if due and (due_year := year_in(due["before"] or due["end"] or due["to"] or due["year"], year)):
        past = (year and due_year < int(year)) or "截至" in own
        if past and not aim and outlook != "ahead":
            return Modality("reported", due[0])
        if not past and (
            kind != "report"
            or aim
            or threshold
            or (item.surface.endswith("以上") and (due["to"] or due[0].endswith("前")))
            or outlook == "ahead"
            or (due[0].endswith("前") and not done)
            or (year and due_year > int(year))
        ):
            return Modality("target", due[0])
    if aim and not (finished and kind == "report" and outlook != "ahead"):
        return Modality("target", aim[0])
    if threshold and kind != "plan" and outlook != "ahead" and _cue("conduct").search(clause):
        return Modality("standard", threshold[0])
    if outlook == "behind" and not (threshold and kind == "plan"):
        return Modality("reported", outlook)
    if threshold and (kind == "plan" or outlook == "ahead"):
        return Modality("target", threshold[0])
    if not aim and not due and (past := _past_year(sentence, year, kind)):
        return Modality("reported", past[0])
    if outlook == "ahead" and not _cue("state").search(clause):
        return Modality("target", outlook)
    if kind == "plan":
        if done and COMPARED.match(done[0]):  # a plan sets a fall against a year gone by, too
            done = None
        found = done or _cue("state").search(own)
        return Modality("reported", found[0]) if found else Modality("target", kind)
    return Modality("reported", done[0] if done else kind)


COMPARED = re.compile("同比|环比|较|累计|共")
OBJECT = re.compile(rf"[对把将向为](?:{syntax('whole_place')})?\Z")
REACHED = re.compile("[^，,。；;]{0,4}(?:实现|达到|做到|形成)")
ENDED = re.compile(f"(?:(?P<year>{YEAR})|[去上])年")  # 由2016年的1500起下降到|2020年|的1043起
PAST = re.compile(
    r"[ \u3000]*(?:截至)?(?:(?P<year>\d{4}|二〇[〇一二三四五六七八九]{2})年(?!基础|为基|水平)"
    rf"|{PLAN_PERIOD}(?:期间|时期|以来|末期?)|(?P<ago>[去上]年|今年以?来)|(?P<over>过去的?[一五]年))"
)


def _past_year(sentence: str, year: str, kind: str) -> re.Match[str] | None:
    """A sentence that begins with a time before the document's: 2022年,全市…; “十三五”期间,…; 去年,…"""
    found = PAST.match(sentence)
    if found and (found["ago"] or found["over"]):
        return None if kind == "plan" and found["ago"] else found
    if not found or not year:
        return None
    plan = found["plan"]
    last = FIRST_PLAN_YEAR[plan] + 4 if plan else year_in(found["year"], year)
    return found if last < int(year) else None


def _standing(item: Printed, clause: str, before: str) -> bool:
    """Whether a duration is a service that is offered, and not one that was measured."""
    if item.unit == "小时" and item.value == 24:
        return True
    if (
        item.baseline is not None
        or syntax_of("measured").search(before)
        or syntax_of("once_done").search(before)
    ):
        return False
    return item.bound == "at_most" or bool(syntax_of("standing").search(clause))


def _to_come(before: str) -> bool:
    """Whether a service is to be there by a day that its own clause names: 2022年底前实现“5分钟”响应."""
    by = syntax_of("due").search(before)
    return bool(by and REACHED.match(before, by.end()))


@cache
def _indicators() -> tuple[tuple[re.Pattern[str], tuple], ...]:
    return tuple((compiled(row.pattern), row) for row in table("indicators"))


@cache
def _any_indicator() -> re.Pattern[str]:
    return compiled("|".join(row.pattern for row in table("indicators")))


@lru_cache(maxsize=65536)
def _indicator(told: str) -> tuple | None:
    if not _any_indicator().search(told):
        return None
    return next((row for pattern, row in _indicators() if pattern.search(told)), None)


ANOTHER_CLAUSE = re.compile("[，,。；;：:](?!其中)")


def indicator(subject: str, period: str = "", said: str = "") -> str:
    """The codebook's indicator that a subject is, with its period before it; or an empty string.

    ``said`` is the sentence up to the number: cases that were solved are no recorded cases.

    >>> indicator("重点公共区域视频监控覆盖率"), indicator("绿化覆盖率")
    ('public_area_video_coverage', '')
    >>> indicator("刑事案件", said="立刑事案件"), indicator("刑事案件", said="破获刑事案件")
    ('criminal_cases', '')
    """
    row = _indicator(f"{period} {subject}".strip())
    if not row or row.good == "up":
        return row.indicator_id if row else ""
    led_to = said.rpartition(subject)[0] if subject in said else said
    dealt_with = deed(ANOTHER_CLAUSE.split(led_to)[-1] + subject.removesuffix("率"))
    return row.indicator_id if dealt_with != "caught" else ""
