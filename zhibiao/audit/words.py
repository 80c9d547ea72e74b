"""Words that the tests look for, and small things that all of them say.

>>> cue("total").search("共计47个")[0]
'共计'
>>> number_of("十二"), number_of("7"), plain(Decimal("41.30")), plain(Decimal("1.9E+2"))
(12, 7, '41.3', '190')
>>> cue("proverbs")
Traceback (most recent call last):
KeyError: 'proverbs'
"""

import re
from decimal import Decimal
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import combinations

from zhibiao.lexicon import table
from zhibiao.quantities import number

SWAPPED = "two digits swapped"


@cache
def cue(name: str) -> re.Pattern[str]:
    """A pattern of ``data/codebook/audit_cues.csv``."""
    return re.compile({row.name: row.pattern for row in table("audit_cues")}[name])


def by_how_much(words: str) -> bool:
    """Whether the number behind these words is by how much, not up to what.

    >>> by_how_much("比上年减少"), by_how_much("比上年减少到"), by_how_much("立案")
    (True, False, False)
    """
    return bool(cue("change_said").search(words)) and words[-1:] not in ("至", "到")


@lru_cache(maxsize=4096)
def verb_of(words: str) -> str:
    """The group of the first verb: received, filed, solved …; empty where there is none.

    >>> verb_of("全年立案"), verb_of("盗窃案件")
    ('filed', '')
    """
    found = [
        (match.start(), name.removeprefix("verbs_"))
        for name in _verb_groups()
        if (match := cue(name).search(words))
    ]
    return min(found, default=(0, ""))[1]


@cache
def _verb_groups() -> tuple[str, ...]:
    return tuple(row.name for row in table("audit_cues") if row.name.startswith("verbs_"))


def number_of(surface: str) -> int:
    """A whole number in digits or Chinese numerals."""
    return int(number(surface))


def pairs(words: str) -> set[str]:
    """Every two characters that stand side by side."""
    return {words[i : i + 2] for i in range(len(words) - 1)}


def in_common(one: str, other: str) -> list[str]:
    """The words of two characters and more that two passages share, longest first, in any order.

    What an ideographic space parts is no word.

    >>> in_common("小区二期工程", "二期小区工程"), in_common("盗窃　案件", "抢夺　案件")
    (['小区', '二期', '工程'], ['案件'])
    """
    found, other = [], other.replace("　", " ")
    while True:
        match = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
        if match.size < 2:
            return found
        words = one[match.a : match.a + match.size]
        found.append(words)
        one, other = one.replace(words, "　"), other.replace(words, " ")


def plain(value: Decimal) -> str:
    """A number without trailing zeros or exponent."""
    return f"{value.normalize():f}"


def swaps(printed: str) -> set[str]:
    """A printed number with any two of its digits swapped.

    >>> sorted(swaps("89.0%")), swaps("5")
    (['09.8%', '80.9%', '98.0%'], set())
    """
    places = [i for i, char in enumerate(printed) if char.isdigit()]
    found = set()
    for i, j in combinations(places, 2):
        chars = list(printed)
        chars[i], chars[j] = chars[j], chars[i]
        found.add("".join(chars))
    return found - {printed}


def slip_between(one: Decimal, other: Decimal) -> str:
    """The slip of the pen that would turn one number into the other, if a single one would.

    Numbers of fewer than three digits, zeros at the end left out, are too short to tell.

    >>> slip_between(Decimal(4126), Decimal(4216)), slip_between(Decimal(323), Decimal(393))
    ('two digits swapped', 'one digit differs')
    >>> slip_between(Decimal(12), Decimal(47)), slip_between(Decimal(2000), Decimal(5000))
    ('', '')
    """
    a, b = plain(one), plain(other)
    if "." not in a + b:
        while a[-1] == b[-1] == "0" and len(a) > 1 and len(b) > 1:
            a, b = a[:-1], b[:-1]
    if len(a) != len(b) or len(a.replace(".", "")) < 3:
        return ""
    unlike = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if len(unlike) == 1:
        return "one digit differs"
    if len(unlike) == 2 and a[unlike[0]] == b[unlike[1]] and a[unlike[1]] == b[unlike[0]]:
        return SWAPPED
    return ""
