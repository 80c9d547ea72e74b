"""The assumed base as something a reader can move, in JupyterLab.

>>> moving_base("42.1", base=38)
In JupyterLab this cell has a slider for the base. At 38 cases: 38 → 22, p = 0.026.
>>> moving_base("42.1", base=0)
Traceback (most recent call last):
zhibiao.errors.UserError: 0: is no base. Give whole numbers from 1.
"""

import os

from zhibiao.changes.poisson import chance, what_it_means


def moving_base(printed: str, direction: str = "down", base: int = 100) -> None:
    """A slider for the base of a printed change, and beside it what the change then is in cases.

    Where there is no JupyterLab (a code host, a test), one line for ``base`` says the same.
    """
    if "JPY_SESSION_NAME" not in os.environ:  # set by Jupyter servers for the kernels they start
        print(
            f"In JupyterLab this cell has a slider for the base. At {base:,} cases: {_said(printed, direction, base)}."
        )
        return
    import ipywidgets

    steps = sorted({round(10 ** (step / 20)) for step in range(101)})
    start = min(steps, key=lambda step: abs(step - base))
    ipywidgets.interact(
        lambda base: print(_said(printed, direction, base)),
        base=ipywidgets.SelectionSlider(options=steps, value=start, description="base 基数"),
    )


def _said(printed: str, direction: str, base: int) -> str:
    [case] = what_it_means(printed, [base], direction).itertuples()
    p = chance(case.before, case.after)
    star = "" if case.prints else "; whole numbers of this size can't print it"
    return f"{case.before:,} → {case.after:,}, p = {p:.2g}{star}"
