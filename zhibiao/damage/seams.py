"""The characters that GBK bytes can be, where one byte of a pair or both are not known.

>>> character(b"\\xd6", b"\\xce"), character(b"\\x84", b"\\xdd"), character(b"\\xd7", b"\\xfe")
('治', '势', '')
>>> "理" in with_lead(b"\\xc0"), "患" in with_trail(b"\\xbc"), with_lead(b"\\xff")
(True, True, ())
"""

from functools import cache

from zhibiao.damage.script import simplify
from zhibiao.damage.words import FULL, HAN, PUNCTUATION, is_rare

LEADS = tuple(bytes([code]) for code in range(0x81, 0xFF))
TRAILS = tuple(bytes([code]) for code in (*range(0x40, 0x7F), *range(0x80, 0xFF)))


@cache
def character(lead: bytes, trail: bytes) -> str:
    """The simplified character of two bytes, or nothing if they make none that a text has."""
    char = as_read(lead, trail)
    if len(char) == 1 and HAN.match(char):
        char = simplify(char)
        return "" if is_rare(char) else char
    return char if char in PUNCTUATION or "０" <= char <= "ｚ" else ""


def as_read(lead: bytes, trail: bytes) -> str:
    """The character of two bytes as printed, rare or not; nothing if they make none."""
    return (lead + trail).decode("gb18030", "ignore") if lead else ""


@cache
def bytes_of(char: str) -> tuple[bytes, bytes] | None:
    """The two GBK bytes of a character; ASCII punctuation counts as full-width."""
    try:
        data = char.translate(FULL).encode("gb18030")
    except UnicodeEncodeError:
        return None
    return (data[:1], data[1:]) if len(data) == 2 else None


@cache
def with_lead(lead: bytes) -> tuple[str, ...]:
    """The characters with that first byte, without the rare ones."""
    return _chars((lead, trail) for trail in TRAILS)


@cache
def with_trail(trail: bytes) -> tuple[str, ...]:
    """The characters with that second byte, without the rare ones."""
    return _chars((lead, trail) for lead in LEADS)


@cache
def between(leads: tuple[bytes, ...], trail: bytes) -> tuple[str, ...]:
    """The characters with one of some first bytes and that second one."""
    return tuple(filter(None, (character(lead, trail) for lead in leads)))


def _chars(pairs) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (character(*pair) for pair in pairs))))


@cache
def dropped(lead: bytes, trail: bytes) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Two characters of which the inner bytes make no pair: the first, and what the second can be.

    >>> {first: len(options) for first, options in dropped(b"\\xb6", b"\\xa9")}["二"] > 20
    True
    """
    found: dict[str, tuple[str, ...]] = {}
    for code in (code for code in TRAILS if code >= b"\xa1"):
        first = character(lead, code)
        options = _chars(
            (other, trail) for other in LEADS if other >= b"\xa1" and _is_none(code, other)
        )
        if first and options:
            found[first] = options
    return tuple(found.items())


@cache
def _is_none(first: bytes, second: bytes) -> bool:
    """Whether two bytes make no character of GBK."""
    try:
        return not (first + second).decode("gbk")
    except UnicodeDecodeError:
        return True
