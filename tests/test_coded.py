"""What is measured against stays as it was: texts, splits and quotes."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from zhibiao import coded
from zhibiao.errors import UserError
from zhibiao.tables import load

BOTH = [coded.ADJUDICATED, "language model A", "language model B"]
ALONE = "language model C"
"""The reader of texts that have one reading."""

AGAIN = [coded.ADJUDICATED, ALONE, "language model D"]
"""The readers of later texts that have two readings."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The coded texts, where they may be spoiled."""
    return Path(shutil.copytree(coded.TEXTS, tmp_path / "texts"))


def test_the_texts_are_frozen() -> None:
    """Do all texts have the bytes, the split and the quotes that were recorded?"""
    assert set(coded.frozen()["text_id"]) == {path.stem for path in coded.TEXTS.glob("*.txt")}


def test_enough_of_the_invented_texts_are_for_testing() -> None:
    """Are at least two in five of them in the test split, and none of the corpus?"""
    sizes = load("texts")["split"].value_counts(normalize=True)
    assert sizes["test"] >= 0.4
    corpus = {"fuzhou-2024", "liaoyuan-nd", "ordos-nd", "quanzhou-2023", "weinan-2021"}
    assert corpus < set(coded.in_split("development"))


def test_what_belongs_together_is_in_one_split() -> None:
    """Does no plan stand in another split than its report, so that one gives nothing away?"""
    split = dict(load("texts")[["text_id", "split"]].itertuples(index=False))
    links = load("links")
    assert [split[plan] for plan in links["plan_id"]] == [
        split[name] for name in links["report_id"]
    ]


def test_a_changed_text_is_refused(folder: Path) -> None:
    """Is one changed character in a text found out?"""
    path = folder / "plan-lanshui.txt"
    path.write_bytes(path.read_bytes().replace("，".encode(), "、".encode(), 1))
    with pytest.raises(UserError, match="plan-lanshui: its bytes have changed"):
        coded.frozen(folder=folder)


def test_changed_line_ends_are_refused(folder: Path) -> None:
    """Is a text found out that a version control system or an editor gave other line ends?"""
    path = folder / "plan-lanshui.txt"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    with pytest.raises(UserError, match="plan-lanshui: its bytes have changed"):
        coded.frozen(folder=folder)


def test_a_missing_text_is_refused(folder: Path) -> None:
    """Is a text found out that is gone?"""
    (folder / "plan-lanshui.txt").unlink()
    with pytest.raises(UserError, match="plan-lanshui: its file is missing"):
        coded.frozen(folder=folder)


def test_a_text_without_a_split_is_refused(folder: Path) -> None:
    """Can a text come in without anybody saying whether rules may be tuned to it?"""
    (folder / "press-newcomer.txt").write_text("全市建成街面警务站32个。", encoding="utf-8")
    with pytest.raises(UserError, match="press-newcomer: has no split"):
        coded.frozen(folder=folder)


@pytest.mark.parametrize("split", ["", "training"])
def test_another_split_is_refused(split: str) -> None:
    """Can a text be in neither half?"""
    table = load("texts")
    table.loc[table["text_id"] == "plan-lanshui", "split"] = split
    with pytest.raises(UserError, match="plan-lanshui: has no split"):
        coded.frozen(table)


def test_twins_stay_together() -> None:
    """Can a damaged copy of a test text be looked at in development?"""
    table = load("texts")
    table.loc[table["text_id"] == "twin-meiluo", "split"] = "development"
    with pytest.raises(UserError, match="damaged-meiluo: stands in another split than twin-meiluo"):
        coded.frozen(table)


@pytest.mark.parametrize("change", [{"quote": "4127起"}, {"start": 164}, {"end": 169}])
def test_a_quote_that_is_not_there_is_refused(change: dict[str, object]) -> None:
    """Is a reading found out whose quote is not raw[start:end]?"""
    readings = load("readings")
    row = readings.index[readings["text_id"] == "audit-luting"][0]
    for column, cell in change.items():
        readings.loc[row, column] = cell
    with pytest.raises(UserError, match=r"audit-luting: .* quotes '.*' at 16\d-1\d\d, where"):
        coded.frozen(readings=readings)


def test_every_text_is_read_by_all() -> None:
    """Has no damaged copy a reading, and each text either two and an adjudication, or a single one?"""
    read = load("readings").groupby("text_id")["reader"].unique().map(sorted)
    assert {tuple(names) for names in read} == {tuple(BOTH), tuple(AGAIN), (ALONE,)}
    table = coded.texts()
    assert set(read.index) == set(table.loc[table["twin_of"] == "", "text_id"])


def test_a_single_reading_stands_where_none_was_adjudicated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Is what is measured against the adjudicated reading of a text, or else its only one?"""
    table = load("readings")
    alone = table.query("text_id == 'plan-lanshui' and reader == 'language model A'")
    both = table.query("text_id == 'report-lanshui'")
    monkeypatch.setattr(
        coded, "load", lambda name: pd.concat([alone, both]) if name == "readings" else load(name)
    )
    gold = coded.reading().groupby("report_id").size()
    assert gold["plan-lanshui"] == len(alone)
    assert gold["report-lanshui"] == (both["reader"] == coded.ADJUDICATED).sum()
    assert set(coded.reading(coded.ADJUDICATED)["report_id"]) == {"report-lanshui"}


def test_readers_are_named_for_what_they_are() -> None:
    """Does no name make a language model look like a person?"""
    assert set(coded.readers()) == {*BOTH, *AGAIN}
    assert all(name.startswith("language model") for name in load("texts")["author"])


def test_the_splits_make_up_the_whole() -> None:
    """Do development and test together hold each claim once?"""
    parts = [coded.reading(split=split) for split in coded.SPLITS]
    pd.testing.assert_frame_equal(
        pd.concat(parts).sort_values(["report_id", "start", "end", "subject"], ignore_index=True),
        coded.reading().sort_values(["report_id", "start", "end", "subject"], ignore_index=True),
    )
    assert not set(parts[0]["report_id"]) & set(parts[1]["report_id"])
