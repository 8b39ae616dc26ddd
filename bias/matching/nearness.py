"""What speaks for two sentences beside their words? Their places, a run of words, their vectors.

A pair is measured by itself in ``features``; here it is seen among the other pairs of two articles.
Vectors come with the readings (``bias.encoder``) or not at all: `PLACES` are always measured,
`SEEN` only where both texts have vectors.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from bias.folding import small
from bias.reading import Reading

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Vectors = NDArray[np.float32]

PLACES = ("apart", "later", "earlier", "run")
SEEN = ("vector", "vector_contrast", "vector_near", "vector_along")
# News tells its event first; from the seventh sentence on, place says nothing more.
_OPENING = 6
#: Neighbours over whose mean a vector's cosine must stand out (CSLS, Conneau et al. 2018); on the
#: 40 pairs fitted on, 5 to 12 gave the same.
NEIGHBOURS = 8
#: Partners by vector that each sentence is compared with beside those by words: with them .975 of
#: what readers matched is compared on the 40 pairs fitted on, without them .913.
MOST = 5
_SHORTEST = 3  # words of a run; two in a row say little
_ROWS = 512  # of the table of cosines that is held at once


def places(a: Reading, b: Reading, i: Ints, j: Ints) -> Floats:
    """Return the features named in `PLACES` for sentences `i` of `a` and `j` of `b`."""
    share_i = i / max(1, len(a.bounds) - 1)
    share_j = j / max(1, len(b.bounds) - 1)
    early_i, early_j = np.minimum(i, _OPENING), np.minimum(j, _OPENING)
    return np.column_stack(
        [
            np.abs(share_i - share_j),
            np.log1p(np.maximum(early_i, early_j)),
            np.log1p(np.minimum(early_i, early_j)),
            np.log1p(_runs(printed(a), printed(b), i, j)),
        ]
    )


def printed(reading: Reading) -> list[tuple[str, ...]]:
    """The words of each sentence in small letters: spaces, marks and line ends aside."""
    low = [small(word) for word in reading.tokens.words]
    return [tuple(low[first:end]) for first, end in reading.bounds]


def _runs(a: Sequence[tuple[str, ...]], b: Sequence[tuple[str, ...]], i: Ints, j: Ints) -> Floats:
    """The longest run of `_SHORTEST` words or more that both sentences of each pair print, or 0."""
    there: dict[tuple[str, ...], set[int]] = {}
    for n, words in enumerate(b):
        for run in _windows(words):
            there.setdefault(run, set()).add(n)
    sharing = [set().union(*(there.get(run, ()) for run in _windows(words))) for words in a]
    where: dict[int, dict[str, list[int]]] = {}
    out = np.zeros(len(i))
    for k, (m, n) in enumerate(zip(i.tolist(), j.tolist(), strict=True)):
        if n not in sharing[m]:
            continue
        if n not in where:
            where[n] = {}
            for place, word in enumerate(b[n]):
                where[n].setdefault(word, []).append(place)
        out[k] = _run(a[m], where[n])
    return out


def _windows(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[k:] for k in range(_SHORTEST)), strict=False)


def _run(words: tuple[str, ...], places: dict[str, list[int]]) -> int:
    longest = 0
    before: dict[int, int] = {}
    for word in words:
        here = {place: before.get(place - 1, 0) + 1 for place in places.get(word, ())}
        longest = max(longest, max(here.values(), default=0))
        before = here
    return longest


def partners(a: Vectors, b: Vectors) -> tuple[Ints, Ints]:
    """Return the pairs in which either sentence is among the other's `MOST` nearest."""
    found = []
    for one, other, turned in ((a, b, False), (b, a, True)):
        most = min(MOST, len(other))
        if not most:
            continue
        for low in range(0, len(one), _ROWS):
            table = _cosines(one[low : low + _ROWS], other)
            nearest = np.argsort(-table, axis=1, kind="stable")[:, :most]
            here = np.repeat(np.arange(low, low + len(table)), most)
            pair = (here, nearest.ravel())
            found.append(pair[::-1] if turned else pair)
    if not found:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    return (
        np.concatenate([i for i, _ in found]).astype(np.int64),
        np.concatenate([j for _, j in found]).astype(np.int64),
    )


def _cosines(a: Vectors, b: Vectors) -> Vectors:
    # Rounded, so that the order of the sum, which differs when the sides are exchanged, is unseen.
    return np.round(a @ b.T, 5)


def seen(a: Vectors, b: Vectors, i: Ints, j: Ints) -> Floats:
    """Return the features named in `SEEN` for sentences `i` of `a` and `j` of `b`."""

    def cosine(step_i: int, step_j: int) -> Floats:
        """The cosine of the pair so many sentences further on, 0 beyond the ends."""
        m, n = i + step_i, j + step_j
        inside = (m >= 0) & (m < len(a)) & (n >= 0) & (n < len(b))
        out = np.zeros(len(i))
        rows = np.einsum("kd,kd->k", a[m[inside]], b[n[inside]])
        out[inside] = np.round(rows, 5)
        return out

    own = cosine(0, 0)
    around = [cosine(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if (x, y) != (0, 0)]
    along = (cosine(-1, -1) + cosine(1, 1)) / 2
    contrast = own - (_crowd(a, b)[i] + _crowd(b, a)[j]) / 2
    return np.column_stack([own, contrast, np.maximum.reduce(around), along])


def _crowd(one: Vectors, other: Vectors) -> Floats:
    """The mean cosine of each sentence with its nearest `NEIGHBOURS` of the other text."""
    most = min(NEIGHBOURS, len(other))
    if not most or not len(one):
        return np.zeros(len(one))
    rows = [
        np.sort(np.partition(_cosines(one[k : k + _ROWS], other), -most, axis=1)[:, -most:], 1)
        for k in range(0, len(one), _ROWS)
    ]
    return np.asarray(np.round(np.concatenate(rows).mean(axis=1, dtype=np.float64), 6))
