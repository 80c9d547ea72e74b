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
from itertools import product
from typing import NamedTuple

from zhibiao.audit.against import heading_verb, label_of
from zhibiao.audit.cores import names
from zhibiao.audit.durations import SECONDS, lasting
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.times import PACE, dated, time_of
from zhibiao.audit.words import cue, verb_of
from zhibiao.matching import ENOUGH, Match, compare
from zhibiao.sides import Side, side

OPENS = 8  # characters in which a part of a sentence names its place


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
    """``kind``: same, contained, namesake (one head, other modifiers) or other."""

    kind: str
    match: Match
    one: str
    other: str
    unit: str
    times: tuple[str, str]
    verbs: tuple[str, str]

    def __str__(self) -> str:
        link = {"same": "=", "contained": "⊂"}.get(self.kind, "≠")
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
    return Likeness(kind, match, a, b, one.unit, times, (left.verb, right.verb))


def times_of(page: Page, one: Number, other: Number, second: Page | None) -> tuple[str, str]:
    """The times of two numbers, as years where they stand in two reports."""
    times = told(page, one).time, told(second or page, other).time
    return (dated(page, times[0]), dated(second, times[1])) if second else times


def told(page: Page, item: Number) -> Told:
    """What a number says, prepared for comparison; kept with its page."""
    if item.start not in page.told:
        start, _ = page.around(item)
        label = page.label(item)
        cores = tuple(dict.fromkeys((*names(page, item), *lasting(page, item))))
        time = time_of(page, item)
        row = {
            "claim_id": item.ids[0],
            "measure": item.measure,
            "unit": "秒" if item.unit in SECONDS else item.unit,  # 12.5天, 280小时
            "period": item.period
            if not PACE.fullmatch(item.period) or PACE.fullmatch(time)
            else "",
            "base_period": item.base_period,
            "denominator": item.denominator,
            "quote": item.surface,
            "baseline": "" if item.baseline is None else str(item.baseline),
            "before": label,
            "after": page.after(item),
        }
        place = (
            cue("other_place").search(label)
            or re.search("全[国省]", label)
            or _listed_place(page, item)
        )
        page.told[item.start] = Told(
            cores=cores,
            sides=tuple(side(row | {"subject": words}) for words in cores),
            time=time,
            verb=_verb(page, item),
            place=place[0] if place else "",
            fresh=bool(cue("fresh").search(label)),
            span=_span(page.clause(item)),
            part="其中" in re.split("[；;]", page.text[start : item.start])[-1],
        )
    return page.told[item.start]


def _listed_place(page: Page, item: Number) -> re.Match[str] | None:
    """城东分局接警412起，破案率61%；城西分局…: the place of a part, in a sentence that goes by places."""
    start, end = page.around(item)
    parts = re.split("[；;]", page.text[start:end])
    places = [cue("other_place").search(part[:OPENS]) for part in parts]
    own = len(re.findall("[；;]", page.text[start : item.start]))
    return places[own] if sum(map(bool, places)) > 1 else None


def _span(clause: str) -> str:
    return "one" if re.search("今年|本年|当年|年内", clause) else "all" if "累计" in clause else ""


def _kind(one: str, other: str) -> str:
    if min(len(one), len(other)) < 2:
        return "other"
    if one == other:
        return "same"
    if one in other or other in one:
        return "contained" if min(len(one), len(other)) > 2 else "other"
    return "namesake" if one[-3:] == other[-3:] else "other"


def _verb(page: Page, item: Number) -> str:
    """The group of the verb that governs a number: received, filed, solved …"""
    words = label_of(page, item)
    passive = re.search(r"(?:被|得到|得以|完成|予以)(.{2,4})", page.after(item))
    words += "　" + passive[1] if passive else ""
    if item.measure == "money" and cue("verbs_money").search(words):
        return "money"  # 统筹安排资金
    return verb_of(words) or heading_verb(page, item)
