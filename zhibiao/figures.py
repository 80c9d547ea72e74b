"""A figure as it leaves a notebook: picture, rows, words and source, the same bytes every time."""

import io
import os
import re
import warnings
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
from IPython import get_ipython
from IPython.display import display
from matplotlib.figure import Figure
from matplotlib.text import Text

from zhibiao.coded import texts
from zhibiao.display import View
from zhibiao.errors import UserError
from zhibiao.files import csv_bytes, write_all, write_whole
from zhibiao.plurals import counted
from zhibiao.records import Report

CHECKOUT = Path(__file__).resolve().parents[1]
PRINTED_WIDTH = 85 / 25.4
SMALLEST_PRINT = 5.0
"""Points: the smallest text that is still read in a figure printed 85 mm wide."""
SLACK = 0.02
"""Inches a figure may overflow before we say that something is cut off."""
IN_WORDS = "In words 图中文字"
LISTED = "data/coded/texts.csv"


def out_folder() -> Path:
    """Where figures go: the checkout's figures/, or $ZHIBIAO_OUT/figures, which the tests set."""
    return Path(os.environ.get("ZHIBIAO_OUT") or CHECKOUT) / "figures"


def save_figure(
    fig: Figure,
    figure_id: str,
    rows: pd.DataFrame,
    *,
    title_en: str,
    title_zh: str,
    alt_en: str,
    alt_zh: str,
    caption_en: str,
    caption_zh: str,
    reports: Sequence[Report] | None = None,
    strict: bool = True,
) -> None:
    """Write <figure_id>.svg .png .csv .md, and show the figure where that is possible.

    ``rows`` are the plotted rows with the ``report_id`` (and ``claim_id``) they came from: they
    become the CSV, and the source line names their reports, in full if ``reports`` is given.
    What is too small, cut off or without a glyph is refused; of reports that nobody could try
    beforehand (not ``strict``) it is warned of, and written all the same.

    >>> import matplotlib.pyplot as plt
    >>> fig, ax = plt.subplots()
    >>> rows = pd.DataFrame({"claim_id": ["quanzhou-2023@3017-3021"],
    ...                      "report_id": ["quanzhou-2023"], "value": [98]})
    >>> words = dict(title_en="One share", title_zh="一个比率", alt_en="One disc at 98.",
    ...              alt_zh="98处一个圆点。", caption_en="As printed.", caption_zh="照录原文。")
    >>> save_figure(fig, "one_share", rows, **words)
    >>> (out_folder() / "one_share.svg").exists()
    True
    >>> save_figure(fig, "one_share", rows.drop(columns="report_id"), **words)
    Traceback (most recent call last):
    zhibiao.errors.UserError: figure one_share: its rows have no report_id, so it has no source...
    >>> plt.close(fig)
    """
    if not re.fullmatch(r"[a-z0-9][a-z0-9_]*", figure_id):
        raise UserError(f"figure {figure_id!r}: use a-z, 0-9 and _ only, it names four files")
    words = {
        "title_en": title_en, "title_zh": title_zh, "alt_en": alt_en, "alt_zh": alt_zh,
        "caption_en": caption_en, "caption_zh": caption_zh,
    }  # fmt: skip
    for name, text in words.items():
        if not text.strip() or "\n" in text:
            raise UserError(f"figure {figure_id}: {name} must be one line of text")
    sources = _source_lines(figure_id, rows, reports)
    png, missing = _picture(fig, "png")
    svg, _ = _picture(fig, "svg")
    for fault in (_too_small(fig), _cut_off(fig), missing):
        if fault and strict:
            raise UserError(f"figure {figure_id}: {fault}")
        if fault:
            warnings.warn(f"figure {figure_id}: {fault}", stacklevel=2)
    page = _page(figure_id, words, sources).encode()
    contents = {"png": png, "svg": svg, "csv": csv_bytes(rows), "md": page}
    write_all({out_folder() / f"{figure_id}.{ending}": one for ending, one in contents.items()})
    show_figure(fig, words)


def show_figure(fig: Figure, words: Mapping[str, str]) -> None:
    """In a notebook: show the figure with its alt text, and below it its caption and the same text.

    Not every page that shows notebooks keeps the alt text of a picture, so it is folded away below.
    Elsewhere nothing is shown.
    """
    if get_ipython() is None:
        return
    alt = f"{words['alt_en']} {words['alt_zh']}"
    display(fig, metadata={"image/png": {"alt": alt}})
    plt.close(fig)  # or it would be shown once more
    display(captioned(words))


def captioned(words: Mapping[str, str]) -> View:
    """What stands below a figure in a notebook: its caption, and in words what it shows.

    >>> shown = captioned({"caption_en": "Hollow: <b>declared</b>.", "caption_zh": "空心：目标。",
    ...                    "alt_en": "One diamond.", "alt_zh": "一个菱形。"})
    >>> "Hollow: &lt;b&gt;declared" in shown.html, "<details>" in shown.html
    (True, True)
    >>> shown
    Hollow: <b>declared</b>. 空心：目标。
    In words 图中文字: One diamond. 一个菱形。
    """
    caption, alt = (
        [words[f"{name}_{language}"] for language in ("en", "zh")] for name in ("caption", "alt")
    )
    html = "".join(f"<p><small>{escape(text)}</small></p>" for text in caption)
    told = "".join(f"<p><small>{escape(text)}</small></p>" for text in alt)
    return View(
        html=f"{html}<details><summary><small>{IN_WORDS}</small></summary>{told}</details>",
        text=f"{' '.join(caption)}\n{IN_WORDS}: {' '.join(alt)}",
    )


def gallery() -> Path:
    """Write figures/README.md: every figure with its words, in the order of their names."""
    folder = out_folder()
    pages = pages_in(folder)
    if not pages:
        raise UserError("figures/ holds no figure yet: run `make notebooks`")
    head = (
        "# Figures 图集\n\nMade by `zhibiao run`; edit the notebook, not this page. "
        "由 `zhibiao run` 生成,请修改笔记本而非本页。\n"
    )
    sections = [f"#{page.read_text(encoding='utf-8')}" for page in pages]
    write_whole(folder / "README.md", "\n".join([head, *sections]).encode())
    return folder / "README.md"


def pages_in(folder: Path) -> list[Path]:
    """The pages that ``save_figure`` wrote, in the order of their names; none that others put there."""
    return [
        page
        for page in sorted(folder.glob("*.md"))
        if page.is_file() and _plotted(page.stem).encode() in page.read_bytes()
    ]


def _source_lines(
    figure_id: str, rows: pd.DataFrame, reports: Iterable[Report] | None
) -> tuple[str, str]:
    """The reports behind the rows, in the order they are first plotted, English and Chinese."""
    ids = list(dict.fromkeys(rows["report_id"].dropna())) if "report_id" in rows else []
    if not ids:
        raise UserError(
            f"figure {figure_id}: its rows have no report_id, so it has no source; "
            "keep that column in the rows you plot"
        )
    if reports is None:
        return _source_of_texts(ids)
    known = {report.report_id: report for report in reports}
    if unknown := [name for name in ids if name not in known]:
        raise UserError(f"figure {figure_id}: no such report: {', '.join(map(str, unknown))}")
    english = [f"{_title(known[name])} ({name}, {known[name].date or 'undated'})" for name in ids]
    chinese = [
        f"{_title(known[name], 'title_zh')}({known[name].date or '日期不详'})" for name in ids
    ]
    return (
        f"Source: {'; '.join(english)}. As printed in the reports; not verified.",
        f"来源:{';'.join(chinese)}。数字照录原文,未经核实。",
    )


def _source_of_texts(ids: Sequence[str]) -> tuple[str, str]:
    """Texts by their ids; the invented ones are counted, and the table named that lists them."""
    authors = texts().set_index("text_id")["author"].to_dict()
    invented = [name for name in ids if authors.get(name)]
    named = [name for name in ids if name not in invented]
    listed = f"{counted(len(invented), 'invented text')}, listed in {LISTED}"
    told = [*named, *[listed] * bool(invented)]
    told_zh = [*named, *[f"虚构文本{len(invented)}篇,见{LISTED}"] * bool(invented)]
    printed = any(authors.get(name) == "" for name in named)  # a report of the corpus
    return (
        f"Source: {'; '.join(told)}." + " As printed in the reports; not verified." * printed,
        f"来源:{';'.join(told_zh)}。" + "数字照录原文,未经核实。" * printed,
    )


def _title(report: Report, field: str = "title_en") -> str:
    """A report's title, in the other language or as its file is named where none is known."""
    titles = (getattr(report, field), report.title_zh, report.report_id)
    return next(title for title in titles if title not in ("", "unknown"))


def _too_small(fig: Figure) -> str:
    shrink = min(1.0, PRINTED_WIDTH / fig.get_figwidth())
    for text in fig.findobj(Text):
        size = text.get_fontsize() * shrink
        if text.get_visible() and text.get_text().strip() and size < SMALLEST_PRINT:
            return (
                f"{text.get_text()!r} would be {size:.1f} points in print "
                f"(85 mm wide), less than {SMALLEST_PRINT:.0f}: make it larger or the figure narrower"
            )
    return ""


def _cut_off(fig: Figure) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Missing glyphs are named once, by _picture.
        fig.draw_without_rendering()
        drawn = fig.get_tightbbox()
    width, height = fig.get_size_inches()
    if min(drawn.x0, drawn.y0, width - drawn.x1, height - drawn.y1) < -SLACK:
        return "something is cut off at its edge; make it larger"
    return ""


def _picture(fig: Figure, ending: str) -> tuple[bytes, str]:
    """The picture without dates or versions, and which characters the font lacks, if any."""
    unsaid = {"png": {"Software": None}, "svg": {"Date": None, "Creator": None}}
    picture = io.BytesIO()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        fig.savefig(picture, format=ending, metadata=unsaid[ending])
    missing = set()
    for warning in caught:
        if glyph := re.match(r"Glyph (\d+) .*missing", str(warning.message)):
            missing.add(chr(int(glyph[1])))
        else:
            warnings.warn_explicit(
                warning.message, warning.category, warning.filename, warning.lineno
            )
    told = (
        f"the font has no {' '.join(sorted(missing))}; call style() first, "
        "or see zhibiao/fonts/README.md for how to add characters"
    )
    return picture.getvalue(), told if missing else ""


def _page(figure_id: str, words: dict[str, str], sources: tuple[str, str]) -> str:
    alt = re.sub(r"([\[\]\\])", r"\\\1", f"{words['alt_en']} {words['alt_zh']}")
    return f"""# {words["title_en"]} {words["title_zh"]}

![{alt}]({figure_id}.svg)

{words["caption_en"]}

{words["caption_zh"]}

{sources[0]}

{sources[1]}

Alt text: {words["alt_en"]}

替代文字:{words["alt_zh"]}

{_plotted(figure_id)} · Print 印刷: [{figure_id}.png]({figure_id}.png)
"""


def _plotted(figure_id: str) -> str:
    return f"Plotted rows 绘图数据: [{figure_id}.csv]({figure_id}.csv)"
