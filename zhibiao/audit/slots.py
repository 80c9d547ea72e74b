"""What a made-up report has used up, and the words and dates that it draws on.

>>> slots = Slots(Random(3), year=2023)
>>> slots.free("全市建成街面警务站{v}个。"), slots.free("依托{w}个街面警务站巡逻。")
(True, False)
>>> slots.fill("排查隐患{i}处。", {"i": 12}, mark=("<", ">"))
'排查隐患<12>处。'
"""

import re
from random import Random

from zhibiao.lexicon import table

CITIES = ("芦汀市", "岱钦市", "澜水市", "沧屏市")
FIXED = (
    "刑事警情",
    "街面警务站",
    "保安员",
    "平安志愿者",
    "一键报警",
    "经济损失",
    "安全感",
    "破案率",
    "警务室",
    "刑事案件",
    "治安案件",
    "接报警情",
    "出租屋",
    "电信诈骗",
    "网格员",
    "反诈中心",
    "指挥中心",
    "雪亮工程",
    "联网率",
    "检查站",
    "护校队员",
    "巡防队员",
    "群防群治队员",
    "电子卡口",
    "治安岗亭",
    "警务驿站",
    "探头",
    "智能安防点位",
    "侵财案件",
    "涉网案件",
    "电信网络诈骗",
    "老旧小区",
    "行政村",
    "平台迁移",
    "命案",
    "先进市",
)


class Slots:
    """What a report has used up, and the words and dates that it draws on."""

    def __init__(self, random: Random, year: int) -> None:
        self.random, self.year = random, year
        self.city = random.choice(CITIES)
        self.month, self.day = random.choice(((1, 19), (2, 8), (3, 27)))
        self.used: set[str] = set()
        self.words: dict[str, list[str]] = {}
        for row in table("planted"):
            if row.kind == "word":
                self.words.setdefault(row.recipe, []).append(row.wording)

    @property
    def today(self) -> str:
        return f"{self.year + 1}年{self.month}月{self.day}日"

    def free(self, wording: str) -> bool:
        """Whether none of a wording's fixed things stands in the report yet; then they are taken."""
        things = {word for word in FIXED if word in wording}
        if things & self.used:
            return False
        self.used |= things
        return True

    def pick(self, kind: str, number: int = 1) -> list[str]:
        """Words of a kind that the report has not used."""
        left = [
            word
            for word in self.words[kind]
            if not any(fixed in word for fixed in self.used) and word not in self.used
        ]
        found = self.random.sample(left if len(left) >= number else self.words[kind], number)
        self.used |= {
            word.partition("/")[0] for word in found if kind not in ("place", "class", "group")
        }
        self.used |= {fixed for fixed in FIXED for word in found if fixed in word}
        return found

    def fill(
        self, wording: str, values: dict[str, object], mark: tuple[str, str] = ("", "")
    ) -> str:
        """A wording with its values; numbers carry the mark."""
        need = set(re.findall(r"\{(\w+)\}", wording))
        words = self._words(need - set(values))
        marked = {
            name: f"{mark[0]}{value}{mark[1]}"
            for name, value in values.items()
            if name not in ("items", "steps")
        }
        return wording.format(
            **{"items": values.get("items"), "steps": values.get("steps")} | words | marked
        )

    def _words(self, need: set[str]) -> dict[str, str]:
        words: dict[str, str] = {}
        if need & {"A", "B", "C"}:
            words |= dict(zip("ABC", self.pick("place", 3), strict=True))
        if need & {"thing", "u"}:
            words["thing"], _, words["u"] = self.pick("thing")[0].partition("/")
        if need & {"x", "y", "z"}:
            words |= dict(zip("xyz", self.pick("class", 3), strict=True))
        if need & {"s1", "s2", "s3"}:
            words |= dict(zip(("s1", "s2", "s3"), self.pick("group", 3), strict=True))
        for kind in need & {"case", "staff"}:
            words[kind] = self.pick(kind)[0]
        return words

    def filler(self) -> dict[str, object]:
        return {"i": self.random.randint(3, 90), "j": self.random.randint(1100, 9800)}
