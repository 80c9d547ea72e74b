"""Declared targets beside what is reported for them, and what may be concluded.

Over 300 lines, because what a pair is and which documents make one stand in one place.

>>> def document(name, kind, raw):
...     return Report(report_id=name, kind=kind, raw=raw, raw_sha256="")
>>> plan = document("plan", "plan", "2024年底前,建成街面警务站36座。入室盗窃案件破案率达到90%以上。")
>>> found = compare(plan, document("report", "report", "到2024年末,全市建成街面警务站31座。"))
>>> found[["target_claim_id", "outcome_claim_id", "relation", "verdict"]].values.tolist()
[['plan@15-18', 'report@17-20', 'same_place', 'not_met'], ['plan@30-35', '', 'none', 'no_outcome_reported']]
>>> compare(plan, plan)
Traceback (most recent call last):
zhibiao.errors.UserError: plan: two documents of this name. Give each a name of its own.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import pandas as pd

from zhibiao.aims import targets_of
from zhibiao.claims import claims_of
from zhibiao.errors import UserError
from zhibiao.links import declared_again, link, of_its_year
from zhibiao.matching import narrower
from zhibiao.outcomes import outcomes_of
from zhibiao.records import Pair, Report
from zhibiao.reports import dated
from zhibiao.sides import OF_ALL, side
from zhibiao.surroundings import places, surrounded
from zhibiao.tables import claims_frame, load
from zhibiao.titles import strangers
from zhibiao.verdicts import MET, Verdict, clause_before, judge, not_comparable
from zhibiao.wholes import whole

COLUMNS = [
    "target_claim_id",
    "outcome_claim_id",
    "relation",
    "verdict",
    "reason",
    "inputs",
    "indicator_id",
    "target_quote",
    "target_subject",
    "due",
    "due_from",
    "outcome_quote",
    "outcome_subject",
    "outcome_on",
    "score",
    "parts",
]
DIFFERS = {
    "measure": ("a share against a count", "measure"),
    "unit": ("another counting unit", "unit"),
    "base": ("another denominator", "denominator"),
    "since": ("another base period", "base_period"),
    "limits": ("one is of a narrower thing", "subject"),
    "scope": ("a part of the place, not the whole", "subject"),
    "pace": ("another stretch of time", "period"),
}
ATTAINED = re.compile(r"(?:实现|达到|达成|完成)[^，,。；;]{0,12}【[^】]*】[^，,。；;]{0,8}?目标")


def compare(plans: Report | Iterable[Report], reports: Report | Iterable[Report]) -> pd.DataFrame:
    """Pair the targets of plans with the outcomes that reports of the same place give, and judge.

    Returns a table with the columns of ``pairs``, one row per link; every target has a row.
    A report answers no plan that is later than it.  Raises UserError for two documents of one
    name, for documents of different places, for none, and for a plan without a later report.
    """
    plans, reports = (
        list(map(dated, [given] if isinstance(given, Report) else given))
        for given in (plans, reports)
    )
    for given, what in ((plans, "plan"), (reports, "report")):
        if not given:
            raise UserError(f"no {what} is given. Give a {what} at least.")
    _refuse([*plans, *reports])
    later = {plan.report_id: [one for one in reports if _follows(one, plan)] for plan in plans}
    if early := next((plan for plan in plans if not later[plan.report_id]), None):
        raise UserError(_no_answer(early, reports[0]))
    own = places([*plans, *reports])
    found = {
        report.report_id: surrounded(report, claims_frame(claims_of(report)))
        for report in [*plans, *reports]
    }
    frames = []
    for plan in plans:
        said = [found[report.report_id] for report in later[plan.report_id]]
        frames.append(answers(found[plan.report_id], pd.concat(said, ignore_index=True), own))
    return pd.concat(frames, ignore_index=True)


def pairs(claims: pd.DataFrame, reports: Sequence[Report]) -> pd.DataFrame:
    """The pairs of a collection: every target with its own place's later outcomes, national norms, attainments.

    Targets of another place under the same national norm are ``shared_national_norm``, and a goal
    that a report tells as reached is ``same_sentence``, paired with itself: neither is judged.
    """
    found = {
        report.report_id: surrounded(report, claims[claims["report_id"] == report.report_id])
        for report in reports
    }
    frames = []
    for report in reports:
        own = [
            other for other in reports
            if other.place == report.place != "unknown" and _follows(other, report)
        ]  # fmt: skip
        if own:
            later = pd.concat([found[other.report_id] for other in own], ignore_index=True)
            frames.append(answers(found[report.report_id], later, places([report, *own])))
        else:
            place = "its place, which is unknown," if report.place == "unknown" else report.place
            frames.append(_unanswered(found[report.report_id], place))
    together = pd.concat(found.values(), ignore_index=True)
    frames += [_shared_norms(together, reports), _attained(together)]
    return pd.concat(frames, ignore_index=True)


def answers(plan: pd.DataFrame, reported: pd.DataFrame, own: tuple[str, ...] = ()) -> pd.DataFrame:
    """The targets among the claims of a plan, each with what is reported for it and the verdict.

    Both tables as ``surrounded`` gives them; what the reports themselves aim at is no outcome.
    How many targets a plan has does not depend on the report (``aims.targets_of``).
    """
    targets, outcomes = targets_of(plan), outcomes_of(reported)
    goals = {row["claim_id"]: row for row in targets.to_dict("records")}
    said = {row["claim_id"]: row for row in outcomes.to_dict("records")}
    conflicts = _conflicts(targets, own)
    rows = []
    for target_id, outcome_id, match in link(targets, outcomes, own):
        goal, outcome = goals[target_id], said.get(outcome_id)
        if not outcome:
            verdict = Verdict(
                "no_outcome_reported",
                "no reported claim was linked to it",
                f"target {goal['quote']}",
            )
        elif match["kind"] == "near":
            verdict = not_comparable(goal, outcome, _differences(match, goal, outcome))
        elif (told := whole(goal, outcome, said.values())) is None:
            verdict = not_comparable(goal, outcome, "a part of what the target counts together")
        else:
            verdict = judge(of_its_year(goal, told), told)
            if verdict.verdict in MET and (words := narrower(side(goal, own), side(outcome, own))):
                verdict = not_comparable(
                    goal, outcome, f"reported of another, or a narrower, thing: {words}"
                )
        relation = "same_place" if outcome else "none"
        rows.append(_row(goal, outcome, relation, verdict, match, conflicts.get(target_id, "")))
    return pd.DataFrame(rows, columns=COLUMNS)


def _unanswered(claims: pd.DataFrame, place: str) -> pd.DataFrame:
    verdict = "insufficient_information", f"no later report of {place} is in the collection"
    rows = [
        _row(goal, None, "none", Verdict(*verdict, f"target {goal['quote']}"))
        for goal in claims[claims["modality"] == "target"].to_dict("records")
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _shared_norms(claims: pd.DataFrame, reports: Sequence[Report]) -> pd.DataFrame:
    """Targets and outcomes of different places under one national target, side by side."""
    place = {report.report_id: report.place for report in reports}
    norms = {row["indicator"]: row for row in load("national_targets").to_dict("records")}
    under = claims[claims["indicator_id"].isin(norms)].to_dict("records")
    rows = []
    for goal in under:
        norm = norms[goal["indicator_id"]]
        for outcome in under:
            if (goal["modality"], outcome["modality"]) == ("target", "reported") and (
                goal["indicator_id"] == outcome["indicator_id"]
                and goal["measure"] == outcome["measure"]
                and place[goal["report_id"]] != place[outcome["report_id"]]
            ):
                verdict = Verdict(
                    "",
                    f"both answer the same national target; {place[outcome['report_id']]} does not "
                    f"answer for {place[goal['report_id']]}",
                    f"national target {norm['target']}{norm['unit']} by {norm['deadline']} "
                    f"({norm['document_no'] or norm['issuer']}); declared {goal['quote']}; reported {outcome['quote']}",
                )
                rows.append(_row(goal, outcome, "shared_national_norm", verdict))
    return pd.DataFrame(rows, columns=COLUMNS)


def _attained(claims: pd.DataFrame) -> pd.DataFrame:
    """Goals that a report says, in one sentence, are reached (实现“零事故”目标)."""
    rows = [
        _row(
            row,
            row,
            "same_sentence",
            Verdict("", "the sentence sets the goal and reports it as reached", ""),
        )
        for row in claims[claims["modality"] == "reported"].to_dict("records")
        if ATTAINED.search(f"{row['before']}【{row['quote']}】{row['after']}")
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _conflicts(targets: pd.DataFrame, own: tuple[str, ...]) -> dict[str, str]:
    """What is said of targets that are declared twice, with one number and two deadlines."""
    goals = {row["claim_id"]: row for row in targets.to_dict("records")}
    said = {}
    for name, again in declared_again(targets, own):
        one, other = goals[name], goals[again]
        dated = not one["due_of_document"] and not other["due_of_document"]
        if dated and one["due"] != other["due"]:
            said[name] = f"; conflicts with {again}, due {other['due']}"
    return said


def _differences(match: Mapping, goal: Mapping, outcome: Mapping) -> str:
    said = []
    for name in match["differs"].split():
        words, column = DIFFERS[name]
        one, other = (
            row.get(column) or row.get("period") or "none printed" for row in (goal, outcome)
        )
        if one == other:
            one, other = (clause_before(row) + row["quote"] for row in (goal, outcome))
        said.append(f"{words}: {one} and {other}")
    return "; ".join(said)


def _row(
    goal: Mapping,
    outcome: Mapping | None,
    relation: str,
    verdict: Verdict,
    match: Mapping | None = None,
    more: str = "",
) -> dict[str, object]:
    pair = Pair(
        target_claim_id=goal["claim_id"],
        outcome_claim_id=outcome["claim_id"].removesuffix(OF_ALL) if outcome else "",
        relation=relation,
        verdict=verdict.verdict,
        reason=verdict.reason + more,
        inputs=verdict.inputs,
    )
    outcome = outcome or {}
    return {name: getattr(pair, name) for name in Pair.__slots__} | {
        "indicator_id": goal.get("indicator_id", ""),
        "target_quote": goal["quote"],
        "target_subject": goal["subject"],
        "due": _day(goal.get("due")),
        "due_from": ("document" if goal.get("due_of_document") else "target")
        if _day(goal.get("due"))
        else "",
        "outcome_quote": outcome.get("quote", ""),
        "outcome_subject": outcome.get("subject", ""),
        "outcome_on": _day(outcome.get("on")),
        "score": match["score"] if match else None,
        "parts": " ".join(
            f"{name.replace(' ', '_')}={much:.3g}" for name, much in match["pieces"].items()
        )
        if match
        else "",
    }


def _day(day: object) -> str:
    return "" if day is None or day != day else str(day)


def _follows(later: Report, earlier: Report) -> bool:
    """Whether a document may answer another; where the dates do not tell, a plan answers no report."""
    if later.report_id == earlier.report_id:
        return False
    if dates := _dates(later, earlier):
        return dates[0] > dates[1]
    return (later.kind, earlier.kind) != ("plan", "report")


def _dates(*documents: Report) -> list[str]:
    """The dates of two documents, as far as both are known, where they differ."""
    known = min(len(document.date) for document in documents)
    dates = [document.date[:known] for document in documents]
    return dates if all(day[:1].isdigit() for day in dates) and len(set(dates)) > 1 else []


def _no_answer(plan: Report, report: Report) -> str:
    """Why a document does not answer another."""
    if _dates(plan, report):
        return (
            f"{plan.report_id} is of {plan.date}, {report.report_id} of {report.date}: no text "
            "answers a later one. Give a report that is later than the plan."
        )
    return (
        f"{plan.report_id} is a {plan.kind}, {report.report_id} a {report.kind}, and no date says "
        "that it is later: no plan answers a report. Change them over, or name their kinds."
    )


def _refuse(documents: Sequence[Report]) -> None:
    names = [document.report_id for document in documents]
    for name in names:
        if names.count(name) > 1:
            raise UserError(f"{name}: two documents of this name. Give each a name of its own.")
    known = {
        document.place: name
        for document, name in zip(documents, names, strict=True)
        if document.place not in ("", "unknown")
    }
    if len(known) > 1:
        (one, first), (other, second), *_ = known.items()
        raise UserError(
            f"{second} speaks of {other}, {first} of {one}: no place answers for another. "
            "Compare documents of one place."
        )
    untold = [document for document in documents if document.place in ("", "unknown")]
    for one, other in combinations(untold, 2):
        if named := strangers(one, other):
            raise UserError(
                f"{other.report_id} names {named[1]} in its title, {one.report_id} {named[0]}: no place "
                "answers for another. Compare documents of one place; if one lies in the other, let "
                f"the names of the files begin alike: {named[0]}-2022.txt, {named[0]}-2024.txt."
            )
