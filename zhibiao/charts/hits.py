"""How good the checks are: planted faults found, and alarms where nothing was planted.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.tables import load
>>> found = rows(load("audit_quality"))
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(load("audit_quality")[:0])
Traceback (most recent call last):
zhibiao.errors.UserError: no measurement to draw. Give a table that holds one.
"""

import pandas as pd
from matplotlib.axes import Axes
from scipy.stats import binomtest

from zhibiao.charts import lettering
from zhibiao.charts.lettering import FAINT, LINE, NOTE, QUIET, SHEET, write
from zhibiao.lexicon import table
from zhibiao.plurals import counted
from zhibiao.style import INTERVAL, REPORTED

NAMES = {row.test: (row.name_en, row.name_zh) for row in table("audit_tests")}
NAMES["all"] = ("all", "合计")
SETS = {
    "coded, test": ("texts of other writers", "他人所写文本"),
    "made up, held": ("made by a generator", "生成器所作文本"),
}
"""The sets of texts with planted faults that no rule was tuned on."""
SOUND = "coded, test, nothing planted"
SOUND_NAMES = ("other writers' texts, nothing planted", "他人所写、未埋设差错的文本")
LEFT, RIGHT, ROW, HEAD, FOOT = 2.0, 4.0, 2.0, 2.2, 1.2


def rows(quality: pd.DataFrame) -> pd.DataFrame:
    """One row per check and set of texts that holds faults of its kind, and one of texts without any.

    Columns: set, test, found, faults, low, high (exact 95 % interval of the share, in %), false
    (alarms and flagged decoys), decoys, characters, report_id.
    """
    sets = [*SETS, SOUND]
    sound = (quality["texts"] == SOUND) & (quality["test"] == "all")
    found = quality[quality["texts"].isin(SETS) & (quality["faults"] > 0) | sound]
    spans = [
        binomtest(int(row.found), int(row.faults)).proportion_ci() if row.faults else None
        for row in found.itertuples()
    ]
    found = found.assign(
        set=found["texts"], low=[span and 100 * span.low for span in spans], high=[span and 100 * span.high for span in spans],
        false=found["alarms"] + found["flagged"], report_id=found["texts"],
    )  # fmt: skip
    columns = ["set", "test", "found", "faults", "low", "high", "false", "decoys", "characters",
               "report_id"]  # fmt: skip
    found = found[columns].sort_values(
        "set", key=lambda names: names.map(sets.index), kind="stable"
    )
    return lettering.some(found.reset_index(drop=True), "measurement")


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw a share with its interval per check; beside it the false alarms."""
    lettering.sheet(ax, _lines(found))
    y = 0.0
    for name, here in found.groupby("set", sort=False):
        english, chinese = SETS.get(name, SOUND_NAMES)
        write(ax, 0, y + HEAD / 2, f"{english} {chinese}", NOTE + 1, color=QUIET)
        write(ax, SHEET, y + HEAD / 2, "false alarms 误报", NOTE, ha="right", color=QUIET)
        y += HEAD
        if name in SETS:
            ax.vlines(
                [_x(50), _x(100)], y, y + ROW * len(here), color=FAINT, linewidth=0.7, zorder=0
            )
        for row in here.itertuples():
            middle = y + ROW / 2
            write(ax, 0, middle, "\n".join(NAMES[row.test]), NOTE)
            if row.faults:
                ax.plot([_x(row.low), _x(row.high)], [middle, middle], **INTERVAL)
                ax.plot(_x(100 * row.found / row.faults), middle, **REPORTED, zorder=3)
                write(ax, RIGHT + 0.12, middle, f"{row.found}/{row.faults}", NOTE)
            else:
                write(
                    ax,
                    LEFT,
                    middle,
                    f"in {row.characters:,} characters {row.characters:,}字中",
                    NOTE,
                )
            write(ax, SHEET, middle, f"{row.false}", NOTE, ha="right")
            y += ROW
        if name in SETS:
            for share in (0, 50, 100):
                write(ax, _x(share), y + 0.4, f"{share}%", NOTE, ha="center", color=QUIET)
        y += FOOT
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def _alarms(number: int) -> str:
    return counted(number, "false alarm") if number else "no false alarms"


def _x(share: float) -> float:
    return LEFT + (RIGHT - LEFT) * share / 100


def _lines(found: pd.DataFrame) -> float:
    return found["set"].nunique() * (HEAD + FOOT) + len(found) * ROW - 0.6


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    return lettering.height(words(found), _lines(found) * LINE)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    total = found[found["test"] == "all"]
    first = total.iloc[0]
    planted, sound = found[found["faults"] > 0], total[total["faults"] == 0]
    each = "; ".join(
        [f"{SETS[row.set][0]}, {NAMES[row.test][0]}: {row.found} of {row.faults} found, {_alarms(row.false)}"
         for row in planted.itertuples()]
        + [f"{SOUND_NAMES[0]}: {_alarms(row.false)} in {row.characters:,} characters" for row in sound.itertuples()])  # fmt: skip
    each_zh = "；".join(
        [f"{SETS[row.set][1]}，{NAMES[row.test][1]}：{row.faults}处找到{row.found}处，误报{row.false}"
         for row in planted.itertuples()]
        + [f"{SOUND_NAMES[1]}：{row.characters:,}字中误报{row.false}" for row in sound.itertuples()])  # fmt: skip
    more = "".join(f", {row.false} more where nothing was planted" for row in sound.itertuples())
    more_zh = "".join(f"；未埋设处误报{row.false}" for row in sound.itertuples())
    return {
        "title_en": f"{first.found} of {first.faults} planted faults found in {SETS[first.set][0]}, {_alarms(first.false)}{more}",
        "title_zh": f"{SETS[first.set][1]}中埋设差错{first.faults}处，找到{first.found}处，误报{first.false}{more_zh}",
        "alt_en": f"A disc per check for the share of planted faults found, with its exact 95% interval, and beside it the number of false alarms. {each[0].upper()}{each[1:]}.",
        "alt_zh": f"每项检验一圆点，为埋设差错之检出率，横条为95%精确区间，右列为误报数。{each_zh}。",
        "caption_en": (
            "Faults were planted by writers who did not write the rules, or by a generator whose wordings share a "
            "hand with them, so the first set weighs more. A false alarm is a flagged decoy or any other claim of "
            "inconsistency that touches no planted fault; where nothing was planted it may still be a true one. Bars: exact 95% intervals; few faults, wide bars."
        ),
        "caption_zh": (
            "差错由不写规则者埋设，或由生成器埋设；后者措辞与规则出自一手，故以前者为重。误报指误判之诱饵，"
            "及未触及埋设差错的其他不一致判断；未埋设处的误报也可能确属不一致。横条为95%精确区间，样本少则区间宽。"
        ),
    }  # fmt: skip
