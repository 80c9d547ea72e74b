"""Exercises: are they what their solutions make of them, and do their checks check?"""

import re

import nbformat
import pytest

from zhibiao import exercises
from zhibiao.exercises import YOURS, exercise_of

SOLUTIONS = {path.name: nbformat.read(path, as_version=4) for path in exercises.solutions()}


def written(notebook):
    return [cell for cell in notebook.cells if "solution" in cell.metadata.get("tags", ())]


def test_are_the_exercises_those_of_the_solutions():
    """Does each file beside a solution hold what the solution makes, and is none left over?"""
    pages = exercises.pages()
    assert {path: path.read_bytes() for path in pages} == pages
    assert len(list(exercises.FOLDER.glob("*.ipynb"))) == 2 * len(pages)


@pytest.mark.parametrize("name", SOLUTIONS)
def test_is_nothing_of_the_solution_left_in_the_exercise(name):
    """Is the place of each answer empty, every other cell the same, and nothing executed?"""
    solution, exercise = SOLUTIONS[name], exercise_of(SOLUTIONS[name])
    for before, after in zip(solution.cells, exercise.cells, strict=True):
        answer = "solution" in before.metadata.get("tags", ())
        assert after.source == (YOURS[before.cell_type] if answer else before.source)
        assert not after.get("outputs") and after.get("execution_count") is None
    assert len(written(solution)) >= 3


@pytest.mark.parametrize("name", SOLUTIONS)
def test_is_every_answer_in_code_checked(name):
    """Does a cell that asserts follow each answer in code, before the next one?"""
    cells = SOLUTIONS[name].cells
    for number, cell in enumerate(cells):
        if cell in written(SOLUTIONS[name]) and cell.cell_type == "code":
            following = next(one for one in cells[number + 1 :] if one.cell_type == "code")
            assert "assert" in following.source
            names = re.findall(r"^(\w+)(?:, (\w+))? = ", cell.source, re.MULTILINE)
            assert any(
                re.search(rf"\b{word}\b", following.source)
                for pair in names
                for word in pair
                if word
            )


@pytest.mark.parametrize("name", SOLUTIONS)
def test_was_every_solution_run_in_order(name):
    """Is every code cell of a solution executed, in order and without error, so that nbval runs it?"""
    code = [cell for cell in SOLUTIONS[name].cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert all(output.output_type != "error" for cell in code for output in cell.outputs)


def test_does_an_empty_answer_fail_its_check():
    """Run as a learner meets it: does the first check of an exercise stop, for want of an answer?"""
    exercise = exercise_of(SOLUTIONS["3_what_can_a_fall_mean_solution.ipynb"])
    code = [cell.source for cell in exercise.cells if cell.cell_type == "code"]
    space: dict[str, object] = {}
    exec(code[0], space)  # the set-up, as Jupyter would
    with pytest.raises(NameError, match="before"):
        exec(code[2], space)
    space |= {"before": 8, "after": 2}
    with pytest.raises(AssertionError, match="there is a smaller one"):
        exec(code[2], space)
