"""What speaks for a target and an outcome belonging together, piece by piece, and what each piece weighs.

A report often answers a target in words of its own.  Then no single word decides, but many small
things do: rare characters in common, the same unit, the same order of size, the day that is told.
What is printed is no evidence but for its order of size; but an outcome far from its target is
linked less readily, so large misses can be counted as not reported.  The weights are those of ``data/codebook/link_evidence.csv``: a
logistic regression on the development pairs, which ``tools/fit_links.py`` makes anew.

>>> def told(name, words, value):
...     return dict(claim_id=name, subject=words, before=words, measure="count", unit="人", value=value)
>>> goals = pd.DataFrame([told("p1", "境外涉诈人员劝返", 40), told("p2", "网格员", 700)])
>>> said = pd.DataFrame([told("r1", "境外涉诈人员回国投案", 41), told("r2", "听众", 9)])
>>> found = weighed(goals, said)
>>> max(found, key=lambda pair: found[pair].weight)
('p1', 'r1')
>>> weighed(goals, said[:0])
{}
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from itertools import product
from math import log, sqrt
from typing import NamedTuple

import pandas as pd

from zhibiao.intervals import decimal
from zhibiao.lexicon import table
from zhibiao.matching import SHARES, Match, compare, measures, other_rates
from zhibiao.phrases import canonical, grams, unshared, weights
from zhibiao.sides import CHANGES, Side, counts, side

FEW_CLAIMS = 2
"""What is added to the claims, so that a word of all of a few still says something."""
FEW_ROWS = 10
"""Among fewer claims it says little that one stands first and another last."""
MOST_LIKE = 0.5
"""Clauses that share so much of their characters are as like as two can be that tell of one thing."""
MOST_WORDS, MOST_OWN, MOST_YEARS, MOST_TIMES = 30.0, 4.0, 2.0, 4.0
YEAR = 365
ENOUGH = -2.8
"""The weight from which a target and an outcome may be linked."""
OF_WHICH = re.compile("其中[^；;]*\\Z")


class Told(NamedTuple):
    """A claim with the characters and the pairs of them in its clause, those of its sentence, and its place."""

    side: Side
    characters: frozenset[str]
    words: frozenset[str]
    sentence: frozenset[str]
    size: float | None
    of_which: bool
    stage: str
    modality: str
    day: date | None
    day_printed: bool
    place: float


class Weighed(NamedTuple):
    """What a pair weighs, the pieces of evidence as they are before they are weighed, and the claims compared."""

    weight: float
    pieces: dict[str, float]
    match: Match


def weighed(
    targets: pd.DataFrame,
    outcomes: pd.DataFrame,
    own: tuple[str, ...] = (),
    least: float = ENOUGH,
) -> dict[tuple[str, str], Weighed]:
    """The pairs of targets and outcomes that may belong together, with their evidence.

    Both tables as ``surrounded`` gives them, the outcomes of one report; ``own`` are names of their
    place.  The weight is the logarithm of the odds that the two belong together;
    pairs that weigh less than ``least`` are left out.
    """
    asked, told = (_prepared(claims, own) for claims in (targets, outcomes))
    rarity = _rarity([*asked.values(), *told.values()])
    of = _weights()
    most = sum(max(0.0, of[name]) for name in COMPARED)
    found = {}
    for (one, left), (other, right) in product(asked.items(), told.items()):
        pieces = dict(_plain(left, right, rarity))
        weight = of["chance"] + sum(of[name] * much for name, much in pieces.items())
        if weight + most < least:
            continue
        if other_rates(left.side, right.side):
            continue
        match = compare(left.side, right.side)
        pieces |= _compared(left.side, right.side, match)
        weight += sum(of[name] * pieces[name] for name in COMPARED)
        if weight >= least:
            found[one, other] = Weighed(weight, pieces, match)
    return found


@cache
def _weights() -> dict[str, float]:
    return {row.name: float(row.weight) for row in table("link_evidence")}


def _prepared(claims: pd.DataFrame, own: tuple[str, ...]) -> dict[str, Told]:
    rows = claims.to_dict("records")
    last = max(len(rows) - 1, FEW_ROWS)
    return {row["claim_id"]: _told(row, number / last, own) for number, row in enumerate(rows)}


def _told(row: Mapping, place: float, own: tuple[str, ...]) -> Told:
    before, after = row.get("before") or "", row.get("after") or ""
    clause = canonical(f"{re.split('[，,；;]', before)[-1]}/{row.get('subject') or ''}/{after}")
    value = decimal(row.get("value"))
    day = row.get("due") if row.get("modality") == "target" else row.get("on")
    return Told(
        side=side(row, own),
        characters=grams(clause, 1),
        words=grams(clause, 2),
        sentence=grams(canonical(f"{before}/{after}"), 2),
        size=float(value * counts(row.get("unit") or "")[1]) if value and value > 0 else None,
        of_which=bool(OF_WHICH.search(before)),
        stage=row.get("stage") or "",
        modality=row.get("modality") or "",
        day=day if isinstance(day, date) else None,
        day_printed=not row.get("on_of_document"),
        place=place,
    )


def _rarity(claims: list[Told]) -> dict[str, float]:
    """What a character, or a pair of them, says: the more, the fewer claims have it in their clause."""
    having = Counter(gram for told in claims for gram in told.characters | told.words)
    return {gram: log((len(claims) + FEW_CLAIMS) / times) for gram, times in having.items()}


def _plain(one: Told, other: Told, rarity: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """The evidence of characters, unit, size, days and place."""

    def rare(grams: frozenset[str]) -> float:
        return sum(rarity[gram] for gram in grams)

    own = sqrt(rare(one.characters) * rare(other.characters))
    yield "characters", min(MOST_LIKE, rare(one.characters & other.characters) / own if own else 0)
    shared = rare((one.words & other.sentence) | (other.words & one.sentence))
    yield "words", min(MOST_WORDS, shared)
    kinds = {(told.side.measure, counts(told.side.unit)[0]) for told in (one, other)}
    counted = len(kinds) == 1 and bool(one.side.unit) and one.side.measure not in SHARES
    yield "counted alike", counted
    each = one.side.each == other.side.each  # else 1 for each school, 214 in all
    sized = len(kinds) == 1 and each and one.side.measure not in CHANGES
    apart = abs(log(other.size / one.size)) if sized and one.size and other.size else 0
    yield "size", min(MOST_TIMES, apart)
    kind = measures(one.side, other.side)
    yield "measure", kind == 1
    yield "other kind", kind == 0
    yield "stage", one.stage == other.stage
    yield "standard", other.modality == "standard"
    yield "part", one.of_which != other.of_which
    yield "place", abs(one.place - other.place)
    days = (other.day - one.day).days if one.day and other.day else 0
    yield "late", _years(days)
    yield "day", _years(abs(days)) if other.day_printed else 0


def _years(days: int) -> float:
    return min(MOST_YEARS, max(0, days) / YEAR)


COMPARED = (
    "subject",
    "own words",
    "aspect",
    "other rate",
    "limits",
    "scope",
    "unit",
    "since",
)


def _compared(one: Side, other: Side, match: Match) -> dict[str, float]:
    """The evidence of what ``matching`` compares, in the order of ``COMPARED``."""
    return {
        "subject": match.subject * match.head * match.aspect,
        "own words": min(own_words(one, other), MOST_OWN),
        "aspect": match.aspect,
        "other rate": bool(one.rate and other.rate and one.rate != other.rate),
        "limits": match.limits,
        "scope": match.scope,
        "unit": match.unit,
        "since": match.since,
    }


def own_words(one: Side, other: Side) -> float:
    """How much of a thing's longest word the other's sentence does not know."""
    known = other.around + other.phrase + other.context + other.full
    return max(sum(weights(word)) for word in unshared(one.topic, known).split("/"))
