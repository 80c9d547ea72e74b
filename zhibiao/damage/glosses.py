"""Pinyin glosses that a mirror put in brackets behind characters.

A gloss is proved where its syllable is a reading of the character before it, or its syllables,
with tones, are readings of the characters of a word.  In a text that is full of glosses a
bracketed syllable with a tone is one too, whatever stands before it.

>>> [(e.before, e.warrant) for e in propose("數(shù)據萬( wàn )起,坚持(jiān chí)开放,中國(China)")]
[('(shù)', 'proved'), ('( wàn )', 'proved'), ('(jiān chí)', 'proved')]
>>> list(propose("安全(ān)"))  # 全 is not read ān
[]
"""

import re
from collections.abc import Iterator
from functools import cache

from pypinyin import Style, pinyin
from pypinyin.constants import PINYIN_DICT

from zhibiao.records import Edit

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
SYLLABLE = f"[a-züê{TONED}]{{1,6}}"
GLOSS = re.compile(rf"[(（][ \u3000\xa0]*({SYLLABLE})[ \u3000\xa0]*[)）]")
BEHIND = re.compile(rf"(?<=([㐀-鿿豈-﫿]))[ \u3000\xa0]?{GLOSS.pattern}")
WORD = re.compile(
    rf"(?P<word>[㐀-鿿豈-﫿]{{2,8}})[ \u3000\xa0]?[(（][ \u3000\xa0]*(?P<sound>[a-züê{TONED}][a-züê{TONED} '’\u3000\xa0-]{{2,48}})[)）]"
)
TONELESS = str.maketrans(TONED, "aaaaeeeeiiiioooouuuuüüüünnnm")
MANY = 10
"""Proved glosses that make a text one that is full of them."""


@cache
def readings(char: str) -> frozenset[str]:
    """The syllables a character may be glossed with, toneless ones included."""
    known = PINYIN_DICT.get(ord(char), "")
    usual = pinyin(char, style=Style.TONE, heteronym=False)[0][0]
    toned = {*known.split(","), usual} - {""}
    return frozenset(toned | {syllable.translate(TONELESS) for syllable in toned})


def propose(text: str) -> Iterator[Edit]:
    """Propose to take out every gloss that reads the character before it."""
    proved = [match for match in BEHIND.finditer(text) if match[2] in readings(match[1])]
    for match in proved:
        yield _edit(match, "proved", f"{match[2]} is a reading of {match[1]}")
    for match in WORD.finditer(text):
        sound = re.sub("[^a-züê" + TONED + "]", "", match["sound"])
        word = _word_read(match["word"], sound)
        if len(word) > 1 and any(char in TONED for char in sound):
            reason = f"{match['sound'].strip()} is the reading of {word}"
            yield _edit(match, "proved", reason, match.end("word"))
    if len(proved) < MANY:
        return
    ends = {match.end() for match in proved}
    for match in GLOSS.finditer(text):
        if match.end() not in ends and any(char in TONED for char in match[1]):
            yield _edit(match, "conjectured", f"{match[1]} stands in a text full of glosses")


def _word_read(word: str, sound: str) -> str:
    """The last characters of a word whose readings one after another are some sound."""
    left = {len(sound)}
    for at in range(len(word) - 1, -1, -1):
        left = {
            end - len(syllable)
            for end in left
            for syllable in readings(word[at])
            if end and sound.endswith(syllable, 0, end)
        }
        if 0 in left:
            return word[at:]
    return ""


def _edit(match: re.Match[str], warrant: str, reason: str, start: int | None = None) -> Edit:
    start = match.start() if start is None else start
    return Edit(
        start=start,
        end=match.end(),
        before=match.string[start : match.end()],
        after="",
        rule="pinyin_gloss",
        warrant=warrant,
        reason=reason,
    )
