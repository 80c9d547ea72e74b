"""What a user would pick today to read numbers from Chinese text, each behind one function.

`make bench` runs this in an environment of its own (tools/rivals.txt).  It reads a line of JSON,
``{"rival": NAME, "texts": [...]}``, and answers with one: the processor seconds it took, and for
each text the numbers found as [start, end, value].
"""

import json
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterator

warnings.simplefilter("ignore")
Found = Iterator[tuple[int, int, str]]
MAGNITUDE = {"": 1, "万": 10**4, "亿": 10**8}
NAIVE = re.compile(
    r"(\d[\d,]*(?:\.\d+)?)\s*([万亿]?)(?:余|多)?([%％‰]|[个名人起件条辆台处家路项元次套座])"
)


def naive_regex(text: str) -> Found:
    for match in NAIVE.finditer(text):
        value = float(match[1].replace(",", "")) * MAGNITUDE[match[2]]
        yield match.start(), match.end(), f"{value:.10g}"


def chinese2digits(text: str) -> Found:
    from chinese2digits import takeNumberFromString

    found, place = takeNumberFromString(text), 0
    for surface, value in zip(found["CHNumberStringList"], found["digitsStringList"], strict=True):
        start = text.find(surface, place)
        if start >= 0:  # it rewrites some numbers before it lists them
            place = start + len(surface)
            yield start, place, value


def recognizers(*kinds: str) -> Callable[[str], Found]:
    def read(text: str) -> Found:
        import recognizers_suite

        for kind in kinds:
            for one in getattr(recognizers_suite, f"recognize_{kind}")(text, "zh-cn"):
                yield one.start, one.end + 1, (one.resolution or {}).get("value") or ""

    return read


def jieba(text: str) -> Found:
    """Tokens tagged as numerals, with the measure word that follows."""
    from jieba import posseg

    place, number = 0, None
    for word, tag in posseg.cut(text):
        start, place = place, place + len(word)
        if number and (tag == "q" or word in "%％‰"):
            yield number[0], place, number[1]
            number = None
            continue
        if number:
            yield number[0], start, number[1]
        number = (start, word) if tag == "m" else None
    if number:
        yield number[0], place, number[1]


RIVALS = {
    "naive regex": naive_regex,
    "chinese2digits": chinese2digits,
    "Recognizers-Text, number": recognizers("number"),
    "Recognizers-Text, four models": recognizers("number", "percentage", "dimension", "currency"),
    "jieba.posseg": jieba,
}

if __name__ == "__main__":
    for line in sys.stdin:
        asked = json.loads(line)
        read = RIVALS[asked["rival"]]
        began = time.process_time()
        found = [list(read(text)) for text in asked["texts"]]
        print(json.dumps({"seconds": time.process_time() - began, "found": found}), flush=True)
