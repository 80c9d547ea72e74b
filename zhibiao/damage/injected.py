"""A phrase that a mirror pushed into a page: as a header, and in place of a frequent word.

No brand is listed.  Such a phrase is found by what it replaces and repeats: before a colon it
stands where a title needs 关于 (《…:加强治理的意见》), more than once or also as a line of its
own.  A header that names a trade (棋牌, 家具批发) and comes back inside the text is one too, and
so is what names a game of chance in two sentences that speak of none.  What it replaced is taken
from the same words elsewhere in the report, or is the one word that elsewhere stands beside what
is beside the phrase here, on both sides of it: one word is replaced wherever a mirror does this.

>>> raw = "丽都金沙城\\n市政府丽都金沙城:印发方案的通知\\n按照《丽都金沙城:加强治理的意见》办理。"
>>> [(e.before, e.after) for e in propose(raw)]
[('丽都金沙城', ''), ('丽都金沙城:', '关于'), ('丽都金沙城:', '关于')]
>>> raw = "喜乐棋牌网\\n完善防控体系建设。完善喜乐棋牌网建设。各级喜乐棋牌网要配合。"
>>> [(e.after, e.warrant) for e in propose(raw)]
[('', 'conjectured'), ('防控体系', 'attested'), ('□', 'unknowable')]
>>> list(propose("《某市:加强治理的意见》,责任单位:市公安局,责任单位:市民政局。整治棋牌室,棋牌室下降。"))
[]
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from zhibiao.damage.furniture import kind_of
from zhibiao.damage.steps import LACUNA
from zhibiao.damage.words import Wording
from zhibiao.records import Edit

HAN = "[一-鿿]"
HALF, QUARTER, SEVERAL = 0.5, 0.25, 6
"""A header that comes back is foreign if fewer than half of its own neighbours stand side by side
elsewhere, and a quarter of those around it; or none of those, of several."""
MASTHEAD = re.compile(
    "(?:发布|在线|警讯|快讯|简报|新闻|专栏|播报|日报|行动|先锋|联盟|工程|义警|警务|卫士|品牌)$"
)
KINDS = "通知|意见|决定|方案|办法|规定|通告|公告|报告|批复|函|通报|规划|措施|条例|细则|计划|纲要"
CHAR = "[一-鿿A-Za-z0-9]"
PHRASE = f"{CHAR}{{3,15}}"
IN_BRACKETS = re.compile(
    rf"《({PHRASE})[:：](?={HAN}[^\n《》:：]{{2,60}}?(?:{KINDS})[^\n《》]{{0,8}}》)"
)
IN_TITLE = re.compile(
    rf"^(?=[^\n。，,;；()（）]{{8,90}}$)[^\n:：]*?([一-鿿A-Za-z0-9]{{3,40}})[:：]{HAN}[^\n:：]{{2,60}}(?:{KINDS})$",
    re.M,
)
NAMED = re.compile(
    "(?:在线|网上|线上|国际|真人)娱乐|娱乐(?:城|平台|官网)|棋牌(?:网|城|平台|官网|游戏)?(?!室|馆)|百家乐|老虎机|六合彩"
    "|时时彩|快三|真人视讯|体育投注|博彩|电玩城|电子游艺|[一-鿿]{2}彩票网|葡京|家具城|建材城|美容院|搬家公司|小额贷款|代开发票|代金券|国际官网"
)
"""Games of chance and the like, as names; the cure for what a list can't know is the header."""
SPOKEN_OF = re.compile(
    "[赌诈涉案]|打击|查处|整治|取缔|非法|窝点|网站|违法|犯罪|禁止|娱乐场所|发放|消费"
)
BARS = "|｜_- "
LENGTHS = range(3, 16)
LONGEST = 15
ENOUGH = 1_000_000
"""Characters that are searched for what the phrase replaced: far more than a report has."""
OUTER, MOST = 4, 20
"""Lines at the head and foot that can be a header; surroundings that are looked for elsewhere."""


def propose(text: str) -> Iterator[Edit]:
    """Propose what an injected phrase replaced, and nothing for it as a line of its own."""
    lines = Counter(line.strip() for line in text.split("\n") if len(line) <= LONGEST + 4)
    phrase = _in_titles(text, lines) or _of_a_trade(text, lines) or _in_sentences(text)
    if not phrase:
        return
    places = list(
        re.finditer(re.escape(phrase) + r"[|｜]?([:：](?=[^\n]*(?:" + KINDS + r")))?", text)
    )
    inside = [match.span() for match in places if not match[1]]
    replaced = _replaced(text, inside)
    word, beside = _one_word(text.replace(phrase, "\n"), [(text, *span) for span in inside])
    for match in places:
        alone = _is_alone(text, *match.span())
        after, warrant = "", "conjectured"
        if match[1]:
            after, reason = "关于", f"{phrase!r} repeats where titles need 关于"
        elif alone:
            reason = f"{phrase!r} stands alone and repeats inside sentences"
        else:
            found = replaced.get(match.start(), set())
            if len(found) == 1:
                after, warrant = next(iter(found)), "attested"
                said = "the same words stand elsewhere with this in its place"
            elif word and not found:
                after, warrant = word, "attested" if match.start() in beside else "conjectured"
                said = "this stands elsewhere beside what is beside it"
            else:
                after, warrant, said = LACUNA, "unknowable", "nothing says what it replaced"
                around = (
                    text[match.start() - 1 : match.start()],
                    text[match.end() : match.end() + 1],
                )
                after = (
                    " " * around[0].isdigit() + after + " " * around[1].isdigit()
                )  # no lost digit
            reason = f"{phrase!r} repeats, and {said}"
        yield Edit(
            start=match.start(),
            end=match.end(),
            before=match[0],
            after=after,
            rule="injected_phrase",
            warrant=warrant,
            reason=reason,
        )


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether nothing else is in the line of a phrase."""
    low, high = max(0, start - LONGEST), end + LONGEST
    before, after = text[low:start].rpartition("\n"), text[end:high].partition("\n")
    begins, ends = before[1] or not low, after[1] or high >= len(text)
    return bool(begins and ends) and not (before[2] + after[0]).strip()


def _in_titles(text: str, lines: Counter[str]) -> str:
    """The phrase that stands where titles need 关于, if one comes back or is also a header."""
    slots = [match[1] for match in IN_BRACKETS.finditer(text)]
    slots += [match[1] for match in IN_TITLE.finditer(text)]
    ends = Counter(slot[-size:] for slot in slots for size in LENGTHS if len(slot) >= size)
    phrases = [
        phrase
        for phrase, count in ends.items()
        if count + lines[phrase] > 1 and not kind_of("label", phrase)
    ]
    return max(phrases, key=lambda each: (lines[each] > 0, ends[each], len(each)), default="")


def _of_a_trade(text: str, lines: Counter[str]) -> str:
    """The phrase that names a trade, if it stands at the head or the foot and inside the text."""
    outer = [line.strip() for line in text.split("\n") if line.strip()]
    for line in [*outer[:OUTER], *outer[-OUTER:]]:
        name = line.rstrip(BARS)
        inside = text.count(name) > lines[line] or (line == outer[0] and len(outer) > OUTER)
        if inside and len(line) <= LONGEST + 4 and kind_of("trade", name):
            return name
    for name in dict.fromkeys(line.rstrip(BARS) for line in [*outer[:OUTER], *outer[-OUTER:]]):
        recurs = re.fullmatch(PHRASE, name) and text.count(name) > lines[name] + 1
        first = name == outer[0].rstrip(BARS) and not kind_of("label", name)
        if recurs and ((first and _is_odd(Wording(""), name)) or _is_foreign(text, name)):
            return name
    return ""


def _is_odd(wording: Wording, name: str) -> bool:
    """Whether few of a phrase's characters stand side by side elsewhere, and it is no masthead."""
    return wording.share_known(name) < HALF and not MASTHEAD.search(name)


def _is_foreign(text: str, name: str) -> bool:
    """Whether hardly a character stands beside a phrase that stands beside its ends elsewhere.

    A masthead and the name of a campaign are odd, too, and come back.
    """
    wording = Wording(text.replace(name, "\n"))
    around = [(text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1])
              for match in islice(re.finditer(re.escape(name), text), MOST)]  # fmt: skip
    joints = [(left, name[0]) for left, _ in around] + [(name[-1], right) for _, right in around]
    joints = [pair for pair in joints if all(re.fullmatch(CHAR, char) for char in pair)]
    known = sum(wording.speaks_for(*pair) for pair in joints)
    if _is_odd(wording, name):
        return len(joints) > 1 and known <= QUARTER * len(joints)
    return len(joints) >= SEVERAL and not known


def _in_sentences(text: str) -> str:
    """The name of a game of chance that stands in two sentences or more that speak of no such thing."""
    spans = [match.span() for match in NAMED.finditer(text)]
    for name, count in Counter(text[low:high] for low, high in spans).items():
        mine = [(low, high) for low, high in spans if text[low:high] == name]
        near = [text[max(0, low - 12) : low] + text[high : high + 12] for low, high in mine]
        if count < 2 or any(SPOKEN_OF.search(each) for each in near):
            continue
        low, high = (_grown(text, mine, step) for step in (-1, 1))
        if high - low in LENGTHS:
            return text[low:high]
    return ""


def _grown(text: str, spans: list[tuple[int, int]], step: int) -> int:
    """How far the first of some spans goes to one side with the same characters as all others."""
    places = [low - 1 if step < 0 else high for low, high in spans]
    for _ in range(LONGEST):
        chars = {text[at : at + 1] if at >= 0 else "" for at in places}
        if len(chars) > 1 or not re.fullmatch(CHAR, min(chars)):
            break
        places = [at + step for at in places]
    return places[0] + 1 if step < 0 else places[0]


def _one_word(rest: str, places: list[tuple[str, int, int]]) -> tuple[str, set[int]]:
    """The word of two characters that a phrase replaced, and the places that bear it out.

    ``rest`` is the text without the phrase.  Elsewhere the word stands behind what is before the
    phrase, and before what is behind it, in at least three ways and two more than any other word.
    """
    ways: dict[str, set[str]] = {}
    bears: dict[str, set[tuple[int, bool]]] = {}
    for text, start, end in places[:MOST]:
        for size in (1, 2):
            left, right = text[max(0, start - size) : start], text[end : end + size]
            for before, around in ((True, left), (False, right)):
                if not re.fullmatch(f"{HAN}{{{size}}}", around):
                    continue
                pattern = f"{around}(?=({HAN}{{2}}))" if before else f"(?=({HAN}{{2}}){around})"
                for match in re.finditer(pattern, rest[:ENOUGH]):
                    ways.setdefault(match[1], set()).add(f"{around}_" if before else f"_{around}")
                    bears.setdefault(match[1], set()).add((start, before))
    ranked = sorted(ways, key=lambda word: -len(ways[word]))
    for word in ranked[:1]:
        second = len(ways[ranked[1]]) if len(ranked) > 1 else 0
        places_of = {start for start, _ in bears[word]}
        both = any({(start, True), (start, False)} <= bears[word] for start in places_of)
        if both and len(ways[word]) >= max(3, second + 2) and rest.count(word) > 1:
            return word, places_of
    return "", set()


def _replaced(text: str, places: list[tuple[int, int]]) -> dict[int, set[str]]:
    """For each place, what stands elsewhere between the two characters before and after it."""
    wanted: dict[tuple[str, str], list[int]] = {}
    for start, end in places:
        before, after = text[max(0, start - 2) : start], text[end : end + 2]
        if re.fullmatch(f"{HAN}{{4}}", before + after):
            wanted.setdefault((before, after), []).append(start)
    found: dict[int, set[str]] = {}
    for (before, after), starts in [*wanted.items()][:MOST]:
        between = re.compile(f"{before}((?:{HAN}{HAN}){{1,2}}?){after}")
        words = {match[1] for match in between.finditer(text)} - {text[slice(*places[0])]}
        found.update(dict.fromkeys(starts, words))
    return found
