"""What the numerals of the reports are: a bar for each class, the claims first.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.tables import load
>>> found = rows(load("numerals"))
>>> int(found["numerals"].sum()) == len(load("numerals"))
True
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(load("numerals")[:0])
Traceback (most recent call last):
zhibiao.errors.UserError: no numeral to draw. Give a table that holds one.
"""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from zhibiao.charts import lettering
from zhibiao.charts.labels import both
from zhibiao.charts.lettering import BODY, LINE, NOTE, QUIET, write
from zhibiao.lexicon import table
from zhibiao.plurals import counted
from zhibiao.style import INK

NAMES, BARS = 1.75, 2.2
"""Inches for the names and for the longest bar."""
STEP, BAR = 1.5, 0.95  # lines from class to class, and the height of a bar
OTHER = "#B9C6D3"


def rows(numerals: pd.DataFrame) -> pd.DataFrame:
    """One row per report and class that it holds.

    Columns: report_id, class, part (of the account), numerals (how many), examples (up to five
    different expressions, as printed), claim_ids (all that they serve).
    """
    parts = {row.kind: row.part for row in table("numeral_classes")}
    found = []
    for (report, kind), here in numerals.groupby(["report_id", "class"], sort=False):
        ids = dict.fromkeys(name for names in here["claim_ids"] for name in names.split())
        found.append({
            "report_id": report, "class": kind, "part": parts[kind], "numerals": len(here),
            "examples": " ".join(here["expression"].str.strip().str[:12].drop_duplicates()[:5]),
            "claim_ids": " ".join(ids),
        })  # fmt: skip
    return lettering.some(pd.DataFrame(found), "numeral")


def totals(found: pd.DataFrame) -> pd.Series:
    """How many numerals each class holds in all reports: the claims, then the rest by number."""
    counts = found.groupby("class")["numerals"].sum().sort_values(ascending=False, kind="stable")
    first = [kind for kind in ("in_claim",) if kind in counts.index]
    return counts[[*first, *(kind for kind in counts.index if kind not in first)]]


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows: the bar of the claims is dark, the others are grey."""
    counts = totals(found)
    names = {row.kind: both(row.name_en, row.name_zh) for row in table("numeral_classes")}
    lettering.sheet(ax, len(counts) * STEP)
    for number, (kind, count) in enumerate(counts.items()):
        y = (number + 0.5) * STEP
        write(ax, 0, y, names[kind])
        length = BARS * count / counts.max()
        colour = INK if kind == "in_claim" else OTHER
        ax.add_patch(Rectangle((NAMES, y - BAR / 2), length, BAR, color=colour, linewidth=0))
        write(ax, NAMES + length + 0.06, y, f"{count}", BODY)
        offset = lettering.width(f"{count}", BODY) + 0.12
        share = f"{100 * count / counts.sum():.1f}%"
        write(ax, NAMES + length + offset, y, share, NOTE, color=QUIET)
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(words(found), found["class"].nunique() * STEP * LINE)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    counts = totals(found)
    total, claims = int(counts.sum()), int(counts.get("in_claim", 0))
    share = 100 * claims / total
    known = {row.kind: row for row in table("numeral_classes")}
    listed = ", ".join(f"{known[kind].name_en} {count}" for kind, count in counts.items())
    listed_zh = "，".join(f"{known[kind].name_zh}{count}" for kind, count in counts.items())
    return {
        "title_en": f"Of {counted(total, 'numeral')} and counting words, {claims} ({share:.1f}%) stand in claims",
        "title_zh": f"{total}个数字与计数词中，{claims}个（{share:.1f}%）属于数量表述",
        "alt_en": f"A bar chart of numerals by class: {listed}.",
        "alt_zh": f"按类统计数字的条形图：{listed_zh}。",
        "caption_en": (
            "Every numeral (Arabic, Chinese, full-width) and every counting or universal word of the "
            "reports, each in exactly one class. A numeral is a run with its magnitudes, so that a "
            "date is three, and a number may serve several claims."
        ),
        "caption_zh": (
            "各报告中每一个数字（阿拉伯、汉字、全角）与每一个计数词、全称词，各归一类。"
            "连同位数为一个数字：一个日期计三个，一个数字可属于几项表述。"
        ),
    }  # fmt: skip
