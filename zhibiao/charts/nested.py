"""A share of a share as one bar within another.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.changes import nested
>>> from zhibiao.tables import load
>>> found = rows(nested(load("claims")), load("reports"))
>>> found["product"].astype(str).tolist()
['94.1057']
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(nested(load("claims")[:0]), load("reports"))
Traceback (most recent call last):
zhibiao.errors.UserError: no share of a share to draw. Give a table that holds one.
"""

import pandas as pd
from matplotlib.axes import Axes

from zhibiao.charts import lettering
from zhibiao.charts.labels import both, placed
from zhibiao.charts.lettering import NOTE, QUIET, write
from zhibiao.english import english
from zhibiao.plurals import counted
from zhibiao.style import REPORTED_COLOUR

BLOCK = 6.4
"""Lines to a pair of shares."""
BARS = ((1.1, "#E3E3E3", 1.0), (2.6, REPORTED_COLOUR, 0.4), (4.1, REPORTED_COLOUR, 0.9))
"""Where each bar stands in its block, its colour and how opaque it is."""


def rows(nested: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """One row per pair: place, place_zh, whole, part, subject (each with _en), first, second,
    product, low, high (%), claim_id (both, with a space), report_id."""
    told = placed(lettering.some(nested, "share of a share"), reports)
    told["claim_id"] = told["first_claim_id"] + " " + told["second_claim_id"]
    for name in ("whole", "part", "subject"):
        told[f"{name}_en"] = [english(word) for word in told[name]]
    return told[["place", "place_zh", "whole", "whole_en", "part", "part_en", "subject", "subject_en", "first",
                 "second", "product", "low", "high", "claim_id", "report_id"]].reset_index(drop=True)  # fmt: skip


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows: the whole, the first share of it, and the share of that share."""
    ax.set_xlim(0, 100)
    ax.set_ylim(BLOCK * len(found), 0)
    ax.set_axis_off()
    for number, row in enumerate(found.itertuples()):
        top = BLOCK * number
        texts = (
            f"100%: all {both(row.whole_en, row.whole)}",
            f"{row.first}%: {both(row.part_en, row.part)}",
            f"{row.second}% of those = {row.product:.1f}% of all 其中{row.second}%，占全部{row.product:.1f}%",
        )
        for (y, colour, strength), share, text in zip(
            BARS, (100, row.first, row.product), texts, strict=True
        ):
            bar = ax.barh(top + y + 0.35, float(share), height=0.62, color=colour, alpha=strength)[
                0
            ]
            bar.set_gid(row.claim_id)
            write(
                ax, 0, top + y - 0.45, lettering.shortened(text, lettering.SHEET - 0.1, NOTE), NOTE
            )
        names = filter(None, (row.subject_en, row.subject))
        lines = [lettering.shortened(name, lettering.SHEET - 0.1, NOTE) for name in names]
        write(ax, 0, top + 5.6, "\n".join(lines), NOTE, color=QUIET)
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(words(found), (BLOCK * len(found) + 0.4) * lettering.LINE)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    row = next(found.itertuples())
    listed = "; ".join(
        f"{row.place}: {row.first}% of all {both(row.whole_en, row.whole)} are {both(row.part_en, row.part)}, "
        f"{row.second}% of those are counted as {both(row.subject_en, row.subject)}, {row.product:.1f}% of all "
        f"({row.low:.2f} to {row.high:.2f})"
        for row in found.itertuples()
    )
    listed_zh = "；".join(
        f"{row.place_zh or row.place}：{row.whole}的{row.first}%为{row.part}，其中{row.second}%为{row.subject}，"
        f"占全部的{row.product:.1f}%"
        for row in found.itertuples()
    )
    return {
        "title_en": f"{row.place}: {row.second}% of {row.first}% is {row.product:.1f}% of the whole",
        "title_zh": f"{row.place_zh or row.place}：{row.first}%中的{row.second}%，是全部的{row.product:.1f}%",
        "alt_en": f"Three bars one under the other per pair of shares. {listed}.",
        "alt_zh": f"每对比率三条横条，自上而下。{listed_zh}。",
        "caption_en": (
            f"{counted(len(found), 'pair')} of shares in which the second is counted on what the first counts. The "
            "product holds if both were counted on one day and one list; the rest of the whole is not said to have "
            "had cases, it is only not said to have had none."
        ),
        "caption_zh": (
            f"后一比率以前一比率所计者为分母的，共{len(found)}对。若两者同日同口径，乘积成立；其余部分并非有案，只是未称无案。"
        ),
    }  # fmt: skip
