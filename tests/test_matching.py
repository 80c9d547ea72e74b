"""Do two claims speak of the same thing?"""

from dataclasses import asdict
from datetime import date

import pytest

from zhibiao.coded import reading
from zhibiao.deadlines import document_deadline
from zhibiao.lexicon import table
from zhibiao.matching import CORE, GUARDS, match, matches
from zhibiao.periods import base, document_date, span
from zhibiao.phrases import scopes

COUNT, SHARE, TIME, CHANGE = (
    {"measure": "count", "unit": "个"}, {"measure": "percentage", "unit": "%"},
    {"measure": "duration", "unit": "分钟"}, {"measure": "change", "unit": "%", "direction": "down"},
)  # fmt: skip


def kinds(one, other, **fields):
    found = match(fields | one, fields | other)
    return found.kind, found.differs


SAME = [
    ("街面警务站", "街面警务站", COUNT),
    ("电诈案件破案率", "电信网络诈骗案件侦破率", SHARE),
    ("中小学、幼儿园专职保安员配备率", "校园专职保安配备率", SHARE),
    ("城区接处警平均到场时间", "城区接警到达现场平均用时", TIME),
    ("群众安全感", "人民群众安全感", SHARE),
    ("矛盾纠纷调解成功率", "全市矛盾纠纷调解成功率", SHARE),
    ("平安志愿者实名注册人数", "实名注册平安志愿者", COUNT),
    ("八类严重暴力犯罪案件发案数", "八类暴力案件发案数", CHANGE),
    ("现行命案破案率", "命案破案率", SHARE),
    ("道路交通事故死亡人数", "交通事故亡人数", CHANGE),
]
OTHER = [
    ("视频监控覆盖率", "视频监控联网率", SHARE),
    ("视频监控联网率", "视频监控完好率", SHARE),
    ("现行命案破案率", "入室盗窃案件破案率", SHARE),
    ("电信网络诈骗案件立案数", "电信网络诈骗案件财产损失", CHANGE),
    ("街面警务站", "数字警务室", COUNT),
    ("火灾起数", "火灾受伤人数", CHANGE),
    ("道路交通事故死亡人数", "道路交通事故受伤人数", CHANGE),
    ("排查火灾隐患", "整改火灾隐患", COUNT),
    ("新建消火栓", "维修消火栓", COUNT),
]
NEAR = [
    ("重点公共区域视频监控覆盖率", "公共区域视频监控覆盖率", SHARE, "limits"),
    ("一类视频监控点位联网率", "视频监控点位联网率", SHARE, "limits"),
    ("入室盗窃案件破案率", "盗窃案件破案率", SHARE, "limits"),
    ("盗窃案件数", "盗窃警情数", CHANGE, "limits"),
    ("群众安全感", "群众安全感满意度", SHARE, "limits"),
    ("群众安全感", "青山区群众安全感", SHARE, "scope"),
    ("网格员配备率", "试点县网格员配备率", SHARE, "scope"),
]


@pytest.mark.parametrize(("one", "other", "fields"), SAME)
def test_are_other_words_for_one_thing_the_same(one, other, fields):
    """Do abbreviations, other orders and other names of one thing match?"""
    assert kinds({"subject": one}, {"subject": other}, **fields) == ("same", ())


@pytest.mark.parametrize(("one", "other", "fields"), OTHER)
def test_are_other_things_of_like_words_kept_apart(one, other, fields):
    """Does the last word, or the deed, decide against words in common?"""
    assert kinds({"subject": one}, {"subject": other}, **fields)[0] == "other"


@pytest.mark.parametrize(("one", "other", "fields", "guard"), NEAR)
def test_are_narrower_things_near_and_not_the_same(one, other, fields, guard):
    """Is a part of the place, or of the things, another matter, told by its guard?"""
    assert kinds({"subject": one}, {"subject": other}, **fields) == ("near", (guard,))


@pytest.mark.parametrize(("one", "other"), [("人", "人次"), ("户", "人"), ("处", "台"), ("路", "台"), ("家", "家次"),
                                            ("公里", "处"), ("起", "人")])  # fmt: skip
def test_is_another_counting_unit_another_thing(one, other):
    """Are persons no person-times, and places no devices?"""
    same = {"subject": "平安建设宣传对象", "measure": "count"}
    assert kinds(same | {"unit": one}, same | {"unit": other}) == ("near", ("unit",))


@pytest.mark.parametrize(
    ("one", "other"),
    [("人", "名"), ("个", "座"), ("处", "个"), ("起", "件"), ("场", "场次"), ("户", "家")],
)
def test_are_classifiers_of_one_thing_the_same(one, other):
    """Do 人 and 名, 个 and 座 count the same?"""
    same = {"subject": "平安建设宣传对象", "measure": "count"}
    assert kinds(same | {"unit": one}, same | {"unit": other})[0] == "same"


def test_are_people_no_places():
    """Is a count of volunteers no answer to a target for the posts they stand at?"""
    posts, people = {"measure": "count", "unit": "个"}, {"measure": "count", "unit": "名"}
    assert kinds({"subject": "护学岗"} | posts, {"subject": "护学岗志愿者"} | people)[0] == "other"


def test_is_a_general_classifier_no_device():
    """Does 个 count devices only where the words are the same (点位 are no 摄像机)?"""
    one = {"measure": "count", "unit": "个", "subject": "高空瞭望点位摄像机"}
    assert kinds(one, one | {"unit": "台"})[0] == "same"
    assert kinds(one, {"measure": "count", "unit": "台", "subject": "高空瞭望摄像机"}) == (
        "near",
        ("unit",),
    )


def test_is_another_denominator_another_thing():
    """Is a share of registered people none of residents, and is a base that is not printed open?"""
    share = {"subject": "平安志愿者", "measure": "percentage", "unit": "%"}
    assert (
        kinds(share | {"denominator": "常住人口"}, share | {"denominator": "户籍人口"})[0] == "near"
    )
    assert kinds(share | {"denominator": "常住人口"}, share | {"denominator": ""})[0] == "same"


def test_is_another_base_period_another_thing():
    """Is a fall against 2019 none against 2020, the year that 十三五末 is?"""
    fall = {"subject": "刑事案件立案数"} | CHANGE
    goal = fall | {"base_period": "较“十三五”末"}
    assert kinds(goal, fall | {"base_period": "较2020年"})[0] == "same"
    assert kinds(goal, fall | {"base_period": "较2019年"}) == ("near", ("since",))
    assert kinds(goal, fall | {"base_period": "环比"}) == ("near", ("since",))


def test_is_another_stretch_of_time_another_thing():
    """Is a number a day none altogether, and newly built none in all?"""
    sent = {"subject": "巡逻警力", "measure": "count", "unit": "人次"}
    assert kinds(sent | {"period": "日均"}, sent | {"period": "累计"}) == ("near", ("pace",))
    built = {"subject": "停车泊位", "measure": "count", "unit": "个"}
    assert kinds(built | {"before": "新增停车泊位"}, built | {"before": "停车泊位总数达"}) == (
        "near",
        ("pace",),
    )


def test_does_the_sentence_help_a_subject_that_is_cut_short():
    """Is 2024年末为94.3% matched by what its sentence speaks of, and 整改率 by the clause before?"""
    goal = {"subject": "一类视频监控点位联网率"} | SHARE
    said = {
        "subject": "2024年末",
        "before": "2023年末,一类视频监控点位联网率为90%;2024年末为",
    } | SHARE
    assert kinds(goal, said)[0] == "same"
    said = {"subject": "整改率", "before": "排查出租屋火灾隐患4.1万处,整改率达"} | SHARE
    assert kinds({"subject": "出租屋火灾隐患整改率"} | SHARE, said)[0] == "same"


def test_is_a_change_in_number_no_level():
    """Is 命案减少2起 no answer to a target for 命案?"""
    deaths = {"subject": "民转刑命案", "measure": "count", "unit": "起"}
    assert kinds(deaths, deaths | {"before": "民转刑命案较上年减少"})[0] == "other"


def test_is_matching_symmetric():
    """Does it matter which claim comes first?"""
    for one, other, fields in [*SAME, *OTHER, *(row[:3] for row in NEAR)]:
        there = match({"subject": one} | fields, {"subject": other} | fields)
        back = match({"subject": other} | fields, {"subject": one} | fields)
        assert (there.total, there.kind, there.differs) == (back.total, back.kind, back.differs)


def test_is_the_total_the_product_of_the_parts():
    """Are the parts shown those that the score is made of, period left out?"""
    found = match({"subject": "街面警务站"} | COUNT, {"subject": "智慧街面警务站"} | COUNT)
    parts, product = asdict(found), 1.0
    for name in (*CORE, *GUARDS):
        product *= parts[name]
    assert found.total == round(product, 4) > 0
    assert set(parts) == {"one", "other", "period", *CORE, *GUARDS}


def test_is_each_claim_of_a_reading_the_same_as_itself():
    """Does every claim with a subject match itself, and itself better than any other?"""
    claims = reading(split="development").query("report_id == 'report-lanshui'").copy()
    claims["claim_id"] = [str(i) for i in range(len(claims))]
    found = matches(claims, claims)
    itself = found[found["one"] == found["other"]]
    assert (itself["kind"] == "same").mean() > 0.95
    best = found.groupby("one")["total"].max()
    assert (itself.set_index("one")["total"] >= best.loc[itself["one"]]).all()


def test_are_times_read_as_the_document_means_them():
    """Is 去年 the year before, 全年 in January the year that is over, and a base no period?"""
    january, autumn = date(2025, 1, 14), date(2025, 9, 18)
    ends = {("去年", january): "2024-12-31", ("全年", january): "2024-12-31", ("全年", autumn): "2025-09-18",
            ("2024年 较2012年", autumn): "2024-12-31", ("上半年", autumn): "2025-06-30", ("今年3月", autumn): "2025-03-31",
            ("截至2023年底", autumn): "2023-12-31", ("自2012年以来", autumn): "2025-09-18"}  # fmt: skip
    assert {key: str(span(*key)[1]) for key in ends} == ends
    assert span("自2012年以来") is None
    assert span("2023年1至9月") == span("2023年前三季度") == (date(2023, 1, 1), date(2023, 9, 30))
    assert [
        base(words, autumn) for words in ("较2022年", "2024年 比上年", "环比", "较“十三五”末", "")
    ] == ["2022", "2023", "last month", "2020", ""]


def test_is_a_document_dated_by_its_own_lines():
    """Is the date that of the line that says nothing else, and not of an event?"""
    assert document_date("某市通报\n2025年9月18日 来源:某局\n2024年3月1日,全市召开大会。") == date(
        2025, 9, 18
    )
    assert document_date("2023年6月,启动行动,一年来成效明显。") is None
    assert document_deadline("各项任务均于2025年12月底前完成。", None) == date(2025, 12, 31)


WHOLE_PLANS = {
    "各县要于2022年5月31日前制定实施细则，确保2024年12月底前全面完成各项任务。": "2024-12-31",
    "2022年6月底前，各单位将各项任务的实施方案报市公安局备案。": None,
    "各项任务的总结于2024年12月10日前报送。各项目标须于2024年11月底前完成。": "2024-11-30",
    "2025年12月底前完成各项任务的总结验收。": None,
    "2025年底前全部完成各项任务并通过验收。": "2025-12-31",
    "2025年底前，完成本方案确定的各项任务。": "2025-12-31",
    "2023年底前完成各项任务的50%，2025年底前全部完成。": "2025-12-31",
    "各项任务于2025年底前完成，其中试点2024年底前完成。": "2025-12-31",
    "到2023年底，各项工作目标完成过半。到2025年底，各项目标全面实现。": "2025-12-31",
    "到2025年底，各项目标全面实现。展望到2035年，主要目标再上台阶。": "2025-12-31",
    "2026年，抓好以下工作：2027年6月底前改造小区3个。": "2026-12-31",
}


@pytest.mark.parametrize("words", WHOLE_PLANS)
def test_is_the_day_of_a_plan_the_one_by_which_all_is_to_be_done(words):
    """Is it the last one that governs the goals, and never that of a rule, a report or a review?"""
    assert str(document_deadline(words, None)) == str(WHOLE_PLANS[words])


def test_is_the_place_s_own_name_no_part_of_it():
    """Is 河棠区 the whole where the documents are its own?"""
    assert scopes("河棠区群众安全感") == {"河棠区"}
    assert scopes("河棠区群众安全感", ("河棠",)) == set()


def test_is_each_counting_unit_listed_once_and_what_it_also_counts_known():
    """Does ``also`` name families that exist?"""
    rows = table("counting_units")
    assert len({row.unit for row in rows}) == len(rows)
    families = {row.counts for row in rows}
    assert {name for row in rows for name in row.also.split()} <= families
