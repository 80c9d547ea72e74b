"""Text in charts: how wide it is, where it breaks, and the two-line title.

Sizes are in points, widths in inches.
"""

from collections.abc import Collection, Mapping
from functools import cache

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.textpath import text_to_path
from matplotlib.transforms import ScaledTranslation, Transform

from zhibiao.errors import UserError
from zhibiao.style import FONT, INK, WIDTH

SHEET = WIDTH - 0.1
"""Inches across an Axes that fills the figure, in which charts with columns of text count."""
LINE = 0.15
"""Inches to a unit of y."""
STEP = 0.8
"""Units of y from one line of small text to the next."""
TITLE, BODY, NOTE = 11, 8.5, 7.5
QUIET = "#6A6A6A"
FAINT = "#C9C9C9"


@cache
def width(text: str, points: float) -> float:
    """Inches that a line of text takes in the bundled font.

    >>> width("公安", 36)
    1.0
    """
    prop = FontProperties(fname=FONT, size=points)
    return round(text_to_path.get_text_width_height_descent(text, prop, False)[0] / 72, 3)


def wrapped(text: str, inches: float, points: float) -> str:
    """The text in as many lines as it needs: English breaks between words, Chinese anywhere.

    >>> wrapped("Every share is 100%", 1.0, 12)
    'Every share\\nis 100%'
    """
    lines = [""]
    for piece in _pieces(text):
        if lines[-1] and width((lines[-1] + piece).rstrip(), points) > inches:
            lines[-1] = lines[-1].rstrip()
            lines.append(piece.lstrip())
        else:
            lines[-1] += piece
    return "\n".join(lines).rstrip()


def shortened(text: str, inches: float, points: float) -> str:
    """The text, cut with … where it would be wider than there is room for.

    >>> shortened("公园广场视频覆盖率", 1.0, 18)
    '公园广…'
    """
    if width(text, points) <= inches:
        return text
    while text and width(text + "…", points) > inches:
        text = text[:-1]
    return text.rstrip(" (,，、") + "…"


def in_two(text: str, inches: float, points: float, most: int = 2) -> list[str]:
    """The text in at most two lines (or ``most``), the last cut with … if need be.

    >>> in_two("重点公共区域视频监控覆盖率", 1.0, 18)
    ['重点公共', '区域视…']
    """
    lines = wrapped(text, inches, points).split("\n")
    between = " " if lines[0].isascii() else ""
    last = shortened(between.join(lines[most - 1 :]), inches, points)
    return [*lines[: most - 1], *filter(None, [last])]


def legend(
    ax: Axes, marks: Mapping[str, Mapping], names: Mapping[str, str], roles: Collection[str]
) -> None:
    """What the marks mean, under the chart: those of the roles that are drawn, in the order of ``marks``."""
    drawn = [role for role in marks if role in roles]
    ax.legend([Line2D([], [], **marks[role]) for role in drawn], [names[role] for role in drawn],
              loc="upper left", bbox_to_anchor=(-0.012, 0), ncol=2, frameon=False, fontsize=NOTE,
              handletextpad=0.3, columnspacing=1.2, borderpad=0.3)  # fmt: skip


def title(ax: Axes, english: str, chinese: str) -> None:
    """The finding above the chart, English above Chinese, each wrapped to the figure."""
    lines = [wrapped(text, SHEET - 0.15, TITLE) for text in (english, chinese)]
    ax.set_title("\n".join(lines), fontsize=TITLE, loc="left", x=0, pad=8, linespacing=1.25)


def title_lines(english: str, chinese: str) -> int:
    """How many lines ``title`` will take."""
    return sum(wrapped(text, SHEET - 0.15, TITLE).count("\n") + 1 for text in (english, chinese))


def height(words: dict[str, str], inches: float) -> tuple[float, float]:
    """Width and height of a figure whose chart, under its title, is so many inches high."""
    lines = title_lines(words["title_en"], words["title_zh"])
    return WIDTH, round(lines * TITLE * 1.25 / 72 + 0.25 + inches, 2)


def sheet(ax: Axes, lines: float) -> None:
    """An Axes to write on: x in inches from the left, y in lines from the top."""
    ax.set(xlim=(0, SHEET), ylim=(lines, 0))
    ax.set_axis_off()


def write(ax: Axes, x: float, y: float, text: str, points: float = BODY, **look) -> None:
    """Text that begins at x; its lines (a line apart in y) stand round y, both scripts on a baseline.

    ``transform`` (the data's, if not given) says what x and y count in; y counts lines.
    """
    coordinates = look.pop("transform", ax.transData)
    look = {"ha": "left", "va": "baseline", "color": INK} | look
    lines = text.split("\n")
    for number, line in enumerate(lines):
        place = (x, y + (number - (len(lines) - 1) / 2) * STEP)
        ax.annotate(
            line,
            place,
            (0, -0.36 * points),
            xycoords=coordinates,
            fontsize=points,
            textcoords="offset points",
            annotation_clip=False,
            **look,
        )


def below(ax: Axes, inches: float) -> Transform:
    """Where an Axes measures in shares of itself, but so many inches further down."""
    return ax.transAxes + ScaledTranslation(0, -inches, ax.figure.dpi_scale_trans)


def some(rows: pd.DataFrame, what: str) -> pd.DataFrame:
    """The rows, unless there are none.

    >>> some(pd.DataFrame(), "fall")
    Traceback (most recent call last):
    zhibiao.errors.UserError: no fall to draw. Give a table that holds one.
    """
    if rows.empty:
        raise UserError(f"no {what} to draw. Give a table that holds one.")
    return rows


def _pieces(text: str) -> list[str]:
    """What may stand at the start of a line: a Latin word with its space, or a character.

    >>> _pieces("最弱（86%）")
    ['最', '弱', '（86%）']
    """
    pieces: list[str] = []
    for character in text:
        latin = character.isascii() or character in "–—’“”"
        held = character in "，。、；：）”%" or (pieces and pieces[-1] in "（“")
        if pieces and (held or (latin and _open(pieces[-1]))):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _open(piece: str) -> bool:
    return piece[-1].isascii() and not piece.endswith(" ")
