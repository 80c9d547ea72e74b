"""The ledger 数字台账: every numeral and every counting word of a report, each in one class.

What may count is found by ``counting``.  The parser then says what each is: part of a claim, a
date, a name, a scheme …; what it has no rule for is looked up among the ``exceptions`` (安全,
统一, 平均 …).  What nobody knows stays ``unclassed``: there is no class for the rest.

>>> for row in ledger_of_text("2023年,全市建成“4416”体系,街面警务站三百二十个,在线率达到100%。"):
...     print(row.surface, row.kind, row.expression, row.rule)
2023 date 2023年 numerals
全 scope 全市 exceptions:reach
4416 scheme 4416 numerals
三百二十 in_claim 三百二十个 claim
100 in_claim 100% claim
>>> refuse_unclassed("mine", "再添〩匹马", ledger_of_text("再添〩匹马"))
Traceback (most recent call last):
zhibiao.errors.UserError: mine: no rule says what 〩 is at 2-3: 再添【〩】匹马. Add a row to
data/codebook/exceptions.csv, or mend the rule that should know it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from zhibiao.claims import claims_of
from zhibiao.counting import OTHER, candidates, form_of, plain
from zhibiao.document import report_of
from zhibiao.errors import UserError
from zhibiao.exceptions import exceptions_in
from zhibiao.grids import rows as table_rows
from zhibiao.records import Claim, Numeral, Report
from zhibiao.repair import Reading, mend
from zhibiao.scan import Scan, scan
from zhibiao.sections import sentences
from zhibiao.stretches import Stretch, Stretches

REMOVED = {"page_furniture": "furniture", "injected_phrase": "furniture"}
"""The class of what an edit takes out; what other edits replace is damaged."""
UNSURE = ("gbk_out_of_step", "lost_character")
LAST_COMMON = 0xD7  # first byte in GB 2312 of the last of its 3,755 common characters
NEAR, ODD = 5, 2  # so many characters on each side, so many of them odd: nobody mended this
EACH = re.compile("[均皆俱]")
GAP = re.compile(r"[^，,。；;、：:\n]{0,8}")  # between 均 and the number that it gives to each


@dataclass(frozen=True, kw_only=True, slots=True)
class Row(Numeral):
    """A numeral with its class (``kind``) and what told it.

    ``expression`` is what it is a part of: a claim's quote, a date, a scheme, a word; raw
    characters, with their offsets.  ``role`` says how it serves its claims: as their quantity,
    as the base they are counted on (每万人), as a start of pairs in a list (由|3起、5起|降至2起、4起), as part of their subject (a 零发案 of which there is
    a share), giving them to each (均), or making them an average (日均).
    """

    form: str  # arabic | full_width | chinese | word | other | restored
    rule: str
    expression: str
    expression_start: int
    expression_end: int
    role: str = ""
    claim_ids: tuple[str, ...] = ()


def ledger(
    report: Report, reading: Reading | None = None, claims: Sequence[Claim] | None = None
) -> list[Row]:
    """Every numeral and counting word of a report in text order, offsets raw, no two overlapping.

    ``reading`` and ``claims`` are those of the report, where they are known already.
    """
    reading = reading or mend(report.raw)
    claims = claims_of(report, reading) if claims is None else claims
    knowledge = _Knowledge(reading, claims)
    rows = [knowledge.row(*place) for place in _places(reading)]
    return sorted([*rows, *_taken_out(reading, rows)], key=lambda row: row.start)


def ledger_of_text(text: str, *, kind: str | None = None) -> list[Row]:
    """The ledger of a text that is no file."""
    return ledger(report_of(text, kind=kind))


def refuse_unclassed(report_id: str, raw: str, rows: Iterable[Row]) -> None:
    """A UserError that names the first numeral no rule knows, in its context."""
    unknown = [row for row in rows if row.kind == "unclassed"]
    if unknown:
        row, more = unknown[0], f" {len(unknown) - 1} more like it." if unknown[1:] else ""
        raise UserError(
            f"{report_id}: no rule says what {row.surface} is at {row.start}-{row.end}: "
            f"{in_context(raw, row)}. Add a row to data/codebook/exceptions.csv, or mend the rule "
            f"that should know it.{more}"
        )


def in_context(raw: str, row: Numeral, around: int = 8) -> str:
    """A numeral between the characters beside it, on one line."""
    before, after = raw[max(0, row.start - around) : row.start], raw[row.end : row.end + around]
    return re.sub(r"\s+", " ", f"{before}【{row.surface}】{after}").strip()


def _places(reading: Reading) -> Iterator[tuple[int, int, int, int]]:
    """The candidates of a reading as (start, end, raw start, raw end).

    Those that one edit put there share its raw characters, and are one.
    """
    last: tuple[int, int, int, int] | None = None
    for start, end in candidates(reading.text):
        low, high = reading.raw_span(start, end)
        if last and low < last[3]:
            start, low, high = last[0], last[2], max(last[3], high)
        elif last:
            yield last
        last = (start, end, low, high)
    if last:
        yield last


def _taken_out(reading: Reading, rows: Sequence[Row]) -> Iterator[Row]:
    """The candidates that stand in the raw text alone, because an edit took them out."""
    for edit in reading.edits:
        for start, end in candidates(plain(edit.before)):
            for low, high in _free(rows, edit.start + start, edit.start + end):
                surface = reading.raw[low:high]
                yield Row(
                    start=low, end=high, surface=surface, form=form_of(surface),
                    kind=REMOVED.get(edit.rule, "damaged"), rule=f"edit:{edit.rule}",
                    expression=edit.before, expression_start=edit.start, expression_end=edit.end,
                )  # fmt: skip


def _free(rows: Sequence[Row], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between start and end that no row holds."""
    i = bisect_right(rows, start, key=lambda row: row.end)
    while i < len(rows) and rows[i].start < end:
        if start < rows[i].start:
            yield start, rows[i].start
        start = rows[i].end
        i += 1
    if start < end:
        yield start, end


class _Knowledge:
    """What the parser and the exceptions know of the stretches of one reading."""

    def __init__(self, reading: Reading, claims: Sequence[Claim]) -> None:
        self._reading = reading
        found = scan(reading.text)
        ids: dict[tuple[int, int], list[str]] = {}
        for claim in claims:
            ids.setdefault(reading.reading_span(claim.start, claim.end), []).append(claim.claim_id)
        self._quotes = [
            Stretch(*span, "in_claim", "claim", "quantity", tuple(names))
            for span, names in sorted(ids.items())
        ]
        told = (Stretch(item.start, item.end, item.kind, "numerals") for item in found.numerals)
        self._claimed = Stretches(self._quotes)
        table = table_rows(reading.text)
        self._tables = Stretches(
            Stretch(*span, "table", "table") for row in table for span in row.numbers
        )
        self._lines = Stretches(Stretch(row.start, row.end, "table", "table") for row in table)
        self._sentences = list(sentences(reading.text))
        self._ends = [sentence.end for sentence in self._sentences]
        self._parsed = Stretches([*self._quotes, *self._starts(found), *self._zeros(found), *told])
        self._exceptions = Stretches(exceptions_in(reading.text))
        self._counted = Stretches(Stretch(q.start, q.end, "", "") for q in found.quantities)
        self._spoken = Stretches([*self._words_of(claims), *self._asked(found)])

    def row(self, start: int, end: int, low: int, high: int) -> Row:
        """The row of one candidate: what the first says that knows it."""
        place = (
            self._claimed.over(start, end)
            or self._tables.over(start, end)
            or self._parsed.over(start, end)
            or self._shared(start, end)
            or self._exceptions.over(start, end)
            or self._spoken.over(start, end)
            or (Stretch(start, end, "table", "table") if self._lines.over(start, end) else None)
            or self._damaged(start, end, low, high)
            or Stretch(start, end, "unclassed", "none")
        )
        first, last = self._reading.raw_span(place.start, place.end)
        raw = self._reading.raw
        return Row(
            start=low, end=high, surface=raw[low:high], kind=place.kind, form=form_of(raw[low:high]),
            rule=place.rule, role=place.role, claim_ids=place.claim_ids, expression=raw[first:last],
            expression_start=first, expression_end=last,
        )  # fmt: skip

    def _shared(self, start: int, end: int) -> Stretch | None:
        """均 that gives the number behind it to each (均达100%), or to each day (日均)."""
        text = self._reading.text
        if not EACH.fullmatch(text, start, end):
            return None
        stop = GAP.match(text, end).end()
        quote = next(self._claimed.beginning(end, stop + 1), None)
        word = self._exceptions.over(start, end)
        rule = word.rule.removeprefix("exceptions:") if word else "each_of_them"
        if quote and rule in ("average", "each_of_them"):
            return quote._replace(start=start, role="average" if rule == "average" else "each")
        return None

    def _starts(self, found: Scan) -> Iterator[Stretch]:
        """Where the pairs of a list start: 由3起、5起降至2起、4起."""
        for item in found.quantities:
            quote = self._claimed.over(item.start, item.end) if item.begins < item.start else None
            if quote:
                start = re.split("[、和及与]", item.pair)[0]
                yield quote._replace(
                    start=item.begins,
                    end=item.begins + len(start),
                    rule="baseline",
                    role="baseline",
                )

    def _zeros(self, found: Scan) -> Iterator[Stretch]:
        """Zeros that are part of what is counted: 3500余个小区实现“零发案”."""
        for item in found.quantities:
            if item.measure == "zero" and not self._claimed.over(item.start, item.end):
                quotes = self._claimed.beginning(*self._sentence(item.start))
                near = min(quotes, key=lambda quote: abs(quote.start - item.start), default=None)
                if near:
                    yield near._replace(
                        start=item.start, end=item.end, rule="zero of a share", role="subject"
                    )

    def _words_of(self, claims: Sequence[Claim]) -> Iterator[Stretch]:
        """The bases of claims, and the quantities in their subjects, where their words stand."""
        text = self._reading.text
        for claim in claims:
            low, high = self._sentence(self._reading.reading_span(claim.start, claim.end)[0])
            for role, words in (("base", claim.denominator), ("subject", claim.subject)):
                start = text.find(words, low, high) if words else -1
                if start < 0:
                    continue
                one = Stretch(start, start + len(words), "in_claim", role, role, (claim.claim_id,))
                if role == "base":
                    yield one
                else:
                    yield from (one._replace(start=part.start, end=part.end)
                                for part in self._counted.within(one.start, one.end))  # fmt: skip

    def _sentence(self, place: int) -> tuple[int, int]:
        """Where the sentence around a place begins and ends."""
        number = bisect_right(self._ends, place)
        return self._sentences[number].start, self._ends[number]

    def _asked(self, found: Scan) -> Iterator[Stretch]:
        """Quantities that a journalist puts forward: nobody claims them."""
        asked = Stretches(
            Stretch(sentence.start, sentence.end, "scope", "question")
            for sentence in self._sentences if sentence.role == "question"
        )  # fmt: skip
        for item in found.quantities:
            if asked.over(item.start, item.end):
                yield Stretch(item.start, item.end, "scope", "question")

    def _damaged(self, start: int, end: int, low: int, high: int) -> Stretch | None:
        """A numeral that rests on characters put together by guess, or stands among unmended ones."""
        if any(edit.rule in UNSURE for edit in self._reading.edits_in(low, high)):
            return Stretch(start, end, "damaged", "edit")
        near = self._reading.text[max(0, start - NEAR) : end + NEAR]
        return Stretch(start, end, "damaged", "unmended") if sum(map(_odd, near)) >= ODD else None


def _odd(char: str) -> bool:
    """Whether a character is one that lines read out of step are full of."""
    if "\u4e00" <= char <= "\u9fff":
        code = char.encode("gb2312", "replace")
        return len(code) != 2 or code[0] > LAST_COMMON
    return char in "?□\ufffd" or "\ue000" <= char <= "\uf8ff" or bool(re.match(f"[{OTHER}]", char))
