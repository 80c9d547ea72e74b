"""What a report gives as done or so, and not as meant: the claims that may answer a target.

>>> from zhibiao.claims import claims_of
>>> from zhibiao.records import Report
>>> from zhibiao.surroundings import surrounded
>>> from zhibiao.tables import claims_frame
>>> report = Report(report_id="r", kind="report", raw_sha256="", raw="全市建成警务站36座。下一步,力争建成50座。")
>>> outcomes_of(surrounded(report, claims_frame(claims_of(report))))["quote"].tolist()
['36座']
"""

import re

import pandas as pd

from zhibiao.aims import is_name
from zhibiao.portions import portions

INTENDS = re.compile(
    "下一步|力争|计划(?:到|于|在|年内)|(?:^|[，,；;])(?:我们|我[市县区局]|今年|明年|还|也)?[，,]?(?:我们)?(?:将|要)(?:继续|进一步|实施|重点|着力|全力|大力|深入|持续|再)"
)
"""What a report still means to do."""
OF_THESE = re.compile(
    r"(?<![集居空手途初高年其])中(?:\Z|(?![小心学医])[^\d，,。；;]{0,10}\d)|^[^\d，,。；;]{1,16}已[^\d，,。；;]{0,6}\d"
)
"""What is only the base of the next number: 118个警务室中，已建109个."""
THE_REST = re.compile(r"(?:余下|其余|剩余|剩下|在建|正在[一-鿿]{2}|尚有)[^，,。；;、\d]{0,6}\Z")


def outcomes_of(reported: pd.DataFrame) -> pd.DataFrame:
    """What a report gives as done or so: the claims that may answer a target, and shares that its counts come to."""
    outcomes = reported[(reported["modality"] != "target") & ~reported["preamble"].astype(bool)]
    outcomes = outcomes[
        [
            not (
                INTENDS.search(row["before"])
                or THE_REST.search(row["before"])
                or is_name(row)
                or OF_THESE.search(row["after"])
            )
            for row in outcomes.to_dict("records")
        ]
    ]
    return pd.concat([outcomes, portions(outcomes)], ignore_index=True)
