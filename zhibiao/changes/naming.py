"""What is counted, since when, and which way: words of a claim looked up in the codebook.

>>> counted("盗窃警情数"), counted("生产安全事故起数"), counted("盗窃案件破案率")
(('calls', '盗窃'), ('incidents', '生产安全'), ('rate', '盗窃案件破案'))
>>> counted("绿化面积")
('', '绿化面积')
"""

import re
from functools import cache
from typing import NamedTuple

from zhibiao.lexicon import table

SIZE = r"(?:起数|件数|总数|总量|数量|数|量)?"
LINKS = "的等和与、"
GOODS = re.compile(r"[一-鿿]{2}物品|枪支弹药|枪支|危化品|烟花爆竹|剧毒化学品|放射源")
"""What the police watch lest it be lost, stolen or blow up."""
QUOTES = re.compile("[“”‘’「」]")
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


class Since(NamedTuple):
    """What a change is a change from: the printed words, their meaning, the year if it is known."""

    words: str
    meaning: str
    year: int | None


def last_named(name: str, text: str, tail: str = "") -> tuple[object, re.Match[str]] | None:
    """The row of a codebook table whose pattern ends last in a text, the longest if several do."""
    found = [
        (match.end(), match.end() - match.start(), -place, row, match)
        for place, (row, pattern) in enumerate(_patterns(name, tail))
        for match in pattern.finditer(text)
    ]
    return max(found)[3:] if found else None


def counted(subject: str) -> tuple[str, str]:
    """What kind of thing a subject counts (``data/codebook/counted.csv``), and of what.

    Chinese puts the head last, so the last word that names a kind decides; further such words
    before it are taken off as well, so that subjects that differ only in them become the same:

    >>> counted("道路交通事故死亡人数"), counted("道路交通事故起数")
    (('deaths', '道路交通'), ('incidents', '道路交通'))
    """
    subject = QUOTES.sub("", subject)
    moved = last_named("trends", subject)
    if moved and moved[1].end() == len(subject):  # 刑事案件同比下降
        subject = re.sub("(?:同比|环比|年均|月均)+\\Z", "", subject[: moved[1].start()])
    found = last_named("counted", subject, SIZE)
    if not found:
        return "", subject
    row, match = found
    stem = subject[: match.start()].rstrip(LINKS) + subject[match.end() :].strip(LINKS)
    while row.is_count == "yes" or row.counted == "money":
        inner = last_named("counted", stem, SIZE)
        if not inner or inner[1].end() < len(stem):
            break
        stem = stem[: inner[1].start()].rstrip(LINKS)
    return row.counted, stem


def goods(words: str) -> str:
    """The goods that words speak of last: what a bare 零事故 or 零被盗 after them is of.

    >>> goods("最大限度解决民爆物品安全监管“最后一公里”"), goods("全市")
    ('民爆物品', '')
    """
    return (GOODS.findall(words) or [""])[-1]


def since(base_period: str, period: str) -> Since:
    """What the printed base period means.

    >>> since("同比", "今年来").meaning
    'the same period of the year before; year not printed'
    >>> since("同比", "2023年1-11月")
    Since(words='同比', meaning='the same period of the year before', year=2022)
    >>> since("较“十三五”末", "").year, since("较2012年", "").year
    (2020, 2012)
    >>> since("", "近年来")
    Since(words='', meaning='not printed', year=None)
    """
    if not base_period:
        return Since("", "not printed", None)
    if year := YEAR.search(base_period):
        return Since(base_period, year[1], int(year[1]))
    found = last_named("since", base_period)
    if not found:
        return Since(base_period, "as printed; year not printed", None)
    row = found[0]
    if row.year:
        return Since(base_period, row.meaning, int(row.year))
    year = YEAR.search(period)
    if row.years_back and year:
        return Since(base_period, row.meaning, int(year[1]) - int(row.years_back))
    return Since(base_period, f"{row.meaning}; year not printed", None)


@cache
def _patterns(name: str, tail: str) -> tuple[tuple[object, re.Pattern[str]], ...]:
    return tuple((row, re.compile(f"(?:{row.pattern}){tail}")) for row in table(name))
