"""Pinyin glosses that a mirror put in brackets behind characters.

A gloss is proved where its syllable is a reading of the character before it, or its syllables
are readings of the characters of a word; with tones, it needs no brackets.  In a text that is
full of glosses a bracketed syllable with a tone is one too, whatever stands before it.

>>> [(e.before, e.warrant) for e in propose("數(shù)據萬( wàn )起,坚持(jiān chí)开放,中國(China)")]
[('(shù)', 'proved'), ('( wàn )', 'proved'), ('(jiān chí)', 'proved')]
>>> [e.before for e in propose("治安[an1],防控【FÁNG KÒNG】,数shù据 jù 分析")]
['[an1]', '【FÁNG KÒNG】', 'shù', ' jù ']
>>> list(propose("安全(ān),上海(Shanghai),甲(A),乙[1]"))  # 全 is not read ān
[]
"""

import re
from collections.abc import Iterator
from functools import cache

from pypinyin import Style, pinyin
from pypinyin.constants import PINYIN_DICT

from zhibiao.damage.signs import lines_with, within
from zhibiao.records import Edit

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
LETTERS = f"A-Za-züêÜÊ{TONED}{TONED.upper()}"
SYLLABLE = f"[{LETTERS}]{{1,6}}[1-5]?"
OPEN, CLOSE = "[(（[［【〔〈]", r"[)）\]］】〕〉]"
BLANK = "[ \u3000\xa0]"
HAN = "[㐀-鿿豈-﫿]"
GLOSS = re.compile(rf"{OPEN}{BLANK}*({SYLLABLE}){BLANK}*{CLOSE}")
BEHIND = re.compile(rf"(?<=({HAN})){BLANK}?{GLOSS.pattern}")
WORD = re.compile(
    rf"(?P<word>{HAN}{{2,8}}){BLANK}?{OPEN}{BLANK}*(?P<sound>[{LETTERS}][{LETTERS}1-5 '’\u3000\xa0-]{{2,48}}){CLOSE}"
)
BARE = re.compile(
    rf"(?P<word>{HAN}{{1,8}}){BLANK}?(?P<sound>[a-zü]{{0,3}}[{TONED}][a-zü{TONED}]*(?:[ '’][a-zü]{{0,3}}[{TONED}][a-zü{TONED}]*)*)"
    rf"(?:{BLANK}(?={HAN}|[\d，。；、,;%]|\Z))?(?![A-Za-z])"
)
"""A reading with tones that stands behind its word without brackets, as from notes above a line."""
BRACKETED, TONE = re.compile(f"{OPEN}{BLANK}*[{LETTERS}]"), re.compile(f"[{TONED}]")
TONES = {char: str(at % 4 + 1) for at, char in enumerate(TONED[:24])}
TONELESS = str.maketrans(TONED, "aaaaeeeeiiiioooouuuuüüüünnnm")
MANY = 10
"""Proved glosses that make a text one that is full of them."""


@cache
def readings(char: str) -> frozenset[str]:
    """The syllables a character may be glossed with: toned, with a digit for it, and toneless."""
    known = PINYIN_DICT.get(ord(char), "")
    usual = pinyin(char, style=Style.TONE, heteronym=False)[0][0]
    toned = {*known.split(","), usual} - {""}
    plain = {syllable.translate(TONELESS) for syllable in toned}
    numbered = {
        syllable.translate(TONELESS) + TONES[tone]
        for syllable in toned
        if (tone := next((each for each in syllable if each in TONES), ""))
    }
    said = toned | plain | numbered
    return frozenset(said | {syllable.replace("ü", "v") for syllable in said})


def propose(text: str) -> Iterator[Edit]:
    """Propose to take out every gloss that reads the character before it."""
    bracketed, toned = lines_with(BRACKETED, text), lines_with(TONE, text)
    proved = [match for match in within(bracketed, BEHIND, text) if _reads(match[2], match[1])]
    for match in proved:
        yield _edit(match, "proved", f"{match[2]} is a reading of {match[1]}")
    for match in (*within(bracketed, WORD, text), *within(toned, BARE, text)):
        said = match["sound"].strip()
        sound = re.sub(rf"[^{LETTERS}1-5]", "", said).lower()
        word = _word_read(match["word"], sound)
        has_tone = any(char in TONED or char.isdigit() for char in sound)
        apart = said == said.lower() and (len(word) > 2 or sound != said)
        if word and (match.re is BARE or (len(word) > 1 and (has_tone or apart))):
            yield _edit(match, "proved", f"{said} is the reading of {word}", match.end("word"))
    if len(proved) < MANY:
        return
    ends = {match.end() for match in proved}
    for match in GLOSS.finditer(text):
        if match.end() not in ends and any(char in TONED for char in match[1].lower()):
            yield _edit(match, "conjectured", f"{match[1]} stands in a text full of glosses")


def _reads(sound: str, char: str) -> bool:
    """Whether a syllable is a reading of a character; one capital letter is none."""
    return sound.lower() in readings(char) and not (len(sound) == 1 and sound.isupper())


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
