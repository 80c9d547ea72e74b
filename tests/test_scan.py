"""What counts in a text: is each wording of a number read, and is what counts nothing left out?"""

import pytest

from zhibiao.claims import claims_of_text
from zhibiao.scan import scan


def told(text: str) -> list[tuple[str, str, str, str]]:
    """Every quantity of a text: its surface, value or two ends, unit and bound."""
    return [
        (
            item.surface,
            str(item.value) if item.value is not None else f"{item.low}-{item.high}",
            item.unit,
            item.bound,
        )
        for item in scan(text).quantities
    ]


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit", "bound"),
    [
        ("满意率提高2.6百分点。", "2.6百分点", "2.6", "百分点", "exact"),
        ("装机容量突破1000万千瓦。", "1000万千瓦", "10000000", "千瓦", "exact"),
        ("材料减少七八成。", "七八成", "70-80", "%", "between"),
        ("审批材料由七八份减为两份。", "七八份", "7-8", "份", "between"),
        ("每村三至五名联防队员。", "三至五名", "3-5", "名", "between"),
        ("数十万群众参与。", "数十万群众", "200000-999999", "群众", "between"),
        ("上千名志愿者参与。", "上千名", "1000-None", "名", "more_than"),
        ("新增绿地一点一八万亩。", "一点一八万亩", "11800", "亩", "exact"),
        ("全市残疾人九十多万人。", "九十多万人", "900000", "人", "more_than"),
        ("常住人口一千二百万,", "一千二百万", "12000000", "", "exact"),
        ("历时3个多月侦破。", "3个多月", "3", "个月", "more_than"),
        ("办理时限压缩两天半。", "两天半", "2.5", "天", "exact"),
        ("开展两轮次巡查。", "两轮次", "2", "轮次", "exact"),
        ("采购设备9台(套)。", "9台(套)", "9", "台(套)", "exact"),
        ("铺设光缆300爿,", "300爿", "300", "爿", "exact"),
        ("建成共享工位1200工位。", "1200工位", "1200", "工位", "exact"),
        ("驾驶人突破百万。", "百万", "1000000", "", "exact"),
        ("损失过亿元。", "过亿元", "100000000", "元", "more_than"),
        ("点击量过百万次。", "过百万次", "1000000", "次", "more_than"),
        ("居全市12个县（区）第3位。", "第3位", "3", "位", "exact"),
        ("投资总额翻了近一番。", "翻了近一番", "2", "倍", "nearly"),
        ("破案率达到百分之百。", "百分之百", "100", "%", "exact"),
        ("案件立案118起,不足去年的1/5。", "1/5", "20", "%", "at_most"),
        ("律师占三分之二强。", "三分之二强", "66.67", "%", "more_than"),
        ("较大事故起数为零。", "零", "0", "", "exact"),
        ("全县没有一名学生溺亡。", "没有一名", "0", "", "exact"),
        ("同比分别上升5.2个和3.7个百分点。", "5.2个", "5.2", "百分点", "exact"),
        ("城乡收入比缩小至1.98:1。", "1.98:1", "1.98", "", "exact"),
        ("接入视频监控12600路。", "12600路", "12600", "路", "exact"),
        ("设置执勤点三十二个。", "三十二个", "32", "个", "exact"),
        ("指数居同类城市第78位。", "第78位", "78", "位", "exact"),
        ("编发快报12期,火情通报五期。", "五期", "5", "期", "exact"),
        ("平均用时30天,比去年同期48天下降18天。", "48天", "48", "天", "exact"),
        ("群众安全感排名全省前列。", "前列", "None-None", "", "exact"),
        ("隐患现已全部按要求完成整改。", "全部按要求完成", "100", "%", "exact"),
        ("各监所无重大安全事故。", "无", "0", "", "exact"),
        ("未结案率(0)、上诉率(4.5%)居前列。", "0", "0", "", "exact"),
        ("未结案率(/SPAN>0)。", "0", "0", "", "exact"),
        ("劝退聚餐60余桌600人次。", "60余桌", "60", "桌", "more_than"),
        ("退还群众被盗电动车8辆、白酒9瓶及各类香烟200余条。", "9瓶", "9", "瓶", "exact"),
        ("发生重污染310天次,", "310天次", "310", "天次", "exact"),
        ("所有机组均应安装脱硫设施。", "均应安装", "100", "%", "exact"),
    ],
)
def test_is_a_wording_read(text, surface, value, unit, bound):
    """Are value, unit and bound of a number those that its wording says?"""
    assert (surface, value, unit, bound) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "在全国首批、第三批达标。",
        "（2022、2023、2024年）",
        "建立隐患月清零制度。",
        "二类点位实行分级管理。",
        "坚持“1、3、5”快反机制。",
        "可疑电话先挂断、再打165,或拨96110。",
        "三次产业加快融合。",
        "打通服务群众“最后一百米”。",
        "对考核前三名的县区予以通报。",
        "对连续两个季度排名末位的分局约谈。",
        "签约亿元以上项目,打造百亿级产业。",
        "破解群众急难,千家万户受益。",
        "35年来首次。",
        "婚姻、债务、邻里三类分别占一定比重。",
        "治安没有百分之百,但要尽百分之百的努力。",
        "坚决避免三天两头上访。",
        "先后开展“利剑3号”“利剑5号”行动。",
        "完善应急管理全覆盖责任体系。",
        "全域覆盖、全网共享。",
        "严格执行7座以上客运车辆检查制度。",
        "配备46吋液晶显示器。",
        "概括起来就是20个字,即严防严守。",
        "从两个工作维度推进。",
        "抓好1.街面巡逻2.视频巡查3.卡口盘查。",
        "逐步推进二类、三类目标。",
        "vC1fKo\\p rF}Q(<Y86 dYOY8r/ 返还现场",
        "坚决防止一次死亡10人以上特大道路交通事故。",
        "上述2项指标没有突破。",
        "主要工作如下\n2\n加强巡逻。",
        "7 水上交通事故死亡率",
        "3 | 加强夜间巡逻",
        "重点抓好七项工作:一是巡逻。",
        "创建污水零直排区。",
        "改造三类以上桥梁。",
    ],
)
def test_is_nothing_claimed_where_a_number_counts_nothing(text):
    """Are names, classes, conditions, slogans and idioms left out of the quantities?"""
    assert told(text) == []


def test_is_a_share_of_nothing_no_fraction():
    """Is 1/0 read without an error, and as no percentage?"""
    assert all(unit == "" for _, _, unit, _ in told("占比1/0。"))


SCENE = (
    "他推开门,十来平方米的屋里摆着一张桌子、六把椅子。老伴端来两碗茶,孩子坐在门口。"
    "“我走了四十分钟才到。”他说,从前要爬一百多级台阶。"
)


def test_is_scenery_left_out_and_a_figure_beside_it_kept():
    """In a tale that reports a figure, is the figure alone a quantity?"""
    assert told(SCENE) == []
    assert [surface for surface, *_ in told(SCENE + "去年全所受理纠纷1300多起,化解率98%。")] == [
        "1300多起",
        "98%",
    ]


def test_is_a_small_count_of_a_report_no_scenery():
    """Does the same small number count where a report tells it?"""
    text = "全市建立六项机制,组建三支队伍,投入巡逻车两辆,处置时间缩短至四分钟。"
    assert [surface for surface, *_ in told(text)] == ["六项", "三支", "两辆", "四分钟"]


def test_has_a_text_that_reports_nothing_no_quantities():
    """Is nothing counted in a text of some length in which no system does anything?"""
    whale = "蓝鲸体长可达33米,体重约180吨,心脏重600公斤,潜水深度超过500米,一口气可以憋30分钟。"
    assert told(whale * 6) == []


def test_is_a_time_in_which_something_happens_a_date():
    """Does a stretch of time that only says when become a date of the ledger?"""
    found = scan("专案组奋战47天里抓获嫌疑人38名。")
    assert [(n.surface, n.kind) for n in found.numerals] == [("47天", "date")]
    assert [q.surface for q in found.quantities] == ["38名"]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("实事\n1\n新增床位20张\n2\n新建驿站80家。", ["20张", "80家"]),
        ("2\n项目库建设圆满完成。", []),
        ("警务站\n32\n个，同比增加5个。", ["32", "5个"]),
        ("东村\n46\n57\n西村", ["46", "57"]),
        ("项目 | 进展 | 单位\n1 | 新增床位20张 | 某局", ["20张"]),
        ("| 项目 | 进展 |\n| 2 | 新增床位20张 |", ["20张"]),
    ],
)
def test_is_the_number_of_a_row_or_an_item_none(text, counted):
    """Alone in a line before an item, or first in a row; a count broken off from its unit is one."""
    assert [surface for surface, *_ in told(text)] == counted


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("30个单位中,有24个未发生事故。", [("30个", "单位"), ("24个", "未发生事故")]),
        ("大型活动97场次无一发生事故。", [("97场次", "大型活动"), ("无一发生", "事故")]),
        ("争取县级补助、市级补助各400万元。", [("400万元", "县级补助"), ("400万元", "市级补助")]),
        (
            "东镇法庭和西镇法庭平均审理天数均为22天。",
            [("22天", "东镇法庭平均审理天数"), ("22天", "西镇法庭平均审理天数")],
        ),
        (
            "客运车辆和旅游车辆、校车座椅安全带安装率达100%。",
            [("100%", "客运车辆和旅游车辆、校车座椅安全带安装率")],
        ),
        (
            "完成一类目标100%、三类目标70%,二类、三类目标实现全覆盖。",
            [
                ("100%", "一类目标"),
                ("70%", "三类目标"),
                ("全覆盖", "二类目标"),
                ("全覆盖", "三类目标"),
            ],
        ),
        ("2\n280家养老机构。", [("280家", "养老机构")]),
        ("6 较大火灾死亡率 0.06 ≤0.17", [("0.06", "较大火灾死亡率"), ("≤0.17", "较大火灾死亡率")]),
        (
            "到2015年: 1.火灾起数下降5%以上 2.万车死亡率下降8%以上。",
            [("5%以上", "火灾起数"), ("8%以上", "万车死亡率")],
        ),
    ],
)
def test_is_each_thing_counted_once_by_its_own_name(text, claims):
    """Is a zero inside a count no claim, a number said of each two, and an enumerator no name?"""
    assert [(c.quote.exact, c.subject) for c in claims_of_text(text)] == claims


@pytest.mark.parametrize(
    ("text", "measure", "base"),
    [
        ("每年拿出200万作为奖补资金。", "money", ""),
        ("未结案率(0)。", "zero", ""),
        ("排查隐患30项,现已全部按要求完成整改。", "universal", "隐患30项"),
    ],
)
def test_does_a_number_say_its_kind_by_what_stands_beside_it(text, measure, base):
    """Are 万 of a fund money, a bare 0 of a rate a zero, and 现 before 已 no base?"""
    claim = claims_of_text(text)[-1]
    assert (claim.quantity.measure, claim.denominator) == (measure, base)
