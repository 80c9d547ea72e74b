"""The title of a document, the place that it names, and whether two documents can be of one place.

>>> def of(name, raw):
...     return Report(report_id=name, kind="report", raw=raw, raw_sha256="")
>>> titled(of("r", "中共临江县委政法委\\n关于印发2023年工作总结的通知"))
('临江县',)
>>> title_of(of("r", "江文〔2024〕3号\\n中共临江县委政法委\\n关于印发2023年工作总结的通知\\n各乡镇:\\n抓好。"))
'中共临江县委政法委关于印发2023年工作总结的通知'
>>> title_of(of("r", "今年以来,全市建成警务站32个。\\n抓好。"))
''
>>> place_of(of("r", "河西省临江县公安局2023年工作总结\\n抓好。")), place_of(of("r", "抓好。"))
('临江县', '')
>>> plan, report = of("p", "清河市平安建设方案\\n各县要抓好。"), of("r", "临江县公安局2023年工作总结\\n抓好。")
>>> strangers(plan, report), strangers(plan, of("q", "清河市公安局总结\\n抓好。"))
(('清河市', '临江县'), ())
>>> strangers(plan, of("q", "临江县公安局总结\\n清河市委要求抓好。"))
()
"""

import re
from itertools import pairwise

from zhibiao.lexicon import syntax_of
from zhibiao.records import Report
from zhibiao.repair import mend
from zhibiao.reports import PLACE_AND_YEAR
from zhibiao.surroundings import LONGEST_TITLE, TITLES

LEAD = "(?:^|(?<=[省市州盟年度在《“（(：:>— 　])|(?<=中共)|(?<=关于)|(?<=印发)|(?<=转发))"
NAME = re.compile(
    rf"{LEAD}(?!关于|印发|转发|中共|[全各本我该])(?P<name>[一-鿿]{{2,4}}?)(?:[一-鿿]{{1,4}}族)?(?:自治)?(?P<rank>[市县区旗州盟省])",
    re.M,
)
NO_NAME = re.compile(
    "[全各本我该都市县省][市县区旗州盟省]|[小社辖地校园片景街山范防警库疫灾牧矿林厂院专特发治]区|.{2}城[市区]|(?:主|老|新|中心)城区"
)
"""What stands before 市 or 区 and names none: 全市, 小区, 加强城市."""
TITLED = ("mixed_title", "report_title", "plan_title")
ISSUER = re.compile(r"[一-鿿、 \u3000]{4,30}")
"""The line above 关于…的通知 that says whose it is."""
HEADLINE = re.compile(r"(?![^：:]{0,6}[：:])(?=[^\n]*[一-鿿]{4})[^。；;！？!?\n]{6,50}[！？!?]?")
BEGINNING = 2000  # characters, of which the first lines are read


def titled(report: Report) -> tuple[str, ...]:
    """The places that the first lines of a document name, the wider first; none if they name none."""
    return _places("\n".join(_first_lines(report)))


def title_of(report: Report) -> str:
    """The title as printed: the line that names a plan or a report, else a first line that is no sentence."""
    lines = _first_lines(report)
    for above, line in pairwise(["", *lines]):
        bare = re.sub(r"[（(][^（()）]*[)）]$|[》”]$", "", line).rstrip("：: \u3000")
        if any(syntax_of(name).search(bare) for name in TITLED):
            goes_on = line.startswith("—") or (line.startswith("关于") and ISSUER.fullmatch(above))
            return f"{above}{line}" if goes_on else line
    text = report.raw.strip()
    first = lines[0] if lines else ""
    return first if HEADLINE.fullmatch(first) and text.partition("\n")[2].strip() else ""


def place_of(report: Report) -> str:
    """The place that the title names, the narrowest of those printed as one; else that of the first lines."""
    title = title_of(report)
    first, *more = _places(title) or titled(report)[:1] or ("",)
    for name in more:
        first = name if f"{first}{name}" in title else first
    return first


def _first_lines(report: Report) -> list[str]:
    text = mend(report.raw[:BEGINNING]).text
    lines = [line.strip() for line in text.splitlines() if line.strip()][:TITLES]
    return [line for line in lines if len(line) < LONGEST_TITLE]


def _places(words: str) -> tuple[str, ...]:
    found = (match["name"] + match["rank"] for match in NAME.finditer(words))
    return tuple(dict.fromkeys(name for name in found if not NO_NAME.search(name)))


def strangers(one: Report, other: Report) -> tuple[str, ...]:
    """The two places that documents name in their titles, if no word says that they are one place.

    One place, or a place and its part, are those of which one document names the other's,
    and those whose files are named alike (Linjiang-2022-plan, Linjiang-2023).
    """
    files = [PLACE_AND_YEAR.match(report.report_id) for report in (one, other)]
    if all(files) and files[0]["place"] == files[1]["place"]:
        return ()
    ours, theirs = titled(one), titled(other)
    named = any(name[:-1] in other.raw for name in ours) or any(
        name[:-1] in one.raw for name in theirs
    )
    return () if named or not ours or not theirs else (ours[0], theirs[0])
