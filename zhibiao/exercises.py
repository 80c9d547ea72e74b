"""Exercises, made from their solutions: what a learner is to write is left out.

A solution is a notebook ``notebooks/exercises/<name>_solution.ipynb`` whose cells to be left
out are tagged ``solution``.  The exercise stands beside it, unexecuted.

>>> cell = nbformat.v4.new_code_cell("answer = 6 * 7", metadata={"tags": ["solution"]})
>>> made = exercise_of(nbformat.v4.new_notebook(cells=[cell]))
>>> made.cells[0].source
'# Your code here. 请在此作答。'
"""

from copy import deepcopy
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from zhibiao.errors import UserError
from zhibiao.files import write_all
from zhibiao.reports import ROOT

FOLDER = ROOT / "notebooks" / "exercises"
SOLUTION = "_solution.ipynb"
YOURS = {"code": "# Your code here. 请在此作答。", "markdown": "*Your answer here. 请在此作答。*"}


def solutions() -> list[Path]:
    """The solutions, in order."""
    return sorted(FOLDER.glob(f"*{SOLUTION}"))


def exercise_of(solution: NotebookNode) -> NotebookNode:
    """The exercise: outputs off, and of what is tagged ``solution`` only the place."""
    exercise = deepcopy(solution)
    for cell in exercise.cells:
        if "solution" in cell.metadata.get("tags", ()):
            cell.source = YOURS[cell.cell_type]
        cell.metadata = nbformat.from_dict({})
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return exercise


def pages() -> dict[Path, bytes]:
    """Each exercise as it is to be, by its path."""
    made = {}
    for path in solutions():
        exercise = exercise_of(nbformat.read(path, as_version=4))
        to = path.with_name(path.name.replace(SOLUTION, ".ipynb"))
        made[to] = (nbformat.writes(exercise) + "\n").encode()
    if not made:
        raise UserError(f"{FOLDER}: holds no *{SOLUTION}. Work in a full checkout.")
    return made


def write() -> None:
    """Write the exercises beside their solutions."""
    write_all(pages())
