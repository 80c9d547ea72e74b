"""What a clause wants done: the words of its object, to hold two deadlines to each other.

>>> objects("对城东办案区，要倒排工期，全部启用")
['城东办案区']
>>> same_aim("城东办案区全部启用", "对城东办案区，要倒排工期，启用")
'城东办案区'
>>> same_aim("建成全区预警平台", "预警平台建成并试运行"), same_aim("建成预警平台", "预警平台试运行")
('预警平台', '')
>>> same_aim("北塬消防站投入执勤", "南塬消防站建成"), same_aim("指挥中心改造完成设计", "指挥中心改造到位")
('', '')
"""

import re
from itertools import product

from zhibiao.audit.words import cue, in_common

ENOUGH = 4  # characters of an object that two clauses share
FEW = 2  # of the very same words, or with the same number before: 9个山区村
BESIDE = 5  # characters that one of two may say beyond the other
NUMBERED = re.compile(
    r"\A[ \u3000]*(?:[（(]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})[）)、.．是])?(?:\d[ \u3000])?"
)
STAGE = re.compile(
    "设计|招标|立项|勘察|征地|拆迁|选址|开工|动工|土建|主体|封顶|装修|内装|外墙|布线|设备|调试|联调|机房|软件|硬件|配套|"
    "试运行|初验|验收|评审|评估|考核|方案|初稿|前期|手续|布展|启动|培训|搬迁|摸排|排查"
)
OVER = re.compile(
    "[现均目前]*已经?(?:全部|全面|基本|如期)?完成[^，,。；;]*"
)  # a stage that is behind
BESIDES = re.compile("(?<=[成用完])并.*")
SIDE = re.compile("[东西南北]")  # 北塬消防站, 南塬消防站
ORDERED = re.compile("(?:[国省市部]|上级)[一-鿿]{0,4}要求")  # 省里要求…, 我市力争…
COUNT = re.compile(r"\d+[个处座所家件条艘名户台项]")


def objects(about: str) -> list[str]:
    """What the last clause wants done, and that with the clause before it or the first one."""
    parts = [_bare(part) for part in _clauses(about)]
    said = [part for part in parts if len(part.replace("　", "")) > 1]
    if not said:
        return []
    led = [part for part in (said[-2:-1] + said[:1]) if part != said[-1]]
    return [said[-1], *("　".join((part, said[-1])) for part in led)]


def same_aim(one: str, other: str) -> str:
    """The words of the object that two passages share; empty where they want different things done."""
    one, other = (OVER.sub("", words) for words in (one, other))
    if _stage(one) - set(STAGE.findall(other)) or _stage(other) - set(STAGE.findall(one)):
        return ""
    if bool(ORDERED.search(one)) != bool(ORDERED.search(other)):
        return ""
    counts = [set(COUNT.findall(words)) for words in (one, other)]
    if all(counts) and not counts[0] & counts[1]:
        return ""
    for a, b in product(objects(one), objects(other)):
        sides = [set(SIDE.findall(words)) for words in (a, b)]
        if all(sides) and not sides[0] & sides[1]:
            continue
        shared = a.split("　") if a == b else in_common(a, b)
        tied, loose = zip(*(_beyond(words, shared) for words in (a, b)), strict=True)
        said = sum(map(len, shared))
        same = max(tied) == max(loose) == 0
        enough = FEW if same or counts[0] & counts[1] else ENOUGH
        if (
            said >= enough
            and min(tied) <= 1
            and max(tied) <= max(BESIDE, said)
            and min(loose) == 0
            and max(loose) <= 2 * BESIDE
        ):
            return "".join(shared)
    return ""


def _stage(about: str) -> set[str]:
    """The stages of a work that the last clause names, but what is done besides (建成并试运行)."""
    return set(STAGE.findall(BESIDES.sub("", _clauses(about)[-1])))


def _clauses(about: str) -> list[str]:
    return re.split("[，,：:]", NUMBERED.sub("", re.sub("[“”‘’「」]", "", about)))


def _bare(words: str) -> str:
    return re.sub("　+", "　", cue("aim_words").sub("　", words)).strip("　")


def _beyond(words: str, shared: list[str]) -> tuple[int, int]:
    """The characters beyond the shared words: in the same phrases, and in phrases of their own."""
    tied = loose = 0
    for phrase in words.split("　"):
        left = phrase
        for part in shared:
            left = left.replace(part, "", 1)
        if left == phrase:
            loose += len(left) if not any(phrase in part for part in shared) else 0
        else:
            tied += len(left)
    return tied, loose
