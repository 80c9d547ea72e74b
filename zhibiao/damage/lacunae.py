"""Characters that are lost: marks that a decoder left, each told with its place.

The report's own words fill one where the same words stand elsewhere in it; nothing else does.

>>> [(e.before, e.after, e.warrant) for e in propose("治安防控体系建设。完善治安防控\\ufffd系，覆盖3\\ufffd8个")]
[('\\ufffd', '体', 'attested'), ('\\ufffd', '□', 'unknowable')]
>>> [(e.before, e.after) for e in propose("警情处置率达9?.5%，推广到邻近??县，再上新台?；")]
[('?', '□'), ('??', '□□'), ('?', '□')]
>>> list(propose("成效如何?3月份的数据说明了什么?请看。"))
[]
"""

import re
from collections.abc import Iterator

from zhibiao.damage.gbk import ASKS, CLAUSE, REACH
from zhibiao.damage.steps import LACUNA
from zhibiao.records import Edit

HAN = "[㐀-鿿豈-﫿]"
MARK = "\ufffd\ue000-\uf8ff"
LOST = re.compile(
    rf"[?{MARK}](?:(?<=[{MARK}])[{MARK}]*"
    r"|(?<=\d\?)(?=[\d.%])"  # in a number
    r"|(?<=[㐀-鿿”□]\?)\?*(?=\d|\.\d)"  # at its beginning
    r"|(?<=[㐀-鿿]\?)\?*(?=[，、；：。,;》])"  # before another mark
    rf"|(?<=[㐀-鿿，。；：、,;“]\?)\?+(?={HAN}|\s|\Z)"
    r"|(?<=[，；、：\u3000]\?)\?*(?=[\n㐀-鿿])|(?<=[。！]\?)\?*(?=\n))"  # after another mark
)
INDENT = re.compile(r"\?(?m:(?<=^\?))\?{1,7}(?=[㐀-鿿“（(])")
"""Wide spaces at the head of a paragraph, for which some encodings have no character."""
IN_FULL_WIDTH = re.compile(rf"\?(?<={HAN}\?)(?={HAN}|\n)")


def propose(text: str) -> Iterator[Edit]:
    """Propose the report's own character for a mark, or to say that it is lost."""
    for match in INDENT.finditer(text):
        yield Edit(
            start=match.start(),
            end=match.end(),
            before=match[0],
            after="",
            rule="lost_character",
            warrant="conjectured",
            reason="spaces at the head of a paragraph",
        )
    found = [match for match in LOST.finditer(text) if not _asks(text, match)]
    if text.count("，") > 4 + 4 * text.count(",") and "？" in text:
        found += [match for match in IN_FULL_WIDTH.finditer(text) if not _asks(text, match)]
    if not found:
        return
    contexts = _contexts(text, [match.span() for match in found])
    for match in sorted(found, key=lambda match: match.start()):
        fits = contexts.get(_around(text, *match.span()), set())
        filled = len(fits) == 1
        signs = match[0].count("?") or 1
        yield Edit(
            start=match.start(),
            end=match.end(),
            before=match[0],
            after=fits.pop() if filled else LACUNA * signs,
            rule="lost_character",
            warrant="attested" if filled else "unknowable",
            reason="the same words stand elsewhere in the report"
            if filled
            else "a mark for what no decoder could read",
        )


def _asks(text: str, match: re.Match[str]) -> bool:
    """Whether it is a question mark after a question."""
    at = match.start()
    return match[0][0] == "?" and bool(ASKS.search(CLAUSE.search(text, max(0, at - REACH), at)[0]))


def _around(text: str, start: int, end: int) -> str:
    """The two characters before a place and the one after it, if all are Chinese."""
    around = text[max(0, start - 2) : start] + text[end : end + 1]
    return around if re.fullmatch(f"{HAN}{{3}}", around) else ""


def _contexts(text: str, places: list[tuple[int, int]]) -> dict[str, set[str]]:
    """For the surroundings of some places, the characters that stand in such elsewhere."""
    found: dict[str, set[str]] = {_around(text, *place): set() for place in places}
    found.pop("", None)
    if found:
        for match in re.finditer(f"(?=({HAN}{HAN})({HAN})({HAN}))", text):
            if (key := match[1] + match[3]) in found:
                found[key].add(match[2])
    return found
