"""The count, one to three sentences before, that a percentage on its own is taken from.

It is named again: by this check (以这次抽检计算), by its noun (蹲点村中, 76.5%的团伙, 占全区学校的)
or by its unit (逐件反馈).

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     page = page_of_text(text)
...     found = base_of(page, page.numbers[-1])
...     return found and found.surface
>>> show("随机抽检45路。以这次抽检计算，合格率为97.0%。"), show("打掉团伙15个。有76.5%的团伙流窜作案。")
('45路', '15个')
>>> page = page_of_text("有22.5%的受访出租户未签订责任书（共走访15户）。")
>>> base_of(page, page.numbers[0]).surface
'15户'
>>> show("打掉团伙15个。群众满意率为97.0%。")
"""

import re

from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.words import cue
from zhibiao.lexicon import syntax

FEW = 200  # of more, the rate is often that of all
REACH = 3  # sentences before the one of the percentage
STOP = re.compile(r"[，。；;：:！？!?\n]|,(?!\d{3})")
THIS = re.compile(
    r"(?:这次|此次|该次|这批|上述|这轮|此轮|这一轮)[的]?(?P<what>[一-鿿]{2})|(?P<plain>(?:抽[检查验测]|暗访|回访|抽样|测评)(?:结果|情况)?(?:显示|表明|来?看|发现))"
)
AMONG = re.compile(
    r"(?P<these>(?:在|这些|上述|这批)*)(?P<what>[一-鿿]{2,8}?)[中里](?:[，,](?=[^，,。；;]+\Z)|(?=[^，,。；;]+\Z))"
)
ONE_BY_ONE = re.compile("逐(?P<unit>[件户人名家个处所栋辆条])")
ONE_BY_ONE_AGAIN = re.compile(
    "对(?:此前|之前|前期|上述|已|曾)+(?P<what>[一-鿿]{2,6}的[一-鿿]{2})(?:逐一|逐个|全部)[一-鿿]{2}[，,](?:[^；;]*[，,])?[^，,；;]*的占\\Z"
)
SHARE = re.compile(
    r"占(?P<what>(?:[^，,。；;：:%\d]{2,20}?))(?:总[数量])?的(?:比[例重])?(?:为|达到?|是)?\Z"
)
WHOLE = re.compile(
    rf"\A(?:这些|上述|全部|所有|{syntax('whole_place')}|[本我该][市县区]|辖区)的?(?=..)"
)
ANYONE = re.compile("(?:群众|居民|市民|人员|民警|村民|职工|学生|老人|对象)\\Z")
ASKED_BEHIND = re.compile(
    r"的(?:受访|受检|被访|被检|受调查|被调查)[^，,。；;（()）]*(?P<bracket>[（(][^）)]*[）)])"
)
OPENED = re.compile("(?:其中|约|仅|只|还|已|就|竟|共)*有?")
ASKED_ALONE = re.compile("抽[检查验测]|暗访|抽样")
CHECKED = re.compile("检查|抽[查检验测取]|暗访|核验")
JUDGED = re.compile(
    "(?:合格|合规|达标|完好|准确|在位|在线|正确|规范|优良|优秀|满意|知晓)率[一-鿿]{0,2}\\Z"
)
OF_EACH = re.compile(
    "(?:一次|抽[检查验测]|总体|整体|综合)*性?(?:合格|达标|完好|准确|在位|在线|正确)率[一-鿿]{0,2}"
)


def base_of(page: Page, item: Number) -> Number | None:
    """The count that the sentence of a percentage names again, where it has no count of its own."""
    start, end = page.around(item)
    own = [n for n in page.within(start, end) if n.measure not in ("zero", "universal")]
    if item.bound == "exact" and item.exact and (named := _named_first(page, item, start)):
        return named
    if item.exact and (asked := _asked_behind(page, item, end)):
        return asked
    if len(own) > 1 or item.bound != "exact" or not item.exact:
        return None
    before = page.text[start : item.start]
    clause = STOP.split(before)[-1]
    if again := ONE_BY_ONE_AGAIN.search(before):
        return _only(
            [n for n in page.within(0, start) if _plain(n) and _has(page, n, again["what"])]
        )
    near = _near(page, start)
    if share := SHARE.search(clause):
        return _named(page, near, start, WHOLE.sub("", share["what"]))
    if re.search(r"满意|认可|赞成|好评|占|比例|率", clause) and (each := ONE_BY_ONE.search(before)):
        like = [n for n in near if n.unit == each["unit"]]
        summed = [n for n in like if re.search("共|总|合计", page.label(n))]
        return (summed or like)[-1] if like else None
    if cue("rate").search(clause):
        return _checked(page, near, before)
    among = "占" in clause and (AMONG.match(before.strip()) or AMONG.match(clause))
    if among and (among["these"].strip("在") or len(among["what"]) > 2):
        return _only([n for n in near if _has(page, n, among["what"])])
    if re.match("的[一-鿿]", page.text[item.end : item.end + 2]) and OPENED.fullmatch(clause):
        return _whose_noun_follows(page, near, item)
    return None


def _asked_behind(page: Page, item: Number, end: int) -> Number | None:
    """22.5%的受访户未签责任书（共走访15户）: those asked, told in a bracket behind."""
    found = ASKED_BEHIND.match(page.text, item.end, end)
    inside = page.within(found.start("bracket"), found.end()) if found else []
    return inside[0] if len(inside) == 1 and _plain(inside[0]) else None


def _near(page: Page, start: int) -> list[Number]:
    """The exact counts of the last sentences."""
    low = start
    for _ in range(REACH):
        place = low - 1
        while place > 0 and page.text[place].isspace():
            place -= 1
        low = min(page.sentence(place)[0], low) if place > 0 else 0
    return [n for n in page.within(low, start) if _plain(n)]


def _plain(item: Number) -> bool:
    return item.is_count and not item.step and item.value > 1


def _only(found: list[Number]) -> Number | None:
    return found[-1] if len({n.value for n in found}) == 1 else None


def _named(page: Page, near: list[Number], start: int, what: str) -> Number | None:
    """占全区学校、幼儿园的: the one number whose words before it end with this name."""
    far = [n for n in page.within(0, start) if _plain(n)]
    for known in (near, far if len(what) > 3 else []):
        found = [
            n
            for n in known
            if re.search(f"{re.escape(what)}(?:共?有?|总数为?)\\Z", page.text[: n.start][-40:])
            or re.match(rf"的?{re.escape(what)}", page.text[n.end : n.end + 24])
        ]
        if found:
            return _only(found)
    return None


def _checked(page: Page, near: list[Number], before: str) -> Number | None:
    """以这次抽检计算，合格率: the number that the check is told with."""
    this = THIS.search(before)
    if this and not JUDGED.search(before):
        return None  # 从抽查情况看，员工培训率: of the staff
    if this:
        what = this["what"] or this["plain"][:2]
        return _only([n for n in near if what in page.clause(n)])
    last = near[-1:] if OF_EACH.fullmatch(before.strip()) else []
    asked = last and ASKED_ALONE.search(page.label(last[0]))
    return last[0] if asked and len(page.within(*page.around(last[0]))) == 1 else None


def _named_first(page: Page, item: Number, start: int) -> Number | None:
    """检查…网点37家。检查中发现，…；网点登记合格率82.4%: the count checked whose name the rate begins with."""
    clause = STOP.split(page.text[start : item.start])[-1]
    if not page.text[:start].endswith("。") or not JUDGED.search(clause):
        return None
    low, _ = page.sentence(start - 1)
    found = [
        n
        for n in page.within(low, start)
        if _plain(n) and len(name := page.label(n)) > 2 and clause.startswith(name)
    ]
    checked = found and CHECKED.search(page.text[low : found[0].start])
    return found[0] if checked and len(found) == 1 and found[0].value <= FEW else None


def _has(page: Page, item: Number, what: str) -> bool:
    """Whether the clause of a count has a name, or its two halves: 24个村蹲点, 蹲点村."""
    words, what = page.clause(item), what.replace("的", "")
    thing = page.label(item)[-8:] + page.after(item)[:8]
    return what in thing or (len(what) > 2 and what[:2] in words and what[2:] in thing)


def _whose_noun_follows(page: Page, near: list[Number], item: Number) -> Number | None:
    """76.5%的团伙: the one count of what has this noun."""
    after = re.match("的([一-鿿]{2,10})", page.text[item.end : item.end + 12])
    if not after:
        return None
    found = []
    for count in near:
        noun = page.label(count)[-2:]
        noun = noun if len(noun) == 2 and page.label(count) else page.after(count)[:2]
        asked = cue("surveyed").search(page.label(count)) or cue("asked").search(page.label(count))
        if len(noun) == 2 and 0 <= after[1].find(noun) <= 2 and (asked or not ANYONE.search(noun)):
            found.append(count)
    return _only(found)
