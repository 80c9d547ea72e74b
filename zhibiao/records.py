"""The records that travel through the package: frozen, keyword-only, plain Python.

Offsets are Python string indices into the raw text: the file decoded, its byte-order
mark dropped, its newlines kept.  Numbers are exact ``Decimal``; an unknown is ``None``
for a number and ``""`` for a word.

>>> q = Quantity(surface="近20万", value=Decimal(200000), unit="人", bound="nearly", measure="count")
>>> q.interval()
(Decimal('0'), Decimal('200000'))
>>> Quantity(surface="95", value=Decimal(95), unit="%", bound="roughly", measure="percentage")
Traceback (most recent call last):
ValueError: bound: 'roughly' is not one of exact, about, nearly, more_than, at_least, at_most, between
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

WARRANTS = ("printed", "proved", "attested", "conjectured", "unknowable")
"""From the strongest to the weakest: a claim carries the weakest among its edits."""

CHANGES = frozenset(("change", "point_change"))
"""Measures that tell by how much something moved."""

ALLOWED = {
    "kind": ("plan", "report", "mixed"),
    "date_precision": ("exact", "month", "year", "inferred", "none"),
    "warrant": WARRANTS,
    "bound": ("exact", "about", "nearly", "more_than", "at_least", "at_most", "between"),
    "measure": (
        "percentage",
        "change",
        "point_change",
        "count",
        "money",
        "duration",
        "rank",
        "streak",
        "zero",
        "universal",
        "rate",
        "multiple",
    ),
    "direction": ("", "up", "down", "level"),
    "modality": ("target", "standard", "reported"),
    "stage": ("input", "activity", "output", "outcome", "recognition", "context"),
    "pair_verdict": (
        "",
        "met",
        "exceeded",
        "not_met",
        "no_outcome_reported",
        "not_comparable",
        "insufficient_information",
    ),
    "relation": ("same_sentence", "same_place", "shared_national_norm", "none"),
    "test": (
        "sum_of_parts",
        "grim",
        "repeated_fact",
        "change_arithmetic",
        "enumeration",
        "deadline",
    ),
    "finding_verdict": ("consistent", "inconsistent", "not_testable"),
    "outside": ("repeated", "earlier", "other_date", "other_measure", "after_deadline", "measured"),
    "grade": ("one source", "two sources"),
    "open_to": ("anyone", "in_part", "on_site", "holder"),
}


class _Checked:
    """Refuses a field value outside its vocabulary, naming field, value and vocabulary."""

    __slots__ = ()
    _coded: tuple[str, ...] = ()
    _vocabulary: ClassVar[Mapping[str, str]] = {}  # of a field that is not called like it

    def __post_init__(self) -> None:
        for field in self._coded:
            value, words = getattr(self, field), ALLOWED[self._vocabulary.get(field, field)]
            if value not in words:
                allowed = ", ".join(word or "(empty)" for word in words)
                raise ValueError(f"{field}: {value!r} is not one of {allowed}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Report(_Checked):
    """One document as received, with what is known of it; ``unknown`` is a value."""

    _coded = ("kind", "date_precision")
    report_id: str
    raw: str
    raw_sha256: str
    kind: str
    place: str = ""
    province: str = ""
    level: str = ""
    genre: str = ""
    issuer: str = ""
    title_zh: str = ""
    title_en: str = ""
    date: str = ""
    date_precision: str = "none"
    source: str = ""
    copy_quality: str = ""
    license: str = ""
    encoding: str = "utf-8"


@dataclass(frozen=True, kw_only=True, slots=True)
class Edit(_Checked):
    """One correction: ``raw[start:end] == before`` becomes ``after``."""

    _coded = ("warrant",)
    start: int
    end: int
    before: str
    after: str
    rule: str
    warrant: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Numeral:
    """A run that counts or dates something, with the one class (``kind``) it belongs to."""

    start: int
    end: int
    surface: str
    kind: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Quantity(_Checked):
    """A printed number with its unit; ``value`` is what is printed, in base units."""

    _coded = ("bound", "measure")
    surface: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    baseline: Decimal | None = None
    unit: str = ""
    bound: str = "exact"
    measure: str = "count"

    def interval(self) -> tuple[Decimal | None, Decimal | None]:
        """What the bound allows, as (low, high); ``None`` is open.

        ``about`` is open on both sides, because no report says how near is near.
        """
        if self.value is None:
            return self.low, self.high
        match self.bound:
            case "exact":
                return self.value, self.value
            case "more_than" | "at_least":
                return self.value, None
            case "at_most" | "nearly":
                return Decimal(0), self.value
        return None, None


@dataclass(frozen=True, kw_only=True, slots=True)
class Printed(Quantity):
    """A quantity and where it is printed: ``text[start:end] == surface``."""

    start: int
    end: int
    base: str = ""  # the 每10万人 of a rate per head
    chinese: bool = False  # written in Chinese numerals
    bare: bool = False  # printed without a unit
    pair: str = ""  # the words of a from–to pair, from its start to this end

    @property
    def begins(self) -> int:
        """Where it is first spoken of: in 由62人、318人降至55人、270人 the place of 62 for both ends."""
        return self.end - len(self.pair) if self.pair else self.start


@dataclass(frozen=True, kw_only=True, slots=True)
class Quote:
    """W3C Web Annotation text quote: the exact raw characters and their surroundings."""

    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim(_Checked):
    """A quantity attached to something that was set out to be done, or reported as had or done."""

    _coded = ("direction", "modality", "stage", "warrant")
    claim_id: str
    report_id: str
    start: int
    end: int
    quote: Quote
    quantity: Quantity
    subject: str
    direction: str = ""
    modality: str = "reported"
    stage: str = "context"
    subject_en: str = ""
    indicator_id: str = ""
    period: str = ""
    base_period: str = ""
    deadline: str = ""
    deadline_printed: str = ""
    document_deadline: str = ""
    denominator: str = ""
    section: str = ""
    speaker_role: str = ""
    warrant: str = "printed"
    trace: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair(_Checked):
    """A declared target beside what is reported for it, or beside nothing."""

    _coded = ("relation", "verdict")
    _vocabulary: ClassVar = {"verdict": "pair_verdict"}
    target_claim_id: str
    outcome_claim_id: str
    relation: str
    verdict: str = ""
    reason: str = ""
    inputs: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding(_Checked):
    """One test of a report's numbers against each other, and what it can and cannot show.

    ``claim_ids`` are claims, or for a numeral or date that is no claim its raw span in the same
    form.  ``chance_of_failing`` is the share of unrelated numbers of the same precision that
    would fail: near 1, a pass says something; near 0, it says nothing.
    """

    _coded = ("test", "verdict")
    _vocabulary: ClassVar = {"verdict": "finding_verdict"}
    finding_id: str
    report_id: str
    test: str
    verdict: str
    claim_ids: tuple[str, ...]
    computed: str
    explanation: str
    chance_of_failing: Decimal | None = None
    rivals: tuple[str, ...] = ()  # other explanations, the likeliest first
    settled_by: str = ""  # the record that would settle it
    match: str = ""  # how the subjects were matched, with the score
