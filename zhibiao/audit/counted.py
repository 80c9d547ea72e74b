"""Announced numbers against paragraphs, sections, values and a scheme's digits.

>>> from zhibiao.audit.page import page_of_text
>>> [f.computed for f in values(page_of_text("四项指数同比分别下降11.2%、13.6%、9.5%。"))]
['四项指数: 3 values']
>>> [f.computed for f in steps(page_of_text("抓好三项工作:一是建机制,二是抓落实。"))]
['三项工作: 2 named']
>>> list(steps(page_of_text("一是建机制,二是抓落实。")))
[]
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from unicodedata import normalize

from zhibiao.audit.announced import ANNOUNCED, RIVALS, SETTLED, N, judge, named, number_or_span
from zhibiao.audit.page import Page
from zhibiao.audit.words import cue, number_of
from zhibiao.records import Finding

HEADING = re.compile(
    r"(?m)^[ \u3000]*(?P<low>[（(])?(?P<n>[一二三四五六七八九十]{1,3})(?(low)[）)]|、)(?P<words>[^\n]*)"
)
OF_THE_KIND = r"“?(?:[一-鿿]{1,3})?[一-鿿]{2}化(?![解工])"


def steps(page: Page) -> Iterator[Finding]:
    """一是…二是…, （一）…（二）… or 1.…2.… right after the number that announces them."""
    steps: dict[str, list[tuple[int, int]]] = {}
    for match in cue("step").finditer(page.text):
        if match.start() == 0 or page.text[match.start() - 1] in "，,。；;：:！？!?\n \u3000":
            steps.setdefault(match.lastgroup, []).append(
                (match.start(), _number(match[match.lastgroup]))
            )
    for style, run in steps.items():
        for index, (place, n) in enumerate(run):
            announced = _announced_before(page, place) if n == 1 else None
            if not announced:
                continue
            last, places = 1, [place]
            for at, number in run[index + 1 :]:
                if number != last + 1:
                    break
                last = number
                places.append(at)
            end = places[-1]
            kind = announced["what"][-2:]  # 六大工程: paragraphs that are called 工程
            if last > 1 and (
                style in ("by_word", "in_order")
                or "\n" not in page.text[announced.start() : end]
                or all(kind and kind in page.text[at : at + 24] for at in places)
            ):
                spans = [number_or_span(page, announced, announced["unit"]), (place, end + 2)]
                yield from judge(
                    page,
                    spans,
                    named(announced, announced["unit"]),
                    number_of(announced["n"]),
                    last,
                    last,
                    False,
                    True,
                )


def _number(printed: str) -> int:
    """③ is three."""
    return number_of(normalize("NFKC", printed))


def _announced_before(page: Page, place: int) -> re.Match[str] | None:
    """The number of things that stands just before a list, with nothing but its noun between."""
    found = next(reversed(list(ANNOUNCED.finditer(page.text, max(0, place - 60), place))), None)
    between = page.text[found.end() : place] if found else ""
    return (
        found
        if found
        and re.fullmatch(
            r"[^，,。；;：:\n“「]{0,8}[”」]?[^，,。；;：:\n]{0,6}[：:，,。]?\s*", between
        )
        else None
    )


def sections(page: Page) -> Iterator[Finding]:
    """四个强化 with the sections under it that begin with 强化; 四化 with 标准化…, 数字化…."""
    headings = list(HEADING.finditer(page.text))
    places = [heading.start() for heading in headings]
    for match in re.finditer(
        rf"{N}(?:个(?P<what>[一-鿿]{{2}})|(?<![两2])化(?![解工学肥]))", page.text
    ):
        run = _run(headings[bisect_left(places, match.end()) :])
        what = match["what"] or "化"
        led = page.text[max(0, match.start() - 2) : match.start()] + what  # 抓牢三个重点
        begins = re.compile(f"{what}|{re.escape(led)}" if match["what"] else OF_THE_KIND)
        named = [heading for heading in run if begins.match(heading["words"])]
        if len(named) < 2:
            continue
        n = number_of(match["n"])
        of_document = not run[0]["low"]  # 一、: some of its sections are on other matters
        if n - len(named) > 1 and (of_document or not match["what"]):
            continue
        other_word = len(named) < n and (len(run) >= n if of_document else len(run) == n)
        verdict = (
            "consistent" if len(named) == n else "not_testable" if other_word else "inconsistent"
        )
        spans = [
            number_or_span(page, match, "个"),
            *((h.start("words"), h.start("words") + 2) for h in named),
        ]
        yield page.finding(
            "enumeration",
            verdict,
            spans,
            f"{match[0]}: {len(run)} sections, {len(named)} of them begin with {what}",
            {
                "consistent": "As many sections as announced.",
                "not_testable": "As many sections as announced, but not all use the word.",
                "inconsistent": "Another number of sections than announced.",
            }[verdict],
            rivals={
                "consistent": (),
                "inconsistent": RIVALS,
                "not_testable": ("the other section is meant, under another word", RIVALS[0]),
            }[verdict],
            settled_by=""
            if verdict == "consistent"
            else "the full text that the article was cut from",
        )


def _run(headings: list[re.Match[str]]) -> list[re.Match[str]]:
    """The sections from the first on that are of one rank and numbered in turn."""
    run: list[re.Match[str]] = []
    for heading in headings:
        if run and heading["low"] and not run[0]["low"]:
            continue  # （一） under 一、
        if (run and heading["low"] != run[0]["low"]) or number_of(heading["n"]) != len(run) + 1:
            break
        run.append(heading)
    return run


def alike(page: Page) -> Iterator[Finding]:
    """“三个严防”: 严防…，严防…; 三个机制: sentences that begin with 建立…机制.

    A sentence may hold two of them, so sentences and clauses give the fewest and the most.
    """
    for match in ANNOUNCED.finditer(page.text):
        word = match["what"][:2]
        stop = page.text.find("\n", match.end())
        rest = page.text[match.end() : stop if stop >= 0 else len(page.text)]
        if len(word) < 2 or match["unit"] not in ("个", "项", "大"):
            continue
        own, *later = re.split("[。；;！]", rest)
        clauses = [c for c in re.split("[，,、：:]", own)[1:] if c]
        begun = [c for c in clauses if c.startswith(word) and not re.search(r"\d", c)]
        fewest, most, spare = len(begun), len(begun), len(clauses) - len(begun)
        for sentence in later:
            parts = re.split("[，,、]", sentence)
            if not (sentence.startswith(word) or re.fullmatch(rf"[^：:]{{2,12}}{word}", parts[0])):
                spare += bool(sentence.strip())
                break
            fewest, most = fewest + 1, most + max(1, sum(p.startswith(word) for p in parts))
        n = number_of(match["n"])
        if most < 2 or (most < n and spare):
            continue
        end = match.end() + len(rest)
        yield from judge(
            page,
            [number_or_span(page, match, match["unit"]), (match.end(), end)],
            f"{match['n']}{match['unit']}{word}",
            n,
            fewest,
            most,
            False,
            True,
        )


def values(page: Page) -> Iterator[Finding]:
    """As many values as things: 四项指数同比分别下降11.2%、13.6%、9.5%."""
    for match in ANNOUNCED.finditer(page.text):
        said = re.compile(r"[^，,。；;\d]{0,12}分别[^，,。；;\d]{0,8}").match(
            page.text, match.end("unit")
        )
        values = page.within(said.end(), page.sentence(match.start())[1]) if said else []
        if not values or values[0].start != said.end() or match["unit"] not in ("项", "个", "方面"):
            continue
        run = [values[0]]
        for item in values[1:]:
            if not re.fullmatch(
                r"[、，,]|和|及|以及|、?[一-鿿]{0,2}", page.between(run[-1], item)
            ) or (item.measure != run[0].measure):
                break
            run.append(item)
        n = number_of(match["n"])
        if len(run) < 2 or len(_owners(page.text, match.start())) == len(run):
            continue
        spans = [number_or_span(page, match, match["unit"]), *run]
        verdict = "consistent" if len(run) == n else "inconsistent"
        yield page.finding(
            "enumeration",
            verdict,
            spans,
            f"{named(match, match['unit'])}: {len(run)} values",
            "As many values as announced."
            if verdict == "consistent"
            else f"{n} are announced, and 分别 gives {len(run)} values.",
            rivals=() if verdict == "consistent" else ("a value was left out", RIVALS[0]),
            settled_by=""
            if verdict == "consistent"
            else "the table that the values were taken from",
        )


def _owners(text: str, place: int) -> list[str]:
    """小学和初中|八项指标综合系数分别为0.41和0.39: whose values they are, one each."""
    return re.split("[、和与及]", re.split("[，,。；;：:\n]", text[:place])[-1])


def schemes(page: Page) -> Iterator[Finding]:
    """A scheme's digits against its expansion: “131”工程(即…1个…;…3项…;…1个…)."""
    for match in re.finditer(
        r"[“「](?P<digits>[1-9]{3,5}|[1-9](?:\+[1-9N])+)[”」]?[^。\n]{0,14}?(?:[（(]?即|[：:]|[（(]|是指|——)",
        page.text,
    ):
        end = page.sentence(match.start())[1]
        rest = re.split(
            r"[）)]" if re.search("[（(]", match[0]) else r"[。；;]", page.text[match.end() : end]
        )[0]
        counts = [
            number_of(m[1])
            for m in re.finditer(
                r"(?<![\d一二三四五六七八九十])(\d{1,2}|[一二两三四五六七八九])(?:个|项|支|大|条|种|类|套|张|级|道|名|家|中心|平台)",
                rest,
            )
        ]
        digits = [int(d) for d in match["digits"] if d.isdigit()]
        if len(counts) != len(digits):
            continue
        verdict = "consistent" if counts == digits else "inconsistent"
        spot = (match.start("digits"), match.end("digits"))
        yield page.finding(
            "enumeration",
            verdict,
            [spot, (match.end(), match.end() + len(rest))],
            f"{match['digits']}: expanded as {'-'.join(map(str, counts))}",
            "The expansion has the scheme's numbers."
            if verdict == "consistent"
            else "The expansion has other numbers than the scheme.",
            rivals=() if verdict == "consistent" else RIVALS,
            settled_by="" if verdict == "consistent" else SETTLED,
        )
