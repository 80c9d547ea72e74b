"""Targets and outcomes that matching leaves over on both sides: which of them belong together?

A report often answers a target in words of its own.  Then no single word decides, but many small
things do: rare characters in common, the same unit, the same order of size, linked neighbours.
Each is weighed (``WEIGHTS``), and two claims are linked that are each other's best by far.

>>> def told(name, words, value):
...     return dict(claim_id=name, subject=words, before=words, measure="count", unit="人", value=value)
>>> goals = pd.DataFrame([told("p1", "境外涉诈人员劝返", 40), told("p2", "网格员", 700), told("p3", "志愿者", 900)])
>>> said = pd.DataFrame([told("r1", "境外涉诈人员回国投案", 41), told("r2", "退役军人", 9), told("r3", "听众", 600)])
>>> [(row["one"], row["other"]) for row in leftover(goals, said, [])]
[('p1', 'r1')]
>>> leftover(goals[1:], said[1:], [])
[]
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import asdict
from decimal import Decimal
from itertools import product
from math import log, sqrt
from typing import NamedTuple

import pandas as pd

from zhibiao.intervals import decimal
from zhibiao.matching import SHARES, Match, compare, measures
from zhibiao.phrases import canonical, unshared, weights
from zhibiao.sides import OF_ALL, Side, counts, side

WEIGHTS = {
    "characters": 5.5,
    "words": 0.1,
    "words not told": -0.35,
    "aspect": 1.1,
    "other aspect": -0.9,
    "other rate": -1.5,
    "unit": 1.5,
    "pace": 0.9,
    "other part": -1.2,
    "other size": -2.0,
    "beside": 1.4,
    "measure": 1.2,
}
"""What each piece of evidence counts for: a logistic regression on what matching leaves over of the
development pairs.  What is printed is no evidence but for its order of size, which is the same
whether a target is met or missed."""
CHANCE = -5.6
"""Where two claims start that have nothing in common."""
ENOUGH = -0.5
AHEAD = 0.7
"""How much heavier a link must be than any other of its target or outcome."""
REACH = 8
"""So many claims, in both documents together, a pair may stand from one that is linked."""
FEW_CLAIMS = 2
"""What is added to the claims, so that a word of all of a few still says something."""
MOST_WORDS = 30.0
MOST_OWN = 4.0
TIMES = Decimal("3.3")
"""Two numbers are of another size, if one is more than so many times the other."""
SCORE = 0.5
"""What such a link counts for beside those of ``matching``."""


class Told(NamedTuple):
    """A claim with the characters and the pairs of them in its clause, those of its sentence, and its place."""

    side: Side
    characters: frozenset[str]
    words: frozenset[str]
    sentence: frozenset[str]
    size: Decimal | None
    document: str
    place: int


def leftover(
    targets: pd.DataFrame,
    outcomes: pd.DataFrame,
    linked: Collection[Mapping],
    own: tuple[str, ...] = (),
) -> list[dict]:
    """The pairs of targets and outcomes that belong together, without those in ``linked``, as rows of ``matches``."""
    asked, told = _prepared(targets, own), _prepared(outcomes, own)
    rarity = _rarity([*asked.values(), *told.values()])
    anchors = [(asked[row["one"]], told[row["other"]]) for row in linked]
    weighed = {}
    held = {row[end] for row in linked for end in ("one", "other")}
    for (one, left), (other, right) in product(
        *([item for item in claims.items() if item[0] not in held] for claims in (asked, told))
    ):
        if not measures(left.side, right.side):
            continue
        weight = _in_words(left, right, rarity, anchors)
        if weight + sum(map(WEIGHTS.get, ("aspect", "pace", "measure"))) < ENOUGH:
            continue
        found = compare(left.side, right.side)
        if (weight := weight + _as_compared(left.side, right.side, found)) >= ENOUGH:
            weighed[one, other] = weight, found
    return [
        _row(found)
        for (one, other), (weight, found) in weighed.items()
        if weight >= _best_rival(one, other, weighed)
    ]


def _best_rival(one: str, other: str, weighed: Mapping) -> float:
    """What a link must weigh beside the others of its target and of its outcome."""
    mine, needed = other.removesuffix(OF_ALL), ENOUGH
    for (goal, outcome), (weight, _) in weighed.items():
        same = outcome.removesuffix(OF_ALL) == mine
        if goal == one and same:
            needed = max(needed, weight)
        elif goal == one or same:
            needed = max(needed, weight + AHEAD)
    return needed


def _prepared(claims: pd.DataFrame, own: tuple[str, ...]) -> dict[str, Told]:
    if claims.empty:
        return {}
    claims = pd.DataFrame({"report_id": "", "start": range(len(claims))}, claims.index).assign(
        **claims
    )
    places = claims.groupby("report_id")["start"].rank(method="dense").astype(int)
    return {
        row["claim_id"]: _told(row, place, own)
        for row, place in zip(claims.to_dict("records"), places, strict=True)
    }


def _told(row: Mapping, place: int, own: tuple[str, ...]) -> Told:
    before, after = row.get("before") or "", row.get("after") or ""
    clause = canonical(f"{re.split('[，,；;]', before)[-1]}/{row.get('subject') or ''}/{after}")
    value = decimal(row.get("value"))
    return Told(
        side(row, own),
        _grams(clause, 1),
        _grams(clause, 2),
        _grams(canonical(f"{before}/{after}"), 2),
        value * counts(row.get("unit") or "")[1] if value else None,
        row["report_id"],
        place,
    )


def _grams(text: str, length: int) -> frozenset[str]:
    runs = re.findall("[一-鿿A-Za-z]+", text)
    return frozenset(run[i : i + length] for run in runs for i in range(len(run) - length + 1))


def _rarity(claims: list[Told]) -> dict[str, float]:
    """What a character, or a pair of them, says: the more, the fewer claims have it in their clause."""
    having = Counter(gram for told in claims for gram in told.characters | told.words)
    return {gram: log((len(claims) + FEW_CLAIMS) / times) for gram, times in having.items()}


def _in_words(
    one: Told, other: Told, rarity: Mapping[str, float], anchors: list[tuple[Told, Told]]
) -> float:
    """The evidence of words, unit, size and place."""

    def rare(grams: frozenset[str]) -> float:
        return sum(rarity[gram] for gram in grams)

    own = sqrt(rare(one.characters) * rare(other.characters))
    words = rare((one.words & other.sentence) | (other.words & one.sentence))
    kinds = {(told.side.measure, counts(told.side.unit)[0]) for told in (one, other)}
    sizes = sorted(told.size for told in (one, other) if told.size)
    evidence = {
        "characters": rare(one.characters & other.characters) / own if own else 0,
        "words": min(words, MOST_WORDS),
        "unit": len(kinds) == 1 and bool(one.side.unit) and one.side.measure not in SHARES,
        "other size": len(kinds) == 1 and len(sizes) == 2 and sizes[1] > TIMES * sizes[0],
        "beside": max((_beside(one, other, *anchor) for anchor in anchors), default=0),
    }
    return CHANCE + sum(WEIGHTS[name] * much for name, much in evidence.items())


def _beside(one: Told, other: Told, goal: Told, outcome: Told) -> float:
    """How near two claims stand to two that are linked, from 0 to 1: reports follow their plan's tasks."""
    if (one.document, other.document) != (goal.document, outcome.document):
        return 0
    far = abs(one.place - goal.place) + abs(other.place - outcome.place)
    return max(0, 1 - far / REACH)


def _as_compared(one: Side, other: Side, found: Match) -> float:
    evidence = {
        "words not told": min(own_words(one, other), MOST_OWN),
        "aspect": bool(one.aspects & other.aspects),
        "other aspect": not found.aspect,
        "other rate": bool(one.rate and other.rate and one.rate != other.rate),
        "pace": bool(one.pace and one.pace == other.pace),
        "other part": not found.scope,
        "measure": found.measure == 1,
    }
    return sum(WEIGHTS[name] * much for name, much in evidence.items())


def own_words(one: Side, other: Side) -> float:
    """How much of a thing's longest word the other's sentence does not know."""
    known = other.around + other.phrase + other.context + other.full
    return max(sum(weights(word)) for word in unshared(one.topic, known).split("/"))


def _row(found: Match) -> dict:
    return asdict(found) | {
        "core": SCORE,
        "total": 0.0 if found.differs else SCORE,
        "kind": "near" if found.differs else "same",
        "differs": " ".join(found.differs),
    }
