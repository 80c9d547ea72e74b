"""Does a list name as many as are announced?"""

import pytest

from zhibiao.audit.enumeration import findings
from zhibiao.audit.page import page_of_text


def found(text):
    return [(f.verdict, f.computed) for f in findings(page_of_text(text, kind="report"))]


def test_does_等_make_a_short_list_untestable():
    assert found("推行警情会商、联勤联动、督导问效等五项机制。") == [
        ("not_testable", "五项机制: 3 named, then 等")
    ]
    assert found("推行警情会商、联勤联动、督导问效等三项机制。") == [
        ("consistent", "三项机制: 3 named")
    ]


def test_may_和_join_two_members_or_stand_inside_one():
    assert found("落实登记和验证、巡查、报告三项制度。")[0][0] == "consistent"
    assert found("落实登记和验证、巡查、报告四项制度。")[0][0] == "consistent"
    assert found("落实登记和验证、巡查、报告六项制度。")[0][0] == "inconsistent"


def test_are_sections_counted_against_the_slogan_that_announces_them():
    sections = "\n".join(
        f"({n})强化{what}。各项工作推进有力。"
        for n, what in zip("一二三", ("巡逻", "管理", "参与"), strict=True)
    )
    assert found(f"以“四个强化”构建机制。\n{sections}")[0] == (
        "inconsistent",
        "四个强化: 3 sections, 3 of them begin with 强化",
    )
    assert found(f"以“三个强化”构建机制。\n{sections}")[0][0] == "consistent"
    other = sections.replace("(三)强化参与", "(三)推动参与")
    assert found(f"以“三个强化”构建机制。\n{other}")[0][0] == "not_testable"


def test_are_steps_counted():
    assert found("要抓好三项工作:一是建机制;二是抓落实;三是强考核;四是促整改。") == [
        ("inconsistent", "三项工作: 4 named")
    ]


def test_is_a_scheme_held_to_its_expansion():
    assert found("实施“131”工程(即1个改革、3项建设、1个应用)。")[0] == (
        "consistent",
        "131: expanded as 1-3-1",
    )
    assert (
        found("推行“1234”工作法,即一个中心、两支队伍、三项机制、五个平台。")[0][0] == "inconsistent"
    )


@pytest.mark.parametrize(
    "text",
    [
        "在东桁区、白芷县、石篁县十个社区试点。",
        "会同教育、民政、卫健部门建立五项机制。",
        "形成“一体指挥、双轮驱动、三级平台、四大体系”总布局。",
        "城区、乡镇、园区共有六个派出所挂牌。",
        "推动民警、辅警、网格员开展四轮走访。",
    ],
)
def test_is_a_list_that_is_not_what_is_counted_left_alone(text):
    assert not [verdict for verdict, _ in found(text) if verdict == "inconsistent"]


HEADED = {
    "答复": (
        "现就您所提的{}条意见逐条答复如下：\n我局有派出所若干。\n一、关于灯\n1.甲。\n2.乙。\n二、关于路\n三、关于房\n四、关于人\n",
        "五",
        "四",
    ),
    "讲话": (
        "下面，我讲{}点意见。\n\n一、看成绩\n\n甲。\n\n二、看不足\n\n三、抓落实\n\n乙。\n",
        "四",
        "三",
    ),
    "简报": ("要抓好以下{}项工作：\n1.8月20日前加装；\n2.新增；\n3.回头看。\n报：区委", "四", "三"),
    "总结": (
        "二、做法\n重点抓了{}项举措。\n（一）打。\n（二）防。\n（三）管。\n三、问题\n（一）散。",
        "四",
        "三",
    ),
    "强调": (
        "我再强调{}点：\n第一个问题，抓紧。\n第二个问题，抓细。\n第三个问题，抓实。",
        "四",
        "三",
    ),
    "短句": ("提{}点要求：一是抓紧；二是抓细；三是抓实。", "四", "三"),
    "圆圈": ("采取{}项措施：\n①打。\n②防。\n③管。", "四", "三"),
    "条文": ("提出{}条建议：\n一要打。\n二要防。\n三要管。", "四", "三"),
}


@pytest.mark.parametrize("kind", HEADED)
def test_are_the_numbered_lines_after_an_announced_number_counted(kind):
    text, wrong, right = HEADED[kind]
    assert [verdict for verdict, _ in found(text.format(wrong))] == ["inconsistent"]
    assert [verdict for verdict, _ in found(text.format(right))] == ["consistent"]


@pytest.mark.parametrize(
    "text",
    [
        "现将五项任务落实情况汇报如下：\n一、任务\n二、措施\n三、问题",  # the sections tell of the five
        "今年抓了两项重点工作。\n一、甲\n二、乙\n三、下步打算",  # the third is on another matter
        "抓好以下五项工作：\n1.甲\n2.乙\n4.丁\n5.戊",  # a line lacks or its number is misprinted
        "全年推进9件。\n（一）甲\n（二）乙\n（三）丙\n（四）丁\n（五）戊",  # 9件 of something
        "上午9点：一是集合；二是出发。",
    ],
)
def test_are_lines_that_are_not_the_announced_ones_left(text):
    assert found(text) == []


TIMES = {
    "时间": "召开了{}次分析会，时间分别是2月9日、5月16日、8月22日。",
    "先后": "先后于2月9日、5月16日和8月22日召开{}次分析会。",
    "起讫": "组织{}批轮训，分别于3月1日至5日、4月2日至6日、5月3日至7日。",
    "月份": "分{}批推进，分别于3月、6月、9月底启动。",
}


@pytest.mark.parametrize("kind", TIMES)
def test_are_as_many_days_given_as_times(kind):
    assert [verdict for verdict, _ in found(TIMES[kind].format("四"))] == ["inconsistent"]
    assert [verdict for verdict, _ in found(TIMES[kind].format("三"))] == ["consistent"]


@pytest.mark.parametrize("kind", ["时间", "起讫"])
def test_does_等_leave_the_days_open(kind):
    open_list = TIMES[kind].format("四").replace("。", "等。")
    assert [verdict for verdict, _ in found(open_list)] == ["not_testable"]


def test_is_one_of_several_times_no_number_of_them():
    assert found("第四次会议分别于3月1日、3月2日召开。") == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("青石乡、柏木镇、河汊镇排名靠后，对上述4个乡镇予以通报。", ["inconsistent"]),
        ("青石乡、柏木镇和河汊镇排名靠后，对以上3个乡镇予以通报。", ["consistent"]),
        ("青石乡、柏木镇、河汊镇等排名靠后，对上述4个乡镇予以通报。", ["not_testable"]),
        ("青石乡、柏木镇垫底，云麓乡、河汊镇次之，对以上5个乡镇予以通报。", []),  # two lists
    ],
)
def test_are_the_names_above_counted(text, verdict):
    assert [said for said, _ in found(text)] == verdict
