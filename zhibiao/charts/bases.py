"""From which base a printed change would be rare if nothing had changed: the smallest pair that prints it, and more.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.tables import load
>>> found = rows(load("changes"), load("reports"))
>>> found.loc[found.printed == "75", ["before", "after", "base", "dispersed"]].values.tolist()
[[4, 1, 12, 16]]
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(load("changes")[:0], load("reports"))
Traceback (most recent call last):
zhibiao.errors.UserError: no change to draw. Give a table that holds one.
"""

from math import ceil, log10

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.transforms import Transform

from zhibiao.changes import base_needed, smallest_pairs
from zhibiao.charts import lettering
from zhibiao.charts.labels import both, named, placed
from zhibiao.charts.lettering import NOTE, QUIET, STEP, write
from zhibiao.english import english
from zhibiao.plurals import counted
from zhibiao.style import INK, REPORTED

SCALE = 0.5
"""Where the scale begins, as a share of the width."""
ROW, FOOT = 2.1, 1.9
"""Lines to a change, and to what is left out."""
DISPERSION = 2.0
"""Variance over mean of the second test: an assumption, said in the caption."""
SIGN = {"down": "−", "up": "+"}
PAIR = {"marker": "|", "markersize": 11, "color": INK, "markeredgewidth": 1.6, "linestyle": "none"}
DISPERSED = REPORTED | {"markerfacecolor": "white", "markeredgewidth": 1.6}


def rows(changes: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """One row per exact relative change that is reported, with its sign, the largest first.

    Columns: place, place_zh, subject, subject_en, printed (%), direction, before and after (the
    smallest pair that prints it), base (the first at which such a change has p < 0.05), dispersed
    (the same where counts vary twice as much), left_out (the changes printed as a bound, which no
    pair prints), claim_id, report_id.
    """
    every = placed(changes[(changes.type == "percent") & (changes.modality != "target")], reports)
    exact = every.relative.notna() & (every.bound == "exact")
    bounds = [f"{SIGN[row.direction]}{row.quote} {both(short(english(named(row))), named(row))}"
              for row in every[~exact & every.direction.isin(list(SIGN))].itertuples()]  # fmt: skip
    told = every[exact]
    found = [
        {"place": row.place, "place_zh": row.place_zh, "subject": named(row),
         "subject_en": english(named(row)) or english(row.subject), "printed": row.printed, "direction": row.direction,
         **smallest_pairs(row.printed, row.direction, most=1).loc[0, ["before", "after"]],
         "base": base_needed(row.printed, row.direction).base,
         "dispersed": base_needed(row.printed, row.direction, dispersion=DISPERSION).base,
         "left_out": "; ".join(bounds), "claim_id": row.claim_id, "report_id": row.report_id}
        for row in lettering.some(told, "change").itertuples()
    ]  # fmt: skip
    return pd.DataFrame(found).sort_values(["base", "claim_id"], ignore_index=True)


def short(english: str) -> str:
    """The English of a subject beside its percentage, where *number of* says nothing.

    >>> short("number of fires in homes")
    'fires in homes'
    """
    return english.removeprefix("number of ")


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows; x is the base, on a logarithmic scale."""
    right = ceil(log10(found["dispersed"].max()) * 4) / 4 + 0.15
    ax.set_xlim(-right * SCALE / (1 - SCALE), right)
    bottom = ROW * len(found)
    ticks = range(int(right) + 1)
    ax.vlines(ticks, 0, bottom, color="#E6E6E6", linewidth=0.7, zorder=0)
    for number, row in enumerate(found.itertuples()):
        _change(ax, row, ROW * number + ROW / 2)
    ax.set_ylim(bottom + 2.6 + FOOT * bool(found["left_out"].iloc[0]), -0.2)
    ax.set_axis_off()
    for tick in ticks:
        write(ax, tick, bottom + 0.5, f"{10**tick:,}", NOTE, ha="center")
    write(
        ax,
        0,
        bottom + 0.5,
        "base, in what is counted 基数",
        NOTE,
        transform=ax.get_yaxis_transform(),
        color=QUIET,
    )
    _key(ax, bottom + 1.9)
    left_out(ax, found, bottom + 3.5, ax.get_yaxis_transform())
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def _change(ax: Axes, row, y: float) -> None:
    across, room = ax.get_yaxis_transform(), lettering.SHEET * SCALE - 0.1
    lines = [
        f"{SIGN[row.direction]}{row.printed}%  {short(row.subject_en) or row.subject}",
        row.subject,
    ]
    for number, line in enumerate(lines):
        write(ax, 0, y + (number - 0.5) * STEP, lettering.shortened(line, room, NOTE), NOTE,
              transform=across, color=QUIET if number else INK)  # fmt: skip
    smallest, base, dispersed = (log10(n) for n in (row.before, row.base, row.dispersed))
    ax.hlines(y, smallest, dispersed, color="#BBBBBB", linewidth=1, zorder=1)
    ax.plot(smallest, y, **PAIR, zorder=4)
    ax.plot(base, y, **REPORTED, zorder=3)[0].set_gid(row.claim_id)
    ax.plot(dispersed, y, **DISPERSED, zorder=2)
    write(ax, smallest - 0.06, y, f"{row.before}→{row.after}", NOTE, ha="right", color=QUIET)
    write(ax, base, y - 0.75, f"{row.base:,}", NOTE, ha="center")


def _key(ax: Axes, y: float) -> None:
    across = ax.get_yaxis_transform()
    for x, look, text in (
        (0.01, PAIR, "smallest pair 最小整数对"), (0.34, REPORTED, "p < .05 泊松"),
        (0.60, DISPERSED, "p < .05, variance doubled 方差加倍"),
    ):  # fmt: skip
        ax.plot(x, y, transform=across, clip_on=False, **look)
        write(ax, x + 0.025, y, text, NOTE, transform=across)


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    foot = FOOT * bool(found["left_out"].iloc[0])
    return lettering.height(words(found), (ROW * len(found) + 2.8 + foot) * lettering.LINE + 0.25)


def left_out(ax: Axes, found: pd.DataFrame, y: float, transform: Transform) -> None:
    """Name under the chart the changes that are printed as a bound and can't be tested."""
    if found["left_out"].iloc[0]:
        text = f"left out, a bound 只印界限，未列: {found['left_out'].iloc[0]}"
        lines = lettering.in_two(text, lettering.SHEET - 0.4, NOTE)
        write(ax, 0, y, "\n".join(lines), NOTE, transform=transform, color=QUIET)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    first, last = found.iloc[0], found.iloc[-1]
    listed = "; ".join(
        f"{both(row.subject_en, row.subject)} {SIGN[row.direction]}{row.printed}%: smallest pair "
        f"{row.before} to {row.after}, a base of {row.base:,} needed, {row.dispersed:,} if the variance doubles"
        for row in found.itertuples()
    )
    listed_zh = "；".join(
        f"{row.subject}{SIGN[row.direction]}{row.printed}%：最小{row.before}→{row.after}，"
        f"基数需{row.base:,}，方差加倍需{row.dispersed:,}"
        for row in found.itertuples()
    )
    return {
        "title_en": f"Had nothing changed and were counts Poisson, {first.printed}% would be rare (p < .05) from a base "
                    f"of {first.base}, {last.printed}% from {last.base:,}",
        "title_zh": f"若实际未变且计数服从泊松分布，{first.printed}%基数达{first.base}方属罕见（p<.05），{last.printed}%须达{last.base:,}",
        "alt_en": f"One line per printed change on a logarithmic scale of the base. {listed}.",
        "alt_zh": f"每项变化一行，横轴为基数（对数）。{listed_zh}。",
        "caption_en": (
            f"{counted(len(found), 'change')} printed without a base. Tick: the smallest whole numbers "
            "that print the percentage. Disc: the first base at which so large a change would be rare "
            "(one-sided p below 0.05) if nothing had changed and counts were Poisson. Ring: the same "
            "if counts vary twice as much. A base counts what the row names: cases, calls, accidents or deaths. No base is known; the chart says what each would have to be."
        ),
        "caption_zh": (
            f"{len(found)}项未印基数的变化。竖线：能印出该百分比的最小整数对。实点：若实际无变化、计数服从泊松分布，"
            "如此变化属罕见（单侧p小于0.05）的最小基数。空心点：方差加倍时的最小基数。基数以该行所计为单位（案件、警情、事故或死亡人数）。真实基数不详，图中只说明所需。"
        ),
    }  # fmt: skip
