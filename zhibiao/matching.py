"""Do two claims speak of the same thing?  A score between 0 and 1, and the parts it is made of.

Over 300 lines, because every part of the score stands beside the others that it is weighed with.

Core parts: ``subject`` (the words), ``head`` (the last word decides: 覆盖率 is not 联网率), ``aspect``
(filed, lost, visited …), ``measure``.  Guards: ``unit``, ``base`` (the denominator), ``since`` (what
a change is a change from), ``limits`` (重点, 一类 …), ``scope`` (the whole place or a part of it),
``pace`` (a day, a year, altogether).  A guard that fails makes two claims *near*: the same words
counted otherwise, never comparable.  ``period`` is shown and left out of the score: an outcome
comes after its target, two statements of one fact share theirs.

>>> target = dict(subject="反诈宣传入户覆盖群众", measure="count", unit="人")
>>> match(target, dict(subject="反诈宣传入户群众", measure="count", unit="名")).kind
'same'
>>> near = match(target, dict(subject="反诈宣传入户群众", measure="count", unit="人次"))
>>> near.kind, near.differs, near.total
('near', ('unit',), 0.0)
>>> match(target, dict(subject="宣传手册", measure="count", unit="册")).kind
'other'
"""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from math import prod

import pandas as pd

from zhibiao.funds import PUBLIC_MONEY, one_purpose, other_payers, purpose
from zhibiao.lexicon import syntax_of
from zhibiao.phrases import (
    TILE,
    abbreviates,
    alike,
    found_in,
    kin,
    restrictions,
    shared,
    topic,
    unshared,
    weights,
    without_aspects,
    without_deeds,
)
from zhibiao.sides import CHANGES, Side, counts, one_unit, side

ENOUGH = 0.5
"""The score from which two claims are taken to speak of the same thing."""
ROUNDING = 0.001
"""So much a part may gain when it is rounded."""
CORE = ("subject", "head", "aspect", "measure")
GUARDS = ("unit", "base", "since", "limits", "scope", "pace")
LEVELS = frozenset(("percentage", "universal", "count", "money", "duration", "rate", "zero"))
SHARES = frozenset(("percentage", "universal"))
APART = (
    {"newly", "in all"},
    {"newly", "grown"},
    {"newly", "reached"},
    {"built", "in all"},
    {"built", "grown"},
)
"""What is added, and what there is then."""
PEOPLE = frozenset(("persons", "person_times"))
THINGS = frozenset(("items", "places", "points", "pieces", "sets", "channels"))
AMOUNTS = frozenset(("square_metres", "kilometres", "tonnes", "mu", "storage", "yuan", "time"))
"""What is measured and not counted: another unit is another thing."""
MONEY = frozenset(("losses", "recovered", "held"))
CONFUSED = frozenset(("cases", "survey"))
"""Families within which another aspect makes a claim near, and not another thing."""
ONCE_EACH = {frozenset(("arrival",)), frozenset(("handled",))}
TIMED_TO = frozenset().union(*ONCE_EACH)
"""What a span of time ends with."""
FUNDED = 0.8
"""How much two sums of public money speak of the same, where neither says what else they are for."""
HAPPENED = frozenset(("filed", "occurred"))
LIST = re.compile("[一-鿿]{2,6}(?:、[一-鿿]{2,6}?)+(?=等)")
EVENT = re.compile("(?:(?<!涉)案件?|事故|火灾|事件|灾害)\\Z")
CASE_OR_NUMBER = re.compile("(?:案件|[立发受]?案)?(?:[人起件]?数)?\\Z")
GRADED = frozenset(("severity", "statistic", "goods"))
"""Kinds of which one may hold the other (较大以上, 重特大)."""
ASKED = re.compile("(?P<who>[一-鿿]{2,10}?)对[一-鿿“”]{2,20}(?:满意|评价|认可|信任|支持|知晓)")
"""Those who are asked for their view (医护人员对执业环境的满意度)."""
COUNTING_NOUN = re.compile("[人批件户车场]次")
"""What a change or a share is counted in (走访批次下降30%)."""
SAMPLE = re.compile("抽[查检样取][^。；;，]{0,12}\\d[^。；;，]{0,8}(?=，)")
"""A share told of those that were looked at says nothing of the rest."""
TOGETHER = re.compile("[两三四五多各]类[^，；\\d]{1,10}(?:合计|共计|总计|共)")
"""A number told of several kinds together (两类团伙合计21个)."""
ALIKE = 0.9
"""So alike is one of several that are counted together to the one that is asked for."""
STATISTIC = re.compile("平均|总体|总数|综合|实际|突破")
LEVELS_BESIDE = (("村", "社区"), ("镇", "街道"))
PUBLIC = frozenset("众民公")
"""Characters of a name for everybody: 群众, 居民, 公众."""
COVERS = re.compile("(?:(?:覆盖|安装|配备|设置|建设|建成|设立|普及|开设|建立)率)?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """Two claims compared: each part between 0 and 1, their product, and what it comes to."""

    one: str
    other: str
    subject: float
    head: float
    aspect: float
    measure: float
    unit: float
    base: float
    since: float
    limits: float
    scope: float
    pace: float
    period: float

    @property
    def core(self) -> float:
        """How much the two are alike in what they speak of."""
        return prod(getattr(self, name) for name in CORE)

    @property
    def total(self) -> float:
        """The product of all parts but ``period``."""
        product = self.core
        for name in GUARDS:
            product *= getattr(self, name)
        return round(product, 4)

    @property
    def differs(self) -> tuple[str, ...]:
        """The guards that fail."""
        return tuple(name for name in GUARDS if not getattr(self, name))

    @property
    def kind(self) -> str:
        """``same``; ``near``, alike but counted otherwise; or ``other``."""
        if self.core < ENOUGH:
            return "other"
        return "near" if self.differs else "same"


def match(one: Mapping, other: Mapping, *, own: tuple[str, ...] = ()) -> Match:
    """Compare two claims, each a mapping with (some of) the columns of ``claims``.

    ``before`` and ``after``, the sentence up to the quote and the clause after it, help where a
    subject is cut short; ``today`` is the date of the document.  ``own`` are names of the place
    that both speak of, so that it is not taken for a part.
    """
    return compare(side(one, own), side(other, own))


def matches(ones: pd.DataFrame, others: pd.DataFrame, *, own: tuple[str, ...] = ()) -> pd.DataFrame:
    """Every pair of claims from two tables that is the same or near, one row per pair.

    Columns: ``one``, ``other`` (claim ids), the parts, ``core``, ``total``, ``kind``, ``differs``.

    >>> claims = pd.DataFrame([dict(claim_id="a", subject="街面警务站", measure="count", unit="座"),
    ...                        dict(claim_id="b", subject="街面警务站", measure="count", unit="个")])
    >>> matches(claims[:1], claims[1:])[["one", "other", "total", "kind"]].values.tolist()
    [['a', 'b', 1.0, 'same']]
    """
    rows = []
    sides = [side(row, own) for row in others.to_dict("records")]
    for row in ones.to_dict("records"):
        left = side(row, own)
        for right in sides:
            if _may_match(left, right) and (found := compare(left, right)).kind != "other":
                rows.append(
                    asdict(found)
                    | {
                        "core": round(found.core, 4),
                        "total": found.total,
                        "kind": found.kind,
                        "differs": " ".join(found.differs),
                    }
                )
    return pd.DataFrame(rows, columns=[*Match.__slots__, "core", "total", "kind", "differs"])


def _may_match(one: Side, other: Side) -> bool:
    """Whether the parts of the core come to enough, the quick ones asked first."""
    core = 1.0
    for part in (measures, _aspect, _head, _subject):
        core *= part(one, other)
        if core < ENOUGH - ROUNDING:
            return False
    return True


def compare(one: Side, other: Side) -> Match:
    """Compare two prepared claims."""
    aspect = _aspect(one, other)
    return Match(
        one=one.claim_id,
        other=other.claim_id,
        subject=round(_subject(one, other), 4),
        head=0.0 if _rivals(one, other) else _head(one, other),
        aspect=aspect,
        measure=measures(one, other),
        unit=_unit(one, other),
        base=_base(one, other),
        since=_since(one, other),
        limits=_limits(one, other) if aspect == 1 else 0.0,
        scope=_scope(one, other),
        pace=_same_pace(one, other),
        period=1.0
        if one.until and one.until == other.until
        else 0.5
        if one.until and other.until
        else 0.75,
    )


def _subject(one: Side, other: Side) -> float:
    """Words in common; where one subject is cut short, its sentence may hold the rest."""
    if one.funds and other.funds and one_purpose(one.funds.purpose, other.funds.purpose):
        return FUNDED
    left, right = (
        (one.topic, other.topic)
        if bool(one.rate) == bool(other.rate) and one.topic + other.topic
        else (one.full, other.full)
    )
    both = max(
        alike(left, right), alike(one.topic, other.topic), 0.95 * alike(one.wide, other.wide)
    )
    for short, long in ((one, other), (other, one)):
        if len(short.topic) < len(long.topic) and (
            not short.topic or found_in(short.topic, long.topic) > 0.9
        ):
            both = max(both, 0.85 * found_in(long.topic, short.around + short.topic))
    for vague, plain in ((one, other), (other, one)):
        if (
            plain.rate
            and not vague.rate
            and plain.rate in vague.around
            and vague.measure == "percentage"
            and "survey" not in kin(vague.aspects)
            and "占" not in vague.around[-4:]
        ):
            both = max(both, 0.65 * found_in(plain.topic, vague.around))
    if abbreviates(one.topic, other.topic):
        both = max(both, 0.85)
    return max(both, 0.85 * _had_by_many(one, other), 0.9 * _all_of(one, other))


def _all_of(one: Side, other: Side) -> float:
    """How much of a share's name stands in a sentence that says it of all: 隐患按期销案率, 隐患已全部按期销案."""
    best = 0.0
    for share, everyone in ((one, other), (other, one)):
        thing = share.topic.removesuffix("比例")
        deed = "" if COVERS.fullmatch(share.rate) else share.rate[:-1]
        if (
            everyone.measure == "universal"
            and share.measure in SHARES
            and (share.rate or share.words.endswith("比例"))
            and not share.of_all
            and deed in everyone.whole
            and sum(weights(thing)) >= TILE
        ):
            best = max(best, found_in(thing + deed, everyone.whole))
    return best


def _had_by_many(one: Side, other: Side) -> bool:
    """Whether one counts what each of many is to have, the other those that have it.

    每所学校配备安保员3名, 141所学校配备了安保员: near, for their bases differ.
    """
    return any(
        asked.each and not told.each and asked.topic and asked.topic in told.phrase
        for asked, told in ((one, other), (other, one))
    )


def _head(one: Side, other: Side) -> float:
    if one.funds and other.funds:
        return 1.0
    if _all_of(one, other) >= ENOUGH:
        return 0.9
    if one.of_all or other.of_all:
        reckoned, named = (one, other) if one.of_all else (other, one)
        return 0.9 if COVERS.fullmatch(named.rate) or named.rate[:-1] in reckoned.words else 0.3
    if one.rate and one.rate == other.rate:
        return 1.0
    if "universal" in (one.measure, other.measure) and {one.measure, other.measure} <= SHARES:
        everyone, share = (one, other) if one.measure == "universal" else (other, one)
        if (
            "覆盖率" in (everyone.rate, share.rate)
            and COVERS.fullmatch(share.rate)
            and COVERS.fullmatch(everyone.rate)
        ):
            return 0.9
    if one.rate and other.rate:
        short, long = sorted((one, other), key=lambda side: len(side.full))
        longer = long.full.startswith(short.full) and len(long.full) <= len(short.full) + TILE
        return 0.8 * (longer and sum(weights(short.topic)) >= TILE)
    if _had_by_many(one, other):
        return 1.0
    if SHARES & {one.measure, other.measure} and (one.rate or other.rate):
        named, bare = (one, other) if one.rate else (other, one)
        verb = named.rate[:-1]
        return 0.9 if verb in bare.words else 0.8 if named.rate in bare.around else 0.3
    families = {counts(side.unit)[0] for side in (one, other)}
    if (
        len(families & AMOUNTS) == 1
        and len(families) == 2
        and "" not in families
        and one.topic != other.topic
    ):
        return 0.4
    if families & PEOPLE and families & THINGS:
        return 0.4  # 护学岗310个 and 护学岗志愿者600名 are two things, not one counted otherwise
    if not one.topic or not other.topic or _last(one.full) == _last(other.full):
        return 1.0
    if abbreviates(one.topic, other.topic):
        return 1.0
    if one.wide and other.wide and _last(one.wide) == _last(other.wide):
        return 1.0
    if kin(one.aspects) & kin(other.aspects) & CONFUSED:
        return 1.0
    short, long = sorted((one, other), key=lambda side: len(side.full))
    return 0.8 if _last(short.full) in long.full else 0.4


def _last(words: str) -> str:
    """The last word, before a number's noun (人数, 起数) and what says that a case is one (案件, 立案)."""
    return CASE_OR_NUMBER.sub("", words)[-2:] or words[-2:]


def _aspect(one: Side, other: Side) -> float:
    if one.measure == other.measure == "money" and (
        bool(one.aspects & MONEY) != bool(other.aspects & MONEY)
        or ("recovered" in one.aspects) != ("recovered" in other.aspects)
    ):
        return 0.0
    if not one.aspects or not other.aspects or one.aspects == other.aspects:
        return 1.0
    if (one.rate and other.rate) or one.of_all or other.of_all:
        return 1.0  # the head has decided
    if (
        one.measure == other.measure == "duration"
        and {one.aspects & TIMED_TO, other.aspects & TIMED_TO} == ONCE_EACH
    ):
        return 0.9
    if any(
        plain.aspects == {"cases"} and said.aspects <= HAPPENED
        for plain, said in ((one, other), (other, one))
    ):
        return 1.0  # 案件数 does not say whether filed or known of
    family = kin(one.aspects) & kin(other.aspects)
    if one.aspects & other.aspects:
        return 0.9 if "survey" in family else 1.0
    return 0.9 if family & CONFUSED else 0.0


def measures(one: Side, other: Side) -> float:
    """Whether two kinds of number may tell of one thing: a share and all, zero and a count."""
    both = {one.measure, other.measure}
    if len(both) == 1 or both == SHARES:
        return 1.0
    if both & {"increment", "multiple"} and both & LEVELS:
        return 0.9 * any(side.moved and side.measure in LEVELS for side in (one, other))
    if both == {"zero", "universal"}:
        return 0.9 * (one.cleared and other.cleared)
    if both in (
        {"zero", "count"},
        {"zero", "percentage"},
        {"streak", "zero"},
        {"multiple", "change"},
    ):
        return 0.9
    if both == CHANGES:
        return 0.9
    levels = both & LEVELS
    if levels and both & CHANGES:
        return 0.9 * any(side.moved and side.measure in LEVELS for side in (one, other))
    return 0.9 if both == {"rate", "count"} else 0.0


def _unit(one: Side, other: Side) -> float:
    both = {one.measure, other.measure}
    if both == CHANGES:
        return 0.0
    if both == {"rate", "count"}:
        return 0.0
    if "zero" in both and "count" in both:
        events, counted = (one, other) if one.measure == "zero" else (other, one)
        return float(not (EVENT.search(events.full) and counts(counted.unit)[0] in PEOPLE))
    nouns = [set(COUNTING_NOUN.findall(side.full)) for side in (one, other)]
    if all(nouns) and not nouns[0] & nouns[1]:
        return 0.0
    if len(both) > 1 or both & (SHARES | {"rank", "zero"}):
        return 1.0
    if both == {"rate"}:
        return float(one.per[0] == other.per[0])
    if not one_unit(one.unit, other.unit, same_words=_but_a_letter(one.topic, other.topic)):
        return 0.0
    return 1.0 if bool(one.unit) == bool(other.unit) else 0.8


def _but_a_letter(one: str, other: str) -> bool:
    """Whether two topics are the same but for one character (独立式烟感, 独立烟感)."""
    short, long = sorted((one, other), key=len)
    return short == long or any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _base(one: Side, other: Side) -> float:
    """The denominators: of shares that both state one, and of counts for each of many."""
    if one.measure == other.measure and one.measure in ("count", "money"):
        return float(one.each == other.each)
    if one.measure == other.measure == "rate":
        left, right = (_population(side.words) for side in (one, other))
        return float(not left or not right or left == right)
    if not one.base or not other.base or not SHARES & {one.measure, other.measure}:
        return 1.0
    left, right = topic(one.base), topic(other.base)
    if not left or not right:
        return 1.0
    if (many := re.findall(r"\d+", one.base)) and many == re.findall(r"\d+", other.base):
        return 1.0  # 137所中小学、幼儿园 and 137所学校
    if _others(one.base) != _others(other.base):
        return 0.0
    return float(alike(left, right) >= ENOUGH or left in right or right in left)


def _others(words: str) -> set[str]:
    """The restrictions without which a thing is another (现行 of 现行命案 is none)."""
    return {limit.word for limit in restrictions(words) if limit.absence == "another"}


def narrower(asked: Side, told: Side) -> str:
    """The words in which what is told is narrower than what is asked for, or of other things too, if any.

    居民 of 燃气居民用户; 商超, where only 车站 of 车站、医院、商超等 is told of; 抽查寄递网点120家.
    """
    for pattern in (SAMPLE, TOGETHER):
        found = pattern.search(told.around)
        if found and not pattern.search(asked.around):
            return found[0]
    if others := _besides(asked, told):
        return others
    spent = [side.around.split("，")[-1] for side in (asked, told)]
    if asked.measure == "money" and all(map(PUBLIC_MONEY.search, spent)):
        asked_for, told_of = map(purpose, spent)
        if not one_purpose(asked_for, told_of):
            return told_of
    if asked.measure in SHARES and (level := _one_level(asked, told)):
        return level
    for words in LIST.findall(asked.words):
        members = words.split("、")
        lacking = [member for member in members if member[:TILE] not in told.around + told.words]
        if lacking and len(lacking) < len(members):
            return lacking[0]
    by, of = (ASKED.search(side.words) for side in (asked, told))
    if (
        by
        and of
        and not shared(by["who"], of["who"])
        and not (PUBLIC & set(by["who"]) and PUBLIC & set(of["who"]))
    ):
        return of["who"]
    if not asked.rate or asked.rate != told.rate or told.of_all or told.measure == "universal":
        return ""
    known = asked.around + asked.words + asked.context
    return next(
        (
            word
            for word in unshared(
                STATISTIC.sub("", without_deeds(without_aspects(told.topic))), asked.full
            ).split("/")
            if sum(weights(word)) >= TILE
            and word[0] not in "都均已全"
            and not any(word[i : i + TILE] in known for i in range(len(word) - 1))
        ),
        "",
    )


def _besides(asked: Side, told: Side) -> str:
    """What is counted together with the thing asked for: 辅警, where 民警 are asked for and 民警和辅警 told of."""
    listed = [topic(member) for member in syntax_of("list_mark").split(told.words) if member]
    if (
        told.rate
        or len(listed) < 2
        or syntax_of("list_mark").search(asked.words)
        or not asked.topic
    ):
        return ""
    things = {asked.topic, asked.words}  # 民警 alone is too common a word for a topic
    same = [
        any(alike(member, thing) >= ALIKE or member.endswith(thing) for thing in things)
        for member in listed
    ]
    others = [member for member, one in zip(listed, same, strict=True) if not one]
    return others[0] if sum(same) == 1 and others else ""


def _one_level(asked: Side, told: Side) -> str:
    """社区, where villages and communities are asked for together, and communities alone told of."""
    for one, other in LEVELS_BESIDE:
        known = told.words + told.around
        if re.search(f"{one}{other}|{other}{one}", asked.words) and (one in known) != (
            other in known
        ):
            return one if one in known else other
    return ""


def _population(words: str) -> set[str]:
    return {limit.word[:2] for limit in restrictions(words) if limit.dimension == "population"}


def _since(one: Side, other: Side) -> float:
    if not {one.measure, other.measure} & (CHANGES | {"multiple"}) or one.since == other.since:
        return 1.0
    both = {one.since, other.since}
    dated = [since for since in both if since.isdigit() or since == "last month"]
    return 0.0 if len(dated) == 2 or "yearly" in both else 0.9


def _limits(one: Side, other: Side) -> float:
    """0 where one names a narrower thing, or another, than the other with its sentence."""
    for dimension in {limit.dimension for limit in one.limits | other.limits}:
        left, right = (
            {limit for limit in side.limits if limit.dimension == dimension}
            for side in (one, other)
        )
        if min(len(left), len(right)) == 0 and max(len(left), len(right)) > 1:
            continue  # 摩托车、电动自行车骑乘人员: both kinds narrow nothing down
        lacking = [
            limit
            for limits, side in ((left - right, other), (right - left, one))
            for limit in limits
            if limit.word[:2] not in side.around + side.words + side.context
        ]
        if lacking and ((left and right) or any(limit.absence == "another" for limit in lacking)):
            return 0.0
    return 1.0


def other_rates(one: Side, other: Side) -> bool:
    """Whether two shares are each named by a rate, and the names have nothing in common: 完好率, 在线率."""
    return bool(
        one.measure == other.measure == "percentage"
        and one.rate
        and other.rate
        and not set(one.rate[:-1]) & set(other.full)
        and not set(other.rate[:-1]) & set(one.full)
        and not set(one.rate[:-1]) & set(other.rate[:-1])
    )


def _rivals(one: Side, other: Side) -> bool:
    """Whether each is narrowed down to another of one kind: 儿童 and 老年人, 城区 and 农村."""
    for dimension in {limit.dimension for limit in one.limits} - GRADED:
        left, right = (
            {limit for limit in side.limits if limit.dimension == dimension}
            for side in (one, other)
        )
        if (
            left
            and right
            and not left & right
            and all(limit.absence == "another" for limit in left | right)
            and not any(limit.word in other.around + other.words for limit in left)
            and not any(limit.word in one.around + one.words for limit in right)
        ):
            return True
    return False


def _scope(one: Side, other: Side) -> float:
    if one.funds and other.funds and other_payers(one.funds, other.funds):
        return 0.0
    left, right = (frozenset() if "whole" in side.parts else side.parts for side in (one, other))
    return float(left == right)


def _same_pace(one: Side, other: Side) -> float:
    if not {one.measure, other.measure} <= {"count", "money"}:
        return 1.0
    if {one.accrual, other.accrual} in APART:
        return 0.0
    if one.pace == other.pace:
        return 1.0
    if one.pace and other.pace:
        return 0.0
    return float((one.pace or other.pace) in ("year", "altogether"))
