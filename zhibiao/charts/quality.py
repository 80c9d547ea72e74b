"""How well the parser reads test texts, field by field, beside how far two readings agree.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.coded import reading
>>> from zhibiao.scorecard import measure_claims
>>> one, other = (reading(name, "development") for name in ("language model A", "language model B"))
>>> found = rows(measure_claims("development"), one, other)
>>> sorted(set(found["who"]))
['parser', 'readings']
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(measure_claims("development"), one[:0], other[:0])
Traceback (most recent call last):
zhibiao.errors.UserError: no claim of either reading to draw. Give a table that holds one.
"""

import pandas as pd
from matplotlib.axes import Axes

from zhibiao.agreement import agreement, counts
from zhibiao.charts import lettering
from zhibiao.charts.agreement import name
from zhibiao.charts.labels import both
from zhibiao.charts.lettering import NOTE, QUIET, write
from zhibiao.score import FIELDS, Score
from zhibiao.style import INK, REPORTED, REPORTED_COLOUR

SHOWN = ("mentions", "span", *FIELDS)
SIDE = 0.62
"""Width of the labels, as a share of that of the scale."""
STEP, HEAD, FOOT = 0.34, 0.2, 0.5
"""Heights in inches: a field, the space above and below the fields."""
APART = 0.2
"""In fields: how far above the middle the parser stands, and the readings below it."""
LOOK = {"parser": REPORTED, "readings": {"marker": "s", "markersize": 6, "markerfacecolor": "none",
                                         "markeredgecolor": INK, "linestyle": "none"}}  # fmt: skip
NAMES = {"parser": "parser and reading 规则与校读", "readings": "two readings 两份校读"}


def rows(result: Score, first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    """Agreements and disagreements by text, field and codes, of the parser (``who``) and of two readings."""
    parser, readings = counts(result.found, result.gold), counts(first, second)
    lettering.some(readings, "claim of either reading")
    return pd.concat(
        [parser.assign(who="parser"), readings.assign(who="readings")], ignore_index=True
    )


def figures(found: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """For the parser and for the readings: share of agreement by field, with its interval."""
    tables = {who: agreement(here.drop(columns="who")) for who, here in found.groupby("who")}
    return {
        who: table.loc[[field for field in SHOWN if field in table.index]]
        for who, table in tables.items()
    }


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows: one line per field, a disc for the parser with its interval, below it a square for the readings."""
    tables = figures(found)
    ends = pd.concat([table[["agreement", "agreement_low"]] for table in tables.values()])
    low = int(ends.min(axis=None) * 10) / 10
    ax.set(xlim=(low - (1 - low) * SIDE, 1 + (1 - low) * 0.18), ylim=(len(SHOWN) + 1.2, -0.7))
    ax.set_axis_off()
    ticks = [tick / 10 for tick in range(round(low * 10), 11)]
    for tick in ticks:
        ax.plot([tick, tick], [-0.6, len(SHOWN) - 0.4], color="#DDDDDD", linewidth=0.8, zorder=0)
        write(ax, tick, len(SHOWN), f"{tick:.0%}", NOTE, ha="center", color=QUIET)
    for line, field in enumerate(SHOWN):
        write(ax, ax.get_xlim()[0], line, both(*name(field)), NOTE + 1)
        right = ax.get_xlim()[1]
        if field in tables["readings"].index:
            share, y = tables["readings"].loc[field, "agreement"], line + APART
            ax.plot(share, y, **LOOK["readings"], zorder=3)
            write(ax, right, y, f"{share:.1%}", NOTE, ha="right", color=QUIET)
        own, y = tables["parser"].loc[field], line - APART
        ax.plot(own[["agreement_low", "agreement_high"]], [y, y], color=REPORTED_COLOUR, linewidth=2.4,
                alpha=0.45, zorder=2)  # fmt: skip
        ax.plot(own["agreement"], y, **REPORTED, zorder=4)[0].set_gid(field)
        write(ax, right, y, f"{own['agreement']:.1%}", NOTE, ha="right")
    for x, who in ((0.05, "parser"), (0.55, "readings")):
        ax.plot(
            x, len(SHOWN) + 0.95, transform=ax.get_yaxis_transform(), clip_on=False, **LOOK[who]
        )
        number = found.loc[found.who == who, "report_id"].nunique()
        write(ax, x + 0.025, len(SHOWN) + 0.95, f"{NAMES[who]}, n = {number}", NOTE,
              transform=ax.get_yaxis_transform())  # fmt: skip
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(words(found), HEAD + FOOT + STEP * len(SHOWN))


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    own, two = (figures(found)[who]["agreement"] for who in ("parser", "readings"))
    fields = own.drop(["mentions", "span"])
    weak, weak_zh = name(fields.idxmin())
    texts, read_twice = (
        found.loc[found.who == who, "report_id"].nunique() for who in ("parser", "readings")
    )
    listed = "; ".join(
        f"{name(field)[0]} {share:.1%}" + (f" (readings {two[field]:.1%})" if field in two else "")
        for field, share in own.items()
    )
    listed_zh = "；".join(f"{name(field)[1]}{share:.1%}" for field, share in own.items())
    return {
        "title_en": f"On {texts} test texts the parser agrees with a reading on {own['mentions']:.0%} of claims, "
                    f"least on the {weak} ({fields.min():.0%})",
        "title_zh": f"{texts}篇测试文本中，规则与校读在{own['mentions']:.0%}的表述上一致，{weak_zh}最弱（{fields.min():.0%}）",
        "alt_en": f"Discs by field, squares for two readings. {listed}.",
        "alt_zh": f"各字段的圆点，方块为两份校读。{listed_zh}。",
        "caption_en": (
            "Mentions as F1; every other field on the claims that both have. Bars are 95% intervals from resampling "
            f"texts; the scale does not begin at 0. n: texts. Squares: two readings of {read_twice} of these texts. "
            "No rule was written from them, but all were measured while rules were written, the newest a few times. All readers are language models of one family, so their agreement is an upper bound."
        ),
        "caption_zh": (
            "“表述”为F1，其余各项在双方共有的表述上计。横条为按文本重抽样的95%区间；刻度不自零始。n为文本数。"
            f"方块：其中{read_twice}篇文本的两份校读。规则并非据其写成，但编写期间曾对其测量，最新者数次。"
            "编码者均为同一系列语言模型，其一致率只是上限。"
        ),
    }  # fmt: skip
