"""The schemes and slogans that carry numbers, place by place: told apart by whether the text explains them.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.tables import load
>>> from zhibiao.slogans import slogans_frame, slogans_of_text
>>> told = slogans_frame(slogans_of_text("实现海防、海警“两海协同”,完善“4416”体系。"))
>>> found = rows(told, load("reports"))
>>> found[["slogan", "parts"]].values.tolist()
[['两海协同', '海防|海警'], ['4416', '']]
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
"""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from zhibiao.charts import lettering
from zhibiao.charts.labels import both, place_zh
from zhibiao.charts.lettering import BODY, LINE, NOTE, QUIET, SHEET, write
from zhibiao.plurals import counted
from zhibiao.style import INK

PLACES = 0.95  # inches for the places
STEP, CHIP, BETWEEN = 2.55, 2.2, 0.6
"""Lines from row to row, height of a slogan's box with its English, from place to place."""
APART = 0.5
"""Lines from the middle of a box to the two lines in it."""
PAD, GAP = 0.08, 0.07  # inches beside a slogan in its box, and from box to box
PALE = "#DFE7EF"
LEGEND = 1.6  # lines


def rows(slogans: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """The slogans (as ``zhibiao.slogans.slogans_frame`` has them) with ``place`` and ``place_zh``."""
    places = dict(zip(reports["report_id"], reports["place"], strict=True))
    names = [places.get(name, name) for name in slogans["report_id"]]
    found = slogans.assign(place=names, place_zh=[place_zh(name) for name in names])
    return lettering.some(found, "slogan")


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows: a slogan in a dark box is explained in its text, one in a pale box is not."""
    lettering.sheet(ax, _lines(found))
    write(ax, PLACES, 0.6, "explained beside it 原处有解释", NOTE)
    write(ax, PLACES + 2.05, 0.6, "not explained beside it 原处未解释", NOTE)
    for x, colour in ((PLACES - 0.16, INK), (PLACES + 1.89, PALE)):
        ax.add_patch(Rectangle((x, 0.25), 0.11, 0.7, color=colour, linewidth=0))
    y = LEGEND
    for (place, chinese), here in found.groupby(["place", "place_zh"], sort=False):
        write(ax, 0, y + CHIP / 2, place)
        told = int((here["parts"] != "").sum())
        write(
            ax, 0, y + CHIP / 2 + 0.95, f"{chinese} {told}/{len(here)}".strip(), NOTE, color=QUIET
        )
        for line in _wrapped(here):
            x = PLACES
            for text, english, explained in line:
                wide = _wide(text, english)
                ax.add_patch(
                    Rectangle((x, y), wide, CHIP, color=INK if explained else PALE, linewidth=0)
                )
                colour, middle = "white" if explained else INK, y + CHIP / 2
                write(ax, x + PAD, middle - APART * bool(english), text, BODY, color=colour)
                write(ax, x + PAD, middle + APART, english, NOTE, color=colour)
                x += wide + GAP
            y += STEP
        y += BETWEEN
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def _wide(text: str, english: str) -> float:
    """Inches that the box of a slogan takes."""
    return max(lettering.width(text, BODY), lettering.width(english, NOTE)) + 2 * PAD


def _wrapped(here: pd.DataFrame) -> list[list[tuple[str, str, bool]]]:
    """The slogans of one place in lines that fit, each with its English and whether it is explained."""
    lines: list[list[tuple[str, str, bool]]] = [[]]
    room = SHEET - PLACES
    for one in here.itertuples():
        text = f"{one.slogan} ×{one.times}" if one.times > 1 else one.slogan
        wide = _wide(text, one.english)
        if lines[-1] and room < wide:
            lines.append([])
            room = SHEET - PLACES
        lines[-1].append((text, one.english, one.parts != ""))
        room -= wide + GAP
    return lines


def _lines(found: pd.DataFrame) -> float:
    numbers = [len(_wrapped(here)) for _, here in found.groupby("report_id", sort=False)]
    return LEGEND + sum(number * STEP + BETWEEN for number in numbers)


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(words(found), _lines(found) * LINE)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    told = found[found["parts"] != ""]
    listed = "; ".join(
        f"{place}: " + ", ".join(both(one.english, one.slogan) for one in here.itertuples())
        for place, here in found.groupby("place", sort=False)
    )
    listed_zh = "；".join(
        f"{place}：{'、'.join(here['slogan'])}"
        for place, here in found.groupby("place_zh", sort=False)
    )
    explained = "; ".join(
        f"{both(one.english, one.slogan)} ({one.place}): "
        + (one.parts_english or one.parts).replace("|", ", ")
        for one in told.itertuples()
    )
    explained_zh = "；".join(
        f"{one.slogan}：{one.parts.replace('|', '、')}" for one in told.itertuples()
    )
    return {
        "title_en": f"{counted(len(found), 'slogan')} carry a number; {len(told)} are explained where they stand",
        "title_zh": f"{len(found)}个提法带有数字，其中{len(told)}个在原处有解释",
        "alt_en": f"Slogans with numbers, place by place. {listed}. Explained: {explained}.",
        "alt_zh": f"各地带数字的提法。{listed_zh}。有解释者：{explained_zh}。",
        "caption_en": (
            "Schemes, methods and slogans whose name holds a number, in the order of the texts; ×2: printed "
            "twice. Explained: the text lists beside the slogan what it stands for; one that is not may be explained on another page. The English is word for word. A slogan is counted as "
            "none of the claims; under a place, those explained of all."
        ),
        "caption_zh": (
            "名称中带数字的方案、做法与提法，按文中先后；×2为出现两次。有解释：文中在提法旁列出其所指；未解释者或在他处有解释。英文为逐字直译。"
            "提法不计入数量表述；地名下为有解释者与全部之数。"
        ),
    }  # fmt: skip
