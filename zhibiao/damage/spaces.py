"""Spaces inside a number or between the characters of a sentence.

A no-break, full-width or thin space has no place there; a plain one has, so it goes only
where the report has the same characters without it.

>>> [(e.before, e.after) for e in propose("全年核查车辆4500\\u30000多辆次,满意度98.73\\xa0%,办公\\u3000室。")]
[('\\u3000', ''), ('\\xa0', ''), ('\\u3000', '')]
>>> list(propose("出席的有张\\u3000三、李\\u3000四,共 2 人,核查59 225人次。"))
[]
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter

from zhibiao.begins import compiled
from zhibiao.damage.signs import lines_with, within
from zhibiao.damage.words import Wording
from zhibiao.grids import rows
from zhibiao.lexicon import one_of
from zhibiao.records import Edit

ODD = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
HAN = "[㐀-鿿豈-﫿]"
IN_NUMBER = re.compile(
    rf"(?<![\d ,.-])(?P<first>\d+(?:\.\d+)?)(?P<space>[ {ODD}])(?P<rest>[\d.]+)"
    rf"(?=[ {ODD}]?(?:%|‰|[余多]?[万亿]?(?!年|月|日|时|:){HAN}))"
)
AT_POINT = compiled(
    rf"(?:(?<={HAN})(?<![件表图注例])|(?<=[%‰][、和,，]))(?:\d+[ {ODD}])?\d+(?:(?P<behind>\.[ {ODD}])|(?P<before>[ {ODD}]\.))"
    rf"(?=\d+[ {ODD}]?(?:[%‰，。；;]|[余多]?[万亿]?(?!年){HAN}))"
)
"""A number cut beside its decimal point; where a number of a list would be, no character is before it."""
B = rf"[ {ODD}]"
YEARS = rf"{B}?(?:年|[-—–~至到]{{1,2}}2{B}?0{B}?\d)"
IN_YEAR = compiled(
    rf"(?<![\d.,])(?<!\d{B})(?=[12][ {ODD}\d]{{4,6}}{YEARS})(?:1{B}?9|2{B}?0){B}?\d{B}?\d(?={YEARS})"
    rf"|(?<=年)1{B}[0-2](?={B}?月)|(?<=月)[1-3]{B}\d(?={B}?日)"
)
SPELT = compiled(
    rf"(?:(?<=[{HAN[1:-1]}，、；：（(“])(?<![第图表件注例条款])(?<!分别为)|(?<=[{HAN[1:-1]}])(?<![第图表件注例条款]){B}(?=\d)(?=[^\n]{{0,400}}?[，。；]))"
    rf"(?P<run>(?:[1-9](?:{B}\d)*|0(?={B}?\.))(?:(?:{B}?,(?:{B}?\d){{3}})+(?!{B}?\d))?(?:{B}?\.(?:{B}?\d)+)?){B}?"
    rf"(?=[余多]?[万亿]?(?!年|月|日|时)(?:{one_of('units', 'unit')}|{one_of('counting_units', 'unit')}))"
)
"""A number whose digits are all set apart, between a sentence and a unit: 达到1 0 0 %."""
LEAST = 2
"""Spaces in such a number; one alone may part two."""
NO_BREAK = f"{ODD[:-1]}"
IN_DIGITS = re.compile(rf"[{NO_BREAK}](?<=\d.)(?<![{NO_BREAK} ]\d.)(?=\d)(?!\d+[{NO_BREAK} ])")
BESIDE = re.compile(rf" (?:(?<={HAN} )(?=\d)|(?<=[\d%‰] )(?={HAN}))")
DATE = compiled(
    rf"(?<!\d)(?:19|20)\d\d[ {ODD}]?年(?:[ {ODD}]?\d{{1,2}}[ {ODD}]?月(?:[ {ODD}]?\d{{1,2}}[ {ODD}]?日)?)?"
)
APART_BOTH = re.compile(r" \d[\d.,]*[%‰]? ")
"""A number with a space on both sides is set so."""
TIGHT = re.compile(rf"{HAN}(?=\d)|\d(?={HAN})")
LOOSE = re.compile(
    rf"[{NO_BREAK}](?:(?<=[{HAN[1:-1]}，。；、：！？）”%].)(?=[{HAN[1:-1]}\d（“])|(?<=\d.)(?=[.,][{NO_BREAK}]?\d)|(?<=\d[.,].)(?=\d)|(?<=\d[{NO_BREAK}][.,].)(?=\d))"
)
BEFORE_UNIT = re.compile(rf"[{ODD}](?<=\d.)(?=[%‰{HAN[1:-1]}])")
BETWEEN = re.compile(rf"[ {ODD}](?<={HAN}.)(?={HAN})")
NAME = re.compile(
    rf"{HAN}[ {ODD}]{HAN}[、：:]|[、：: {ODD}]{HAN}[ {ODD}]{HAN}|^{HAN}[ {ODD}]{HAN}$"
)
"""A name of two characters that is spread to the width of three, as in lists of names."""
PROSE = re.compile("[，。；,;]")
WORDS = re.compile(rf"{HAN}{{3}} {HAN}{{3}}")
APART = re.compile(r"(?:19|20)\d\d|1[12]\d|12\d{3}|9[56]\d{3}")
"""Numbers that another may follow: years, and the numbers of emergency and service lines."""
GROUPED = re.compile(r"\d{1,3} \d{3}\Z")
BY_DIGIT = re.compile(rf"[ {ODD}](?:(?<=[\d.].)|(?=[\d.]))")
"""Without one, no number and no date of a line is cut."""
AROUND = 40
WIDELY = re.compile(rf"(?<=[^\s])[ {ODD}](?=[^\s])")
APIECE, PIECES = 3.5, 6
"""Characters between the spaces of a line whose words or characters are set apart, and how many
such pieces it has at least."""
STREWN = 4
"""Spaces in a paragraph that are more than a slip."""
FEW = 8
"""Numbers that are set without spaces in a report whose spaces beside numbers are strays."""


def propose(text: str) -> Iterator[Edit]:
    """Propose to take out spaces that cut a number or a sentence in two; those of a table part its cells.

    >>> [edit.start for edit in propose("类别　起数　占比\\n盗窃　90　31.0%\\n诈骗　90　31.0%\\n计9　0起")]
    [35]
    """
    edits = list(_cuts(text))
    lines = _table_lines(text) if edits else []
    for edit in edits:
        index = bisect_right(lines, edit.start, key=itemgetter(0)) - 1
        if index < 0 or edit.start >= lines[index][1]:
            yield edit


def _table_lines(text: str) -> list[tuple[int, int]]:
    """The lines of tables: a header and a row, or two rows, one below the other."""
    spans = [(row.start, row.end) for row in rows(text)]
    return sorted({span for one, other in pairwise(spans) if one[1] + 1 == other[0]
                   for span in (one, other)})  # fmt: skip


def _cuts(text: str) -> Iterator[Edit]:
    """Spaces that cut a number or a sentence in two, wherever they stand."""
    done, cut = -1, lines_with(BY_DIGIT, text)
    for match in within(cut, IN_NUMBER, text):
        plain = match["space"] == " "
        if APART.fullmatch(match["first"]) or ("." in match["first"] and "." in match["rest"]):
            continue
        if plain and GROUPED.match(f"{match['first']} {match['rest']}"):
            continue  # thousands set apart; the quantity grammar reads them
        done = match.start("space")
        yield _edit(text, done, "conjectured", "cuts a number in two")
    for match in IN_DIGITS.finditer(text):
        if match.start() != done and not APART.match(text, match.start() - 4, match.start()):
            yield _edit(text, match.start(), "conjectured", "cuts a number in two")
    for match in within(cut, AT_POINT, text):
        at = match.end() - (1 if match["behind"] else 2)
        yield _edit(text, at, "conjectured", "parts a number at its decimal point")
    for match in within(cut, IN_YEAR, text):
        for space in re.finditer(B, match[0]):
            at = match.start() + space.start()
            yield _edit(text, at, "conjectured", "cuts a date in two")
    for match in within(cut, SPELT, text):
        spaces = list(re.finditer(B, match["run"]))
        if len(spaces) < LEAST or re.search(r"\d\d", match["run"]):
            continue
        whole = re.sub(B, "", match["run"]) + text[match.end()]
        elsewhere = re.search(rf"(?<![\d.,]){re.escape(whole)}", text)
        warrant = "attested" if elsewhere else "conjectured"
        for space in spaces:
            yield _edit(text, match.start("run") + space.start(), warrant, "digits set apart")
    apart = {at for match in APART_BOTH.finditer(text) for at in (match.start(), match.end() - 1)}
    beside = [at for match in BESIDE.finditer(text) if _in_prose(text, at := match.start())]
    beside = [at for at in beside if at not in apart]
    if beside and len(TIGHT.findall(text)) >= max(FEW, 3 * len(beside)):
        for at in beside:
            yield _edit(text, at, "attested", "the report sets its other numbers without")
    for match in within(cut, DATE, text):
        tight = len(re.findall(r"\d[年月日]|[年月]\d", match[0]))
        for space in re.finditer(rf"[ {ODD}]", match[0]):
            at = match.start() + space.start()
            if at not in beside and (tight > 1 or text[at] != " "):
                yield _edit(text, at, "conjectured", "the rest of the date is set without")
    for match in LOOSE.finditer(text):
        if _in_prose(text, match.start()):
            yield _edit(text, match.start(), "conjectured", "no space stands there in a sentence")
    for match in BEFORE_UNIT.finditer(text):
        if _in_prose(text, match.start()):
            yield _edit(text, match.start(), "proved", "parts a number from its unit")
    for at in _strewn(text):
        yield _edit(text, at, "conjectured", "strewn over a paragraph of sentences")
    for at in _set_apart(text):
        yield _edit(text, at, "conjectured", "a line of sentences whose characters are set apart")
    wanted = [match.start() for match in BETWEEN.finditer(text) if _is_inside(text, match.start())]
    joined = _standing(text, wanted)
    for at in wanted:
        whole = joined.isdisjoint(_joints(text, at))
        if text[at] != " " or not whole:
            warrant = "conjectured" if whole else "attested"
            reason = (
                "parts characters of a sentence" if whole else "not in the same words elsewhere"
            )
            yield _edit(text, at, warrant, reason)
        elif WORDS.fullmatch(text, at - 3, at + 4) and Wording("").speaks_for(
            text[at - 1], text[at + 1]
        ):
            yield _edit(text, at, "conjectured", "parts the characters of a known word")


def _strewn(text: str) -> Iterator[int]:
    """Plain spaces all over a paragraph, where columns were set: they part no items of a list."""
    for line in re.finditer(r"[^\n]{60,}", text):
        spaces = [match.start() for match in BETWEEN.finditer(line[0])]
        parts = [line[0][a:b] for a, b in pairwise([0, *spaces, len(line[0])])]
        prose = sum(bool(PROSE.search(part.strip("，。；,;"))) for part in parts)
        if len(spaces) >= STREWN and prose > len(parts) / 2:
            yield from (line.start() + at for at in spaces if line[0][at] == " ")


def _set_apart(text: str) -> Iterator[int]:
    """Single spaces of lines of sentences that have one behind every character or word.

    Two numbers are kept apart where the line has digits side by side.
    """
    for line in re.finditer(r"[^\n]{24,}", text):
        spaces = [match.start() for match in BETWEEN.finditer(line[0])]
        if len(spaces) < PIECES or len(PROSE.findall(line[0])) < 2:
            continue
        han = len(re.findall(HAN, line[0]))
        if han <= APIECE * (len(spaces) + 1):
            tight = re.search(r"\d\d", line[0])
            for match in WIDELY.finditer(line[0]):
                at = match.start()
                if not (tight and line[0][at - 1].isdigit() and line[0][at + 1].isdigit()):
                    yield line.start() + at


def _is_inside(text: str, at: int) -> bool:
    """Whether a space stands in a sentence, and not in a name that is spread out."""
    low = max(0, at - 2)
    return (text[at] in NO_BREAK or _in_prose(text, at)) and not NAME.search(text[low : at + 3])


def _in_prose(text: str, at: int) -> bool:
    low = max(text.rfind("\n", max(0, at - AROUND), at) + 1, at - AROUND, 0)
    stop = text.find("\n", at, at + AROUND)
    line = text[low : stop if stop >= 0 else at + AROUND]
    return len(line) >= 12 and bool(PROSE.search(line)) and len(BETWEEN.findall(line)) <= 2


def _joints(text: str, at: int) -> set[str]:
    """The three characters around a space, without it."""
    around = {text[at - 2 : at] + text[at + 1 : at + 2], text[at - 1 : at] + text[at + 1 : at + 3]}
    return {joint for joint in around if len(joint) == 3}


def _standing(text: str, places: list[int]) -> frozenset[str]:
    """Those joints of some places that the text has elsewhere without the space."""
    wanted = {joint for at in places for joint in _joints(text, at)}
    if not wanted:
        return frozenset()
    begins = re.compile(f"[{re.escape(''.join({joint[0] for joint in wanted}))}]")
    found = (text[match.start() : match.start() + 3] for match in begins.finditer(text))
    return frozenset(joint for joint in found if joint in wanted)


def _edit(text: str, at: int, warrant: str, reason: str) -> Edit:
    return Edit(
        start=at,
        end=at + 1,
        before=text[at],
        after="",
        rule="stray_space",
        warrant=warrant,
        reason=reason,
    )
