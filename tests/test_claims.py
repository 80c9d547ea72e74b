"""Claims: is each tied to its characters, coded by rule, and the same every time?

Over 300 lines: one question a wording.
"""

import json
from decimal import Decimal

import pytest

from zhibiao.claims import claims_of, claims_of_text
from zhibiao.reports import corpus
from zhibiao.tables import claims_frame, load

CORPUS = {report.report_id: (report, claims_of(report)) for report in corpus()}
FIXED = [
    "claim_id",
    "report_id",
    "start",
    "end",
    "quote",
    "value",
    "low",
    "high",
    "baseline",
    "unit",
    "bound",
    "measure",
    "direction",
    "modality",
    "stage",
    "subject",
    "subject_en",
    "indicator_id",
    "period",
    "deadline",
    "denominator",
]


@pytest.mark.parametrize("name", CORPUS)
def test_is_every_quote_the_raw_characters(name):
    """Is raw[start:end] the quote, with its prefix before and its suffix behind it?"""
    report, claims = CORPUS[name]
    for claim in claims:
        assert claim.start < claim.end
        assert report.raw[claim.start : claim.end] == claim.quote.exact
        assert report.raw[: claim.start].endswith(claim.quote.prefix)
        assert report.raw[claim.end :].startswith(claim.quote.suffix)


@pytest.mark.parametrize("name", CORPUS)
def test_are_ids_unique_and_told_by_the_span(name):
    """Does every id name the report, the span and, for further subjects, its number?"""
    _, claims = CORPUS[name]
    ids = [claim.claim_id for claim in claims]
    assert len(ids) == len(set(ids))
    assert all(
        claim.claim_id.split("#")[0] == f"{name}@{claim.start}-{claim.end}" for claim in claims
    )


def test_has_every_claim_a_value_or_a_reason_to_have_none():
    """Is a claim without a value a range, a rank in words, or a number that is partly lost?"""
    for _, claims in CORPUS.values():
        for claim in claims:
            quantity = claim.quantity
            if quantity.value is None:
                assert quantity.low is not None or quantity.measure == "rank"
            else:
                assert isinstance(quantity.value, Decimal)


def test_is_the_lost_digit_an_interval_and_not_a_guess():
    """Is the number with an eaten digit a claim without a value, between 1,068 and 9,068?"""
    (claim,) = [c for _, claims in CORPUS.values() for c in claims if c.warrant == "unknowable"]
    assert claim.quantity.value is None
    assert (claim.quantity.low, claim.quantity.high) == (1068, 9068)
    assert claim.quote.exact.startswith("?068")


def test_is_the_table_on_disk_what_the_reports_give_now():
    """Was data/derived/claims.csv made by these rules from these reports?"""
    stored = load("claims")
    assert stored.columns[: len(FIXED)].tolist() == FIXED
    assert stored["claim_id"].tolist() == [
        c.claim_id for _, claims in CORPUS.values() for c in claims
    ]
    assert stored["stage"].tolist() == [c.stage for _, claims in CORPUS.values() for c in claims]


def coded(text, **wanted):
    frame = claims_frame(claims_of_text(text, kind=wanted.pop("kind", None)))
    return frame[list(wanted) or ["quote", "subject"]].values.tolist()


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "智慧内保覆盖率、公交监控接入率均达100%。",
            [["100%", "智慧内保覆盖率"], ["100%", "公交监控接入率"]],
        ),
        (
            "生产安全事故起数、致死人数同比分别下降37.5%、22.6%。",
            [["37.5%", "生产安全事故起数"], ["22.6%", "致死人数"]],
        ),
        (
            "全市建成街面警务站32个、数字警务室40个。",
            [["32个", "街面警务站"], ["40个", "数字警务室"]],
        ),
        ("全市94.75%的小区建成智慧安防小区。", [["94.75%", "小区建成智慧安防小区"]]),
        ("3500余个小区实现“零发案”。", [["3500余个", "小区"]]),
        (
            "首次信访7日内程序性回复率、三个月内结果答复率连续六年保持100%。",
            [
                ["六年", "首次信访7日内程序性回复率、三个月内结果答复率100%"],
                ["100%", "首次信访7日内程序性回复率"],
                ["100%", "三个月内结果答复率"],
            ],
        ),
        (
            "绑架、爆炸等五类恶性案件保持零发案。",
            [["零发案", "绑架、爆炸等五类恶性案件"]],
        ),
        (
            "接警后10分钟内到场的有93起，损失百万元以上的案件4起，近两成未能在24小时内办结。",
            [
                ["93起", "后10分钟内到场"],
                ["4起", "损失百万元以上的案件"],
                ["近两成", "未能在24小时内办结"],
            ],
        ),
        (
            "办结审查起诉案件210件，查办工程建设领域案件6件，破各类刑事案件88起，破案率41%。",
            [
                ["210件", "审查起诉案件"],
                ["6件", "工程建设领域案件"],
                ["88起", "各类刑事案件"],
                ["41%", "各类刑事案件破案率"],
            ],
        ),
        (
            "见面劝阻率达百分之九十八点零六，万车死亡率为一点二三；“岁末清欠”专项行动36次。",
            [
                ["百分之九十八点零六", "见面劝阻率"],
                ["一点二三", "万车死亡率"],
                ["36次", "“岁末清欠”专项行动"],
            ],
        ),
        (
            "群众满意率高达97%，居全省13个设区市第4位。全区立案260起，同比下降7%。",
            [
                ["97%", "群众满意率"],
                ["13个", "设区市"],
                ["第4位", "群众满意率"],
                ["260起", "立案"],
                ["7%", "立案"],
            ],
        ),
        (
            "排查矛盾纠纷900件，化解870件，化解率96.7%；造成2人死亡，伤5人，与去年同期相比死亡人数下降50%。",
            [
                ["900件", "矛盾纠纷"],
                ["870件", "矛盾纠纷化解"],
                ["96.7%", "矛盾纠纷化解率"],
                ["2人", "死亡"],
                ["5人", "伤"],
                ["50%", "死亡人数"],
            ],
        ),
        (
            "群众上门、网格上报、热线转办分别占38.7%、35.2%和26.1%。",
            [["38.7%", "群众上门"], ["35.2%", "网格上报"], ["26.1%", "热线转办"]],
        ),
        (
            "事故连续26个月零发生,事故起数和死亡人数实现“双下降”,降幅分别为15.8%和18.2%。",
            [
                ["26个月", "事故零发生"],
                ["零发生", "事故"],
                ["15.8%", "事故起数"],
                ["18.2%", "死亡人数"],
            ],
        ),
        (
            "事故143起、死亡24人,两项指数同比分别下降12.8%、20%。",
            [["143起", "事故"], ["24人", "事故死亡"], ["12.8%", "事故"], ["20%", "事故死亡"]],
        ),
        (
            "群众安全感为91.6%,在全省15个市中列第11位。",
            [["91.6%", "群众安全感"], ["15个", "市"], ["第11位", "群众安全感"]],
        ),
        ("每个社区至少建立1个调解工作室。", [["1个", "调解工作室"]]),
        ("路口改造因管线迁移耽搁，至11月中旬方完成60处。", [["60处", "路口改造"]]),
        ("公共探头受线路迁改影响，在线率9月才达到90%。", [["90%", "公共探头在线率"]]),
        (
            "小区4个赶在6月20日前投用，7个小区全部完工。",
            [["4个", "小区"], ["7个", "小区"], ["全部完工", "小区"]],
        ),
        (
            "化解率98.1%，群众安全感得分98.7分，较上年提升0.4个百分点。",
            [["98.1%", "化解率"], ["98.7分", "群众安全感得分"], ["0.4个百分点", "群众安全感得分"]],
        ),
        (
            "网格员陆续招考，年底在岗134名，还缺6名。",
            [["134名", "网格员陆续招考"], ["6名", "网格员陆续招考"]],
        ),
        (
            "镇（街道）工作站12个，8个镇（街道）参加。",
            [["12个", "镇（街道）工作站"], ["8个", "镇（街道）"]],
        ),
        ("14个网点均设劝阻岗。", [["14个", "网点"], ["均设", "劝阻岗"]]),
        (
            "全县9个执法办案场所年内全部完成改造。",
            [["9个", "执法办案场所"], ["全部完成", "执法办案场所"]],
        ),
        ("7.6月底前建成街区4个。", [["4个", "街区"]]),
        ("5场考试安保实现“零事故”。", [["5场", "考试安保"], ["零事故", "考试安保事故"]]),
        (
            "实现封闭管理率、保安配备率、报警和监控联网率“三个100%”。",
            [["100%", "封闭管理率"], ["100%", "保安配备率"], ["100%", "报警和监控联网率"]],
        ),
        ("落实“三个100%”制度。", []),
        ("群众被骗金额同比减少12.4%。", [["12.4%", "群众被骗金额"]]),
        (
            "群众安全感。基期93.1%，2025年达到97%。",
            [["93.1%", "群众安全感"], ["97%", "群众安全感"]],
        ),
        ("每季度开展一次专项检查。", [["一次", "专项检查"]]),
        ("现行命案、八类暴力案件持续保持全破。", [["全破", "现行命案"], ["全破", "八类暴力案件"]]),
        ("8类严重暴力犯罪案件下降11.1%。", [["11.1%", "8类严重暴力犯罪案件"]]),
        ("万车死亡7.6人, 下降 23.7%。", [["7.6人", "万车死亡"], ["23.7%", "万车死亡"]]),
        ("亿元 GDP 死亡率下降3%。", [["3%", "亿元 GDP 死亡率"]]),
        ("从 2000 年到 2002 年,立案637起。", [["637起", "立案"]]),
        (
            "查处超员、酒驾、毒驾行为分别上升23.8%、12%。",
            [["23.8%", "超员、酒驾、毒驾行为"], ["12%", "超员、酒驾、毒驾行为"]],
        ),
        ("建成消防站3538个[2]。发布预警359次 [1]。", [["3538个", "消防站"], ["359次", "预警"]]),
        ("发生一次死亡3人以上较大事故22起。", [["22起", "一次死亡3人以上较大事故"]]),
        ("命案零发生。", [["零发生", "命案"]]),
        ("满意度97.29%,全州第9位。", [["97.29%", "满意度"], ["第9位", "满意度"]]),
    ],
)
def test_is_one_mention_one_subject(text, claims):
    """Lists, 均, 分别, shares and zeros: is each mention given its own subject?"""
    assert coded(text) == claims


@pytest.mark.parametrize(
    "text",
    [
        "渭政办发〔2021〕3号,2021年1月12日印发。",
        "推进“1+2+N”“四全”“五个率先”机制。",
        "坚持一体化、千方百计抓落实。",
        "地铁1、2、5号线开通,5G覆盖,拨打110或12345。",
        "(一)一是加强领导。",
        "第十三次党代会提出要求。",
        "各地要提高认识。",
        "若今年招聘不到700人,压力只会有增无减。",
        "建成一次性通过的示范点。",
        "逾期未完成的扣2分,学校周边200米范围内设警示牌。",
        "20XX年,生产总值**亿元,图书经费x万元,投入XX亿元。",
        "日期:01-06 来源:本站。",
        "　　4．9月30日前上报材料。",
        "开展“云剑—2022”行动。",
    ],
)
def test_is_what_counts_nothing_no_claim(text):
    """Dates, names, schemes, enumerators and idioms: do they give no claim?"""
    assert coded(text) == []


@pytest.mark.parametrize(
    "title", ["平安规划(2021—2025年)", "“十四五”平安规划", "平安规划\n2021年3月1日"]
)
def test_is_a_year_before_the_plan_s_period_no_target(title):
    """2020 before 2021—2025 and 十四五: where the plan starts from; 2025: what it sets?"""
    text = f"江城市{title}\n2020年,全市立案3900起,破案率为58.3%。2025年,破案率为65%。"
    kinds = {claim.quote.exact: claim.modality for claim in claims_of_text(text, kind="plan")}
    assert kinds == {"3900起": "reported", "58.3%": "reported", "65%": "target"}


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("2025年底前,视频覆盖率达到100%。", "plan", "target"),
        ("截至目前,视频覆盖率达到100%。", "report", "reported"),
        ("力争破案率达到95%以上。", "report", "target"),
        ("力争到2025年底,街面见警率达到95%以上。", "report", "target"),
        ("遇有情况,能够做到5分钟全网响应。", "report", "standard"),
        ("实现“零事故”目标。", "report", "reported"),
        ("目前联网率仅为82.7%。", "plan", "reported"),
        ("2023年1月10日\n历年积案尚有23起。", "plan", "reported"),
        ("2025年1月10日\n警务街区4个赶在6月20日前投用。", "report", "reported"),
        ("另1起因以虚拟货币转走仍在侦办。", "report", "reported"),
        ("2024年5月2日\n一、去年情况\n2023年1月至2024年3月，立案846起。", "plan", "reported"),
        ("立案由2016年的1500起下降到2020年的1043起。", "plan", "reported"),
        (
            "2021年5月1日\n二、工作目标\n立案由2016年的1500起降为2020年的1043起。",
            "plan",
            "reported",
        ),
        ("立案由2021年的312起下降到去年的94起。", "plan", "reported"),
        ("力争立案由2016年的1500起下降到2020年的1043起。", "plan", "target"),
        ("立案由2016年的1500起下降到2020年的1043起以内。", "plan", "target"),
        ("2021年5月1日\n立案由2020年的1500起下降到2025年的1043起。", "plan", "target"),
        ("2021年5月1日\n“十三五”期间，破案率达到98.6%。", "plan", "reported"),
        ("2021年5月1日\n“十四五”期间，破案率达到98.6%。", "plan", "target"),
    ],
)
def test_does_the_sentence_decide_the_modality(text, kind, modality):
    """Is the kind of document evidence, and the sentence the judge?"""
    assert coded(text, modality="", kind=kind) == [[modality]]


def test_is_an_aim_of_none_a_target_wherever_its_words_stand():
    """不发生 before and behind what is not to happen: is each a target?"""
    text = "2024年工作要点\n一、目标\n不发生致师生、医生死亡的刑事案件。死亡3人以上的火灾不发生。"
    assert coded(text, quote="", modality="", kind="plan") == [["不发生", "target"]] * 2


def test_is_the_year_that_a_fall_starts_from_no_deadline():
    """在2022年63起的基础上再降两成: is 2022 when it was, and not by when?"""
    text = "2024年1月10日\n案件数在2022年63起的基础上再降两成。"
    assert coded(text, deadline="", kind="plan") == [[""], [""]]


def test_is_a_strict_reading_kept_beside_the_loose_one():
    """Does 2021年前 keep both dates, as the codebook settles?"""
    assert coded("确保2021年前完成全部工作任务。", deadline="", kind="plan") == [
        ["2020-12-31 2021-12-31"]
    ]


def test_does_a_look_back_end_what_下一步_began():
    """下一步，力争…。三年来，共投入…: is only the first an aim?"""
    text = "2025年1月10日\n下一步，力争破案率达到50%。三年来，投入1.3亿元。累计建站9座。"
    assert coded(text, modality="", kind="report") == [["target"], ["reported"], ["reported"]]


HEAD = "某区工作情况的报告\n2023年12月26日\n"


@pytest.mark.parametrize(("text", "codes"), [
    ("明年，警情再下降10%以上，群众安全感保持在98%以上。", ["target at_least 2024-12-31"] * 2),
    ("答：明年，我们将抓好落实，发案数控制在3宗以内。", ["target at_most 2024-12-31"]),
    ("来年，警情再下降10%以上。", ["target at_least 2024-12-31"]), ("下一年，新建警务室3个。", ["target exact 2024-12-31"]),
    ("三年来年均下降10%以上。", ["reported more_than "]),
    ("三、下步打算\n新建警务室3个。\n附：2023年主要数据。立案82起，破案60起。",
     ["target exact ", "reported exact ", "reported exact "]),
    ("三、下步打算\n新建警务室3个。\n附：获得的荣誉：先进集体14个，其中2023年6个。",
     ["target exact ", "reported exact ", "reported exact "]),
    ("三、下步打算\n去年，新建警务室3个。今年以来，新建警务室4个。新建警务室5个。",
     ["reported exact ", "reported exact ", "target exact "]),
])  # fmt: skip
def test_is_the_time_of_a_sentence_stronger_than_its_section(text, codes):
    """Does 明年 open targets, and are an annex and the year that was reported under 打算?"""
    found = claims_of_text(HEAD + text, kind="report")
    assert [f"{c.modality} {c.quantity.bound} {c.deadline}" for c in found] == codes


@pytest.mark.parametrize(("text", "codes"), [
    ("2025年底前，全市58所学校封闭式管理率、专职保安配备率均达到100%。", ["reported context", *["target"] * 2]),
    ("到2025年，全区3条地铁线、42个站点安检覆盖率达到98%。", ["reported context", "reported context", "target"]),
    ("2025年底前，新建42个站点安检覆盖率达到98%。", ["target", "target"]),
    ("2025年底前，对9家场所整改到位率达到98%。", ["target", "target"]),
    ("2025年底前实现城区“1、3、5分钟”快速响应，其中医院1分钟到场。", [*["target"] * 3, "standard"]),
])  # fmt: skip
def test_is_a_base_no_target_and_a_service_to_come_one(text, codes):
    """Is the base of a rate context, and is a service that is due by a day a target of that day?"""
    found = claims_of_text(f"某市工作方案\n2023年1月26日\n{text}", kind="plan")
    told = [f"{c.modality} context" if c.stage == "context" else c.modality for c in found]
    assert told == codes
    assert {c.deadline for c in found if c.modality == "target"} == {"2025-12-31"}


def test_is_a_plan_s_first_chapter_set_once_it_says_so():
    """现提出以下要点: does what stands below it look ahead, and what stands above it not?"""
    text = "2024年工作要点\n2023年，奋力拼搏：立案62起。现提出以下要点。\n一、防风险\n走访12万户。"
    assert coded(text, modality="", kind="plan") == [["reported"], ["target"]]


def test_does_a_question_claim_nothing():
    """Are numbers that a journalist puts forward not claims of the office?"""
    assert coded("记者:听说有100个警务站?\n局长:共建成32个警务站。") == [["32个", "警务站"]]


def test_is_the_frame_plain_data():
    """Can the table be written as JSON, so that nothing in it is an object of ours?"""
    json.loads(claims_frame(CORPUS["weinan-2021"][1]).to_json(orient="records"))


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("到□年，覆盖率达到95%。", "target"),
        ("到20□年，警务站达到12座。", "target"),
        ("计划□年6月底前建成警务站8座。", "target"),
        ("□年底前，全市建成警务站8座。", "target"),
        ("截至□年底，全市建成警务站8座。", "reported"),
        ("到□年底，全市已建成警务站8座。", "reported"),
        ("省交办的案件到□年2月办结26件。", "reported"),
    ],
)
def test_does_a_year_that_was_lost_still_make_a_target(text, modality):
    """Is what is to be reached by a year that can't be read a target, and what was done not?"""
    assert {claim.modality for claim in claims_of_text(text, kind="report")} == {modality}


def test_are_numbers_in_brackets_of_what_stands_before_them():
    """Is each number of a list in brackets its own, and a baseline in brackets no target?"""
    listed = claims_of_text("“刷单返利”（120起）、“冒充客服”（1,098起）和赌博（80起）居前。")
    assert [c.subject for c in listed] == ["“刷单返利”", "“冒充客服”", "赌博"]
    stood, aim = claims_of_text("盗窃案件（2025年为41起）降到35起以下。", kind="plan")
    assert (stood.modality, aim.modality) == ("reported", "target")
    assert stood.subject == aim.subject == "盗窃案件" and not aim.deadline


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("火灾96起，占火灾总数的31%；吸烟30起，占总数的10%。", ["", "火灾总数", "", "火灾总数"]),
        ("每个社区配备民警2名，全镇投入警力30人。", ["每个社区", ""]),
        ("纠纷占劳动争议的26.3%，同比上升11.2个百分点。", ["劳动争议", "劳动争议"]),
        ("服务站实现街道（镇）全覆盖。", ["街道（镇）"]),
        ("开展检查12次，寄递实名率达到100%。", ["", ""]),
        ("平均每次响应时间压缩到6分钟，平均每校2名民警。", ["每次", "每校"]),
        ("每万人警情由70.2起降到49.1起（常住人口55万人）。", ["每万人", ""]),
        ("全市21个警务室中，有3个只有1名民警，占14.3%。", ["", "", "", "21个警务室"]),
        ("细颗粒物浓度降到每立方米30微克。", ["每立方米"]),
        ("平均每亩收获玉米580公斤，平均每个家庭户的人口为2.8人。", ["每亩", "每个家庭户"]),
        ("有24个项目办成，占总数的80%。", ["", "总数"]),
        (
            "全县常住人口中，男性310人，占51%；女性298人，占49%。",
            ["", "全县常住人口", "", "全县常住人口"],
        ),
        ("群众反映强烈的有24件，占36%。", ["", ""]),
        ("新增托位400个，完成率200%。", ["", ""]),
        ("计划新增托位400个，实增800个，完成率200%。", ["", "", "托位400个"]),
        (
            "抽查旅馆48家，合格率93%；抽查加油站32家，合格率96%。",
            ["", "旅馆48家", "", "加油站32家"],
        ),
        ("排查隐患100处；已整改90处，整改率90%。", ["", "", "隐患100处"]),
        ("配备器材600件，其中学校保安员配备率100%。", ["", ""]),
    ],
)
def test_is_a_base_kept_as_long_as_it_holds(text, bases):
    """Does a base go on to the shares after it, and no further?"""
    assert [c.denominator for c in claims_of_text(text)] == bases


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023年一月至十二月,立案832起。", "2023年一月至十二月"),
        ("一至九月,立案300起。", "一至九月"),
        ("今年1月至11月,立案300起。", "今年1月至11月"),
        ("1月至9月,立案300起。", "1月至9月"),
        ("截至2023年十二月底,立案32起。", "截至2023年十二月底"),
        ("2023年十一月二十日,立案3起。", "2023年十一月二十日"),
        ("一〇九年度,立案32起。", "一〇九年度"),
        ("连续3年零2个月未发生命案。", "连续3年零2个月"),
        ("全年无命案。", "全年"),
        ("2023年,满意度由2021年的97.3%升至98.6%。", "2023年 2021年"),
        ("2023年总结。满意度由2021年的97.3%升至2023年的98.6%。", "2021年 2023年"),
        ("三年来,满意度由2021年的97.3%升至98.6%。", "2021年"),
        ("自去年年初至今年9月,立案300起。", "自去年年初至今年9月"),
        ("2021年1月至2022年3月,立案300起。", "2021年1月至2022年3月"),
        ("“自专项行动开展以来,破案30起。", "自专项行动开展以来"),
        ("立案数较去年均下降3%。", "较去年"),
        ("“十五”期间立案比“九五”期间下降12%,破案1200起。", "“十五”期间"),
        ("九年一贯制学校7所。", ""),
        ("按年平均汇率折算1万美元。", ""),
        ("全年结案量、月均存案量、结案率等指标居全省第1位。", "全年"),
        ("全年接警量、月均出警120次。", "全年 月均"),
        ("截至今年二季度末,接待群众32人次。", "截至今年二季度末"),
        ("截止10月底,整改隐患32处。", "截止10月底"),
        ("截至2023年10月中旬,整改隐患32处。", "截至2023年10月中旬"),
        ("全县实行“一月一清单、一月一考评”制度,整改隐患32处。", ""),
        ("1至3月,受理320件(去年同期为280件),结案150件。", "1至3月"),
        ("同期相比,事故总数下降12.5%,没有发生重大事故。", ""),
        ("2023年,全市全年立案32起。", "2023年 全年"),
        ("24年,全县死亡2人。", "24年"),
        ("公路运送170人次,约为去年同期38.9%;铁路运送500人次。", ""),
        ("学前三年入园率提高,32所学校建成课堂。", ""),
        ("案件连续6年年均下降12%。", "连续6年 年均"),
        ("未来五年主要目标是:收入年均增长13%;森林覆盖率达60%以上。", "五年"),
        ("全年力争扩种大豆2万亩,确保播种面积在20万亩以上。", "全年"),
        ("32项任务6月底前已全部完成。", "6月底前"),
        ("2024年底前已新增监控32路。", "2024年底前"),
        ("3项任务10月底前全部完成,警务站建成32座。", ""),
        ("今年1月中旬起,走访群众32人。", "今年1月中旬起"),
        ("报酬自2023年起逐年提高,走访群众32人。", ""),
        ("今年国庆8天假期接警32起。", "今年国庆8天假期"),
        ("在全运会、残运会和全国“两会”期间,实现“零登记”。", "全运会、残运会和全国“两会”期间"),
        ("今年死亡4人,占全年控制指标(8人)的50%。", "今年"),
        ("根据《2023年安全工作安排》,建成警务站32座。", ""),
        ("记者从11月8日召开的推进会上获悉,全县建成警务站32座。", ""),
        ("立案较2023年320起下降12%,全年破案28起。", "全年"),
        ("破案率98%,较上年95%高出3个百分点,居第4位。", ""),
    ],
)
def test_is_a_period_told_whole(text, period):
    """Are months in Chinese numerals, years of the Republic and compound streaks the whole period?"""
    assert coded(text, period="")[-1] == [period]


@pytest.mark.parametrize(
    ("text", "base", "due"),
    [
        ("到2015年,与今年相比,火灾死亡率下降20%。", "与今年相比", "2015-12-31"),
        ("与2010年人口普查相比,老年人口比重提高2个百分点。", "与2010年人口普查相比", ""),
        ("案件发改率为0.5%,与去年同期1.1%相比下降0.6%。", "与去年同期1.1%相比", ""),
        ("与上年比,第一产业下降0.2%,第二产业下降1.2%。", "与上年比", ""),
        ("同期相比,事故总数下降12.5%,死亡人数下降41.7%。", "同期相比", ""),
        ("2013年11月底,联网率要达到70%;在线率要达到90%。", "", "2013-11-30"),
        ("自2012年起,在线率均要达到90%。", "", ""),
        ("增速为25%,比上年加快3个百分点。", "比上年", ""),
        ("产值比2010年翻一番。", "比2010年", ""),
    ],
)
def test_is_what_a_change_is_set_against_its_base(text, base, due):
    """与…相比 and 与…比 at the head of a sentence: is it the base of the changes, and no deadline?"""
    assert coded(text, base_period="", deadline="")[-1] == [base, due]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("人口自然增长率为-3.01‰。", [["-3.01", "percentage", ""]]),
        ("收入同比增长-5.1%。", [["5.1", "change", "down"]]),
        ("投资增速-12.3%。", [["12.3", "change", "down"]]),
        ("收入负增长2.3%。", [["2.3", "change", "down"]]),
        ("死亡率 下降 23.7%。", [["23.7", "change", "down"]]),
        ("收入24627万元,比上年减收1070万元。", [["246270000", "money", ""], ["10700000", "money", "down"]]),
        ("收入24627万元,比上年增收70万元。", [["246270000", "money", ""], ["700000", "money", "up"]]),
        ("“云剑-2022”行动抓获8-9人。", [["", "count", ""]]),
        ("增速为25%，比上年加快3个百分点。", [["25", "change", "up"], ["3", "point_change", "up"]]),
        ("增速比上年放缓3个百分点。", [["3", "point_change", "down"]]),
        ("新增就业比上年少增4万人。", [["40000", "count", "down"]]),
        ("价格上涨的城市为16个，下降的为53个。", [["16", "count", ""], ["53", "count", ""]]),
        ("盗窃立案数下降的乡镇占85.7%，下降的幅度为5%。", [["85.7", "percentage", "down"], ["5", "percentage", "down"]]),
        ("地区生产总值年均增长保持在7%以上。", [["7", "change", "up"]]),
        ("消费价格上涨控制在3%左右。", [["3", "change", "up"]]),
        ("千人口托位数达到3.8个，常住人口千人床位数6.2张。", [["3.8", "rate", ""], ["6.2", "rate", ""]]),
        ("千人以上活动数12场。", [["12", "count", ""]]),
        ("浓度降到每立方米30微克。", [["30", "rate", "down"]]),
        ("民生支出1.2万亿。", [["1200000000000", "money", ""]]),
    ],
)  # fmt: skip
def test_is_a_sign_kept(text, codes):
    """Is a minus before a change a fall, and before a level part of the value?"""
    assert coded(text, value="", measure="", direction="") == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (
            "预算收入完成24627万元,完成年初预算数60999万元的40.4%,下降4.2%。",
            [
                ["预算收入", "reported", ""],
                ["预算收入", "target", ""],
                ["预算收入", "reported", "年初预算数"],
                ["预算收入", "reported", ""],
            ],
        ),
        (
            "新增就业8.3万人,完成年度任务5.2万人的159.1%。",
            [["就业", "reported", ""], ["就业", "target", ""], ["就业", "reported", "年度任务"]],
        ),
        ("收入67949万元,为年初预算61.22%。", [["收入", "reported", ""], ["收入", "reported", "年初预算"]]),
    ],
)  # fmt: skip
def test_is_a_plan_s_number_beside_an_outcome_a_target(text, codes):
    """Is the budget that an outcome is set beside of the same thing, and the base of the share?"""
    assert coded(text, subject="", modality="", denominator="") == codes


def test_does_each_item_of_a_list_tell_its_own_time():
    """Is 全年 in 一是 no period of what 二是 counts, and are both years of a comparison told?"""
    first, second = claims_of_text("一是全年立案31起；二是抽查网点发现问题22个。")
    assert (first.period, second.period) == ("全年", "")
    change = claims_of_text("2025年，全市立案7542起，与2022年的9846起相比减少23.4%。")[-1]
    assert change.period == "2025年 2022年"


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("刑事案件立案862起，同比下降8%。", ["criminal_cases", "criminal_cases"]),
        ("破获刑事案件862起，破案率82.6%，同比上升8%。", ["", "", ""]),
        ("2023年破获刑事案件412起，其中盗窃案件62起，2024年破获436起。", ["", "", ""]),
        ("立盗窃案件40起，破获31起；盗窃案件破案率提高到77%。", ["theft_cases", "", ""]),
        ("八类主要刑事案件发案31起，涉校刑事案件零发生。", ["", ""]),
        ("打掉团伙3个，全县各类刑事案件下降8%。", ["", "criminal_cases"]),
    ],
)
def test_are_solved_cases_no_recorded_cases(text, indicators):
    """Is an indicator of which less is better none of what was solved, nor of a kind of it?"""
    assert [claim.indicator_id for claim in claims_of_text(text)] == indicators


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("2022年、2023年分别立案120起、104起。", ["立案", "立案"]),
        (
            "破获现案120起、积案37起，破案率分别为82%和61%。",
            ["现案", "积案", "现案破案率", "积案破案率"],
        ),
        (
            "建成监控探头860个，其中人脸识别120路、高清卡口96套，联网率达到96%。",
            ["监控探头", "人脸识别", "高清卡口", "监控探头联网率"],
        ),
        (
            "盗窃案件破案率72%，其中入室盗窃立案25起、破24起，破案率96%。",
            ["盗窃案件破案率", "入室盗窃立案", "入室盗窃立案", "入室盗窃立案破案率"],
        ),
        (
            "刑事案件下降10%、治安案件下降5%、破案率上升3%。",
            ["刑事案件", "治安案件", "破案率"],
        ),
        (
            "电诈立案数下降10%、破案率达到50%。",
            ["电诈立案数", "电诈立案数破案率"],
        ),
        (
            "满意度为86.3%；逾七成受访者认为治安良好，三成多为老年人。",
            ["满意度", "认为治安良好", "老年人"],
        ),
        ("民警41人、辅警63人，共计104人。", ["民警", "辅警", "民警、辅警"]),
        ("治理路段45处、40处，合计85处。", ["路段", "路段", "路段"]),
        ("治安案件受理921起、查处884起。", ["治安案件受理", "治安案件查处"]),
        (
            "刑事案件立案482起，破案316起；治安案件受理921起，查处884起。",
            ["刑事案件立案", "刑事案件破案", "治安案件受理", "治安案件查处"],
        ),
        ("抢劫案件发案32起，破获31起。", ["抢劫案件发案", "抢劫案件破获"]),
        ("发生事故142起，死亡23人，受伤156人。", ["事故", "事故死亡", "事故受伤"]),
        (
            "较大事故3起，死亡9人，同比下降5%；火灾2起，损失5万元，受伤1人。",
            ["较大事故", "较大事故死亡", "较大事故死亡", "火灾", "损失", "火灾受伤"],
        ),
        (
            "受理案件300件，同比上升7%；其中旧存100件，同比上升9%；新收200件。",
            ["案件", "案件", "旧存案件", "旧存案件", "新收案件"],
        ),
        ("新收民商事案件320件，旧存案件20件。", ["新收民商事案件", "旧存案件"]),
        ("解除矫正150人，目前在册50人。", ["解除矫正", "在册矫正"]),
        (
            "对盗窃犯罪，批准逮捕50人，同比上升5%；对职务犯罪，批准逮捕5人。",
            ["对盗窃犯罪批准逮捕", "对盗窃犯罪批准逮捕", "对职务犯罪批准逮捕"],
        ),
        ("涉摩事故起数、死亡人数，分别占总量的20%、15%。", ["涉摩事故起数", "死亡人数"]),
        (
            "城乡居民收入达到2000元和800元、分别增长9%和10%。",
            ["城镇居民收入", "农村居民收入"] * 2,
        ),
        ("城、乡居民收入分别增长8%和9%。", ["城镇居民收入", "农村居民收入"]),
        ("森林覆盖率达60%；城镇化率达52%。", ["森林覆盖率", "城镇化率"]),
        ("建成中转站共5座并投入运行。", ["中转站"]),
        ("全年新建幼儿园48所，超额完成30所的年度目标任务。", ["幼儿园", "幼儿园"]),
        ("交通事故3起，死亡2人；1起其他，死亡1人。", ["交通事故", "交通事故死亡", "其他", "死亡"]),
        (
            "受理案件300件（含执行80件）；其中旧存100件（含执行20件）；新收200件。",
            ["案件", "案件执行", "旧存案件", "旧存案件执行", "新收案件"],
        ),
        (
            "创业培训120人（其中返乡农民工培训40人）、失业人员培训160人。",
            ["创业培训", "返乡农民工培训", "失业人员培训"],
        ),
        ("建设20处标准化矛盾纠纷调处化解平台。", ["标准化矛盾纠纷调处化解平台"]),
        ("审结时决定不起诉56人。", ["决定不起诉"]),
        ("今年前7个月全市命案发案率下降三成。", ["命案发案率"]),
        ("该省共有3万名网格员。", ["网格员"]),
        ("投放车辆46辆，包括汽车28辆。", ["车辆", "汽车"]),
        ("社区康复已覆盖八成以上乡镇。", ["社区康复"]),
        ("吸毒人数依次为29人。", ["吸毒人数"]),
        ("批准逮捕118人，提起公诉96人。", ["批准逮捕", "提起公诉"]),
        ("行政拘留29人、刑事拘留4人。", ["行政拘留", "刑事拘留"]),
        ("入户盗窃98起。", ["入户盗窃"]),
        (
            "21个警务室中，有3个只有1名民警，占14.3%。",
            ["警务室", "警务室", "民警", "警务室"],
        ),
        ("返还群众21万元，返还群众被骗资金5万元。", ["返还群众", "返还群众被骗资金"]),
        (
            "平台总投资428万元，比概算450万元节约22万元。",
            ["平台总投资"] * 3,
        ),
        ("平均出警时间4分50秒，较三年前的6分20秒缩短1分30秒。", ["平均出警时间"] * 3),
        ("每年开展2次督查，每季度组织1次演练。", ["督查", "演练"]),
        ("腾出资金230万元用于基层治理。", ["腾出资金"]),
        ("接警后平均到场时间由7分20秒缩短至5分10秒。", ["平均到场时间"]),
        ("视频探头总数4.3万路，联网率92.4%。", ["视频探头总数", "视频探头联网率"]),
        ("安全感98%，列全省14个市（州）第3位。", ["安全感", "市（州）", "安全感"]),
        (
            "接单率和回应率分别为99.2%、96.4%，居全市10个县第2位、第4位。",
            ["接单率", "回应率", "县", "接单率", "回应率"],
        ),
        ("接警后，城区3-5分钟、乡镇10分钟左右到场。", ["城区", "乡镇到场"]),
        ("群众安全感居全省第5位，前移3个位次。", ["群众安全感", "群众安全感"]),
        ("盘查可疑人员200余人次。", ["可疑人员"]),
        ("组织夜巡宵查集中行动24次。", ["夜巡宵查集中行动"]),
        ("23个行政村未接入专网。", ["行政村未接入专网"]),
        ("今年1-9月，全市共接警12,345起，较去年同期的15432起减少。", ["接警", "接警"]),
        ("盗窃警情仅发72起。", ["盗窃警情"]),
        ('做到"1分钟响应、5分钟处置"。', ["响应", "处置"]),
        ("新增门禁870套。", ["门禁"]),
        ("在19个镇街试点“周末调解”。", ["镇街试点“周末调解”"]),
        ("警务室任务500个，实建545个。", ["警务室任务", "警务室任务"]),
        ("9．社区（村）警务室。基期58个，2025年增至140个。", ["社区（村）警务室"] * 2),
        (
            "破获的各类刑事案件和抓获的犯罪嫌疑人同比分别上升29%、19%。",
            ["各类刑事案件", "抓获的犯罪嫌疑人"],
        ),
        ("刑事立案和受理治安案件分别下降16.6%和6.2%。", ["刑事立案", "受理治安案件"]),
        ("刑事案件与上年相比分别下降5%、6%。", ["刑事案件", "刑事案件"]),
        ("东屿镇、西坪镇化解率分别为97%、95%。", ["东屿镇化解率", "西坪镇化解率"]),
        ("农村和司法问题较多，分别为117件和92件。", ["农村", "司法问题"]),
        (
            "一审案件20件、二审案件30件，各占案件总数的40%、60%。",
            ["一审案件", "二审案件", "一审案件", "二审案件"],
        ),
        (
            "税收增长28%；就业3200人；居民收入增速高于经济发展水平，分别增长4.8%、7.8%。",
            ["税收", "就业", "居民收入增速", "居民收入增速"],
        ),
        (
            "刑事案件12起、治安案件98起；较去年同期均有所下降，分别下降5%、6%。",
            ["刑事案件", "治安案件", "刑事案件", "治安案件"],
        ),
        (
            "城乡居民人均可支配收入分别达到25041元、7668元。",
            ["城镇居民人均可支配收入", "农村居民人均可支配收入"],
        ),
        (
            "受理刑事案件32件,审结31件;受理民事案件95件,审结90件。",
            ["刑事案件", "刑事案件审结", "民事案件", "民事案件审结"],
        ),
        ("对57名具有从宽情节的被告人依法判处缓刑。", ["具有从宽情节的被告人"]),
        ("对16件不属于受理范围的案件裁定不予立案。", ["不属于受理范围的案件"]),
        ("17名团伙成员从重判刑。", ["团伙成员"]),
        ("26处公安检查站全时战备。", ["公安检查站"]),
        ("27个重点监管区域接入平台。", ["重点监管区域"]),
        ("12个政务服务大厅实现互通，建成政务服务中心3个。", ["政务服务大厅", "政务服务中心"]),
        ("督办5个省级、12个市级治安重点地区。", ["省级治安重点地区", "市级治安重点地区"]),
        ("有罪判决851人。", ["有罪判决"]),
        ("新农合报销比例达到75%。", ["新农合报销比例"]),
        ("信访问题的查处率达90%。", ["信访问题的查处率"]),
        ("有效公开率98%。", ["有效公开率"]),
        ("群众获得感指数达94.75。", ["群众获得感指数"]),
        ("城镇新增就业4.6万人。", ["城镇新增就业"]),
        ("重复信访件较多，共157件。", ["重复信访件"]),
        ("公共预算收入累计完成2亿元。", ["公共预算收入"]),
        ("公共预算收入（同口径）完成2亿元。", ["公共预算收入（同口径）"]),
        (
            "公共预算收入完成2亿元（自然口径），占调整预算105%，占财政收入的48%。",
            ["公共预算收入"] * 3,
        ),
        ("依次是故意伤害罪32件。", ["故意伤害罪"]),
        ("尚有未结案件32件。", ["未结案件"]),
        ("刑事案件立案数320起，破案率51%。", ["刑事案件立案数", "刑事案件破案率"]),
        ("受理各类案件4939件（含旧存256件）。", ["各类案件", "各类案件旧存"]),
        ("受理案件4939件（含旧存案件256件）。", ["案件", "旧存案件"]),
        ("人口 年末全县常住人口94.5万人。", ["常住人口"]),
        ("重度及以上污染天数比例为0.7%。", ["重度及以上污染天数比例"]),
        ("新晋景区4个，新媒体账号3个，新三板企业2家。", ["新晋景区", "新媒体账号", "新三板企业"]),
        ("新生儿筛查率达到99%。", ["新生儿筛查率"]),
        ("新创产业园区4个，新建成公园12个。", ["产业园区", "公园"]),
        ("新创成省级平安乡镇3个，新创建绿色社区5个。", ["省级平安乡镇", "绿色社区"]),
        ("确保能繁母猪存栏1.2万头，能见度提高5%。", ["能繁母猪存栏", "能见度"]),
        (
            "可吸入颗粒物浓度下降10%，可再生能源装机增长8%，可降解塑料用量增长5%。",
            ["可吸入颗粒物浓度", "可再生能源装机", "可降解塑料用量"],
        ),
        (
            "要案12件，有害垃圾收集点30处，应届毕业生600人。",
            ["要案", "有害垃圾收集点", "应届毕业生"],
        ),
        (
            "在编教师70人，以工代赈项目3个，等级公路里程增长3%。",
            ["在编教师", "以工代赈项目", "等级公路里程"],
        ),
        ("已下达转移支付项目50个。", ["转移支付项目"]),
        ("6项主要污染物平均浓度下降5%。", ["主要污染物", "主要污染物平均浓度"]),
        ("29项优于全省平均水平。", ["优于全省平均水平"]),
        ("3个养老机构建设已完成2个。", ["养老机构", "养老机构建设"]),
        ("完成1200人易地扶贫搬迁建设任务。", ["易地扶贫搬迁建设任务"]),
        ("已整改90个，5个项目正在推进。", ["整改", "项目"]),
        ("政府安排的10件、31项民生项目。", ["民生项目", "民生项目"]),
        ("再安排3场。", ["再安排"]),
        ("新建投入使用市级医院3所。", ["市级医院"]),
        ("重点单位图像接入市级平台的比例为96%。", ["重点单位图像接入市级平台的比例"]),
        ("经济总量迈入全省前15名。", ["经济总量"]),
        ("全县推进隐患动态清零目标。", ["隐患"]),
        (
            "甲病死亡率、乙病死亡率、丙病死亡率分别从2015年的7‰、19/10万、10‰降至2019年的5‰、17/10万、8‰。",
            ["甲病死亡率", "乙病死亡率", "丙病死亡率"],
        ),
        ("占比在65%以上的区有10个。", ["占比在65%以上的区"]),
        ("细颗粒物浓度降到每立方米30微克。", ["细颗粒物浓度"]),
    ],
)
def test_is_a_number_of_what_it_is_said_of(text, subjects):
    """Lists, sums, parts and shares: is it neither the nearest noun nor a piece of a word?"""
    assert [claim.subject for claim in claims_of_text(text)] == subjects


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("节日假期7天，接待游客20万人次。", ["20万人次"]),
        ("男女性别比（以女性为100）为105.2。", ["105.2"]),
        ("经济总量再上百亿台阶。", []),
        ("推进“污水零直排区”创建。", []),
        ("规格5米*2=10米。", ["5米", "10米"]),
        ("三类以上桥梁比率达94%。", ["94%"]),
        ("1000人及以上的村12个。", ["12个"]),
        ("占比在65%以上的区有10个。", ["10个"]),
        ("新增16户，实现动态消零的目标。", ["16户", "消零"]),
    ],
)
def test_is_a_number_that_only_describes_no_claim(text, quotes):
    """Days of a holiday, the base of an index, a step, a factor, a class: are they left out?"""
    assert [claim.quote.exact for claim in claims_of_text(text)] == quotes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("登记在册80万左右。", [["", "about", "count"]]),
        (
            "对县城26条约20公里道路进行改造。",
            [["条", "exact", "count"], ["公里", "about", "count"]],
        ),
        ("旅客量约为去年同期41.7%。", [["%", "about", "percentage"]]),
        ("浓度分别为46、53和54微克/立方米。", [["微克/立方米", "exact", "rate"]] * 3),
        ("综合实力迈入全省15强。", [["强", "at_most", "rank"]]),
        ("推荐企业参评中国500强企业。", []),
    ],
)
def test_are_unit_and_bound_those_printed(text, codes):
    """Is 左右 no unit, 约 a bound behind 条 and before 为, and the last unit that of the list?"""
    assert coded(text, unit="", bound="", measure="") == codes


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("警力占常住人口比例仅为万分之十。", "常住人口"),
        ("三分之二的村达到标准。", "村"),
        ("九成的商户愿意加入联防。", "商户"),
        ("92%的乡镇开展。", "乡镇"),
        ("社区康复已覆盖八成以上乡镇。", "乡镇"),
        ("农村事故占总数比由38%上升至45%。", "总数"),
        ("教育支出占财政支出的比例分别为65%、67%。", "财政支出"),
    ],
)
def test_is_a_base_no_more_than_its_noun(text, base):
    """Does the base end before what is said of it?"""
    assert claims_of_text(text)[0].denominator == base


def test_has_each_of_two_changes_its_own_way():
    """Is the second of 分别增加4%和减少20% a fall?"""
    text = "受理案件60件80人，同比分别增加4%和减少20%。"
    assert [claim.direction for claim in claims_of_text(text)] == ["", "", "up", "down"]


def test_does_a_dated_list_go_on_behind_an_item_without_a_number():
    """Numbered on, or dashed on, it is the same list; begun anew it is another."""
    text = "到2030年将实现：\n1、新建驿站10家\n2、群众更满意\n3、住院率达到98%以上\n"
    dashed = "到2030年将实现：\n——新建驿站10家\n——群众更满意\n——住院率达到98%以上\n"
    for listed in (text, dashed):
        claims = claims_of_text(f"{listed}一、措施\n1、新建岗亭5座", kind="plan")
        assert [claim.deadline for claim in claims] == ["2030-12-31", "2030-12-31", ""]
    again = claims_of_text(f"{text}1、群众更满意\n2、新建岗亭5座", kind="plan")
    assert [claim.deadline for claim in again][-1] == ""
