"""How good are probabilities against labels? AUC, AUC inside groups, macro-F1, Brier, ECE.

Plain numpy, so that a figure can be recomputed wherever the product runs.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

LENGTH_BINS = 8
ECE_BINS = 10

__all__ = [
    "auc",
    "auc_inside",
    "average_precision",
    "brier",
    "ece",
    "length_bins",
    "macro_f1",
    "shifted",
]


def auc(labels: Ints, scores: Floats) -> float:
    """Return the share of positive-negative pairs in the right order, ties half; 0 to 1.

    Not a number where one of the two is missing.
    """
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    positive = int(labels.sum())
    pairs = positive * (len(labels) - positive)
    if not pairs:
        return float("nan")
    return float((ranks[labels > 0].sum() - positive * (positive + 1) / 2) / pairs)


def average_precision(labels: Ints, scores: Floats) -> float:
    """Return the mean precision at every positive, scores falling, ties as one step; 0 to 1.

    Not a number where there is no positive.
    """
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(labels[order])
    last = np.flatnonzero(np.r_[np.diff(scores[order]) != 0, True])
    steps = np.diff(right[last], prepend=0)
    if not right[-1]:
        return float("nan")
    return float((steps * right[last] / (last + 1)).sum() / right[-1])


def auc_inside(labels: Ints, scores: Floats, groups: Sequence[Hashable]) -> float:
    """Return AUC inside groups, weighted by positives times negatives of each; 0 to 1."""
    total = weight = 0.0
    for group in sorted(set(groups), key=str):
        here = np.array([g == group for g in groups])
        positive = int(labels[here].sum())
        pairs = positive * (int(here.sum()) - positive)
        if pairs:
            total += pairs * auc(labels[here], scores[here])
            weight += pairs
    return total / weight if weight else float("nan")


def length_bins(texts: Sequence[str]) -> list[int]:
    """Return the quantile bin (of 8) of each text's length in words."""
    lengths = np.array([len(t.split()) for t in texts])
    edges = np.quantile(lengths, np.linspace(0, 1, LENGTH_BINS + 1)[1:-1])
    return [int(b) for b in np.searchsorted(edges, lengths, side="left")]


def macro_f1(labels: Ints, predicted: Ints) -> float:
    """Return the mean of the F1 of both classes, 0 to 1."""
    scores = []
    for kind in (0, 1):
        right = int(((predicted == kind) & (labels == kind)).sum())
        total = int((predicted == kind).sum() + (labels == kind).sum())
        scores.append(2 * right / total if total else 0.0)
    return sum(scores) / 2


def brier(labels: Ints, chances: Floats) -> float:
    """Return the mean squared difference of probability and label."""
    return float(((chances - labels) ** 2).mean())


def ece(labels: Ints, chances: Floats) -> float:
    """Return the expected calibration error over ten equally wide bins (Guo et al. 2017)."""
    bins = np.minimum((chances * ECE_BINS).astype(int), ECE_BINS - 1)
    error = 0.0
    for b in range(ECE_BINS):
        here = bins == b
        if here.any():
            error += float(here.mean()) * abs(float(labels[here].mean() - chances[here].mean()))
    return error


def shifted(chances: Floats, rate: float) -> Floats:
    """Return the probabilities after adding one constant to their logits so that their mean is
    `rate`: what stays is how well they order and spread, not how common loaded sentences are."""
    clipped = np.clip(chances, 1e-9, 1 - 1e-9)
    logits = np.log(clipped / (1 - clipped))
    low, high = -30.0, 30.0
    for _ in range(60):
        middle = (low + high) / 2
        if (1 / (1 + np.exp(-(logits + middle)))).mean() < rate:
            low = middle
        else:
            high = middle
    return np.asarray(1 / (1 + np.exp(-(logits + (low + high) / 2))), float)
