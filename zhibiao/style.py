"""How every figure looks: the symbols, the colours, the font and the sizes.

A symbol is told by its shape first and by its colour second.  Each constant holds the
keywords of the matplotlib call it is named for: ``ax.plot(x, y, **DECLARED)``.
"""

from pathlib import Path
from typing import Any

import matplotlib as mpl
import seaborn as sns
from matplotlib import font_manager
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path as Outline

FONT = Path(__file__).parent / "fonts" / "NotoSansSC-Subset.ttf"
WIDTH = 5.0
"""Inches a figure is drawn wide; its text is sized so that it can be printed 85 mm wide."""

DECLARED_COLOUR, REPORTED_COLOUR = sns.color_palette("colorblind").as_hex()[:2]
INK = "#333333"
NOTHING_COLOUR = "#E3E3E3"

_ARROW = Outline(
    [(0, 0), (0, 1), (-0.3, 0.65), (0, 1), (0.3, 0.65)],
    [Outline.MOVETO, Outline.LINETO, Outline.MOVETO, Outline.LINETO, Outline.LINETO],
)
_ARROW_LOOK = {"color": INK, "fillstyle": "none", "markersize": 34, "linestyle": "none"}

DECLARED: dict[str, Any] = {
    "marker": "D", "markersize": 10, "markerfacecolor": "none",
    "markeredgecolor": DECLARED_COLOUR, "markeredgewidth": 1.8, "linestyle": "none",
}  # fmt: skip
"""A declared target 目标: a hollow diamond, wide enough to show a disc within it."""
REPORTED: dict[str, Any] = {"marker": "o", "markersize": 7, "color": REPORTED_COLOUR,
                            "linestyle": "none"}  # fmt: skip
"""What is reported 已报告, at whatever stage: a filled disc."""
AT_LEAST: dict[str, Any] = {"marker": MarkerStyle(_ARROW), **_ARROW_LOOK}
"""At least 至少: an arrow up from the printed number, the value being on the y axis."""
AT_LEAST_RIGHT: dict[str, Any] = {"marker": MarkerStyle(_ARROW).rotated(deg=-90), **_ARROW_LOOK}
"""The same where the value is on the x axis."""
INTERVAL: dict[str, Any] = {"color": INK, "alpha": 0.35, "linewidth": 6, "solid_capstyle": "butt"}
"""What a printed range or a bound allows: a bar, ``ax.plot([low, high], [y, y], **INTERVAL)``."""
NOTHING: dict[str, Any] = {"color": NOTHING_COLOUR, "zorder": 0, "linewidth": 0}
"""Nothing declared or reported: a band, ``ax.axhspan(0.5, 1.5, **NOTHING)``."""


def style() -> None:
    """Set seaborn's theme, then what it would reset: the bundled font and our sizes.

    >>> style()
    >>> mpl.rcParams["font.family"], mpl.rcParams["svg.hashsalt"]
    (['Noto Sans SC'], 'zhibiao')
    """
    font_manager.fontManager.addfont(FONT)
    sns.set_theme(context="paper", style="whitegrid", palette="colorblind")
    mpl.rcParams.update(
        {
            "font.family": ["Noto Sans SC"],
            "font.size": 10,
            "axes.titlesize": 11,
            "axes.labelsize": 10,
            "figure.titlesize": 11,
            "xtick.labelsize": 9,
            "ytick.labelsize": 9,
            "legend.fontsize": 9,
            "legend.title_fontsize": 9,
            "axes.edgecolor": INK,
            "axes.linewidth": 0.8,
            "grid.color": "#DDDDDD",
            "axes.titlelocation": "left",
            "text.color": INK,
            "figure.figsize": (WIDTH, 3.5),
            "figure.dpi": 120,
            "savefig.dpi": 200,
            "figure.constrained_layout.use": True,
            "svg.hashsalt": "zhibiao",
            "pdf.fonttype": 42,
        }
    )
