"""Which reported claim answers which target: of all the ways to link them, the one with the most evidence.

A target has one outcome in a report, and an outcome one target: of two milestones each gets the
number of its own day; one told of no day is also how far the later milestone has come.  Pairs that weigh less than ``ENOUGH`` are not linked.

>>> found = pd.DataFrame([dict(claim_id=name, subject="视频联网率", before="视频联网率达到", measure="percentage", unit="%", value=value,
...     bound="exact", quote=f"{value}%", modality="target", due=day) for name, value, day in (("2023", 90, date(2023, 12, 31)), ("2024", 95, date(2024, 12, 31)))])
>>> said = pd.DataFrame([dict(found.iloc[1], claim_id="said", value=94, modality="reported", on=date(2024, 12, 31))])
>>> [(target, outcome) for target, outcome, _ in link(found, said)]
[('2023', None), ('2024', 'said')]
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from math import exp

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment

from zhibiao.evidence import ENOUGH, Weighed, weighed
from zhibiao.matching import matches
from zhibiao.sides import EVERY_YEAR, OF_ALL
from zhibiao.verdicts import MET, ONLY_THEN, clause_before, judge, over_years

FAR = date(9999, 12, 31)

Found = tuple[str, str | None, dict | None]


def link(targets: pd.DataFrame, outcomes: pd.DataFrame, own: tuple[str, ...] = ()) -> list[Found]:
    """For each target its outcomes, as (target id, outcome id or None, the comparison or None).

    The tables are those of ``surrounded``.  Of several reports each may answer, in time's order,
    up to the first that satisfies the target when it is due.
    """
    goals = {row["claim_id"]: row for row in targets.to_dict("records")}
    said = {row["claim_id"]: row for row in outcomes.to_dict("records")}
    reports = outcomes["report_id"] if "report_id" in outcomes else pd.Series("", outcomes.index)
    answers: dict[str, list[Found]] = {name: [] for name in goals}
    again, later = declared_again(targets, own), milestones(targets, own)
    for _, told in outcomes.groupby(reports):
        found = weighed(targets, told, own)
        linked = dict(_assigned(found))
        linked |= {
            name: linked[first]
            for name, first in again
            if name not in linked and (first in linked and (name, linked[first]) in found)
        }
        linked |= {
            name: linked[first]
            for name, first in later
            if name not in linked
            and first in linked
            and _so_far(goals[name], said[linked[first]])
            and (name, linked[first]) in found
            and found[name, linked[first]].weight > ENOUGH
        }
        for one, other in linked.items():
            other = _made_good(goals[one], other, set(linked.values()), found, said) or other
            row = _row(goals[one], said[other], found[one, other])
            answers[one].append((one, other, row))
    return [
        found
        for name, goal in goals.items()
        for found in _in_time(goal, answers[name], said) or [(name, None, None)]
    ]


def _assigned(found: Mapping[tuple[str, str], Weighed]) -> Iterator[tuple[str, str]]:
    """The pairs that together weigh most, no target and no outcome in two of them.

    A count and the share that it comes to are one outcome.
    """
    best: dict[tuple[str, str], tuple[str, str]] = {}
    for pair in found:
        place = pair[0], pair[1].removesuffix(OF_ALL)
        if place not in best or found[pair].weight > found[best[place]].weight:
            best[place] = pair
    ones, others = (list(dict.fromkeys(place[end] for place in best)) for end in (0, 1))
    gain = np.zeros((len(ones), len(others)))
    for (one, other), pair in best.items():
        gain[ones.index(one), others.index(other)] = max(0, found[pair].weight - ENOUGH)
    for i, j in zip(*linear_sum_assignment(gain, maximize=True), strict=True):
        if gain[i, j]:
            yield best[ones[i], others[j]]


def _made_good(
    goal: Mapping, outcome: str, linked: set[str], found: Mapping, said: Mapping
) -> str | None:
    """What a report says was reached late, where its number of the deadline falls short.

    到年底只装165套，次年5月才补齐180套: the 180.
    """
    if judge(goal, said[outcome]).verdict != "not_met":
        return None
    late = (
        (pair.weight, other)
        for (one, other), pair in found.items()
        if one == goal["claim_id"]
        and other not in linked
        and not pair.match.differs
        and ONLY_THEN.search(said[other]["before"])
        and judge(goal, said[other]).verdict in MET
    )
    return max(late, default=(0, None))[1]


def declared_again(targets: pd.DataFrame, own: tuple[str, ...]) -> list[tuple[str, str]]:
    """The targets that a plan declares a second time with the same number, each with the other."""
    value = dict(zip(targets["claim_id"], map(str, targets["value"]), strict=True))
    same = matches(targets, targets, own=own).query("kind == 'same' and one != other")
    pairs = zip(same["one"], same["other"], strict=True)
    return [(one, other) for one, other in pairs if value[one] == value[other]]


def milestones(targets: pd.DataFrame, own: tuple[str, ...]) -> list[tuple[str, str]]:
    """The levels that a plan sets for several days, each with one that is due before it.

    Counts and sums are no levels: what is to be done year by year adds up.
    """
    levels = ~targets["measure"].isin(["count", "money"])
    targets = targets[levels]
    due = dict(zip(targets["claim_id"], targets["due"], strict=True))
    same = matches(targets, targets, own=own).query("kind == 'same' and one != other")
    pairs = zip(same["one"], same["other"], strict=True)
    return [
        (one, other) for one, other in pairs if due[one] and due[other] and due[other] < due[one]
    ]


def _so_far(goal: Mapping, outcome: Mapping) -> bool:
    """Whether an outcome, told of no day but the report's, is how far a target has come before it is due."""
    on = outcome.get("on_of_document") and outcome["on"]
    return bool(goal["due"] and on and on < goal["due"])


def _row(goal: Mapping, outcome: Mapping, found: Weighed) -> dict:
    """The comparison as a row: ``kind`` is ``near`` where the two are counted otherwise, as ``differs`` says."""
    differs = found.match.differs
    if differs == ("pace",) and over_years(goal, outcome):
        differs = ()
    return asdict(found.match) | {
        "pieces": found.pieces,
        "score": round(1 / (1 + exp(-found.weight)), 4),
        "kind": "near" if differs else "same",
        "differs": " ".join(differs),
    }


def _in_time(goal: Mapping, answers: list[Found], said: Mapping) -> list[Found]:
    """The outcomes in time's order, up to the first that satisfies the target when it is due."""
    told = sorted(answers, key=lambda found: said[found[1]].get("on") or FAR)
    for number, (_, other, row) in enumerate(told, start=1):
        on = said[other].get("on")
        in_time = goal["due"] and on and on >= goal["due"] and row["kind"] == "same"
        if in_time and judge(goal, said[other]).verdict in MET:
            return told[:number]
    return told


def of_its_year(goal: Mapping, outcome: Mapping) -> Mapping:
    """What is asked for in every year, due at the end of the year told."""
    if not yearly(goal) or not outcome["on"] or outcome["on_of_document"]:
        return goal
    return {**goal, "due": date(outcome["on"].year, 12, 31)}


def yearly(goal: Mapping) -> bool:
    """Whether something is asked for in every year.

    >>> yearly(dict(before="市财政每年安排专项经费")), yearly(dict(before="三年共安排专项经费"))
    (True, False)
    """
    return bool(EVERY_YEAR.search(clause_before(goal)))
