"""Repairs: do the edits replay, and does every span find its way there and back?"""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhibiao.damage.steps import LACUNA
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


CLEAN = st.lists(
    st.sampled_from(
        [
            "全市建成街面警务站32个、数字警务室40个，群众安全感达到98.7%。",
            "记者:下一步如何保障校园安全?",
            "刑事案件同比下降6.3个百分点，出行人次达114.2万。",
            "（一）总体要求。坚持一体推进，到2025年底前实现全覆盖。",
            "责任单位:市公安局,责任单位:市民政局。",
            "来源清晰的数据占到九成",
            "上一篇报道介绍了街面警务站。",
            "  2021年1月12日",
            "出席的有张\u3000三、李\u3000四，共 2 人。",
            "全市共有12345热线坐席59 225人次。",
            "1.打印店纳入特种行业管理120家；",
            "指标 | 2022年 | 2023年",
            "",
        ]
    ),
    max_size=8,
).map("\n".join)


@settings(max_examples=100, deadline=None)
@given(CLEAN)
def test_is_clean_text_left_alone(text):
    """Does a text without damage come back as it was?"""
    assert mend(text).text == text


PIECES = [
    "萬", "個", "數據(shù)", "萬(wàn)", "( wàn )", "？", "?", "??", "\ufffd", "\ue000", "，", "。", ",、", "1。2%", "，000",
    "1", "２", "3 4", "5\u30006", "％", "%", "\n", "《", "》", ":", "地治刂伟残", "恢卫?增", "?068個", "W", "@", "(", ")", "shù)",
    "\u200b", "\ufeff", "\xa0", "首页", " | ", "来源：某报", "打印", "第1页", "同比下降6.3", "2021825", "于年", "丽都棋牌", "关于",
    "办\u3000公", "责任编辑：某某", "□", "\r",
]  # fmt: skip
MIXTURE = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)


@settings(max_examples=300, deadline=None)
@given(MIXTURE)
def test_do_edits_of_any_mixture_replay(raw):
    """Whatever is thrown at it: do the edits replay, and does every span stay inside and come back?"""
    reading = mend(raw)
    assert replay(raw, reading.edits) == reading.text
    assert all(a.end <= b.start for a, b in zip(reading.edits, reading.edits[1:], strict=False))
    for place in range(len(reading.text)):
        start, end = reading.raw_span(place, place + 1)
        assert 0 <= start < end <= len(raw)
        low, high = reading.reading_span(start, end)
        assert low <= place < max(high, low + 1)


@settings(max_examples=300, deadline=None)
@given(MIXTURE)
def test_does_mending_again_change_nothing_more(raw):
    """Is what was mended left alone?"""
    text = mend(raw).text
    assert mend(text).text == text


@settings(max_examples=100, deadline=None)
@given(MIXTURE)
def test_is_no_conjecture_made_where_none_is_wanted(raw):
    """Are conjectures switched off, all of them, and nothing else?"""
    reading = mend(raw, conjectures=False)
    assert all(edit.warrant != "conjectured" for edit in reading.edits)
    assert replay(raw, reading.edits) == reading.text


def test_is_a_wrong_edit_refused():
    """Does replay refuse an edit that does not find what it expects?"""
    reading = mend("萬個")
    with pytest.raises(ValueError, match="expects '萬個'"):
        replay("千個", reading.edits)
