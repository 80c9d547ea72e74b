"""A printed change beside what the printed from and to allow, rounding counted.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.audit.page import page_of_text
>>> found = rows([page_of_text("案件由24.1万起降至15.8万起,下降34.3%。", report_id="example")])
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows([page_of_text("案件下降34.3%。")])
Traceback (most recent call last):
zhibiao.errors.UserError: no from and to to draw. Give a table that holds one.
"""

import re
from collections.abc import Iterable

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from zhibiao.audit.arithmetic import compared
from zhibiao.audit.page import Page
from zhibiao.charts import lettering
from zhibiao.charts.labels import both
from zhibiao.charts.lettering import FAINT, LINE, NOTE, QUIET, STEP, write
from zhibiao.english import english
from zhibiao.plurals import counted
from zhibiao.style import INTERVAL, REPORTED

SCALE = 0.5
"""Where the scale begins, as a share of the width."""
MOVE = 4.2
"""Height of a row in lines."""
ROOM = lettering.SHEET * SCALE - 0.1
CLAUSE = re.compile(r"(?:[全我本][国省市州县区盟旗])?(?P<words>[^，,。；;：:\n]{1,12}?)[由从自]?\Z")
INVENTED = "invented"
"""The report_id of a sentence that no report prints."""
SLACK = 0.05
"""Half a step of a change printed to one decimal."""
MISFIT = REPORTED | {"marker": "X", "markersize": 9}
MARKS = {"allowed": INTERVAL, "fits": REPORTED, "apart": MISFIT}
NAMES = {"allowed": "what from and to\nallow 起止数所容", "fits": "printed change, fits\n所印增减，相合",
         "apart": "printed change, does\nnot fit 所印增减，不合"}  # fmt: skip


def rows(pages: Iterable[Page]) -> pd.DataFrame:
    """One row per from–to in % or with a printed change in %.

    Columns: label, label_en, middle, fits, base, to, unit, low, high (what the two allow, in % of the from), printed (the
    change, empty where none is printed), said, claim_id, report_id.
    """
    found = []
    for page in pages:
        for move, said in compared(page):
            change = next(
                (item for item in said if item.unit == "%" and item.value is not None), None
            )
            if change is None and move.unit != "%":
                continue
            low, high = _relative(move)
            subject = _name(page.text[: move.items[0].start], move.items[0].subjects[0])
            value = None if change is None else change.value
            found.append({
                "label": subject, "label_en": english(subject),
                "middle": float(abs(move.to - move.base) / move.base * 100),
                "fits": value is not None and low - SLACK <= float(value) <= high + SLACK,
                "base": move.base, "to": move.to, "unit": move.unit, "low": low, "high": high,
                "printed": value,
                "said": " ".join(item.surface for item in said),
                "claim_id": move.items[0].ids[0], "report_id": page.report.report_id,
            })  # fmt: skip
    return lettering.some(pd.DataFrame(found), "from and to")


def _name(before: str, subject: str) -> str:
    """The whole clause before a number that a subject ends, if it is a short one.

    >>> _name("案件下降,移送起诉由", "起诉"), _name("案件下降,有所", "案件")
    ('移送起诉', '案件')
    """
    clause = CLAUSE.search(before)
    return clause["words"] if clause and clause["words"].endswith(subject) else subject


def _relative(move) -> tuple[float, float]:
    """The smallest and the largest relative change that the two printed numbers allow, in %."""
    ends = [(to - base) / base * 100 for base in move.base_span() for to in move.to_span()]
    return float(min(map(abs, ends))), float(max(map(abs, ends)))


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows; x is how far a change is from the one that the two numbers give."""
    ends = [found["low"] - found["middle"], found["high"] - found["middle"],
            found["printed"].dropna().astype(float) - found["middle"]]  # fmt: skip
    low, high = min(end.min() for end in ends) - 0.5, max(end.max() for end in ends) + 0.5
    ax.set_xlim(high - (high - low) / (1 - SCALE), high)
    across = ax.get_yaxis_transform()
    for number, move in enumerate(found.itertuples()):
        y = (number + 0.5) * MOVE
        sides = f"{_side(move.base, move.unit)} → {_side(move.to, move.unit)}"
        allows = f"allows 可为 {_span(move)}"
        lines = [lettering.shortened(both(move.label_en, move.label), ROOM, NOTE), sides, allows]
        write(ax, 0, y - STEP / 2, "\n".join(lines), NOTE, transform=across)
        write(ax, 0, y + 1.5 * STEP, _source(move), NOTE, transform=across, color=QUIET)
        ax.vlines(0, y - 0.6, y + 0.6, color=FAINT, linewidth=1, zorder=0)
        ax.plot([move.low - move.middle, move.high - move.middle], [y, y], **INTERVAL)
        if move.printed is None:
            write(ax, high, y, "no change printed\n未印增减", NOTE, ha="right", color=QUIET)
            continue
        x = float(move.printed) - move.middle
        (drawn,) = ax.plot(x, y, **(REPORTED if move.fits else MISFIT), zorder=3)
        drawn.set_gid(move.claim_id)
        write(
            ax,
            x,
            y - 1.15,
            f"printed 所印 {_signed(move)}",
            NOTE,
            ha="right" if x > high / 2 else "center",
        )
    ticks = range(int(low), int(high) + 1)
    ax.set_ylim(len(found) * MOVE + 0.2, 0)
    ax.set_xticks(ticks, [f"{tick:+d}" if tick else "0" for tick in ticks], fontsize=NOTE)
    ax.set_yticks([])
    ax.grid(False)
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    ax.set_xlabel(
        "points from the change that the two numbers give 与所算增减之差（百分点）",
        fontsize=NOTE,
        loc="right",
    )
    printed = found[found["printed"].notna()]
    kinds = ["allowed", *printed["fits"].map({True: "fits", False: "apart"})]
    ax.legend([Line2D([], [], **MARKS[kind]) for kind in MARKS if kind in kinds],
              [NAMES[kind] for kind in MARKS if kind in kinds], loc="upper left", bbox_to_anchor=(-0.012, 0),
              bbox_transform=lettering.below(ax, 0.4), ncol=3, frameon=False, fontsize=NOTE, handlelength=1.2,
              handletextpad=0.4, columnspacing=1, borderpad=0)  # fmt: skip
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def _signed(move) -> str:
    """The printed change with its direction: that of the two numbers."""
    return f"{'−' if move.to < move.base else '+'}{move.said}" if move.said else ""


def _source(move) -> str:
    return "invented 虚构" if move.report_id == INVENTED else f"from 出自 {move.report_id}"


def _span(move) -> str:
    low, high = f"{move.low:.1f}", f"{move.high:.1f}"
    return f"{low}%" if low == high else f"{low}–{high}%"


def _side(value, unit: str) -> str:
    big = unit != "%" and value >= 10_000
    return (
        f"{value / 10_000:f}".rstrip("0").rstrip(".") + f"万{unit}" if big else f"{value:f}{unit}"
    )


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(words(found), len(found) * MOVE * LINE + 0.85)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    printed = found[found["printed"].notna()]
    made = printed["report_id"] == INVENTED
    fits, made_fit = list(printed.loc[~made, "fits"]), list(printed.loc[made, "fits"])
    beside = f"; of the invented {sum(made_fit)} of {len(made_fit)}" * bool(made_fit)
    beside_zh = f"；虚构{len(made_fit)}项中{sum(made_fit)}项相合" * bool(made_fit)
    told = "; ".join(
        f"{move.label} ({move.report_id}) {_side(move.base, move.unit)} to {_side(move.to, move.unit)}, {move.low:.1f} to "
        f"{move.high:.1f}%, printed {_signed(move) or 'none'}" for move in found.itertuples())  # fmt: skip
    told_zh = "；".join(
        f"{move.label}{_side(move.base, move.unit)}至{_side(move.to, move.unit)}，{move.low:.1f}至"
        f"{move.high:.1f}%，所印{_signed(move) or '无'}" for move in found.itertuples())  # fmt: skip
    return {
        "title_en": f"{sum(fits)} of {counted(len(fits), 'printed change')} fit what their from and to allow{beside}",
        "title_zh": f"所印增减{len(fits)}项，{sum(fits)}项与其起止数相合{beside_zh}",
        "alt_en": f"A bar per from and to: the changes they allow; a disc: the printed change. {told}.",
        "alt_zh": f"每对起止数一条，为其所容之增减；圆点为所印增减。{told_zh}。",
        "caption_en": (
            "A number printed as 24.1万 may be anything from 240,500 to 241,500, so two such numbers allow a span of "
            "changes: the bar. A disc in reach of it fits, a cross does not. Where no change is printed, nothing is tested."
        ),
        "caption_zh": "印作24.1万者，实数可为240,500至241,500，故两数所容之增减为一区间。即横条。圆点在其内者相合，叉号不合；未印增减者无从检验。",
    }  # fmt: skip
