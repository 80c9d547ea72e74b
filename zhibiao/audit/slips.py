"""How few words two numbers need in common to be one fact, where one has two digits of the other swapped.

Two unrelated numbers of four digits are the same but for a swap once in some thousand pairs: then
one noun in common, or one verb, says enough.  Of three digits more has to be in common.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     page = page_of_text(text)
...     return one_slip(page, page.numbers[0], page, page.numbers[-1])
>>> show("全市保安从业人员2.3615万人。对2.3651万名保安员开展核查。")
'保安'
>>> show("抓获嫌疑人1237名。抓获涉案人员1327名。"), show("排查纠纷1263件。化解纠纷1236件。")
('people', '')
"""

import re
from difflib import SequenceMatcher

from zhibiao.audit.likeness import told
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.words import cue, plain

ENDED = frozenset(("solved", "mended", "people"))  # of what was received or found
COMMON = re.compile("案件|人员|情况|工作|数量|人次|群众|单位|[的了和与及在对于为被中各类共有]")
LONG = 4  # digits of a number that is seldom swapped by accident
POINTED = re.compile("[对把将给从让]|的|上述|这|该|所有|全部")
AMONG = re.compile("[中里内](?!心|[学小专])|均|都|全部")


def one_slip(page: Page, one: Number, second: Page, other: Number) -> str:
    """What two numbers with two digits swapped have in common, where it is enough; else empty."""
    left, right = told(page, one), told(second, other)
    if (left.place, left.part) != (right.place, right.part):
        return ""
    verbs = left.verb, right.verb
    if all(verbs) and (verbs[0] in ENDED) != (verbs[1] in ENDED):
        return ""
    if one.measure == "money":
        clauses = page.clause(one), second.clause(other)
        return "money" if all(map(cue("spent").search, clauses)) else ""
    long = _digits(one) >= LONG
    alike = bool(verbs[0]) and verbs[0] == verbs[1]
    if long and alike:
        return verbs[0]
    shared = _shared(_words(page, one), _words(second, other))
    return (
        shared
        if len(shared) >= (2 if long or alike or set(left.cores) & set(right.cores) else 3)
        else ""
    )


def pointed_at(page: Page, item: Number, name: str) -> bool:
    """对96个派出所, 新建的64个警务站中: whether a count is of what was told before."""
    after = page.text[item.end : item.end + len(name) + 4]
    place = after.find(name)
    if place < 0 or re.search("[，,。；;、]", after[:place]):
        return False
    label = page.label(item)
    led = [m for m in POINTED.finditer(label) if m.end() == len(label)]
    return bool(led) or bool(AMONG.match(after, place + len(name)))


def _digits(item: Number) -> int:
    return len(plain(item.value).replace(".", "").strip("0"))


def _words(page: Page, item: Number) -> str:
    """What is said of a number, without its verbs and the words that every number has."""
    said = "　".join((*told(page, item).cores, page.label(item), page.after(item)[:8]))
    for name in ("now", "then", "scope_words", "filler", "lead_verb"):
        said = cue(name).sub("　", said)
    return COMMON.sub("　", said)


def _shared(one: str, other: str) -> str:
    other = other.replace("　", " ")  # what stands between words is nothing in common
    found = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return one[found.a : found.a + found.size]
