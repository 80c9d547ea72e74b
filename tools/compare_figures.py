"""Are the figures in figures/ the ones the notebooks draw?

`make test` calls this after the notebooks drew theirs into $ZHIBIAO_OUT.
"""

import filecmp
import sys
from pathlib import Path

from matplotlib.testing.compare import compare_images

from zhibiao.figures import CHECKOUT, gallery, out_folder
from zhibiao.versions import SAME_PICTURES

TOLERANCE = 5
"""Where pictures differ by platform: the root mean square difference of their pixels, of 255."""


def differences(kept: Path, drawn: Path) -> list[str]:
    """The files of two folders of figures that are not the same, or not in both."""
    names = {path.name for folder in (kept, drawn) for path in folder.glob("*.*")}
    return [name for name in sorted(names) if not _same(kept / name, drawn / name)]


def _same(kept: Path, drawn: Path) -> bool:
    if not (kept.exists() and drawn.exists()):
        return False
    if SAME_PICTURES or kept.suffix not in {".png", ".svg"}:
        return filecmp.cmp(kept, drawn, shallow=False)
    return kept.suffix == ".svg" or compare_images(str(kept), str(drawn), TOLERANCE) is None


if __name__ == "__main__":
    gallery()
    if differing := differences(CHECKOUT / "figures", out_folder()):
        sys.exit(
            f"zhibiao: figures/ is not what the notebooks draw: {', '.join(differing)}; run `make notebooks`"
        )
