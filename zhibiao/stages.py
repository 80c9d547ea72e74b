"""The stage of the results chain: what kind of thing is counted, and what was done to it.

``data/codebook/senses.csv`` sorts nouns by sense (staff, money, things, cases …) and says for
each sense the stage, by itself and after each sense of verb (``verbs.csv``): police officers
are an input, officers trained an activity; a site is an output, a site inspected an activity.
``stages.csv`` holds what decides before that: awards, ranks, round-the-clock duties.

>>> sense("平安志愿者"), sense("街面警务站"), sense("龙舟")
('staff', 'thing', '')
>>> deed("累计抓获在逃人员"), deed("建成矛盾调解中心"), deed("全市共有")
('caught', 'made', '')
"""

import re
from functools import cache
from typing import NamedTuple

from zhibiao.lexicon import syntax, syntax_of, table
from zhibiao.quantities import Printed

QUOTES = str.maketrans("", "", '“”「」『』‘’"（）() 　')
OF_ITS_NOUN = ("staff", "vehicle", "gear", "money", "thing", "event", "duty")
"""Senses whose nouns are often built with verbs (矛盾调解中心): there the first verb governs."""
PERSONS = ("staff", "people", "suspect", "harm", "world", "praise")
"""Senses of what is counted in 名."""
NEVER_ACTS = ("suspect", "world", "praise", "economy", "stolen")
"""Senses that a unit of acts (人次, 场) does not turn into acts."""


class Place(NamedTuple):
    """Where a quantity stands: the words that may say what it counts."""

    subject: str
    lead: str  # of its clause, since the quantity before
    clause: str  # of its clause, up to it
    before: str  # of its sentence, just before it
    after: str  # of its clause, after it


@cache
def _words() -> tuple[dict[str, str], int]:
    words = {word: row.sense for row in table("senses") for word in row.words.split("|") if word}
    return words, max(map(len, words))


@cache
def _senses() -> dict[str, NamedTuple]:
    return {row.sense: row for row in table("senses")}


def sense(phrase: str, of: tuple[str, ...] = ()) -> str:
    """The sense of a noun phrase: of the last word in it that the codebook knows, the longest.

    Words for the number of it are passed over.

    >>> sense("平安志愿者实名注册人数"), sense("矛盾纠纷调处中心"), sense("登记在册平安志愿者")
    ('staff', 'thing', 'staff')
    """
    words, longest = _words()
    phrase = phrase.translate(QUOTES)
    stem = syntax_of("number_of").sub("", phrase)
    for end in (len(phrase), *range(len(stem), 0, -1)):
        for start in range(max(0, end - longest), end):
            found = words.get(phrase[start:end])
            if found and (not of or found in of):
                return found
    return ""


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


def deed(words: str, noun: str = "") -> str:
    """The sense of the verb that governs a noun of that sense, or nothing.

    To mobilise says little where another verb tells what for.

    >>> deed("组织网格员走访", "people"), deed("建成反诈宣传", "thing"), deed("改造惠及", "people")
    ('done', 'made', 'done')
    """
    pattern, senses = _verbs()
    found = [code for match in pattern.finditer(words) if (code := senses[match[1]])]
    if noun in OF_ITS_NOUN:
        return next((code for code in found if code != "mobilised"), found[0] if found else "")
    if "caught" in found:
        return "caught"
    return next((code for code in reversed(found) if code != "mobilised"), (found or [""])[-1])


@cache
def _rows() -> tuple[tuple[str, str, str, re.Pattern[str]], ...]:
    return tuple(
        (row.name, row.stage, row.place, re.compile(row.pattern)) for row in table("stages")
    )


def stage(
    item: Printed, measure: str, place: Place, last: tuple[str, str] = ("", "")
) -> tuple[str, str]:
    """The stage of a quantity, and what gave it: a row of ``stages.csv``, or noun and verb.

    ``last`` is the subject and the stage of the quantity before, of which this one may be a part.

    >>> from zhibiao.quantities import quantities
    >>> stage(quantities("34人")[0], "count", Place("在逃人员", "累计抓获在逃人员", "", "", ""))
    ('outcome', 'suspect+caught')
    >>> stage(quantities("34人")[0], "count", Place("网格员", "轮训网格员", "", "", ""))
    ('activity', 'staff+done')
    """
    around = place.subject + place.after[:24]
    where = {
        "around": place.before[-20:] + around,
        "honour": place.before[-24:] + around if measure in ("rank", "streak") else "",
        "measure": measure,
        "surface": item.surface,
        "subject": around,
    }
    for name, code, position, pattern in _rows():
        if pattern.search(where[position]):
            return code, name
    subject, whole = last
    if whole and place.subject == subject and not deed(place.lead + place.after):
        return whole, "same"
    noun = _noun(place, item, measure)
    if (
        whole
        and noun in ("other", "body", "people")
        and syntax_of("part_of").search(place.clause + "　" + place.subject)
    ):
        return whole, "part"
    verb = _verb(item, measure, place, noun)
    if noun in ("staff", "vehicle") and syntax_of("per_day").search(place.clause):
        noun, verb = "duty", ""
    if noun == "hazard" and not verb and measure in ("change", "point_change"):
        noun = "harm"
    if measure == "zero" and noun not in ("hazard", "event", "duty"):
        noun, verb = "harm", ""
    if measure == "universal" and (verb == "made" or noun == "body"):
        noun = "other"
    if verb == "done" and measure == "percentage" and not noun.startswith("rate"):
        noun, verb = (noun if noun in ("event", "duty") else "rate_of_result"), ""
    return getattr(_senses()[noun], verb or "alone"), f"{noun}+{verb}" if verb else noun


def _noun(place: Place, item: Printed, measure: str) -> str:
    """The sense of what is counted: of its unit where that counts acts, of its name, of its rate."""
    subject = place.subject.translate(QUOTES)
    found = sense(subject)
    if not found and syntax_of("number_of").search(subject):
        found = sense(place.lead)  # 平台注册使用人数, where the verb cut the name off
    unit = _unit(item.unit)
    if measure == "duration" and found not in ("duty", "staff"):
        return "time" if found == "time" else unit
    if item.unit in ("名", "位") and found not in PERSONS:
        return sense(subject, PERSONS) or unit
    if unit == "event" and measure != "duration" and found not in NEVER_ACTS:
        return unit
    if subject.endswith("率"):
        return _rate(subject, found)
    return found or unit or "other"


@cache
def _unit(unit: str) -> str:
    return next((row.sense for row in table("senses") if unit in row.units.split("|") and unit), "")


def _rate(subject: str, found: str) -> str:
    """The sense of a rate: as listed, or of what it is a rate of."""
    words, longest = _words()
    done = subject.endswith(("完成率", "到位率"))
    inner = sense(re.sub("(?:全?覆盖|完成|到位|达标|实现)?率$", "", subject))
    if inner == "economy":
        return inner
    if inner == "staff" and (done or subject.endswith("覆盖率")):
        return "rate_of_posting"
    if inner in ("event", "duty", "hazard") and subject.endswith("覆盖率"):
        return "rate_of_act"
    if done and re.fullmatch("..率", subject):
        return "other"
    if any(subject[-n:] in words for n in range(2, longest + 1)):
        return found
    verb = deed(subject.removesuffix("率"), "thing")
    by_verb = {"made": "rate_of_cover", "posted": "rate_of_posting"}
    return by_verb.get(verb) or (
        "rate_of_cover" if not verb and inner == "thing" else "rate_of_result"
    )


def _verb(item: Printed, measure: str, place: Place, noun: str) -> str:
    """The sense of the verb that governs: in the word, before it, in the subject, after it, or
    shared by a list."""
    word = item.surface if measure == "universal" and "覆盖" not in item.surface else ""
    lead = syntax_of("open_bracket").split(place.lead)[-1]
    own = "" if noun.startswith("rate") else syntax_of("number_of").sub("", place.subject)
    whole = place.clause if len(place.clause) > len(place.lead) else ""
    whole = place.before if syntax_of("goes_on").match(place.lead) else whole
    after = deed(place.after, noun)
    if noun in ("staff", "vehicle", "gear") and after != "honoured":
        after = ""  # what they do does not make them less an input
    before = (deed(words, noun) for words in (word, lead, own))
    return next(filter(None, before), "") or after or deed(whole, noun)
