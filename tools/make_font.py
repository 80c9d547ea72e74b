"""Make the font the figures are drawn with: a subset of Noto Sans SC Regular.

Usage, from the checkout (any folder will do for the wheel):

    .venv/bin/pip download --no-deps zhplot==1.0.0
    .venv/bin/python tools/make_font.py zhplot-1.0.0-py3-none-any.whl
"""

import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

CHECKOUT = Path(__file__).resolve().parents[1]
FONTS = CHECKOUT / "zhibiao" / "fonts"
# Latin; punctuation, arrows, operators, shapes; CJK punctuation; full-width forms.
BLOCKS = (range(0x20, 0x250), range(0x2000, 0x2800), range(0x3000, 0x3040), range(0xFF00, 0xFFF0))


def encodable(codec: str, first: range) -> Iterator[int]:
    """Every character that a two-byte code with such a lead byte stands for."""
    for lead in first:
        for trail in range(0x40, 0x100):
            character = bytes([lead, trail]).decode(codec, errors="ignore")
            if len(character) == 1 and ord(character) > 0x7F:
                yield ord(character)


def wanted() -> set[int]:
    """GB2312, the first level of Big5, the blocks above, and all that the reports print."""
    characters = {*encodable("gb2312", range(0xA1, 0xF8)), *encodable("big5", range(0xA1, 0xC7))}
    characters.update(*BLOCKS)
    for report in sorted((CHECKOUT / "data" / "raw").glob("*.txt")):
        characters.update(map(ord, report.read_text(encoding="utf-8-sig")))
    return characters


def main(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        font = TTFont(io.BytesIO(archive.read("zhplot/fonts/NotoSansSC-Regular.ttf")))
        (FONTS / "OFL.txt").write_bytes(archive.read("zhplot/fonts/OFL.txt"))
    subsetter = subset.Subsetter(subset.Options(hinting=False, layout_features=["kern"]))
    subsetter.populate(unicodes=wanted())
    subsetter.subset(font)
    font.recalcTimestamp = False
    font.save(FONTS / "NotoSansSC-Subset.ttf")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
