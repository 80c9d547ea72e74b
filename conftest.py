"""For tests, docstring examples and notebooks alike: at the root, so that no way in goes round it."""

import os
import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path

import matplotlib
import pytest

from zhibiao.notebooks import KERNEL_ENVIRONMENT
from zhibiao.versions import SAME_PICTURES

matplotlib.use("agg")

collect_ignore = [
    str(path)
    for path in (Path(__file__).parent / "notebooks" / "exercises").glob("*.ipynb")
    if not path.stem.endswith("_solution")
]
"""Exercises wait for their answers; the solutions beside them are run."""


def pytest_configure(config: pytest.Config) -> None:
    """Kernels get the environment of `make notebooks`, and write to a temporary folder."""
    os.environ.update(KERNEL_ENVIRONMENT)
    if "ZHIBIAO_OUT" not in os.environ:
        os.environ["ZHIBIAO_OUT"] = tempfile.mkdtemp(prefix="zhibiao-")
        config.add_cleanup(lambda: shutil.rmtree(os.environ.pop("ZHIBIAO_OUT")))


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test and each docstring draws into a folder of its own."""
    monkeypatch.setenv("ZHIBIAO_OUT", str(tmp_path))


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(
    file_path: Path, parent: pytest.Collector
) -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    """nbval compares no pictures; here it does, where they are the same to the byte."""
    collected = yield
    for notebook in collected:
        if file_path.suffix == ".ipynb" and SAME_PICTURES:
            notebook.skip_compare = tuple(
                kind for kind in notebook.skip_compare if kind != "image/png"
            )
    return collected
