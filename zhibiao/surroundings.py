"""Claims with what stands around them: their sentence, and the days they speak of.

>>> from zhibiao.claims import claims_of
>>> from zhibiao.tables import claims_frame
>>> report = Report(report_id="r", kind="report", raw="某市公安局\\n2025年9月18日\\n到2024年末,全市建成警务站31座。", raw_sha256="")
>>> surrounded(report, claims_frame(claims_of(report)))[["before", "on"]].values.tolist()
[['到2024年末,全市建成警务站', datetime.date(2024, 12, 31)]]

Over 300 lines, because one pass over the claims gives all their surroundings.
"""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

import pandas as pd

from zhibiao.columns import APART, columns, headed, named, unit_of
from zhibiao.deadlines import (
    COMING,
    PART,
    Listed,
    document_deadline,
    first_day,
    following,
    listed,
    opening,
)
from zhibiao.lexicon import syntax, syntax_of
from zhibiao.periods import AGAINST, DAY, MONTH, TIME, YEAR, document_date, due, span
from zhibiao.quantities import number
from zhibiao.records import Report
from zhibiao.repair import mend
from zhibiao.turns import own

STOP = "。！？!?\n"
CLAUSE_STOP = re.compile("[，,。；;！？!?\n]")
AHEAD = re.compile("下一步|力争|[^，。]将|规划|目标|展望|明年|打算")
MONTHS = re.compile(
    rf"(?<![年\d至到\-—])(?:今年)?(?:\d{{1,2}}月?[至到—-])?{MONTH}月(?!\d|{DAY}日|以来|起)"
)
TIMES_THAT = re.compile(f"(?:为|是|相当于|达到?)(?:{YEAR}|上|去)年(?:同期|[底末])?的\\Z")
"""What a multiple is a multiple of (为2022年的1.9倍)."""
FROM_YEAR = re.compile(rf"[由从自]{YEAR}年[底末]?的?(?=\d|\Z)")
"""Where a change starts (由2022年的893起降至561起) is not what it speaks of."""
LED = re.compile(rf"[^，,；;于\d]{{0,8}}?(?:{TIME.pattern})")
"""The time that a sentence begins with."""
ACROSS = re.compile(r"[两二三四五六]年(?:来|间|内|下来)?[^\d，,；;]{0,2}(?:共|累计|合计|总)")
"""A total over years, told behind the numbers of single years."""
FROM = re.compile(r"[自从](?P<year>20\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:起|开始|以来)")
FAR = 80  # characters behind a quantity, in which its deadline may follow
FIRST = 2500  # characters, in which a plan says why it is made
ASIDE = re.compile("[，,]?其中[^；;。]*[；;]")
"""What is set for a part of the item before (其中2020年完成40处) says nothing of the next."""
OWN = re.compile(
    r"[一-鿿](?:[^\W\d一二两三四五六七八九十各](?=[市县省州盟旗](?!级|区|县|直|属|场|民))|[^\W\d小社辖城地校园片市景街山一二两三四五六七八九十](?=区(?!域|县|级|直)))"
)
OWN_COUNT = 2
TITLES = 3  # lines, in which a document names its place
STOOD = re.compile(f"{syntax('stood')}|基础值|现有|实际|完成值|完成情况|原有|上年|去年|期初")
AIM = re.compile("目标|计划|任务|预期|达到")
LONGEST_TITLE = 60  # characters
NAMED_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
UNTIL = re.compile(r"截[至止]到?20\d\d年(?:\d{1,2}月)?[底末]")
"""Until when a report tells, where it says so before its first number."""
WHOLE_YEAR = re.compile(
    r"全年(?!目标|任务|计划|指标|预期|的?[一-鿿]{0,4}(?:目标|任务|要到|尚未|还未|有待|预计))"
)
ANNUAL = re.compile(r"年度|20\d\d年(?:[一-鿿]{0,24})总结\Z|年[终末]")


def surrounded(report: Report, claims: pd.DataFrame) -> pd.DataFrame:
    """The claims of one report with ``before``, ``after`` and days.

    ``before`` is the sentence up to the quote and ``after`` the clause behind it, as read, ``behind`` the rest of the item,
    ``context`` the heading above and the sentence before;
    ``today`` the document's day; ``begun`` the first day that it is about, as its title says it (2021—2023年, 2023年工作总结), of a plan else its own; ``on`` the last day a reported claim speaks of, which may be
    ``on_of_document``; ``preamble`` whether it stands before a plan says what it sets, in a plan's
    column of what was or a report's of what was aimed at; ``aimed`` whether its column tells aims; ``due`` and
    ``due_early`` the days of a target's deadline in its wider and its stricter reading;
    ``due_of_document`` whether it is the document's.  Days are ``date`` or None.
    """
    reading = mend(report.raw)
    today = document_date(report.raw, report.date) or _latest(report, reading.text)
    today = today or opening(reading.text, None)
    whole, lists = document_deadline(reading.text, today), listed(reading.text)
    made = syntax_of("plan_made").search(reading.text, 0, FIRST)
    preamble = made.end() if made else 0
    begun = first_day(report.kind, reading.text, today)
    table = columns(reading.text)
    until, rows = today, []
    for row in claims.to_dict("records"):
        start, end = reading.reading_span(int(row["start"]), int(row["end"]))
        if not rows and (stated := UNTIL.search(reading.text, 0, start)):
            until = span(stated[0], today)[1]
        low = max(reading.text.rfind(stop, 0, start) for stop in STOP) + 1
        high = CLAUSE_STOP.search(reading.text, end)
        before = reading.text[low:start].lstrip(" \u3000")
        after = reading.text[end : high.start() if high else len(reading.text)]
        behind = re.split(f"[{STOP}；;]", reading.text[end : end + FAR])[0]
        heading = headed(table, start)
        if APART.search(before.strip()):
            before, after = named(before), APART.split(after)[0]
        told = _told(row, before, today)
        rows.append(
            row
            | unit_of(table, start, row)
            | (_from_the_year_before(row, rows[-1], before) if told != before and rows else {})
            | {
                "before": before,
                "context": f"{row.get('section') or ''}，{_sentence_before(reading.text, low)}",
                "after": after,
                "behind": behind,
                "today": today,
                "begun": begun,
                **(_on(row | {"behind": behind}, told, today, until) | _told_in_column(heading)),
                "preamble": _aside(report.kind, heading, today)
                or (start < preamble and report.kind != "report"),
                "aimed": bool(AIM.search(heading)),
                **(
                    _due(row, told, today, whole, lists, low)
                    | _asked_for(_done_by(before, reading.text[end : end + FAR], today), today)
                    | _of_column(heading, today)
                ),
            }
        )
    added = ["before", "context", "after", "behind", "today", "begun", "on", "on_of_document",
             "preamble", "aimed", "due", "due_early", "due_of_document"]  # fmt: skip
    return pd.DataFrame(rows, columns=[*claims.columns, *added]).astype(
        dict.fromkeys(added, object)
    )


def _told(row: dict, before: str, today: date | None) -> str:
    """The words before a number with its own time of those listed, as its period or deadline has it."""
    periods, deadlines = (str(row.get(name) or "").split() for name in ("period", "deadline"))
    return own(before, lambda time: time in periods or str(due(time, today)) in deadlines)


def _on(row: dict, before: str, today: date | None, until: date | None) -> dict[str, object]:
    """The last day of the period a claim speaks of; without one, or of a total, that of the document or of its opening."""
    period, whole = str(row.get("period") or ""), before
    before = FROM_YEAR.sub("", ASIDE.sub("；", _governing(before)))
    told = AGAINST.sub(" ", before)
    if any(words in whole and words not in told for words in period.split()[:1]):
        period = ""  # of a comparison, or of another item
    if period and re.search(f"以{period}[^，,]{{0,4}}为基", row["behind"]):
        period = ""  # 减少29.7%，均以2023年为基数
    if row.get("measure") == "multiple" and (than := TIMES_THAT.search(before)):
        before, period = before[: than.start()], period if period not in than[0] else ""
    longer = next(
        (match[0] for match in TIME.finditer(before) if period and period in match[0]),
        max(period.split(), key=lambda words: span(words, today) or (), default=""),
    )
    clause = re.split("[，,；;]", before)[-1]
    turned = span(str(row.get("quote") or ""), today) if row.get("baseline") else None
    if period and not TIME.search(AGAINST.sub(" ", clause)):
        before = longer
    days = turned or span(before, today)
    if not days or ACROSS.search(clause):
        return {"on": until, "on_of_document": True}
    return {"on": days[1], "on_of_document": False}


def _governing(before: str) -> str:
    """The sentence before a number, without the times of other items, but that with which it begins."""
    *told, item = re.split("[；;]", before)
    if not told or TIME.search(AGAINST.sub(" ", item)):
        return before
    led = LED.match(told[0])
    return f"{led[0]}；{item}" if led else item


def _aside(kind: str, heading: str, today: date | None) -> bool:
    """Whether a plan's column tells how things stood, or a report's what was aimed at."""
    if kind == "report":
        return bool(AIM.search(heading)) and not STOOD.search(heading)
    year = re.search(YEAR, heading)
    past = year and today and not AIM.search(heading) and span(year[0] + "年")[1] < today
    return bool(past or STOOD.search(heading))


def _sentence_before(text: str, place: int) -> str:
    """The sentence that ends where another of its line begins."""
    line = text[text.rfind("\n", 0, place) + 1 : place]
    return re.split(f"[{STOP}]", line.rstrip(STOP))[-1]


def _from_the_year_before(row: dict, last: dict, before: str) -> dict[str, object]:
    """The start of a number that stands behind that of an earlier year: 分别为1240件、868件."""
    if not before.endswith((f"{last['quote']}、", f"{last['quote']}和")) or not last["on"]:
        return {}
    if row["measure"] != last["measure"]:
        return {}
    return {"baseline": last["value"], "base_period": f"较{last['on'].year}年"}


def _told_in_column(heading: str) -> dict[str, object]:
    days = span(heading) if re.search(YEAR, heading) else None
    return {"on": days[1], "on_of_document": False} if days else {}


def _of_column(heading: str, today: date | None) -> dict[str, object]:
    """The deadline that the heading of a column gives."""
    return _asked_for(due(heading) if re.search(YEAR, heading) else None, today)


def _done_by(before: str, after: str, today: date | None) -> date | None:
    """The day told behind a quantity, where its own clause tells none."""
    dated = TIME.search(re.split("[，,；;]", before)[-1])
    return None if dated else following(after, today)


def _asked_for(day: date | None, today: date | None) -> dict[str, object]:
    if not day or (today and day < today):
        return {}
    return {"due": day, "due_early": None, "due_of_document": False}


def places(reports: Iterable[Report]) -> tuple[str, ...]:
    """The names by which documents call their own place, without 市 or 县.

    >>> places([Report(report_id="r", kind="plan", raw="江城市人民政府:江城市各县(区)", raw_sha256="")])
    ('江城',)
    """
    found, titled = Counter(), set()
    for report in reports:
        text = mend(report.raw[:2000]).text
        found.update(OWN.findall(text))
        lines = [line for line in text.splitlines() if line.strip()][:TITLES]
        titled.update(OWN.findall("\n".join(line for line in lines if len(line) < LONGEST_TITLE)))
    often = [name for name, times in found.most_common() if times >= OWN_COUNT]
    return tuple(name for name in often if name in titled) or tuple(often[:1])


def _due(
    row: dict, before: str, today: date | None, whole: date | None, lists: Listed, place: int
) -> dict[str, object]:
    """By its clause, its sentence, its paragraph's year, the heading of its list; else by the whole plan."""
    dates = [date.fromisoformat(day) for day in str(row.get("deadline") or "").split()]
    clause = due(re.split("[，,；;]", before)[-1])
    if (
        clause
        and today
        and clause >= today
        and clause.year not in {day.year for day in dates}
        and not AGAINST.search(before)
    ):
        dates = [clause]
    *told, item = re.split("[；;]", before)
    if not re.search(YEAR, item) and len(set(re.findall(YEAR, "；".join(told)))) > 1:
        before, dates = item, []  # milestones of another thing
    if begun := FROM.search(before):
        before = before.replace(begun[0], "")
        dates = [day for day in dates if day.year != int(begun["year"])]
    words = AGAINST.sub(" ", ASIDE.sub("；", before))
    year = lists.year(place)
    if year and not re.search(YEAR, words):
        dates = [due(words, date(year, 1, 1)) or date(year, 12, 31)]
    if not dates:
        own = due(words, today)
        dates = [own] if own and today and own >= today else []
    coming = COMING.search(before) or COMING.search(str(row.get("section") or ""))
    if not dates and coming and today:
        dates = [date(today.year + int(number(coming["n"])) - 1, 12, 31)]
    if not dates and (headed := lists.get(place)) and (not today or headed >= today):
        dates = [headed]
    if dates:
        return {
            "due": max(dates),
            "due_early": min(dates) if len(dates) > 1 else None,
            "due_of_document": False,
        }
    given = str(row.get("document_deadline") or "").split()
    last = date.fromisoformat(max(given)) if given else whole
    return {
        "due": last,
        "due_early": date.fromisoformat(min(given)) if len(given) > 1 else None,
        "due_of_document": bool(last),
    }


def _latest(report: Report, text: str) -> date | None:
    """The day up to which an undated report speaks; plans name days to come.

    The end of the year of its title or file name, if it tells of a whole year; else the latest day
    it speaks of.  The months it names without a year are of the latest year it names.
    """
    if report.kind == "plan":
        return None
    told = [sentence for sentence in re.split(f"[{STOP}]", text) if not AHEAD.search(sentence)]
    latest = max((days[1] for sentence in told if (days := span(sentence))), default=None)
    title = next((line for line in text.splitlines() if line.strip()), "").strip()
    if report.kind != "report" or len(title) >= LONGEST_TITLE or re.search("[。；;]", title):
        title = ""  # a work report is named after the year to come
    whole = any(WHOLE_YEAR.search(sentence) for sentence in told) or ANNUAL.search(title)
    if whole and not PART.search(title):
        named = NAMED_YEAR.search(title) or NAMED_YEAR.search(report.report_id)
        year = int(named[0]) if named else latest and latest.year
        return date(year, 12, 31) if year else None
    if not latest:
        return None
    months = [span(match[0], latest) for sentence in told for match in MONTHS.finditer(sentence)]
    return max((days[1] for days in months if days and days[1].year == latest.year), default=latest)
