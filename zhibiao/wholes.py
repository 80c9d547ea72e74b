"""What a target counts together, where a report tells it part by part: 新建改建公路, 新建120公里、改建95公里.

>>> asked = dict(before="新建改建农村公路")
>>> new, rebuilt = (dict(claim_id=deed, report_id="r", before=f"{deed}农村公路", subject="农村公路", measure="count",
...     unit="公里", value=value, quote=f"{value}公里", bound="exact") for deed, value in (("新建", 120), ("改建", 95)))
>>> whole(asked, new, [new, rebuilt])["quote"], whole(asked, new | dict(before="农村公路"), [])["quote"]
('120公里 + 95公里', '120公里')
>>> whole(asked, new, [new]) is None  # the rest is not told
True
"""

import re
from collections.abc import Iterable, Mapping

from zhibiao.intervals import decimal
from zhibiao.phrases import alike, canonical, topic, without_deeds

BUILT = re.compile("[新改扩续](?:建?[、和及与（(]?[新改扩续][)）]?)+建")
EITHER = re.compile("[^，,；;]*或[^，,；;]*")
LEAST = 3  # characters that tell one of a list from the others
SAME_THING = 0.5


def whole(goal: Mapping, outcome: Mapping, told: Iterable[Mapping]) -> Mapping | None:
    """An outcome with the other parts of what a target counts together; None where they are not all told.

    An outcome that is no part is given back as it is.
    """
    members = _members(_clause(goal))
    mine = _named(members, _clause(outcome))
    if not mine or mine == members or outcome["measure"] not in ("count", "money"):
        return outcome
    parts, found = [outcome], mine
    for other in told:
        more = _named(members, _clause(other))
        if more and not more & found and _alike(outcome, other):
            parts.append(other)
            found |= more
    if found != members or any(part.get("bound") != "exact" for part in parts):
        return None
    total = sum(decimal(part["value"]) for part in parts)
    return {**outcome, "value": total, "quote": " + ".join(part["quote"] for part in parts)}


def _members(clause: str) -> frozenset[str]:
    """What is counted together: the deeds of 新（改）建, or one thing or another (500强或龙头企业项目)."""
    if built := BUILT.search(clause):
        return _deeds(built[0])
    if EITHER.fullmatch(clause):
        return frozenset(
            without_deeds(canonical(one))[:LEAST] for one in re.split("[、或]", clause)
        )
    return frozenset()


def _named(members: frozenset[str], clause: str) -> frozenset[str]:
    said = "".join(_deeds(clause)) + canonical(clause)
    return frozenset(member for member in members if member in said)


def _deeds(words: str) -> frozenset[str]:
    return frozenset(
        f"{deed}建" for deed in re.findall("[新改扩续](?=建|[^一-鿿]|[新改扩续])", words)
    )


def _alike(outcome: Mapping, other: Mapping) -> bool:
    one, same = (
        tuple(row.get(name) for name in ("report_id", "measure", "unit", "on"))
        for row in (outcome, other)
    )
    return one == same and alike(topic(outcome["subject"]), topic(other["subject"])) >= SAME_THING


def _clause(row: Mapping) -> str:
    """The words of its own before a number: not those of the number before in 新建120公里、改建95公里."""
    clause = re.split("[，,；;]", row.get("before") or "")[-1]
    return (
        re.split(rf"\d{re.escape(row.get('unit') or '')}[、和]", clause)[-1]
        if row.get("unit")
        else clause
    )
