"""Signs that fell out of a text: a percent sign, the parts of a date, a full stop.

>>> [(e.before, e.after) for e in propose("刑事案件同比下降6.3。到2021825止，计划于年。")]
[('3', '3%'), ('2021825', '2021年8月25日'), ('年', '□年')]
>>> list(propose("群众安全感指数提高到96.3。同比下降6.3个百分点，同比多破20起。"))
[]
"""

import re
from collections.abc import Iterator

from zhibiao.damage.steps import LACUNA
from zhibiao.records import Edit

ENDS = r"(?=[，。；、,;！!）)\n]|$)"
COMPARED = r"(?:同比|环比|(?:较|比)(?:上年|去年|上月|前年|上季度|年初|\d{4}年)(?:同期|末|底)?)"
MOVED = r"(?:下降|上升|增长|减少|增加|提高|提升|降低|回落|下滑|攀升)了?"
FALL = re.compile(rf"{COMPARED}(?:分别)?(?:[^，。；,;\n\d]{{0,4}}){MOVED}(?P<n>\d+\.\d+){ENDS}")
SHARE = re.compile(
    rf"(?<![亡生发])率(?:均|分别)?(?:达到?|为|保持在|提升至|提高到)(?P<n>\d{{2}}(?:\.\d+)?){ENDS}"
)
DATE = re.compile(
    r"(?<![\d.,-])(?P<y>20[0-3]\d|19[89]\d)(?P<rest>\d{2,4})(?=[止起至到，。,;；、召在上下前后]|$)(?![\d.])",
    re.M,
)
YEAR = re.compile(r"(?<=[于至自到])年(?=[。，；,;]|[1-9]?月底?[前，。])")
TAIL = re.compile(r"[^。！？!?\n]*\Z")
PARAGRAPH = re.compile(r"[^\n]+")
LONG = 40


def propose(text: str) -> Iterator[Edit]:
    """Propose what fell out where the words around it leave little doubt."""
    for match in FALL.finditer(text):
        yield _percent(match, "a change against another time needs a unit, and a fraction is %")
    for match in SHARE.finditer(text):
        yield _percent(match, "a rate below 100 needs the sign")
    for match in DATE.finditer(text):
        yield from _date(match)
    for match in YEAR.finditer(text):
        yield _edit(
            match.start(), "年", f"{LACUNA}年", "lost_date", "unknowable", "no year before 年"
        )
    yield from _stops(text)


def _percent(match: re.Match[str], reason: str) -> Edit:
    last = match["n"][-1]
    return _edit(match.end("n") - 1, last, f"{last}%", "lost_percent", "conjectured", reason)


def _date(match: re.Match[str]) -> Iterator[Edit]:
    """A year with month and day run together; only what can be cut in one way is restored."""
    rest = match["rest"]
    cuts = {(int(rest[:cut]), int(rest[cut:])) for cut in (1, 2) if cut < len(rest)}
    cuts = {(month, day) for month, day in cuts if 1 <= month <= 12 and 1 <= day <= 31}
    if rest[0] == "0" or len(rest) == 4:  # two digits each
        cuts = {cut for cut in cuts if len(rest) == 4 and f"{cut[0]:02}{cut[1]:02}" == rest}
    if len(cuts) == 1:
        ((month, day),) = cuts
        date = f"{match['y']}年{month}月{day}日"
        reason = "year, month and day run together, and this is the only way to part them"
        yield _edit(match.start(), match[0], date, "lost_date", "conjectured", reason)
    elif len(cuts) > 1:
        ways = " or ".join(f"{month}月{day}日" for month, day in sorted(cuts))
        date = f"{match['y']}年{LACUNA}月"
        yield _edit(match.start(), match[0], date, "lost_date", "unknowable", f"{ways}")


def _stops(text: str) -> Iterator[Edit]:
    """A full stop at the end of a paragraph of sentences whose last has none."""
    lines = [match for match in PARAGRAPH.finditer(text) if len(match[0].rstrip()) >= LONG]
    open_ends = [match for match in lines if re.search(r"[一-鿿\d%”）)]\s*\Z", match[0])]
    if len(open_ends) > max(1, len(lines) / 10):
        return  # lines are broken anywhere
    for match in open_ends:
        line = match[0].rstrip()
        tail = TAIL.search(line)[0]
        told = len(tail) >= 15 and re.search("[，,]", tail) and len(tail) < len(line)
        if told and re.search(r"[一-鿿\d%]\Z", line):
            at = match.start() + len(line) - 1
            reason = "the last sentence of a paragraph has no full stop"
            yield _edit(at, line[-1], f"{line[-1]}。", "lost_stop", "conjectured", reason)


def _edit(start: int, before: str, after: str, rule: str, warrant: str, reason: str) -> Edit:
    return Edit(
        start=start,
        end=start + len(before),
        before=before,
        after=after,
        rule=rule,
        warrant=warrant,
        reason=reason,
    )
