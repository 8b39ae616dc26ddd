"""What speaks for two sentences beside their words? Their places, a run of words, their vectors.

A pair is measured by itself in ``features``; here it is seen among the others of two articles.
Vectors come with the readings (``bias.encoder``) or not at all: `PLACES` and `WORDS_LEAD` are
always measured, `SEEN` only where both texts have vectors.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bias.folding import small
from bias.reading import PieceVectors, Reading

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Vectors = NDArray[np.float32]

PLACES = ("apart", "later", "earlier", "run")
WORDS_LEAD = ("cosine_lead_low", "cosine_lead_high")
SEEN = (
    "vector", "vector_contrast", "vector_near", "vector_along", "vector_lead_low",
    "vector_lead_high", "pieces_low", "pieces_high", "pieces_best",
)  # fmt: skip
# News tells its event first; from the seventh sentence on, place says nothing more.
_OPENING = 6
#: Neighbours over whose mean a vector's cosine must stand out (CSLS, Conneau et al. 2018); on the
#: 40 pairs fitted on, 5 to 12 gave the same.
NEIGHBOURS = 8
#: Partners by vector that each sentence is compared with beside those by words: with them .975 of
#: what readers matched is compared on the 40 pairs fitted on, without them .913.
MOST = 5
_BEST = 3  # pieces that are met best; their sum is one feature
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


def lead(value: Floats, i: Ints, j: Ints) -> Floats:
    """Return by how much each pair is above the best other pair of either sentence, the smaller
    and the larger lead: (pairs, 2). What stands out on both sides is likelier one thing twice."""
    rivals = [_rival(value, group) for group in (i, j)]
    return np.column_stack([value - np.maximum(*rivals), value - np.minimum(*rivals)])


def _rival(value: Floats, group: Ints) -> Floats:
    """The highest value of another pair of the same group, 0 where there is none."""
    order = np.lexsort((-value, group))
    first = np.flatnonzero(np.r_[True, np.diff(group[order]) != 0][: len(order)])
    size = np.diff(np.r_[first, len(order)])
    out = np.zeros(len(value))
    out[order] = np.repeat(value[order[first]], size)
    out[order[first]] = 0.0
    more = first[size > 1]
    out[order[more]] = value[order[more + 1]]
    return out


def seen(a: Vectors, b: Vectors, i: Ints, j: Ints) -> Floats:
    """Return the features of `SEEN` up to the leads for sentences `i` of `a` and `j` of `b`."""

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
    return np.column_stack([own, contrast, np.maximum.reduce(around), along, lead(own, i, j)])


def met(a: PieceVectors, b: PieceVectors, i: Ints, j: Ints) -> Floats:
    """Return how well the pieces of two sentences meet, the features of `SEEN` that pieces give.

    Each piece meets the likest one of the other sentence. From that cosine its mean over all
    sentences that its own is compared with is taken: what meets everywhere tells nothing. A piece
    weighs less the more sentences of the two texts hold it. On the 40 pairs fitted on, average
    precision .58 without, .62 with; weighed alike .60, by rarity in news .61.
    """
    of_a, of_b = _sentences(a), _sentences(b)
    cosines = [of_a[m] @ of_b[n].T for m, n in zip(i.tolist(), j.tolist(), strict=True)]
    held = np.zeros(1 + max(int(x.ids.max(initial=0)) for x in (a, b)))
    for x in (a, b):
        for low, high in pairwise(x.starts.tolist()):
            held[np.unique(x.ids[low:high])] += 1
    size = len(of_a) + len(of_b) + 1
    weight = np.maximum(0.0, np.log(size / (held + 0.5)))
    sides = []
    for x, group, axis in ((a, i, 1), (b, j, 0)):
        best = [c.max(axis, initial=0.0).astype(np.float64) for c in cosines]
        sides.append(_stand_out(best, group, x, weight))
    mean, top = ([side[:, k] for side in sides] for k in (0, 1))
    return np.round(np.column_stack([np.minimum(*mean), np.maximum(*mean), sum(top) / 2]), 5)


def _sentences(pieces: PieceVectors) -> list[Vectors]:
    rows = pieces.vectors.astype(np.float32)
    return [rows[low:high] for low, high in pairwise(pieces.starts.tolist())]


def _stand_out(best: Sequence[Floats], group: Ints, x: PieceVectors, weight: Floats) -> Floats:
    """By how much the pieces of each pair's sentence are met better than elsewhere: their mean,
    and the sum of the `_BEST` highest; `best` as the pieces of `group`'s sentences are met."""
    out = np.zeros((len(best), 2))
    for n in np.unique(group).tolist():
        here = np.flatnonzero(group == n)
        weighs = weight[x.ids[x.starts[n] : x.starts[n + 1]]]
        if not weighs.sum():
            continue
        table = np.array([best[k] for k in here.tolist()])
        table -= table.mean(axis=0)
        out[here, 0] = table @ weighs / weighs.sum()
        out[here, 1] = np.sort(np.maximum(table, 0.0) * weighs, axis=1)[:, -_BEST:].sum(axis=1)
    return out


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
