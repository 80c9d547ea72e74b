"""Pinyin glosses that a mirror put in brackets behind characters.

A gloss is proved where its syllable is a reading of the character before it.  In a text that
is full of glosses a bracketed syllable with a tone is one too, whatever stands before it.

>>> [(e.before, e.warrant) for e in propose("數(shù)據萬( wàn )起,中國(China)")]
[('(shù)', 'proved'), ('( wàn )', 'proved')]
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
    if len(proved) < MANY:
        return
    ends = {match.end() for match in proved}
    for match in GLOSS.finditer(text):
        if match.end() not in ends and any(char in TONED for char in match[1]):
            yield _edit(match, "conjectured", f"{match[1]} stands in a text full of glosses")


def _edit(match: re.Match[str], warrant: str, reason: str) -> Edit:
    return Edit(
        start=match.start(),
        end=match.end(),
        before=match[0],
        after="",
        rule="pinyin_gloss",
        warrant=warrant,
        reason=reason,
    )
