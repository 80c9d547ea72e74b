"""What the reports talk about: claims by stage and modality, beside the length of the report.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.tables import load
>>> found = rows(load("claims"), load("reports"))
>>> int(found["claims"].sum()) == len(load("claims"))
True
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
"""

from itertools import product

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from zhibiao.charts import lettering
from zhibiao.charts.labels import both, label, placed
from zhibiao.charts.lettering import BODY, NOTE, write
from zhibiao.plurals import counted
from zhibiao.style import NOTHING

STAGES = ("input", "activity", "output", "outcome", "context", "recognition")
MODALITIES = ("target", "standard", "reported")
LABELS, CODES, RATES = 2.75, 1.55, 1.25
"""Widths, in cells: all that stands left, its second column, the rates at the right."""
ROW, HEAD = 0.2, 0.55
"""Inches."""


def rows(claims: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """One row per report, modality and stage, those without a claim included.

    Columns: report_id, place, place_zh, characters, modality, stage, claims (how many),
    per_1000 (claims per 1,000 characters of the raw text), claim_ids (separated by spaces).
    """
    ids = claims.groupby(["report_id", "modality", "stage"])["claim_id"].agg(list).to_dict()
    found = []
    for report in placed(reports, reports).itertuples():
        for modality, stage in product(MODALITIES, STAGES):
            here = ids.get((report.report_id, modality, stage), [])
            found.append(
                {"report_id": report.report_id, "place": report.place, "place_zh": report.place_zh,
                 "characters": report.characters, "modality": modality, "stage": stage,
                 "claims": len(here), "per_1000": round(1000 * len(here) / report.characters, 2),
                 "claim_ids": " ".join(here)}
            )  # fmt: skip
    return lettering.some(pd.DataFrame(found), "report")


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows: a cell is a count, its shade the count per 1,000 characters."""
    index = ["report_id", "modality"]
    counts, rates = (
        found.pivot_table(column, index, "stage", sort=False)[list(STAGES)].astype(float)
        for column in ("claims", "per_1000")
    )
    shown = [[f"{number:g}" if number else "" for number in line] for line in counts.to_numpy()]
    sns.heatmap(rates, ax=ax, mask=counts == 0, annot=shown, fmt="", cbar=False, cmap="Blues",
                vmin=0, linewidths=1, linecolor="white", annot_kws={"fontsize": BODY})  # fmt: skip
    ax.set(xlim=(-LABELS, len(STAGES) + RATES), ylim=(len(counts), -2.7), xlabel="", ylabel="")
    ax.set_axis_off()
    for column, stage in enumerate(STAGES):
        write(ax, column + 0.5, -1.0, "\n".join(label("stage", stage)), NOTE, ha="center")
    write(ax, len(STAGES) + RATES, -1.3, "per 1,000\ncharacters\n每千字", NOTE, ha="right")
    for number, (report, modality) in enumerate(counts.index):
        y = number + 0.5
        mark = found[(found.report_id == report) & (found.modality == modality)].iloc[0]
        if number % len(MODALITIES) == 0:
            ax.axhline(number, color="#999999", linewidth=0.6)
            names = both(mark["place"], mark["place_zh"], "\n")
            write(ax, -LABELS, number + len(MODALITIES) / 2, names, NOTE)
        write(ax, -CODES, y, both(*_short(modality)), NOTE)
        rate = 1000 * counts.loc[(report, modality)].sum() / mark["characters"]
        write(ax, len(STAGES) + RATES, y, f"{rate:.1f}", NOTE, ha="right")
        if not rate:
            ax.add_patch(
                Rectangle((0.02, number + 0.1), len(STAGES) - 0.04, 0.8, **NOTHING | {"zorder": 2})
            )
            write(ax, len(STAGES) / 2, y, "none in the report 未见", NOTE, ha="center")
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def _short(modality: str) -> tuple[str, str]:
    """A modality in one word per language."""
    english, chinese = label("modality", modality)
    return english.split()[-1], chinese


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    lines = found["report_id"].nunique() * len(MODALITIES)
    return lettering.height(words(found), lines * ROW + HEAD)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    total = int(found["claims"].sum())
    output, outcome = (
        int(found.loc[found.stage == stage, "claims"].sum()) for stage in ("output", "outcome")
    )
    held = found[found.claims > 0]
    listed = "; ".join(
        f"{cell.place} {cell.modality} {cell.stage} {cell.claims}" for cell in held.itertuples()
    )
    listed_zh = "；".join(
        f"{cell.place_zh or cell.place}{label('modality', cell.modality)[1]}"
        f"{label('stage', cell.stage)[1]}{cell.claims}"
        for cell in held.itertuples()
    )
    return {
        "title_en": f"Of {counted(total, 'claim')}, {output} tell of outputs and {outcome} of outcomes",
        "title_zh": f"{total}项表述中，{output}项说产出，{outcome}项说成果",
        "alt_en": f"A heat map of claims by report, modality and stage. {listed}.",
        "alt_zh": f"按报告、语气与阶段的数量表述热图。{listed_zh}。",
        "caption_en": (
            "Numbers count claims; darker is more per 1,000 characters of the raw text; blank is none. "
            "Stages follow the results chain of the OECD DAC glossary; recognition and context stand outside it. "
            "Counting claims weighs words, not deeds."
        ),
        "caption_zh": (
            "数字为表述项数；颜色越深，每千字项数越多；空白为无。阶段依经合组织发展援助委员会结果链术语，"
            "荣誉与背景在链外。清点的是说法，不是作为。"
        ),
    }  # fmt: skip
