"""`make bench`: the whole pipeline against its rivals, on one text, in one run.

Writes ``data/bench/bench_rivals.csv`` (what each finds of the claims of the test texts, and how fast) and
``data/bench/bench_scale.csv`` (seconds by length of text).  Speed is a ratio within a round; the rounds
alternate, so that a machine that slows down slows all.  Seconds are those of the processor.
"""

import json
import re
import subprocess
import time
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from random import Random
from statistics import median

import pandas as pd
from tqdm import tqdm

from zhibiao import coded
from zhibiao.claims import claims_of_text
from zhibiao.reports import ROOT
from zhibiao.tables import save

Found = list[tuple[int, int, str, str]]
"""Start, end, value, and the unit where the contender names one."""
OURS = "zhibiao, whole pipeline"
FASTEST, SLOWEST = "chinese2digits", "Recognizers-Text, four models"
ROUNDS = 3
LENGTHS = (30_000, 300_000, 3_000_000)
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


def scale_table() -> pd.DataFrame:
    """Seconds of the whole pipeline by length of text: texts one after another, other digits in each."""
    random = Random(1)
    pages = [coded.raw(name) for name in coded.in_split("development")]
    rows = []
    for length in tqdm(LENGTHS, desc="scale", unit="length"):
        parts, size = [], 0
        while size < length:
            page = re.sub(r"\d", lambda _: str(random.randint(1, 9)), random.choice(pages))
            parts.append(page)
            size += len(page) + 1
        text = "\n".join(parts)[:length]
        began = time.process_time()
        claims = len(claims_of_text(text, kind="report"))
        rows.append({"characters": length, "claims": claims,
                     "seconds": f"{time.process_time() - began:.3g}"})  # fmt: skip
    return pd.DataFrame(rows)


if __name__ == "__main__":
    folder = ROOT / "data" / "bench"
    for name, make in (("rivals", rivals_table), ("scale", scale_table)):
        table = make()
        save(f"bench_{name}", table, folder / f"bench_{name}.csv")
        print(table.to_string(index=False))
