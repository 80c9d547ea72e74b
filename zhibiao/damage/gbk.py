"""Text that was read one byte out of step.

In GBK a Chinese character is two bytes.  Where one byte is lost, or a gloss is pushed
between the two, every pair after it is made of the halves of two neighbours, until an
ASCII character takes part in a pair and the reader is in step again.

The decoder that this assumes takes *two* bytes for every lead byte, whatever the second
is, so it eats the digit after a shifted run.  Python's keeps it:

>>> shifted = "保”單位2068個".encode("gbk")[1:]
>>> shifted.decode("gbk", "replace")
'！眴挝�2068個'

The search puts the halves together again.  It accepts a result only where the print holds
rare characters and the result none, and takes the one that makes most known words.

>>> [(e.before, e.after, e.warrant) for e in propose("在單位建成“智慧內?！眴挝?068個,內保工作")]
[('?！眴挝', '保”单位', 'attested'), ('?', '□', 'unknowable')]
>>> list(propose("您怎么看?我们认为可以。再说?"))
[]
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from pypinyin.phrases_dict import phrases_dict

from zhibiao.damage.glosses import GLOSS, SYLLABLE, readings
from zhibiao.damage.script import is_traditional, simplify, traditional
from zhibiao.lexicon import terms
from zhibiao.records import WARRANTS, Edit

LACUNA = "□"
"""Stands for one character that is lost and can't be known."""

MARK = "?\ufffd\ue000-\uf8ff"
REMNANT = rf"(?P<gloss>{SYLLABLE})[)）]"  # what is left of a gloss whose bracket was eaten
SPOT = re.compile(rf"[{MARK}](?:{REMNANT})?(?P<run>[^\n]{{1,60}})")
END = re.compile(rf"(?P<orphan>[{MARK}])(?:{REMNANT})?|(?P<tail>[@-~])")
AFTER_GLOSS = re.compile(rf"[(（]({SYLLABLE})[)）]")
FULL = str.maketrans(",;:!?()", "，；：！？（）")
PUNCTUATION = frozenset("，。、；：！？“”（）《》")
ANY = [bytes([code]) for code in (*range(0x40, 0x7F), *range(0x80, 0xFF))]


class Context(NamedTuple):
    """What a report itself says about its words."""

    text: str  # simplified, without glosses
    pairs: frozenset[str]  # neighbouring characters in it, in both scripts
    traditional: bool


class Choice(NamedTuple):
    """The best character for a place, and what speaks for it."""

    char: str
    ground: str  # proved | attested | conjectured


def propose(raw: str) -> Iterator[Edit]:
    """Propose to mend every shifted run that makes better words when put in step again."""
    printed = GLOSS.sub("", raw)
    text = simplify(printed)
    pairs = frozenset(a + b for script in (printed, text) for a, b in pairwise(script))
    context = Context(text, pairs, traditional=is_traditional(printed))
    done = 0
    for spot in SPOT.finditer(raw):
        if spot.start() < done:
            continue
        for edits in _mendings(raw, spot, context):
            done = edits[-1].end
            yield from edits
            break


def _mendings(raw: str, spot: re.Match[str], context: Context) -> Iterator[list[Edit]]:
    """Every way to read the run after a mark in step, the shortest first."""
    left = GLOSS.sub("", raw[max(0, spot.start() - 12) : spot.start()])[-1:]
    leads = _lead_bytes(left, spot["gloss"])
    for end in END.finditer(spot["run"]):
        shifted = _bytes_of(spot["run"][: end.start()])
        if shifted is None:
            return
        stop = spot.start("run") + end.end()
        lost = LACUNA if end["orphan"] and not end["gloss"] else ""
        right = "" if lost else raw[stop : stop + 1]
        tails = ANY if end["orphan"] else [end["tail"].encode()]
        if shifted:
            inner = _decoded(shifted[1:-1])
            if inner is None:
                continue
            first = _choose([b + shifted[:1] for b in leads], left, (inner + right)[:1], context)
            last = _choose(
                [shifted[-1:] + b for b in tails], (left + inner)[-1:], right, context, end["gloss"]
            )
        else:
            inner = ""
            first, last = _pair_across_a_gap(leads, tails, left, right, context)
        if not (first and last):
            continue
        whole = simplify(first.char + inner + last.char)
        if any(map(_rare, whole)):
            continue
        if not (end["tail"] or any(map(_rare, simplify(spot["run"][: end.end() - 1])))):
            continue
        warrant = max(first.ground, last.ground, key=WARRANTS.index)
        over = AFTER_GLOSS.match(raw, stop)
        if over and over[1] in readings(last.char):
            stop = over.end()
        mended = Edit(
            start=spot.start(),
            end=stop - len(lost),
            before=raw[spot.start() : stop - len(lost)],
            after=whole,
            rule="gbk_out_of_step",
            warrant=warrant,
            reason="GBK bytes read one out of step; the characters at the seams are "
            + {
                "proved": "forced",
                "attested": "in words of this report",
                "conjectured": "in known words, or frequent here",
            }[warrant],
        )
        yield [mended, _lacuna(raw, stop)] if lost else [mended]


def _lacuna(raw: str, stop: int) -> Edit:
    """The mark that ends a run: half a character, and with it one ASCII character, is lost."""
    digit = raw[stop : stop + 1].isdigit()
    return Edit(
        start=stop - 1,
        end=stop,
        before=raw[stop - 1 : stop],
        after=LACUNA,
        rule="lost_character",
        warrant="unknowable",
        reason="the last half character took one ASCII character with it"
        + (": a digit, 1 to 9 if the number begins here" if digit else ""),
    )


def _lead_bytes(left: str, gloss: str | None) -> list[bytes]:
    """The byte that the mark stands for: any, or the one that a gloss pushed in leaves.

    Such a gloss was matched across a border: the second byte of the character before the
    mark and the lost byte make a character that is read so.
    """
    if not gloss:
        return ANY
    half = (_bytes_of(left) or b"")[-1:]
    return [byte for byte in ANY if gloss in readings((_decoded(half + byte) or "?")[0])]


def _choose(
    options: list[bytes], left: str, right: str, context: Context, gloss: str | None = None
) -> Choice | None:
    """The character among the options that its neighbours and its gloss speak for."""
    chars = [char for option in options if (char := _decoded(option)) and len(char) == 1]
    if context.traditional:
        chars = [char for char in chars if traditional(char) == char]
    if gloss:
        chars = [char for char in chars if gloss in readings(char)]
    if len(chars) == 1:
        return Choice(chars[0], "proved")

    def support(char: str) -> tuple[int, int, int]:
        """Words of the codebook count 3, of this report 2, of the dictionary 1, and so does a
        frequent character."""
        plain = simplify(char)
        joints = {simplify(left) + plain, plain + simplify(right)} - {plain}
        here = sum(joint in context.pairs for joint in joints)
        known = sum(joint in _pairs_of_phrases() for joint in joints)
        coded = sum(joint in _pairs_of_terms() for joint in joints)
        frequency = context.text.count(plain)
        return 3 * coded + 2 * here + known + (frequency > len(context.text) / 500), here, frequency

    ranked = sorted(chars, key=support)
    if not ranked or (len(ranked) > 1 and support(ranked[-1]) == support(ranked[-2])):
        return None  # nothing speaks for one more than for another
    best = support(ranked[-1])
    return Choice(ranked[-1], "attested" if best[1] else "conjectured")


def _pair_across_a_gap(
    leads: list[bytes], tails: list[bytes], left: str, right: str, context: Context
) -> tuple[Choice | None, Choice | None]:
    """Two characters of which only the outer bytes are left: a word of this report, or none."""
    words = [
        word
        for word in sorted(context.pairs)
        if (old := _bytes_of(word)) and len(old) == 4 and old[:1] in leads and old[-1:] in tails
    ]
    if len(leads) < len(ANY) and len(words) == 1:
        return Choice(words[0][0], "attested"), Choice(words[0][1], "attested")
    return None, None


def _decoded(data: bytes) -> str | None:
    try:
        text = data.decode("gbk")
    except UnicodeDecodeError:
        return None
    return (
        text if all(char in PUNCTUATION or "\u4e00" <= char <= "\u9fff" for char in text) else None
    )


def _bytes_of(text: str) -> bytes | None:
    """The GBK bytes of a run of full-width characters; ASCII punctuation counts as such."""
    try:
        data = text.translate(FULL).encode("gbk")
    except UnicodeEncodeError:
        return None
    return data if len(data) == 2 * len(text) else None


@cache
def _rare(char: str) -> bool:
    """Whether a simplified character is outside the 3,755 common ones of GB 2312 level 1."""
    try:
        code = char.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return char not in PUNCTUATION and not (len(code) == 2 and 0xB0 <= code[0] <= 0xD7)


@cache
def _pairs_of_terms() -> frozenset[str]:
    return frozenset(a + b for term in terms() for a, b in pairwise(term))


@cache
def _pairs_of_phrases() -> frozenset[str]:
    return frozenset(a + b for phrase in phrases_dict for a, b in pairwise(phrase))
