"""Invented plans and the reports that answer them, claims marked by hand, verdicts known.

``{quote|subject|field=value,…}`` is a claim; its number, unit and bound are read from the quote.
A claim that opens with ``!`` is reported in a plan.  ``LINKS``: target quote, outcome quote (empty
where the report is silent), verdict.  No place, number or event is real.
"""

import re

import pandas as pd

from zhibiao.quantities import quantities
from zhibiao.records import Report
from zhibiao.surroundings import surrounded

FIELDS = (
    "direction",
    "period",
    "base_period",
    "deadline",
    "denominator",
    "indicator_id",
    "document_deadline",
)
PLANS, REPORTS, LINKS = {}, {}, {}

PLANS["fire"] = """云汀市消防安全三年行动方案（2022—2024年）
云政办发〔2022〕11号
2022年3月8日
一、总体目标
到2024年底，全面完成本方案各项任务。2021年，全市共发生火灾{!1286起|火灾}。
火灾起数较2021年下降{10%以上|火灾起数|measure=change,direction=down,period=较2021年}，火灾死亡人数控制在{15人以内|火灾死亡人数}，重大火灾{零发生|重大火灾|measure=zero,value=0}。
2022年底前，消防安全重点单位自动消防设施联网率达到{85%|消防安全重点单位自动消防设施联网率|deadline=2022-12-31}，2023年底前达到{92%|消防安全重点单位自动消防设施联网率|deadline=2023-12-31}，2024年底前达到{100%|消防安全重点单位自动消防设施联网率|deadline=2024-12-31}。
新建小型消防站{24座|小型消防站}、微型消防站{600个|微型消防站}，新增市政消火栓{3000具|市政消火栓}。
高层建筑消防设施完好率达到{98%以上|高层建筑消防设施完好率}，老旧小区消防车通道划线实现{全覆盖|老旧小区消防车通道划线|measure=universal,value=100,unit=%}。
居民消防安全知识知晓率达到{90%以上|居民消防安全知识知晓率}，接警到场平均时间缩短至{8分钟以内|接警到场平均时间}，专职消防员达到{1200名|专职消防员}。
出租屋火灾隐患整改率达到{95%|出租屋火灾隐患整改率}，消防安全满意度力争进入全省{前五名|消防安全满意度排名|measure=rank}。
"""
REPORTS["fire"] = """筑牢城市“防火墙”
2025年1月15日
2024年，全市火灾起数较2021年下降{8.6%|火灾起数|measure=change,direction=down,period=2024年 较2021年}，受伤人数下降{21%|火灾受伤人数|measure=change,direction=down}，造成{14人|火灾死亡人数|period=2024年}死亡，{未发生|重大火灾|measure=zero,value=0}重大火灾。
消防安全重点单位自动消防设施联网率2022年末为{86.2%|消防安全重点单位自动消防设施联网率|period=2022年末}，2023年末为{91.5%|消防安全重点单位自动消防设施联网率|period=2023年末}，2024年末达到{99.8%|消防安全重点单位自动消防设施联网率|period=2024年末}。
建成小型消防站{24座|小型消防站}、微型消防站{近600个|微型消防站}，新增市政消火栓{3260具|市政消火栓}，维修消火栓{1.2万个|消火栓}。
高层建筑消防设施完好率为{98%以上|高层建筑消防设施完好率|bound=more_than}，消防设施在线率{99.1%|消防设施在线率}。{96.5%|完成消防车通道划线的老旧小区|denominator=老旧小区}的老旧小区完成消防车通道划线。
青年群体消防安全知识知晓率达{93.4%|青年群体消防安全知识知晓率}。接警到场平均时间由9分12秒缩短到{7分48秒|接警到场平均时间|measure=duration}，最快{3分钟|接警到场时间|measure=duration}，专职消防员达{1180名|专职消防员}，志愿消防员{3400名|志愿消防员}。
排查出租屋火灾隐患{4.1万处|出租屋火灾隐患}，整改率达{95%左右|出租屋火灾隐患整改率}。
"""
LINKS["fire"] = [
    ("10%以上", "8.6%", "not_met"),
    ("15人以内", "14人", "exceeded"),
    ("零发生", "未发生", "met"),
    ("85%", "86.2%", "exceeded"),
    ("92%", "91.5%", "not_met"),
    ("100%", "99.8%", "not_met"),
    ("24座", "24座", "met"),
    ("600个", "近600个", "not_met"),
    ("3000具", "3260具", "exceeded"),
    ("98%以上", "98%以上", "met"),
    ("全覆盖", "96.5%", "not_met"),
    ("90%以上", "93.4%", "not_comparable"),
    ("8分钟以内", "7分48秒", "exceeded"),
    ("1200名", "1180名", "not_met"),
    ("95%", "95%左右", "insufficient_information"),
    ("前五名", "", "no_outcome_reported"),
]

PLANS["traffic"] = """陵阳县道路交通安全提升工程实施方案
2023年2月20日
除另有规定外，各项任务均于2025年12月底前完成。
——道路交通事故死亡人数较2022年下降{15%以上|道路交通事故死亡人数|measure=change,direction=down,period=较2022年}，万车死亡率降至{1.2以下|万车死亡率|measure=rate,bound=at_most}。
——头盔佩戴率2023年底前达到{80%|头盔佩戴率|deadline=2023-12-31}，2025年底前达到{95%以上|头盔佩戴率|deadline=2025-12-31}。
——农村公路安全防护栏{120公里|农村公路安全防护栏}，整治平交路口隐患{340处|平交路口隐患}。
——电动自行车上牌率达到{98%|电动自行车上牌率}，货车超限率控制在{1%以内|货车超限率}。
——交通安全劝导站{翻一番|交通安全劝导站数量|measure=multiple,value=2,unit=倍,direction=up,period=较2022年}，劝导员不少于{900名|交通安全劝导员|bound=at_least}。
——接送学生车辆检验率{100%|接送学生车辆检验率}，重点驾驶人教育覆盖{2万人|重点驾驶人教育覆盖}。
——事故快速处置平均用时压缩{三分之一|事故快速处置平均用时|measure=change,direction=down}。
——2024年6月底前，建成智能信号灯路口{60个|智能信号灯路口|deadline=2024-06-30}。
——窗口群众满意度保持在{99%以上|窗口群众满意度}。
"""
REPORTS["traffic"] = """陵阳县公安局交通管理大队：让群众出行更平安
2025年6月30日
2024年，全县道路交通事故起数较2022年下降{18.2%|道路交通事故起数|measure=change,direction=down,period=2024年 较2022年}，死亡人数上升{2.1%|道路交通事故死亡人数|measure=change,direction=up,period=2024年 较2022年}，万车死亡率为{1.2|万车死亡率|measure=rate}。
截至2023年底，头盔佩戴率达到{83%|头盔佩戴率|period=截至2023年底}，今年5月抽查为{91%|头盔佩戴率|period=今年5月}。
累计安装农村公路安全防护栏{约120公里|农村公路安全防护栏|period=累计}，排查平交路口隐患{412处|平交路口隐患}，整治{340余处|平交路口隐患}。
城区电动自行车上牌率达到{99.2%|城区电动自行车上牌率}，全县货车超限率降至{0.8%|货车超限率}。
交通安全劝导站数量较2022年增长{1.1倍|交通安全劝导站数量|measure=multiple,direction=up,period=较2022年}，劝导员队伍达到{850名以上|交通安全劝导员|bound=more_than}。
接送学生车辆检验率{100%|接送学生车辆检验率}。对重点驾驶人开展教育{2.6万人次|重点驾驶人教育}。
事故快速处置平均用时由{45分钟缩短至28分钟|事故快速处置平均用时|measure=duration,value=28,baseline=45,direction=down,unit=分钟}。
到2024年底，建成智能信号灯路口{60个|智能信号灯路口|period=到2024年底}。
"""
LINKS["traffic"] = [
    ("15%以上", "2.1%", "insufficient_information"),
    ("1.2以下", "1.2", "met"),
    ("80%", "83%", "exceeded"),
    ("95%以上", "91%", "insufficient_information"),
    ("120公里", "约120公里", "insufficient_information"),
    ("340处", "340余处", "exceeded"),
    ("98%", "99.2%", "not_comparable"),
    ("1%以内", "0.8%", "exceeded"),
    ("翻一番", "1.1倍", "exceeded"),
    ("900名", "850名以上", "insufficient_information"),
    ("100%", "100%", "met"),
    ("2万人", "2.6万人次", "not_comparable"),
    ("三分之一", "45分钟缩短至28分钟", "exceeded"),
    ("60个", "60个", "met"),
    ("99%以上", "", "no_outcome_reported"),
]

PLANS["fraud"] = """河棠区打击治理电信网络诈骗行动计划（2023—2025年）
2023年5月6日
到2025年底，电诈立案数、群众财产损失金额较2022年分别下降{25%|电诈立案数|measure=change,direction=down,period=较2022年,deadline=2025-12-31}、{30%|电诈群众财产损失金额|measure=change,direction=down,period=较2022年,deadline=2025-12-31}；电诈案件破案率达到{40%以上|电诈案件破案率|deadline=2025-12-31}。
APP注册人数达到常住人口的{60%|国家反诈中心APP注册人数|denominator=常住人口,measure=percentage}；预警劝阻成功率{不低于99%|预警劝阻成功率}。
止付冻结涉案资金{1.5亿元以上|止付冻结涉案资金}，返还被骗资金{2000万元|返还被骗资金}。
建成反诈宣传示范社区{40个|反诈宣传示范社区}，反诈宣传覆盖{100万人次|反诈宣传}。“两卡”违法人员惩戒率{100%|两卡违法人员惩戒率}。
涉诈预警指令处置时间{不超过15分钟|涉诈预警指令处置时间}，涉诈电话号码月均下降至{200个以内|涉诈电话号码|period=月均}。
"""
REPORTS["fraud"] = """河棠区公安分局通报反诈工作成效
2025年12月31日
三年来，全区电信网络诈骗案件立案数较2022年下降{26.8%|电信网络诈骗案件立案数|measure=change,direction=down,period=三年来 较2022年}，财产损失金额较2021年下降{35.5%|电信网络诈骗案件财产损失金额|measure=change,direction=down,period=较2021年}。电信网络诈骗案件破案率达{38%|电信网络诈骗案件破案率}，侦破案件{1260起|电信网络诈骗案件}。
APP注册人数占户籍人口的{72%|国家反诈中心APP注册人数|denominator=户籍人口,measure=percentage}。预警劝阻{12.8万人次|预警劝阻}，成功率{99.3%|预警劝阻成功率}。
止付冻结涉案资金{逾1.5亿元|止付冻结涉案资金}，返还群众被骗资金{1980万元|返还群众被骗资金}。
打造反诈宣传示范社区{41个|反诈宣传示范社区}，宣传触达{近120万人次|反诈宣传}。
涉诈预警指令平均{12分钟|涉诈预警指令处置时间}处置完毕。
今年以来，涉诈电话号码月均{186个|涉诈电话号码|period=今年以来 月均}，同比下降{41%|涉诈电话号码|measure=change,direction=down,period=同比}。
"""
LINKS["fraud"] = [
    ("25%", "26.8%", "exceeded"),
    ("30%", "35.5%", "not_comparable"),
    ("40%以上", "38%", "not_met"),
    ("60%", "72%", "not_comparable"),
    ("不低于99%", "99.3%", "exceeded"),
    ("1.5亿元以上", "逾1.5亿元", "exceeded"),
    ("2000万元", "1980万元", "not_met"),
    ("40个", "41个", "exceeded"),
    ("100万人次", "近120万人次", "insufficient_information"),
    ("100%", "", "no_outcome_reported"),
    ("不超过15分钟", "12分钟", "exceeded"),
    ("200个以内", "186个", "exceeded"),
]

PLANS["schools"] = """青禾市校园安全能力建设工作方案
青教发〔2021〕30号
2021年4月2日
2021年底前，全市公办中小学专职保安配备率达到{100%|公办中小学专职保安配备率|deadline=2021-12-31}；2022年6月底前，民办幼儿园专职保安配备率达到{95%以上|民办幼儿园专职保安配备率|deadline=2022-06-30}。
配备法治副校长{480名|法治副校长}，寄宿制学校每校至少配备校医{1名|校医|denominator=每校}，心理健康教师不少于{600人|心理健康教师}。
学生欺凌事件{零发生|学生欺凌事件|measure=zero,value=0}；连续{3年|校园安全责任事故零发生|measure=streak,unit=年}校园安全责任事故零发生。
校园周边视频监控实现{全覆盖|校园周边视频监控|measure=universal,value=100,unit=%}，一键式报警装置联网率达到{100%|一键式报警装置联网率}。
应急演练每学期不少于{2次|应急演练|denominator=每学期}，食堂明厨亮灶覆盖率{98%|食堂明厨亮灶覆盖率}，
校园及周边警情较上年下降{10%|校园及周边警情|measure=change,direction=down,period=较上年}。护学岗达到{310个|护学岗}，家长志愿者{1万名|家长志愿者}。
师生安全知识知晓率由85%提高到{96%|师生安全知识知晓率}，未成年人犯罪人数占比下降{2个百分点|未成年人犯罪人数占比|measure=point_change,direction=down}。
"""
REPORTS["schools"] = """青禾市教育局关于校园安全工作情况的报告
2023年12月29日
截至2021年底，全市公办中小学专职保安配备率{100%|公办中小学专职保安配备率|period=截至2021年底}。民办幼儿园专职保安配备率2022年6月达到{95%|民办幼儿园专职保安配备率|period=2022年6月}。
全市配备法治副校长{512名|法治副校长}，配备心理健康教师{600名|心理健康教师}。
2023年，发生学生欺凌事件{3起|学生欺凌事件|period=2023年}。全市连续{32个月|未发生校园安全责任事故|measure=streak,unit=个月}未发生校园安全责任事故。
校园周边视频监控覆盖率{99.6%|校园周边视频监控覆盖率}，校园视频监控在线率{100%|校园视频监控在线率}；一键式报警装置联网率{超99%|一键式报警装置联网率}。
食堂明厨亮灶覆盖率达{98%|食堂明厨亮灶覆盖率}。2021年，校园及周边警情较上年下降{12%|校园及周边警情|measure=change,direction=down,period=2021年 较上年}。
护学岗{310处|护学岗}，参与家长志愿者{1.3万人次|家长志愿者}。师生安全知识知晓率{95.9%|师生安全知识知晓率}。
未成年人犯罪人数占比由8.1%降至{6.9%|未成年人犯罪人数占比|measure=percentage,baseline=8.1,direction=down}。
"""
LINKS["schools"] = [
    ("100%", "100%", "met"),
    ("95%以上", "95%", "met"),
    ("480名", "512名", "exceeded"),
    ("1名", "", "no_outcome_reported"),
    ("600人", "600名", "met"),
    ("零发生", "3起", "not_met"),
    ("3年", "32个月", "not_met"),
    ("全覆盖", "99.6%", "not_met"),
    ("100%", "超99%", "insufficient_information"),
    ("2次", "", "no_outcome_reported"),
    ("98%", "98%", "met"),
    ("10%", "12%", "exceeded"),
    ("310个", "310处", "met"),
    ("1万名", "1.3万人次", "not_comparable"),
    ("96%", "95.9%", "not_met"),
    ("2个百分点", "6.9%", "not_met"),
]

PLANS["environment"] = """沐川市生态环境保护攻坚行动计划
2020年6月1日
到2020年底，空气质量优良天数比例达到{85%|空气质量优良天数比例|deadline=2020-12-31}，到2022年达到{88%以上|空气质量优良天数比例|deadline=2022-12-31}；PM2.5年均浓度降至{35微克/立方米以下|PM2.5年均浓度|deadline=2022-12-31}。
地表水国考断面优良比例达到{90%|地表水国考断面优良比例}，农村生活污水治理率达到{40%|农村生活污水治理率}。
单位GDP能耗累计下降{13%|单位GDP能耗|measure=change,direction=down,period=累计}，新增造林{20万亩|造林}，治理水土流失{300平方公里|水土流失面积}。
淘汰老旧柴油货车{8000辆|老旧柴油货车}，新能源公交车占比达到{70%以上|新能源公交车占比}，重复投诉率{低于2%|环境重复投诉率}。
环境信访投诉量下降{20%|环境信访投诉量|measure=change,direction=down}，重污染天数不超过{3天|重污染天数|measure=duration,bound=at_most}，污水管网{150公里|污水管网}。
"""
REPORTS["environment"] = """沐川市生态环境局2022年工作总结
2023年1月10日
全年空气质量优良天数比例为{88.2%|空气质量优良天数比例|period=2022年}，PM2.5年均浓度{35微克/立方米|PM2.5年均浓度|period=2022年}，臭氧浓度{150微克/立方米|臭氧浓度}，重污染天数{1天|重污染天数|measure=duration}。2020年优良天数比例为{84.7%|空气质量优良天数比例|period=2020年}。
地表水国考断面优良比例{90.9%|地表水国考断面优良比例}；农村生活污水治理率由28%提高到{39.6%|农村生活污水治理率|baseline=28}，城镇生活污水处理率{97%|城镇生活污水处理率}。
三年来完成造林{21.3万亩|造林}，治理水土流失{290余平方公里|水土流失}。
淘汰老旧柴油货车{7900余辆|老旧柴油货车}，新能源公交车占比达{七成|新能源公交车占比}，重复投诉率为{2%|环境重复投诉率}。
环境信访投诉量同比增长{4.5%|环境信访投诉量|measure=change,direction=up,period=同比}。新建改造污水管网{不少于150公里|污水管网}。
"""
LINKS["environment"] = [
    ("85%", "84.7%", "not_met"),
    ("88%以上", "88.2%", "exceeded"),
    ("35微克/立方米以下", "35微克/立方米", "met"),
    ("90%", "90.9%", "exceeded"),
    ("40%", "39.6%", "not_met"),
    ("13%", "", "no_outcome_reported"),
    ("20万亩", "21.3万亩", "exceeded"),
    ("300平方公里", "290余平方公里", "insufficient_information"),
    ("8000辆", "7900余辆", "insufficient_information"),
    ("70%以上", "七成", "met"),
    ("低于2%", "2%", "not_met"),
    ("20%", "4.5%", "not_met"),
    ("3天", "1天", "exceeded"),
    ("150公里", "不少于150公里", "met"),
]


def document(name: str, kind: str) -> tuple[Report, pd.DataFrame]:
    """One marked text as a report and its claims, with what stands around them."""
    marked = (PLANS if kind == "plan" else REPORTS)[name]
    raw, rows = "", []
    for piece in re.split(r"(\{[^}]*\})", marked):
        if not piece.startswith("{"):
            raw += piece
            continue
        quote, subject, *more = piece[1:-1].split("|")
        modality = "target" if kind == "plan" and not quote.startswith("!") else "reported"
        quote = quote.removeprefix("!")
        row = {
            "start": len(raw),
            "end": len(raw) + len(quote),
            "quote": quote,
            "subject": subject,
            "modality": modality,
        }
        rows.append(
            row
            | _number(quote)
            | dict(pair.split("=") for field in more for pair in field.split(","))
        )
        raw += quote
    columns = dict.fromkeys([*FIELDS, *(name for row in rows for name in row)])
    claims = pd.DataFrame([{name: row.get(name, "") for name in columns} for row in rows])
    claims["claim_id"] = [f"{name}-{kind}@{row.start}-{row.end}" for row in claims.itertuples()]
    report = Report(report_id=f"{name}-{kind}", kind=kind, raw=raw, raw_sha256="")
    return report, surrounded(report, claims)


def _number(quote: str) -> dict[str, str]:
    names = ("value", "low", "high", "baseline", "unit", "bound", "measure")
    printed = next(iter(quantities(quote)), None)
    found = {name: getattr(printed, name, None) for name in names}
    return {name: "" if value is None else str(value) for name, value in found.items()} | {
        "bound": printed.bound if printed else "exact"
    }
