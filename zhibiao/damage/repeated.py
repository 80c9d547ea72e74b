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


def propose(text: str) -> Iterator[Edit]:
    """Propose to take out the second copy of the body."""
    sentences = list(SENTENCE.finditer(text))
    first: dict[str, int] = {}
    run: list[tuple[int, int]] = []  # sentences with those that they repeat
    for i, match in enumerate(sentences):
        j = first.setdefault(BLANK.sub("", match[0]), i)
        if j == i:
            continue
        if run and not (i - run[-1][0] <= GAP + 1 and 0 < j - run[-1][1] <= GAP + 1):
            yield from _copy(text, sentences, run)
            run = []
        run.append((i, j))
    yield from _copy(text, sentences, run)


def _copy(text: str, sentences: list[re.Match[str]], run: list[tuple[int, int]]) -> Iterator[Edit]:
    """The second copy, if it is long enough and as long as a third of what stands before it."""
    if len(run) < FEWEST:
        return
    (start, end), (low, high) = (
        (sentences[run[0][side]].start(), sentences[run[-1][side]].end()) for side in (0, 1)
    )
    while low > 0 and start > high and text[low - 1] == text[start - 1]:
        low, start = low - 1, start - 1
    while high < start and end < len(text) and text[high] == text[end]:
        high, end = high + 1, end + 1
    whole = len(run) * 3 >= (run[-1][0] - run[0][0] + 1) * 2
    if end - start < max(SHORTEST, start / 3) or not whole or high > start:
        return
    yield Edit(
        start=start,
        end=end,
        before=text[start:end],
        after="",
        rule="repeated_body",
        warrant="attested",
        reason=f"{len(run)} sentences in the order in which they stand before",
    )
