"""分别: has each value its own time, its own thing, or its own start?"""

from decimal import Decimal

import pytest

from zhibiao.claims import claims_of_text
from zhibiao.ledger import ledger_of_text
from zhibiao.records import Report
from zhibiao.surroundings import surrounded
from zhibiao.tables import claims_frame


@pytest.mark.parametrize(
    ("text", "subject", "periods"),
    [
        ("2022年、2023年、2024年分别立案1200起、1100起、1000起。", "立案", "2022年|2023年|2024年"),
        ("2023年和2024年，全市刑事案件分别下降5.2%、6.3%。", "刑事案件", "2023年|2024年"),
        ("2022年至2024年刑事案件分别为320起、280起、250起。", "刑事案件", "2022年|2023年|2024年"),
        ("2022、2023年刑事案件分别为320起、280起。", "刑事案件", "2022年|2023年"),
        ("二〇二二年、二〇二三年分别查扣车辆32辆、28辆。", "车辆", "二〇二二年|二〇二三年"),
        ("去年、今年群众安全感依次为97.2%、98.1%。", "群众安全感", "去年|今年"),
        ("分别于2022年底和2023年底登记用户1.8万户、2.1万户。", "用户", "2022年底|2023年底"),
        ("一、二、三季度分别排查隐患120处、130处、140处。", "隐患", "一季度|二季度|三季度"),
        ("今年第一、二季度隐患整改率分别为95%、96%。", "隐患整改率", "今年第一季度|今年二季度"),
        ("上、下半年分别培训辅警120人、150人。", "辅警", "上半年|下半年"),
        ("2023年上半年、下半年，群众满意度分别为93%和95%。", "群众满意度", "2023年上半年|2023年下半年"),
        ("1、2、3月份分别抓获嫌疑人20名、30名和40名。", "嫌疑人", "1月份|2月份|3月份"),
        ("上半年和全年分别抓获嫌疑人20名、40名。", "嫌疑人", "上半年|全年"),
        (
            "2022年、2023年盗窃案件分别为175起和143起，占当年刑事立案的37%和34%。",
            "盗窃案件",
            "2022年|2023年|2022年|2023年",
        ),
        (
            "2022年、2023年盗窃案件破案率分别由40%、42%提高到45%、48%。",
            "盗窃案件破案率",
            "2022年|2023年",
        ),
        (
            "2022—2023年受理案件依次为32起、28起；办结案件为9起、7起。",
            "案件",
            "2022年|2023年|2022年|2023年",
        ),
        # several years of several things: 3 values for 3 years, of both things
        (
            "2022年、2023年、2024年盗窃和诈骗案件分别为32起、28起、25起。",
            "盗窃和诈骗案件",
            "2022年|2023年|2024年",
        ),
    ],
)  # fmt: skip
def test_has_each_value_of_a_list_its_own_time(text, subject, periods):
    """Years, halves, quarters and months listed for as many values, in full or with a shared word?"""
    claims = claims_of_text(text, kind="report")
    assert [claim.period for claim in claims] == periods.split("|")
    assert {claim.subject for claim in claims} == {subject}


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2022年至2024年，全市刑事案件分别为320起、280起。", "2022年至2024年"),
        ("一至三季度刑事案件分别为320起、280起、250起。", "一至三季度"),
        ("近三年来，刑事案件分别为320起、280起、250起。", "近三年来"),
        ("2022年、2023年刑事案件分别为320起、280起、250起。", "2022年 2023年"),
        ("2022年、2023年共立案1200起。", "2022年 2023年"),
    ],
)
def test_is_a_time_that_is_not_told_for_one_value_kept_whole(text, period):
    """Is a span kept, and a list of times that are not as many as the values?"""
    assert {claim.period for claim in claims_of_text(text, kind="report")} == {period}


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("2023年、2024年盗窃、诈骗案件分别为120起、80起。", ["盗窃、诈骗案件"] * 2),
        ("2023年、2024年，城区、乡镇见警率分别为95%、93%。", ["城区、乡镇见警率"] * 2),
        # the years are those of the award
        (
            "2023年、2024年被评为先进，城区、乡镇见警率分别为95%、93%。",
            ["城区见警率", "乡镇见警率"],
        ),
    ],
)
def test_are_two_lists_for_as_many_values_not_guessed(text, subjects):
    """Of two years and two things, is it left open which two of the four values are printed?"""
    claims = claims_of_text(text, kind="report")
    assert [claim.subject for claim in claims] == subjects
    assert {claim.period for claim in claims} == {"2023年 2024年"}


@pytest.mark.parametrize(
    ("text", "deadlines"),
    [
        ("2024年、2025年分别新建警务站5座、8座。", ["2024-12-31", "2025-12-31"]),
        ("到2024年、2025年底，建成率分别达到80%、95%以上。", ["2024-12-31", "2025-12-31"]),
        ("2025年上、下半年分别新建警务站5座、8座。", ["2025-06-30", "2025-12-31"]),
    ],
)
def test_has_each_target_of_a_list_its_own_deadline(text, deadlines):
    """Is what is wanted for each year due by its own, also where the days are compared?"""
    claims = claims_of_text(text, kind="plan")
    assert [claim.deadline for claim in claims] == deadlines
    plan = Report(report_id="text", kind="plan", raw=text, raw_sha256="")
    assert surrounded(plan, claims_frame(claims))["due"].map(str).tolist() == deadlines


def test_is_each_year_compared_with_its_own_base():
    """Is of 较2022年、2023年分别 one year the base of each change?"""
    claims = claims_of_text("2024年刑事案件较2022年、2023年分别下降12%、8%。", kind="report")
    assert [claim.base_period for claim in claims] == ["较2022年", "较2023年"]
    assert claims[0].period == "2024年 较2022年"


PAIRS = [
    (
        "城区、乡镇满意度分别由91.2%、90.3%提升到95.1%、94.4%。",
        "95.1% 91.2 城区满意度|94.4% 90.3 乡镇满意度",
    ),
    (
        "刑事、治安案件从320起和280起下降至250起和210起。",
        "250起 320 刑事案件|210起 280 治安案件",
    ),
    (
        "反诈投入、科技投入分别从0.8亿元和1.1亿元增加到1.2亿元和1.6亿元。",
        "1.2亿元 80000000 反诈投入|1.6亿元 110000000 科技投入",
    ),
    (
        "城区、集镇、山村到场时间分别由8分钟、15分钟、40分钟缩短到5分钟、10分30秒、30分钟。",
        "5分钟 8 城区到场时间|10分30秒 900 集镇到场时间|30分钟 40 山村到场时间",
    ),
    (
        "信访、重复访由2022年的1200件、360件降到2024年的860件、190件。",
        "860件 1200 信访|190件 360 重复访",
    ),
    (
        "事故起数、死亡人数分别由120起、35人降至96起、28人。",
        "96起 120 事故起数|28人 35 死亡人数",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "pairs"), PAIRS)
def test_has_each_end_of_a_list_its_own_start(text, pairs):
    """Are the ends alone claims, each of its thing, with its start as baseline and its direction?"""
    claims = claims_of_text(text, kind="report")
    told = [f"{c.quote.exact} {c.quantity.baseline:f} {c.subject}" for c in claims]
    assert told == pairs.split("|")
    assert {claim.direction for claim in claims} == {"up" if "提升" in text or "增加" in text else "down"}  # fmt: skip
    if "2022年" in text:
        assert {claim.period for claim in claims} == {"2022年 2024年"}


@pytest.mark.parametrize(("text", "pairs"), PAIRS)
def test_are_the_starts_of_a_list_told_in_the_ledger(text, pairs):
    """Is every number of the pairs in a claim, the starts as baselines of their own?"""
    rows = [row for row in ledger_of_text(text) if row.kind == "in_claim" and row.form == "arabic"]
    starts = [row for row in rows if row.role == "baseline"]
    assert len(starts) == len(pairs.split("|"))
    ends = {row.claim_ids for row in rows if row.role == "quantity"}
    assert [row.claim_ids for row in starts] == sorted(ends, key=lambda ids: starts_at(*ids))


def starts_at(claim_id):
    return int(claim_id.partition("@")[2].partition("-")[0])


@pytest.mark.parametrize(
    ("text", "baselines"),
    [
        ("命案由5起降至3起，抢劫案由9起降至4起。", [Decimal(5), Decimal(9)]),
        ("满意度由居民、商户各评92%、93%，复评为95%、94%。", [None] * 4),
    ],
)
def test_are_values_that_nothing_leads_to_others_no_list_of_pairs(text, baselines):
    """Is a list of pairs read only where 由 and a word of change join two lists?"""
    assert [c.quantity.baseline for c in claims_of_text(text, kind="report")] == baselines


@pytest.mark.parametrize("of", ["", "的"])
@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("受访者", "表示治安良好"),
        ("受访群众", "认为夜间治安明显好转"),
        ("商户", "对社区巡防表示满意"),
        ("居民", "知道反诈热线"),
        ("报警人", "感到处警及时"),
        ("企业职工", "参加过消防演练"),
        ("行政村", "没有公共视频"),
        ("案件", "未再进入诉讼"),
    ],
)
def test_is_who_says_so_the_base_of_a_share(of, who, said):
    """Of 七成五受访者表示…, are those asked the base and what they say the subject?"""
    for share in ("逾七成五", "78.5%", "六成以上"):
        (claim,) = claims_of_text(f"问卷显示，{share}{of}{who}{said}。", kind="report")
        assert (claim.denominator, claim.subject) == (who, said)


def test_is_a_share_of_what_was_counted_before_of_none_that_says_so():
    """Are 未 in a noun, and 没有 right behind the share, no word of somebody?"""
    young, none = claims_of_text("六成未成年人参与巡防。小微企业五成以上没有参加过培训。")
    assert (young.denominator, none.denominator) == ("", "")
