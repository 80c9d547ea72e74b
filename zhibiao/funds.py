"""Public money: which level of government pays it, and what for.

Plans set aside 专项资金, their reports tell what was 投入, 拨付 or 到位: the words differ, the money is
one, if it has no other purpose.  What 市级财政 was to pay is not answered by what 市、县两级财政 paid.

>>> sorted(funds("市、县两级财政累计投入平安建设资金").payers)
['县', '市']
>>> funds("县财政安排反诈工作经费").purpose
'反诈'
>>> funds("返还群众被骗资金"), funds("争取上级专项资金"), funds("运维经费缺口")
(None, None, None)
"""

import re
from typing import NamedTuple

from zhibiao.phrases import TILE, shared

PUBLIC_MONEY = re.compile(
    "财政|经费|列支|(?:专项|建设|工作|保障|安排|到位|统筹|拨付|投入)[^，,；;]{0,6}资金|资金[^，,；;]{0,4}(?:到位|拨付|投入)"
    "|其中[省市州县区盟旗乡镇]级\\Z|各级(?:累计|共|先后)*(?:投入|筹[措集]|安排)"
)
OTHERS = re.compile(
    "返还|返赃|发还|止付|冻结|涉案|涉诈|挽|损失|缺口|社会|撬动|带动|争取|上级|补[助贴]|奖|贷款|捐|罚|收入|救助|赔|人均|每[户人村个名]|标准"
)
"""Other people's money, and what comes from elsewhere or goes to each."""
LEVEL = "(?:中央|[省市州县区盟旗乡镇](?:本?级)?)"
PAYER = re.compile(
    f"{LEVEL}(?:[、和与及]{LEVEL})*(?=[两三]?级?(?:财政|列支|安排|投入|拨付|统筹)|\\Z)"
)
GENERAL = re.compile(
    f"{LEVEL}(?:[、和与及]{LEVEL})*[两三]?级?财政|[省市州县区盟旗乡镇]本?级|财政|预算|资金|经费|投资|补助|争取|安排|列支|投入|拨付|统筹|落实|到位|支出|下达|保障"
    "|实际|先后|累计|共计|一?共|总共|合计|已|再|逐年|每年|足额|年度|全年|期内|以来|其中|用于|作为|各类|各级|各|由|将|年"
    "|平安|综治|治安|公安|社会|专项|攻坚|创建|行动|工作|建设|体系|防控|基础|项目|工程|设施|全[省市州县区]|约|近|逾|超过?|不[低少]于|达到?"
    "|[\\d一二两三四五六十.．:：\\s]"
)
"""Words that name no purpose but the plan's own."""


class Funds(NamedTuple):
    """Who pays, as far as it is said, and what for, where that is not the whole plan."""

    payers: frozenset[str]
    purpose: str


def funds(clause: str) -> Funds | None:
    """Read the clause before a sum of money; None where it is not public money that is spent."""
    if not PUBLIC_MONEY.search(clause) or OTHERS.search(clause):
        return None
    named = PAYER.search(clause)
    payers = re.findall("中央|[省市州县区盟旗乡镇]", named[0]) if named else ()
    payers = payers or re.findall("各级", clause)
    return Funds(frozenset(payers), purpose(clause))


def purpose(clause: str) -> str:
    """What a sum of money is for, apart from the whole plan.

    >>> purpose("市财政安排急救站经费"), purpose("投入平安建设专项资金")
    ('急救站', '')
    """
    return GENERAL.sub("", clause)


def one_purpose(one: str, other: str) -> bool:
    """Whether two purposes are one, as far as both are told.

    >>> one_purpose("", "反诈"), one_purpose("急救站", "能力提升")
    (True, False)
    """
    return min(len(one), len(other)) < TILE or bool(shared(one, other))


def other_payers(one: Funds, other: Funds) -> bool:
    """Whether both say who pays, and it is not the same.

    >>> other_payers(funds("市级财政投入"), funds("市、县两级财政投入"))
    True
    >>> other_payers(funds("市级财政投入"), funds("到位专项资金"))
    False
    """
    return bool(one.payers and other.payers) and one.payers != other.payers
