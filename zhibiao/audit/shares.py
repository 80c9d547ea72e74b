"""Do the shares of one whole come to 100 %?

>>> from zhibiao.audit.page import page_of_text
>>> [f.computed for f in shares(page_of_text("甲占62.3%,乙占18.5%,其他占24.1%。"))]
['62.3 + 18.5 + 24.1 = 104.9 %; rounding allows 99.85 to 100.15']
>>> list(shares(page_of_text("覆盖率、联网率分别达到95%、98%。")))
[]
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from zhibiao.audit.members import names_a_class
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.parts import apart, left_open
from zhibiao.audit.words import cue, number_of, plain
from zhibiao.records import Finding

SHARE = re.compile("(?:分别)?(?:占[^，,]*|占?比[重例]?)(?:达到?|为|是)?\\Z")
TOGETHER = re.compile(
    "(?:以上|上述|前述|前面|这|前)(?P<many>[一二两三四五六七八九])[类项种大个者]?[一-鿿]{0,6}?(?:合计|共计?|相加|合起来)占?比?[一-鿿]{0,8}?(?:达到?|为)?"
)
FAR = Decimal(15)  # points, by which a sum of shares may be wrong
JOINED = re.compile("(?!.*其中)[^。；;]{0,24}")
RANKED = re.compile(
    r"(?=.*(?:其次|再次|最))(?:[，,][一-鿿]{1,6})?[；;][^，,。；;\d]{1,12}[，,]?占"
)  # 东部占35.7%，比例最高；其次是西部，占
OWNER = re.compile("其[他它余][^，,]{1,12}[中里][，,]")  # 其他行为中，甲占2.1%
QUANTITY = re.compile("数量?\\Z|金?额\\Z|率\\Z")


def shares(page: Page) -> Iterator[Finding]:
    """Shares of one whole, named as such (占, 占比), that should come to 100 %, or to the share of them all."""
    yield from _told_together(page)
    for start, end in page.sentences:
        items = [n for n in page.within(start, end) if n.unit == "%" and n.measure == "percentage"]
        for run in _runs(page, items):
            words = page.text[max(start, run[0].start - 30) : run[0].start]
            each = [page.label(item) for item in run]
            if not (
                re.search(r"占|比重|比例分别|构成", words)
                and (
                    re.search(r"占比|分别|比重", words)
                    or all("占" in label or cue("rest").match(label) for label in each)
                )
            ):
                continue
            if cue("rest").match(each[-1]) and _shared_out(page, items, run):
                continue  # 占9.5%；18岁以下占3.1%，其余占87.4%: the semicolon parts no wholes
            if (
                left_open(page, run[-1])
                or any(not item.exact for item in run)
                or len({_base(page, item) for item in run}) > 1
            ):
                continue
            total = sum((item.value for item in run), Decimal(0))
            slack = sum((item.step for item in run), Decimal(0)) / 2
            whole = re.split(r"[。；;]", words)[-1]
            complete = bool(cue("rest").search(OWNER.sub("", whole) + "".join(each))) or bool(
                cue("complete").search(whole) and re.search("按|[两三四五]类", whole)
            )
            names = [SHARE.sub("", label) for label in each]
            if len(run) == 2 and not complete and not apart(names):
                continue  # 55岁以上占43%，高中以下学历占71%: shares of two kinds
            if len({name[-2:] for name in names}) > 1 and all(map(QUANTITY.search, names)):
                continue  # 起数占总数的30.3%，亡人数占总数的69%
            if not complete and slack < 100 - total < 1:
                continue  # a small class may be left out
            ranked = any(RANKED.fullmatch(page.between(*two)) for two in pairwise(run))
            if ranked and not complete and 100 - total > slack:
                continue  # the first of many
            shown = " + ".join(plain(item.value) for item in run)
            computed = (
                f"{shown} = {plain(total)} %; rounding allows {plain(100 - slack)} to "
                f"{plain(100 + slack)}"
            )
            if abs(total - 100) <= slack:
                verdict, why = "consistent", "The shares come to 100 % within rounding."
            elif complete or abs(total - 100) <= 6 or 100 < total <= 120:
                verdict, why = "inconsistent", "Shares of one whole should come to 100 %."
            else:
                continue
            yield page.finding(
                "sum_of_parts",
                verdict,
                run,
                computed,
                why,
                chance=Decimal(1) - min(Decimal(1), (2 * slack + run[0].step) / 100),
                rivals=()
                if verdict == "consistent"
                else ("a share is left out or a case counts twice", "a share is misprinted"),
                settled_by="" if verdict == "consistent" else "the counts behind the shares",
            )


def _told_together(page: Page) -> Iterator[Finding]:
    """甲占35.2%、乙占22.7%，以上两类合计占58.9%: the shares listed before come to the one that sums them."""
    for item in page.numbers:
        named = TOGETHER.fullmatch(page.label(item))
        start, _ = page.around(item)
        before = [n for n in page.within(start, item.start) if not names_a_class(n)]
        many = int(number_of(named["many"].replace("两", "二"))) if named else 0
        run = before[-many:] if many > 1 else []
        if len(run) < 2 or len(run) < many or not item.exact:
            continue
        if any(n.unit != "%" or n.measure != "percentage" or not n.exact for n in run):
            continue
        total = sum((n.value for n in run), Decimal(0))
        slack = sum((n.step for n in (*run, item)), Decimal(0)) / 2
        met = abs(total - item.value) <= slack
        if not met and abs(total - item.value) > FAR:
            continue
        yield page.finding(
            "sum_of_parts",
            "consistent" if met else "inconsistent",
            [*run, item],
            f"{' + '.join(plain(n.value) for n in run)} = {plain(total)} %; printed {item.surface}",
            "The shares come to the printed one."
            if met
            else "The text adds the shares itself, and they do not come to the printed one.",
            chance=Decimal(1) - min(Decimal(1), 2 * slack / 100),
            rivals=() if met else ("a share or their sum is misprinted",),
            settled_by="" if met else "the counts behind the shares",
        )


def _shared_out(page: Page, items: list[Number], run: list[Number]) -> bool:
    """Whether shares before the run make up what it lacks to 100 %."""
    before = [n for n in items if n.start < run[0].start and "占" in page.label(n)]
    sums = [sum(n.value for n in (*before[i:], *run)) for i in range(len(before))]
    return any(abs(total - 100) <= Decimal("0.2") for total in sums)


def _base(page: Page, item: Number) -> str:
    """What a share is said to be a share of; empty where the clause does not name it."""
    named = re.search(
        r"占(?P<base>[^，,。；;]*?)(?:的|比重?|比例)?(?:分别)?(?:达到?|为|是|约)?\Z",
        page.label(item),
    )
    return named["base"] if named else ""


def _runs(page: Page, items: list[Number]) -> Iterator[list[Number]]:
    """Neighbouring shares that are joined as a list."""
    run: list[Number] = []
    for item in items:
        gap = page.between(run[-1], item) if run else ""
        if run and not (JOINED.fullmatch(gap) or RANKED.fullmatch(gap)):
            if len(run) > 1:
                yield run
            run = []
        run.append(item)
    if len(run) > 1:
        yield run
