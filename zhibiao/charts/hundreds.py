"""Claims of 100%, in numerals or in words, by place and stage: one symbol per claim.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.tables import load
>>> found = rows(load("claims"), load("reports"))
>>> set(found["how"])  == {"numerals", "words"}
True
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(load("claims")[:0], load("reports"))
Traceback (most recent call last):
zhibiao.errors.UserError: no claim of 100% to draw. Give a table that holds one.
"""

from decimal import Decimal

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from zhibiao.charts import lettering
from zhibiao.charts.labels import base_en, both, english_of, label, placed
from zhibiao.charts.lettering import LINE, NOTE, SHEET, STEP, write
from zhibiao.charts.topics import STAGES
from zhibiao.lexicon import syntax
from zhibiao.plurals import counted
from zhibiao.style import DECLARED, NOTHING, REPORTED
from zhibiao.verifiability import counted_base

HOW = {"numerals": "in numerals 数字", "words": "in words 文字"}
CODES, CELLS, BASE = 0.55, 1.36, 0.32
"""Inches: where the second column and the cells begin, the width of the last column."""
PER_LINE, HEAD = 4, 2.2
NAMES = {
    "declared": "declared target\n目标",
    "reported": "reported, on the report's\nown count 已报告（自报）",
}
MARKS = {"declared": DECLARED | {"markersize": 5, "markeredgewidth": 1.3},
         "reported": REPORTED | {"markersize": 5.5}}  # fmt: skip


def rows(claims: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """One row per declared or reported claim of 100%, by place and stage; that a total is all of
    itself (占比 100.0 in the row 合计 of a table) is none.

    Columns: place, place_zh, stage, role (declared | reported), how (numerals | words), quote,
    subject, subject_en, denominator, denominator_en, base_counted, since (its period or deadline), counted_by, claim_id, report_id.
    """
    whole = claims[(claims.value == Decimal(100)) & (claims.unit == "%")
                   & claims.measure.isin(["percentage", "universal"])
                   & claims.modality.isin(["target", "reported"])
                   & ~(claims.subject.str.match(syntax("total_row"))
                       & claims.subject.str.endswith(("占比", "比重", "比例")))]  # fmt: skip
    whole = placed(whole, reports)
    issuers = reports.set_index("report_id")["issuer"]
    whole = whole.assign(
        subject_en=[english_of(claim) for claim in whole.to_dict("records")],
        role=[
            "declared" if claim.modality == "target" else "reported" for claim in whole.itertuples()
        ],
        how=[
            "words" if claim.measure == "universal" else "numerals" for claim in whole.itertuples()
        ],
        denominator_en=[base_en(claim.denominator) for claim in whole.itertuples()],
        base_counted=[counted_base(claim.denominator) for claim in whole.itertuples()],
        since=[claim.deadline or claim.period for claim in whole.itertuples()],
        counted_by=list(whole["report_id"].map(issuers)),
        stage=pd.Categorical(whole["stage"], STAGES, ordered=True),
    ).sort_values(["place", "stage", "start"], kind="stable")
    columns = ["place", "place_zh", "stage", "role", "how", "quote", "subject", "subject_en",
               "denominator", "denominator_en", "base_counted", "since", "counted_by", "claim_id", "report_id"]  # fmt: skip
    return lettering.some(whole[columns].reset_index(drop=True), "claim of 100%")


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows; x is inches from the left, y lines from the top."""
    wide, y = (SHEET - CELLS - BASE) / len(STAGES), HEAD
    lettering.sheet(ax, HEAD + sum(_high(lane) for _, _, lane in lanes(found)))
    for column, stage in enumerate(STAGES):
        x = CELLS + wide * (column + 0.5)
        write(ax, x, HEAD / 2, "\n".join(label("stage", stage)), NOTE, ha="center")
    write(ax, SHEET, HEAD / 2, "base\n分母", NOTE, ha="right")
    for place, how, lane in lanes(found):
        high = _high(lane)
        if how == "numerals":
            ax.axhline(y, color="#999999", linewidth=0.6)
            names = both(place, found.loc[found.place == place, "place_zh"].iloc[0], "\n")
        else:  # one name for both lanes, where they meet
            write(ax, 0, y, names, NOTE)
        write(ax, CODES, y + high / 2, HOW[how], NOTE)
        if lane.empty:
            ax.add_patch(
                Rectangle(
                    (CELLS + 0.02, y + 0.15), wide * len(STAGES) - 0.04, high - 0.3, **NOTHING
                )
            )
            write(
                ax,
                CELLS + wide * len(STAGES) / 2,
                y + high / 2,
                "none in the report 未见",
                NOTE,
                ha="center",
            )
        else:
            write(
                ax,
                SHEET,
                y + high / 2,
                f"{lane.base_counted.sum()} of {len(lane)}",
                NOTE,
                ha="right",
            )
        for column, stage in enumerate(STAGES):
            _tally(ax, lane[lane.stage == stage], CELLS + wide * (column + 0.5), y + high / 2)
        y += high
    lettering.legend(ax, MARKS, NAMES, set(found.role))
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def lanes(found: pd.DataFrame) -> list[tuple[str, str, pd.DataFrame]]:
    """Each place twice: its claims in numerals, its claims in words."""
    return [(place, how, found[(found.place == place) & (found.how == how)])
            for place in dict.fromkeys(found["place"]) for how in HOW]  # fmt: skip


def _high(lane: pd.DataFrame) -> float:
    most = max(lane["stage"].value_counts(), default=1)
    return STEP * max(1, -(-int(most) // PER_LINE)) + 0.6


def _tally(ax: Axes, cell: pd.DataFrame, x: float, y: float) -> None:
    lines = [cell[start : start + PER_LINE] for start in range(0, len(cell), PER_LINE)]
    for number, line in enumerate(lines):
        for place, claim in enumerate(line.itertuples()):
            across = x + (place - (len(line) - 1) / 2) * 0.125
            down = y + (number - (len(lines) - 1) / 2) * STEP
            (mark,) = ax.plot(across, down, **MARKS[claim.role])
            mark.set_gid(claim.claim_id)


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    lines = HEAD + sum(_high(lane) for _, _, lane in lanes(found))
    return lettering.height(words(found), lines * LINE + 0.4)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    based, spelt = int(found["base_counted"].sum()), int((found.how == "words").sum())
    listed = "; ".join(f"{claim.place} {claim.role} {claim.stage}: {claim.quote} {claim.subject_en or claim.subject}"
                       for claim in found.itertuples())  # fmt: skip
    listed_zh = "；".join(
        f"{claim.place_zh or claim.place}{'目标' if claim.role == 'declared' else '已报告'}"
        f"{label('stage', claim.stage)[1]}：{claim.subject}{claim.quote}"
        for claim in found.itertuples()
    )
    return {
        "title_en": f"{counted(len(found), 'claim')} of 100%, {spelt} of them in words; {based or 'none'} {'prints' if based < 2 else 'print'} how many that is",
        "title_zh": f"百分之百的表述{len(found)}项，其中{spelt}项用文字；{f'{based}项' if based else '无一'}印出总数",
        "alt_en": f"One symbol per claim, by place and stage. {listed}.",
        "alt_zh": f"按地方与阶段，每项表述一个符号。{listed_zh}。",
        "caption_en": (
            "Every claim of 100%: as a numeral, or as a word for all (全覆盖, 均, 全部). The last column counts "
            "claims that print how many they are 100% of. What is reported is counted by the issuer of the report, whose own work it is."
        ),
        "caption_zh": (
            "全部百分之百的表述，或用数字，或用“全覆盖”“均”“全部”等词。末列为印出总数（分母之数）的项数。"
            "所报均为自报：发布者清点自己的工作。"
        ),
    }  # fmt: skip
