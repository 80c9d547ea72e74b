"""What the lock fixes, as printed in the last cell of every notebook."""

import platform
import sys
from importlib.metadata import version

import pandas as pd

PACKAGES = (
    "zhibiao", "pandas", "numpy", "scipy", "matplotlib", "seaborn", "krippendorff", "opencc",
    "jupyterlab", "ipykernel", "nbclient", "nbval",
)  # fmt: skip

SAME_PICTURES = (
    platform.python_implementation(), sys.version_info[:2], sys.platform, platform.machine()
) == ("CPython", (3, 11), "linux", "x86_64")  # fmt: skip
"""Where pictures are the same to the byte under the lock; elsewhere a pixel may differ a little."""


def versions() -> pd.DataFrame:
    """The versions that stored outputs depend on; Python to the minor version, as the lock does.

    >>> versions().loc["zhibiao", "version"]
    '0.1.0'
    >>> versions().loc["curl", "version"]
    Traceback (most recent call last):
    KeyError: 'curl'
    """
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    table = {platform.python_implementation(): python} | {name: version(name) for name in PACKAGES}
    return pd.DataFrame({"version": table}).rename_axis("package")
