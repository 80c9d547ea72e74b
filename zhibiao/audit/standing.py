"""Facts that are no amount and yet told twice: that nothing happened, and a place in a ranking.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     return [f.computed for f in standing(page_of_text(text))]
>>> show("全年未发生命案。\\n全年发生的2起命案均已侦破。")
['none and 2 起']
>>> show("群众安全感居全省第4位。\\n群众安全感排名全省第六。")
['rank 4 and rank 6']
>>> show("城区未发生命案。\\n群众满意度居全省第6位。\\n全年发生命案2起。")
[]
"""

import re
from collections import defaultdict, deque
from collections.abc import Iterator
from difflib import SequenceMatcher

from zhibiao.audit.candidates import NEAREST
from zhibiao.audit.likeness import told
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.telling import is_aim
from zhibiao.audit.words import cue, plain
from zhibiao.lexicon import syntax
from zhibiao.records import Finding

RIVALS = (
    "one of the two is misprinted",
    "they are said of different days or areas",
    "they count different things under one name",
)
HAPPENED = re.compile("发生|发案|立案|接报|处置")
OF_A_PART = re.compile(
    r"以来|期间|之后|季度|半年|月|辖区|境内|[内中里上][，,]|[一-鿿](?:时段|路段|领域|行业|系统)|节|旺季"
)
NO_OWNER = re.compile("实现|保持|继续|仍然?|也|均|已|没有|再|连续|未|了|有|共|只|仅|总共|的")
SCOPE = re.compile(f"{syntax('whole_place')}|各[市县区旗](?:[市县区旗])?|设区市")
RANKED = re.compile(
    r"名次|名列|排名|排位|位次|位居|位列|跃居|上升|升至|升到|稳居|列|居|排|第|成绩|得分|结果|综合|年度|测评|指数|"
    r"[我本该][市县区省州旗]|今年|本年|全年|20\d\d年|[为在中的，,。：: 　]"
)
GRADES = ("一般", "较大", "重大", "特大", "特别重大")
TOPIC = 3  # characters that two rankings have in common


def standing(page: Page) -> Iterator[Finding]:
    """What is denied here and counted there, and rankings with two places."""
    known = [n for n in page.numbers if n.modality != "target" and not is_aim(page, n)]
    nothing = [n for n in known if n.measure == "zero" and _of_all(page, n)]
    events = [n for n in known if n.measure == "count" and n.exact and _happened(page, n)]
    by_name = defaultdict(list)
    for event in events:
        for name in told(page, event).cores:
            by_name[name].append(event)
    for none in nothing:
        names = {part for name in told(page, none).cores for part in _covered(name)}
        like = {event.start: event for name in names for event in by_name[name]}
        event = next((e for _, e in sorted(like.items()) if _one_thing(page, none, e)), None)
        if event:
            pair = sorted((none, event), key=lambda n: n.start)
            yield _conflict(page, pair, f"none and {plain(event.value)} {event.unit}")
    fields = defaultdict(lambda: deque(maxlen=NEAREST))
    for other in (n for n in known if n.measure == "rank" and n.exact and n.baseline is None):
        field = (SCOPE.findall(_before(page, other)) or [""])[-1], told(page, other).time
        for one in fields[field] if field[0] else ():
            if one.value != other.value and _one_ranking(page, one, other):
                shown = f"rank {plain(one.value)} and rank {plain(other.value)}"
                yield _conflict(page, [one, other], shown)
        fields[field].append(other)


def _conflict(page: Page, pair: list[Number], computed: str) -> Finding:
    return page.finding(
        "repeated_fact",
        "inconsistent",
        pair,
        computed,
        "The same thing is told in two ways.",
        rivals=RIVALS,
        settled_by="the record that both statements were taken from, with its date",
        match=" = ".join(dict.fromkeys(told(page, n).cores[0] for n in pair)),
    )


def _before(page: Page, item: Number) -> str:
    """The words of the sentence before a number, since the last semicolon."""
    start, _ = page.around(item)
    return re.split("[；;]", page.text[start : item.start])[-1]


def _of_all(page: Page, none: Number) -> bool:
    """Whether nothing happened in all of the place and the time that the document is about."""
    words = re.split("[，,：:]", _before(page, none))[-1]
    for said in ("scope_words", "now", "filler"):
        words = cue(said).sub("", words)
    bare = len(NO_OWNER.sub("", words)) < 2 or words == none.subjects[0]
    return bare and not OF_A_PART.search(_before(page, none))


def _happened(page: Page, event: Number) -> bool:
    """Whether a count is of what happened, and not of what was solved of it."""
    around = page.label(event) + page.after(event)
    return bool(HAPPENED.search(around)) and event.value > 0 and event.baseline is None


def _one_thing(page: Page, none: Number, event: Number) -> bool:
    """Whether what is denied and what is told under one name are of one time and place."""
    if page.around(none) == page.around(event):
        return False
    here, there = told(page, none), told(page, event)
    return (
        here.time == there.time
        and here.place == there.place
        and not there.part
        and not OF_A_PART.search(_before(page, event))
    )


def _covered(name: str) -> list[str]:
    """What is denied with a name: 较大以上事故 are 较大事故, 重大事故 and 特别重大事故."""
    graded = re.search(f"({'|'.join(GRADES)})[及含]?以上的?", name)
    if not graded:
        return [name] if len(name) > 1 else []
    higher = GRADES[GRADES.index(graded[1]) :]
    return [name[: graded.start()] + grade + name[graded.end() :] for grade in higher]


def _one_ranking(page: Page, one: Number, other: Number) -> bool:
    """Whether two places in rankings of one field and time are in one ranking: of one thing."""
    if page.around(one) == page.around(other):
        return False
    words = [_before(page, item) for item in (one, other)]
    topics = [
        RANKED.sub("　", SCOPE.sub("", re.split("[，,]", text)[-1])).strip("　")
        or RANKED.sub("　", SCOPE.sub("", text)).strip("　")
        or RANKED.sub("　", core).strip("　")
        for text, item in zip(words, (one, other), strict=True)
        for core in told(page, item).cores[:1]
    ]
    found = SequenceMatcher(None, *topics, autojunk=False).find_longest_match()
    shared = topics[0][found.a : found.a + found.size].strip("　")
    rests = [len(topic.replace(shared, "").strip("　")) for topic in topics]
    return len(shared) >= TOPIC and min(rests) == 0
