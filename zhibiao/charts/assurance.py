"""How sure a claim is: one mark per claim on a ladder from declared to independently measured.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.tables import load
>>> found = rows(load("claims"), load("reports"), load("outside"))
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(load("claims")[:0], load("reports"), load("outside"))
Traceback (most recent call last):
zhibiao.errors.UserError: no claim to draw. Give a table that holds one.
"""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from zhibiao.charts import lettering
from zhibiao.charts.labels import both, label, placed
from zhibiao.charts.lettering import BODY, LINE, NOTE, QUIET, SHEET, write
from zhibiao.plurals import counted
from zhibiao.style import DECLARED, INK, NOTHING, REPORTED
from zhibiao.verifiability import LEVELS, assurance

_DISC = REPORTED | {"markersize": 4.5}
MARKS = {
    "declared": DECLARED | {"markersize": 4.2, "markeredgewidth": 1.2},
    "standard": DECLARED
    | {"marker": "s", "markersize": 4.8, "markeredgewidth": 1.2, "markeredgecolor": INK},
    "self_reported": _DISC,
    "repeated": _DISC | {"markersize": 6, "markeredgecolor": INK, "markeredgewidth": 1.4},
    "measured": _DISC | {"marker": "s", "markersize": 6, "color": INK},
}
PLACES, MARK = 1.05, 0.1
"""Inches: where the marks begin, from one mark to the next."""
HEAD, ROW, BETWEEN = 1.3, 0.8, 0.5
"""Heights in lines: a level's name, a row of marks, the space under a level."""
NAMES = {"declared": "target\n目标", "standard": "standard\n标准",
         "self_reported": "self-reported\n自报", "repeated": "repeated elsewhere\n他处复述",
         "measured": "independently measured\n独立测量"}  # fmt: skip
LEGEND = 0.25
"""Inches for a line of the legend, which has two marks to a line."""
PER_ROW = int((SHEET - PLACES) / MARK)


def rows(claims: pd.DataFrame, reports: pd.DataFrame, outside: pd.DataFrame) -> pd.DataFrame:
    """One row per claim: level, modality, place, place_zh, quote, claim_id, report_id; targets before standards."""
    known = placed(claims, reports).assign(level=list(assurance(claims, outside)))
    known = known.sort_values("modality", key=lambda code: code == "standard", kind="stable")
    columns = ["level", "modality", "place", "place_zh", "quote", "claim_id", "report_id"]
    return lettering.some(known[columns].reset_index(drop=True), "claim")


def lanes(found: pd.DataFrame) -> list[tuple[str, str, pd.DataFrame]]:
    """Each level, the surest first, with the places that have claims on it; one empty lane if none."""
    drawn = []
    for level in reversed(LEVELS):
        here = found[found["level"] == level]
        drawn += [(level, place, claims) for place, claims in here.groupby("place")] or [
            (level, "", here)
        ]
    return drawn


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows; x is inches from the left, y lines from the top."""
    lettering.sheet(ax, _lines(found))
    y, above = 0.0, ""
    for level, place, claims in lanes(found):
        if level != above:
            y += BETWEEN if above else 0
            number = int((found["level"] == level).sum())
            write(ax, 0, y + HEAD / 2, both(*label("assurance", level)), BODY)
            standards = int((found["modality"] == "standard").sum()) if level == "declared" else 0
            split = (
                f"{number - standards} target 目标 + {standards} standard 标准 = "
                if standards
                else ""
            )
            write(ax, SHEET, y + HEAD / 2, f"{split}{number}", BODY, ha="right")
            y, above = y + HEAD, level
            ax.axhline(y - 0.1, color="#CCCCCC", linewidth=0.6)
        high = _high(claims)
        if claims.empty:
            ax.add_patch(Rectangle((0, y + 0.05), SHEET, high - 0.1, **NOTHING))
            write(ax, SHEET / 2, y + high / 2, "no claim 无", NOTE, ha="center")
        else:
            name = both(place, claims["place_zh"].iloc[0])
            write(ax, 0, y + ROW / 2 + 0.1, name, NOTE, color=QUIET)
        for number, claim in enumerate(claims.itertuples()):
            x = PLACES + (number % PER_ROW + 0.5) * MARK
            look = MARKS["standard" if claim.modality == "standard" else level]
            (mark,) = ax.plot(x, y + 0.1 + (number // PER_ROW + 0.5) * ROW, **look)
            mark.set_gid(claim.claim_id)
        y += high
    lettering.legend(ax, MARKS, NAMES, _kinds(found))
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def _kinds(found: pd.DataFrame) -> set[str]:
    """The kinds of marks that are drawn."""
    standards = found["modality"] == "standard"
    return {*found.loc[~standards, "level"], *["standard"] * bool(standards.any())}


def _high(claims: pd.DataFrame) -> float:
    return ROW * max(1, -(-len(claims) // PER_ROW)) + 0.2


def _lines(found: pd.DataFrame) -> float:
    lines = sum(_high(claims) for _, _, claims in lanes(found))
    return lines + len(LEVELS) * HEAD + (len(LEVELS) - 1) * BETWEEN


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(
        words(found), _lines(found) * LINE + 0.15 + LEGEND * -(-len(_kinds(found)) // 2)
    )


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    numbers = {level: int((found["level"] == level).sum()) for level in LEVELS}
    measured, repeated = numbers["measured"], numbers["repeated"]
    standards = int((found["modality"] == "standard").sum())
    by_place = found.groupby(["level", "place"], sort=False).size().items()
    names = dict(zip(found["place"], found["place_zh"], strict=True))
    listed = "; ".join(
        f"{label('assurance', one)[0]}, {place}: {n}" for (one, place), n in by_place
    )
    listed_zh = "；".join(
        f"{label('assurance', one)[1]}，{names[place] or place}：{n}"
        for (one, place), n in found.groupby(["level", "place"], sort=False).size().items()
    )
    return {
        "title_en": f"Of {counted(len(found), 'claim')}, {repeated or 'none'} {'was' if repeated < 2 else 'were'} seen elsewhere; "
                    f"for {measured or 'none'} did we find an independent measurement",
        "title_zh": f"{len(found)}项表述中，{repeated}项见于他处，{f'{measured}项查到' if measured else '均未查到'}独立测量",
        "alt_en": f"A ladder with one mark per claim. {listed}. Of the declared, {standards} are standards. Independent measurements found: {measured or 'none'}.",
        "alt_zh": f"阶梯图，每项表述一个符号。{listed_zh}。宣示中标准{standards}项。查到独立测量：{measured or '无'}。",
        "caption_en": (
            "Targets (diamonds) and standards (squares) are declared; what is reported is self-reported, unless the same number "
            "was seen elsewhere (data/context/outside.csv). A newspaper that prints a press conference repeats "
            "it and measures nothing. What was not found may exist."
        ),
        "caption_zh": (
            "目标（菱形）与标准（方框）为宣示；所报为自报，除非同一数字见于他处（data/context/outside.csv）。"
            "报纸刊登发布会是复述，并非测量。未查到不等于没有。"
        ),
    }  # fmt: skip
