"""A body that is printed twice: the second copy goes.

Copies are compared sentence by sentence, so that damage in one does not hide the other.

>>> body = "".join(f"全市建成警务站{n}个,完成年度任务的{n}%,群众满意度稳步提升。" for n in range(20, 30))
>>> [(e.start == len(body), e.after, e.warrant) for e in propose(body + body)]
[(True, '', 'attested')]
>>> list(propose(body))
[]
"""

import re
from collections.abc import Iterator

from zhibiao.records import Edit

SENTENCE = re.compile(r"[^。！？!?\n]{8,}[。！？!?]?")
BLANK = re.compile(r"[\s\u3000]+")
FEWEST, SHORTEST = 6, 200
"""Sentences and characters that a second copy has at least."""
GAP = 2
"""Sentences in a row that damage may have changed in one copy."""


Run = list[tuple[int, int]]
"""Sentences in a row, each with the one that it repeats."""


def propose(text: str) -> Iterator[Edit]:
    """Propose to take out the second copy of the body."""
    sentences = list(SENTENCE.finditer(text))
    done = 0  # what begins before it is part of a copy that was looked at
    for run in _runs(sentences):
        if len(run) < FEWEST or sentences[run[0][0]].start() < done:
            continue
        high, start, done = _copy(text, sentences, run)
        whole = len(run) * 3 >= (run[-1][0] - run[0][0] + 1) * 2
        if done - start >= max(SHORTEST, start / 3) and whole and high <= start:
            yield Edit(
                start=start,
                end=done,
                before=text[start:done],
                after="",
                rule="repeated_body",
                warrant="attested",
                reason=f"{len(run)} sentences in the order in which they stand before",
            )


def _runs(sentences: list[re.Match[str]]) -> Iterator[Run]:
    first: dict[str, int] = {}
    run: Run = []
    for i, match in enumerate(sentences):
        j = first.setdefault(BLANK.sub("", match[0]), i)
        if j == i:
            continue
        if run and not (i - run[-1][0] <= GAP + 1 and 0 < j - run[-1][1] <= GAP + 1):
            yield run
            run = []
        run.append((i, j))
    yield run


def _copy(text: str, sentences: list[re.Match[str]], run: Run) -> tuple[int, int, int]:
    """Where the first of two copies ends, and where the second begins and ends."""
    (start, end), (low, high) = (
        (sentences[run[0][side]].start(), sentences[run[-1][side]].end()) for side in (0, 1)
    )
    while low > 0 and start > high and text[low - 1] == text[start - 1]:
        low, start = low - 1, start - 1
    while high < start and end < len(text) and text[high] == text[end]:
        high, end = high + 1, end + 1
    return high, start, end
