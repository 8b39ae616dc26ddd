"""How do features become a score? A sum of one piecewise-linear curve per feature.

The model is a generalised additive model (Hastie and Tibshirani 1986): logistic regression on
linear splines, fitted in ``bias.training.alignment`` and exported as knots and values, so that
every feature's contribution can be read off ``weights.json`` and no library is needed to apply it.
Curves rise or fall as their feature must (`AGAINST`): what two sentences share never speaks against
them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bias.errors import ModelError
from bias.matching import features, nearness, overlap

Floats = NDArray[np.float64]

ALIGNMENT_WEIGHTS = Path(__file__).with_name("weights.json")

#: Features of the models for sentences of two articles; the last is the log-odds of one event.
_MEASURED = (*features.PAIR_FEATURES, *nearness.PLACES, *nearness.WORDS_LEAD)
FAST = (*_MEASURED, "event")
FULL = (*_MEASURED, *nearness.SEEN, "event")
#: Features that speak against a match, the more there is of them; all others speak for it.
AGAINST = frozenset(
    (
        "figures_differ", "when_differ", "names_missing", "length_low", "length_high", "apart",
        "later", "earlier", "years_differ", "months_differ", "size_low", "size_high",
    )
)  # fmt: skip


@dataclass(frozen=True)
class Additive:
    """``bias + sum of curves``: log-odds from features (n, len(names)) -> (n,)."""

    names: tuple[str, ...]
    intercept: float
    knots: tuple[Floats, ...]
    values: tuple[Floats, ...]

    def logit(self, features: Floats) -> Floats:
        """Return the log-odds of each row; beyond the outer knots a curve stays level."""
        total = np.full(len(features), self.intercept)
        for column, (knots, values) in enumerate(zip(self.knots, self.values, strict=True)):
            total += np.interp(features[:, column], knots, values)
        return total

    @classmethod
    def from_dict(cls, data: dict[str, Any], names: Sequence[str]) -> Additive:
        """Read a model; its features must be `names`, in order."""
        if tuple(data["names"]) != tuple(names):
            raise ModelError(
                "the weights of the matching are for other features than this version computes. "
                "Install bias-compare again, or fit them: python -m bias.training.alignment DATA"
            )
        return cls(
            tuple(names),
            float(data["intercept"]),
            tuple(np.array(knots, dtype=float) for knots in data["knots"]),
            tuple(np.array(values, dtype=float) for values in data["values"]),
        )


# Sentence pairs of a report up to which the number of false ones was measured not to grow with
# size (90th percentile of the decoys); from there on it is taken to grow with the square root.
MEASURED_CELLS = 600


@dataclass(frozen=True)
class Decoys:
    """How many pairs of unrelated sentences score high in one report.

    `logits` ascending; `counts`: false pairs at or above, a report, in articles on different
    events of one topic. Between points, and beyond the last one, the logarithm of the count goes
    on in a straight line. The share of all pairs, F(t) = count / (N_A x N_B), falls with size:
    a long article says many things besides the event, and they are no more alike.
    """

    logits: Floats
    counts: Floats

    def expected(self, logit: float, cells: int) -> float:
        """Return N_A x N_B x F(t): false pairs expected among `cells` at or above `logit`."""
        x, y = self.logits, np.log(self.counts)
        if logit > x[-1]:
            slope = (y[-1] - y[-3]) / (x[-1] - x[-3])
            count = float(np.exp(y[-1] + slope * (logit - x[-1])))
        else:
            count = float(np.exp(np.interp(logit, x, y)))
        return float(count * _growth(cells))


def _growth(cells: int) -> float:
    return sqrt(max(1.0, cells / MEASURED_CELLS))


@dataclass(frozen=True)
class Articles:
    """How sentences of two articles are judged: the score, the bar in log-odds from which a pair
    is shown, and how many false pairs reach a log-odds."""

    score: Additive
    bar: float
    decoys: Decoys

    @classmethod
    def from_dict(cls, data: dict[str, Any], names: Sequence[str]) -> Articles:
        """Read a model; its features must be `names`, in order."""
        decoys = data["decoys"]
        return cls(
            Additive.from_dict(data, names),
            float(data["bar"]),
            Decoys(
                np.array(decoys["logits"], dtype=float), np.array(decoys["counts"], dtype=float)
            ),
        )


@dataclass(frozen=True)
class Weights:
    """All that was fitted: `full` judges with vectors, `fast` without."""

    pair: Additive
    context: Additive
    event: Additive
    full: Articles
    fast: Articles


def parse_weights(data: dict[str, Any]) -> Weights:
    """Build weights from the JSON object that training writes."""
    return Weights(
        Additive.from_dict(data["pair"], features.PAIR_FEATURES),
        Additive.from_dict(data["context"], features.PAIR_FEATURES + overlap.OVERLAP_COSINES),
        Additive.from_dict(data["event"], overlap.OVERLAP_FEATURES),
        Articles.from_dict(data["full"], FULL),
        Articles.from_dict(data["fast"], FAST),
    )


@cache
def load_weights() -> Weights:
    """Read the weights that ship with the package.

    Raises:
        ModelError: when they belong to another version.
    """
    return parse_weights(json.loads(ALIGNMENT_WEIGHTS.read_text(encoding="utf-8")))
