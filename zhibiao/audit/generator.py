"""Reports with planted faults and decoys, to measure the tests on texts that nobody tuned on.

Wordings and words are ``data/codebook/planted.csv``; numbers, wording and order come from the
seed.  A fault and its decoy share their wordings: only the numbers tell them apart.  Half of the
wordings are ``held``: what the tests missed in them was never looked at while rules were changed.
The same hand wrote both halves, so the texts of other hands in data/coded weigh more.

>>> report = planted(7)
>>> report.text == planted(7).text, report.text == planted(8).text
(True, False)
>>> sorted({plant.kind for plant in report.plants})
['decoy', 'fault']
>>> all(report.text[a:b].strip() for plant in report.plants for a, b in plant.spans)
True
>>> planted(7, use="secret")
Traceback (most recent call last):
ValueError: use: 'secret' is not practice or held
"""

import re
from dataclasses import dataclass
from random import Random

from zhibiao.audit.recipes import RECIPES
from zhibiao.audit.slots import Slots
from zhibiao.lexicon import table

OPEN, CLOSE = "\ue000", "\ue001"
SECTIONS = ("一、总体成效", "二、主要做法", "三、存在不足")
LAST = "四、下一步打算"
INTRO = "全市各级各部门认真落实上级部署,社会大局保持平稳。现将有关情况报告如下。"


@dataclass(frozen=True, slots=True)
class Plant:
    """A planted fault or decoy: its test, its numbers' spans in the text, and its wording."""

    kind: str  # fault | decoy
    test: str
    spans: tuple[tuple[int, int], ...]
    recipe: str
    wording: str


@dataclass(frozen=True, slots=True)
class Planted:
    """A made-up report and what was planted in it."""

    text: str
    plants: tuple[Plant, ...]


def planted(
    seed: int, *, use: str = "practice", faults: int = 5, decoys: int = 8, fillers: int = 10
) -> Planted:
    """One report: the same seed and use give the same text.

    ``use`` is ``practice`` or ``held``, the half of the wordings that it draws on.
    """
    if use not in ("practice", "held"):
        raise ValueError(f"use: {use!r} is not practice or held")
    random = Random(f"{use}-{seed}")
    slots = Slots(random, year=random.choice((2022, 2023, 2024)))
    rows = [row for row in table("planted") if row.use == use]
    chosen = _choose(random, rows, "fault", faults) + _choose(random, rows, "decoy", decoys)
    pieces: list[tuple[str, str, int]] = []  # where it stands, text, index of its plant
    kept = []
    for row, kind in chosen:
        made = _made(row, kind, slots)
        if made is None:
            continue
        for part in made.split("||"):
            where = "ahead" if row.test == "deadline" and row.recipe != "met" else "body"
            pieces.append((where, part, len(kept)))
        kept.append((row, kind))
    filler = [row for row in rows if row.recipe == "filler"]
    for row in random.sample(filler, min(fillers, len(filler))):
        pieces.append(("body", slots.fill(row.wording, slots.filler()), -1))
    return _assembled(random, pieces, kept, slots)


def _choose(random: Random, rows: list, kind: str, number: int) -> list:
    """Wordings for faults or decoys, each test as likely as another."""
    fit = [row for row in rows if row.kind in ("both", kind)]
    tests = sorted({row.test for row in fit if row.test})
    chosen: list = []
    for _ in range(number):
        test = random.choice(tests)
        row = random.choice([row for row in fit if row.test == test])
        if all(row.wording != other.wording for other, _ in chosen):
            chosen.append((row, kind))
    return chosen


def _made(row, kind: str, slots: Slots) -> str | None:
    """The wording with its numbers, marked; None where its things are already in the report."""
    if not slots.free(row.wording):
        return None
    values = RECIPES[row.recipe](slots, kind == "fault")
    return slots.fill(row.wording, values, mark=(OPEN, CLOSE))


def _assembled(random: Random, pieces: list, kept: list, slots: Slots) -> Planted:
    random.shuffle(pieces)
    body = [piece for piece in pieces if piece[0] == "body"]
    ahead = [piece for piece in pieces if piece[0] == "ahead"]
    text = f"{slots.city}{slots.year}年社会治安防控体系建设工作情况报告\n\n　　{slots.year}年,{INTRO}\n"
    spans: dict[int, list[tuple[int, int]]] = {}
    size = -(-len(body) // len(SECTIONS))
    for index, heading in enumerate(SECTIONS):
        text += f"　　{heading}\n"
        for paragraph in _paragraphs(random, body[index * size : (index + 1) * size]):
            text = _append(text + "　　", paragraph, spans) + "\n"
    text += f"　　{LAST}\n"
    for piece in ahead:
        text = _append(text + "　　", [piece], spans) + "\n"
    text += f"\n　　{slots.city}平安建设领导小组办公室\n　　{slots.today}\n"
    if random.random() < 0.5:
        text = text.translate(str.maketrans(",:;()", "，：；（）"))
    plants = tuple(
        Plant(kind, row.test, tuple(spans.get(index, ())), row.recipe, row.wording)
        for index, (row, kind) in enumerate(kept)
    )
    return Planted(text, plants)


def _paragraphs(random: Random, pieces: list) -> list[list]:
    """Pieces cut into paragraphs of one to three; two pieces of one plant stand apart."""
    paragraphs, rest = [], list(pieces)
    while rest:
        size = random.randint(1, 3)
        paragraphs.append(rest[:size])
        rest = rest[size:]
    return paragraphs


def _append(text: str, pieces: list, spans: dict[int, list[tuple[int, int]]]) -> str:
    for _, piece, index in pieces:
        for part in re.split(f"({OPEN}[^{CLOSE}]*{CLOSE})", piece):
            if part.startswith(OPEN):
                spans.setdefault(index, []).append((len(text), len(text) + len(part) - 2))
                text += part[1:-1]
            else:
                text += part
    return text
