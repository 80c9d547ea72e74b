"""Times listed for as many values, each with its own: 2022年、2023年分别立案120起、104起.

A span of years (2022年至2024年) is one of each only where there are as many values as years.

>>> turn("2022年、2023年分别立案", 2).told(1)
'2023年分别立案'
>>> turn("2022年至2024年分别立案", 3).told(1), turn("2022年至2024年分别立案", 2)
('2023年分别立案', None)
>>> turn("2022年、2023年分别立案", 3), turn("2022年、2023年共立案", 2)
(None, None)
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from zhibiao.begins import compiled
from zhibiao.lexicon import syntax
from zhibiao.periods import AGAINST, MONTH, YEAR

TO = "[至到—–~-]{1,2}"
OF = rf"(?:(?:{YEAR}年?{TO})?{YEAR}|[前去上今本明])年(?:度|同期|全年)?"
MONTHS = rf"(?:{MONTH}月?{TO})?{MONTH}月份?"
PART = f"(?:[上下]半年度?|全年|(?:前|第)?[一二三四]季度|{MONTHS})"
WHOLE = rf"(?:(?:{OF})?{PART}|{OF})[底末初]?"
BEGUN = f"(?:{OF})?(?:{YEAR}|第?[一二三四]|[上下]|{MONTH})"  # 一、二|季度, 2022、2023|年
AND = f"(?:{syntax('list_mark')})"
LISTED = compiled(
    rf"(?<![\d.以—–~-])(?<![年月度\d一二三][至到])(?:(?:{WHOLE}|{BEGUN}){AND}){{1,11}}{WHOLE}(?![^，,。；;]{{0,4}}相比)"
)
TIME = compiled(WHOLE)
SPAN = compiled(rf"(?<![\d—–~-])(?P<first>{YEAR})年?{TO}(?P<last>{YEAR})年(?!{AND}|[底末初前])")
UNIT = re.compile("(?:半年度?|季度|月份?|年度?)[底末初]?\\Z")
ITS_YEAR = re.compile(f"{OF}(?=[底末初]|{PART})")
EACH = re.compile("分别|依次")
COMPARED = re.compile("[较比与同由从对自]\\Z")
LED_BY = re.compile("(?:分别|依次)[于在从比较]?\\Z")  # 分别于|2022年、2023年建成


class Turn(NamedTuple):
    """A list of times, and the words of the sentence on both sides of it."""

    led: str
    times: list[str]
    behind: str

    def told(self, place: int) -> str:
        """The words with the time of one value in the place of all; 当年 is that time, too."""
        return self.led + self.times[place] + self.behind.replace("当年", self.times[place])

    @property
    def near(self) -> bool:
        """Whether the list stands in the clause that the words end in, or just before it."""
        return not re.search("[，,；;：:]", self.behind[1:])


def turn(words: str, many: int) -> Turn | None:
    """The times of ``many`` values that ``words`` lead up to, where they have one each, told in turn.

    >>> turn("一、二、三季度分别排查", 3).times, turn("今年上、下半年，办结率分别为", 2).times
    (['一季度', '二季度', '三季度'], ['今年上半年', '今年下半年'])
    >>> turn("分别于2022年底和2023年底建成", 2).times
    ['2022年底', '2023年底']
    >>> turn("2022年、2023年分别立案12起、10起；破案", 2).times  # the lists that follow, too
    ['2022年', '2023年']
    """
    found = _last(words) or _years(words) if many > 1 and EACH.search(words) else None
    if not found or len(found.times) != many:
        return None
    first, *others = re.split("[；;]", found.behind)
    each = EACH.search(first) or (not others and LED_BY.search(found.led))
    return found if each and not TIME.search(AGAINST.sub("", found.behind)) else None


def listed(words: str) -> Turn | None:
    """The last list of times, unless another time stands behind it or it is what is compared with.

    >>> listed("2023年5月、6月").times, listed("2022、2023年共").times
    (['2023年5月', '2023年6月'], ['2022年', '2023年'])
    >>> listed("2022年、2023年，2024年"), listed("较2022年、2023年")
    (None, None)
    """
    found = _last(words)
    other = found and (TIME.search(found.behind) or COMPARED.search(found.led))
    return None if other else found


def own(words: str, mine: Callable[[str], bool]) -> str:
    """The words with one time in the place of a list of which one, and no other, is mine.

    >>> own("2022年、2023年立案分别为", "2022年 同比".startswith), own("2022年、2023年立案", bool)
    ('2022年立案分别为', '2022年、2023年立案')
    """
    found = _last(words)
    places = [place for place, time in enumerate(found.times) if mine(time)] if found else []
    return found.told(places[0]) if len(places) == 1 else words


def _last(words: str) -> Turn | None:
    lists = list(LISTED.finditer(words))
    if not lists:
        return None
    start, end = lists[-1].span()
    return Turn(words[:start], _whole(lists[-1][0]), words[end:])


def _years(words: str) -> Turn | None:
    """Each year of the last span."""
    spans = [m for m in SPAN.finditer(words) if m["first"].isdigit() and m["last"].isdigit()]
    if not spans:
        return None
    years = range(int(spans[-1]["first"]), int(spans[-1]["last"]) + 1)
    start, end = spans[-1].span()
    return Turn(words[:start], [f"{year}年" for year in years], words[end:])


def _whole(listed: str) -> list[str]:
    """The times of a list, each with the unit and the year that it shares with the others."""
    found, year = [], ""
    shared = UNIT.search(listed)[0]
    for part in re.split(AND, listed):
        said = part if UNIT.search(part) else part + shared
        mine = ITS_YEAR.match(said)
        year = mine[0] if mine else year
        alone = not mine and re.fullmatch(f"{PART}[底末初]?", said)
        found.append(year + said if alone else said)
    return found
