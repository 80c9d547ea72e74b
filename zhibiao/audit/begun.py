"""Is what happens once told to have happened on one day only: begun, opened, put on a list?

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     return [f.computed for f in begun(page_of_text(text))]
>>> show("3月12日，县局召开动员会，启动新一轮线索“大起底”。\\n3月21日启动线索“大起底”以来，核查费时。")
['3月12日 and 3月21日 for 大起底']
>>> show("救助保护中心于今年4月16日揭牌。\\n救助保护中心自5月16日揭牌以来运行良好。")
['今年4月16日 and 5月16日 for 救助保护中心']
>>> show("3月12日启动“春雷”行动。\\n9月21日启动第二轮“春雷”行动。")
[]
"""

import re
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from zhibiao.audit.candidates import NEAREST
from zhibiao.audit.page import Page
from zhibiao.audit.period import DATE, year_of
from zhibiao.audit.words import cue, in_common
from zhibiao.records import Finding

NAMED = re.compile("[“「](?P<name>[^”」\\n]{2,12})[”」](?P<kind>[一-鿿]{0,8})")
NAMED_OF_IT = re.compile(NAMED.pattern + "\\Z")
NEXT = re.compile("再次|再度|重新|二次|上一轮|上轮")
ROUND = re.compile("第[二三四五六七八九]|[一二三四五六七八九]期")
OTHER_DAY = re.compile(
    "收网|结束|收官|总结|验收|推进会|调度|集中(?!启动|开展)|统一|通报|截[至止]|至\\Z|到\\Z"
)
PLACE = re.compile("[一-鿿]{2,3}[区县旗镇乡](?![域级])|分局|派出所")
OF_THE_DAY = re.compile("的[一-鿿]")
SINCE = re.compile(
    "[^，,]*?(?:以来|后)[，,](?P<what>[一-鿿]{0,12}?(?:行动|整治|会战|战役|活动|工程|项目))?"
)
BEGINS = re.compile("启动|誓师|打响|铺开|拉开|发起|部署|动员|开展")
YEARLY = re.compile("行动|整治|会战|战役|活动|专项")
KIND = re.compile("(?:专项|集中|百日)?(?:行动|整治|会战|战役|活动|工程|项目)")
NOT_NAMED = re.compile(
    "我[市县区省州旗]|本[市县区]|全[市县区省]|[该此本][次]?|于|自|正式|全面|以来|当日|当天|情况|[一二三四五六]是|[起从看]|[的了在由后，　]|“|”"
)
LONG = 4  # characters of a name that two tellings share
RIVALS = (
    "one of the two is misprinted",
    "one is the day of the order, the other that of the start",
    "they are two rounds of one name",
)


class Begun(NamedTuple):
    """A date on which something is told to have happened, the verb, and the words around it."""

    start: int
    end: int
    words: str
    date: tuple[str, int, int]
    verb: str
    about: str
    named: str
    round: str
    places: frozenset[str]


def begun(page: Page) -> Iterator[Finding]:
    """Each later date that one thing is told to have happened on, with the first."""
    told: set[str] = set()
    earlier: deque[Begun] = deque(maxlen=NEAREST)
    for other in _events(page):
        for first in earlier:
            name = _one_thing(first, other)
            like = (first.places, first.round) == (other.places, other.round)
            if name and name not in told and like:
                told.add(name)
                yield page.finding(
                    "repeated_fact",
                    "inconsistent",
                    [(first.start, first.end), (other.start, other.end)],
                    f"{first.words} and {other.words} for {name}",
                    "The same thing is told to have happened on two days.",
                    rivals=RIVALS,
                    settled_by="the order that began it, with its date",
                )
        earlier.append(other)


def _one_thing(one: Begun, other: Begun) -> str:
    """What two dates that cannot both be right are told of, where it is one thing; else empty."""
    if not _clash(one, other) or (one.verb and other.verb and one.verb != other.verb):
        return ""
    if one.named and other.named:
        return one.named if one.named == other.named else ""
    shared = max(in_common(one.about, other.about), key=len, default="")
    bare = KIND.sub("", shared)
    if len(bare) >= LONG:
        return shared
    whole = [KIND.sub("", NOT_NAMED.sub("", event.about)) for event in (one, other)]
    if min(map(len, whole)):
        return ""
    return shared if shared else one.verb and other.verb  # 自2021年6月挂牌以来


def _clash(one: Begun, other: Begun) -> bool:
    """Whether two dates differ; of a campaign, that may come every year, within a year only."""
    (year, *days), (last, *others) = one.date, other.date
    years = {year, last} - {""}
    if len(years) > 1:
        return bool(one.verb) and not YEARLY.search(one.about + other.about)
    return days[0] != others[0] or bool(days[1] and others[1] and days[1] != others[1])


def _events(page: Page) -> Iterator[Begun]:
    """Every 3月12日…启动“大起底”, 3月21日启动的“大起底”, 6月15日的演练: one date and one deed."""
    for start, end in page.sentences:
        dates = [m for m in DATE.finditer(page.text, start, end) if m["day"] or m["year"]]
        for index, match in enumerate(dates):
            stop = dates[index + 1].start() if index + 1 < len(dates) else end
            event = _event(page, match, start, stop)
            if event:
                yield event


def _event(page: Page, match: re.Match[str], start: int, stop: int) -> Begun | None:
    led = re.split("[，,；;：:]", page.text[start : match.start()])[-1]
    said = re.split("[；;]", page.text[match.end() : stop])[0].lstrip("，,")
    clause = re.split("[，,]", said)[0]
    verb = cue("once").search(said)
    named = NAMED_OF_IT.search(led) or NAMED.search(said) or NAMED.search(led)
    if not verb and not OF_THE_DAY.match(said):
        return None
    since = SINCE.match(said)
    upto = verb.end() if verb else 0
    around = led + said[: max(len(clause), upto)] + ((since["what"] or "") if since else "")
    if NEXT.search(around) or OTHER_DAY.search(led[-2:] + clause):
        return None
    about = around.replace(verb[0], "　") if verb else around
    return Begun(
        start=match.start(),
        end=match.end(),
        words=match[0],
        date=(year_of(match["year"] or "", page.date), int(match["month"]), int(match["day"] or 0)),
        verb=BEGINS.sub("启动", verb[0]) if verb else "",
        about=about,
        named=named["name"] if named else "",
        round="".join(ROUND.findall(around)),
        places=frozenset(PLACE.findall(led + said[:upto])),
    )
