"""Charts: each module makes its rows, draws them on an Axes, and says what they show.

``rows(…)`` takes loaded tables and returns what will be plotted, one row per mark, with
``claim_id`` and ``report_id``; ``size(rows)`` is the figure's (width, height) in inches;
``draw(ax, rows)`` draws and returns the Axes; ``words(rows)`` is the title, the text for who
can't see the picture, and the caption, in English and Chinese, all computed from the rows.

>>> import zhibiao as zb
>>> from zhibiao.charts import falls
>>> falls.size(falls.rows(zb.load("claims"), zb.load("reports")))[0]
5.0
"""

from zhibiao.charts import (
    answers,
    assumed,
    assurance,
    bases,
    by_text,
    damage,
    damage_places,
    denominator,
    disclosure,
    falls,
    fragility,
    grid,
    heads,
    hits,
    hundreds,
    hundreds_list,
    implied,
    lists,
    matrix,
    nested,
    parts,
    quality,
    repeats,
    spans,
    speed,
    targets,
    timeline,
    topics,
    trends,
)

__all__ = [
    "answers",
    "assumed",
    "assurance",
    "bases",
    "by_text",
    "damage",
    "damage_places",
    "denominator",
    "disclosure",
    "falls",
    "fragility",
    "grid",
    "heads",
    "hits",
    "hundreds",
    "hundreds_list",
    "implied",
    "lists",
    "matrix",
    "nested",
    "parts",
    "quality",
    "repeats",
    "spans",
    "speed",
    "targets",
    "timeline",
    "topics",
    "trends",
]
