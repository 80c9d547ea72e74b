"""Files that appear whole or not at all, and tables that are safe to open in a spreadsheet."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pandas as pd

from zhibiao.cells import guarded
from zhibiao.errors import UserError


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` in one step: a run that is cut off leaves the old file.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "new" / "table.csv"
    >>> write_whole(path, b"a,b")
    >>> path.read_bytes(), sorted(beside.name for beside in path.parent.iterdir())
    (b'a,b', ['table.csv'])
    """
    write_all({path: content})


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Put several files in their places, all of them or none.

    Each is written in full beside its place first.  If a file then can't be put there, those
    that were are put back as they stood.  What is no ordinary file is never replaced, and a link
    leads to the file as before.

    >>> write_all({Path("/dev/null"): b"a,b"})
    Traceback (most recent call last):
    zhibiao.errors.UserError: /dev/null: can't be written (no ordinary file). Name another file or folder.
    """
    places = {path: Path(os.path.realpath(path)) for path in contents}
    waiting = {
        path: place.with_name(f".{place.name}.{os.getpid()}") for path, place in places.items()
    }
    before: dict[Path, bytes | None] = {}
    try:
        for path, content in contents.items():
            if path.exists() and not path.is_file():
                raise OSError(None, "no ordinary file")
            places[path].parent.mkdir(parents=True, exist_ok=True)
            waiting[path].write_bytes(content)
        for path in contents:
            before[path] = path.read_bytes() if path.exists() else None
            waiting[path].replace(places[path])
    except BaseException as error:
        for done, content in before.items():
            _put_back(places[done], waiting[done], content)
        if isinstance(error, OSError):  # the name that was asked for, not the one beside it
            raise UserError(
                f"{path}: can't be written ({error.strerror}). Name another file or folder."
            ) from None
        raise
    finally:
        for path in waiting.values():
            with suppress(OSError):  # the folder it was to stand in may be none
                path.unlink()


def _put_back(path: Path, waiting: Path, content: bytes | None) -> None:
    if waiting.exists():  # it never reached its place
        return
    if content is None:
        path.unlink(missing_ok=True)
    else:
        waiting.write_bytes(content)
        waiting.replace(path)


def csv_bytes(table: pd.DataFrame) -> bytes:
    """The table as UTF-8 CSV with plain line feeds: the same bytes for the same rows.

    Plain numbers stay as they are, below zero too.  A text that a spreadsheet would run as a
    formula gets an apostrophe before it, which spreadsheets take for "this is text";
    ``cells.as_written`` takes it off again:

    >>> print(csv_bytes(pd.DataFrame({"quote": ["同比-3%", "-3%", "+1.52", "-3"]})).decode())
    quote
    同比-3%
    '-3%
    '+1.52
    -3
    """
    return table.map(guarded).to_csv(index=False, lineterminator="\n").encode()
