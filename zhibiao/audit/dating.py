"""The day of a document, as its sidecar, its date line or its number tells it.

>>> from zhibiao.records import Report
>>> def show(raw):
...     return date_of(Report(report_id="r", kind="report", raw=raw, raw_sha256=""), raw)
>>> show("工作总结\\n全年立案412起。\\n2024年1月8日"), show("工作总结\\n二〇二四年一月八日\\n")
('2024-01-08', '2024-01-08')
>>> show("全年立案412起。")
''
"""

import re

from zhibiao.periods import GIVEN
from zhibiao.quantities import number
from zhibiao.records import Report

DATE_LINE = re.compile(
    r"(?m)^[ \u3000（(]{0,60}(?:[^\d\n。；;]{1,24}[ \u3000:：，,])?[ \u3000]{0,60}(?P<y>20\d\d)(?:年|[-./])(?P<m>\d{1,2})(?:月|[-./])"
    r"(?P<d>\d{1,2})日?(?=[ \u3000）)\n]|\Z)"
)
DATE_IN_WORDS = re.compile(
    r"(?m)^[ \u3000（(]*(?P<y>二[〇○零Ｏ][〇○零一二三四五六七八九]{2})年(?P<m>[一二三四五六七八九十]{1,2})月"
    r"(?P<d>[一二三四五六七八九十]{1,3})日(?=[ \u3000）)\n]|\Z)"
)
DATE_GIVEN = re.compile(r"——\s*(?P<y>20\d\d)年(?P<m>\d{1,2})月(?P<d>\d{1,2})日")
DATE_ANYWHERE = re.compile(
    r"(?P<y>20\d\d)(?:年(?=\d{1,2}月)|[-./](?=\d{1,2}[-./]))(?P<m>\d{1,2})[月\-./](?P<d>\d{1,2})"
)
DOCUMENT_NUMBER = re.compile(
    r"(?m)^[ \u3000]*[一-鿿]{1,12}[〔\[［(](?P<y>20\d\d)[〕\]］)]\s*\d+号[ \u3000]*$"
)
HEAD = 200  # characters in which an article's own date stands


def date_of(report: Report, text: str) -> str:
    """Day of the document as YYYY-MM-DD, its year as YYYY, or an empty string; ``text`` is its reading."""
    known = report.date
    if GIVEN.fullmatch(known):
        return known
    raw = report.raw  # a date line may be furniture of the page
    lines = (
        list(DATE_LINE.finditer(text))
        or list(DATE_LINE.finditer(raw))
        or list(DATE_IN_WORDS.finditer(raw))
        or list(DATE_GIVEN.finditer(text))
    )
    own = lines[-1] if lines else DATE_ANYWHERE.search(raw[:HEAD])
    if own:
        year, month, day = (int(number(own[part])) for part in "ymd")
        return f"{year}-{month:02}-{day:02}"
    issued = DOCUMENT_NUMBER.search(text)
    return issued["y"] if issued else ""
