"""Numbers for planted faults and decoys: each recipe fills one kind of wording.

A recipe takes the report's ``Slots`` and whether to plant a fault, and gives the values of the
wording's places in curly brackets.

>>> from random import Random
>>> values = RECIPES["met"](Slots(Random(1), year=2023), False)
>>> sorted(values) == sorted(met(Slots(Random(1), year=2023), True))
True
"""

from decimal import Decimal

from zhibiao.audit.amounts import AMOUNTS, off
from zhibiao.audit.slots import Slots

CHINESE = "零一二三四五六七八九十"


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
        *AMOUNTS,
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
