"""How likely characters follow each other: what speaks for one reading of a damaged place.

A bigram model of the codebook's own wording, of a dictionary of phrases, and, weighing the
most, of the report itself.

>>> wording = Wording("全市持续消除安全隐患,社会治理水平提高。")
>>> wording.speaks_for("隐", "患"), wording.speaks_for("隐", "会")
(True, False)
>>> wording.likelihood("隐患治理") > wording.likelihood("隐会治理")
True
>>> [char for char in "治安卫蚱刂，" if is_rare(char)]
['蚱', '刂']
"""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from math import log
from operator import add

from pypinyin.phrases_dict import phrases_dict

from zhibiao.lexicon import CODEBOOK

HAN = re.compile("[㐀-鿿豈-﫿]")
PUNCTUATION = frozenset("，。、；：！？“”‘’（）《》〔〕【】·—…％")
FULL = str.maketrans("!,;:?()%", "！，；：？（）％")
PLAIN = {code: chr(char) for code, char in FULL.items()} | dict.fromkeys(map(ord, "123456789"), "0")
"""Any digit is one to the model, and so is a mark in either width."""
PHRASES, CODEBOOK_S, REPORT = 1, 3, 6
"""How much each of them counts."""
FEW = 12
"""Characters that are followed up where many are possible."""
SEEN = 0.9
"""How much of what follows a character is taken to be known."""
LETTER = -6.0
"""Of an ASCII letter, wherever it stands."""
ENDS = 0.2
"""Of the end of a paragraph after a full stop, at least."""
NUMERALS, COUNTED = frozenset("一二三四五六七八九十"), -2.5
"""What a paragraph is counted with, and how likely one is behind a bracket, and its end behind it."""
FLOOR = 1e-7
LOWEST = log(FLOOR)
"""Of a character that was never seen."""


@cache
def is_rare(char: str) -> bool:
    """Whether a simplified character is outside the 3,755 common ones of GB 2312 level 1."""
    if char in PUNCTUATION:
        return False
    try:
        code = char.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return not (len(code) == 2 and 0xB0 <= code[0] <= 0xD7)


@cache
def rare_characters() -> re.Pattern[str]:
    """What finds them in a text, among Chinese characters."""
    common = "".join(char for char in map(chr, range(0x4E00, 0xA000)) if not is_rare(char))
    return re.compile(f"[^{common}\0-\u33ff\ua000-\uf8ff\ufb00-\U0010ffff]")


@cache
def _usage() -> tuple[Counter[str], Counter[str]]:
    """Weighted counts of characters and of neighbours in the phrases and the codebook."""
    chars, pairs = Counter(), Counter()
    texts = [("".join(f"{phrase}\n" for phrase in phrases_dict), PHRASES)]
    for path in sorted(CODEBOOK.glob("*.csv")):
        if path.stem == "planted_damage":  # the repairs know nothing of what they are measured on
            continue
        with path.open(encoding="utf-8", newline="") as file:
            cells = "\n".join(cell for row in csv.reader(file) for cell in row)
        texts.append((re.sub("[\x00-/:-\x7f]+", "\n", cells.translate(PLAIN)), CODEBOOK_S))
    for text, weight in texts:
        for char, count in Counter(text).items():
            chars[char] += count * weight
        for pair, count in Counter(map("".join, pairwise(text))).items():
            pairs[pair] += count * weight
    del chars["\n"]
    return chars, pairs


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\ufaff"  # as in HAN, without asking an expression


def _counts(left: str, right: str) -> bool:
    return (left == "（" and right in NUMERALS) or (left in NUMERALS and right in "）、")


class Wording:
    """What a report says about its words; ``text`` is simplified and without glosses."""

    def __init__(self, text: str) -> None:
        text = text.translate(PLAIN)
        self._chars = Counter(text)
        self._pairs = Counter(map(add, text, text[1:]))
        self._likeliest: dict[tuple[str, tuple[str, ...]], list[tuple[float, str]]] = {}
        self._total = sum(_usage()[0].values()) + REPORT * len(text)
        self._shares: dict[str, float] = {}  # of each character in all, as far as it was asked for

    def says(self, left: str, right: str) -> bool:
        """Whether the report has two characters side by side."""
        return left + right in self._pairs

    def speaks_for(self, left: str, right: str) -> bool:
        """Whether two characters stand side by side anywhere."""
        return self.says(left, right) or left + right in _usage()[1] or _counts(left, right)

    def share_known(self, text: str) -> float:
        """How many of its neighbours stand side by side anywhere."""
        pairs = list(pairwise(text))
        return sum(self.speaks_for(a, b) for a, b in pairs) / len(pairs) if pairs else 1.0

    def likelihood(self, text: Sequence[str]) -> float:
        """The log-likelihood of what follows the first character."""
        return sum(self.step(left, right) for left, right in pairwise(text))

    def step(self, left: str, right: str, printed: bool = False) -> float:
        """The log-likelihood of one character after another.

        Two that are ``printed`` so are in the report once, which says nothing for them.
        """
        return self._steps(left, (right,), printed)[0]

    def _steps(self, left: str, rights: Sequence[str], printed: bool = False) -> list[float]:
        """The log-likelihoods of some characters after another."""
        chars, pairs = _usage()
        mine, neighbours, shares = self._chars, self._pairs, self._shares
        left = PLAIN.get(ord(left), left)
        of_left = chars.get(left, 0) + REPORT * mine.get(left, 0) + 1
        follows, begins = _is_han(left), left == "（" or left in NUMERALS
        found = []
        for each in rights:
            right = PLAIN.get(ord(each), each)
            if right == "\n":
                ends = neighbours[left + right] / (mine[left] + 1)
                found.append(log(max(ends, ENDS if left == "。" else 1e-4)))
                continue
            if right < "\x7f" and right != "0":
                found.append(LETTER)
                continue
            if begins and _counts(left, right):
                found.append(COUNTED)
                continue
            if printed:
                seen = chars.get(right, 0) + REPORT * max(0, mine.get(right, 0) - 1)
                share = seen / self._total
            elif (share := shares.get(right, -1.0)) < 0:
                share = (chars.get(right, 0) + REPORT * mine.get(right, 0)) / self._total
                shares[right] = share
            if follows and _is_han(right):
                pair = left + right
                here = neighbours.get(pair, 0)
                both = pairs.get(pair, 0) + REPORT * (here - 1 if printed and here else here)
                share = SEEN * both / of_left + (1 - SEEN) * share
            found.append(log(share) if share > FLOOR else LOWEST)
        return found

    def likeliest(self, left: str, options: tuple[str, ...]) -> list[tuple[float, str]]:
        """The few likeliest of some characters after another, with their log-likelihoods."""
        key = (left, options)
        if key not in self._likeliest:
            ranked = sorted(zip(self._steps(left, options), options, strict=True), reverse=True)
            self._likeliest[key] = ranked[:FEW]
        return self._likeliest[key]
