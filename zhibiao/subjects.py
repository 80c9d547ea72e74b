"""Whose number is it?  The subject of a quantity, from the text's own words.

A subject stands before the quantity (街面警务站32个), after it (32个街面警务站), or in the
clause before (…视频监控系统,…达到95%).  One value may belong to several subjects (A率、B率均达
100%), and several values to as many subjects (起数、人数分别下降37.5%、22.6%).

>>> from zhibiao.scan import scan
>>> def show(text):
...     items = scan(text).quantities
...     return [[s.text for s in subjects(text, items, i, 0, len(text))] for i in range(len(items))]
>>> show("全市建成街面警务站32个、数字警务室40个,配备219辆巡逻车")
[['街面警务站'], ['数字警务室'], ['巡逻车']]
>>> show("智慧内保覆盖率、公交监控接入率均达100%")
[['智慧内保覆盖率', '公交监控接入率']]
>>> show("事故起数、致死人数同比分别下降37.5%、22.6%")
[['事故起数'], ['致死人数']]
>>> show("94.75%的小区建成智慧安防小区")
[['小区建成智慧安防小区']]

Over 300 lines, because the ways in which a subject is found are asked in one order.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from zhibiao.around import Around, series, words_after, words_before
from zhibiao.lexicon import syntax, syntax_of
from zhibiao.nouns import (
    CLAUSE,
    SHORT,
    clause_of,
    cut,
    led,
    noun,
    of_rank,
    parts,
    rate_of,
    respectively,
    verbs,
    with_head,
)
from zhibiao.numbers import number
from zhibiao.quantities import Printed
from zhibiao.senses import CASES, sense
from zhibiao.turns import EACH, LISTED, turn
from zhibiao.units import NOUN_UNITS
from zhibiao.whose import whose


class Subject(NamedTuple):
    """The words that name what is counted, the base they are a share of, and how found."""

    text: str
    denominator: str
    rule: str


def subjects(
    text: str, items: Sequence[Printed], index: int, start: int, end: int
) -> list[Subject]:
    """The subjects of ``items[index]`` in the sentence ``text[start:end]``, in text order."""
    item = items[index]
    first, last = series(text, items, index)
    before = LISTED.sub("", syntax_of("per_head").sub("", words_before(text, items, first, start)))
    here = Around(text, items, index, start, end, before, words_after(text, items, index, end))
    count = last - first + 1
    if times := turn(text[start : items[first].begins], count):
        things = respectively(before) or parts(noun(before, whole_list=True), each=True)
        if len(things) != count:  # 2022年、2023年分别立案120起、104起
            return _shared(here, first, last)
        if times.near:
            return [one._replace(rule="two_lists") for one in _shared(here, first, last)]
    both = noun(before.replace("城、乡", "城乡"), whole_list=True) if count == 2 else ""
    if both.startswith("城乡居民"):  # 城乡居民收入达到2万元和8千元
        return [Subject(("城镇", "农村")[index - first] + both[2:], "", "respectively")]
    shared = _by_measure(here) if count > 1 and EACH_TAKES.match(before) else []
    if shared and len(named := _named_between(here, first)) == count:
        return [shared[0]._replace(text=named[index - first])]  # 起数、人数,分别占总量的20%、15%
    if 1 < count <= first and EACH_TAKES.match(before):  # 甲12人、乙9人,分别占总数的20%、15%
        each = index - count
        if items[each].measure == items[first - 1].measure == "count":
            base = syntax_of("takes_up").search(before)
            base = base["base"] if base and not syntax_of("of_all").fullmatch(base["base"]) else ""
            named = subjects(text, items, each, start, end)
            return [one._replace(denominator=base or one.denominator) for one in named]
    in_turn = "分别" in before[-8:] or items[first].begins < items[first].start
    if item.measure == "duration" and last > index and not in_turn:
        return subjects(text, items, last, start, end)  # 1、3、5分钟
    listed = _before_it(here, first, last) if last > first and in_turn else []
    if listed and listed[0].rule == "respectively":
        return listed
    if name := whose(text, items, index, start):
        return [Subject(name, "", "told_of_several")]
    return _by_measure(here) or _before_it(here, first, last)


def _shared(here: Around, first: int, last: int) -> list[Subject]:
    """The subjects that all values of a run have, each at its own time."""
    text, items, _, _, end, before, _ = here
    after = words_after(text, items, last, end)
    here = here._replace(index=first, before=EACH.sub("", before), after=after)
    return _by_measure(here) or _before_it(here, first, first)


def _by_measure(here: Around) -> list[Subject]:
    """The subjects that a share, a count, a span of time, a zero or a universal has of its own."""
    item, after = here.items[here.index], here.after
    found = None
    told = TOLD_OF.match(after) if item.measure in ("count", "percentage") else None
    if told and here.index and OF_WHICH.fullmatch(here.before.strip()):
        return [Subject(told["said"], "", "told_of")]
    if item.unit in ("%", "‰", "‱"):
        found = _share_of(here)
    elif item.measure in ("count", "money", "rate") and not item.base:
        each = parts(noun(here.before), each=True) if here.before.endswith("各") else []
        if len(each) > 1:  # 中央补助、省级补助各|400万元
            return [Subject(part, "", "one_value_for_all") for part in each]
        found = _counted(here)
    elif item.measure in ("duration", "streak"):
        found = _timed(here)
    if found:
        return [found]
    if item.measure == "zero":
        return [_none_of(here)]
    where = COVERED.search(here.before) if item.surface == "全覆盖" else None
    if where and (thing := noun(here.before[: where.start()]) or here.earlier()):
        return [Subject(thing, where["where"], "covers")]
    if within := ALL_OF.match(item.surface):
        return [Subject(within["what"], "", "in_the_word")]
    verb = verbs().match(after)
    thing = syntax_of("described").sub("", after.removeprefix("了"), count=1)
    had = cut(thing, keep_verbs=True) if GIVEN.search(item.surface) else ""
    each = item.surface[0] in "均都" and syntax_of("list_mark").search(noun(here.before))
    if item.measure == "universal" and len(had) > 1 and not each and not verbs().match(had):
        return [Subject(had, "", "object")]  # 27家医院全部设立|警务室
    if (
        item.measure == "universal"
        and re.match("全面|全覆盖|全部", item.surface)
        and not after.startswith("在")
        and (item.surface in ("全部", "全面覆盖") or after.startswith("的") or verb)
        and (thing := cut(after[verb.end() :] if verb else after, keep_verbs=True))
        and not thing.startswith("并")
    ):
        return [Subject(part, "", "object") for part in parts(thing, item.surface[:2] == "全面")]
    return []


EACH_TAKES = re.compile(f"[，,]?(?:分别|各)(?:占|(?:完成|达到|为)了?(?={syntax('plan_name')}))")
LEVEL = re.compile("^(?:百分之百|[\\d.]+%)")
COVERED = re.compile(
    "(?:实现|做到|达到)了?(?P<where>[一-鿿]{0,4}?(?:街道|乡镇?|镇|村|社区|县区|区县|[省市县区乡镇村一]级|区域|水域|部位|场所)"
    "(?:（[一-鿿]{1,3}）)?)\\Z"
)
"""What is covered, where it is named before the word: 服务站实现|街道（镇）全覆盖."""
ALL_OF = re.compile("全部(?P<what>[一-鿿]{2,6}?)(?:均|都)?已")  # 全部案件已被侦破
OF_WHICH = re.compile("(?:其中|当中)的?")
SHARE_ALONE = re.compile("(?:其中|其余|当中|[还仍尚]?有|[还仍尚])?")
"""Before a share that its clause begins with: 近三成|设备用了6年以上."""
REACHES = re.compile("(?:已经?|可|能)?(?:覆盖|遍及|遍布)了?(?:全[省市县区国])?\\Z")
TELLS = re.compile("(?![的以左上下、（(])[一-鿿“]{3}")
TOLD_OF = re.compile(
    "(?:已经?被?|[是为系]|被(?![告害骗盗监判取列]))(?P<said>[一-鿿“][^，,。；、\\d]{1,30})"
)
"""What is told of some of those counted before: 其中六成已|交还失主, 其中9个是|老旧小区."""
GIVEN = re.compile("(?:[均都]设|设立|设置|配备|配有|建起|建立|安装|装上|成立|开展|接入|聘请)$")


def _share_of(here: Around) -> Subject | None:
    """94.75%的小区…, 占全市小区的94.75%."""
    item, after = here.items[here.index], here.after
    stop = clause_of(here.text, item.end, item.end, item.end, here.end)[1]
    if item.measure == "percentage" and (
        of := syntax_of("who_says").match(here.text, item.end, stop)
    ):
        return Subject(cut(of["said"], keep_verbs=True), of["who"], "told_of")
    shared = after.startswith("的") and not syntax_of("unfit").match(after[1:])
    if shared and item.measure == "percentage" and len(after) > 2:
        of = cut(after[1:])
        deed = [m for m in verbs().finditer(of) if 2 <= m.start() <= 6 and m.end() == len(of)]
        return Subject(
            cut(after[1:], keep_verbs=True), of[: deed[0].start()] if deed else of, "share_of"
        )
    if item.measure == "percentage" and (reaches := REACHES.search(here.before)) and cut(after):
        what = noun(here.before[: reaches.start()]) or here.earlier()
        return Subject(what or cut(after), cut(after), "reaches")  # 社区康复已覆盖八成以上乡镇
    alone = SHARE_ALONE.fullmatch(here.before) or here.before.endswith(("让", "使"))
    if item.measure == "percentage" and alone and TELLS.match(after):
        said = TOLD_OF.match(here.text, item.end, stop)
        told = said["said"] if said else here.text[item.end : stop]
        return Subject(cut(told, keep_verbs=True), "", "told_of")
    holder = syntax_of("takes_up").search(here.before)
    if not holder or holder["base"] in ("比", "比例"):
        return None
    held = cut(after.strip()[1:]) if after.strip().startswith("的") else ""
    left = held or noun(here.before[: holder.start()]) or here.earlier()
    return Subject(left or holder["base"], holder["base"], "takes_up")


def _before_it(here: Around, first: int, last: int) -> list[Subject]:
    """The noun phrases before a value, or before a run of values; else what stands nearest."""
    item, before = here.items[here.index], here.before
    than = syntax_of("times_that").search(before) if item.measure == "multiple" else None
    phrase = noun(before[: than.start()] if than else before, whole_list=True)
    among = item.measure == "rank" and _ranked(here, first)
    if item.measure == "rank":
        phrase = "" if among else of_rank(phrase)
    count, place = last - first + 1, here.index - first
    if len(named := respectively(before)) == count > 1:
        return [Subject(named[place], "", "respectively")]
    if count <= first and AS_MANY.fullmatch(phrase):
        return subjects(here.text, here.items, here.index - count, here.start, here.end)
    if many := SO_MANY_FULL.search(before):  # A率、B和C率、D率“三个100%”
        for mark in ("、", syntax("list_mark")):
            listed = [p for p in re.split(mark, led(phrase)) if p]
            if len(listed) == number(many["n"]):
                return [Subject(part, "", "one_value_for_all") for part in listed]
    of_each = bool(syntax_of("of_each").search(before[-14:] + item.surface))
    alike = of_each and not phrase and count == 1 and item.measure == "percentage"
    if alike and len(named := _counted_in_a_row(here, first)) > 1:
        return [Subject(name, "", "one_value_for_all") for name in named]
    found = parts(phrase, of_each)
    if not found or syntax_of("relation").match(phrase):
        listed = _list_before(here, first) if phrase else []
        if len(listed) == count > 1:  # 现案120起、积案37起,破案率分别为82%和61%
            return [Subject(rate_of(listed[place], phrase), "", "respectively")]
        changed = len(listed) > 1 and not any(name.endswith("率") for name in listed)
        if changed and item.unit == "%" and syntax_of("list_mark").match(before):
            return [Subject(phrase, "", "before")]  # 刑案下降8%、警情下降5%、破案率上升3%
        if count > 1 and not phrase:
            if len(named := _named_between(here, first)) == count:  # 起数和人数“双下降”,降幅分别为…
                return [Subject(named[place], "", "respectively")]
            since = first - among  # 接单率、回应率99%、96%，居10个县第2位、第4位
            back = count <= since and here.items[since - count].measure not in ("streak", "zero")
            if back and not ANEW.search(here.told(item.start)):
                return subjects(here.text, here.items, place + since - count, here.start, here.end)
        if count == 1 and not phrase and _of_a_sort(here):  # 其中旧存100件,同比上升9%
            return subjects(here.text, here.items, here.index - 1, here.start, here.end)
        share = item.unit == "百分点" or (item.unit == "%" and not OF_THE_LAST.search(before))
        share = share and not phrase
        left = here.earlier(share, thing=bool(phrase))
        found = (
            parts(rate_of(left, phrase), count > 1 and not phrase) if left or not found else found
        )
    if not found:
        hollow = syntax_of("hollow").match
        nearest = "" if hollow(cut(here.after)) else cut(here.after)  # 较去年的15432起|减少
        if (
            here.index and not nearest and item.unit in ("%", "‰", "百分点")
        ):  # 立案431起,同比下降8.5%
            return subjects(here.text, here.items, here.index - 1, here.start, here.end)
        said = syntax_of("time_phrase").sub("", here.told(item.start))
        named = (led(cut(clause[-16:])) for clause in reversed(CLAUSE.split(said)))
        nearest = nearest or next((name for name in named if not hollow(name)), "")
        nearest = nearest if nearest not in ADVERB else ""  # 全国仅46个
        return [Subject(nearest, "", "nearest")]
    if count > 1 and len(shared := parts(phrase, each=True)) == count:  # A和B达到2元、3元
        found = shared
    if count > 1 and len(found) % count == 0:
        size = len(found) // count
        mine = found[place * size : (place + 1) * size]
        return [Subject(part, "", "respectively") for part in mine]
    if count > 1 and len(found) > 1 and OWN.search(before):  # A、B、C分别上升23.8%、12%
        return [Subject(phrase, "", "before")]
    return [
        Subject(part, "", "before" if len(found) == 1 else "one_value_for_all") for part in found
    ]


PLACE = re.compile("[一-鿿]{0,4}(?:城区|县城|市区|城镇|集镇|乡镇|农村|郊区|山区|山村|乡村)")
PART_OF = re.compile("[（(][其中]*不?含(?P<what>[一-鿿]{2,10})\\Z")
"""What a bracket tells of the count before it: 受理案件4939件（含旧存256件）."""
OWN = re.compile(f"{EACH.pattern}|各占")
PLACES_MOVED = re.compile("[位名]次")
NO_THING = re.compile("(?:参加|参与|参训|受训|到场|节约|节省)了?")
SO_MANY_FULL = re.compile("(?<=[率度理备网置])“?(?P<n>[两二三四五六七八九十])个\\Z")
ANEW = re.compile("[；;](?![同环较比与均都])[^|；;，,]{6,}[，,][^|，,；;]*(?:\\|[^|，,；;]*)*\\Z")
"""A new item of a list, whose first clause names what the next counts: ；居民收入持续增加，分别增长|、."""
AND = re.compile(f"(?:{syntax('list_mark')})|并(?![发购网轨])")  # “投资骗案”1271宗及“电话骗案”786宗
RANKED = re.compile("(?:[居列排处位在](?:于|在)?|排名)(?:全[省市国县区州])?$")
OF_THE_LAST = re.compile(f"(?:{syntax('change')}|{syntax('rate_of_change')}|占比)了?[^，,]{{0,2}}$")
IN_ALL = re.compile("[，,]?(?:[总一]?共|[共合总]计)(?:有|为|达到?|约|近)?")
"""Before the sum of a list: 民警12人、辅警30人,共计42人."""
HELD = re.compile("(?:每(?:半?[年月天日周]|季度?|学期)|全年|一年)?(?:开展|组织|进行|实施)了?")
SPREADS = re.compile(
    "(?:造成|导致|涉及|覆盖|惠及|遍及|波及|辐射)了?(?:全?[省市县区])?(?:约|近)?\\Z"
)
SPREAD = re.compile("[一-鿿（()）]{0,12}")
IN_A_ROW = re.compile("[，,、](?!其中)[一-鿿]{0,6}")
OCCASIONS = frozenset(("次", "场", "场次", "轮"))
ADVERB = frozenset("仅只总才就共")
DONE_TO = re.compile(
    "(?:^|[。；;，,])(?P<of>对(?![此于照外])[^，,。；;\\d|]{2,12}(?:犯罪|案件))[，,]\\Z"
)
ACCIDENT = re.compile("(?:事故|火灾|灾害|火情)$")
AS_MANY = re.compile("[两三四五]项(?:主要)?(?:指数|指标|数据)")  # 143起、死亡24人,两项指数分别下降…


def _ranked(here: Around, first: int) -> bool:
    """Is what stands before a rank the number of those that are ranked (居全省11个设区市第5位)?"""
    text, items = here.text, here.items
    last = items[first - 1] if first else None
    if not last or last.measure != "count" or text[last.end : items[first].start] != here.before:
        return False
    return bool(RANKED.search(words_before(text, items, first - 1, here.start)))


def _list_before(here: Around, first: int) -> list[str]:
    """The subjects of the list of quantities before ``items[first]``: 民警12人、辅警30人,共42人."""
    text, items, low = here.text, here.items, first
    while low and items[low - 1].measure in ("count", "percentage"):
        between = text[items[low - 1].end : items[low].start]
        if low < first and not syntax_of("list_mark").match(between):
            break
        if items[low - 1].measure != items[first - 1].measure or "。" in between:
            break
        low -= 1
    return [subjects(text, items, each, here.start, here.end)[0].text for each in range(low, first)]


def _counted_in_a_row(here: Around, first: int) -> list[str]:
    """What the counts just before are of, one in each clause: 事故6起，死亡6人，同比均下降66.7%."""
    text, items, low = here.text, here.items, first
    while low and items[low - 1].measure == "count" and items[low - 1].start >= here.start:
        if low < first and not IN_A_ROW.fullmatch(text, items[low - 1].end, items[low].begins):
            break
        low -= 1
    told = (subjects(text, items, each, here.start, here.end)[0].text for each in range(low, first))
    return list(dict.fromkeys(told))


def _named_between(here: Around, first: int) -> list[str]:
    """The things that a clause without a number names, between a quantity and the one before it."""
    since = here.items[first - 1].end if first else here.start
    words = CLAUSE.split(here.text[since : here.items[first].start - len(here.before)].strip("，,"))
    return parts(noun(words[-1], whole_list=True), each=True) if since < here.end else []


def _counted(here: Around) -> Subject | None:
    """What is counted: after the number, or before it, or in a clause before."""
    text, items, index, start, end, before, after = here
    item = items[index]
    spent = syntax_of("spent").search(before)
    if item.measure == "money" and spent and len(spent["what"]) > 1 and noun(spent["what"]):
        return Subject(noun(spent["what"]), "", "spent")
    funds = syntax_of("funds").match(after)
    if item.measure == "money" and spent and funds:
        return Subject(funds[0], "", "spent")
    if item.measure == "money" and spent:
        goal = syntax_of("goal_of_money").sub("", after)
        goal = cut(goal) if after and goal != after else ""
        goal = goal if len(goal) > 1 else ""
        return Subject(
            (goal or noun(before[: spent.start()])) + (spent["own"] or "投入"), "", "spent_on"
        )
    if part := PART_OF.search(before):
        whole = text[items[index - 1].end : item.begins] if index else ""
        whole = whole == before and subjects(text, items, index - 1, start, end)[-1].text
        named = not whole or part["what"].endswith(whole[-2:])
        return Subject(part["what"] if named else whole + part["what"], "", "part_of")
    if after.startswith("组成的") and index + 1 < len(items):  # 由1000余人组成的3支队伍
        return subjects(text, items, index + 1, start, end)[0]._replace(rule="made_up_of")
    if before.endswith("的") and after == "、" and index + 1 < len(items):
        return subjects(text, items, index + 1, start, end)[0]._replace(rule="shares_noun")
    if PLACES_MOVED.match(after) and index and items[index - 1].measure == "rank":
        return subjects(text, items, index - 1, start, end)[-1]  # 列第5位,前移3个位次
    left = noun(before)
    spread = _spread_over(here)
    if spread or (index and syntax_of("list_mark").search(before.strip()[-1:] or "x")):
        left = ""  # 1500人的战队、300人的突击队: what stands before is the other's
    if after.startswith("的") and (not left or verbs().fullmatch(left)):
        after = after[1:]
    if described := syntax_of("described").match(after):
        after = after[described.end() :]  # 37起案情重大、复杂的|涉黑恶案件
    told = syntax_of("which").match(after)
    right = told[0] + cut(after[told.end() :]) if told else cut(after)
    next_at = items[index + 1].start if index + 1 < len(items) else end
    number_next = next_at < end and items[index + 1].measure not in ("universal", "zero")
    if (
        left
        and number_next
        and item.end + len(after) == next_at
        and not before.endswith("的")
        and not verbs().search(left + after)
    ):
        right = ""  # 演唱会3场观众逾15万人: what stands between is the next one's
    planned = syntax_of("plan_name").fullmatch(right)
    if planned or syntax_of("unfit").match(right) or (left and AND.match(after)):
        right = ""
    elif re.match(f"[{SHORT}][的中里内]", right):
        right = right[0]
    elif "的" in right[2:] and not verbs().match(right) and not syntax_of("who").match(right):
        right = right[: right.index("的", 2)]
    if right.endswith("级") and number_next and next_at - item.end <= len(right) + 2:
        right = with_head([right, subjects(text, items, index + 1, start, end)[0].text])[0]
    if right and (body := syntax_of("counted_body").search(after)):
        right = body[0]  # 574家中小学幼儿园专职保安员配备率: the schools are counted
    if item.unit in NOUN_UNITS and len(item.unit) > 1 and (not left or verbs().fullmatch(left)):
        return Subject(item.unit, "", "in_the_unit")  # 惠及1亿多群众
    since = clause_of(text, item.start, item.end, start, end)[0]
    per = syntax_of("per_unit").search(text[since : item.start])
    base = per[0] if per else ""
    if (part := syntax_of("sort_of_whole").match(before)) and (thing := _divided(here)):
        return Subject(part["sort"] + thing, base, "sort")
    starts = verbs().match(after) and not syntax_of("deed_in_name").search(right)
    if before.endswith("等") and len(right) > 1 and not starts:
        return Subject(right, base, "after")  # 《…意见》等10个|指导性文件
    if starts and HELD.fullmatch(before) and item.unit in OCCASIONS:
        return Subject(cut(after, keep_verbs=True), base, "held")  # 每年开展2次|督查
    if (
        (len(right) > 1 or (right and right in SHORT))
        and not starts
        and not syntax_of("no_noun").match(after)
    ):
        return Subject(right, base, "after")
    if left and syntax_of("relation").match(left):
        left = here.earlier() + left
    hurt = left and syntax_of("casualties").fullmatch(left)
    if hurt and (what := _of_accident(here)) is not None:
        return Subject(what + left, base, "casualties")
    told = here.told(item.start - len(before)) if left and verbs().fullmatch(left) else ""
    if object_before := DONE_TO.search(told):
        return Subject(object_before["of"] + left, base, "done_to")  # 对盗窃犯罪,批准逮捕5人
    same = [i for i in range(index) if items[i].unit == item.unit and items[i].end < since]
    dealt = left and item.measure == "count" and verbs().fullmatch(left)
    if thing := _dealt_with(here, same) if dealt else "":
        return Subject(thing + ("" if left in thing else left), base, "same_unit")
    if left:
        return Subject(left, base, "before")
    if IN_ALL.fullmatch(before) and len(listed := dict.fromkeys(_list_before(here, index))) > 1:
        return Subject("、".join(listed), base, "sum_of")
    if starts and after and not (NO_THING.fullmatch(after) and here.earlier()):
        return Subject(cut(after, keep_verbs=True), base, "after")
    if same and syntax_of("change").search(before):  # 起火70起、亡24人,比上年减少2起、10人
        return subjects(text, items, same[-1], start, end)[-1]._replace(rule="same_unit")
    return Subject(here.earlier(), base, "clause_before") if here.earlier() else None


def _spread_over(here: Around) -> bool:
    """Is a count one of those that a deed spreads over, each with its noun behind it: 涉及3个乡镇12个村?"""
    text, items = here.text, here.items

    def goes_on(last: int) -> bool:
        return bool(SPREAD.fullmatch(text, items[last].end, items[last + 1].begins))

    first = here.index
    while first and goes_on(first - 1):
        first -= 1
    several = first < here.index or (first + 1 < len(items) and goes_on(first))
    return several and bool(SPREADS.search(text, here.start, items[first].begins))


def _of_accident(here: Around) -> str | None:
    """What those suffered who are counted behind it: 道路交通事故3起,死亡2人; None where nothing is."""
    text, items = here.text, here.items
    for each in reversed(range(here.index)):
        if items[each].start < here.start:
            return None
        if items[each].unit in ("起", "件", "宗"):
            told = subjects(text, items, each, here.start, here.end)[-1].text.removesuffix("起数")
            return told if ACCIDENT.search(told) else ""
    return None


def _of_a_sort(here: Around) -> bool:
    """Is a change told of what was counted just before it and is named by more than the words there?"""
    text, items, last = here.text, here.items, here.index - 1
    if last < 0 or items[last].measure != "count" or items[last].start < here.start:
        return False
    if items[here.index].measure == "count":
        return False  # a row of bare counts asks each other no further
    one = subjects(text, items, last, here.start, here.end)[-1]
    return one.rule in ("sort", "casualties", "done_to")


def _divided(here: Around) -> str:
    """What the sorts are of that are told by a word alone: 受理案件300件,其中旧存100件 (案件)."""
    text, items, index = here.text, here.items, here.index
    for each in reversed(range(index)):
        alike = items[each].unit == items[index].unit and items[each].start >= here.start
        lead = words_before(text, items, each, here.start)
        part = PART_OF.search(lead) or syntax_of("sort_of_whole").match(lead)
        if alike and not part:
            thing = subjects(text, items, each, here.start, here.end)[-1].text
            deed = verbs().match(thing)
            return thing[deed.end() :] if deed else thing
    return ""


def _dealt_with(here: Around, same: Sequence[int]) -> str:
    """What one deed after another is done to: 治安案件受理9210起、查处8842起 (治安案件)."""
    text, items, index = here.text, here.items, here.index
    listed = here.before.startswith("、") and items[index - 1].unit == items[index].unit
    if not listed and not same:
        return ""
    stop = max(text.rfind(mark, here.start, items[index].start) for mark in "；;")
    near = (i for i in same if items[i].start > stop)
    first = index - 1 if listed else next(near, same[0])
    thing = subjects(text, items, first, here.start, here.end)[-1].text
    deed = next((verb for verb in verbs().finditer(thing) if verb.end() == len(thing)), None)
    if not deed and not thing.endswith("发案"):
        return "" if listed else thing
    thing = thing[: deed.start()] if deed else thing.removesuffix("发案")
    return thing if sense(thing) in CASES else ""


HAPPENS = ("发生", "发案")  # 命案零发生


def _none_of(here: Around) -> Subject:
    """What there is none of: the noun in the word (零事故), or the one around it."""
    item, before = here.items[here.index], here.before
    if item.surface.startswith("零"):
        left = "" if syntax_of("list_mark").search(before[-1:]) else noun(before)
        last = here.items[here.index - 1] if here.index else None
        if not left and last and last.measure == "streak":  # 校车运行连续十年“零死亡”
            left = noun(words_before(here.text, here.items, here.index - 1, here.start))
        none = "" if left and item.surface[1:] in HAPPENS else item.surface[1:]
        return Subject(left + none, "", "in_the_word")
    right = cut(re.sub(r"^(?:过|一起|1起|任何|一次|一例)+", "", here.after), keep_verbs=True)
    named = len(right) > 1 and not syntax_of("unfit").match(right)  # 实现清零目标
    return Subject(right if named else noun(before) or here.earlier(), "", "none_of")


def _timed(here: Around) -> Subject | None:
    """What lasts, or goes on year after year."""
    item, before = here.items[here.index], here.before
    left = noun(before)
    right = cut(re.sub(r"^(?:的|内|不间断的?|将)", "", here.after), keep_verbs=True)
    if item.measure == "streak":  # what went on: the rest of the clause, other quantities included
        stop = clause_of(here.text, item.end, item.end, item.end, here.end)[1]
        right = re.sub(r"^(?:同比|环比|实现|保持|持续)+", "", here.text[item.end : stop])[:30]
        right = right if left else LEVEL.sub("", right)
        left = "" if verbs().fullmatch(left) else left
        if not left and syntax_of("change").match(right):
            left = here.earlier()  # 刑案下降15%,连续3个月环比下降
        return Subject((left + right) or here.earlier(), "", "streak")
    lasting = f"(?:{syntax('change')})[了至到为]*$|(?:用时|时间|时长|时限|期限)[^，]{{0,6}}$"
    if left and re.search(lasting, before):
        return Subject(left, "", "before")
    if len(right) > 1 and not here.after.startswith("、") and not syntax_of("hollow").match(right):
        return Subject((left if PLACE.fullmatch(left) else "") + right, "", "within")
    of_each = syntax_of("of_each").search(before[-4:])  # 甲庭和乙庭平均审理天数均为22天
    return Subject(left, "", "before") if left and not of_each else None
