"""Which whole counts k of n print a percentage: a grid, the row of the reported k outlined.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.tables import load
>>> found = rows(load("findings"), load("claims"))
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(load("findings")[:0], load("claims"))
Traceback (most recent call last):
zhibiao.errors.UserError: no count with a percentage to draw. Give a table that holds one.
"""

from fractions import Fraction

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from zhibiao.changes.printed import KEEPS_DIGITS, interval, percentage
from zhibiao.charts import lettering
from zhibiao.charts.labels import both, english_of
from zhibiao.charts.lettering import NOTE, QUIET, SHEET
from zhibiao.lexicon import table
from zhibiao.style import INK, NOTHING_COLOUR, REPORTED_COLOUR

MOST = 15
"""The largest n that is drawn."""
ROWS = 12
COLOURS = {"prints it": REPORTED_COLOUR, "if rounded to tens": "#F3E0C4", "no": "white"}


def rows(findings: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """The first count that stands alone beside a percentage: one row per k of n.

    Columns: k, n, share (%), prints (prints it, if rounded to tens, no), reported (the k of the
    report), printed (the percentage), subject, subject_en, claim_id, report_id.
    """
    known = claims.set_index("claim_id", drop=False)
    for finding in findings[findings["test"] == "grim"].itertuples():
        ids = finding.claim_ids.split()
        if len(ids) != 2 or not set(ids) <= set(known.index):
            continue
        count, rate = known.loc[ids].to_dict("records")
        found = percentage(f"{rate['value']:f}%")
        cells = [_cell(k, n, found) for n in range(1, MOST + 1) for k in range(1, min(n, ROWS) + 1)]
        return pd.DataFrame(cells, columns=["k", "n", "share", "prints"]).assign(
            reported=int(count["value"]), printed=found.text, subject=count["subject"],
            subject_en=english_of(count), claim_id=count["claim_id"], report_id=count["report_id"],
        )  # fmt: skip
    return lettering.some(pd.DataFrame(), "count with a percentage")


def _cell(k: int, n: int, found) -> tuple[int, int, float, str]:
    share = Fraction(k, n)
    coarse = interval(found, "to_tens")
    if any(share in interval(found, rule) for rule in KEEPS_DIGITS):
        prints = "prints it"
    else:
        prints = "if rounded to tens" if coarse and share in coarse else "no"
    return k, n, float(share * 100), prints


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the grid: across how many there were to be (n), up how many there are (k)."""
    reported = int(found["reported"].iloc[0])
    for cell in found.itertuples():
        own = cell.k == reported
        ax.add_patch(Rectangle((cell.n - 0.5, cell.k - 0.5), 1, 1, facecolor=COLOURS[cell.prints],
                               edgecolor=NOTHING_COLOUR, linewidth=0.6))  # fmt: skip
        ax.text(cell.n, cell.k, _whole(cell.share), fontsize=NOTE, ha="center", va="center",
                color=INK if own or cell.prints != "no" else QUIET)  # fmt: skip
    ax.add_patch(Rectangle((reported - 0.5, reported - 0.5), MOST - reported + 1, 1, fill=False,
                           edgecolor=INK, linewidth=1.6))  # fmt: skip
    ax.set(xlim=(0.4, MOST + 0.6), ylim=(0.4, ROWS + 0.6))
    ax.set_xticks(range(1, MOST + 1))
    ax.set_yticks(range(1, ROWS + 1))
    ax.tick_params(length=0, labelsize=NOTE)
    ax.set_xlabel("planned, not printed 计划数（未印出）", fontsize=NOTE)
    ax.set_ylabel("built 建成数", fontsize=NOTE)
    ax.grid(False)
    ax.spines[:].set_visible(False)
    _key(ax, found["printed"].iloc[0])
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def _whole(share: float) -> str:
    """To whole percent, half up: 62.5 is 63."""
    return str(int(share + 0.5))


def _key(ax: Axes, printed: str) -> None:
    """What the fills mean, where the grid is empty."""
    lines = [("prints it", f"prints {printed}", f"可印作{printed}"),
             ("if rounded to tens", "only if rounded to tens", "凑整到十方可")]  # fmt: skip
    for number, (prints, english, chinese) in enumerate(lines):
        y = ROWS - 0.6 - number * 1.9
        ax.add_patch(
            Rectangle(
                (0.6, y - 0.35), 0.9, 0.9, facecolor=COLOURS[prints], edgecolor=INK, linewidth=0.5
            )
        )
        ax.text(1.8, y + 0.1, f"{english}\n{chinese}", fontsize=NOTE, va="center")


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(words(found), SHEET * ROWS / MOST * 0.8 + 0.4)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    first = found.iloc[0]
    k, printed = int(first["reported"]), first["printed"]
    own = found[found["k"] == k]
    near = own[own["prints"] == "if rounded to tens"]
    fits = int((own["prints"] == "prints it").sum())
    named = ", ".join(f"{k} of {cell.n} is {cell.share:.1f}%" for cell in near.itertuples())
    named_zh = "、".join(f"{cell.n}中之{k}为{cell.share:.1f}%" for cell in near.itertuples())
    rule = {row.rule: row.name_zh for row in table("rounding")}["to_tens"]
    what = both(first["subject_en"], first["subject"])
    return {
        "title_en": f"{k} built at a rate of {printed}: {fits or 'no'} whole number planned makes it",
        "title_zh": f"建成{k}个、比率{printed}：{f'{fits}个' if fits else '没有'}整数计划数与之相合",
        "alt_en": (
            f"A grid of the shares of k built of n planned, n from 1 to {MOST}. The row of {k} is outlined; "
            f"{fits or 'none'} of its cells prints {printed}: {named}."
        ),
        "alt_zh": f"计划n、建成k之百分比方阵，n为1至{MOST}。{k}所在一行加框，其中{fits or '无一'}可印作{printed}：{named_zh}。",
        "caption_en": (
            f"{what}, {k} reported; how many were planned is not printed. Every cell is k of n in %. "
            f"Rounded to tens, {len(near)} of the row would print {printed}; or the rate is of something else, "
            "such as points or districts."
        ),
        "caption_zh": (
            f"{first['subject']}，所报{k}个，计划数未印出。每格为n中之k（%）。若{rule}，则此行有{len(near)}格可印作"
            f"{printed}；又或比率另有所指，如点位、县区。"
        ),
    }  # fmt: skip
