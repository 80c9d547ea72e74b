"""A printed total beside the parts that are listed for it, one of them in another unit.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.tables import load
>>> found = rows(load("findings"), load("claims"))
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(load("findings")[:0], load("claims"))
Traceback (most recent call last):
zhibiao.errors.UserError: no total with a part in another unit to draw. Give a table that holds one.
"""

from decimal import Decimal
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from zhibiao.charts import lettering
from zhibiao.charts.labels import both, english_of, printed
from zhibiao.charts.lettering import BODY, FAINT, LINE, NOTE, QUIET, SHEET, STEP, write
from zhibiao.lexicon import table
from zhibiao.style import INK, REPORTED, REPORTED_COLOUR

LEFT, RIGHT = 0.15, SHEET - 0.15
"""Inches between which the bars lie."""
BAR = 1.7
"""Height of a bar in lines."""
TOTAL, ADDED, LIST, ZOOM = 2.2, 5.4, 7.6, 1.9
"""Lines down to the total, the sum and the list; lines of a row of the enlarged end."""


class Sum(NamedTuple):
    """What the rows come to."""

    total: Decimal
    added: Decimal  # the parts in the total's unit
    other: Decimal  # the part in another unit, as its number stands
    unit: str
    odd: str  # that part as printed
    pieces: str  # what the total's unit counts, in English
    places: str  # the same of that part

    @property
    def gap(self) -> Decimal:
        return self.total - self.added


def rows(findings: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """The first sum of parts with a part in another unit: one row per number.

    Columns: role (total, part, other), value, unit, printed, subject, subject_en, claim_id,
    report_id.
    """
    known = claims.set_index("claim_id", drop=False)
    for finding in findings[findings["test"] == "sum_of_parts"].itertuples():
        ids = finding.claim_ids.split()
        if not set(ids) <= set(known.index):
            continue
        found = known.loc[ids].reset_index(drop=True)
        total = found.iloc[0]
        if set(found["unit"]) == {total["unit"]}:
            continue
        roles = ["other" if unit != total["unit"] else "part" for unit in found["unit"]]
        found = found.assign(
            role=["total", *roles[1:]],
            printed=[printed(claim) for claim in found.to_dict("records")],
            subject_en=[english_of(claim) for claim in found.to_dict("records")],
        )
        columns = ["role", "value", "unit", "printed", "subject", "subject_en", "claim_id",
                   "report_id"]  # fmt: skip
        return found[columns]
    return lettering.some(pd.DataFrame(), "total with a part in another unit")


def summed(found: pd.DataFrame) -> Sum:
    """The total, what the parts in its unit add up to, and the part in another unit."""
    total = found[found["role"] == "total"].iloc[0]
    other = found[found["role"] == "other"]
    return Sum(total["value"], sum(found.loc[found["role"] == "part", "value"], Decimal(0)),
               sum(other["value"], Decimal(0)), total["unit"], "、".join(other["printed"]),
               _counts(total["unit"]), _counts(other["unit"].iloc[0]))  # fmt: skip


def _counts(unit: str) -> str:
    return next((row.counts for row in table("counting_units") if row.unit == unit), unit)


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw total, parts and gap to one scale, then the end of the bar enlarged."""
    told = summed(found)
    lettering.sheet(ax, _lines(found))
    scale = (RIGHT - LEFT) / float(told.total)
    parts = found[found["role"] == "part"]
    write(ax, LEFT, TOTAL - 1.5, "the printed total 所印总数", NOTE, color=QUIET)
    _bar(ax, LEFT, float(told.total) * scale, TOTAL, REPORTED_COLOUR)
    write(ax, LEFT + 0.08, TOTAL, f"{told.total:,f} {told.unit}", BODY, color=INK)
    write(
        ax,
        LEFT,
        ADDED - 1.5,
        f"its parts, in {told.pieces} 以{told.unit}计的各项",
        NOTE,
        color=QUIET,
    )
    left = LEFT
    for number, part in enumerate(parts.itertuples(), 1):
        width = float(part.value) * scale
        drawn = _bar(ax, left, width, ADDED, "#F3E0C4")
        drawn.set_gid(part.claim_id)
        ax.text(left + width / 2, ADDED, str(number), fontsize=BODY, ha="center", va="center")
        left += width
    _bar(ax, left, float(told.gap) * scale, ADDED, "white", hatch="//////")
    named = found[found["role"] != "total"]
    _list(ax, named)
    _enlarged(ax, told, LIST + (len(named) + 1) * STEP * 1.25)
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def _bar(ax: Axes, left: float, width: float, y: float, colour: str, **look):
    return ax.barh(y, width, BAR, left, color=colour, edgecolor=INK, linewidth=0.6, **look)[0]


def _list(ax: Axes, parts: pd.DataFrame) -> None:
    """The numbered parts with their names; the hatched one stands for what is in another unit."""
    for number, part in enumerate(parts.itertuples(), 1):
        y = LIST + (number - 1) * STEP * 1.25
        write(ax, LEFT, y, str(number) if part.role == "part" else "//", NOTE)
        write(ax, LEFT + 0.75, y, part.printed, NOTE, ha="right")
        room = RIGHT - LEFT - 0.85
        name = lettering.shortened(both(part.subject_en, part.subject), room, NOTE)
        write(ax, LEFT + 0.85, y, name, NOTE, color=QUIET)


def _enlarged(ax: Axes, told: Sum, top: float) -> None:
    """Four values near the total, to a scale of their own, whose ticks stand below."""
    low, high = float(told.added - told.gap / 5), float(told.total + told.gap / 5)
    across = RIGHT - LEFT - 1.75
    marks = [
        (told.added, f"parts in {told.pieces}", f"以{told.unit}计各项之和"),
        (told.added + told.other, f"{told.other:f} {told.places} as {told.pieces}", f"若{told.odd}即{told.other:f}{told.unit}"),
        (told.added + told.gap, f"{told.other:f} {told.places} with {told.gap:f}", f"若{told.odd}共{told.gap:f}{told.unit}"),
        (told.total, "the printed total", "所印总数"),
    ]  # fmt: skip
    places = [LEFT + 1.75 + (float(value) - low) / (high - low) * across for value, *_ in marks]
    bottom = top + len(marks) * ZOOM
    ax.vlines(places[-1], top + 0.1, bottom - 0.4, color=FAINT, linewidth=1, zorder=0)
    for tick in MaxNLocator(4, integer=True).tick_values(low, high):
        if low <= tick <= high:
            x = LEFT + 1.75 + (tick - low) / (high - low) * across
            ax.vlines(x, bottom - 0.2, bottom, color=QUIET, linewidth=0.6)
            write(ax, x, bottom + 0.6, f"{tick:,.0f}", NOTE, ha="center", color=QUIET)
    write(ax, LEFT, bottom + 0.6, f"{told.pieces}, enlarged 放大", NOTE, color=QUIET)
    for number, ((value, english, chinese), x) in enumerate(zip(marks, places, strict=True)):
        y = top + (number + 0.5) * ZOOM
        write(ax, LEFT, y, f"{english}\n{chinese}", NOTE, color=INK)
        ax.hlines(y, LEFT + 1.75, RIGHT, color=FAINT, linewidth=0.6, zorder=0)
        assumed = number in (1, 2)
        look = REPORTED | ({"markerfacecolor": "white", "markeredgecolor": REPORTED_COLOUR}
                           if assumed else {})  # fmt: skip
        ax.plot(x, y, **look, zorder=3)
        right = x > (LEFT + 1.75 + RIGHT) / 2
        write(
            ax,
            x + (-0.1 if right else 0.1),
            y - 0.45,
            f"{value:,f}",
            NOTE,
            ha="right" if right else "left",
        )


def _lines(found: pd.DataFrame) -> float:
    return LIST + len(found) * STEP * 1.25 + 4 * ZOOM + 1.2


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(words(found), _lines(found) * LINE)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    told = summed(found)
    read = told.added + told.other
    each = (told.gap / told.other).quantize(Decimal("0.1"))
    parts = found[found["role"] == "part"]
    listed = ", ".join(f"{part.value:,f}" for part in parts.itertuples())
    return {
        "title_en": f"The parts counted in {told.pieces} leave {told.gap:,f} of {told.total:,f} for {told.other:f} {told.places}",
        "title_zh": f"以{told.unit}计的各项之外，{told.total:,f}中尚有{told.gap:,f}归于“{told.odd}”",
        "alt_en": (
            f"A bar of {told.total:,f} above a bar of {len(parts)} parts ({listed}) that ends at {told.added:,f}. "
            f"Enlarged: with {told.odd} read as {told.other:f} {told.unit} the parts come to {read:,f}; they "
            f"come to the total if {told.odd} hold {told.gap:f}, {each:f} each."
        ),
        "alt_zh": (
            f"上为总数{told.total:,f}之长条，下为{len(parts)}项（{listed}），止于{told.added:,f}。放大处："
            f"若{told.odd}即{told.other:f}{told.unit}，合计{read:,f}；若{told.odd}共有{told.gap:f}{told.unit}，则与总数相合。"
        ),
        "caption_en": (
            f"{told.odd} counts {told.places}, the total counts {told.pieces} ({told.unit}): they can't be added, so the "
            f"test has no verdict. Read as {told.pieces}, the parts would be {told.total - read:f} short; with {each:f} "
            "to each they would be complete. Filled: printed, or added from what is printed. Hollow: assumed."
        ),
        "caption_zh": (
            f"“{told.odd}”计的是点位，总数计的是{told.unit}，不可相加，故无结论。若以{told.unit}计则少{told.total - read:f}；"
            f"若每处{each:f}{told.unit}则恰好相合。实心：所印或由所印相加；空心：假设。"
        ),
    }  # fmt: skip
