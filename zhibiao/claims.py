"""From a report to its claims: every quantity with its subject, coded, tied to raw characters.

Over 300 lines, because all that a claim is made of is put together here.

>>> for claim in claims_of_text("今年来,盗窃警情数、案件数同比分别下降15.2%、42.1%。"):
...     print(claim.claim_id, claim.quote.exact, claim.subject, claim.direction, claim.stage)
text@19-24 15.2% 盗窃警情数 down outcome
text@25-30 42.1% 案件数 down outcome
>>> claims_of_text("各地要提高认识,加强领导。")
[]
"""

import re
from collections import Counter
from dataclasses import replace

from zhibiao import coding, dating, stages
from zhibiao.around import series
from zhibiao.bases import OCCASIONS, Said, base
from zhibiao.carried import aimed_at, carry_on, named_before
from zhibiao.document import Document, document_of, report_of
from zhibiao.english import english
from zhibiao.grids import Cell, rows
from zhibiao.lexicon import one_of, syntax_of
from zhibiao.nouns import clause_of
from zhibiao.quantities import BOUND, Printed, quantities
from zhibiao.records import CHANGES, Claim, Quantity, Report
from zhibiao.repair import Reading, mend
from zhibiao.scan import scan
from zhibiao.sections import Sentence, sentences
from zhibiao.subjects import PLACES_MOVED, Subject, subjects
from zhibiao.turns import turn

COMMA = re.compile("[，,]")
BEFORE = 48  # characters of the sentence before a quantity in which an honour may be named


def claims_of(report: Report, reading: Reading | None = None) -> list[Claim]:
    """The claims of a report in text order."""
    reading = reading or mend(report.raw)
    found = scan(reading.text)
    claims: list[Claim] = []
    document = document_of(report, reading)
    table = {row.start: row.cells for row in rows(reading.text)}
    items = iter(found.quantities)
    pending = next(items, None)
    for sentence in sentences(reading.text, report.kind, document.year):
        here: list[Printed] = []
        while pending and pending.start < sentence.end:
            if pending.start >= sentence.start:
                here.append(pending)
            pending = next(items, None)
        if sentence.start in table:
            claims += [_claim_of(document, sentence, cell) for cell in table[sentence.start]]
        elif here and sentence.role != "question":
            claims += _claims_in(document, sentence, here, claims)
    return claims


def claims_of_text(text: str, *, report_id: str = "text", kind: str | None = None) -> list[Claim]:
    """The claims of a text that is no file."""
    return claims_of(report_of(text, report_id=report_id, kind=kind))


def _claims_in(
    document: Document, sentence: Sentence, items: list[Printed], earlier: list[Claim]
) -> list[Claim]:
    text = document.reading.text
    items = [
        item
        for item in items
        if not _part_of_a_subject(text, items, item, sentence)
        and not (item.surface == "不发生" and document.report.kind == "report")
    ]
    claims: list[Claim] = []
    plan = ""  # what an outcome was set beside: 完成年初预算数60999万元的40.4%
    for index in range(len(items)):
        whole = _whole(text, sentence, items, index, claims, earlier)
        between = text[items[index - 1].end : items[index].start] if index else ""
        beside = syntax_of("beside_plan").fullmatch(between) if claims else None
        plan = beside["what"] if beside else plan
        item = items[index]
        moved = item.unit == "位" or PLACES_MOVED.match(text, item.end)
        of_ranks = item.measure in ("rank", "streak") or moved
        share = item.unit == "%" and bool(beside or (plan and between.strip("）)") == "的"))
        for subject in subjects(text, items, index, sentence.start, sentence.end):
            if beside or share or (plan and subject.text.endswith(plan)):
                subject = Subject(claims[-1].subject, plan if share else "", "of_plan")
            vague = subject.rule == "nearest" or not subject.text
            if vague and (named := named_before(sentence.text, sentence.said)):
                subject = subject._replace(text=named, rule="sentence_before")
            elif not subject.text and (aimed := aimed_at(item.unit, sentence.said, earlier)):
                subject = subject._replace(text=aimed, rule="cell_before")
            known = [c for c in claims if of_ranks or c.quantity.measure != "rank"]
            same = (c for c in reversed(known) if c.subject == subject.text)
            last = whole or next(same, known[-1] if known else None)
            said = stages.Last(last.subject, last.quantity.unit, last.stage) if last else None
            claim = _coded(document, sentence, items, index, subject, said or stages.NOTHING)
            if beside or share:  # the plan's number, and what was reached of it
                claim = replace(claim, modality="reported" if share else "target", deadline="")
            claims.append(carry_on(claim, between, claims[-1] if claims else None))
    return claims


def _claim_of(document: Document, line: Sentence, cell: Cell) -> Claim:
    """A number of a table, coded as the sentence it stands for and tied to its own characters."""
    told = document._replace(reading=Reading(cell.told, cell.told), seen=Counter())
    sentence = line._replace(start=0, end=len(cell.told), text=cell.told, said="", intro="")
    if document.report.kind != "plan":  # elsewhere only the header of a column says that it aims
        told, sentence = told._replace(deadline=""), sentence._replace(outlook="")
    item = next(item for item in quantities(cell.told) if item.start == cell.at)
    claim = _coded(
        told, sentence, [item], 0, Subject(cell.subject, "", "table_row"), stages.NOTHING
    )
    place = document.place(cell.start, cell.end)
    none = claim.quantity.value == 0 and claim.quantity.measure == "count"
    return replace(
        claim,
        **place,
        quantity=replace(
            claim.quantity,
            surface=place["quote"].exact,
            measure="zero" if none else claim.quantity.measure,
        ),
        direction=cell.direction,
        period=claim.period
        if (claim.deadline and cell.told.startswith("力争")) or cell.period in claim.period
        else f"{cell.period} {claim.period}".strip(),
        trace=(*document.edits(place), *claim.trace),
    )


def _whole(
    text: str,
    sentence: Sentence,
    items: list[Printed],
    index: int,
    claims: list[Claim],
    earlier: list[Claim],
) -> Claim | None:
    """What a quantity is said to be a part of: what was counted last, of its unit after 其中."""
    if syntax_of("sorted_by").search(text[sentence.start : items[index].start]):
        counts = (c for c in reversed(earlier + claims) if c.quantity.measure == "count")
        return next(counts, None)
    between = text[items[index - 1].end : items[index].start] if claims else ""
    if syntax_of("takes").fullmatch(COMMA.split(between)[-1]):
        return claims[-1]
    if "其中" in between:
        return next((c for c in reversed(claims) if c.quantity.unit == items[index].unit), None)
    return None


def _part_of_a_subject(text: str, items: list[Printed], item: Printed, sentence: Sentence) -> bool:
    """A zero inside a share or a count (99.32%的小区零发案), a label of what is counted (“零发案”小区占比)."""
    if item.measure != "zero":
        return False
    low, high = clause_of(text, item.start, item.end, sentence.start, sentence.end)
    others = [other for other in items if other is not item and low <= other.start < high]
    shares = [
        other
        for other in others
        if other.measure in ("percentage", "count") and other.start < item.start
    ]
    if item.surface.endswith("发生") and any(other.end == item.start for other in shares):
        return item.surface[0] != "无"  # 有24个|未发生事故, but 97场|无一发生事故
    if item.surface.startswith("零") and any(
        other.unit not in KINDS
        and not (other.unit in OCCASIONS and DULY.search(text, low, item.start))
        for other in shares
    ):
        return True
    if LABEL.match(text, item.end):
        return any(0 < other.start - item.end <= LABEL_REACH for other in items)
    return any(other.unit == "天" and other.start > item.start for other in others)


KINDS = ("类", "种")  # 五类案件保持零发案: the classes are no base
DULY = re.compile("(?:实现|做到|保持)了?“?\\Z")  # 86场活动安保实现零事故
LABEL = re.compile(  # “零发案”村占比, 零发案小区达96个: the zero only names the villages
    "”(?!目标|的目标)[一-鿿]|的?[一-鿿（）]{1,5}(?:占比|比例|比率|比重|总数|数量|达到?|共|有)"
)
LABEL_REACH = 24  # characters from such a label to what is counted of it


def _coded(
    document: Document,
    sentence: Sentence,
    items: list[Printed],
    index: int,
    subject: Subject,
    last: stages.Last,
) -> Claim:
    report, reading = document.report, document.reading
    text, item = reading.text, items[index]
    told, place = _told(text, sentence, items, index, subject)
    low, high = clause_of(text, item.start, item.end, sentence.start, sentence.end)
    before, after = text[low : item.start], text[item.end : high]
    measure = coding.measure(item, before, subject.text)
    modality, cue = coding.modality(
        item,
        before,
        text[low:high],
        told,
        place,
        report.kind,
        sentence.outlook,
        document.begins,
    )
    first = series(text, items, index)[0]
    lead, led = (
        text[max(low, items[each - 1].end) if each else low : items[each].begins]
        for each in (index, first)
    )
    inside = item.pair or (item.surface if "番" in item.surface else "")
    stage, row = stages.stage(
        item,
        measure,
        stages.Place(
            subject=subject.text,
            lead=lead,
            clause=before,
            before=text[max(sentence.start, item.start - BEFORE) : item.start],
            after=after,
            base=subject.denominator,
            behind=text[item.end : min(sentence.end, item.end + BEFORE)],
        ),
        last,
    )
    period, base_period = ("", "")
    among = index + 1 < len(items) and items[index + 1].measure == "rank"
    among = among and measure == "count" and items[index + 1].start < item.end + len(after)
    if measure != "streak" and not among:  # 全省14个市州第3位
        period, base_period = dating.times(
            told,
            place - item.start + item.begins,
            item.pair,
            target=modality == "target" or (modality == "standard" and measure == "duration"),
            change=measure in CHANGES,
        )
    due, due_words = ("", "")
    if modality == "target":
        near = dating.years_named(sentence.section + sentence.said + told[:place])
        due, due_words = dating.deadline(told, place, document.year, near)
    if modality == "target" and not due and sentence.intro:
        due, due_words = dating.deadline(sentence.intro, len(sentence.intro), document.year, near)
    if due_words == "全年" and not due and not period:
        period = due_words  # of a year that nothing tells
    bound = item.bound
    if bound == "at_least" and modality == "reported" and item.surface.endswith("以上"):
        bound = "more_than"
    if bound == "exact" and (verb := OVER.search(before)):
        bound = BOUND[verb[0]]
    value, way = (
        item.value,
        coding.told(item.surface)
        or coding.direction(led + lead if first < index else lead, inside, after, measure),
    )
    if value is not None and value < 0 and measure in CHANGES:
        value, way = -value, "down"  # 同比增长-5.1%
    where = document.place(item.start, item.end)
    return Claim(
        **where,
        report_id=report.report_id,
        quantity=Quantity(
            surface=item.surface,
            value=value,
            low=item.low,
            high=item.high,
            baseline=item.baseline,
            unit=item.unit or coding.unit_before(before, item),
            bound=bound,
            measure=measure,
        ),
        direction=way,
        modality=modality,
        stage=stage,
        subject=subject.text,
        subject_en=english(subject.text),
        indicator_id=coding.indicator(subject.text, period, told[:place]),
        period=period,
        base_period=base_period,
        deadline=due,
        deadline_printed=due_words,
        document_deadline=document.deadline,
        denominator=base(
            text,
            items,
            index,
            sentence.start,
            sentence.end,
            Said(subject.text, subject.denominator, measure),
        ),
        section=sentence.section,
        speaker_role=sentence.role,
        trace=(
            *document.edits(where),
            f"quantity:{item.measure}",
            f"subject:{subject.rule}",
            f"modality:{cue}",
            f"stage:{row}",
        ),
    )


def _told(
    text: str, sentence: Sentence, items: list[Printed], index: int, subject: Subject
) -> tuple[str, int]:
    """The sentence as a quantity is told in it, with its own time of those listed, and its place."""
    first, last = series(text, items, index)
    at, place = items[first].begins, items[index].start
    said = text[sentence.start : at]
    if subject.rule not in IN_TURN and (own := turn(said, last - first + 1)):
        said = own.told(index - first)
    return said + text[at : sentence.end], len(said) + place - at


IN_TURN = ("respectively", "two_lists")
"""How subjects are found of which each value has its own, so that its time is that of all."""
OVER = re.compile(one_of("bounds", "word", place="before_verb") + r"了?\Z")
