"""What the numerals are, report by report or by how they are written: bars of five parts.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.tables import load
>>> found = rows(load("numerals"), load("reports"), by="form")
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(load("numerals")[:0], load("reports"))
Traceback (most recent call last):
zhibiao.errors.UserError: no numeral to draw. Give a table that holds one.
"""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from zhibiao.charts import lettering
from zhibiao.charts.labels import both, placed
from zhibiao.charts.lettering import LINE, NOTE, QUIET, SHEET, write
from zhibiao.lexicon import table
from zhibiao.style import INK

PARTS = {
    "claim": ("claim", "表述", INK, "white"),
    "order": ("time, order", "时间次序", "#6E8FB5", "white"),
    "name": ("name, scheme", "名称提法", "#A9C0D9", INK),
    "word": ("word, reach", "词语范围", "#DFE7EF", INK),
    "page": ("page", "网页", "#FFFFFF", INK),
}
"""Names in English and Chinese, colour, and the colour of what is written on it."""
FORMS = {
    "arabic": ("Arabic", "阿拉伯数字"), "full_width": ("full-width", "全角数字"),
    "chinese": ("Chinese", "汉字数字"), "word": ("word", "计数词"),
    "other": ("other", "其他"), "restored": ("restored", "修复所得"),
}  # fmt: skip
NAMES = 1.45  # inches for the names
STEP, BAR, HEAD = 2.0, 1.3, 2.6  # lines from bar to bar, height of a bar, room for the legend


def rows(numerals: pd.DataFrame, reports: pd.DataFrame, by: str = "report_id") -> pd.DataFrame:
    """One row per bar, report and part.

    ``by`` is ``report_id`` or ``form``.  Columns: report_id, by, bar (its code), name_en, name_zh,
    part, numerals (how many).
    """
    parts = {row.kind: row.part for row in table("numeral_classes")}
    places = placed(reports, reports).set_index("report_id")[["place", "place_zh"]]
    known = numerals.assign(part=[parts[kind] for kind in numerals["class"]], bar=numerals[by])
    found = []
    for (report, bar, part), here in known.groupby(["report_id", "bar", "part"], sort=False):
        name = tuple(places.loc[report]) if by == "report_id" else FORMS[bar]
        found.append({"report_id": report, "by": by, "bar": bar, "name_en": name[0],
                      "name_zh": name[1], "part": part, "numerals": len(here)})  # fmt: skip
    return lettering.some(pd.DataFrame(found), "numeral")


def bars(found: pd.DataFrame) -> pd.DataFrame:
    """Numerals by bar (rows) and part (columns), the bar with the largest share of claims first."""
    counts = found.pivot_table("numerals", "bar", "part", aggfunc="sum", fill_value=0)
    counts = counts.reindex(columns=list(PARTS), fill_value=0)
    order = (counts["claim"] / counts.sum(axis=1)).sort_values(ascending=False, kind="stable")
    return counts.loc[order.index]


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows: each bar is 100% of its numerals, with their number behind its name."""
    counts = bars(found)
    names = found.drop_duplicates("bar").set_index("bar")[["name_en", "name_zh"]]
    lettering.sheet(ax, HEAD + len(counts) * STEP)
    room = SHEET - NAMES
    x = NAMES
    for english, chinese, colour, _ in PARTS.values():
        ax.add_patch(Rectangle((x, 0.45), 0.1, 0.7, facecolor=colour, edgecolor=INK, linewidth=0.5))
        write(ax, x + 0.15, 1.2, f"{english}\n{chinese}", NOTE)
        x += 0.24 + max(lettering.width(english, NOTE), lettering.width(chinese, NOTE))
    for number, (bar, line) in enumerate(counts.iterrows()):
        y, x, total = HEAD + (number + 0.5) * STEP, NAMES, line.sum()
        write(ax, 0, y - 0.4, both(*names.loc[bar]), lettering.BODY)
        write(ax, 0, y + 0.5, f"{total:,} numerals 个", NOTE, color=QUIET)
        for part, count in line.items():
            colour, ink = PARTS[part][2:]
            length = room * count / total
            ax.add_patch(Rectangle((x, y - BAR / 2), length, BAR, facecolor=colour, edgecolor=INK,
                                   linewidth=0.5))  # fmt: skip
            share = f"{100 * count / total:.0f}%"
            if length > lettering.width(share, NOTE) + 0.06:
                write(ax, x + length / 2, y, share, NOTE, ha="center", color=ink)
            x += length
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(words(found), (HEAD + len(bars(found)) * STEP) * LINE)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    counts = bars(found)
    share = 100 * counts["claim"] / counts.sum(axis=1)
    names = found.drop_duplicates("bar").set_index("bar")
    most, least = share.index[0], share.index[-1]
    listed = "; ".join(
        f"{names.loc[bar, 'name_en']}: "
        + ", ".join(f"{PARTS[part][0]} {n}" for part, n in line.items())
        for bar, line in counts.iterrows()
    )
    listed_zh = "；".join(
        f"{names.loc[bar, 'name_zh']}："
        + "，".join(f"{PARTS[part][1]}{n}" for part, n in line.items())
        for bar, line in counts.iterrows()
    )
    if found["by"].iloc[0] == "form":
        title = (f"{share.get('arabic', 0):.0f}% of Arabic numerals are claims, {share.get('chinese', 0):.0f}% of Chinese ones",
                 f"阿拉伯数字有{share.get('arabic', 0):.0f}%属于数量表述，汉字数字有{share.get('chinese', 0):.0f}%")  # fmt: skip
    else:
        title = (f"Claims are {share[most]:.0f}% of the numerals in {names.loc[most, 'name_en']}, "
                 f"{share[least]:.0f}% in {names.loc[least, 'name_en']}",
                 f"数字中的数量表述：{names.loc[most, 'name_zh']}{share[most]:.0f}%，"
                 f"{names.loc[least, 'name_zh']}{share[least]:.0f}%")  # fmt: skip
    return {
        "title_en": title[0], "title_zh": title[1],
        "alt_en": f"Bars of 100%, each cut into five parts. {listed}.",
        "alt_zh": f"百分比条形图，每条分五部分。{listed_zh}。",
        "caption_en": (
            "Time and order: dates, ordinals, list numbers, document numbers, grades. Name and scheme: "
            "names, slogans, telephone numbers. Word and reach: idioms, articles, 全市 and its like. "
            "Page: what is no part of the report, or damaged."
        ),
        "caption_zh": (
            "时间次序：日期、序次、序号、文号、等级。名称提法：名称、提法、电话。"
            "词语范围：成语与词、“全市”一类。网页：不属报告正文者，或已损毁者。"
        ),
    }  # fmt: skip
