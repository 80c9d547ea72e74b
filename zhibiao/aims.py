"""What a plan sets: targets, and standards told as a level to reach.

>>> from zhibiao.claims import claims_of
>>> from zhibiao.records import Report
>>> from zhibiao.surroundings import surrounded
>>> from zhibiao.tables import claims_frame
>>> plan = Report(report_id="p", kind="plan", raw_sha256="", raw="到2024年底,建成警务站36座,校园周边200米内不设网吧。每季度调度1次。")
>>> targets_of(surrounded(plan, claims_frame(claims_of(plan))))["quote"].tolist()
['36座']
"""

import re
from collections.abc import Mapping

import pandas as pd

from zhibiao.periods import span

LEVEL = re.compile(
    r"(?:控制|保持|稳定)在[^，,\d]{0,4}\Z|(?:缩短|压缩|压减|降低?|提[高升]|达)[至到为][^，,\d]{0,4}\Z|(?:时间|时长|时限)(?:不超过|不高于|不多于|低于|小于|[≤<＜]|以?内)\Z|(?:安排|投入|落实)[^，,\d]{0,24}(?:不少于|不低于)"
)
ROUTINE = re.compile(
    r"每(?:半年|个?季度?|个?月|周|年|半月)[^，,。；;\d]{0,12}(?:考核|考评|调度|通报|研究|会商|例会|听取|报告|督[导查办]|晒|排名|点评|讲评)"
)
"""How often an office looks after its own plan (每季度调度一次)."""
DISTANCES = ("米", "公里", "千米")
ALL_OF = re.compile(
    r"[^，,。；;\d]{1,12}(?:\d{4}年[^，,。；;\d]{0,6})?(?:\d{1,2}月[^，,。；;\d]{0,6})?(?:全部|均|都)(?!衡)[^，,。；;\d]{2}"
)
"""What is only the many of which all are to be something: 12个中心年底前全部达标."""
SETS_OUT = re.compile("目标|指标|任务")
REACHES = re.compile(
    r"(?:稳定在|保持在?|不?低于|不?高于|不?少于|不?超过|[降升压减增][至到为]|达到?|提[高升][至到]|控制在)[^，,\d]{0,3}\Z"
)
SO_FAR = re.compile(r"已|目前|现有|截[至止]|以来|[去上]年|近年|20\d\d年")
WITHIN = re.compile(
    r"每\Z|(?:印发|发布|下发|公布|结束|施行|实施)后\Z|(?:^|[，,；;：:])(?:在|对|围绕|依托)\Z"
)
"""What stands before a base or a term of procedure: 每10万人…, 在12个集聚区…, 印发后20个工作日内."""
CAMPAIGN = re.compile("”[一-鿿]{0,4}(?:攻坚|行动|工程|计划|整治|战)")
ANNOUNCED = re.compile(
    "(?:量化|约束性|预期性|主要)?指标(?:[，,。；;：:]|$)|方面的?(?:重点)?(?:工作|任务|举措|措施)"
)
HEADING = re.compile("[一二三四五六七八九十]{1,3}、[^，,。；;：:]{2,30}")
AROUND = re.compile("(?:周边|周围|半径|方圆|附近)[^，,]{0,2}\\Z")


def targets_of(plan: pd.DataFrame) -> pd.DataFrame:
    """What a plan sets: targets, and standards told as a level to reach (控制在5分钟以内).

    Whether a report answers them or not, these are all; a bare standard of service (5分钟到场) is
    none.  What it tells of a time that was over when it was written is background.
    """
    said = [
        not row["preamble"]
        and not _is_past(row)
        and not is_name(row)
        and not (row["measure"] == "count" and ALL_OF.match(row["after"]))
        and (row["modality"] == "target" or _is_level(row) or _is_asked(row))
        for row in plan.to_dict("records")
    ]
    return plan[pd.Series(said, index=plan.index, dtype=bool)]


def is_name(row: Mapping) -> bool:
    """Whether a number only names or places a thing: “5分钟”响应圈, 校园周边200米内的网吧, 三道防线 of a heading."""
    named = (
        (row["measure"] not in ("zero", "universal", "streak") or CAMPAIGN.match(row["after"]))
        and re.search(r"“[^“”]*\Z", row["before"])
        and re.match("[^“”]{0,12}”[一-鿿]", row["after"])
    )
    return bool(
        named
        or (row["unit"] in DISTANCES and AROUND.search(row["before"]))
        or WITHIN.search(row["before"])
        or (row["measure"] == "count" and ANNOUNCED.match(row["after"]))
        or (row["unit"] == "次" and ROUTINE.search(row["before"]))
        or (row["measure"] == "count" and HEADING.fullmatch(f"{row['before']}0{row['after']}"))
    )


def _is_level(row: Mapping) -> bool:
    if row["modality"] != "standard":
        return False
    before = re.sub(r"(?:\d[^、，,；;]{0,4}、)+\Z", "", row["before"])  # 压缩到6分钟、
    words = before + re.sub(r"\d[^以内]*", "", row["quote"])
    return bool(row["aimed"] or LEVEL.search(words))


def _is_asked(row: Mapping) -> bool:
    """Whether the list a level stands in is to be done by a day (10月底前完成以下任务：… 覆盖率达80%), or headed 指标."""
    words = row["before"] + re.sub(r"\d.*", "", row["quote"])
    return bool(
        row["modality"] == "reported"
        and row["due"]
        and (not row["due_of_document"] or SETS_OUT.search(row["context"].partition("，")[0]))
        and REACHES.search(words)
        and not SO_FAR.search(row["before"])
    )


def _is_past(row: Mapping) -> bool:
    if row["today"] and row["due"] and row["due"].year < row["today"].year:
        return True
    days = None if row["deadline"] else span(row["before"])
    return bool(
        days
        and row["today"]
        and days[1] < row["today"]
        and (row["due_of_document"] or not row["due"])
    )
