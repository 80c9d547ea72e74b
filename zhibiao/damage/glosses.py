"""Pinyin glosses that a mirror put in brackets behind characters.

A gloss is proved where its syllable is a reading of the character before it.

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

SYLLABLE = "[a-züêāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]{1,6}"
GLOSS = re.compile(rf"(?<=([㐀-鿿豈-﫿]))[(（][ \u3000]*({SYLLABLE})[ \u3000]*[)）]")
TONELESS = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ", "aaaaeeeeiiiioooouuuuüüüünnnm")


@cache
def readings(char: str) -> frozenset[str]:
    """The syllables a character may be glossed with, toneless ones included."""
    known = PINYIN_DICT.get(ord(char), "")
    usual = pinyin(char, style=Style.TONE, heteronym=False)[0][0]
    toned = {*known.split(","), usual} - {""}
    return frozenset(toned | {syllable.translate(TONELESS) for syllable in toned})


def propose(raw: str) -> Iterator[Edit]:
    """Propose to take out every gloss that reads the character before it."""
    for match in GLOSS.finditer(raw):
        char, syllable = match.groups()
        if syllable in readings(char):
            yield Edit(
                start=match.start(),
                end=match.end(),
                before=match[0],
                after="",
                rule="pinyin_gloss",
                warrant="proved",
                reason=f"{syllable} is a reading of {char}",
            )
