"""Running notebooks in place."""

import os
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from zhibiao.errors import UserError
from zhibiao.notebooks import run


@pytest.fixture
def notebook(tmp_path: Path):
    """Writes a notebook of these code cells and returns its path."""

    def write(*sources: str) -> Path:
        cells = [new_markdown_cell("# Title"), *map(new_code_cell, sources)]
        path = tmp_path / "00_stand_in.ipynb"
        nbformat.write(new_notebook(cells=cells, metadata={"signature": "x"}), path)
        return path

    return write


def outputs(path: Path) -> list:
    """The outputs of each code cell."""
    cells = nbformat.read(path, as_version=4).cells
    return [cell.outputs for cell in cells if cell.cell_type == "code"]


def test_a_second_run_changes_no_byte(notebook) -> None:
    """Is a notebook the same to the byte after it was run again?"""
    path = notebook(
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
        "print('a', flush=True)\nprint('b')",
        "print(set('数字台账指标目标成效'))",
    )
    run([path])
    once = path.read_bytes()
    run([path])
    assert path.read_bytes() == once
    assert "image/png" in outputs(path)[0][0].data
    assert [output.text for output in outputs(path)[1]] == ["a\nb\n"]


def test_what_differs_from_machine_to_machine_is_left_out(notebook) -> None:
    """Does a notebook say nothing of time, of Python's patch version or of random cell ids?"""
    path = notebook("1 + 1")
    run([path])
    result = nbformat.read(path, as_version=4)
    assert set(result.metadata) == {"kernelspec", "language_info"}
    assert "version" not in result.metadata.language_info
    assert [cell.id for cell in result.cells] == ["cell-01", "cell-02"]
    assert all(not cell.metadata for cell in result.cells)


def test_an_error_names_notebook_cell_and_exception(notebook) -> None:
    """Is a failing cell told in one line, and the old notebook kept?"""
    path = notebook("x = 1", "raise ValueError('no such\\nplace')")
    before = path.read_bytes()
    with pytest.raises(UserError) as failure:
        run([path])
    assert str(failure.value) == f"{path}: code cell 2 of 2: ValueError: no such place"
    assert path.read_bytes() == before
    assert [beside.name for beside in path.parent.iterdir()] == [path.name]


def test_a_dead_kernel_is_told(notebook) -> None:
    """Is a kernel that dies, say of memory, told in one line that names the cell?"""
    path = notebook("x = 1", "import os\nos._exit(1)")
    with pytest.raises(UserError, match="code cell 2 of 2: the kernel died"):
        run([path])


def test_a_file_that_is_no_notebook_is_refused(tmp_path: Path) -> None:
    """Is a file that holds no notebook refused by name?"""
    path = tmp_path / "broken.ipynb"
    path.write_text("{")
    with pytest.raises(UserError, match=r"broken\.ipynb: not a notebook"):
        run([path])


def test_the_progress_bar_names_the_notebook(notebook, capfd) -> None:
    """Does whoever waits see which notebook runs, and how far it is?"""
    run([notebook("1", "2")])
    told = capfd.readouterr().err
    assert "00_stand_in.ipynb" in told and "2/2" in told


def test_the_kernel_runs_beside_the_notebook(notebook) -> None:
    """Does a notebook find files beside it, wherever `zhibiao run` was called?"""
    path = notebook("import os\nprint(sorted(os.listdir()))")
    run([path])
    assert outputs(path)[0][0].text == "['00_stand_in.ipynb']\n"


def test_the_environment_is_given_back(notebook) -> None:
    """Is the environment of the caller the same after a run?"""
    before = dict(os.environ)
    run([notebook("1")])
    assert dict(os.environ) == before
