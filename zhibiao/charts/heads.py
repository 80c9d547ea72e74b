"""Counts per 100,000 residents, beside the nation's, with the year of every base.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.changes import per_head
>>> from zhibiao.tables import load
>>> tables = [load(name) for name in ("claims", "reports", "places", "national_levels")]
>>> found = rows(per_head(*tables), *tables[:2])
>>> found["place"].iloc[0]
'China'
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(per_head(*tables)[:0], *tables[:2])
Traceback (most recent call last):
zhibiao.errors.UserError: no rate to draw. Give a table that holds one.
"""

from math import ceil, floor, log10

import pandas as pd
from matplotlib.axes import Axes

from zhibiao.charts import lettering
from zhibiao.charts.labels import SIGNS, both, english_of, place_zh
from zhibiao.charts.lettering import BODY, NOTE, QUIET, STEP, write
from zhibiao.lexicon import table
from zhibiao.plurals import counted
from zhibiao.style import AT_LEAST_RIGHT, INK, REPORTED

SCALE = 0.5
"""Where the scale begins, as a share of the width."""
HEAD, ROW, NAMED = 1.5, 2.0, 1.6
"""Lines: an indicator's name, a place, what the place counts where it is named otherwise."""
ARROW = 0.5
"""Powers of ten from a mark to its number, where an arrow stands between."""
NAMES = {"nation": "the nation 全国", "local": "a place 各地"}
NATION = {"marker": "s", "markersize": 6, "color": "#7A7A7A", "linestyle": "none"}


def rows(rates: pd.DataFrame, claims: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """The rates with the names of indicator and place, what each claim counts, and how sure its date is.

    ``subject`` and ``subject_en`` are empty where a claim names it as the indicator is named;
    report_id and date_precision of the nation's are empty. ``bound`` is that of the claim.
    """
    names = {row.indicator_id: row for row in table("indicators")}
    found = lettering.some(rates, "rate")
    precision = reports.set_index("report_id")["date_precision"].to_dict()
    known = claims.set_index("claim_id").to_dict("index")
    told = [
        known[row.claim_id]
        if row.claim_id and known[row.claim_id]["subject"] != names[row.indicator_id].name_zh
        else None
        for row in found.itertuples()
    ]
    return found.assign(
        place_zh=[place_zh(place) for place in found["place"]],
        name_en=[names[name].name_en for name in found["indicator_id"]],
        name_zh=[names[name].name_zh for name in found["indicator_id"]],
        report_id=[name or None for name in found["report_id"]],
        date_precision=[precision.get(name, "") for name in found["report_id"]],
        subject=[claim["subject"] if claim else "" for claim in told],
        subject_en=[english_of(claim) if claim else "" for claim in told],
        bound=[known[name]["bound"] if name else "exact" for name in found["claim_id"]],
    )


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows; x is the rate per 100,000, on a logarithmic scale."""
    logs = [log10(float(rate)) for rate in found["rate"]]
    low, high = floor(min(logs)) - 0.1, ceil(max(logs)) + 0.5
    span = (high - low) / (1 - SCALE)
    ax.set_xlim(high - span, high)
    bottom = _lines(found)
    ax.set_ylim(bottom + 2.0, 0)
    ax.set_axis_off()
    ticks = range(ceil(low), floor(high) + 1)
    across, y = ax.get_yaxis_transform(), 0.0
    for _, group in found.groupby("indicator_id", sort=False):
        first = group.iloc[0]
        write(ax, 0, y + HEAD / 2, both(first["name_en"], first["name_zh"]), BODY, transform=across)
        y += HEAD
        high = _lines(group) - HEAD
        ax.vlines(ticks, y, y + high, color="#E6E6E6", linewidth=0.7, zorder=0)
        for row in group.itertuples():
            high = ROW + NAMED * bool(row.subject)
            _rate(ax, row, y + high / 2, across)
            y += high
    for tick in ticks:
        write(ax, tick, bottom + 0.4, f"{10.0**tick:g}", NOTE, ha="center")
    write(ax, (ticks[0] + ticks[-1]) / 2, bottom + 1.4, "per 100,000 residents 每十万常住人口", NOTE,
          ha="center", color=QUIET)  # fmt: skip
    marks = {"nation": NATION, "local": REPORTED}
    lettering.legend(ax, marks, NAMES, ["local" if one else "nation" for one in found["claim_id"]])
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def _lines(found: pd.DataFrame) -> float:
    """How many lines the rows take with the names of their indicators."""
    named = int((found["subject"] != "").sum())
    return HEAD * found["indicator_id"].nunique() + ROW * len(found) + NAMED * named


def _rate(ax: Axes, row, y: float, across) -> None:
    dated = row.as_of[:4] if row.as_of[:4].isdigit() else "undated"
    dated += ", inferred 推定" * (row.date_precision == "inferred")
    unit = row.unit if row.claim_id else row.unit.replace("count", "")
    lines = (f"{both(row.place, row.place_zh)}: {_sign(row)}{row.value:,f}{' ' * unit.isascii()}{unit} ({dated})".replace("  ", " "),
             *([row.subject_en, f"“{row.subject}”"] if row.subject else []),
             f"residents 常住人口 {row.residents:,f} ({row.residents_as_of[:4]})")  # fmt: skip
    room = SCALE * lettering.SHEET - 0.1
    for number, text in enumerate(lines):
        middle = number - (len(lines) - 1) / 2
        write(ax, 0.01, y + middle * STEP, lettering.shortened(text, room, NOTE), NOTE,
              transform=across, color=QUIET if number == len(lines) - 1 else INK)  # fmt: skip
    drawn = ax.plot(log10(float(row.rate)), y, **(REPORTED if row.claim_id else NATION))[0]
    drawn.set_gid(row.claim_id or row.place)
    beside = 0.22
    if row.bound in ("at_least", "more_than"):
        ax.plot(log10(float(row.rate)), y, **AT_LEAST_RIGHT | {"markersize": 27}, zorder=2)
        beside = ARROW
    write(ax, log10(float(row.rate)) + beside, y, f"{_sign(row)}{row.rate}", NOTE)


def _sign(row) -> str:
    return SIGNS.get(row.bound, "")


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(words(found), (_lines(found) + 2.0) * lettering.LINE + 0.25)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    nation = found[found.claim_id == ""].set_index("indicator_id")["rate"]
    local = found[found.claim_id != ""]
    alike = local[local["subject"] == ""]
    times = sorted(float(row.rate / nation[row.indicator_id]) for row in alike.itertuples())
    span = "–".join(
        dict.fromkeys(
            f"{one:.0f}" if one >= 1.5 else f"{one:.1f}" for one in times[:: max(1, len(times) - 1)]
        )
    )
    title_en = (f"Per head, {len(alike)} of {counted(len(local), 'reported count')} {'are' if len(alike) > 1 else 'is'} of what "
                f"the nation counts, at {span} times its rate") if times else (
                f"Per head, none of {counted(len(local), 'reported count')} is of what the nation counts")  # fmt: skip
    title_zh = f"按人均，所报{len(local)}项中{len(alike)}项与全国同名，为全国的{span}倍" if times else (
                f"按人均，所报{len(local)}项均与全国不同名")  # fmt: skip
    listed = "; ".join(
        f"{row.subject_en or row.name_en}, {row.place}: {_sign(row)}{row.rate} per 100,000 ({_sign(row)}{row.value:,f} on {row.residents:,f})"
        for row in found.itertuples()
    )
    listed_zh = "；".join(
        f"{row.subject or row.name_zh}，{row.place_zh or row.place}：每十万人{_sign(row)}{row.rate}"
        for row in found.itertuples()
    )
    return {
        "title_en": title_en,
        "title_zh": title_zh,
        "alt_en": f"Dots on a logarithmic scale of the rate per 100,000 residents, squares for China. {listed}.",
        "alt_zh": f"对数轴上的圆点表示每十万常住人口的比率，方块为全国。{listed_zh}。",
        "caption_en": (
            f"{counted(len(local), 'reported count')} on the residents of the 2020 census; squares: what the Ministry of "
            "Public Security reports for the whole country; an arrow: more than so many. Years of counts and of people differ and stand beside each. "
            "Where a place counts something narrower or otherwise named, it is written out: the two numbers then are of unlike "
            "things, as are persons and turns of duty (人次). A rate does not say who is better policed."
        ),
        "caption_zh": (
            f"所报数量{len(local)}项，除以2020年人口普查常住人口；方块为公安部所报全国数，箭头表示超过此数。各数年份不同，列于其旁。"
            "所计较窄或名称不同者，照写其名：两数所计并非一物，人数与人次亦然。比率不说明治安优劣。"
        ),
    }  # fmt: skip
