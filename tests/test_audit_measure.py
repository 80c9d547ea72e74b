"""How good are the tests on texts with planted faults, and is that measured honestly?"""

from collections import Counter
from random import Random

import pytest

from zhibiao.audit import findings_of, measure
from zhibiao.audit.generator import planted
from zhibiao.audit.page import page_of
from zhibiao.audit.recipes import RECIPES
from zhibiao.audit.slots import Slots
from zhibiao.lexicon import table


def all_of(frame):
    return frame.set_index("test").loc["all"]


MISSED = {
    "change_arithmetic": "banqi 2, danshi, duowan, fushan3, hanlu, huaiyu, jinglu, jinpo, kuicheng, mobei, qilinpu, yanbei, yinbo, yuezhou, zhoumu",
    "deadline": "dieshan, heshi, mobei, pingzhai, qiaobei, shengqi, shuolin, shuolu",
    "enumeration": "heqing, youlan",
    "grim": "boyan, cenbei, danqiu, danshi, dengpu, dieshan, fenghe, fengliu, ganlu, houbu, huiyan, jianpu, jinpo, lengxi, manting, maolan, mobei, mozhou, pingzhai, qiaoxi, qilinpu 2, qinxi, qiting, ruoping, ruxi, shanqi, shengqi, songwan, sumei, tanhua, wanlu, weizhu, wunan, xunlan, yinbo, youlan, yunshu, yupo, zoumu",
    "repeated_fact": "banqi, bianzhu, cenbei, cenlin, danshi 2, dengpu, fengliu 2, fupo 2, fushan3, ganlu, gushan, hanlu 2, haolin, hemei 2, jianpu, jinglu 2, lanqu, lanyou, lengxi, manting, ningxi 2, pingzhai, qiaobei 2, qingmao 2, quelin, shanqi, sumei, tingyue 2, tonglu2, tongshi 2, wanbo 2, wanlu, wanqiao, wunan, xunlan, yanbei, yandun 2, yanshuo, yinbo 2, yuezhou 2, yuxiang, zoumu 2",
    "sum_of_parts": "houbu, mobei, molan, moqing, weizhu, youlan, zoumu",
}
"""Known misses, by test: the texts, and how many where more than one."""


def missed_faults():
    """The planted faults of development texts that are not found, each as text and test."""
    return [
        (text_id, row["test"])
        for text_id, report, marked in measure.marked_texts("development")
        if marked
        for row in measure.scored(findings_of(page_of(report)), marked, len(report.raw))
        if row.get("found") == 0
    ]


def named(missed):
    """The missed faults as ``MISSED`` names them."""
    times = {}
    for (text_id, test), number in sorted(Counter(missed).items()):
        short = text_id.removeprefix("audit-")
        times.setdefault(test, []).append(f"{short} {number}" if number > 1 else short)
    return {test: ", ".join(texts) for test, texts in sorted(times.items())}


def test_is_every_fault_of_the_development_text_found_but_those_known_to_be_missed():
    assert named(missed_faults()) == MISSED


def test_are_few_decoys_flagged_and_few_other_alarms_raised():
    total = all_of(measure.measure_faults("development"))
    assert total.faults - total.found == 131
    assert (total.flagged, total.alarms) == (21, 4)


@pytest.mark.parametrize("use", ["practice", "held"])
def test_are_made_up_faults_found_with_few_false_alarms(use):
    frame = measure.measure_generated(30, use=use, first=1000)
    total = all_of(frame)
    assert total.found >= 0.95 * total.faults
    assert total.alarms_per_2000 <= 1
    assert (frame.faults > 0).all()


def test_does_a_measurement_of_test_texts_show_counts_and_nothing_of_the_texts():
    frame = measure.measure_faults("test")
    words = "".join(frame[["texts", "test"]].to_numpy().ravel())
    assert not [char for char in words if "一" <= char <= "鿿"]
    assert set(frame.columns) == {
        "texts",
        "test",
        "faults",
        "found",
        "decoys",
        "flagged",
        "alarms",
        "characters",
        "alarms_per_2000",
    }


def test_would_a_test_that_finds_nothing_be_seen(monkeypatch):
    monkeypatch.setattr(measure, "findings_of", lambda page: [])
    total = all_of(measure.measure_generated(5))
    assert total.found == 0 < total.faults


def test_would_a_false_alarm_be_counted(monkeypatch):
    real = measure.findings_of

    def jumpy(page):
        return [*real(page), page.finding("grim", "inconsistent", [(0, 3)], "1 = 2", "made up")]

    monkeypatch.setattr(measure, "findings_of", jumpy)
    assert all_of(measure.measure_generated(5)).alarms >= 5


def test_is_there_a_recipe_for_every_wording_and_a_use_for_every_recipe():
    rows = [row for row in table("planted") if row.kind in ("both", "fault", "decoy")]
    assert {row.recipe for row in rows} == set(RECIPES)
    for row in rows:
        for fault in (False, True) if row.kind == "both" else (False,):
            slots = Slots(Random(row.wording), year=2023)
            assert "{" not in slots.fill(row.wording, RECIPES[row.recipe](slots, fault))


def test_do_spans_of_plants_stand_on_their_numbers():
    for seed in range(20):
        made = planted(seed, use="held")
        for plant in made.plants:
            assert all(made.text[a:b].strip("年月底前日上半季度") for a, b in plant.spans)
            assert "\ue000" not in made.text
