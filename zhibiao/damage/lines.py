"""Lines that are broken inside a number or a sentence: by a page turn, or by a fixed width.

A number goes on in the next line where the digits there have a unit and a sentence follows; a
clause does where its last word needs a number.  A text whose lines all break at the same width,
most of them inside a sentence, was set so, and its paragraphs are joined again.

>>> [(e.start, e.before) for e in propose("全市刑事案件立案数同比下降2\\n1.3%,破案率提高到\\n95.2%。")]
[(14, '\\n'), (26, '\\n')]
>>> list(propose("一、主要成效(2023\\n2个警务站建成,3个在建。\\n年份\\n2022\\n2023\\n全市警务站总数达到\\n"))
[]
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from zhibiao.damage.words import Wording
from zhibiao.records import Edit

HAN = "[一-鿿]"
GAP = r"[ \t\r\u3000]*\n\s{0,8}?"
NEXT = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?(?:[%‰]|[余多]?[万亿]?{HAN})(?=[^\n]*[，。；,;]))"
IN_NUMBER = re.compile(rf"(?<=\d)(?P<gap>[.,]?{GAP})(?={NEXT}|\.\d+(?:[%‰]|[余多]?[万亿]?{HAN}))")
BEFORE_NUMBER = re.compile(
    rf"(?:同比|环比|分别|下降|上升|增长|减少|增加|提高|提升|降低|(?<![雷发抵到传下表直])达|达到|[降升提高增减]至|[降升提高增减]到|不低于|不超过|不少于)(?P<gap>{GAP})(?={NEXT})"
)
"""Words that no line can end with before a number."""
AT_MARK = re.compile(
    rf"(?<=[{HAN[1:-1]}\d%”）])(?P<gap>{GAP})(?=[，。；、）％%‰])|(?<=[，、])(?P<gap2>{GAP})(?=[{HAN[1:-1]}\d“《])"
)
"""A line that begins with a mark that none begins with, or one that ends inside a sentence."""
BEFORE_UNIT = re.compile(
    rf"(?<=\d)(?P<gap>{GAP})(?=(?:个|名|起|人|件|次|辆|年|元|分|秒|处|家|套|户|所|条|支|路|吨|公里|余|多|万|亿)[^\n]*[，。；])"
)
HEAD = re.compile(
    rf"[^\n]*{HAN}[^\n]*(?:[，。；：,;:][^\n]*{HAN}[^\n]*|(?:同比|环比|[降升长少加高低达到至为约近超率比成有计共])[\d.,]*)\Z"
)
PROSE = re.compile(rf"{HAN}[，。；、,;][^|｜\t]*\Z")
ENUMERATED = re.compile(r"\d{1,2}(?:[.．、](?!\d)|[)）])|\d{4}年")
MARK = re.compile("[，。；、]")
CELLS = re.compile(
    r".*[|｜\t].*|[^\d，。；]*(?:[ \u3000]+[-−+＋≤≥]?\d[\d.,]*[%％‰]?){2,}(?:[ \u3000]+[^\d，。；]{1,6})?\s*"
)
"""A row of a table: with bars or tabs, or bare numbers with blanks between them behind a label."""
YEAR = re.compile(r"(?:19|20)\d\d年")
ENDS = re.compile(r"[。！？!?；;：:”」）)》】]\s*\Z")
BEGINS = re.compile(
    rf"[ \t\u3000]|[一二三四五六七八九十]{{1,3}}[、是要]|[(（][一二三四五六七八九十\d]{{1,3}}[)）]|{ENUMERATED.pattern}|——|第[一二三四五六七八九十]{{1,3}}[章条节部]"
)
PARAGRAPH = re.compile(r"[^\s][ \t\r\u3000]*\n[ \t\u3000]*[^\s]")
"""Two lines with no blank one between them."""
FAR = 200
FEW, SLACK, WIDE = 5, 2, 18
"""Lines of a block, by how much their widths may differ, and what is wide enough for prose."""
NARROW, WORDS = 12, 0.5
"""Width of a few lines that are all of one width, and the share of them that part a word or a number."""
REASONS = {
    "number": "a line that ends in a number which the next one goes on with",
    "mark": "a line that ends inside a sentence, at its comma or before its mark",
    "clause": "a line that ends before the number that it needs",
    "width": "the lines of the text all break at the same width",
}


def propose(text: str) -> Iterator[Edit]:
    """Propose to take out the ends of lines that are no ends of sentences."""
    for match in IN_NUMBER.finditer(text):
        low, high = match.span("gap")
        if _in_sentence(text, low) and not ENUMERATED.match(text, high):
            yield _edit(text, low + (match["gap"][0] in ".,"), high, "number")
    for match in BEFORE_NUMBER.finditer(text):
        if _in_sentence(text, match.start("gap")) and not YEAR.match(text, match.end()):
            yield _edit(text, *match.span("gap"), "clause")
    for match in AT_MARK.finditer(text):
        low, high = match.span("gap" if match["gap"] else "gap2")
        if not BEGINS.match(text, high):
            yield _edit(text, low, high, "mark")
    for match in BEFORE_UNIT.finditer(text):
        if _in_sentence(text, match.start()):
            yield _edit(text, *match.span("gap"), "number")
    yield from _set_to_width(text)


def _in_sentence(text: str, at: int) -> bool:
    """Whether a line has a sentence in it, as far as a place near its end."""
    low = max(0, at - FAR)
    return bool(HEAD.match(text[max(low, text.rfind("\n", low, at) + 1) : at]))


def _set_to_width(text: str) -> Iterator[Edit]:
    """The ends of lines in blocks of lines that are nearly all of one width."""
    block: list[re.Match[str]] = []
    apart = not PARAGRAPH.search(text)  # a blank line behind every line is no end of a paragraph
    for line in re.finditer(r"[^\n]+", text):
        if not line[0].strip():
            continue
        if CELLS.fullmatch(line[0]):  # a row of a table goes on with no other line
            yield from _joined(text, block)
            block = []
            continue
        if block and not apart and text[block[-1].end() : line.start()].count("\n") > 1:
            yield from _joined(text, block)
            block = []
        block.append(line)
    yield from _joined(text, block)


def _joined(text: str, block: list[re.Match[str]]) -> Iterator[Edit]:
    if len(block) < 3:
        return
    width = sorted(len(line[0].rstrip()) for line in block)[-2]
    full = [line for line in block if abs(len(line[0].rstrip()) - width) <= SLACK]
    inside = [line for line in full if not ENDS.search(line[0])]
    prose = [line for line in inside if PROSE.search(line[0])]
    many = width >= WIDE and len(full) >= max(FEW - 1, 0.6 * len(block))
    many = many and len(prose) >= max(FEW - 2, 0.6 * len(full), 0.7 * len(inside))
    if not (many or _parts_words(block, width) or _is_full(block, inside, width)):
        return
    indent = min(len(line[0]) - len(line[0].lstrip(" \u3000")) for line in block)
    for line, following in pairwise(block):
        goes_on = line in inside and not BEGINS.match(following[0], indent)
        if goes_on:
            begins = following.end() - len(following[0].lstrip())
            yield _edit(text, line.start() + len(line[0].rstrip()), begins, "width")


def _parts_words(block: list[re.Match[str]], width: int) -> bool:
    """Whether all lines but the last are of one width, and end inside words of a sentence."""
    if width < NARROW or any(len(line[0].rstrip()) != width for line in block[:-1]):
        return False
    marks = sum(bool(MARK.search(line[0])) for line in block)
    return _cuts_words([*pairwise(block)]) and marks > len(block) / 2


def _is_full(block: list[re.Match[str]], inside: list[re.Match[str]], width: int) -> bool:
    """Whether several lines are of the greatest width, and nearly all of them end inside words."""
    cut = [line for line in block if len(line[0].rstrip()) == width]
    if width < WIDE or len(cut) < FEW - 1 or len(cut) * 3 > 4 * sum(line in inside for line in cut):
        return False
    if any(len(line[0].rstrip()) > width + SLACK for line in block):
        return False
    return _cuts_words([pair for pair in pairwise(block) if pair[0] in cut and pair[0] in inside])


def _cuts_words(pairs: list[tuple[re.Match[str], re.Match[str]]]) -> bool:
    """Whether the ends of lines part words or numbers."""
    wording = Wording("")
    ends = [(a[0].strip()[-1], b[0].strip()[0]) for a, b in pairs]
    known = sum(wording.speaks_for(a, b) or a.isdigit() or b.isdigit() for a, b in ends)
    return known >= WORDS * len(ends)


def _edit(text: str, low: int, high: int, why: str) -> Edit:
    return Edit(
        start=low,
        end=high,
        before=text[low:high],
        after="",
        rule="broken_line",
        warrant="conjectured",
        reason=REASONS[why],
    )
