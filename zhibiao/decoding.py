"""Bytes into characters: the encoding of a text, and what one is that was read in another.

>>> decode("mine.txt", "建成32个。".encode("utf-8-sig"), None)
('建成32个。', 'utf-8')
>>> decode("mine.txt", "建成32个。".encode("gb18030"), None)
Traceback (most recent call last):
zhibiao.errors.UserError: mine.txt: is not UTF-8 text (byte 0). It looks like GB18030: give --encoding gb18030.
"""

import codecs
from pathlib import Path

from zhibiao.errors import UserError

BINARY = 50
"""One control character in so many bytes, and it is no text in any encoding."""


def decode(name: str, data: bytes, encoding: str | None) -> tuple[str, str]:
    """The text without its byte-order mark, and the encoding it was read with."""
    if not encoding:
        utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        encoding = "utf-16" if utf16 else "utf-8"
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise UserError(
            f"{name}: is not {encoding.upper()} text (byte {error.start}). {_looks_like(data)}"
        ) from None
    except (LookupError, UnicodeError):  # no name of an encoding, or of one that decodes nothing
        raise UserError(
            f"{name}: no such encoding as {encoding!r}. "
            "Name one that Python knows, such as gb18030, big5 or utf-16."
        ) from None
    if "\x00" in text:
        raise UserError(f"{name}: is no text, it holds NUL characters. {_looks_like(data)}")
    return text, encoding


def _looks_like(data: bytes) -> str:
    if guess := _guess(data):
        return f"It looks like {guess.upper()}: give --encoding {guess}."
    if sum(byte < ord(" ") and byte not in b"\t\n\f\r" for byte in data) > len(data) / BINARY:
        return (
            "It may be a Word document, a PDF or a picture: open it in its own program and export "
            "it as plain text (encoding UTF-8)."
        )
    return "Save it as UTF-8 text, or give its --encoding."


def _guess(data: bytes, errors: str = "strict") -> str:
    """The encoding in which bytes are a Chinese text, or nothing."""
    for guess in ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be"):
        try:
            text = data.decode(guess, errors)
        except UnicodeError:
            continue
        chinese = sum("\u4e00" <= char <= "\u9fff" for char in text)
        common = sum(text.count(char) for char in "的和在一是中大为建市公安全")
        if chinese > len(text) / 3 and common > len(text) / 50:
            return guess
    return ""


def has_chinese(text: str) -> bool:
    """Whether a character of a text is Chinese."""
    return any("\u3400" <= char <= "\u9fff" for char in text)


def misread(path: Path, text: str, used: str) -> str:
    """What to do about a Chinese text that was read in a western encoding, now or before."""
    wrong = "iso-8859-1" if max(text) <= "\xff" else "cp1252"
    meant = [char.encode(wrong, "ignore") or char.encode("latin-1", "ignore") for char in text]
    guess = _guess(b"".join(meant), "ignore")  # cp1252 leaves five bytes out; all may be lost
    if not guess:
        return ""
    if not codecs.lookup(used).name.startswith("utf-"):
        return f"It looks like {guess.upper()} read as {used}: give --encoding {guess}."
    told = f"It is {guess.upper()} that was read as {wrong} and saved again: go back to the file"
    if text.encode(wrong, "ignore") != b"".join(meant) or not all(meant):
        return f"{told} as it was before."
    back = f"iconv -f {used} -t {wrong} {path.name} >{path.stem}-text.txt"
    return f"{told} as it was before, or undo it: {back}"
