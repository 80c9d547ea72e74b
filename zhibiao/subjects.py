"""Whose number is it?  The subject of a quantity, from the text's own words.

A subject stands before the quantity (街面警务站32个), after it (32个街面警务站), or in the
clause before (…视频监控系统,…达到95%).  One value may belong to several subjects (A率、B率均达
100%), and several values to as many subjects (起数、人数分别下降37.5%、22.6%).

>>> from zhibiao.scan import scan
>>> def show(text):
...     items = scan(text).quantities
...     return [[s.text for s in subjects(text, items, i, 0, len(text))] for i in range(len(items))]
>>> show("全市建成街面警务站32个、数字警务室40个,配备219辆巡逻车")
[['街面警务站'], ['数字警务室'], ['巡逻车']]
>>> show("智慧内保覆盖率、公交监控接入率均达100%")
[['智慧内保覆盖率', '公交监控接入率']]
>>> show("事故起数、致死人数同比分别下降37.5%、22.6%")
[['事故起数'], ['致死人数']]
>>> show("94.75%的小区建成智慧安防小区")
[['小区建成智慧安防小区']]
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from zhibiao.lexicon import syntax, syntax_of, table
from zhibiao.quantities import Printed

STOP = "，,。；;：:！？!?\n"
CLAUSE = re.compile(f"[{STOP}]")


class Subject(NamedTuple):
    """The words that name what is counted, the base they are a share of, and how found."""

    text: str
    denominator: str
    rule: str


def clause_of(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """The clause, between two marks of punctuation, that ``text[start:end]`` stands in."""
    first = max((match.end() for match in CLAUSE.finditer(text, low, start)), default=low)
    stop = CLAUSE.search(text, end, high)
    return first, stop.start() if stop else high


@cache
def _verbs() -> re.Pattern[str]:
    words = sorted((row.verb for row in table("verbs")), key=len, reverse=True)
    return re.compile("(?:" + "|".join(words) + f")(?:了|完成)?(?!{syntax('name_follows')})")


def subjects(
    text: str, items: Sequence[Printed], index: int, start: int, end: int
) -> list[Subject]:
    """The subjects of ``items[index]`` in the sentence ``text[start:end]``, in text order."""
    item = items[index]
    first, last = _series(text, items, index)
    before = _before(text, items, first, start)
    after = _after(text, items, index, end)
    if (
        item.unit in ("%", "‰")
        and after.startswith("的")
        and item.measure == "percentage"
        and len(after) > 2
    ):
        share = after[1:]
        return [Subject(_cut(share, keep_verbs=True), _cut(share), "share_of")]
    holder = syntax_of("takes_up").search(before)
    if holder and item.unit in ("%", "‰") and holder["base"] not in ("比", "比例"):
        held = _cut(after.strip()[1:]) if after.strip().startswith("的") else ""
        left = (
            held
            or _noun(before[: holder.start()])
            or _earlier(text, start, item.start - len(before))
        )
        return [Subject(left or holder["base"], holder["base"], "takes_up")]
    if item.measure in ("count", "money", "rate") and not item.base:
        found = _counted(text, items, index, before, after, start)
        if found:
            return [found]
    if item.measure in ("duration", "streak"):
        found = _timed(text, item, before, after, start)
        if found:
            return [found]
    if item.measure == "zero":
        return [_none_of(text, item, before, after, start)]
    if (
        item.measure == "universal"
        and re.match("全面|全覆盖|全部", item.surface)
        and (
            item.surface in ("全部", "全面覆盖") or after.startswith("的") or _verbs().match(after)
        )
    ):
        thing = _cut(
            _verbs().sub("", after, count=1) if _verbs().match(after) else after, keep_verbs=True
        )
        if thing:
            return [
                Subject(part, "", "object") for part in _parts(thing, item.surface[:2] == "全面")
            ]
    phrase = _noun(before, whole_list=True)
    parts = _parts(phrase, bool(syntax_of("of_each").search(before[-14:] + item.surface)))
    if not parts or syntax_of("relation").match(phrase):
        earlier = _earlier(text, start, item.start - len(before))
        parts = _parts(earlier + phrase, False) if earlier or not parts else parts
    if not parts:
        return [Subject(_cut(after) or _cut(text[start : item.start][-16:]), "", "nearest")]
    count = last - first + 1
    if count > 1:
        if len(parts) == count:
            return [Subject(parts[index - first], "", "respectively")]
        groups = len(parts) // count if len(parts) % count == 0 else 0
        if groups > 1:
            mine = parts[(index - first) * groups : (index - first + 1) * groups]
            return [Subject(part, "", "respectively") for part in mine]
    return [
        Subject(part, "", "before" if len(parts) == 1 else "one_value_for_all") for part in parts
    ]


def _series(text: str, items: Sequence[Printed], index: int) -> tuple[int, int]:
    """First and last index of the run of like values around an item: 37.5%、22.6%."""

    def joined(left: int, right: int) -> bool:
        gap = text[items[left].end : items[right].start]
        return (
            bool(re.fullmatch(r"(?:、|和|及|与|以及)(?:" + syntax("change") + ")?", gap))
            and (
                items[left].unit == items[right].unit or items[left].measure == items[right].measure
            )
            and items[left].measure not in ("streak", "rank", "universal", "zero")
        )

    first = last = index
    while first > 0 and joined(first - 1, first):
        first -= 1
    while last + 1 < len(items) and joined(last, last + 1):
        last += 1
    return first, last


def _before(text: str, items: Sequence[Printed], first: int, start: int) -> str:
    """The words of the clause before the first value of a run, since the last other quantity."""
    clause = max((m.end() for m in CLAUSE.finditer(text, start, items[first].start)), default=start)
    since = items[first - 1].end if first else start
    low = max(clause, since if since > start else start)
    return text[low : items[first].start]


def _after(text: str, items: Sequence[Printed], index: int, end: int) -> str:
    """The words of the clause after a value, up to the next quantity."""
    item = items[index]
    stop = CLAUSE.search(text, item.end, end)
    high = stop.start() if stop else end
    if index + 1 < len(items) and items[index + 1].start < high:
        high = items[index + 1].start
        piece = text[item.end : high]
        cut = max((m.start() for m in syntax_of("list_mark").finditer(piece)), default=len(piece))
        return piece[:cut] if cut else piece
    return text[item.end : high]


def _noun(before: str, whole_list: bool = False) -> str:
    """The noun phrase at the end of the words before a quantity, its predicate taken off."""
    phrase = syntax_of("predicate").sub("", syntax_of("time_phrase").sub("", before.strip()))
    verb = None
    for match in _verbs().finditer(phrase):
        if len(phrase) - match.end() >= 2:
            verb = match
    if verb and not (
        whole_list
        and syntax_of("list_mark").search(phrase[: verb.start()])
        and syntax_of("rate_name").search(phrase)
    ):
        phrase = phrase[verb.end() :]
    phrase = re.sub(f"^(?:{syntax('lead')})", "", phrase)
    phrase = re.split(r"[（(](?![^（(]*[)）])", phrase)[-1].strip(" 　、，,的了")
    return (
        ""
        if syntax_of("hollow").match(phrase) or not re.search("[一-鿿A-Za-z]", phrase)
        else phrase
    )


def _parts(phrase: str, each: bool) -> list[str]:
    """The subjects in a list: several where the value is said of each, or all are rates."""
    if not phrase:
        return []
    parts = [
        part for part in syntax_of("list_mark").split(re.sub(r"”(?=“)", "”、", phrase)) if part
    ]
    if len(parts) > 1 and all(syntax_of("rate_name").search(part) for part in parts):
        return parts
    rated = [part for part in re.split(r"(?<=率)(?:以及|[、和及])|(?<=率)、", phrase) if part]
    if each and len(rated) > 1 and all(syntax_of("rate_name").search(part) for part in rated):
        return rated
    if each and len(parts) > 1 and not re.search("等", phrase) and min(map(len, parts)) > 1:
        return parts
    return [phrase]


def _counted(
    text: str, items: Sequence[Printed], index: int, before: str, after: str, start: int
) -> Subject | None:
    item = items[index]
    spent = syntax_of("spent").search(before)
    if item.measure == "money" and spent:
        goal = syntax_of("goal_of_money").sub("", after)
        goal = _cut(goal) if after and goal != after else ""
        goal = goal if len(goal) > 1 else ""
        return Subject((goal or _noun(before[: spent.start()])) + "投入", "", "spent_on")
    left = _noun(before)
    if after.startswith("的") and (not left or _verbs().fullmatch(left)):
        after = after[1:]
    right = _cut(after)
    if syntax_of("unfit").match(right):
        right = ""
    elif "的" in right[2:] and not _verbs().match(right):
        right = right[: right.index("的", 2)]
    if body := syntax_of("counted_body").search(right):
        right = body[0]  # 574家中小学幼儿园专职保安员配备率: the schools are counted
    per = syntax_of("per_unit").search(text[start : item.start])
    base = per[0] if per else ""
    starts = _verbs().match(after)
    if (
        right
        and len(right) > 1
        and not starts
        and not re.match(r"[的以左上下、]|(?:参与|参加|进行|用于|以来|受益|被)", after)
    ):
        return Subject(right, base, "after")
    if left:
        return Subject(left, base, "before")
    if starts and after:
        return Subject(_cut(after, keep_verbs=True), base, "after")
    earlier = _earlier(text, start, item.start - len(before))
    return Subject(earlier, base, "clause_before") if earlier else None


def _none_of(text: str, item: Printed, before: str, after: str, start: int) -> Subject:
    """What there is none of: the noun in the word (零事故), or the one around it."""
    if item.surface.startswith("零"):
        left = "" if re.search("[“”]", before) else _noun(before)
        return Subject(left + item.surface[1:], "", "in_the_word")
    right = _cut(re.sub(r"^(?:过|一起|1起|任何|一次|一例)+", "", after), keep_verbs=True)
    left = _noun(before)
    found = right if len(right) > 1 else left or _earlier(text, start, item.start - len(before))
    return Subject(found, "", "none_of")


def _timed(text: str, item: Printed, before: str, after: str, start: int) -> Subject | None:
    left = _noun(before)
    right = _cut(re.sub(r"^(?:的|内|不间断的?|将)", "", after), keep_verbs=True)
    if item.measure == "streak":  # what went on: the rest of the clause, other quantities included
        clause = text[item.end : clause_of(text, item.end, item.end, item.end, len(text))[1]]
        right = re.sub(r"^(?:同比|环比|实现|保持|持续)+", "", clause)[:30]
        return Subject(
            (left + right) or _earlier(text, start, item.start - len(before)), "", "streak"
        )
    if left and re.search(
        f"(?:{syntax('change')})[了至到为]*$|(?:用时|时间|时长|时限|期限)[^，]{{0,6}}$", before
    ):
        return Subject(left, "", "before")
    if len(right) > 1:
        return Subject(right, "", "within")
    return Subject(left, "", "before") if left else None


def _cut(phrase: str, keep_verbs: bool = False) -> str:
    """The noun phrase that a stretch begins with: up to a verb, a bracket, a closing word."""
    phrase = re.split(r"[（(]", re.sub(r"^[大的、”]", "", phrase.strip()), maxsplit=1)[0]
    closing = phrase.find("”")
    if closing >= 0 and "“" not in phrase[:closing]:
        phrase = phrase[:closing]  # the quotation that the number itself stands in
    phrase = re.sub(
        r"(?:逾|超过|超|近|约|达到?|均|共|累计|已|不|由|从|(?<!勇)为|是|的)+\Z", "", phrase
    )
    if not keep_verbs:
        verb = next(
            (m for m in _verbs().finditer(phrase) if m.start() >= 2 and m.end() < len(phrase)), None
        )
        link = syntax_of("ends_noun").search(phrase)
        stops = [m.start() for m in (verb, link) if m]
        phrase = phrase[: min(stops)] if stops else phrase
    return phrase.strip("、，, 　的)）")[:40]


def _earlier(text: str, start: int, here: int) -> str:
    """The last noun phrase of the clauses before, in the same sentence."""
    for clause in reversed(re.split(f"[{STOP}]", text[start:here])):
        phrase = _noun(re.sub(r"(?:约|近|超|逾)?[\d.,]+[^，,。]{0,6}\Z", "", clause))
        if len(phrase) > 1 and not syntax_of("relation").match(phrase):
            return phrase[-40:]
    return ""
