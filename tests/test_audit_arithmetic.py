"""Do changes fit their from and to, and streaks their years?"""

import pytest

from zhibiao.audit.arithmetic import findings
from zhibiao.audit.page import page_of_text


def found(text):
    return list(findings(page_of_text(text, kind="report")))


def one(text):
    (finding,) = found(text)
    return finding


def test_does_rounding_of_the_printed_counts_widen_what_a_change_may_be():
    assert one("案件由24.1万起降至15.8万起,下降34.3%。").verdict == "consistent"
    assert one("移送起诉由6.8万人升至8.2万人,上升19.5%。").verdict == "consistent"
    assert one("案件由24.1万起降至15.8万起,下降36.3%。").verdict == "inconsistent"


def test_are_points_and_per_cent_told_apart():
    finding = one("覆盖率由80%提高到92%,提高12%。")
    assert finding.verdict == "inconsistent"
    assert finding.rivals[0] == "12 would fit as percentage points (百分点)"
    assert one("覆盖率由80%提高到92%,提高12个百分点。").verdict == "consistent"
    assert one("覆盖率由80%提高到92%,提高15%。").verdict == "consistent"


def test_is_a_division_by_the_wrong_number_named():
    finding = one("事故由40起降至32起,下降25%。")
    assert (finding.verdict, finding.rivals[0]) == (
        "inconsistent",
        "It would fit if divided by the second number instead of the first",
    )


def test_do_words_that_go_the_other_way_count():
    assert one("警情由1.2万起下降到1.5万起。").explanation.startswith(
        "The two numbers go the other way"
    )


def test_are_compound_durations_subtracted():
    assert one("平均到场时间由8分40秒压缩至7分20秒,缩短1分30秒。").computed.startswith(
        "520 − 440 = 80 秒"
    )


@pytest.mark.parametrize(
    "text",
    [
        "电诈发案由1250起降到1000起,盗窃案件下降15%。",
        "刑事案件由3200起降至2900起,较2019年下降30%。",
        "发案由10万起降到8万起,年均下降7%。",
    ],
)
def test_is_a_change_of_something_else_or_since_another_year_left_alone(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("years", "verdict"),
    [(11, "consistent"), (12, "consistent"), (15, "inconsistent"), (6, "inconsistent")],
)
def test_does_a_streak_fit_the_year_it_began_in(years, verdict):
    assert one(f"自2012年以来,连续{years}年保持命案全破。\n2023年12月1日").verdict == verdict


def test_is_a_streak_without_a_dated_text_left_alone():
    assert found("自2012年以来,连续15年保持命案全破。") == []


def test_is_each_change_of_a_list_held_to_its_own_pair():
    """Of pairs in a list, has each its change, in per cent or points, and does one of all of them count?"""
    told = "城区、乡镇满意度分别由91.2%、90.3%提升到95.1%、94.4%，提高3.9个和{}个百分点。"
    assert [f.verdict for f in found(told.format("4.1"))] == ["consistent"] * 2
    assert [f.verdict for f in found(told.format("7.1"))] == ["consistent", "inconsistent"]
    deaths = "事故起数、死亡人数分别由120起、35人降至96起、{}人，同比均下降20%。"
    assert one(deaths.format(28)).verdict == "consistent"
    assert one(deaths.format(30)).verdict == "inconsistent"
    other = "盗窃、扒窃案件分别由120起、90起降至96起、45起，盗窃案件下降20%。"
    assert found(other) == []  # the change is not of the last


def test_is_the_way_of_each_pair_of_a_list_told():
    """Is a rise in a list of falls found, though the words stand before the first number?"""
    assert found("盗窃、扒窃案件分别由62起、318起下降至55起、270起。") == []
    assert one("盗窃、扒窃案件分别由62起、318起下降至55起、370起。").verdict == "inconsistent"


def test_is_each_of_the_changes_told_once():
    text = (
        "受理案件97件134人,去年同期为197件375人,件数和人数分别同比下降50.76%、64.27%。\n"
        "审结案件95件134人,去年同期为200件377人,同比分别下降50.76%、64.27%。"
    )
    changes = [finding.claim_ids[-1] for finding in found(text)]
    assert len(changes) == len(set(changes)) == 4
