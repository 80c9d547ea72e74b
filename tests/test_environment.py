"""One set of packages, said in three files: pyproject.toml, environment.yml and the lock."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT = Path(__file__).parents[1]
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())
LOCK = (CHECKOUT / "requirements.lock").read_text()
CONDA = yaml.safe_load((CHECKOUT / "environment.yml").read_text())
ON_CONDA = {"matplotlib": "matplotlib-base"}


def locked(name: str) -> list[str]:
    """Every version the lock holds of a package (one for each range of Python)."""
    return re.findall(rf"^{re.escape(canonicalize_name(name))}==(\S+)", LOCK, re.MULTILINE)


def direct() -> list[str]:
    """What the package itself needs."""
    return PROJECT["project"]["dependencies"]


def everything() -> list[str]:
    extras = PROJECT["project"]["optional-dependencies"].values()
    groups = PROJECT["dependency-groups"].values()
    return [*direct(), *(line for group in (*extras, *groups) for line in group)]


@pytest.mark.parametrize("line", everything())
def test_range_admits_the_locked_version(line: str) -> None:
    """Does the lock hold each package we ask for, in a version we ask for?"""
    wanted = Requirement(line)
    assert locked(wanted.name)
    assert all(wanted.specifier.contains(version) for version in locked(wanted.name))


def test_lock_names_no_index() -> None:
    """Is the lock free of addresses, so that it serves behind any mirror?"""
    assert "://" not in LOCK
    assert "--index" not in LOCK and "--find-links" not in LOCK


def test_every_package_has_a_hash() -> None:
    """Would a package that was exchanged on its way be refused?"""
    packages = re.findall(r"^[a-z0-9][^\n]*(?:\n .*)*", LOCK, re.MULTILINE)
    assert len(packages) > 50
    assert all("--hash=sha256:" in package for package in packages)


def test_conda_asks_for_the_same_packages() -> None:
    """Does environment.yml ask for what pyproject.toml asks for, within the same bounds?"""
    *plain, from_pip = CONDA["dependencies"]
    of_conda = [line for line in plain if not line.startswith(("python=", "pip"))]
    of_pip = [line for line in from_pip["pip"] if line != "-e ."]
    expected = []
    for wanted in map(Requirement, direct()):
        in_pip = any(Requirement(line).name == wanted.name for line in of_pip)
        wanted.name = wanted.name if in_pip else ON_CONDA.get(wanted.name, wanted.name)
        expected.append(str(wanted))
    assert sorted(expected) == sorted(str(Requirement(line)) for line in (*of_conda, *of_pip))


def test_conda_installs_the_package_itself() -> None:
    """Does a conda environment hold zhibiao, on the Python of the lock, from conda-forge alone?"""
    assert CONDA["dependencies"][-1]["pip"][-1] == "-e ."
    assert "python=3.11" in CONDA["dependencies"]
    assert CONDA["channels"] == ["conda-forge", "nodefaults"]


def test_binder_accepts_the_environment() -> None:
    """Would Binder build this: does repo2docker write a Dockerfile that uses environment.yml?"""
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--no-run", "--debug", "."]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert '--file "environment.yml"' in done.stdout
    assert "python=3.11" in done.stderr
