"""What claims disclose, how sure they are, and the facts that bear on them."""

import pandas as pd
import pytest

import zhibiao as zb
from zhibiao.lexicon import table
from zhibiao.records import ALLOWED
from zhibiao.verifiability import (
    LEVELS,
    assurance,
    bears_on,
    checkers,
    cues,
    disclosed,
    words_round,
)

CLAIMS, OUTSIDE = zb.load("claims"), zb.load("outside")


@pytest.mark.parametrize("row", table("disclosure_cues"), ids=lambda row: row.name)
def test_does_a_cue_answer_a_question(row):
    """Has each cue a question that is asked, and is it said what it wrongly catches?"""
    assert row.wrongly_catches and row.question in cues("", "")


@pytest.mark.parametrize(
    ("text", "defined", "source"),
    [
        ("据市统计局抽样调查,群众安全感达98.2%。", "no", "yes"),
        ("全市建成智慧小区320个,其中包括封闭式小区和楼栋。", "yes", "no"),
        ("全市建成智慧小区320个。据调查,居民满意。", "no", "no"),  # the next sentence
        ("据测评显示治安良好,破案率上升,共建成警务站32个。", "no", "no"),  # two clauses before
        ("包括岗亭在内,设警务站32个。", "no", "no"),  # before the number
    ],
)
def test_are_only_the_words_round_a_number_read(text, defined, source, tmp_path):
    """Is a definition looked for after a number, a source before it, and neither further away?"""
    path = tmp_path / "text.txt"
    path.write_text(text, encoding="utf-8")
    report = zb.read_report(path)
    claims = zb.claims(report)
    first = disclosed(claims, words_round(claims, [report])).iloc[0]
    assert (first["defined"], first["source"]) == (defined, source)


def test_has_every_claim_of_the_corpus_words_round_it():
    """Is a sentence found for every claim, with the claim's clause in it?"""
    words = words_round(CLAIMS, zb.corpus())
    assert set(words) == set(CLAIMS["claim_id"])
    assert all(before for before, _ in words.values())


def test_stands_every_outside_fact_on_the_characters_it_quotes():
    """Does each fact lead to raw characters of its report, and to a claim?"""
    raw = {report.report_id: report.raw for report in zb.corpus()}
    for fact in OUTSIDE.itertuples():
        assert raw[fact.report_id][fact.start : fact.end] == fact.quote
        assert any(bears_on(fact, claim) for claim in CLAIMS.itertuples()), fact


def test_does_a_fact_lift_a_claim_only_where_it_is_the_same_number():
    """Does an earlier number, or one of something near, leave a claim self-reported?"""
    claim = CLAIMS[CLAIMS["modality"] == "reported"][:1]
    fact = OUTSIDE[:1].assign(
        **{name: claim[name].iloc[0] for name in ("report_id", "start", "end")}
    )
    levels = {
        relation: assurance(claim, fact.assign(relation=relation)).item()
        for relation in ALLOWED["outside"]
    }
    lifted = {"repeated": "repeated", "measured": "measured"}
    assert levels == {relation: lifted.get(relation, "self_reported") for relation in levels}


def test_is_a_target_never_more_than_declared_by_a_repetition():
    """Are targets and standards on the lowest rung, whoever reports on the way to them?"""
    levels = assurance(CLAIMS, OUTSIDE)
    assert set(levels[CLAIMS["modality"] != "reported"]) == {"declared"}
    assert set(levels) <= set(LEVELS)


def test_is_it_said_for_every_stage_who_could_check():
    """Has each stage of the results chain a row, so that no claim is left out?"""
    assert {row.stage for row in table("checks")} == set(ALLOWED["stage"])
    assert checkers(CLAIMS).isin(ALLOWED["open_to"]).all()
    assert checkers(pd.DataFrame({"stage": ["outcome"]})).tolist() == ["holder"]
