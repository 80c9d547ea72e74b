"""Ctrl-C is told in one line, also in the seconds in which the command line loads its libraries."""

import os
import signal
import sys
from pathlib import Path

TOLD = "zhibiao: interrupted; no table is half-written."


def _stop(*_: object) -> None:
    os.write(2, f"{TOLD}\n".encode())
    os._exit(130)  # nothing was begun, and a half-loaded library need not be left tidily


def as_usual() -> None:
    """Let Ctrl-C be the ``KeyboardInterrupt`` again that Python makes of it."""
    if signal.getsignal(signal.SIGINT) is _stop:
        signal.signal(signal.SIGINT, signal.default_int_handler)


if Path(sys.argv[0]).name == "zhibiao":  # the command, not a notebook
    signal.signal(signal.SIGINT, _stop)
