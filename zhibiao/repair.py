"""From a report as received to a text that can be read: edits that replay, spans both ways.

The edits *are* the cleaning.  Each is proposed by one rule of ``zhibiao.damage`` on the raw
text; where two meet, the earlier rule in ``RULES`` stands.

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
>>> reading.raw_span(3, 3)
Traceback (most recent call last):
ValueError: span 3-3 is empty: text restored out of nothing has no place in the raw text
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from zhibiao.damage import furniture, gbk, glosses, injected, script
from zhibiao.records import WARRANTS, Edit

RULES = (gbk.propose, injected.propose, furniture.propose, glosses.propose)
"""Rules that look at the raw text, the strongest claim to a stretch first."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A mended text with the edits that made it and the map between the two.

    ``raw_span`` and ``reading_span`` take and give (start, end) of Python string indices.
    """

    raw: str
    text: str
    edits: tuple[Edit, ...]
    _starts: tuple[int, ...] = field(repr=False)  # of each edit, in the reading

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
        low = bisect_right(self.edits, start, key=lambda edit: edit.end)
        high = bisect_left(self.edits, end, low, key=lambda edit: edit.start)
        return self.edits[low:high]

    def warrant(self, start: int, end: int) -> str:
        """The weakest warrant under ``raw[start:end]``; ``printed`` where nothing was changed."""
        warrants = (edit.warrant for edit in self.edits_in(start, end))
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
        index = bisect_right(self.edits, raw_position, key=lambda edit: edit.start) - 1
        edit = self.edits[index] if index >= 0 else None
        return edit if edit and edit.start == raw_position else None

    def _reading_of(self, raw_position: int) -> int:
        index = bisect_right(self.edits, raw_position, key=lambda edit: edit.start) - 1
        if index < 0:
            return raw_position
        edit, start = self.edits[index], self._starts[index]
        if raw_position >= edit.end:
            return start + len(edit.after) + raw_position - edit.end
        if len(edit.before) == len(edit.after):
            return start + raw_position - edit.start
        return start


def mend(raw: str) -> Reading:
    """Read a raw text: every rule proposes, meeting proposals are ordered, the rest replays."""
    edits: list[Edit] = []
    for rule in RULES:
        edits = _merge(edits, rule(raw))
    bare = reading_of(raw, edits)  # rules on words need the text without glosses and furniture
    return reading_of(raw, _merge(edits, _on_raw(bare, script.propose(bare.text))))


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
        shift += len(edit.after) - (edit.end - edit.start)
    return Reading(raw, replay(raw, edits), tuple(edits), tuple(starts))


def _merge(standing: list[Edit], proposed: Iterable[Edit]) -> list[Edit]:
    """The standing edits and those proposals that touch none of them."""
    new, i = [], 0
    for edit in sorted(proposed, key=lambda edit: edit.start):
        while i < len(standing) and standing[i].end <= edit.start:
            i += 1
        if (i == len(standing) or standing[i].start >= edit.end) and (
            not new or new[-1].end <= edit.start
        ):
            new.append(edit)
    return sorted([*standing, *new], key=lambda edit: edit.start)


def _on_raw(reading: Reading, proposed: Iterable[Edit]) -> Iterable[Edit]:
    """Length-keeping edits of a reading as edits of its raw text, cut where edits interrupt it."""
    for edit in proposed:
        start = edit.start
        while start < edit.end:
            stop = start + 1
            first = reading.raw_span(start, start + 1)[0]
            while stop < edit.end and reading._raw_of(stop)[0] == first + stop - start:
                stop += 1
            after = edit.after[start - edit.start : stop - edit.start]
            before = edit.before[start - edit.start : stop - edit.start]
            yield Edit(
                start=first,
                end=first + len(before),
                before=before,
                after=after,
                rule=edit.rule,
                warrant=edit.warrant,
                reason=edit.reason,
            )
            start = stop
