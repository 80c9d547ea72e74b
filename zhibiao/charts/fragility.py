"""How far a share of claims hangs on one report, and on who coded it.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.coded import reading
>>> from zhibiao.tables import load
>>> found = rows(load("claims"), reading())
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(load("claims")[:0], reading())
Traceback (most recent call last):
zhibiao.errors.UserError: no claim to draw. Give a table that holds one.
"""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from zhibiao.charts import lettering
from zhibiao.charts.labels import both, label
from zhibiao.charts.lettering import BODY, LINE, NOTE, QUIET, write
from zhibiao.charts.topics import STAGES
from zhibiao.style import INK, INTERVAL, REPORTED

NAMES, ROW = 0.3, 1.7
"""The share of the width that names take; height of a row in lines."""
LOOK = {
    "all": REPORTED | {"color": INK},
    "without": INTERVAL | {"linewidth": 6, "color": "#9AA7B5", "alpha": 1.0},
    "readers": {"marker": "x", "markersize": 7, "markeredgewidth": 1.8, "color": REPORTED["color"],
                "linestyle": "none"},
}  # fmt: skip
SAID = {
    "all": "all reports, by the rules\n全部报告，规则编码",
    "without": "one report left out\n去掉任一报告",
    "readers": "coded by the readers\n编码者编码",
}


def rows(claims: pd.DataFrame, reading: pd.DataFrame) -> pd.DataFrame:
    """One row per stage and way of counting: kind (all | without | readers), share in %.

    ``without`` stands once per report, with the ``report_id`` that is left out; of the
    ``reading`` only the reports of the claims are taken.
    """
    ids = list(dict.fromkeys(claims["report_id"]))
    coded = reading[reading["report_id"].isin(ids)]
    lettering.some(claims, "claim")
    found = []
    for stage in STAGES:
        found += [("all", stage, name, _share(claims, stage)) for name in ids[:1]]
        found += [
            ("without", stage, name, _share(claims[claims["report_id"] != name], stage))
            for name in ids
            if len(ids) > 1
        ]
        if len(coded):
            found.append(("readers", stage, ids[0], _share(coded, stage)))
    return pd.DataFrame(found, columns=["kind", "stage", "report_id", "share"])


def _share(claims: pd.DataFrame, stage: str) -> float:
    return round(100 * (claims["stage"] == stage).mean(), 1)


def shares(found: pd.DataFrame) -> pd.DataFrame:
    """One row per stage: all, readers, and the least and the most that is left without one report."""
    wide = found.pivot_table("share", "stage", "kind", aggfunc=["min", "max"], sort=False)
    table = pd.DataFrame({
        "all": wide["min"]["all"], "readers": wide["min"].get("readers"),
        "low": wide["min"].get("without"), "high": wide["max"].get("without"),
    })  # fmt: skip
    return table.loc[list(STAGES)]


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows; x is the share of all claims in %."""
    table = shares(found)
    right = 10 * (table.max(axis=None) // 10 + 1)
    ax.set_xlim(-right * NAMES / (1 - NAMES), right)
    ticks = range(0, int(right) + 1, 10 if right < 80 else 20)
    ax.vlines(ticks, 0, len(table) * ROW, color="#E6E6E6", linewidth=0.7, zorder=0)
    for number, (stage, line) in enumerate(table.iterrows()):
        y = (number + 0.5) * ROW
        write(ax, 0, y, both(*label("stage", stage)), BODY, transform=ax.get_yaxis_transform())
        ax.plot([line["low"], line["high"]], [y, y], **LOOK["without"])
        ax.plot(line["all"], y, **LOOK["all"])
        ax.plot(line["readers"], y, **LOOK["readers"])
    ax.set_ylim(len(table) * ROW, 0)
    ax.set_xticks(ticks, [*map(str, ticks[:-1]), f"{ticks[-1]}%"], fontsize=NOTE)
    ax.set_yticks([])
    ax.grid(False)
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    ax.legend([Line2D([], [], **look) for look in LOOK.values()], [SAID[kind] for kind in LOOK],
              loc="upper left", bbox_to_anchor=(-0.012, 0), bbox_transform=lettering.below(ax, 0.25),
              ncol=3, frameon=False, fontsize=NOTE, handlelength=1.2, handletextpad=0.5,
              columnspacing=1, borderpad=0, labelcolor=QUIET)  # fmt: skip
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(words(found), len(shares(found)) * ROW * LINE + 0.75)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    table = shares(found)
    table["moved"] = (table[["low", "high"]].sub(table["all"], axis=0)).abs().max(axis=1)
    most = table["moved"].idxmax()
    name, name_zh = label("stage", most)
    widest = table.loc[most]
    ends = f"{widest['low']:.0f}–{widest['high']:.0f}%"
    listed = "; ".join(
        f"{stage}: {line['all']}% by the rules, {line['readers']}% by the readers, "
        f"{line['low']}–{line['high']}% with one report left out"
        for stage, line in table.iterrows()
    )
    listed_zh = "；".join(
        f"{label('stage', stage)[1]}：规则{line['all']}%，编码者{line['readers']}%，去一报告{line['low']}–{line['high']}%"
        for stage, line in table.iterrows()
    )
    return {
        "title_en": f"{widest['all']:.0f}% of the claims are {name} claims; without one of the reports it is {ends}",
        "title_zh": f"{name_zh}类占{widest['all']:.0f}%；去掉一份报告，则为{ends}",
        "alt_en": f"Shares of claims by stage. {listed}.",
        "alt_zh": f"各阶段表述占比。{listed_zh}。",
        "caption_en": (
            "The disc is the share among all claims, the bar what is left of it without one of the reports, "
            "the cross the share in the adjudicated reading of the same reports. The bar is no confidence "
            "interval: the reports were not drawn at random from anything."
        ),
        "caption_zh": (
            "圆点为占全部表述的比例，横条为去掉任一报告后的范围，叉为同一批报告经裁定之校读的比例。"
            "横条不是置信区间：这些报告并非随机抽取。"
        ),
    }  # fmt: skip
