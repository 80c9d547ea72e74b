"""A share that rose: how much of it the base alone could explain.

A share is what is counted over its base, so one rise has many causes: a line of them.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.tables import load
>>> found = rows(load("changes"), load("reports"))
>>> found[["before", "after", "points", "relative", "base_alone"]].astype(str).values.tolist()
[['27.36', '36.40', '9.04', '33.0409', '-24.84']]
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(load("changes")[:0], load("reports"))
Traceback (most recent call last):
zhibiao.errors.UserError: no share from one value to another to draw. Give a table that holds one.
"""

import pandas as pd
from matplotlib.axes import Axes

from zhibiao.charts import lettering
from zhibiao.charts.labels import both, placed
from zhibiao.charts.lettering import NOTE
from zhibiao.english import english
from zhibiao.style import INK, REPORTED, REPORTED_COLOUR

LOWEST = -50
"""Percent: the largest fall of a base that is drawn."""
INCHES = 3.1
ROOM = lettering.SHEET - 0.65
"""Inches for the title, which stands over the plot and not over its axis."""


def rows(changes: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """The from–to pairs of shares that rise, one row each.

    Columns: place, place_zh, subject, subject_en, before, after (%), points, relative (%),
    base_alone (the change of the base, in %, that makes the rise if nothing counted changes),
    claim_id, report_id.
    """
    told = placed(
        changes[(changes.type == "from_to") & (changes.unit == "%") & (changes.direction == "up")],
        reports,
    )
    return pd.DataFrame([
        {"place": row.place, "place_zh": row.place_zh, "subject": row.subject, "subject_en": english(row.subject),
         "before": row.baseline, "after": row.value, "points": row.difference, "relative": row.relative,
         "base_alone": round((row.baseline / row.value - 1) * 100, 2), "claim_id": row.claim_id,
         "report_id": row.report_id}
        for row in lettering.some(told, "share from one value to another").itertuples()
    ])  # fmt: skip


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the first row: all pairs of changes (of the base, of what is counted) that print it."""
    row = found.iloc[0]
    factor = float(row.after / row.before)
    ends = [LOWEST, 10]
    ax.plot(
        ends,
        [((1 + end / 100) * factor - 1) * 100 for end in ends],
        color=REPORTED_COLOUR,
        linewidth=2,
    )
    for x, y, text, place in (
        (0, float(row.relative), f"base unchanged: counted +{row.relative:.1f}%\n基数不变：计数增{row.relative:.1f}%", (-8, 2)),
        (float(row.base_alone), 0, f"counted unchanged: base −{-row.base_alone:.1f}%\n"
                                   f"计数不变：基数降{-row.base_alone:.1f}%", (8, -30)),
    ):  # fmt: skip
        ax.plot(x, y, **REPORTED, zorder=3)[0].set_gid(row.claim_id)
        ax.annotate(text, (x, y), place, textcoords="offset points", fontsize=NOTE,
                    ha="right" if place[0] < 0 else "left", va="bottom")  # fmt: skip
    ax.axhline(0, color=INK, linewidth=0.8)
    ax.axvline(0, color=INK, linewidth=0.8)
    ax.set_xlim(*ends)
    ax.set_xlabel("change of the base (%) 基数变化", fontsize=NOTE)
    ax.set_ylabel("change of the count (%) 计数变化", fontsize=NOTE)
    ax.tick_params(labelsize=NOTE)
    said = words(found)
    lines = [
        lettering.wrapped(said[name], ROOM, lettering.TITLE) for name in ("title_en", "title_zh")
    ]
    ax.set_title(
        "\n".join(lines), fontsize=lettering.TITLE, loc="left", x=0, pad=8, linespacing=1.25
    )
    return ax


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(words(found), INCHES + 0.2)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    row = found.iloc[0]
    name = both(row.subject_en, row.subject)
    return {
        "title_en": f"{row.place}, {row.subject_en or row.subject}, {row.before}% to {row.after}%: "
                    f"a base {-row.base_alone:.1f}% smaller would do",
        "title_zh": f"{row.place_zh or row.place}{row.subject}由{row.before}%升至{row.after}%：仅基数减少{-row.base_alone:.1f}%即可做到",
        "alt_en": (
            f"A rising line of all pairs of changes that take {name} from {row.before}% to {row.after}%: with the base "
            f"unchanged, what is counted rises {row.relative:.1f}%; with what is counted unchanged, the base falls "
            f"{-row.base_alone:.1f}%."
        ),
        "alt_zh": (
            f"一条上升直线，表示使{row.subject}由{row.before}%升至{row.after}%的所有变化组合：基数不变则计数增"
            f"{row.relative:.1f}%，计数不变则基数降{-row.base_alone:.1f}%。"
        ),
        "caption_en": (
            f"{row.place} prints the share before and after: {row.points} points, or {row.relative:.1f}% of the first. "
            "Every point of the line prints the same two shares. The text speaks of calls led away from the police in "
            "the same passage, so a smaller base is among the explanations; neither count is printed."
        ),
        "caption_zh": (
            f"{row.place_zh or row.place}印出了前后比率：相差{row.points}个百分点，相对增幅{row.relative:.1f}%。线上各点都印出同样的"
            "两个比率。同段文字提到非警务警情分流，故基数变小是可能的解释之一；两个计数均未印出。"
        ),
    }  # fmt: skip
