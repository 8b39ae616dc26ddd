"""How alike is each sentence of one article to each of the other, given both articles?

Candidates are found first (features), scored by what the two sentences share, by how far they
stand out among the candidates of either sentence, and by what the articles share as wholes
(overlap).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bias.matching import features, overlap, scorer
from bias.matching.profile import Profile, Text, Vocabulary, build

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

CONTRAST = (
    "cosine_margin_low", "cosine_margin_high", "cover_margin_low", "cover_margin_high",
    "content_margin_low", "content_margin_high", "position_low", "position_high",
)  # fmt: skip
# News tells its event first; from the sixth sentence on, place says nothing more.
_OPENING = 5
MOST_PRIOR = 4.0  # log-odds
_COLUMNS = tuple(features.NAMES.index(name) for name in ("cosine", "cover_low", "content_shared"))


def _margin(value: Floats, group: Ints) -> Floats:
    """Return each value less the best other value of its group (0 where it is alone)."""
    order = np.lexsort((-value, group))
    sorted_group, sorted_value = group[order], value[order]
    start = np.flatnonzero(np.r_[True, sorted_group[1:] != sorted_group[:-1]])
    length = np.diff(np.r_[start, len(order)])
    best = np.repeat(sorted_value[start], length)
    second_at = np.minimum(start + 1, len(order) - 1)
    second = np.repeat(np.where(length > 1, sorted_value[second_at], 0.0), length)
    first = np.zeros(len(order), dtype=bool)
    first[start] = True
    out = np.empty(len(order))
    out[order] = sorted_value - np.where(first, second, best)
    return out


def contrast(measured: Floats, i: Ints, j: Ints) -> Floats:
    """Return the features named in `CONTRAST` for candidates (`i`, `j`)."""
    columns: list[Floats] = []
    for column in _COLUMNS:
        if not len(i):
            columns += [np.zeros(0), np.zeros(0)]
            continue
        value = np.round(measured[:, column], 9)
        row, other = _margin(value, i), _margin(value, j)
        columns += [np.minimum(row, other), np.maximum(row, other)]
    early_i, early_j = np.minimum(i, _OPENING), np.minimum(j, _OPENING)
    columns += [np.log1p(np.minimum(early_i, early_j)), np.log1p(np.maximum(early_i, early_j))]
    return np.column_stack(columns)


@dataclass(frozen=True)
class Comparison:
    """Candidates (`i`, `j`) of two lists of sentences, their features, the articles' overlap.

    `vocabulary` is the number of keys that the profiles use.
    """

    a: Profile
    b: Profile
    i: Ints
    j: Ints
    measured: Floats
    overlap: Floats
    vocabulary: int

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


def compare(a: Sequence[Text], b: Sequence[Text], keep: int = 6) -> Comparison:
    """Profile both sides, find candidates and measure them."""
    vocabulary = Vocabulary()
    left, right = build(a, vocabulary), build(b, vocabulary)
    i, j, measured = _measure(left, right, len(vocabulary), keep)
    return Comparison(left, right, i, j, measured, overlap.measure(left, right), len(vocabulary))


def inside(profile: Profile, vocabulary: int, keep: int = 6) -> Floats:
    """Return the features of the pairs of different sentences inside one article."""
    i, j, measured = _measure(profile, profile, vocabulary, keep)
    return np.asarray(measured[i != j])


def _measure(a: Profile, b: Profile, vocabulary: int, keep: int) -> tuple[Ints, Ints, Floats]:
    i, j, _ = features.candidates(a, b, vocabulary, keep)
    measured = features.measure(a, b, i, j, vocabulary)
    return i, j, np.column_stack([measured, contrast(measured, i, j)])
