"""Whom the adjudicated reading follows where the two readings differ.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.coded import reading
>>> found = rows(*(reading(name, "development") for name in ("language model A", "language model B", "adjudicated")))
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(*3 * [reading(split="development")])
Traceback (most recent call last):
zhibiao.errors.UserError: no claim on which the readings differ to draw. Give a table that holds one.
"""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from zhibiao.agreement import settled
from zhibiao.charts import lettering
from zhibiao.charts.agreement import FIELDS, name
from zhibiao.charts.labels import both
from zhibiao.charts.lettering import NOTE, QUIET, write
from zhibiao.plurals import counted

PARTS = {
    "first": ("A followed", "从甲", {"facecolor": "#0173B2"}),
    "second": ("B followed", "从乙", {"facecolor": "#DE8F05", "hatch": "////"}),
    "neither": ("neither followed", "皆不从", {"facecolor": "white", "hatch": "...."}),
}
SIDE, FAR = 0.52, 0.1
"""Widths of the labels and of the totals, as shares of that of the longest bar."""
ROW, HEAD = 0.3, 0.5
"""Inches."""


def rows(first: pd.DataFrame, second: pd.DataFrame, final: pd.DataFrame) -> pd.DataFrame:
    """One row per text, field and way of settling: report_id, field, follows, claims."""
    every = settled(first, second, final)
    differ = every[every["follows"] != "both"].reset_index(drop=True)
    return lettering.some(differ, "claim on which the readings differ")


def _bars(found: pd.DataFrame) -> pd.DataFrame:
    """Claims by field (the most first) and by whom the final reading follows."""
    table = found.pivot_table("claims", "field", "follows", aggfunc="sum", fill_value=0)
    table = table.reindex(
        index=[field for field in FIELDS if field in table.index], columns=list(PARTS), fill_value=0
    )
    return table.loc[table.sum(axis="columns").sort_values(ascending=False, kind="stable").index]


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows: one bar per field, in parts for A, B and neither."""
    bars = _bars(found)
    longest = bars.sum(axis="columns").max()
    ax.set(xlim=(-SIDE * longest, (1 + FAR) * longest), ylim=(len(bars) + 0.6, -0.7))
    ax.set_axis_off()
    for line, field in enumerate(bars.index):
        write(ax, -SIDE * longest, line, both(*name(field)), NOTE + 1)
        left = 0
        for part, (_, _, look) in PARTS.items():
            ax.barh(
                line,
                bars.loc[field, part],
                left=left,
                height=0.6,
                edgecolor="#333333",
                linewidth=0.6,
                **look,
            )
            left += bars.loc[field, part]
        write(ax, left + 0.02 * longest, line, f"{left}", NOTE, color=QUIET)
    keys = [Patch(edgecolor="#333333", linewidth=0.6, label=f"{english} {chinese}", **look)
            for english, chinese, look in PARTS.values()]  # fmt: skip
    ax.legend(
        handles=keys,
        loc="lower center",
        bbox_to_anchor=(0.5, -0.03),
        ncols=3,
        frameon=False,
        fontsize=NOTE,
    )
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(words(found), len(_bars(found)) * ROW + HEAD)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    bars = _bars(found)
    total, texts = int(bars.to_numpy().sum()), found["report_id"].nunique()
    (top, top_zh), (next_, next_zh) = (name(field) for field in (*bars.index, bars.index[-1])[:2])
    listed = "; ".join(
        f"{name(field)[0]}: A {row['first']}, B {row['second']}, neither {row['neither']}"
        for field, row in bars.iterrows()
    )
    listed_zh = "；".join(
        f"{name(field)[1]}：甲{row['first']}、乙{row['second']}、皆不{row['neither']}"
        for field, row in bars.iterrows()
    )
    return {
        "title_en": f"Adjudication chose or corrected {counted(total, 'entry').replace('entrys', 'entries')}, most of them under {top} and {next_}",
        "title_zh": f"裁定取舍或更正{total}处，以{top_zh}与{next_zh}最多",
        "alt_en": f"Bars by field. {listed}.",
        "alt_zh": f"各字段的条形图。{listed_zh}。",
        "caption_en": f"Entries of the adjudicated reading that differ from language model A, from B or from both, in {texts} texts. Subjects count only where they share less than half of their characters; a claim that was dropped counts nowhere.",
        "caption_zh": f"{texts}篇文本中，裁定校读与语言模型甲、乙一方或双方不同之处。对象仅在共有字符不足一半时计入；删去的表述不计。",
    }  # fmt: skip
