"""Which codes two readings take for one another, for one field.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.coded import reading
>>> found = rows(reading("language model A", "development"), reading("language model B", "development"))
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(*2 * [reading(split="development")], field="colour")
Traceback (most recent call last):
zhibiao.errors.UserError: no claim with the field colour to draw. Give a table that holds one.
"""

from collections import Counter

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from zhibiao.agreement import counts
from zhibiao.charts import lettering
from zhibiao.charts.agreement import name
from zhibiao.charts.labels import both, label
from zhibiao.charts.lettering import BODY, NOTE, QUIET, write
from zhibiao.plurals import counted
from zhibiao.records import ALLOWED

LABELS = 2.0
"""Width of the codes' names at the left, in cells."""
ROW, HEAD = 0.36, 0.75
"""Inches."""
SAME = "#EFEFEF"


def rows(first: pd.DataFrame, second: pd.DataFrame, field: str = "stage") -> pd.DataFrame:
    """One row per text and pair of codes: report_id, field, first, second, agree, claims."""
    every = counts(first, second)
    here = every[(every["field"] == field) & every["first"].ne("") & every["second"].ne("")]
    return lettering.some(here.reset_index(drop=True), f"claim with the field {field}")


def _square(found: pd.DataFrame) -> pd.DataFrame:
    """Claims by the first reader's code (rows) and the second's (columns), for the codes that differ."""
    shown = found[~found["agree"]] if not found["agree"].all() else found
    used = set(shown["first"]) | set(shown["second"])
    codes = [code for code in ALLOWED[found["field"].iloc[0]] if code in used]
    square = found.pivot_table("claims", "first", "second", aggfunc="sum", fill_value=0)
    return square.reindex(index=codes, columns=codes, fill_value=0)


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows: a cell is a count, grey where the readings agree, shaded where they differ."""
    square, field = _square(found), found["field"].iloc[0]
    codes, same = list(square), np.eye(len(square), dtype=bool)
    for mask, colours, top in ((~same, [SAME], 1), (same, "Oranges", None)):
        shown = square.mask((square == 0) | mask).map(
            lambda number: "" if np.isnan(number) else f"{number:.0f}"
        )
        sns.heatmap(square.astype(float), ax=ax, mask=mask | (square.to_numpy() == 0), annot=shown, fmt="",
                    cbar=False, cmap=colours, vmin=0, vmax=top or square.mask(same).max(axis=None) * 1.6,
                    linewidths=1, linecolor="white", annot_kws={"fontsize": BODY, "color": "#333333"})  # fmt: skip
    foot = _foot(found) / ROW
    ax.set(xlim=(-LABELS, len(codes)), ylim=(len(codes) + foot, -HEAD / ROW), xlabel="", ylabel="")
    ax.set_axis_off()
    for place, code in enumerate(codes):
        _head(ax, place + 0.5, label(field, code), ha="center")
        write(ax, -0.15, place + 0.5, both(*label(field, code)), NOTE, ha="right")
    write(ax, len(codes) / 2, -1.6, "language model B 语言模型乙", NOTE, ha="center", color=QUIET)
    _head(ax, -0.15, ("language model A", "语言模型甲"), ha="right", color=QUIET)
    for line, text in enumerate(_unshown(found)):
        write(ax, -LABELS, len(codes) + 0.6 + 0.4 * line, text, NOTE, color=QUIET)
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def _unshown(found: pd.DataFrame) -> list[str]:
    """The codes on which the readings never differ, with their claims, in lines that fit."""
    others = found[~found["first"].isin(list(_square(found)))].groupby("first")["claims"].sum()
    if others.empty:
        return []
    field = found["field"].iloc[0]
    listed = "; ".join(f"{both(*label(field, code))} {number}" for code, number in others.items())
    text = f"always alike, not shown 全同，未列: {listed}"
    return lettering.wrapped(text, lettering.SHEET - 0.1, NOTE).split("\n")


def _foot(found: pd.DataFrame) -> float:
    """Inches that the codes not shown take."""
    return 0.2 + 0.4 * ROW * len(_unshown(found)) if _unshown(found) else 0


def _head(ax: Axes, x: float, names: tuple[str, str], **look) -> None:
    for line, text in enumerate(names):
        write(ax, x, -0.75 + line * lettering.STEP * lettering.LINE / ROW, text, NOTE, **look)


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(words(found), len(_square(found)) * ROW + HEAD + _foot(found))


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    field = found["field"].iloc[0]
    english, chinese = name(field)
    total, differ = int(found["claims"].sum()), found[~found["agree"]]
    pairs = (
        differ.groupby(["first", "second"])["claims"]
        .sum()
        .sort_values(ascending=False, kind="stable")
    )
    listed = "; ".join(f"A {a}, B {b}: {n}" for (a, b), n in pairs.items()) or "none"
    listed_zh = (
        "；".join(
            f"甲{label(field, a)[1]}、乙{label(field, b)[1]}：{n}" for (a, b), n in pairs.items()
        )
        or "无"
    )
    number = int(differ["claims"].sum())
    most = _most(pairs)
    among = ", mostly " + " and ".join(f"{a} with {b}" for a, b in most) if most else ""
    among_zh = (
        "，以" + "、".join(f"{label(field, a)[1]}与{label(field, b)[1]}" for a, b in most) + "最多"
        if most
        else ""
    )
    return {
        "title_en": f"The readings differ on the {english} of {number} of {counted(total, 'claim')}{among}",
        "title_zh": f"{total}项表述中，两份校读对{number}项的{chinese}有分歧{among_zh}",
        "alt_en": f"A table of the {english} in two readings. They agree on {total - number} claims. Differing: {listed}.",
        "alt_zh": f"两份校读的{chinese}对照表。{total - number}项一致。分歧：{listed_zh}。",
        "caption_en": "Rows: language model A; columns: language model B. Numbers count claims; grey is agreement, colour is disagreement, blank is none. Codes on which they never differ are named below.",
        "caption_zh": "行为语言模型甲，列为语言模型乙。数字为表述项数；灰色为一致，彩色为分歧，空白为无；从无分歧的编码列于图下。",
    }  # fmt: skip


def _most(pairs: pd.Series) -> list[tuple[str, str]]:
    """The codes that are taken for one another most often, either way round; several if as often."""
    either = Counter()
    for pair, number in pairs.items():
        either[tuple(sorted(pair))] += number
    return sorted(pair for pair, number in either.items() if number == max(either.values()))
