"""Documents, deadlines and stated periods on one line of time.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.tables import load
>>> found = rows(load("claims"), load("reports"), load("national_targets"))
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> span("2020-12-31")
(2021.0, 2021.0)
>>> span("someday")
Traceback (most recent call last):
ValueError: Invalid isoformat string: 'someday'
"""

import re
from datetime import date

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from zhibiao.charts import lettering
from zhibiao.charts.labels import both, label, place_zh, placed
from zhibiao.charts.lettering import LINE, NOTE, QUIET, write
from zhibiao.charts.targets import NATION, NORM
from zhibiao.plurals import counted
from zhibiao.style import DECLARED, DECLARED_COLOUR, INK, INTERVAL, NOTHING

KINDS = {
    "document": "document\n文件",
    "uncertain": "date inferred\n推定日期",
    "bounded": "of a day between\n期间某日",
    "deadline": "deadline of a target\n目标期限",
    "whole": "of the whole document\n全文期限",
    "norm": "national deadline\n国家期限",
    "period": "period stated\n所述时期",
    "readings": "one deadline, read\nin two ways 两种读法",
}
_SQUARE = {"marker": "s", "markersize": 6, "color": INK, "linestyle": "none"}
LOOK = {
    "document": _SQUARE,
    "uncertain": _SQUARE | {"markerfacecolor": "white"},
    "deadline": DECLARED | {"markersize": 7, "markeredgewidth": 1.5},
    "whole": DECLARED | {"markersize": 7, "markeredgewidth": 0.8},
    "norm": NORM | {"markersize": 7},
    "period": INTERVAL | {"linewidth": 5},
    "bounded": {
        "color": INK,
        "linewidth": 1.2,
        "marker": "s",
        "markersize": 4,
        "markerfacecolor": "white",
    },
    "readings": {"color": DECLARED_COLOUR, "linewidth": 1.2, "linestyle": (0, (1, 1))},
}
LANES = {"document": "document", "uncertain": "document", "undated": "document", "bounded": "document", "norm": "deadline",
         "deadline": "deadline", "whole": "whole", "period": "period"}  # fmt: skip
"""The lane each kind of mark stands in; the lanes are drawn in this order."""
SCALE = 0.36
"""Where the scale begins, as a share of the width."""
STEP, GAP = 1.15, 0.7
"""Heights in lines: a lane of marks, the space between documents."""


def span(iso: str) -> tuple[float, float]:
    """The years at which a date begins and ends, a day being a point at its end.

    >>> span("2015"), span("2015-07")
    ((2015.0, 2016.0), (2015.5, 2015.58))
    """
    parts = [int(part) for part in iso.split("-")] if re.fullmatch(r"[\d-]+", iso) else []
    if len(parts) == 1:
        return float(parts[0]), float(parts[0] + 1)
    if len(parts) == 2:
        return parts[0] + round((parts[1] - 1) / 12, 2), parts[0] + round(parts[1] / 12, 2)
    day = date.fromisoformat(iso)
    first, next_first = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    years = day.year + round(((day - first).days + 1) / (next_first - first).days, 3)
    return years, years


def rows(
    claims: pd.DataFrame,
    reports: pd.DataFrame,
    norms: pd.DataFrame,
    bounds: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """One row per mark: document, uncertain, bounded, undated, deadline, whole, norm or period.

    ``bounds`` (the table ``date_bounds``) says between which days a document without a year was issued.

    Columns: document (its id or title), name, name_en, name_zh, kind, iso, begin, end (years), text (as printed), claim_id,
    report_id.  A stated period is kept if it prints a year.
    """
    found = []
    between = {} if bounds is None else {row.report_id: row for row in bounds.itertuples()}
    for (name, issued), of_it in norms.groupby(["document", "document_date"], sort=True):
        head = {"document": name, "name": both(NATION, place_zh(NATION)), "name_zh": name,
                "name_en": of_it["issuer"].iloc[0], "claim_id": None, "report_id": None}  # fmt: skip
        found.append(head | _mark("document", issued, name))
        found += [head | _mark("norm", day, name) for day in of_it["deadline"]]
    for report in placed(reports, reports).itertuples():
        head = {"document": report.report_id, "name": both(report.place, report.place_zh),
                "name_en": both(*label("kind", report.kind)), "name_zh": "",
                "claim_id": None, "report_id": report.report_id}  # fmt: skip
        sure = {"none": "undated", "inferred": "uncertain"}.get(report.date_precision, "document")
        if sure == "undated" and report.report_id in between:
            found.append(head | _between(between[report.report_id]))
        else:
            found.append(head | _mark(sure, "" if sure == "undated" else report.date, report.date))
        for claim in claims[claims.report_id == report.report_id].to_dict("records"):
            found += [head | mark | {"claim_id": claim["claim_id"]} for mark in _stated(claim)]
    return lettering.some(pd.DataFrame(found), "document")


def _mark(kind: str, iso: str, text: str) -> dict:
    begin, end = span(iso) if iso else (None, None)
    return {"kind": kind, "iso": iso, "begin": begin, "end": end, "text": text}


def _between(bound) -> dict:
    """A document's first and last possible day; it has no end where the last is not known."""
    begin, end = span(bound.earliest)[0], span(bound.latest)[1] if bound.latest else None
    return {"kind": "bounded", "iso": f"{bound.earliest}/{bound.latest}", "begin": begin, "end": end,
            "text": bound.why}  # fmt: skip


def _stated(claim: dict) -> list[dict]:
    """The dated marks of one claim."""
    if claim["modality"] == "target":
        own = [
            _mark("deadline", day, claim["deadline_printed"]) for day in claim["deadline"].split()
        ]
        whole = [] if own else claim["document_deadline"].split()
        return own + [_mark("whole", day, claim["document_deadline"]) for day in whole]
    found = re.findall(r"(?:19|20)\d\d(?=年)", claim["period"] + claim["base_period"])
    if not found:
        return []
    begin, end = float(min(found)), float(max(found)) + 1
    return [{"kind": "period", "iso": f"{min(found)}/{max(found)}", "begin": begin, "end": end,
             "text": claim["period"] or claim["base_period"]}]  # fmt: skip


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows; x is the year."""
    low, high = int(found["begin"].min()) - 0.3, int(found["end"].max()) + 1.2
    ax.set_xlim(low - (high - low) * SCALE / (1 - SCALE), high)
    years = range(int(found["begin"].min()), int(high) + 1)
    across, y = ax.get_yaxis_transform(), 0.0
    for _, marks in found.groupby("document", sort=False):
        for number, line in enumerate(_name(marks)):
            write(
                ax,
                0,
                y + 0.45 + 0.9 * number,
                line,
                NOTE,
                transform=across,
                color=QUIET if number else INK,
            )
        for number, lane in enumerate(_lanes(marks)):
            _lane(ax, marks[marks.kind.map(LANES) == lane], y + STEP * (number + 0.5), (low, high))
        y += _high(marks)
        ax.axhline(y - GAP / 2, color="#DDDDDD", linewidth=0.6)
    ax.vlines(years, 0, y - GAP / 2, color="#EEEEEE", linewidth=0.7, zorder=0)
    ax.set_ylim(y - GAP / 2, 0)
    named = years[:-1:2]
    ax.set_xticks([year + 0.5 for year in named], map(str, named), fontsize=NOTE)
    ax.set_yticks([])
    ax.grid(False)
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    shown = {*found.kind, *(["readings"] if _read_twice(found) else [])}
    kinds = [kind for kind in KINDS if kind in shown]
    ax.legend([*(Line2D([], [], **LOOK[kind]) for kind in kinds), Line2D([], [], linestyle="none")],
              [*(KINDS[kind] for kind in kinds), "3 ×: the mark beside it\nstands for three 旁标计三项"],
              loc="upper left", bbox_to_anchor=(-0.012, 0), bbox_transform=lettering.below(ax, 0.22), ncol=3, frameon=False, fontsize=NOTE,
              handlelength=1, handletextpad=0.5, columnspacing=1, borderpad=0)  # fmt: skip
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def _lanes(marks: pd.DataFrame) -> list[str]:
    held = {LANES[kind] for kind in marks["kind"]}
    return [lane for lane in dict.fromkeys(LANES.values()) if lane in held]


def _name(marks: pd.DataFrame) -> list[str]:
    """The lines of a document's name: the place, then who issued it and what it is."""
    first = marks.iloc[0]
    texts = (first["name"], first["name_en"], first["name_zh"])
    room = lettering.SHEET * SCALE - 0.05
    return [
        line for text in texts if text for line in lettering.wrapped(text, room, NOTE).split("\n")
    ]


def _high(marks: pd.DataFrame) -> float:
    """Units of y that a document takes: its lanes, or the lines of its name."""
    return max(0.9 * len(_name(marks)) + 0.1, STEP * len(_lanes(marks))) + GAP


def _lane(ax: Axes, marks: pd.DataFrame, y: float, ends: tuple[float, float]) -> None:
    if "undated" in set(marks.kind):
        ax.fill_between([ends[0], ends[1]], y - 0.45, y + 0.45, **NOTHING)
        write(ax, sum(ends) / 2, y, "year not printed 未印年份", NOTE, ha="center")
        return
    wide, starts = ends[1] - ends[0], sorted(marks["begin"])
    for first, last in _read_twice(marks):
        ax.plot([first, last], [y, y], **LOOK["readings"], zorder=1)
    for (kind, begin, end), same in marks.groupby(
        ["kind", "begin", "end"], sort=False, dropna=False
    ):
        if kind == "bounded":
            last, corners = (ends[1], [0]) if pd.isna(end) else (end, [0, 1])
            ax.plot([begin, last], [y, y], **LOOK["bounded"], markevery=corners)
            continue
        if begin != end:
            ax.plot([begin, end], [y, y], **LOOK["period"])
        if kind != "period":
            ax.plot((begin + end) / 2, y, **LOOK[kind])
        if LANES[kind] != "document":
            crowded = any(end < start < end + 0.15 * wide for start in starts)
            x, side = (begin - 0.04 * wide, "right") if crowded else (end + 0.04 * wide, "left")
            write(ax, x, y, f"{len(same)} ×", NOTE, ha=side)


def _read_twice(found: pd.DataFrame) -> list[tuple[float, float]]:
    """Between which years the readings of one deadline lie, where it can be read in two ways."""
    due = found[found["kind"].isin(["deadline", "whole"])].groupby("claim_id")["begin"]
    ends = zip(due.min(), due.max(), strict=True)
    return [pair for pair in dict.fromkeys(ends) if pair[0] < pair[1]]


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    lines = sum(_high(marks) for _, marks in found.groupby("document"))
    return lettering.height(words(found), lines * LINE + 0.95)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    local = found[found.report_id.notna()]
    documents = local["report_id"].nunique()
    dated = int((local.kind == "document").sum())
    due = local[local.kind == "deadline"].groupby("claim_id").size()
    own, twice = len(due), int((due > 1).sum())
    listed = "; ".join(
        f"{marks['name'].iloc[0]}: "
        + ", ".join(
            f"{mark.kind} {mark.iso}".strip()
            for mark in marks.drop_duplicates(["kind", "iso"]).itertuples()
        )
        for _, marks in found.groupby("document", sort=False)
    )
    listed_zh = "；".join(
        f"{marks['name'].iloc[0]}："
        + "，".join(
            f"{_kind_zh(mark.kind)}{mark.iso}"
            for mark in marks.drop_duplicates(["kind", "iso"]).itertuples()
        )
        for _, marks in found.groupby("document", sort=False)
    )
    return {
        "title_en": f"{dated} of {counted(documents, 'local document')} with a known date; {counted(own, 'target')} with a deadline"
                    + f", {twice} of them read in two ways" * bool(twice),
        "title_zh": f"{documents}份地方文件中{dated}份日期可知；{own}项目标自带期限" + f"，其中{twice}项有两种读法" * bool(twice),
        "alt_en": f"A line of time from {int(found['begin'].min())} to {int(found['end'].max())}. {listed}.",
        "alt_zh": f"{int(found['begin'].min())}至{int(found['end'].max())}年的时间线。{listed_zh}。",
        "caption_en": (
            "When documents were issued, when their targets are due and which years they speak of. "
            "Lines are the turns of years; an end of December stands on the line after its year. "
            "A deadline that can be read in two ways stands twice, its readings joined by a dotted line. A line between "
            "open squares: the document is of a day between them, and one that runs on has no known last day. Periods without a printed year are not drawn."
        ),
        "caption_zh": "文件何时发布、目标何时到期、所述为何年。竖线为岁末年初，年底期限标于该年之后的线上。期限有两种读法的，两处均标，以虚线相连。空心小方块之间：文件发布于其间某日；线向右不止者，最晚日期不详。未印年份的时期未画。",
    }  # fmt: skip


def _kind_zh(kind: str) -> str:
    return "未印年份" if kind == "undated" else KINDS[kind].split("\n")[1]
