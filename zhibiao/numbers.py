"""Printed numbers, Arabic, Chinese or mixed: how they are written, and their value, exactly.

>>> number("4万5,000"), number("三千二百"), number("二〇三五"), number("七万九三一"), number("卌五")
(Decimal('45000'), Decimal('3200'), Decimal('2035'), Decimal('70931'), Decimal('45'))
>>> vague("数百"), vague("五六"), vague("□068"), vague("六百")
((Decimal('200'), Decimal('999')), (Decimal('5'), Decimal('6')), (Decimal('1068'), Decimal('9068')), None)
>>> number("多少")
Traceback (most recent call last):
ValueError: '多少' is no number
"""

import re
from decimal import Decimal

DIGIT = {
    char: value
    for value, chars in enumerate(("零〇○", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for char in chars
}
POWER = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
LOST = "□"

CN = "[零〇○一二两三四五六七八九十廿卅卌百千万亿]"
"""A Chinese numeral of one character."""
MAGNITUDE = "(?:[十万亿]|百(?!分[点之])|千(?![瓦米克伏卡帕赫]))"
"""What multiplies an Arabic number; no part of a unit (千瓦, 百分点)."""
ARABIC = rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,9}}(?![\d,])|\d{{1,3}}(?: \d{{3}}){{1,9}}(?!\d)|{LOST}{{0,9}}\d[\d{LOST}]*|{LOST}{{1,9}}(?=\.\d))(?:\.\d+)?"
MIXED = rf"{ARABIC}(?:(?: (?=[余多]?[万亿]))?[余多]?{MAGNITUDE}{{1,3}}(?:{ARABIC}{MAGNITUDE}(?:[余多]?{MAGNITUDE})?){{0,3}}(?:{ARABIC})?)?"
VAGUE = "(?:几|(?<![人总件户次起指倍多少分基例票辆台岁份案量])数|(?<![跨登迈踏站])上(?=[百千万亿]))"
DECIMALS = "(?:点[零〇○一二三四五六七八九]+(?:[十百千]?[万亿])?)"
LONGEST = 40  # characters of a spelled-out number
SPELLED = f"(?:(?!千[瓦米克伏卡帕赫]){CN}){{1,{LONGEST}}}"
FIGURES = "[零〇○一二三四五六七八九]"
PLACED = (
    rf"(?:(?<=[一-鿿])(?<![第{FIGURES[1:-1]}十百千万亿]){FIGURES}{{1,3}}(?:、{FIGURES}{{3}})+(?=[余多]?[起件宗例人名位户次场个家所处元])"
    rf"|(?<![.{FIGURES[1:-1]}十百千万亿]){FIGURES}{{1,4}}\.{FIGURES}{{1,4}}(?:[百千]?[万亿]|(?=[%％‰倍]|个?百分点)))"
)
"""Digits with a thousands mark or a point: 受理|一、八三二|件, |九五.八五|%."""
CHINESE = rf"(?:{PLACED}|{VAGUE}?{SPELLED}(?:(?:[余多](?=[百千万亿])|(?<=[百千])又){SPELLED})?{DECIMALS}?几?)"
NUMBER = rf"(?:{MIXED}|{CHINESE})"

NEIGHBOURS = "|".join(
    ["一两", "两三", "二三", "三四", "三五", "四五", "五六", "六七", "七八", "八九"]
)
BETWEEN = re.compile(
    rf"(?P<whole>[二三四五六七八九]?十)?(?P<ends>{NEIGHBOURS})(?P<power>[十百千万亿]*)"
)

PASSED_OVER = str.maketrans(
    dict.fromkeys(",， 余多、", "") | {"廿": "二十", "卅": "三十", "卌": "四十", "又": "零"}
)
POINT = re.compile(rf"(?<={FIGURES})\.")
ARABIC_ONLY = re.compile(r"\d+(?:\.\d+)?")
IN_A_ROW = re.compile(f"[{''.join(DIGIT)[3:]}][{''.join(DIGIT)}]+")  # 七万|九三一, 六二九|亿
DIGITS_ONLY = re.compile(f"[{''.join(DIGIT)}]+")
SCALED = re.compile("(.+点.+?)([十百千万亿]+)")
TOKEN = re.compile(rf"{ARABIC_ONLY.pattern}|\D")


def number(surface: str) -> Decimal:
    """The value of a printed number: Arabic, Chinese or mixed, with its magnitudes."""
    text = POINT.sub("点", surface.translate(PASSED_OVER))
    if ARABIC_ONLY.fullmatch(text):
        return +Decimal(text) or Decimal(0)
    if DIGITS_ONLY.fullmatch(text):  # digit by digit: 二〇三五, 三
        return Decimal("".join(str(DIGIT[char]) for char in text))
    if scaled := SCALED.fullmatch(text):  # 一点八万
        return (number(scaled[1]) * number(scaled[2])).normalize().quantize(Decimal(1))
    whole, _, decimals = text.partition("点")
    whole = IN_A_ROW.sub(lambda run: "".join(str(DIGIT[char]) for char in run[0]), whole)
    total, section, digit = Decimal(0), Decimal(0), None  # 万 and more, below 万, not yet scaled
    power = 1
    for token in TOKEN.findall(whole):
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


def vague(surface: str) -> tuple[Decimal, Decimal | None] | None:
    """The two ends between which a number lies that is printed without a value, or None.

    数百 is 200 to 999, 十几 11 to 19, 上千 from 1000, 五六 5 to 6, □068 what the other digits prove.
    """
    if LOST in surface:
        digits = re.sub(rf"^{LOST}+(?={LOST}\d)", "", surface.replace(",", ""))  # the last alone
        first = "1" if re.match(f"{LOST}[^.]", digits) else "0"  # □.4 may be 0.4
        low = digits.replace(LOST, first, 1).replace(LOST, "0")
        return number(low), number(digits.replace(LOST, "9"))
    if pair := BETWEEN.fullmatch(surface):
        whole = number(pair["whole"]) if pair["whole"] else 0
        power = number(pair["power"]) if pair["power"] else 1
        low, high = ((whole + number(end)) * power for end in pair["ends"])
        return low, high
    if not surface.startswith(("几", "数", "上")) and not surface.endswith("几"):
        return None
    floor = number(re.sub("[几数上]", "", surface) or "一")
    if surface.endswith("几"):  # 十几: 11 to 19
        return floor + 1, floor + 9
    if surface[0] == "上":
        return floor, None
    return floor * 2, floor * 10 - 1  # 数百: 200 to 999
