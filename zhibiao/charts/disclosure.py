"""What a claim discloses, kind by kind: definition, source, period, base and comparison.

The rows are those of ``zhibiao.verifiability.disclosed``.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.tables import load
>>> from zhibiao.verifiability import disclosed
>>> found = rows(disclosed(load("claims"), {}))
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(disclosed(load("claims")[:0], {}))
Traceback (most recent call last):
zhibiao.errors.UserError: no claim to draw. Give a table that holds one.
"""

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from zhibiao.charts import lettering
from zhibiao.charts.labels import both, label
from zhibiao.charts.lettering import BODY, write
from zhibiao.plurals import counted
from zhibiao.verifiability import ASKED

KINDS = ("percentage", "universal", "change", "point_change", "multiple", "rate", "zero", "count",
         "money", "duration", "rank", "streak")  # fmt: skip
LABELS, ROW, HEAD = 1.75, 0.25, 0.45
"""Width of the names in cells, height of a row and of the heads in inches."""


def rows(disclosed: pd.DataFrame) -> pd.DataFrame:
    """One row per claim: claim_id, report_id, measure, stage, and yes, no or not asked."""
    return lettering.some(disclosed, "claim")


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
        "title_en": f"Of {counted(asked['source'], 'claim')}, {yes['source'] or 'none'} {_say(yes['source'])} who counted; "
                    f"of {counted(asked['denominator'], 'share')}, {yes['denominator'] or 'none'} {_say(yes['denominator'])} of how many",
        "title_zh": f"{asked['source']}项表述中{yes['source']}项说明由谁统计；"
                    f"{asked['denominator']}项比率中{yes['denominator']}项印出总数",
        "alt_en": f"A matrix of kinds of claim by what they disclose. {listed}.",
        "alt_zh": f"表述类别与所披露内容的矩阵。{listed_zh}。",
        "caption_en": (
            "How many claims of each kind print what a reader would need to check them; –: does not apply. "
            "Defined and counted by: the words round the number say what is counted, or who counted or judged. Period: a year, month or day is named (同比, 累计 and 日均 name none). Base: how many the share is of."
        ),
        "caption_zh": (
            "各类表述中，印出供读者核对之内容的项数；–表示不适用。"
            "定义与来源：数字前后的文字说明所计为何物，或由谁统计、评定。时期：写明年、月或日（同比、累计、日均均未写明）。分母：印出总数。"
        ),
    }  # fmt: skip


def _say(number: int) -> str:
    return "say" if number > 1 else "says"
