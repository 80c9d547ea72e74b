"""Execute notebooks in place, so that a second run changes no byte."""

import os
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbformat import NotebookNode
from tqdm import tqdm
from traitlets.config import Config

from zhibiao.errors import UserError
from zhibiao.files import write_whole

KERNEL_ENVIRONMENT = {
    "MPLBACKEND": "",  # The kernel then takes the backend that puts pictures into the notebook.
    "PYTHONHASHSEED": "0",
    "SOURCE_DATE_EPOCH": "0",
}
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
LANGUAGE = {
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "pygments_lexer": "ipython3",
}
"""What a code host needs to colour the cells; without the version of Python, which drifts."""


def run(paths: Sequence[Path], *, to: Path | None = None) -> None:
    """Execute each notebook in its own folder and replace it, or keep it and say what failed.

    The executed ones go to the folder ``to``, if that is given, and the notebooks stay as they are.

    >>> run([Path("no_such.ipynb")])
    Traceback (most recent call last):
    zhibiao.errors.UserError: no_such.ipynb: no such notebook
    """
    for path in paths:
        notebook = _read(path)
        _execute(notebook, path)
        write_whole(
            (to or path.parent) / path.name, (nbformat.writes(_normal(notebook)) + "\n").encode()
        )


def _read(path: Path) -> NotebookNode:
    if not path.is_file():
        raise UserError(f"{path}: no such notebook")
    try:
        return nbformat.read(path, as_version=4)
    except (nbformat.reader.NotJSONError, nbformat.ValidationError) as broken:
        raise UserError(f"{path}: not a notebook: {str(broken).splitlines()[0]}") from broken


def _execute(notebook: NotebookNode, path: Path) -> None:
    code_cells = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source]
    with (
        tempfile.TemporaryDirectory() as sockets,
        tqdm(total=len(code_cells), desc=path.name, unit="cell") as progress,
        patch.dict(os.environ, KERNEL_ENVIRONMENT),
    ):
        # Sockets in a folder of ours, not network ports that others on the machine could reach.
        channel = {"transport": "ipc", "ip": f"{sockets}/kernel"}
        client = NotebookClient(
            notebook,
            kernel_name=KERNEL["name"],
            config=Config(KernelManager=channel),
            coalesce_streams=True,
            store_widget_state=False,
            resources={"metadata": {"path": str(path.parent)}},
            on_cell_executed=lambda **_: progress.update(),
        )
        try:
            client.execute()
        except CellExecutionError as failure:
            message = re.sub(r"\s+", " ", f"{failure.ename}: {failure.evalue}").strip()
            raise UserError(
                f"{path}: code cell {progress.n} of {progress.total}: {message}"
            ) from None
        except DeadKernelError:
            raise UserError(
                f"{path}: code cell {progress.n + 1} of {progress.total}: the kernel died; is there memory left?"
            ) from None


def _normal(notebook: NotebookNode) -> NotebookNode:
    """The same notebook without what differs from run to run or from machine to machine."""
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL, "language_info": LANGUAGE})
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    for number, cell in enumerate(notebook.cells, start=1):
        cell.id = f"cell-{number:02d}"
        cell.metadata.pop("execution", None)
    return notebook
