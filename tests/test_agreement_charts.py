"""What the charts of the readings draw, and whether it can be read."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from zhibiao import figures, style
from zhibiao.agreement import agreement as figures_of
from zhibiao.charts import agreement, by_text, codes, confusions, settled
from zhibiao.coded import reading
from zhibiao.errors import UserError

A, B, FINAL = (reading(name) for name in ("language model A", "language model B", "adjudicated"))
FINAL = FINAL[FINAL["report_id"].isin(A["report_id"])]
CHARTS = {
    "agreement": (agreement, agreement.rows(A, B)),
    "codes": (codes, codes.rows(FINAL)),
    "confusions": (confusions, confusions.rows(A, B)),
    "confusions_measure": (confusions, confusions.rows(A, B, "measure")),
    "settled": (settled, settled.rows(A, B, FINAL)),
}
WORST = A.assign(stage="input", unit="", direction="up")
"""A reading that differs in nearly everything."""


@pytest.fixture(autouse=True, scope="module")
def _styled() -> Iterator[None]:
    with plt.rc_context():
        style.style()
        yield
    plt.close("all")


@cache
def draw(name: str) -> Axes:
    """The chart with its rows, drawn once for all tests."""
    chart, rows = CHARTS[name]
    _, ax = plt.subplots(figsize=chart.size(rows))
    assert chart.draw(ax, rows) is ax
    ax.figure.draw_without_rendering()
    return ax


def boxes(ax: Axes) -> list[tuple[str, Bbox]]:
    """Every text that is drawn, with the room it takes in inches, a hair less on each side."""
    hidden = [*ax.xaxis.findobj(Text), *ax.yaxis.findobj(Text)]
    scale = ax.figure.dpi_scale_trans.inverted()
    shown = [
        text for text in ax.figure.findobj(Text) if text.get_text().strip() and text not in hidden
    ]
    found = [(text.get_text(), text.get_window_extent().transformed(scale)) for text in shown]
    return [(words, Bbox.from_extents(box.x0 + 0.01, box.y0 + 0.03, box.x1 - 0.01, box.y1 - 0.03))
            for words, box in found]  # fmt: skip


@pytest.mark.parametrize("name", CHARTS)
def test_every_word_can_be_read(name: str) -> None:
    """Is no word printed upon another, and none over the edge?"""
    ax = draw(name)
    width, height = ax.figure.get_size_inches()
    found = boxes(ax)
    assert [
        (a, b) for (a, here), (b, there) in combinations(found, 2) if Bbox.intersection(here, there)
    ] == []
    assert [
        words
        for words, box in found
        if box.x0 < 0 or box.y0 < 0 or box.x1 > width or box.y1 > height
    ] == []


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_can_be_saved(name: str) -> None:
    """Does the contract of save_figure hold: legible, whole, in both languages, with a source?"""
    chart, rows = CHARTS[name]
    said = chart.words(rows)
    figures.save_figure(draw(name).figure, name, rows, **said)
    page = (figures.out_folder() / f"{name}.md").read_text(encoding="utf-8")
    assert said["title_en"] in page and "language model" in page and "语言模型" in page


@pytest.mark.parametrize("name", CHARTS)
def test_no_chart_tells_of_the_texts(name: str) -> None:
    """Do the rows behind a chart hold counts and codes alone, and no words of a text?"""
    _, rows = CHARTS[name]
    known = {
        "report_id",
        "field",
        "first",
        "second",
        "agree",
        "claims",
        "follows",
        "measure",
        "stage",
    }
    assert set(rows.columns) <= known
    if "first" in rows:
        assert rows[["first", "second"]].map(len).max(axis=None) < 13


def test_marks_stand_at_the_figures() -> None:
    """Does each coefficient have its mark where it is, and its interval?"""
    table = figures_of(CHARTS["agreement"][1])
    lines = draw("agreement").lines
    marks = [line.get_xdata()[0] for line in lines if line.get_marker() in ("o", "s", "^")]
    values = table[["agreement", "alpha", "ac1"]].stack().dropna()
    assert sorted(marks) == pytest.approx(sorted(values))


def test_disagreement_is_counted_in_the_cells() -> None:
    """Do the cells of the confusions add up to all claims, and off the diagonal to those that differ?"""
    _, rows = CHARTS["confusions"]
    cells = sorted(int(text) for text, _ in boxes(draw("confusions")) if text.isdigit())
    differ = rows[~rows["agree"]]
    shown = set(differ["first"]) | set(differ["second"])
    assert sum(cells) == rows.loc[rows["first"].isin(shown), "claims"].sum()
    pairs = differ.groupby(["first", "second"])["claims"].sum()
    assert sorted(pairs) == cells[: len(pairs)]


def test_codes_that_never_differ_are_named_with_their_claims() -> None:
    """Do the cells and the line below them hold every claim that the title counts?"""
    _, rows = CHARTS["confusions"]
    words = [text for text, _ in boxes(draw("confusions"))]
    (below,) = (text for text in words if "not shown" in text)
    cells = sum(int(text) for text in words if text.isdigit())
    assert cells + sum(map(int, re.findall(r"\d+", below))) == rows["claims"].sum()


def test_bars_add_up() -> None:
    """Is each bar as long as its field has settled entries?"""
    _, rows = CHARTS["settled"]
    ax = draw("settled")
    assert sum(bar.get_width() for bar in ax.patches) == rows["claims"].sum()


@pytest.mark.parametrize("chart", [agreement, confusions])
def test_bad_readings_can_be_drawn(chart) -> None:
    """Does a chart also show readings that hardly agree?"""
    rows = chart.rows(WORST, B)
    fig, ax = plt.subplots(figsize=chart.size(rows))
    chart.draw(ax, rows)
    figures.save_figure(fig, "bad", rows, **chart.words(rows))


def test_readings_that_agree_can_be_drawn() -> None:
    """Are the confusions of a reading with itself none, and said so?"""
    rows = confusions.rows(A, A)
    _, ax = plt.subplots(figsize=confusions.size(rows))
    confusions.draw(ax, rows)
    assert confusions.words(rows)["title_en"].startswith(
        "The readings differ on the stage of 0 of "
    )


def test_no_claim_at_all_is_refused() -> None:
    """Is a chart of nothing refused in words?"""
    with pytest.raises(UserError, match="no claim"):
        codes.rows(pd.DataFrame(columns=FINAL.columns))


def test_many_texts_are_counted_and_the_weakest_named() -> None:
    """A hundred texts: do the bars add up to them, and are the ten weakest, and only they, drawn by name?"""
    shares = [1 - number / 500 for number in range(100)]
    rows = pd.DataFrame({"report_id": [f"text-{number}" for number in range(100)], "genre": "work report",
                         "precision": shares, "recall": 1.0})  # fmt: skip
    fig, ax = plt.subplots(figsize=by_text.size(rows))
    by_text.draw(ax, rows)
    assert sum(by_text.bars(rows).values()) == 100
    assert len(ax.patches) == len(by_text.bars(rows)) == 10
    assert [line.get_gid() for line in ax.lines if str(line.get_gid()).startswith("text-")] == [
        f"text-{number}" for number in range(90, 100)
    ]
    assert fig.get_figheight() < 7 and "the weakest is text-99" in by_text.words(rows)["title_en"]
    plt.close(fig)
