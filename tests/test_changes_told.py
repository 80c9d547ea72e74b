"""Changes in claims and words: what is typed, counted, linked and explained, and what is not.

Over 300 lines: one question a wording.
"""

import re
from decimal import Decimal
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

import zhibiao as zb
from zhibiao.changes.explain import explain
from zhibiao.changes.naming import SIZE, counted, since
from zhibiao.cli import main
from zhibiao.lexicon import table
from zhibiao.tables import check

# Trends


@pytest.mark.parametrize(("words", "inequality"), [
    ("连续四年下降", "x0 > x1 > x2 > x3 > x4"), ("刑事案件实现三连降", "x0 > x1 > x2 > x3"),
    ("发案数连续2年持平", "x0 = x1 = x2"), ("连续三年负增长", "x0 > x1 > x2 > x3"),
    ("警情逐年下降", "x0 > x1 > … > xn"), ("满意度稳步提升", "x0 < x1 < … < xn"),
    ("电信诈骗发案明显下降", "x0 > x1"), ("连续14个月同比下降", "x1 < y1, …, x14 < y14"),
    ("连续三年同比下降", "x0 > x1 > x2 > x3"), ("命案连续12年全破", "x1 = … = x12 = 100 %"),
    ("现行命案持续保持全破", "x1 = … = xn = 100 %"), ("小区零发案", "x1 = 0"),
    ("连续三年零发案", "x1 = x2 = x3 = 0"), ("刑事案件连续十二个月上升", "x0 < x1 < … < x12"),
    ("零发案小区数连续两年上升", "x0 < x1 < x2"),
    ("警情下降、连续三年零发案", "x1 = x2 = x3 = 0"),
])  # fmt: skip
def test_is_a_trend_an_inequality(words, inequality):
    """Does each wording give its order, and the drawn heights the same order?"""
    found = zb.trend(words)
    assert found.inequality == inequality
    heights = found.order()
    steps = {np.sign(b - a) for a, b in pairwise(heights)}
    assert steps <= {{"falling": -1, "rising": 1}.get(found.relation, 0)}
    assert len(heights) == (found.steps or 1) + (found.level is None)


@pytest.mark.parametrize("words", ["连续七年名列前茅", "", "无变化可言的十年", "双拥模范城"])
def test_is_what_is_no_trend_refused(words):
    """A streak of prizes says no direction: is it refused?"""
    with pytest.raises(zb.UserError):
        zb.trend(words)


# The codebook's words


@pytest.mark.parametrize("row", table("counted"), ids=lambda row: row.counted)
def test_is_each_subject_counted_as_its_row_says(row):
    """Do the examples come out as this kind, asked with all rows, and no counter-example?"""
    for example in row.examples.split("|"):
        assert counted(example)[0] == row.counted, example
    for example in row.counter_examples.split("|"):
        assert counted(example)[0] != row.counted, example


@pytest.mark.parametrize("row", table("since"), ids=lambda row: row.name)
def test_is_each_base_period_understood_as_its_row_says(row):
    """Do the examples get this row's meaning, and no counter-example?"""
    for example in row.examples.split("|"):
        assert since(example, "").meaning.startswith(row.meaning), example
    for example in row.counter_examples.split("|"):
        assert not since(example, "").meaning.startswith(row.meaning), example


@pytest.mark.parametrize("row", table("trends"), ids=lambda row: row.name)
def test_does_each_trend_word_find_its_examples(row):
    """Are the examples found and the counter-examples passed by?"""
    for example in row.examples.split("|"):
        assert re.search(row.pattern, example) and zb.trend(example).relation == row.relation
    for example in row.counter_examples.split("|"):
        assert not re.search(row.pattern, example), example


def test_do_rivals_speak_of_kinds_that_are_counted():
    """Is every pair of rivals one of the codebook's kinds, and has it more than one rival?"""
    kinds = {row.counted for row in table("counted")}
    pairs = [(row.first, row.second) for row in table("rivals")]
    assert {kind for pair in pairs for kind in pair} <= kinds
    assert len({(row.first, row.second, row.rival) for row in table("rivals")}) == len(pairs)
    for name in ("counted", "rivals", "rounding", "since", "trends"):
        check(name, zb.load(name))
    assert re.fullmatch(SIZE, "")


# Changes of a table of claims


def claims(*rows):
    """A table of claims in one report, each a few characters after the last."""
    empty = dict.fromkeys(
        (
            "low",
            "high",
            "baseline",
            "unit",
            "direction",
            "subject",
            "period",
            "base_period",
            "value",
            "prefix",
            "suffix",
        ),
        "",
    )
    made = []
    for place, row in enumerate(rows):
        start = 100 + 10 * place
        made.append(
            empty
            | {
                "claim_id": f"r@{start}-{start + 5}",
                "report_id": "r",
                "start": start,
                "end": start + 5,
                "quote": f"{row.get('value', '')}%",
                "bound": "exact",
                "measure": "change",
                "modality": "reported",
                "stage": "outcome",
            }
            | row
        )
    return pd.DataFrame(made)


FALL = {"direction": "down", "base_period": "同比", "unit": "%"}
CALLS = FALL | {"value": "15.2", "subject": "盗窃警情数"}
CASES = FALL | {"value": "42.1", "subject": "案件数"}


def test_is_every_kind_of_change_typed():
    """One row per change, none for a plain count, and the table valid under its schema?"""
    told = zb.changes(claims(
        CALLS, {"measure": "count", "value": "32", "subject": "街面警务站"},
        {"measure": "point_change", "value": "3.2", "direction": "up", "unit": "百分点", "subject": "群众安全感"},
        {"measure": "percentage", "value": "36.40", "baseline": "27.36", "direction": "up", "unit": "%",
         "subject": "警情有效率", "quote": "27.36%提升至36.40%"},
        {"measure": "multiple", "value": "4", "direction": "up", "quote": "翻两番", "subject": "注册用户"},
        {"measure": "streak", "value": "4", "unit": "年", "direction": "down", "subject": "刑事案件", "quote": "四年"},
        {"measure": "streak", "value": "7", "unit": "年", "subject": "综合绩效名列前茅", "quote": "七年",
         "suffix": "名列前茅"},
    ))  # fmt: skip
    assert told["type"].tolist() == ["percent", "percentage point", "from_to", "ratio", "trend"]
    assert told["printed"].tolist() == ["15.2", "3.2", "27.36→36.40", "4", ""]
    assert told["relative"].tolist() == [
        Decimal("-15.2"),
        None,
        Decimal("33.0409"),
        Decimal(300),
        None,
    ]
    assert told["trend"].tolist()[-1] == "x0 > x1 > x2 > x3 > x4"
    assert told["base"].tolist() == [
        "not printed",
        "not printed",
        "printed",
        "not printed",
        "not printed",
    ]
    check("changes", told)


def test_does_a_bare_subject_take_what_the_change_before_is_of():
    """盗窃警情数、案件数: is the second of theft too, but not across a full stop or a long way?"""
    told = zb.changes(claims(CALLS, CASES))
    assert told[["of", "counted"]].values.tolist() == [["盗窃", "calls"], ["盗窃", "cases"]]
    assert told["of_claim_id"].tolist() == ["", "r@100-105"]
    assert zb.changes(claims(CALLS, CASES | {"prefix": "。件数下降"}))["of"].tolist() == [
        "盗窃",
        "",
    ]
    assert zb.changes(claims(CALLS, CASES | {"start": 400, "end": 405}))["of"].tolist() == [
        "盗窃",
        "",
    ]


def test_are_linked_changes_found_by_rule():
    """Calls and cases of one thing, since one time: one pair, in the order of the table?"""
    pair = zb.linked(zb.changes(claims(CASES | {"subject": "盗窃案件数"}, CALLS)))
    assert pair[["first", "second"]].values.tolist() == [["calls", "cases"]]
    assert pair["ratio"].tolist() == [zb.implied_ratio("-15.2", "-42.1").ratio]
    assert "triage" in pair["rivals"][0].split() and "duplicate_calls" in pair["rivals"][0].split()
    check("linked", pair)


@pytest.mark.parametrize("other", [
    {"subject": "诈骗案件数"}, {"base_period": "较2019年"}, {"modality": "target"}, {"bound": "more_than"},
    {"subject": "盗窃警情"}, {"report_id": "s"}, {"measure": "point_change"}, {"direction": ""},
], ids=str)  # fmt: skip
def test_is_nothing_linked_that_differs_in_more(other):
    """Another thing, base, mode, bound, or the same counted twice: is no ratio implied?"""
    assert zb.linked(zb.changes(claims(CALLS, CASES | {"subject": "盗窃案件数"} | other))).empty


def test_is_a_limit_an_open_range():
    """70%以上 leaves −100 to −70, 近三成 −30 to 0, 4.5%-5% the range, 左右 nothing?"""
    told = zb.changes(claims(
        CALLS | {"value": "70", "bound": "more_than"}, CALLS | {"value": "30", "bound": "nearly", "quote": "近三成"},
        CALLS | {"value": "", "low": "4.5", "high": "5", "bound": "between"}, CALLS | {"bound": "about"},
        CALLS | {"direction": "up", "value": "8", "bound": "at_least"},
    ))  # fmt: skip
    ends = told[["relative_low", "relative_high"]].values.tolist()
    assert ends == [[-100, -70], [-30, 0], [-5, Decimal("-4.5")], [None, None], [8, None]]
    assert told["relative"].tolist() == [None] * 5
    assert told["printed"].tolist()[1] == "三成"


def test_is_a_printed_base_found_beside_the_change():
    """A from–to pair or the later count of the same thing: is the base said to be printed?"""
    pair = {
        "measure": "count",
        "value": "273",
        "baseline": "312",
        "unit": "起",
        "subject": "盗窃案件",
        "quote": "312起下降到273起",
    }
    told = zb.changes(claims(pair, CASES | {"subject": "盗窃案件数"}))
    assert told["base"].tolist() == ["printed", "printed"]
    assert told["base_claim_id"].tolist() == ["", "r@100-105"]
    assert told["relative"].tolist() == [Decimal("-12.5"), Decimal("-42.1")]
    later = zb.changes(claims(pair | {"baseline": ""}, CASES | {"subject": "盗窃案件数"}))
    assert later["base"].tolist() == ["after printed"]
    assert zb.changes(claims(pair | {"baseline": "", "subject": "警情"}, CASES))[
        "base"
    ].tolist() == ["not printed"]


@pytest.mark.parametrize(("text", "base"), [
    ("溺水死亡人数由24人减少到18人,下降25%。", 24), ("盗窃案件下降7%,由120起降至112起。", 120),
    ("盗窃案件上年395起,今年312起,下降21%。", 395), ("2022年盗窃案件395起,2023年312起,同比下降21%。", 395),
    ("2022年盗窃案件395起,2023年312起,下降21%。", 395), ("盗窃案件312起,去年同期为395起,下降21%。", 395),
    ("盗窃案件312起,比2022年的395起下降21%。", 395), ("盗窃案件312起,下降21%(上年同期395起)。", 395),
    ("盗窃案件312起,比上年减少83起,下降21%。", 395), ("火灾事故312起,较上年少83起,降幅21%。", 395),
    ("盗窃案件478起,比上年增加83起,上升21%。", 395),
    ("盗窃案件312起,同比下降21%。", None), ("盗窃案件比上年减少83起,下降21%。", None),
    ("盗窃案件下降21%,诈骗案件由120起降至112起。", None), ("盗窃案件下降21%。盗窃案件由395起降至312起。", None),
    ("2019年盗窃案件500起,2023年312起,同比下降21%。", None), ("去年盗窃案件312起,同比下降21%。", None),
    ("盗窃案件减少到312起,同比下降21%。", None), ("诈骗案件395起,盗窃案件312起,下降21%。", None),
], ids=str)  # fmt: skip
def test_is_the_number_that_a_change_starts_from_read(text, base):
    """A pair, an earlier count, a count with the difference: its base; else none?"""
    told = zb.changes(zb.claims(text))
    told = told[told["type"] == "percent"]
    assert told["baseline"].tolist() == [base] * len(told) and len(told)
    where = {"derived" if re.search("[少加]83起", text) else "printed"}
    assert set(told["base"]) & {"printed", "derived"} == (where if base else set())
    assert told["base_claim_id"].astype(bool).all() or base is None
    check("changes", told)


def test_has_each_change_of_a_list_the_start_of_its_own_pair():
    """Of two pairs told in one list, does each change start from its own?"""
    text = "火灾事故起数、死亡人数由24起、6人下降到18起、3人,分别下降25%、50%。"
    told = zb.changes(zb.claims(text))
    assert told["baseline"].tolist() == [24, 6, 24, 6]
    assert told["type"].tolist() == ["from_to", "from_to", "percent", "percent"]


def test_is_a_pair_printed_in_ten_thousands_rounded():
    """24.1万→15.8万: is the room that of the last printed digit, 34.1 to 34.8 %?"""
    told = zb.changes(
        claims(
            {
                "measure": "count",
                "value": "158000",
                "baseline": "241000",
                "unit": "起",
                "subject": "刑事案件",
                "quote": "24.1万起下降到15.8万起",
            }
        )
    )
    assert [round(end, 1) for end in told.loc[0, ["relative_low", "relative_high"]]] == [
        Decimal("-34.8"),
        Decimal("-34.1"),
    ]
    assert told["difference"][0] == -83000

    whole = zb.changes(
        claims(
            {
                "measure": "count",
                "value": "160000",
                "baseline": "240000",
                "unit": "起",
                "subject": "刑事案件",
                "quote": "24万起下降到16万起",
            }
        )
    )
    assert whole["relative_low"][0] < Decimal("-36") < Decimal("-31") < whole["relative_high"][0]


def test_is_growth_by_times_left_open():
    """增长1.5倍 is ×2.5 or ×1.5; 增长到1.5倍 is ×1.5?"""
    times = {
        "measure": "multiple",
        "value": "1.5",
        "direction": "up",
        "quote": "1.5倍",
        "subject": "投入",
    }
    told = zb.changes(claims(times, times | {"prefix": "增长到"}))
    assert told["relative"].tolist() == [None, 50]
    assert told.loc[0, ["relative_low", "relative_high"]].tolist() == [50, 150]


def test_are_a_streak_and_its_zeros_one_trend():
    """连续14年 … 零被盗: is it one inequality, that of the streak, and a zero that is no outcome none?"""
    streak = {"measure": "streak", "value": "14", "unit": "年", "quote": "14年", "subject": "被盗"}
    zero = {"measure": "zero", "value": "0", "quote": "零被盜", "subject": "被盗"}
    assert zb.changes(claims(streak, zero))["trend"].tolist() == ["x1 = … = x14 = 0"]
    assert zb.changes(claims(zero))["trend"].tolist() == ["x1 = 0"]
    assert zb.changes(claims(zero | {"stage": "output"})).empty


def test_is_the_year_of_the_base_told_only_where_it_is_printed():
    """同比 without a year: said so; with 2023年 in the period: 2022?"""
    told = zb.changes(claims(CALLS | {"period": "今年来"}, CALLS | {"period": "2023年"}))
    assert told["base_year"].tolist() == [None, 2022]
    assert told["since_means"][0] == "the same period of the year before; year not printed"
    pair = CALLS | {"measure": "count", "value": "71", "baseline": "163", "period": "2020年"}
    assert zb.changes(claims(pair))["base_year"].tolist() == [None]  # 由2020年的163起: base or end?


def test_is_a_table_that_lost_its_zeros_refused():
    """A table read by pandas has floats: is the reader told?"""
    lost = claims(CALLS)
    lost["value"] = lost["value"].astype(float)
    with pytest.raises(zb.UserError, match="trailing zeros"):
        zb.changes(lost)


def test_do_the_two_linked_pairs_of_the_corpus_come_out():
    """Theft calls and cases × 0.683, accidents and deaths × 1.24, and no other?"""
    found = zb.linked(zb.changes(zb.load("claims")))
    assert [(row.first, row.second, round(row.ratio, 2)) for row in found.itertuples()] == [
        ("calls", "cases", Decimal("0.68")),
        ("incidents", "deaths", Decimal("1.24")),
    ]


# On the command line


def test_does_explain_weigh_a_change_of_ones_own(tmp_path, capsys):
    """A fall, a rise of money, a streak and a count of a user's report: each in its own words?"""
    path = tmp_path / "mine.txt"
    path.write_text(
        "今年来,盗窃警情数、案件数同比分别下降15.2%、42.1%。一般公共预算收入增长7.9%。"
        "建成街面警务站32个。",
        encoding="utf-8",
    )
    found = {row.quote: row.claim_id for row in zb.claims(zb.read_report(path)).itertuples()}

    def said(quote):
        status = main(["explain", found[quote], "--from", str(path), "--dispersion", "3"])
        out = capsys.readouterr()
        return status, out.out + out.err

    status, fall = said("42.1%")
    assert status == 0
    for words in (
        "19 11",
        "38 (38 → 22",
        "variance of 3 times",
        "year not printed",
        "× 0.6828",
        "警情分流",
        f"False {zb.chance(10, 6):.3f} {zb.chance(10, 6, dispersion=3):.3f}",
    ):
        assert words in " ".join(fall.split())
    status, rise = said("7.9%")
    assert status == 0 and "no count of events" in rise and "Smallest pairs" not in rise
    status, count = said("32个")
    assert status == 2 and "states no change" in count and count.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "quote", "base", "counts"),
    [
        ("盗窃案件立案1200起，同比减少300起，下降20%。", "20%", "1500, not printed, from a count and the difference by mine@", "1500 1200 300 20 True"),
        ("交通事故死亡17人，同比下降15.2%。", "15.2%", "the later count, 17,", "20 17 3 15 False"),
        ("诈骗案件立案1935起，同比上升3.2%。", "3.2%", "the later count, 1935,", "1875 1935 60 3.2 True"),
        ("“两抢”案件由上年的25起下降到20起，下降30%。", "30%", "25, by mine@", "the printed counts 所印前后两数 (prints: whether these whole numbers print it; p_dispersed: with a variance of 2 times the mean 过度离散): before after difference percentage prints p p_dispersed 25 20 5 20 False"),
        ("盗窃案件上年395起,今年312起,下降21%。", "21%", "395, by mine@", "395 312 83 21.0127 True"),
        ("指标\t2022年（起）\t2023年（起）\t同比（%）\n盗窃案件\t1210\t1098\t-9.3\n诈骗案件\t910\t870\t-4.4\n", "-9.3", "down 9.3,", "1210 1098 112 9.2562 True"),
    ],
)  # fmt: skip
def test_does_explain_assume_no_base_where_the_text_gives_one(tmp_path, text, quote, base, counts):
    """A count beside the fall gives its base: is it weighed at that one and at no other?"""
    path = tmp_path / "mine.txt"
    path.write_text(text, encoding="utf-8")
    claims = zb.claims(zb.read_report(path)).set_index("quote")["claim_id"]
    told = " ".join(explain(claims[quote], path).split())
    assert base in told and counts in told
    assert "assumed base" not in told and "Smallest pairs" not in told
