"""The stage of the results chain: what kind of thing is counted, and what was done to it.

``data/codebook/senses.csv`` sorts nouns by sense (staff, money, things, cases …) and says for
each sense the stage, by itself and after each sense of verb (``verbs.csv``): police officers
are an input, officers trained an activity; a site is an output, a site inspected an activity.
``stages.csv`` holds what decides before that: awards, ranks, round-the-clock duties.

Over 300 lines, because noun and verb are weighed against each other in one order.

>>> sense("平安志愿者"), sense("街面警务站"), sense("龙舟")
('staff', 'thing', '')
>>> deed("累计抓获在逃人员"), deed("建成矛盾调解中心"), deed("全市共有")
('caught', 'made', '')
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from zhibiao.lexicon import syntax, syntax_of, table
from zhibiao.quantities import Printed

QUOTES = str.maketrans("", "", '“”「」『』‘’"（）() 　')
OF_ITS_NOUN = ("staff", "vehicle", "gear", "money", "thing", "event", "duty")
"""Senses whose nouns are often built with verbs (矛盾调解中心): there the first verb governs."""
PERSONS = ("staff", "people", "endangered", "suspect", "harm", "world", "praise")
FITS = {
    "staff": (*PERSONS, "thing", "economy", "event"),
    "money": ("money", "stolen", "economy", "harm", "event", "world"),
    "harm": ("harm", "hazard", "court", "suspect", "praise", "event"),
}
"""Senses of what is counted in persons, in money, in cases."""
RATES = ("felt", "rate_of_act", "rate_of_posting", "rate_of_cover", "rate_of_result")
NEVER_ACTS = ("suspect", "world", "praise", "economy", "stolen")
"""Senses that a unit of acts (人次, 场) does not turn into acts."""
WEAK = ("", "body", "people")
"""Senses that say little of a part (其中东桁区26座) or of a change: the whole decides."""


class Place(NamedTuple):
    """Where a quantity stands: the words that may say what it counts."""

    subject: str
    lead: str  # of its clause, since the quantity before
    clause: str = ""  # of its clause, up to it
    before: str = ""  # of its sentence, up to it
    after: str = ""  # of its clause, after it
    base: str = ""  # of what it is a share


class Last(NamedTuple):
    """The quantity before, in the same sentence."""

    subject: str
    unit: str
    stage: str


NOTHING = Last("", "", "")


@cache
def _words() -> tuple[dict[str, str], dict[str, list[int]]]:
    """The sense of each word, and how long the words are that end with a character."""
    words = {word: row.sense for row in table("senses") for word in row.words.split("|") if word}
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[-1], set()).add(len(word))
    return words, {last: sorted(sizes, reverse=True) for last, sizes in lengths.items()}


@cache
def _senses() -> dict[str, NamedTuple]:
    return {row.sense: row for row in table("senses")}


@lru_cache(maxsize=65536)
def sense(phrase: str, of: tuple[str, ...] = ()) -> str:
    """The sense of a noun phrase: of the last word in it that the codebook knows, the longest.

    Words for the number of it are passed over; a single character counts only at the end.

    >>> sense("平安志愿者实名注册人数"), sense("矛盾纠纷调处中心"), sense("登记在册平安志愿者")
    ('staff', 'thing', 'staff')
    """
    words, lengths = _words()
    phrase = phrase.translate(QUOTES)
    stem = syntax_of("number_of").sub("", phrase)
    for end in (len(phrase), *range(len(stem), 0, -1)):
        least = 1 if end >= len(stem) else 2
        for size in lengths.get(phrase[end - 1 : end], ()):
            found = words.get(phrase[end - size : end]) if least <= size <= end else None
            if found and (not of or found in of):
                return found
    return ""


def _ending(phrase: str) -> str:
    """The sense of the longest word that a phrase ends with, if it is known."""
    words, lengths = _words()
    phrase = phrase.translate(QUOTES)
    sizes = (size for size in lengths.get(phrase[-1:], ()) if 1 < size <= len(phrase))
    return next((words[phrase[-size:]] for size in sizes if phrase[-size:] in words), "")


@cache
def _verbs() -> tuple[re.Pattern[str], dict[str, str]]:
    """The verbs, each where it is not part of a name: 检查站, or 调解中心 (but 建成中心)."""
    senses = {row.verb: row.sense for row in table("verbs")}
    named, in_name = syntax("name_follows"), f"(?!{syntax('deed_in_name')})"
    words = [
        word + (in_name if senses[word] == "done" else "")
        for word in sorted(senses, key=len, reverse=True)
    ]
    return re.compile(f"({'|'.join(words)})(?!{named})"), senses


@lru_cache(maxsize=65536)
def deed(words: str, noun: str = "") -> str:
    """The sense of the verb that governs a noun of that sense; 组织 only where no other does.

    >>> deed("组织网格员走访", "people"), deed("建成反诈宣传", "thing"), deed("改造惠及", "people")
    ('done', 'made', 'done')
    """
    pattern, senses = _verbs()
    told = [match for match in pattern.finditer(words) if senses[match[1]]]
    own = (m for m in told if m is told[0] or "的" not in words[m.end() :])  # 拆除违规搭建的房屋
    found = [senses[match[1]] for match in own]
    if "made" in found and syntax_of("urges").search(words):
        return "done"
    said = [code for code in found if code != "mobilised"] or found[:1]
    if noun in OF_ITS_NOUN:
        return next((code for code in said if code in ("made", "posted")), (said or [""])[0])
    return "caught" if "caught" in said else (said or [""])[-1]


@cache
def _rows() -> tuple[tuple[str, str, str, re.Pattern[str]], ...]:
    return tuple((r.name, r.stage, r.place, re.compile(r.pattern)) for r in table("stages"))


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
    ranked = measure in ("rank", "streak") or syntax_of("ranked").search(place.lead)
    where = {
        "around": place.before[-20:] + around,
        "honour": place.before + around if ranked else "",
        "measure": measure,
        "surface": item.surface,
        "lead": place.lead,
        "subject": around,
    }
    for name, code, position, pattern in _rows():
        if pattern.search(where[position]):
            return code, name
    noun = _noun(place, item, measure)
    verb = _verb(item, measure, place, noun)
    if last.stage and _part_of(place, item, measure, noun, verb, last):
        return last.stage, "part"
    if noun in WEAK and syntax_of("takes").search(place.lead):
        noun = sense(place.before.removesuffix(place.lead)) or noun
    if noun in ("body", "thing", *WEAK, "world") and _only_a_base(place, noun):
        return "context", "base"
    if noun in ("body", "people") and syntax_of("served").match(place.lead) and verb != "caught":
        verb = "done"
    daily = syntax_of("per_day").search(place.clause)
    if daily and (noun in ("staff", "vehicle") or verb == "posted"):
        noun, verb = "duty", ""
    if noun == "hazard" and not verb and measure in ("change", "point_change"):
        noun = "harm"
    kept = noun in ("hazard", "event", "duty") or verb == "done"
    if measure == "zero" and (not kept or item.surface.startswith(("无一", "没有", "未发生"))):
        noun, verb = "harm", ""
    if measure == "universal" and (verb == "made" or noun == "body"):
        noun = "other"
    if verb == "done" and measure == "percentage" and not noun.startswith("rate"):
        noun, verb = (noun if noun in ("event", "duty") else "rate_of_result"), ""
    if verb == "received" and not noun:
        noun = "other"  # 接警3.9万起: the calls, not the cases
    noun = noun or _unit(item.unit) or "other"
    return getattr(_senses()[noun], verb or "alone"), f"{noun}+{verb}" if verb else noun


def _part_of(place: Place, item: Printed, measure: str, noun: str, verb: str, last: Last) -> bool:
    """Whether a quantity is a part or a change of the one before, told without its name."""
    if measure == "percentage" and noun != "world" and syntax_of("takes").search(place.lead):
        return not place.base
    if measure == "count" and item.unit == last.unit and syntax_of("listed").match(place.lead):
        return not (deed(place.lead, noun) or deed(place.after, noun))
    if noun in WEAK and syntax_of("list_mark").fullmatch(place.lead):
        return True
    if verb:
        told = deed(place.lead, noun) == "received"
        return noun in WEAK and not told and bool(syntax_of("part_of").search(place.lead))
    bare = not place.after and place.lead.strip("，,、") == place.subject
    bare = bare and last.stage == "activity" and noun in (*WEAK, "world")  # 检查64家,车辆21辆
    if bare or place.subject == last.subject or _unit(place.subject):
        return True
    same = measure not in ("count", "universal", "zero") or item.unit == last.unit
    return noun in WEAK and (same if not noun else bool(syntax_of("part_of").search(place.clause)))


def _only_a_base(place: Place, noun: str) -> bool:
    """Whether a clause goes on to count something else in what is counted: 9个乡镇共设中心9个."""
    if deed(place.lead, noun) or syntax_of("done_to").match(place.lead):
        return False
    if noun == "body" and syntax_of("a_base").search(place.after):
        return True  # 613所学校一键报警设备全部联网
    found = syntax_of("counts_in").match(place.after)
    if not found or found["of"]:
        return bool(found)
    told = found["all"] or found["told"] or deed(found["thing"], noun)
    return noun in ("body", "thing") and bool(told)


def _noun(place: Place, item: Printed, measure: str) -> str:
    """The sense of what is counted: of its unit where that counts acts, of its name, of its rate."""
    subject = place.subject.translate(QUOTES)
    whole = place.lead[: place.lead.rfind(place.subject) + len(place.subject)]
    found = (_ending(whole) if whole.endswith(place.subject) else "") or sense(subject)
    if not found and syntax_of("number_of").search(subject):
        found = sense(place.lead)  # 平台注册使用人数, where the verb cut the name off
    unit = _unit(item.unit.split("/")[0])
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
        return unit
    if subject.endswith("率"):
        return _rate(subject, found)
    if item.unit in ("%", "百分点", "个百分点"):
        if sense(place.base) == "harm":
            return "harm"
        found = sense(subject, RATES) or found
    if unit in FITS:
        of = PERSONS if unit == "staff" else FITS[unit]
        found = sense(subject, of) or (found if found in FITS[unit] else "")
    elif found == "money" and item.unit:
        found = "" if item.unit not in ("%", "倍", "个百分点", "百分点") else found
    return found or sense(place.base) or (sense(place.clause) if "分别" in place.clause else "")


@cache
def _unit(unit: str) -> str:
    return next((row.sense for row in table("senses") if unit in row.units.split("|") and unit), "")


def _rate(subject: str, found: str) -> str:
    """The sense of a rate: as listed, or of what it is a rate of; empty for a mere 完成率."""
    inner = sense(re.sub("(?:全?覆盖|涵盖|完成|到位|达标|实现)?率$", "", subject))
    of_whole = subject.endswith(("覆盖率", "涵盖率", "完成率", "到位率"))
    done = re.fullmatch("(?:任务|目标|计划|指标)?(?:完成|到位|实现)率", subject)
    if inner == "economy" or done:
        return inner if inner == "economy" else ""
    if inner == "staff" and of_whole:
        return "rate_of_posting"
    if inner == "thing" and subject.endswith(("配备率", "配齐率", "组建率", "装备率")):
        return "rate_of_cover"
    if inner in ("event", "duty", "hazard") and subject.endswith(("覆盖率", "涵盖率")):
        return "rate_of_act"
    if syntax_of("data_faults").search(subject):
        return "rate_of_cover"
    if _ending(subject):
        return found
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
    word = item.surface if measure == "universal" and "覆盖" not in item.surface else ""
    lead = syntax_of("open_bracket").split(place.lead)[-1]
    own = "" if noun.startswith("rate") else syntax_of("number_of").sub("", place.subject)
    whole = place.clause if len(place.clause) > len(place.lead) else ""
    whole = place.before[-24:] if syntax_of("goes_on").match(place.lead) else whole
    before = (deed(words, noun) for words in (word, lead, own))
    if found := next(filter(None, before), ""):
        return found
    after = deed(place.after, noun)
    if noun in ("staff", "vehicle", "gear") and after != "honoured":
        after = ""  # what they do does not make them less an input
    return after or deed(whole, noun)
