"""The senses of nouns and verbs, by which the stage of a claim is told.

``data/codebook/senses.csv`` sorts nouns by sense (staff, money, things, cases …), ``verbs.csv``
verbs (posted, made, done, caught …).

>>> sense("平安志愿者"), sense("街面警务站"), sense("龙舟")
('staff', 'thing', '')
>>> deed("累计抓获在逃人员"), deed("建成矛盾调解中心"), deed("全市共有")
('caught', 'made', '')
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from zhibiao.begins import compiled
from zhibiao.lexicon import any_of, syntax, syntax_of, table

QUOTES = str.maketrans("", "", '“”「」『』‘’"（）() 　')
SCOPE = re.compile("[全我本][国省市州县区盟旗镇乡村]$")
"""Where the counting is done, at the end of a phrase that names nothing else (高于全市)."""
ENDS = "的里中内上、和与及"
"""Characters before which a noun ends."""
OF_ITS_NOUN = ("staff", "vehicle", "gear", "money", "thing", "event", "duty")
"""Senses whose nouns are often built with verbs (矛盾调解中心): there the first verb governs."""

CASES = ("hazard", "dispute", "harm", "court", "calls")
"""What one deed after another is done to, and what stays itself where a whole is told by its kinds."""
THINGS = ("staff", "vehicle", "gear", "thing")
WATCHES = ("巡逻", "巡防", "巡查", "巡护", "执勤", "值勤", "值守", "备勤", "看护", "守护")
"""Verbs that before staff and things only name them (巡逻电动车)."""


@cache
def _words() -> tuple[dict[str, str], dict[str, list[int]]]:
    """The sense of each word, and how long the words are that end with a character."""
    words = {word: row.sense for row in table("senses") for word in row.words.split("|") if word}
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[-1], set()).add(len(word))
    return words, {last: sorted(sizes, reverse=True) for last, sizes in lengths.items()}


@cache
def by_sense() -> dict[str, NamedTuple]:
    return {row.sense: row for row in table("senses")}


@lru_cache(maxsize=65536)
def sense(phrase: str, of: tuple[str, ...] = ()) -> str:
    """The sense of a noun phrase: of the last word in it that the codebook knows, the longest.

    Words for the number of it are passed over; a single character counts only where a noun ends.

    >>> sense("平安志愿者实名注册人数"), sense("矛盾纠纷调处中心"), sense("登记在册平安志愿者")
    ('staff', 'thing', 'staff')
    """
    words, lengths = _words()
    phrase = SCOPE.sub("", phrase.translate(QUOTES))
    stem = syntax_of("number_of").sub("", phrase)
    for end in (len(phrase), *range(len(stem), 0, -1)):
        least = 1 if end >= len(stem) or phrase[end] in ENDS else 2
        for size in lengths.get(phrase[end - 1 : end], ()):
            found = words.get(phrase[end - size : end]) if least <= size <= end else None
            if found and (not of or found in of):
                return found
    return ""


@lru_cache(maxsize=65536)
def ending(phrase: str) -> str:
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
    words = sorted(senses, key=len, reverse=True)
    verb = any_of(words, tail=lambda word: in_name if senses[word] == "done" else "")
    return compiled(f"({verb})(?!{named})"), senses


@lru_cache(maxsize=65536)
def deed(words: str, noun: str = "") -> str:
    """The sense of the verb that governs a noun of that sense; 组织 only where no other does.

    >>> deed("组织网格员走访", "people"), deed("建成反诈宣传", "thing"), deed("改造惠及", "people")
    ('done', 'made', 'done')
    """
    pattern, senses = _verbs()
    every = list(pattern.finditer(words))
    told = [match for match in every if senses[match[1]]]
    if noun in THINGS:  # 巡逻电动车, 执勤民警
        told = [match for match in told if match[1] not in WATCHES]
    own = (m for m in told if m is every[0] or "的" not in words[m.end() :])  # 拆除违规搭建的房屋
    found = [senses[match[1]] for match in own]
    if "made" in found and syntax_of("urges").search(words):
        return "done"
    said = [code for code in found if code != "mobilised"] or found[:1]
    if noun == "money" and "caught" in said:
        return "caught"
    if noun in ("vehicle", "gear") and said[:1] == ["caught"]:
        return "caught"  # 查扣非法改装车辆
    if noun in OF_ITS_NOUN:
        return next((code for code in said if code in ("made", "posted")), (said or [""])[0])
    return "caught" if "caught" in said else (said or [""])[-1]


@cache
def unit_sense(unit: str) -> str:
    return next((row.sense for row in table("senses") if unit in row.units.split("|") and unit), "")
