"""A phrase that a mirror pushed into a page: as a header, and in place of 关于 in titles.

No brand is listed.  Such a phrase is found by what it replaces and repeats: it stands where
a title needs 关于 (before 印发, 建设, 推进 … 的通知, 的意见 …), more than once or also as a
line of its own.

>>> raw = "丽都棋牌\\n市政府丽都棋牌:印发方案的通知\\n按照《丽都棋牌:加强治理的意见》办理。"
>>> [(e.before, e.after) for e in propose(raw)]
[('丽都棋牌', ''), ('丽都棋牌:', '关于'), ('丽都棋牌:', '关于')]
>>> list(propose("市政府关于印发方案的通知\\n市政府关于加强治理的意见"))
[]
"""

import re
from collections import Counter
from collections.abc import Iterator

from zhibiao.records import Edit

KINDS = "通知|意见|决定|方案|办法|规定|通告|公告|报告|批复|函|通报|规划|措施|条例|细则"
TITLE = re.compile(rf"([一-鿿A-Za-z0-9]{{3,40}})[:：](?=[一-鿿][^\n《》:：]{{2,60}}?的(?:{KINDS}))")
LENGTHS = range(3, 16)


def propose(raw: str) -> Iterator[Edit]:
    """Propose 关于 for the phrase in titles, and nothing for it as a line of its own."""
    lines = Counter(line.strip() for line in raw.split("\n"))
    slots = [match[1] for match in TITLE.finditer(raw)]
    ends = Counter(slot[-size:] for slot in slots for size in LENGTHS if len(slot) >= size)
    phrases = [
        phrase
        for phrase, count in ends.items()
        if phrase != "关于"
        and (count > 1 or lines[phrase])
        and count + lines[phrase] == raw.count(phrase)
        and count + lines[phrase] > 1
    ]
    if not phrases:
        return
    phrase = max(phrases, key=lambda word: (lines[word] > 0, raw.count(word), len(word)))
    for match in re.finditer(re.escape(phrase) + "([:：])?", raw):
        yield Edit(
            start=match.start(),
            end=match.end(),
            before=match[0],
            after="关于" if match[1] else "",
            rule="injected_phrase",
            warrant="conjectured",
            reason=f"{phrase!r} repeats where titles need 关于"
            if match[1]
            else f"{phrase!r} stands alone and repeats where titles need 关于",
        )
