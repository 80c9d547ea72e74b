"""The likeliest way to put a stretch in step: where bytes were lost, and where it is in step again.

A search from left to right through what is printed.  In step, a character reads as itself; at
any of them a byte can have been lost; out of step, the second byte of one and the first of the
next make a character; a mark hides two bytes, or the last byte of a run and the ASCII character
that went with it.  Of all ways the likeliest text is taken (``zhibiao.damage.words``).

Over 300 lines, because every step that a way can take is weighed beside the others.

>>> wording = Wording("全市持续消除安全隐患,社会治理水平提高。")
>>> [(step.start, step.end, step.text) for step in way("安全隐恢卫?增设", 0, 8, wording)]
[(3, 4, '患'), (4, 5, '治'), (5, 6, '理')]
>>> way("怎么办?要看", 0, 6, wording)
()
"""

import re
from collections.abc import Iterator
from math import inf
from typing import NamedTuple

from zhibiao.damage.glosses import GLOSS, SYLLABLE, readings
from zhibiao.damage.script import simplify
from zhibiao.damage.seams import (
    LEADS,
    as_read,
    between,
    bytes_of,
    character,
    dropped,
    with_lead,
    with_trail,
)
from zhibiao.damage.words import HAN, Wording

LACUNA = "□"
"""Stands for one character that is lost and can't be known."""
MARK = "?\ufffd\ue000-\uf8ff"
MARKS = re.compile(f"[{MARK}]")
PRINTED = re.compile("[\ufffd\ue000-\uf8ff]")
INDENT = b"\xa1\xa1"
REMNANT = re.compile(rf"[{MARK}]({SYLLABLE})[)）]")  # the mark and what it left of a gloss
NUMBER = re.compile(r"[.,]?\d")
BEGINS = re.compile(
    r"\u3000{2}|[ \u3000]{4}|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.．、](?!\d)|[问答][:：]"
)
"""How a paragraph begins: what stands before it, if it can't be seen, was the end of a line."""
WORD = re.compile(
    r"(?![年月日号时点个名起件项条次人户家处所万亿余多元届轮批类级])[一-鿿]{3}|[“《【]"
)
"""What no number ends before: neither its unit nor a mark."""
CLAUSES, FAR_BACK = re.compile(r"[，,；;。][^\n]*\Z"), 80
LOST = -11.0
"""What it costs (log-likelihood) to take a byte for lost."""
MARKED = {"?": -6.0}
"""What a mark costs that is no sign of a lost byte; one that nobody prints costs more."""
ODD = -12.0
OPEN = -7.0
"""What a character costs of which nothing is known."""
WIDTH, FAR = 40, 12.0
"""How many ways are followed at once, and how far behind the likeliest."""


class Step(NamedTuple):
    """What is printed from ``start`` to ``end``, put in step; ``options`` it was chosen from."""

    start: int
    end: int
    text: str
    options: tuple[str, ...] = ()
    ends: bool = False  # whether the text is in step after it
    hidden: bool = False  # whether an ASCII character went with it


class Way(NamedTuple):
    """A reading up to some place: the last character, and if out of step the byte that waits."""

    score: float
    last: str
    byte: tuple[bytes, ...] = ()  # what the waiting byte can be; none in step
    step: Step | None = None
    before: "Way | None" = None

    def steps(self) -> tuple[Step, ...]:
        """The steps that led here, in order."""
        found, way = [], self
        while way:
            if way.step:
                found.append(way.step)
            way = way.before
        return tuple(reversed(found))


def way(raw: str, low: int, high: int, wording: Wording) -> tuple[Step, ...]:
    """The steps of the likeliest way through ``raw[low:high]``; none if it is in step."""
    fronts: dict[int, list[Way]] = {low: [Way(0.0, "\n")]}
    best: dict[int, float] = {}  # out of step, at each place; what is far behind is not followed
    plain = simplify(raw[low:high])
    holds = _holds(raw, low, high)
    private = not PRINTED.search(raw, low, high)
    for at in range(low, high):
        for way in _kept(fronts.pop(at, [])):
            if way.byte:
                follow = _out_of_step(raw, at, way, wording, private, best)
            else:
                follow = _in_step(raw, at, plain[at - low], way, wording, holds, best)
            for stop, new in follow:
                fronts.setdefault(min(stop, high), []).append(new)
                if new.byte and new.score > best.get(stop, -inf):
                    best[stop] = new.score
    ends = [way for way in fronts.get(high, []) if not way.byte]
    if raw[high : high + 1] in ("", "\n"):
        ends = [way._replace(score=way.score + wording.step(way.last, "\n")) for way in ends]
    return max(ends, key=lambda way: way.score).steps() if ends else ()


def _kept(ways: list[Way]) -> list[Way]:
    """The likeliest ways, one for each last character and waiting byte."""
    best: dict[tuple[str, tuple[bytes, ...]], Way] = {}
    for way in ways:
        key = (way.last, way.byte)
        if key not in best or way.score > best[key].score:
            best[key] = way
    ranked = sorted(best.values(), key=lambda way: -way.score)
    in_step = [way for way in ranked if not way.byte]
    out = [way for way in ranked if way.byte]
    return in_step[:4] + [way for way in out[:WIDTH] if way.score > out[0].score - FAR]


def _holds(raw: str, low: int, high: int) -> frozenset[int]:
    """The characters from which on all is common out of step, as far as a mark or a last byte."""
    found = set()
    for at in range(high - 1, low - 1, -1):
        pair, after = bytes_of(raw[at]), raw[at + 1 : at + 2]
        if not pair or not after:
            continue
        if MARKS.match(after):
            found.add(at)
        elif "@" <= after <= "~":
            if character(pair[1], after.encode()):
                found.add(at)
        elif at + 1 in found and character(pair[1], bytes_of(after)[0]):
            found.add(at)
    return frozenset(found)


def _in_step(
    raw: str,
    at: int,
    plain: str,
    way: Way,
    wording: Wording,
    holds: frozenset[int],
    best: dict[int, float],
) -> Iterator:
    """What can follow in step: the character itself, or the loss of a byte."""
    char = raw[at]
    if gloss := GLOSS.match(raw, at):
        yield gloss.end(), Way(way.score, way.last, (), None, way)
        return
    if MARKS.match(char):
        cost = ODD if BEGINS.match(raw, at + 1) else MARKED.get(char, ODD)
        yield at + 1, Way(way.score + cost, "？" if char == "?" else LACUNA, (), None, way)
        if at + 1 in holds or MARKS.match(raw[at + 1 : at + 2]) or REMNANT.match(raw, at):
            yield from _lost_at_mark(raw, at, way)
        return
    likelihood = wording.step(way.last, plain, True)
    yield at + 1, Way(way.score + likelihood, plain, (), None, way)
    if at in holds and char > "\x7f":
        lead, trail = bytes_of(char)
        for options in (with_lead(lead), with_trail(lead)):
            others = tuple(option for option in options if option != plain)
            yield from _chosen(way, at, at + 1, others, (trail,), wording, LOST, best)


def _lost_at_mark(raw: str, at: int, way: Way) -> Iterator:
    """A run that begins at a mark: it stands for a first byte, or for a character and one."""
    if over := REMNANT.match(raw, at):
        # the gloss was matched across a border: the second byte of the character before the
        # mark and the lost byte make a character that is read so
        before = re.sub(GLOSS, "", raw[max(0, at - 12) : at])[-1:]
        half = (bytes_of(before) or (b"", b""))[1]
        leads = tuple(
            lead for lead in LEADS if any(over[1] in readings(c) for c in as_read(half, lead))
        )
        if leads:
            step = Step(at, over.end(), "")
            yield over.end(), Way(way.score + LOST - ODD, way.last, leads, step, way)
        return
    bare = 0 if raw[at] == "?" and HAN.match(way.last) else BARE
    cost = LOST + (WHOLE if raw[at] == "\ufffd" else bare)
    yield at + 1, Way(way.score + cost, way.last, LEADS, Step(at, at + 1, ""), way)
    step = Step(at, at + 1, LACUNA, TOO_MANY)
    yield at + 1, Way(way.score + LOST + OPEN, LACUNA, LEADS, step, way)
    step = Step(at, at + 1, "，", TOO_MANY)  # its second byte makes nothing with any first one
    yield at + 1, Way(way.score + LOST + COMMA, "，", LEADS, step, way)


def _out_of_step(
    raw: str, at: int, way: Way, wording: Wording, private: bool, best: dict[int, float]
) -> Iterator:
    """What can follow out of step: a character made of halves, or the end of the run.

    ``private``: pairs that GBK has no character for can have fallen out, for none is printed.
    """
    char = raw[at]
    if MARKS.match(char):
        over = REMNANT.match(raw, at)
        options = _options(way.byte)
        if over:
            read = options
            if options is not TOO_MANY:
                read = tuple(c for c in options if over[1] in readings(c))
            yield from _chosen(way, at, over.end(), read, (), wording, -ODD, best)
            return
        yield from _chosen(way, at, at + 1, options, LEADS, wording, 0, best)
        hidden = _is_hidden(raw, at)
        begins = hidden and begins_at(raw, at + 1, options)
        if begins and options is TOO_MANY and CLAUSES.search(raw, max(0, at - FAR_BACK), at):
            options = ("。",)  # what ends a paragraph of clauses
        for stop, new in _chosen(way, at, at + 1, options, (), wording, 0, best, hidden=hidden):
            if begins:
                ends = new.score + wording.step(new.last, "\n")
                yield stop, Way(ends + END, "\n", (), new.step, way)
                continue
            last = "，" if hidden and not NUMBER.match(raw, stop) else new.last
            yield stop, Way(new.score + END, last, (), new.step, way)
        if char == "\ufffd":
            return
    if char == "\n" or GLOSS.match(raw, at):
        return
    pair = bytes_of(char)
    if pair:
        options = between(way.byte, pair[0])
        yield from _chosen(way, at, at + 1, options, (pair[1],), wording, 0, best)
        if (
            way.last == "\n" and way.byte is LEADS and pair[0] == INDENT[1:]
        ):  # the space at its head
            step = Step(at, at + 1, "\u3000", ("\u3000",))
            yield at + 1, Way(way.score, "\n", (pair[1],), step, way)
        if private and len(way.byte) == 1:
            yield from _dropped(at, way, pair, wording, best)
    elif "@" <= char <= "~":
        trail = char.encode()
        options = between(way.byte, trail)
        yield from _chosen(way, at, at + 1, options, (), wording, -LETTER, best)
        if way.step and not way.step.text:  # the pair between the gloss and its last byte fell out
            for first in _chosen(way, at, at, _options(way.byte), LEADS, wording, FELL_OUT, best):
                yield from _chosen(
                    first[1], at, at + 1, with_trail(trail), (), wording, -LETTER, best
                )


def _dropped(
    at: int, way: Way, pair: tuple[bytes, bytes], wording: Wording, best: dict[int, float]
) -> Iterator:
    """What can follow where a pair fell out of which GBK has no character."""
    found = dropped(way.byte[0], pair[0])
    firsts = tuple(first for first, _ in found)
    least = best.get(at + 1, -inf) - FAR
    for first, options in found:
        if way.score + DROPPED + wording.likeliest(first, options)[0][0] <= least:
            continue
        cost = DROPPED + wording.step(way.last, first)
        other = Way(way.score + cost, first, LEADS, Step(at, at, first, firsts), way)
        yield from _chosen(other, at, at + 1, options, (pair[1],), wording, 0, best)


def begins_at(raw: str, at: int, options: tuple[str, ...]) -> bool:
    """Whether a paragraph begins at a place before which an ASCII character is lost.

    After a full stop, which only the end of a line or a digit follows, every word is a beginning.
    """
    return bool(BEGINS.match(raw, at) or ("。" in options and WORD.match(raw, at)))


def _is_hidden(raw: str, mark: int) -> bool:
    """Whether an ASCII character is lost with a mark that ends a run.

    None is at the end of a line; and U+FFFD is printed by decoders too that keep it, so one
    that follows, if it is no digit, is taken for the one that was there.
    """
    after = raw[mark + 1 : mark + 2]
    kept = raw[mark] == "\ufffd" and after < "\x7f" and not BEGINS.match(raw, mark + 1)
    kept = kept and not NUMBER.match(raw, mark + 1)
    return after not in ("", "\n", "\r") and not kept


def _options(byte: tuple[bytes, ...]) -> tuple[str, ...]:
    """The characters that can begin with a waiting byte."""
    if len(byte) == len(LEADS):
        return TOO_MANY
    return tuple(dict.fromkeys(char for lead in byte for char in with_lead(lead)))


TOO_MANY = (LACUNA, "")  # characters to choose from, where neither byte is known
END = -1.0
WHOLE = -6.0
"""What it costs to take U+FFFD for one byte: decoders print it for two that make nothing."""
BARE = -4.0
"""What it costs to take a mark for a first byte alone, if it is no ? behind a character."""
COMMA = -3.0
"""What it costs that the character which lost its first byte was a comma, the most frequent."""
FELL_OUT = 3.0
"""How much likelier two characters of a word are than one, where a pair can have fallen out."""
DROPPED = -2.0
"""What it costs that a pair fell out of which GBK has no character."""
LETTER = -8.0
"""What an ASCII letter behind a Chinese character costs, if it is no second byte."""


def _chosen(
    way: Way,
    start: int,
    end: int,
    options: tuple[str, ...],
    byte: tuple[bytes, ...],
    wording: Wording,
    cost: float,
    best: dict[int, float],
    *,
    hidden: bool = False,
) -> Iterator:
    """The ways on with each of some characters, those far behind left out."""
    ends = not byte
    if options is TOO_MANY:
        step = Step(start, end, LACUNA, TOO_MANY, ends, hidden)
        yield end, Way(way.score + cost + OPEN, LACUNA, byte, step, way)
        return
    least = -inf if ends or start == end else best.get(end, -inf) - FAR
    for likelihood, char in wording.likeliest(way.last, options):
        score = way.score + cost + likelihood
        if score <= least:
            break
        yield end, Way(score, char, byte, Step(start, end, char, options, ends, hidden), way)
