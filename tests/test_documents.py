"""What the documents say: do their links lead somewhere, and do their commands run as printed?"""

import ast
import re
import shlex
from pathlib import Path

import nbformat
import pytest
import yaml

import zhibiao as zb
from zhibiao import charts, folder
from zhibiao.cli import main
from zhibiao.reports import ROOT
from zhibiao.verifiability import assurance

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", ROOT / "data" / "raw" / "README.md",
         ROOT / "data" / "coded" / "README.md", *sorted((ROOT / "notebooks").rglob("README.md")),
         *sorted((ROOT / "notebooks").rglob("*.ipynb"))]  # fmt: skip
LINK = re.compile(r"\]\(([^)\s]+)\)")


def words(path: Path) -> str:
    if path.suffix != ".ipynb":
        return path.read_text(encoding="utf-8")
    cells = nbformat.read(path, as_version=4).cells
    return "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_do_the_links_of_a_page_lead_somewhere(page):
    """Is there a file at the end of each link that stays within the collection?"""
    links = [link for link in LINK.findall(words(page)) if "://" not in link and link[0] != "#"]
    assert [link for link in links if not (page.parent / link.split("#")[0]).exists()] == []


def told() -> dict[str, str]:
    """The pages and the docstrings of the package, by file."""
    pages = [*ROOT.glob("*.md"), *(ROOT / "data").rglob("*.md"), *(ROOT / "notebooks").glob("*.md")]
    found = {path.relative_to(ROOT).as_posix(): words(path) for path in pages}
    for path in (ROOT / "zhibiao").rglob("*.py"):
        nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        found[path.relative_to(ROOT).as_posix()] = "\n".join(
            node.value.value for node in nodes
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        )  # fmt: skip
    return found


def test_are_the_words_neutral():
    """Is nothing achieved, fake or a crime, but in the sentences that say why not?"""
    warned = re.compile(r"[Nn]ever \*(?:achieved|fake|crime)\*|not \*achieved\*|are not crime")
    loaded = re.compile(r"achiev\w*|\bcrimes?\b|\bfakes?\b", re.IGNORECASE)
    assert {name: hits for name, text in told().items()
            if (hits := loaded.findall(warned.sub("", text)))} == {}  # fmt: skip


def test_is_every_notebook_in_the_reading_order():
    """Does the list of notebooks name each of them, in order, with minutes?"""
    listed = re.findall(r"^\| \[\w+\]\((\w+\.ipynb)\) \|.*\| (\d+) \|$", (ROOT / "notebooks" / "README.md").read_text(encoding="utf-8"), re.MULTILINE)  # fmt: skip
    assert [name for name, _ in listed] == sorted(
        path.name for path in (ROOT / "notebooks").glob("*.ipynb")
    )


def test_are_the_numbers_of_the_first_screen_those_of_the_data():
    """Does the README count claims, targets, falls and what was seen elsewhere as the tables do?"""
    claims, pairs, outside = (zb.load(name) for name in ("claims", "pairs", "outside"))
    targets = claims[claims["modality"] == "target"]
    falls = charts.falls.rows(claims, zb.load("reports"))
    level = assurance(claims, outside).value_counts()
    of_plan = (targets["report_id"] == "weinan-2021").sum()
    assert f"print {len(claims)} claims" in README
    assert f"declare {len(targets)} targets, {of_plan} of them in the one plan" in README
    assert "same_place" not in set(pairs["relation"]) and f"none of the {len(targets)} " in README
    assert set(falls["base"]) == {"not printed"} and f"the {len(falls)} falls printed" in README
    assert (
        f"{len(claims)} claims {level['repeated']} were seen" in README and "measured" not in level
    )


def test_do_the_three_lines_run(monkeypatch):
    """Do the three lines of code of the first screen give a table of claims?"""
    monkeypatch.chdir(ROOT)
    block = re.search(r"```python\n(.*?)```", README, re.DOTALL)[1]
    *before, last = block.strip().splitlines()
    space: dict[str, object] = {}
    exec("\n".join(before), space)
    claims = eval(last, space)
    assert len(before) == 2 and len(claims) > 50 and claims.columns[0] == "claim_id"


def test_do_the_commands_run(tmp_path, monkeypatch, capsys):
    """Does each printed command of a report of one's own run, on a report that holds such a claim?"""
    commands = re.findall(r"^\.venv/bin/zhibiao ([^#\n]+)", README, re.MULTILINE)
    assert [command.split()[0] for command in commands] == ["parse", "show", "run"]
    before = "临江市加强社会治安防控体系建设，" * 7 + "智慧小区覆盖率达"
    text = before[-120:] + "100%。\n"
    assert text[120:124] == "100%"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(folder, "_execute", lambda *_: None)
    Path("report.txt").write_text(text, encoding="utf-8")
    Path("FOLDER").mkdir()
    Path("FOLDER/report.txt").write_text(text, encoding="utf-8")
    for command in commands:
        assert main(shlex.split(command)) == 0, command
    assert "【100%】" in capsys.readouterr().out
    assert Path("claims.csv").exists() and Path("OUT/tables/claims.csv").exists()


def test_does_the_help_name_every_command(capsys):
    """Are the commands that the change log lists those that there are?"""
    main([])
    helped = set(re.findall(r"^    (\w+) {2,}", capsys.readouterr().out, re.MULTILINE))
    listed = re.search(
        r"\*\*Commands\.\*\* (.*?)\.", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    )[1]
    assert helped == set(re.findall(r"`(\w+)`", listed))


def test_is_the_citation_of_this_version():
    """Can the collection be cited: are the fields that the format asks for there, and true?"""
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(cited)
    assert cited["version"] == zb.__version__
    assert cited["license"] == ["MIT", "CC-BY-4.0"]
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")
    assert "CC BY 4.0" in (ROOT / "LICENSE-DATA").read_text(encoding="utf-8")


def test_has_every_source_text_its_note():
    """Does each text have a sidecar that says whose it is, and is the page about them there?"""
    assert all(report.license and report.source for report in zb.corpus())
    assert "Rights" in (ROOT / "data" / "raw" / "README.md").read_text(encoding="utf-8")
