"""How a report and a claim look in a notebook: text with its claims marked, and tables to search.

What a report prints is text and stays text: nothing of it is taken for markup.

>>> text = "共建成警务站32个<script>alert(1)</script>。"
>>> shown = view(Report(report_id="text", raw=text, raw_sha256="", kind="report"))
>>> "&lt;script&gt;" in shown.html, "<script>" in shown.html
(True, False)
>>> shown
text (report): 1 claim, 1 edit
>>> view(32)
Traceback (most recent call last):
zhibiao.errors.UserError: 32: nothing to view. Give a Report, a Claim, or a claim id such as 'quanzhou-2023@3017-3021'.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from pathlib import Path

import pandas as pd

from zhibiao.charts.labels import both, label
from zhibiao.claims import claims_of
from zhibiao.errors import UserError
from zhibiao.plurals import counted
from zhibiao.records import ALLOWED, Claim, Edit, Report
from zhibiao.repair import Reading, mend
from zhibiao.reports import RAW, read_report
from zhibiao.sections import sentences
from zhibiao.show import find, show
from zhibiao.style import DECLARED_COLOUR, INK, REPORTED_COLOUR
from zhibiao.tables import claims_frame

MODALITIES = {
    "target": ("◇", DECLARED_COLOUR),
    "reported": ("●", REPORTED_COLOUR),
    "standard": ("□", INK),
}
"""A sign behind the claim, so that it is told apart without colour and without styles, too."""
LINES = {"input": "dotted", "activity": "dashed", "output": "solid", "outcome": "double",
         "recognition": "wavy", "context": "none"}  # fmt: skip
"""The line under a claim tells its stage."""
CODED = ("value", "low", "high", "baseline", "unit", "bound", "measure", "direction", "modality", "stage",
         "subject", "subject_en", "period", "deadline", "denominator", "warrant")  # fmt: skip
EXAMPLE = "quanzhou-2023@3017-3021"


@dataclass(frozen=True, kw_only=True)
class View:
    """Something to look at: rich where HTML is shown, one text where it isn't."""

    html: str
    text: str

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": self.text}

    def __repr__(self) -> str:
        return self.text


def view(thing: Report | Claim | str, file: str | Path | None = None) -> View:
    """A report with all its claims marked, or a claim in its sentence.

    A claim of a report that is not in the corpus needs the ``file`` that it stands in.

    >>> view("weinan-2021@3454-3458").html.count("<mark title=")
    4
    """
    if isinstance(thing, Report):
        return _view_report(thing)
    if isinstance(thing, Claim | str) and "@" in (name := getattr(thing, "claim_id", thing)):
        claim, reading = find(name, file)
        return _view_claim(claim, reading, file)
    raise UserError(
        f"{thing}: nothing to view. Give a Report, a Claim, or a claim id such as {EXAMPLE!r}."
    )


def browse(frame: pd.DataFrame) -> View:
    """A table to search, sort and leaf through, without a network.

    The script that does it comes along in the output (about one megabyte): for a notebook
    that is passed on, show a part of the table instead.

    >>> shown = browse(pd.DataFrame({"quote": ["<b>32个</b>"]}))
    >>> "&lt;b&gt;32" in shown.html, "https://cdn" in shown.html
    (True, False)
    """
    from itables import to_html_datatable
    from itables.javascript import generate_init_offline_itables_html
    from itables.options import dt_bundle

    texts = frame.reset_index(drop=True).map(
        lambda cell: "" if pd.isna(cell) else escape(f"{cell}")
    )
    table = to_html_datatable(
        texts, connected=False, table_id="zhibiao-table", allow_html=True, maxBytes=0,
        showIndex=False, display_logo_when_loading=False, pageLength=10,
        layout={"topStart": "search", "topEnd": None},
    )  # fmt: skip
    return View(html=generate_init_offline_itables_html(dt_bundle) + table, text=repr(frame))


def view_alone(thing: Report | Claim) -> View:
    """As ``view``, but a claim of a file that is not in the corpus is shown by its quote alone."""
    if isinstance(thing, Claim) and not (RAW / f"{thing.report_id}.txt").exists():
        around = f"{thing.quote.prefix}【{thing.quote.exact}】{thing.quote.suffix}"
        return View(
            html=f"<p>{escape(around)}</p>{_coding(thing)}", text=f"{thing.claim_id}: {around}"
        )
    return view(thing)


def _view_report(report: Report) -> View:
    reading = mend(report.raw)
    claims = claims_of(report, reading)
    title = report.title_zh if report.title_zh not in ("", "unknown") else report.report_id
    text = f"{report.report_id} ({report.kind}): {counted(len(claims), 'claim')}, {counted(len(reading.edits), 'edit')}"
    body = "".join(
        f"<p>{_marked(reading, claims, low, high)}</p>" for low, high in _lines(reading.text)
    )
    html = f"<h4>{escape(title)}</h4><p>{escape(text)}</p>{_legend(claims)}{body}{_edits(reading.edits)}"
    return View(html=html, text=text)


def _view_claim(claim: Claim, reading: Reading, file: str | Path | None) -> View:
    report = read_report(file or RAW / f"{claim.report_id}.txt")
    start, _ = reading.reading_span(claim.start, claim.end)
    line = next(one for one in sentences(reading.text) if one.start <= start < one.end)
    raw = reading.raw_span(line.start, line.end)
    claims = [one for one in claims_of(report, reading) if raw[0] <= one.start < raw[1]]
    html = (
        f"<p>{_marked(reading, claims, line.start, line.end, claim)}</p>{_legend(claims)}"
        f"{_coding(claim)}{_edits(reading.edits_in(*raw))}"
    )
    return View(html=html, text=show(claim.claim_id, file))


def _lines(text: str) -> Iterable[tuple[int, int]]:
    stops = [-1, *(place for place, character in enumerate(text) if character == "\n"), len(text)]
    return ((low + 1, high) for low, high in pairwise(stops) if text[low + 1 : high].strip())


def _marked(
    reading: Reading, claims: Sequence[Claim], low: int, high: int, chosen: Claim | None = None
) -> str:
    """``text[low:high]`` as HTML, each claim marked; of claims that overlap, the one that begins first."""
    spans: dict[tuple[int, int], list[Claim]] = {}
    for claim in claims:
        spans.setdefault(reading.reading_span(claim.start, claim.end), []).append(claim)
    parts, at = [], low
    for (start, end), here in sorted(spans.items()):
        if at <= start < high:
            parts += [escape(reading.text[at:start]), _mark(reading.text[start:end], here, chosen)]
            at = end
    return "".join([*parts, escape(reading.text[at:high])])


def _mark(words: str, claims: Sequence[Claim], chosen: Claim | None) -> str:
    sign, colour = MODALITIES[claims[0].modality]
    told = "; ".join(
        f"{one.claim_id}: {one.modality}, {one.stage}, {one.subject}" for one in claims
    )
    look = f"background:{colour}22;color:inherit;text-decoration:underline {LINES[claims[0].stage]} {colour};"
    if chosen in claims:
        look += f"outline:2px solid {colour};"
    again = f"×{len(claims)}" if len(claims) > 1 else ""
    return f'<mark title="{escape(told)}" style="{look}">{escape(words)}<sup>{sign}{again}</sup></mark>'


def _legend(claims: Sequence[Claim]) -> str:
    kinds = [
        f'<mark style="background:{colour}22;color:inherit">{sign}</mark> {both(*label("modality", one))}'
        for one, (sign, colour) in MODALITIES.items()
        if one in {claim.modality for claim in claims}
    ]
    stages = [
        f'<mark style="background:none;color:inherit;text-decoration:underline {line}">{label("stage", one)[0]}</mark> '
        f"{label('stage', one)[1]}"
        for one, line in LINES.items()
        if one in {claim.stage for claim in claims}
    ]
    return f"<p><small>{' · '.join([*kinds, *stages])}</small></p>"


def _coding(claim: Claim) -> str:
    coded = claims_frame([claim]).iloc[0]
    rows = "".join(
        f"<tr><th>{name}</th><td>{escape(str(coded[name]))}</td></tr>"
        for name in CODED
        if coded[name] != ""
    )
    return f"<details><summary>{escape(claim.claim_id)}</summary><table>{rows}</table></details>"


def _edits(edits: Sequence[Edit]) -> str:
    """The edits by rule, folded away until somebody asks."""
    told = ""
    for warrant in ALLOWED["warrant"]:
        for rule in dict.fromkeys(edit.rule for edit in edits if edit.warrant == warrant):
            here = [edit for edit in edits if (edit.rule, edit.warrant) == (rule, warrant)]
            pairs = " · ".join(escape(f"{edit.before!r} → {edit.after!r}") for edit in here)
            told += (
                f"<dt>{escape(rule)}, {warrant}: {len(here)}</dt><dd><small>{pairs}</small></dd>"
            )
    return (
        f"<details><summary>{counted(len(edits), 'edit')} 校改</summary><dl>{told}</dl></details>"
    )
