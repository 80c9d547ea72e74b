"""Schemes and slogans that carry numbers (1+2+N, 4416, 四全), and what they stand for.

A report seldom says what the numbers of its slogans are.  Where it does, it says so beside the
slogan: in a bracket or after 即, or in a list before or behind it that is as long as the slogan says.

>>> for slogan in slogans_of_text("实现海防、海警、海关“三海协同”,推进“131”工程(即:1个改革;3项建设;1个应用)。"):
...     print(slogan.words, slogan.told, slogan.parts)
三海协同 before ('海防', '海警', '海关')
131 bracket ('1个改革', '3项建设', '1个应用')
>>> [slogan.parts for slogan in slogans_of_text("完善“4416”融合治理调度新体系。")]
[()]
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from zhibiao.ledger import Row, ledger, ledger_of_text
from zhibiao.lexicon import table
from zhibiao.quantities import number
from zhibiao.records import Report
from zhibiao.repair import Reading, mend

QUOTES = "“”「」‘’"
NAMED = re.compile(
    rf"[{QUOTES}]?(?:的|等)?(?P<name>[一-鿿]{{0,10}}?(?:工作法|模式|机制|体系|工程|格局|平台|系统|制度|行动|标准|架构|布局|"
    "措施|经验|流程|战略|工作|建设))?"
)
BESIDE = rf"[{QUOTES}]?(?:“[^”\n]{{1,8}}”)?[一-鿿]{{0,10}}"
BRACKET = re.compile(
    BESIDE + r"[（(](?:即|分别(?:为|是)|包括)?[:：]?(?P<list>[^（()）\n]{4,150})[)）]"
)
MEANING = re.compile(BESIDE + r"[，,](?:即|分别(?:为|是))[:：]?(?P<list>[^。\n]{4,150})")
HEADED = re.compile(rf"[{QUOTES}]?[一-鿿]{{0,8}}[:：]\s*(?=一是|一要|[（(]?一[)）、])")
POINT = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}(?:是|要)|[（(]?[一二三四五六七八九十]{1,2}[)）、])"
    r"(?P<item>[^，,。；;:：\n]{2,40})"
)
CALLED = re.compile(r"[，,][一-鿿]{0,4}(?:叫|称|称为|叫做|称之为)\Z")
SPELT = re.compile(rf"“(?P<list>[一-鿿]{{4,12}})”[{QUOTES}]?\Z")
OFFENCE = re.compile(rf"[{QUOTES}]?(?:犯罪|发?案|警情)")
"""After the name of a kind of offence (“两抢”案件), which is no slogan."""
LEAD = re.compile(
    "以|把|将|按照|围绕|坚持|实现|实行|实施|推进|推动|推行|构建|完善|形成|打造|加强|做到|开展|落实|建立|健全|抓好|突出|"
    "聚焦|深化|强化|规划了?|的"
)
LEAD_WORDS = re.compile(rf"\A(?:{LEAD.pattern})+")
COLUMNS = (
    "report_id", "slogan", "english", "name", "times", "parts", "parts_english", "told", "places",
)  # fmt: skip
LONGEST = 20  # characters of a thing that is listed
REACH = 120  # characters before a slogan where its parts are looked for


@dataclass(frozen=True, kw_only=True, slots=True)
class Slogan:
    """A numbered scheme where it is printed; offsets raw.

    ``name`` is what follows it (网格服务管理模式), ``parts`` what the text says it stands for, and
    ``told`` how: bracket, before, after, or "" where it is told nowhere.
    """

    report_id: str
    start: int
    end: int
    words: str
    name: str
    parts: tuple[str, ...] = ()
    told: str = ""


def slogans(report: Report, rows: Sequence[Row] | None = None) -> list[Slogan]:
    """The slogans of a report that hold a number, in text order; ``rows`` is its ledger if known."""
    reading = mend(report.raw)
    return _slogans(report.report_id, reading, ledger(report, reading) if rows is None else rows)


def slogans_of_text(text: str) -> list[Slogan]:
    """The slogans of a text that is no file."""
    return _slogans("text", mend(text), ledger_of_text(text))


def slogans_frame(found: Iterable[Slogan]) -> pd.DataFrame:
    """Slogans as a table: one row per report and slogan, with how often it stands there.

    ``english`` and ``parts_english`` are word for word, from ``slogan_terms``, and empty for what
    is not listed there; ``parts`` are separated by a vertical bar.

    >>> frame = slogans_frame(slogans_of_text("落实“四全”机制,深化“四全”机制。"))
    >>> frame[["slogan", "english", "name", "times"]].values.tolist()
    [['四全', 'four wholes', '机制', 2]]
    """
    known = {row.term: row.english for row in table("slogan_terms")}
    rows: dict[tuple[str, str], dict] = {}
    for one in found:
        row = rows.setdefault(
            (one.report_id, one.words),
            dict.fromkeys(COLUMNS, "")
            | {"report_id": one.report_id, "slogan": one.words, "times": 0},
        )
        row["english"] = known.get(one.words, "")
        row["name"] = row["name"] or one.name
        row["times"] += 1
        row["places"] = f"{row['places']} {one.start}-{one.end}".strip()
        if one.parts and not row["parts"]:
            english = [known.get(part, "") for part in one.parts]
            row |= {"parts": "|".join(one.parts), "told": one.told}
            row["parts_english"] = "|".join(english) if all(english) else ""
    return pd.DataFrame(rows.values(), columns=list(COLUMNS))


def _slogans(report_id: str, reading: Reading, rows: Iterable[Row]) -> list[Slogan]:
    text, found, last = reading.text, [], 0
    spans = {(row.expression_start, row.expression_end) for row in rows if row.kind == "scheme"}
    placed = [(start, end, *reading.reading_span(start, end)) for start, end in sorted(spans)]
    names = {text[low:high].strip(QUOTES) for *_, low, high in placed}
    for start, end, low, high in placed:
        if OFFENCE.match(text, high):
            continue
        words = text[low:high].strip(QUOTES)
        whole = max((name for name in names if text.startswith(name, low)), key=len, default=words)
        told, parts = _meaning(text, low, high, words)
        if parts and found and found[-1].parts == parts and not text[last:low].strip(QUOTES):
            before = found.pop()  # “131”“五项”工程（…）: two names, one meaning
            start, whole = before.start, f"{before.words} {whole}"
        found.append(Slogan(
            report_id=report_id, start=start, end=end, words=whole, parts=parts, told=told,
            name=NAMED.match(text, high)["name"] or "",
        ))  # fmt: skip
        last = high
    return found


def _meaning(text: str, start: int, end: int, words: str) -> tuple[str, tuple[str, ...]]:
    """How a slogan is explained beside it, and as what."""
    for told, pattern in (("bracket", BRACKET), ("after", MEANING)):
        match = pattern.match(text, end)
        if match and re.search("[、;；,，]", match["list"]):
            listed = LEAD_WORDS.sub("", match["list"])
            return told, tuple(
                re.split("[;；]" if re.search("[;；]", listed) else "[、，,]", listed)
            )
    size = _size(words)
    if size and HEADED.match(text, end):
        items = [match["item"] for match in POINT.finditer(text, end)][:size]
        if len(items) == size:
            return "after", tuple(items)
    spelt = SPELT.search(text, max(0, start - REACH), start)
    if size and spelt and len(spelt["list"]) % size == 0:  # “全员全域全勤”三全
        each = len(spelt["list"]) // size
        items = [spelt["list"][at : at + each] for at in range(0, each * size, each)]
        if all(item[0] == words[1:2] for item in items):
            return "before", tuple(items)
    before = CALLED.sub("", text[max(0, start - REACH) : start].rstrip("“「‘"))
    before = re.sub(rf"(?:的|等)?[{QUOTES}]?\Z", "", before)
    items = re.split("、", re.split(r"[，,。；;:：\n（(]", before)[-1])
    if size and len(items) > size and LEAD.search(items[-size]):
        items = items[-size:]
    if size and len(items) == size and all(0 < len(item) <= LONGEST for item in items[1:]):
        return "before", (_without_lead(items[0], items[1:]), *items[1:])
    return "", ()


def _size(words: str) -> int:
    """How many things a slogan speaks of: 四全 of four; 1+2+N and 4416 do not say it so."""
    first = re.match("[二两三四五六七八九十]", words)
    return int(number(first[0])) if first else 0


def _without_lead(first: str, others: Sequence[str]) -> str:
    """The first of a list without the words that lead up to the list."""
    for start in dict.fromkeys(other[0] for other in others):
        if start in first:
            return first[first.index(start) :]
    if leads := [match.end() for match in LEAD.finditer(first)]:
        return first[leads[-1] :]
    lengths = {len(other) for other in others}
    return first[-lengths.pop() :] if len(lengths) == 1 else first
