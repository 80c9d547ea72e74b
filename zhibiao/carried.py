"""What a claim has from the one before it, or from the sentence before.

>>> planned("，完成年初预算数")["what"], planned("，占调整预算的")["share"], planned("，完成投资")
('年初预算数', '的', None)
>>> named_before("2025年78%，2026年达到85%。", "1．群众满意率。"), named_before("全市建成32个。", "群众满意率。")
('群众满意率', '')
"""

import re
from dataclasses import replace

from zhibiao.begins import compiled
from zhibiao.records import Claim

PLANNED = compiled(
    "(?:[^，,。；;]{0,12}[期比][^，,。；;]{0,8})?[，,]已?(?:完成|占|为|是|达到?)了?"
    "(?P<what>(?:年初|年度|全年|当年|本年|调整后?|[国省市县区旗]定|下达|目标)+的?(?:目标)?"
    "(?:预算|计划|任务|目标)数?|(?:预算|计划|任务|目标)(?:数|(?=总?的)))"
    "(?P<share>总?的)?"
)
"""What an outcome is set beside: 24627万元，完成年初预算数|60999万元的40.4%, 为年初预算的|98.5%."""
END = re.compile("[。；;\n]")
PER_HEAD = ("每", "人均", "户均")
COMPARED = re.compile("[，,][^，,]*[比较][^，,]*[多少高低增减升降]")
TAKEN = re.compile("占[^，,。；]*$")
YEAR_FIRST = re.compile(r"[ \u3000]*(?:(?:19|20)\d\d年[末底]?|基期|现状)[为是达到]{0,2}\d")
NAME_ALONE = re.compile(
    r"(?:^|[。；;：:\d.．、）)])(?P<name>[一-鿿“”]{2,24}(?:[率度数量值额重感]|比例))。\Z"
    r"|^\s*\d{1,2}[.．、](?P<listed>[^，,。；;]{2,24})。\Z"
)


def carry_on(claim: Claim, between: str, last: Claim | None) -> Claim:
    """A claim with what it shares with ``last``, told just before it of the same subject.

    A change of a share or of a rate per head is of its base (占28%，比上年高3个百分点); a change in
    brackets goes the way of what it stands behind (减少274人（18%）).
    """
    if not last or last.subject != claim.subject or END.search(between):
        return claim
    measure = claim.quantity.measure
    if not claim.direction and measure == "change" and between in ("（", "("):
        return replace(claim, direction=last.direction)
    if claim.denominator:
        return claim
    per_head = last.denominator.startswith(PER_HEAD)
    taken = last.quantity.measure == "percentage" and TAKEN.search(last.quote.prefix)
    if (per_head and (measure in ("change", "multiple") or COMPARED.search(between))) or (
        taken and measure == "point_change"
    ):
        return replace(claim, denominator=last.denominator)
    return claim


def planned(between: str) -> re.Match[str] | None:
    """The plan's number, or a share of the plan, that the words after the last number lead up to."""
    return PLANNED.fullmatch(between)


def named_before(sentence: str, said: str) -> str:
    """What the sentence before names, where one begins with a year: 满意率。2025年78%."""
    named = NAME_ALONE.search(said) if YEAR_FIRST.match(sentence) else None
    return (named["name"] or named["listed"]) if named else ""
