"""What save_figure writes, and what it refuses."""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.figure import Figure

import zhibiao as zb
from zhibiao import figures, style
from zhibiao.errors import UserError
from zhibiao.records import Report

ROWS = pd.DataFrame(
    {
        "claim_id": ["quanzhou-2023@3017-3021", "weinan-2021@10-13", "quanzhou-2023@40-44"],
        "report_id": ["quanzhou-2023", "weinan-2021", "quanzhou-2023"],
        "value": [Decimal("98.50"), Decimal("95"), Decimal("97")],
        "quote": ["=98.50%", "+95%", "-3"],
    }
)
WORDS = {
    "title_en": "Shares", "title_zh": "比率", "alt_en": "Three [discs].", "alt_zh": "三个圆点。",
    "caption_en": "As printed.", "caption_zh": "照录原文。",
}  # fmt: skip
REPORTS = [
    Report(report_id=name, raw="", raw_sha256="", kind="report", date=date, title_en=f"In {name}",
           title_zh="发布会")
    for name, date in (("quanzhou-2023", "2023-12-28"), ("weinan-2021", ""))
]  # fmt: skip


@pytest.fixture
def fig() -> Iterator[Figure]:
    """One chart in our style, with every symbol."""
    with plt.rc_context():
        style.style()
        fig, ax = plt.subplots()
        ax.plot([1, 2, 3], [98, 95, 97], **style.REPORTED, label="reported 已报告")
        ax.plot([1, 2, 3], [98, 96, 97], **style.DECLARED, label="declared target 目标")
        ax.plot([2], [95], **style.AT_LEAST)
        ax.plot([2], [96], **style.AT_LEAST_RIGHT)
        ax.plot([3, 3], [95, 97], **style.INTERVAL)
        ax.axvspan(3.5, 4.5, **style.NOTHING)
        ax.legend()
        ax.set_title("Declared and reported\n目标与成效")
        yield fig
        plt.close(fig)


def written() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in figures.out_folder().iterdir()}


def page() -> str:
    return (figures.out_folder() / "shares.md").read_text(encoding="utf-8")


def test_the_same_figure_is_the_same_bytes(fig: Figure) -> None:
    """Does a second run leave every file as it was?"""
    figures.save_figure(fig, "shares", ROWS, **WORDS)
    once = written()
    figures.save_figure(fig, "shares", ROWS, **WORDS)
    assert sorted(once) == ["shares.csv", "shares.md", "shares.png", "shares.svg"]
    assert written() == once
    assert b"<dc:date>" not in once["shares.svg"] and b"Software" not in once["shares.png"]


def test_symbols_are_told_apart_without_colour() -> None:
    """Is a target hollow and a diamond, an outcome filled and a disc?"""
    assert (style.DECLARED["marker"], style.DECLARED["markerfacecolor"]) == ("D", "none")
    assert style.REPORTED["marker"] == "o" and "markerfacecolor" not in style.REPORTED
    assert style.DECLARED["markersize"] > style.REPORTED["markersize"]


def test_a_missing_glyph_is_refused_by_name(fig: Figure) -> None:
    """Is a figure with a character that the font lacks refused, naming the character?"""
    fig.axes[0].set_xlabel("治安 \u1200")
    with pytest.raises(UserError, match="the font has no \u1200;"):
        figures.save_figure(fig, "shares", ROWS, **WORDS)
    assert not figures.out_folder().exists()


def test_a_missing_glyph_of_a_reports_own_is_a_warning(fig: Figure) -> None:
    """In a run over texts nobody could try: is the character named, and the figure written?"""
    fig.axes[0].set_xlabel("治安 \u1200")
    with pytest.warns(UserWarning, match="figure shares: the font has no \u1200;"):
        figures.save_figure(fig, "shares", ROWS, **WORDS, strict=False)
    assert sorted(written()) == ["shares.csv", "shares.md", "shares.png", "shares.svg"]


def test_the_font_draws_both_scripts() -> None:
    """Does the font hold every character of the reports, simplified and traditional?"""
    from fontTools.ttLib import TTFont

    held = TTFont(style.FONT).getBestCmap()
    for report in sorted((figures.CHECKOUT / "data" / "raw").glob("*.txt")):
        printed = report.read_text(encoding="utf-8-sig").replace("\n", "").replace("\r", "")
        assert [one for one in sorted(set(printed)) if ord(one) not in held] == []


def test_small_text_is_refused(fig: Figure) -> None:
    """Is text refused that nobody could read when the figure is printed 85 mm wide?"""
    fig.axes[0].set_xlabel("year 年", fontsize=6)
    with pytest.raises(UserError, match=r"'year 年' would be 4\.0 points"):
        figures.save_figure(fig, "shares", ROWS, **WORDS)


def test_cut_off_text_is_refused(fig: Figure) -> None:
    """Is a figure refused that loses part of a label at its edge?"""
    fig.text(0.9, 0.5, "a label that runs out of the figure")
    with pytest.raises(UserError, match="cut off at its edge"):
        figures.save_figure(fig, "shares", ROWS, **WORDS)


def test_the_source_line_comes_from_the_rows(fig: Figure) -> None:
    """Does the source line name the reports of the plotted rows, each once, and no other?"""
    figures.save_figure(fig, "shares", ROWS, **WORDS, reports=REPORTS)
    assert (
        "Source: In quanzhou-2023 (quanzhou-2023, 2023-12-28); In weinan-2021 (weinan-2021, undated)."
        in page()
    )
    assert "来源:发布会(2023-12-28);发布会(日期不详)。" in page()
    figures.save_figure(fig, "shares", ROWS[1:2], **WORDS, reports=REPORTS)
    assert "quanzhou" not in page()


def test_a_row_of_an_unknown_report_is_refused(fig: Figure) -> None:
    """Can a figure show a number whose report nobody has?"""
    with pytest.raises(UserError, match="no such report: weinan-2021"):
        figures.save_figure(fig, "shares", ROWS, **WORDS, reports=REPORTS[:1])


def test_rows_are_kept_as_plotted(fig: Figure) -> None:
    """Does the CSV hold the claim ids and the printed digits, and nothing a spreadsheet would run?"""
    figures.save_figure(fig, "shares", ROWS, **WORDS)
    lines = written()["shares.csv"].decode().splitlines()
    assert lines[:3] == [
        "claim_id,report_id,value,quote",
        "quanzhou-2023@3017-3021,quanzhou-2023,98.50,'=98.50%",
        "weinan-2021@10-13,weinan-2021,95,'+95%",
    ]
    assert lines[3].endswith(",-3")


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("text", ["", " ", "two\nlines"])
def test_no_word_may_be_missing(fig: Figure, word: str, text: str) -> None:
    """Can a figure go out without its title, alt text or caption in one of the languages?"""
    with pytest.raises(UserError, match=f"{word} must be one line"):
        figures.save_figure(fig, "shares", ROWS, **(WORDS | {word: text}))


@pytest.mark.parametrize("figure_id", ["../shares", "Shares", "", "readme.md"])
def test_a_figure_stays_in_its_folder(fig: Figure, figure_id: str) -> None:
    """Can the name of a figure lead out of figures/ or hide another file?"""
    with pytest.raises(UserError, match="use a-z, 0-9 and _ only"):
        figures.save_figure(fig, figure_id, ROWS, **WORDS)


def test_the_gallery_shows_every_figure_once(fig: Figure) -> None:
    """Does the gallery hold each figure with its alt text, in order, and not itself?"""
    figures.save_figure(fig, "shares", ROWS, **WORDS)
    figures.save_figure(fig, "again", ROWS, **WORDS)
    (figures.out_folder() / "notes.md").write_text("# Notes of somebody\n")
    once = figures.gallery().read_text(encoding="utf-8")
    assert figures.gallery().read_text(encoding="utf-8") == once
    assert once.count("\n## ") == 2
    assert once.index("](again.svg)") < once.index(r"![Three \[discs\]. 三个圆点。](shares.svg)")


def test_an_empty_gallery_is_refused() -> None:
    """Is a gallery of nothing told, and how to mend it?"""
    with pytest.raises(UserError, match="make notebooks"):
        figures.gallery()


def test_figures_go_to_the_checkout_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the tests' variable, is it the checkout's own folder?"""
    monkeypatch.delenv("ZHIBIAO_OUT")
    assert figures.out_folder() == Path(__file__).parents[1] / "figures"


def test_a_notebook_shows_the_figure_with_its_words(
    fig: Figure, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Does a reader of the notebook get the alt text, the caption, and the picture once?"""
    shown = []
    monkeypatch.setattr(figures, "get_ipython", lambda: "a notebook")
    monkeypatch.setattr(figures, "display", lambda thing, **more: shown.append((thing, more)))
    figures.save_figure(fig, "shares", ROWS, **WORDS)
    (picture, more), (below, _) = shown
    assert picture is fig and not plt.fignum_exists(fig.number)
    assert more["metadata"]["image/png"]["alt"] == "Three [discs]. 三个圆点。"
    assert {"As printed.", "照录原文。", "三个圆点。"} <= set(
        re.findall("<small>(.*?)</small>", below.html)
    )


def test_outside_a_notebook_nothing_is_shown(
    fig: Figure, capsys: pytest.CaptureFixture[str]
) -> None:
    """Is a script that draws left without pages of HTML on its screen, and with its figure?"""
    figures.save_figure(fig, "shares", ROWS, **WORDS)
    assert capsys.readouterr().out == "" and plt.fignum_exists(fig.number)


def test_invented_texts_are_counted_and_not_called_printed(fig: Figure) -> None:
    """Does the source line name a table in place of many invented ids, and claim no report for them?"""
    ids = zb.load("texts")["text_id"].head(3)
    figures.save_figure(fig, "shares", ROWS.assign(report_id=list(ids)), **WORDS)
    assert "Source: 3 invented texts, listed in data/coded/texts.csv.\n" in page()
    assert "来源:虚构文本3篇,见data/coded/texts.csv。\n" in page()
    figures.save_figure(fig, "shares", ROWS.assign(report_id=["weinan-2021", *ids[:2]]), **WORDS)
    assert "Source: weinan-2021; 2 invented texts, listed in" in page()
    assert "As printed in the reports" in page()
