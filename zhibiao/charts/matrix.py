"""Indicators × places, with the cells that stay empty.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.tables import load
>>> found = rows(load("claims"), load("reports"))
>>> places_of(found)[:2]
['Fuzhou', 'Liaoyuan']
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(load("claims")[:0], load("reports"))
Traceback (most recent call last):
zhibiao.errors.UserError: no claim with an indicator to draw. Give a table that holds one.
"""

from collections import Counter
from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle

from zhibiao.charts import lettering
from zhibiao.charts.labels import both, place_zh, placed, printed
from zhibiao.charts.lettering import LINE, NOTE, QUIET, SHEET, STEP, write
from zhibiao.lexicon import table
from zhibiao.plurals import counted
from zhibiao.style import DECLARED, NOTHING, REPORTED

LABELS = 2.22
"""Inches for the indicators' names, left of the cells."""
HEAD, BETWEEN = 2.3, 0.5
"""Heights in lines: the places' names, the space between rows."""
MARKS = {"declared": DECLARED | {"markersize": 7, "markeredgewidth": 1.5},
         "reported": REPORTED | {"markersize": 6}}  # fmt: skip


def rows(
    claims: pd.DataFrame, reports: pd.DataFrame, *, indicators: Sequence[str] | None = None
) -> pd.DataFrame:
    """One row per claim that has an indicator, and one without a claim for each empty cell.

    Columns: indicator_id, name_en, name_zh, place, place_zh, role (declared | reported | none),
    printed, unit, claim_id, report_id.  ``indicators`` keeps only these, in this order; otherwise all
    that any claim has, in the order of the codebook.
    """
    coded = placed(claims[(claims.indicator_id != "") & (claims.modality != "standard")], reports)
    names = {row.indicator_id: row for row in table("indicators")}
    seen = [name for name in names if name in set(coded["indicator_id"])]
    places = placed(reports[["report_id"]], reports)
    found = []
    for one in (name for name in (seen if indicators is None else indicators) if name in names):
        head = {"indicator_id": one, "name_en": names[one].name_en, "name_zh": names[one].name_zh}
        for here in places.itertuples():
            cell = head | {"place": here.place, "place_zh": here.place_zh}
            said = coded[(coded.indicator_id == one) & (coded.report_id == here.report_id)]
            said = said.sort_values("unit", key=lambda unit: unit != names[one].unit, kind="stable")
            found += [
                cell | {
                    "role": "declared" if claim["modality"] == "target" else "reported",
                    "printed": printed(claim), "unit": claim["unit"], "claim_id": claim["claim_id"],
                    "report_id": here.report_id,
                }
                for claim in said.to_dict("records")
            ] or [cell | {"role": "none", "printed": "", "unit": "", "claim_id": "", "report_id": here.report_id}]  # fmt: skip
    wanted = pd.DataFrame(found)
    return lettering.some(wanted[:0] if coded.empty else wanted, "claim with an indicator")


def places_of(found: pd.DataFrame) -> list[str]:
    """The places in the order of the columns."""
    return list(dict.fromkeys(found["place"]))


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows; x is inches from the left, y lines from the top."""
    places, names = places_of(found), found.drop_duplicates("indicator_id")
    wide = (SHEET - LABELS) / len(places)
    y = HEAD
    lettering.sheet(ax, y + sum(_lines(found, name) for name in names.itertuples()))
    for column, place in enumerate(places):
        x = LABELS + wide * (column + 0.5)
        text = "\n".join(filter(None, (lettering.shortened(place, wide, NOTE), place_zh(place))))
        write(ax, x, HEAD / 2, text, NOTE, ha="center")
    for name in names.itertuples():
        high = _lines(found, name)
        *english, _ = lines = _name(name)
        write(ax, 0, y + high / 2, "\n".join([*english, " "]), NOTE)
        write(ax, 0, y + high / 2, "\n" * len(english) + lines[-1], NOTE, color=QUIET)
        of_it = found[found.indicator_id == name.indicator_id]
        for column, place in enumerate(places):
            _cell(ax, of_it[of_it.place == place], LABELS + wide * column, y, wide, high)
        y += high
    legend = [
        Line2D([], [], **MARKS["declared"]),
        Line2D([], [], **MARKS["reported"]),
        Patch(**NOTHING),
    ]
    ax.legend(legend, ["declared target\n目标", "reported\n已报告", "neither in the report\n均未见"],
              loc="upper left", bbox_to_anchor=(-0.01, 0), ncol=3, frameon=False, fontsize=NOTE,
              handletextpad=0.4, columnspacing=1.2, borderpad=0.2)  # fmt: skip
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def _name(name) -> list[str]:
    return [*lettering.in_two(name.name_en, LABELS - 0.08, NOTE), name.name_zh]


def _lines(found: pd.DataFrame, name) -> float:
    """The height of an indicator's row: of its name, or of its symbols with what stands below."""
    wide = (SHEET - LABELS) / len(places_of(found))
    of_it = found[(found.indicator_id == name.indicator_id) & (found.role != "none")]
    below = max(
        (_below(of_it[of_it.place == place], wide).count("\n") + 1 for place in of_it["place"]),
        default=1,
    )
    return STEP * max(len(_name(name)), 1 + below) + BETWEEN


def _below(said: pd.DataFrame, room: float) -> str:
    """What stands below a symbol: the first number, how often, its unit on a line of its own if need be."""
    numbers = Counter(zip(said["printed"], said["unit"], strict=True))
    more = f" (+{len(numbers) - 1})" if len(numbers) > 1 else ""
    (number, unit), times = next(iter(numbers.items()))
    number = f"{times}× {number}" if times > 1 else number
    if lettering.width(number + more, NOTE) <= room or not unit:
        return lettering.shortened(number, room - lettering.width(more, NOTE), NOTE) + more
    return number.replace(unit, "") + "\n" + unit + more


def _cell(ax: Axes, said: pd.DataFrame, x: float, y: float, wide: float, high: float) -> None:
    if set(said["role"]) == {"none"}:
        ax.add_patch(Rectangle((x + 0.02, y + 0.1), wide - 0.04, high - 0.2, **NOTHING))
        return
    roles = [role for role in MARKS if role in set(said.role)]
    for number, role in enumerate(roles):
        middle = x + wide * (number + 0.5) / len(roles)
        lines = _below(said[said.role == role], wide / len(roles)).split("\n")
        top = y + high / 2 - len(lines) * STEP / 2
        ax.plot(middle, top, **MARKS[role])
        for below, line in enumerate(lines, start=1):
            write(ax, middle, top + STEP * below + 0.15, line, NOTE, ha="center")


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    names = found.drop_duplicates("indicator_id").itertuples()
    lines = HEAD + sum(_lines(found, name) for name in names)
    return lettering.height(words(found), lines * LINE + 0.4)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    cells = found.groupby(["indicator_id", "place"], sort=False)["role"].agg(set)
    empty = sum(roles == {"none"} for roles in cells)
    answered = sum(roles >= {"declared", "reported"} for roles in cells)
    number = found["indicator_id"].nunique()
    held_en = (
        f"{answered or 'none'} {'hold' if answered > 1 else 'holds'} a target and a report on it"
    )
    held_zh = f"{answered}格兼有目标与报告" if answered else "无一格兼有目标与报告"
    said = [mark for mark in found.itertuples() if mark.role != "none"]
    numbers = found[found.role != "none"].groupby(["indicator_id", "place", "role"])["printed"]
    twice, more = (numbers.size() > numbers.nunique()).any(), (numbers.nunique() > 1).any()
    signs = ", 2×: so often in that text" * bool(twice) + ", (+1): one more number" * bool(more)
    signs_zh = "，2×表示出现两次" * bool(twice) + "，（+1）表示另有一数" * bool(more)
    return {
        "title_en": f"{empty} of {len(cells)} cells are empty; {held_en}",
        "title_zh": f"{len(cells)}格中{empty}格为空，{held_zh}",
        "alt_en": (
            f"A matrix of {counted(number, 'indicator')} by {counted(len(places_of(found)), 'place')}. "
            + "; ".join(f"{mark.name_en}: {mark.place} {mark.role} {mark.printed}" for mark in said) + "."
        ),
        "alt_zh": f"{number}项指标与{len(places_of(found))}地的矩阵。" + "；".join(
            f"{mark.name_zh}：{both(mark.place_zh, '') or mark.place}"
            f"{'目标' if mark.role == 'declared' else '已报告'}{mark.printed}" for mark in said) + "。",
        "caption_en": (
            "Each row is an indicator, each column the one report we hold of a place; numbers as printed"
            f"{signs}. Grey: neither a target nor a reported number stands in that text. "
            "A report that says nothing is not a place that did nothing."
        ),
        "caption_zh": (
            f"每行一项指标，每列一地（各仅一份报告）；数字照录原文{signs_zh}。"
            "灰格：该文本既无目标也无已报告之数。报告未提，不等于当地未做。"
        ),
    }  # fmt: skip
