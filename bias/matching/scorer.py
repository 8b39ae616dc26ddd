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
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

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


class Additive(NamedTuple):
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


class Articles(NamedTuple):
    """How sentences of two articles are judged: the score, and the bar in log-odds from which a
    pair is shown."""

    score: Additive
    bar: float

    @classmethod
    def from_dict(cls, data: dict[str, Any], names: Sequence[str]) -> Articles:
        """Read a model; its features must be `names`, in order."""
        return cls(Additive.from_dict(data, names), float(data["bar"]))


class Weights(NamedTuple):
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
