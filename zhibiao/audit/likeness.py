"""Do two numbers of a report speak of the same thing?  A score from 0 to 1, and its parts.

The score is that of ``zhibiao.matching``; what two sentences of one report can differ in besides
(the time, the verb, the place, stock or addition, a part of a list) is compared here.

>>> from zhibiao.audit.page import page_of_text
>>> page = page_of_text("全年接报刑事警情4126起。从全年4216起刑事警情看,问题不少。")
>>> like = likeness(page, *page.numbers)
>>> like.kind, str(like)
('same', '1.00 (刑事警情 = 刑事警情; subject 1.00, head 1.00, aspect 1.00); unit 起; time now = now; verb received / –')
>>> page = page_of_text("建成数字警务室40个。共有派出所警务室720个。")
>>> likeness(page, *page.numbers).kind
'namesake'
"""

import re
from difflib import SequenceMatcher
from itertools import product
from typing import NamedTuple

from zhibiao.audit.against import heading_verb, label_of
from zhibiao.audit.cores import names
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.words import both_verbs, cue, verb_of
from zhibiao.matching import ENOUGH, Match, compare
from zhibiao.sides import Side, side

AHEAD = re.compile(
    r"(?:(?:20\d\d|今|明|当|本)?(?<![全上历多数])年(?:\d{1,2}月)?|\d{1,2}月)[底末]?(?:以|之)?前"
    r"(?!半年|[端沿置列期后]|(?:[一二三四五六七八九十]|\d{1,2})(?:个月|月|季度))"
)
NUMBERED = r"[ \u3000]*(?:\d{1,2}[、.．]|[（(]?[一二三四五六七八九十]{1,2}[）)、])?[ \u3000]*"
YEAR_END = re.compile(r"(?<=20\d\d年)[底末](?:以|之)?前\Z")  # 2025年底前, 到2025年底
EARLY = 3  # up to this month a document speaks of the year before


class Told(NamedTuple):
    """A number with all that is compared, prepared once."""

    cores: tuple[str, ...]  # of its subjects
    sides: tuple[Side, ...]
    time: str
    verb: str
    place: str
    fresh: bool  # added, not the stock
    part: bool  # of a list after 其中
    span: str  # "all" said of all years (累计), "one" of this one


class Likeness(NamedTuple):
    """``kind``: same, contained, namesake (one head, other modifiers), shared (words) or other."""

    kind: str
    match: Match
    one: str
    other: str
    unit: str
    times: tuple[str, str]
    verbs: tuple[str, str]
    alike: bool  # nothing but the subject speaks against it
    one_listed: bool  # one of the two is a part of a list after 其中, the other is not

    def by_shared_words(self) -> "Likeness":
        """The same, called shared where most of the shorter subject stands in the longer one."""
        match = SequenceMatcher(None, self.one, self.other, autojunk=False).find_longest_match()
        shorter = min(len(self.one), len(self.other))
        return (
            self._replace(kind="shared")
            if match.size >= 4 and match.size >= 0.6 * shorter
            else self
        )

    def by_clauses(self, one: str, other: str) -> "Likeness":
        """The same, called same where both clauses spend on one thing: 投入雪亮工程资金, 雪亮工程总投资."""
        if not (cue("spent").search(one) and cue("spent").search(other)):
            return self
        one, other = cue("spent").sub("　", one), cue("spent").sub("　", other)
        match = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
        shared = one[match.a : match.a + match.size].strip("　…")
        return self._replace(kind="same", one=shared, other=shared) if len(shared) >= 4 else self

    def __str__(self) -> str:
        link = {"same": "=", "contained": "⊂", "shared": "≈"}.get(self.kind, "≠")
        verb = "; verb " + " / ".join(v or "–" for v in self.verbs) if any(self.verbs) else ""
        parts = ", ".join(
            f"{name} {getattr(self.match, name):.2f}" for name in ("subject", "head", "aspect")
        )
        differs = f"; differ in {', '.join(self.match.differs)}" if self.match.differs else ""
        score = (
            "same words"
            if self.one == self.other and self.match.core < ENOUGH
            else f"{self.match.core:.2f}"
        )
        return (
            f"{score} ({self.one} {link} {self.other}; {parts}){differs}; unit {self.unit or '–'}; "
            f"time {self.times[0]} {'=' if self.times[0] == self.times[1] else '≠'} {self.times[1]}{verb}"
        )


def likeness(page: Page, one: Number, other: Number, second: Page | None = None) -> Likeness:
    """Compare the subjects, time, verb, place and standing of two numbers.

    ``second`` is the report of the other number where it is not the same one; then ``now`` is
    the year of each report.
    """
    left, right = told(page, one), told(second or page, other)
    pairs = product(
        zip(left.cores, left.sides, strict=True), zip(right.cores, right.sides, strict=True)
    )
    kind, match, a, b = max(
        ((_kind(a, b), compare(x, y), a, b) for (a, x), (b, y) in pairs),
        key=lambda found: (found[0] == "same", found[1].core),
    )
    times = times_of(page, one, other, second)
    clash = left.verb and right.verb and left.verb != right.verb
    if clash:  # 排查整治隐患, 整治隐患
        clash = right.verb not in both_verbs(label_of(page, one)) and left.verb not in both_verbs(
            label_of(second or page, other)
        )
    alike = (
        {left.span, right.span} != {"all", "one"}
        and times[0] == times[1]
        and not clash
        and (left.place, left.fresh) == (right.place, right.fresh)
    )
    return Likeness(
        kind, match, a, b, one.unit, times, (left.verb, right.verb), alike, left.part != right.part
    )


def times_of(page: Page, one: Number, other: Number, second: Page | None) -> tuple[str, str]:
    """The times of two numbers, as years where they stand in two reports."""
    times = told(page, one).time, told(second or page, other).time
    return (_dated(page, times[0]), _dated(second, times[1])) if second else times


def told(page: Page, item: Number) -> Told:
    """What a number says, prepared for comparison; kept with its page."""
    if item.start not in page.told:
        start, _ = page.around(item)
        label = page.label(item)
        cores = names(page, item)
        row = {
            "claim_id": item.ids[0],
            "measure": item.measure,
            "unit": item.unit,
            "period": item.period,
            "base_period": item.base_period,
            "denominator": item.denominator,
            "quote": item.surface,
            "baseline": "" if item.baseline is None else str(item.baseline),
            "before": label,
            "after": page.after(item),
        }
        place = cue("other_place").search(label) or re.search("全[国省]", label)
        page.told[item.start] = Told(
            cores=cores,
            sides=tuple(side(row | {"subject": words}) for words in cores),
            time=time_of(page, item),
            verb=_verb(page, item),
            place=place[0] if place else "",
            fresh=bool(cue("fresh").search(label)),
            span=_span(page.clause(item)),
            part="其中" in re.split("[；;]", page.text[start : item.start])[-1],
        )
    return page.told[item.start]


def _span(clause: str) -> str:
    return "one" if re.search("今年|本年|当年|年内", clause) else "all" if "累计" in clause else ""


def kind_of_names(page: Page, one: Number, other: Number, second: Page | None) -> str:
    """The best kind that two numbers' names allow, before anything else is compared."""
    pairs = product(told(page, one).cores, told(second or page, other).cores)
    kinds = {_kind(a, b) for a, b in pairs}
    return next(kind for kind in ("same", "contained", "namesake", "other") if kind in kinds)


def _kind(one: str, other: str) -> str:
    if min(len(one), len(other)) < 2:
        return "other"
    if one == other:
        return "same"
    if one in other or other in one:
        return "contained" if min(len(one), len(other)) > 2 else "other"
    return "namesake" if one[-3:] == other[-3:] else "other"


def time_of(page: Page, item: Number) -> str:
    """The time that a number is said of: ``now``, or the words of another time."""
    start, _ = page.around(item)
    part = re.split("[；;]", page.text[start : item.start])[-1]
    if than := re.search(r"[较比](20\d\d年|[去上前]年)(?:同期)?的\Z", part):
        return than[1]  # 较2020年的13.2万起, whatever the year of the document
    found = [
        (m.start(), m[0])
        for m in cue("then").finditer(part)
        if part[m.start() - 1 : m.start()] not in ("与", "较", "比")  # 与2006年相比
    ]
    until = [m.span() for m in cue("now").finditer(part)]
    found = [(at, words) for at, words in found if not any(a < at < b for a, b in until)]
    year = _milestone(page, start)
    here = [
        (a, year if part[a:b] in ("全年", "年内") else "now") for a, b in until
    ]  # 2023年，…。全年; 截至11月底
    paces = [place for place, words in found if re.fullmatch("[日月年周]均|每[天日月周年]", words)]
    if paces and len(found) > len(paces):  # 国庆期间日均 is not 平时日均
        found = [(place, words) for place, words in found if place not in paces]
    ahead = [(m.end() - 1, m[0]) for m in AHEAD.finditer(part)]
    last = max([*found, *here, *ahead], default=(0, year))[1]
    if item.baseline is not None and (ends := re.findall(r"20\d\d年", item.surface)):
        last = ends[-1]  # 420个增至2022年底的525个
    last = YEAR_END.sub("", last)
    if AHEAD.fullmatch(last):
        return last if last[:2] == "20" else f"{_milestone(page, item.start)} {last}"
    named = re.fullmatch(r"(20\d\d)年?", last)
    if last == "去年" and page.date:
        named = re.match(r"(\d{4})", str(int(page.date[:4]) - 1))
    if named and named[1] in _years(page):
        return "now"
    told = item.baseline is not None and not re.search("年", item.surface)
    if (told or re.search(r"(?<!达)[至到]\Z", part)) and not (
        named and named[1] > max(_years(page))
    ):
        return "now"  # the to of a from–to
    return last


def _milestone(page: Page, place: int) -> str:
    """The year that a paragraph is headed with: 2024年，重在抓规范."""
    line = page.text[page.text.rfind("\n", 0, place) + 1 : place]
    headed = re.match(rf"{NUMBERED}(20\d\d年)(?!\d)", line)
    return headed[1] if headed and len(page.headed_years) > 1 else "now"


def _years(page: Page) -> tuple[str, ...]:
    """The years a document may report on: the one in its title, else its own, and early in a year the last."""
    named = re.search(r"(?<![—–\-~～至])(20\d\d)年(?!\d{1,2}月)", page.text.lstrip()[:60])
    if named:
        return (named[1],)
    year, month = page.date[:4], page.date[5:7]
    return (year, str(int(year) - 1)) if year and month and int(month) <= EARLY else (year,)


def _dated(page: Page, time: str) -> str:
    """A time that means the same in another report: the year of ``now``, or the words as they are."""
    year = re.search(r"20\d\d", time)
    if time == "now":
        return _years(page)[-1] or f"{page.report.report_id} now"
    return year[0] if year and len(time) <= 5 else f"{_years(page)[-1]} {time}"


def _verb(page: Page, item: Number) -> str:
    """The group of the verb that governs a number: received, filed, solved …"""
    words = label_of(page, item)
    passive = re.search(r"(?:被|得到|得以|完成|予以)(.{2,4})", page.after(item))
    words += "　" + passive[1] if passive else ""
    if item.measure == "money" and cue("verbs_money").search(words):
        return "money"  # 统筹安排资金
    return verb_of(words) or heading_verb(page, item)
