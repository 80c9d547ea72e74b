"""Announced numbers of things beside the number that the text then names.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.tables import load
>>> found = rows(load("findings"), load("reports"))
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(load("findings")[:0], load("reports"))
Traceback (most recent call last):
zhibiao.errors.UserError: no announced number to draw. Give a table that holds one.
"""

import re

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from zhibiao.audit.words import number_of
from zhibiao.charts import lettering
from zhibiao.charts.labels import both
from zhibiao.charts.lettering import FAINT, NOTE, QUIET
from zhibiao.charts.repeats import LOOKS
from zhibiao.english import english
from zhibiao.lexicon import table
from zhibiao.plurals import counted
from zhibiao.style import INK

SHOWN = re.compile(
    r"\A(?P<n>[一二两三四五六七八九十]+|\d)\D.*?(?P<named>\d+)(?: to \d+)? (?P<of>named|sections|values)"
)
ANNOUNCED = re.compile(r"(?P<n>[一二两三四五六七八九十]+|\d)[个大项]?(?P<noun>.+)")
HIGH = 3.3
"""Inches of the plot."""
ROOM = 1.5
"""Inches for the name of a list beside its mark."""
NAMES = {
    "consistent": "as many named as announced 同数",
    "inconsistent": "another number 数不同",
    "not_testable": "open list, not testable 无从判定",
}


def rows(findings: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """One row per announced number with its list; schemes of digits and lists of ten or more are left out.

    Columns: announced, named, verdict, what (as the finding shows it), what_en, place, claim_id, report_id.
    """
    places = reports.set_index("report_id")["place"]
    lists = findings[findings["test"] == "enumeration"]
    found = [
        {"announced": number_of(shown["n"]), "verdict": finding.verdict,
         "named": number_of(shown["n"]) if finding.verdict == "consistent" else int(shown["named"]),
         "what": (what := re.split("[:为]", finding.computed)[0]), "what_en": _english(what), "place": places[finding.report_id],
         "claim_id": finding.claim_ids.split()[0], "report_id": finding.report_id}
        for finding in lists.itertuples() if (shown := SHOWN.match(finding.computed))
    ]  # fmt: skip
    return lettering.some(pd.DataFrame(found), "announced number")


def _english(what: str) -> str:
    """What is announced, in English: a scheme as the table has it, a number of things by its noun.

    >>> _english("七大专项行动"), _english("四个强化")
    ('7 special campaigns', 'four strengthenings')
    """
    known = {row.term: row.english for row in table("slogan_terms")}
    shown = ANNOUNCED.match(what)
    noun = english(shown["noun"]) if shown else ""
    return known.get(what) or (f"{number_of(shown['n'])} {noun}" if noun else "")


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw a mark per list; on the line, as many are named as announced."""
    most = int(found[["announced", "named"]].max().max()) + 1
    ax.plot([1, most], [1, most], color=FAINT, linewidth=1, zorder=0)
    for (announced, named), here in found.groupby(["announced", "named"]):
        for number, (verdict, same) in enumerate(here.groupby("verdict")):
            size = 6 + 5 * number  # a hollow mark rings a filled one on the same place
            (drawn,) = ax.plot(
                announced, named, **LOOKS[verdict] | {"markersize": size}, zorder=3 - number
            )
            drawn.set_gid(" ".join(same["claim_id"]))
        if len(here) > 1:
            counts = " + ".join(f"{n}" for n in here.groupby("verdict").size())
            ax.annotate(
                f"× {counts}",
                (announced, named),
                (9, -4),
                textcoords="offset points",
                fontsize=NOTE,
            )
        odd = here[here["verdict"] != "consistent"]
        if announced != named and len(odd):
            more = f" +{len(odd) - 1}" if len(odd) > 1 else ""
            names = [
                lettering.shortened(odd[column].iloc[0], ROOM, NOTE)
                for column in ("what_en", "what")
            ]
            ax.annotate("\n".join(filter(None, names)) + more,
                        (announced, named), (0, -8), va="top", textcoords="offset points", fontsize=NOTE,
                        ha="center", color=INK if "inconsistent" in set(odd["verdict"]) else QUIET)  # fmt: skip
    ax.set(xlim=(1.4, most), ylim=(0.9, most - 0.5))
    ax.set_xticks(range(2, most))
    ax.set_yticks(range(2, most))
    ax.tick_params(length=0, labelsize=NOTE)
    ax.set_xlabel("announced 所称", fontsize=NOTE)
    ax.set_ylabel("named 所列", fontsize=NOTE)
    ax.spines[:].set_visible(False)
    drawn = [name for name in NAMES if name in set(found["verdict"])]
    ax.legend([Line2D([], [], **LOOKS[name] | {"markersize": 6}) for name in drawn], [NAMES[name] for name in drawn],
              loc="upper left", fontsize=NOTE, handletextpad=0.3, framealpha=1, edgecolor="white")  # fmt: skip
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(words(found), HIGH)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    count = {name: int((found["verdict"] == name).sum()) for name in LOOKS}
    odd = found[found["verdict"] != "consistent"]
    told = "; ".join(
        f"{row.place}: {both(row.what_en, row.what)}, {row.announced} announced, {row.named} named, "
        f"{row.verdict.replace('_', ' ')}" for row in odd.itertuples())  # fmt: skip
    told_zh = "；".join(f"{row.what}，称{row.announced}列{row.named}" for row in odd.itertuples())
    return {
        "title_en": (
            f"{count['consistent']} of {counted(len(found), 'list')} have the announced number, "
            f"{count['inconsistent'] or 'none'} another"
        ),
        "title_zh": f"所称之列举{len(found)}项，{count['consistent']}项所列与所称同数，{count['inconsistent'] or '无一'}项不同",
        "alt_en": f"Announced against named. All but these lie on the line of equal numbers: {told}.",
        "alt_zh": f"所称与所列之对照。除以下各项外均在等数线上：{told_zh}。",
        "caption_en": (
            "Filled: as many as announced. Hollow: 等 (and so on) leaves the list open, or the sections use more than "
            "one word. A cross: closed and of another number. × 4 + 1: four lists at one place and one more of the other kind. "
            "Schemes of digits (131) and lists announced as ten or more are left out."
        ),
        "caption_zh": "实心：同数。空心：有“等”字，或各节用词不一，无从判定。叉号：列举已尽而数不同。× 4 + 1：同一位置有四项，另有一项属另一类。数字提法（131）及称十项以上者未列。",
    }  # fmt: skip
