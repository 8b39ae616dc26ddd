"""How do features become a score? A sum of one piecewise-linear curve per feature.

The model is a generalised additive model (Hastie and Tibshirani 1986): logistic regression on
linear splines, fitted in ``bias.training.alignment`` and exported as knots and values, so that
every feature's contribution can be read off ``weights.json`` and no library is needed to apply it.
A score of a pair of articles' sentences adds two log-odds: the sentences' own, and those of the
two articles telling the same event at all.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bias.errors import ModelError

Floats = NDArray[np.float64]


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
                "the aligner's weights are for other features than this version computes. "
                "Install bias-compare again, or fit them: python -m bias.training.alignment DATA"
            )
        return cls(
            tuple(names),
            float(data["intercept"]),
            tuple(np.array(knots, dtype=float) for knots in data["knots"]),
            tuple(np.array(values, dtype=float) for values in data["values"]),
        )


@dataclass(frozen=True)
class Decoys:
    """How often unrelated sentences score high.

    `logits` ascending and `rates`: the share of sentence pairs, in articles on different events of
    one topic, whose log-odds are at or above. Between points and beyond the last one the logarithm
    of the rate is continued in a straight line.
    """

    logits: Floats
    rates: Floats

    def rate(self, logit: float) -> float:
        """Return the share of decoy pairs at or above `logit`."""
        x, y = self.logits, np.log(self.rates)
        if logit > x[-1]:
            slope = (y[-1] - y[-3]) / (x[-1] - x[-3])
            return float(np.exp(y[-1] + slope * (logit - x[-1])))
        return float(np.exp(np.interp(logit, x, y)))

    def threshold(self, rate: float) -> float:
        """Return the lowest log-odds at which the rate is at most `rate`."""
        x, y = self.logits, np.log(self.rates)
        wanted = log(rate)
        if wanted < y[-1]:
            slope = (y[-1] - y[-3]) / (x[-1] - x[-3])
            return float(x[-1] + (wanted - y[-1]) / slope)
        return float(np.interp(-wanted, -y, x))


@dataclass(frozen=True)
class Weights:
    """All that was fitted: four additive models and the decoys' rates."""

    pair: Additive
    context: Additive
    article: Additive
    event: Additive
    decoys: Decoys


def parse(data: dict[str, Any]) -> Weights:
    """Build weights from the JSON object that training writes."""
    from bias.aligner import comparison, features, overlap

    sentence = features.NAMES
    decoys = data["decoys"]
    return Weights(
        Additive.from_dict(data["pair"], sentence),
        Additive.from_dict(data["context"], sentence + overlap.SHORT),
        Additive.from_dict(data["article"], sentence + comparison.CONTRAST),
        Additive.from_dict(data["event"], overlap.NAMES),
        Decoys(np.array(decoys["logits"], dtype=float), np.array(decoys["rates"], dtype=float)),
    )


@cache
def load() -> Weights:
    """Read the weights that ship with the aligner.

    Raises:
        ModelError: when they belong to another version.
    """
    text = files("bias.aligner").joinpath("weights.json").read_text(encoding="utf-8")
    return parse(json.loads(text))
