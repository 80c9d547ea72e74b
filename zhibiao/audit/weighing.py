"""What pieces of evidence weigh together, by the weights of a table of the codebook.

>>> weight_of("retold_evidence", {"near": 1.0}) > weight_of("retold_evidence", {})
True
>>> weight_of("retold_evidence", {"imagined": 1.0})
Traceback (most recent call last):
KeyError: 'imagined'
"""

from collections.abc import Mapping
from functools import cache

from zhibiao.lexicon import table


def weight_of(evidence: str, pieces: Mapping[str, float]) -> float:
    """The logarithm of the odds under these pieces of evidence, ``chance`` being there always."""
    of = _weights(evidence)
    return of["chance"] + sum(of[name] * much for name, much in pieces.items())


def told_weight(weight: float, pieces: Mapping[str, float]) -> str:
    """A weight with the pieces that it is made of, for a reader."""
    told = ", ".join(f"{name} {much:.1f}" for name, much in pieces.items() if much)
    return f"weighs {weight:.1f}: {told}"


@cache
def _weights(evidence: str) -> dict[str, float]:
    return {row.name: float(row.weight) for row in table(evidence)}
