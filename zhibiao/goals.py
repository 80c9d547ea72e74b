"""Goals in words: an aim without a quantity.  They are kept, listed and never judged.

A clause that sets out to better something (更加牢固, 明显增强, 得到有效遏制), in a passage that looks
ahead, and that holds no number and no word for all or none.  Words: ``goal_words`` of the codebook.

>>> raw = "一、工作目标\\n到2025年,破案率达到90%,群众安全感明显提升,高发势头得到有效遏制。"
>>> plan = Report(report_id="plan", kind="plan", raw=raw, raw_sha256="")
>>> goals_of(plan)[["goal_id", "quote", "aim", "due"]].values.tolist()
[['plan@23-32', '群众安全感明显提升', 'better', '2025-12-31'], ['plan@33-43', '高发势头得到有效遏制', 'less of it', '2025-12-31']]
>>> goals_of(Report(report_id="r", kind="report", raw="群众安全感明显提升。", raw_sha256="")).empty
True
"""

import re
from collections.abc import Sequence
from functools import cache

import pandas as pd

from zhibiao.begins import compiled
from zhibiao.claims import claims_of
from zhibiao.lexicon import table
from zhibiao.records import Claim, Report
from zhibiao.repair import Reading, mend
from zhibiao.sections import sentences, year_of
from zhibiao.surroundings import surrounded

COLUMNS = ["goal_id", "report_id", "start", "end", "quote", "aim", "section", "due"]
CLAUSE = re.compile("[^，,。；;：:！!\n]+")
AIM_OF_DOCUMENT = re.compile("目标|总体要求|总的要求|主要任务")
AIMS = re.compile("力争|确保|努力|奋力|进一步|着力|切实|不断|实现|使|让|到(?:20)?[0-9二三]")
LONGEST = 60  # characters of a clause that is one goal
LEADING = re.compile(
    "^[ \u3000]*(?:——|[一二三四五六七八九十]{1,3}(?:是|、)|[（(][一二三四五六七八九十\\d]{1,3}[)）]|\\d{1,2}[.．、])?"
)


def goals_of(
    report: Report, reading: Reading | None = None, claims: Sequence[Claim] | None = None
) -> pd.DataFrame:
    """The goals in words of one document, in text order; the columns are those of ``goals``.

    Reading and claims are made where they are not given.
    """
    reading = reading or mend(report.raw)
    claims = claims_of(report, reading) if claims is None else claims
    counted = [reading.reading_span(claim.start, claim.end) for claim in claims]
    rows = []
    year = year_of(reading.text, report.raw, report.date)
    for sentence in sentences(reading.text, report.kind, year):
        ahead = sentence.outlook == "ahead" or (
            report.kind == "plan" and sentence.outlook != "behind"
        )
        if not ahead or not (
            AIM_OF_DOCUMENT.search(sentence.section) or AIMS.search(sentence.text)
        ):
            continue
        for clause in CLAUSE.finditer(sentence.text):
            lead = LEADING.match(clause[0]).end()
            start, end = sentence.start + clause.start() + lead, sentence.start + clause.end()
            aim = aim_in(clause[0])
            if (
                aim
                and len(clause[0]) <= LONGEST
                and not any(low < end and start < high for low, high in counted)
            ):
                raw_start, raw_end = reading.raw_span(start, end)
                rows.append({"claim_id": "", "report_id": report.report_id, "start": raw_start, "end": raw_end,
                             "quote": report.raw[raw_start:raw_end], "aim": aim, "section": sentence.section})  # fmt: skip
    if not rows:
        return pd.DataFrame(columns=COLUMNS)
    found = surrounded(report, pd.DataFrame(rows))
    found["goal_id"] = [f"{row.report_id}@{row.start}-{row.end}" for row in found.itertuples()]
    found["due"] = ["" if day is None or day != day else str(day) for day in found["due"]]
    return found[COLUMNS]


def aim_in(clause: str) -> str:
    """What kind of aim a clause in words has: more, better, less of it … or nothing.

    >>> aim_in("群众安全感明显提升"), aim_in("强化组织领导")
    ('better', '')
    """
    return next((aim for aim, pattern in _words() if pattern.search(clause)), "")


@cache
def _words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row.aim, compiled(row.pattern)) for row in table("goal_words"))
