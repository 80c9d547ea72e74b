"""From a report as received to a text that can be read: edits that replay, spans both ways.

The edits *are* the cleaning.  The rules of ``zhibiao.damage`` ask one after another, each on
the text that those before it left, and what they propose is told as edits of the raw text:
an edit that takes in earlier ones stands for them.  When every rule has spoken they are asked
again, until none has anything to say, so mending a mended text changes nothing.

Over 300 lines, because how edits are composed and how spans run through them is one account.

>>> reading = mend("達到１００%的數(shù)據")
>>> reading.text
'达到100%的数据'
>>> [(e.before, e.after, e.rule) for e in reading.edits][1:3]
[('１００', '100', 'full_width'), ('數', '数', 'traditional')]
>>> replay(reading.raw, reading.edits) == reading.text
True
>>> reading.raw_span(2, 6), reading.raw[2:6]
((2, 6), '１００%')
>>> reading.raw_span(7, 8), reading.reading_span(7, 8)  # 数, with the gloss on it
((7, 13), (7, 8))

What is only conjectured can be left as it is printed:

>>> mend("刑事案件同比下降6.3。").text, mend("刑事案件同比下降6.3。", conjectures=False).text
('刑事案件同比下降6.3%。', '刑事案件同比下降6.3。')
>>> reading.raw_span(3, 3)
Traceback (most recent call last):
ValueError: span 3-3 is empty: text restored out of nothing has no place in the raw text
"""

from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from zhibiao.damage import (
    dates,
    furniture,
    gbk,
    glosses,
    injected,
    invisible,
    lacunae,
    lines,
    lost,
    markup,
    mojibake,
    outside,
    punctuation,
    repeated,
    script,
    spaces,
    stacked,
)
from zhibiao.records import WARRANTS, Edit

Rule = Callable[[str], Iterator[Edit]]
RULES: tuple[Rule, ...] = (
    mojibake.propose,
    markup.propose,
    gbk.propose,
    invisible.propose,
    glosses.propose,
    script.propose,
    stacked.propose,
    injected.propose,
    furniture.propose,
    repeated.propose,
    lines.propose,
    spaces.propose,
    punctuation.propose,
    lacunae.propose,
    lost.propose,
    dates.propose,
    outside.doubt,
)
"""The rules in the order in which damage is undone: the last that befell a text comes first."""

ROUNDS = 8
"""How often the rules are asked again; a text made to need more keeps what is then left."""


@dataclass(frozen=True)
class Reading:
    """A mended text with the edits that made it and the map between the two.

    ``raw_span`` and ``reading_span`` take and give (start, end) of Python string indices.
    """

    raw: str
    text: str
    edits: tuple[Edit, ...] = ()
    _starts: tuple[int, ...] = field(default=(), repr=False)  # of each edit, in the reading

    @cached_property
    def _raw_starts(self) -> list[int]:
        return [edit.start for edit in self.edits]

    @cached_property
    def _raw_ends(self) -> list[int]:
        return [edit.end for edit in self.edits]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw characters that ``text[start:end]`` stands for.

        Glosses inside it, and the gloss on its last character, belong to it.
        """
        if start >= end:
            raise ValueError(
                f"span {start}-{end} is empty: text restored out of nothing has no place "
                "in the raw text"
            )
        first, _ = self._raw_of(start)
        _, last = self._raw_of(end - 1)
        while (edit := self._edit_at(last)) and edit.rule == "pinyin_gloss":
            last = edit.end
        return first, last

    def reading_span(self, start: int, end: int) -> tuple[int, int]:
        """Where the raw characters ``raw[start:end]`` stand in the reading."""
        return self._reading_of(start), self._reading_of(end)

    def edits_in(self, start: int, end: int) -> tuple[Edit, ...]:
        """The edits that touch ``raw[start:end]``."""
        first = bisect_right(self._raw_ends, start)
        last = bisect_right(self._raw_starts, end - 1)
        return self.edits[first:last]

    def warrant(self, start: int, end: int) -> str:
        """The weakest warrant under ``raw[start:end]``; ``printed`` where nothing was changed.

        A full stop that is put behind the last character says nothing about what stands there.
        """
        warrants = (edit.warrant for edit in self.edits_in(start, end) if edit.rule != "lost_stop")
        return max(warrants, key=WARRANTS.index, default="printed")

    def _raw_of(self, position: int) -> tuple[int, int]:
        """The raw characters behind one character of the reading."""
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return position, position + 1
        edit = self.edits[index]
        offset = position - self._starts[index]
        if offset >= len(edit.after):
            first = edit.end + offset - len(edit.after)
        elif len(edit.before) == len(edit.after):
            first = edit.start + offset
        else:
            return edit.start, edit.end
        return first, first + 1

    def _edit_at(self, raw_position: int) -> Edit | None:
        index = bisect_right(self._raw_starts, raw_position) - 1
        edit = self.edits[index] if index >= 0 else None
        return edit if edit and edit.start == raw_position else None

    def _reading_of(self, raw_position: int) -> int:
        index = bisect_right(self._raw_starts, raw_position) - 1
        if index < 0:
            return raw_position
        edit, start = self.edits[index], self._starts[index]
        if raw_position >= edit.end:
            return start + len(edit.after) + raw_position - edit.end
        if len(edit.before) == len(edit.after):
            return start + raw_position - edit.start
        return start


def mend(raw: str, *, conjectures: bool = True) -> Reading:
    """Read a raw text: every rule proposes in turn, until none proposes anything.

    Parameters
    ----------
    conjectures : whether edits are made that nothing proves or attests.
    """
    reading = Reading(raw, raw)
    asked: dict[Rule, str] = {}  # what each rule last read: it has nothing to add to the same text
    for _ in range(ROUNDS):
        before = reading.text
        for rule in RULES:
            if asked.get(rule) == reading.text:
                continue
            asked[rule] = reading.text
            proposed = rule(reading.text)
            if not conjectures:
                proposed = (edit for edit in proposed if edit.warrant != "conjectured")
            reading = _mended(reading, list(proposed))
        if reading.text == before:
            break
    return reading


def replay(raw: str, edits: Iterable[Edit]) -> str:
    """Apply edits to the raw text; a ValueError where one does not find what it expects."""
    parts, done = [], 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        if edit.start < done or raw[edit.start : edit.end] != edit.before:
            raise ValueError(
                f"edit {edit.rule} at {edit.start}: expects {edit.before!r}, "
                f"finds {raw[edit.start : edit.end]!r}"
            )
        parts += [raw[done : edit.start], edit.after]
        done = edit.end
    return "".join([*parts, raw[done:]])


def reading_of(raw: str, edits: list[Edit]) -> Reading:
    """The reading that some edits make of a raw text; the edits in order, none meeting another."""
    starts, shift = [], 0
    for edit in edits:
        starts.append(edit.start + shift)
        shift += len(edit.after) - len(edit.before)
    return Reading(raw, replay(raw, edits), tuple(edits), tuple(starts))


def _mended(reading: Reading, proposed: list[Edit]) -> Reading:
    """The reading with further edits, which speak of its text; of two that meet, the first."""
    apart: list[Edit] = []
    for edit in sorted(proposed, key=lambda edit: edit.start):
        if not apart or edit.start >= apart[-1].end:
            apart.append(edit)
    return reading_of(reading.raw, [*_composed(reading, apart)]) if apart else reading


def _composed(reading: Reading, proposed: list[Edit]) -> Iterator[Edit]:
    """The edits of a reading and further edits of its text, as edits of its raw text."""
    standing, starts = reading.edits, reading._starts
    i, shift = 0, 0  # the next standing edit; how far the raw text is ahead of the reading there
    further = deque(_cut(reading, proposed))
    while further:
        edit = further.popleft()
        while i < len(standing) and _is_before(standing[i], starts[i], edit):
            yield standing[i]
            shift += len(standing[i].before) - len(standing[i].after)
            i += 1
        raw_low, stop = edit.start + shift, edit.end
        before, taken = "", []
        while True:
            if i < len(standing) and _is_within(standing[i], starts[i], edit):
                if not taken and starts[i] < edit.start:
                    raw_low, before = standing[i].start, reading.text[starts[i] : edit.start]
                shift += len(standing[i].before) - len(standing[i].after)
                stop = max(stop, starts[i] + len(standing[i].after))
                taken.append(standing[i])
                i += 1
            elif further and further[0].start < stop:  # inside the same earlier edit
                edit = _both(reading, edit, further.popleft())
                stop = max(stop, edit.end)
            else:
                break
        after = reading.text[edit.end : stop]
        whole = edit
        if before or after:  # only a part of an earlier edit changes: the weaker warrant holds
            weakest = max((edit, *taken), key=lambda each: WARRANTS.index(each.warrant))
            whole = replace(edit, warrant=weakest.warrant)
        raw_high = stop + shift
        found = reading.raw[raw_low:raw_high]
        if found != before + edit.after + after or whole.warrant == "unknowable":
            yield replace(
                whole, start=raw_low, end=raw_high, before=found, after=before + edit.after + after
            )
    yield from standing[i:]


def _both(reading: Reading, edit: Edit, further: Edit) -> Edit:
    """Two edits with what is between them as one, with the weaker warrant."""
    between = reading.text[edit.end : further.start]
    weaker = max(edit, further, key=lambda each: WARRANTS.index(each.warrant))
    return replace(weaker, start=edit.start, end=further.end,
                   before=edit.before + between + further.before,
                   after=edit.after + between + further.after)  # fmt: skip


def _is_before(standing: Edit, start: int, edit: Edit) -> bool:
    stop = start + len(standing.after)
    return stop < edit.start or (stop == edit.start)


def _is_within(standing: Edit, start: int, edit: Edit) -> bool:
    """Whether an earlier edit begins before the end of a further one, or is the gloss on it."""
    if start < edit.end:
        return True
    return start == edit.end and not edit.after and standing.rule == "pinyin_gloss"


def _cut(reading: Reading, proposed: list[Edit]) -> Iterator[Edit]:
    """Edits, and those that keep the length cut where something was taken out inside them."""
    gaps = [
        start
        for start, edit in zip(reading._starts, reading.edits, strict=True)
        if len(edit.before) != len(edit.after)
    ]
    for edit in proposed:
        start = edit.start
        if len(edit.before) == len(edit.after):
            low = bisect_right(gaps, edit.start)
            while low < len(gaps) and gaps[low] < edit.end:
                if gaps[low] > start:
                    yield _piece(edit, start, gaps[low])
                    start = gaps[low]
                low += 1
        yield _piece(edit, start, edit.end)


def _piece(edit: Edit, start: int, end: int) -> Edit:
    low, high = start - edit.start, end - edit.start
    if (low, high) == (0, edit.end - edit.start):
        return edit
    return replace(
        edit, start=start, end=end, before=edit.before[low:high], after=edit.after[low:high]
    )
