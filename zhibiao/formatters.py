"""In IPython, a report and a claim show themselves as ``zhibiao.display`` draws them.

Nothing of that is imported before something is shown.
"""

import sys

from zhibiao.records import Claim, Report


def register() -> None:
    """Tell IPython, where it runs, how to show reports and claims; does nothing elsewhere."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is None:
        return
    formatters = shell.display_formatter.formatters
    for kind in (Report, Claim):
        formatters["text/html"].for_type(kind, lambda thing: _view(thing).html)
        formatters["text/plain"].for_type(kind, lambda thing, page, _: page.text(_view(thing).text))


def _view(thing: Report | Claim):
    from zhibiao.display import view_alone

    return view_alone(thing)
