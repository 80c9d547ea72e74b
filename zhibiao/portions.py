"""Counts told of so many, read as the shares that they come to.

>>> told = dict(claim_id="r@9-12", measure="count", value="36", unit="处", before="38处隐患已按期销案", after="", behind="")
>>> found = portions(pd.DataFrame([told | dict(subject="隐患按期销案", denominator="")]))
>>> found[["claim_id", "subject", "measure"]].values.tolist(), round(found.loc[0, "value"], 1)
([['r@9-12/all', '隐患按期销案', 'universal']], Decimal('94.7'))
>>> len(portions(pd.DataFrame([told | dict(before="新建38处，维修")])))  # not of the 38
0
"""

import re
from collections.abc import Mapping

import pandas as pd

from zhibiao.intervals import decimal
from zhibiao.phrases import WHEN
from zhibiao.quantities import number
from zhibiao.sides import OF_ALL

UNITS = "个|家|所|处|名|人|户|支|座|台|辆|条|件|起|项|栋|部|只"
HAD = re.compile("(?:现|目前|已经?|共|分别|仅|只|均|有)+")
OF_MANY = tuple(
    re.compile(
        rf"(?P<thing>[一-鿿]{{2,12}})?(?P<all>\d[\d,.]*[万亿]?)(?P<unit>{UNITS})(?P<of>[^，,。；;、：:\d]{{0,24}}?)"
        rf"{joined}(?P<deed>[^，,。；;、\d]{{0,14}})\Z"
    )
    for joined in ("(?:当|之)?中的?[，,]?", f"[，,](?=[^，,]*{HAD.pattern})", "(?=[^，,]{4})")
)
"""126个乡镇中，108个 …; 10个村，已有8个 …; 38处隐患销案36处."""
FOUND_FIRST = re.compile(
    rf"(?P<thing>[一-鿿]{{2,12}}?)??(?:共|累计|已)*(?:排查|摸排|排摸|核查|普查|登记|受理|交办|认定|发现|排定|现有|共有|应有|发生(?=[^，,、]+[，,、](?:已|均)?(?:侦|告)?破))(?:出|了|登记)?(?P<of>[一-鿿]{{0,8}})(?P<all>\d[\d,.]*[万亿]?)(?P<unit>{UNITS})[，,、](?:现|目前|已经?|均|累计|完成)*(?P<done>破|[一-鿿]{{2,4}}?)了?\Z"
)
"""So many found, and so many of them dealt with: 排查29处，封闭27处; 发生命案3起，破3起."""
SHARE = re.compile("[%％]|占|率|成(?=[，,。；;]|$)")


def portions(outcomes: pd.DataFrame) -> pd.DataFrame:
    """Counts told of so many (126个乡镇中，108个完成建设) as the shares they come to, where none is printed."""
    rows = []
    for row in outcomes.to_dict("records"):
        if row["measure"] != "count" or decimal(row["value"]) is None:
            continue
        found, dealt = _of_many(row), FOUND_FIRST.search(row["before"])
        if dealt and (dealt["unit"] != row["unit"] or number(dealt["all"]) < decimal(row["value"])):
            dealt = None
        if not (found or dealt) or SHARE.search(row["after"] + row["behind"]):
            continue
        share = {
            "measure": "universal",
            "unit": "%",
            "value": 100 * decimal(row["value"]) / number((found or dealt)["all"]),
        }
        if found:
            deed = HAD.sub("", found["deed"]) + row["after"]
            subject = (found["of"] or found["thing"] or "") + deed
        else:
            done = "破案" if dealt["done"] == "破" else dealt["done"]
            subject = (dealt["thing"] or "") + dealt["of"] + done
        rows.append(
            row
            | share
            | {"claim_id": row["claim_id"] + OF_ALL, "subject": subject, "denominator": ""}
        )
    return pd.DataFrame(rows, columns=outcomes.columns)


def _of_many(row: Mapping) -> re.Match[str] | None:
    """So many of the same unit before a count, of which it is a part."""
    before = WHEN.sub(lambda when: "已" if when[0][:1] in "截到" else "", row["before"])
    for pattern in OF_MANY:
        found = pattern.search(before)
        if (
            found
            and found["unit"] == row["unit"]
            and number(found["all"]) >= decimal(row["value"])
            and "其中" not in found["deed"]
        ):
            return found
    return None
