"""Numbers for planted faults and decoys: each recipe fills one kind of wording.

A recipe takes the report's ``Slots`` and whether to plant a fault, and gives the values of the
wording's places in curly brackets.  They are many and short, which makes this file a long one.

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

CHINESE = "零一二三四五六七八九十"


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


def repeat(slots: Slots, fault: bool) -> dict[str, object]:
    v = slots.random.randint(120, 9800)
    digits = str(v)
    i = slots.random.randrange(len(digits) - 1)
    swapped = int(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :])
    return {
        "v": v,
        "w": (swapped if swapped != v and digits[i + 1] != "0" else off(slots.random, v, 0.08))
        if fault
        else v,
    }


def repeat_share(slots: Slots, fault: bool) -> dict[str, object]:
    v = Decimal(slots.random.randint(9300, 9960)) / 100
    return {"v": v, "w": v - Decimal(slots.random.randint(20, 160)) / 100 if fault else v}


def namesake(slots: Slots, fault: bool) -> dict[str, object]:
    v = slots.random.randint(300, 4000)
    return {"v": v, "w": off(slots.random, v, 0.5)}


def _items(slots: Slots, count: int) -> str:
    names = slots.random.sample(slots.words["member"], count)
    if slots.random.random() < 0.3:
        return "、".join(names[:-1]) + "和" + names[-1]
    return "、".join(names)


def list_before(slots: Slots, fault: bool) -> dict[str, object]:
    count = slots.random.randint(3, 7)
    n = count + slots.random.choice((1, 1, 2, -1) if count > 3 else (1, 2)) if fault else count
    return {"items": _items(slots, count), "N": CHINESE[n]}


def steps(slots: Slots, fault: bool) -> dict[str, object]:
    count = slots.random.randint(3, 5)
    names = slots.random.sample(slots.words["step"], count)
    said = "; ".join(f"{CHINESE[i + 1]}是{name}" for i, name in enumerate(names)).replace(" ", "")
    return {"steps": said, "N": CHINESE[count + slots.random.choice((1, -1)) if fault else count]}


def list_open(slots: Slots, fault: bool) -> dict[str, object]:
    count = slots.random.randint(2, 4)
    return {"items": _items(slots, count), "N": CHINESE[count + slots.random.randint(1, 4)]}


def places(slots: Slots, fault: bool) -> dict[str, object]:
    return {"N": CHINESE[slots.random.randint(4, 9)]}


def due(slots: Slots, fault: bool) -> dict[str, object]:
    return {"due": _date(slots, past=fault)}


def _date(slots: Slots, past: bool) -> str:
    issued = slots.year + 1
    if past:
        return slots.random.choice(
            (f"{slots.year}年11月底前", f"{slots.year}年底前", f"{slots.year}年9月30日前")
        )
    return slots.random.choice(
        (f"{issued}年11月底前", f"{issued}年底前", f"{issued}年9月30日前", f"{issued + 1}年6月底前")
    )


def two_dates(slots: Slots, fault: bool) -> dict[str, object]:
    issued = slots.year + 1
    one = f"{issued}年{slots.random.randint(5, 8)}月底前"
    return {
        "due1": one,
        "due2": slots.random.choice((f"{issued}年10月底前", f"{issued}年底前")) if fault else one,
    }


def two_things(slots: Slots, fault: bool) -> dict[str, object]:
    issued = slots.year + 1
    return {"due1": f"{issued}年底前", "due2": f"{issued + 1}年底前"}


def met(slots: Slots, fault: bool) -> dict[str, object]:
    return {"past": f"{slots.year}年6月底前"}


RECIPES = {
    recipe.__name__: recipe
    for recipe in (
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
        repeat,
        repeat_share,
        namesake,
        list_before,
        list_open,
        steps,
        places,
        due,
        two_dates,
        two_things,
        met,
    )
} | {"list_after": list_before}
"""Each recipe by the name that the wordings use."""
