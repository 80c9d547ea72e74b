"""What a printed change is in counts, were the base 10, 100, 1,000 or 10,000: small multiples.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.tables import load
>>> found = rows(load("changes"), load("reports"))
>>> found.loc[found.printed.eq("42.1") & found.before.eq(100), ["after", "prints"]].values.tolist()
[[58, False]]
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(load("changes"), load("reports"), bases=())
Traceback (most recent call last):
zhibiao.errors.UserError: no base to draw. Give a table that holds one.
"""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from zhibiao.changes import chance, what_it_means
from zhibiao.charts import bases as needed
from zhibiao.charts import lettering
from zhibiao.charts.labels import both
from zhibiao.charts.lettering import BODY, NOTE, QUIET, STEP, write
from zhibiao.plurals import counted
from zhibiao.style import INK, REPORTED_COLOUR

BASES = (10, 100, 1000, 10000)
LABELS = 2.5
"""Inches for the names at the left."""
ROW, HEAD, KEY = 2.1, 2.2, 2.7
"""Lines."""
RARE = 0.05


def rows(
    changes: pd.DataFrame, reports: pd.DataFrame, bases: Sequence[int] = BASES
) -> pd.DataFrame:
    """One row per change and assumed base: those of ``charts.bases``, with before, after, prints
    (whether whole numbers of that size print the percentage), chance (one-sided p, Poisson) and
    dispersed (the same where the variance is twice the mean)."""
    found = []
    for row in needed.rows(changes, reports).to_dict("records"):
        for case in what_it_means(row["printed"], bases, row["direction"]).itertuples():
            found.append(
                {name: row[name] for name in ("place", "place_zh", "subject", "subject_en", "printed",
                                              "direction", "left_out", "claim_id", "report_id")}
                | {"before": case.before, "after": case.after, "prints": case.prints,
                   "chance": round(case.p, 4),
                   "dispersed": round(chance(case.before, case.after, needed.DISPERSION), 4)}
            )  # fmt: skip
    return lettering.some(pd.DataFrame(found), "base")


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows: a line per change, a cell per base; a filled cell would be rare if nothing had changed."""
    bases = list(dict.fromkeys(found["before"]))
    claims = list(dict.fromkeys(found["claim_id"]))
    lettering.sheet(ax, _lines(found))
    wide = (lettering.SHEET - LABELS) / len(bases)
    for column, base in enumerate(bases):
        write(
            ax,
            LABELS + wide * (column + 0.5),
            HEAD / 2,
            f"of {base:,}\n基数{base:,}",
            NOTE,
            ha="center",
        )
    for line, claim_id in enumerate(claims):
        here = found[found.claim_id == claim_id]
        y = HEAD + ROW * (line + 0.5)
        first = here.iloc[0]
        names = [f"{_sign(first)}{first.printed}%  {needed.short(first.subject_en)}", first.subject]
        for number, text in enumerate(names):
            write(ax, 0, y + (number - 0.5) * STEP, lettering.shortened(text, LABELS - 0.1, NOTE), NOTE,
                  color=QUIET if number else INK)  # fmt: skip
        for column, case in enumerate(here.itertuples()):
            _cell(ax, case, LABELS + wide * column, y - ROW / 2, wide)
    bottom = HEAD + ROW * len(claims)
    for x, alpha, text in (
        (0, 0.35, "p < .05 属罕见"), (1.45, 0.75, "also at double variance 方差加倍亦然"),
    ):  # fmt: skip
        ax.add_patch(
            Rectangle(
                (x, bottom + 0.35), 0.13, 0.8, color=REPORTED_COLOUR, alpha=alpha, linewidth=0
            )
        )
        write(ax, x + 0.18, bottom + 0.75, text, NOTE)
    write(ax, 0, bottom + 1.95, "* no whole numbers of this size print it 该基数下整数印不出", NOTE)
    needed.left_out(ax, found, bottom + 3.6, ax.transData)
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def _lines(found: pd.DataFrame) -> float:
    left_out = needed.FOOT * bool(found["left_out"].iloc[0])
    return HEAD + ROW * found["claim_id"].nunique() + KEY + left_out


def _cell(ax: Axes, case, x: float, y: float, wide: float) -> None:
    rare, surely = case.chance < RARE, case.dispersed < RARE
    look = {"facecolor": REPORTED_COLOUR if rare else "white", "alpha": 0.75 if surely else 0.35,
            "edgecolor": "white", "linewidth": 0} if rare else {
            "facecolor": "#F2F2F2", "edgecolor": "white", "linewidth": 0}  # fmt: skip
    patch = ax.add_patch(Rectangle((x + 0.02, y + 0.08), wide - 0.04, ROW - 0.16, zorder=1, **look))
    patch.set_gid(f"{case.claim_id} {case.before}")
    write(ax, x + wide / 2, y + ROW / 2 - 0.4, f"→ {case.after:,}", BODY, ha="center")
    p = _p(case.chance).replace("0.", ".")
    write(
        ax,
        x + wide / 2,
        y + ROW / 2 + 0.5,
        p if case.prints else f"{p} *",
        NOTE,
        ha="center",
        color=QUIET,
    )


def _sign(row) -> str:
    return {"down": "−", "up": "+"}[row.direction]


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(words(found), _lines(found) * lettering.LINE)


def _p(chance: float) -> str:
    return f"p = {chance:.3f}" if chance >= 0.001 else "p < 0.001"


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    small = found[found.before == found["before"].min()]
    base, rare, of = small["before"].iloc[0], int((small.chance < RARE).sum()), len(small)
    listed = "; ".join(
        f"{both(here.subject_en.iloc[0], here.subject.iloc[0])} {_sign(here.iloc[0])}{here.printed.iloc[0]}%: "
        + ", ".join(
            f"{case.before:,} to {case.after:,} ({_p(case.chance)})" for case in here.itertuples()
        )
        for _, here in found.groupby("claim_id", sort=False)
    )
    listed_zh = "；".join(
        f"{here.subject.iloc[0]}{_sign(here.iloc[0])}{here.printed.iloc[0]}%："
        + "，".join(
            f"{case.before:,}→{case.after:,}（{_p(case.chance)}）" for case in here.itertuples()
        )
        for _, here in found.groupby("claim_id", sort=False)
    )
    return {
        "title_en": f"At a base of {base}, {rare or 'none'} of {counted(of, 'printed change')} would be rare (p < .05) had nothing changed",
        "title_zh": f"若基数为{base}而实际未变，{of}项变化中{f'仅{rare}项' if rare else '无一'}属罕见（p<.05）",
        "alt_en": f"A grid: a line per printed change, a column per assumed base. {listed}.",
        "alt_zh": f"表格：每行一项变化，每列一个假定基数。{listed_zh}。",
        "caption_en": (
            "The same printed percentage at four assumed bases. Filled: so large a change would be rare "
            "(one-sided p below 0.05) if nothing had changed and counts were Poisson; darker: also if counts "
            "vary twice as much. A star: whole numbers of this size can't print this percentage."
        ),
        "caption_zh": (
            "同一百分比在四种假定基数下的含义。着色：若实际无变化且计数服从泊松分布，如此变化属罕见（单侧p小于0.05）；"
            "深色：方差加倍时亦然。星号：该基数下整数印不出此百分比。"
        ),
    }  # fmt: skip
