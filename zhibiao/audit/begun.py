"""Is a campaign, or whatever has a name in quotation marks, begun on one day only?

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     return [f.computed for f in begun(page_of_text(text))]
>>> show("3月12日，县局召开动员会，启动新一轮线索“大起底”。\\n3月21日启动线索“大起底”以来，核查费时。")
['3月12日 and 3月21日 for 大起底']
>>> show("3月12日启动“春雷”行动。\\n9月21日启动第二轮“春雷”行动。")
[]
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from zhibiao.audit.page import Page
from zhibiao.audit.words import cue
from zhibiao.records import Finding

DAY = re.compile(
    r"(?:(?P<year>20\d\d|今|去|上)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?![前至到\-—–])"
)
NAMED = re.compile("[“「](?P<name>[^”」\\n]{2,12})[”」](?P<kind>[一-鿿]{0,8})")
NEXT = re.compile("第[二三四五六七八九]|[二三四五六七八九]期|再次|再度|重新|二次|上一轮|上轮")
OTHER_DAY = re.compile("收网|结束|收官|总结|验收|推进会|调度|集中|统一|通报|截[至止]|至\\Z|到\\Z")
PLACE = re.compile("[一-鿿]{2,3}[区县旗镇乡](?![域级])|分局|派出所")
RIVALS = (
    "one of the two is misprinted",
    "one is the day of the order, the other that of the start",
    "they are two rounds of one name",
)


class Begun(NamedTuple):
    """A day on which something of a name began."""

    name: str
    start: int
    end: int
    words: str
    day: tuple[str, int, int]
    places: frozenset[str]


def begun(page: Page) -> Iterator[Finding]:
    """Each later day that a name is said to have begun on, with the first."""
    found = defaultdict(list)
    for event in _events(page):
        found[event.name].append(event)
    for name, events in found.items():
        first = events[0]
        for other in events[1:]:
            years = {first.day[0], other.day[0]} - {""}
            if len(years) < 2 and first.day[1:] != other.day[1:] and first.places == other.places:
                yield page.finding(
                    "repeated_fact",
                    "inconsistent",
                    [(first.start, first.end), (other.start, other.end)],
                    f"{first.words} and {other.words} for {name}",
                    "The same thing is told to have begun on two days.",
                    rivals=RIVALS,
                    settled_by="the order that began it, with its date",
                )
                break


def _events(page: Page) -> Iterator[Begun]:
    """Every 3月12日…启动“大起底” and 3月21日启动的“大起底”: one day, one name and one verb of beginning."""
    for start, end in page.sentences:
        days = list(DAY.finditer(page.text, start, end))
        for index, match in enumerate(days):
            stop = days[index + 1].start() if index + 1 < len(days) else end
            said = re.split("[；;]", page.text[match.end() : stop])[0]
            led = re.split("[，,；;]", page.text[start : match.start()])[-1]
            name = NAMED.search(said)
            before, after = "", re.split("[，,]", said)[0]
            if name:
                before, after = said[: name.start()], re.split("[，,]", said[name.end("name") :])[0]
            elif index or not (name := NAMED.search(led)):
                continue  # “利剑”行动自6月11日开展
            around = before + "　" + after
            if not cue("begins").search(around) or NEXT.search(around) or OTHER_DAY.search(around):
                continue
            if OTHER_DAY.search(page.text[max(start, match.start() - 2) : match.start()]):
                continue
            yield Begun(
                name["name"],
                match.start(),
                match.end(),
                match[0],
                (match["year"] or "", int(match["month"]), int(match["day"])),
                frozenset(PLACE.findall(page.text[start : match.start()] + before)),
            )
