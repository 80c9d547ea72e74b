"""Lines of UTF-8 that were read as GBK: the text that their bytes make, torn ones too.

Three bytes of a character and three of the next make three characters of two bytes.  The decoder
that this assumes takes two bytes for every lead byte and prints one mark for a byte that begins
no pair: for 0x80, and for any other before an ASCII character, which it keeps.  So a mark inside a
run is 0x80 and proves the character; one at its end leaves a candidate set, from which the
report's own words choose.

>>> [*restored("鍏ㄥ競鐮存\\ue50d鐜囦负80%銆\\ufffd\\n")]
[((0, 9), '全市破案率为', 'proved'), ((12, 14), '。', 'conjectured')]
>>> [*restored("公安机关办结案件12件，破案率为80%。怎么办?")]
[]
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from zhibiao.damage.script import simplify
from zhibiao.damage.words import HAN, PUNCTUATION, Wording, is_rare

AS_GBK = "UTF-8 read as GBK"
LATIN = {bytes([code]).decode("cp1252", "ignore") or chr(code): code for code in range(0x80, 0x100)}
LATIN |= {chr(code): code for code in range(0x80, 0xA0)}
LACUNA = "□"
LINE = re.compile(r"(?m:^)[^\n]*[\u4e00-\u9fff\ue000-\uf8ff][^\n]*\n?")
RUN = re.compile(r"[^\x00-\x7f]+(?:\?+[^\x00-\x7f]+)*\?*")
REST = range(0x80, 0xC0)
FIRST = range(0xE2, 0xF0)
ASCII, FIRST_OF_ANY = bytes(range(0x80)), bytes([*FIRST, 0xC2])
MOST = 0.8
"""Of the bytes of a line must be in characters of UTF-8; half of those of a text, and all its
lines are taken for such."""
FEW = 6
"""Bytes of whole characters that a line must have at least."""
ENOUGH, SURE = 1.5, 3.0
"""By how much (in log-likelihood) one character must be likelier than any other, where it is known
beside the one before it and where it is not."""
SIGNS = frozenset("，。、；：！？（）《》“”％")
Codes = list[tuple[int | None, int]]
"""The bytes of a run, None for the one behind a mark, each with its raw character."""


@dataclass(slots=True)
class Piece:
    """A character of the text: the raw characters that hold its bytes, and what it can be."""

    low: int
    high: int
    text: str
    options: tuple[str, ...] = ()
    proved: bool = True
    eaten: bool = False  # whether an ASCII character is lost with it


def restored(text: str) -> Iterator[tuple[tuple[int, int], str, str]]:
    """The runs of lines that are UTF-8 read as GBK: span, text and warrant of each."""
    every_line = [*LINE.finditer(text)]
    if not any(_is_torn(*_measured(line)[:2]) for line in every_line if _may_be(line[0])):
        return
    lines = [*map(_measured, every_line)]
    told = [_is_torn(size, whole) for size, whole, _ in lines]
    sizes = [size for size, _, _ in lines]
    if sum(size for size, so in zip(sizes, told, strict=True) if so) > sum(sizes) / 2:
        told = [whole > size / 2 or so for (size, whole, _), so in zip(lines, told, strict=True)]
    runs = [run for (_, _, runs), so in zip(lines, told, strict=True) if so for run in runs]
    eats = any(_eats(codes) for _, codes in runs)
    every = any("\ue000" <= char <= "\uf8ff" for run, _ in runs for char in run[0])
    found = [(run, [*_pieces(run, codes, eats, every)]) for run, codes in runs]
    parts, done = [], 0
    for run, pieces in found:
        parts += [text[done : run.start()], *(piece.text for piece in pieces)]
        done = run.end()
    whole = "".join([*parts, text[done:]])
    wording, signs = Wording(whole), Counter(whole)
    for run, pieces in found:
        after = text[run.end() : run.end() + 1]
        for at, piece in enumerate(pieces):
            if piece.options:
                left = pieces[at - 1].text[-1:] if at else text[run.start() - 1 : run.start()]
                right = pieces[at + 1].text[:1] if at + 1 < len(pieces) else after
                piece.text = _likeliest(piece.options, left or "\n", right or "\n", wording, signs)
            piece.text += LACUNA * piece.eaten
        yield from _joined(pieces)


def _measured(line: re.Match[str]) -> tuple[int, int, list[tuple[re.Match[str], Codes]]]:
    """The bytes of a line's runs, how many of them are in whole characters, and the runs."""
    runs = [(run, _codes(run)) for run in RUN.finditer(line.string, *line.span())]
    return sum(code is not None for _, codes in runs for code, _ in codes), _whole(runs), runs


def _is_torn(size: int, whole: int) -> bool:
    return whole >= max(FEW, MOST * size)


def _may_be(line: str) -> bool:
    """Whether so many bytes of a line can begin a character that it may be torn: at one look."""
    codes, marks = line.encode("gb18030", "ignore"), line.count("?") + line.count("\ufffd")
    size = len(codes.translate(None, ASCII)) - 2 * marks - line.count("€")
    most = 3 * (len(codes) - len(codes.translate(None, FIRST_OF_ANY)) + marks)
    return _is_torn(size, most)


def is_text(text: str) -> bool:
    """Whether all of it is common Chinese, with its marks."""
    return all(map(_is_char, text))


@cache
def _is_char(char: str) -> bool:
    return char in PUNCTUATION or char in " \n\u3000∶～①②③④⑤⑥⑦⑧⑨⑩●■◆○" or "０" <= char <= "ｚ" or (
        bool(HAN.match(char)) and not is_rare(simplify(char))
    )  # fmt: skip


@cache
def _bytes(char: str) -> bytes:
    return char.encode("gb18030", "ignore")


def _codes(run: re.Match[str]) -> Codes:
    codes: Codes = []
    for at, char in enumerate(run[0], run.start()):
        if char in "?\ufffd":
            codes.append((None, at))
        else:
            codes += [(code, at) for code in (b"\x80" if char == "€" else _bytes(char))]
    return codes


def _whole(runs: list[tuple[re.Match[str], Codes]]) -> int:
    """How many bytes are in whole characters that are common."""
    pieces = (piece for run, codes in runs for piece in _pieces(run, codes))
    return sum(len(piece.text.encode()) for piece in pieces
               if not piece.options and _is_char(piece.text))  # fmt: skip


def _eats(codes: Codes) -> bool:
    """Whether a mark inside a run can't be 0x80: the decoder took the ASCII character along."""
    for at, (code, _) in enumerate(codes[:-1]):
        if code is None and at > 1 and codes[at + 1][0] in FIRST:
            part = [each for each, _ in codes[at - 2 : at]]
            if part[0] in FIRST and part[1] in REST and not _is_char(_decoded([*part, 0x80])):
                return True
    return False


def _decoded(codes: list[int]) -> str:
    return bytes(codes).decode("utf-8", "ignore")


def _pieces(
    run: re.Match[str], codes: Codes, eats: bool = False, every: bool = True
) -> Iterator[Piece]:
    """The characters that the bytes of a run make; ``every`` pair had a character, if need be a private one."""
    at = 0
    while at < len(codes):
        size = _size(codes, at)
        part = [code for code, _ in codes[at : at + size]]
        low, high = codes[at][1], codes[at + size - 1][1] + 1
        following = codes[at + size][0] if at + size < len(codes) else None
        if part == [None]:
            yield Piece(low, high, run.string[low])
        elif None not in part and len(part) == _needs(part[0]):
            char = _decoded(part)
            yield Piece(low, high, char or LACUNA, proved=bool(char))
        else:
            open_end = following is None or eats
            eaten = eats and part[-1] is None and following not in REST
            options = _options(part, following, open_end, every)
            one = len(options) == 1
            text = options[0] if one else LACUNA
            yield Piece(low, high, text, () if one else options, one and not eaten, eaten)
        at += size


def _needs(code: int | None) -> int:
    return 0 if code is None else 3 if code in FIRST else 2 if 0xC2 <= code < 0xE0 else 1


def _size(codes: Codes, at: int) -> int:
    """How many bytes from a place on make a character, marks counted as one byte each."""
    needs = _needs(codes[at][0])
    if needs == 0:  # a mark that stands for a first byte, or for itself
        return 3 if [code in REST for code, _ in codes[at + 1 : at + 3]] == [True, True] else 1
    size = 1
    while size < needs and at + size < len(codes):
        code = codes[at + size][0]
        if code is not None and code not in REST:
            break
        size += 1
    return size


def _options(
    part: list[int | None], following: int | None, open_end: bool, every: bool
) -> tuple[str, ...]:
    """The characters that bytes can be of which some are not known; none if there are too many."""
    part = part + [None] * (max(_needs(part[0]), 1) - len(part))
    ways: list[list[int]] = [[]]
    for at, code in enumerate(part):
        behind = part[at + 1] if at + 1 < len(part) else following
        last = at + 1 == len(part)
        if code is not None:
            known: Iterable[int] = [code]
        elif at == 0:
            known = FIRST
        elif last and open_end:
            known = REST
        else:
            known = [0x80]
            if behind and not every:
                known += [each for each in REST if not _is_pair(each, behind)]
        ways = [[*way, each] for way in ways for each in known]
    if len(ways) > 200:
        return ()
    return tuple(dict.fromkeys(char for char in map(_decoded, ways) if char and _is_char(char)))


@cache
def _is_pair(first: int, second: int) -> bool:
    try:
        return bool(bytes([first, second]).decode("gbk"))
    except UnicodeDecodeError:
        return False


def _likeliest(
    options: tuple[str, ...], left: str, right: str, wording: Wording, signs: Counter[str]
) -> str:
    """The one character that the words around it speak for; a sign where only signs are possible."""
    marks = [char for char in options if char in SIGNS]
    if "。" in marks and right == "\n":
        return "。"
    if "\u3000" in options and left in "\n\u3000":
        return "\u3000"
    if marks and not any(map(HAN.match, options)):
        marks = [char for char in marks if right != "\n" or char not in "，（《“"]
        return max(marks, key=lambda char: signs[char])
    if not options:
        return LACUNA
    left, right = ("0" if char.isdigit() else char for char in (left, right))
    said = {char: wording.says(left, char) + wording.says(char, right) for char in options}
    row = {char: wording.likelihood([left, char, right]) + said[char] * ENOUGH for char in options}
    first, *others = sorted(options, key=lambda char: -row[char])
    ahead = row[first] - row[others[0]] if others else SURE
    known = said[first] or wording.speaks_for(left, first)
    return first if ahead >= (ENOUGH if known else SURE) else LACUNA


def _joined(pieces: list[Piece]) -> Iterator[tuple[tuple[int, int], str, str]]:
    """Pieces that share no raw character apart, those that do and those of one warrant as one."""
    low = high = -1
    after, warrant = "", ""
    for piece in pieces:
        own = "proved" if piece.proved else "unknowable" if LACUNA in piece.text else "conjectured"
        if high > piece.low or (high == piece.low and own == warrant == "proved"):
            after += piece.text
            high = piece.high
            warrant = max(warrant, own, key=("proved", "conjectured", "unknowable").index)
            continue
        if after:
            yield (low, high), after, warrant
        low, high, after, warrant = piece.low, piece.high, piece.text, own
    if after:
        yield (low, high), after, warrant
