"""How far two readings agree, field by field, with intervals.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.coded import reading
>>> found = rows(reading("language model A", "development"), reading("language model B", "development"))
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(*2 * [reading(split="development")[:0]])
Traceback (most recent call last):
zhibiao.errors.UserError: no claim of either reading to draw. Give a table that holds one.
"""

import math
from functools import cache

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from zhibiao.agreement import CODED, OPEN, agreement, counts
from zhibiao.charts import lettering
from zhibiao.charts.labels import both
from zhibiao.charts.lettering import NOTE, QUIET, write
from zhibiao.lexicon import table
from zhibiao.style import INK

FIELDS = ("mentions", "span", *CODED, *OPEN)
SIDE = 0.62
"""Width of the labels, as a share of that of the scale."""
STEP, HEAD, FOOT = 0.27, 0.3, 0.4
"""Heights in inches: a field, the space above and below the fields."""
LOOK = {
    "agreement": {"marker": "o", "color": INK}, "alpha": {"marker": "s", "color": "#0173B2"},
    "ac1": {"marker": "^", "color": "#DE8F05"},
}  # fmt: skip
NAMES = {"agreement": "agreement 一致率", "alpha": "Krippendorff's α", "ac1": "Gwet's AC1"}
OWN_NAMES = {"mentions": ("mentions (F1)", "表述"), "span": ("exact span", "位置")}


@cache
def name(field: str) -> tuple[str, str]:
    """A field of a reading in English and Chinese.

    >>> name("stage"), name("mentions")
    (('stage', '阶段'), ('mentions (F1)', '表述'))
    """
    schema = {row.column: row.name_zh for row in table("columns") if row.table == "readings"}
    return OWN_NAMES.get(field) or (field, schema[field])


def rows(first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    """What the figures are computed from: agreements and disagreements by text, field and codes."""
    return lettering.some(counts(first, second), "claim of either reading")


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows: one line per field, a mark for each coefficient, a bar for its interval."""
    table = agreement(found)
    low = _low(table)
    shown = [field for field in FIELDS if field in table.index]
    ax.set(xlim=(low - (1 - low) * SIDE, 1 + (1 - low) * 0.04), ylim=(len(shown) + 0.9, -0.8))
    ax.set_axis_off()
    for tick in _ticks(low):
        ax.plot([tick, tick], [-0.6, len(shown) - 0.4], color="#DDDDDD", linewidth=0.8, zorder=0)
        write(ax, tick, len(shown), f"{tick:.0%}", NOTE, ha="center", color=QUIET)
    for line, field in enumerate(shown):
        write(ax, ax.get_xlim()[0], line, both(*name(field)), NOTE + 1)
        measures = [measure for measure in LOOK if pd.notna(table.loc[field, measure])]
        for number, measure in enumerate(measures):
            y = line + 0.25 * (number - (len(measures) - 1) / 2)
            ends = table.loc[field, [f"{measure}_low", f"{measure}_high"]]
            ax.plot(ends, [y, y], color=LOOK[measure]["color"], linewidth=2.2, alpha=0.45, zorder=2)
            ax.plot(
                [table.loc[field, measure]],
                [y],
                markersize=4.5,
                linestyle="none",
                zorder=3,
                **LOOK[measure],
            )
    keys = [
        Line2D([], [], linestyle="none", markersize=5, label=NAMES[key], **LOOK[key])
        for key in LOOK
    ]
    ax.legend(handles=keys, loc="lower center", bbox_to_anchor=(0.5, -0.02), ncols=3, frameon=False,
              fontsize=NOTE, handletextpad=0.1, columnspacing=1.2)  # fmt: skip
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def _low(table: pd.DataFrame) -> float:
    """Where the scale begins: below everything drawn, at a multiple of 5%."""
    lowest = table.drop(columns="claims").min(axis=None)
    return math.floor(lowest * 20 - 0.01) / 20


def _ticks(low: float) -> list[float]:
    step = 0.05 if low >= 0.75 else 0.25
    return [tick / 100 for tick in range(round(100 * low), 101, round(100 * step))]


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(words(found), HEAD + FOOT + STEP * found["field"].nunique())


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    table = agreement(found)
    texts, claims = found["report_id"].nunique(), int(table.loc["mentions", "claims"])
    shared = int(found.loc[found["field"].eq("mentions") & found["agree"], "claims"].sum())
    coded = table.loc[[field for field in CODED if field in table.index], "agreement"]
    lowest, lowest_zh = name(coded.idxmin())
    listed = "; ".join(
        f"{name(field)[0]} {row['agreement']:.3f}" for field, row in table.iterrows()
    )
    listed_zh = "；".join(
        f"{name(field)[1]}{row['agreement']:.3f}" for field, row in table.iterrows()
    )
    return {
        "title_en": f"Two language-model readings share {shared} of {claims} claims and differ most, among the codes, on the {lowest}",
        "title_zh": f"两份语言模型校读共有{claims}项表述中的{shared}项，各编码中{lowest_zh}分歧最多",
        "alt_en": f"Dots by field on a scale from {_low(table):.0%} to 100%: {listed}.",
        "alt_zh": f"各字段的点图，刻度自{_low(table):.0%}至100%：{listed_zh}。",
        "caption_en": (
            f"{claims} claims in {texts} texts. Bars are 95% intervals from resampling texts; the scale does not "
            "begin at 0. Both readers are language models of one family: an upper bound, no human reliability."
        ),
        "caption_zh": (
            f"{texts}篇文本，{claims}项表述。横条为按文本重抽样的95%区间；刻度不自零始。"
            "两位编码者是同一系列的语言模型：所示为上限，并非人工信度。"
        ),
    }  # fmt: skip
