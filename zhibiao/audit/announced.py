"""An announced number of things, and the verdict once its members are counted.

>>> ANNOUNCED.search("健全五项机制")["n"], ANNOUNCED.search("健全机制")
('五', None)
"""

import re
from collections.abc import Iterator

from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.records import Finding

N = r"(?P<n>(?<![第一二三四五六七八九十百千万])(?:十[一二三四五六]|[二两三四五六七八九十])|(?<![第\d.,+、])(?:[2-9]|1\d)(?![\d.,+]))"
UNITS = r"大|项|个方面|个|种|类|级|条|道|张|支|层|场|件|方面|部门|次(?=(?:专项|集中|统一)行动|会战)|点(?=意见|要求|建议|希望|体会|措施)|字(?=方针|诀|经|要求|工作法)|位(?=一体)|(?<=[”」]\w)次(?=专项|集中|统一|行动)|方(?![米式案向法针队位])"
UNIT = rf"(?P<unit>{UNITS})"
ANNOUNCED = re.compile(rf"(?P<open>等)?(?P<quote>[“「])?{N}{UNIT}(?P<what>[一-鿿]{{0,8}})")
RIVALS = (
    "a member was left out of the list or of the count",
    "two members were merged into one",
    "the number was carried over from another document",
)
SETTLED = "the document that announced the list"


def judge(
    page: Page, spans: list, named: str, n: int, count: int, most: int, is_open: bool, likely: bool
) -> Iterator[Finding]:
    """One finding, or none where the list may not be the one that is counted."""
    shown = str(count) if most == count else f"{count} to {most}"
    if count <= n <= most:
        yield page.finding(
            "enumeration",
            "consistent",
            spans,
            f"{named}: {n if count <= n <= most else shown} named",
            "As many members as announced.",
        )
    elif is_open and count < n:
        yield page.finding(
            "enumeration",
            "not_testable",
            spans,
            f"{named}: {shown} named, then 等",
            "等 leaves the list open.",
            rivals=("the others are not named",),
            settled_by=SETTLED,
        )
    elif likely and (not is_open or n < count < 2 * n):
        yield page.finding(
            "enumeration",
            "inconsistent",
            spans,
            f"{named}: {shown} named",
            f"{n} are announced and the list{'' if is_open else ', which no 等 leaves open,'} has {shown}.",
            rivals=RIVALS,
            settled_by=SETTLED,
        )


def named(match: re.Match[str], unit: str) -> str:
    what = re.split("同比|分别|[和与及]", match["what"])[0]
    return f"{match['n']}{unit}{what[:6] if unit != '级' else ''}"


def number_or_span(page: Page, match: re.Match[str], unit: str) -> "Number | tuple[int, int]":
    """The claim that the announced number is, or its place."""
    start = match.start("n")
    claim = next((n for n in page.within(start - 6, start + 1) if n.start <= start < n.end), None)
    return claim or (start, match.end("n") + len(unit))
