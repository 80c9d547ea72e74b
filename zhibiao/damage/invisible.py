"""Characters that are not seen: zero-width spaces and joiners, soft hyphens, controls.

>>> [(e.before, e.after) for e in propose("社会治\\u200b安,32\\ufeff0个")]
[('\\u200b', ''), ('\\ufeff', '')]
>>> [e.after for e in propose("第一页。\\x0c第二页。")]  # a page that ends is the end of a line
['\\n']
>>> list(propose("社会治安\\n\\t320个"))
[]
"""

import re
from collections.abc import Iterator

from zhibiao.records import Edit

INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]+"
)


def propose(text: str) -> Iterator[Edit]:
    """Propose to take out every run of characters that print nothing."""
    for match in INVISIBLE.finditer(text):
        parts = "\x0c" in match[0] or "\x0b" in match[0]
        inside = (
            "\n"
            not in (text[match.start() - 1 : match.start()] or "\n")
            + text[match.end() : match.end() + 1]
        )
        yield Edit(
            start=match.start(),
            end=match.end(),
            before=match[0],
            after="\n" if parts and inside else "",
            rule="invisible",
            warrant="proved",
            reason="prints nothing: " + " ".join(f"U+{ord(char):04X}" for char in match[0][:4]),
        )
