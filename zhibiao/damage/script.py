"""Traditional to simplified script, full-width digits, letters and percent signs, capital numerals.

All keep the length of a text, so every character keeps its place.

>>> simplify("萬起個")
'万起个'
>>> [(e.before, e.after, e.rule) for e in propose("達到１００％的個數，")]
[('達', '达', 'traditional'), ('１００％', '100%', 'full_width'), ('個數', '个数', 'traditional')]
>>> list(propose("达到100%的个数，队伍两支，收拾残局"))
[]
>>> [(e.before, e.after, e.rule) for e in propose("壹仟贰佰零伍名，贰仟万元")]
[('壹仟贰佰', '一千二百', 'capital'), ('伍', '五', 'capital'), ('贰仟', '二千', 'capital')]
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from opencc import OpenCC

from zhibiao.lexicon import one_of
from zhibiao.records import Edit

WIDE = {
    code: code - 0xFEE0
    for code in (
        *range(0xFF10, 0xFF1A),
        *range(0xFF21, 0xFF3B),
        *range(0xFF41, 0xFF5B),
        0xFF05,
        0xFF0E,
        0xFF0B,
    )
}
REASONS = {
    "traditional": "traditional character, OpenCC t2s",
    "full_width": "full-width digit, letter or sign",
    "capital": "capital numeral, as in accounts",
}
CAPITAL = dict(zip("壹贰叁参肆伍陆柒捌玖拾佰仟", "一二三三四五六七八九十百千", strict=True))
NUMERAL = "[零〇一二两三四五六七八九十百千万亿壹贰叁参肆伍陆柒捌玖拾佰仟]"
DIGIT = "[壹贰叁参肆伍陆柒捌玖]"
WRITTEN = re.compile(
    f"[一二两三四五六七八九壹贰叁参肆伍陆柒捌玖][拾佰仟]|[壹贰叁参肆伍陆柒捌玖拾佰仟]{NUMERAL}*?{DIGIT}|[十百千万]零?{DIGIT}"
)
"""What makes a run of numerals a number beyond doubt, and no 参 or 伍 of a word."""
RUN = re.compile(
    rf"(?P<share>(?<=分之))?(?P<whole>{NUMERAL}++)(?:点{NUMERAL}++)?+(?P<unit>(?=[余多]?{one_of('units', 'unit')}))?"
)
LONGEST_RUN = 40
WORDS = ("队伍", "大陆", "收拾")


@cache
def _converter(way: str) -> OpenCC:
    return OpenCC(way)


def simplify(text: str) -> str:
    """The text in simplified characters, of the same length: no word goes over the end of a line."""
    convert = _converter("t2s").convert
    plain = convert(text)
    if len(plain) == len(text):
        return plain
    pairs = zip(text.split("\n"), plain.split("\n"), strict=True)
    return "\n".join(b if len(a) == len(b) else "".join(map(convert, a)) for a, b in pairs)


def traditional(char: str) -> str:
    """The character as a text in traditional script prints it."""
    return _converter("s2t").convert(char)


def propose(text: str) -> Iterator[Edit]:
    """Propose one edit per run of characters that change."""
    after = RUN.sub(_lower, simplify(text).translate(WIDE))
    start = 0
    for old, new in zip(text.split("\n"), after.split("\n"), strict=True):
        if old != new:
            yield from _runs(old, new, start)
        start += len(old) + 1


def _lower(run: re.Match[str]) -> str:
    """A run of numerals without capitals, where it counts something: 队伍, 大陆 and 收拾 are words."""
    word = run.string[max(0, run.start() - 1) : run.start() + 1] in WORDS
    counts = run["share"] is not None or run["unit"] is not None
    if not counts or len(run[0]) > LONGEST_RUN or not WRITTEN.search(run["whole"][word:]):
        return run[0]
    return run[0][:word] + "".join(CAPITAL.get(char, char) for char in run[0][word:])


def _runs(before: str, after: str, at: int) -> Iterator[Edit]:
    """The edits of one line, which begins at a place."""

    def rule(place: int) -> str:
        old, new = before[place], after[place]
        if old == new:
            return ""
        if ord(old) in WIDE:
            return "full_width"
        return "capital" if new in CAPITAL.values() else "traditional"

    for name, places in groupby(range(len(before)), key=rule):
        if name:
            low, *rest = places
            high = low + len(rest) + 1
            yield Edit(
                start=at + low,
                end=at + high,
                rule=name,
                warrant="proved",
                before=before[low:high],
                after=after[low:high],
                reason=REASONS[name],
            )
