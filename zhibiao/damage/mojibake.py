"""Text that was read in a wrong encoding, and the litter that such readings leave.

UTF-8 read as Windows-1252 (â€œå…¨å¸‚) or as GBK (鍏ㄥ競), and GBK read as Windows-1252 (È«ÊÐ)
keep their bytes, so they give the text back.  Where a byte had no character there stands a mark
for it (``zhibiao.damage.torn``).  锟斤拷 is two U+FFFD in UTF-8 read as GBK, 烫烫烫 memory that
nothing was written to: what stood there is lost.

>>> [(e.before, e.after, e.warrant) for e in propose("å…¨å¸‚警务站,鍏ㄥ競公安机关,È«ÊÐ")]
[('å…¨å¸‚', '全市', 'proved'), ('È«ÊÐ', '全市', 'proved'), ('鍏ㄥ競', '全市', 'proved')]
>>> [(e.before, e.after, e.warrant) for e in propose("破案率98%锟斤拷刑事案件烫烫烫")]
[('锟斤拷', '□□', 'unknowable'), ('烫烫烫', '□□□', 'unknowable')]
>>> list(propose("café,“全市”——烫伤……"))
[]
"""

import re
from collections.abc import Iterator

from zhibiao.damage.steps import LACUNA
from zhibiao.damage.torn import AS_GBK, LATIN, is_text, restored
from zhibiao.damage.words import rare_characters
from zhibiao.records import Edit

REST = "".join(re.escape(char) for char, code in LATIN.items() if code < 0xC0)
AS_LATIN = re.compile(
    f"[\xc2-\xdf\xe2-\xef](?:(?<=[\xe2-\xef])[{REST}]{{2}}|(?<=[\xc2-\xdf])[{REST}])"
    f"(?:[\xe2-\xef][{REST}]{{2}}|[\xc2-\xdf][{REST}])*(?:â€(?![{REST}]))?"
)
LATIN_CHAR = f"[{re.escape(''.join(LATIN))}]"
GBK_AS_LATIN = re.compile(f"{LATIN_CHAR}{LATIN_CHAR}+")
RUN = re.compile(r"[^\x00-\x7f][^\x00-\x7f]{2,399}")
LITTER = re.compile(
    "锟斤拷(?:锟斤拷)*(?:锟斤?)?|锟斤(?!拷)|烫烫烫+|屯屯屯+|烫屯(?:烫屯|屯烫)+|屯烫(?:烫屯|屯烫)+"
)
"""Expressions that begin with one set of characters, which ``re`` looks for fast."""
CLOSING = "â€"
"""What is left of a closing quotation mark, whose last byte Windows-1252 has no character for."""


def propose(text: str) -> Iterator[Edit]:
    """Propose the text that the bytes of a run make, and to mark what is litter."""
    for match in AS_LATIN.finditer(text):
        if after := _from_latin(match[0]):
            yield _edit(match.span(), match[0], after, "proved", "UTF-8 read as Windows-1252")
    as_latin = [(match, _gbk_from_latin(match[0])) for match in GBK_AS_LATIN.finditer(text)]
    if any(len(after) > 1 for _, after in as_latin):  # one character alone is a word of Europe
        for match, after in as_latin:
            if after:
                yield _edit(match.span(), match[0], after, "proved", "GBK read as Windows-1252")
    torn = [*restored(text)]
    for span, after, warrant in torn:
        yield _edit(span, text[slice(*span)], after, warrant, AS_GBK)
    taken = {line for span, _, _ in torn for line in (text.rfind("\n", 0, span[0]),)}
    for match in RUN.finditer(text):
        if taken and text.rfind("\n", 0, match.start()) in taken:
            continue
        for low, high in _dense(match) if rare_characters().search(text, *match.span()) else ():
            run = text[low:high]
            if after := _from_gbk(run):
                yield _edit((low, high), run, after, "proved", AS_GBK)
    for match in LITTER.finditer(text):
        signs = 2 * match[0].count("锟") if match[0][0] == "锟" else len(match[0])
        reason = (
            "U+FFFD read as GBK" if match[0][0] == "锟" else "memory that nothing was written to"
        )
        yield _edit(match.span(), match[0], LACUNA * signs, "unknowable", reason)


def _gbk_from_latin(run: str) -> str:
    data = bytes(LATIN[char] for char in run)
    after = data.decode("gb18030", "ignore")
    return after if after.encode("gb18030") == data and is_text(after) else ""


def _from_latin(run: str) -> str:
    closing = run.endswith(CLOSING)
    data = bytes(LATIN[char] for char in run.removesuffix(CLOSING))
    try:
        after = data.decode("utf-8") + "”" * closing
    except UnicodeDecodeError:
        return ""
    return after if len(after) > 1 and is_text(after) else ""


def _dense(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The stretches of a run in which rare characters are frequent."""
    low = high = -9
    for found in rare_characters().finditer(match.string, *match.span()):
        at = found.start()
        if at > high + 3:
            if high - low > 1:
                yield _whole(match, low, high)
            low = at
        high = at
    if high - low > 1:
        yield _whole(match, low, high)


def _whole(match: re.Match[str], low: int, high: int) -> tuple[int, int]:
    """The longest stretch around some characters whose bytes are UTF-8."""
    spans = [
        (first, last)
        for first in range(max(match.start(), low - 3), low + 1)
        for last in range(min(match.end(), high + 4), high, -1)
        if _from_gbk(match.string[first:last])
    ]
    return max(spans, key=lambda span: span[1] - span[0], default=(low, low))


def _from_gbk(run: str) -> str:
    try:
        after = run.encode("gb18030").decode("utf-8")
    except UnicodeError:
        return ""
    return after if len(after) > 1 and is_text(after) else ""


def _edit(span: tuple[int, int], before: str, after: str, warrant: str, reason: str) -> Edit:
    start, end = span
    return Edit(
        start=start,
        end=end,
        before=before,
        after=after,
        rule="wrong_encoding",
        warrant=warrant,
        reason=reason,
    )
