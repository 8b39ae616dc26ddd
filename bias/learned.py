"""How likely would a reader want what an analysis could print? Weights that were learned.

Logistic regressions over named features and, of a text read with vectors, what a sentence's vector
has that its text's has not, so that no topic counts. ``python -m bias.training.wanted`` fits them
on what language models read (bias/training/labels/README.md).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias.context import Context, Side
from bias.errors import ModelError

FILE = Path(__file__).with_name("learned.json")

Floats = NDArray[np.float64]


class Learned(NamedTuple):
    """A regression: of `features` in their order, then of a vector if it has one."""

    bias: float
    features: Mapping[str, float]
    vector: tuple[float, ...]

    def likely(self, known: Floats) -> Floats:
        """How likely each of (n, features and vector) is, 0 to 1."""
        weights = np.array([*self.features.values(), *self.vector])
        return np.asarray(np.round(1.0 / (1.0 + np.exp(-self.bias - known @ weights)), 4))


@cache
def load(name: str) -> Learned:
    """The regression of a name.

    Raises:
        ModelError: the weights are missing or damaged.
    """
    try:
        plain = json.loads(FILE.read_text(encoding="utf-8"))[name]
        features = {k: float(v) for k, v in plain["features"].items()}
        return Learned(float(plain["bias"]), features, tuple(map(float, plain["vector"])))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(
            "the weights of bias.analyses are missing or damaged. Install bias-compare again."
        ) from error


def apart(context: Context, side: Side, rows: Sequence[Sequence[int]]) -> Floats:
    """What the mean vectors of sentences, given by place from 0, have that their text's has not:
    (n, size); of a text without vectors (n, 0)."""
    vectors = context.reading(side).vectors
    if vectors is None:
        return np.zeros((len(rows), 0))
    body = [s.number - 1 for s in context.article(side).body] or range(len(vectors))
    middle = vectors[body].mean(axis=0)
    found = [vectors[list(r)].mean(axis=0) - middle for r in rows]
    return np.array(found, np.float64).reshape(len(rows), vectors.shape[1])
