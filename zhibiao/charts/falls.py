"""Reported falls, whatever fell: of what, since when, from what number.

>>> import matplotlib.pyplot as plt
>>> from zhibiao.tables import load
>>> found = rows(load("claims"), load("reports"))
>>> fig, ax = plt.subplots(figsize=size(found))
>>> draw(ax, found) is ax
True
>>> plt.close(fig)
>>> rows(load("claims")[:0], load("reports"))
Traceback (most recent call last):
zhibiao.errors.UserError: no fall to draw. Give a table that holds one.
"""

import math
import re
from decimal import Decimal

import pandas as pd
from matplotlib.axes import Axes

from zhibiao.changes import changes
from zhibiao.charts import lettering
from zhibiao.charts.labels import both, english_of, label, named, placed, printed
from zhibiao.charts.lettering import BODY, LINE, NOTE, QUIET, STEP, write
from zhibiao.english import english
from zhibiao.lexicon import syntax
from zhibiao.plurals import counted
from zhibiao.repair import mend
from zhibiao.style import AT_LEAST_RIGHT, INTERVAL, REPORTED

SCALE = 0.62
"""Where the scale begins, as a share of the width."""
HEAD, BETWEEN = 1.6, 0.6
"""Heights in lines: a place's name, the room between two falls."""
ROOM = lettering.SHEET * SCALE - 0.1
"""Inches for the words."""
FROM = re.compile(
    "(?:[由从自]|[较比])(?P<when>(?:(?:19|20)[0-9]{2}|上|去)年(?:同期|全年|[底末初])?)的?\\Z"
)
OPEN = ("at_least", "more_than")
MOST = 60
"""Falls that one figure has room for; the title counts all, and the rows hold all."""


def rows(claims: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """One row per reported fall (measure change, direction down), largest first by place;
    a fall that is only declared is a target, and no row, a time cut short is none, and one told
    twice (in a sentence, and in the row 合计 of a table) is one.

    Columns: place, place_zh, subject, subject_en, low and high (%, alike where one number is
    printed, high empty where the text sets no end), bound, printed, base_period, since_en, since_zh,
    baseline, base (printed | derived | after printed | not printed), period, claim_id, report_id.
    """
    falls = claims[(claims.measure == "change") & (claims.direction == "down")
                   & (claims.modality != "target") & claims[["value", "low", "high"]].notna().any(axis=1)]  # fmt: skip
    falls = placed(falls, reports)
    told = {change.claim_id: change for change in changes(claims).itertuples()}
    names = [named(told[claim_id]) for claim_id in falls["claim_id"]]
    led = claims.set_index("claim_id")["prefix"].to_dict()
    since = [
        _since(claim.base_period or _from_when(led.get(told[claim.claim_id].base_claim_id, "")))
        for claim in falls.itertuples()
    ]
    ends = [_percent(claim) for claim in falls.itertuples()]
    falls = falls.assign(
        subject=names,
        counted=[told[claim_id].counted for claim_id in falls["claim_id"]],
        subject_en=[
            english(name) or english_of(claim)
            for name, claim in zip(names, falls.to_dict("records"), strict=True)
        ],
        low=[low for low, _ in ends],
        high=[high for _, high in ends],
        printed=[printed(claim) for claim in falls.to_dict("records")],
        since_en=[english for english, _ in since],
        since_zh=[chinese for _, chinese in since],
        baseline=[told[claim_id].baseline for claim_id in falls["claim_id"]],
        base=[told[claim_id].base for claim_id in falls["claim_id"]],
    ).sort_values(["place", "low"], ascending=[True, False], kind="stable")
    falls = _once(falls[falls["counted"] != "duration"])
    columns = ["place", "place_zh", "subject", "subject_en", "low", "high", "bound", "printed",
               "base_period", "since_en", "since_zh", "baseline", "base", "period",
               "claim_id", "report_id"]  # fmt: skip
    return lettering.some(falls[columns].reset_index(drop=True), "fall")


def _once(falls: pd.DataFrame) -> pd.DataFrame:
    """Each fall once: so much of the same number, or of a total (合计) whose base is the other's too."""
    falls = falls[
        falls["baseline"].isna() | ~falls.duplicated(["report_id", "low", "high", "baseline"])
    ]
    total = falls["subject"].astype(str).str.match(syntax("total_row"))
    for place, row in falls[total].iterrows():
        same = falls["report_id"].eq(row["report_id"]) & falls["low"].eq(row["low"]) & ~total
        if same.sum() == 1:
            falls = falls.drop(index=place)
            if row["base"] == "printed":
                falls.loc[same[same].index, ["base", "baseline"]] = row[
                    ["base", "baseline"]
                ].tolist()
    return falls


def _percent(claim) -> tuple[Decimal, Decimal | None]:
    """Between which ends a fall lies, in %: 4.8‰ is 0.48%."""
    per = 10 if claim.unit == "‰" else 1
    if claim.value is not None:
        return claim.value / per, claim.value / per
    low = Decimal(0) if claim.low is None else claim.low / per
    return low, None if claim.high is None else claim.high / per


def _from_when(prefix: str) -> str:
    """When the number was that stands behind these words (由2021年的), if they end with a time."""
    found = FROM.search(mend(prefix).text)
    return found["when"] if found else ""


def _since(words: str) -> tuple[str, str]:
    if not words:
        return "base period not printed", "未印基期"
    try:
        english, _ = label("base_period", words)
    except KeyError:
        year = re.search(r"\d{4}(?=年)", words)
        before = re.search("[上去]一?年|前一年|同期", words)
        english = year[0] if year else "the year before" if before else "an earlier time"
    return f"against {english}", words


def _base(fall) -> tuple[str, str]:
    if fall.base == "printed":
        return f"from {fall.baseline:,f}", f"基数{fall.baseline:,f}"
    if fall.base == "derived":
        return f"from {fall.baseline:,f} (derived)", f"推算基数{fall.baseline:,f}"
    return "base not printed", "未印基数"


def draw(ax: Axes, found: pd.DataFrame) -> Axes:
    """Draw the rows; x is the size of the fall in %."""
    high = 25 * math.ceil(max(found["high"].fillna(found["low"])) / 25)
    right, ticks = high * 1.12, range(0, high + 1, 25)
    ax.set_xlim(-right * SCALE / (1 - SCALE), right)
    across, y = ax.get_yaxis_transform(), 0.0
    drawn = _drawn(found)
    for place, falls in drawn.groupby("place", sort=False):
        write(
            ax,
            0,
            y + HEAD / 2,
            both(place, falls["place_zh"].iloc[0]),
            BODY,
            transform=across,
            color=QUIET,
        )
        y += HEAD
        ax.vlines(
            ticks,
            y,
            y + sum(map(_high, falls.itertuples())),
            color="#E6E6E6",
            linewidth=0.7,
            zorder=0,
        )
        for fall in falls.itertuples():
            _fall(ax, fall, y + _high(fall) / 2 - 0.1)
            y += _high(fall)
    if rest := len(found) - len(drawn):
        write(ax, 0, y + HEAD / 2, f"and {rest:,} more, not drawn 另有{rest:,}项未画", NOTE,
              transform=across, color=QUIET)  # fmt: skip
        y += HEAD
    ax.set_ylim(y + 0.1, 0)
    ax.set_xticks(ticks, [*map(str, ticks[:-1]), f"{high}%"], fontsize=NOTE)
    ax.set_yticks([])
    ax.grid(False)
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    said = words(found)
    lettering.title(ax, said["title_en"], said["title_zh"])
    return ax


def _drawn(found: pd.DataFrame) -> pd.DataFrame:
    """All rows, or where they are too many the largest of each place, as many of one as of another."""
    if len(found) <= MOST:
        return found
    return (
        found.groupby("place", sort=False).head(max(1, MOST // found["place"].nunique())).head(MOST)
    )


def _fall(ax: Axes, fall, y: float) -> None:
    across, lines = ax.get_yaxis_transform(), _what(fall)
    top = y - (len(lines) + len(_about(fall)) - 1) * STEP / 2
    for number, line in enumerate(lines):
        write(ax, 0, top + number * STEP, line, NOTE, transform=across)
    for number, line in enumerate(_about(fall), start=len(lines)):
        write(ax, 0, top + number * STEP, line, NOTE, transform=across, color=QUIET)
    low, end = float(fall.low), float(fall.low if fall.high is None else fall.high)
    ax.hlines(y, 0, low, color=REPORTED["color"], linewidth=2, zorder=1)
    if end > low:
        (drawn,) = ax.plot([low, end], [y, y], **INTERVAL)
    else:
        (drawn,) = ax.plot(end, y, **REPORTED, zorder=3)
    drawn.set_gid(fall.claim_id)
    if fall.bound in OPEN:
        ax.plot(end, y, **AT_LEAST_RIGHT | {"markersize": 27}, zorder=2)
    write(ax, (low + end) / 2, y - 0.95, fall.printed, NOTE, ha="center")


def _what(fall) -> list[str]:
    """English, if there is any, above Chinese; each in at most two lines."""
    texts = filter(None, (fall.subject_en, fall.subject))
    return [line for text in texts for line in lettering.in_two(text, ROOM, NOTE)]


def _about(fall) -> list[str]:
    """Since when, and from what number."""
    about = f"{both(fall.since_en, fall.since_zh)}; {both(*_base(fall))}"
    return lettering.wrapped(about, ROOM, NOTE).split("\n")


def _high(fall) -> float:
    return STEP * (len(_what(fall)) + len(_about(fall))) + BETWEEN


def size(found: pd.DataFrame) -> tuple[float, float]:
    """Width and height of the figure in inches."""
    drawn = _drawn(found)
    heads = drawn["place"].nunique() + (len(drawn) < len(found))
    lines = HEAD * heads + sum(map(_high, drawn.itertuples()))
    return lettering.height(words(found), lines * LINE + 0.25)


def words(found: pd.DataFrame) -> dict[str, str]:
    """Title, alt text and caption, in both languages."""
    based, derived = (int((found["base"] == how).sum()) for how in ("printed", "derived"))
    places = found["place"].nunique()
    first = found.iloc[0]
    where_en = f", all by {first.place}" if places == 1 else f" by {places} places"
    where_zh = f"，均出自{first.place_zh or first.place}" if places == 1 else f"，出自{places}地"
    drawn = _drawn(found)
    rest = len(found) - len(drawn)
    listed = "; ".join(
        f"{fall.place}: {both(fall.subject_en, fall.subject)} {fall.printed}, "
        f"{fall.since_en}, {_base(fall)[0]}"
        for fall in drawn.itertuples()
    ) + (f"; and {rest:,} more" if rest else "")
    listed_zh = "；".join(
        f"{fall.place_zh or fall.place}：{fall.subject}{fall.printed}，"
        f"{fall.since_zh}，{_base(fall)[1]}"
        for fall in drawn.itertuples()
    ) + (f"；另有{rest:,}项" if rest else "")
    return {
        "title_en": f"{counted(len(found), 'fall')} printed in percent{where_en}; the number it fell from is printed for {based or 'none'}"
                    + (f", derived for {derived}" if derived else ""),
        "title_zh": f"以百分比所印下降{len(found)}项{where_zh}；{f'{based}项' if based else '无一'}印出基数"
                    + (f"，{derived}项可推算" if derived else ""),
        "alt_en": f"One lollipop per reported fall, its length the printed percentage. {listed}.",
        "alt_zh": f"每项下降一根火柴图，长度为所印百分比。{listed_zh}。",
        "caption_en": (
            "Falls printed in % or ‰, of whatever kind but times cut short, as the place itself prints them. "
            "Without the number it fell from, a fall of 75% may be 4 to 1 or 400 to 100. "
            "Fewer recorded cases need not be fewer cases. An arrow: more than; a grey bar: a range is printed; "
            "derived: a count and the difference are printed, the number itself is not."
        ),
        "caption_zh": (
            "以%或‰所印的各类下降（用时缩短除外），均为当地自报、照录原文。不印基数，则下降75%可以是4降至1，"
            "也可以是400降至100。记录的案件减少，未必是案件减少。箭头表示超过；灰条表示所印为区间；推算基数：印有计数与增减数，基数本身未印。"
        ),
    }  # fmt: skip
