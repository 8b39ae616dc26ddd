"""How alike is each sentence of one article to each of the other, given both articles?

Candidates are found first (features), scored by what the two sentences share, by how far they
stand out among the candidates of either sentence, and by what the articles share as wholes
(overlap).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bias.matching import contrast, features, overlap, scorer
from bias.matching.profile import KeyNumbers, Profile, build
from bias.reading import Reading

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

MOST_PRIOR = 4.0  # log-odds


@dataclass(frozen=True)
class Comparison:
    """Candidates (`i`, `j`) of two lists of sentences, their features, the articles' overlap.

    `key_count` is how many different keys the profiles use.
    """

    a: Profile
    b: Profile
    i: Ints
    j: Ints
    measured: Floats
    overlap: Floats
    key_count: int

    def logits(self, weights: scorer.Weights) -> Floats:
        """Return the log-odds of each candidate telling the same event, articles considered."""
        return np.asarray(weights.article.logit(self.measured) + self.prior(weights))

    def prior(self, weights: scorer.Weights) -> float:
        """Return what the articles' one event adds to each pair, at most `MOST_PRIOR`.

        Two copies of one agency report are sure to tell one event; that makes none of their
        sentences the same as another one.
        """
        return min(self.event(weights), MOST_PRIOR)

    def event(self, weights: scorer.Weights) -> float:
        """Return the log-odds that the two articles tell one event."""
        return float(weights.event.logit(self.overlap)[0])


def compare(a: Reading, b: Reading, keep: int = 6) -> Comparison:
    """Profile both sides, find candidates and measure them."""
    numbers = KeyNumbers()
    left, right = build([a], numbers), build([b], numbers)
    i, j, measured = _measure(left, right, len(numbers), keep)
    return Comparison(left, right, i, j, measured, overlap.measure(left, right), len(numbers))


def inside(profile: Profile, key_count: int, keep: int = 6) -> Floats:
    """Return the features of the pairs of different sentences inside one article."""
    i, j, measured = _measure(profile, profile, key_count, keep)
    return np.asarray(measured[i != j])


def _measure(a: Profile, b: Profile, key_count: int, keep: int) -> tuple[Ints, Ints, Floats]:
    i, j, _ = features.candidates(a, b, key_count, keep)
    measured = features.measure(a, b, i, j, key_count)
    return i, j, np.column_stack([measured, contrast.measure(measured, i, j)])
