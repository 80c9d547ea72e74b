"""Precision and recall of the parser: how many texts are read how well, and the ten that are read worst.

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
from matplotlib.patches import Rectangle

from zhibiao.charts import lettering
from zhibiao.charts.lettering import NOTE, QUIET, write
from zhibiao.score import Score
from zhibiao.style import INK, INTERVAL, REPORTED

SIDE = 0.95
"""Width of the labels, as a share of that of the scale."""
BARS, FOOT, ROW = 8.0, 2.6, 1.9
"""Heights in lines: the histogram, its scale with the heading of the list, a text of the list."""
STEP_OF = 0.02
"""Width of a bar, as a share of all claims."""
WORST = 10
"""Texts of which the list has one each."""
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


def weaker(found: pd.DataFrame) -> pd.Series:
    """Of each text the lesser of precision and recall."""
    return found[["precision", "recall"]].min(axis=1)


def worst(found: pd.DataFrame) -> pd.DataFrame:
    """The texts whose lesser share is least, the weakest last.

    >>> table = pd.DataFrame({"report_id": ["a", "b"], "precision": [0.9, 1.0], "recall": [1.0, 0.8]})
    >>> worst(table)["report_id"].tolist()
    ['a', 'b']
    """
    order = weaker(found).sort_values(ascending=False, kind="stable").index
    return found.loc[order[-WORST:]]


def bars(found: pd.DataFrame) -> dict[float, int]:
    """How many texts have a lesser share from here to the next bar; a share of 1 is in the last.

    >>> bars(pd.DataFrame({"precision": [1.0, 0.97], "recall": [1.0, 0.99]}))
    {0.96: 1, 0.98: 1}
    """
    steps = round(1 / STEP_OF)
    each = [min(int(share * steps + 1e-9), steps - 1) for share in weaker(found)]
    return {step / steps: each.count(step) for step in range(min(each), steps)}


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows: bars of how many texts, then for the weakest a disc for precision, a tick for recall."""
    high, last = bars(found), worst(found)
    low = int(min(high) * 10) / 10
    ax.set(xlim=(low - (1 - low) * SIDE, 1 + (1 - low) * 0.05), ylim=(_lines(found), -1.0))
    ax.set_axis_off()
    left, top = ax.get_xlim()[0], BARS + FOOT
    ticks = [tick / 10 for tick in range(round(low * 10), 11)]
    bottom = top + ROW * len(last)
    ax.vlines(ticks, top, bottom, color="#DDDDDD", linewidth=0.8, zorder=0)
    for tick in ticks:
        write(ax, tick, BARS + 0.6, f"{tick:.0%}", NOTE, ha="center", color=QUIET)
    write(
        ax,
        left,
        BARS / 2,
        "how many texts, by the lesser\nof precision and recall\n两率中较低者的篇数",
        NOTE,
        color=QUIET,
    )
    for begin, number in high.items():
        tall = (BARS - 1) * number / max(high.values())
        ax.add_patch(
            Rectangle(
                (begin, BARS - tall),
                STEP_OF * 0.9,
                tall,
                color=INTERVAL["color"],
                alpha=0.35,
                linewidth=0,
            )
        )
        write(ax, begin + STEP_OF * 0.45, BARS - tall - 0.5, f"{number}", NOTE, ha="center")
    write(ax, left, top - 0.7, f"the {len(last)} weakest 最弱的{len(last)}篇", NOTE, color=QUIET)
    room = lettering.SHEET * SIDE / (1 + SIDE + 0.05) - 0.1
    for line, row in enumerate(last.itertuples()):
        y = top + ROW * (line + 0.5)
        write(
            ax,
            left,
            y,
            "\n".join(lettering.in_two(f"{row.report_id}: {_short(row.genre)}", room, NOTE)),
            NOTE,
        )
        ax.plot(row.recall, y, **LOOK["recall"], zorder=3)
        ax.plot(row.precision, y, **LOOK["precision"], zorder=2)[0].set_gid(row.report_id)
    for x, measure, text in (
        (0.05, "precision", "precision 查准率"),
        (0.5, "recall", "recall 查全率"),
    ):
        ax.plot(x, bottom + 0.9, transform=ax.get_yaxis_transform(), clip_on=False, **LOOK[measure])
        write(ax, x + 0.025, bottom + 0.9, text, NOTE, transform=ax.get_yaxis_transform())
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def _lines(found: pd.DataFrame) -> float:
    return BARS + FOOT + ROW * len(worst(found)) + 1.6


def _short(genre: str) -> str:
    """The kind of text alone, without what is special about this one.

    >>> _short("outcome report in traditional script"), _short("final report on the plan")
    ('outcome report', 'final report')
    """
    return re.split(r" (?:with|in|of|on|against) ", genre)[0]


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(words(found), (_lines(found) + 1.0) * lettering.LINE)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    least = worst(found).iloc[-1]
    good = int((weaker(found) >= 0.95).sum())
    told = "; ".join(f"{number} from {begin:.0%}" for begin, number in bars(found).items())
    told_zh = "；".join(f"{begin:.0%}起{number}篇" for begin, number in bars(found).items())
    listed = "; ".join(
        f"{row.report_id} ({row.genre}): precision {row.precision:.2f}, recall {row.recall:.2f}"
        for row in worst(found).itertuples()
    )
    listed_zh = "；".join(
        f"{row.report_id}：查准{row.precision:.2f}，查全{row.recall:.2f}"
        for row in worst(found).itertuples()
    )
    return {
        "title_en": f"{good} of {len(found)} texts are read with at most one claim in twenty missed or too many; "
                    f"the weakest is {least['report_id']} ({least['genre']})",
        "title_zh": f"{len(found)}篇中{good}篇的漏、误均不超过二十分之一；最弱的是{least['report_id']}",
        "alt_en": f"Bars of how many texts have which lesser share: {told}. Of the weakest, a disc for precision and a "
        f"tick for recall: {listed}.",
        "alt_zh": f"直方图：两率中较低者，{told_zh}。最弱各篇，圆点为查准率，竖线为查全率：{listed_zh}。",
        "caption_en": (
            "Precision: the share of the parser's claims that the reading has too. Recall: the share of the reading's "
            "claims that the parser finds. A bar counts texts by the lesser of the two, and the list has those that are read worst; the table behind the "
            "figure has all. The scale does not begin at 0. All texts are invented and were frozen before they were measured; "
            "who wrote them wrote no rule, but totals were read while rules were written."
        ),
        "caption_zh": (
            "查准率：规则所得表述中校读也有的比例。查全率：校读所得表述中规则找到的比例。直条按两率中较低者计篇数，下列最弱各篇，其余见数据表。刻度不自零始。文本均为虚构，"
            "测量之前已封存，撰文者未参与写规则，但编写规则期间曾看过总分。"
        ),
    }  # fmt: skip
