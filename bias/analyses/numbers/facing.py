"""Which figures of one noun face each other though it is not sure that they count one thing?

Two texts seldom give two figures that cannot both be right; they often give two that a reader would
set side by side: "23 executive actions", "19 separate actions". Such a pair says that they differ
if both count the same, and no more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from bias.analyses.numbers.figures import GivenFigure
from bias.analyses.numbers.pairing import (
    MATCHED,
    ROUND,
    FigurePair,
    is_vague,
    like,
    of_one_event,
    once,
    rank,
    times,
)
from bias.quantities import BEFALLEN, PEOPLE, count_alike, one_kind, reconcile

#: How alike the sentences of two such figures are and how many words beside them both have, for a
#: noun ("actions") and for what every text counts ("percent", "people"). These and the next two
#: were read on 149 development pairs (docs/method/numbers.md).
FACES, FACES_COMMON = (0.3, 1), (0.5, 2)
#: The larger of two is below so many times the smaller.
TIMES = 1.75
#: Counts from here on may go by two nouns where the sentences tell the same ("cases").
LARGE = 100
_COMMON = frozenset(("money", "share", "score"))
_COUNTED = frozenset(("things", "events"))
_FACING = PEOPLE | BEFALLEN | _COMMON | _COUNTED | {"measure"}


def face_figures(
    left: Sequence[GivenFigure],
    right: Sequence[GivenFigure],
    near: NDArray[np.float64],
    settled: Sequence[FigurePair],
) -> list[FigurePair]:
    """Pair what is left of one noun in like words, each figure once, the surest first.

    Args:
        near: the `closeness` of their sentences.
        settled: the pairs that there are.

    Returns:
        pairs that are "beside" each other, or "compatible" where it may be one number.
    """
    taken = {id(x) for p in settled for side in p.sides for x in side}
    tolls = {p.a.quantity.category for p in settled if p.a.opens and p.b.opens} & BEFALLEN
    here, there = (
        {k: f.beside for k, f in enumerate(side) if id(f) not in taken} for side in (left, right)
    )
    given = frozenset(map(_figure, left)), frozenset(map(_figure, right))
    units = Counter(f.quantity.unit for f in left), Counter(f.quantity.unit for f in right)
    found: list[tuple[int, FigurePair]] = []
    for i, j in product(here, there):
        a, b, close = left[i], right[j], float(near[i, j])
        if {a.quantity.category, b.quantity.category} & tolls:
            continue  # less than the tolls that face each other is of a part
        if close < FACES[0] or not _may_face(a, b, close) or _is_known(a, b, given):
            continue
        x, y = a.quantity, b.quantity
        # A thing that each text counts once needs no word in common.
        only = x.category not in PEOPLE and units[0][x.unit] == units[1][y.unit] == 1
        shared = max(only, len(here[i] & there[j]) + (close >= MATCHED))
        least, words = FACES_COMMON if x.category in _COMMON or x.unit == "person" else FACES
        if close >= least and shared >= words:
            one = reconcile(x, y) and (times(a, b) <= ROUND or is_vague(a, b))
            found.append((shared, FigurePair(a, b, "compatible" if one else "beside", close)))
    found.sort(key=lambda x: (-x[0], times(x[1].a, x[1].b), *rank(x[1])))
    return once([pair for _, pair in found])


def _figure(given: GivenFigure) -> tuple[str, float]:
    return given.quantity.category, given.quantity.value


def _is_known(
    a: GivenFigure, b: GivenFigure, given: tuple[frozenset[tuple[str, float]], ...]
) -> bool:
    """Do two figures agree, or does either text give the figure of the other as well?"""
    if a.quantity.value == b.quantity.value:
        return reconcile(a.quantity, b.quantity)
    return _figure(a) in given[1] or _figure(b) in given[0]


def _may_face(a: GivenFigure, b: GivenFigure, close: float) -> bool:
    """Do two figures count one kind of thing, neither as if it were a tenth of the other? Where the
    sentences tell the same, a large one may be told vaguely, or go by another noun."""
    x, y = a.quantity, b.quantity
    told, vague = close >= MATCHED, is_vague(a, b)
    if {x.category, y.category} - _FACING or (vague and not told):
        return False
    if not of_one_event(a, b, close):
        return False
    texts = a.reading.article.unwrapped, b.reading.article.unwrapped
    same = {x.category, y.category} <= _COUNTED or (x.category in PEOPLE and one_kind(x, y))
    large = min(x.value, y.value) >= LARGE and same
    if not (count_alike(x, y, *texts) or (told and large)):
        return False
    return like(a, b, 0.0) and (times(a, b) < TIMES or (vague and reconcile(x, y)))
