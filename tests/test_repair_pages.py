"""Scraped pages: does what is not the report go, and does every sentence of it stay?

Over 300 lines: one question a kind of page.
"""

import pytest

from zhibiao.repair import mend

THE_PAGE = """EN
https://www.example.gov.cn/
无障碍浏览 长者助手 网站支持IPv6
您好，欢迎访问平安网！
加入收藏 | 设为首页 | 手机版 | 微信公众号 | 微博
·新闻热线:0577-68880000 ·通讯QQ群:214660000 ·投稿邮箱:news@example.com
当前位置: 您当前的位置 : 平安新闻网  ->  社会新闻  -> 正文社会新闻
第05版:都市新闻 | 上一版3 4下一版
2017-01-04 08:39 来源: 平安日报
发布时间:2024-01-12 09:30:15 信息来源:市公安局 浏览次数: 1234 字体:【大 中 小】
[ 索引号 ] 11500000009275780L/2024-00012
发布机构：市公安局办公室　生成日期：2024-01-08　公开方式：主动公开
文　　号：平政发〔2024〕3号
视力保护色：
放大字体  缩小字体
图为民警在街头巡逻。某某 摄
1月1日，武警官兵在广场执勤。记者 某某某 通讯员 某某某 摄
【我要纠错】 责任编辑：某某某
扫一扫在手机打开当前页
分享到： 微信 微博 QQ空间 更多
附件下载：工作总结.pdf
> 全市召开平安建设推进会
上一篇：没有了
3上一篇 下一篇4
1 2 3 4 5 ... 尾页 共12页
第1頁 第2頁 第3頁 下一頁
上一页 1/3 下一页
x 广告
友情链接：中国政府网 省人民政府 市人民政府
Copyright © 2015-2022 平安网 版权所有 备案号：皖ICP备2022000000号-12
主办：某市公安局 承办：市公安局办公室 地址：某市某路1号 邮编：362000
本文已被浏览 3456 次
阅读（1234） 评论（0） 点赞（56）
发表评论 请文明上网理性发言
用户名： 密码： 登录 注册
标签：平安建设
声明：转载此文是出于传递更多信息之目的。若有来源标注错误，请作者与本网联系，我们将及时更正、删除。
本文链接：http://www.example.com/a/123.html
打开微信，点击底部的“发现”，使用“扫一扫”即可将网页分享至朋友圈。
Powered by Discuz! 7.0.0
时间:01-18人气:24作者:某某
小字体 大字体
作者：某某  发布时间：2022-08-10 10:57:34 打印 字号: 大 | 中 | 小
发表于 2019-1-30 21:58:56 | 只看该作者 回帖奖励 |正序浏览 |阅读模式
您当前所在位置：网站首页-政务公开-工作总结
今日访问量：12345    总访问量：98765432
最佳浏览效果：1024*768分辨率，建议使用IE8.0以上浏览器
查看：3214 | 回复：12
1.2万阅读 36评论
共有0条评论 点击查看全部>>
· 我市破获特大盗窃案件12起（2023-02-03）
•全市刑事案件同比下降15.2% 03-21
GMT+8, 2023-12-28 10:04 , Processed in 0.034 second(s), 8 queries .
附件1：工作总结.pdf [下载次数：36次]
【导语】下面是小编为大家整理的工作总结，欢迎大家阅读与收藏。
【2024年平安建设工作总结】相关文章：
上传人：某某
文档编号：6552432
格式：DOC
《工作总结》由会员分享，可在线阅读，更多相关《工作总结》请在某某文库上搜索。
特别声明：以上内容为自媒体平台用户上传并发布，本平台仅提供信息存储服务。
点击蓝字关注我们
【发表评论】【加入收藏】【告诉好友】【打印此文】【关闭窗口】
首页 上一页 1 2 3 下一页 尾页 共3页 转到第 1 页
|首页|警务资讯|警务公开|办事大厅|警民互动|
跟贴 3
【文字解读】三年行动方案政策解读
【颁布部门】 市人民政府办公室
*{margin:0}
公安机关备案号：32040202000009
第3页/共8页
— 3 —
分享到朋友圈｜微信｜微博｜复制网址｜举报
  • 发表于 2021-02-19 09:48
信息来源：市公安局 发布日期：2024-07-15 访问次数：89 字号：[ 大 中 小 ]
2023-5-6 09:12| 发布者: 平安某市| 查看: 3562| 评论: 12|原作者: 县局|来自: 县公安局
索 引 号 014000001/2024-00123 组配分类 工作总结
公安部门通报治安形势_新闻中心_某某网
本篇文章2336字，读完约6分钟
喜欢此内容的人还喜欢
□ 本报记者 某某 通讯员 某某 某某
关于我们 - 版权声明 - 网站地图 - 投稿信箱：news@example.com"""

THE_REPORT = """来源：我市刑事案件同比下降6.3%，主要得益于巡防。
一是打印《告知书》3.2万份，分享经验12次。
浏览量突破100万次的反诈短视频有12部。
责任编辑制度落实到位，审核稿件320篇。
全市公安机关欢迎社会各界监督，受理投诉12件。
联系电话公布后，接听群众来电1.2万个。
扫一扫二维码即可报警，全年受理扫码报警3200起。
图1显示，刑事案件逐年下降。
3月10日，民警张某某在街头执勤时抓获嫌疑人1名。
附件：2023年度主要指标完成情况表
主办：市委政法委；承办：市公安局。
声明：本报告数据截至2023年12月底。
记者：请问今年破案率是多少？
网站群建设：整合网站32个，关停12个。
视频监控：新增3200路。
首页显示，累计受理线索320条。
时间：2023年12月28日上午10时
地点：市政府新闻发布厅
关键词：稳，全年无较大案件。
来源于群众举报的线索320条，占62.3%。
微信公众号粉丝数达32.1万，微博粉丝12万。
·刑事案件同比下降15.2%
阅读活动 1200场
访问企业320家
收藏文物 120件
回复率100%
关键词阅读活动 32场
来自全市的网格员1286名
下载国家反诈中心APP 8.6万户
高清探头3600路，国产化率100%，精品案例12个
热门景区警务站12个
3-5年级学生1200人
满意度98.6%
单位：起"""

PAGE, BODY = THE_PAGE.split("\n"), THE_REPORT.split("\n")


@pytest.mark.parametrize("line", PAGE)
def test_does_a_line_of_the_page_go(line):
    """Is nothing of it left between two paragraphs, but bars and spaces?"""
    text = mend(f"全市社会大局平稳。\n{line}\n全年接报警情32万起。").text
    first, *left, last = text.split("\n")
    assert (first, last) == ("全市社会大局平稳。", "全年接报警情32万起。")
    assert not "".join(left).strip(" |")


@pytest.mark.parametrize("line", BODY)
def test_does_a_line_of_the_report_stay(line):
    """Is what begins like a line of the page, and is none, left alone?"""
    text = f"全市社会大局平稳。\n{line}\n全年接报警情32万起。"
    assert mend(text).text == text


def test_is_a_report_found_whole_in_its_page():
    """Is the report left, every line of it, where the page is around and inside it?"""
    half, mid = len(BODY) // 2, len(PAGE) // 2
    raw = "\n".join(
        [*PAGE[:mid], *BODY[:half], *PAGE[mid : mid + 4], *BODY[half:], *PAGE[mid + 4 :]]
    )
    left = [line for line in mend(raw).text.split("\n") if line.strip(" |")]
    assert left == BODY


FOOT = """上一篇：没有了
热点
1 我市3项经验获推广
·全市电诈案件下降20%
好文章，点个赞 36
24"""


def test_does_the_foot_of_a_page_go_whatever_it_says():
    """Do titles of other articles go, and a signature and an annex stay?"""
    body = "全市社会大局平稳，全年接报警情32万起。\n市公安局办公室\n2024年1月5日"
    annex = "附件：主要指标\n刑事案件立案数 下降10%"
    text = mend(f"{body}\n{FOOT}\n{annex}").text
    assert [line for line in text.split("\n") if line] == f"{body}\n{annex}".split("\n")
    above = [line for line in mend(f"{FOOT}\n{body}\n").text.split("\n") if line]
    assert above == [*FOOT.split("\n")[2:4], "24", *body.split("\n")]


def test_do_sizes_and_page_numbers_go_among_their_like():
    """Does a line with one go between lines of the page, and stay in a table?"""
    text = mend("【打印】\n字号：\n大 |\n中 |\n小\n分享到：\n年份\n1\n2\n全市平稳，警情下降。").text
    assert [line for line in text.split("\n") if line.strip(" |")] == [
        "年份",
        "1",
        "2",
        "全市平稳，警情下降。",
    ]


A_RECORD = """走进平城
请输入关键字
当前位置：
首页
>
工作报告
索引号
014000123/2023-00451
生成日期
2023-02-17
{}
来源：
市公安局
浏览次数：
1036
附件：
1.名词解释.docx
$('#share-1').share();
换一换"""


def test_does_a_record_go_whose_labels_and_values_have_lines_of_their_own():
    """Is nothing left of it but the report, and does what begins like it stay?"""
    body = "市公安局2023年工作总结\n全年刑事案件同比下降12.6%，破案率达98%。\n指标\n刑事案件\n8642"
    left = [line for line in mend(A_RECORD.format(body)).text.split("\n") if line]
    assert left == body.split("\n")
    sound = "平安工作\n名称\n数量\n警务站\n46\n一、成效\n全年建成警务站46个，配备民警92名。"
    assert mend(sound).text == sound


UNSEEN_TOP = """白鹭政声网 | 今日要闻 | 民声热线 | 阳光信访
换肤 放大 缩小 还原
主站 → 县情公开 → 详情
录入员：admin 刊发：2024/1/18 15:02:11 热度：812
2月3日 星期六 晴转多云
手机逛白鹭
[夜间模式] [字号加大]"""
UNSEEN_INSIDE = """点击图片查看高清大图
[插图：警务站分布示意]
（上接第一版）
阅读更多相关报道"""
UNSEEN_FOOT = """后一条：没有了！
本站累计浏览 88,213 次
35人已读
关灯 纯净模式
技术保障：白鹭县大数据中心
如有侵权请告知删除
编务 / 某某   复核 / 某某
法律条款 | 使用说明 | 加入我们"""


def test_do_lines_go_by_their_place_and_shape_whatever_they_say():
    """Do lines that no pattern knows go, where the report begins, inside it and below it?"""
    head = "白鹭县公安局\n白鹭县2023年平安建设工作报告\n——在县十八届人大会议上\n（2024年1月18日）"
    paragraph = "全县建成街面警务站12个，见警率达到95.5%，刑事案件同比下降6.3%。"
    end = "白鹭县公安局\n2024年1月18日"
    raw = f"{UNSEEN_TOP}\n{head}\n" + "\n".join(
        f"{paragraph}\n{line}" for line in UNSEEN_INSIDE.split("\n")
    )
    raw += f"\n{paragraph}\n{end}\n{UNSEEN_FOOT}"
    left = [line for line in mend(raw).text.split("\n") if line.strip(" |")]
    assert left == [*head.split("\n"), *[paragraph] * 5, *end.split("\n")]


REPORTS = {
    "a letterhead, a joint signature, copies": """机密★1年
平安建设领导小组文件
白鹭平组〔2024〕5号
签发人：某某
关于2023年平安建设工作情况的报告
省平安建设领导小组：
2023年，全市刑事案件立案8642起，同比下降12.3%，群众安全感达98.1%。
特此报告
县委政法委员会 县公安局
县人民检察院 县司法局
二〇二四年一月十二日
抄送：省委政法委、省公安厅
共印30份""",
    "lines that lead to the title, headings of words that pages have": """稳字当头保平安
白鹭县2024年政务新媒体工作综述
今年以来，全县坚持打防并举，全市刑事警情同比下降15.6%，可防性案件下降21.3%。
微信公众号
该局微信公众号粉丝达32.1万人，全年推送文章1200篇，阅读量1.2亿次。
一、平台建设
微博 微信 抖音 快手
全局开通账号86个，其中微信公众号32个，抖音号24个，视频号30个。
图文 视频 直播
全年推出图解36期、短视频420条、直播52场，点赞量突破800万次。""",
    "a list without full stops": """白鹭县2025年反诈工作要点
坚持预防为主，打防管控结合，全面提升反诈工作质效。
主要目标
电诈立案下降10%
宣传发动
微信平台推广
建立微信群320个
见面劝阻率100%
保障措施""",
    "a table with a cell in each line, its source": """白鹭县2024年平安建设考核结果通报
根据考核办法，现将2024年度各县区平安建设考核结果予以通报，望再接再厉。
序号
得分
1
96.3
数据来源：县平安办
县平安办""",
    "who speaks": """白鹭县“平安夜间”行动新闻发布会
时间：2024-12-20 10:00
发布人：县公安局副局长
主持人：各位记者朋友，大家上午好，欢迎出席今天的新闻发布会。
谢谢大家""",
}


@pytest.mark.parametrize("name", REPORTS)
def test_is_a_report_without_a_page_left_alone(name):
    """Is no line of it taken for the page's, and none reported?"""
    reading = mend(REPORTS[name])
    assert (reading.text, reading.edits) == (REPORTS[name], ())


def test_is_a_line_that_may_be_of_the_page_reported_and_left():
    """Does what stands above a title and is no letterhead stay, with its place told?"""
    raw = "岭下风物\n某市2023年平安建设工作报告\n全市建成街面警务站32个，见警率提高。"
    reading = mend(raw)
    assert reading.text == raw
    (edit,) = reading.edits
    assert (edit.before, edit.after, edit.warrant) == ("岭下风物", "岭下风物", "unknowable")
    assert mend(reading.text).edits == reading.edits
