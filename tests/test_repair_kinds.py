"""Each kind of damage, on invented sentences: is it mended, and is what looks like it left alone?"""

import pytest

from zhibiao.repair import mend, replay

WHOLE = "全市刑事案件立案数同比下降12.6%，矛盾纠纷化解率提高，现行命案全破，安全感稳步上升。"
MENDED = {
    "gloss with a space, on a unit": ("查處案件3萬( wàn )2千起(qǐ)", "查处案件3万2千起"),
    "gloss with full-width brackets": ("警務（wù）室", "警务室"),
    "zero width inside a number": ("建成1\u200b20个\ufeff警务站", "建成120个警务站"),
    "no-break space inside a number": ("共排查\xa045\xa0000多处，整改完毕。", "共排查45000多处，整改完毕。"),
    "glosses with digits, capitals and other brackets": ("治安[an1]防控【KONG】体系(ti3 xi4)，满意度〔yì〕达95%", "治安防控体系，满意度〔yì〕达95%"),
    "glosses without brackets": ("破案数shù据 jù 达12起，矛盾 máo dùn 化解率98%", "破案数据达12起，矛盾化解率98%"),
    "tags and entities": ("<p>盗窃案件&#19979;降<b>12.6</b>%，&nbsp;破案<br>率达98&percnt;。</p><p>以上。</p>", "盗窃案件下降12.6%，破案\n率达98%。\n以上。"),
    "marks of a note": ("# 工作报告\n## 一、成效\n刑事案件**下降12%**，见[附表](http://a.cn/1)。", "工作报告\n一、成效\n刑事案件下降12%，见附表。"),
    "every character apart": ("全 市 刑 事 案 件 下 降 1 2 . 6 % ， 破 案 率 提 高 ， 社 会 稳 定 。", "全市刑事案件下降12.6%，破案率提高，社会稳定。"),
    "a few lines of one width": ("\n".join(WHOLE[at : at + 15] for at in range(0, 45, 15)), WHOLE),
    "a line that ends at a comma": ("2023年，\n全市刑事案件下降12.6%\n，破案率提高。", "2023年，全市刑事案件下降12.6%，破案率提高。"),
    "full-width space in a sentence": ("全市政府办公\u3000室召开会议，部署工作。", "全市政府办公室召开会议，部署工作。"),
    "full-width number": ("达到９８．５％", "达到98.5%"),
    "wide comma of thousands": ("惠及群众12，050人", "惠及群众12,050人"),
    "full stop for a decimal point": ("同比下降15。2%。", "同比下降15.2%。"),
    "two marks": ("建成警务站32个,、警务室40个,。", "建成警务站32个,警务室40个。"),
    "lost percent sign": ("盗窃案件同比下降6.3，破案率达98.1。", "盗窃案件同比下降6.3%，破案率达98.1%。"),
    "percent sign lost in a list": ("分别下降23.4%和31.8，", "分别下降23.4%和31.8%，"),
    "percent sign lost after a bare verb": ("产值120亿元，增长5.6；能耗下降2.9。", "产值120亿元，增长5.6%；能耗下降2.9%。"),
    "percent sign lost before 左右": ("破案率提高到98左右，完成全年任务的86。", "破案率提高到98%左右，完成全年任务的86%。"),
    "percent sign lost with the date before": ("联网率2023年底前达到90以上，签约率目前达到88.5。", "联网率2023年底前达到90%以上，签约率目前达到88.5%。"),
    "percent sign lost on both sides": ("佩戴率从72提高到90左右，税收占比从68.4升至70.9。", "佩戴率从72%提高到90%左右，税收占比从68.4%升至70.9%。"),
    "percent sign lost before another": ("三类分别占45.2%、31.5和27.3%，同比分别下降12.8、20、10.1%。", "三类分别占45.2%、31.5%和27.3%，同比分别下降12.8%、20%、10.1%。"),
    "percent sign lost twice": ("起数同比分别下降9.8和12.5，固定资产投资增长5—6；", "起数同比分别下降9.8%和12.5%，固定资产投资增长5—6%；"),
    "percent sign lost far from its rate": ("渔船安装率2023年底为85%，2024年3月补装完毕后达到100。", "渔船安装率2023年底为85%，2024年3月补装完毕后达到100%。"),
    "percent sign lost behind thousands": ("由9,600起增至10,560起，上升12，", "由9,600起增至10,560起，上升12%，"),
    "percent sign lost in a share": ("占派出所民警总数2,800名的40；", "占派出所民警总数2,800名的40%；"),
    "month and year run together": ("要求202410底前完成，截至5底建成32个。", "要求2024年10月底前完成，截至5月底建成32个。"),
    "date run together at an end": ("（某市司法局\u30002025120）", "（某市司法局\u30002025年1月20日）"),
    "percent sign lost before a later one": ("满意度南渡区最高，达99.2，丰禾县最低，为96.4%。", "满意度南渡区最高，达99.2%，丰禾县最低，为96.4%。"),
    "percent sign lost without a verb": ("县满意度96.7%，城关镇97.9，", "县满意度96.7%，城关镇97.9%，"),
    "year of a plan lost": ("落实到位。年，县局将实施行动。他说，年将建成10个。", "落实到位。□年，县局将实施行动。他说，□年将建成10个。"),
    "years lost": ("□年、年分别建成2座、3座；年98.2%，年第四季度完成。", "□年、□年分别建成2座、3座；□年98.2%，□年第四季度完成。"),
    "years lost at the head of a clause": ("（年6月至8月）完成；年是收官之年，自年起、年至2026年投入。", "（□年6月至8月）完成；□年是收官之年，自□年起、□年至2026年投入。"),
    "year of a title lost": ("某市年平安建设工作总结\n全市建成警务站32个。", "某市□年平安建设工作总结\n全市建成警务站32个。"),
    "percent sign of three indexes lost": ("三项指数同比分别下降12.8、20、10.1，", "三项指数同比分别下降12.8%、20%、10.1%，"),
    "capital numerals": ("抓获壹仟贰佰零伍名，投入贰仟万元，破案一百零伍起，占百分之玖拾伍点叁。", "抓获一千二百零五名，投入二千万元，破案一百零五起，占百分之九十五点三。"),
    "space at a point": ("下降12. 4%，分别占38.7%、35. 2%，实现利润7.1 2 亿元。", "下降12.4%，分别占38.7%、35.2%，实现利润7.12 亿元。"),
    "space in a year": ("较20\u200921年提高，到202 5年底完成。", "较2021年提高，到2025年底完成。"),
    "digits set apart": ("覆盖率达到1 0 0 %，投入1 , 2 0 0万元，共建成3 2 0余个。", "覆盖率达到100 %，投入1,200万元，共建成320余个。"),
    "digits set apart by wide spaces": ("满意度为9\u30008\u3000.\u30003\u3000%，占0 . 5 %。", "满意度为98.3%，占0.5 %。"),
    "digits of a date set apart": ("截至2 0 2 4年1 2月3 1日，2 0 2 1-2 0 2 5年。", "截至2024年12月31日，2021-2025年。"),
    "space in a date of a title": ("2025\u3000年9月18日", "2025年9月18日"),
    "space in a known word": ("公共区域视频监 控全部联网，今年以来警情下降。", "公共区域视频监控全部联网，今年以来警情下降。"),
    "gloss on a word": ("坚持(jiān chí)稳中求进，警务站(jǐngwùzhàn)32个", "坚持稳中求进，警务站32个"),
    "number cut by a line": ("全市刑事案件下降2\n1.3%，破案率提高到\n95.2%。", "全市刑事案件下降21.3%，破案率提高到95.2%。"),
    "UTF-8 read as Windows-1252": ("å…¨å¸‚警务站32个", "全市警务站32个"),
    "UTF-8 marks read as GBK": ("破案率98%锟斤拷刑事案件下降3%。", "破案率98%□□刑事案件下降3%。"),
    "date run together": ("截至2021825止", "截至2021年8月25日止"),
    "date that can be two": ("截至2021111止", "截至2021年□月止"),
    "year lost before what is to come": ("初步考虑是，到年事故再减15%。较疫情前的年同期低12%。", "初步考虑是，到□年事故再减15%。较疫情前的□年同期低12%。"),
    "byte lost before the last stop": ("接待群众4210人巍?　　（四）推动源头治理。", "接待群众4210人次。\n　　（四）推动源头治理。"),
    "byte lost in a heading": ("强起来，成果丰硕。\n　　三⒖萍贾С拧扒科鹄础?　　视频平台，全面升级。", "强起来，成果丰硕。\n　　三、科技支撑“强起来”\n　　视频平台，全面升级。"),
    "byte lost before a plain paragraph": ("推广到所有农村独永先思彝ァ?蓼湾县消防大队坚持，全面推进，", "推广到所有农村独居老人家庭。\n蓼湾县消防大队坚持，全面推进，"),
    "a number cut at its point by a line": ("群众安全感达98\n.7%，列全县第3位。", "群众安全感达98.7%，列全县第3位。"),
    "marks of a word processor": ("\uf06c 全市警情下降8%。\nPAGE \\* MERGEFORMAT 2\n\\u65b0\\u5efa32个。\x0c新建\xad5个。", " 全市警情下降8%。\n2\n新建32个。\n新建5个。"),
    "indent that no encoding has": ("????据了解，全市刑事案件下降12%。", "据了解，全市刑事案件下降12%。"),
    "year lost in a list of the ends of years": ("2021年底为12个，年底为20个，年底增至31个。", "2021年底为12个，□年底为20个，□年底增至31个。"),
    "year lost before half a year": ("据市统计局年下半年调查，《年平安建设白皮书》显示，比年少35起。", "据市统计局□年下半年调查，《□年平安建设白皮书》显示，比□年少35起。"),
    "a pair that fell out of a counted heading": ("?。ㄈ┘訌娋瘎铡?\n全市破案率達到90%。", "\u3000（三）加强警务。\n全市破案率达到90%。"),
    "a mark behind a mark": ("心里反倒踏怠！?\n上坪村的两兄弟来了。", "心里反倒踏怠！□\n上坪村的两兄弟来了。"),
    "GBK read as Windows-1252": ("È«ÊÐ¾¯ÎñÕ¾32¸ö", "全市警务站32个"),
    "year lost": ("力争年10月底前完成", "力争□年10月底前完成"),
    "mark inside a number": ("处置率达9\ufffd.5%", "处置率达9□.5%"),
    "mark before a mark": ("再上新台?；", "再上新台□；"),
    "mark filled from the report": ("完善防控体系。健全防控\ufffd系。", "完善防控体系。健全防控体系。"),
    "visitors": ("您是第 1234567 位访客\n全市平稳。", "\n全市平稳。"),
    "sharing": ("分享到：微信 | 微博 | 复制链接\n全市平稳。", "\n全市平稳。"),
    "paging": ("全市平稳。\n上一页 1 2 3 下一页 尾页", "全市平稳。\n"),
    "a bar of a site": ("首页 | 警营风采 | 政务公开 | 互动交流\n全市平稳。", "\n全市平稳。"),
}  # fmt: skip


@pytest.mark.parametrize("name", MENDED)
def test_is_the_damage_mended(name):
    """Does the damaged sentence read as it should?"""
    raw, text = MENDED[name]
    assert mend(raw).text == text


SOUND = [
    "指标 | 2022年 | 2023年\n1.打印店纳入特种行业管理120家；\n指标 | 2022年 | 2023年\n指标 | 2022年 | 2023年",
    "全国万车死亡率为3.6，同比减少0.7。群众安全感指数提高到96.3，同比提高1.2。",
    "每万人治安案件数为28.5，同比下降3.2。人口自然增长率为3.1，比上年低0.4。",
    "年底前完成，年均增长，年产值过亿元，年初，年轻民警。",
    "补助从年标准1500元提高到1800元，登记失业率比年目标任务低0.5个百分点。",
    "按月、季、年三个层级通报，以年为单位统计，任期（年）为5；户年均增收3200元，近三年上半年均为下降。",
    "以提升年为契机，平安创建示范年的3项任务，是年10月，那年17岁，年仅12岁，年过六旬，由年初的120起下降到年末的80起。",
    "■建成街面警务站32个，投入使用。\n◆全市破案率达98%。\n▲刑事案件下降12%。",
    "蓝盾行动\n全市开展蓝盾行动以来，蓝盾行动成效明显，蓝盾行动抓获56人。",
    "记者:请问如何保障校园安全?市公安局:一是建章立制。",
    "市人民政府新闻办公室 2021年1月12日",
    "群众安全感指数提高到96.3。",
    "安全感指数较上年提升1.2，满意度得分提高0.8，排名上升3，位列第5。",
    "警情数：1月320，2月280，减少40；民警减少5，辅警增加12。",
    "万人成讼率由108.3降至86.7，信访总量同比减少18.4%。",
    "社区民警占比由1/3提高到47%。",
    "人均警力由12.5增加到13.8，人均处警数增加1.5。",
    "淘宝(taobao)店主到café喝茶，屯门、烫伤、锟山。",
    "一、主要成效\n3个警务站建成，2个在建。\n年份\n2022\n2023\n全市警务站总数达到\n",
    "城乡居民收入比由2.51降至2.38，优良率92%，PM2.5降至26，平均成绩为92.3，测评得分达95.2。",
    "破案率提高2个百分点，派出所由32个增至40个，位列全省前30。",
    "到2025年底前，年接待群众3万人次，年均下降5%，年底清零；年内完成。",
    "采购底价为2025底价，今年5初审，2025初中生，（一）年底前完成。",
    "1. 30个街面警务站建成，2. 5个在建。附件1. 5个指标。",
    "年轻干部占地500平方米的训练场，人均占有3平方米。",
    "同比多抓获20人，同比下降6.3个百分点，比上年减少1,240起。",
    "五年来，年均投入1200万元，较年初增长3%。",
    "（联系人：张三，联系电话：0000-1234567）",
    "全市投入2021825元用于装备采购。",
    "打击棋牌室赌博,整治娱乐场所。棋牌室警情下降12%。",
    "按照《关于加强治理的意见》和《关于推进建设的通知》办理。",
    "责任单位:市公安局,完成时限:2025年底。责任单位:市民政局,完成时限:2026年底。",
    "打造“1+2+N”模式……群众说：“好！”——这就是答案。",
    "第一页写着目标，第3页写着数字。",
    "人工智能(AI)、地理信息系统(GIS)和应用程序(app)全面应用。",
    "何谓平安?何谓满意?百姓说了算。",
    "分别比建省前提高16、33、19个百分点，价格总水平分别回落6.9、8.7和5.3个百分点。",
    "流动人员所占比例较低（见表2），现在多了体育彩票的收入，去年发行15亿元体育彩票。",
    "年已古稀的老人说：“那年我才三岁……”\n专栏评说\n雷达\n1997年一年，长篇小说增多，质量提高。",
    "上海(Shanghai)、甲(A)、研发R&D投入<5%，面积>90平方米，2*3厘米，#1机组。",
    "全国气温较常年同期偏高，是近五年同期的最低点，到年底建成，达到年产100万吨。",
    "建成志愿者队伍三十支，大陆百万人来访，收拾三个房间，登上拾级台阶，壹号公馆、柒号楼的捌零后。",
    "坚持党建引领，打造过硬队伍建设铁军\n坚持服务大局，护航经济发展质量提升\n坚持人民至上，提升群众安全满意程度\n坚持改革创新，激发基层治理内生动力\n坚持从严治警，展现公安队伍良好形象",
    "覆盖率完成第1 2 3项任务，拨打1 1 0报警，电话：0 1 0 8 8 8，见表1 2 3，分别为1 2 3个。",
    "类别　起数　占比\n盗窃　90　31.0%\n诈骗　90　31.0%\n镇 接警 化解\n东镇 23 12\n西镇 31 10",
    "1 2 3\n警务站 1 2 3 个\n刑事案件 1 2 3 %\n电话诈骗2 417宗，近3 5年。",
    "建成警务站46个，配备民警92名\n整治隐患1286处，查处案件33起",
]


@pytest.mark.parametrize("text", SOUND)
def test_is_a_sound_sentence_left_alone(text):
    """Is what only looks like damage kept?"""
    assert mend(text).text == text


def test_is_a_body_that_is_printed_twice_read_once():
    """Does the second copy go, to the character?"""
    body = "".join(
        f"第{n}季度全市建成警务站{n * 7}个,群众满意度稳步提升到{n + 80}%。\n" for n in range(1, 12)
    )
    assert mend(body + "\n" + body).text.strip() == body.strip()


STOPS = """中共某市委政法委员会
关于平安建设，特别是基层治理情况的报告
全市建成警务站32个。街面见警率明显提高
　　一、打得准，案件少了
　　（一）全市刑事案件立案数连续三年下降，群众安全感稳步提高，列全省第一
　　（二）市县两级共建成综治中心128个，全部实体化运行，办结率达到98.6%。
　　（三）新增视频监控3200路，重点公共区域联网率达到100%，设备在线率不低于97%。
（联系人：张三，联系电话：0000-1234567）
2024年1月5日"""


def test_are_lost_full_stops_put_back():
    """Does a short paragraph get its stop, and one of one sentence where its like have theirs?"""
    lines = [line.removesuffix("。") for line in mend(STOPS).text.split("\n")]
    assert lines == [line.removesuffix("。") for line in STOPS.split("\n")]
    stopped = [at for at, line in enumerate(mend(STOPS).text.split("\n")) if line.endswith("。")]
    assert stopped == [2, 4, 5, 6]
    none = STOPS.replace("98.6%。", "98.6%").replace("97%。", "97%")
    assert mend(none).text.count("。") == 2


def test_is_an_injected_name_with_a_bar_found():
    """Is the bar of a header that stands inside sentences too taken for a part of it?"""
    raw = "欢乐棋牌城|\n刑事欢乐棋牌城|立案613起，同比下降。\n涉枪欢乐棋牌城|连续41个月未发生。"
    assert mend(raw).text.lstrip() == "刑事□立案613起，同比下降。\n涉枪□连续41个月未发生。"


def test_is_a_file_of_utf8_that_was_read_as_gbk_read_whole():
    """Are the bytes that a mark hides proved inside a run, and chosen or left open at its end?"""
    clean = "全市公安机关办结案件12件。\n　　截至2023年底，建成警务站32个，破案率达到80%。\n到2024年底，在逃人员减少9名。\n"
    for decoded in (clean.encode().decode("gb18030", "replace"),
                    clean.encode().decode("gb18030", "replace").replace("\ufffd", "?")):  # fmt: skip
        reading = mend(decoded)
        assert "全市公安机关办结案件12件" in reading.text and "在逃人员减少9名" in reading.text
        open_ones = [edit for edit in reading.edits if edit.warrant == "unknowable"]
        assert sum(a != b for a, b in zip(reading.text, clean, strict=True)) <= len(open_ones)


def test_do_two_edits_inside_one_earlier_edit_replay():
    """Is a text read again whose one edit is changed in two places?"""
    raw = "鏍笺璀﹀姟闃熶紞鍚岄锛岀數鍔ㄨ鍏ユ鍒版鐞嗐甯傜"
    reading = mend(raw)
    assert replay(raw, reading.edits) == reading.text


def test_is_a_foreign_header_found_whatever_it_sells():
    """Is a name found that no list holds, by what stands around it in the report?"""
    raw = (
        "狐狸加速器\n全市刑事狐狸加速器立案613起，同比下降。\n完善治安狐狸加速器体系，推进平安建设。\n"
        "涉枪狐狸加速器连续41个月未发生。"
    )
    assert "狐狸加速器" not in mend(raw).text
