"""Facts that a report states twice: where in the text, with which values.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.tables import load
>>> found = rows(load("findings"), load("claims"), load("reports"))
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(load("findings")[:0], load("claims"), load("reports"))
Traceback (most recent call last):
zhibiao.errors.UserError: no fact stated twice to draw. Give a table that holds one.
"""

import pandas as pd
from matplotlib.axes import Axes

from zhibiao.charts import lettering
from zhibiao.charts.labels import both, english_of, place_zh, printed
from zhibiao.charts.lettering import BODY, FAINT, LINE, NOTE, QUIET, SHEET, STEP, write
from zhibiao.plurals import counted
from zhibiao.style import INK, REPORTED, REPORTED_COLOUR

LEFT, RIGHT = 0.15, SHEET - 0.15
HEAD, PAIR = 1.8, 4.0
"""Heights in lines: a place's name, a pair."""
TOP = 1.0
LOOKS = {
    "consistent": REPORTED,
    "inconsistent": REPORTED | {"marker": "X", "markersize": 9},
    "not_testable": REPORTED | {"markerfacecolor": "white", "markeredgecolor": REPORTED_COLOUR},
}
"""The mark of each verdict."""


def rows(findings: pd.DataFrame, claims: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """Two rows per pair of statements, in the order of the text.

    Columns: pair, verdict, place (in % of the text), printed, subject, subject_en, where (the
    place's name), claim_id, report_id.
    """
    known = claims.set_index("claim_id", drop=False)
    about = reports.set_index("report_id")
    found = []
    repeats = findings[findings["test"] == "repeated_fact"]
    for pair, finding in enumerate(repeats.itertuples()):
        ids = finding.claim_ids.split()
        if not set(ids) <= set(known.index):
            continue
        for claim in known.loc[ids].to_dict("records"):
            report = about.loc[claim["report_id"]]
            found.append({
                "pair": pair, "verdict": finding.verdict,
                "place": 100 * int(claim["start"]) / int(report["characters"]),
                "printed": printed(claim), "subject": claim["subject"],
                "subject_en": english_of(claim), "where": report["place"],
                "claim_id": claim["claim_id"], "report_id": claim["report_id"],
            })  # fmt: skip
    return lettering.some(pd.DataFrame(found), "fact stated twice")


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw each pair on a strip as long as its text."""
    lettering.sheet(ax, _lines(found))
    y = 0.2
    for where, here in found.groupby("where", sort=False):
        write(ax, LEFT, y + HEAD / 2, both(where, place_zh(where)), BODY, color=QUIET)
        y += HEAD
        for _, pair in here.groupby("pair", sort=False):
            _strip(ax, pair, y + PAIR * 0.58)
            y += PAIR
    for share, align in ((0, "left"), (50, "center"), (100, "right")):
        words_at = {0: "start 篇首", 50: "middle 篇中", 100: "end 篇末"}[share]
        write(ax, _x(share), y + 0.9, words_at, NOTE, ha=align, color=QUIET)
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def _x(share: float) -> float:
    return LEFT + share / 100 * (RIGHT - LEFT)


def _strip(ax: Axes, pair: pd.DataFrame, y: float) -> None:
    verdict = pair["verdict"].iloc[0]
    ax.hlines(y, LEFT, RIGHT, color=FAINT, linewidth=3, zorder=0)
    places = [_x(place) for place in pair["place"]]
    style = "solid" if verdict == "consistent" else (0, (2, 2))
    ax.hlines(y, *places, color=INK, linewidth=1.2, linestyles=style, zorder=1)
    names = [both(row.subject_en, row.subject) for row in pair.itertuples()]
    longest = max(names, key=len)
    both_named = " / ".join(names) if verdict == "not_testable" else longest
    write(ax, LEFT, y - 1.6, lettering.shortened(both_named, RIGHT - LEFT, NOTE), NOTE)
    for x, row in zip(places, pair.itertuples(), strict=True):
        (drawn,) = ax.plot(x, y, **LOOKS[verdict], zorder=3)
        drawn.set_gid(row.claim_id)
        write(ax, x, y + STEP + 0.2, row.printed, NOTE, ha="center")


def _lines(found: pd.DataFrame) -> float:
    return HEAD * found["where"].nunique() + PAIR * found["pair"].nunique() + TOP + 0.6


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(words(found), _lines(found) * LINE)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    pairs = found.drop_duplicates("pair")
    count = {name: int((pairs["verdict"] == name).sum()) for name in LOOKS}
    told = [
        " and ".join(
            f"{both(row.subject_en, row.subject)} {row.printed}" for row in pair.itertuples()
        )
        + f" in {pair['where'].iloc[0]}, {pair['verdict'].iloc[0].replace('_', ' ')}"
        for _, pair in found.groupby("pair", sort=False)
    ]
    told_zh = [
        "与".join(f"{row.subject}{row.printed}" for row in pair.itertuples())
        for _, pair in found.groupby("pair", sort=False)
    ]
    return {
        "title_en": (
            f"{counted(count['consistent'], 'fact')} stated twice with one value, "
            f"{count['inconsistent'] or 'none'} with two"
        ),
        "title_zh": f"两处所述、数值相同者{count['consistent']}项，数值不同者{count['inconsistent'] or '无'}",
        "alt_en": f"One strip per pair of statements, as long as its text, with a mark at each. {'; '.join(told)}.",
        "alt_zh": f"每对表述一条横带，长如全文，两处各一标记。{'；'.join(told_zh)}。",
        "caption_en": (
            "Filled: the same value twice. Hollow, dashed: near-namesakes, shown and not judged. A cross: two values. "
            "A place without a strip states no testable number twice."
        ),
        "caption_zh": "实心：两处同值。空心虚线：名称相近，只列不判。叉号：两值不同。未列之地，全文无可检验的重复数字。",
    }  # fmt: skip
