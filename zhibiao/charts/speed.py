"""Speed and accuracy beside what a reader could use instead, as `make bench` measured them.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.tables import load
>>> found = rows(load("bench_rivals"))
>>> found["contender"].iloc[0]
'zhibiao, whole pipeline'
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(load("bench_rivals")[:0])
Traceback (most recent call last):
zhibiao.errors.UserError: no contender to draw. Give a table that holds one.
"""

from math import ceil, floor, log10

import pandas as pd
from matplotlib.axes import Axes

from zhibiao.charts import lettering
from zhibiao.charts.lettering import BODY, NOTE, QUIET, STEP, write
from zhibiao.style import INK, REPORTED, REPORTED_COLOUR

LABELS = 1.45
"""Inches for the names at the left."""
SHARE = 1.35
"""Inches for the shares in the middle; speed has the rest."""
ROW, HEAD, FOOT = 2.2, 2.4, 0.8
"""Lines."""
OURS, WHOLE = "zhibiao", "whole pipeline"
POWERS = ("1", "10", "100", "1k", "10k", "100k", "1M", "10M", "100M", "1G")


def rows(rivals: pd.DataFrame) -> pd.DataFrame:
    """One row per contender, the pipeline first, then the fastest: shares and speed.

    Columns: those of ``bench_rivals``, with value_share, unit_share and returned_share, and
    ``report_id``, which says where the numbers come from.
    """
    told = lettering.some(rivals, "contender")
    told = told.assign(
        value_share=told["values"] / told["claims"], unit_share=told["values_and_units"] / told["claims"],
        returned_share=told["returned"] / told["non_claims"], report_id="test texts of data/coded",
        other=[not name.startswith(OURS) for name in told["contender"]],
    )  # fmt: skip
    return told.sort_values(
        ["other", "characters_per_second"], ascending=[True, False], ignore_index=True
    )


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows: what each gets right, what it takes for a claim and is none, and how fast it is."""
    lettering.sheet(ax, HEAD + ROW * len(found) + FOOT)
    speeds = [log10(float(speed)) for speed in found["characters_per_second"]]
    low, high = floor(min(speeds)), ceil(max(speeds))
    begin, end = LABELS + SHARE + 0.35, lettering.SHEET - 0.25
    for x, text in ((LABELS, "0%"), (LABELS + SHARE, "100%")):
        write(ax, x, HEAD - 0.35, text, NOTE, ha="center", color=QUIET)
        ax.vlines(x, HEAD, HEAD + ROW * len(found), color="#DDDDDD", linewidth=0.8, zorder=0)
    of = "of the claims; grey: of what\nis none 占表述；灰：占非表述"
    write(ax, LABELS + SHARE / 2, 0.7, of, NOTE, ha="center")
    write(ax, (begin + end) / 2, 0.7, "characters a second 每秒字数", NOTE, ha="center")
    for power in range(low, high + 1):
        x = begin + (end - begin) * (power - low) / max(high - low, 1)
        ax.vlines(x, HEAD, HEAD + ROW * len(found), color="#DDDDDD", linewidth=0.8, zorder=0)
        if (high - power) % 2 == 0:
            write(ax, x, HEAD - 0.35, POWERS[power], NOTE, ha="center", color=QUIET)
    for line, row in enumerate(found.itertuples()):
        y = HEAD + ROW * (line + 0.5)
        name, _, part = row.contender.partition(", ")
        write(ax, 0, y - 0.5 * STEP if part else y, name, BODY, color=INK)
        if part:
            write(ax, 0, y + 0.7 * STEP, part, NOTE, color=QUIET)
        for offset, share, strength in (
            (-0.45, row.value_share, 0.4),
            (0.05, row.unit_share, 1),
            (0.55, row.returned_share, None),
        ):
            look = (
                {"color": "#8A8A8A", "hatch": ""}
                if strength is None
                else {"color": REPORTED_COLOUR, "alpha": strength}
            )
            ax.barh(y + offset, SHARE * share, left=LABELS, height=0.42, linewidth=0, **look)
        x = begin + (end - begin) * (log10(row.characters_per_second) - low) / max(high - low, 1)
        ax.plot(x, y, **REPORTED)[0].set_gid(row.contender)
    key = ((0.0, REPORTED_COLOUR, 0.4, "value right 数值"), (1.25, REPORTED_COLOUR, 1, "and unit 与单位"),
           (2.45, "#8A8A8A", 1, "non-claims taken 误取非表述数字"))  # fmt: skip
    for x, colour, strength, text in key:
        ax.barh(
            HEAD + ROW * len(found) + 0.55,
            0.14,
            left=x,
            height=0.5,
            color=colour,
            alpha=strength,
            linewidth=0,
        )
        write(ax, x + 0.2, HEAD + ROW * len(found) + 0.55, text, NOTE)
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(words(found), (HEAD + ROW * len(found) + FOOT) * lettering.LINE)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    ours, others = found.iloc[0], found.iloc[1:]
    best = others.loc[others["unit_share"].idxmax()]
    faster = int((others["characters_per_second"] > ours["characters_per_second"]).sum())
    listed = "; ".join(
        f"{row.contender}: value right {row.value_share:.0%}, with unit {row.unit_share:.0%}, non-claims taken "
        f"{row.returned_share:.0%}, {row.characters_per_second:,} characters a second"
        for row in found.itertuples()
    )
    listed_zh = "；".join(
        f"{row.contender.replace(WHOLE, '全流程')}：数值正确{row.value_share:.0%}，连同单位{row.unit_share:.0%}，"
        f"误取非表述数字{row.returned_share:.0%}，每秒{row.characters_per_second:,}字"
        for row in found.itertuples()
    )
    return {
        "title_en": f"Number and unit right: {ours['unit_share']:.0%}, next best {best['unit_share']:.0%}; "
                    f"{faster or 'none'} of {len(others)} {'are' if faster != 1 else 'is'} faster",
        "title_zh": f"数值与单位均对：{ours['unit_share']:.0%}，次者{best['unit_share']:.0%}；{len(others)}种工具中{faster}种更快",
        "alt_en": f"Bars and a dot per contender. {listed}.",
        "alt_zh": f"每种工具三条横条和一个圆点。{listed_zh}。",
        "caption_en": (
            f"On {ours['claims']} claims with a numeral in the test texts, and {ours['non_claims']} runs of digits that are "
            "part of none; all in one run on one machine, as processor time, median of alternating rounds. The rivals "
            "find numbers and do nothing else; the pipeline repairs, finds, codes and names every claim."
        ),
        "caption_zh": (
            f"测试文本中含数字的表述{ours['claims']}项，以及不属任何表述的数字{ours['non_claims']}处；同机同次、各轮交替，"
            "处理器时间取中位数。其他工具只识别数字；本流程校读、识别、编码并确定每项表述的对象。"
        ),
    }  # fmt: skip
