"""Targets of one thing with several deadlines, and the numbers that are told for each of their days.

>>> dues = [date(2023, 12, 31), date(2024, 12, 31)]
>>> [str(due) for due in milestones(dues, [date(2024, 5, 31), date(2024, 12, 31)]).values()]
['2023-12-31', '2024-12-31']
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

import pandas as pd

from zhibiao.periods import AGAINST, TIME
from zhibiao.sides import CHANGES, measured
from zhibiao.verdicts import AFTERWARDS, clause_before

FAR = date(9999, 12, 31)
LESS = 0.9
"""How much a link counts that only another milestone, or another number of its sentence, has."""


def in_series(
    rows: list[dict], goals: Mapping, said: Mapping, siblings: pd.DataFrame
) -> list[dict]:
    """The links, and those of a target's other milestones, and of what its sentence tells for another day.

    新装4万枚, 9月底前 and 6万枚; 芯片三季度末装到4.3万枚，全年约6万枚.
    """
    more = {(row["one"], row["other"]): row for row in rows}
    linked = {row["one"] for row in rows}
    for one, other in siblings.loc[siblings["kind"] == "same", ["one", "other"]].to_numpy():
        due = goals[one]["due"], goals[other]["due"]
        if other not in linked and all(due) and due[0] != due[1]:
            for row in rows:
                if row["one"] == one:
                    more[other, row["other"]] = _less(row, one=other)
    for (one, other), row in list(more.items()):
        for name, outcome in said.items():
            if _for_another_day(said[other], outcome):
                more.setdefault((one, name), _less(row, other=name))
    return list(more.values())


def _less(row: dict, **of: str) -> dict:
    return row | {"total": LESS * row["total"]} | of


def _for_another_day(one: Mapping, other: Mapping) -> bool:
    """Whether two numbers of one sentence are of one thing on two days."""
    first, second = sorted((one.get("before") or "", other.get("before") or ""), key=len)
    return bool(
        all(one.get(name) == other.get(name) for name in ("subject", "measure", "unit"))
        and second.startswith(first)
        and not re.search("[；;]", second[len(first) :])
        and TIME.search(AGAINST.sub("", clause_before({"before": second[len(first) :]})))
        and measured(one) == measured(other)
    )


def of_its_milestone(
    rows: list[dict], goals: Mapping, said: Mapping, siblings: pd.DataFrame
) -> list[dict]:
    """The links without those that belong to another milestone of the same thing."""
    same = siblings[siblings["kind"] == "same"]
    kept = []
    for row in rows:
        goal = goals[row["one"]]
        if _of_a_later_year(goal, said[row["other"]]):
            continue
        family = [
            goals[name]
            for name in same.loc[same["one"] == row["one"], "other"]
            if goals[name]["due"]
        ]
        if (
            goal["due"]
            and len({str(other["value"]) for other in family}) > 1
            and len({other["due"] for other in family}) > 1
        ):
            names = {other["claim_id"] for other in family}
            days = sorted(
                {said[other["other"]]["on"] or FAR for other in rows if other["one"] in names}
            )
            due = milestones(sorted({other["due"] for other in family}), days)[
                said[row["other"]]["on"] or FAR
            ]
            if goal["due"] != due and str(goal["value"]) not in {
                str(o["value"]) for o in family if o["due"] == due
            }:
                continue
        kept.append(row)
    return kept


def _of_a_later_year(goal: Mapping, outcome: Mapping) -> bool:
    """Whether a change up to one year is asked for and one up to a later year told."""
    return bool(
        goal["measure"] in CHANGES
        and goal["due"]
        and not goal["due_of_document"]
        and outcome["on"]
        and not outcome["on_of_document"]
        and outcome["on"].year > goal["due"].year
    )


def milestones(dues: list[date], days: list[date]) -> dict[date, date]:
    """For each day on which something was reported the milestone it answers; both lists sorted.

    >>> dues = [date(2023, 12, 31), date(2024, 12, 31)]
    >>> answered = milestones(dues, [date(2024, 5, 31), date(2024, 12, 31)])
    >>> [str(due) for due in answered.values()]  # the first is late, because the second is in time
    ['2023-12-31', '2024-12-31']
    >>> [str(due) for due in milestones(dues, [date(2024, 10, 31)]).values()]
    ['2024-12-31']
    >>> [str(due) for due in milestones([date(2024, 9, 30), dues[1]], [date(2024, 12, 31)]).values()]
    ['2024-12-31']
    """
    until = [
        due + min(timedelta(AFTERWARDS), (later - due) / 2) for due, later in pairwise([*dues, FAR])
    ]
    answers = {
        day: next((due for due, last in zip(dues, until, strict=True) if day <= last), dues[-1])
        for day in days
    }
    for due, following in pairwise(dues):
        mine = [day for day in days if answers[day] == following]
        if due not in answers.values() and len(mine) > 1:
            answers[mine[0]] = due
    return answers
