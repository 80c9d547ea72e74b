"""The value of a printed number: Arabic, Chinese or mixed, exactly.

>>> number("4万5,000"), number("三千二百"), number("二〇三五")
(Decimal('45000'), Decimal('3200'), Decimal('2035'))
>>> number("多少")
Traceback (most recent call last):
ValueError: '多少' is no number
"""

import re
from decimal import Decimal

DIGIT = {
    char: value
    for value, chars in enumerate(
        ("零〇○", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for char in chars
}
POWER = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
CN = "[零〇○一二两三四五六七八九十百千万亿]"


def number(surface: str) -> Decimal:
    """The value of a printed number: Arabic, Chinese or mixed, with its magnitudes."""
    text = re.sub("[,， 余多]", "", surface)
    if re.fullmatch(rf"[{''.join(DIGIT)}]+", text):  # digit by digit: 二〇三五, 三
        return Decimal("".join(str(DIGIT[char]) for char in text))
    whole, _, decimals = text.partition("点")
    total, section, digit = Decimal(0), Decimal(0), None  # 万 and more, below 万, not yet scaled
    power = 1
    for token in re.findall(r"\d+(?:\.\d+)?|\D", whole):
        if token[0].isdigit() or token in DIGIT:
            digit = Decimal(DIGIT.get(token, token))
            power = 10 if digit == 0 else power  # 一百零五: no short form after 零
            continue
        if token not in POWER:
            raise ValueError(f"{surface!r} is no number")
        power = POWER[token]
        if power < 10**4:
            section += (1 if digit is None else digit) * power
        elif digit is None and not section:
            total = (total or 1) * power  # 万亿
        else:
            total, section = total + (section + (digit or 0)) * power, Decimal(0)
        digit = None
    if digit is not None and digit < 10 and power > 10 and whole[-2] in POWER:
        digit *= power // 10  # the short form: 4万5 is 45,000
    value = total + section + (digit or 0)
    if value == value.to_integral_value() and not text[-1].isdigit():
        value = value.to_integral_value()  # 15.6亿 is a whole number
    if decimals:
        value += Decimal("0." + "".join(str(DIGIT[char]) for char in decimals))
    return value
