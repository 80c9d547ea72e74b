"""Damaged copies with their own truth, to measure the repairs with.

A copy is made from a clean text by planting damage of the kinds that mirrors do; what each place
printed before is kept, as edits that lead back.  Words of pages and shops are
``data/codebook/planted_damage.csv``; places, marks and density come from the seed.  It knows
nothing of the repairs, and the repairs never read it.

>>> from zhibiao.repair import replay
>>> copy = damaged("全市建成街面警务站32个,见警率达到95.5%。破案率上升6.3%。", seed=1, kinds=["lost_percent"])
>>> copy.raw, [(plant.before, plant.after) for plant in copy.edits]
('全市建成街面警务站32个,见警率达到95.5。破案率上升6.3%。', [('95.5', '95.5%')])
>>> replay(copy.raw, copy.edits)
'全市建成街面警务站32个,见警率达到95.5%。破案率上升6.3%。'
>>> damaged("全文", seed=1, kinds=["mould"])
Traceback (most recent call last):
ValueError: kinds: 'mould' is not one of printed_twice, injected, furniture, gbk_shift, lost_date, ...
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from random import Random

from pypinyin import Style, pinyin

from zhibiao.damage.script import traditional
from zhibiao.lexicon import table
from zhibiao.records import Edit
from zhibiao.repair import Reading, reading_of

Place = tuple[int, int, str]
"""Start and end in the clean text, and what the copy prints there."""

MARKS = ("?", "\ufffd", "\ue5e5")
WORDS = ("关于", "工作", "建设", "治安", "公安", "防控", "平安", "全市", "重点", "开展")
WIDE = {code: code + 0xFEE0 for code in (*b"0123456789", *b"%")}


def damaged(text: str, *, seed: int, kinds: Sequence[str] = (), use: str = "practice") -> Reading:
    """A copy of a text, its plants as the edits that lead back to it.

    ``kinds`` are some of ``KINDS``; all if none is given.  ``use`` is the half of the words,
    ``practice`` or ``held``: nobody who writes repairs looks at those held.  ``raw`` of what is returned is the
    copy, ``text`` the clean text, ``edits`` the plants: ``rule`` is the kind, ``warrant`` is
    *unknowable* where the copy no longer determines what was lost.
    """
    for kind in kinds:
        if kind not in KINDS:
            raise ValueError(f"kinds: {kind!r} is not one of {', '.join(KINDS)}")
    random = Random(seed)
    planted: list[tuple[int, int, str, str]] = []
    for kind in kinds or KINDS:
        for start, end, printed in KINDS[kind](text, random, use):
            if all(end <= a or start >= b for a, b, _, _ in planted):
                planted.append((start, end, printed, kind))
    return _copy(text, sorted(planted, key=lambda plant: plant[:2]))


def _copy(text: str, planted: Iterable[tuple[int, int, str, str]]) -> Reading:
    parts: list[str] = []
    plants: list[Edit] = []
    done = length = 0
    for start, end, printed, kind in planted:
        parts += [text[done:start], printed]
        length += start - done + len(printed)
        before = text[start:end]
        plants.append(Edit(
            start=length - len(printed), end=length, before=printed, after=before, rule=kind,
            warrant="unknowable" if _lost(kind, before, printed) else "proved", reason="planted",
        ))  # fmt: skip
        done = end
    return reading_of("".join([*parts, text[done:]]), plants)


def _lost(kind: str, before: str, printed: str) -> bool:
    """Whether digits are gone that nothing in the copy gives back."""
    return kind in ("gbk_shift", "lost_date") and len(re.findall(r"\d", printed)) < len(
        re.findall(r"\d", before)
    )


def _glosses(text: str, random: Random, use: str) -> Iterator[Place]:
    """數(shù): pinyin behind some characters, in the traditional script that glossing goes with."""
    density = random.choice((0.02, 0.1, 0.3))
    opening, closing = random.choice(("()", "（）"))
    for match in re.finditer("[一-鿿]", text):
        if random.random() < density:
            sound = pinyin(match[0], style=Style.TONE)[0][0]
            if random.random() < 0.1:
                sound = random.choice((f" {sound}", f"{sound} "))
            yield *match.span(), f"{traditional(match[0])[:1]}{opening}{sound}{closing}"


def _shifted(text: str, random: Random, use: str) -> Iterator[Place]:
    """A lost byte: the pairs after it are made of halves, up to the next ASCII character.

    The reader takes two bytes for every lead byte, and prints a mark for a pair that is none.
    """
    mark = random.choice(MARKS)
    runs = list(re.finditer(r"[一-鿿，。、；：“”]{3,}(?=[\x21-\x3f\n])", text))
    for run in random.sample(runs, min(4, len(runs))):
        length = random.randint(2, min(12, len(run[0])))
        start, end = run.end() - length, run.end() + 1
        data = text[start:end].encode("gbk", "ignore")[1:]
        printed = ""
        while data:
            size = 1 if data[0] < 0x80 else 2
            try:
                printed += data[:size].decode("gbk")
            except UnicodeDecodeError:
                printed += mark
            data = data[size:]
        yield start, end, printed


def _injected(text: str, random: Random, use: str) -> Iterator[Place]:
    """A shop's name at the head, and in place of a frequent word."""
    brand = random.choice(_lines("any", use))
    word = max(WORDS, key=lambda word: (text.count(word), word))
    yield 0, 0, f"{brand}\n"
    places = list(re.finditer(word, text))
    for place in random.sample(places, min(len(places), random.randint(2, 5))):
        yield *place.span(), brand


def _furniture(text: str, random: Random, use: str) -> Iterator[Place]:
    """Lines of the page around the report, and captions between its paragraphs."""
    yield from ((0, 0, f"{line}\n") for line in random.sample(_lines("top", use), 3))
    ends = [match.end() for match in re.finditer(r"。\n+", text)]
    if ends[1:-1]:
        place = random.choice(ends[1:-1])
        yield place, place, random.choice(_lines("middle", use)) + "\n"
    yield from (
        (len(text), len(text), f"\n{line}") for line in random.sample(_lines("bottom", use), 4)
    )


def _lines(place: str, use: str) -> list[str]:
    return [row.text for row in table("planted_damage") if (row.place, row.use) == (place, use)]


def _twice(text: str, random: Random, use: str) -> Iterator[Place]:
    """The whole body once more."""
    yield len(text), len(text), "\n" + text


def _some(pattern: str, share: float, printed: Callable[[re.Match[str], Random], str]):
    """A kind of damage that turns some of what a pattern finds into something else."""

    def plant(text: str, random: Random, use: str) -> Iterator[Place]:
        for match in re.finditer(pattern, text):
            if random.random() < share:
                yield *match.span(), printed(match, random)

    return plant


def _between(match: re.Match[str], random: Random) -> str:
    char = random.choice("\u200b\ufeff\u200c\u00a0\u2060")
    return match[0][0] + char + match[0][1:]


KINDS: dict[str, Callable[[str, Random, str], Iterator[Place]]] = {
    "printed_twice": _twice,
    "injected": _injected,
    "furniture": _furniture,
    "gbk_shift": _shifted,
    "lost_date": _some(
        r"20\d\d年(?:\d{1,2}月\d{1,2}日)?", 0.5,
        lambda match, random: re.sub("[年月日]", "", match[0]) if "月" in match[0] else "年",
    ),
    "lost_percent": _some(r"\d[\d.]*%(?=[，。；、,;])", 0.4, lambda match, random: match[0][:-1]),
    "lost_stop": _some(r"[一-鿿]。(?=\n)", 0.5, lambda match, random: match[0][0]),
    "doubled_mark": _some(
        r"(?<=[一-鿿])[，。](?=[一-鿿])", 0.1, lambda match, random: random.choice(
            (",、", "，，", ",，") if match[0] == "，" else (",。", "。。", "，。")
        ),
    ),
    "full_width": _some(r"\d+(?:\.\d+)?%?", 0.2, lambda match, random: match[0].translate(WIDE)),
    "invisible": _some(r"\d{2}|[一-鿿]{2}", 0.03, _between),
    "spaced": _some(r"\d[一-鿿]|[一-鿿]\d", 0.1, lambda match, random: " ".join(match[0])),
    "gloss": _glosses,
}  # fmt: skip
"""Each kind of damage, the ones that take whole lines first: where two meet, the first stands."""
