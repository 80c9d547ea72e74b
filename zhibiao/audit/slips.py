"""How few words two numbers need in common to be one fact, where one has two digits of the other swapped.

Two unrelated numbers of four digits are the same but for a swap once in some thousand pairs: then
one noun in common, or one verb, says enough.  Of three digits more has to be in common.

>>> from zhibiao.audit.likeness import likeness
>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     page = page_of_text(text)
...     one, other = page.numbers[0], page.numbers[-1]
...     return one_slip(page, one, page, other, likeness(page, one, other))
>>> show("全市保安从业人员2.3615万人。对2.3651万名保安员开展核查。")
'保安'
>>> show("抓获嫌疑人1237名。抓获涉案人员1327名。"), show("排查纠纷1263件。化解纠纷1236件。")
('people', '')
"""

import re

from zhibiao.audit.likeness import Likeness, told
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.words import cue, in_common, plain

CAMPAIGN = re.compile("(?:行动|整治|会战|专项|战役|活动)[”」]?中")
EVENT = re.compile("[发立破]案|案|警情|[起件人名个处]|[立破接报]")
ENDED = frozenset(("solved", "mended", "people"))  # of what was received or found
VAGUE = re.compile("违法|犯罪|涉案|涉嫌|嫌疑|抓获|对象|员|[　“”]")
COMMON = re.compile("案件|人员|情况|工作|数量|人次|群众|单位|[的了和与及在对于为被中各类共有]")
DONE = re.compile("已?(?:全部)?(?:整改|化解|办结|销号|侦破|解决|调处|处置)(?:完成|到位)?\\Z")
DEALT = re.compile("处理|处分|惩处|问责|追责")
STOCK = re.compile("累计|总|现有|共有|已有")
ATTRIBUTE = re.compile("(?:面积|投资|长度?|里程|容量|概算|造价|高度?)[为达约共计]*\\Z")
OF = re.compile("的([一-鿿]{3})")
LONG = 4  # digits of a number that is seldom swapped by accident
POWERS = (10, 100, 1000, 10000)
POINTED = re.compile("[对把将给从让]|的|上述|这|该|所有|全部")
AMONG = re.compile("[中里内](?!心|[学小专])|均|都|全部")


def one_slip(page: Page, one: Number, second: Page, other: Number, like: Likeness) -> str:
    """What two numbers with two digits swapped have in common, where it is enough; else empty."""
    left, right = told(page, one), told(second, other)
    times = set(like.times)
    if len(times) > 1 and not ("now" in times and any(map(CAMPAIGN.search, times))):
        return ""  # 寄递渠道整治中，走访437家网点: a campaign's time is often the report's
    long = _digits(one) >= LONG
    stock = any(STOCK.search(words) for words in (page.label(one), second.label(other)))
    if (left.place, left.part) != (right.place, right.part):
        return ""
    if left.fresh != right.fresh and stock and not long:
        return ""  # 新建小区124个, 累计建成小区142个
    verbs = left.verb, right.verb
    if all(verbs) and (verbs[0] in ENDED) != (verbs[1] in ENDED):
        return ""
    if one.measure == "money":
        clauses = page.clause(one), second.clause(other)
        if not all(map(cue("spent").search, clauses)):
            return ""
        left_for, right_for = (_purpose(words) for words in clauses)
        alike = not left_for or not right_for or in_common(left_for, right_for)
        return "money" if alike else ""
    if owner := _owner(page, one, second, other) or _owner(second, other, page, one):
        return owner
    words = _words(page, one), _words(second, other)
    shared = in_common(*words)
    alike = bool(verbs[0]) and verbs[0] == verbs[1]
    if long and alike and not all(VAGUE.sub("", said) for said in words):
        return verbs[0]  # 抓获嫌疑人, 抓获涉案人员
    if like.match.kind == "other" and _namesakes(*words):
        return ""
    named = any(name.endswith(tuple(shared)) for name in (*left.cores, *right.cores))
    enough = 2 if long or alike or (named and shared) else 3
    return "、".join(shared) if sum(map(len, shared)) >= enough else ""


def ended(page: Page, item: Number) -> bool:
    """Whether a count is of what was done with something: 化解117件, 排查出的隐患已整改129处.

    >>> from zhibiao.audit.page import page_of_text
    >>> [ended(page_of_text(t), page_of_text(t).numbers[0]) for t in ("排查出的隐患已整改129处。", "排查隐患137处。")]
    [True, False]
    """
    label = page.label(item)
    return told(page, item).verb in ENDED or bool(DEALT.search(label)) or bool(DONE.search(label))


def pointed_at(page: Page, item: Number, name: str) -> bool:
    """对96个派出所, 新建的64个警务站中: whether a count is of what was told before."""
    after = page.text[item.end : item.end + len(name) + 4]
    place = after.find(name)
    if place < 0 or re.search("[，,。；;、]", after[:place]):
        return False
    label = page.label(item)
    led = [m for m in POINTED.finditer(label) if m.end() == len(label)]
    return bool(led) or bool(AMONG.match(after, place + len(name)))


def magnitude(one: Number, other: Number) -> str:
    """4.2万份, 42万份: two digits and more that are the same, and another power of ten.

    >>> from zhibiao.audit.page import page_of_text
    >>> [magnitude(*page_of_text(t).numbers) for t in ("4.2万份。42万份。", "4万份。40万份。")]
    ['10 times as much', '']
    """
    least, most = sorted((one.value, other.value))
    digits = {plain(value).replace(".", "").strip("0") for value in (least, most)}
    if not least or least == most or len(digits) > 1 or len(digits.pop()) < 2:
        return ""
    return f"{plain(most / least)} times as much" if most / least in POWERS else ""


def _namesakes(one: str, other: str) -> bool:
    """法治讲座, 反诈讲座: each has words of its own that say what it is."""
    for words in in_common(one, other):
        one, other = one.replace(words, "　"), other.replace(words, "　")
    own = [VAGUE.sub("", EVENT.sub("", words)) for words in (one, other)]
    return min(map(len, own)) > 1 and not set(own[0]) & set(own[1])


def _owner(page: Page, one: Number, second: Page, other: Number) -> str:
    """综合楼，共6层，建筑面积8640平方米; 8460平方米的综合楼: the thing that has so large an attribute."""
    start, _ = page.around(one)
    of = OF.match(second.text, other.end)
    if not of or not ATTRIBUTE.search(page.label(one)):
        return ""
    before = re.split("[；;]", page.text[start : one.start])[-1]
    return of[1] if of[1] in before else ""


def _purpose(clause: str) -> str:
    """What money is spent on, as far as the clause says it."""
    words = cue("spent").sub("", clause.replace("…", "　"))
    for name in ("now", "then", "scope_words", "filler", "lead_verb"):
        words = cue(name).sub("", words)
    return re.sub("财政|用于|[　市县区省镇乡级]", "", words)


def _digits(item: Number) -> int:
    return len(plain(item.value).replace(".", "").strip("0"))


def _words(page: Page, item: Number) -> str:
    """What is said of a number, without its verbs and the words that every number has."""
    said = "　".join((*told(page, item).cores, page.label(item), page.after(item)[:8]))
    for name in ("now", "then", "scope_words", "filler", "lead_verb"):
        said = cue(name).sub("　", said)
    return COMMON.sub("　", said)
