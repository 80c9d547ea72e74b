"""The ledger as a table, and the account of it: how many numerals of which class.

>>> from zhibiao.ledger import ledger_of_text
>>> rows = ledger_of_text("2023年,全市建成街面警务站32个,拨打110。")
>>> table = numerals_frame("mine", rows)
>>> table[["surface", "class", "form"]].values.tolist()
[['2023', 'date', 'arabic'], ['全', 'scope', 'word'], ['32', 'in_claim', 'arabic'], ['110', 'name', 'arabic']]
>>> account(table).loc["in_claim"].tolist()
[1.0, 25.0]
>>> account(table).loc["unclassed"].tolist()
[0.0, 0.0]
>>> account(table).loc["rest"]
Traceback (most recent call last):
KeyError: 'rest'
"""

import re
from collections.abc import Iterable

import pandas as pd

from zhibiao.counting import plain
from zhibiao.ledger import Row, in_context
from zhibiao.lexicon import table
from zhibiao.numbers import CN
from zhibiao.plurals import counted

MOST_SHOWN = 20  # unclassed numerals that an account lists

COUNTING = re.compile(rf"[\d全均皆俱半双俩几]|{CN}")
"""Digits in any script, Chinese numerals, and the counting words of one character."""
COLUMNS = ("report_id", "start", "end", "surface", "class", "form", "role", "claim_ids",
           "expression", "expression_start", "expression_end", "rule")  # fmt: skip


def numerals_frame(report_id: str, rows: Iterable[Row]) -> pd.DataFrame:
    """The rows of a ledger as a table; the columns are those of ``data/derived/numerals.csv``."""
    named = [
        {name: getattr(row, name, "") for name in COLUMNS}
        | {"report_id": report_id, "class": row.kind, "claim_ids": " ".join(row.claim_ids)}
        for row in rows
    ]
    return pd.DataFrame(named, columns=list(COLUMNS))


def missing(raw: str, numerals: pd.DataFrame) -> list[int]:
    """The characters of a text that look like numerals or counting words and stand in no row.

    >>> missing("建成32个", pd.DataFrame({"start": [2], "end": [3]}))
    [3]
    """
    held = {
        place for start, end in zip(numerals["start"], numerals["end"], strict=True)
        for place in range(start, end)
    }  # fmt: skip
    return [
        place for place, char in enumerate(plain(raw)) if COUNTING.match(char) and place not in held
    ]


def account(numerals: pd.DataFrame) -> pd.DataFrame:
    """How many numerals each class holds, and their share in percent, in the order of the classes."""
    counts = numerals["class"].value_counts()
    classes = [row.kind for row in table("numeral_classes")]
    numbers = [int(counts.get(name, 0)) for name in classes]
    found = pd.DataFrame({"numerals": numbers}, index=classes)
    found["share"] = (100 * found["numerals"] / max(1, len(numerals))).round(1)
    return found.rename_axis("class")


def account_text(report_id: str, raw: str, rows: list[Row]) -> str:
    """The account of one report as lines of text, with those unclassed in their context.

    >>> from zhibiao.ledger import ledger_of_text
    >>> print(account_text("short", "〩", ledger_of_text("〩")).splitlines()[0])
    short: 1 numeral or counting word in 1 character
    >>> raw = "再添〩匹马32个。"
    >>> print(account_text("mine", raw, ledger_of_text(raw)))
    mine: 2 numerals and counting words in 9 characters
      in_claim       1   50.0%  in a claim 数量表述
      unclassed      1   50.0%  unclassed 未归类
        2-3 再添【〩】匹马32个。
    """
    found = account(numerals_frame(report_id, rows))
    named = {row.kind: f"{row.name_en} {row.name_zh}" for row in table("numeral_classes")}
    what = "numeral or counting word" if len(rows) == 1 else "numerals and counting words"
    size = counted(len(raw), "character")
    lines = [f"{report_id}: {len(rows):,} {what} in {size}"]
    for name, line in found.iterrows():
        if line["numerals"] or name == "unclassed":
            lines.append(
                f"  {name:10} {line['numerals']:>5,.0f} {line['share']:>6.1f}%  {named[name]}"
            )
    unknown = [row for row in rows if row.kind == "unclassed"]
    for row in unknown[:MOST_SHOWN]:
        lines.append(f"    {row.start}-{row.end} {in_context(raw, row)}")
    if len(unknown) > MOST_SHOWN:
        lines.append(f"    and {len(unknown) - MOST_SHOWN} more: the table has them all")
    return "\n".join(lines)
