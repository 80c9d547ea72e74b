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
