"""What the header of a pasted table says of the numbers under it.

>>> column_of("2023年1-6月").period, column_of("破案数(起)")[1:3], column_of("2025年目标值").aim
('2023年1-6月', ('起', '破案数'), True)
>>> column_of("比上年增长（%）").base, column_of("同比±%").unit, column_of("降幅(%)").falls
('比上年', '%', True)
"""

import re
from itertools import dropwhile, takewhile
from typing import NamedTuple

from zhibiao.units import UNIT

YEAR = re.compile(r"(?:19|20)\d\d年?[度末底]?")
PERIOD = re.compile(
    r"(?:截至)?(?:(?:19|20)\d\d年?[度末底]?(?:(?:第?[一二三四1-4前]{1,3}|[1-4][-—–~至][1-4])季度|[上下]半年"
    r"|\d{1,2}(?:[-—–~至]\d{1,2})?月[份末底]?)?(?:累计)?"
    r"|(?:第?[一二三四]|前[二三])季度|[上下]半年|\d{1,2}(?:[-—–~至]\d{1,2})?月[份末底]?(?:累计)?"
    r"|[上去]年(?:同期|同月)?|[年月日]均|[今本]年|[本当上]月|[本上]期|[本上]季度?)"
)
BRACKET = re.compile(r"[（(](?P<inside>[^（()）]*)[)）]")
BASE = r"(?P<base>同比|环比|[比较](?:(?:19|20)\d\d年|[上去]年(?:同期)?|[上同]期))"
WAY = "增长率?|增减率?|增加(?!值)|升降|增幅|增速|涨幅|变化|变动|下降|减少|降幅|[+＋]?[±+＋/−-]+"
CHANGE = re.compile(f"(?:{BASE}(?:{WAY})?|{WAY})(?:幅度|情况|数)?")
DONE = re.compile("实际|实绩|完成|基数|基期|现状")
DOWN = re.compile("下降|减少|降幅")
AIM = re.compile("(?:年[度初]|全年)?(?:目标|计划|规划)[数值]?")
VALUE = re.compile("(?:年[度初]|全年)?指标值")
"""What is aimed at in a table of aims, and what is told in any other."""
PLAIN = re.compile(
    "指标值?|基数|基期值?|现状值?|绝对[数量值]|数[值量]|总量|实绩|实际数?值?|完成(?:数|值|情况)?|累计|全年|情况"
)
NO_COUNT = re.compile("(?:电话|传真|手机|邮编|号码?|代码|编码|日期)\\Z")
"""Columns whose numbers name something."""
PLACES = re.compile(
    "[各分]?(?:地区|区域|辖区|[市区县旗]+|县市区|乡镇|镇街|街镇|[镇街乡]道?|社区|村居?|分局|派出所|所队|单位|片区)(?:名称)?"
)
TABLE = re.compile(r"[ \u3000]*(?:附?表[ ]?[\d一二三四五六七八九十]+)?[:：、.．]?[ \u3000]*")


class Column(NamedTuple):
    """What a header says of the numbers under it."""

    period: str = ""
    unit: str = ""
    name: str = ""  # what is counted, where the header and not the label says so
    aim: bool = False
    done: bool = False  # told as it stood
    change: bool = False
    base: str = ""
    falls: bool = False


def column_of(head: str, *, aims: bool = False) -> Column:
    """A column by the words over it, ``aims`` if its table sets some."""
    bracket = BRACKET.search(head)
    inside = re.sub("[+＋±/−-]|增长?|减|升|降", "", bracket["inside"]) if bracket else ""
    unit = inside if is_unit(inside) else ""
    words = BRACKET.sub("", head) if unit or not inside else re.sub("[（()）]", "", head)
    if not unit and words.endswith(("%", "％", "百分点")):
        unit = "百分点" if words.endswith("点") else "%"
        words = words.removesuffix("百分点").rstrip("%％个")
    period = PERIOD.search(re.sub(BASE, "", words))
    name = words.replace(period[0], "", 1) if period else words
    if change := CHANGE.search(name):
        name = name.replace(change[0], "", 1)
    aim, done = bool(AIM.search(name)), bool(DONE.search(name))
    aim = aim or (aims and bool(VALUE.fullmatch(name)))
    name = re.sub(r"\W", "", PLAIN.sub("", AIM.sub("", VALUE.sub("", name))))
    return Column(period[0] if period else "", unit.replace("％", "%"), name, aim, done, bool(change),
                   (change["base"] or "") if change else "", bool(change and DOWN.search(change[0])))  # fmt: skip


def is_unit(word: str) -> bool:
    return bool(re.fullmatch("[%％‰]|个?百分点|[十百千]?[万亿]", word)) or bool(
        UNIT.fullmatch(re.sub("^[十百千]?[万亿](?=.)", "", word))
    )


def dated(columns: list[Column]) -> list[Column]:
    """A change is of the latest year to its left, and of what is counted there."""
    done: list[Column] = []
    for column in columns:
        left = dropwhile(lambda one: one.change, reversed(done))
        levels = list(takewhile(lambda one: not one.change, left))
        if column.change and levels:
            latest = max((level.period for level in levels if YEAR.match(level.period)), default="")
            column = column._replace(
                period=column.period or latest, name=column.name or levels[0].name
            )
        done.append(column)
    return done


def topic_of(caption: str) -> str:
    """What the caption of a table by places says is counted; empty where it says too much.

    >>> topic_of("表1　2024年上半年各乡镇刑事警情（单位：起）"), topic_of("各分局刑事案件立案情况如下：")
    ('刑事警情', '刑事案件立案')
    >>> topic_of("表2　防控力量与设施（截至6月30日）")
    ''
    """
    said = TABLE.sub("", BRACKET.sub("", caption)).strip()
    said = re.sub(
        "[各分按].*?(?:[省市州区县旗乡镇]+|街道|分局|所队|派出所|单位|社区|村)",
        "",
        PERIOD.sub("", said),
        count=1,
    )
    said = re.sub("(?:情况|统计|一览|对比|分布|数据)?表?(?:如下)?[:：。]?\\Z", "", said)
    return said if re.fullmatch("[一-鿿]{2,10}", said) and not re.search("[与及和]", said) else ""
