"""The changes that a report states, one row each.

>>> from zhibiao.claims import claims_of_text
>>> from zhibiao.tables import claims_frame
>>> told = changes(claims_frame(claims_of_text("今年来,盗窃警情数、案件数同比分别下降15.2%、42.1%。")))
>>> told[["type", "printed", "direction", "of", "counted", "base"]].values.tolist()
[['percent', '15.2', 'down', '盗窃', 'calls', 'not printed'],
 ['percent', '42.1', 'down', '盗窃', 'cases', 'not printed']]
"""

import re
from collections.abc import Iterator
from decimal import Decimal

import pandas as pd

from zhibiao.changes.beside import Row, base_beside, gap
from zhibiao.changes.naming import counted, since
from zhibiao.changes.ratios import Band, factor, from_to
from zhibiao.changes.trends import Trend, trend
from zhibiao.errors import UserError
from zhibiao.lexicon import table
from zhibiao.records import Quantity
from zhibiao.repair import mend

AROUND = 5  # claims before and after among which its base or its streak may stand
CLAUSE = re.compile("[，,。！？!?;；\n]")
GLOSS = re.compile(r"[（(][^（）()]{1,12}[)）]")
CN_DIGIT = "一二两三四五六七八九"
TENTHS = re.compile(rf"[\d{CN_DIGIT}]成[\d{CN_DIGIT}半]?")
PARTS = re.compile(rf"(?:[{CN_DIGIT}十]+|\d+)分之(?:[{CN_DIGIT}十]+|\d+)|\d+/\d+")
SCALED = re.compile(r"(\d+(?:\.\d+)?)([万亿萬億])")
MAGNITUDE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
MULTIPLIED_TO = re.compile(r"(?:[到至为為达達是成的]|相当于)\Z")
SIGNS = {"down": "-", "up": "+"}
RELATIVE = ("relative", "relative_low", "relative_high")
NEEDED = (
    "claim_id",
    "report_id",
    "start",
    "end",
    "quote",
    "value",
    "low",
    "high",
    "baseline",
    "unit",
    "bound",
    "measure",
    "direction",
    "subject",
    "period",
    "base_period",
    "prefix",
    "suffix",
)


def changes(claims: pd.DataFrame) -> pd.DataFrame:
    """Every stated change among the claims of one report or several.

    Parameters
    ----------
    claims : table with the columns of claims.csv, as text or from `load`.

    Returns
    -------
    DataFrame
        One row per claim that states a change, in the order of the claims, with the columns of
        ``changes`` in ``data/codebook/columns.csv``; numbers are ``Decimal`` or ``None``.

    >>> changes(pd.DataFrame({"claim_id": []}))
    Traceback (most recent call last):
    zhibiao.errors.UserError: claims: the column report_id is missing. Give a table of claims.
    """
    for column in NEEDED:
        if column not in claims:
            raise UserError(f"claims: the column {column} is missing. Give a table of claims.")
    told: list[Row] = []
    for row, beside in _with_beside(claims):
        if found := _change(row, beside):
            _complete(found, row, beside, told)
            told.append(found)
    columns = [column.column for column in table("columns") if column.table == "changes"]
    return pd.DataFrame(told, columns=columns)


def later_count(claims: pd.DataFrame, change: pd.Series) -> Decimal | None:
    """The number that a change of these claims ends at, where the text prints it beside.

    >>> from zhibiao.claims import claims_of_text
    >>> from zhibiao.tables import claims_frame
    >>> claims = claims_frame(claims_of_text("盗窃案件上年395起,今年312起,下降21%。"))
    >>> later_count(claims, changes(claims).iloc[-1])
    Decimal('312')
    """
    for row, beside in _with_beside(claims):
        if row["claim_id"] == change["claim_id"]:
            return base_beside(row, beside, change["base_year"]).later
    return None


def _with_beside(claims: pd.DataFrame) -> Iterator[tuple[Row, list[Row]]]:
    """Each claim as text, with those around it."""
    rows = [{name: _text(cell) for name, cell in row.items()} for row in claims.to_dict("records")]
    for place, row in enumerate(rows):
        yield row, rows[max(0, place - AROUND) : place + AROUND + 1]


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell == cell:
        raise UserError(
            f"{cell}: a float has lost its trailing zeros. Read the table with zb.load."
        )
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return "" if pd.isna(cell) else str(cell)


def _change(row: Row, beside: list[Row]) -> Row | None:
    """The row of a claim that states a change; ``None`` for any other."""
    kind, measured = "", {}
    if row["baseline"] and row["value"]:
        kind, measured = "from_to", _from_to(row)
    elif row["measure"] == "change":
        kind, measured = "percent", _percent(row)
    elif row["measure"] == "point_change":
        sign = SIGNS.get(row["direction"])
        moved = Decimal(sign + row["value"]) if sign and row["value"] else None
        kind, measured = "percentage point", {"printed": row["value"], "difference": moved}
    elif row["measure"] == "multiple" and (row["direction"] or row["base_period"]):
        kind, measured = "ratio", _ratio(row)
    elif row["measure"] in ("streak", "zero", "universal") and (found := _trend(row, beside)):
        kind, measured = "trend", {"trend": found.inequality}
    if not kind:
        return None
    what, of = counted(row["subject"])
    base = since(row["base_period"], "" if kind == "from_to" else row["period"])
    kept = (
        "claim_id",
        "report_id",
        "quote",
        "subject",
        "direction",
        "unit",
        "bound",
        "modality",
        "stage",
        "period",
    )
    return {
        **{name: row.get(name, "") for name in kept},
        "type": kind,
        "counted": what,
        "of": of,
        "of_claim_id": "",
        "since": base.words,
        "since_means": base.meaning,
        "base_year": _number(str(base.year or "")),
        "base": "not printed",
        "base_claim_id": "",
        "value": _number(row["value"]),
        "baseline": _number(row["baseline"]),
        "printed": "",
        "difference": None,
        "relative": None,
        "relative_low": None,
        "relative_high": None,
        "trend": "",
        **measured,
    }


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _percent(row: Row) -> Row:
    """A relative change with what its rounding allows, or a limit with what lies within it."""
    quote = GLOSS.sub("", row["quote"])
    words = TENTHS.search(quote) or PARTS.search(quote)
    printed = words[0] if words else row["value"] + ("‰" if row["unit"] == "‰" else "")
    sign = SIGNS.get(row["direction"])
    if not sign:
        return {"printed": printed if row["value"] else ""}
    if row["bound"] != "exact" or not row["value"]:
        low, high = _within(row)
        if sign == "-" and low is not None:  # falls lie below 0, and end at -100
            low, high = -high if high is not None else Decimal(-100), -low
        return {
            "printed": printed if row["value"] else "",
            "relative_low": low,
            "relative_high": high,
        }
    percent = Band(*((end - 1) * 100 for end in factor(sign + printed))).shown()
    return {"printed": printed, **dict(zip(RELATIVE, percent, strict=True))}


def _within(row: Row) -> tuple[Decimal | None, Decimal | None]:
    """The sizes that a printed limit or range allows; ``None`` is open."""
    quantity = Quantity(
        surface=row["quote"],
        bound=row["bound"],
        measure="change",
        value=_number(row["value"]),
        low=_number(row["low"]),
        high=_number(row["high"]),
    )
    return quantity.interval()


def _from_to(row: Row) -> Row:
    """Both numbers beside each other; counts are taken as whole unless printed in 万 or 亿."""
    scaled = SCALED.findall(GLOSS.sub("", row["quote"]))
    before, after, scale, sure = row["baseline"], row["value"], 1, row["bound"] == "exact"
    if len(scaled) == 2 and scaled[0][1] == scaled[1][1]:
        (before, power), (after, _) = scaled
        scale = MAGNITUDE[power]
    elif scaled or PARTS.search(row["quote"]):
        sure = False
    moved = from_to(
        before, after, rounded=row["measure"] != "count" or scale > 1 or "." in before + after
    )
    return {
        "printed": f"{before}→{after}",
        "difference": moved.difference * scale,
        "relative": moved.relative,
        "relative_low": moved.relative_low if sure else None,
        "relative_high": moved.relative_high if sure else None,
    }


def _ratio(row: Row) -> Row:
    """翻一番 is ×2, 是…的1.8倍 is ×1.8; 增长1.5倍 is read as ×2.5 and as ×1.5, so it is left open."""
    if not row["value"]:
        return {}
    value = Decimal(row["value"])
    if (
        "番" in row["quote"]
        or not row["direction"]
        or MULTIPLIED_TO.search(GLOSS.sub("", row["prefix"]))
    ):
        return {"printed": row["value"], "relative": (value - 1) * 100}
    return {
        "printed": row["value"],
        "relative_low": (value - 1) * 100,
        "relative_high": value * 100,
    }


def _trend(row: Row, beside: list[Row]) -> Trend | None:
    """A streak with a direction, or a zero or all among outcomes that stands in no streak."""
    if row["measure"] == "streak":
        held = next(
            (
                other
                for other in beside
                if gap(row, other) is not None and other["measure"] in ("zero", "universal")
            ),
            None,
        )
        way = {"down": "下降", "up": "上升", "level": "持平"}.get(row["direction"])
        after = CLAUSE.split(mend(row["suffix"]).text)[0]
        said = held["quote"] if held else way or row["subject"] + after
        compared = "同比" if "同比" in row["base_period"] + row["subject"] + after else ""
        return _read(f"连续{row['value']}{row['unit']}{compared}{mend(said).text}")
    if row.get("stage") != "outcome":
        return None
    if any(
        gap(other, row) is not None and other["measure"] == "streak" and other["value"]
        for other in beside
    ):  # 连续14年 … 零被盗: the streak says it
        return None
    return _read(CLAUSE.split(mend(row["prefix"]).text)[-1] + mend(row["quote"]).text)


def _read(words: str) -> Trend | None:
    try:
        return trend(words)
    except UserError:  # a streak of ranks or prizes: no trend
        return None


def _complete(found: Row, row: Row, beside: list[Row], told: list[Row]) -> None:
    """Give a bare subject (案件数) what the change before is of, and the change its printed base."""
    near = {str(other["claim_id"]) for other in beside if gap(other, row) is not None}
    if not found["of"] and told and told[-1]["claim_id"] in near:
        found["of"], found["of_claim_id"] = told[-1]["of"], told[-1]["claim_id"]
    if found["type"] == "from_to":
        found["base"] = "printed"
        return
    base = base_beside(row, beside, found["base_year"])
    found["base"], found["base_claim_id"], found["baseline"] = base[:3]
