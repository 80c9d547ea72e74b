"""Trends in words, drawn as what they are: an order without sizes.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.tables import load
>>> found = rows(load("changes"), load("reports"), {})
>>> found.loc[found.subject == "刑事案件下降", "trend"].tolist()
['x0 > x1 > x2 > x3 > x4']
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(load("changes")[:0], load("reports"), {})
Traceback (most recent call last):
zhibiao.errors.UserError: no trend to draw. Give a table that holds one.
"""

import re
from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes

from zhibiao.changes.naming import goods
from zhibiao.charts import lettering
from zhibiao.charts.labels import both, placed
from zhibiao.charts.lettering import NOTE, QUIET, STEP, write
from zhibiao.english import english
from zhibiao.plurals import counted
from zhibiao.style import INK, REPORTED, REPORTED_COLOUR

LABELS, ORDER = 3.1, 0.7
"""Inches for the words at the left, and for the order beside them."""
ROW = 2.1
"""Lines to a trend."""
STEPS = {">": -1, "<": 1, "=": 0}


def rows(
    changes: pd.DataFrame, reports: pd.DataFrame, words: Mapping[str, tuple[str, str]]
) -> pd.DataFrame:
    """One row per trend: place, place_zh, quote, subject, subject_en, trend, claim_id, report_id.

    ``words`` are those round each claim (``verifiability.words_round``): a subject that is a bare
    零事故 or 零被盗 gets the goods that they speak of.
    """
    told = placed(changes[(changes.type == "trend") & (changes.modality != "target")], reports)
    subjects = [
        goods(words.get(row.claim_id, ("", ""))[0]) * bool(not row.of or "零" in row.of)
        + row.subject
        for row in told.itertuples()
    ]
    told = told.assign(subject=subjects, subject_en=[english(subject) for subject in subjects])
    columns = [
        "place",
        "place_zh",
        "quote",
        "subject",
        "subject_en",
        "trend",
        "claim_id",
        "report_id",
    ]
    return lettering.some(told[columns].reset_index(drop=True), "trend")


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows: dots whose heights are in the order that the words give, and nothing more."""
    lettering.sheet(ax, ROW * len(found))
    for number, row in enumerate(found.itertuples()):
        y, room = ROW * (number + 0.5), LABELS - 0.1
        for line, text in enumerate(
            (f"{row.place}: {row.subject_en}", f"{row.subject}：{row.quote}")
        ):
            write(ax, 0, y + (line - 0.5) * STEP, lettering.shortened(text, room, NOTE), NOTE,
                  color=QUIET if line else INK)  # fmt: skip
        heights = _heights(row.trend)
        places = [LABELS + ORDER * (i + 0.5) / max(len(heights), 3) for i in range(len(heights))]
        ax.plot(places, [y - 0.32 * height for height in heights], color=REPORTED_COLOUR, linewidth=1,
                linestyle=":" if "…" in row.trend else "-")  # fmt: skip
        for x, height in zip(places, heights, strict=True):
            ax.plot(x, y - 0.32 * height, **REPORTED | {"markersize": 5})[0].set_gid(row.claim_id)
        write(ax, LABELS + ORDER + 0.05, y, lettering.shortened(row.trend, lettering.SHEET - LABELS - ORDER - 0.05,
              NOTE), NOTE)  # fmt: skip
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def _heights(trend: str) -> list[float]:
    """Heights, round 0, that keep the order of an inequality; its last = gives a level, no term.

    >>> _heights("x0 > x1 > x2"), _heights("x1 = … = x14 = 0")
    ([1.0, 0.0, -1.0], [0.0, 0.0, 0.0])
    """
    signs = re.findall(r"[<>=]", trend)
    if re.search(r"= [\d.]+(?: %)?\Z", trend):
        signs = signs[:-1]
    heights = [0.0]
    for sign in signs:
        heights.append(heights[-1] + STEPS[sign])
    middle = (max(heights) + min(heights)) / 2
    return [height - middle for height in heights]


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(words(found), ROW * len(found) * lettering.LINE)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    levels = int(found["trend"].str.contains("=").sum())
    listed = "; ".join(
        f"{row.place}: {both(row.subject_en, row.subject)} {row.quote}: {row.trend}"
        for row in found.itertuples()
    )
    listed_zh = "；".join(
        f"{row.place_zh or row.place}：{row.subject}{row.quote}，{row.trend}"
        for row in found.itertuples()
    )
    return {
        "title_en": f"{counted(len(found), 'trend')} in words give an order, never a size; {levels} say all or none",
        "title_zh": f"{len(found)}项文字趋势只给次序、不给大小；{levels}项为“全”或“零”",
        "alt_en": f"One row of dots per trend, their heights in the order of the words. {listed}.",
        "alt_zh": f"每项趋势一行圆点，高低依文字所述次序。{listed_zh}。",
        "caption_en": (
            "What the words of a trend say about the numbers behind it: x0 is the period before the first, n is not "
            "printed. Steps are drawn alike because their sizes are not printed; a dotted line stands for periods "
            "left out. A fall four years in a row may be by one case a year."
        ),
        "caption_zh": (
            "趋势用语对背后数字的说法：x0为首期之前一期，n未印出。因幅度未印，各步等高；虚线表示略去的各期。"
            "连续四年下降，可以是每年少一起。"
        ),
    }  # fmt: skip
