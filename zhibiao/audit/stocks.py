"""Do a stock at the start, what came and what went give the stock at the end?

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     return [(f.verdict, f.computed) for f in stocks(page_of_text(text))]
>>> show("年初在册302人,年内新接收158人、解除174人,目前在册296人。")
[('inconsistent', '302 + 158 − 174 = 286 人; printed 296人')]
>>> show("截至11月底累计完成投资7980万元。\\n10月底累计数为7230万元，11月当月完成650万元。")
[('inconsistent', '72300000 + 6500000 = 78800000 元; printed 7980万元')]
>>> show("年初在册302人,目前在册296人。")
[]
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.words import cue, in_common, plain
from zhibiao.records import Finding

FLOWS = 6  # numbers that an account may have between its start and its end
FAR = 2  # times the flow by which a total may be off and still be of this account
EARLIER = re.compile(r"(?:(?P<month>\d{1,2})月[底末]|上月[底末]?|上期)")
MONTH = re.compile(r"(?:(?P<month>\d{1,2})月份?(?:当月)?|当月|本月)[^，,。；;\d]{0,8}\Z")
NO_FLOW = re.compile("同比|环比|[较比]|平均|[日月]均|计划|目标|[至到]\\Z|[增减]为")
RIVALS = (
    "one of the numbers is misprinted",
    "something came or went in a way that the text leaves out",
    "start and end were counted by other rules",
)


def stocks(page: Page) -> Iterator[Finding]:
    """Every account of a stock within a paragraph, then every total carried on by a month."""
    for index, start in enumerate(page.numbers):
        if _plain(start) and cue("stock_start").search(page.label(start)):
            yield from _account(page, start, page.numbers[index + 1 : index + 2 + FLOWS])
    yield from _carried_on(page)


def _plain(item: Number) -> bool:
    return item.measure in ("count", "money") and item.exact and item.baseline is None


def _account(page: Page, start: Number, after: Sequence[Number]) -> Iterator[Finding]:
    """年初在册302人，新接收158人、解除174人，目前在册296人: nothing but what comes and goes between."""
    flows: list[tuple[Number, int]] = []
    for item in after:
        if page.paragraph(item.start) != page.paragraph(start.start):
            return
        if item.counted != start.counted or _detail(page, item):
            continue
        label = page.label(item)
        if not _plain(item):
            return
        came, went = cue("stock_in").search(label), cue("stock_out").search(label)
        if cue("stock_end").search(label) and not (came or went):
            if flows and _of_this_account(start, flows, item):
                yield _told(page, start, flows, item)
            return
        if bool(came) == bool(went) or NO_FLOW.search(label):
            return
        flows.append((item, 1 if came else -1))


def _detail(page: Page, item: Number) -> bool:
    """Of a part after 其中 or in brackets, which is no flow of its own."""
    start, _ = page.around(item)
    before = re.split("[；;。]", page.text[start : item.start])[-1]
    opened = max(before.rfind("其中"), before.rfind("（"), before.rfind("("))
    return opened >= 0 and not (
        re.search("[）)]", before[opened:])
        or cue("stock_end").search(page.label(item))
        or cue("stock_out").search(page.label(item))
    )


def _result(start: Number, flows: list[tuple[Number, int]]) -> Decimal:
    return start.value + sum((item.value * sign for item, sign in flows), Decimal(0))


def _of_this_account(start: Number, flows: list[tuple[Number, int]], end: Number) -> bool:
    """Near what the flows give: 目前在册重点对象96人 is a part of the 460 that they give."""
    return 2 * abs(_result(start, flows) - end.value) <= max(item.value for item, _ in flows)


def _told(page: Page, start: Number, flows: list[tuple[Number, int]], end: Number) -> Finding:
    result = _result(start, flows)
    terms = "".join(f" {'+' if sign > 0 else '−'} {plain(n.value)}" for n, sign in flows)
    items = [start, *(item for item, _ in flows), end]
    slack = sum((item.step for item in items), Decimal(0)) / 2
    fits = abs(result - end.value) <= slack
    return page.finding(
        "change_arithmetic",
        "consistent" if fits else "inconsistent",
        items,
        f"{plain(start.value)}{terms} = {plain(result)} {end.unit}; printed {end.surface}",
        "The stock at the end is what the start and the flows give."
        if fits
        else "The stock at the end is not what the start and the flows give.",
        rivals=() if fits else RIVALS,
        settled_by="" if fits else "the register behind the stock, with its dates",
    )


def _carried_on(page: Page) -> Iterator[Finding]:
    """10月底累计7230万元，11月当月完成650万元, beside the total of today in another sentence."""
    for index, flow in enumerate(page.numbers[1:], 1):
        earlier = page.numbers[index - 1]
        month = MONTH.search(page.label(flow))
        since = EARLIER.search(page.clause(earlier).partition("…")[0])
        like = _plain(earlier) and _plain(flow) and earlier.counted == flow.counted
        if not (month and since and like and "累计" in page.clause(earlier)):
            continue
        if page.around(flow) != page.around(earlier) or NO_FLOW.search(page.label(flow)):
            continue
        if since["month"] and month["month"] and int(since["month"]) + 1 != int(month["month"]):
            continue
        totals = [n for n in page.numbers if _total(page, n, earlier, flow)]
        if len({n.value for n in totals}) == 1:
            yield _told(page, earlier, [(flow, 1)], totals[0])


def _total(page: Page, item: Number, earlier: Number, flow: Number) -> bool:
    """Whether a number is today's total of what an earlier total and a month's flow are of."""
    if item in (earlier, flow) or not _plain(item) or item.counted != earlier.counted:
        return False
    label = page.clause(item).partition("…")[0]
    if "累计" not in label or re.search(r"去年|上年|20\d\d年|上期", label):
        return False
    lines = [
        page.text[page.text.rfind("\n", 0, n.start) + 1 : n.end].replace("累计", "　")
        for n in (item, earlier)
    ]
    own = item.measure == "money" or in_common(*(re.sub(r"[\d月底末]", "　", x) for x in lines))
    return bool(own) and abs(item.value - earlier.value - flow.value) <= FAR * flow.value
