"""Every declared target, and beside it what is reported for the same thing with its verdict, or nothing.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.tables import load
>>> found = rows(*(load(name) for name in ("claims", "reports", "pairs")))
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(load("claims"), load("reports"), load("pairs")[:0])
Traceback (most recent call last):
zhibiao.errors.UserError: no declared target to draw. Give a table that holds one.
"""

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from zhibiao.charts import lettering
from zhibiao.charts.labels import both, due, english_of, label, placed, printed
from zhibiao.charts.lettering import LINE, NOTE, QUIET, SHEET, STEP, write
from zhibiao.plurals import counted
from zhibiao.style import DECLARED, NOTHING, REPORTED

WHAT, PRINTED, ANSWER = 0.22, 2.1, 2.9
"""Inches from the left to the columns."""
HEAD, PLACE, BETWEEN = 2.2, 1.4, 0.5
DUE = {
    "own": "( ) due 期限",
    "whole": "[ ] due of the whole document 全文期限",
    "none": "(–) none printed 未印",
}
"""What the brackets beside a target mean."""
SHORT = 3.7
"""Inches for a target that was not compared: the layout makes room for wider lines in vain."""
MARKS = {"declared": DECLARED | {"markersize": 6, "markeredgewidth": 1.4},
         "reported": REPORTED | {"markersize": 6}}  # fmt: skip


def rows(claims: pd.DataFrame, reports: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """One row per mark: each target, followed by each outcome that pairs set beside it, or by none.

    Columns: target_claim_id, role (declared | reported | unanswered | not_compared), relation,
    indicator_id, place, place_zh, subject, subject_en, printed, deadline, due_of_document, verdict,
    claim_id, report_id.  ``due_of_document``: the day of the whole document, where the target prints none.
    ``not_compared``: no later report of the place, and no indicator by which to look elsewhere.
    """
    known = placed(claims, reports).set_index("claim_id", drop=False)
    found = []
    links = pairs[pairs.relation != "same_sentence"]
    for target_id, of_it in links.groupby("target_claim_id", sort=False):
        target = known.loc[target_id]
        found.append(_mark(target, target_id, "declared", "none") | _due_of(target, of_it.iloc[0]))
        answered = of_it[of_it.outcome_claim_id != ""]
        for link in answered.itertuples():
            found.append(
                _mark(known.loc[link.outcome_claim_id], target_id, "reported", link.relation)
                | {"verdict": link.verdict}
            )
        if answered.empty:
            indicator = of_it["indicator_id"].iloc[0]
            looked = indicator or "no_outcome_reported" in set(of_it["verdict"])
            found.append({"target_claim_id": target_id, "relation": "none", "indicator_id": indicator,
                          "role": "unanswered" if looked else "not_compared"})  # fmt: skip
    return lettering.some(pd.DataFrame(found), "declared target")


def _mark(claim: pd.Series, target_id: str, role: str, relation: str) -> dict:
    columns = ["indicator_id", "place", "place_zh", "subject", "deadline", "claim_id", "report_id"]
    return {"target_claim_id": target_id, "role": role, "relation": relation, "verdict": "",
            "subject_en": english_of(claim), "printed": printed(claim)} | claim[columns].to_dict()  # fmt: skip


def _due_of(target: pd.Series, link: pd.Series) -> dict[str, str]:
    """The days of a target: its own, else those of its list, else those of the document."""
    own = target["deadline"] or (link["due"] if link["due_from"] == "target" else "")
    whole = "" if own else target["document_deadline"] or link["due"]
    return {"deadline": own, "due_of_document": whole}


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows; x is inches from the left, y lines from the top."""
    y = HEAD
    lettering.sheet(ax, _lines(found))
    heads = {
        WHAT: "declared\n目标",
        PRINTED: "(due)\n(期限)",
        ANSWER: "reported for the same thing\n同一事项已报告之数",
    }
    for x, text in heads.items():
        write(ax, x, HEAD / 2, text, NOTE, color=QUIET)
    for place, blocks in _by_place(found):
        ax.axhline(y, color="#999999", linewidth=0.6)
        write(ax, 0, y + PLACE / 2, place, NOTE, color=QUIET)
        y += PLACE
        for marks in blocks:
            high = _high(marks)
            _target(ax, marks.iloc[0], y + (high - BETWEEN) / 2)
            _answers(ax, marks.iloc[1:], y + (high - BETWEEN) / 2)
            y += high
    rest = _not_compared(found)
    if not rest.empty:
        ax.axhline(y, color="#999999", linewidth=0.6)
        write(ax, 0, y + PLACE / 2, "no later report, no such indicator: not compared 无后续报告，未入指标表，未作比较",
              NOTE, color=QUIET)  # fmt: skip
        y += PLACE
    for target in rest.to_dict("records"):
        said, high = _in_short(target), _high_in_short(target)
        _mark_of(ax, target, y + (high - BETWEEN) / 2)
        write(ax, WHAT, y + (high - BETWEEN) / 2, "\n".join(said), NOTE)
        y += high
    write(ax, 0, y + PLACE / 2, "    ".join(_brackets(found)), NOTE, color=QUIET)
    names = {"declared": "declared target\n目标", "reported": "reported\n已报告"}
    lettering.legend(ax, MARKS, names, set(found.role))
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def _by_place(found: pd.DataFrame) -> list[tuple[str, list[pd.DataFrame]]]:
    blocks = [marks for _, marks in found.groupby("target_claim_id", sort=False)
              if "not_compared" not in set(marks["role"])]  # fmt: skip
    names = [both(marks["place"].iloc[0], marks["place_zh"].iloc[0]) for marks in blocks]
    return [(place, [marks for name, marks in zip(names, blocks, strict=True) if name == place])
            for place in dict.fromkeys(names)]  # fmt: skip


def _not_compared(found: pd.DataFrame) -> pd.DataFrame:
    those = found.loc[found["role"] == "not_compared", "target_claim_id"]
    return found[(found["role"] == "declared") & found["target_claim_id"].isin(those)]


def _in_short(target: Mapping[str, str]) -> list[str]:
    who, what = (
        both(target["place"], target["place_zh"]),
        both(target["subject_en"], target["subject"]),
    )
    return lettering.in_two(f"{who}: {what} {target['printed']} {_due(target)}", SHORT, NOTE)


def _high_in_short(target: Mapping[str, str]) -> float:
    return STEP * len(_in_short(target)) + BETWEEN


def _what(target: pd.Series) -> str:
    texts = filter(None, (target["subject_en"], target["subject"]))
    return "\n".join(
        line for text in texts for line in lettering.in_two(text, PRINTED - WHAT - 0.08, NOTE, 4)
    )


def _high(marks: pd.DataFrame) -> float:
    answers = sum(2 if role == "reported" else 1 for role in marks["role"][1:])
    return STEP * max(2, answers, _what(marks.iloc[0]).count("\n") + 1) + BETWEEN


def _target(ax: Axes, target: pd.Series, y: float) -> None:
    _mark_of(ax, target, y)
    write(ax, WHAT, y, _what(target), NOTE)
    room = ANSWER - PRINTED - 0.08
    said = f"{target['printed']} {_due(target)}"
    if lettering.width(said, NOTE) > room:
        said = "\n".join(lettering.shortened(part, room, NOTE) for part in said.split(" "))
    write(ax, PRINTED, y, said, NOTE)


def _mark_of(ax: Axes, target: Mapping[str, str], y: float) -> None:
    (mark,) = ax.plot(0.09, y, **MARKS["declared"])
    mark.set_gid(target["claim_id"])


def _due(target: Mapping[str, str]) -> str:
    return due(target["deadline"], target["due_of_document"])


def _bracket(target: Mapping[str, str]) -> str:
    return "own" if target["deadline"] else "whole" if target["due_of_document"] else "none"


def _brackets(found: pd.DataFrame) -> list[str]:
    """The brackets that are drawn, explained."""
    declared = found[found["role"] == "declared"].to_dict("records")
    return [DUE[kind] for kind in DUE if kind in set(map(_bracket, declared))]


def _how(answer: Mapping[str, str]) -> tuple[str, str]:
    """What an outcome says of its target, or where nobody may judge what it is to it, in both languages."""
    if answer["verdict"]:
        return label("verdict", answer["verdict"])
    return label("relation", answer["relation"])


def _answers(ax: Axes, answers: pd.DataFrame, y: float) -> None:
    y -= STEP * (len(answers) - 1)
    for answer in answers.to_dict("records"):
        if answer["role"] == "reported":
            (mark,) = ax.plot(ANSWER + 0.07, y, **MARKS["reported"])
            mark.set_gid(answer["claim_id"])
            who = both(answer["place"], answer["place_zh"])
            write(ax, ANSWER + 0.18, y - STEP / 2, f"{who}: {answer['printed']}", NOTE)
            write(ax, ANSWER + 0.18, y + STEP / 2, both(*_how(answer)), NOTE, color=QUIET)
        else:
            ax.add_patch(Rectangle((ANSWER, y - 0.7), SHEET - ANSWER, 1.4, **NOTHING))
            write(ax, (ANSWER + SHEET) / 2, y, "none found 未见对应之数", NOTE, ha="center")
        y += 2 * STEP


def _lines(found: pd.DataFrame) -> float:
    places, rest = _by_place(found), _not_compared(found).to_dict("records")
    heads = PLACE * (len(places) + bool(rest))
    compared = sum(_high(marks) for _, blocks in places for marks in blocks)
    return HEAD + heads + compared + sum(map(_high_in_short, rest)) + PLACE


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(words(found), _lines(found) * LINE + 0.4)


def tally(found: pd.DataFrame) -> dict[str, int]:
    """How many targets: all, reported on by the same place, by it but not comparably, only elsewhere,
    nowhere, not compared; and of those reported on by the same place how many meet, how many fall short.
    """
    counts = dict.fromkeys(
        ("all", "home", "unlike", "elsewhere", "nowhere", "not_compared", "met", "short"), 0
    )
    for _, marks in found.groupby("target_claim_id"):
        counts["all"] += 1
        roles, told = set(marks["role"]), marks[marks.role == "reported"]
        verdicts = set(told.loc[told.relation == "same_place", "verdict"])
        home = verdicts - {"not_comparable"}
        kind = ("home" if home else "unlike" if verdicts else "elsewhere" if "reported" in roles
                else "nowhere" if "unanswered" in roles else "not_compared")  # fmt: skip
        counts[kind] += 1
        counts["met"] += bool(home) and home <= {"met", "exceeded"}
        counts["short"] += home == {"not_met"}
    return counts


def _told(answer) -> tuple[str, str]:
    """One outcome, or that there is none, in both languages."""
    if answer.role == "not_compared":
        return "not compared", "未比较"
    if answer.role == "unanswered":
        return "none found", "未见对应之数"
    verdict, verdict_zh = _how(answer._asdict())
    return (
        f"{answer.place} reports {answer.printed}, {verdict}",
        f"{answer.place_zh or answer.place}报{answer.printed}（{verdict_zh}）",
    )


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    count = tally(found)
    judged = f" ({count['met']} meeting the target, {count['short']} short of it)" * bool(
        count["home"]
    )
    judged_zh = f"（{count['met']}项合目标，{count['short']}项未及）" * bool(count["home"])
    unlike = f"{count['unlike']} there by a number of another kind, " * bool(count["unlike"])
    unlike_zh = f"本地之数不可比{count['unlike']}，" * bool(count["unlike"])
    listed, listed_zh = [], []
    for _, marks in found.groupby("target_claim_id", sort=False):
        target, answers = marks.iloc[0], marks.iloc[1:]
        told, told_zh = zip(*map(_told, answers.itertuples()), strict=True)
        listed.append(
            f"{target['place']}, {target['subject_en'] or target['subject']} {target['printed']}: {', '.join(told)}"
        )
        listed_zh.append(
            f"{target['place_zh'] or target['place']}{target['subject']}{target['printed']}：{'，'.join(told_zh)}"
        )
    return {
        "title_en": f"{counted(count['all'], 'declared target')}: {count['home']} reported on at home{judged}, {unlike}"
                    f"{count['elsewhere']} elsewhere, {count['nowhere']} nowhere, {count['not_compared']} not compared",
        "title_zh": f"既定目标{count['all']}项：本地有报告{count['home']}{judged_zh}，{unlike_zh}仅见他地{count['elsewhere']}，"
                    f"均未见{count['nowhere']}，未比较{count['not_compared']}",
        "alt_en": f"A list of declared targets with what is reported for the same thing. {'; '.join(listed)}.",
        "alt_zh": f"既定目标及同一事项已报告之数的清单。{'；'.join(listed_zh)}。",
        "caption_en": (
            "Every declared target with its printed number and deadline (in square brackets that of the whole "
            "document; –: none printed), and what a later report of the place, or any report, says of the same "
            "thing. Which number answers which target, and with what verdict, rules decide, and they are not always "
            "right: read both sentences. Another place's outcome does not answer the target: both answer one national norm. Targets "
            "without a later report, and without an indicator in the codebook, stand below and were not compared."
        ),
        "caption_zh": (
            "每项既定目标、所印数字与期限（方括号：全文期限；–：未印），及本地后续报告或各报告中同一事项的成效。"
            "何数对应何目标、如何判定，均由规则得出，难免有误，请对读原句。"
            "他地的成效并不回应该目标，两者只是对应同一国家目标。既无后续报告、又未入指标表的目标列于末尾，未作比较。"
        ),
    }  # fmt: skip
