"""Numbers for planted sums, percentages and changes: ``recipes`` says how they are used.

>>> from random import Random
>>> slots = Slots(Random(1), year=2023)
>>> values = parts3(slots, fault=False)
>>> values["T"] == values["a"] + values["b"] + values["c"]
True
>>> values = parts3(slots, fault=True)
>>> values["T"] == values["a"] + values["b"] + values["c"]
False
"""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from random import Random

from zhibiao.audit.slots import Slots


def off(random: Random, value: int, share: float = 0.12) -> int:
    """Another number near a value."""
    step = max(1, int(value * share))
    return max(1, value + random.choice((-1, 1)) * random.randint(1, step))


def tenth(value: Fraction | float) -> Decimal:
    """To one decimal, half up."""
    return Decimal(str(float(value))).quantize(Decimal("0.1"), ROUND_HALF_UP)


def parts3(slots: Slots, fault: bool) -> dict[str, object]:
    a, b, c = (slots.random.randint(11, slots.random.choice((60, 900))) for _ in range(3))
    total = a + b + c
    return {"T": off(slots.random, total) if fault else total, "a": a, "b": b, "c": c}


def parts2(slots: Slots, fault: bool) -> dict[str, object]:
    a, b = (slots.random.randint(110, 900) for _ in range(2))
    return {"T": off(slots.random, a + b, 0.04) if fault else a + b, "a": a, "b": b}


def money2(slots: Slots, fault: bool) -> dict[str, object]:
    a, b = (Decimal(slots.random.randint(21, 240)) / 100 for _ in range(2))
    total = (
        a
        + b
        + (
            Decimal(slots.random.choice((-1, 1)) * slots.random.randint(4, 19)) / 100
            if fault
            else 0
        )
    )
    return {"T": f"{total:.2f}", "a": f"{a:.2f}", "b": f"{b:.2f}"}


def shares3(slots: Slots, fault: bool) -> dict[str, object]:
    p = Decimal(slots.random.randint(350, 480)) / 10
    q = Decimal(slots.random.randint(200, 340)) / 10
    slack = Decimal(slots.random.choice((-1, 0, 0, 1))) / 10
    r = (
        100
        - p
        - q
        + (
            Decimal(slots.random.choice((-1, 1)) * slots.random.randint(12, 60)) / 10
            if fault
            else slack
        )
    )
    return {"p": f"{p:.1f}", "q": f"{q:.1f}", "r": f"{r:.1f}"}


def open2(slots: Slots, fault: bool) -> dict[str, object]:
    total = slots.random.randint(400, 5400)
    a = slots.random.randint(total // 40, total // 3)
    return {"T": total, "a": a, "b": slots.random.randint(total // 40, total // 3)}


def unrelated3(slots: Slots, fault: bool) -> dict[str, object]:
    a, b = slots.random.randint(20, 90), slots.random.randint(20, 90)
    return {"a": a, "b": b, "c": slots.random.choice((a + b, a + b + 5, 130))}


def otherunit(slots: Slots, fault: bool) -> dict[str, object]:
    a, b = slots.random.randint(300, 900), slots.random.randint(300, 900)
    return {
        "T": a + b + slots.random.randint(20, 80),
        "a": a,
        "b": b,
        "c": slots.random.randint(3, 12),
    }


def kn(slots: Slots, fault: bool) -> dict[str, object]:
    n = slots.random.randint(18, 420)
    k = slots.random.randint(n // 2, n - 1)
    share = tenth(Fraction(k * 100, n))
    if fault:
        share += Decimal(slots.random.choice((-1, 1)) * slots.random.randint(4, 60)) / 10
        share = min(share, Decimal("99.8")) if share < 100 else share - 12
    return {"n": n, "k": k, "m": n - k, "p": share}


def k_only(slots: Slots, fault: bool) -> dict[str, object]:
    k = slots.random.randint(3, 8)
    prints = {round(100 * k / n) for n in range(k, 60)}
    cut = {100 * k // n for n in range(k, 60)} | {-(-100 * k // n) for n in range(k, 60)}
    values = [p for p in range(52, 98) if (p not in prints | cut if fault else p in prints)]
    return {"k": k, "p": slots.random.choice(values)}


def n_only(slots: Slots, fault: bool) -> dict[str, object]:
    n = slots.random.randint(12, 60)
    prints = {tenth(Fraction(100 * k, n)) for k in range(n + 1)}
    near = {p + d for p in prints for d in (Decimal("-0.1"), Decimal(0), Decimal("0.1"))}
    values = [
        p
        for p in (Decimal(i) / 10 for i in range(700, 998))
        if (p not in near if fault else p in prints)
    ]
    return {"n": n, "p": f"{slots.random.choice(values):.1f}"}


def over100(slots: Slots, fault: bool) -> dict[str, object]:
    n = slots.random.choice((200, 250, 300, 400))
    k = n + slots.random.randint(4, 60)
    return {"n": n, "k": k, "p": tenth(Fraction(k * 100, n))}


def satisfaction(slots: Slots, fault: bool) -> dict[str, object]:
    n = slots.random.randint(300, 900)
    return {
        "n": n,
        "k": slots.random.randint(40, 200),
        "p": Decimal(slots.random.randint(940, 995)) / 10,
    }


def fall(slots: Slots, fault: bool) -> dict[str, object]:
    f = slots.random.randint(160, 3000)
    t = slots.random.randint(f // 2, f - f // 12)
    return {"f": f, "t": t, "d": f - t, "p": _rate(slots, f, t, fault)}


def rise(slots: Slots, fault: bool) -> dict[str, object]:
    f = slots.random.randint(160, 3000)
    t = slots.random.randint(f + f // 12, 2 * f)
    return {"f": f, "t": t, "d": t - f, "p": _rate(slots, f, t, fault)}


def _rate(slots: Slots, f: int, t: int, fault: bool) -> Decimal:
    true = tenth(Fraction(abs(f - t) * 100, f))
    return (
        true + Decimal(slots.random.choice((-1, 1)) * slots.random.randint(8, 70)) / 10
        if fault
        else true
    )


def points(slots: Slots, fault: bool) -> dict[str, object]:
    f, d = Decimal(slots.random.randint(900, 960)) / 10, Decimal(slots.random.randint(11, 35)) / 10
    said = d + (
        Decimal(slots.random.choice((-1, 1)) * slots.random.randint(4, 10)) / 10 if fault else 0
    )
    return {"f": f, "t": f + d, "d": said}


def minutes(slots: Slots, fault: bool) -> dict[str, object]:
    start, gain = slots.random.randint(400, 580), slots.random.randint(65, 110)
    end = start - gain
    said = gain + (slots.random.choice((-10, 10, 20, 30)) if fault else 0)
    return {
        "f1": start // 60,
        "f2": start % 60,
        "t1": end // 60,
        "t2": end % 60,
        "d1": said // 60,
        "d2": said % 60,
    }


def seconds(slots: Slots, fault: bool) -> dict[str, object]:
    start, gain = slots.random.randint(20, 58), slots.random.randint(3, 15)
    return {
        "f2": start,
        "t2": start - gain,
        "d2": gain + (slots.random.choice((2, 3)) if fault else 0),
    }


def streak(slots: Slots, fault: bool) -> dict[str, object]:
    first = slots.random.randint(2009, 2017)
    true = slots.year - first + 1
    return {"y": first, "s": true + slots.random.choice((-4, -3, 4, 5)) if fault else true}


def othermove(slots: Slots, fault: bool) -> dict[str, object]:
    f = slots.random.randint(800, 3000)
    return {
        "f": f,
        "t": f - slots.random.randint(100, 300),
        "p": Decimal(slots.random.randint(210, 480)) / 10,
    }


def rounded_move(slots: Slots, fault: bool) -> dict[str, object]:
    f, t = slots.random.randint(180_000, 260_000), slots.random.randint(110_000, 170_000)
    return {"f": tenth(f / 10_000), "t": tenth(t / 10_000), "p": tenth(Fraction((f - t) * 100, f))}


AMOUNTS = (
    parts3,
    parts2,
    money2,
    shares3,
    open2,
    unrelated3,
    otherunit,
    kn,
    k_only,
    n_only,
    over100,
    satisfaction,
    fall,
    rise,
    points,
    minutes,
    seconds,
    streak,
    othermove,
    rounded_move,
)
