"""A subject in English, put together from the codebook's terms.

``data/codebook/english.csv`` is keyed by term.  In its English, ``~`` stands for what comes
before the term in Chinese and ``…`` for what comes after it:

==========================  ====================================================
``coverage (of ~)``         the bracket is left out where nothing comes before
``number of ~``             no noun by itself: something has to come before
``key …``                   only before a noun
``campuses|campus …``       by itself, and before a noun
==========================  ====================================================

Chinese puts the head last, so a phrase is folded from the left, each noun taking up all that
came before it.  Where one word is not in the table there is no English at all.

>>> english("重点公共区域视频监控覆盖率")
'coverage by video surveillance of key public areas'
>>> english("学校、医院等重点部位"), english("“两抢”案件起数")
('key places such as schools and hospitals', 'number of recorded cases of “robbery and snatching”')
>>> english("重点公共区域龙舟覆盖率")
''
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from zhibiao.lexicon import table

AND, OR = ("、", "和", "及", "与", "以及"), ("或", "或者")
OF, SUCH_AS, OPEN, CLOSE = "的", "等", "“", "”"
MARKS = (*AND, *OR, OF, SUCH_AS, OPEN, CLOSE)
MEASURE = re.compile("(?:率|[数额]|数量|总量|比例|比重|占比|指数|满意度)\\Z")
OPTIONAL = re.compile(r" ?\([^()]*~[^()]*\)")
HEAD = re.compile(r"(\w+) \(?of ~")
LONGEST = 80  # characters: what is longer is no noun phrase


class Phrase(NamedTuple):
    """The English of a stretch: as a noun, and as it stands before another noun."""

    last: str  # the last Chinese term
    noun: str  # may hold ~; empty for a mere modifier
    front: str  # holds …; empty where the noun has no such form


class NoEnglish(Exception):
    """The terms of a phrase do not make a noun phrase."""


@lru_cache(maxsize=65536)
def english(subject: str) -> str:
    """The English of a Chinese noun phrase, or an empty string where any of it is unknown.

    >>> english("盗窃警情数"), english("街面警务站32")
    ('number of emergency calls about theft', '')
    """
    words = terms(subject)
    try:
        return _alone(_phrase(_items(words))) if words else ""
    except NoEnglish:
        return ""


def terms(subject: str) -> list[str]:
    """The terms and marks that a phrase consists of, as few as can be; none if one is unknown.

    >>> terms("中小学、幼儿园专职保安员配备率")
    ['中小学', '、', '幼儿园', '专职保安员配备率']
    >>> terms("中小学龙舟队")
    []
    """
    text = _tidy(subject)
    if len(text) > LONGEST:
        return []
    known, sizes = _table()
    best: list[tuple[int, int] | None] = [None] * len(text) + [(0, 0)]
    for start in reversed(range(len(text))):
        for size in sizes.get(text[start], ()):
            rest = best[start + size] if start + size <= len(text) else None
            shorter = best[start] is None or (rest and rest[0] + 1 < best[start][0])
            if rest and shorter and text[start : start + size] in known:
                best[start] = (rest[0] + 1, size)
    found, start = [], 0
    while start < len(text) and best[start]:
        found.append(text[start : start + best[start][1]])
        start += best[start][1]
    return found


def _tidy(subject: str) -> str:
    """The phrase without spaces, quotation marks alike, one that was cut from its pair left out."""
    text = re.sub(r"\s", "", subject).translate(str.maketrans("「」『』", "“”“”"))
    text = text.replace(CLOSE + OPEN, CLOSE + AND[0] + OPEN)
    if text.count(OPEN) + text.count(CLOSE) == 1:
        text = text.replace(OPEN, "").replace(CLOSE, "")
    return text


@cache
def _table() -> tuple[dict[str, Phrase | None], dict[str, list[int]]]:
    """What each term is, marks included, and how long those are that begin with a character."""
    known: dict[str, Phrase | None] = dict.fromkeys(MARKS)
    for row in table("english"):
        forms = row.english.split("|")
        noun = next((form for form in forms if "…" not in form), "")
        front = next((form for form in forms if "…" in form), "")
        known[row.term] = Phrase(row.term, noun, front)
    lengths: dict[str, set[int]] = {}
    for term in known:
        lengths.setdefault(term[0], set()).add(len(term))
    return known, {first: sorted(sizes, reverse=True) for first, sizes in lengths.items()}


def _items(words: Sequence[str]) -> list[Phrase | str]:
    """Phrases and marks, what stands in quotation marks made one phrase."""
    known, _ = _table()
    items: list[Phrase | str] = []
    words = list(words)
    while words:
        word = words.pop(0)
        if word == OPEN:
            if CLOSE not in words:
                raise NoEnglish
            inside, words = words[: words.index(CLOSE)], words[words.index(CLOSE) + 1 :]
            items.append(_quoted(_phrase(_items(inside))))
        elif word == CLOSE:
            raise NoEnglish
        else:
            items.append(known[word] or word)
    return items


def _quoted(phrase: Phrase) -> Phrase:
    slot = OPTIONAL.search(phrase.noun)
    noun = f"{OPEN}{_alone(phrase)}{CLOSE}{slot[0] if slot else ''}" if phrase.noun else ""
    front = re.sub(r"\A(.+) …\Z", rf"{OPEN}\1{CLOSE} …", phrase.front)
    return Phrase(phrase.last, noun, front if OPEN in front else "")


def _phrase(items: list[Phrase | str]) -> Phrase:
    """A whole phrase: what is named as an example first, then lists, then nouns from the left."""
    items = _modifiers_paired(items)
    if _is_list(items[2:]) and all(isinstance(item, Phrase) for item in items[:2]):
        first, *others = items
        if first.front.startswith("…"):
            return _joined(first, _phrase(others))  # vehicles and persons checked
    if SUCH_AS in items:
        here = items.index(SUCH_AS)
        names, rest = _listed(items[:here]).names, items[here + 1 :]
        if not rest:
            return Phrase(SUCH_AS, _and([*names, "others"]), "")
        nouns = (n for n, item in enumerate(rest, 1) if isinstance(item, Phrase) and item.noun)
        size = next(nouns, len(rest))
        kind = _units(rest[:size])[0]
        if "~" in kind.noun:
            noun = _filled(kind.noun, _and([*names, "the like"]))
        else:
            noun = f"{_alone(kind)} such as {_and(names)}"
        return _phrase([Phrase(kind.last, noun, ""), *rest[size:]])
    return _listed(items).whole


def _modifiers_paired(items: Sequence[Phrase | str]) -> list[Phrase | str]:
    """Mere modifiers in a list made one: new and rebuilt …"""
    paired: list[Phrase | str] = []
    for item in items:
        if len(paired) > 1 and _is_list(paired[-1:]) and _precedes(paired[-2]) and _precedes(item):
            word = "or" if paired.pop() in OR else "and"
            front = f"{paired.pop().front.removesuffix(' …')} {word} {item.front}"
            item = Phrase(item.last, "", front)
        paired.append(item)
    return paired


def _precedes(item: Phrase | str) -> bool:
    return isinstance(item, Phrase) and not item.noun and item.front.endswith(" …")


def _is_list(items: Sequence[Phrase | str]) -> bool:
    return any(item == SUCH_AS or item in AND or item in OR for item in items)


class Listed(NamedTuple):
    """The members of a list, each by itself, and the phrase that the list stands in."""

    names: list[str]
    whole: Phrase


def _listed(items: list[Phrase | str]) -> Listed:
    """A、B and C: the last member may be followed by a head that all of them share."""
    marks = [item for item in items if item in AND or item in OR]
    parts = [
        list(part) for mark, part in groupby(items, lambda item: item in (*AND, *OR)) if not mark
    ]
    if len(parts) != len(marks) + 1 or not parts:
        raise NoEnglish
    *firsts, units = map(_units, parts)
    if not firsts:
        whole = _folded(units)
        return Listed([_alone(whole)] if whole.noun else [], whole)
    own = units[: 1 if _shared(parts, firsts[-1], units) else len(units)]
    names = [_alone(_folded(part)) for part in (*firsts, own)]
    listed = Phrase(own[-1].last, _and(names, "or" if marks[-1] in OR else "and"), "")
    return Listed(names, _folded([listed, *units[len(own) :]]))


def _shared(parts: list[list[Phrase | str]], before: list[Phrase], units: list[Phrase]) -> bool:
    """Does what follows the first noun of a list's last member belong to all members?"""
    if len(units) == 1:
        return False
    measured = [bool(MEASURE.search(part[-1].last)) for part in (before, units)]
    if any(measured):
        return measured == [False, True]
    if before[-1].last[-1] == units[-1].last[-1]:
        return False
    return (OF in parts[-1] and OF not in parts[-2]) or (
        "~" in units[1].noun and "~" not in before[-1].noun
    )


def _and(names: list[str], word: str = "and") -> str:
    """A, B and C; a last comma where one of three has an "and" of its own."""
    if not names:
        raise NoEnglish
    *firsts, last = names
    if not firsts:
        return last
    comma = "," if firsts[1:] and any(" and " in name for name in names) else ""
    return f"{', '.join(firsts)}{comma} {word} {last}"


def _units(items: Sequence[Phrase | str]) -> list[Phrase]:
    """Nouns, each with the modifiers before it; 的 only has to stand between two words."""
    units: list[Phrase] = []
    waiting: list[Phrase] = []
    for place, item in enumerate(items):
        if item == OF and 0 < place < len(items) - 1:
            continue
        if isinstance(item, str):
            raise NoEnglish
        waiting.append(item)
        if item.noun:
            units.append(_folded(waiting))
            waiting = []
    if waiting:
        units.append(_folded(waiting))
    return units


def _folded(units: Sequence[Phrase]) -> Phrase:
    """One phrase out of several: each takes up what came before it."""
    if not units:
        raise NoEnglish
    whole, *rest = units
    for unit in rest:
        whole = _joined(whole, unit)
    return whole


def _joined(left: Phrase, right: Phrase) -> Phrase:
    front = left.front.replace("…", right.front) if left.front and right.front else ""
    if not right.noun:
        if left.noun:
            raise NoEnglish
        return Phrase(right.last, "", front)
    if left.noun and "~" in OPTIONAL.sub("", right.noun):
        return Phrase(right.last, _filled(right.noun, _alone(left)), "")
    if left.front and (not left.noun or left.front.startswith("…") or "~" not in right.noun):
        if not left.front.startswith("…") and _measures(right):
            raise NoEnglish  # of 刑事案件发案数 the cases are criminal, not their number
        return Phrase(right.last, left.front.replace("…", right.noun), front)
    if "~" in right.noun:
        return Phrase(right.last, _filled(right.noun, _alone(left)), "")
    return Phrase(right.last, f"{right.noun} of {_alone(left)}", "")


def _measures(phrase: Phrase) -> bool:
    """Is it a number or a rate with what it measures in it (number of recorded cases)?"""
    own = OPTIONAL.sub("", phrase.noun)
    return bool(MEASURE.search(phrase.last)) and " of " in own and "~" not in own


def _filled(noun: str, what: str) -> str:
    head = HEAD.search(noun)
    if head and head[1] in re.findall(r"\w+", re.sub(f"{OPEN}.*?{CLOSE}", "", what)):
        raise NoEnglish  # cases of homicide cases
    return re.sub(r"\(([^()]*~[^()]*)\)", r"\1", noun).replace("~", what)


def _alone(phrase: Phrase) -> str:
    """The noun with nothing before it."""
    noun = OPTIONAL.sub("", phrase.noun).strip()
    if not noun or "~" in noun:
        raise NoEnglish
    return noun
