"""Reports as received: bytes in, one checked ``Report`` out.

A report of the corpus is a text file with a sidecar of the same stem (``.toml``) that
records what is known of it and the hash of its bytes.  Any other text file is read
without one.

>>> report = read_report(RAW / "weinan-2021.txt")
>>> report.report_id, report.kind, report.date
('weinan-2021', 'plan', '2021-01-12')
>>> read_report(RAW / "nowhere.txt")
Traceback (most recent call last):
zhibiao.errors.UserError: nowhere.txt: no such file. Check the path and try again.
"""

import codecs
import hashlib
import json
import os
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from operator import itemgetter
from pathlib import Path

from zhibiao.decoding import decode, has_chinese, misread
from zhibiao.errors import UserError
from zhibiao.records import ALLOWED, Report

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
RAW = DATA / "raw"

SIDECAR_FIELDS = tuple(f.name for f in fields(Report) if f.name not in ("report_id", "raw"))

SIGNATURES = (
    (b"%PDF", "a PDF file", "pdftotext -layout {name} {stem}-text.txt"),
    (
        b"PK\x03\x04",
        "a Word or other zipped document",
        "libreoffice --headless --convert-to txt:Text --outdir text {name}",
    ),
    (
        b"\xd0\xcf\x11\xe0",
        "an old Word document",
        "libreoffice --headless --convert-to txt:Text --outdir text {name}",
    ),
    (
        b"{\\rtf",
        "an RTF document",
        "libreoffice --headless --convert-to txt:Text --outdir text {name}",
    ),
)
HTML_MARKS = (b"<!doctype html", b"<html", b"<head", b"<body")
PLACE_AND_YEAR = re.compile(
    "(?P<place>.+?)(?:[-_ ]|(?<=[一-鿿]))(?P<year>(?:19|20)[0-9]{2})(?:年|[-_ ]|\\Z)"
)
"""Of a file name: Linjiang-2024, Linjiang-2022-plan, 临江市2024年工作报告."""
PRECISION = ("year", "month", "exact")
"""Of a date, by the hyphens in it."""


def read_report(
    path: str | Path, *, encoding: str | None = None, kind: str | None = None
) -> Report:
    """Read one text file and, if it has one, its sidecar.

    Parameters
    ----------
    path : a UTF-8 file (byte-order mark or not), UTF-16 with a mark, or any other text
        if its ``encoding`` is named here or in the sidecar.
    kind : ``plan``, ``report`` or ``mixed``; overrides the sidecar and the text's own cues.

    Raises
    ------
    UserError
        For a path that is no readable text, an unknown encoding or kind, or a bad sidecar.
    """
    path, kind = Path(path), known_kind(kind)
    data = _bytes_of(path)
    sidecar = _sidecar_of(path, data)
    text, used = decode(path.name, data, encoding or sidecar.pop("encoding", None))
    if not text.strip():
        what = "holds nothing but blanks" if text else "the file is empty"
        raise UserError(f"{path.name}: {what}. Give a text file with a report in it.")
    if not has_chinese(text):
        remedy = misread(path, text, used) or "Give a report in Chinese."
        raise UserError(f"{path.name}: no Chinese character in it. {remedy}")
    known = {"kind": "mixed", "raw_sha256": hashlib.sha256(data).hexdigest()} | sidecar
    known |= {"kind": kind} if kind else {}
    if not kind and "kind" not in sidecar:
        from zhibiao.sections import kind_of  # the text's own cues, when nobody says

        known["kind"] = kind_of(text)
    try:
        return Report(report_id=path.stem, raw=text, encoding=used, **known)
    except (TypeError, ValueError) as error:
        raise UserError(f"{_sidecar_path(path).name}: {error}. Mend the sidecar.") from None


def known_kind(kind: str | None) -> str | None:
    """The kind as given, or a UserError where it is none.

    >>> known_kind("plan"), known_kind(None)
    ('plan', None)
    """
    if kind and kind not in ALLOWED["kind"]:
        kinds = ", ".join(ALLOWED["kind"])
        raise UserError(f"kind: {kind!r} is not one of {kinds}. Give one of them.")
    return kind


def read_reports(
    paths: Iterable[str | Path], *, encoding: str | None = None, kind: str | None = None
) -> Sequence[Report]:
    """Read several reports; the same stem twice is refused, because ids come from stems."""
    paths = [Path(path) for path in paths]
    seen: dict[str, Path] = {}
    for path in paths:
        if path.stem in seen:
            raise UserError(
                f"{path}: the name {path.stem!r} is also that of {seen[path.stem]}. "
                "Report ids come from file names: rename one of them."
            )
        seen[path.stem] = path
    return [read_report(path, encoding=encoding, kind=kind) for path in paths]


def own_report(path: str | Path, *, encoding: str | None = None) -> Report:
    """A report of one's own: without a sidecar, title and place are those that it prints.

    Where the title names no place it is that of the file's name; so is the year, where no date is printed.

    >>> from tempfile import mkdtemp
    >>> path = Path(mkdtemp()) / "Linjiang-2024.txt"
    >>> _ = path.write_text("临江市平安建设工作总结\\n建成警务站32个。", encoding="utf-8")
    >>> report = own_report(path)
    >>> report.place, report.title_zh, report.date, report.date_precision, report.issuer
    ('临江市', '临江市平安建设工作总结', '2024', 'inferred', 'unknown')
    >>> _ = path.write_text("建成警务站32个。", encoding="utf-8")
    >>> for name in ("Linjiang-2022-plan", "临江市2024年工作报告", "District3_2024", "plan-20240618"):
    ...     named = own_report(path.rename(path := path.with_stem(name)))
    ...     print(named.place, named.date)
    Linjiang 2022
    临江市 2024
    District3 2024
    unknown unknown
    """
    from zhibiao.titles import place_of, title_of

    report = dated(read_report(path, encoding=encoding))
    if _sidecar_path(Path(path)).exists():
        return report
    name = PLACE_AND_YEAR.match(report.report_id)
    unknown = {
        field.name: "unknown"
        for field in fields(Report)
        if field.type is str and getattr(report, field.name) == ""
    }
    named = {
        "place": place_of(report) or (name["place"] if name else "unknown"),
        "title_zh": title_of(report) or "unknown",
    }
    return replace(report, **unknown | named)


def dated(report: Report) -> Report:
    """A report with its date: the recorded one, else the one it prints, else the year of its name.

    >>> undated = Report(report_id="Linjiang-2023", kind="report", raw="工作总结", raw_sha256="")
    >>> dated(undated).date, dated(replace(undated, raw="工作总结\\n（2024年1月15日）")).date
    ('2023', '2024-01-15')
    """
    from zhibiao.periods import printed_date

    if report.date:
        return report
    if printed := printed_date(report.raw):
        return replace(report, date=printed, date_precision=PRECISION[printed.count("-")])
    name = PLACE_AND_YEAR.match(report.report_id)
    return replace(report, date=name["year"], date_precision="inferred") if name else report


def own_reports(paths: Iterable[str | Path], *, encoding: str | None = None) -> Sequence[Report]:
    """Several reports of one's own; those whose files are named alike are of one place.

    It is the one that a sidecar among them gives, else the first that a title names.
    """
    paths = [Path(path) for path in paths]
    reports = [own_report(path, encoding=encoding) for path in paths]
    alike = [name["place"] if (name := PLACE_AND_YEAR.match(path.stem)) else "" for path in paths]
    bare = [not _sidecar_path(path).exists() for path in paths]
    places: dict[str, str] = {}
    for without, name, report in sorted(zip(bare, alike, reports, strict=True), key=itemgetter(0)):
        if not without or report.place != name:
            places.setdefault(name, report.place)
    return [
        replace(report, place=places.get(name, report.place)) if name and without else report
        for without, name, report in zip(bare, alike, reports, strict=True)
    ]


def corpus() -> Sequence[Report]:
    """The reports of ``data/raw`` in the order of their ids, each with its sidecar checked.

    Where $ZHIBIAO_REPORTS lists files (JSON), as in a run of `zhibiao run FOLDER`, they are the corpus.
    """
    if chosen := os.environ.get("ZHIBIAO_REPORTS"):
        encoding = os.environ.get("ZHIBIAO_ENCODING") or None
        return own_reports(json.loads(chosen), encoding=encoding)
    paths = sorted(RAW.glob("*.txt"))
    if not paths:
        raise UserError(f"no report in {RAW.relative_to(ROOT)}. Work in a full checkout.")
    for path in paths:
        if not _sidecar_path(path).exists():
            raise UserError(
                f"{path.name}: no sidecar {_sidecar_path(path).name} beside it. "
                "Write one after the pattern of the others."
            )
    return read_reports(paths)


def _bytes_of(path: Path) -> bytes:
    if path.is_dir():
        raise UserError(f"{path}: is a folder. Name the text files in it, e.g. {path}/*.txt.")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise UserError(f"{path.name}: no such file. Check the path and try again.") from None
    except OSError as error:
        raise UserError(f"{path.name}: can't be read ({error.strerror}).") from None
    if what := _table_of(path, data):
        raise UserError(
            f"{path.name}: is {what}, not a report. Give the text of the report itself (*.txt)."
        )
    for signature, what, command in SIGNATURES:
        if data.startswith(signature):
            command = command.format(name=path.name, stem=path.stem)
            raise UserError(f"{path.name}: is {what}, not text. Turn it into text: {command}")
    head = data[:2048].lstrip(codecs.BOM_UTF8 + b" \t\r\n").lower()
    if any(mark in head for mark in HTML_MARKS):
        raise UserError(
            f"{path.name}: is a web page (HTML), not text. "
            f"Turn it into text: pandoc -t plain --wrap=none {path.name} -o {path.stem}-text.txt"
        )
    return data


def _table_of(path: Path, data: bytes) -> str:
    """What table a file is: one that zhibiao wrote, by its first line, or any that ends in .csv."""
    from zhibiao.schema import columns_of, names

    head = data.partition(b"\n")[0].decode("utf-8-sig", "ignore").strip()
    ours = (name for name in names() if head == ",".join(c.column for c in columns_of(name)))
    if name := next(ours, ""):
        return f"a table of {name} that zhibiao wrote"
    if head.startswith("text_id,quote,before,"):
        return "a coding sheet"
    return "a table" if path.suffix.lower() in (".csv", ".tsv") else ""


def _sidecar_path(path: Path) -> Path:
    return path.with_suffix(".toml")


def _sidecar_of(path: Path, data: bytes) -> dict[str, str]:
    sidecar = _sidecar_path(path)
    if not sidecar.exists():
        return {}
    try:
        record = tomllib.loads(sidecar.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeError) as error:
        reason = getattr(error, "strerror", error)
        raise UserError(
            f"{sidecar.name}: can't be read as TOML: {reason}. Mend it, or move it away."
        ) from None
    missing = [field for field in SIDECAR_FIELDS if field not in record]
    unknown = [field for field in record if field not in SIDECAR_FIELDS]
    if missing or unknown:
        what = f"lacks the field {missing[0]!r}" if missing else f"has no field {unknown[0]!r}"
        raise UserError(
            f"{sidecar.name}: a sidecar {what}. Its fields: {', '.join(SIDECAR_FIELDS)}."
        )
    found = hashlib.sha256(data).hexdigest()
    if record["raw_sha256"] != found:
        raise UserError(
            f"{path.name}: its bytes have changed: sha256 is {found}, {sidecar.name} records "
            f"{record['raw_sha256']}. Restore the file, or record a new one under a new name."
        )
    return record
