"""The weights of ``data/codebook/link_evidence.csv`` anew: a logistic regression on the development pairs.

Every target of a plan with every outcome of its report is one case, as the settled readings have
them and as the parser finds them; a case is true if ``data/coded/links.csv`` has it.
"""

import numpy as np
import pandas as pd
from scipy.optimize import minimize
from tqdm import tqdm

from zhibiao.coded import in_split
from zhibiao.linkscore import SOURCES, cases
from zhibiao.reports import DATA
from zhibiao.tables import load, save

RIDGE = 1.0
"""What the squares of the weights cost, of pieces brought to one scale."""
DIGITS = 2


def fitted(found: pd.DataFrame, true: pd.Series) -> pd.Series:
    """The weights under which the true cases are likeliest, ``chance`` first."""
    mean, spread = found.mean(), found.std().replace(0, 1)
    scaled = ((found - mean) / spread).to_numpy()
    sign = np.where(true, 1, -1)

    def cost(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (weights[0] + scaled @ weights[1:])
        slope = -sign / (1 + np.exp(margin))
        return (
            np.logaddexp(0, -margin).sum() + RIDGE * (weights[1:] ** 2).sum(),
            np.concatenate([[slope.sum()], slope @ scaled + 2 * RIDGE * weights[1:]]),
        )

    best = minimize(cost, np.zeros(1 + scaled.shape[1]), jac=True, method="L-BFGS-B").x
    weights = pd.Series(best[1:], found.columns) / spread
    return pd.concat([pd.Series({"chance": best[0] - (weights * mean).sum()}), weights])


def save_weights(evidence: str, found: pd.DataFrame, true: pd.Series) -> None:
    """Fit the pieces, and write the weights into their table of the codebook."""
    table = load(evidence)
    table["weight"] = fitted(found, true).round(DIGITS).reindex(table["name"]).to_numpy()
    save(evidence, table, DATA / "codebook" / f"{evidence}.csv")


def main() -> None:
    plans = sorted(set(load("links")["plan_id"]) & set(in_split("development")))
    tables = [
        cases(plan, source) for source in SOURCES for plan in tqdm(plans, desc="pairs", unit="pair")
    ]
    found = pd.concat(tables, ignore_index=True)
    pieces = found.drop(columns=["plan_id", "true"]).astype(float)
    save_weights("link_evidence", pieces, found["true"])


if __name__ == "__main__":
    main()
