"""What kinds of claims the adjudicated reading holds: measure by stage.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.coded import reading
>>> found = rows(reading(split="development"))
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(reading(split="development")[:0])
Traceback (most recent call last):
zhibiao.errors.UserError: no claim to draw. Give a table that holds one.
"""

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from zhibiao.charts import lettering
from zhibiao.charts.labels import both, label
from zhibiao.charts.lettering import BODY, NOTE, QUIET, write
from zhibiao.charts.topics import STAGES
from zhibiao.plurals import counted

LABELS = 2.5
"""Width of the measures' names at the left, in cells."""
ROW, HEAD = 0.25, 0.45
"""Inches."""
NEXT = lettering.STEP * lettering.LINE / ROW
"""Rows from one line of a head to the next."""


def rows(claims: pd.DataFrame) -> pd.DataFrame:
    """One row per text, measure and stage that it has: report_id, measure, stage, claims."""
    keys = ["report_id", "measure", "stage"]
    return lettering.some(claims.groupby(keys).size().rename("claims").reset_index(), "claim")


def _square(found: pd.DataFrame) -> pd.DataFrame:
    """Claims by measure (the most frequent first) and stage."""
    square = found.pivot_table("claims", "measure", "stage", aggfunc="sum", fill_value=0)
    order = square.sum(axis="columns").sort_values(ascending=False, kind="stable").index
    return square.reindex(index=order, columns=list(STAGES), fill_value=0)


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows: a cell is a count, its shade the same count on a logarithmic scale."""
    square = _square(found)
    shown = square.map(lambda number: f"{number}" if number else "")
    sns.heatmap(np.log1p(square), ax=ax, mask=square == 0, annot=shown, fmt="", cbar=False, cmap="Blues",
                vmin=0, linewidths=1, linecolor="white", annot_kws={"fontsize": BODY})  # fmt: skip
    ax.set(xlim=(-LABELS, len(STAGES) + 0.7), ylim=(len(square), -HEAD / ROW), xlabel="", ylabel="")
    ax.set_axis_off()
    for place, stage in enumerate(STAGES):
        for line, text in enumerate(label("stage", stage)):
            write(ax, place + 0.5, -1.05 + line * NEXT, text, NOTE, ha="center")
    for line, text in enumerate(("all", "合计")):
        write(ax, len(STAGES) + 0.7, -1.05 + line * NEXT, text, NOTE, ha="right", color=QUIET)
    for place, measure in enumerate(square.index):
        write(ax, -LABELS, place + 0.5, both(*label("measure", measure)), NOTE)
        write(
            ax,
            len(STAGES) + 0.7,
            place + 0.5,
            f"{square.loc[measure].sum()}",
            NOTE,
            ha="right",
            color=QUIET,
        )
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(words(found), len(_square(found)) * ROW + HEAD)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    square, total, texts = _square(found), int(found["claims"].sum()), found["report_id"].nunique()
    sums = square.sum(axis="columns")
    shares = [f"{code} {sums[code]}" for code in sums.index]
    shares_zh = [f"{label('measure', code)[1]}{sums[code]}" for code in sums.index]
    english, chinese = label("measure", sums.index[0])
    return {
        "title_en": f"{sums.iloc[0] / total:.0%} of the claims in the coded texts are plain {english}s; the rest are of {len(sums) - 1} other measures",
        "title_zh": f"编码文本中{sums.iloc[0] / total:.0%}的表述是{chinese}，其余分属另外{len(sums) - 1}种量度",
        "alt_en": f"A heat map of measure by stage. Claims by measure: {', '.join(shares)}.",
        "alt_zh": f"量度与阶段的热图。各量度项数：{'、'.join(shares_zh)}。",
        "caption_en": f"The adjudicated reading, made from two by language models: {counted(total, 'claim')} in {texts} texts. Darker is more, on a logarithmic scale.",
        "caption_zh": f"裁定校读（由两份语言模型校读而成）：{texts}篇文本，{total}项表述。颜色越深项数越多（对数刻度）。",
    }  # fmt: skip
