"""What may be concluded from a reported number about a declared one.

Over 300 lines, because the whole algebra of verdicts is to be read in one place.

Both become intervals on the line on which the target is set (a fall is negative, minutes are
seconds, 翻一番 is a factor of 2), at full precision.  The whole outcome inside the target: met;
and all of it strictly better than the printed number: exceeded (never for 0, 100% or first
place); all of it outside: not_met; both: insufficient_information.

>>> from datetime import date
>>> goal = dict(quote="95%以上", value="95", unit="%", bound="at_least", measure="percentage", due=date(2024, 12, 31))
>>> said = dict(quote="94.3%", value="94.3", unit="%", bound="exact", measure="percentage", on=date(2024, 12, 31))
>>> print(*judge(goal, said), sep="\\n")
not_met
94.3 % lies outside the target [95, ∞)
target 95%以上: [95, ∞) %, due 2024-12-31; outcome 94.3%: [94.3, 94.3] %, of 2024-12-31
>>> judge(goal, dict(said, quote="近95%", value="95", bound="nearly")).verdict
'not_met'
>>> judge(goal, dict(said, quote="95%左右", value="95", bound="about")).verdict
'insufficient_information'
>>> judge(dict(goal, measure="rating"), said)
Traceback (most recent call last):
ValueError: measure: 'rating' is not one of percentage, change, ...
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from zhibiao.begins import compiled
from zhibiao.intervals import Interval, decimal, ends, plain, shift, times
from zhibiao.lexicon import table
from zhibiao.periods import span
from zhibiao.phrases import canonical, deeds, topic
from zhibiao.quantities import quantities
from zhibiao.records import ALLOWED, CHANGES
from zhibiao.sides import EACH, EVERY_YEAR, counts, measured, one_unit, per

MET = ("met", "exceeded")
LEVELS = frozenset(
    ("percentage", "universal", "count", "money", "duration", "rate", "rank", "streak", "zero")
)
ROUGH = ("about", "nearly")
"""A target of this bound is satisfied by its number or better; of a little worse nothing can be said."""
AFTERWARDS = 92
"""So many days after a deadline, what is reported is still the outcome that it asked for."""
WAY = re.compile("[降减跌落增升涨]")
LESS = re.compile("(?:减少|缩短|压缩|压减|降低|下降|少|减)了?(?:约|近|超过?)?\\Z")
TOTAL = re.compile(
    r"累计|合计|以来|[两二三四五]年(?:来|间|内|下来|[^，,；;\d]{0,8}共|(?=组织|开展|举办|检查))"
)
OF_EACH = re.compile("平均每|每[一-鿿]{1,4}平均|[村校站户人]均(?=[一-鿿\\d]|\\Z)")
STOCK = re.compile("总数|总量|现有|拥有|达到?|[增升展]到|[增升展]至")
"""What there is, however long it took to come."""
UP_TO = re.compile("[底末]|截[至止]|累计|合计|共|已(?!完成)|以来")
A_YEAR = 364
MEAN = re.compile("年均|平均每年")
QUICK = re.compile("到场|到达|抵达|响应|用时|耗时|办结|压缩|缩短")
ONLY_THEN = re.compile("(?<![人天英口刚])才|(?<![一-鿿])方(?=完成|达|建)|直[到至]|补齐|延至|推迟到")
"""What says that something was reached late: 到2024年9月才达到, 次年5月补齐."""
HALF = re.compile("[上下]半年|季度")
KEPT = re.compile(r"(?:保持|稳定|维持)在?[^，,；;\d]{0,4}\Z")
"""What says that a level is to last to the end of a term."""
GREW = re.compile(r"(?:增长|增加|提高|提升|上升|扩大)了?\Z")


class Verdict(NamedTuple):
    """One of ``pair_verdict``, why, and the two intervals that were compared."""

    verdict: str
    reason: str
    inputs: str


def judge(target: Mapping, outcome: Mapping) -> Verdict:
    """Compare an outcome with a target that speaks of the same thing.

    Parameters
    ----------
    target, outcome : mappings with the columns of ``claims``; ``due`` (latest day) and
        ``due_early`` (the stricter reading) of a target, ``on`` of an outcome, are dates or None.
    """
    for row in (target, outcome):
        if row["measure"] not in ALLOWED["measure"]:
            raise ValueError(
                f"measure: {row['measure']!r} is not one of {', '.join(ALLOWED['measure'])}"
            )
    target, outcome = ({**row, "measure": measured(row)} for row in (target, outcome))
    target = _of_so_many(target, outcome)
    scale = _scale(target, outcome)
    if not scale:
        return Verdict(
            "not_comparable",
            f"{_name(target)} and {_name(outcome)} can't be brought onto one line",
            _inputs(target, outcome),
        )
    aim, said = scale
    good = goodness(target)
    goal, printed = _goal(aim, good, target)
    inputs = _inputs(target, outcome, goal, said, _line(target))
    if over_years(target, outcome):
        why = "a total of several years does not tell what was done in each"
        return Verdict("insufficient_information", why, inputs)
    if is_mean(target, outcome):
        why = "a mean does not tell what each of them has"
        return Verdict("insufficient_information", why, inputs)
    if goal is None or said is None:
        return Verdict("insufficient_information", "the number is not known", inputs)
    middle = (aim.low + aim.high) / 2 if target.get("bound") == "about" else printed
    verdict, why = _conclude(goal, said, printed, middle, good, target)
    if verdict == "not_met" and good == "up" and of_one_year(target, outcome):
        why = f"{why}, but it was done in one year, and more may have been done before"
        return Verdict("insufficient_information", why, inputs)
    return Verdict(*_in_time(verdict, why, target, outcome, goal), inputs)


def _of_so_many(target: Mapping, outcome: Mapping) -> Mapping:
    """All of a number that is printed, as that number, where a count answers it: 18个场所全部完成, 完成16个."""
    if (target["measure"], outcome["measure"]) != ("universal", "count"):
        return target
    told = quantities(target.get("denominator") or "")
    of = next((item for item in told if item.measure == "count" and item.value), None)
    if not of or not one_unit(of.unit, outcome.get("unit") or ""):
        return target
    many = {"value": of.value, "measure": "count", "unit": of.unit, "bound": "at_least"}
    return {**target, **many, "all_of": True}


def over_years(target: Mapping, outcome: Mapping) -> bool:
    """Whether a target of each year is answered by a total of several.

    >>> over_years(dict(before="每年组织演练"), dict(measure="count", before="演练三年共组织"))
    True
    """
    asked, told = clause_before(target), clause_before(outcome)
    each = EVERY_YEAR.search(asked) or MEAN.search(asked)
    return bool(
        each
        and outcome["measure"] in ("count", "money")
        and TOTAL.search(told)
        and not MEAN.search(told)
    )


def of_one_year(target: Mapping, outcome: Mapping) -> bool:
    """Whether what a plan wants done in more than a year is answered by what was done in one.

    >>> from datetime import date
    >>> plan = dict(begun=date(2021, 1, 1), due=date(2023, 12, 31), measure="count", before="建成警务站")
    >>> of_one_year(plan, dict(measure="count", period="2023年", before="2023年，建成警务站"))
    True
    >>> of_one_year(plan, dict(measure="count", period="2023年", before="2023年，警务站达到"))
    False
    """
    begun, due, period = target.get("begun"), target.get("due"), outcome.get("period") or ""
    clause = clause_before(outcome)
    days = span(period, outcome.get("today")) if period else None
    first = days[0] if days else None if period else outcome.get("begun")
    return bool(
        begun
        and due
        and first
        and outcome["measure"] in ("count", "money")
        and (first - begun).days > AFTERWARDS
        and (not days or (days[1] - first).days >= A_YEAR)
        and not re.search(f"{first.year}年(?!年?[底末]|[^，,；;]*前)", target.get("before") or "")
        and (deeds(clause) or deeds(outcome.get("subject") or ""))
        and not STOCK.search(clause_before(target) + clause)
        and not UP_TO.search(period + clause)
    )


def is_mean(target: Mapping, outcome: Mapping) -> bool:
    """Whether what each of many is to have is answered by a mean.

    >>> is_mean(dict(before="每个社区举办讲座"), dict(measure="count", before="平均每个社区"))
    True
    """
    asked, told = (clause_before(row) + (row.get("denominator") or "") for row in (target, outcome))
    return bool(EACH.search(asked) and OF_EACH.search(told) and not OF_EACH.search(asked))


def clause_before(row: Mapping) -> str:
    """The words of its clause before a number."""
    return re.split("[，,；;]", row.get("before") or "")[-1]


def not_comparable(target: Mapping, outcome: Mapping, differs: str) -> Verdict:
    """The verdict on two claims of the same words that are counted otherwise."""
    return Verdict("not_comparable", differs, _inputs(target, outcome))


def goodness(target: Mapping) -> str:
    """Which direction is better: from the target's own words, else from what it counts.

    >>> goodness(dict(measure="duration", subject="平均到场时间", bound="exact"))
    'down'
    >>> goodness(dict(measure="percentage", subject="破案率", bound="at_least"))
    'up'
    >>> goodness(dict(measure="money", before="安排地方政府专项债券"))  # neither more nor less
    'level'
    """
    bound, measure, direction = (
        target.get("bound"),
        target["measure"],
        target.get("direction") or "",
    )
    if measure in ("rank", "zero"):
        return "down"
    if measure == "universal":
        return "up"  # 全破, whatever it is of
    limited = next(_good_by("clause", clause_before(target)), "")
    if measure in CHANGES:
        if limited and direction != "down":
            return limited  # 价格上涨3%: no more
        sign = -1 if direction == "down" else 1
        return "up" if sign * (-1 if bound == "at_most" else 1) > 0 else "down"
    if bound in ("at_least", "more_than"):
        return "up"
    if bound == "at_most":
        return "down"
    if measure == "increment":
        return "up"  # 缩短5分钟: the more the better
    if limited:
        return limited
    if measure in ("count", "money") and deeds(
        (target.get("subject") or "") + clause_before(target)
    ):
        return "up"
    if measure == "duration" and QUICK.search(target.get("before") or ""):
        return "down"
    before = re.sub(r"[\d.%]+\Z", "", target.get("before") or target.get("prefix") or "")
    subject = canonical(topic(target.get("subject") or ""))
    if good := next(_good_by("before", before), "") or next(_good_by("subject", subject), ""):
        return good
    if direction in ("up", "down"):
        return direction
    return _good_of_indicator(target.get("indicator_id") or "")


def _scale(target: Mapping, outcome: Mapping) -> tuple[Interval | None, Interval | None] | None:
    """Both quantities on the target's line, or None where there is no such line."""
    aim, said = (
        ends({**target, "bound": "exact"} if target.get("bound") == "nearly" else target),
        ends(outcome),
    )
    both = {target["measure"], outcome["measure"]}
    if both <= {"multiple", "change"} and "multiple" in both:
        return _factor(target, aim), _factor(outcome, said)
    if target["measure"] in CHANGES:
        if outcome["measure"] == target["measure"]:
            return _signed(target, aim, goodness(target)), _signed(outcome, said)
        moved = _moved(outcome, target["measure"])
        return (_signed(target, aim, goodness(target)), moved) if moved else None
    if target["measure"] in ("multiple", "increment") and outcome["measure"] != target["measure"]:
        moved = _turned(target, outcome)
        return (
            (_factor(target, aim) if target["measure"] == "multiple" else aim, moved)
            if moved
            else None
        )
    if "multiple" in both or both & CHANGES:
        return None
    if outcome["measure"] == "increment" != target["measure"]:
        return None  # what was saved is no level
    if both == {"zero", "universal"}:  # 清零 and 全部清零
        none = Interval(low=Decimal(0), high=Decimal(0))
        return none, none
    if both == {"streak", "zero"}:
        return (
            (aim, Interval())
            if target["measure"] == "streak"
            else (aim, Interval(low=Decimal(0), high=Decimal(0)))
        )
    if both == {"rate"}:
        if not (_many(target) and _many(outcome)):
            return None  # 每0人: a digit was lost
        return times(aim, 1 / _many(target)), times(said, 1 / _many(outcome))
    if "rate" in both or not one_unit(target.get("unit") or "", outcome.get("unit") or ""):
        return None
    return times(aim, _worth(target)), times(said, _worth(outcome))


def _goal(
    aim: Interval | None, good: str, target: Mapping
) -> tuple[Interval | None, Decimal | None]:
    """The numbers that satisfy a target, and its printed number, on the same line."""
    if aim is None:
        return None, None
    if good == "level":
        return aim, aim.low
    if aim.low is not None and aim.high is not None and aim.low != aim.high:
        return (
            (Interval(low=aim.low), aim.high)
            if good == "up"
            else (Interval(high=aim.high), aim.low)
        )
    printed = aim.low if aim.low is not None else aim.high
    if good == "up":
        return Interval(low=printed, low_open=aim.low_open and aim.low is not None), printed
    return Interval(high=printed, high_open=aim.high_open and aim.high is not None), printed


def _conclude(
    goal: Interval, said: Interval, printed: Decimal, middle: Decimal, good: str, target: Mapping
) -> tuple[str, str]:
    """What is said, against the goal; beyond ``printed`` is better, ``middle`` is what is about so much."""
    unit = _line(target)
    one = plain(said.low) if said.low is not None and said.low == said.high else str(said)
    rough = target.get("bound") in ROUGH
    if said.within(goal):
        if said.within(_better(printed, good, beyond=True)) and not _natural_limit(target):
            what = f"about {plain(middle)}" if rough else f"the printed {plain(printed)}"
            return "exceeded", f"{one}{unit} is strictly better than {what}"
        if not rough or said.within(_better(middle, good)):
            return "met", f"{one}{unit} lies within the target {goal}"
    if rough and not (target["bound"] == "about" and said.apart(goal)):
        return (
            "insufficient_information",
            f"the target is about {plain(middle)}{unit}, which {one} may or may not be",
        )
    if said.apart(goal):
        return "not_met", f"{one}{unit} lies outside the target {goal}"
    return "insufficient_information", f"{one}{unit} may lie on either side of {plain(printed)}"


def _better(number: Decimal, good: str, *, beyond: bool = False) -> Interval:
    """A number and all better ones, or with ``beyond`` these alone; none is where no more and no less is wanted."""
    if good == "level":
        return Interval(low=number, high=number, low_open=beyond, high_open=beyond)
    if good == "up":
        return Interval(low=number, low_open=beyond)
    return Interval(high=number, high_open=beyond)


def _in_time(
    verdict: str, why: str, target: Mapping, outcome: Mapping, goal: Interval
) -> tuple[str, str]:
    """The verdict with the deadline considered, and the lateness in the reason."""
    due, early, on = target.get("due"), target.get("due_early"), outcome.get("on")
    if not due:
        return verdict, f"{why}; no deadline is printed"
    whose = "the plan's deadline" if target.get("due_of_document") else "the deadline"
    limit = f"{whose} {due}"
    if verdict == "not_met" and _once_is_enough(target, outcome):
        return verdict, why
    if verdict == "not_met" and not on:
        return "insufficient_information", f"{why}, but the day it speaks of is not known, {limit}"
    if verdict == "not_met" and on < due:
        return "insufficient_information", f"{why}, but on {on} {limit} had not passed"
    if verdict in MET and on and _of_another_year(target, outcome):
        return "insufficient_information", f"{why}, but it is of {on.year}, not of {due.year}"
    if verdict in MET and on and on < due and _still_counting(target, outcome):
        return "insufficient_information", f"{why}, but it is of a part of the year, up to {on}"
    if verdict in MET and on and on.year < due.year and _may_still_break(target):
        return (
            "insufficient_information",
            f"{why}, but it is to last, and on {on} {limit} had not passed",
        )
    if verdict in MET and on:
        late = on > due and ONLY_THEN.search(clause_before(outcome))
        if late or ((on - due).days > AFTERWARDS and not outcome.get("on_of_document")):
            return "met", f"{why}; as of {on}, after {limit}"
        if on > due:
            return verdict, f"{why}; as of {on}, after {limit}"
        if early and on > early:
            return (
                verdict,
                f"{why}; as of {on}, after {early}, the stricter reading of the deadline",
            )
    return verdict, why


def _once_is_enough(target: Mapping, outcome: Mapping) -> bool:
    """Whether what happened once can't be made good: 零发生, but not 清零 of what there was."""
    return (
        target["measure"] == "zero"
        and "清" not in (target.get("quote") or "")
        and outcome["measure"] == "count"
    )


def _may_still_break(target: Mapping) -> bool:
    """Whether one case more ends what is to last for a term: 保持100%, but not 达到100% once."""
    return _natural_limit(target) and bool(KEPT.search(clause_before(target)))


def _of_another_year(target: Mapping, outcome: Mapping) -> bool:
    """Whether a change up to a later year answers one asked for by a year of its own: 到2024年下降12%, 2025年下降20%."""
    return (
        target["measure"] in CHANGES
        and not target.get("due_of_document")
        and not outcome.get("on_of_document")
        and outcome["on"].year > target["due"].year
    )


def _still_counting(target: Mapping, outcome: Mapping) -> bool:
    """Whether the year may still turn out otherwise: 上半年死亡38人, of 90 in the year, or 上半年下降18%."""
    return (
        (outcome["measure"] in ("count", "rate", "money") and goodness(target) == "down")
        or (target["measure"] == "change" and HALF.search(outcome.get("period") or ""))
    ) and outcome["on"].year == target["due"].year


def _factor(row: Mapping, found: Interval | None) -> Interval | None:
    """A multiple or a change as a factor: 翻一番 2, 增长1.5倍 2.5, 下降20% 0.8."""
    if found is None:
        return None
    if row["measure"] == "change":
        return shift(times(_signed(row, found), Decimal("0.01")), Decimal(1))
    grew = GREW.search(row.get("before") or row.get("prefix") or "") and "番" not in (
        row.get("quote") or ""
    )
    return shift(found, Decimal(1)) if grew else found


def _signed(row: Mapping, found: Interval | None, good: str = "") -> Interval | None:
    """A change with its sign; one that does not say which way is unknown, for a target the good way."""
    way = row.get("direction") or ""
    if way not in ("up", "down"):
        turns = WAY.findall((row.get("before") or "") + (row.get("subject") or ""))
        way = ("down" if turns[-1] in "降减跌落" else "up") if turns else good
    return found.turned() if found and way == "down" else found if way else None


def _moved(row: Mapping, measure: str) -> Interval | None:
    """The change that a from–to pair comes to: in percent, or in points of a percentage."""
    start, found = decimal(row.get("baseline")), ends(row)
    if (
        start is None
        or found is None
        or (measure == "point_change" and row["measure"] != "percentage")
    ):
        return None
    if measure == "point_change":
        return shift(found, -start)
    return shift(times(found, 100 / start), Decimal(-100)) if start else None


def _turned(target: Mapping, outcome: Mapping) -> Interval | None:
    """What a from–to pair comes to as a factor, or as what was added or saved."""
    start, found = decimal(outcome.get("baseline")), ends(outcome)
    if not start or found is None:
        return None
    if target["measure"] == "multiple":
        return times(found, 1 / start)
    if not one_unit(target.get("unit") or "", outcome.get("unit") or ""):
        return None
    factor = _worth(outcome) / _worth(target)
    more = times(shift(found, -start), factor)
    return more.turned() if LESS.search(target.get("before") or "") else more


def _worth(row: Mapping) -> Decimal:
    """How many of the family's own unit the unit is; 分 that are counted are points."""
    family, factor, _ = counts(row.get("unit") or "")
    return Decimal(1) if family == "time" and row["measure"] == "count" else factor


def _many(row: Mapping) -> Decimal:
    return per(row)[1]


def _natural_limit(target: Mapping) -> bool:
    """0, 100% and first place can't be exceeded."""
    value, measure = decimal(target.get("value")), target["measure"]
    if measure in ("zero", "universal") or target.get("all_of"):
        return True
    if measure == "percentage":
        return value in (Decimal(0), Decimal(100)) and target.get("unit") in ("%", "", None)
    return value == (Decimal(1) if measure == "rank" else Decimal(0))


def _good_by(place: str, words: str) -> Iterator[str]:
    return (row.good for row, pattern in _good() if row.place == place and pattern.search(words))


@cache
def _good() -> tuple[tuple, ...]:
    return tuple((row, compiled(row.pattern)) for row in table("goodness"))


@cache
def _good_of_indicator(indicator_id: str) -> str:
    return (
        next((row.good for row in table("indicators") if row.indicator_id == indicator_id), "up")
        or "up"
    )


def _name(row: Mapping) -> str:
    return f"{row.get('quote')} ({row['measure'].replace('_', ' ')})"


def _line(target: Mapping) -> str:
    """The unit of the line on which target and outcome are compared."""
    unit = target.get("unit") or ""
    named = {"change": " %", "point_change": " points", "multiple": " times"}
    family = counts(unit)[0]
    if family == "time" and target["measure"] in ("duration", "increment"):
        return " seconds"
    if _worth(target) != 1 and target["measure"] == "count":
        unit = family
    if target["measure"] == "rate" and _many(target) != 1:
        return " per head"
    return named.get(target["measure"]) or (f" {unit}" if unit else "")


def _inputs(
    target: Mapping, outcome: Mapping, goal: object = "", said: object = "", line: str = ""
) -> str:
    """The two quantities as they were compared, in one line."""
    due = (
        f", due {target['due']}" + (" (of the plan)" if target.get("due_of_document") else "")
        if target.get("due")
        else ", no deadline"
    )
    on = f", of {outcome['on']}" if outcome.get("on") else ", day unknown"
    aim = f": {goal}{line}" if goal else f" ({_said(target)})"
    was = f": {said}{line}" if said else f" ({_said(outcome)})"
    return f"target {target.get('quote')}{aim}{due}; outcome {outcome.get('quote')}{was}{on}"


def _said(row: Mapping) -> str:
    return " ".join(
        filter(
            None,
            (
                row.get("bound") or "",
                str(row.get("value") or ""),
                row.get("unit") or "",
                row["measure"],
            ),
        )
    )
