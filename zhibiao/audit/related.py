"""Is a percentage said of these two counts, though it does not come out?

>>> from fractions import Fraction
>>> from zhibiao.audit.alone import printed_percentage
>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     page = page_of_text(text)
...     n, k, item = page.numbers
...     share = Fraction(k.value) / Fraction(n.value)
...     return related(page, page.label(item), k, n, share, printed_percentage(item), sure=False)
>>> show("抽查网点37家,合格34家,合格率93.6%。"), show("受理9870件,办结9614件,按期答复率99.2%。")
(True, False)
"""

import re
from fractions import Fraction

from zhibiao.audit.alone import shared
from zhibiao.audit.likeness import told
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.words import cue
from zhibiao.changes.printed import Percentage
from zhibiao.lexicon import syntax_of

SO_FAR = Fraction(3, 10)  # from a share, beyond which a percentage is of something else
QUALIFIED = 4  # characters of a name that begins with what sets it apart
BASE = re.compile(r"总|全部|\A全[市县区省州院镇]\Z|\A[其该此上这同]|计划|任务")
AIMED = re.compile("目标|(?<!总)(?:计划|任务)")


def related(
    page: Page,
    label: str,
    k: Number,
    n: Number,
    share: Fraction,
    found: Percentage,
    sure: bool,
) -> bool:
    """Whether the percentage is said of these two counts."""
    apart = abs(share - found.value)
    if apart > SO_FAR and not sure:
        return False
    left, right = sorted((k, n), key=lambda count: count.start)
    listed = page.between(left, right).startswith("、")
    if listed and all(re.search("[级类]\\Z", page.label(count)) for count in (left, right)):
        return False
    if listed and (stem := cue("rate").search(label)) and stem["stem"][-2:] not in page.clause(k):
        return False  # 国家级4个、省级41个，省级以上示范率12.1%: two of a list
    if label.strip() in ("占", "占比", "占比为") and k.end < n.start:
        return False  # 环境公益诉讼17件，资源保护39件，占34.8%: of a total not named
    if found_share := cue("share_of").search(label):
        if syntax_of("list_mark").fullmatch(page.between(left, right)):
            return False  # 分别为18.2万和21.6万，占总数的62.8%: both together
        owner = re.sub(r"其中|约|仅|共|就|已|也|[，,\s]", "", label[: found_share.start()])
        clause = page.clause(k)
        known = shared(owner, clause) and (len(owner) < QUALIFIED or owner[:2] in clause)
        if len(owner) > 1 and found_share[0] != "中的" and not known:
            return False  # 其中35岁以下占, 重复信访736件次，网上信访占比: a share of something else
        base = re.sub(
            r"的.*|比[例重]?|[为达到是约]|[\d,.万]+[一-鿿]?\Z",
            "",
            re.sub("的.*", "", label[found_share.end() :]),
        )
        if len(base) > 1 and not (BASE.search(base) or shared(base, page.clause(n))):
            return False  # 占派出所警力的: a share of something else
        aimed = AIMED.search(base) and not cue("planned").search(page.clause(n))
        if aimed and n.end > k.start:
            return False  # 新增184万亩，达到336万亩，占目标任务的100%: the goal is not told
        listed = n.end < k.start and "其中" in page.between(n, k)
        return (
            listed
            or bool(re.search(r"总[数量]|其|占比|比例|比重|全部", label))
            or n.end > k.end
            or apart < Fraction(1, 10)
        )
    if sure:
        return True
    stem = cue("rate").search(label)["stem"]
    if (kept := cue("qualified").search(stem)) and kept[0] not in page.clause(k):
        return False  # 受理9870件，办结9614件，按期答复率99.2%: how many were in time is not said
    of_a_class = re.match("[一-鿿]*?(?:案|两抢|警情|犯罪)(?=[一-鿿]{2})", stem)
    if of_a_class and of_a_class[0][-2:] not in page.text[page.around(n)[0] : n.end + 8]:
        return False  # 发案312起，破案286起，命案破案率100%
    if shared(stem, page.clause(k)) or shared(stem[::-1], page.clause(k)):  # 收回428份，回收率
        return True
    if left.value < right.value and shared(stem, page.label(right)):
        return True  # 摸排5236件，调处5709件，调处率97%: more were done than there were
    if cue("averaged").search(stem) or stem[0] in "不未非":
        return False  # 不捕率 is of those caught and not caught
    if told(page, k).part and told(page, n).part:
        return False  # 其中2024年120个、2025年130个。登记率达到98%
    near = Fraction(15, 100) if cue("done").search(stem) else Fraction(1, 10)
    return apart < near and bool(near > Fraction(1, 10) or set(stem) & set(page.clause(k)))
