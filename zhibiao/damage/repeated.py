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
    run: list[int] = []
    shift = 0  # how far a sentence of the run stands behind its first copy
    for i, match in enumerate(sentences):
        key = BLANK.sub("", match[0])
        j = first.setdefault(key, i)
        if j == i:
            continue
        if run and i - run[-1] <= GAP + 1 and abs((i - j) - shift) <= GAP:
            run.append(i)
        else:
            yield from _copy(text, sentences, run)
            run = [i]
        shift = i - j
    yield from _copy(text, sentences, run)


def _copy(text: str, sentences: list[re.Match[str]], run: list[int]) -> Iterator[Edit]:
    """The second copy, if it is long enough and as long as half of what stands before it."""
    if len(run) < FEWEST:
        return
    start, end = sentences[run[0]].start(), sentences[run[-1]].end()
    if end - start < max(SHORTEST, start / 3) or len(run) * 3 < (run[-1] - run[0] + 1) * 2:
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
