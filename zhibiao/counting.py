"""Where numerals and counting words stand, told without looking at what they mean.

Digits in any script, Chinese numerals, and the words of ``counting_words`` (全, 均, 半, 双,
翻番 …): each maximal run with its magnitudes is one.  Which of them count is for others to say.

>>> text = "4万5,000起,三分之一全破,近年翻一番,安全第一"
>>> [text[start:end] for start, end in candidates(text)]
['4万5,000', '三分之一', '全', '翻一番', '全', '一']
>>> list(candidates("各地要提高认识"))
[]
"""

import re
from collections.abc import Iterator
from functools import cache

from zhibiao.damage.script import CAPITAL, WIDE, simplify
from zhibiao.lexicon import table
from zhibiao.numbers import ARABIC, CN

OTHER = "²³¹¼-¾⁰-₉⅐-↋①-⒛⓪-⓿❶-➓〡-〩〸-〺㆒-㆕㈠-㈩㉈-㉟㊀-㊉㊱-㊿"
"""Superscripts, fractions, Roman, circled and bracketed numerals: one character, one run."""

NUMBER = (rf"(?:{ARABIC}(?:[余多]?[十百千万亿]+(?:{ARABIC}[百千万]*)?)?"
          rf"|几?{CN}+(?:点{CN}+)?[几半]?)")  # fmt: skip
LIST_NUMBER = r"(?m:^)\d{1,2}(?=[.．]\d{3})"  # 2.142个: the second point, 142
FRACTION = rf"(?<![\d/])\d+/\d+(?![\d/])|{NUMBER}(?:分之{NUMBER})?"


def candidates(text: str) -> Iterator[tuple[int, int]]:
    """The (start, end) of each run in a text in simplified script and half-width digits."""
    return (match.span() for match in _finder().finditer(text))


def plain(raw: str) -> str:
    """A stretch of raw text in simplified script and half-width digits, of the same length."""
    return simplify(raw).translate(WIDE)


def form_of(surface: str) -> str:
    """How a numeral is written, as received; ``restored`` where no numeral was received.

    >>> [form_of(surface) for surface in ("４５", "4万5", "三分之一", "貳佰", "均", "②", "汔")]
    ['full_width', 'arabic', 'chinese', 'chinese', 'word', 'other', 'restored']
    """
    if any("０" <= char <= "９" for char in surface):
        return "full_width"
    if re.search(r"\d", surface):
        return "arabic"
    if re.search(f"{CN}|[{''.join(CAPITAL)}]", simplify(surface)):
        return "chinese"
    if re.search(f"[{OTHER}]", surface):
        return "other"
    return "word" if _finder().search(simplify(surface)) else "restored"


@cache
def _finder() -> re.Pattern[str]:
    words = [row.pattern for row in table("counting_words")]
    return re.compile("|".join([LIST_NUMBER, FRACTION, *words, f"[{OTHER}]"]))
