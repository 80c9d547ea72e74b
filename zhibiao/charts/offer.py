"""A chart of whatever reports there are: drawn if they hold what it shows, else told in a line."""

from collections.abc import Sequence
from types import ModuleType

import matplotlib.pyplot as plt
import pandas as pd

from zhibiao.errors import UserError
from zhibiao.figures import save_figure, show_figure
from zhibiao.records import Report
from zhibiao.reports import DATA
from zhibiao.tables import derived_folder


def offer(chart: ModuleType, *tables: pd.DataFrame, reports: Sequence[Report]) -> None:
    """Draw the chart from the tables that its ``rows`` take, and show it.

    In a run of one's own it is saved under its name, too; the collection's notebooks save theirs.

    >>> import zhibiao as zb
    >>> from zhibiao.charts import falls
    >>> offer(falls, zb.load("claims")[:0], zb.load("reports"), reports=zb.corpus())
    no fall to draw
    """
    try:
        rows = chart.rows(*tables)
    except UserError as nothing:
        print(str(nothing).split(".")[0])
        return
    fig, ax = plt.subplots(figsize=chart.size(rows))
    chart.draw(ax, rows)
    if derived_folder() != DATA / "derived":
        name = chart.__name__.rpartition(".")[2]
        save_figure(fig, name, rows, **chart.words(rows), reports=reports, strict=False)
    else:
        show_figure(fig, chart.words(rows))
