"""Claims with what stands around them: their sentence, and the days they speak of.

>>> from zhibiao.claims import claims_of
>>> from zhibiao.tables import claims_frame
>>> report = Report(report_id="r", kind="report", raw="某市公安局\\n2025年9月18日\\n到2024年末,全市建成警务站31座。", raw_sha256="")
>>> surrounded(report, claims_frame(claims_of(report)))[["before", "on"]].values.tolist()
[['到2024年末,全市建成警务站', datetime.date(2024, 12, 31)]]
"""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

import pandas as pd

from zhibiao.periods import AGAINST, TIME, document_date, document_deadline, due, span
from zhibiao.records import Report
from zhibiao.repair import mend

STOP = "。！？!?\n"
CLAUSE_STOP = re.compile("[，,。；;！？!?\n]")
PAST = re.compile("截至|全年|累计|同比|以来|共有?|已")
AHEAD = re.compile("下一步|力争|将|规划|目标|展望|到20|前")
ACROSS = re.compile("[两二三四五六]年(?:来|间|内)?[^\\d，,；;]{0,2}(?:共|累计|合计|总)")
"""A total over years, told behind the numbers of single years."""
ASIDE = re.compile("[，,]?其中[^；;。]*[；;]")
"""What is set for a part of the item before (其中2020年完成40处) says nothing of the next."""
OWN = re.compile(r"[一-鿿]{2}(?=[市县省区州盟旗](?!级|区|县|直|属|场|民))")
OWN_COUNT = 2


def surrounded(report: Report, claims: pd.DataFrame) -> pd.DataFrame:
    """The claims of one report with ``before``, ``after`` and days.

    ``before`` is the sentence up to the quote and ``after`` the clause behind it, as read;
    ``today`` the document's day; ``on`` the last day a reported claim speaks of; ``due`` and
    ``due_early`` the days of a target's deadline in its wider and its stricter reading;
    ``due_of_document`` whether it is the document's.  Days are ``date`` or None.
    """
    reading = mend(report.raw)
    today = document_date(report.raw, report.date) or _latest(reading.text, report.kind)
    whole = document_deadline(reading.text, today)
    rows = []
    for row in claims.to_dict("records"):
        start, end = reading.reading_span(int(row["start"]), int(row["end"]))
        low = max(reading.text.rfind(stop, 0, start) for stop in STOP) + 1
        high = CLAUSE_STOP.search(reading.text, end)
        before = reading.text[low:start].lstrip(" \u3000")
        rows.append(row | {
            "before": before, "after": reading.text[end : high.start() if high else len(reading.text)],
            "today": today, "on": on(row, before, today), **_due(row, before, today, whole),
        })
    added = ["before", "after", "today", "on", "due", "due_early", "due_of_document"]
    return pd.DataFrame(rows, columns=[*claims.columns, *added]).astype(dict.fromkeys(added, object))


def on(row: dict, before: str, today: date | None) -> date | None:
    """The last day of the period a claim speaks of; without a period, or of a total, the document's day."""
    if ACROSS.search(re.split("[，,；;]", before)[-1]):
        return today
    period, base = str(row.get("period") or ""), str(row.get("base_period") or "")
    if base and period and period in base:
        period = ""
    longer = next((match[0] for match in TIME.finditer(before) if period and period in match[0]), period)
    days = span(longer, today) if period else span(before, today)
    return days[1] if days else today


def places(reports: Iterable[Report]) -> tuple[str, ...]:
    """The names by which documents call their own place, without 市 or 县.

    >>> places([Report(report_id="r", kind="plan", raw="江城市人民政府:江城市各县(区)", raw_sha256="")])
    ('江城',)
    """
    found = Counter()
    for report in reports:
        found.update(OWN.findall(mend(report.raw[:2000]).text))
    return tuple(name for name, times in found.most_common(1) if times >= OWN_COUNT)


def _due(row: dict, before: str, today: date | None, whole: date | None) -> dict[str, object]:
    dates = [date.fromisoformat(day) for day in str(row.get("deadline") or "").split()]
    if not dates:
        own = due(AGAINST.sub(" ", ASIDE.sub("；", before)), today)
        dates = [own] if own and today and own >= today else []
    if dates:
        return {"due": max(dates), "due_early": min(dates) if len(dates) > 1 else None, "due_of_document": False}
    given = str(row.get("document_deadline") or "").split()
    last = date.fromisoformat(max(given)) if given else whole
    return {"due": last, "due_early": date.fromisoformat(min(given)) if len(given) > 1 else None,
            "due_of_document": bool(last)}


def _latest(text: str, kind: str) -> date | None:
    """The latest day a report reports of, if it prints no date of its own; plans name days to come."""
    if kind == "plan":
        return None
    found = [days[1] for sentence in re.split(f"[{STOP}]", text)
             if PAST.search(sentence) and not AHEAD.search(sentence) and (days := span(sentence))]
    return max(found, default=None)
