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

from zhibiao.records import Edit

HAN = "[一-鿿]"
GAP = r"[ \t\r\u3000]*\n\s{0,8}?"
NEXT = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?(?:[%‰]|[余多]?[万亿]?{HAN})(?=[^\n]*[，。；,;]))"
IN_NUMBER = re.compile(rf"(?<=\d)(?P<gap>[.,]?{GAP})(?={NEXT})")
BEFORE_NUMBER = re.compile(
    rf"(?:同比|环比|分别|下降|上升|增长|减少|增加|提高|提升|降低|达到?|[降升提高增减]至|[降升提高增减]到|不低于|不超过|不少于)(?P<gap>{GAP})(?={NEXT})"
)
"""Words that no line can end with before a number."""
HEAD = re.compile(
    rf"[^\n]*{HAN}[^\n]*(?:[，。；：,;:][^\n]*{HAN}[^\n]*|(?:同比|环比|[降升长少加高低达到至为约近超率比成有计共])[\d.,]*)\Z"
)
PROSE = re.compile(rf"{HAN}[，。；、,;][^|｜\t]*\Z")
ENUMERATED = re.compile(r"\d{1,2}(?:[.．、](?!\d)|[)）])|\d{4}年")
ENDS = re.compile(r"[。！？!?；;：:”」）)》】]\s*\Z")
BEGINS = re.compile(
    rf"[ \t\u3000]|[一二三四五六七八九十]{{1,3}}[、是要]|[(（][一二三四五六七八九十\d]{{1,3}}[)）]|{ENUMERATED.pattern}|——|第[一二三四五六七八九十]{{1,3}}[章条节部]"
)
FAR = 200
FEW, SLACK, WIDE = 5, 2, 18
"""Lines of a block, by how much their widths may differ, and what is wide enough for prose."""
REASONS = {
    "number": "a line that ends in a number which the next one goes on with",
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
        if _in_sentence(text, match.start("gap")):
            yield _edit(text, *match.span("gap"), "clause")
    yield from _set_to_width(text)


def _in_sentence(text: str, at: int) -> bool:
    """Whether a line has a sentence in it, as far as a place near its end."""
    low = max(0, at - FAR)
    return bool(HEAD.match(text[max(low, text.rfind("\n", low, at) + 1) : at]))


def _set_to_width(text: str) -> Iterator[Edit]:
    """The ends of lines in blocks of lines that are nearly all of one width."""
    block: list[re.Match[str]] = []
    for line in re.finditer(r"[^\n]*", text):
        if line[0].strip():
            block.append(line)
            continue
        if line.start() == line.end() and text[line.start() - 1 : line.start()] != "\n":
            continue  # the empty match behind each line
        yield from _joined(text, block)
        block = []
    yield from _joined(text, block)


def _joined(text: str, block: list[re.Match[str]]) -> Iterator[Edit]:
    if len(block) < FEW:
        return
    width = sorted(len(line[0].rstrip()) for line in block)[-2]
    full = [line for line in block if abs(len(line[0].rstrip()) - width) <= SLACK]
    inside = [line for line in full if not ENDS.search(line[0])]
    prose = [line for line in inside if PROSE.search(line[0])]
    if width < WIDE or len(full) < max(FEW - 1, 0.6 * len(block)):
        return
    if len(prose) < max(FEW - 2, 0.6 * len(full)) or len(prose) < 0.7 * len(inside):
        return
    for line, following in pairwise(block):
        goes_on = line in inside and not BEGINS.match(following[0])
        if goes_on:
            yield _edit(text, line.start() + len(line[0].rstrip()), following.start(), "width")


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
