"""What charts call codes, places and numbers, in English and Chinese."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

import pandas as pd

from zhibiao.english import english
from zhibiao.lexicon import table
from zhibiao.tables import load

SIGNS = {"at_least": "≥", "more_than": ">", "at_most": "≤", "nearly": "<", "about": "≈"}
"""Before a number, what the report says about it."""
WAYS = {"up": "↑", "down": "↓"}
SCALES = {"亿": 10**8, "万": 10**4}


@cache
def label(field: str, code: str) -> tuple[str, str]:
    """The English and the Chinese name of a code.

    >>> label("stage", "outcome")
    ('outcome', '成果')
    >>> label("stage", "upshot")
    Traceback (most recent call last):
    KeyError: ('stage', 'upshot')
    """
    return {(row.field, row.code): (row.en, row.zh) for row in table("labels")}[field, code]


def place_zh(place: str) -> str:
    """The Chinese name of a place, or nothing where the table of names lacks it.

    >>> place_zh("Ordos"), place_zh("Elsewhere")
    ('鄂尔多斯', '')
    """
    return _place_names().get(place, "")


@cache
def _place_names() -> dict[str, str]:
    return dict(load("place_names").itertuples(index=False))


def both(english: str, chinese: str, between: str = " ") -> str:
    """English and Chinese of one thing, the Chinese left out where there is none."""
    return between.join(filter(None, (english, chinese)))


def placed(claims: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """The claims with their report's ``date``, ``place`` and ``place_zh``; its id for no place.

    >>> placed(load("claims"), load("reports"))["place"].iloc[0]
    'Fuzhou'
    """
    known = reports.set_index("report_id")
    ids = claims["report_id"]
    places = [
        name if place in ("", "unknown") else place
        for place, name in zip(ids.map(known["place"]), ids, strict=True)
    ]
    return claims.assign(
        date=list(ids.map(known["date"])), place=places, place_zh=[place_zh(p) for p in places]
    )


def printed(claim: Mapping) -> str:
    """A claim's number as short as a chart needs it: sign, digits, unit.

    >>> from decimal import Decimal
    >>> printed({"value": Decimal(39000), "bound": "more_than", "unit": "人"})
    '>39,000人'
    >>> printed({"value": Decimal("15.2"), "unit": "%", "measure": "change", "direction": "down"})
    '↓15.2%'
    >>> printed({"value": None, "low": Decimal(1068), "high": Decimal(9068), "unit": "个"})
    '1,068–9,068个'
    >>> printed({"value": Decimal(100000000), "bound": "at_least", "unit": "元"})
    '≥1亿元'
    """
    unit, way = claim["unit"], claim.get("direction")
    arrow = (
        WAYS.get(way, "") if claim.get("measure") in ("change", "point_change", "streak") else ""
    )
    if claim["value"] is None:
        ends = [
            _short(end, unit) for end in (claim.get("low"), claim.get("high")) if end is not None
        ]
        return arrow + "–".join(ends) + unit if ends else "?"
    return f"{arrow}{SIGNS.get(claim.get('bound'), '')}{_short(claim['value'], unit)}{unit}"


def _short(value: Decimal, unit: str) -> str:
    """A number with its commas; a sum of money, or a hundred million of anything, in 亿 or 万.

    >>> _short(Decimal(80000000), "元"), _short(Decimal(123456789), "元"), _short(Decimal(39000), "人")
    ('8,000万', '123,456,789', '39,000')
    """
    for sign, size in SCALES.items():
        if value >= (size if unit == "元" else SCALES["亿"]) and not value * 100 % size:
            return f"{(value / size).normalize():,f}{sign}"
    return f"{value:,f}"


def named(change) -> str:
    """A change's subject, with what it is of where only the change before says so: 案件数 of 盗窃."""
    return f"{change.of}{change.subject}" if change.of_claim_id else change.subject


def english_of(claim: Mapping) -> str:
    """A claim's subject in English: its own, else its indicator's name, else nothing.

    >>> english_of({"subject_en": "", "indicator_id": "theft_calls"})
    'Emergency calls about theft'
    """
    names = {row.indicator_id: row.name_en for row in table("indicators")}
    return claim["subject_en"] or names.get(claim["indicator_id"], "")


def base_en(base: str) -> str:
    """A stated base in English, its number first; nothing where a word of it is unknown.

    >>> base_en("全市574家中小学幼儿园"), base_en("32个")
    ('574 primary and secondary schools and kindergartens in the whole city', '')
    """
    number = re.search(r"(?P<digits>\d[\d,]*)[一-鿿]", base)
    words = english(base.replace(number[0], "") if number else base)
    return f"{number['digits']} {words}" if number and words else words


def due(own: str, whole: str = "") -> str:
    """The years of a target's own days in round brackets, else of the whole document's in square ones.

    >>> due("2021-12-31", "2020-12-31"), due("", "2020-12-31 2021-12-31"), due("")
    ('(2021)', '[2020/21]', '(–)')
    """
    first, *others = dict.fromkeys(day[:4] for day in (own or whole).split() or ["–"])
    years = "/".join([first, *(year[2:] for year in others)])
    return f"[{years}]" if whole and not own else f"({years})"
