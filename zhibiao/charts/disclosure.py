"""What a claim discloses, kind by kind: its base, its comparison, its period, its issuer.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.tables import load
>>> found = rows(load("claims"), load("reports"))
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(load("claims")[:0], load("reports"))
Traceback (most recent call last):
zhibiao.errors.UserError: no claim to draw. Give a table that holds one.
"""

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from zhibiao.charts import lettering
from zhibiao.charts.labels import both, counted, label
from zhibiao.charts.lettering import BODY, write

COMPARED = ("change", "point_change", "multiple")
ASKED = {
    "denominator": ("percentage", "universal", "rate"),
    "base_period": COMPARED,
    "baseline": COMPARED,
    "period": None,
    "issuer": None,
}
"""Of which kinds of claim each question is asked; None: of all."""
KINDS = ("percentage", "universal", "change", "point_change", "multiple", "rate", "zero", "count",
         "money", "duration", "rank", "streak")  # fmt: skip
LABELS, ROW, HEAD = 1.75, 0.25, 0.45
"""Width of the names in cells, height of a row and of the heads in inches."""


def rows(claims: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """One row per claim: claim_id, report_id, measure, and for each question yes, no or not asked.

    ``yes`` means that the cell of that column holds something; for issuer, that it is known.
    """
    issuers = reports.set_index("report_id")["issuer"]
    known = claims.assign(issuer=list(claims["report_id"].map(issuers).replace("unknown", "")))
    answers = {
        question: [
            "not asked" if kinds and measure not in kinds else "yes" if _filled(cell) else "no"
            for measure, cell in zip(known["measure"], known[question], strict=True)
        ]
        for question, kinds in ASKED.items()
    }
    found = claims[["claim_id", "report_id", "measure"]].assign(**answers).reset_index(drop=True)
    return lettering.some(found, "claim")


def _filled(cell: object) -> bool:
    return cell is not None and cell == cell and cell != ""


def kinds_of(found: pd.DataFrame) -> list[str]:
    """The kinds of claim among the rows, in the order of the chart."""
    return [kind for kind in KINDS if kind in set(found["measure"])]


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows: a cell says how many of the kind's claims disclose it; darker is more."""
    kinds, questions = kinds_of(found), list(ASKED)
    shares, shown = pd.DataFrame(index=kinds, columns=questions, dtype=float), []
    for kind in kinds:
        of_it, line = found[found.measure == kind], []
        for question in questions:
            asked = of_it[of_it[question] != "not asked"]
            yes = int((asked[question] == "yes").sum())
            shares.loc[kind, question] = yes / len(asked) if len(asked) else float("nan")
            line.append(f"{yes} of {len(asked)}" if len(asked) else "")
        shown.append(line)
    sns.heatmap(shares, ax=ax, annot=shown, fmt="", cbar=False, cmap="Blues", vmin=0, vmax=1.15,
                linewidths=1, linecolor="white", annot_kws={"fontsize": BODY})  # fmt: skip
    ax.set(xlim=(-LABELS, len(questions)), ylim=(len(kinds), -HEAD / ROW), xlabel="", ylabel="")
    ax.set_axis_off()
    for column, question in enumerate(questions):
        write(
            ax,
            column + 0.5,
            -HEAD / ROW / 2,
            "\n".join(label("disclosure", question)),
            BODY,
            ha="center",
        )
        for number, kind in enumerate(kinds):
            if ASKED[question] and kind not in ASKED[question]:
                write(ax, column + 0.5, number + 0.5, "–", BODY, ha="center", color="#999999")
    for number, kind in enumerate(kinds):
        write(ax, -LABELS, number + 0.5, both(*label("measure", kind)), BODY)
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(words(found), len(kinds_of(found)) * ROW + HEAD)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    answers = found[list(ASKED)]
    asked = {question: int((answers[question] != "not asked").sum()) for question in ASKED}
    yes = {question: int((answers[question] == "yes").sum()) for question in ASKED}
    listed = "; ".join(
        f"{label('disclosure', one)[0]}: {yes[one]} of {asked[one]}" for one in ASKED
    )
    listed_zh = "；".join(
        f"{label('disclosure', one)[1]}：{asked[one]}项中{yes[one]}项" for one in ASKED
    )
    return {
        "title_en": f"Base printed: {yes['denominator']} of {counted(asked['denominator'], 'share')}, "
                    f"{yes['baseline']} of {counted(asked['baseline'], 'change')}",
        "title_zh": f"写明分母或基数：{asked['denominator']}项比率中{yes['denominator']}项，"
                    f"{asked['baseline']}项升降中{yes['baseline']}项",
        "alt_en": f"A matrix of kinds of claim by what they disclose. {listed}.",
        "alt_zh": f"表述类别与所披露内容的矩阵。{listed_zh}。",
        "caption_en": (
            "How many claims of each kind print what a reader would need to check them; –: does not apply. "
            "Read from the columns of the claims table. Whether a term is defined is not coded yet, "
            "and no claim names an independent source."
        ),
        "caption_zh": (
            "各类表述中，印出供读者核对之内容的项数；–表示不适用。均读自表述表各列。"
            "术语有无定义尚未编码；没有一项指明独立来源。"
        ),
    }  # fmt: skip
