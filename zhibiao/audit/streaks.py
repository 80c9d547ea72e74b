"""Does a streak fit the year that it began in, and the value of every year that is named?

>>> from zhibiao.audit.page import page_of_text
>>> [f.computed for f in streaks(page_of_text("自2012年以来,连续15年保持命案全破。\\n2023年12月1日"))]
['2012 to 2023: 10 to 12 years; printed 15年']
>>> [f.computed for f in series(page_of_text("警情连续3年下降:2018年860起、2019年544起、2020年610起。"))]
['860 → 544 → 610 起; printed as 3年下降']
>>> list(streaks(page_of_text("连续15年保持命案全破。")))
[]
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.words import number_of, plain
from zhibiao.records import Finding

NEAR = 20  # characters from the year to the streak that began in it
YEAR = re.compile(
    r"(?:自|从)?(?P<y>(?:19|20)\d\d)年[^\d，,、。；;]{0,20}?(?:以来|起|开始|至今)"
    r"|(?:自|从)(?P<from>(?:19|20)\d\d)年(?=[至到](?:19|20)\d\d年)"
)
SPANNED = re.compile(
    r"[^，,。；;\d]{0,16}[（(](?P<y>(?:19|20)\d\d)年?(?:[至到\-—–]|——)(?P<y2>(?:19|20)\d\d)年[）)]"
)
YEARS = re.compile(r"20\d\d年(?:[^，,\d]{0,8})?")
STREAK_END = re.compile(r"(?:至|到|截至)(?P<y>20\d\d)年")


def streaks(page: Page) -> Iterator[Finding]:
    """连续12年 beside 自2012年以来."""
    for item in page.numbers:
        if item.measure != "streak" or item.unit != "年" or item.value is None:
            continue
        named = _years_beside(page, item)
        if not named:
            continue
        spot, first, last, fewest = named
        most = last - first + 1
        years = number_of(plain(item.value)) if item.value == int(item.value) else 0
        verdict = "consistent" if fewest <= years <= most else "inconsistent"
        yield page.finding(
            "change_arithmetic",
            verdict,
            [spot, item],
            f"{first} to {last}: {fewest} to {most} years; printed {item.surface}",
            "The streak fits the years named."
            if verdict == "consistent"
            else "The streak does not fit the years that are named beside it.",
            rivals=()
            if verdict == "consistent"
            else (
                "the streak began later than the year named",
                "the text was carried over from another year",
            ),
            settled_by="" if verdict == "consistent" else "the yearly list behind the streak",
        )


def _years_beside(page: Page, item: Number) -> tuple[tuple[int, int], int, int, int] | None:
    """Where the years of a streak are named, the first, the last, and the fewest that they allow."""
    start, end = page.around(item)
    spanned = SPANNED.match(page.text, item.end, end)
    if spanned:
        first, last = int(spanned["y"]), int(spanned["y2"])
        return spanned.span(), first, last, last - first
    since = YEAR.search(page.text, start, item.start)
    if not since or item.start - since.end() > NEAR:
        return None
    until = STREAK_END.search(page.text, since.end(), end)
    last = int(until["y"]) if until else int(page.date[:4] or 0)
    first = int(since["y"] or since["from"])
    return (since.span(), first, last, last - first - (not until)) if last else None


def series(page: Page) -> Iterator[Finding]:
    """连续3年下降 beside the value of every year."""
    for item in page.numbers:
        if item.measure != "streak":
            continue
        _, end = page.around(item)
        told = re.match(
            r"(?:[^，,。；;：:\d]{0,6}?)(?P<up>上升|增长|增加|提[高升])|[^，,。；;：:\d]{0,6}?(?:下降|减少|降低|回落)",
            page.text[item.end : end],
        )
        years = [
            n
            for n in page.within(item.end, end)
            if n.value is not None and YEARS.fullmatch(page.label(n))
        ]
        values = [n.value for n in years]
        ordered = sorted(years, key=lambda n: page.label(n)) == years
        if not told or len(years) < 3 or len({n.unit for n in years}) > 1 or not ordered:
            continue
        rises = [b > a for a, b in pairwise(values)]
        fits = all(rises) if told["up"] else not any(rises)
        yield page.finding(
            "change_arithmetic",
            "consistent" if fits else "inconsistent",
            [item, *years],
            " → ".join(plain(value) for value in values)
            + f" {years[0].unit}; printed as {item.surface}{told[0]}",
            "Every year goes the way the words say."
            if fits
            else "One of the years goes the other way.",
            rivals=()
            if fits
            else ("one of the yearly numbers is misprinted", "the words are of another series"),
            settled_by="" if fits else "the yearly list behind the streak",
        )
