"""Is what is said of all, 全部接入, denied of some elsewhere, 3所没有接入?

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     return [f.computed for f in covered(page_of_text(text))]
>>> show("学校、幼儿园一键报警装置全部接入分局。\\n3所民办幼儿园的一键报警至今没有接入分局。")
['全部接入 and 3所 没有接入: 一键报警']
>>> show("高中的一键报警装置全部接入分局。\\n3所幼儿园的一键报警至今没有接入分局。")
[]
"""

import re
from collections.abc import Iterator

from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.telling import is_aim
from zhibiao.audit.words import cue, in_common
from zhibiao.records import Finding

DEEDS = "接入|联网|安装|配备|配齐|覆盖|建成|整改|销号|办结|化解|签订|签约|到位|投用|验收|登记|完成|达标|建立|上线|入驻|备案|落实"
ALL = re.compile(rf"(?:全部|均已?|已全部|悉数|一律)(?:按期|如期|已|实现)?(?P<deed>{DEEDS})")
SOME_NOT = re.compile(
    rf"(?:没有|尚未|仍未|还未|还没有?|未能|未)(?:按期|按时|如期)?(?P<deed>{DEEDS})"
)
LATER = re.compile(
    r"去年|上年|20\d\d年|年初|当时|此前|[季月]度|\d月|期间|原|计划|确保|力争|[将要须](?!求)|底前|之前"
)
THING = 4  # characters that the two have in common and that name a thing
RIVALS = (
    "the few are an exception that the first sentence leaves out",
    "they are said of different days or areas",
    "one of the two was carried over from an earlier text",
)


def covered(page: Page) -> Iterator[Finding]:
    """Each number of things not yet done, with the sentence that says that all of them are."""
    whole = [
        (match, clause, begin)
        for begin, clause in _clauses(page)
        for match in ALL.finditer(clause)
        if not LATER.search(clause)
        and all(n.measure == "universal" for n in page.within(begin, begin + len(clause)))
    ]
    if not whole:
        return
    for item in page.numbers:
        if item.measure != "count" or not item.exact or not item.value or is_aim(page, item):
            continue
        clause = re.split("[，,。；;\\n]", page.text[item.end : item.end + 40])[0]
        denied = SOME_NOT.search(clause)
        if not denied or LATER.search(clause):
            continue
        named = clause[: denied.start()]
        for match, all_of, begin in whole:
            if (
                match["deed"] != denied["deed"]
                or page.around(item)[0] <= begin < page.around(item)[1]
            ):
                continue
            shared = _thing(all_of[: match.start()], named)
            if shared:
                yield _conflict(page, item, denied, (match, begin), shared)
                break


def _clauses(page: Page) -> Iterator[tuple[int, str]]:
    """Where each clause begins, and its words."""
    for start, end in page.sentences:
        for part in re.finditer("[^，,。；;：:\\n]+", page.text[start:end]):
            yield start + part.start(), part[0]


def _thing(whole: str, some: str) -> str:
    """What both speak of: a thing that the whole names, and whose owners take in those of the part."""
    words = in_common(whole, some)
    shared = next((w for w in words if len(w) >= THING), "")
    if not shared:
        return ""
    whole_of, part_of = (
        re.sub(f"的|所有|各类|全部|{cue('scope_words').pattern}", "", words.partition(shared)[0])
        for words in (whole, some)
    )
    kinds = [re.escape(part_of[-size:]) for size in (2, 3) if len(part_of) >= size]
    named = any(re.search(rf"(?:\A|[、和与及]){kind}", whole_of) for kind in kinds)
    return shared if named or not whole_of else ""  # 公办学校 are no 民办学校


def _conflict(
    page: Page, item: Number, denied: re.Match[str], told: tuple[re.Match[str], int], shared: str
) -> Finding:
    match, begin = told
    spans = [(begin + match.start(), begin + match.end()), (item.start, item.end + denied.end())]
    return page.finding(
        "repeated_fact",
        "inconsistent",
        sorted(spans),
        f"{match[0]} and {item.surface} {denied[0]}: {shared}",
        "What is said of all is denied of some.",
        rivals=RIVALS,
        settled_by="the list of those that are meant, with its date",
    )
