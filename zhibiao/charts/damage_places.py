"""Where on each report the edits fall: a strip per report and kind, marked by warrant.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.reports import corpus
>>> from zhibiao.tables import load
>>> found = rows(load("edits"), corpus())
>>> fig, ax = plt.subplots(figsize=size(found, load("reports")))
>>> draw(ax, found, load("reports")) is ax
True
>>> plt.close(fig)
>>> rows(load("edits")[:0], corpus())
Traceback (most recent call last):
zhibiao.errors.UserError: no edit to draw. Give a table that holds one.
"""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes

from zhibiao.charts import lettering
from zhibiao.charts.damage import GROUNDS
from zhibiao.charts.labels import both, placed
from zhibiao.charts.lettering import BODY, LINE, NOTE, QUIET, SHEET, write
from zhibiao.records import Report
from zhibiao.style import INK, NOTHING_COLOUR

LANES = {
    "script": ("script, width", "字形宽度", ("traditional", "full_width", "capital")),
    "gloss": ("glosses", "注音", ("pinyin_gloss",)),
    "bytes": ("bytes", "字节", ("gbk_out_of_step", "lost_character")),
    "injected": ("injected", "植入", ("injected_phrase",)),
    "page": ("page", "网页", ("page_furniture", "repeated_body")),
    "signs": ("signs", "标点空格", ()),
}
"""Kinds of edits, English and Chinese, and their rules; the last takes every other rule."""
MARKS = {
    "proved": {"marker": "|", "markersize": 9, "color": INK, "markeredgewidth": 1.4},
    "attested": {"marker": "^", "markersize": 6, "color": "#3B6EA5"},
    "conjectured": {"marker": "o", "markersize": 9, "zorder": 3, "markerfacecolor": "white",
                    "markeredgecolor": "#B8650A", "markeredgewidth": 1.4},
    "unknowable": {"marker": "X", "markersize": 5, "color": "#A01C1C", "zorder": 4},
}  # fmt: skip
NAMES, STEP, REPORT, HEAD = 1.55, 1.15, 1.5, 2.2
MANY = 60
"""Edits of one kind in a report from which on they are drawn as hairlines."""


def rows(edits: pd.DataFrame, reports: Sequence[Report]) -> pd.DataFrame:
    """One row per edit: report_id, start, rule, warrant, lane, and ``place`` from 0 to 1."""
    lengths = {report.report_id: len(report.raw) for report in reports}
    lanes = {rule: lane for lane, (*_, rules) in LANES.items() for rule in rules}
    found = edits[["report_id", "start", "rule", "warrant"]].assign(
        lane=[lanes.get(rule, "signs") for rule in edits["rule"]],
        place=[round(start / lengths[name], 4) for name, start in
               zip(edits["report_id"], edits["start"], strict=True)],
    )  # fmt: skip
    return lettering.some(found, "edit")


def _strips(found: pd.DataFrame) -> list[tuple[str, list[str]]]:
    """Reports and the lanes that each has, the report with the most kinds first."""
    strips = [
        (name, [lane for lane in LANES if (here["lane"] == lane).any()])
        for name, here in found.groupby("report_id")
    ]
    return sorted(strips, key=lambda strip: (-len(strip[1]), strip[0]))


def _lines(found: pd.DataFrame) -> float:
    return HEAD + sum(REPORT + len(lanes) * STEP for _, lanes in _strips(found))


def draw(ax: Axes, found: pd.DataFrame, reports: pd.DataFrame) -> Axes:
    """Draw the rows: each strip is a report from its first character to its last."""
    names = placed(found, reports).drop_duplicates("report_id").set_index("report_id")
    lettering.sheet(ax, _lines(found))
    for number, (warrant, (english, chinese)) in enumerate(GROUNDS.items()):
        x = number * SHEET / len(GROUNDS)
        ax.plot([x + 0.08], [0.8], linestyle="none", **MARKS[warrant])
        write(ax, x + 0.2, 0.8, f"{english}\n{chinese}", NOTE)
    y = HEAD
    room = SHEET - NAMES - 0.05
    for name, lanes in _strips(found):
        here = found[found["report_id"] == name]
        y += REPORT / 2
        write(ax, 0, y, both(*names.loc[name, ["place", "place_zh"]]), BODY)
        write(ax, SHEET, y, f"{len(here):,} edits 处", NOTE, ha="right", color=QUIET)
        y += REPORT / 2
        for lane in lanes:
            y += STEP / 2
            write(ax, 0.1, y, both(*LANES[lane][:2]), NOTE, color=QUIET)
            ax.plot([NAMES, NAMES + room], [y, y], color=NOTHING_COLOUR, linewidth=7,
                    solid_capstyle="butt", zorder=0)  # fmt: skip
            for warrant, marked in here[here["lane"] == lane].groupby("warrant"):
                look = MARKS[warrant]
                if warrant == "proved" and len(marked) > MANY:
                    look = look | {"markeredgewidth": 0.35, "markersize": 7}
                ax.plot(NAMES + room * marked["place"], [y] * len(marked), linestyle="none", **look)
            y += STEP / 2
    said = words(found, reports)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def size(found: pd.DataFrame, reports: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(words(found, reports), _lines(found) * LINE)


def words(found: pd.DataFrame, reports: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    names = placed(found, reports).drop_duplicates("report_id").set_index("report_id")
    open_places = found[found["warrant"] == "unknowable"]
    where = sorted({names.loc[name, "place"] for name in open_places["report_id"]})
    where_zh = [names[names["place"] == place]["place_zh"].iloc[0] for place in where]
    n = len(open_places)
    listed, listed_zh = [], []
    for name, lanes in _strips(found):
        by = found[found["report_id"] == name]["lane"].value_counts()
        english, chinese = names.loc[name, ["place", "place_zh"]]
        listed.append(f"{english}: " + ", ".join(f"{LANES[k][0]} {by[k]}" for k in lanes))
        listed_zh.append(f"{chinese}：" + "，".join(f"{LANES[k][1]}{by[k]}" for k in lanes))
    title = (
        (f"{n} place{'s' * (n != 1)} stay{'s' * (n == 1)} open: {', '.join(where)}",
         f"仍有{n}处不可知：{'、'.join(where_zh)}") if n
        else ("Every edit has a reading", "各处校改皆有读法")
    )  # fmt: skip
    return {
        "title_en": title[0], "title_zh": title[1],
        "alt_en": f"Strips from the first character of each report to its last. {'; '.join(listed)}.",
        "alt_zh": f"自每篇报告首字至末字的长条。{'；'.join(listed_zh)}。",
        "caption_en": "Hairlines are edits that stand close together, such as characters of the other script. A cross in a ring: an open place beside a conjecture.",
        "caption_zh": "细线为密集的校改，如繁体字。圈中叉号：不可知处紧邻推测处。",
    }  # fmt: skip
