"""Noun phrases: what is left of the words around a quantity when its predicate is taken off.

Over 300 lines, because all that tells a noun phrase from its predicate stands in one place.

>>> noun("全市共建成街面警务站"), noun("盗窃警情数同比下降"), cut("民警参与巡防")
('街面警务站', '盗窃警情数', '民警')
>>> noun("同比下降"), noun("实际组建"), noun("比前年少")
('', '', '')
"""

import re
from functools import cache, lru_cache

from zhibiao.begins import compiled
from zhibiao.lexicon import any_of, syntax, syntax_of, table
from zhibiao.numbers import LOST

STOP = "，,。；;：:︰！？!?\n\t|｜\u3000"
CLAUSE = re.compile(f"[{STOP}]")
UP_TO_CLAUSE = re.compile(f"(?s:.*)[{STOP}]")
FOR_A_REASON = compiled(
    "(?:(?<![原起成诱病])因|受|由于)[^，,]{2,20}?(?:耽搁|影响|推[迟后]|延[迟误]|流标|受阻|滞后|限制)$"
)
COMMENT = re.compile(
    "由各[^，,]{2,}$|一拖再拖$"
    "|(?:工作|建设|创建|施工)?(?:起步|进展|进度|推进)?[^，,]{0,4}(?:[偏较]|起步|推进|进[展度])[慢晚缓]$"
)
"""What is said of a thing in passing: who did it, how it went."""
SHORT = "县区市村镇乡省案人伤亡死楼车船枪刀店"  # nouns of one character
LONGEST = 40  # characters of a subject
ASIDE = re.compile(
    "[（(](?![^（()）]{1,4}[)）][一-鿿]|(?:街道|社区|居|(?:[市县区旗州]、?){1,2})[)）])"
)  # 县(市)区 is one word

ALTOGETHER = re.compile("等|[两三四五六七八九十\\d][个类项者大]")  # 东、西两个片区
AND_SUCH = re.compile(
    "(?:[^、，]+、)*[^、，]+等(?=[两三四五六七八九十\\d][类种][^、，]+、)"
)  # 杀人、强奸等|八类案件、毒品犯罪
OPEN = re.compile(r"[（(](?![^（(]*[)）])")
GLOSS = re.compile(
    r"[（(](?:[^（()）]{5,}|(?:以下|简称|不?含|包括|其中)[^（()）]*)[)）]|(?<=\|)[只仅]有\|[^，,。；;]*"
)  # 31个只有1名民警
NAMED = re.compile("[一-鿿A-Za-z]{2}")
AMONG = re.compile(
    "[^，,]{1,8}(?<![评核选武赛])中的?"
    "|(?:[居列排处位占为是]|[降升]至(?=近)|名列|位居|排在)(?![^，,]*[率度])[^，,]{1,12}"
)
WITHIN = re.compile(
    "(?:[均都仍]?(?:位居|[名位][列居]|[居列位排处]于?)|在)?全[省市国县区州][^，,]{0,8}$"
)
SHARE_OF = re.compile("(?<=[一-鿿”]{2})(?<![侵抢强霸挤])占(?![比地用道有线]).*")
BODY = re.compile("[一-鿿]{1,6}?[县区市镇乡村州旗]|[一-鿿]{0,4}?(?:公安局|检察院|法院|司法局)")
ASIDE_OR_BASE = re.compile("占(?![比地道用有线领])|[（(][^（()）]*[)）]\\Z")
RUN_IN = re.compile(
    r"(?<=[一-鿿]{2}) +(?=[一-鿿]{4})|\A\d{1,2} (?=[一-鿿]{3})"
)  # 人口 年末全县常住人口, 6 较大事故起数
IN_IT = re.compile("(?<=[一-鿿]{2})(?<![高初集其市空手心途])[当之]?中$")  # 26条措施中
OTHER_RATE = re.compile(
    "(?:(?:按[期时]|及时)?[一-鿿]{2}率|(?<=[一-鿿]{2})(?:总数|总量|数量)|(?<=案件)(?:[立发]案|受理)?数|(?:质量|水平|能力|效率|成效|效果)(?:有待|仍需|尚需)?)$"
)
HALF_VERB = re.compile(f"^(?:[建抓投排查劝缴增配]{LOST}+|{LOST}+[成获])(?=[一-鿿]{{2}})")
LEFT_OVER = re.compile(
    "\\A(?: ?[\\[［]\\d{1,3}[\\]］]|[的、”]|大(?![型中学桥队厅厦案棚米豆额幅]))"
)  # 七大|行动
ENUMERATOR = re.compile(
    r"^[\s（(]*(?:[一二三四五六七八九十]{1,3}[)）、]|\d{1,2}[.．、)）](?!\d)|[①-⑳])"
)
OPENING, CLOSING = re.compile("[“「『（(]"), re.compile("[”」』）)]")


def clause_of(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """The clause, between two marks of punctuation, that ``text[start:end]`` stands in."""
    stop = CLAUSE.search(text, end, high)
    return clause_start(text, low, start), stop.start() if stop else high


def clause_start(text: str, low: int, at: int) -> int:
    """Where the clause begins that goes on at a place: behind the last mark since ``low``, or there."""
    before = UP_TO_CLAUSE.match(text, low, at)
    return before.end() if before else low


@cache
def verbs() -> re.Pattern[str]:
    """The codebook's verbs, each where it is not the beginning of a noun (检查站)."""
    return _any_verb({row.sense for row in table("verbs")})


@cache
def having_verbs() -> re.Pattern[str]:
    """Verbs that say of a thing only that it is there, at the end of a phrase: 实际组建."""
    pattern = _any_verb({"made", "posted", "mobilised", "received", ""}).pattern
    return compiled(rf"^{syntax('merely')}(?:{pattern})\Z")


def _any_verb(senses: set[str]) -> re.Pattern[str]:
    words = sorted((r.verb for r in table("verbs") if r.sense in senses), key=len, reverse=True)
    after = f"(?:了|完成|(?<=[查选])出(?!租)|(?<=[梳清]理)出)?(?!{syntax('name_follows')})"
    return compiled(
        f"(?<!非法)(?<!未)(?!{syntax('across_words')})(?:{any_of(words)}|{syntax('short_deed')}){after}"
    )


@cache
def _split_verbs() -> re.Pattern[str]:
    """The first character of a verb, and what was put between it and the second."""
    words = {row.verb for row in table("verbs") if len(row.verb) == 2}
    return re.compile("|".join(f"{verb[0]}{LOST}+(?={verb[1]})" for verb in words))


def _verbs_whole(phrase: str) -> str:
    """A phrase without the lost signs inside its verbs: 建□成警务站."""
    if LOST not in phrase:
        return phrase
    return _split_verbs().sub(lambda split: split[0].strip(LOST), phrase)


@lru_cache(maxsize=65536)
def noun(before: str, whole_list: bool = False) -> str:
    """The noun phrase at the end of the words before a quantity, its predicate taken off.

    >>> noun("信息登记准确率达到"), noun("发放宣传资料")
    ('信息登记准确率', '资料')
    >>> noun("全县建□成警务站"), noun("抓□犯罪嫌疑人"), noun("全县警□务站")
    ('警务站', '犯罪嫌疑人', '警□务站')
    """
    told = RUN_IN.split(GLOSS.sub("", before.strip()))[-1]
    phrase = _verbs_whole(syntax_of("time_phrase").sub("", told))
    phrase = FOR_A_REASON.sub("", syntax_of("predicate").sub("", phrase))
    phrase = syntax_of("time_at_end").sub("", phrase)
    verb = None
    for match in verbs().finditer(phrase):
        whose = verb or (match.start() >= 2 and phrase.endswith("案件"))  # 国家|赔偿案件
        named = whose and syntax_of("deed_of").match(phrase, match.start())
        if len(phrase) - match.end() >= 2 and not named and not _quoted(phrase, match.end()):
            verb = match
    if verb and verb.start() >= 2 and phrase.endswith("的比例"):
        verb = None  # 重点单位接入|平台的比例
    listed = whole_list and syntax_of("rate_name").search(phrase)
    listed = listed and verb and syntax_of("list_mark").search(phrase[: verb.start()])
    rest = phrase[verb.end() :] if verb and not listed else ""
    if verb and syntax_of("kept_whole").match(verb[0] + rest):
        at_once = phrase[: verb.start()].endswith("一次")  # 一次死亡3人以上较大事故
        rest = ("一次" if at_once else "") + verb[0] + rest
    if rest and not syntax_of("relation").match(rest) and not having_verbs().match(rest):
        phrase = rest
    phrase = OPEN.split(led(phrase))[-1]
    phrase = HALF_VERB.sub("", syntax_of("handled").split(led(phrase))[-1])
    phrase = _paired(IN_IT.sub("", phrase.strip(" 　、，,的了□"))).lstrip("）)、")
    named = NAMED.search(phrase) or (phrase and phrase in SHORT)
    empty = syntax_of("hollow").match(phrase) or having_verbs().match(phrase)
    return phrase if named and not empty else ""


def led(phrase: str) -> str:
    """A phrase without the words that lead up to it: 全市共|立案, 环比|警情."""
    lead = syntax_of("lead").match(phrase)
    return phrase[lead.end() :] if lead else phrase


def rate_of(left: str, phrase: str) -> str:
    """What a rate is of, before the name of the rate, no word of it twice.

    >>> rate_of("矛盾纠纷", "化解率"), rate_of("寄递网点合格", "合格率"), rate_of("法官人均结案数", "结案率")
    ('矛盾纠纷化解率', '寄递网点合格率', '结案率')
    >>> rate_of("视频监控在线率", "完好率"), rate_of("探头总数", "联网率")
    ('视频监控完好率', '探头联网率')
    """
    left = OTHER_RATE.sub("", left) if phrase.endswith("率") else left
    left = left.removesuffix(phrase[:2])
    return phrase if phrase and phrase[:2] in left else left + phrase


def of_rank(phrase: str) -> str:
    """A noun phrase before a rank, without those that it is a rank among.

    >>> of_rank("群众安全感在全省各地级市"), of_rank("列全市各县（区）"), of_rank("15个市中")
    ('群众安全感', '', '')
    """
    return "" if AMONG.fullmatch(phrase) else WITHIN.sub("", phrase).removesuffix("中")


def _quoted(phrase: str, place: int) -> bool:
    """Does a place stand between quotation marks or in brackets?"""
    closing = CLOSING.search(phrase, place)
    return bool(closing) and not OPENING.search(phrase, place, closing.start())


def _paired(phrase: str) -> str:
    """A phrase without a quotation mark at its ends whose other half stands outside it.

    >>> _paired("“城区"), _paired('处置"'), _paired("“护学岗”设置率")
    ('城区', '处置', '“护学岗”设置率')
    """
    for marks in ("“”", '"'):
        if sum(map(phrase.count, marks)) % 2:
            phrase = phrase.strip(marks)
    return phrase


def parts(phrase: str, each: bool) -> list[str]:
    """The subjects in a list: several where the value is said of each, or all are rates.

    >>> parts("起数、致死人数", each=True), parts("街面、社区警务站", each=False)
    (['起数', '致死人数'], ['街面、社区警务站'])
    """
    if not phrase:
        return []
    rate = syntax_of("rate_name").search
    found = [p for p in syntax_of("list_mark").split(phrase.replace("”“", "”、“")) if p]
    if len(found) > 1 and all(map(rate, found)):
        return found
    rated = [p for p in re.split(f"(?<=率)(?:{syntax('list_mark')})", phrase) if p]
    if each and len(rated) > 1 and all(map(rate, rated)):
        return rated
    if each and len(found) > 1 and "等" not in phrase and min(map(len, found)) > 1:
        return with_head(found)
    return [phrase]


def respectively(before: str) -> list[str]:
    """The things listed before 分别, one for each value behind it; none of a count.

    >>> respectively("群众上门、网格上报、热线转办分别占"), respectively("东、西两个片区分别占")
    (['群众上门', '网格上报', '热线转办'], [])
    >>> respectively("城镇居民、农村居民收入分别增长")
    ['城镇居民收入', '农村居民收入']
    """
    listed, said, _ = before.partition("分别")
    listed = AND_SUCH.sub("", listed).lstrip("、")
    head, *rest = syntax_of("list_mark").split(listed)
    pair = len(rest) == 1 and bool(head and noun(rest[0]))
    if not said or not (pair or "、" in listed) or ALTOGETHER.search(listed, 2):
        return []
    *rest, last = rest
    told = noun(last) or last
    return with_head([noun(head) or led(head), *rest, last[: max(0, last.find(told))] + told])


def with_head(found: list[str]) -> list[str]:
    """The things of a list, each with the head that only the last is printed with.

    >>> with_head(["刑事", "治安案件"]), with_head(["火灾", "交通事故"])
    (['刑事案件', '治安案件'], ['火灾', '交通事故'])
    >>> with_head(["东屿镇", "西坪镇见警率"])
    ['东屿镇见警率', '西坪镇见警率']
    """
    *rest, last = found
    rest = [each + _behind(each[-2:], last) for each in rest]
    kind = syntax_of("kind_of_thing").match(last)
    head = last[kind.end() :] if kind else ""
    if not head or not all(map(syntax_of("kind_of_thing").fullmatch, rest)):
        body = BODY.match(last) if all(map(BODY.fullmatch, rest)) else None
        head = last[body.end() :] if body else ""
    return [each + head for each in rest] + [last]


def _behind(word: str, phrase: str) -> str:
    """What stands behind the word that the things of a list share: 收入 of 城镇居民、农村居民收入."""
    return phrase.partition(word)[2] if len(word) > 1 else ""


@lru_cache(maxsize=65536)
def cut(phrase: str, keep_verbs: bool = False) -> str:
    """The noun phrase that a stretch begins with: up to a verb, a bracket, a closing word.

    >>> cut("县(市)区和派出所"), cut("快递员当起流动哨兵"), cut("警务站(含流动站)")
    ('县(市)区和派出所', '快递员', '警务站')
    """
    phrase = phrase.strip()
    phrase = LEFT_OVER.sub("", phrase)
    phrase = ASIDE.split(phrase, maxsplit=1)[0]
    if _quoted(phrase, 0):
        phrase = CLOSING.split(phrase)[0]  # the quotation that the number itself stands in
    phrase = syntax_of("trailing").sub("", phrase)
    if not keep_verbs:
        verb = next(
            (
                m
                for m in verbs().finditer(phrase)
                if m.start() >= 2
                and m.end() < len(phrase)
                and not syntax_of("deed_of").match(phrase, m.start())
                and not syntax_of("by_whom").fullmatch(phrase, 0, m.start())
                and not _quoted(phrase, m.end())
            ),
            None,
        )
        link = syntax_of("ends_noun").search(phrase)
        stops = [m.start() for m in (verb, link) if m]
        phrase = syntax_of("trailing").sub("", phrase[: min(stops)]) if stops else phrase
    closed = "" if re.search("[（(]", phrase) else ")）"
    return _paired(phrase.strip(f"、，, 　的□{closed}").rstrip("“「"))[:LONGEST]


@cache
def _part_list() -> re.Pattern[str]:
    """A list of parts, each with its number: a rate behind it is of the whole."""
    return compiled(
        rf"其中[^，,。；;|]+\|[、和](?!{verbs().pattern}|[立破])[^，,。；;|]+\|[^，,。；;]*"
    )


def _topic(clause: str) -> str:
    """What a clause without a quantity speaks of, without what it says of it.

    >>> _topic("劝返工作起步较慢"), _topic("由各县倒排工期")
    ('劝返', '')
    """
    return clause if "|" in clause else COMMENT.sub("", clause)


def earlier(text: str, share: bool = False, thing: bool = False) -> str:
    """The last noun phrase of the clauses before, each quantity in them a ``|``; for a share, a rate.

    A ``thing`` is no deed, no rate and no part: of 矛盾纠纷|,化解|,化解率 it is 矛盾纠纷.

    >>> line = "全市联网率为|,进度慢了一步;今年8月底"
    >>> earlier(line), earlier(line, share=True)
    ('进度慢了一步', '联网率')
    """
    found = []
    told = GLOSS.sub("", _part_list().sub("", text) if thing else text)
    for clause in map(_topic, reversed(CLAUSE.split(told))):
        for said in clause.split("|"):
            phrase = noun(said)
            if ASIDE_OR_BASE.match(said):
                continue
            rate = not thing and phrase.endswith("率")
            if syntax_of("unfit").match(phrase) or (thing and verbs().fullmatch(phrase)):
                continue
            if rate or not (len(phrase) < 2 or syntax_of("relation").match(phrase)):
                found.append(SHARE_OF.sub("", phrase)[-LONGEST:])
                break
    rates = (phrase for phrase in found if share and phrase.endswith(("率", "度", "比例", "得分")))
    return next(rates, next(iter(found), ""))
