"""What a notebook shows of reports, claims and tables."""

import re
import subprocess
import sys
from html.parser import HTMLParser

import pandas as pd
import pytest
from IPython.core.interactiveshell import InteractiveShell

import zhibiao as zb
from zhibiao import display
from zhibiao.claims import claims_of
from zhibiao.errors import UserError
from zhibiao.formatters import register
from zhibiao.records import Report

QUANZHOU = next(report for report in zb.corpus() if report.report_id == "quanzhou-2023")
SHOWN = {report.report_id: zb.view(report) for report in zb.corpus()}
NASTY = '建成警务站32个<script>alert("x")</script>,<img src=x onerror=alert(1)>&amp;覆盖率达100%。'


class Page(HTMLParser):
    """The tags of a page and the text between them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag

    def handle_data(self, data):
        self.text += data

    def marks(self) -> list[dict]:
        return [
            attributes for tag, attributes in self.tags if tag == "mark" and "title" in attributes
        ]


def report(text: str) -> Report:
    return Report(report_id="text", raw=text, raw_sha256="", kind="report")


@pytest.mark.parametrize("name", SHOWN)
def test_is_every_claim_of_a_report_marked_once(name):
    """Does the page hold the text, and a mark for each claim that says its id, modality and stage?"""
    page = Page(SHOWN[name].html)
    claims = zb.claims(zb.read_report(f"data/raw/{name}.txt"))
    told = [line for mark in page.marks() for line in mark["title"].split("; ")]
    assert page.open == []
    assert sorted(line.split(": ")[0] for line in told if "@" in line) == sorted(claims["claim_id"])
    for claim in claims.itertuples():
        assert any(f"{claim.claim_id}: {claim.modality}, {claim.stage}, " in line for line in told)


def test_is_the_text_whole_and_in_order():
    """Without signs and tags: is what stands on the page the reading, character for character?"""
    reading = zb.mend(QUANZHOU.raw).text
    body = re.sub(r"<sup>.*?</sup>", "", SHOWN["quanzhou-2023"].html)
    body = Page(
        body[body.index("</small></p>") + len("</small></p>") : body.rindex("<details>")]
    ).text
    assert body == "".join(line for line in reading.split("\n") if line.strip())


def test_is_a_report_text_and_never_markup():
    """Does <script> in a report show as text, in a report, a claim and a table?"""
    shown = zb.view(report(NASTY)).html
    page = Page(shown)
    assert '<script>alert("x")</script>' in page.text
    assert "<img src=x onerror=alert(1)>" in page.text
    assert not {"script", "img"} & {tag for tag, _ in page.tags}
    claim = claims_of(report(NASTY))[0]
    for html in (display.view_alone(claim).html, zb.browse(pd.DataFrame({"text": [NASTY]})).html):
        assert "<img src=x" not in html and "<script>alert" not in html


def test_are_modality_and_stage_told_without_colour():
    """Are target and outcome told by a sign, and stages by the line under them?"""
    shown = zb.view(report("力争覆盖率达到95%。共破案20起,建成警务站32个。")).html
    assert {"◇", "●"} <= set(shown)
    lines = set(re.findall(r"text-decoration:underline (\w+) #", shown))
    assert {"solid", "double"} <= lines
    assert len(set(display.LINES.values())) == len(display.LINES)
    assert len({sign for sign, _ in display.MODALITIES.values()}) == len(display.MODALITIES)


def test_are_edits_folded_away_and_complete():
    """Do the edits wait in a closed element, each with what stood there and what stands there now?"""
    page = Page(SHOWN["weinan-2021"].html)
    edits = zb.mend(zb.read_report("data/raw/weinan-2021.txt").raw).edits
    assert ("details", {}) in page.tags
    assert all(f"{edit.before!r} → {edit.after!r}" in page.text for edit in edits)
    assert f"{len(edits)} edits" in page.text


def test_does_a_claim_show_its_sentence():
    """Is a claim shown in its sentence, itself outlined, the others of the sentence marked?"""
    shown = zb.view("weinan-2021@3454-3458")
    page = Page(shown.html)
    assert "校园专职保安员配备率达到100%" in page.text.replace("◇", "")
    outlined = [mark["title"] for mark in page.marks() if "outline" in mark["style"]]
    assert len(outlined) == 1 and outlined[0].startswith("weinan-2021@3454-3458:")
    assert len(page.marks()) == 4
    assert shown.text == zb.show("weinan-2021@3454-3458")


@pytest.mark.parametrize("thing", ["weinan-2021", 3, None])
def test_is_something_else_refused(thing):
    """Is it said what can be viewed?"""
    with pytest.raises(UserError, match="nothing to view"):
        zb.view(thing)


def test_can_a_table_be_searched_without_a_network():
    """Does the table bring its script along, name no other machine, and come out the same twice?"""
    frame = zb.load("claims")[["claim_id", "quote", "value"]]
    once, again = zb.browse(frame), zb.browse(frame)
    assert once.html == again.html
    loaded = re.findall(r"""(?:src=["']?|url\(["']?|from\s?["'])https?://[^"' >)]+""", once.html)
    assert loaded == []
    assert all(claim_id in once.html for claim_id in frame["claim_id"])


def test_do_reports_and_claims_show_themselves_in_ipython():
    """In IPython: is a report shown as its page, and as one line where HTML is not shown?"""
    shell = InteractiveShell.instance()
    register()
    shown, _ = shell.display_formatter.format(QUANZHOU)
    assert shown["text/html"] == SHOWN["quanzhou-2023"].html
    assert shown["text/plain"].startswith("quanzhou-2023 (report): ")
    claim = claims_of(report("建成警务站32个。"))[0]
    shown, _ = shell.display_formatter.format(claim)
    assert "【32个】" in shown["text/plain"] and "警务站" in shown["text/html"]
    InteractiveShell.clear_instance()


def test_are_charts_not_loaded_before_something_is_shown():
    """Is `import zhibiao` free of the drawing packages, and an unknown name still refused?"""
    told = "import sys, zhibiao; print('seaborn' in sys.modules or 'itables' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
    with pytest.raises(AttributeError, match="no attribute 'sight'"):
        _ = zb.sight
