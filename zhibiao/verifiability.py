"""What a claim discloses, how sure it is, and who could check it.

>>> from zhibiao.claims import claims_of_text
>>> from zhibiao.tables import claims_frame
>>> text = "据市统计局调查,群众安全感达98.6%。"
>>> assurance(claims_frame(claims_of_text(text)), outside=None).tolist()
['self_reported']
"""

import re
from collections.abc import Iterable, Mapping

import pandas as pd

from zhibiao.lexicon import table
from zhibiao.records import Report
from zhibiao.repair import mend
from zhibiao.sections import sentences

LEVELS = ("declared", "self_reported", "repeated", "measured")
"""From what is only set out to how sure others are of it."""

SHARES = ("percentage", "universal", "rate")
COMPARED = ("change", "point_change", "multiple")
ASKED: Mapping[str, tuple[str, ...] | None] = {
    "defined": None,
    "source": None,
    "period": None,
    "denominator": SHARES,
    "base_period": COMPARED,
    "baseline": COMPARED,
}
"""Of which kinds of claim each question is asked; None: of all."""


def cues(before: str, after: str, period: str = "") -> dict[str, bool]:
    """Whether the words round a number say what it counts, who counted, and over which period.

    ``before`` is its clause with the one before, ``after`` the rest of its clause and the next:
    who counted is said before or beside a number, what it counts after it.  A ``period`` has to
    name a stretch of the calendar: 同比, 累计 and 日均 name none.

    >>> cues("我们发动2万余名社会力量", "社会力量,里面包括社区网格员、保安员")
    {'defined': True, 'source': False, 'period': False}
    >>> cues("据市统计局调查,群众安全感达98.6%", "", "今年来 累计")
    {'defined': False, 'source': True, 'period': True}
    """
    where = {"defined": after, "source": before, "period": period}
    said = dict.fromkeys(where, False)
    for row in table("disclosure_cues"):
        said[row.question] |= bool(re.search(row.pattern, where[row.question]))
    return said


def words_round(claims: pd.DataFrame, reports: Iterable[Report]) -> dict[str, tuple[str, str]]:
    """The words before and after each claim that ``cues`` asks, by claim id, as the reading has them."""
    found = {}
    for report in reports:
        reading = mend(report.raw)
        lines = list(sentences(reading.text))
        for claim in claims[claims["report_id"] == report.report_id].itertuples():
            start, end = reading.reading_span(claim.start, claim.end)
            line = next((one for one in lines if one.start <= start < one.end), None)
            if line:
                found[claim.claim_id] = _clauses(line.text, start - line.start, end - line.start)
    return found


def _clauses(sentence: str, start: int, end: int) -> tuple[str, str]:
    stops = [-1, *(stop.start() for stop in re.finditer("[,，;；]", sentence)), len(sentence)]
    first = max(0, sum(stop < start for stop in stops) - 2)
    last = next(number for number, stop in enumerate(stops) if stop >= min(end, len(sentence)))
    return sentence[stops[first] + 1 : stops[last]], sentence[
        end : stops[min(last + 1, len(stops) - 1)]
    ]


def disclosed(claims: pd.DataFrame, words: Mapping[str, tuple[str, str]]) -> pd.DataFrame:
    """One row per claim: for each question yes, no, or not asked of its kind.

    ``defined`` and ``source`` are read from the words round it, the others from its columns; a base is disclosed if
    its number is, a period if it names a stretch of the calendar.
    """
    said = [
        cues(*words.get(claim_id, ("", "")), period)
        for claim_id, period in zip(claims["claim_id"], claims["period"], strict=True)
    ]
    answers = {}
    for question, kinds in ASKED.items():
        read = [
            told[question]
            if question in told
            else counted_base(cell)
            if question == "denominator"
            else _filled(cell)
            for told, cell in zip(said, claims.get(question, [""] * len(claims)), strict=True)
        ]
        answers[question] = [
            "not asked" if kinds and measure not in kinds else "yes" if yes else "no"
            for measure, yes in zip(claims["measure"], read, strict=True)
        ]
    return (
        claims[["claim_id", "report_id", "measure", "stage"]]
        .assign(**answers)
        .reset_index(drop=True)
    )


def assurance(claims: pd.DataFrame, outside: pd.DataFrame | None) -> pd.Series:
    """The level of each claim: one of LEVELS.

    Targets and standards are declared.  What is reported is self-reported, unless a fact of
    ``outside`` (the context table) is the same number seen elsewhere or a measurement of it.
    """
    raised = {"repeated": "repeated", "measured": "measured"}
    levels = ["self_reported" if one == "reported" else "declared" for one in claims["modality"]]
    facts = [] if outside is None else outside[outside["relation"].isin(raised)].itertuples()
    for fact in facts:
        for number, claim in enumerate(claims.itertuples()):
            if bears_on(fact, claim) and LEVELS.index(raised[fact.relation]) > LEVELS.index(
                levels[number]
            ):
                levels[number] = raised[fact.relation]
    return pd.Series(levels, index=claims.index, name="assurance")


def bears_on(fact, claim) -> bool:
    """Whether a row of the context table ``outside`` is about a claim."""
    return (fact.report_id, fact.start, fact.end) == (
        claim.report_id,
        claim.start,
        claim.end,
    ) and fact.subject in ("", claim.subject)


def beside(claims: pd.DataFrame, outside: pd.DataFrame) -> pd.DataFrame:
    """The facts from outside the reports, each beside the claim that it bears on."""
    rows = [
        {"claim_id": claim.claim_id, "report_id": claim.report_id, "quote": claim.quote,
         "subject_en": claim.subject_en, "relation": fact.relation, "says": fact.says, "why": fact.why,
         "publisher": fact.publisher, "date": fact.date, "grade": fact.grade}
        for fact in outside.itertuples() for claim in claims.itertuples() if bears_on(fact, claim)
    ]  # fmt: skip
    return pd.DataFrame(rows)


def checkers(claims: pd.DataFrame) -> pd.Series:
    """Who could check each claim, by its stage (codebook table ``checks``)."""
    open_to = {row.stage: row.open_to for row in table("checks")}
    return claims["stage"].map(open_to).rename("open_to")


def counted_base(denominator: object) -> bool:
    """Whether the base of a share says how many it is, not only what it is.

    >>> counted_base("全市574家中小学幼儿园"), counted_base("全市中小学幼儿园")
    (True, False)
    """
    return bool(re.search("[0-9]", str(denominator or "")))


def _filled(cell: object) -> bool:
    return cell is not None and cell == cell and cell != ""
