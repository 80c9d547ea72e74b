"""A report laid out for the tests: its numbers in their places, and the words between them.

>>> page = page_of_text("全市建成警务站68座,其中东区26座、西县42座。")
>>> [(n.surface, page.label(n)) for n in page.numbers]
[('68座', '全市建成警务站'), ('26座', '其中东区'), ('42座', '西县')]
>>> page_of_text("投入1.86亿元。").numbers[0].span()
(Decimal('185500000'), Decimal('186500000'))
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from zhibiao.audit.dating import date_of
from zhibiao.audit.number import ARABIC, Number, printed_step
from zhibiao.audit.period import period_of, years_of
from zhibiao.claims import claims_of
from zhibiao.document import report_of
from zhibiao.grids import Row, rows
from zhibiao.records import Claim, Finding, Quantity, Report
from zhibiao.repair import Reading, mend
from zhibiao.sections import sentences

STOP = re.compile(r"[，。；;：:！？!?\n（()）]|,(?!\d{3})")
LIST_MARK = re.compile(r"[，。；;：:！？!?\n（()）、]|,(?!\d{3})")
SECTION = re.compile(
    r"(?m)^[ \u3000]*(?:[一二三四五六七八九十]{1,2}、[^\n]*|[一-鿿]{3,14}[：:]?[ \u3000]*$)"
)
SHORT_HEADING = re.compile(
    r"(?m)^[ \u3000]*(?:\d{1,2}|[（(]?[一二三四五六七八九十]{1,2})[）)、.．][^，。\n]{2,12}$"
)


@dataclass(frozen=True)
class Page:
    """A report with its reading, its numbers in order and its sentences as spans."""

    report: Report
    reading: Reading
    numbers: tuple[Number, ...]
    sentences: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        return self.reading.text

    @cached_property
    def date(self) -> str:
        """Day of the document as YYYY-MM-DD, its year as YYYY, or an empty string."""
        return date_of(self.report, self.text)

    @cached_property
    def years(self) -> tuple[str, ...]:
        """The years that it may report on; one empty word where none is known."""
        return years_of(self.text, self.date)

    @cached_property
    def period(self) -> str:
        """The months that it reports on, 1-6月; empty where it is the whole year."""
        return period_of(self.text, self.date, self.years)

    @cached_property
    def starts(self) -> list[int]:
        """Where the numbers begin, in order."""
        return [number.start for number in self.numbers]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def _starts_by_unit(self) -> dict[str, list[int]]:
        starts: dict[str, list[int]] = {}
        for item in self.numbers:
            starts.setdefault(item.counted, []).append(item.start)
        return starts

    @cached_property
    def _around(self) -> dict[int, tuple[int, int]]:
        return {}

    @cached_property
    def _labels(self) -> dict[int, str]:
        return {}

    @cached_property
    def told(self) -> dict[int, object]:
        """What the comparison of subjects keeps of each number, by its start."""
        return {}

    @cached_property
    def worded(self) -> dict[int, object]:
        """What the weighing of sums keeps of each number, by its start."""
        return {}

    @cached_property
    def rows(self) -> list[Row]:
        """The headers and rows of its pasted tables."""
        return rows(self.text)

    @cached_property
    def _sections(self) -> list[tuple[int, int]]:
        return [match.span() for match in SECTION.finditer(self.text)]

    @cached_property
    def _headings(self) -> list[tuple[int, int]]:
        return [match.span() for match in SHORT_HEADING.finditer(self.text)]

    @cached_property
    def _line_ends(self) -> list[int]:
        return [match.start() for match in re.finditer("\n", self.text)]

    def paragraph(self, place: int) -> int:
        """The number of the paragraph that a place is in."""
        return bisect_left(self._line_ends, place)

    @cached_property
    def headed_years(self) -> set[str]:
        """The years that its paragraphs begin with: two and more tell one year after the other."""
        return set(
            re.findall(
                r"(?m)^[ \u3000—－●◆■·]*(?:[^一-鿿\d]*\d{1,2}[、.．])?(20\d\d年)(?!\d)", self.text
            )
        )

    def section(self, place: int) -> str:
        """The last heading, 一、… or a short line, before a place, as far as it; empty if none."""
        return self._last(self._sections, place)

    def heading(self, place: int) -> str:
        """The last short numbered heading before a place, of whatever rank."""
        return self._last(self._headings, place)

    def _last(self, spans: list[tuple[int, int]], place: int) -> str:
        index = bisect_left(spans, (place, 0)) - 1
        return self.text[spans[index][0] : min(spans[index][1], place)] if index >= 0 else ""

    def in_table(self, item: Number) -> bool:
        """Whether a number is a cell of a pasted table."""
        index = bisect_right(self.rows, item.start, key=lambda row: row.start) - 1
        return index >= 0 and item.start < self.rows[index].end

    def between(self, left: Number, right: Number) -> str:
        """The text from one number to a later one."""
        return self.text[left.end : right.start]

    def sentence(self, place: int) -> tuple[int, int]:
        """Start and end of the sentence around a place."""
        index = bisect_right(self._sentence_starts, place) - 1
        if index >= 0 and place < self.sentences[index][1]:
            return self.sentences[index]
        return place, place

    def around(self, item: Number) -> tuple[int, int]:
        """Start and end of the sentence around a number."""
        if item.start not in self._around:
            self._around[item.start] = self.sentence(item.start)
        return self._around[item.start]

    def within(self, start: int, end: int) -> Sequence[Number]:
        """The numbers in a stretch of the reading."""
        return self.numbers[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def in_unit_within(self, counted: str, start: int, end: int) -> int:
        """How many numbers in a unit stand in a stretch of the reading."""
        starts = self._starts_by_unit.get(counted, [])
        return max(0, bisect_left(starts, end) - bisect_left(starts, start))

    def label(self, item: Number) -> str:
        """The words of the clause before a number, since the last number or list mark; of a cell, its subject."""
        if item.start not in self._labels and self.in_table(item):
            self._labels[item.start] = item.subjects[0]
        if item.start not in self._labels:
            start, _ = self.around(item)
            index = bisect_left(self.starts, item.start)
            previous = self.numbers[index - 1].end if index else 0
            words = self.text[max(start, previous) : item.start]
            self._labels[item.start] = LIST_MARK.split(words)[-1].strip(" \u3000“”")
        return self._labels[item.start]

    def after(self, item: Number) -> str:
        """The words of the clause after a number, up to the next number or list mark."""
        if self.in_table(item):
            return ""
        _, end = self.around(item)
        index = bisect_right(self.starts, item.start)
        following = self.numbers[index].start if index < len(self.numbers) else end
        words = self.text[item.end : max(item.end, min(end, following))]
        return LIST_MARK.split(words)[0].strip(" \u3000“”")

    def clause(self, item: Number) -> str:
        """The clause around a number, the number left out."""
        start, end = self.around(item)
        low = max((m.end() for m in STOP.finditer(self.text, start, item.start)), default=start)
        stop = STOP.search(self.text, item.end, end)
        return (
            self.text[low : item.start] + "…" + self.text[item.end : stop.start() if stop else end]
        )

    def finding(
        self,
        test: str,
        verdict: str,
        items: Sequence["Number | tuple[int, int]"],
        computed: str,
        explanation: str,
        *,
        chance: Decimal | None = None,
        rivals: tuple[str, ...] = (),
        settled_by: str = "",
        match: str = "",
    ) -> Finding:
        """A finding about numbers, or stretches of the reading, of this report."""
        ids = [item.ids[0] if isinstance(item, Number) else self.place_id(*item) for item in items]
        ids = list(dict.fromkeys(ids))
        ends = [
            int(n)
            for name in ids
            for n in re.findall(r"\d+", name.rpartition("@")[2].partition("#")[0])
        ]
        return Finding(
            finding_id=f"{self.report.report_id}@{min(ends)}-{max(ends)}/{test}",
            report_id=self.report.report_id,
            test=test,
            verdict=verdict,
            claim_ids=tuple(ids),
            computed=computed,
            explanation=explanation,
            chance_of_failing=chance,
            rivals=rivals,
            settled_by=settled_by,
            match=match,
        )

    def place_id(self, start: int, end: int) -> str:
        """The id of a stretch that is no claim, of the same form as a claim's."""
        first, last = self.reading.raw_span(start, end)
        return f"{self.report.report_id}@{first}-{last}"


def page_of(
    report: Report, reading: Reading | None = None, claims: list[Claim] | None = None
) -> Page:
    """Lay out a report; reading and claims are made where they are not given."""
    reading = reading or mend(report.raw)
    claims = claims_of(report, reading) if claims is None else claims
    spans = tuple((s.start, s.end) for s in sentences(reading.text))
    return Page(report, reading, tuple(_numbers(reading, claims)), spans)


def page_of_text(text: str, *, report_id: str = "text", kind: str | None = None) -> Page:
    """Lay out a text that is no file."""
    return page_of(report_of(text, report_id=report_id, kind=kind))


def _only_count(quantity: Quantity) -> bool:
    """A rate in a unit that names no base is a count here: 覆盖率71.4%(共98个,已建成72个)."""
    return quantity.measure == "rate" and not re.search("[/／每%‰]", quantity.unit)


def _numbers(reading: Reading, claims: list[Claim]) -> Iterator[Number]:
    groups: dict[tuple[int, int], list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.start, claim.end)):
        groups.setdefault((claim.start, claim.end), []).append(claim)
    for (first, last), same in groups.items():
        start, end = reading.reading_span(first, last)
        claim, quantity = same[0], same[0].quantity
        surface = reading.text[start:end]
        if reading.text[start - 1 : start] == "零":
            continue  # the end of 1万零860
        base = ARABIC.search(surface)
        yield Number(
            ids=tuple(c.claim_id for c in same),
            start=start,
            end=end,
            surface=surface,
            value=quantity.value,
            low=quantity.low,
            high=quantity.high,
            baseline=quantity.baseline,
            unit=quantity.unit,
            bound=quantity.bound,
            measure="count" if _only_count(quantity) else quantity.measure,
            direction=claim.direction,
            modality=claim.modality,
            subjects=tuple(c.subject for c in same),
            period=claim.period,
            base_period=claim.base_period,
            denominator=claim.denominator,
            step=printed_step(surface, quantity.unit),
            base_step=printed_step(base[0], quantity.unit)
            if base and quantity.baseline is not None
            else Decimal(0),
        )
