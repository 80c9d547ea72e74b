"""`make bench`: the whole pipeline against its rivals, on one text, in one run.

Writes ``data/bench/bench_rivals.csv`` (what each finds of the claims of the test texts, and how fast),
``data/bench/bench_scale.csv`` (seconds and memory by length of text) and ``data/bench/bench_growth.csv``
(seconds of each step on texts of one awkward thing, repeated).  A part alone: ``tools/bench.py growth``.
Speed is a ratio within a round; the rounds alternate, so that a machine that slows down slows all.
Seconds are those of the processor.
"""

import json
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from random import Random
from statistics import median

import pandas as pd
from tqdm import tqdm

from zhibiao import coded
from zhibiao.audit import findings_of
from zhibiao.audit.page import page_of
from zhibiao.claims import claims_of, claims_of_text
from zhibiao.ledger import ledger
from zhibiao.records import Report
from zhibiao.repair import mend
from zhibiao.reports import ROOT
from zhibiao.tables import save

Found = list[tuple[int, int, str, str]]
"""Start, end, value, and the unit where the contender names one."""
OURS = "zhibiao, whole pipeline"
FASTEST, SLOWEST = "chinese2digits", "Recognizers-Text, four models"
ROUNDS = 3
LENGTHS = (30_000, 300_000, 1_700_000, 17_000_000)
"""Characters; the last two make 5 and 50 MB of Chinese."""
GROWTH = (10_000, 100_000, 1_000_000)
AWKWARD = {
    "7": "digits", "□": "lost characters", "万": "magnitudes", "〇": "zeros", "?": "question marks",
    "\ufffd": "replacement characters", "、": "enumeration commas", "(": "open brackets",
    "%": "percent signs", "\xa0": "no-break spaces", " ": "spaces", "\n": "line ends",
    "12个、": "a list that does not end", "1,234,": "numbers that do not end", "其中12个,": "parts of parts",
    "數(shù)": "glosses", "治?": "marks between characters", "问:多少?\n答:建成12个。\n": "questions and answers",
    "全市排查纠纷1234件,化解率达到98.6%。": "a sentence, repeated",
}  # fmt: skip
"""What a text of growing length consists of."""
TOWNSHIPS = "townships, one after another"
TOWNSHIP = (
    "{name}全年刑事发案{a}起，同比下降{b}%，治安案件受理{c}起。民警走访群众{d}户，排查矛盾纠纷{e}件，化解{f}件。"
    "建成警务站{g}个，配备辅警{h}名，安装监控探头{i}个。群众满意度{j}%，比上年提高{k}个百分点。"
    "开展反诈宣传{l}场次，覆盖群众{m}人次，挽回损失{n}万元。计划2025年底前警务站达到{o}个。\n"
)
"""A paragraph of a compilation, which tells of each township what it tells of the others."""
OTHER = 0.02
"""Share of the characters that are others in each copy of a text, so that no copy repeats another."""
NUMERAL = re.compile(r"[\d〇一二两三四五六七八九十百千万亿]")
RUN = re.compile(r"\d[\d,.]*")
RIVALS = ("naive regex", FASTEST, "Recognizers-Text, number", SLOWEST, "jieba.posseg")


class Rivals:
    """The rivals' process: asked one line of JSON at a time."""

    def __init__(self) -> None:
        python = ROOT / ".venv-bench" / "bin" / "python"
        self._process = subprocess.Popen(
            [python, ROOT / "tools" / "rivals.py"], text=True, stderr=subprocess.DEVNULL,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def read(self, name: str, texts: Sequence[str]) -> tuple[float, list[Found]]:
        print(json.dumps({"rival": name, "texts": texts}), file=self._process.stdin, flush=True)
        answer = json.loads(self._process.stdout.readline())
        return answer["seconds"], [[(*one, "") for one in found] for found in answer["found"]]


def ours(texts: Sequence[str]) -> tuple[float, list[Found]]:
    began = time.process_time()
    claims = [claims_of_text(text) for text in texts]
    seconds = time.process_time() - began
    return seconds, [
        [(one.start, one.end, str(one.quantity.value), one.quantity.unit) for one in found]
        for found in claims
    ]  # fmt: skip


def rivals_table() -> pd.DataFrame:
    """Every contender with what it finds of the test texts' claims, and its speed."""
    gold = coded.reading(split="test")
    names = sorted(set(gold["report_id"]))
    texts = [coded.raw(name) for name in names]
    rivals = Rivals()
    contenders = {OURS: ours} | {
        name: (lambda texts, name=name: rivals.read(name, texts)) for name in RIVALS
    }
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    found: dict[str, list[Found]] = {}
    for name, read in contenders.items():  # dictionaries are loaded, patterns compiled
        found[name] = read(texts)[1]
    for _ in tqdm(range(ROUNDS), desc="rivals", unit="round"):
        for name, read in contenders.items():
            seconds[name].append(read(texts)[0])
    length = sum(map(len, texts))
    return pd.DataFrame([
        {"contender": name, **_right(found[name], texts, names, gold), "characters": length,
         "characters_per_second": round(length / median(seconds[name])),
         "speed_ratio": f"{median(b / a for a, b in zip(seconds[OURS], seconds[name], strict=True)):.3g}"}
        for name in contenders
    ])  # fmt: skip


def _right(
    found: list[Found], texts: list[str], names: list[str], gold: pd.DataFrame
) -> dict[str, int]:
    """Of the claims with a numeral and a value: values right, values with unit; non-claims returned."""
    counts = dict.fromkeys(("claims", "values", "values_and_units", "non_claims", "returned"), 0)
    for items, text, name in zip(found, texts, names, strict=True):
        mine = gold[gold["report_id"] == name]
        spans = sorted(set(zip(mine["start"], mine["end"], strict=True)))
        for row in mine.drop_duplicates(["start", "end"]).itertuples():
            if row.value is None or not NUMERAL.search(row.quote):
                continue
            over = [one for one in items if one[0] < row.end and row.start < one[1]]
            hits = [one for one in over if _same(one[2], row.value, row.unit)]
            counts["claims"] += 1
            counts["values"] += bool(hits)
            counts["values_and_units"] += any(
                row.unit == unit or row.unit in text[a:b] for a, b, _, unit in hits
            )
        for run in RUN.finditer(text):
            if not any(a < run.end() and run.start() < b for a, b in spans):
                counts["non_claims"] += 1
                counts["returned"] += any(a < run.end() and run.start() < b for a, b, *_ in items)
    return counts


def _same(printed: str, value: Decimal, unit: str) -> bool:
    """Whether a contender's value is the claim's; a percentage may be told as a share of one."""
    try:
        number = Decimal(printed.rstrip("%"))
    except InvalidOperation:
        return False
    shares = {"%": 100, "‰": 1000}
    return number == value or (unit in shares and number * shares[unit] == value)


def varied(length: int) -> str:
    """Development texts one after another, other digits and some other characters in each."""
    random = Random(1)
    pages = [coded.raw(name) for name in coded.in_split("development")]
    chars = re.findall("[一-鿿]", "".join(pages))
    parts, size = [], 0
    while size < length:
        page = re.sub(r"\d", lambda _: str(random.randint(1, 9)), random.choice(pages))
        page = re.sub(
            "[一-鿿]", lambda m: random.choice(chars) if random.random() < OTHER else m[0], page
        )
        parts.append(page)
        size += len(page) + 1
    return "\n".join(parts)[:length]


def scale_table() -> pd.DataFrame:
    """Seconds of the whole pipeline by length of text, and the most memory that it took."""
    rows = []
    claims_of_text(townships(LENGTHS[0]))  # dictionaries are loaded, patterns compiled
    for length in tqdm(LENGTHS, desc="scale", unit="length"):
        text = varied(length)
        rows.append(_in_a_process(lambda text=text: _scaled(text)))
    return pd.DataFrame(rows)


def _scaled(text: str) -> dict[str, object]:
    claims, seconds = _timed(lambda: claims_of_text(text, kind="report"))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"characters": len(text), "claims": len(claims), "seconds": seconds, "megabytes": most}


def townships(length: int) -> str:
    """Paragraphs on one township after another, each with numbers of its own."""
    random = Random(1)
    parts, size = [], 0
    while size < length:
        name = "".join(random.sample("东南西北石白青黄沙清河山桥湖林", 2)) + "镇"
        digits = dict(
            zip("abcdefghijklmno", (3, 2, 3, 4, 3, 2, 2, 2, 3, 2, 1, 2, 4, 3, 2), strict=True)
        )
        values = {key: random.randint(10 ** (n - 1), 10**n - 1) for key, n in digits.items()}
        parts.append(TOWNSHIP.format(name=name, **values))
        size += len(parts[-1])
    return "".join(parts)[:length]


def growth_table() -> pd.DataFrame:
    """Seconds of each step on texts that consist of one awkward thing, at some lengths each."""
    rows = []
    _stepped(varied(GROWTH[0]))  # dictionaries are loaded, patterns compiled
    repeated = {
        name: lambda length, unit=unit: (unit * (length // len(unit) + 1))[:length]
        for unit, name in AWKWARD.items()
    }
    for name, made in tqdm((repeated | {TOWNSHIPS: townships}).items(), desc="growth", unit="text"):
        for length in GROWTH:
            text = made(length)
            steps = _in_a_process(lambda text=text: _stepped(text))
            rows.append({"text": name, "characters": length, **steps})
    return pd.DataFrame(rows)


def _stepped(text: str) -> dict[str, object]:
    report = _report(text)
    reading, repair = _timed(lambda: mend(report.raw))
    claims, parse = _timed(lambda: claims_of(report, reading))
    _, account = _timed(lambda: ledger(report, reading, claims))
    _, audit = _timed(lambda: findings_of(page_of(report, reading, claims)))
    return {"repair": repair, "parse": parse, "ledger": account, "audit": audit}


def _report(text: str) -> Report:
    digest = sha256(text.encode()).hexdigest()
    return Report(report_id="text", raw=text, raw_sha256=digest, kind="report")


def _timed(step: Callable[[], object]) -> tuple[object, str]:
    """What a step gives, and its seconds."""
    began = time.process_time()
    found = step()
    return found, f"{time.process_time() - began:.3g}"


def _in_a_process(measure: Callable[[], dict[str, object]]) -> dict[str, object]:
    """What a child process measures, so that none finds memory or results of another."""
    ours, theirs = os.pipe()
    if child := os.fork():
        os.close(theirs)
        with os.fdopen(ours) as answer:
            found = json.load(answer)
        os.waitpid(child, 0)
        return found
    with os.fdopen(theirs, "w") as answer:
        json.dump(measure(), answer)
    os._exit(0)


TABLES = {"rivals": rivals_table, "scale": scale_table, "growth": growth_table}

if __name__ == "__main__":
    folder = ROOT / "data" / "bench"
    for name in sys.argv[1:] or TABLES:
        table = TABLES[name]()
        save(f"bench_{name}", table, folder / f"bench_{name}.csv")
        print(table.to_string(index=False))
