"""A change claim in plain words: what the printed number can mean, and what it leaves open.

>>> print(explain("fuzhou-2024@1702-1707"))
fuzhou-2024@1702-1707
案件数 (of 盗窃, as in the change before): reported, down 42.1%, a relative change 相对变化
...
    19     11    42.1053 half_up half_even cut
...
  Poisson counts 泊松计数: 38 (38 → 22, p = 0.026)
...
imply cases per call 每起警情立案数 × 0.6828 (0.6817 to 0.6838 by rounding). ...
>>> explain("fuzhou-2024@1110-1116")
Traceback (most recent call last):
zhibiao.errors.UserError: fuzhou-2024@1110-1116: states no change (...). `zhibiao show fuzhou-2024@1110-1116` shows it.
"""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pandas as pd

from zhibiao.changes.found import changes, later_count
from zhibiao.changes.links import linked
from zhibiao.changes.poisson import base_needed, chance, what_counts_mean, what_it_means
from zhibiao.changes.printed import percentage
from zhibiao.changes.smallest import smallest_pairs
from zhibiao.claims import claims_of
from zhibiao.errors import UserError
from zhibiao.lexicon import table
from zhibiao.lookup import find
from zhibiao.reports import RAW, read_report
from zhibiao.tables import claims_frame

TYPES = {
    "percent": "a relative change 相对变化",
    "percentage point": "a change in percentage points 百分点变化",
    "ratio": "a multiple 倍数",
    "from_to": "a from–to pair 前后值",
    "trend": "a trend in words 趋势",
}
BOUNDS = {
    "more_than": "or more",
    "at_least": "or more",
    "at_most": "or less",
    "nearly": "or a little less",
    "about": "or about that",
}
RULES = ", ".join(f"{row.rule} {row.name_zh}" for row in table("rounding") if row.step == "printed")
ASSUMED = (
    "Assumed: two independent counts of periods of one length; p is one-sided. A direction chosen",
    "after seeing the counts doubles it; who looks at many series finds some small p by chance.",
)


def explain(
    claim_id: str,
    file: Path | None = None,
    *,
    kind: str | None = None,
    encoding: str | None = None,
    dispersion: float = 2.0,
) -> str:
    """What a change claim can mean, as text.

    Parameters
    ----------
    claim_id : a claim of the corpus, or with ``file`` of a report of your own.
    dispersion : variance over mean for the second line of each test; a stated assumption, not
        an estimate.

    Raises
    ------
    UserError
        For an unknown claim, or one that states no change.
    """
    claim, reading = find(claim_id, file, kind=kind, encoding=encoding)
    report = read_report(file or RAW / f"{claim.report_id}.txt", kind=kind, encoding=encoding)
    claims = claims_frame(claims_of(report, reading))
    told = changes(claims)
    if claim_id not in set(told["claim_id"]):
        raise UserError(
            f"{claim_id}: states no change ({claim.quote.exact}). `zhibiao show {claim_id}` shows it."
        )
    row = told[told.claim_id == claim_id].iloc[0]
    row["later"] = later_count(claims, row)
    body = {
        "percent": _percent,
        "percentage point": _points,
        "ratio": _ratio,
        "from_to": _from_to,
        "trend": _trend,
    }[row["type"]]
    lines = [*_head(row), "", *body(row, dispersion), *_links(told, claim_id)]
    return "\n".join(line.rstrip() for line in lines)


def _head(row: pd.Series) -> list[str]:
    way = f"{row['direction']} " if row["type"] == "percent" and row["direction"] else ""
    quote = row["quote"].lstrip("+-＋－−") if way else row["quote"]  # a cell of a table: -9.3
    limit = f" ({BOUNDS[row['bound']]})" if row["bound"] in BOUNDS else ""
    what = next((kind for kind in table("counted") if kind.counted == row["counted"]), None)
    of = f" (of {row['of']}, as in the change before)" if row["of_claim_id"] else ""
    base = {
        "printed": f"{row['baseline']}, by",
        "derived": f"{row['baseline']}, not printed, from a count and the difference by",
        "after printed": f"only the later count, {row['later']}, is printed in",
    }.get(row["base"], "not printed")
    return [
        row["claim_id"],
        f"{row['subject']}{of}: {row['modality']}, {way}{quote}{limit}, {TYPES[row['type']]}",
        f"Counted 计数对象: {f'{what.name_en} {what.name_zh}. {what.meaning}' if what else 'not clear from the words.'}",
        f"Since when 基期: {row['since'] + ', ' if row['since'] else ''}{row['since_means']}.",
        f"Base 基数: {' '.join(filter(None, (base, row['base_claim_id'])))}.",
    ]


def _percent(row: pd.Series, dispersion: float) -> list[str]:
    if row["direction"] not in ("down", "up"):
        return ["The text says neither rise nor fall, so nothing can be counted out."]
    lines = [] if row["counted"] else ["If it counts events (the words do not say):"]
    if not _is_count(row):
        return [
            *_room(row),
            "This is no count of events: pairs of whole numbers and the test of "
            "chance do not apply.",
        ]
    printed = [row["printed"]]
    if row["bound"] == "between":
        printed = sorted(
            {f"{abs(end)}" for end in (row["relative_low"], row["relative_high"])}, key=Decimal
        )
    if row["bound"] != "exact":
        lines.append(
            f"The report prints a limit or a range ({row['quote']}); what follows is for "
            f"just {' and '.join(printed)}."
        )
    for number in printed:
        lines += _weighed(number, row, dispersion)
    return [*lines, *ASSUMED]


def _weighed(printed: str, row: pd.Series, dispersion: float) -> list[str]:
    """What one printed percentage is at the base that the text gives, or at assumed ones."""
    direction, base = row["direction"], _base(printed, row)
    spread = f"with a variance of {dispersion:g} times the mean 过度离散"
    lines = [] if base else _smallest(printed, direction)
    both = _whole(row["baseline"]), _whole(row["later"])
    if both[0] and both[1] is not None:
        mean, counts = what_counts_mean, {"before": both[0], "after": both[1]}
    else:
        mean, counts = what_it_means, {"bases": (base,)} if base else {}
    at_bases = mean(printed, direction=direction, **counts)
    dispersed = mean(printed, direction=direction, dispersion=dispersion, **counts)
    at_bases = at_bases.assign(p=at_bases["p"].map(_p), p_dispersed=dispersed["p"].map(_p))
    given = {
        "printed": "the printed base 所印基数"
        if mean is what_it_means
        else "the printed counts 所印前后两数",
        "derived": "the base that a count and the difference give 由计数与增减数推得之基数",
    }.get(row["base"], "the base that the later count implies 由后值推得之基数")
    return [
        *lines,
        "Unlikely by chance alone (p below 0.05) 超出偶然波动 only from these bases:",
        f"  Poisson counts 泊松计数: {_needed(printed, direction, 1)}",
        f"  {spread}: {_needed(printed, direction, dispersion)}",
        "",
        f"What it is at {given}" if base else "What it would be at an assumed base 假定基数",
        f"(prints: whether these whole numbers print it; p_dispersed: {spread}):",
        *_table(at_bases),
        "",
    ]


def _smallest(printed: str, direction: str) -> list[str]:
    sign = "" if printed[-1] in "%‰成半" or "/" in printed or "分之" in printed else " %"
    return [
        f"Smallest pairs of whole numbers that print {printed}{sign} 最小整数对, by rounding rule",
        f"({RULES}):",
        *_table(smallest_pairs(printed, direction, most=5)),
        "",
    ]


def _base(printed: str, row: pd.Series) -> int | None:
    """The base that the text prints or gives, or the whole number nearest to what the later count implies."""
    base = row["baseline"]
    if not base and row["later"]:
        share = percentage(printed).value
        kept = 1 - share if row["direction"] == "down" else 1 + share
        base = round(Fraction(row["later"]) / kept) if kept else 0
    return _whole(base) or None


def _whole(number: Decimal | int | None) -> int | None:
    return int(number) if number is not None and number == int(number) else None


def _needed(printed: str, direction: str, dispersion: float) -> str:
    try:
        needed = base_needed(printed, direction, dispersion=dispersion)
    except UserError as error:  # no change, or one too small to be told from none
        return str(error)
    words = f"{needed.base:,} ({needed.base:,} → {needed.after:,}, p = {_p(needed.p)})"
    if needed.always is None:
        return words + "; some pair stays likely at any base"
    if needed.always != needed.base:
        return words + f"; for every pair that prints it only from {needed.always:,}"
    return words + ("; no smaller base prints it" if needed.base == needed.prints_from else "")


def _points(row: pd.Series, dispersion: float) -> list[str]:
    moved = "" if row["difference"] is None else f"{row['difference']:+} "
    return [
        f"{moved}percentage points 百分点: a difference of two percentages, not a relative change. "
        "How large it is relatively depends on the level it starts from."
    ]


def _ratio(row: pd.Series, dispersion: float) -> list[str]:
    if row["relative"] is not None:
        return [f"Multiplied by {1 + row['relative'] / 100:f}, {row['relative']:+f} %."]
    if row["relative_low"] is None:
        return ["No number is printed."]
    return [
        f"Two readings 两种读法: {row['relative_low']:+f} % (grown to so many times the base) or "
        f"{row['relative_high']:+f} % (grown by so many times the base)."
    ]


def _from_to(row: pd.Series, dispersion: float) -> list[str]:
    unit = "percentage points 百分点" if row["unit"] in ("%", "‰") else row["unit"]
    lines = [f"{row['printed']}: {row['difference']:+f} {unit}", *_room(row)]
    counts = (row["baseline"], row["value"])
    if (
        _is_count(row)
        and row["unit"] not in ("%", "‰")
        and all(count == int(count) for count in counts)
    ):
        before, after = map(int, counts)
        lines += [
            f"Chance alone 偶然波动: p = {_p(chance(before, after))} for Poisson counts, "
            f"p = {_p(chance(before, after, dispersion))} with a variance of {dispersion:g} times the mean.",
            *ASSUMED,
        ]
    return lines


def _trend(row: pd.Series, dispersion: float) -> list[str]:
    return [
        row["trend"],
        "An order or a level in words: it states no size, so nothing is drawn to scale.",
    ]


def _links(told: pd.DataFrame, claim_id: str) -> list[str]:
    lines = []
    for link in linked(told).itertuples():
        if claim_id not in (link.first_claim_id, link.second_claim_id):
            continue
        lines += [
            "",
            f"Linked 关联: {link.first_claim_id} ({link.first_relative:+f} %) and "
            f"{link.second_claim_id} ({link.second_relative:+f} %)",
            f"imply {link.ratio_en} {link.ratio_zh} × {link.ratio} ({link.low} to {link.high} "
            "by rounding). Rival explanations 其他解释:",
        ]
        lines += [
            f"  {rival.name_en} {rival.name_zh}: {rival.explanation} Settled by: {rival.settled_by}."
            for rival in table("rivals")
            if (rival.first, rival.second) == (link.first, link.second)
        ]
    return lines


def _room(row: pd.Series) -> list[str]:
    """The relative change with what the printed digits leave open."""
    low, high = (
        f"{end:+f} %" if end is not None else "open"
        for end in (row["relative_low"], row["relative_high"])
    )
    middle = f"{row['relative']:+f} %, " if row["relative"] is not None else ""
    if not middle and low == high == "open":
        return []
    return [f"Relative change 相对变化: {middle}from {low} to {high} by what is printed."]


def _is_count(row: pd.Series) -> bool:
    return all(
        kind.is_count == "yes" for kind in table("counted") if kind.counted == row["counted"]
    )


def _table(frame: pd.DataFrame) -> list[str]:
    return frame.to_string(index=False).splitlines()


def _p(value: float) -> str:
    return f"{value:.3f}" if value >= 0.001 else "<0.001"
