"""Declared targets beside what is reported: one block per indicator, one lane per place.

A lane says in words what is declared and what is reported; a grey band stands where nothing
is.  Places never share a lane: what they share is the national norm, a line through all.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.tables import load
>>> found = rows(*(load(name) for name in ("claims", "reports", "national_targets")))
>>> set(found["role"]) >= {"norm", "declared"}
True
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)

Over 300 lines, because one drawing has lanes, norms and keys that share their measures.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from zhibiao.charts import lettering
from zhibiao.charts.labels import both, due, place_zh, placed, printed
from zhibiao.charts.lettering import BODY, LINE, NOTE, QUIET, STEP, write
from zhibiao.lexicon import table
from zhibiao.plurals import counted
from zhibiao.style import AT_LEAST_RIGHT, DECLARED, NOTHING, REPORTED

NATION = "China"
NORM = DECLARED | {"markeredgecolor": QUIET, "markersize": 8, "markeredgewidth": 1.3}
LEVEL = REPORTED | {"color": QUIET, "markersize": 5}
LOOK = {"norm": NORM, "level": LEVEL, "declared": DECLARED, "reported": REPORTED}
APART = {"norm": -0.36, "level": 0.36}
"""Lines from the middle of the nation's lane: a level close to the norm would be hidden by it."""
LEGEND = {
    "declared": "declared target\n目标",
    "reported": "reported\n已报告",
    "norm": "shared national norm\n共同国家目标",
    "level": "national level, as the\nministry reports it 全国水平",
}
PARTS = {"city": "city 城市", "town": "town 城镇"}
"""Which schools a part of a national level is of."""
PLACE, LEFT, RIGHT, SCALE = 0.0, 0.21, 0.38, 0.64
"""Where the columns begin, as shares of the width."""
LANE, HEAD, GAP, TOP = 1.35, 2.1, 0.5, 2.4
"""Heights in lines: a lane, a block's heading, the space between blocks, the columns' heads."""


def rows(
    claims: pd.DataFrame,
    reports: pd.DataFrame,
    norms: pd.DataFrame,
    levels: pd.DataFrame | None = None,
    *,
    indicators: Sequence[str] | None = None,
) -> pd.DataFrame:
    """One row per mark: of each indicator with a declared target in %, all that is said of it.

    Columns: indicator_id, name_en, name_zh, role (norm | level | declared | reported), place,
    place_zh, value, bound, unit, printed, when, due_of_document (the day of the whole document,
    where a target prints none), source, claim_id, report_id (empty for a norm).
    ``levels`` are the national levels; of each indicator, and of each part that the nation tells
    of it (``<indicator>_city_schools``), the latest is kept.
    ``indicators`` keeps only these, in this order.
    """
    shares = placed(claims[(claims.unit == "%") & (claims.indicator_id != "")], reports)
    shares = shares[shares.modality.isin(["target", "reported"]) & (shares.measure != "change")]
    wanted = set(shares.loc[shares.modality == "target", "indicator_id"])
    names = {row.indicator_id: row for row in table("indicators")}
    chosen = [one for one in (names if indicators is None else indicators) if one in wanted]
    found = []
    for one in chosen:
        head = {"indicator_id": one, "name_en": names[one].name_en, "name_zh": names[one].name_zh}
        found += [head | mark for mark in _national("norm", norms[norms.indicator == one])]
        if levels is not None:
            told = levels[levels.indicator.str.fullmatch(f"{one}(_.*)?") & (levels.unit == "%")]
            own = told[(told.indicator == one) | ~told.indicator.isin(names)]
            latest = own.sort_values("as_of", kind="stable").drop_duplicates(
                "indicator", keep="last"
            )
            latest = latest.assign(part=latest["indicator"].str[len(one) + 1 :])
            found += [head | mark for mark in _national("level", latest)]
        of_it = shares[shares.indicator_id == one].sort_values(
            "modality", ascending=False, kind="stable"
        )
        found += [head | _local(claim) for claim in of_it.to_dict("records")]
    return lettering.some(pd.DataFrame(found), "indicator with a declared target in %")


def _national(role: str, facts: pd.DataFrame) -> list[dict]:
    value, when, source = (
        ("target", "deadline", "document") if role == "norm" else ("value", "as_of", "seen_in")
    )
    marks = []
    for fact in facts.to_dict("records"):
        said = {"value": fact[value], "unit": fact["unit"], "bound": fact["bound"]}
        part = fact.get("part", "").removesuffix("_schools")
        marks.append(said | {
            "role": role, "place": NATION, "place_zh": place_zh(NATION),
            "printed": f"{printed(said)} {PARTS.get(part, part)}".strip(),
            "when": fact[when], "due_of_document": "", "source": fact[source], "claim_id": None, "report_id": None,
        })  # fmt: skip
    return marks


def _local(claim: dict) -> dict:
    target = claim["modality"] == "target"
    return {
        "role": "declared" if target else "reported", "printed": printed(claim), "source": claim["quote"],
        "when": claim["deadline"] if target else claim["date"],
        "due_of_document": claim["document_deadline"] if target and not claim["deadline"] else "",
    } | {name: claim[name] for name in ("place", "place_zh", "value", "bound", "unit", "claim_id", "report_id")}  # fmt: skip


def blocks(found: pd.DataFrame) -> list[tuple[pd.Series, list[pd.DataFrame]]]:
    """The rows as they stand on the page: a heading and its lanes, one per place."""
    return [
        (block.iloc[0], [lane for _, lane in block.groupby("place", sort=False)])
        for _, block in found.groupby("indicator_id", sort=False)
    ]


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows; x is the share in %."""
    low = _scale_from(found)
    high = 100 + (100 - low) * 0.09
    ax.set_xlim(low - (high - low) * SCALE / (1 - SCALE) - (100 - low) * 0.05, high)
    across = ax.get_yaxis_transform()
    for x, text in (
        (LEFT, "declared (due)\n目标（期限）"),
        (RIGHT, "reported (as of)\n已报告（时点）"),
    ):
        write(ax, x, 0.6, text, NOTE, transform=across, color=QUIET)
    y, step = TOP, (100 - low) / 4
    ticks = [low + step * number for number in range(5)]
    for first, lanes in blocks(found):
        write(ax, PLACE, y, first["name_en"], BODY, transform=across)
        write(ax, PLACE, y + 0.95, first["name_zh"], BODY, transform=across, color=QUIET)
        top = bottom = y + HEAD - LANE / 2
        for lane in lanes:
            high = _high(lane)
            _lane(ax, lane, bottom + high / 2, low)
            bottom += high
        ax.vlines(ticks, top, bottom, color="#E6E6E6", linewidth=0.7, zorder=0)
        for norm in first_of(pd.concat(lanes), "norm")["value"]:
            ax.vlines(
                float(norm), top, bottom, color=QUIET, linewidth=1, linestyle=(0, (2, 2)), zorder=1
            )
        y = bottom + LANE / 2 + GAP
    ax.set_ylim(bottom + 0.15, 0)
    ax.set_xticks(ticks, [f"{tick:g}" for tick in ticks[:-1]] + ["100%"], fontsize=NOTE)
    ax.set_yticks([])
    ax.grid(False)
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    _legend(ax, found)
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def _high(lane: pd.DataFrame) -> float:
    """Lines that a lane takes: one more for each further part of a national level."""
    return LANE + STEP * max(0, int((lane.role == "level").sum()) - 1)


def first_of(found: pd.DataFrame, role: str) -> pd.DataFrame:
    """The rows of one role."""
    return found[found.role == role]


def _lane(ax: Axes, lane: pd.DataFrame, y: float, low: float) -> None:
    across = ax.get_yaxis_transform()
    first = lane.iloc[0]
    write(ax, PLACE, y, both(first["place"], first["place_zh"]), BODY, transform=across)
    ax.hlines(y, low, 100, color="#D8D8D8", linewidth=1, zorder=0)
    for x, roles in ((LEFT, ("norm", "declared")), (RIGHT, ("level", "reported"))):
        said = lane[lane.role.isin(roles)]
        if said.empty:
            _nothing(ax, x, y)
        text, points = _said(said), BODY
        if "\n" in text or (x == LEFT and _wide(text, BODY)):
            points = NOTE
        if x == LEFT and _wide(text, NOTE):
            text = text.replace(" [", "\n[").replace(" (", "\n(")
        write(ax, x, y, text, points, transform=across)
    for mark in lane.itertuples():
        if mark.value is None:
            continue
        at = y + APART.get(mark.role, 0)
        (drawn,) = ax.plot(float(mark.value), at, **LOOK[mark.role], zorder=3)
        if mark.role in ("declared", "reported"):
            drawn.set_gid(mark.claim_id)
        if mark.bound in ("at_least", "more_than"):
            ax.plot(float(mark.value), at, **AT_LEAST_RIGHT | {"markersize": 27}, zorder=2)


def _wide(text: str, points: float) -> bool:
    """Whether a declared number reaches into the column of the reported ones."""
    return lettering.width(text, points) > (RIGHT - LEFT) * lettering.SHEET - 0.05


def _nothing(ax: Axes, x: float, y: float) -> None:
    wide, across = RIGHT - LEFT - 0.02, ax.get_yaxis_transform()
    ax.add_patch(Rectangle((x, y - LANE * 0.42), wide, LANE * 0.84, transform=across, **NOTHING))
    write(ax, x + wide / 2, y, "none 未见", NOTE, transform=across, ha="center")


def _said(marks: pd.DataFrame) -> str:
    """The printed numbers with their years (see ``labels.due``); 2 × where one stands twice.

    National levels have their month, and parts of one a line each.
    """
    texts = [
        f"{mark.printed} "
        + (
            f"({mark.when})"
            if mark.role == "level"
            else due(_days(mark.when), mark.due_of_document)
        )
        for mark in marks.itertuples()
    ]
    return ("\n" if (marks["role"] == "level").any() else ", ").join(
        f"{n} × {text}" if (n := texts.count(text)) > 1 else text for text in dict.fromkeys(texts)
    )


def _days(when: str) -> str:
    return " ".join(re.findall(r"\d{4}[\d-]*", when))


def _legend(ax: Axes, found: pd.DataFrame) -> None:
    roles = [role for role in LEGEND if role in set(found.role)]
    marks = [Line2D([], [], **LOOK[role]) for role in roles]
    ax.legend(marks, [LEGEND[role] for role in roles], loc="upper left", bbox_to_anchor=(-0.012, 0),
              bbox_transform=lettering.below(ax, 0.22), ncol=2, frameon=False, fontsize=NOTE, handletextpad=0.3,
              columnspacing=1, borderpad=0)  # fmt: skip


def _scale_from(found: pd.DataFrame) -> float:
    """The left end of the scale: 0 for any small share, otherwise a round number below all."""
    least = min(
        (Decimal(value) for value in found["value"] if value is not None), default=Decimal(0)
    )
    return 0 if least < 60 else float(min(80, least // 20 * 20))


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    lanes = [sum(map(_high, lanes)) for _, lanes in blocks(found)]
    lines = TOP - HEAD / 2 + sum(HEAD + GAP + lane for lane in lanes)
    return lettering.height(words(found), lines * LINE + 0.85)


def answered_at_home(found: pd.DataFrame) -> list[tuple[str, str]]:
    """The (indicator, place) pairs for which one place both declares and reports."""
    local = found[found.role.isin(["declared", "reported"])]
    roles = local.groupby(["indicator_id", "place"], sort=False)["role"].nunique()
    return list(roles[roles == 2].index)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    declared, reported = (first_of(found, role) for role in ("declared", "reported"))
    answered = answered_at_home(found)
    home = sum((mark.indicator_id, mark.place) in answered for mark in declared.itertuples())
    home_zh = f"{home}项由定目标之地报告" if home else "无一由定目标之地报告"
    title_en = f"{counted(len(declared), 'declared target')}, {home or 'none'} reported on by the place that declared it"
    title_zh = f"{len(declared)}项既定目标，{home_zh}"
    lanes = "; ".join(
        f"{mark.name_en}: {mark.place} {mark.role} {mark.printed}"
        + f" ({mark.when})" * (mark.role == "level")
        for mark in found.itertuples()
    )
    lanes_zh = "；".join(
        f"{mark.name_zh}：{mark.place_zh or mark.place}{_role_zh(mark.role)}{mark.printed}"
        for mark in found.itertuples()
    )
    documents = ", ".join(dict.fromkeys(first_of(found, "norm")["source"]))
    return {
        "title_en": title_en, "title_zh": title_zh,
        "alt_en": f"A table with a dot plot beside it: {counted(found['indicator_id'].nunique(), 'indicator')}, "
        f"{counted(len(declared), 'declared target')}, {counted(len(reported), 'reported number')}. {lanes}.",
        "alt_zh": f"左表右图。{lanes_zh}。",
        "caption_en": (
            "Declared targets (hollow diamonds) and what is reported (filled discs), as printed; "
            "grey bands where a report names none; arrows: at least, or more than; (–): no date printed; [ ]: due of the whole document. Places stand side by side because they answer the same national norm, "
            f"not each other{f' ({documents})' if documents else ''}. National levels are the latest known, of the month in brackets. All figures are self-reported."
        ),
        "caption_zh": (
            "空心菱形为既定目标，实心圆为已报告之数，均照录原文；灰带表示报告中未见；箭头表示至少或超过；（–）表示未印日期，[ ]为全文期限。"
            "各地并列，只因对应同一国家目标，并非彼此回应。全国水平取已知最近一期，括号内为其月份。数字均为自报。"
        ),
    }  # fmt: skip


def _role_zh(role: str) -> str:
    return {"norm": "国家目标", "level": "全国水平", "declared": "目标", "reported": "已报告"}[role]
