"""Of which place or body a measure is told, where one measure is told of several.

>>> from zhibiao.scan import scan
>>> def show(text):
...     items = scan(text).quantities
...     return [whose(text, items, index, 0) for index in range(len(items))]
>>> show("群众安全感全国为92%、全省为96%、东屿县为98%")
['全国群众安全感', '全省群众安全感', '东屿县群众安全感']
>>> show("政法机关满意度：公安局97%，检察院98%")
['公安局政法机关满意度', '检察院政法机关满意度']
>>> show("东屿破案率50%，全市破案率41%")
['', '全市破案率']
>>> show("群众安全感全国为92%，破案率为96%"), show("满意度：城区破案率97%")
(['', ''], [''])
"""

import re
from collections.abc import Sequence

from zhibiao.around import words_before
from zhibiao.lexicon import syntax
from zhibiao.nouns import BODY, noun
from zhibiao.quantities import Printed

PLACE = re.compile(
    f"(?P<where>{syntax('whole_place')}|(?:\\A|(?<=[、，,；; ]))[一-鿿]{{1,4}}[省市州县区旗盟])[为是达]?\\Z"
)
"""The place at the end of the words before a value: 群众安全感|全国为, 、|全省为."""
LABEL = re.compile(
    "(?<![^。；;，,\\n])(?P<name>[^。，,；;：:\\d\\n]{2,16}(?:率|满意度|安全感))[：:](?![^。\\n]*[：:])"
)
OF_ALL = re.compile(f"[、，,；;和]?(?P<name>{syntax('whole_place')}[一-鿿]{{0,6}}率)[为是达]?\\Z")


def whose(text: str, items: Sequence[Printed], index: int, start: int) -> str:
    """A share with the place or body that it is of; "" where it is told of no several."""
    if items[index].measure != "percentage":
        return ""
    before = words_before(text, items, index, start)
    body = noun(before)
    label = LABEL.search(text, start, items[index].begins)
    if label and BODY.fullmatch(body):
        return body + noun(label["name"])
    if index and (rate := OF_ALL.fullmatch(before)):
        last = noun(words_before(text, items, index - 1, start))
        name = rate["name"]
        return name if last.endswith(noun(name)) else ""

    def place(at: int) -> re.Match[str] | None:
        return PLACE.search(words_before(text, items, at, start)) if at < len(items) else None

    first, here = index, place(index)
    led = here
    while first and led and not _measure(led):
        first -= 1
        led = place(first)
    following = place(index + 1) if first == index and led else None
    several = led and (first < index or (following and not _measure(following)))
    return here["where"] + _measure(led) if several else ""


def _measure(place: re.Match[str]) -> str:
    """What is told before the first of the places."""
    return noun(place.string[: place.start()])
