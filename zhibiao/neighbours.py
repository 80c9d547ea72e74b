"""Where a plan's neighbours are answered, a report most likely answers it too.

A report goes through its plan's tasks section by section, if in words of its own.  So of a target
and an outcome that stand beside two that belong together less need be alike.

>>> plan, said = (pd.DataFrame(dict(claim_id=[f"{name}{n}" for n in range(9)], report_id=name, start=range(9)))
...               for name in ("plan", "report"))
>>> pairs = beside(plan, said, [dict(one="plan4", other="report1")])
>>> ("plan5", "report2") in pairs, ("plan5", "report8") in pairs
(True, False)
"""

from collections.abc import Iterable, Mapping

import pandas as pd

REACH = 6
"""So many claims, in both documents together, a pair may stand from one that is linked."""


def beside(
    targets: pd.DataFrame, outcomes: pd.DataFrame, linked: Iterable[Mapping]
) -> frozenset[tuple[str, str]]:
    """The pairs of claim ids near a linked one (a mapping with ``one`` and ``other``)."""
    goals, said = _places(targets), _places(outcomes)
    at = {}
    for name, (report, place) in said.items():
        at.setdefault((report, place), []).append(name)
    found = set()
    for row in linked:
        (plan, i), (report, j) = goals[row["one"]], said[row["other"]]
        for goal, (document, place) in goals.items():
            reach = REACH - abs(place - i)
            if document == plan and reach >= 0:
                places = range(j - reach, j + reach + 1)
                found |= {(goal, name) for near in places for name in at.get((report, near), ())}
    return frozenset(found)


def _places(claims: pd.DataFrame) -> dict[str, tuple[str, int]]:
    """The document of each claim, and its place among the claims of that document."""
    if claims.empty:
        return {}
    claims = pd.DataFrame({"report_id": "", "start": range(len(claims))}, claims.index).assign(
        **claims
    )
    at = claims.groupby("report_id")["start"].rank("dense").astype(int)
    return dict(zip(claims["claim_id"], zip(claims["report_id"], at, strict=True), strict=True))
