"""Declared targets beside what is reported for them, and what may be concluded.

Over 300 lines, because every way in which a target finds its outcome stands in the order it is tried.

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
from datetime import date

import pandas as pd

from zhibiao.claims import claims_of
from zhibiao.errors import UserError
from zhibiao.intervals import decimal
from zhibiao.links import link, yearly
from zhibiao.matching import CORE, GUARDS, matches
from zhibiao.periods import span
from zhibiao.phrases import WHEN
from zhibiao.quantities import number
from zhibiao.records import Pair, Report
from zhibiao.sides import OF_ALL
from zhibiao.surroundings import places, surrounded
from zhibiao.tables import claims_frame, load
from zhibiao.verdicts import Verdict, judge, not_comparable

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
    "unit": ("another counting unit", "unit"),
    "base": ("another denominator", "denominator"),
    "since": ("another base period", "base_period"),
    "limits": ("one is of a narrower thing", "subject"),
    "scope": ("a part of the place, not the whole", "subject"),
    "pace": ("another stretch of time", "period"),
}
INTENDS = re.compile(
    "下一步|力争|计划(?:到|于|在|年内)|(?:^|[，,；;])(?:我们|我[市县区局]|今年|明年|还|也)?[，,]?(?:我们)?(?:将|要)(?:继续|进一步|实施|重点|着力|全力|大力|深入|持续|再)"
)
"""What a report still means to do."""
LEVEL = re.compile(
    r"(?:控制|保持|稳定)在[^，,\d]{0,4}\Z|(?:缩短|压缩|压减|降低?|提[高升]|达)[至到为][^，,\d]{0,4}\Z|(?:时间|时长|时限)(?:不超过|不高于|不多于|低于|小于|[≤<＜]|以?内)\Z|(?:安排|投入|落实)[^，,\d]{0,24}(?:不少于|不低于)"
)
OF_THESE = re.compile(r"(?<![集居空手途初高年其])中\Z|^[^\d，,。；;]{1,16}已[^\d，,。；;]{0,6}\d")
"""What is only the base of the next number: 118个警务室中，已建109个."""
UNITS = "个|家|所|处|名|人|户|支|座|台|辆|条|件|起|项|栋|部|只"
OF_MANY = re.compile(
    rf"(?P<thing>[一-鿿]{{2,12}})?(?P<all>\d[\d,.]*[万亿]?)(?P<unit>{UNITS})(?P<of>[^，,。；;、：:\d]{{0,24}}?)(?P<among>(?:当|之)?中的?)?(?P<stop>[，,]?)(?P<deed>[^，,。；;、\d]{{0,14}})\Z"
)
HAD = re.compile("(?:现|目前|已经?|共|分别|仅|只|均|有)+")
FOUND_FIRST = re.compile(
    rf"(?P<thing>[一-鿿]{{2,12}}?)(?:共|累计|已)*(?:排查|摸排|排摸|核查|普查|登记|受理|交办|认定|发现|排定|现有|共有|应有)(?:出|了|登记)?(?P<of>[一-鿿]{{0,8}})(?P<all>\d[\d,.]*[万亿]?)(?P<unit>{UNITS})[，,、](?:现|目前|已经?|均|累计|完成)*(?P<done>[一-鿿]{{2,4}}?)了?\Z"
)
"""So many found, and so many of them dealt with: 排查29处，封闭27处."""
SHARE = re.compile("[%％]|占|率|成(?=[，,。；;]|$)")
ROUTINE = re.compile(
    r"每(?:半年|个?季度?|个?月|周|年|半月)[^，,。；;\d]{0,12}(?:考核|考评|调度|通报|研究|会商|例会|听取|报告|督[导查办]|晒|排名|点评|讲评)"
)
"""How often an office looks after its own plan (每季度调度一次)."""
THE_REST = re.compile(r"(?:余下|其余|剩余|剩下|在建|正在[一-鿿]{2}|尚有)[^，,。；;、\d]{0,6}\Z")
DISTANCES = ("米", "公里", "千米")
ARRIVES = re.compile("内?(?:到达|到场|抵达|赶到|赶赴)")
ALL_OF = re.compile(
    r"[^，,。；;\d]{1,12}(?:\d{4}年[^，,。；;\d]{0,6})?(?:\d{1,2}月[^，,。；;\d]{0,6})?(?:全部|均|都)(?!衡)[^，,。；;\d]{2}"
)
"""What is only the many of which all are to be something: 12个中心年底前全部达标."""
SETS_OUT = re.compile("目标|指标|任务")
REACHES = re.compile(
    r"(?:稳定在|保持在?|不?低于|不?高于|不?少于|不?超过|[降升压减增][至到为]|达到?|提[高升][至到]|控制在)[^，,\d]{0,3}\Z"
)
SO_FAR = re.compile(r"已|目前|现有|截[至止]|以来|[去上]年|近年|20\d\d年")
WITHIN = re.compile(
    r"每\Z|(?:印发|发布|下发|公布|结束|施行|实施)后\Z|(?:^|[，,；;：:])(?:在|对|围绕|依托)\Z"
)
"""What stands before a base or a term of procedure: 每10万人…, 在12个集聚区…, 印发后20个工作日内."""
CAMPAIGN = re.compile("”[一-鿿]{0,4}(?:攻坚|行动|工程|计划|整治|战)")
HEADING = re.compile("[一二三四五六七八九十]{1,3}、[^，,。；;：:]{2,30}")
AROUND = re.compile("(?:周边|周围|半径|方圆|附近)[^，,]{0,2}\\Z")
ATTAINED = re.compile(r"(?:实现|达到|达成|完成)[^，,。；;]{0,12}【[^】]*】[^，,。；;]{0,8}?目标")


def compare(plans: Report | Iterable[Report], reports: Report | Iterable[Report]) -> pd.DataFrame:
    """Pair the targets of plans with the outcomes that reports of the same place give, and judge.

    Returns a table with the columns of ``pairs``, one row per link; every target has a row.
    Raises UserError for two documents of one name, and for documents of different places.
    """
    plans, reports = (
        [given] if isinstance(given, Report) else list(given) for given in (plans, reports)
    )
    _refuse([*plans, *reports])
    own = places([*plans, *reports])
    found = {
        report.report_id: surrounded(report, claims_frame(claims_of(report)))
        for report in [*plans, *reports]
    }
    outcomes = pd.concat([found[report.report_id] for report in reports], ignore_index=True)
    return pd.concat(
        [answers(found[plan.report_id], outcomes, own) for plan in plans], ignore_index=True
    )


def pairs(claims: pd.DataFrame, reports: Sequence[Report]) -> pd.DataFrame:
    """The pairs of a collection: every target with its own place's later outcomes, national norms, attainments.

    Targets of another place under the same national norm are ``shared_national_norm``, and a goal
    that a report says was attained is ``same_sentence``, paired with itself: neither is judged.
    """
    found = {
        report.report_id: surrounded(report, claims[claims["report_id"] == report.report_id])
        for report in reports
    }
    frames = []
    for report in reports:
        own = [
            other for other in reports if other.place == report.place and _follows(other, report)
        ]
        if own:
            later = pd.concat([found[other.report_id] for other in own], ignore_index=True)
            frames.append(answers(found[report.report_id], later, places([report, *own])))
        else:
            frames.append(_unanswered(found[report.report_id], report.place))
    together = pd.concat(found.values(), ignore_index=True)
    frames += [_shared_norms(together, reports), _attained(together)]
    return pd.concat(frames, ignore_index=True)


def answers(plan: pd.DataFrame, reported: pd.DataFrame, own: tuple[str, ...] = ()) -> pd.DataFrame:
    """The targets among the claims of a plan, each with what is reported for it and the verdict.

    Both tables as ``surrounded`` gives them; what the reports themselves aim at is no outcome.
    """
    targets = _targets(plan)
    outcomes = reported[(reported["modality"] != "target") & ~reported["preamble"].astype(bool)]
    outcomes = outcomes[
        [
            not (
                INTENDS.search(row["before"])
                or THE_REST.search(row["before"])
                or _is_name(row)
                or OF_THESE.search(row["after"])
            )
            for row in outcomes.to_dict("records")
        ]
    ]
    outcomes = pd.concat([outcomes, _shares(outcomes)], ignore_index=True)
    goals = {row["claim_id"]: row for row in targets.to_dict("records")}
    said = {row["claim_id"]: row for row in outcomes.to_dict("records")}
    conflicts = _conflicts(targets, own)
    rows = []
    for target_id, outcome_id, match in link(targets, outcomes, own):
        goal, outcome = goals[target_id], said.get(outcome_id)
        if not outcome and goal["modality"] == "standard":
            continue
        if not outcome:
            verdict = Verdict(
                "no_outcome_reported",
                "the reports give no number for it",
                f"target {goal['quote']}",
            )
        elif match["kind"] == "near":
            verdict = not_comparable(goal, outcome, _differences(match, goal, outcome))
        else:
            verdict = judge(_of_its_year(goal, outcome), outcome)
        relation = "same_place" if outcome else "none"
        rows.append(_row(goal, outcome, relation, verdict, match, conflicts.get(target_id, "")))
    return pd.DataFrame(rows, columns=COLUMNS)


def _of_its_year(goal: Mapping, outcome: Mapping) -> Mapping:
    """What is asked for in every year, due at the end of the year told."""
    if not yearly(goal) or not outcome["on"] or outcome["on_of_document"]:
        return goal
    return {**goal, "due": date(outcome["on"].year, 12, 31)}


def _shares(outcomes: pd.DataFrame) -> pd.DataFrame:
    """Counts told of so many (126个乡镇中，108个完成建设) as the shares they come to, where none is printed."""
    rows = []
    for row in outcomes.to_dict("records"):
        if row["measure"] != "count" or decimal(row["value"]) is None:
            continue
        found, dealt = _of_many(row), FOUND_FIRST.search(row["before"])
        if dealt and (dealt["unit"] != row["unit"] or number(dealt["all"]) < decimal(row["value"])):
            dealt = None
        if not (found or dealt) or SHARE.search(row["after"] + row["behind"]):
            continue
        share = {
            "measure": "universal",
            "unit": "%",
            "value": 100 * decimal(row["value"]) / number((found or dealt)["all"]),
        }
        if found:
            deed = HAD.sub("", found["deed"]) + row["after"]
            subject = (found["of"] or found["thing"] or "") + deed
        else:
            subject = dealt["thing"] + dealt["of"] + dealt["done"]
        rows.append(
            row
            | share
            | {"claim_id": row["claim_id"] + OF_ALL, "subject": subject, "denominator": ""}
        )
    return pd.DataFrame(rows, columns=outcomes.columns)


def _of_many(row: Mapping) -> re.Match[str] | None:
    """So many of the same unit before a count, of which it is a part: 38处隐患已销案36处."""
    found = OF_MANY.search(WHEN.sub("", row["before"]))
    if not found or found["unit"] != row["unit"] or number(found["all"]) < decimal(row["value"]):
        return None
    part = found["among"] or (
        HAD.search(found["deed"]) if found["stop"] else len(found["of"] + found["deed"]) > 3
    )
    return found if part and "其中" not in found["deed"] else None


def _targets(plan: pd.DataFrame) -> pd.DataFrame:
    """What a plan sets: targets, and standards told as a level to reach, which count where a report answers them.

    What it tells of a time that was over when it was written is background.
    """
    said = [
        not row["preamble"]
        and not _is_past(row)
        and not _is_name(row)
        and not (row["measure"] == "count" and ALL_OF.match(row["after"]))
        and (row["modality"] == "target" or _is_level(row) or _is_asked(row))
        for row in plan.to_dict("records")
    ]
    return plan[pd.Series(said, index=plan.index, dtype=bool)]


def _is_name(row: Mapping) -> bool:
    """Whether a number only names or places a thing: “5分钟”响应圈, 校园周边200米内的网吧, 三道防线 of a heading."""
    named = (
        (row["measure"] not in ("zero", "universal", "streak") or CAMPAIGN.match(row["after"]))
        and re.search(r"“[^“”]*\Z", row["before"])
        and re.match("[^“”]{0,12}”[一-鿿]", row["after"])
    )
    return bool(
        named
        or (row["unit"] in DISTANCES and AROUND.search(row["before"]))
        or WITHIN.search(row["before"])
        or (row["unit"] == "次" and ROUTINE.search(row["before"]))
        or (row["measure"] == "count" and HEADING.fullmatch(f"{row['before']}0{row['after']}"))
    )


def _is_level(row: Mapping) -> bool:
    if row["modality"] != "standard":
        return False
    before = re.sub(r"(?:\d[^、，,；;]{0,4}、)+\Z", "", row["before"])  # 压缩到6分钟、
    words = before + re.sub(r"\d[^以内]*", "", row["quote"])
    return bool(row["aimed"] or LEVEL.search(words) or ARRIVES.match(row["after"]))


def _is_asked(row: Mapping) -> bool:
    """Whether the list a level stands in is to be done by a day (10月底前完成以下任务：… 覆盖率达80%), or headed 指标."""
    words = row["before"] + re.sub(r"\d.*", "", row["quote"])
    return bool(
        row["modality"] == "reported"
        and row["due"]
        and (not row["due_of_document"] or SETS_OUT.search(row["context"].partition("，")[0]))
        and REACHES.search(words)
        and not SO_FAR.search(row["before"])
    )


def _is_past(row: Mapping) -> bool:
    if row["today"] and row["due"] and row["due"].year < row["today"].year:
        return True
    days = None if row["deadline"] else span(row["before"])
    return bool(
        days
        and row["today"]
        and days[1] < row["today"]
        and (row["due_of_document"] or not row["due"])
    )


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
    """Goals that a report says, in one sentence, were attained (实现“零事故”目标)."""
    rows = [
        _row(
            row,
            row,
            "same_sentence",
            Verdict("", "the sentence sets the goal and says that it was attained", ""),
        )
        for row in claims[claims["modality"] == "reported"].to_dict("records")
        if ATTAINED.search(f"{row['before']}【{row['quote']}】{row['after']}")
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _conflicts(targets: pd.DataFrame, own: tuple[str, ...]) -> dict[str, str]:
    """What is said of targets that are declared twice, with one number and two deadlines."""
    goals = {row["claim_id"]: row for row in targets.to_dict("records")}
    found = matches(targets, targets, own=own)
    said = {}
    for row in found[(found["kind"] == "same") & (found["one"] != found["other"])].to_dict(
        "records"
    ):
        one, other = goals[row["one"]], goals[row["other"]]
        dated = not one["due_of_document"] and not other["due_of_document"]
        if dated and one["due"] != other["due"] and str(one["value"]) == str(other["value"]):
            said[row["one"]] = f"; conflicts with {row['other']}, due {other['due']}"
    return said


def _differences(match: Mapping, goal: Mapping, outcome: Mapping) -> str:
    said = []
    for name in match["differs"].split():
        words, column = DIFFERS[name]
        one, other = (
            row.get(column) or row.get("period") or "none printed" for row in (goal, outcome)
        )
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
        "score": match["total"] if match else None,
        "parts": " ".join(f"{name}={match[name]:g}" for name in (*CORE, *GUARDS, "period"))
        if match
        else "",
    }


def _day(day: object) -> str:
    return "" if day is None or day != day else str(day)


def _follows(later: Report, earlier: Report) -> bool:
    return later.report_id != earlier.report_id and (
        not later.date[:1].isdigit() or not earlier.date[:1].isdigit() or later.date >= earlier.date
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
