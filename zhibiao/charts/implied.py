"""Two changes that imply a third: what happened to cases per call, or deaths per accident.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.tables import load
>>> found = rows(load("linked"), load("changes"), load("reports"))
>>> found[["ratio_en", "ratio"]].astype(str).values.tolist()
[['cases per call', '0.6828'], ['deaths per accident', '1.2384']]
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(load("linked")[:0], load("changes"), load("reports"))
Traceback (most recent call last):
zhibiao.errors.UserError: no pair of changes to draw. Give a table that holds one.
"""

import pandas as pd
from matplotlib.axes import Axes

from zhibiao.charts import lettering
from zhibiao.charts.bases import short
from zhibiao.charts.labels import both, named, placed
from zhibiao.charts.lettering import BODY, NOTE, QUIET, write
from zhibiao.english import english
from zhibiao.lexicon import table
from zhibiao.plurals import counted
from zhibiao.style import INK, REPORTED

SCALE = 0.42
"""Where the scale begins, as a share of the width."""
BLOCK, MARK = 8.9, 1.9
"""Lines to a pair, and from one of its marks to the next."""
IMPLIED = {"marker": "s", "markersize": 7, "color": INK, "linestyle": "none"}


def rows(linked: pd.DataFrame, changes: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """One row per pair of changes: the two factors, the ratio they imply, and its rivals.

    Columns: place, place_zh, of, of_en, first, second (what each says it counts, with first_zh and
    second_zh; where that has no English, the kind of thing counted), first_factor, second_factor (what each was multiplied by), ratio, low, high,
    ratio_en, ratio_zh, rivals_en, rivals_zh, claim_id (both, with a space), report_id.
    """
    told = placed(lettering.some(linked, "pair of changes"), reports)
    kinds = {row.counted: row.name_en for row in table("counted")}
    names = {change.claim_id: named(change) for change in changes.itertuples()}
    rivals = {(row.ratio_en, row.rival): row for row in table("rivals")}
    return pd.DataFrame([
        {"place": row.place, "place_zh": row.place_zh, "of": row.of, "of_en": english(row.of),
         "first": short(english(names[row.first_claim_id])) or kinds[row.first],
         "second": short(english(names[row.second_claim_id])) or kinds[row.second],
         "first_zh": names[row.first_claim_id], "second_zh": names[row.second_claim_id],
         "first_factor": 1 + row.first_relative / 100, "second_factor": 1 + row.second_relative / 100,
         "ratio": row.ratio, "low": row.low, "high": row.high, "ratio_en": row.ratio_en, "ratio_zh": row.ratio_zh,
         "rivals_en": ", ".join(rivals[row.ratio_en, name].name_en for name in row.rivals.split()),
         "rivals_zh": "、".join(rivals[row.ratio_en, name].name_zh for name in row.rivals.split()),
         "claim_id": f"{row.first_claim_id} {row.second_claim_id}", "report_id": row.report_id}
        for row in told.itertuples()
    ])  # fmt: skip


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows; x is what a number was multiplied by, 1 being no change."""
    factors = pd.concat([found.first_factor, found.second_factor, found.high]).astype(float)
    low, high = min(factors.min(), 0.5) - 0.05, max(factors.max(), 1.2) + 0.15
    span = (high - low) / (1 - SCALE)
    ax.set_xlim(high - span, high)
    bottom = BLOCK * len(found)
    ax.set_ylim(bottom + 0.9, 0)
    ax.set_axis_off()
    ticks = [tick / 4 for tick in range(1, 12) if low < tick / 4 < high]
    ax.vlines(ticks, 0, bottom - 0.3, color="#E6E6E6", linewidth=0.7, zorder=0)
    ax.vlines(1, 0, bottom - 0.3, color="#999999", linewidth=1.2, zorder=0)
    for tick in ticks:
        write(
            ax,
            tick,
            bottom + 0.2,
            "×1 no change 不变" if tick == 1 else f"×{tick:g}",
            NOTE,
            ha="center",
        )
    for number, row in enumerate(found.itertuples()):
        _pair(ax, row, BLOCK * number)
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def _pair(ax: Axes, row, y: float) -> None:
    across = ax.get_yaxis_transform()
    write(
        ax,
        0,
        y + 0.6,
        f"{both(row.place, row.place_zh)}: {both(row.of_en, row.of)}",
        BODY,
        transform=across,
    )
    lines = (
        (row.first, row.first_zh, row.first_factor, REPORTED),
        (row.second, row.second_zh, row.second_factor, REPORTED),
        (f"{row.ratio_en}, implied", f"推算：{row.ratio_zh}", row.ratio, IMPLIED),
    )
    room = lettering.SHEET * SCALE - 0.05
    for number, (name, name_zh, factor, look) in enumerate(lines):
        place = y + 2.2 + MARK * number
        said = "\n".join(lettering.shortened(text, room, NOTE) for text in (name, name_zh))
        write(
            ax, 0.01, place, said, NOTE, transform=across, color=INK if look is IMPLIED else QUIET
        )
        ax.hlines(place, 1, float(factor), color=look["color"], linewidth=2, zorder=1)
        ax.plot(float(factor), place, **look, zorder=3)[0].set_gid(
            row.claim_id.split()[min(number, 1)]
        )
        beside = 0.045 if factor >= 1 else -0.045
        write(ax, float(factor) + beside, place, f"×{float(factor):.3g}", NOTE,
              ha="left" if factor >= 1 else "right")  # fmt: skip
    write(
        ax,
        0.01,
        y + 2.2 + MARK * 3,
        f"rivals 其他解释: {row.rivals_en}",
        NOTE,
        transform=across,
        color=QUIET,
    )


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(words(found), (BLOCK * len(found) + 0.9) * lettering.LINE)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    first = found.iloc[0]
    more = "; ".join(f"{row.ratio_en} ×{row.ratio:.3f}" for row in found.itertuples())
    more_zh = "；".join(f"{row.ratio_zh}×{row.ratio:.3f}" for row in found.itertuples())
    way = "fewer" if first.ratio < 1 else "more"
    listed = "; ".join(
        f"{row.place}, {both(row.of_en, row.of)}: {row.first} times {row.first_factor:.3f}, {row.second} times "
        f"{row.second_factor:.3f}, so {row.ratio_en} times {row.ratio:.3f} ({row.low:.3f} to {row.high:.3f}); "
        f"rivals: {row.rivals_en}"
        for row in found.itertuples()
    )
    listed_zh = "；".join(
        f"{row.place_zh or row.place}{row.of}：{row.first_zh}×{row.first_factor:.3f}，{row.second_zh}×"
        f"{row.second_factor:.3f}，故{row.ratio_zh}×{row.ratio:.3f}；其他解释：{row.rivals_zh}"
        for row in found.itertuples()
    )
    return {
        "title_en": f"Two falls imply a third number: {way} {first.ratio_en}, ×{first.ratio:.2f}, if both cover one area and period",
        "title_zh": f"两项降幅推出第三个数：{first.ratio_zh}×{first.ratio:.2f}（若两者地域、时段相同）",
        "alt_en": f"Three marks per pair of changes, from no change at 1. {listed}.",
        "alt_zh": f"每对变化三个标记，1为无变化。{listed_zh}。",
        "caption_en": (
            f"{counted(len(found), 'pair')} of changes of one thing counted in two ways ({more}). Disc: what the "
            "printed change multiplies by. Square: the ratio that the two imply, if both cover one area and "
            "period. What made it move is not printed; the rivals are the usual explanations."
        ),
        "caption_zh": (
            f"同一事项以两种口径计数的变化{len(found)}对（{more_zh}）。圆点：所印变化的倍数。方块：若两者地域、时段相同，"
            "由此推出的比值。变动原因未印，所列为通常的其他解释。"
        ),
    }  # fmt: skip
