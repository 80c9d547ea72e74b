"""Marks of a page's, a note's or a document's language that were left in the text.

A tag that begins or ends a block stands for the end of a line, and one of a cell for a tab.

>>> [(e.before, e.after) for e in propose("治安<b>警情</b>下降&#49;2.3&percnt;<br/>破案率<br>")]
[('&#49;', '1'), ('&percnt;', '%'), ('<b>', ''), ('</b>', ''), ('<br/>', '\\n'), ('<br>', '')]
>>> [(e.before, e.after) for e in propose("## 一、成效\\n**刑事案件**[下降](http://a.cn/1)5%")]
[('**', ''), ('**', ''), ('## ', ''), ('[', ''), ('](http://a.cn/1)', '')]
>>> [(e.before, e.after) for e in propose('\uf06c 警情 PAGE \\\\* MERGEFORMAT 2\\\\u4e0b\\\\u964d5%')]
[('PAGE \\\\* MERGEFORMAT ', ''), ('\\\\u4e0b\\\\u964d', '下降'), ('\uf06c', '')]
>>> list(propose("研发R&D投入<5%,面积>90平方米,#1机组,2*3,《a<b>c》"))
[]
"""

import html
import re
from collections.abc import Iterator

from zhibiao.records import Edit

ENTITY = re.compile(
    r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});|&(?:nbsp|ensp|emsp)(?![a-z])"
)
BLOCK = (
    "p|br|div|li|ul|ol|tr|table|tbody|thead|h[1-6]|section|article|hr|dd|dt|dl|center|blockquote"
)
CELL = "td|th"
INLINE = "b|i|u|strong|em|span|font|a|img|o:p|sup|sub|small|big|input|form|label|body|html|head|meta|link"
HIDDEN = re.compile(r"<!--[^<>]{0,900}-->|<(script|style)\b[^<>]{0,200}>[^<]{0,5000}</\1>", re.I)
TAG = re.compile(
    rf"</?(?:(?P<block>{BLOCK})|(?P<cell>{CELL})|(?P<inline>{INLINE}))"
    r"(?:[ \n\t]+[^<>]{0,400})?[ \t]?/?>",
    re.I,
)
FIELD = re.compile(
    r"(?<![A-Za-z])(?:PAGE|NUMPAGES|PAGEREF|TOC|SEQ|REF|HYPERLINK|INCLUDEPICTURE|EMBED)"
    r"(?:[ ]+(?:\"[^\"\n]{0,200}\"|\\\S{1,2}|MERGEFORMAT|Word\.[\w.]{1,20}|_[A-Za-z]\w{0,40}))+[ ]?"
)
FIELD_MARK, SYMBOL = re.compile(r"[A-Z]{3,} +[\\\"W_M]"), re.compile("[\uf020-\uf0ff]")
ESCAPED = re.compile(
    r"(?:\\u(?:[4-9][0-9a-fA-F]{3}|201[0-9a-dA-D]|2026|30[01][0-9a-fA-F]|ff[0-5][0-9a-fA-F]))+"
)
BULLET = re.compile(r"^[ \t\u3000]{0,20}([\uf020-\uf0ff])(?=[ \t\u3000㐀-鿿“（(])", re.M)
"""A character of a symbol font, of which no text is made."""
STRONG = re.compile(
    r"(\*\*)(?=[^\s*])(?![十百千万亿]+[元人名户个家件起])[^*\n]{1,200}(?<=[^\s*])(\*\*)"
)  # but not the masked number of **亿元
HEADING = re.compile(r"(?:\A#|^[ \t]{0,3}#{2,6})[ \t]+(?=[^\n#])", re.M)
IMAGE = re.compile(r"!\[[^\[\]\n]{0,100}\]\([^()\s]{0,300}\)")
LINK = re.compile(r"(?<!!)(\[)[^\[\]\n]{0,100}(\]\((?:https?:|/|\.|#)[^()\s]{0,300}\))")


def propose(text: str) -> Iterator[Edit]:
    """Propose the character of every entity, and nothing or the end of a line for a tag."""
    if "&" in text:
        for match in ENTITY.finditer(text):
            after = html.unescape(match[0])
            if after != match[0] and len(after) == 1:
                yield _edit(match.start(), match[0], after, "a character written as an entity")
    if "<" in text:
        for match in HIDDEN.finditer(text):
            yield _edit(match.start(), match[0], "", "a comment or a script of the page")
        closed = bool(re.search("</|<br|<p>|/>", text, re.I))
        for match in TAG.finditer(text) if closed else ():
            yield _edit(match.start(), match[0], _instead(text, match), "a tag of the page")
    for match in FIELD.finditer(text) if FIELD_MARK.search(text) else ():
        yield _edit(match.start(), match[0], "", "a field of a word processor")
    for match in ESCAPED.finditer(text) if "\\u" in text else ():
        after = match[0].encode("ascii").decode("unicode_escape")
        yield _edit(match.start(), match[0], after, "characters written as their numbers")
    for match in BULLET.finditer(text) if SYMBOL.search(text) else ():
        yield _edit(match.start(1), match[1], "", "a bullet of a symbol font")
    for match in STRONG.finditer(text) if "**" in text else ():
        for group in (1, 2):
            yield _edit(match.start(group), match[group], "", "marks strong letters in a note")
    for match in HEADING.finditer(text) if "#" in text else ():
        yield _edit(match.start(), match[0], "", "marks a heading in a note")
    for match in IMAGE.finditer(text) if "![" in text else ():
        yield _edit(match.start(), match[0], "", "a picture of a note")
    for match in LINK.finditer(text) if "](" in text else ():
        for group in (1, 2):
            yield _edit(match.start(group), match[group], "", "marks a link in a note")


def _instead(text: str, match: re.Match[str]) -> str:
    """What a tag stands for where no line ends beside it."""
    if match["inline"]:
        return ""
    low, high = match.span()
    ends = not text[:low].strip(" \t") if low < 9 else text[low - 1] in "\n>"
    ends = ends or text[high : high + 1] in ("", "\n", "\r")
    return "" if ends else "\t" if match["cell"] else "\n"


def _edit(start: int, before: str, after: str, reason: str) -> Edit:
    return Edit(
        start=start,
        end=start + len(before),
        before=before,
        after=after,
        rule="markup",
        warrant="proved",
        reason=reason,
    )
