"""What score says of tables whose worth is known beforehand."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhibiao.coded import raw, reading
from zhibiao.errors import UserError
from zhibiao.files import csv_bytes
from zhibiao.score import FIELDS, by, errors, read_claims, score
from zhibiao.scorecard import scorecard

GOLD = reading(split="development")
GOLD = GOLD[GOLD["report_id"].isin(["plan-lanshui", "press-tingdai"])].reset_index(drop=True)
SHARES = ["precision", "recall", "f1"]
CODES = {"value": ["1", "2"], "unit": ["个", "%"], "bound": ["exact", "about"],
         "measure": ["count", "rate"], "direction": ["", "up"], "modality": ["target", "reported"],
         "stage": ["input", "output"], "subject": ["警务站", "群众满意率", "破案率"]}  # fmt: skip


def whole(found: pd.DataFrame, gold: pd.DataFrame = GOLD) -> pd.Series:
    return score(found, gold).summary.loc["all"]


def claim(start: int, end: int, subject: str, **fields: str) -> dict[str, object]:
    row = {"report_id": "r", "start": start, "end": end, "quote": "x" * (end - start)}
    return row | {field: CODES[field][0] for field in FIELDS} | {"subject": subject} | fields


def test_a_perfect_table() -> None:
    """Is the reading itself right in everything?"""
    figures = whole(GOLD)
    assert (figures[[*SHARES, "exact_span_f1", *FIELDS]] == 1).all()
    assert figures["matched"] == len(GOLD) == 58


def test_an_empty_table() -> None:
    """Does a table without claims miss all, and is its precision not called zero or one?"""
    figures = whole(GOLD[:0])
    assert figures[["recall", "f1", "exact_span_f1"]].tolist() == [0, 0, 0]
    assert figures[["precision", *FIELDS]].isna().all()
    assert len(score(GOLD[:0], GOLD).missed) == len(GOLD)


def test_a_table_where_there_is_nothing_to_find() -> None:
    """Are claims in a text that has none all counted as extra?"""
    result = score(GOLD, GOLD[:0])
    assert result.summary.loc["all", ["precision", "f1"]].tolist() == [0, 0]
    assert len(result.extra) == len(GOLD)


def test_a_shuffled_table() -> None:
    """Does the order of rows say nothing?"""
    shuffled = GOLD.sample(frac=1, random_state=0)
    pd.testing.assert_series_equal(whole(shuffled), whole(GOLD))
    assert score(shuffled, GOLD.sample(frac=1, random_state=1)).missed.empty


def test_every_field_wrong() -> None:
    """Are all mentions found and every field refused?"""
    wrong = GOLD.assign(value="123456789", unit="光年", bound="x", measure="x", direction="x",
                        modality="x", stage="x", subject="ZZZ")  # fmt: skip
    figures = whole(wrong)
    assert (figures[[*SHARES, "exact_span_f1"]] == 1).all()
    assert (figures[[*FIELDS]] == 0).all()


@pytest.mark.parametrize("field", FIELDS)
def test_one_field_wrong(field: str) -> None:
    """Does a wrong field cost that field alone?"""
    figures = whole(GOLD.assign(**{field: "9" if field == "value" else "Z"}))[[*FIELDS]]
    assert figures[field] == 0
    assert (figures.drop(field) == 1).all()


def test_shifted_by_one_character() -> None:
    """Do claims one character off still match, but not as exact spans?"""
    long = GOLD[GOLD["end"] - GOLD["start"] > 1]
    figures = whole(long.assign(start=long["start"] + 1, end=long["end"] + 1), long)
    assert (figures[[*SHARES, *FIELDS]] == 1).all()
    assert figures["exact_span_f1"] == 0


def test_shifted_out_of_reach() -> None:
    """Does a claim beside the right place match nothing?"""
    found = pd.DataFrame([claim(3, 6, "警务站")])
    assert whole(found, pd.DataFrame([claim(0, 3, "警务站")]))["matched"] == 0


def test_two_subjects_on_one_span() -> None:
    """Are two claims on one span told apart by their subjects, in any order?"""
    gold = pd.DataFrame(
        [claim(0, 3, "群众满意率", stage="output"), claim(0, 3, "破案率", stage="input")]
    )
    found = gold.iloc[::-1].reset_index(drop=True)
    figures = whole(found, gold)
    assert (figures[[*SHARES, "exact_span_f1", *FIELDS]] == 1).all()


def test_one_claim_is_not_counted_twice() -> None:
    """Does saying the same thing twice cost precision, and finding one of two cost recall?"""
    one = pd.DataFrame([claim(0, 3, "警务站")])
    two = pd.concat([one, one], ignore_index=True)
    assert whole(two, one)[SHARES].tolist() == pytest.approx([0.5, 1, 2 / 3])
    assert whole(one, two)[SHARES].tolist() == pytest.approx([1, 0.5, 2 / 3])


def test_as_many_as_can_be_are_matched() -> None:
    """Are two perfect matches given up where that lets three claims be matched instead?"""
    gold = [claim(0, 10, "警务站"), claim(9, 29, "破案率"), claim(28, 48, "群众满意率")]
    found = [claim(9, 29, "破案率"), claim(28, 48, "群众满意率"), claim(47, 60, "警务站")]
    assert whole(pd.DataFrame(found), pd.DataFrame(gold))["matched"] == 3


def test_other_reports_do_not_match() -> None:
    """Does the same place in another text count as nothing?"""
    result = score(GOLD.assign(report_id="elsewhere"), GOLD)
    assert result.matched.empty
    assert set(result.summary.index) == {"all", "elsewhere", "plan-lanshui", "press-tingdai"}


@pytest.mark.parametrize("same", ["32.0", "32.00"])
def test_numbers_are_compared_as_numbers(same: str) -> None:
    """Is 32.0 the same number as 32?"""
    found = pd.DataFrame([claim(0, 3, "警务站", value=same)])
    assert whole(found, pd.DataFrame([claim(0, 3, "警务站", value="32")]))["value"] == 1


def test_a_range_needs_both_ends() -> None:
    """Is a range without its ends wrong, although neither side has a value?"""
    gold = pd.DataFrame([claim(0, 3, "警务站", value="", low="5", high="8")])
    assert whole(gold.assign(low="", high=""), gold)["value"] == 0
    assert whole(gold.assign(low="5.0"), gold)["value"] == 1
    assert whole(gold.drop(columns=["low", "high"]), gold)["value"] == 0


def test_offsets_that_are_none_are_refused() -> None:
    """Is a claim refused that ends where it begins?"""
    with pytest.raises(UserError, match="row 1: end is not after start"):
        score(pd.DataFrame([claim(3, 3, "警务站")]), GOLD)


def test_by_measure_adds_up() -> None:
    """Do the rows of a breakdown add up to the whole, in both tables?"""
    found = GOLD.drop(index=GOLD.index[::3])
    for field in ("measure", "stage", "wording"):
        table = by(score(found, GOLD), field)
        assert table["gold"].sum() == len(GOLD) and table["found"].sum() == len(found)
        assert (table["recall"] * table["gold"]).sum() == pytest.approx(len(found))
    with pytest.raises(UserError, match="no column colour"):
        by(score(found, GOLD), "colour")


def test_each_error_is_shown_where_it_is() -> None:
    """Is every missed and extra claim and every wrong field listed, with the text around it?"""
    found = GOLD.copy()
    found.loc[0, "unit"] = "只"
    found.loc[1, "end"] += 1
    found = pd.concat([found.drop(index=2), found.loc[[3]]], ignore_index=True)
    table = errors(score(found, GOLD), raw)
    assert sorted(table["error"]) == ["extra", "missed", "span", "unit"]
    missed = table[table["error"] == "missed"].iloc[0]
    assert (missed["start"], missed["gold"]) == (GOLD.loc[2, "start"], GOLD.loc[2, "subject"])
    assert f"【{GOLD.loc[2, 'quote']}】" in missed["context"]


def test_test_texts_are_shown_only_when_asked_for(tmp_path) -> None:
    """Does the scorecard of the test split hold no character of its texts unless errors are asked for?"""
    gold = reading(split="test")
    path = tmp_path / "claims.csv"
    gold.iloc[1:].to_csv(path, index=False)
    printed = scorecard(path)
    assert "【" not in printed
    assert not any(subject in printed for subject in set(gold["subject"]) if len(subject) > 4)
    assert scorecard(path, with_errors=True).count("【") == 1


def test_nothing_of_the_split_is_refused(tmp_path) -> None:
    """Is a table without any text of the split refused, rather than scored zero?"""
    path = tmp_path / "claims.csv"
    GOLD.to_csv(path, index=False)
    with pytest.raises(UserError, match="no claim of a text of the split test"):
        scorecard(path)


def test_texts_without_a_claim_are_named(tmp_path) -> None:
    """Does a text that was perhaps not parsed count as missed, and is it named?"""
    path = tmp_path / "claims.csv"
    GOLD.to_csv(path, index=False)
    printed = scorecard(path, "development")
    unread = sorted(set(reading(split="development")["report_id"]) - set(GOLD["report_id"]))
    assert f"counted as missed: {', '.join(unread)}\n" in printed
    assert "\nplan-lanshui " in printed


@pytest.mark.parametrize(
    ("spoil", "message"),
    [({"start": "twelve"}, "line 2, column start: 'twelve' is no number"),
     ({"value": "32个"}, "line 2, column value: '32个' is no number"),
     ({"start": ""}, "line 2, column start: '' is no number"),
     ({"end": "9" * 30}, "line 2, column end: '9{30}' is no number"),
     ({"start": "０"}, "line 2, column start: '０' is no number"),
     ({"value": "１"}, "line 2, column value: '１' is no number")],
)  # fmt: skip
def test_a_bad_cell_is_named(tmp_path, spoil: dict[str, str], message: str) -> None:
    """Is a cell that is no number named by file, line and column?"""
    path = tmp_path / "claims.csv"
    pd.DataFrame([claim(0, 3, "警务站") | spoil]).to_csv(path, index=False)
    with pytest.raises(UserError, match=rf"claims\.csv, {message}"):
        read_claims(path)


def test_blank_lines_count_as_lines_and_are_no_claims(tmp_path) -> None:
    """Is a mistake told by its line in the file, and a blank line no claim?"""
    path = tmp_path / "claims.csv"
    head, row = pd.DataFrame([claim(0, 3, "警务站")]).to_csv(index=False).splitlines()
    path.write_text("\n".join([head, "", "", row, ""]), encoding="utf-8")
    assert len(read_claims(path)) == 1
    path.write_text("\n".join([head, "", "", row.replace("r,0,", "r,zero,")]), encoding="utf-8")
    with pytest.raises(UserError, match="line 4, column start: 'zero' is no number"):
        read_claims(path)


def test_is_a_guarded_cell_scored_as_it_was_read(tmp_path) -> None:
    """Is the apostrophe that keeps a spreadsheet from running '-3% taken off again?"""
    path = tmp_path / "claims.csv"
    path.write_bytes(csv_bytes(pd.DataFrame([claim(0, 3, "警务站") | {"quote": "-3%"}])))
    assert b"'-3%" in path.read_bytes() and read_claims(path)["quote"].tolist() == ["-3%"]


def test_is_a_column_that_stands_twice_refused(tmp_path) -> None:
    """Is it told, and neither of the two taken?"""
    path = tmp_path / "claims.csv"
    path.write_text("start,end,start\n1,2,3\n", encoding="utf-8")
    with pytest.raises(UserError, match="the column 'start' stands twice"):
        read_claims(path)


def test_a_table_without_its_columns_is_refused(tmp_path) -> None:
    """Is a table of something else refused, naming the first column it lacks?"""
    path = tmp_path / "claims.csv"
    pd.DataFrame([claim(0, 3, "警务站")]).drop(columns="unit").to_csv(path, index=False)
    with pytest.raises(UserError, match="lacks the column unit"):
        read_claims(path)


claims = st.lists(
    st.builds(
        lambda report, start, length, fields: claim(start, start + length, **fields) | {"report_id": report},
        st.sampled_from(["r", "s"]), st.integers(0, 12), st.integers(1, 5),
        st.fixed_dictionaries({field: st.sampled_from(codes) for field, codes in CODES.items()}),
    ), min_size=1, max_size=8,
).map(pd.DataFrame)  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(claims, claims, st.randoms(use_true_random=False))
def test_the_order_of_rows_never_counts(found: pd.DataFrame, gold: pd.DataFrame, random) -> None:
    """Do any two tables score the same in any order, every field included?"""
    orders = [random.sample(range(len(table)), len(table)) for table in (found, gold)]
    once = score(found, gold).summary
    again = score(found.iloc[orders[0]], gold.iloc[orders[1]]).summary
    pd.testing.assert_frame_equal(once, again)


@settings(max_examples=30, deadline=None)
@given(claims, claims)
def test_precision_and_recall_change_places(found: pd.DataFrame, gold: pd.DataFrame) -> None:
    """When the tables change places, do P and R, with F1 and exact spans as they were?"""
    there, back = whole(found, gold), whole(gold, found)
    assert there[["precision", "recall"]].tolist() == back[["recall", "precision"]].tolist()
    assert there[["f1", "exact_span_f1"]].tolist() == back[["f1", "exact_span_f1"]].tolist()


@settings(max_examples=30, deadline=None)
@given(claims)
def test_a_table_matches_itself(found: pd.DataFrame) -> None:
    """Does every table find all of itself, at its exact spans?"""
    assert (whole(found, found)[[*SHARES, "exact_span_f1"]] == 1).all()
