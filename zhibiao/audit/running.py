"""Is one thing said to have held for as many years here as there: 连续四年, 自2021年起三年连续?

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     return [f.computed for f in running(page_of_text(text))]
>>> show("全区连续四年实现赴省进京集体访零登记。\\n自2021年起三年连续保持赴省进京集体访零登记。")
['连续四年 and 自2021年起三年连续: 赴省进京集体访零登记']
>>> show("全区连续四年保持集体访零登记。\\n云桥镇自2021年起三年连续保持集体访零登记。")
[]
"""

import re
from collections.abc import Iterator

from zhibiao.audit.page import Page
from zhibiao.audit.words import cue, in_common, number_of
from zhibiao.records import Finding

YEARS = r"(?P<{0}>[一二两三四五六七八九十]{{1,3}}|\d{{1,2}})(?:个)?年"
RUN = re.compile(
    "连续"
    + YEARS.format("a")
    + "|自20\\d\\d年(?:以来|起|开始)[，,]?(?:已)?"
    + YEARS.format("b")
    + "(?:来)?连续"
    "|(?<![\\d年])" + YEARS.format("c") + "(?:来)?(?:连续|蝉联)"
)
OTHER_TIME = re.compile(
    r"截[至止]|此前|曾|到20\d\d年|20\d\d年[底末]|去年|上年|力争|确保|争取|目标|[将要](?!求)"
)
SHARED = 4  # characters that two topics have in common
MOST = 0.6  # of the shorter topic
RIVALS = (
    "one of the two was carried over from last year's text",
    "they are said of different places",
    "they are counted up to different years",
)


def running(page: Page) -> Iterator[Finding]:
    """Each later run of years with the first one of its topic, where one is in words of 自…起."""
    runs = list(_runs(page))
    for index, (one, topic) in enumerate(runs):
        for other, second in runs[index + 1 :]:
            years = [_years(match) for match in (one, other)]
            if years[0] == years[1] or (one["a"] and other["a"]):
                continue  # two of 连续…年 are compared as numbers are
            shared = max(in_common(topic, second), key=len, default="")
            if len(shared) < max(SHARED, MOST * min(len(topic), len(second))):
                continue
            yield page.finding(
                "repeated_fact",
                "inconsistent",
                [one.span(), other.span()],
                f"{one[0]} and {other[0]}: {shared}",
                "The same thing is said to have held for two numbers of years.",
                rivals=RIVALS,
                settled_by="the yearly list behind it",
            )


def _runs(page: Page) -> Iterator[tuple[re.Match[str], str]]:
    """Every run of years up to now of the whole place, with what its clause says of it."""
    for match in RUN.finditer(page.text):
        start, end = page.sentence(match.start())
        before = re.split("[，,。；;：:]", page.text[start : match.start()])[-1]
        after = re.split("[，,。；;]", page.text[match.end() : end])[0]
        if OTHER_TIME.search(before) or cue("other_place").search(before):
            continue
        yield (
            match,
            re.sub("实现|保持|获评?|荣获|[的了]|成果|来之不易", "", before + "　" + after).strip(
                "　"
            ),
        )


def _years(match: re.Match[str]) -> int:
    return number_of(match["a"] or match["b"] or match["c"])
