"""A total and its parts that stand in other sentences or paragraphs.

The parts are tied to their total by the class names it lists (“净街”“清障”行动, 一、二类探头),
or because a sentence is nothing but a list.  What no word ties is left to ``addends``.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     return [(f.verdict, f.computed) for f in scattered(page_of_text(text))]
>>> show("建成一、二类探头480路。一类探头210路。\\n自建二类探头达到260路。")
[('inconsistent', '210 + 260 = 470 路; printed 480 路')]
>>> show("落实经费235万元。省级补助80万元，市级安排70万元，县级配套75万元。")
[('inconsistent', '800000 + 700000 + 750000 = 2250000 元; printed 2350000 元')]
>>> show("破获案件480起。打掉团伙21个。")
[]
"""

import re
from collections.abc import Iterator

from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.parts import apart, meet
from zhibiao.audit.telling import is_aim
from zhibiao.audit.tied import clause_before, held, is_plain
from zhibiao.audit.words import cue, in_common, number_of
from zhibiao.records import Finding

QUOTED = re.compile(r"(?:[“「][^”」]{2,8}[”」][、和及与]?){2,}")
GRADED = re.compile(r"(?P<each>[一二三四五](?:、[一二三四五])+)(?P<kind>[类级期批档])")
LISTED = re.compile(
    r"(?:[一-鿿]{2,10}、)+[一-鿿]{2,10}?(?=[两三四五六][个类项种大支级地县镇]|等[两三四五六])"
)
ITEM = r"[^，,、。；;：:\n]{1,14}"
NUMBERED = re.compile(
    rf"^[ \u3000]*[（(]?(?P<place>\d{{1,2}})[.．、)）][ \u3000]*{ITEM}[；;。]?[ \u3000]*$", re.M
)
WITH_THOSE = re.compile(
    r"[与和同](?:上述|以上|前述|前面)(?P<many>[一二两三四五六七八九])[项类笔个批支部][^，,。；;]{0,8}?(?:一并|一起|一道|共同|合计)"
    r"(?:构成|组成|形成|列入|计入)了?(?P<whole>[一-鿿]{2,16})"
)
UNDER_WAY = re.compile("正在|尚|仍|还|未")
TIME = re.compile("月份?|季度|半年")  # 上半年盗窃立案: of less than all that was filed


def scattered(page: Page) -> Iterator[Finding]:
    """Every total with parts that stand elsewhere, one way of tying them after the other."""
    known = [n for n in page.numbers if is_plain(page, n)]
    yield from _by_name(page, known)
    yield from _in_the_next_sentence(page)
    yield from _in_numbered_lines(page, known)
    yield from _with_those_before(page, known)


def _by_name(page: Page, known: list[Number]) -> Iterator[Finding]:
    """“净街”“清障”行动共抓获469名, and each of the two with its own number further on."""
    for head in known:
        _, end = page.around(head)
        names = _classes(clause_before(page, head), page.text[end:])
        if len(names) < 2 or "其中" in clause_before(page, head):
            continue
        parts = [_of_class(page, known, head, name, names, end) for name in names]
        if not all(parts) or len({part.start for part in parts}) < len(parts):
            continue
        if sum(_of_one_kind(page, head, part, names) for part in parts) * 2 >= len(parts):
            yield from held(page, head, parts, sure=True)


def _classes(words: str, later: str) -> list[str]:
    """The names of the classes that a total lists; of 全年盗窃、诈骗 the first is what is told later."""
    if graded := GRADED.search(words):
        return [grade + graded["kind"] for grade in graded["each"].split("、")]
    if quoted := QUOTED.search(words):
        return re.findall("[“「]([^”」]+)[”」]", quoted[0])
    if listed := LISTED.search(words):
        first, *names = listed[0].split("、")
        return [
            next((first[i:] for i in range(len(first) - 1) if first[i:] in later), first),
            *names,
        ]
    return []


def _of_class(
    page: Page, known: list[Number], head: Number, name: str, names: list[str], start: int
) -> Number | None:
    """The first number in the total's unit after a class is named, in the paragraph that names it."""
    for match in re.finditer(re.escape(name), page.text[start:]):
        low = start + match.end()
        stop = page.text.find("\n", low)
        others = [page.text.find(other, low) for other in names if other != name]
        ends = [place for place in (stop, *others) if place >= 0]
        inside = [
            n
            for n in known
            if low <= n.start < min(ends, default=len(page.text)) and n.counted == head.counted
        ]
        if not inside:
            continue
        first = inside[0]
        told = page.text[start + match.start() : first.start] + page.after(first)
        if "其中" in told or is_aim(page, first):
            return None
        return first
    return None


def _of_one_kind(page: Page, head: Number, part: Number, names: list[str]) -> bool:
    """Whether a part is told with a word of the total's, the names of the classes left out."""
    said = clause_before(page, head) + page.after(head)
    told = page.text[page.around(part)[0] : part.start] + page.after(part)
    for name in names:
        said = said.replace(name, "　")
    return bool(in_common(said, told))


def _in_the_next_sentence(page: Page) -> Iterator[Finding]:
    """专项经费2.35亿元。中央补助6200万元，省级配套…: a sentence that is nothing but a list of parts."""
    for (low, high), (start, end), following in _in_a_row(page):
        before, parts = page.within(low, high)[-1:], page.within(start, end)
        if not before or len(parts) < 2 or page.text[high:start].strip():
            continue
        head = before[0]
        like = all(is_plain(page, n) and n.counted == head.counted for n in parts)
        if (
            not like
            or not is_plain(page, head)
            or not re.fullmatch("[。；;]?", page.text[head.end : high].strip())
        ):
            continue
        ends = [head.end, *(n.end for n in parts)]
        gaps = [page.text[a : n.start] for a, n in zip(ends[1:], parts[1:], strict=False)]
        listed = re.fullmatch(ITEM, page.text[start : parts[0].start].strip()) and all(
            re.fullmatch(f"[，,、；;]{ITEM}", gap) for gap in gaps
        )
        if not listed or not re.fullmatch(
            "[一-鿿]{0,4}[。；;]?", page.text[parts[-1].end : end].strip()
        ):
            continue
        labels = [page.label(part) for part in parts]
        deeds = any(cue("predicate").match(label) for label in labels)
        more = page.within(*following)[:1]  # 盗窃516起，诈骗298起。抢劫38起: the list goes on
        closed = (
            not more or more[0].counted != head.counted or "\n" in page.text[end : following[0]]
        )
        said = clause_before(page, head)
        some = "等" in said or any(TIME.search(a) and TIME.split(a)[-1] not in said for a in labels)
        if all(labels) and len(set(labels)) == len(labels) and closed and not some:
            halves = (
                len(parts) == 2 and UNDER_WAY.search(labels[1]) and cue("done").search(labels[0])
            )
            yield from held(page, head, parts, sure=bool(halves) or (apart(labels) and not deeds))


def _in_numbered_lines(page: Page, known: list[Number]) -> Iterator[Finding]:
    """排查隐患136处, further down 各乡镇隐患排查数 and 1.甲镇52处； 2.乙镇46处；…: lines that are nothing but parts."""
    for block in _numbered_blocks(page):
        inside = [page.within(line.end("place"), line.end()) for line in block]
        parts = [numbers[0] for numbers in inside if len(numbers) == 1]
        unit = {part.counted for part in parts}
        if len(parts) < len(block) or len(unit) > 1:
            continue
        heading = page.text[: block[0].start()].rstrip().rpartition("\n")[2]
        heads = [
            n
            for n in known
            if n.end <= block[0].start()
            and n.counted in unit
            and in_common(clause_before(page, n) + page.after(n), heading)
            and n.value > max(part.value for part in parts)
        ]
        if all(is_plain(page, part) for part in parts) and heads:
            met = next((n for n in heads if meet(parts, n)), heads[-1])
            yield from held(page, met, parts, sure=False)


def _numbered_blocks(page: Page) -> Iterator[list[re.Match[str]]]:
    """Three lines and more, one below the other, numbered from 1, each a single short item."""
    block: list[re.Match[str]] = []
    for line in (*NUMBERED.finditer(page.text), None):
        follows = line and block and line.start() - block[-1].end() == 1
        if line and follows and int(line["place"]) == len(block) + 1:
            block.append(line)
            continue
        if len(block) > 2:
            yield block
        block = [line] if line and line["place"] == "1" else []


def _with_those_before(page: Page, known: list[Number]) -> Iterator[Finding]:
    """社会资金500万元，与上述两项一并构成全年投入: the last part of a total says where the others stand."""
    for place, item in enumerate(known):
        _, end = page.around(item)
        said = WITH_THOSE.search(page.text, item.end, end)
        if not said or page.within(item.end, said.start()):
            continue
        like = [n for n in known[:place] if n.counted == item.counted]
        many = int(number_of(said["many"].replace("两", "二")))
        heads = [
            n
            for n in like[:-many]
            if in_common(clause_before(page, n) + page.after(n), said["whole"])
        ]
        if heads:
            yield from held(page, heads[-1], [*like[-many:], item], sure=True)


def _in_a_row(page: Page) -> Iterator[tuple[tuple[int, int], ...]]:
    """Every two neighbouring sentences with the one after them, which may be empty."""
    last = len(page.text), len(page.text)
    return zip(page.sentences, page.sentences[1:], (*page.sentences[2:], last), strict=False)
