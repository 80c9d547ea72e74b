"""Text that was read one byte out of step.

In GBK a Chinese character is two bytes.  Where one byte is lost, every pair after it is made
of the halves of two neighbours, until an ASCII character comes and the reader is in step again.

The decoder that this assumes takes *two* bytes for every lead byte, whatever the second is,
and prints one mark (?, U+FFFD or a private-use character) where they make no character.  So it
eats the ASCII character after a run.  Python's keeps it:

>>> shifted = "保”單位2068個".encode("gbk")[1:]
>>> shifted.decode("gbk", "replace")
'！眴挝�2068個'

``zhibiao.damage.steps`` finds the likeliest way to put the halves together again.  Where
nothing speaks for one character at a seam, it stays open.

>>> [(e.before, e.after, e.warrant) for e in propose("在單位建成“智慧內?！眴挝?068個,內保工作")]
[('?！眴挝', '保”单位', 'attested'), ('?', '□', 'unknowable')]
>>> [(e.before, e.after) for e in propose("持续消除安全隐恢卫?增设标志")]
[('恢卫', '患治理'), ('?', '□')]
>>> list(propose("您怎么看?我们认为可以。再说?"))
[]
"""

import re
from collections.abc import Iterator

from zhibiao.damage.glosses import GLOSS, readings
from zhibiao.damage.script import simplify
from zhibiao.damage.steps import LACUNA, MARKS, NUMBER, REMNANT, Step, begins_at, way
from zhibiao.damage.words import PUNCTUATION, Wording, is_rare
from zhibiao.records import WARRANTS, Edit

REACH = 40
"""Characters before and after a mark that can be out of step with it."""
DENSE, LONGEST = 40, 600
"""Marks and characters of a stretch that is searched; one with more is no text any more."""
MOST, EVERY = 200, 300
"""Marks that are searched in any text, and one more for so many characters of it: a limit to
the time that a text of marks can take."""
ASKS = re.compile("[吗呢吧么啊]|[怎何哪谁几]|什么|多少|是否|能否|可否|有没有|是不是|请问|为啥|还是")
CLAUSE = re.compile(r"[^,，。;；:：?？!！\n]*\Z")
SIGN, MARGIN, AT_END = 0.5, 1.5, 2.5
"""By how much (in log-likelihood) a punctuation mark must be likelier than any other character, a
character between two others, and half a one at the end of a run, after which nothing is known."""
REST = re.compile(r"0\d\d年|\d{2,}(?:\.\d+)?[一-鿿]{3}|\d*\.\d+%?[一-鿿]{3}")
"""What is left of a number, with as many words as make it one of its own."""
BEGUN = re.compile(r"(?<![\d.,])\d")
REASON = "GBK bytes read one out of step; the characters at the seams are {}"
GROUNDS = {
    "proved": "forced",
    "attested": "in words of this report",
    "conjectured": "in known words, or frequent here",
    "unknowable": "open: □ for each that nothing speaks for",
}


def propose(raw: str) -> Iterator[Edit]:
    """Propose to mend every run that makes likelier words when put in step again."""
    wording: Wording | None = None
    digits: dict[str, set[str]] = {}
    left = MOST + len(raw) // EVERY
    for low, high in _stretches(raw):
        marks = len(MARKS.findall(raw, low, high))
        left -= marks
        if marks > DENSE or high - low > LONGEST or left < 0:
            continue
        if not wording:
            wording, digits = Wording(simplify(GLOSS.sub("", raw))), _first_digits(raw)
        yield from _edits(raw, way(raw, low, high, wording), wording, digits)


def _stretches(raw: str) -> Iterator[tuple[int, int]]:
    """The surroundings of marks, those that meet as one, each within its line."""
    low = high = -1
    for mark in MARKS.finditer(raw):
        at = mark.start()
        if mark[0] == "?" and _may_ask(raw, at):
            continue
        if at > high:
            if high > 0:
                yield low, high
            low = max(high, raw.rfind("\n", max(0, at - REACH), at) + 1, at - REACH, 0)
        stop = raw.find("\n", at, at + REACH)
        high = stop if stop >= 0 else min(len(raw), at + REACH)
    if high > 0:
        yield low, high


def _may_ask(raw: str, at: int) -> bool:
    """Whether a question mark ends a question in common words, with no other mark near."""
    if REMNANT.match(raw, at) or MARKS.search(raw, at + 1, at + 8):
        return False
    clause = CLAUSE.search(raw, max(0, at - REACH), at)[0]
    asks = ASKS.search(clause) or raw[at + 1 : at + 2] in ("", "\n", "\r", "”", '"')
    return bool(asks) and not any(map(is_rare, simplify(clause)))


def _edits(
    raw: str, steps: tuple[Step, ...], wording: Wording, digits: dict[str, set[str]]
) -> Iterator[Edit]:
    """Each run as one edit, and the ASCII character that went with its mark as another."""
    run: list[Step] = []
    for step in steps:
        run.append(step)
        if not step.ends:
            continue
        start, stop = run[0].start, step.end - step.hidden
        text, warrant = _checked(raw, run, wording)
        if (over := GLOSS.match(raw, stop)) and over[1] in readings(text[-1]):
            stop = over.end()
        if start < stop:
            yield Edit(
                start=start,
                end=stop,
                before=raw[start:stop],
                after=text,
                rule="gbk_out_of_step",
                warrant=warrant,
                reason=REASON.format(GROUNDS[warrant]),
            )
        if step.hidden:
            begins = begins_at(raw, step.end, ("。",) if text[-1:] in ("。", "”") else ())
            yield _lacuna(raw, stop, step.end, begins, digits)
        run = []


def _checked(raw: str, run: list[Step], wording: Wording) -> tuple[str, str]:
    """The text of a run with what nothing speaks for left open, and the weakest warrant in it."""
    before = simplify(re.sub(GLOSS, "", raw[max(0, run[0].start - 12) : run[0].start])[-1:])
    last = run[-1]
    over = GLOSS.match(raw, last.end)
    after = simplify(raw[over.end() if over else last.end :][:1])
    if last.hidden and not NUMBER.match(raw, last.end):
        after = "\n" if begins_at(raw, last.end, last.options) else ""
    elif last.end == len(raw):
        after = "\n"
    run = [step for step in run if step.text]
    row = [before, *(step.text for step in run), after]
    grounds = ["proved"]
    for place, step in enumerate(run, 1):
        if len(step.options) == 1:
            continue
        left, char, right = row[place - 1 : place + 2]

        def support(option: str, left: str = left, right: str = right) -> float:
            return wording.likelihood([each for each in (left, option, right) if each])

        rivals = [support(option) for option in step.options if option not in ("", char)]
        joints = [(a, b) for a, b in ((left, char), (char, right)) if wording.speaks_for(a, b)]
        beside = [near for near in run[max(0, place - 2) : place + 1] if len(near.options) > 1]
        said = any(wording.says(a, b) for a, b in joints)
        enough = len(joints) > (len(beside) > 1 and not said) or char in PUNCTUATION
        margin = MARGIN if right == "\n" or "一" <= right <= "龥" else AT_END
        margin = SIGN if char in PUNCTUATION else margin
        bare = place == len(run) and MARKS.match(raw, last.end) and char not in PUNCTUATION
        alone = bare or LACUNA in step.options  # another mark follows, or neither byte is known
        if alone or support(char) < max(rivals, default=-99) + margin or not enough:
            row[place] = LACUNA
            grounds.append("unknowable")
        else:
            grounds.append("attested" if said else "conjectured")
    if run and row[-2] == "。" and "”" in run[-1].options and _is_quoted(raw, run[0].start, row):
        row[-2] = "”"
    return "".join(row[1:-1]), max(grounds, key=WARRANTS.index)


def _is_quoted(raw: str, start: int, row: list[str]) -> bool:
    """Whether a quotation is open in the line before a run, or in it."""
    before = raw[max(0, start - 2 * REACH) : start].rpartition("\n")[2] + "".join(row)
    return before.count("“") > before.count("”")


def _lacuna(raw: str, start: int, end: int, begins: bool, digits: dict[str, set[str]]) -> Edit:
    """The mark that ends a run: half a character, and with it one ASCII character, is lost.

    What follows can give it back: a paragraph that begins there, a year, or a number that the
    report prints elsewhere with the same words behind it.
    """
    number = NUMBER.match(raw, end)
    after, warrant = LACUNA, "unknowable"
    said = "a comma, a bracket or another ASCII character"
    if begins and not number:
        after, warrant, said = "\n", "conjectured", "the end of the line, for a paragraph follows"
    elif number:
        said = {".": "a digit, 0 to 9", "0": "a digit, 1 to 9", ",": "a digit, 1 to 9"}.get(
            number[0][0], "a digit of this number, 1 to 9, or what stood before it"
        )
        rest = REST.match(raw, end)
        found = digits[rest[0]] if rest else ()
        if len(found) == 1:
            (after,), warrant = found, "attested"
            said = "the digit of the same number elsewhere in the report"
    return Edit(
        start=start,
        end=end,
        before=raw[start:end],
        after=after,
        rule="lost_character",
        warrant=warrant,
        reason=f"half a character took one ASCII character with it: {said}",
    )


def _first_digits(raw: str) -> dict[str, set[str]]:
    """For what is left of numbers behind marks, the digits that stand before it elsewhere."""
    found: dict[str, set[str]] = {
        rest[0]: set() for mark in MARKS.finditer(raw) if (rest := REST.match(raw, mark.end()))
    }
    for number in BEGUN.finditer(raw) if found else ():
        rest = REST.match(raw, number.end())
        if rest and rest[0] in found:
            found[rest[0]].add(number[0])
    return found
