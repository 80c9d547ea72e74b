"""Lines that stand outside the report, told by their place and their shape, whatever they say.

Above the title stands a letterhead, and below the last sentence a signature, a date, an annex: what
is neither, and is made of the words of pages (``page_word``, ``page_act`` of the codebook's furniture), of short
words between bars, of the names on a path, of labels with a time, or of signs and Latin letters, is
the page's.  Inside the report a line is, if hardly anything is left of it without such words.  What
stands there and has no such shape may be the page's: it stays, and its place is reported.

>>> shape("县情 | 民声 | 图库 | 旧事"), shape("刊于：某报 热议：2024/1/18 15:02")
('a bar of short words', 'labels with a time')
>>> shape("HOME  NEWS  SERVICE"), shape("全市建成警务站32个")
('signs and Latin letters', '')
>>> [edit.before for edit in doubt("岭下风物\\n某市2023年平安建设工作报告\\n全市建成街面警务站32个，见警率提高。\\n某市公安局")]
['岭下风物']
>>> list(doubt("某市公安局文件\\n关于2023年工作情况的报告\\n全市建成街面警务站32个，见警率提高。\\n某市公安局"))
[]

Over 300 lines, because every shape that a page's line has is told from the others here.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from zhibiao.grids import RULE
from zhibiao.lexicon import table
from zhibiao.records import Edit

Kinds = Sequence[str | None]
"""What furniture each line of a text is, if it is any."""

HIGHEST = 40
"""Lines above the title, at most."""
LETTER = re.compile("[一-鿿A-Za-z]")
LETTERS = re.compile("[一-鿿]+")
SENTENCE = re.compile(r"(?=[^\n]{15})[^\n]*[。！？!?；;][”』」\"）)]?[ \t\r\u3000\xa0]*")
STOP = re.compile(r"[。！？!?；;：:，,、][”』」\"）)]?\Z")
TITLE = re.compile(
    r"(?=[^\n|｜>»→/_]{6,80}\Z)(?![^\n]{0,7}[：:])[^\n。]*(?:报告|总结|公报|通报|方案|计划|规划|意见|通知|要点|综述"
    r"|纪实|实录|发布会|汇报|公告|讲话|办法|决定|安排|打算|情况|白皮书|年报|简报|摘要)(?:[（(\[〔][^\n]{1,30}[）)\]〕])*"
)
LETTERHEAD = re.compile(
    r"[^\n|｜>»→]*(?:[局院府委部办室会队厅组司处所站镇乡县市区州盟旗科编印]|中心|街道|公司|集团|学校|文件|简报|专报|公报|资料|秘密|机密|附件\d*)"
    r"(?:[ \u3000]*[（(][^()（）]*[)）])?|[^\n]*(?:〔\d{4}〕|[\[［(（]\d{4}[)）\]］]|第[ ]?[\d一二三四五六七八九十]+[ ]?[号期次])[^\n]*"
    r"|[（(]?[ ]*[\d二〇○零一三四五六七八九十]{4}[ ]?年[^\n]{0,24}|[—\-]{1,2}[^\n]*|[（(《“【\[〔][^\n]*|[^\n]*(?:关于|[）)》”」：:，。、])"
    r"|(?:特此|专此|以上|谢谢|[^\n]*完毕|妥否|共印|[报送发]：)[^\n]*|(?:时间|地点|主题|主持|发布人|出席|嘉宾|签发|抄送|抄报|主送|联系人|印发|报送|记录|承办|密级|紧急)[^\n]*"
)
"""What stands above a title and below a report and belongs to it: who, to whom, when, its number."""
ANNEX = re.compile(
    r"附[件表录]|附[：:]|表[ ]?[\d一二三四五六七八九十]|注[：:]|[^\n]*[\t|｜][^\n]*\d"
)
"""What may come below the last sentence all the same: an annex, and a row of a table."""
LISTED = re.compile(
    r"[ \u3000]*(?:[一二三四五六七八九十\d]{1,3}[、.．)）]|[(（][一二三四五六七八九十\d]{1,3}[)）]|第[一二三四五六七八九十\d]{1,3}[章条节]|[①-⑳●■◆•·▪])"
)
COUNTED = re.compile(r"\d[\d,.]*[ ]?(?:[%％‰]|[余多]?[万亿]|(?!号)[一-鿿])|[%％‰]")
CLAIMED = re.compile(
    r"\d[余多]?[万亿]?(?:[%％‰]|[个起名件人户次处家场条辆元所支项份路宗吨亩万亿]|公里|分钟|小时)"
)
"""What a list without full stops counts, below the last sentence."""
BAR = re.compile(r"[ \t\u3000]*[|｜┊│丨·•][ \t\u3000]*")
GAP = re.compile(r"[ \t\u3000\xa0]+")
ARROW = re.compile(r"[ \t\u3000]*(?:[>»›→▶]+|->|(?<=[ \u3000])[-—/／\\](?=[ \u3000]))[ \t\u3000]*")
WORD = re.compile(r"[一-鿿A-Za-zА-я]{1,8}")
SPACED = re.compile(r"((?:[一-鿿][ \t\u3000]+){1,4}[一-鿿])[ \t\u3000]+[^ \t\u3000]")
"""A label whose characters stand apart, and its value."""
BODIES = re.compile(r"[局院府委部办室会队厅组处所站镇乡县市区州]\Z")
"""How bodies end, which sign a report together."""
LABEL = re.compile(r"(?:(?<=\A)|(?<=[ \t\u3000|｜]))([一-鿿A-Za-z]{2,10})[ ]?[：:丨]")
HELD = re.compile(r"[\[【(（〔](.*)[\]】)）〕]")
TIME = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")
DATED = re.compile(
    r"(?:[一-鿿]{2,6}[ \u3000])?(?:\d{4}年)?\d{1,2}月\d{1,2}日[ \u3000]*(?:星期|周)[一二三四五六日天][^\n，。]{0,20}|(?:农历|天气)[^\n，。]{2,20}"
)
MOST, SURE, LIKELY, ALL = 0.5, 0.7, 0.6, 0.85
"""Share of its letters that words of pages have in a line of the page: outside the report, inside it,
inside it if the line is only reported, and outside it if something is counted there."""
BRIEF, SHORT, LONG, LONGEST = 5, 10, 30, 120
SHAPES = {
    "words": "words of pages and little else",
    "bar": "a bar of short words",
    "menu": "short words with spaces between them",
    "path": "names on a path",
    "labels": "labels with a time",
    "label": "a label that pages have",
    "signs": "signs and Latin letters",
    "dated": "a day of the week or the weather",
}
AMONG = "outside the report, among furniture of the page"
PLACES = {
    "above": "may be a line of the page: it stands above the title and is no letterhead",
    "below": "may be a line of the page: it stands below the last sentence and is no signature",
    "inside": "may be a line of the page: it is made of words of pages",
}


def shaped(lines: Sequence[str], kinds: Kinds) -> dict[int, str]:
    """The lines that are furniture by shape where they stand, each with the shape."""
    title, last = _extent(lines, kinds)
    listed = takewhile(lambda at: not kinds[at], range(last + 1, len(lines)))
    last = max(
        (at for at in listed if CLAIMED.search(lines[at]) and share(lines[at]) < MOST), default=last
    )
    first = title
    if title < 0:  # no title: as far as the last such line before the first sentence
        opening = next((at for at, line in enumerate(lines) if SENTENCE.fullmatch(line)), 0)
        tops = range(min(opening, HIGHEST))
        first = max((at + 1 for at in tops if kinds[at] or shape(lines[at], SURE)), default=0)
    head, foot = range(first), range(last + 1, len(lines))
    found: dict[int, str] = {}
    for zone in (head, foot):
        free = [
            at for at in zone if not (kinds[at] or _in_table(lines, at) or ANNEX.match(lines[at]))
        ]
        most = SURE if title < 0 and zone == head else MOST
        forms = {at: form for at in free if (form := shape(lines[at], most))}
        if title < 0 and zone == head:  # what is dated there can be the report itself
            forms = {at: form for at, form in forms.items() if form != SHAPES["dated"]}
        if any(kinds[at] for at in zone) or {*forms.values()} - {SHAPES["signs"]}:
            below = range(last + 1, _annex(lines, last + 1))
            lax = {at: SHAPES["words"] for at in free if at in below and _is_told(lines[at])}
            found |= lax | forms
    inside = range(first + (title >= 0), min(last + 1, len(lines)))
    found |= {
        at: SHAPES["words"] for at in inside if not kinds[at] and _is_inside(lines, kinds, at, SURE)
    }
    known = [at for at in (*head, *foot) if kinds[at] or at in found]
    beside = [at for at in head if title > 0 and known and known[0] in head]
    lowest = max((at for at in known if at in head), default=0)
    beside = [at for at in beside if at < lowest or _is_brief(lines[at])]
    foremost = next((at for at in known if at in foot), len(lines))
    beside += range(foremost + 1, _annex(lines, foremost + 1))
    return found | {
        at: AMONG for at in beside if not kinds[at] and at not in found and _is_strange(lines[at])
    }


def doubt(text: str) -> Iterator[Edit]:
    """Report the lines that may be the page's and have nothing that tells: they stay."""
    spans = [match for match in re.finditer(r"[^\n]+", text) if match[0].strip()]
    lines = [match[0].strip() for match in spans]
    none: Kinds = [None] * len(lines)
    first, last = _extent(lines, none)
    doubtful = {
        at: "above"
        for at in range(max(first, 0))
        if _is_strange(lines[at]) and _is_brief(lines[at])
    }
    foot = range(last + 1, len(lines))
    if not any(re.search(r"\d", lines[at]) and not LETTERHEAD.fullmatch(lines[at]) for at in foot):
        doubtful |= {at: "below" for at in foot if _is_strange(lines[at])}
    for at in range(first + 1, last):
        if _is_inside(lines, none, at, LIKELY):
            doubtful[at] = "inside"
    for at, place in doubtful.items():
        start = spans[at].start() + spans[at][0].index(lines[at])
        yield Edit(start=start, end=start + len(lines[at]), before=lines[at], after=lines[at],
                   rule="page_furniture", warrant="unknowable", reason=PLACES[place])  # fmt: skip


def shape(line: str, most: float = MOST) -> str:
    """What tells a line of the page from one of a report, outside it; empty if nothing does.

    ``most`` is the share of words of pages that is enough.
    """
    if len(line) > LONGEST:
        return ""
    most = ALL if COUNTED.search(line) else SURE if STOP.search(line) else most
    if share(line) >= most:
        return SHAPES["words"]
    spaced = SPACED.match(line)
    if spaced and _is_of_pages(GAP.sub("", spaced[1])):
        return SHAPES["label"]
    if STOP.search(line):
        return ""
    if _is_labelled(line):
        return SHAPES["label"]
    if DATED.fullmatch(line):
        return SHAPES["dated"]
    if not re.search("[一-鿿]", line):
        return (
            SHAPES["signs"] if re.search("[A-Za-z<>«»]", line) and not COUNTED.search(line) else ""
        )
    for cut, fewest, name in ((BAR, 3, "bar"), (ARROW, 3, "path"), (GAP, 5, "menu")):
        parts = [part for part in cut.split(line) if part]
        words = sum(bool(WORD.fullmatch(part)) for part in parts)
        if len(parts) >= fewest and words >= len(parts) - (name == "bar" and len(parts) > 4):
            return "" if all(map(BODIES.search, parts)) else SHAPES[name]
    labels = LABEL.findall(line)
    told = labels or LETTERS.findall(line)
    dated = TIME.search(line) and (len(labels) > 1 or (told and all(map(_is_of_pages, told))))
    return SHAPES["labels"] if dated else ""


def _is_labelled(line: str) -> bool:
    """Whether a line begins with a label of pages, or has two and no other."""
    labels = LABEL.findall(line)
    if not labels or not all(map(_is_of_pages, labels)):
        return False
    return len(labels) > 1 or bool(_words(*PAGE).search(labels[0]) and LABEL.match(line))


def _is_told(line: str) -> bool:
    """Whether a line among others of the page has words of pages in its first half, or before its colon."""
    label = LABEL.match(line)
    return share(line) >= MOST or bool(label and _is_of_pages(label[1]))


def _is_of_pages(label: str) -> bool:
    """Whether a label is made of words of pages, common ones too."""
    known = sum(len(match[0]) for match in _words(*ANY).finditer(label))
    return known >= SURE * len(label)


def share(line: str) -> float:
    """The share of a line's letters that are words of pages; none if all of them are common words."""
    letters = len(LETTER.findall(line))
    if not letters or len(line) > LONGEST or LISTED.match(line):
        return 0.0
    if not _words(*PAGE).search(line):
        return 0.0
    return sum(len(LETTER.findall(match[0])) for match in _words(*ANY).finditer(line)) / letters


@cache
def _words(*kinds: str) -> re.Pattern[str]:
    return re.compile("|".join(row.pattern for row in table("furniture") if row.kind in kinds))


ACTS, PAGE = ("page_act",), ("page_act", "page_word")
ANY = (*PAGE, "beside")
"""What is done on a page, words of pages, and the common words beside them too."""


def _extent(lines: Sequence[str], kinds: Kinds) -> tuple[int, int]:
    """The line of the title, -1 if none is found, and that of the last sentence."""
    first = next(
        (at for at, line in enumerate(lines[:HIGHEST])
         if not kinds[at] and TITLE.fullmatch(line) and not SPACED.match(line) and share(line) < MOST), -1
    )  # fmt: skip
    if first > 0 and lines[first].startswith(("—", "关于")):
        first -= 1
    if any(SENTENCE.fullmatch(line) and not shape(line) for line in lines[: max(first, 0)]):
        first = -1
    last = next(
        (at for at in range(len(lines) - 1, -1, -1)
         if not kinds[at] and SENTENCE.fullmatch(lines[at]) and share(lines[at]) < LIKELY), len(lines)
    )  # fmt: skip
    return first, last


def _annex(lines: Sequence[str], low: int) -> int:
    """Where an annex or the cells of a table begin, from some line on."""
    return next(
        (at for at in range(low, len(lines)) if ANNEX.match(lines[at]) or lines[at].isdigit()), len(lines)
    )  # fmt: skip


def _is_strange(line: str) -> bool:
    """Whether a short line is none of those that belong to a report outside its text."""
    short = len(line) <= LONGEST and all(len(part) <= SHORT for part in GAP.split(line))
    return bool(short and re.search("[一-鿿]", line)) and not (
        LETTERHEAD.fullmatch(line)
        or COUNTED.search(line)
        or LISTED.match(line)
        or SENTENCE.fullmatch(line)
        or STOP.search(line)
    )


def _is_brief(line: str) -> bool:
    """Whether a line is too short for what stands above a title to lead to it."""
    return all(len(part) <= BRIEF for part in GAP.split(line))


def _is_inside(lines: Sequence[str], kinds: Kinds, at: int, least: float) -> bool:
    """Whether a line between two paragraphs, or beside the page's, tells what is done on a page."""
    line = lines[at]
    held = HELD.fullmatch(line)
    if not at or len(line) > LONG or COUNTED.search(line) or not _words(*ACTS).search(line):
        return False
    if (STOP.search(line) and not held) or not (
        share(line) >= least or (held and _is_labelled(held[1]))
    ):
        return False
    before = kinds[at - 1] or SENTENCE.fullmatch(lines[at - 1])
    after = at + 1 == len(lines) or kinds[at + 1] or LISTED.match(lines[at + 1])
    return bool(before and (after or SENTENCE.fullmatch(lines[at + 1])))


def _in_table(lines: Sequence[str], at: int) -> bool:
    """Whether a line beside it has as many parts between bars or gaps, and a number among them.

    The rule under a header of bars is none.
    """
    below = [line for line in lines[at + 1 : at + 3] if not RULE.fullmatch(line)][:1]
    for cut in (BAR, GAP):
        parts = len(cut.split(lines[at]))
        beside = [*lines[max(0, at - 1) : at], *below]
        if parts > 1 and any(
            len(cut.split(line)) == parts and re.search(r"\d", line) for line in beside
        ):
            return True
    return False
