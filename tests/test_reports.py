"""Reports as received: is what is read exactly what lies in data/raw, and is bad input refused?"""

import hashlib
import shutil
import tomllib
from pathlib import Path

import pytest

import zhibiao as zb
from zhibiao.errors import UserError
from zhibiao.reports import RAW, corpus, read_report, read_reports


def test_are_the_bytes_those_that_the_sidecars_record():
    """Does every report have a sidecar with the hash of its bytes?"""
    for report in corpus():
        data = (RAW / f"{report.report_id}.txt").read_bytes()
        assert hashlib.sha256(data).hexdigest() == report.raw_sha256
        assert report.raw == data.decode("utf-8-sig")


def test_is_the_unknown_recorded_as_unknown():
    """Does a report without a date say so, instead of carrying a guess?"""
    undated = {report.report_id for report in corpus() if report.date_precision == "none"}
    assert undated == {report.report_id for report in corpus() if report.date == "unknown"}
    assert undated


@pytest.fixture
def copied(tmp_path):
    """A report of the corpus with its sidecar, to be spoilt."""
    for name in ("weinan-2021.txt", "weinan-2021.toml"):
        shutil.copy(RAW / name, tmp_path / name)
    return tmp_path / "weinan-2021.txt"


def test_is_one_changed_byte_noticed(copied):
    """Is a report refused whose bytes are not those that were recorded?"""
    copied.write_bytes(copied.read_bytes().replace("渭南".encode(), "渭北".encode(), 1))
    with pytest.raises(UserError, match="bytes have changed"):
        read_report(copied)


def test_is_a_sidecar_that_can_not_be_read_told(copied):
    """Is a folder where the sidecar should be told in one line?"""
    copied.with_suffix(".toml").unlink()
    copied.with_suffix(".toml").mkdir()
    with pytest.raises(UserError, match=r"weinan-2021\.toml: can't be read .*Is a directory"):
        read_report(copied)


@pytest.mark.parametrize("field", ["kind", "license", "raw_sha256"])
def test_is_a_missing_field_named(copied, field):
    """Does a sidecar without a field get an error that names it?"""
    sidecar = copied.with_suffix(".toml")
    record = tomllib.loads(sidecar.read_text(encoding="utf-8"))
    lines = [f'{name} = "{value}"' for name, value in record.items() if name != field]
    sidecar.write_text("\n".join(lines).replace("\\", ""), encoding="utf-8")
    with pytest.raises(UserError, match=f"lacks the field '{field}'"):
        read_report(copied)


PROSE = "社会治安防控体系建设和安全，警务站32个。" * 9
BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\n", "nothing but blanks"),
    "english.txt": (b"32 stations, 100%", "no Chinese character in it"),
    "scan.txt": (b"%PDF-1.7 \x93\x8c", "scan-text.txt"),
    "word.txt": (b"PK\x03\x04rest", "--outdir text"),
    "cells.csv": ("年份,盗窃\n2023,12\n".encode(), "is a table, not a report. Give the text"),
    "copy.txt": (b"report_id,start,end,before,after,rule,warrant,reason\nx", "a table of edits"),
    "sheet.txt": (b"\xef\xbb\xbftext_id,quote,before,value\n", "is a coding sheet"),
    "page.txt": (b"<!DOCTYPE html><html><body>", "-o page-text.txt"),
    "gbk.txt": (PROSE.encode("gb18030"), "--encoding gb18030"),
    "latin.txt": (PROSE.encode().decode("latin-1").encode(), "UTF-8 that was read as iso-8859-1"),
    "western.txt": (
        "公安\n".encode().decode("cp1252").encode() * 9,
        "-t cp1252 western.txt >western-text.txt",
    ),
    "browser.txt": (
        (PROSE + "提").encode().decode("cp1252", "replace").encode(),
        "as it was before.$",
    ),
    "gbk-latin.txt": (PROSE.encode("gbk").decode("latin-1").encode(), "GB18030 that was read as"),
    "french.txt": ("Sécurité publique à l’été".encode() * 9, "Give a report in Chinese"),
    "noise.txt": (b"\xff\xfa\x00\x9d\x81" * 9, "encoding"),
    "picture.txt": (bytes(range(256)) * 9, "export it as plain text"),
    "nul.txt": ("建成12个\x00".encode(), "NUL"),
}


@pytest.mark.parametrize("name", BAD)
def test_is_what_is_no_text_refused_with_a_remedy(tmp_path, name):
    """Does each kind of wrong file get its own one-line error?"""
    content, words = BAD[name]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError, match=words) as error:
        read_report(tmp_path / name)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("encoding", "named"), [("utf-8-sig", None), ("utf-16", None), ("gb18030", "gb18030")]
)
def test_is_the_same_text_read_from_every_encoding(tmp_path, encoding, named):
    """Do byte-order marks vanish, and does a named encoding work?"""
    (tmp_path / "a.txt").write_bytes("全市建成警务站32个。\r\n".encode(encoding))
    assert read_report(tmp_path / "a.txt", encoding=named).raw == "全市建成警务站32个。\r\n"


def test_is_a_wrongly_named_encoding_told(tmp_path):
    """Is a Chinese text that was read as Latin-1 because somebody said so told from no Chinese?"""
    (tmp_path / "a.txt").write_text(PROSE, encoding="utf-8")
    with pytest.raises(UserError, match="give --encoding utf-8"):
        read_report(tmp_path / "a.txt", encoding="latin-1")


@pytest.mark.parametrize("name", ["utf8", "UTF-8"])
def test_is_what_was_misread_before_told_however_utf_8_is_spelt(tmp_path, name):
    """Is a text that was saved misread sent back to its file, and not read as GB18030 now?"""
    (tmp_path / "a.txt").write_bytes(BAD["gbk-latin.txt"][0])
    with pytest.raises(UserError, match="go back to the file"):
        read_report(tmp_path / "a.txt", encoding=name)


READERS = [
    lambda path, kind: zb.claims(zb.read_report(path), kind=kind),
    lambda path, kind: zb.numerals(PROSE, kind=kind),
    lambda path, kind: read_report(path, kind=kind),
]


@pytest.mark.parametrize("read", READERS)
def test_is_an_unknown_kind_told(tmp_path, read):
    """Is a kind that is none named as what is wrong, and not a sidecar that does not exist?"""
    (tmp_path / "a.txt").write_text(PROSE, encoding="utf-8")
    with pytest.raises(UserError, match="kind: 'draft' is not one of plan, report"):
        read(tmp_path / "a.txt", "draft")


def test_does_a_kind_hold_for_a_report_as_for_a_text(tmp_path):
    """Is what a plan says of 32 stations a target, whichever way the plan is given?"""
    (tmp_path / "a.txt").write_text("建成警务站32个。", encoding="utf-8")
    report = read_report(tmp_path / "a.txt")
    assert report.kind != "plan"
    for given in (report, report.raw):
        assert zb.claims(given, kind="plan")["modality"].tolist() == ["target"]


@pytest.mark.parametrize("read", [zb.claims, zb.numerals])
@pytest.mark.parametrize("name", ["a.txt", "临江市总结.md", Path("临江市"), "32 stations", ""])
def test_is_a_path_told_from_a_text(read, name):
    """Is the name of a file, or what holds no Chinese, not read as a text without claims?"""
    with pytest.raises(UserError, match="is no text of a report"):
        read(name)


def test_is_the_same_name_twice_refused(tmp_path):
    """Two files of one stem would make one id for two claims: are they refused?"""
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "r.txt").write_text("建成32个警务站。", encoding="utf-8")
    with pytest.raises(UserError, match="rename one"):
        read_reports([tmp_path / "a/r.txt", tmp_path / "b/r.txt"])
