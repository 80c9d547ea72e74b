"""The texts that were read by hand, the readings of them, and which of them may be looked at.

The texts of ``data/coded/texts`` are frozen: their hashes stand in ``data/coded/texts.csv``.
Some are *development*, at least as many *test*; the reports of the corpus are development.
The readers are language models, not people.

>>> sorted(set(texts()["split"]))
['development', 'test']
>>> readers()[:3]
['adjudicated', 'language model A', 'language model B']
>>> reading(split="development").loc[0, ["report_id", "quote", "subject"]].tolist()
['audit-luting', '4126起', '刑事警情']
>>> reading("the author")
Traceback (most recent call last):
zhibiao.errors.UserError: no reading by 'the author'. Readers: adjudicated, language model A, ...
"""

from collections.abc import Callable, Collection
from functools import cache
from pathlib import Path

import pandas as pd

from zhibiao.errors import UserError
from zhibiao.records import Report
from zhibiao.reports import DATA, corpus, read_report
from zhibiao.tables import load

TEXTS = DATA / "coded" / "texts"
SPLITS = ("development", "test")
ADJUDICATED = "adjudicated"
"""The reading into which the two independent ones were settled."""
GOLD = "gold"
"""What is measured against: the adjudicated reading of a text, or its only one."""


def texts() -> pd.DataFrame:
    """Every text that was read: the reports of the corpus, then the invented texts; with its split."""
    reports = pd.DataFrame([
        {"text_id": report.report_id, "split": "development", "genre": report.genre,
         "doc_kind": report.kind, "twin_of": "", "author": "", "characters": len(report.raw),
         "sha256": report.raw_sha256}
        for report in corpus()
    ])  # fmt: skip
    return pd.concat([reports, load("texts")], ignore_index=True)


def readers(text_ids: Collection[str] | None = None) -> list[str]:
    """Who read the texts: all of them, or those named.

    >>> readers(["plan-lanshui"])
    ['adjudicated', 'language model A', 'language model B']
    """
    table = load("readings")
    mine = table if text_ids is None else table[table["text_id"].isin(text_ids)]
    return sorted(set(mine["reader"]))


def reading(reader: str = GOLD, split: str = "all") -> pd.DataFrame:
    """One reader's claims, in the shape of a table of claims: ``text_id`` is ``report_id``.

    Parameters
    ----------
    reader : one of :func:`readers`; or ``gold``, which is the adjudicated reading of a text that
        has one, and otherwise the only reading that it has.
    split : ``development``, ``test`` or ``all``.
    """
    wanted = set(in_split(split))
    table = load("readings").rename(columns={"text_id": "report_id"})
    if reader not in {GOLD, *table["reader"]}:
        raise UserError(f"no reading by {reader!r}. Readers: {', '.join(readers())}.")
    mine = table["reader"] == reader
    if reader == GOLD:
        settled = table["reader"] == ADJUDICATED
        alone = table.groupby("report_id")["reader"].transform("nunique") == 1
        mine = settled | alone
    mine &= table["report_id"].isin(wanted)
    return table[mine].drop(columns="reader").reset_index(drop=True)


def in_split(split: str) -> list[str]:
    """The ids of the texts of a split.

    >>> in_split("development")[:2]
    ['fuzhou-2024', 'liaoyuan-nd']
    >>> in_split("training")
    Traceback (most recent call last):
    zhibiao.errors.UserError: no split 'training'. Take development, test or all.
    """
    if split not in (*SPLITS, "all"):
        raise UserError(f"no split {split!r}. Take development, test or all.")
    table = texts()
    return table.loc[table["split"].eq(split) | (split == "all"), "text_id"].tolist()


@cache
def report(text_id: str) -> Report:
    """A text that was read, as a report: those of the corpus with their sidecar.

    >>> report("nowhere-2020")
    Traceback (most recent call last):
    zhibiao.errors.UserError: nowhere-2020: no such text in data/raw or data/coded/texts. One of your own is named with --from.
    """
    for folder in (DATA / "raw", TEXTS):
        if (path := folder / f"{text_id}.txt").exists():
            return read_report(path)
    raise UserError(
        f"{text_id}: no such text in data/raw or data/coded/texts. One of your own is named with --from."
    )


def raw(text_id: str) -> str:
    """The characters of a text that was read, as its readings count them.

    >>> raw("quanzhou-2023")[3017:3021]
    '100%'
    """
    return report(text_id).raw


def in_context(
    table: pd.DataFrame, text_of: Callable[[str], str] = raw, around: int = 14
) -> pd.Series:
    """The place of each row (``report_id``, ``start``, ``end``) with the characters around it.

    >>> in_context(pd.DataFrame([("quanzhou-2023", 3017, 3021)], columns=["report_id", "start", "end"])).tolist()
    ['行覆盖率、公交监控接入率均达【100%】,全市94.75%的小区建成']
    """
    return pd.Series([
        f"{text[max(0, start - around) : start]}【{text[start:end]}】{text[end : end + around]}"
        .replace("\n", " ").replace("\r", "").strip()
        for text, start, end in zip(map(text_of, table["report_id"]), table["start"], table["end"], strict=True)
    ], index=table.index, dtype=str)  # fmt: skip


def hard_cases() -> pd.DataFrame:
    """The hard cases of the codebook in their context, each as the adjudicated reading codes it.

    One row per case: rule, report_id, context, claims (0: none), the codes of its first claim, why.

    >>> hard_cases().loc[1, ["rule", "measure"]].tolist()
    ['count or name', 'count']
    """
    gold, rows = reading(split="development"), []
    for case in load("hard_cases").to_dict("records"):
        start = raw(case["text_id"]).index(case["before"] + case["quote"]) + len(case["before"])
        place = {"report_id": case["text_id"], "start": start, "end": start + len(case["quote"])}
        here = gold[(gold[[*place]] == pd.Series(place)).all(axis="columns")]
        codes = here.iloc[0] if len(here) else dict.fromkeys(gold.columns, "")
        shown = ("value", "unit", "bound", "measure", "direction", "modality", "stage", "subject")
        rows.append(place | {"rule": case["rule"], "claims": case["claims"], "why": case["why"]}
                    | {name: "" if codes[name] is None else codes[name] for name in shown})  # fmt: skip
    table = pd.DataFrame(rows)
    return table.assign(context=in_context(table))


def frozen(
    table: pd.DataFrame | None = None, readings: pd.DataFrame | None = None, folder: Path = TEXTS
) -> pd.DataFrame:
    """The table of invented texts, after a check that nothing of them has changed.

    >>> "plan-lanshui" in set(frozen()["text_id"])
    True

    Raises
    ------
    UserError
        For a text without a row or a split, a text whose bytes have changed, a twin in another
        split than its original, and a reading whose quote is not ``raw[start:end]``.
    """
    table = load("texts") if table is None else table
    readings = load("readings") if readings is None else readings
    known = dict(zip(table["text_id"], table["split"], strict=True))
    found = {path.stem: path for path in sorted(folder.glob("*.txt"))}
    for name in sorted(found.keys() | known.keys()):
        if known.get(name) not in SPLITS:
            raise UserError(f"{name}: has no split. Give it a row in data/coded/texts.csv, "
                            "development or test.")  # fmt: skip
        if name not in found:
            raise UserError(f"{name}: its file is missing from data/coded/texts. Restore it.")
    for row in table.itertuples():
        _check_bytes(row.text_id, row.sha256, found[row.text_id])
        if row.twin_of and known.get(row.twin_of) != row.split:
            raise UserError(f"{row.text_id}: stands in another split than {row.twin_of}, of which "
                            "it is a copy. Put both in one.")  # fmt: skip
    _check_quotes(
        readings, lambda name: read_report(found[name]).raw if name in found else raw(name)
    )
    return table


def _check_bytes(name: str, recorded: str, path: Path) -> None:
    found = read_report(path).raw_sha256
    if found != recorded:
        raise UserError(f"{name}: its bytes have changed: sha256 is {found}, texts.csv records "
                        f"{recorded}. Restore the file: the texts are frozen.")  # fmt: skip


def _check_quotes(readings: pd.DataFrame, text_of: Callable[[str], str]) -> None:
    for name, rows in readings.groupby("text_id"):
        text = text_of(name)
        for row in rows.itertuples():
            if text[row.start : row.end] != row.quote:
                raise UserError(f"{name}: {row.reader} quotes {row.quote!r} at {row.start}-{row.end}, "
                                f"where {text[row.start : row.end]!r} stands. Mend readings.csv.")  # fmt: skip
