"""A coding sheet for a human reader: made empty, read back, its quotes found in the text.

>>> row = ROW | dict(text_id="quanzhou-2023", quote="59个", value="59", unit="个", bound="exact",
...     measure="count", modality="reported", stage="context", subject="示范城市")
>>> resolve(pd.DataFrame([row]))[["report_id", "start", "end"]].values.tolist()
[['quanzhou-2023', 977, 980]]
>>> resolve(pd.DataFrame([row | {"quote": "第一", "value": "first"}]))
Traceback (most recent call last):
zhibiao.errors.UserError: the sheet: has 2 mistakes. Mend and run it again.
  line 2: the quote '第一' stands 3 times in quanzhou-2023: put more of the words before it into the column before
  line 2, column value: 'first' is no number
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pandas as pd

from zhibiao.agreement import FEWEST_TEXTS, agreement, counts
from zhibiao.cells import PLAIN_NUMBER
from zhibiao.claims import claims_of
from zhibiao.coded import raw, readers, reading
from zhibiao.errors import UserError
from zhibiao.files import csv_bytes, write_all
from zhibiao.lexicon import CODEBOOK
from zhibiao.plurals import counted
from zhibiao.records import ALLOWED, Report
from zhibiao.reports import read_report
from zhibiao.tables import claims_frame, load, read_table, save

COLUMNS = ("text_id", "quote", "before", "value", "low", "high", "baseline", "unit", "bound",
           "measure", "direction", "modality", "stage", "subject", "period", "deadline",
           "denominator", "note")  # fmt: skip
ROW = dict.fromkeys(COLUMNS, "")
NUMBERS = ("value", "low", "high", "baseline")
CODES = ("bound", "measure", "direction", "modality", "stage")
RULES = "zhibiao"
"""What its own claims are called beside other readings."""
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
"""Without it, spreadsheets take the Chinese for something else."""


def make_sheet(text: Path, to: Path, encoding: str | None = None) -> tuple[Path, Path]:
    """Write an empty sheet for a text, and beside it the short form of the codebook.

    Raises
    ------
    UserError
        For a text that has the name of another one of the collection, whose readings are not of
        it, and for a sheet that exists: somebody's work may be in it.
    """
    report = read_report(text, encoding=encoding)
    if was_read(report.report_id) and raw(report.report_id) != report.raw:
        raise UserError(f"{text}: the collection has another text of this name, with readings. "
                        "Rename yours.")  # fmt: skip
    guide = to.with_suffix(".md")
    for path in (to, guide):
        if path.exists():
            raise UserError(f"{path}: stands there already. Name another file, or move it away.")
    first = pd.DataFrame([ROW | {"text_id": report.report_id}], columns=COLUMNS)
    words = (CODEBOOK / "CODING_SHEET.md").read_bytes()
    write_all({to: BYTE_ORDER_MARK + csv_bytes(first), guide: words})
    return to, guide


def was_read(text_id: str) -> bool:
    """Whether the collection has a reading of a text of this name."""
    return text_id in set(reading()["report_id"])


def read_sheet(path: Path, text: Report | None = None) -> pd.DataFrame:
    """A filled sheet as a table of claims with offsets; all its mistakes are named at once.

    ``text`` is a text of one's own that it codes.
    """
    table = read_table(path, "Make a sheet with zhibiao code.", padded=True)
    if lacking := [column for column in COLUMNS if column not in table]:
        raise UserError(
            f"{path}: lacks the column {lacking[0]}. Keep the columns that zhibiao code wrote."
        )
    return resolve(table, path.name, text)


def compare(
    sheet: Path,
    others: Sequence[str] | None = None,
    to: Path | None = None,
    own: Report | None = None,
) -> str:
    """A filled sheet beside other readings of the same texts, or beside other sheets, as text.

    ``own`` is the text of one's own that it codes, if it is none of the collection: then it is set
    beside what zhibiao itself reads there, unless sheets are named.  With ``to``, the sheet is also
    written there as rows for ``data/coded/readings.csv``, the reader named after the sheet.
    """
    mine = read_sheet(sheet, own)
    texts = sorted(set(mine["report_id"]))
    parts = [f"{sheet.name}: {len(mine)} claims in {', '.join(texts)}"]
    for name in others or readers(texts) or [RULES]:
        if name == RULES and own:
            other = claims_frame(claims_of(own))
        else:
            other = read_sheet(Path(name), own) if name.endswith(".csv") else reading(name)
        other = other[other["report_id"].isin(texts)]
        table = (
            agreement(counts(mine, other)).dropna(axis="columns", how="all").astype({"claims": int})
        )
        parts += ["", f"with {name}: {len(other)} claims", table.round(3).to_string(na_rep="")]
    shown = "agreement: for mentions F1, otherwise the share of the claims that both have."
    if len(texts) < FEWEST_TEXTS:
        shown += f" Intervals need {FEWEST_TEXTS} texts."
    if readers(texts):
        shown += "\nThe other readers are language models, not people."
    if to:
        save(
            "readings",
            mine.rename(columns={"report_id": "text_id"}).assign(reader=sheet.stem)[
                load("readings").columns
            ],
            to,
        )
    return "\n".join([*parts, "", shown])


def resolve(
    sheet: pd.DataFrame, name: str = "the sheet", own: Report | None = None
) -> pd.DataFrame:
    """The rows that hold a quote, with ``report_id``, ``start`` and ``end`` in raw characters.

    A row's text is that of the last row above that names one.  ``before`` and ``quote`` together
    must stand exactly once in the text.
    """
    rows, mistakes, text_id, unknown = [], [], "", set()
    for line, row in enumerate(sheet[[*COLUMNS]].to_dict("records"), start=2):
        text_id = row["text_id"].strip() or text_id
        if text_id in unknown:  # said at the first of its rows
            continue
        if not any(row[column].strip() for column in COLUMNS if column != "text_id"):
            continue
        try:
            text = own.raw if own and own.report_id == text_id else raw(text_id)
            places = list(_places(text, row["before"], row["quote"]))
        except UserError as error:
            stranger = (
                f"{text_id}: no text of the collection, and --from names {own.report_id}."
                if own
                else error
            )
            mistakes.append(f"line {line}, column text_id: {stranger}")
            unknown.add(text_id)
            continue
        mistakes += _mistakes(line, row, text_id, len(places))
        start = places[0] if places else 0
        rows.append(row | {"report_id": text_id, "start": start, "end": start + len(row["quote"])})
    if mistakes:
        many = counted(len(mistakes), "mistake")
        raise UserError("\n  ".join([f"{name}: has {many}. Mend and run it again.", *mistakes]))
    if not rows:
        raise UserError(f"{name}: holds no claim. Fill at least one row: see the guide beside it.")
    columns = ["report_id", "start", "end", *COLUMNS[1:]]
    return pd.DataFrame(rows)[columns].drop(columns="before")


def _places(text: str, before: str, quote: str) -> Iterator[int]:
    """Where the quote begins, each time that ``before`` stands right before it.

    >>> list(_places("三三三见面", "", "三三"))
    [0, 1]
    """
    for found in re.finditer(f"(?={re.escape(before + quote)})", text) if quote else ():
        yield found.start() + len(before)


def _mistakes(line: int, row: dict[str, str], text_id: str, places: int) -> Iterator[str]:
    quote = row["before"] + row["quote"]
    if places == 0:
        yield (f"line {line}: {quote!r} stands nowhere in {text_id}: copy before and quote "
               "from the text, character by character")  # fmt: skip
    elif places > 1:
        yield (f"line {line}: the quote {quote!r} stands {places} times in {text_id}: put more of "
               "the words before it into the column before")  # fmt: skip
    for column in NUMBERS:
        if row[column] and not PLAIN_NUMBER.fullmatch(row[column]):
            yield f"line {line}, column {column}: {row[column]!r} is no number"
    for column in CODES:
        if row[column] not in ALLOWED[column]:
            codes = ", ".join(filter(None, ALLOWED[column]))
            yield f"line {line}, column {column}: {row[column]!r} is not one of {codes}"
    if not _are_dates(row["deadline"]):
        yield f"line {line}, column deadline: {row['deadline']!r} is not a date such as 2025-12-31"
    if not row["subject"]:
        yield f"line {line}, column subject: is empty; write what is counted"


def _are_dates(cell: str) -> bool:
    """Whether a cell holds days of the calendar with a blank between them, or nothing.

    >>> [_are_dates(cell) for cell in ("", "2025-12-31 2026-12-31", "2025-99-99", "20251231")]
    [True, True, False, False]
    """
    try:
        days = [date.fromisoformat(word).isoformat() for word in cell.split()]
    except ValueError:
        return False
    return " ".join(days) == cell.strip()
