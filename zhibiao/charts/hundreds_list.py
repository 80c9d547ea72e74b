"""The same claims of 100% one by one: of what, in which words, and on what base.

The rows are those of ``zhibiao.charts.hundreds``; take a part of them, one place for instance.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.charts import hundreds
>>> from zhibiao.tables import load
>>> found = hundreds.rows(load("claims"), load("reports")).query("place == 'Ordos'")
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
"""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from zhibiao.charts import hundreds, lettering
from zhibiao.charts.hundreds import MARKS
from zhibiao.charts.labels import both, label
from zhibiao.charts.lettering import LINE, NOTE, QUIET, SHEET, STEP, write
from zhibiao.plurals import counted
from zhibiao.style import NOTHING

WHAT, STAGE, BASE = 0.2, 3.3, 3.95
"""Inches from the left to the columns."""
HEAD, PLACE, BETWEEN = 2.2, 1.4, 0.45
KINDS = {
    "declared": ("declared claim", "既定目标的"),
    "reported": ("reported claim", "已报告的"),
    "declared reported": ("claim", ""),
}


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows; x is inches from the left, y lines from the top."""
    y = HEAD
    lettering.sheet(ax, _lines(found))
    heads = {
        WHAT: "of what\n对象",
        STAGE: "stage\n阶段",
        BASE: "on what base\n分母",
    }
    for x, text in heads.items():
        write(ax, x, HEAD / 2, text, NOTE, color=QUIET)
    for place, claims in found.groupby("place", sort=False):
        ax.axhline(y, color="#999999", linewidth=0.6)
        name = both(place, claims["place_zh"].iloc[0])
        write(ax, 0, y + PLACE / 2, name, NOTE, color=QUIET)
        y += PLACE
        for claim in claims.itertuples():
            high = _high(claim)
            _claim(ax, claim, y + (high - BETWEEN) / 2)
            y += high
    lettering.legend(ax, MARKS, hundreds.NAMES, set(found.role))
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def _what(claim) -> list[str]:
    """English, if the codebook has the words, above Chinese; each in at most three lines."""
    texts = filter(None, (claim.subject_en, claim.subject))
    return [line for text in texts for line in lettering.in_two(text, STAGE - WHAT - 0.08, NOTE, 3)]


def _base(claim) -> list[str]:
    """The same of the base that the text states, in the room of its column."""
    texts = filter(None, (claim.denominator_en, claim.denominator))
    return [line for text in texts for line in lettering.in_two(text, SHEET - BASE, NOTE, 5)]


def _high(claim) -> float:
    return STEP * max(2, len(_what(claim)), len(_base(claim))) + BETWEEN


def _lines(found: pd.DataFrame) -> float:
    return (
        HEAD + PLACE * found["place"].nunique() + sum(_high(claim) for claim in found.itertuples())
    )


def _claim(ax: Axes, claim, y: float) -> None:
    (mark,) = ax.plot(0.08, y, **MARKS[claim.role])
    mark.set_gid(claim.claim_id)
    write(ax, WHAT, y, "\n".join(_what(claim)), NOTE)
    write(ax, STAGE, y, "\n".join(label("stage", claim.stage)), NOTE)
    if claim.denominator:
        write(ax, BASE, y, "\n".join(_base(claim)), NOTE)
    else:
        ax.add_patch(Rectangle((BASE - 0.04, y - 0.62), SHEET - BASE + 0.04, 1.24, **NOTHING))
        write(ax, (BASE + SHEET) / 2 - 0.02, y, "not stated 未述", NOTE, ha="center")


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(words(found), _lines(found) * LINE + 0.4)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    based, places = int((found["denominator"] != "").sum()), found["place"].nunique()
    first = found.iloc[0]
    kind, kind_zh = KINDS[" ".join(sorted(set(found["role"])))]
    where_en = first.place if places == 1 else f"{places} places"
    where_zh = (first.place_zh or first.place) if places == 1 else f"{places}地"
    listed = "; ".join(
        f"{claim.place}, {claim.subject_en or claim.subject}, {claim.stage}: {claim.denominator_en or claim.denominator or 'not stated'}"
        for claim in found.itertuples())  # fmt: skip
    listed_zh = "；".join(
        f"{claim.place_zh or claim.place}{claim.subject}（{label('stage', claim.stage)[1]}）：{claim.denominator or '未述'}"
        for claim in found.itertuples())  # fmt: skip
    return {
        "title_en": f"{where_en}: {counted(len(found), kind)} of 100%, the base stated for {based or 'none'}",
        "title_zh": f"{where_zh}：{kind_zh}百分之百{len(found)}项，{f'{based}项' if based else '无一'}写明分母",
        "alt_en": f"A list of claims of 100% with the stage of each and the base that the text states for it. {listed}.",
        "alt_zh": f"百分之百的表述清单，列出阶段及文中写明的分母。{listed_zh}。",
        "caption_en": (
            "Of what 100% is said, at which stage of the results chain, and on what base if the text states one. "
            "What is reported is self-reported."
        ),
        "caption_zh": "何者称为百分之百、在结果链何阶段，及文中写明的分母。所报均为自报。",
    }
