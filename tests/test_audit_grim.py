"""Can these counts print this percentage, and how often would a random one fail?"""

from decimal import Decimal
from fractions import Fraction

import pytest

from zhibiao.audit.granularity import chance_k_unknown, chance_n_unknown
from zhibiao.audit.grim import findings
from zhibiao.audit.page import page_of_text
from zhibiao.changes.printed import percentage


def found(text):
    return list(findings(page_of_text(text, kind="report")))


def one(text):
    (finding,) = found(text)
    return finding


@pytest.mark.parametrize(("n", "k"), [(37, 34), (24, 21), (412, 337), (7, 5), (156, 142), (9, 4)])
def test_does_what_k_of_n_prints_pass_and_everything_else_fail(n, k):
    exact = Decimal(k * 100) / n
    for tenth in range(0, 1000, 7):
        printed = Decimal(tenth) / 10
        verdicts = {f.verdict for f in found(f"抽查网点{n}家,合格{k}家,合格率{printed:.1f}%。")}
        near = abs(printed - exact) < Decimal("0.1")
        if abs(printed - exact) > 30 or not tenth:  # said of something else, or by a swap
            assert verdicts <= {"inconsistent"}
        else:
            assert verdicts == ({"consistent"} if near else {"inconsistent"})


def test_do_swapped_digits_tell_that_a_percentage_is_of_two_counts_far_from_it():
    (finding,) = found("对68个治安重点村开展整治,摘帽15个,摘帽率75%。")
    assert finding.verdict == "inconsistent"
    assert not found("对68个治安重点村开展整治,摘帽15个,摘帽率73%。")


def test_may_the_counts_follow_their_percentage():
    (finding,) = found(
        "联网率93%(全县共有学校200所),已建成校门卡口40处。联网学校168所,联网率93%(全县共有学校200所)。"
    )
    assert finding.computed.startswith("168 / 200")
    (finding,) = found("抽检合格率93.6%,抽检网点37家,合格34家。")
    assert finding.computed.startswith("34 / 37")


def test_is_a_trailing_zero_part_of_what_is_printed():
    assert one("抽查网点37家,合格34家,合格率92%。").verdict == "consistent"
    assert one("抽查网点37家,合格34家,合格率92.0%。").verdict == "inconsistent"


def test_is_n_implied_where_only_what_was_done_is_printed():
    finding = one("建成二级检查站5个,布建率达到80%。")
    assert finding.verdict == "inconsistent"
    assert finding.computed == "5 / 0.8 = 6.25; 5 / 6 = 83.33 %, 5 / 7 = 71.43 %; printed 80%"
    assert finding.rivals[0] == "the percentage was rounded to tens"
    assert one("建成二级检查站5个,布建率达到83%。").verdict == "consistent"


def test_is_k_implied_where_only_the_whole_is_printed():
    assert one("抽检寄递网点29家,合格率达92.5%。").verdict == "inconsistent"
    assert one("抽检寄递网点29家,合格率达93.1%。").verdict == "consistent"


def test_is_a_bounded_percentage_held_to_its_bound():
    assert one("抽查网点37家,合格34家,合格率超过90%。").verdict == "consistent"
    assert one("抽查网点37家,合格34家,合格率超过95%。").verdict == "inconsistent"


def test_may_more_be_done_than_planned():
    assert one("年初计划组建义警队伍300支,实际组建324支,完成率108%。").verdict == "consistent"


def test_are_failures_counted_off_the_whole():
    assert one("抽检旅馆36家,发现不合格3家,合格率为91.7%。").verdict == "consistent"


@pytest.mark.parametrize(
    "text",
    [
        "走访群众300户,解决问题61件,群众满意率98.3%。",
        "化解纠纷4518起,化解率98.5%。",
        "全市286所学校,配备率100%。",
    ],
)
def test_is_nothing_said_where_nothing_can_fail_or_nothing_belongs_together(text):
    assert found(text) == []


@pytest.mark.parametrize("n", [3, 7, 29, 37, 64])
def test_is_the_chance_of_failing_that_of_brute_force(n):
    printed = {round(Fraction(1000 * k, n)) for k in range(n + 1)}
    expected = (1 - Decimal(len(printed)) / 1001).quantize(Decimal("0.0001"))
    assert chance_k_unknown(n, percentage("93.6%")) == expected


def test_can_any_percentage_be_printed_of_a_large_count():
    assert chance_k_unknown(1000, percentage("93.6%")) == 0
    assert chance_n_unknown(5000, percentage("80%")) == 0
    assert chance_n_unknown(5, percentage("80%")) > Decimal("0.5")


@pytest.mark.parametrize(
    ("task", "done", "printed", "computed"),
    [
        (
            "电动车充电棚加装任务160处",
            "电动车充电棚148处",
            "94.5%",
            ["148 / 160 = 92.50 %; printed 94.5%"],
        ),
        ("电动车充电棚加装任务160处", "电动车充电棚148处", "92.5%", []),
        ("电动车充电棚加装任务160处", "楼道路灯箱148处", "94.5%", []),
        ("电动车充电棚现有160处", "电动车充电棚148处", "94.5%", []),
    ],
)
def test_is_the_share_of_a_task_held_to_the_task_of_that_name(task, done, printed, computed):
    text = f"街道下达各社区{task}、烟感2400只。\n今年加装{done}，完成任务的{printed}。"
    wrong = [f.computed for f in found(text) if f.verdict == "inconsistent"]
    assert wrong == computed


@pytest.mark.parametrize(
    ("opened", "printed", "wrong"),
    [("检查", "82.4%", 1), ("检查", "81.1%", 0), ("培训", "82.4%", 0)],
)
def test_is_a_rate_that_begins_with_the_name_of_what_was_checked_held_to_its_number(
    opened, printed, wrong
):
    text = (
        f"{opened}旅馆214家次、娱乐场所48家、寄递网点37家。"
        f"会上通报，娱乐场所监控在线的45家，在线率93.8%；寄递网点登记合格率仅为{printed}。"
    )
    assert [f.verdict for f in found(text)].count("inconsistent") == wrong


@pytest.mark.parametrize(
    "text",
    [
        "发生事故100起，造成20人死亡、40人受伤，分别占总数的50.0%、60.0%和50.0%。",
        "列入通报的为4项，其中3项指标未达到进度（进展情况占比低于91.7%）。",
    ],
)
def test_is_no_share_of_two_counts_that_the_words_set_apart_called_right(text):
    """One share each for three counts of wholes of their own; a bound that things are judged by."""
    assert found(text) == []
