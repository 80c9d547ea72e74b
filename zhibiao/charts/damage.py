"""What the edits of the reports are and what speaks for them: rules by warrant, counts in discs.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.tables import load
>>> found = rows(load("edits"))
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(load("edits")[:0])
Traceback (most recent call last):
zhibiao.errors.UserError: no edit to draw. Give a table that holds one.
"""

import pandas as pd
from matplotlib.axes import Axes

from zhibiao.charts import lettering
from zhibiao.charts.lettering import BODY, LINE, NOTE, SHEET, write

RULES = {
    "traditional": ("traditional script", "繁体字"), "full_width": ("full-width digit", "全角数字"),
    "capital": ("capital numeral", "大写数字"),
    "pinyin_gloss": ("pinyin gloss", "拼音注音"), "gbk_out_of_step": ("bytes out of step", "字节错位"),
    "lost_character": ("lost character", "失字"), "injected_phrase": ("injected phrase", "植入词语"),
    "page_furniture": ("page furniture", "网页杂项"), "repeated_body": ("body twice", "正文重出"),
    "invisible": ("invisible sign", "不可见字符"), "stray_space": ("stray space", "多余空格"),
    "doubled_punctuation": ("doubled mark", "标点重复"), "wide_mark": ("mark in a number", "数中标点"),
    "lost_percent": ("lost percent sign", "失百分号"), "lost_date": ("lost date", "失日期"),
    "lost_stop": ("lost full stop", "失句号"), "broken_line": ("broken line", "断行"),
    "wrong_encoding": ("wrong encoding", "误用编码"), "markup": ("left-over markup", "残留标记"),
}  # fmt: skip
"""Names of the rules, English and Chinese, in the order of the chart."""
GROUNDS = {
    "proved": ("proved", "确证"), "attested": ("attested", "有据"),
    "conjectured": ("conjectured", "推测"), "unknowable": ("unknowable", "不可知"),
}  # fmt: skip
COLOURS = {
    "proved": "#DFE7EF",
    "attested": "#A9C0D9",
    "conjectured": "#F3C98B",
    "unknowable": "white",
}
NAMES, STEP, HEAD = 2.35, 2.2, 2.4


def rows(edits: pd.DataFrame) -> pd.DataFrame:
    """One row per report, rule and warrant with the number of ``edits``."""
    keys = ["report_id", "rule", "warrant"]
    found = edits.groupby(keys, sort=False).size().rename("edits").reset_index()
    return lettering.some(found, "edit")


def counts(found: pd.DataFrame) -> pd.DataFrame:
    """Edits by rule (rows) and warrant (columns), in the order of the chart."""
    table = found.pivot_table("edits", "rule", "warrant", aggfunc="sum", fill_value=0)
    return table.reindex(columns=list(GROUNDS), fill_value=0).loc[
        [rule for rule in RULES if rule in table.index]
    ]


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows: a disc for each rule and warrant, its area growing with the number in it."""
    table = counts(found)
    lettering.sheet(ax, HEAD + len(table) * STEP)
    step = (SHEET - NAMES) / len(GROUNDS)
    for column, (english, chinese) in enumerate(GROUNDS.values()):
        x = NAMES + (column + 0.5) * step
        write(ax, x, 1.0, f"{english}\n{chinese}", NOTE, ha="center")
    most = max(1, table.to_numpy().max())
    for number, (rule, line) in enumerate(table.iterrows()):
        y = HEAD + (number + 0.5) * STEP
        write(ax, 0, y, "\n".join(RULES[rule]), BODY)
        ax.plot([NAMES, SHEET], [y, y], color="#E3E3E3", linewidth=0.6, zorder=0)
        for column, (warrant, count) in enumerate(line.items()):
            if not count:
                continue
            x = NAMES + (column + 0.5) * step
            area = 60 + 480 * (count / most) ** 0.5
            edge = "--" if warrant == "unknowable" else "-"
            ax.scatter([x], [y], s=area, facecolor=COLOURS[warrant], edgecolor="#333333",
                       linewidth=0.8, linestyle=edge)  # fmt: skip
            write(ax, x, y, f"{count:,}", NOTE, ha="center")
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(words(found), (HEAD + len(counts(found)) * STEP) * LINE)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    table = counts(found)
    total, by = int(table.to_numpy().sum()), table.sum()
    doubtful = int(by["conjectured"] + by["unknowable"])
    listed = "; ".join(
        f"{RULES[rule][0]}: " + ", ".join(f"{n} {GROUNDS[w][0]}" for w, n in line.items() if n)
        for rule, line in table.iterrows()
    )
    listed_zh = "；".join(
        f"{RULES[rule][1]}：" + "，".join(f"{GROUNDS[w][1]}{n}" for w, n in line.items() if n)
        for rule, line in table.iterrows()
    )
    return {
        "title_en": f"All but {doubtful} of {total:,} edits are proved or attested",
        "title_zh": f"{total:,}处校改中仅{doubtful}处出于推测或不可知",
        "alt_en": f"A table of discs, rules by warrant. {listed}.",
        "alt_zh": f"圆点表，按规则与依据排列。{listed_zh}。",
        "caption_en": "Proved: bytes, glosses or script force the edit. Attested: the same words stand "
                      "elsewhere in the report. Conjectured: likely, and can be switched off. "
                      "Unknowable: a place that is reported and left open.",
        "caption_zh": "确证：字节、注音或字形所必然。有据：报告他处有相同词语。推测：可能如此，可关闭。"
                      "不可知：标明其处，不作填补。",
    }  # fmt: skip
