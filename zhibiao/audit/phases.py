"""The months before and the months after: 上半年862家次，7至10月614家次 of 前10个月1476家次.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     return [(f.verdict, f.computed) for f in phases(page_of_text(text))]
>>> show("前10个月检查学校486家次。上半年检查262家次，7至10月检查214家次。")
[('inconsistent', '262 + 214 = 476 家次; printed 486 家次')]
>>> show("全年检查学校476家次。上半年检查262家次，7至10月检查214家次。")
[]
"""

import re
from collections.abc import Iterator

from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.tied import clause_before, held, is_plain
from zhibiao.audit.words import cue, in_common, number_of, verb_of
from zhibiao.records import Finding

MONTHS = re.compile(
    r"前(?P<to>\d{1,2}|[一二三四五六七八九十]{1,2})个月|(?P<a>\d{1,2})月?(?:[至到\-—–]|份?至)(?P<b>\d{1,2})月"
    r"|(?P<half>[上下])半年|(?P<first>前)?(?P<quarter>[一二三四])季度|(?P<all>全年)"
    r"|(?<![\d至到\-—–年])(?P<one>\d{1,2})月(?!\d)"
)
FILLED = re.compile(rf"{cue('scope_words').pattern}|今年|[　，,为有共达到是的了]")
FORMER = re.compile(r"去年|上年|前年|同期|其中|20\d\d年")


def phases(page: Page) -> Iterator[Finding]:
    """Numbers of months that follow each other from January, with the number of all these months."""
    dated = [(n, span) for n in page.numbers if is_plain(page, n) and (span := _months(page, n))]
    for index, (first, (begin, reach)) in enumerate(dated):
        if begin != 1:
            continue
        run = [first]
        for other, (low, high) in dated[index + 1 :]:
            if page.paragraph(other.start) != page.paragraph(first.start):
                break
            if (
                other.counted == first.counted
                and low == reach + 1
                and _one_deed(page, first, other)
            ):
                run.append(other)
                reach = high
        wholes = [
            n
            for n, span in dated
            if span == (1, reach)
            and n not in run
            and n.counted == first.counted
            and page.around(n) != page.around(first)
            and _one_deed(page, n, first)
        ]
        if len(run) > 1 and wholes:
            yield from held(page, wholes[0], run, sure=True)


def _months(page: Page, item: Number) -> tuple[int, int] | None:
    """The first and the last month that the clause of a number names."""
    words = _told(page, item)
    found = list(MONTHS.finditer(words))
    if len(found) != 1 or FORMER.search(words):
        return None
    match = found[0]
    if match["to"]:
        return 1, number_of(match["to"])
    if match["a"]:
        return number_of(match["a"]), number_of(match["b"])
    if match["half"]:
        return (1, 6) if match["half"] == "上" else (7, 12)
    if match["quarter"]:
        last = 3 * number_of(match["quarter"])
        return (1 if match["first"] else last - 2), last
    return (1, 12) if match["all"] else (number_of(match["one"]),) * 2


def _told(page: Page, item: Number) -> str:
    """The words before a number, with the time that opens its sentence: 7至9月，接报警情…."""
    start, _ = page.around(item)
    opened = re.split("[，,]", page.text[start : item.start].strip(), maxsplit=1)[0]
    timed = MONTHS.fullmatch(opened.removeprefix("今年"))
    words = clause_before(page, item)
    return opened + words if timed and opened not in words and not MONTHS.search(words) else words


def _one_deed(page: Page, one: Number, other: Number) -> bool:
    """Whether a number of some months is told with no word but those of the number of all of them."""
    words = [MONTHS.sub("　", _told(page, n)) + page.after(n) for n in (one, other)]
    verbs = {verb_of(text) for text in words} - {""}
    left = FILLED.sub("", words[1])
    for shared in in_common(*words):
        left = left.replace(shared, "")
    return len(verbs) < 2 and len(left) < 2
