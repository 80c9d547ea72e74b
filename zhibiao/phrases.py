"""Chinese noun phrases compared: what a subject says, freed of what it merely passes by.

Words stand in the codebook's tables: ``synonyms`` (two names of one thing), ``passing_words``
(what weighs little or nothing), ``aspects`` (what of it is counted), ``restricting`` (words that
make it another, narrower thing) and ``scopes`` (words for the whole place or a part of it).

>>> topic("全市公安机关累计返还群众被骗资金"), rate("中小学、幼儿园专职保安员配备率2024年底")
('公安机关返还金额', '配备率')
>>> round(alike("反诈宣传入户覆盖群众", "宣传群众"), 2), alike("护学岗", "消火栓")
(0.6, 0.0)
>>> aspects("电诈案件财产损失"), [found.word for found in restrictions("一类视频监控点位")]
(frozenset({'losses'}), ['一类'])
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from zhibiao.begins import compiled
from zhibiao.lexicon import table
from zhibiao.nouns import ENUMERATOR
from zhibiao.periods import AGAINST, TIME

QUOTES = re.compile('[“”‘’"「」『』《》（）()【】 \u3000—–-]')
RATE = re.compile("[一-鿿]{1,2}率(?![先领队])")
WHEN = compiled(
    f"(?:截至|到|至|在|于)?(?:{re.sub(r'[(][?]P<[a-z0-9]+>', '(?:', AGAINST.pattern + '|' + TIME.pattern)})(?:[底末初])?(?:之?前)?"
)
COUNTED = compiled(
    r"\d[\d.,]*[%‰]?[万亿]?[多余]?(?:个|[家名座处所条项台户](?=[一-鿿]{2}))?|[一两二三四五十]年(?:来|间|内|下来)?(?:一?共|累计|合计)?(?!级)|[，,。；;：:、]"
)
LISTED = re.compile(
    "(?<![一-鿿])(?P<names>[一-鿿]{2}(?:[、和][一-鿿]{2})+)[两三四五](?P<kind>[县区])"
)
"""青山、白沙两县"""
MANY_DEAD = re.compile(r"一次性?(?:死亡|亡)[\d一二三四五十]+人(?:及?以上)?的?")
"""What kind of accident, not how many died."""
MANY = 1 << 16
"""Phrases of which a result is kept: more than a shelf of reports has, not what a million have."""
SHORTEST = 3  # characters of an abbreviation
TILE = 2  # shared words are at least this long
TAKEN = "\0"


@cache
def _patterns(name: str) -> tuple[tuple[re.Pattern[str], tuple], ...]:
    return tuple((compiled(row.pattern), row) for row in table(name))


@lru_cache(MANY)
def canonical(text: str) -> str:
    """A phrase in the codebook's words for things that have several names."""
    text = QUOTES.sub("", ENUMERATOR.sub("", text))
    for pattern, row in _patterns("synonyms"):
        text = pattern.sub(row.stands_for, text)
    return text


@lru_cache(MANY)
def topic(subject: str) -> str:
    """What a subject speaks of, without times, quantities and words that say nothing of it."""
    text = COUNTED.sub(" ", WHEN.sub(" ", canonical(subject)))
    for pattern, row in _patterns("passing_words"):
        if row.weight == "0":
            text = pattern.sub(" ", text.strip())
    return text.replace(" ", "")


@lru_cache(MANY)
def rate(subject: str) -> str:
    """The rate that a subject is (破案率), or nothing."""
    found = RATE.findall(WHEN.sub(" ", canonical(subject)))
    return found[-1] if found else ""


@lru_cache(MANY)
def aspects(text: str) -> frozenset[str]:
    """What is counted of the thing: cases filed, losses, people visited …"""
    text = MANY_DEAD.sub("", canonical(text))
    return frozenset(row.aspect for pattern, row in _patterns("aspects") if pattern.search(text))


@lru_cache(MANY)
def without_deeds(text: str) -> str:
    """What is left of a phrase when the words for deeds (整治, 培训 …) are taken out."""
    for pattern, row in _patterns("aspects"):
        text = pattern.sub("", text) if row.deed else text
    return text


@lru_cache(MANY)
def without_aspects(text: str) -> str:
    """A phrase without the words for what is counted of the thing (立案数, 损失 …)."""
    for pattern, _ in _patterns("aspects"):
        text = pattern.sub("", text)
    return re.sub("数(?=[下上同较比升降]|$)", "", text)


@lru_cache(MANY)
def deeds(text: str) -> bool:
    """Whether a phrase names a deed, of which more is better."""
    return any(row.deed and pattern.search(text) for pattern, row in _patterns("aspects"))


@lru_cache(MANY)
def kin(found: frozenset[str]) -> frozenset[str]:
    """The families of aspects that are easily taken for each other."""
    return frozenset(row.kin for _, row in _patterns("aspects") if row.aspect in found and row.kin)


class Restriction(NamedTuple):
    """A word that narrows a thing down, and whether a thing without it may be the same all the same."""

    dimension: str
    word: str
    absence: str  # same (命案, 现行命案) or another (公共区域, 重点公共区域)


@lru_cache(MANY)
def restrictions(text: str) -> frozenset[Restriction]:
    """The words of a phrase that narrow a thing down."""
    text = canonical(text)
    return frozenset(
        Restriction(row.dimension, match[0], row.absence)
        for pattern, row in _patterns("restricting")
        for match in pattern.finditer(text)
    )


def scopes(text: str, own: Iterable[str] = ()) -> frozenset[str]:
    """The parts of a place that a phrase names; ``whole`` for the whole of it.

    >>> sorted(scopes("其中青山区群众安全感")), sorted(scopes("全市小区")), sorted(scopes("江城区小区", ["江城"]))
    (['青山区'], ['whole'], [])
    """
    found = set()
    text = re.sub("其中|仅|只有|率先|[在以如由像]", " ", WHEN.sub(" ", text))
    for listed in LISTED.finditer(text):
        found |= {name + listed["kind"] for name in re.split("[、和]", listed["names"])}
    for pattern, row in _patterns("scopes"):
        names = set(pattern.findall(text))
        if row.scope == "none":
            text = pattern.sub(" 　", text)
        elif row.scope == "whole":
            found |= {"whole"} if names else set()
        else:
            found |= {name for name in names if not name.startswith(tuple(own))}
    return frozenset(found)


@lru_cache(MANY)
def alike(one: str, other: str) -> float:
    """The share of words that two topics have in common, from 0 to 1, in whatever order.

    The square root of the product of both sides' shares; less where each side has words of its
    own in the other's place (盗窃案件, 诈骗案件).
    """
    if not one or not other:
        return 0.0
    ours, theirs = weights(one), weights(other)
    left, right = _unshared(one, other)
    rest_left = sum(ours[i] for i in left)
    rest_right = sum(theirs[i] for i in right)
    shared_left, shared_right = 1 - rest_left / sum(ours), 1 - rest_right / sum(theirs)
    both = (shared_left * shared_right) ** 0.5
    return both * 0.6 if min(rest_left, rest_right) >= TILE else both


@lru_cache(MANY)
def abbreviates(one: str, other: str) -> bool:
    """Whether one is the other with words left out between its first character and its last.

    >>> abbreviates("微型站", "微型消防站"), abbreviates("消防站", "微型消防站")
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST or short[0] != long[0] or short[-1] != long[-1]:
        return False
    rest = iter(long)
    return all(char in rest for char in short)


@lru_cache(MANY)
def found_in(words: str, text: str) -> float:
    """The share of a topic's words that stand somewhere in a longer text."""
    if not words:
        return 0.0
    own = weights(words)
    left, _ = _unshared(words, text)
    return 1 - sum(own[i] for i in left) / sum(own)


@lru_cache(MANY)
def grams(text: str, length: int) -> frozenset[str]:
    """The runs of so many characters in a text, not across marks and digits.

    >>> sorted(grams("网格员12名，到岗", 2))
    ['到岗', '格员', '网格']
    """
    runs = re.findall("[一-鿿A-Za-z]+", text)
    return frozenset(run[i : i + length] for run in runs for i in range(len(run) - length + 1))


def weights(text: str) -> tuple[float, ...]:
    """How much each character says: little in words that half of all subjects have."""
    heavy = [1.0] * len(text)
    for pattern, row in _patterns("passing_words"):
        if row.weight != "0":
            for match in pattern.finditer(text):
                heavy[match.start() : match.end()] = [float(row.weight)] * len(match[0])
    return tuple(heavy)


@lru_cache(MANY)
def shared(one: str, other: str) -> tuple[str, ...]:
    """The words that two phrases have in common, the longest first.

    >>> shared("一键报警联网", "联网的一键报警")
    ('一键报警', '联网')
    """
    return _tiles(one, other)[2]


def unshared(one: str, other: str) -> str:
    """What one phrase has besides the words of another, apart where it stands apart.

    >>> unshared("燃气居民用户", "燃气用户")
    '居民'
    """
    left, _ = _unshared(one, other)
    return "".join(
        ("" if not n or left[n - 1] == i - 1 else "/") + one[i] for n, i in enumerate(left)
    )


def _unshared(one: str, other: str) -> tuple[list[int], list[int]]:
    """Characters of each text in no word of the other."""
    return _tiles(one, other)[:2]


@lru_cache(MANY)
def _tiles(one: str, other: str) -> tuple[list[int], list[int], tuple[str, ...]]:
    """Characters of each text in no word of the other, and those words: the longest are taken out first."""
    left, right, words = one, other, []
    begins = [i for i in range(len(one) - TILE + 1) if one[i : i + TILE] in _tiles_of(other)]
    for length in range(min(_longest_run(begins) + TILE - 1, len(other)), TILE - 1, -1):
        for i in begins:
            word = left[i : i + length]
            at = -1 if len(word) < length or TAKEN in word else right.find(word)
            if at >= 0:
                left = left[:i] + TAKEN * length + left[i + length :]
                right = right[:at] + TAKEN * length + right[at + length :]
                words.append(word)
        begins = [i for i in begins if TAKEN not in left[i : i + TILE]]
    rest = ([i for i, char in enumerate(text) if char != TAKEN] for text in (left, right))
    return *rest, tuple(words)


def _longest_run(places: list[int]) -> int:
    """How many of some places in order follow each other at most."""
    longest = run = 0
    for i, place in enumerate(places):
        run = run + 1 if i and place == places[i - 1] + 1 else 1
        longest = max(longest, run)
    return longest


@lru_cache(MANY)
def _tiles_of(text: str) -> frozenset[str]:
    """Every stretch of the shortest length of a shared word."""
    return frozenset(text[i : i + TILE] for i in range(len(text) - TILE + 1))
