"""Precision and recall of the parser, text by text.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.coded import texts
>>> from zhibiao.scorecard import measure_claims
>>> found = rows(measure_claims("development"), texts())
>>> bool(found[["precision", "recall"]].max(axis=None) <= 1)
True
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(measure_claims("development"), texts()[:0])
Traceback (most recent call last):
zhibiao.errors.UserError: no text to draw. Give a table that holds one.
"""

import re

import pandas as pd
from matplotlib.axes import Axes

from zhibiao.charts import lettering
from zhibiao.charts.lettering import NOTE, QUIET, write
from zhibiao.score import Score
from zhibiao.style import INK, REPORTED

SIDE = 0.95
"""Width of the labels, as a share of that of the scale."""
ROW = 0.98
"""Lines to a text."""
LOOK = {"precision": REPORTED, "recall": {"marker": "|", "markersize": 8, "color": INK,
                                          "markeredgewidth": 2, "linestyle": "none"}}  # fmt: skip


def rows(result: Score, texts: pd.DataFrame) -> pd.DataFrame:
    """One row per text: report_id, genre, found, gold, matched, precision, recall; the weakest last."""
    table = result.summary.drop(index="all").reset_index()
    genre = texts.set_index("text_id")["genre"].str.split(r"[,，]").str[0]
    table = table.assign(genre=table["report_id"].map(genre)).dropna(subset="genre")
    lettering.some(table, "text")
    table = table.sort_values(["f1", "report_id"], ascending=[False, True], ignore_index=True)
    counted = {"found": int, "gold": int, "matched": int}
    return table[["report_id", "genre", *counted, "precision", "recall"]].astype(counted).round(3)


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows: a disc for the precision, a tick for the recall of each text."""
    low = int(found[["precision", "recall"]].min(axis=None) * 10) / 10
    ax.set(xlim=(low - (1 - low) * SIDE, 1 + (1 - low) * 0.05), ylim=(ROW * len(found) + 2.4, -0.3))
    ax.set_axis_off()
    ticks = [tick / 10 for tick in range(round(low * 10), 11)]
    bottom = ROW * len(found)
    ax.vlines(ticks, -0.3, bottom, color="#DDDDDD", linewidth=0.8, zorder=0)
    for tick in ticks:
        write(ax, tick, bottom + 0.5, f"{tick:.0%}", NOTE, ha="center", color=QUIET)
    room = lettering.SHEET * SIDE / (1 + SIDE + 0.05) - 0.1
    for line, row in enumerate(found.itertuples()):
        y = ROW * (line + 0.5)
        write(
            ax,
            ax.get_xlim()[0],
            y,
            lettering.shortened(f"{row.report_id}: {_short(row.genre)}", room, NOTE),
            NOTE,
        )
        ax.plot(row.recall, y, **LOOK["recall"], zorder=3)
        ax.plot(row.precision, y, **LOOK["precision"], zorder=2)[0].set_gid(row.report_id)
    for x, measure, text in (
        (0.05, "precision", "precision 查准率"),
        (0.5, "recall", "recall 查全率"),
    ):
        ax.plot(x, bottom + 1.8, transform=ax.get_yaxis_transform(), clip_on=False, **LOOK[measure])
        write(ax, x + 0.025, bottom + 1.8, text, NOTE, transform=ax.get_yaxis_transform())
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def _short(genre: str) -> str:
    """The kind of text alone, without what is special about this one.

    >>> _short("outcome report in traditional script"), _short("final report on the plan")
    ('outcome report', 'final report')
    """
    return re.split(r" (?:with|in|of|on|against) ", genre)[0]


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(words(found), (ROW * len(found) + 2.7) * lettering.LINE)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    worst = found.loc[found["precision"].idxmin()]
    good = int((found[["precision", "recall"]].min(axis=1) >= 0.95).sum())
    listed = "; ".join(
        f"{row.report_id} ({row.genre}): precision {row.precision:.2f}, recall {row.recall:.2f}"
        for row in found.itertuples()
    )
    listed_zh = "；".join(
        f"{row.report_id}：查准{row.precision:.2f}，查全{row.recall:.2f}"
        for row in found.itertuples()
    )
    return {
        "title_en": f"{good} of {len(found)} texts are read with at most one claim in twenty missed or too many; "
                    f"the weakest is {worst['report_id']} ({worst['genre']})",
        "title_zh": f"{len(found)}篇中{good}篇的漏、误均不超过二十分之一；最弱的是{worst['report_id']}",
        "alt_en": f"Per text a disc for precision and a tick for recall. {listed}.",
        "alt_zh": f"每篇一个圆点（查准率）和一条竖线（查全率）。{listed_zh}。",
        "caption_en": (
            "Precision: the share of the parser's claims that the reading has too. Recall: the share of the reading's "
            "claims that the parser finds. From the best read (F1) to the weakest. The scale does not begin at 0. All texts are invented, and were frozen "
            "before the rules that they test; who wrote them wrote no rule."
        ),
        "caption_zh": (
            "查准率：规则所得表述中校读也有的比例。查全率：校读所得表述中规则找到的比例。按F1由高到低排列。刻度不自零始。文本均为虚构，"
            "先于受测规则封存，撰文者未参与写规则。"
        ),
    }  # fmt: skip
