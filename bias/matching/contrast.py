"""How far does a pair stand out among the other pairs of its two sentences?"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bias.matching import features

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

NAMES = (
    "cosine_margin_low", "cosine_margin_high", "cover_margin_low", "cover_margin_high",
    "content_margin_low", "content_margin_high", "position_low", "position_high",
)  # fmt: skip
# News tells its event first; from the sixth sentence on, place says nothing more.
_OPENING = 5
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


def measure(measured: Floats, i: Ints, j: Ints) -> Floats:
    """Return the features named in `NAMES` for candidates (`i`, `j`)."""
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
