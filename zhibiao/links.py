"""Which reported claims answer which target: the same thing, at the time at which the target is due.

Targets of one thing with different numbers and deadlines are milestones: a report's number goes to
the milestone it was reported for.  Otherwise every number answers, in time's order, up to the first
that satisfies the target when it is due: what comes after can't tell whether it was met by then.

>>> found = pd.DataFrame([dict(claim_id=name, subject="视频联网率", measure="percentage", unit="%", value=value, bound="exact",
...     quote=f"{value}%", due=day, on=day) for name, value, day in (("2023", 90, date(2023, 12, 31)), ("2024", 95, date(2024, 12, 31)))])
>>> said = pd.DataFrame([dict(found.iloc[1], claim_id="said", value=94, on=date(2024, 12, 31))])
>>> [(target, outcome) for target, outcome, _ in link(found, said)]
[('2023', None), ('2024', 'said')]
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd

from zhibiao.leftover import leftover
from zhibiao.matching import CHANGES, matches
from zhibiao.milestones import FAR, in_series, of_its_milestone
from zhibiao.sides import EVERY_YEAR
from zhibiao.verdicts import AFTERWARDS, MET, TOTAL, clause_before, judge, over_years

CLOSE = (("one", 0.1), ("other", 0.25))
"""A link whose score is this much below the best of its target, or of its outcome, is dropped."""
OF_WHICH = re.compile("其中[^；;]*\\Z")
ONE_YEAR = re.compile(r"(?:20\d\d|今|去|上|本)年度?|全年|当年")
HALF_A_YEAR = 183
"""So many days after a deadline, at which something was told, what is told is of another time."""

Found = tuple[str, str | None, dict | None]


def link(targets: pd.DataFrame, outcomes: pd.DataFrame, own: tuple[str, ...] = ()) -> list[Found]:
    """For each target its outcomes, as (target id, outcome id or None, row of ``matches`` or None).

    The tables are those of ``surrounded``; an outcome that speaks of the same thing but counts it
    otherwise is linked only where none that is the same is found, and none other has it.
    """
    found = matches(targets, outcomes, own=own).to_dict("records")
    found += leftover(targets, outcomes, [row for row in found if row["kind"] == "same"], own)
    siblings = matches(targets, targets, own=own)
    goals = {row["claim_id"]: row for row in targets.to_dict("records")}
    said = {row["claim_id"]: row for row in outcomes.to_dict("records")}
    found = [
        row | {"kind": "same", "total": row["core"], "differs": ""}
        if row["differs"] == "pace" and over_years(goals[row["one"]], said[row["other"]])
        else row
        for row in found
    ]
    same = [row for row in found if row["kind"] == "same"]
    same = in_series(same, goals, said, siblings)
    same = _mutual(of_its_milestone(same, goals, said, siblings))
    taken = {row["other"] for row in same}
    near = [row for row in found if row["kind"] == "near" and row["other"] not in taken]
    links: list[Found] = []
    for goal in goals.values():
        mine = [row for row in same if row["one"] == goal["claim_id"]]
        mine = _whole(goal, _told_as_asked(goal, mine, said), said)
        if mine:
            links += _failing(goal, list(_in_time(goal, mine, said)), said)
        elif others := [row for row in near if row["one"] == goal["claim_id"]]:
            links.append((goal["claim_id"], *_nearest(others, said)))
        else:
            links.append((goal["claim_id"], None, None))
    return links


def _told_as_asked(goal: dict, rows: list[dict], said: Mapping) -> list[dict]:
    """Without what stands before a number of the kind that is asked for, or is what that is reckoned from.

    由4126件减少到3795件, 降幅8%; 连续六年未发生; 分别为4人、3人、2人, 年均3人.
    """
    if goal["measure"] in (*CHANGES, "multiple"):
        asked = CHANGES if goal["measure"] in CHANGES else ("multiple",)
        changes = [row for row in rows if said[row["other"]]["measure"] in asked]
        return changes or rows
    told = [said[row["other"]] for row in rows]
    asked = [one.get("before") or "" for one in told if one["measure"] == goal["measure"]]
    rows = [
        row
        for row, one in zip(rows, told, strict=True)
        if one["measure"] == goal["measure"]
        or not any(before.startswith(one.get("before") or "\n") for before in asked)
    ]
    if "年均" in clause_before(goal):
        means = [row for row in rows if "年均" in clause_before(said[row["other"]])]
        return means or rows
    return rows


def _whole(goal: dict, rows: list[dict], said: Mapping) -> list[dict]:
    """Without the parts of a total that is told too (改造45座，其中2021年17座), where no part is asked for."""
    if OF_WHICH.search(goal.get("before") or ""):
        part = [row for row in rows if OF_WHICH.search(said[row["other"]].get("before") or "")]
        return part or rows
    whole = [row for row in rows if not OF_WHICH.search(said[row["other"]].get("before") or "")]
    whole = whole or rows
    if any(TOTAL.search(clause_before(said[row["other"]])) for row in whole):
        whole = [row for row in whole if not _of_one_year(said[row["other"]])]
    return whole


def _of_one_year(row: Mapping) -> bool:
    """Whether something was done in a year (2024年改造52公里), and did not stand so at its end."""
    clause = clause_before(row)
    told = row.get("period") or "" if row["measure"] in ("count", "money") else ""
    return bool(ONE_YEAR.fullmatch(told)) and not TOTAL.search(clause)


def _mutual(rows: list[dict]) -> list[dict]:
    """The links that are among the best of their target and among the best of their outcome."""
    for end, close in CLOSE:
        best: dict[str, float] = {}
        for row in rows:
            best[row[end]] = max(best.get(row[end], 0), row["total"])
        rows = [row for row in rows if row["total"] >= best[row[end]] - close]
    return rows


def _in_time(goal: dict, mine: list[dict], said: Mapping) -> Iterator[Found]:
    """The outcomes in time's order, up to the day of one that satisfies the target when it is due."""
    enough, told, due = FAR, False, goal["due"] or FAR
    days = [on for row in mine if (on := said[row["other"]]["on"])]
    latest = FAR if any(on >= due for on in days) else max(days, default=FAR)
    for row in sorted(
        mine, key=lambda row: (said[row["other"]]["on"] or FAR, said[row["other"]].get("start", 0))
    ):
        outcome = said[row["other"]]
        on = outcome["on"]
        if on and (on > enough or (told and (on - due).days > HALF_A_YEAR)):
            return
        if on and on < min(due, latest) and not yearly(goal):
            continue  # a later one tells more
        yield goal["claim_id"], row["other"], row
        told = told or bool(goal["due"] and on and 0 <= (on - due).days <= AFTERWARDS)
        if goal["due"] and on and on >= due and judge(goal, outcome).verdict in MET:
            enough = on


def _failing(goal: dict, links: list[Found], said: Mapping) -> list[Found]:
    """Of the years that a target of every year is told for, those that fall short; else all."""
    if not yearly(goal) or len(links) < 2:
        return links
    short = [
        link
        for link in links
        if judge(of_its_year(goal, said[link[1]]), said[link[1]]).verdict == "not_met"
    ]
    return short or links


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


def _nearest(rows: list[dict], said: Mapping) -> tuple[str, dict]:
    """The one that is most alike, of several the last that is told."""
    best = max(
        rows,
        key=lambda row: (
            row["core"],
            -len(row["differs"].split()),
            said[row["other"]].get("start", 0),
        ),
    )
    return best["other"], best
