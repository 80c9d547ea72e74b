"""The contract every committed notebook keeps, checked without running it."""

import re
from copy import deepcopy
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

FOLDER = Path(__file__).parents[1] / "notebooks"
NOTEBOOKS = {
    path.name: nbformat.read(path, as_version=4) for path in sorted(FOLDER.glob("*.ipynb"))
}
MOST_LINES = 15
MACHINE_PATH = re.compile(r"(?<![\w./<-])/(?:home|root|tmp|work|Users|usr|opt|mnt|var)/[\w.-]+")
WAIVER = re.compile(r"nbval[-_]|raises-exception", re.IGNORECASE)
LIMITS = "What this does not show"
LAST = "zb.versions()"


def code_cells(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def limits_text(notebook: NotebookNode) -> str:
    """What stands under the heading of the limits, up to the next heading."""
    words = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    under = re.search(rf"^#+ [^\n]*{LIMITS}[^\n]*\n(.*?)(?=^#|\Z)", words, re.DOTALL | re.MULTILINE)
    return under[1].strip() if under else ""


def faults(notebook: NotebookNode) -> list[str]:
    """What a notebook does against the contract, one word each."""
    code = code_cells(notebook)
    outputs = [output for cell in code for output in cell.outputs]
    shown = str(
        [output for cell in notebook.cells for output in (cell.source, cell.get("outputs"))]
    )
    checks = {
        "order": [cell.execution_count for cell in code] == list(range(1, len(code) + 1)),
        "error": all(output.output_type != "error" for output in outputs),
        "stderr": all(output.get("name") != "stderr" for output in outputs),
        "long": all(len(cell.source.splitlines()) <= MOST_LINES for cell in code),
        "empty": all(cell.source.strip() for cell in notebook.cells),
        "unchecked": not any(WAIVER.search(f"{cell.source} {cell.metadata}") for cell in code),
        "limits": bool(limits_text(notebook)),
        "last": bool(code) and code[-1].source.strip() == LAST,
        "path": not MACHINE_PATH.search(shown),
    }
    return [name for name, kept in checks.items() if not kept]


def test_there_are_notebooks() -> None:
    """Is there anything for this file to check?"""
    assert NOTEBOOKS


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_notebook_keeps_the_contract(name: str) -> None:
    """Was every cell run, in order, without error, and does the notebook say its limits?"""
    assert faults(NOTEBOOKS[name]) == []


def test_the_setup_cell_is_the_same_everywhere() -> None:
    """Does a reader who knows one setup cell know them all?"""
    assert len({code_cells(notebook)[0].source for notebook in NOTEBOOKS.values()}) == 1


def stand_in() -> NotebookNode:
    """A notebook that keeps the contract."""
    return new_notebook(
        cells=[
            new_markdown_cell("# A question? 问题?"),
            new_code_cell("1 + 1", execution_count=1),
            new_markdown_cell(f"## {LIMITS} 局限\n\nWhether one is one."),
            new_code_cell(LAST, execution_count=2),
        ]
    )


def spoil_order(notebook: NotebookNode) -> None:
    notebook.cells[1].execution_count = None


def spoil_error(notebook: NotebookNode) -> None:
    notebook.cells[1].outputs = [new_output("error", ename="E", evalue="", traceback=[])]


def spoil_stderr(notebook: NotebookNode) -> None:
    notebook.cells[1].outputs = [new_output("stream", name="stderr", text="Warning")]


def spoil_long(notebook: NotebookNode) -> None:
    notebook.cells[1].source = "1\n" * (MOST_LINES + 1)


def spoil_empty(notebook: NotebookNode) -> None:
    notebook.cells[0].source = ""


def spoil_unchecked(notebook: NotebookNode) -> None:
    notebook.cells[1].source = "# NBVAL_IGNORE_OUTPUT"


def spoil_limits(notebook: NotebookNode) -> None:
    notebook.cells[2].source = f"## {LIMITS} 局限\n\n## Next"


def spoil_last(notebook: NotebookNode) -> None:
    notebook.cells[3].source = "1"


def spoil_path(notebook: NotebookNode) -> None:
    made_up = "/".join(["", "home", "reader", "zhibiao"])
    notebook.cells[1].outputs = [new_output("stream", name="stdout", text=f"in {made_up}")]


def test_the_stand_in_keeps_the_contract() -> None:
    """Is nothing found where nothing is wrong?"""
    assert faults(stand_in()) == []


@pytest.mark.parametrize(
    "spoil",
    [spoil_order, spoil_error, spoil_stderr, spoil_long, spoil_empty,
     spoil_unchecked, spoil_limits, spoil_last, spoil_path],
)  # fmt: skip
def test_a_spoiled_notebook_is_found_out(spoil) -> None:
    """Does each check fail when what it checks is broken, and only that one?"""
    notebook = deepcopy(stand_in())
    spoil(notebook)
    assert faults(notebook) == [spoil.__name__.removeprefix("spoil_")]
