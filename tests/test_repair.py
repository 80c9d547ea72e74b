"""Repairs: do the edits replay, and does every span find its way there and back?"""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhibiao.damage.gbk import LACUNA
from zhibiao.repair import mend, replay
from zhibiao.reports import corpus

READINGS = {report.report_id: mend(report.raw) for report in corpus()}


@pytest.mark.parametrize("name", READINGS)
def test_do_the_edits_replay_to_the_reading(name):
    """Are the edits the whole cleaning, with nothing done beside them?"""
    reading = READINGS[name]
    assert replay(reading.raw, reading.edits) == reading.text
    assert all(reading.raw[edit.start : edit.end] == edit.before for edit in reading.edits)
    assert all(a.end <= b.start for a, b in zip(reading.edits, reading.edits[1:], strict=False))


@pytest.mark.parametrize("name", READINGS)
def test_does_every_character_map_to_raw_characters_and_back(name):
    """Is the raw span of each character inside the text, and does it lead back to it?"""
    reading = READINGS[name]
    for place in range(len(reading.text)):
        start, end = reading.raw_span(place, place + 1)
        assert 0 <= start < end <= len(reading.raw)
        low, high = reading.reading_span(start, end)
        assert low <= place < high


@pytest.mark.parametrize("name", READINGS)
def test_does_a_second_mending_change_nothing(name):
    """Is a reading already clean?"""
    assert mend(READINGS[name].text).text == READINGS[name].text


def test_is_the_shifted_run_put_in_step():
    """Are the four spots of GBK read out of step mended, and the eaten digit left open?"""
    reading = next(
        r for r in READINGS.values() if any(e.rule == "gbk_out_of_step" for e in r.edits)
    )
    shifted = [edit for edit in reading.edits if edit.rule == "gbk_out_of_step"]
    assert [edit.after for edit in shifted] == ["地治安形势", "保”单位", "围绕", "。科学"]
    lost = [edit for edit in reading.edits if edit.rule == "lost_character"]
    assert [(edit.after, edit.warrant) for edit in lost] == [(LACUNA, "unknowable")]
    assert f"单位{LACUNA}068个" in reading.text


def test_are_glosses_gone_and_only_glosses():
    """Is no bracketed syllable left, and is every gloss taken out a reading of its character?"""
    for reading in READINGS.values():
        assert not re.search(r"[(（][a-z]*[āáǎàēéěèīíǐìōóǒòūúǔù][a-z]*[)）]", reading.text)
        for edit in reading.edits:
            assert edit.rule != "pinyin_gloss" or edit.warrant == "proved"


def test_is_the_injected_phrase_found_whatever_it_says():
    """Is a phrase found by what it replaces, not by its name?"""
    for phrase in ("欢乐棋牌城", "春风家具批发", "XY娱乐平台"):
        raw = (
            f"{phrase}\n市政府{phrase}:印发方案的通知\n依照《{phrase}:加强治理的意见》"
            f"和《{phrase}:推进建设的通知》办理。"
        )
        text = mend(raw).text
        assert phrase not in text
        assert text.count("关于") == 3


CLEAN = st.text(
    st.sampled_from("全市建成街面警务站个0123456789%,。、“”\n我们安全覆盖率达到"), max_size=80
)


@settings(max_examples=100, deadline=None)
@given(CLEAN)
def test_is_clean_text_left_alone(text):
    """Does a text without damage come back as it was?"""
    assert mend(text).text == text


@settings(max_examples=100, deadline=None)
@given(
    st.text(st.sampled_from("萬個数據(shù)(wàn)？?�，。1２３%％\n《》:地治刂伟残W@"), max_size=60)
)
def test_do_edits_of_any_mixture_replay(raw):
    """Whatever is thrown at it: do the edits replay and the spans stay inside?"""
    reading = mend(raw)
    assert replay(raw, reading.edits) == reading.text
    for place in range(len(reading.text)):
        start, end = reading.raw_span(place, place + 1)
        assert 0 <= start < end <= len(raw)


def test_is_a_wrong_edit_refused():
    """Does replay refuse an edit that does not find what it expects?"""
    reading = mend("萬個")
    with pytest.raises(ValueError, match="expects '萬個'"):
        replay("千個", reading.edits)
