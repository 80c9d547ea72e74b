"""Targets and outcomes that share words which no other target, and no other outcome, has.

A plan says 电动自行车骑乘人员头盔佩戴率, the report that answers it 头盔佩戴率: too few words in
common for ``matching`` alone, but enough where 头盔佩戴 stands in one target and one outcome only.

>>> goals = [side(dict(claim_id=name, subject=name, measure="percentage", unit="%"))
...          for name in ("电动自行车骑乘人员头盔佩戴率", "机动车驾驶人安全带佩戴率")]
>>> said = [side(dict(claim_id=name, subject=name, measure="percentage", unit="%"))
...         for name in ("头盔佩戴率", "满意率")]
>>> [(row["one"], row["other"]) for row in rare(goals, said)]
[('电动自行车骑乘人员头盔佩戴率', '头盔佩戴率')]
>>> rare(goals, said[1:])
[]
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from zhibiao.matching import Match, compare
from zhibiao.phrases import TILE, shared, weights
from zhibiao.sides import Side, side

ENOUGH = 2.4
"""The weight of shared words, each divided by the number of things that have it, that links two claims."""
AHEAD = 0.8
"""How much heavier a link must be than any other of its target or outcome."""
SCORE = 0.5
"""What such a link counts for beside those of ``matching``."""


def rare(ones: Sequence[Side], others: Sequence[Side]) -> list[dict]:
    """The pairs that belong together by their rare words, as rows of ``matches``."""
    goals, said = _families(ones), _families(others)
    weighed = {
        (goal, outcome): _weight(goal, outcome, goals, said)
        for goal, mine in goals.items() for outcome, theirs in said.items() if _may(mine[0], theirs[0])
    }
    rows = []
    for (goal, outcome), weight in weighed.items():
        rivals = [other for pair, other in weighed.items() if (pair[0] == goal) != (pair[1] == outcome)]
        if weight >= ENOUGH and weight >= max(rivals, default=0) + AHEAD:
            rows += [_row(compare(one, other)) for one in goals[goal] for other in said[outcome]]
    return rows


def _families(sides: Iterable[Side]) -> dict[str, list[Side]]:
    """The claims by what they speak of: milestones of one thing are one family."""
    by_topic: dict[str, list[Side]] = {}
    for one in sides:
        first = one.phrase.split("/")[0]
        by_topic.setdefault(first if sum(weights(first)) >= TILE else one.phrase, []).append(one)
    return {"/".join(dict.fromkeys(one.phrase for one in family)): family for family in by_topic.values()}


def _may(one: Side, other: Side) -> bool:
    """Whether two claims may be of one thing: of one kind, counted alike, with a head of the one in the other."""
    found = compare(one, other)
    return bool(found.measure and found.unit and found.base and found.aspect) and (
        found.head >= 0.8 or any(_named(left, right) for left, right in ((one, other), (other, one))))


def _named(one: Side, other: Side) -> bool:
    """Whether the last word of a thing says little, or stands in the other's phrase."""
    last = one.full[-TILE:]
    return not one.rate and bool(last) and (sum(weights(last)) < 1 or last in other.phrase)


def _weight(goal: str, outcome: str, goals: Iterable[str], said: Iterable[str]) -> float:
    total = 0.0
    for word in (word for words in shared(goal, outcome) for word in words.split("/")):
        held = sum(word in phrase for phrase in goals) * sum(word in phrase for phrase in said)
        total += sum(weights(word)) / held
    return total


def _row(found: Match) -> dict:
    return asdict(found) | {"core": SCORE, "total": 0.0 if found.differs else SCORE,
                            "kind": "near" if found.differs else "same", "differs": " ".join(found.differs)}


