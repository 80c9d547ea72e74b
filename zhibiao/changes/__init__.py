"""What "fell by x %" can mean: the pairs behind a percentage, chance, and what two changes imply."""

from zhibiao.changes.explain import explain
from zhibiao.changes.found import changes
from zhibiao.changes.links import linked
from zhibiao.changes.moving import moving_base
from zhibiao.changes.per_head import per_head
from zhibiao.changes.poisson import BaseNeeded, base_needed, chance, what_it_means
from zhibiao.changes.ratios import FromTo, ImpliedRatio, from_to, implied_ratio
from zhibiao.changes.shares import Product, nested, share_of_share
from zhibiao.changes.smallest import smallest_pairs
from zhibiao.changes.trends import Trend, trend

__all__ = [
    "BaseNeeded",
    "FromTo",
    "ImpliedRatio",
    "Product",
    "Trend",
    "base_needed",
    "chance",
    "changes",
    "explain",
    "from_to",
    "implied_ratio",
    "linked",
    "moving_base",
    "nested",
    "per_head",
    "share_of_share",
    "smallest_pairs",
    "trend",
    "what_it_means",
]
