"""What a number is said of, in its barest words: its subject's core, and other names the text gives.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     page = page_of_text(text)
...     return names(page, page.numbers[-1])
>>> show("全年1.38亿元的执行到位金额中,小额居多。"), show("智能门禁应装640栋,实装576栋,安装率90%。")
(('执行到位金额',), ('实装安装率', '智能门禁安装率'))
>>> show("全市街面警务站68座。")
('街面警务站',)
"""

import re
from functools import cache

from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.words import cue
from zhibiao.lexicon import table

TAIL = re.compile(
    r"(?:的(?:良?好|新)?(?:成绩|局面|目标|态势|佳绩|纪录|记录|成效)|作用|优势|功能|看|来看|中|里|内|等|的|总数|总人数|总量|数量|达|有|来|情况|(?:测评|调查)?得分|(?:测评|调查)结果|全年|常年|长年|日夜|昼夜)+\Z"
)
RATE = re.compile(r"[率度比数值额]\Z")
NOUN = r"[员队车站室组类型率所点卡箱台库网岗亭]|中心|人员|资金|经费|力量|系统|平台|设备|装置|体系|机制|案件|警情"
OPENING = "度(?=全[市县区省州旗])|(?:继续)?(?:巩固|延续)(?:和?保持)?(?=..)|虽说|虽然?|说到?|看到?|但是?|而|不过|据悉"
LINK = re.compile("虽|却|依然|仍|(?<=[案情件事])数")
QUOTES = str.maketrans("", "", '“”‘’"「」（）() 　')
BARE = 3  # characters of a subject that names only how something is counted (金额, 人数)
MOVED = re.compile(
    "(?:达到?|为|是|超过?|突破|[由从]|缩短|压缩|提[升高]|上升|增加|增长|下降|降低?|减少)"
)
OWNED = re.compile(r"的([一-鿿]{2,12}?)(?=[中里]?(?:[，,。；;、]|\Z))")
BRACKETED = re.compile(r"([一-鿿]{3,16})[（(](?:[共合总]?计|共有?)\Z")
TOTAL = re.compile(r"(?:[共合总]计|总共|一共|共)(?:达到?|有|为)?")
SPLIT = re.compile("分别|中|共有|共")
RATED = re.compile(r"(?P<rate>[一-鿿]{2,4}率)(?:已|仅|为|达到?|是|约)*")


def names(page: Page, item: Number) -> tuple[str, ...]:
    """The cores of a number's subjects, then those of other names that stand around it."""
    label = page.label(item)
    cores = [core(subject) for subject in item.subjects]
    if len(label) >= 4 and all(words in page.after(item) for words in item.subjects):
        cores.append(core(label))  # 平安志愿者3.1万人成为主力: told before the number
    cores += [core(words) for words in _others(page, item, label)]
    if item.counted == "人":
        cores = [re.sub("(?<=..)队伍$", "", words) for words in cores]
    return tuple(dict.fromkeys(cores))


def _others(page: Page, item: Number, label: str) -> list[str]:
    """1.38亿元的到位金额; 执行到位金额 cut to 金额; 巡防警力（共计820人）; 合计840人; 安装率."""
    start, _ = page.around(item)
    found = []
    owned = (
        OWNED.match(page.text[item.end : item.end + 16])
        if item.measure in ("count", "money")
        else None
    )
    if owned:
        found.append(owned[1])
    short = item.subjects[0]
    named = MOVED.split(label)[0]
    if len(short) <= BARE and named.endswith(short) and len(named) > len(short):
        found.append(named if core(named).endswith(short) else _without_verbs(named))
    if TOTAL.fullmatch(label):
        bracketed = BRACKETED.search(page.text[start : item.start])
        before = [n for n in page.within(start, item.start) if n.counted == item.counted]
        if bracketed:
            found.append(bracketed[1])
        elif len(before) > 1 and SPLIT.search(page.label(before[0])):
            found.append(SPLIT.split(page.label(before[0]))[0])
    rated = RATED.fullmatch(label)
    if rated and short not in label:
        part = max(
            (m.end() for m in re.finditer("[；;]", page.text[start : item.start])), default=0
        )
        first = page.within(start + part, item.start)[:1]
        if first and first[0].measure == "count":
            found.append(core(first[0].subjects[0]) + rated["rate"])
    return [words for words in found if len(words) > 1]


def _without_verbs(words: str) -> str:
    """全年组织夜间清查行动: 夜间清查行动."""
    words = re.sub(rf"\A(?:{cue('scope_words').pattern})+", "", words)
    while led := _verbs().match(words):
        words = words[led.end() :]
    return words


@cache
def core(subject: str) -> str:
    """A subject without scope words and trailing particles.

    >>> core("全市街面警务站"), core("刑事警情看")
    ('街面警务站', '刑事警情')
    """
    words = re.sub(rf"\A(?:{OPENING})", "", subject.translate(QUOTES))
    words = re.sub(rf"\A(?:{cue('then').pattern})", "", words) or words
    if not RATE.search(words):
        verb = next((m for m in _verbs().finditer(words) if m.start() >= 3), None)
        words = words[: verb.start()] if verb else words
    owned = re.match(r"[^，,]{0,8}(?:现有|共有|拥有|建有|设有|配有)(?=..)", words)  # 市公安局现有…
    words = words[owned.end() :] if owned else words
    words = re.sub(rf"\A(?:{cue('scope_words').pattern})+", "", words) or words
    words = LINK.split(words, maxsplit=1)[0] or words
    return TAIL.sub("", words) or words


@cache
def _verbs() -> re.Pattern[str]:
    """What is said of a thing after its name: 街面警务站|开展…"""
    verbs = "|".join(sorted((row.verb for row in table("verbs")), key=len, reverse=True))
    return re.compile(
        rf"(?:{verbs}|全部|均|已|活跃|持证|正式|实现|达到|既|可以|能够|要|须|应)(?!{NOUN}|素|道|求|急|用)"
    )
