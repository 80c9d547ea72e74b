"""A claim as the comparison sees it: its words, what it counts, of what part, since when.

Over 300 lines, because all that the comparison takes from a claim is prepared in this one place.

>>> found = side(dict(subject="青山区专职保安配备率", denominator="全市中小学", measure="percentage", unit="%"))
>>> found.topic, found.rate, sorted(found.parts)
('专职保安', '配备率', ['青山区'])
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from itertools import takewhile

import pandas as pd

from zhibiao.begins import compiled
from zhibiao.funds import Funds, funds
from zhibiao.lexicon import table
from zhibiao.nouns import ENUMERATOR
from zhibiao.periods import AFTER_YEAR_END, base, span
from zhibiao.phrases import (
    LISTED,
    MANY,
    WHEN,
    Restriction,
    aspects,
    canonical,
    deeds,
    rate,
    restrictions,
    scopes,
    topic,
    weights,
    without_aspects,
    without_deeds,
)
from zhibiao.quantities import number
from zhibiao.records import CHANGES

WORDS = (
    "claim_id",
    "subject",
    "denominator",
    "measure",
    "unit",
    "period",
    "base_period",
    "quote",
    "before",
    "after",
    "prefix",
    "suffix",
    "context",
)
PER = re.compile(
    r"(?:每|/|／)(?P<n>(?:\d+(?:\.\d+)?)?[十百千万亿]*)(?:个|名(?=[一-鿿]))?(?P<what>[一-鿿]{1,6})"
)
PIECES = frozenset(("pieces", "sets", "channels"))
"""Counted with 个 too, where the words are the same; else 个 may be points, and 台 what stands on them."""
TAIL = 4  # so many characters before the number may narrow it (最快5分钟)
ALONE = re.compile("率先|试点|先行|带头|重拳|探索|首创")
"""What one part of a place does, of which the rest of the sentence tells: 城南街道率先试点，组建8支."""
LEADING = 10  # so short is a clause that only says where
ADDED = re.compile(
    "(?<!不)(?:再增|又增|提高|提升|增加|减少|上升|下降|增长|降低|缩短|压缩|压减|多|少|快|慢|早|提前|多出|高出|净增)了?(?:约|近|超过?)?\\Z"
    "|(?<![一-鿿])比[^，,；;]*(?:多|少|高|低|快|慢|增|减|降|升)[一-鿿]{0,2}\\Z"
)  # 减少2起 is no level
REDUCED = re.compile("(?:减少|压[减缩降]|[缩削裁]减|缩短|降低)[^，,；;]{2,}")
"""A deed with its thing, so much of which is to go: 减少煤炭消费10万吨, 压减一般性支出5%."""
UNIVERSAL = re.compile(
    "(?:全部?|均|全面)(?:已|完成|实现|通过(?=[一-鿿]*验收))?(?P<verb>(?:[一-鿿]{2}化)?[一-鿿]{2})"
)
UP_TO = re.compile("截[至止]|[底末]")
HOLLOW = {
    "money": re.compile("投入|投资|资金|经费|拨付"),
    "rank": re.compile("位次|排名|名次|排位|(?:测评|考核)?(?:综合)?(?:得分|成绩)"),
}
"""Nouns that any sum, or any rank, may have."""
CARRIED = ("count", "rate", "money", "duration", "change", "rank")
COUNTED_IN = {"duration": "(?:分|秒|小时)", "change": "(?:[%‰一-鿿]|$)"}
"""What may be of the thing that an earlier clause of the list names (青山区下降8%，白沙县下降9%)."""
SPAN = re.compile("时间|时长|时限|用时|耗时")
EXAMPLES = re.compile("(?:[^，,、；;]{2,8}、)+[^，,、；;]{2,8}等(?=[一-鿿]{2})")
"""What is only named of a kind (车站、医院等人员密集场所)."""
PARTS = frozenset(("settlement", "ownership", "school", "age"))
"""Kinds of what a share may be of a part of only."""
FEW = 1.5  # words of so little weight name nothing
EACH_ONE = "每一?(?![年月日天周季半次逢时分百千万亿\\d]|个(?:月|季|工作日|小时|星期))[一-鿿]"
EACH = re.compile(f"{EACH_ONE}|逐[村户校]|各(?=[一-鿿]{{1,8}}(?:至少|均|都)?(?:配备|设))")
MEAN_OF = re.compile("[户人村校站]均(?=[一-鿿\\d]|\\Z)")
AFTER_A_SUM = re.compile(r"\d[^、]*、")  # 市级财政4800万元、|县级财政3500万元
EACH_HAS = re.compile(
    EACH_ONE
    + "[^，,。；;]{0,12}?(?:配备|配齐|配|聘[任请用]|设[有立置]?|安排|组建|建[有成立]?|落实|有)(?=[一-鿿]{2})"
)
"""The words that name the many, before the thing that each of them has."""
EVERY_YEAR = re.compile("每年(?!度)|逐年|年年|每一年")
OVER_YEARS = re.compile("(?P<n>[两二三四五])年(?:来|间|内|下来)?(?:累计|一?共|合计|总体|总)")
SUM = re.compile("(?:全|我|本)[市县区镇]|总数|人数|总量|注册|累计")
PHRASE = re.compile("[，,；;：:]|(?<=率)、")
PER_HEAD = re.compile(
    "每?[十百千万]+(?:人口?|车|户|件)|[一-鿿]+?(?P<n>[十百千万]+)(?P<what>人|车|户|件)(?=[一-鿿]{1,8}率)"
)
OF_SO_MANY = re.compile(
    r"每(?:\d{3,}|\d*[百千万])[十百千万亿]*(?:个|名|户|辆)?(?![个小]?[年月周日天时分秒])[一-鿿]"
)
"""So many of whom something is counted for (每300名学生配备1名)."""
PERSONS = re.compile("人|^[名口位]|群众|居民|市民")
COUNTED_PER = re.compile(
    r"(?:按[一-鿿]{0,8}?)?(?:平均)?每(?:\d+(?:\.\d+)?)?[十百千万亿]+(?:名|个|户)?(?:常住|户籍|沿海)?(?:人口|群众|居民|机动车|人|车|户|件)(?:计为?)?"
)
WHOLE = re.compile("^(?:全|我|本)[市县区省]")
OF_ALL = "/all"
"""What is added to the name of a count that is read as the share it comes to."""
RATE_END = re.compile("(?:[一-鿿]{2}化率|[一-鿿]{2}率|比例|时间)$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """A claim as the comparison sees it."""

    claim_id: str
    words: str  # the subject with its denominator, in canonical words
    topic: str  # without its rate
    full: str
    wide: str
    rate: str
    aspects: frozenset[str]
    measure: str
    moved: bool  # a from–to pair
    unit: str
    per: tuple[str, Decimal]
    base: str
    each: bool  # counted for each of many (每个乡镇配备2名)
    funds: Funds | None  # of public money: who pays, and what for
    since: str
    limits: frozenset[Restriction]
    parts: frozenset[str]
    pace: str
    accrual: str
    until: date | None
    phrase: (
        str  # the subject and its clause, of a count with the clause behind it, in canonical words
    )
    whole: str  # of what is said of all: its sentence with the verb, in canonical words
    cleared: bool  # 清零
    of_all: bool  # a share reckoned from a count of so many
    context: str  # the heading above and the sentence before, in canonical words
    around: str  # the sentence as far as the quantity, of a count with the clause behind it, in canonical words


def side(row: Mapping, own: tuple[str, ...] = ()) -> Side:
    """Prepare one claim for comparison."""
    get = {name: _word(row.get(name)) for name in WORDS}
    before = get["before"] or re.split("[。！？!?\n]", get["prefix"])[-1]
    after = get["after"] or re.split("[，,。；;！？!?\n]", get["suffix"])[0]
    clause = re.split("[，,；;]", before)[-1]
    item = re.split("[；;]", before)[-1]
    if (
        after[:1] in tuple("、\u3000\t")
        and get["subject"] in after
        and get["subject"] not in before
    ):
        # 城区5分钟、乡镇15分钟到达现场: what follows belongs to the next number
        get["subject"] = re.split(r"\d[^、]*、", clause)[-1]
    own_words = clause.split("、")[-1]
    own_rate, told_rate = rate(own_words), rate(get["subject"])
    if get["subject"] not in clause and own_rate not in ("", told_rate) and told_rate not in clause:
        get["subject"] = own_words  # 覆盖率、联网率达到100%，在线率98%
    words = canonical(get["denominator"] + get["subject"])
    today = row.get("today") if isinstance(row.get("today"), date) else None
    year = _year_of(row, today)
    when = f"{get['period']} {get['base_period']}"
    days = span(get["period"], today) if get["period"] else None
    parts = _parts(get["subject"], get["denominator"], clause, before, own)
    kind = measured(row | get)
    named, told = EACH_HAS.sub("", get["subject"]), before
    if kind == "rate":
        named, told = _without_base(named), COUNTED_PER.sub("", told)
    if kind == "duration" and not SPAN.search(named) and (timed := SPAN.search(told)):
        named = re.split(r"[，,；;、]|\d", told[: timed.end()])[-1] + named
    if named and named not in item and named in before and _recovered("", item, kind):
        named, told = "", item  # 盗窃案件破案率84%；新发现吸毒人员35人，下降17%
    named = _recovered(
        _without(scopes(named, own), named),
        _without(scopes(told, own), told),
        get["measure"],
        get["unit"],
    )
    named = HOLLOW["rank"].sub("", named) if kind == "rank" else named
    quoted = _quoted(get["quote"], after, get["measure"])
    subject = named + ("" if quoted and quoted in named else quoted)
    tail = "" if clause[-2:] in get["subject"] else clause[-TAIL:]
    tail = clause if get["measure"] == "money" else tail
    wide = _wide(get["subject"], clause, get["measure"])
    return Side(
        claim_id=get["claim_id"],
        words=words,
        topic=_bare(subject),
        full=topic(subject).removesuffix("率"),
        wide=topic(wide),
        rate=rate(subject),
        aspects=aspects(wide or get["subject"])
        or aspects(subject)
        or _nearest_aspects(clause, after)
        or _told(get["subject"], before),
        measure=kind,
        moved=bool(_word(row.get("baseline"))),
        unit=get["unit"],
        per=per(row | get) if kind == "rate" else ("", Decimal(1)),
        base=get["denominator"],
        each=_is_of_each(get["denominator"], clause, item),
        funds=funds(AFTER_A_SUM.split(clause)[-1]) if kind == "money" else None,
        since=base(when, year)
        or base(clause, year)
        or _from_years_before(clause, kind, year)
        or (base(item, year) if kind in CHANGES and clause.startswith("其中") else "")
        or ("yearly" if kind in CHANGES and EVERY_YEAR.search(clause) else ""),
        limits=restrictions(EXAMPLES.sub("", subject))
        | {limit for limit in restrictions(clause) if limit.word in canonical(tail)}
        | _of_a_part(clause, kind),
        parts=parts,
        pace=_pace(f"{when} {get['denominator']} {clause}", days),
        accrual=_paced(get["subject"] + clause, "accrual"),
        until=days[1] if days else None,
        phrase=_phrase(subject, clause, after if get["measure"] in ("count", "universal") else ""),
        around=canonical(f"{before}，{after}" if get["measure"] == "count" else before),
        whole=canonical(f"{subject}{clause}{get['quote']}{after}") if kind == "universal" else "",
        cleared="清零" in get["quote"],
        of_all=get["claim_id"].endswith(OF_ALL),
        context=canonical(get["context"]),
    )


def _year_of(row: Mapping, today: date | None) -> date | None:
    """A day of the year that 同比 and 较上年 start from: that in which a target is due or a report was true.

    What a report of the first months says without a time is of the year before.
    """
    if row.get("modality") == "target" and isinstance(row.get("due"), date):
        return None if EVERY_YEAR.search(_word(row.get("before"))) else row["due"]
    on = row.get("on")
    if not isinstance(on, date):
        return today
    new = (
        row.get("on_of_document") and row.get("modality") != "target" and on.month <= AFTER_YEAR_END
    )
    return date(on.year - 1, 12, 31) if new else on


def _from_years_before(clause: str, kind: str, year: date | None) -> str:
    """The year that a change told over years starts from: 三年累计下降25%."""
    found = OVER_YEARS.search(clause) if kind in CHANGES else None
    return str(year.year - int(number(found["n"]))) if found and year else ""


@lru_cache(MANY)
def counts(unit: str) -> tuple[str, Decimal, frozenset[str]]:
    """What a unit counts, how many of the family's own unit it is, and what else it may count.

    >>> counts("分钟")[:2], counts("名")[0] == counts("人")[0], counts("人次")[0]
    (('time', Decimal('60')), True, 'person_times')
    """
    row = next((row for row in table("counting_units") if row.unit == unit), None)
    if not row:
        return unit, Decimal(1), frozenset()
    return row.counts, Decimal(row.factor), frozenset(row.also.split())


def one_unit(one: str, other: str, *, same_words: bool = True) -> bool:
    """Whether two units count the same; 个 counts pieces too, where the words for the thing are the same.

    >>> one_unit("座", "个"), one_unit("小时", "分钟"), one_unit("人", "人次"), one_unit("天", "个工作日")
    (True, True, False, False)
    >>> one_unit("个", "台"), one_unit("个", "台", same_words=False)
    (True, False)
    """
    (left, _, left_also), (right, _, right_also) = counts(one), counts(other)
    if left == right or right in left_also or left in right_also or not one or not other:
        return True
    return same_words and "items" in (left, right) and bool({left, right} & PIECES)


def _parts(
    subject: str, denominator: str, clause: str, before: str, own: tuple[str, ...]
) -> frozenset[str]:
    """The part of the place that is spoken of: by the subject, its clause, or the sentence's first word."""
    if named := scopes(subject, own) - {"whole"}:
        return named
    if found := scopes(f"{denominator} {subject}", own) or scopes(clause, own):
        return found
    before = re.split("[；;]", before)[-1]
    first, comma, _ = before.partition("，") if "，" in before else before.partition(",")
    if comma and len(first) <= LEADING and (found := scopes(first, own)):
        return found
    said = re.split("[，,；;：:]", before)[0]
    named = frozenset(name for name in scopes(said, own) if said.startswith(name))
    whose = re.search(r"\d", said) or ALONE.search(said)
    return named if whose else frozenset()  # 青山区整治城中村9个，案件下降18%


def _of_a_part(clause: str, kind: str) -> frozenset[Restriction]:
    """What the first words of its clause narrow a share down to: 城区51所学校安装率, 公办学校已全部联网."""
    led = canonical(clause)
    return frozenset(
        limit
        for limit in restrictions(clause)
        if kind in ("percentage", "universal")
        and limit.dimension in PARTS
        and WHEN.sub("", led).startswith(limit.word)
    )


def _without(names: frozenset[str], words: str) -> str:
    words = LISTED.sub("", words) if names else words
    for name in sorted(names, key=len, reverse=True):  # 主城区 before 主城
        words = words.replace(name, "")
    return words


def _nearest_aspects(clause: str, after: str) -> frozenset[str]:
    for words in (*reversed(re.split("[、和及]", clause)), "" if after.startswith("、") else after):
        if found := aspects(words):
            return found
    return frozenset()


def _is_of_each(base: str, clause: str, item: str) -> bool:
    """Whether a count is for each of many, and no sum (每村巡逻队员6人，全县志愿者1.2万人)."""
    carried = base if base in item and not SUM.search(clause) else ""
    return bool(EACH.search(carried + clause) or MEAN_OF.search(clause))


def _without_base(subject: str) -> str:
    """A rate without what it is counted per (每10万人发案数), but where nothing else is named (万人成讼率)."""
    bare = COUNTED_PER.sub("", subject)
    return subject if rate(subject) and not _bare(bare) else bare


def _told(subject: str, before: str) -> frozenset[str]:
    """What the clause that holds a subject tells of it (破获电诈案件312起，同比上升34.5%)."""
    clauses = re.split("[，,；;]", before)[:-1] if len(subject) > 1 else ()
    return next((aspects(said) for said in reversed(clauses) if subject in said), frozenset())


def _pace(words: str, days: tuple[date, date] | None) -> str:
    found = _paced(words, "pace")
    of_a_year = days and days[0].year == days[1].year and not UP_TO.search(words)
    return "year" if found == "altogether" and of_a_year else found


def _paced(words: str, kind: str) -> str:
    """The first row of ``paces`` of that kind that the words hold."""
    return next(
        (row.name for row, pattern in _paces() if row.kind == kind and pattern.search(words)), ""
    )


@cache
def _paces() -> tuple[tuple, ...]:
    return tuple((row, compiled(row.pattern)) for row in table("paces"))


def _quoted(quote: str, after: str, measure: str) -> str:
    """The noun that a word claim carries in itself: 零事故 of accidents, 全覆盖 and 全破 a rate."""
    if measure == "universal" and quote == "全破":
        return "破案率"
    if measure == "universal" and (found := UNIVERSAL.match(quote + after)):
        return "" if found["verb"] in ("清零", "完成", "工作") else found["verb"] + "率"
    return quote[1:] if measure == "zero" and quote.startswith("零") else ""


def _wide(subject: str, clause: str, measure: str) -> str:
    """The words before a count as far as its clause has them: 宣传群众, where the subject is 群众."""
    if measure not in ("count", "money") or not subject or subject not in clause:
        return ""
    wide = re.split(r"\d|(?<!建)(?<!改造)(?<!维修)、", clause)[-1]
    return wide if subject[-2:] in wide else ""


def _phrase(subject: str, clause: str, after: str) -> str:
    return "/".join(
        dict.fromkeys(
            topic(words) for words in (subject, re.sub(r"\d", " ", clause), after) if words
        )
    )


def _bare(subject: str) -> str:
    """A topic without the rate at its end; nothing, where only the deed is named (整治340处)."""
    phrase = canonical(subject)
    bare = (
        topic(RATE_END.sub("", phrase))
        if RATE_END.search(phrase)
        else RATE_END.sub("", topic(phrase))
    )
    return bare if rate(phrase) or len(without_deeds(bare)) > 1 else ""


def _recovered(subject: str, before: str, measure: str, unit: str = "") -> str:
    """The words for a subject that is cut short: 率 or 建成 by its clause, 整改率 by the clauses before.

    A count without a thing (三年共治理133处) is of what the clause before counts in the same unit.
    """
    plain = _unnarrowed(subject) if measure == "duration" else _bare(subject)
    if measure in HOLLOW:
        plain = HOLLOW[measure].sub("", plain)
    if rate(subject):
        plain = without_deeds(plain)  # 立案1210起、破获511起，破案率42%
    if sum(weights(plain.replace(rate(subject)[:-1] or "\n", ""))) >= FEW:
        return subject
    before = WHEN.sub("", canonical(before))
    kind = rate(subject)
    if kind not in before or (not kind and measure == "percentage"):
        kind = rate(before)
    *told, own = PHRASE.split(before)
    clauses = [own, *(clause for clause in told[::-1] if clause.strip())]
    if not kind:
        counted = re.compile(
            r"\d[\d.,万亿多余]*" + COUNTED_IN.get(measure, re.escape(unit or "\n"))
        )
        rest = [clause for clause in clauses[1:] if clause not in ("其中",)]
        told = takewhile(counted.search, rest if measure in CARRIED else ())
        told = rest if measure in ("rank", "rate") else told
        clauses = clauses[:1] + [re.sub(r"\d", "", counted.split(clause)[0]) for clause in told]
        if measure in HOLLOW:
            clauses = [HOLLOW[measure].sub("", clause) for clause in clauses]
    for clause in clauses:
        phrase, named, _ = (
            clause.partition(kind)
            if kind and kind in clause
            else (re.split(r"\d", clause)[0], "", "")
        )
        said = phrase.replace(kind[:-1], "")
        bare = _unnarrowed(said) if measure == "duration" else _bare(said)
        if sum(weights(topic(said) if named else bare)) >= FEW:
            if not kind and subject not in phrase and aspects(subject):
                if deeds(subject):
                    return subject + without_deeds(phrase)  # 止付资金6000万元，冻结1900万元
                if not aspects(subject) & aspects(phrase):
                    return without_aspects(phrase) + subject  # 电诈发案数下降20%、损失下降15%
            phrase = _of_another(phrase, subject)
            return (
                phrase + kind + (subject if measure == "duration" and phrase not in subject else "")
            )
    return subject


def _of_another(phrase: str, subject: str) -> str:
    """A phrase without what narrows it otherwise than the subject does (城区到场时间6分钟，农村16分钟)."""
    own = {limit.dimension: limit.word for limit in restrictions(subject)}
    for limit in restrictions(phrase):
        if own.get(limit.dimension, limit.word) != limit.word:
            phrase = phrase.replace(limit.word, "")
    return phrase


def _unnarrowed(subject: str) -> str:
    """A subject without its rate and the words that only narrow it (城区 of 城区平均)."""
    bare = _bare(subject)
    for limit in restrictions(bare):
        bare = bare.replace(limit.word, "")
    return bare if len(bare) > 1 or not restrictions(subject) else ""


def measured(row: Mapping) -> str:
    """What kind of number it is, where the words around it say more than ``measure``.

    A count per head is a rate; 减少2起 is no level but an ``increment``, and so is 减少煤炭消费10万吨;
    压减支出5% is a change.

    >>> measured(dict(measure="count", subject="万人成讼率", unit="件"))
    'rate'
    >>> measured(dict(measure="count", subject="民转刑命案", unit="起", before="民转刑命案减少"))
    'increment'
    >>> spent = dict(subject="压减支出", before="压减支出")
    >>> measured(spent | dict(measure="money")), measured(spent | dict(measure="percentage"))
    ('increment', 'change')
    """
    measure, before = _word(row.get("measure")), _word(row.get("before"))
    subject = _word(row.get("subject"))
    reduced = (
        REDUCED.fullmatch(subject)
        and before.endswith(subject)
        and _word(row.get("bound")) != "at_most"
    )
    if reduced and measure == "percentage":
        return "change"
    if (
        measure in ("count", "rate", "money", "duration")
        and (reduced or ADDED.search(before))
        and not _word(row.get("baseline"))
    ):
        return "increment"
    subject = WHOLE.sub("", ENUMERATOR.sub("", subject).strip())
    per_head = PER_HEAD.match(subject) and not re.search(r"\d", subject)
    of_many = OF_SO_MANY.search(_word(row.get("denominator")) or re.split("[，,；;]", before)[-1])
    return "rate" if measure == "count" and (per_head or of_many) else measure


def per(row: Mapping) -> tuple[str, Decimal]:
    """The base of a rate: what it is counted per, and per how many.

    >>> per(dict(unit="人/10万人")), per(dict(unit="起", denominator="每万人"))
    (('人', Decimal('100000')), ('人', Decimal('10000')))
    """
    unit, denominator, subject = (
        _word(row.get(name)) for name in ("unit", "denominator", "subject")
    )
    subject = WHOLE.sub("", ENUMERATOR.sub("", subject).strip())
    inside = not re.search(r"\d", subject) and PER_HEAD.match(subject)
    found = (
        PER.search(unit)
        or PER.search(denominator)
        or (inside and inside["n"] and inside)
        or PER.match(subject)
        or PER.match("每" + subject)
    )
    if not found:
        return "", Decimal(1)
    many = found["n"]
    what = "人" if PERSONS.search(found["what"] or "") else (found["what"] or "")[:1]
    return what, number(many) if many else Decimal(1)


def _word(cell: object) -> str:
    return "" if cell is None or cell is pd.NA or cell != cell else str(cell)
