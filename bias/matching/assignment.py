"""Who is whose partner, so that all together fit best? The Hungarian method, in small pieces.

Pairs fall into components that share no sentence; each is solved by itself by shortest augmenting
paths (Jonker and Volgenant 1987), which is a few rows by a few columns in news. In a component of
more than `LARGEST` sentences on both sides the best pair is taken first, and so on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

LARGEST = 300


class Scored(Protocol):
    """A pair of places and what it is worth."""

    @property
    def i(self) -> int:
        """Place on the first side."""

    @property
    def j(self) -> int:
        """Place on the second side."""

    @property
    def logit(self) -> float:
        """Its worth."""


P = TypeVar("P", bound=Scored)


def assign(pairs: Sequence[P], limit: float) -> list[P]:
    """Return pairs with no place twice, whose sum of what is above `limit` is highest.

    Of equal sums the one whose partners stand nearer to each other.
    """
    kept: list[P] = []
    for component in _components(pairs):
        rows = {i: n for n, i in enumerate(sorted({p.i for p in component}))}
        columns = {j: n for n, j in enumerate(sorted({p.j for p in component}))}
        if len(component) == 1:
            kept += component
        elif max(len(rows), len(columns)) > LARGEST:
            kept += _greedy(component)
        else:
            worth = np.zeros((len(rows), len(columns)))
            where = {(rows[p.i], columns[p.j]): p for p in component}
            for (m, n), p in where.items():
                worth[m, n] = _worth(p, limit)
            turned = len(rows) > len(columns)
            partner = best(worth.T if turned else worth)
            cells = [(n, m) if turned else (m, n) for m, n in enumerate(partner)]
            kept += [where[cell] for cell in cells if cell in where]
    return sorted(kept, key=lambda p: (p.i + p.j, p.i))


def _worth(pair: Scored, limit: float) -> float:
    # A ten-thousandth, so that a pair at the bar itself is better than none; less for a greater
    # distance, so that equal scores are dealt alike whichever side comes first.
    return pair.logit - limit + 1e-4 / (1 + abs(pair.i - pair.j)) + 1e-9 / (1 + pair.i + pair.j)


def _components(pairs: Sequence[P]) -> list[list[P]]:
    """Pairs that hang together by a shared place."""
    root: dict[tuple[str, int], tuple[str, int]] = {}

    def find(x: tuple[str, int]) -> tuple[str, int]:
        root.setdefault(x, x)
        while root[x] != x:
            root[x] = root[root[x]]
            x = root[x]
        return x

    for p in pairs:
        root[find(("a", p.i))] = find(("b", p.j))
    found: dict[tuple[str, int], list[P]] = {}
    for p in pairs:
        found.setdefault(find(("a", p.i)), []).append(p)
    return list(found.values())


def _greedy(pairs: Sequence[P]) -> list[P]:
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    kept = []
    for p in sorted(pairs, key=lambda p: (-p.logit, abs(p.i - p.j), p.i + p.j)):
        if p.i not in taken_a and p.j not in taken_b:
            taken_a.add(p.i)
            taken_b.add(p.j)
            kept.append(p)
    return kept


def best(worth: NDArray[np.float64]) -> list[int]:
    """Return for each row its column, all different, so that the sum of `worth` is highest.

    Args:
        worth: (rows, columns), rows at most as many as columns.
    """
    rows, columns = worth.shape
    up, down = np.zeros(rows + 1), np.zeros(columns + 1)
    owner = np.zeros(columns + 1, dtype=np.int64)  # row of each column, 0 for none
    for row in range(1, rows + 1):
        owner[0] = row
        least = np.full(columns + 1, np.inf)
        before = np.zeros(columns + 1, dtype=np.int64)
        done = np.zeros(columns + 1, dtype=bool)
        at = 0
        while True:
            done[at] = True
            here = owner[at]
            slack = -worth[here - 1] - up[here] - down[1:]
            nearer = ~done[1:] & (slack < least[1:])
            least[1:][nearer], before[1:][nearer] = slack[nearer], at
            open_ = np.where(done, np.inf, least)
            nearest = int(open_[1:].argmin()) + 1
            step = open_[nearest]
            up[owner[done]] += step
            down[done] -= step
            least[~done] -= step
            at = nearest
            if owner[at] == 0:
                break
        while at:
            owner[at] = owner[before[at]]
            at = int(before[at])
    out = [0] * rows
    for column in range(1, columns + 1):
        if owner[column]:
            out[owner[column] - 1] = column - 1
    return out
