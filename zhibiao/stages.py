"""The stage of the results chain: what kind of thing is counted, and what was done to it.

``data/codebook/senses.csv`` sorts nouns by sense (staff, money, things, cases …) and says for
each sense the stage, by itself and after each sense of verb (``verbs.csv``): police officers
are an input, officers trained an activity; a site is an output, a site inspected an activity.
``stages.csv`` holds what decides before that: awards, ranks, states found by inspection.

Over 300 lines, because what decides is asked in an order that is read best in one place.

In order: a row of ``stages.csv``; what a share is sorted by; the quantity before, of which this is
a part; what is only a base (context); then the noun and the verb that governs it, with its unit
where the noun says nothing.
"""

import re
from functools import cache
from typing import NamedTuple

from zhibiao.begins import compiled
from zhibiao.dating import CLAUSE
from zhibiao.lexicon import syntax_of, table
from zhibiao.quantities import Printed
from zhibiao.records import CHANGES
from zhibiao.senses import CASES, QUOTES, by_sense, deed, ending, sense, unit_sense

PERSONS = ("staff", "people", "endangered", "suspect", "harm", "world", "praise")
FITS = {
    "staff": (*PERSONS, "thing", "economy", "event"),
    "money": ("money", "stolen", "economy", "harm", "event", "world"),
    "harm": ("harm", "calls", "hazard", "dispute", "court", "suspect", "praise", "event"),
}
"""Senses of what is counted in persons, in money, in cases."""
RATES = ("felt", "rate_of_act", "rate_of_posting", "rate_of_cover", "rate_of_result")
NEVER_ACTS = ("suspect", "world", "praise", "economy", "stolen")
"""Senses that a unit of acts (人次, 场) does not turn into acts."""
WEAK = ("", "body", "people")
"""Senses that say little of a part (其中东桁区26座) or of a change: the whole decides."""

PAY = re.compile("(?:人均)?[年月]?(?:收入|薪酬)$")
AREA = re.compile(
    "(?:[主老中新]?城区|市区|县城|城镇|乡镇|农村|郊区|[国省市县区乡镇村]级|市本级)(?:分别)?"
)
"""What only says where the things told before are."""

COURT = re.compile("法院|检察|审判|收案")
"""Words before a case that a court takes on, and no police."""
JUDGED = re.compile(
    "[^，,。；;]*[，,][^，,。；;]{0,8}(?:审[结理执]|执结|结案|批捕|[批决]准?定?逮捕|不批?捕|提起公诉)"
)
"""What a court or a procurator does with it: 受理刑事案件1501件，审结1441件."""
PETITION = re.compile("上访|集体访|进京访|赴省")
"""Visits that petitioners pay to higher levels are counted as what happened, not as what was done."""
ONE_OF = re.compile("[一-鿿（）]{1,20}之一")  # 46个项目之一
STOLEN = re.compile("(?:入[室户])?(?:盗[窃抢]|扒窃|偷盗|抢[劫夺])")


BY_UNIT = {("body", "路"): "thing", ("body", "件"): "dispute", ("world", "平方米"): "thing", ("event", "分"): "felt"}  # fmt: skip
"""What is counted of a noun, where its unit says more: 河东区1240路, 东岭村80件, 面积2300平方米, 测评98.4分."""


class Place(NamedTuple):
    """Where a quantity stands: the words that may say what it counts."""

    subject: str
    lead: str  # of its clause, since the quantity before
    clause: str = ""  # of its clause, up to it
    before: str = ""  # of its sentence, up to it
    after: str = ""  # of its clause, after it
    base: str = ""  # of what it is a share
    behind: str = ""  # of its sentence, after it


class Last(NamedTuple):
    """The quantity before, in the same sentence."""

    subject: str
    unit: str
    stage: str


NOTHING = Last("", "", "")


@cache
def _rows() -> tuple[tuple[str, str, str, re.Pattern[str]], ...]:
    return tuple((r.name, r.stage, r.place, compiled(r.pattern)) for r in table("stages"))


@cache
def _any_row() -> dict[str, re.Pattern[str]]:
    """One expression for all rows of each place: most quantities fit none."""
    places = {row.place: [] for row in table("stages")}
    for row in table("stages"):
        places[row.place].append(row.pattern)
    return {place: compiled("|".join(patterns)) for place, patterns in places.items()}


def stage(item: Printed, measure: str, place: Place, last: Last = NOTHING) -> tuple[str, str]:
    """The stage of a quantity, and what gave it: a row of ``stages.csv``, or noun and verb.

    ``last`` is the quantity before in the sentence, of which this one may be a part.

    >>> from zhibiao.quantities import quantities
    >>> stage(quantities("34人")[0], "count", Place("在逃人员", "累计抓获在逃人员"))
    ('outcome', 'suspect+caught')
    >>> stage(quantities("34人")[0], "count", Place("网格员", "轮训网格员"))
    ('activity', 'staff+done')
    """
    around = place.subject + place.after[:24]
    ranked = measure == "rank" or syntax_of("ranked").search(place.lead.rpartition("的")[2])
    ranked = ranked or (measure == "streak" and syntax_of("placed").search(place.after))
    where = {
        "around": place.before[-20:] + around,
        "honour": place.before + around if ranked else "",
        "measure": measure,
        "surface": item.surface,
        "lead": place.lead,
        "told": place.lead + item.surface,
        "subject": around,
    }
    if measure == "count" and ONE_OF.match(place.after):
        return "context", "base"
    told = {position for position, rows in _any_row().items() if rows.search(where[position])}
    for name, code, position, pattern in _rows() if told else ():
        if position in told and pattern.search(where[position]):
            return code, name
    noun = _noun(place, item, measure)
    verb = _verb(item, measure, place, noun)
    if noun == "event" and verb == "caught" and unit_sense(item.unit) == "staff":
        noun = "suspect"  # 移送审查起诉412人
    same = item.unit == last.unit != "人"
    if verb in ("done", "caught") and not noun and measure == "count" and same:
        noun = sense(last.subject)  # 上报事件9万件，办结8.9万件
    sorts = syntax_of("sorted_by").search(place.before)
    if sorts and measure == "count" and same and noun in WEAK and not verb:
        return last.stage, "part"  # 调解纠纷98件,按类型分,婚姻家庭42件
    sorts = sorts if measure == "percentage" else None
    before_it = CLAUSE.split(place.before[: sorts.start()])[-1] if sorts else ""
    wholes = (sense(sorts["of"]), sense(sorts[0]), sense(before_it)) if sorts else ()
    if whole := next((noun for noun in wholes if noun not in ("thing", *WEAK)), ""):
        return by_sense()[whole].alone, "sorted"
    if last.stage and _part_of(place, item, measure, noun, verb, last):
        return last.stage, "part"
    if noun in WEAK and "分别" in place.lead:
        noun = sense(place.lead.partition("分别")[0]) or noun
    if noun in WEAK and syntax_of("takes").search(place.lead):
        noun = sense(place.before.removesuffix(place.lead)) or noun
    if noun in ("thing", *WEAK, "world", "felt") and _only_a_base(place, noun):
        return "context", "base"
    if noun in ("body", "people") and syntax_of("served").match(place.lead) and verb != "caught":
        verb = "made" if deed(place.after, "thing") == "made" else "done"  # 为300户家庭安装
    daily = syntax_of("per_day").search(place.clause)
    crew = noun in ("staff", "vehicle") or (
        not noun and not verb and unit_sense(item.unit) == "staff"
    )
    if daily and (crew or verb == "posted"):
        noun, verb = "duty", ""
    moved = measure in CHANGES
    if moved and (
        (noun in ("hazard", "dispute") and not verb)
        or (
            noun in ("harm", "calls")
            and verb in ("done", "received")
            and not place.subject.endswith("量")
        )
    ):
        noun, verb = "harm", ""  # 入户盗窃警情下降三成
    alone = place.lead.strip("，,；;、。") == place.subject
    if noun == "dispute" and item.unit == "起" and alone and not verb:
        noun = "harm"  # 求助625起: one kind of the calls
    cleared = item.surface.endswith(("清零", "归零", "清仓"))
    if cleared and noun in ("", "thing", "vehicle"):
        noun = "hazard"
    if cleared and noun == "court":
        noun, verb = "harm", ""
    kept = noun in ("event", "duty") or verb == "done" or (cleared and noun == "hazard")
    if measure == "zero" and (not kept or item.surface.startswith(("无一", "没有", "未发生"))):
        noun, verb = "harm", ""
    if measure == "universal" and (verb == "made" or noun == "body"):
        noun = "other"
    taken = syntax_of("takes").search(place.lead) or syntax_of("takes_up").search(place.lead)
    if verb == "done" and measure == "percentage" and not taken and not noun.startswith("rate"):
        noun, verb = (noun if noun in ("event", "duty") else "rate_of_result"), ""
    police = noun == "calls" or (noun == "court" and verb == "received")
    taken_on = COURT.search(place.before) or JUDGED.match(place.behind)
    if police and not taken_on and syntax_of("police_case").search(place.subject):
        noun = "harm"  # recorded by the police, not taken on by a court
    if measure == "money" and not noun and verb in ("made", "posted"):
        noun = "money"  # 视频建设0.12亿元
    if verb in ("received", "made") and not noun:
        noun = "other"  # 接警3.9万起, 安装人数25万人: the calls, the telephones
    fitted = place.subject.endswith(("设备", "装置")) and unit_sense(item.unit) != "thing"
    if noun == "thing" and verb == "posted" and fitted:
        noun = "gear"
    if measure == "percentage" and noun in ("", "body") and not verb:
        noun = "rate_of_cover" if noun else "rate_of_result"
    noun = noun or unit_sense(item.unit) or "other"
    return getattr(by_sense()[noun], verb or "alone"), f"{noun}+{verb}" if verb else noun


def _part_of(place: Place, item: Printed, measure: str, noun: str, verb: str, last: Last) -> bool:
    """Whether a quantity is a part or a change of the one before, told without its name."""
    if last.stage == "context" and measure == "universal":
        return False
    if measure == "count" and place.clause and not place.lead:
        return True  # 案件70件|92人
    if measure == "money" and last.stage == "input" and not noun and last.unit == item.unit:
        return True  # 完成投资7980万元，去年完成3120万元
    moved = measure in CHANGES
    if moved and place.subject == last.subject and not deed(place.lead, noun):
        return True
    if measure == "percentage" and syntax_of("sorted_by").search(place.before):
        return "占" in place.clause and (noun not in CASES or "分别" in place.clause)
    if measure == "percentage" and noun != "world" and syntax_of("takes").search(place.lead):
        return not place.base and (noun != "dispute" or last.unit != "%")
    if measure == "percentage" and not noun and "占比" in place.lead:
        return True  # 电气原因占比42.8%
    if measure == "percentage" and syntax_of("shares_listed").search(place.clause):
        return True
    alike = item.unit == last.unit and last.stage != "context"
    moved = measure in CHANGES or (alike and measure == "percentage")
    if noun == "body" and moved and not verb:
        return True  # 全县满意度96.7%，城关镇97.9%
    if measure == "count" and item.unit == last.unit and syntax_of("listed").match(place.lead):
        return not (deed(place.lead, noun) or deed(place.after, noun))
    if measure == "count" and alike and not verb and AREA.fullmatch(place.subject):
        return True  # 新装探头1280路，城区760路
    if noun == "world" and item.unit == "元" and not verb:
        return True  # 审结案件9件，标的额2亿元
    if item.unit == "岁" or (noun in WEAK and syntax_of("list_mark").fullmatch(place.lead)):
        return True
    if verb:
        told = deed(place.lead, noun) == "received"
        return noun in WEAK and not told and bool(syntax_of("part_of").search(place.lead))
    bare = not place.after and place.lead.strip("，,、") == place.subject
    plain = noun in (*WEAK, "world") or place.subject == "车辆"
    bare = bare and last.stage == "activity" and plain  # 检查64家,车辆21辆
    if bare or place.subject == last.subject or unit_sense(place.subject):
        return True
    same = measure not in ("count", "universal", "zero") or item.unit == last.unit
    return noun in WEAK and (same if not noun else bool(syntax_of("part_of").search(place.clause)))


def _only_a_base(place: Place, noun: str) -> bool:
    """Whether a clause goes on to count something else in what is counted: 9个乡镇共设中心9个."""
    if deed(place.lead, noun) or syntax_of("done_to").match(place.lead):
        return False
    if syntax_of("base_of_a_rate").match(place.after):
        return True
    if noun == "body" and syntax_of("a_base").search(place.after):
        return True  # 613所学校一键报警设备全部联网
    found = syntax_of("counts_in").match(place.after)
    if not found or found["of"]:
        return bool(found) and noun != "thing"
    if found["all"] and noun == "thing" and not sense(found["thing"].removeprefix(place.subject)):
        return False  # 36座警务站全部建成, but 36座警务站视频全部联网
    told = found["all"] or found["told"] or deed(found["thing"], noun)
    return noun in ("body", "thing") and bool(told)


def _noun(place: Place, item: Printed, measure: str) -> str:
    """The sense of what is counted: of its unit where that counts acts, of its name, of its rate."""
    subject = syntax_of("measured_by").sub("", place.subject.translate(QUOTES))
    if not subject and place.subject:
        return ""  # 每千名群众3.2名: the count before, told in another way
    whole = place.lead[: place.lead.rfind(place.subject) + len(place.subject)]
    found = (ending(whole) if whole.endswith(place.subject) else "") or sense(subject)
    if found in ("vehicle", "gear", "thing") and STOLEN.match(subject):
        found = "harm"  # 盗窃电动车下降33%
    listed = place.lead.partition("分别")[0].translate(QUOTES)
    if "分别" in place.lead and listed.endswith("率") and not subject.endswith("率"):
        subject = listed  # 摩托车、电动自行车头盔佩戴率分别达到
        found = sense(subject)
    unit = unit_sense(item.unit.split("/")[0])
    if item.unit == "人次" and deed(place.lead) == "caught":
        return "suspect"
    if measure == "duration":
        if item.bound == "at_most" and item.unit == "小时":
            return "time"  # 72小时内反馈: a response, not hours of work
        kept = found == "thing" and item.unit != "小时"
        if (kept or found in ("duty", "staff")) and item.unit not in ("分钟", "秒"):
            return found
        return "time" if found == "time" else unit
    if unit == "event" and found not in NEVER_ACTS:
        return "harm" if PETITION.search(subject) else unit
    if (found, item.unit) in BY_UNIT:
        return BY_UNIT[found, item.unit]
    if subject.endswith("率"):
        found = _rate(subject, found)
        answered = found == "rate_of_act" and syntax_of("case_letter").search(
            place.before + subject
        )
        return "rate_of_result" if answered else found
    if item.unit in ("%", "百分点", "个百分点"):
        if sense(place.base) == "harm":
            return "harm"
        found = sense(subject, RATES) or found
    if subject.endswith(("收入", "薪酬")) and sense(PAY.sub("", subject)) == "staff":
        return "money"
    if unit in FITS:
        of = PERSONS if unit == "staff" else FITS[unit]
        found = sense(subject, of) or (found if found in FITS[unit] else "")
    elif found == "money" and item.unit:
        found = "" if item.unit not in ("%", "倍", "个百分点", "百分点") else found
    return found or sense(place.base) or (sense(place.clause) if "分别" in place.clause else "")


def _rate(subject: str, found: str) -> str:
    """The sense of a rate: as listed, or of what it is a rate of; empty for a mere 完成率."""
    inner = sense(re.sub("(?:全?覆盖|涵盖|完成|到位|达标|实现)?率$", "", subject))
    of_whole = subject.endswith(("覆盖率", "涵盖率", "完成率", "到位率"))
    done = re.fullmatch("(?:任务|目标|计划|指标)?(?:完成|到位|实现)率", subject)
    if inner == "economy" or done:
        return inner if inner == "economy" else ""
    if inner == "staff" and of_whole:
        return "rate_of_posting"
    if found == "rate_of_posting" and inner == "duty":
        return "rate_of_act"
    if found == "rate_of_posting" and inner == "world":
        return "rate_of_cover"  # 船员持证率
    if inner == "thing" and subject.endswith(("配备率", "配齐率", "组建率", "装备率")):
        return "rate_of_cover"
    if inner in ("event", "duty", "hazard", "dispute") and subject.endswith(("覆盖率", "涵盖率")):
        return "rate_of_act"
    if syntax_of("data_faults").search(subject):
        return "rate_of_cover"
    if ending(subject):
        timed = subject.endswith("达标率") and syntax_of("timed").search(subject)
        return "rate_of_result" if timed else found
    by_verb = {
        "made": "rate_of_cover",
        "posted": "rate_of_posting",
        "": {
            "thing": "rate_of_cover",
            "vehicle": "rate_of_cover",
            "event": "rate_of_act",
            "duty": "rate_of_act",
        }.get(inner),
    }
    verb = deed(subject.removesuffix("率"), "thing")
    return by_verb.get(verb) or "rate_of_result"


def _verb(item: Printed, measure: str, place: Place, noun: str) -> str:
    """The sense of the verb that governs: in the word, before it, in the subject, after it, or
    shared by a list."""
    word = item.surface + place.after[:2]  # 全部挂牌 and 整治
    word = word if measure == "universal" and "覆盖" not in word else ""
    own = "" if noun.startswith("rate") else syntax_of("number_of").sub("", place.subject)
    if noun == "staff" and ending(own) != noun:
        own = ""  # 律师与网格结对: what they do
    whole = place.clause if len(place.clause) > len(place.lead) else ""
    whole = place.before[-24:] if syntax_of("goes_on").match(place.lead) else whole
    before = (deed(words, noun) for words in (word, place.lead, own))
    if found := next(filter(None, before), ""):
        return found
    after = deed(place.after, noun)
    whom = syntax_of("done_to").match(place.lead) or syntax_of("served").match(place.lead)
    if noun in ("staff", "vehicle", "gear") and after != "honoured" and not whom:
        after = ""  # what they do does not make them less an input
    return after or deed(whole, noun)
