"""Targets and outcomes that share words which no other target, and no other outcome, has.

A plan says 电动自行车骑乘人员头盔佩戴率, the report that answers it 头盔佩戴率: too few words in
common for ``matching`` alone, but enough where 头盔佩戴 stands in one target and one outcome only.

>>> from zhibiao.sides import side
>>> goals = [side(dict(claim_id=name, subject=name, measure="percentage", unit="%"))
...          for name in ("电动自行车骑乘人员头盔佩戴率", "机动车驾驶人安全带佩戴率")]
>>> said = [side(dict(claim_id=name, subject=name, measure="percentage", unit="%"))
...         for name in ("头盔佩戴率", "满意率")]
>>> [(row["one"], row["other"]) for row in rare(goals, said)]
[('电动自行车骑乘人员头盔佩戴率', '头盔佩戴率')]
>>> rare(goals, said[1:])
[]
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import asdict
from itertools import product
from math import prod
from operator import attrgetter
from typing import NamedTuple

from zhibiao.funds import one_purpose, purpose
from zhibiao.matching import AMOUNTS, COVERS, SHARES, Match, comparable, compare
from zhibiao.phrases import (
    TILE,
    found_in,
    shared,
    unshared,
    weights,
    without_aspects,
    without_deeds,
)
from zhibiao.sides import Side, counts

ENOUGH = 2.4
"""The weight of shared words, each divided by the number of things that have it, that links two claims."""
BESIDE = 1.0
"""What it counts for that a neighbour of the target was answered by a neighbour of the outcome."""
DONE = re.compile(
    "(?:办[结理]|[查核审]结|核查|查处|化解|调处|完[工成]|竣工|整改|销[号案]|配[齐备]|装齐|到位|达标|升级|改造|处[置理]|答复|回复|联网|接入|上线|建成)率"
)
"""Rates that tell how much of something was done, whatever the word for it."""
KIND = 1
"""What counts for as much as a word of one character: a unit, or a rate, that no other has."""
WHOLE = 0.75
"""So much of a share's thing must be told of, for a count of it to be linked."""
AHEAD = 0.8
"""How much heavier a link must be than any other of its target or outcome."""
MEASURED = AMOUNTS - {"yuan", "time"}
"""Units in which few things are told, so that the last word need not agree (管网120公里, 管道131公里)."""
SCORE = 0.5
"""What such a link counts for beside those of ``matching``."""


def rare(
    ones: Sequence[Side],
    others: Sequence[Side],
    *,
    counted: bool = False,
    beside: Set[tuple[str, str]] = frozenset(),
) -> list[dict]:
    """The pairs that belong together by their rare words, as rows of ``matches``.

    ``beside`` are the pairs of claim ids that stand where others were linked: fewer words will do.
    With ``counted``, shares that are asked for and counts that are told of the same thing: near.
    """
    goals, said = _families(ones), _families(others)
    weighed = {}
    for (goal, asked), (outcome, told) in product(goals.items(), said.items()):
        near = any(pair in beside for pair in _ids(asked, told))
        first = asked.members[0], told.members[0]
        if _counted(*first) if counted else _may(*first) or (near and _may_beside(*first)):
            weighed[goal, outcome] = _weight(asked, told, goals, said) + BESIDE * near
    rows = []
    for (goal, outcome), weight in weighed.items():
        if weight < ENOUGH:
            continue
        rivals = [
            other for pair, other in weighed.items() if (pair[0] == goal) != (pair[1] == outcome)
        ]
        if weight >= max(rivals, default=0) + AHEAD:
            rows += [
                _row(compare(*pair)) for pair in product(goals[goal].members, said[outcome].members)
            ]
    return rows


def _ids(goal: "Family", outcome: "Family") -> Iterator[tuple[str, str]]:
    return product(*([one.claim_id for one in family.members] for family in (goal, outcome)))


class Family(NamedTuple):
    """Claims of one thing, as milestones are, and all that is said of it."""

    members: list[Side]
    phrases: str


def _families(sides: Iterable[Side]) -> dict[tuple[str, str], Family]:
    held: dict[tuple[str, str], list[Side]] = {}
    for one in sides:
        first = one.phrase.split("/")[0]
        held.setdefault(
            (first if sum(weights(first)) >= TILE else one.phrase, one.measure), []
        ).append(one)
    return {
        name: Family(members, "/".join(dict.fromkeys(one.phrase for one in members)))
        for name, members in held.items()
    }


def _may(one: Side, other: Side) -> bool:
    """Whether two claims may be of one thing: of one kind, with a head of the one in the other.

    What is counted in another unit is near, and not comparable.
    """
    if not comparable(one, other):
        return False
    spent = (purpose(side.phrase.split("/")[-1]) for side in (one, other))
    if one.measure == "money" and not one_purpose(*spent):
        return False  # 急救站补助资金, 能力建设资金
    if one.rate and other.rate and _of_others(one, other):
        return False
    return (
        _unit(one) in MEASURED
        or any(_named(left, right) for left, right in ((one, other), (other, one)))
        or compare(one, other).head >= 0.8
    )


def _may_beside(one: Side, other: Side) -> bool:
    """Whether two claims may be of one thing, where their neighbours are: with less in common, but no contrast."""
    if one.rate and other.rate and one.rate != other.rate and not _done(one, other):
        return False
    found = compare(one, other)
    return bool(found.measure and found.aspect) and not _contrasted(one, other)


def _done(one: Side, other: Side) -> bool:
    """Whether two rates both tell how much of something was done (查结率, 核查率)."""
    return all(DONE.fullmatch(side.rate) or COVERS.fullmatch(side.rate) for side in (one, other))


def _contrasted(one: Side, other: Side) -> bool:
    """Whether each has words for its thing that the other does not know (执业医师, 注册护士)."""
    return all(
        sum(
            sum(weights(word))
            for word in unshared(
                without_deeds(without_aspects(side.topic)),
                known.around + known.phrase + known.context,
            ).split("/")
        )
        >= TILE
        for side, known in ((one, other), (other, one))
    )


def _counted(one: Side, other: Side) -> bool:
    """Whether a share, or all, is asked for, and a number of things or deeds told."""
    return bool(
        one.measure in (*SHARES, "zero", "rate")
        and other.measure == "count"
        and not other.of_all
        and found_in(one.topic, other.around) >= WHOLE
        and compare(one, other).aspect
    )


def _of_others(one: Side, other: Side) -> bool:
    """Whether two rates are each of a thing of its own (八类案件破案率, 盗窃案件破案率)."""
    if all(re.fullmatch(f".?{side.rate}", side.phrase.split("/")[-1]) for side in (one, other)):
        return False  # neither clause names a thing
    if any(found_in(a.topic, b.around + b.context) >= 0.5 for a, b in ((one, other), (other, one))):
        return False
    things = [without_deeds(side.topic) for side in (one, other)]
    common = sum(sum(weights(word)) for word in shared(one.topic, other.topic))
    return common < 1 and all(sum(weights(thing)) >= TILE for thing in things)


def _named(one: Side, other: Side) -> bool:
    """Whether the last word of a thing says little, or stands in the other's phrase."""
    if one.measure == "money":
        return True  # 专项资金2亿元 and 市财政投入2亿元
    last = one.full[-TILE:]
    return not one.rate and bool(last) and (sum(weights(last)) < 1 or last in other.phrase)


def _weight(goal: Family, outcome: Family, goals: Mapping, said: Mapping) -> float:
    total = 0.0
    for word in (
        word for words in shared(goal.phrases, outcome.phrases) for word in words.split("/")
    ):
        topics = (
            {name[0] for name, family in families.items() if word in family.phrases}
            for families in (goals, said)
        )
        total += sum(weights(word)) / prod(map(len, topics))
    return total + _of_one_kind(goal, outcome, goals, said)


def _of_one_kind(goal: Family, outcome: Family, goals: Mapping, said: Mapping) -> float:
    """More, the fewer others are counted in their unit, or are rates of their name."""
    one, other = goal.members[0], outcome.members[0]
    total = 0.0
    for kind in (_unit, attrgetter("rate")):
        if kind(one) and kind(one) == kind(other):
            total += KIND / prod(
                sum(kind(family.members[0]) == kind(one) for family in families.values())
                for families in (goals, said)
            )
    return total


def _unit(one: Side) -> str:
    return "" if one.measure in (*SHARES, "money") else counts(one.unit)[0]


def _row(found: Match) -> dict:
    differs = found.differs if found.measure else ("measure", *found.differs)
    return asdict(found) | {
        "core": SCORE,
        "total": 0.0 if differs else SCORE,
        "kind": "near" if differs else "same",
        "differs": " ".join(differs),
    }
