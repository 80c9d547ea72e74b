"""What speaks against two numbers with one subject being one fact told twice.

>>> from zhibiao.audit.page import page_of_text
>>> def show(text):
...     page = page_of_text(text)
...     return told_apart(page, page.numbers[0], page, page.numbers[-1])
>>> show("计划培训网格员3200人次。实际培训网格员3020人次。")
True
>>> show("截至6月底,建成小区1234个。截至11月底,建成小区1342个。")
True
>>> show("接报刑事警情4126起。从4216起刑事警情看,问题不少。")
False
"""

import re
from bisect import bisect_left

from zhibiao.audit.cores import NOUN, core
from zhibiao.audit.number import Number
from zhibiao.audit.page import Page
from zhibiao.audit.words import SWAPPED, cue, pairs, slip_between, verb_of
from zhibiao.lexicon import table
from zhibiao.records import CHANGES

PLANNED = re.compile("计划|目标|任务")
DONE = re.compile("实际|实有|已|完成")
IN_FACT = re.compile("实际(?!控制|居住|需要|问题)")
UNTIL = re.compile(r"截[至止]到?([^，,。；;]{1,12})")
BASE = re.compile("(?:去年|上年)(?:同期)?(?:仅?为|是)?")
HANDS = re.compile(
    "(?P<caught>抓获|落网|到案|缉捕)|(?P<held>刑拘|刑事拘留|羁押)|(?P<arrested>逮捕|批捕)|(?P<charged>起诉)"
    "|(?P<passed>移送|移交)|(?P<fined>行政拘留|行政处罚|治安拘留)|(?P<convicted>判处|宣告)"
)
BASES = re.compile(
    r"(?P<last>同比|[较比与](?:上年|去年|[上前头]一年)|去年同期|上年同期)|(?P<before>[较比与]前年)"
    r"|(?P<month>环比|[较比与]上[个]?[月季周])|(?P<start>[较比与](?:年初|[^，,。；;\d]{1,6}前))"
    r"|(?P<year>[较比与]20\d\d年)"
)
SHARE = re.compile(r"[一-鿿]{0,8}[，,（(]占[^，,。；;\d]{0,12}(?:\d|百分之)")
TIER = re.compile("(?:中央|国家|[省市县区旗镇村])级|乡镇")
OPENED = re.compile(
    r"[ \u3000]*(?:(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])|[一二三四五六七八九十]是)?"
    r"(?P<place>(?![全各本我该])[一-鿿]{2,4}?(?:[区县旗镇乡]|街道|分局|派出所))(?![一-鿿]{0,2}[、和与])"
)
HELD = re.compile("培训|轮训|宣传|宣讲|发放|举办|召开|慰问")  # time and again, for another purpose
COURT = re.compile(
    r"(?:全[国省市县区]|基层|[省市县区本我]|[一-鿿]{2}[区县])(?:高级|中级|[中高])?(?:人民)?(?:法院|检察院|院)"
)
FLOW = re.compile("(?P<income>收入)|(?P<spending>支出)")
BASIS = re.compile("自然口径|(?:可比|[同全])口径|剔除[^，,。；;）)]{2,20}")
CLASS = re.compile("刑事|民商?事|行政(?!拘留|处罚|村|区)|执行")
SHORT = 3  # characters of a name that is said of many owners: 火灾, 案件
VERBS = re.compile("|".join(row.pattern for row in table("audit_cues") if row.name[:6] == "verbs_"))
CLASSED = re.compile(f"(?:{NOUN})\\Z")


def told_apart(page: Page, one: Number, second: Page, other: Number) -> bool:
    """Whether words around two numbers, or the numbers beside them, say that they are of two things,
    days or hands."""
    return by_words(page, one, second, other) or _in_company((page, one), (second, other))


def by_words(page: Page, one: Number, second: Page, other: Number) -> bool:
    """Whether the words around two numbers do: all that speaks of two numbers of two years."""
    both = (page, one), (second, other)
    labels = page.label(one), second.label(other)
    if PLANNED.search(labels[0]) and DONE.search(labels[1]):
        return True  # 计划培训3200人次, 实际培训3020人次
    slip = slip_between(one.value, other.value) == SWAPPED
    if bool(IN_FACT.search(labels[0])) != bool(IN_FACT.search(labels[1])) and not slip:
        return True  # 新增灌溉面积2000亩。…实际新增灌溉面积2180亩
    if all(BASE.fullmatch(label_of(*each)) for each in both):
        return True  # 去年同期为197件, of two things
    if one.direction and other.direction and one.direction != other.direction:
        return True  # 减少111件, 增加119件
    if one.unit == "%" and len({_sampled(*each) for each in both}) > 1:
        return True  # 抽查320路，在线率93.5%, 在线率98.7%
    facts = [
        (
            _until(*each),
            _court(*each),
            _deed_before(*each),
            _cut_off(*each),
            _cases(*each),
            _whole(*each),
            _hand(*each),
            _tier(*each),
            _place(*each),
            _compared(*each),
            _flow(*each),
            _class(*each),
        )
        for each in both
    ]
    if any(a and b and a != b for a, b in zip(*facts, strict=True)):
        return True
    if _basis(*both[0]) != _basis(*both[1]):
        return True
    shared = [bool(SHARE.match(told.text, item.end)) for told, item in both]
    if shared[0] != shared[1] and not slip:
        return True  # 有辅导室的中小学261所，占96.3%; 全市中小学271所
    owned = [_unbracketed(*each) for each in both]
    if _counterparts(*owned) or _counterparts(*owned[::-1]):
        return True
    asked = [_towards(*each) for each in both]
    if asked[0] != asked[1] and not slip:
        return True
    if _on_occasions(both):
        return True
    owners = [_owner(*each) for each in both]
    return all(owners) and not pairs(owners[0]) & pairs(owners[1])


def _hand(page: Page, item: Number) -> str:
    """抓获1284人, 移送起诉1148人: how far people have come on the way to court."""
    return next((m.lastgroup for m in HANDS.finditer(label_of(page, item))), "")


def _flow(page: Page, item: Number) -> str:
    """基金支出累计完成5308万元，完成年初预算数24710万元: income or spending, named last before the number."""
    start, _ = page.around(item)
    words = FLOW.finditer(page.text, start, item.start) if item.measure == "money" else ()
    return next((m.lastgroup for m in reversed(list(words))), "")


def _basis(page: Page, item: Number) -> str:
    """28583万元（自然口径）, 收入（同口径）完成30161万元: how it is reckoned, beside the number."""
    beside = page.clause(item).partition("…")[0] + page.text[item.end : item.end + 8]
    found = BASIS.search(beside)
    return found[0] if found else ""


def _class(page: Page, item: Number) -> str:
    """民事新收2083件, 执行收案2380件: of which class the cases are."""
    words = page.label(item) + item.subjects[0]
    found = CLASS.search(words) if item.unit in ("件", "起", "宗") else None
    return found[0].replace("商", "") if found else ""


def _unbracketed(page: Page, item: Number) -> str:
    """城市（含县城）发生火灾: the words before a number, over a bracket."""
    words = re.split("[，,。；;：:、]", page.text[page.around(item)[0] : item.start])[-1]
    return re.sub("[（(][^（()）]*[）)]", "", words)


def _counterparts(one: str, other: str) -> bool:
    """城区立案2316起, 农村立案2361起: owners that are the two parts of a whole."""
    joined = f"{one}　{other}"
    return any(
        m.start() < len(one) < m.end() - 1
        for i in range(len(one))
        if (m := cue("counterparts").match(joined, i) or cue("siblings").match(joined, i))
    )


def _tier(page: Page, item: Number) -> str:
    """市级落实经费, 县级落实经费: whose share it is."""
    found = TIER.search(page.label(item))
    return found[0] if found else ""


def _place(page: Page, item: Number) -> str:
    """东城区坚持高位推动，整合探头3120路: the place that opens the sentence, or else the paragraph."""
    start, _ = page.around(item)
    line = page.text.rfind("\n", 0, start) + 1
    found = OPENED.match(page.text, start) or OPENED.match(page.text, line)
    return found["place"] if found else ""


def _on_occasions(both: tuple[tuple[Page, Number], tuple[Page, Number]]) -> bool:
    """加强法制培训，培训民警1240人次; 加强实战训练，培训民警1420人次: given twice, for two purposes."""
    if not all(
        HELD.search(page.label(n)) and len(core(n.subjects[0])) <= SHORT for page, n in both
    ):
        return False
    purposes = []
    for page, n in both:
        start, _ = page.around(n)
        words = page.text[start : n.start].rpartition("，")[0]
        purposes.append(pairs(cue("lead_verb").sub("　", cue("now").sub("　", words))))
    return all(purposes) and not purposes[0] & purposes[1]


def _towards(page: Page, item: Number) -> str:
    """对窗口服务的群众满意度: what the people asked were asked about."""
    found = re.search(r"对([^，,。；;的]{2,12})的?[^，,。；;的]{0,6}\Z", page.label(item))
    return found[1] if found and item.unit in ("%", "分") else ""


def _compared(page: Page, item: Number) -> str:
    """同比, 与前年相比, 环比: what a change is a change from."""
    if item.measure not in CHANGES:
        return ""
    start, _ = page.around(item)
    words = re.split("[；;]", page.text[start : item.start])[-1]
    return next((m.lastgroup for m in reversed(list(BASES.finditer(words)))), "")


def _sampled(page: Page, item: Number) -> bool:
    start, _ = page.around(item)
    return bool(re.search("抽[查检测验](?!显示)|暗访", page.text[start : item.start]))


def _whole(page: Page, item: Number) -> str:
    """共25.8万起，其中较大火灾60起: the total that a part is of, before 其中 or in the sentence before."""
    start, _ = page.around(item)
    opened = page.text.rfind("其中", start, item.start)
    if opened < 0 or re.search("[；;]", page.text[opened : item.start]):
        return ""
    here = page.within(start, opened) or page.within(page.sentence(start - 1)[0], start)
    like = [n for n in here if n.measure == item.measure and n.counted == item.counted]
    return str(like[-1].value) if like else ""


def _owner(page: Page, item: Number) -> str:
    """农村地区发生火灾: who or what a short name is said of; empty where the name is long."""
    start, _ = page.around(item)
    name = core(item.subjects[0])
    words = re.split("[，,。；;：:]", page.text[start : item.start])[-1]
    if len(name) > SHORT or name not in words:
        return ""
    words = re.sub("[（(][^）)]*[）)]|" + re.escape(name), "", words)
    for said in ("scope_words", "then", "now", "filler"):
        words = cue(said).sub("", words)
    words = VERBS.sub("", words)
    return words if re.fullmatch("[一-鿿、]{3,}", words) else ""


def _in_company(first: tuple[Page, Number], last: tuple[Page, Number]) -> bool:
    """造成543人死亡、347人受伤, 造成728人死亡、338人受伤: beside them, like names have other values too."""
    told = [
        {
            (n.counted, core(n.subjects[0])): n.value
            for n in page.within(*page.around(item))
            if n.start != item.start and n.measure in ("count", "money", "percentage") and n.exact
        }
        for page, item in (first, last)
    ]
    common = told[0].keys() & told[1].keys()
    return bool(common) and all(told[0][name] != told[1][name] for name in common)


def label_of(page: Page, item: Number) -> str:
    """The words before a number, or before the one it follows at once: 受理案件97件134人."""
    index = bisect_left(page.starts, item.start)
    if index and page.numbers[index - 1].end == item.start:
        return page.label(page.numbers[index - 1])
    return page.label(item)


def heading_verb(page: Page, item: Number) -> str:
    """The verb of a heading 收案情况 under which things stand without one."""
    heading = page.heading(item.start)
    return verb_of(heading) if "情况" in heading else ""


def _until(page: Page, item: Number) -> str:
    found = UNTIL.findall(page.text, page.around(item)[0], item.start)
    return found[-1] if found and re.search(r"\d", found[-1]) else ""


def _court(page: Page, item: Number) -> str:
    """Whose count: 全市法院, 市中院; the first that the sentence names."""
    found = COURT.search(page.text, page.around(item)[0], item.start)
    return re.sub("人民|级", "", found[0]) if found else ""


def _deed_before(page: Page, item: Number) -> str:
    """破获电诈案件470起，抓获犯罪嫌疑人500人: the suspects are of the cases named before them."""
    if verb_of(page.label(item)) != "people" or "共" in page.label(item):
        return ""
    before = [
        n
        for n in page.within(page.around(item)[0], item.start)
        if n.unit in ("起", "件", "宗", "条", "个") and n.measure == "count"
    ]
    return core(before[-1].subjects[0]) if before else ""


def _cut_off(page: Page, item: Number) -> str:
    """受理未成年人|审查逮捕案件: what a subject's core leaves off, where that is a thing itself."""
    label, subject = page.label(item), item.subjects[0]
    bare = core(subject)
    rest = label.partition(bare)[2] if bare else ""
    return rest if len(rest) > 3 and CLASSED.search(rest) else ""


def _cases(page: Page, item: Number) -> str:
    """审查逮捕案件97件134人: the last words of the cases that the people are of."""
    return label_of(page, item)[-4:] if label_of(page, item) != page.label(item) else ""
