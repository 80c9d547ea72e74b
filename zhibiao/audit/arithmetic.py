"""Does the printed change fit the printed from and to, and a streak the years that are named?

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     return [(f.verdict, f.computed) for f in findings(page_of_text(text))]
>>> show("安全感由上年的96.2%提高到98.1%,提高2.9个百分点。")
[('inconsistent', '98.1 − 96.2 = 1.9 百分点; rounding allows 1.8 to 2; printed 2.9个百分点')]
>>> show("发案由1250起降到1000起,降幅20%。")
[('consistent', '(1000 − 1250) / 1250 = -20 %; printed 20%')]
>>> show("盗窃由24.1万起降至15.8万起,诈骗下降30%。")  # a change of something else
[]
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from zhibiao.audit import tabled
from zhibiao.audit.afar import afar
from zhibiao.audit.differences import differences
from zhibiao.audit.moves import Move, foreign, moves, same_base
from zhibiao.audit.number import Number, last_place
from zhibiao.audit.page import Page
from zhibiao.audit.stocks import stocks
from zhibiao.audit.streaks import series, streaks
from zhibiao.audit.words import cue, plain
from zhibiao.audit.yearly import AND, in_turn, yearly
from zhibiao.records import Finding

RIVALS = (
    "one of the three numbers is misprinted",
    "the change was computed from unrounded numbers",
    "from and to are of another area or period than the change",
)
SETTLED = "the two yearly counts from the same table"
WORDS = 5  # from this step on a change is told in words: 两成半, 三分之一
HUNDRED = Decimal(100)
EACH = re.compile("[均都皆各]")
OF_A_RISE = re.compile("[增升涨降减跌](?:幅|速)|幅度")  # 增幅下降 is no fall


def findings(page: Page) -> Iterator[Finding]:
    """Every from–to with its printed change, then every streak with its dates."""
    in_tables = list(tabled.rates(page, "change_arithmetic"))
    yield from in_tables
    known = {name for finding in in_tables for name in finding.claim_ids}
    told = {item.start for item in page.numbers if known.intersection(item.ids)}
    for move, changes in compared(page):
        wrong_way = _direction(page, move)
        if wrong_way:
            yield wrong_way
        for item in changes:
            finding = _turned_round(page, move, item) or _compare(page, move, item)
            sure = not finding or finding.verdict == "consistent" or same_base(page, move, item)
            if finding and sure:
                told.add(item.start)
                yield finding
    for move, item in (*yearly(page), *in_turn(page), *differences(page), *afar(page)):
        if item.start in told:
            continue
        if finding := _direction(page, move) or _compare(page, move, item):
            told.add(item.start)
            yield finding
    yield from stocks(page)
    yield from streaks(page)
    yield from series(page)


def compared(page: Page) -> Iterator[tuple[Move, list[Number]]]:
    """Every from–to with the changes that are printed for it, each change told once."""
    used = {change.start for _, change in in_turn(page)}
    for move in moves(page):
        changes = [n for n in _said(page, move) if n.start not in used]
        used |= {n.start for n in changes}
        yield move, changes


def _said(page: Page, move: Move) -> list[Number]:
    """The changes that are said of a from–to: right after it, or right before in brackets."""
    start, end = page.sentence(move.start)
    following = page.within(move.end, end)[:3]
    said: list[Number] = []
    last = move.end
    before = page.within(start, move.start)[-1:]
    listed = (
        before
        and before[0].baseline is not None
        and AND.fullmatch(page.between(before[0], move.items[0]))
    )
    for item in following:
        if item in move.items:
            break  # 同比下降12.9%，减少243起: what the base was found by
        gap = page.text[last : item.start]
        for words in {page.label(move.items[-1]), *move.items[-1].subjects} - {""}:
            gap = gap.replace(words, "", 1)  # 目前离线96路，离线数减少306路
        if not _is_change(item, gap, move) or foreign(gap) or (listed and not EACH.search(gap)):
            break
        said.append(item)
        last = item.end
    if before and not said:
        gap = page.text[before[0].end : move.start]
        head = page.text[max(start, before[0].start - 12) : before[0].start]
        if re.fullmatch(
            r"[，,]?[（(：:]?(?:即|也就是)?[由从](?:上年|去年|20\d\d年)?(?:同期)?的?", gap
        ) and _is_change(before[0], head, move):
            said.append(before[0])
    return said


def _is_change(item: Number, gap: str, move: Move) -> bool:
    if item.value is None or item.baseline is not None:
        return False
    if item.measure in ("change", "point_change", "multiple"):
        return True
    words = re.split("[，,；;（(]", gap)[-1]
    if not cue("change_said").search(words) or re.search("[至到]\\Z", words):
        return False
    return item.unit in ("%", move.unit) or bool(_seconds(item.unit) and _seconds(move.unit))


def _seconds(unit: str) -> int:
    return {"秒": 1, "分": 60, "分钟": 60, "小时": 3600, "天": 86400}.get(unit, 0)


def _direction(page: Page, move: Move) -> Finding | None:
    """由…上升到… where the second number is the smaller one."""
    up, down = cue("up").search(move.words), cue("down").search(move.words)
    if bool(up) == bool(down) or move.to == move.base:
        return None
    ranked = any(item.measure == "rank" for item in move.items)  # 由第6位上升到第3位
    if ((move.to > move.base) == bool(up)) != ranked:
        return None
    return page.finding(
        "change_arithmetic",
        "inconsistent",
        move.items,
        f"from {plain(move.base)} to {plain(move.to)} {move.unit}; printed as a {'rise' if up else 'fall'}",
        "The two numbers go the other way than the words.",
        rivals=("from and to were swapped", *RIVALS[:1]),
        settled_by=SETTLED,
    )


def _turned_round(page: Page, move: Move, item: Number) -> Finding | None:
    """由98.6%变为98.1%，提高了0.5个百分点; 由1093起增加到1147起，同比下降4.9%: the change goes the wrong way."""
    words = page.label(item)
    return None if OF_A_RISE.search(words) else _direction(page, move._replace(words=words))


def _compare(page: Page, move: Move, item: Number) -> Finding | None:
    low, high, computed = _allowed(move, item)
    if low is None:
        return None
    printed = item.value * (
        _seconds(item.unit) if _seconds(item.unit) and item.unit != move.unit else 1
    )
    said_low, said_high = _said_span(item, printed, bool(move.base_step or move.to_step))
    if said_low is None and said_high is None:
        return None
    fits = (said_high is None or low <= said_high) and (said_low is None or high >= said_low)
    shown = f"{computed}; printed {item.surface}"
    chance = (
        1
        - min(
            Decimal(1),
            (high - low + (said_high or high) - (said_low or low) + item.step)
            / max(2 * printed, Decimal(1)),
        )
    ).quantize(Decimal("0.0001"))
    if fits:
        return page.finding(
            "change_arithmetic",
            "consistent",
            [*move.items, item],
            shown,
            "The change fits the two numbers.",
            chance=chance,
        )
    hint = _slip_of_kind(move, item)
    return page.finding(
        "change_arithmetic",
        "inconsistent",
        [*move.items, item],
        shown,
        "The change does not fit the two numbers." + (f" {hint}" if hint else ""),
        chance=chance,
        rivals=((hint.rstrip("."),) if hint else ()) + RIVALS,
        settled_by=SETTLED,
    )


def _said_span(
    item: Number, printed: Decimal, rounded: bool
) -> tuple[Decimal | None, Decimal | None]:
    """What the printed change allows: rounded, and from whole counts also cut or raised."""
    if item.bound == "exact":
        slack = item.step if item.measure != "multiple" else Decimal("0.05")
        slack = slack / 2 if rounded or item.step >= WORDS else slack
        return printed - slack, printed + slack
    reach = max(last_place(printed), item.step)  # 近三分之二
    return {
        "more_than": (printed, None),
        "at_least": (printed, None),
        "at_most": (None, printed),
        "nearly": (printed - reach, printed),
        "about": (printed - reach, printed + reach),
    }.get(item.bound, (None, None))


def _allowed(move: Move, item: Number) -> tuple[Decimal | None, Decimal | None, str]:
    """Lowest and highest change that the two printed numbers allow, and the computation."""
    if item.unit == "%" and any(number.measure == "rank" for number in move.items):
        return None, None, ""  # 从第4位跃升到第3位，收案上升9.4%
    base_low, base_high = move.base_span()
    to_low, to_high = move.to_span()
    if item.measure == "multiple":
        if base_low <= 0:
            return None, None, ""
        more = (
            1 if item.direction == "up" and "翻" not in item.surface else 0
        )  # 增长1倍 is twice as many
        low, high = to_low / base_high - more, to_high / base_low - more
        if "翻" in item.surface:
            low, high = (
                low * Decimal("0.8"),
                high * Decimal("1.05"),
            )  # 翻一番 is said of a little more too
        return (
            low,
            high,
            (
                f"{plain(move.to)} / {plain(move.base)} = "
                f"{plain((move.to / move.base).quantize(Decimal('0.01')))}"
            ),
        )
    relative = item.unit == "%" and item.measure != "point_change"
    if relative:
        if base_low <= 0:
            return None, None, ""
        ends = [(t - b) / b * HUNDRED for b in (base_low, base_high) for t in (to_low, to_high)]
        ends = (
            sorted(abs(x) for x in ends)
            if move.to != move.base
            else [Decimal(0), max(map(abs, ends))]
        )
        change = ((move.to - move.base) / move.base * HUNDRED).quantize(Decimal("0.01"))
        computed = (
            f"({plain(move.to)} − {plain(move.base)}) / {plain(move.base)} = {plain(change)} %"
        )
        if move.base_step or move.to_step:
            computed += f"; rounding allows {_two_places(ends[0])} to {_two_places(ends[-1])}"
        return ends[0], ends[-1], computed
    if item.measure == "point_change" and move.unit != "%":
        return None, None, ""
    factor = _seconds(move.unit) if _seconds(item.unit) and item.unit != move.unit else 1
    ends = sorted(abs(t - b) * factor for b in (base_low, base_high) for t in (to_low, to_high))
    difference = abs(move.to - move.base) * factor
    larger, smaller = max(move.to, move.base), min(move.to, move.base)
    unit = "百分点" if item.measure == "point_change" else item.unit if factor == 1 else "秒"
    computed = f"{plain(larger)} − {plain(smaller)} = {plain(difference)} {unit}"
    if ends[0] != ends[-1]:
        computed += f"; rounding allows {plain(ends[0])} to {plain(ends[-1])}"
    return ends[0], ends[-1], computed


def _two_places(value: Decimal) -> str:
    return plain(value.quantize(Decimal("0.01")))


def _slip_of_kind(move: Move, item: Number) -> str:
    """A percentage that fits as points, or points that fit as a percentage."""
    difference = abs(move.to - move.base)
    if move.unit == "%" and item.unit == "%" and abs(difference - item.value) <= item.step:
        return f"{plain(item.value)} would fit as percentage points (百分点)."
    if item.measure == "point_change" and move.base:
        relative = difference / move.base * HUNDRED
        if abs(relative - item.value) <= item.step:
            return f"{plain(item.value)} would fit as a relative change in per cent."
    swapped = difference / move.to * HUNDRED if move.to and item.unit == "%" else None
    if swapped is not None and abs(swapped - item.value) <= item.step:
        return "It would fit if divided by the second number instead of the first."
    return ""
