"""Punctuation that is doubled, or of the wrong width inside a number.

>>> [(e.before, e.after) for e in propose("建成警务站32个,、警务室40个,。下降15。2%,覆盖1，050人。")]
[(',、', ','), (',。', '。'), ('。', '.'), ('，', ',')]
>>> [(e.before, e.after) for e in propose("接处警1，235起,发放9，750元。")]
[('，', ','), ('，', ',')]
>>> list(propose("深入推进……分别为120，350起;共15。2月,"))
[]
"""

import re
from collections.abc import Iterator

from zhibiao.damage.signs import edit_at
from zhibiao.records import Edit

ORDER = "。；;：:，,、"
"""From the mark that stays to the one that goes."""
DOUBLED = re.compile(f"[{ORDER}][{ORDER}]+")
POINT = re.compile(r"[。·](?<=\d.)(?=\d+(?:%|个?百分点))")
THOUSANDS = re.compile(r"(?<![\d.，])\d{1,3}(?:，\d{3})*，0\d\d(?:，\d{3})*(?![\d，])")
GROUPS = re.compile(
    r"(?<=[一-鿿])(?<![分各]别)(?<![为各次是])\d{1,3}(?:，\d{3})+(?=[余多]?[起件人名个次元户处辆台])"
)
"""Groups of three before a unit, where what stands before the comma would be a number of nothing."""


def propose(text: str) -> Iterator[Edit]:
    """Propose the one mark of several, and the point or comma of a number."""
    for match in DOUBLED.finditer(text):
        marks = match[0]
        if len(marks) > 3 or marks in ("::", "。。。"):
            continue
        kept = min(marks, key=ORDER.index)
        same = set(marks) == {kept}
        yield edit_at(
            match.start(),
            marks,
            kept,
            "doubled_punctuation",
            "proved" if same else "conjectured",
            "the same mark twice" if same else "marks that can't stand together",
        )
    for match in POINT.finditer(text):
        reason = "inside a percentage it can only be the decimal point"
        yield edit_at(match.start(), match[0], ".", "wide_mark", "conjectured", reason)
    for match in THOUSANDS.finditer(text) if "，0" in text else ():
        for at in (place for place in range(*match.span()) if text[place] == "，"):
            reason = "three digits after it that begin with 0 are no number of their own"
            yield edit_at(at, "，", ",", "wide_mark", "proved", reason)
    for match in GROUPS.finditer(text):
        for at in (place for place in range(*match.span()) if text[place] == "，"):
            if not text.startswith("0", at + 1):
                reason = "before the comma stands a number of nothing, behind it three digits with a unit"
                yield edit_at(at, "，", ",", "wide_mark", "conjectured", reason)
