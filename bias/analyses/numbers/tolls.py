"""Does the toll that one text opens with face that of the other, whatever the words around them?

Each text has one number of dead, of hurt, of arrested that a reader takes home: the largest in its
titles and first sentences. Where both texts tell one event these two are set beside each other
before all else; another count of either text that agrees with the other's stands with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product, starmap

import numpy as np
from numpy.typing import NDArray

from bias.analyses.numbers.figures import GivenFigure
from bias.analyses.numbers.pairing import (
    APART_VICTIMS,
    MATCHED,
    ROUND,
    FigurePair,
    is_vague,
    of_one_event,
    times,
)
from bias.analyses.numbers.worth import WEIGHTS
from bias.article import HEADLINE
from bias.quantities import BEFALLEN, is_part, is_rest, reconcile

#: Verdicts of two texts that may tell one event, and how alike the sentences of two tolls are.
_LEAST_NEAR = {
    "same event": 0.0, "same story, different moment": MATCHED, "cannot tell": MATCHED,
}  # fmt: skip
#: From so many times the other on a toll that the other text gives as well is of something else.
_OTHER = 2.0


def face_tolls(
    left: Sequence[GivenFigure],
    right: Sequence[GivenFigure],
    near: NDArray[np.float64],
    verdict: str,
    settled: Sequence[FigurePair],
) -> list[FigurePair]:
    """Set the toll of one text beside that of the other, in place of the pairs either stands in.

    Args:
        near: the `closeness` of their sentences.
        verdict: of the relation of the two texts.
        settled: the pairs that there are.

    Returns:
        a pair of tolls for each kind of harm that both texts open with, then what stays.
    """
    pairs, faced = list(settled), []
    weightiest_first = sorted(BEFALLEN, key=lambda c: (-WEIGHTS[c], c))
    for category in weightiest_first if verdict in _LEAST_NEAR else ():
        tolls = _toll(left, category), _toll(right, category)
        if not all(tolls) or not all(starmap(_may_face, product(*tolls))):
            continue
        a, b = tolls[0][0], tolls[1][0]
        close = float(near[left.index(a), right.index(b)])
        held = [p for p in pairs if p.a in tolls[0] or p.b in tolls[1]]
        same = [p for p in held if p.a.quantity.value == p.b.quantity.value]
        known = any(p.a in tolls[0] and p.b in tolls[1] for p in held)
        if not known and (close < _LEAST_NEAR[verdict] or (same and times(a, b) > _OTHER)):
            continue
        pairs = [p for p in pairs if p in held or not _is_of_parts(p, category)]
        if known:
            continue
        also_a = tuple(p.a for p in same if p.a is not a and p.b in tolls[1])
        also_b = tuple(p.b for p in same if p.b is not b and p.a in tolls[0])
        pairs = [p for p in pairs if p not in held]
        faced.append(FigurePair(a, b, _relation(a, b), close, also_a, also_b))
    return [*faced, *pairs]


def _is_of_parts(pair: FigurePair, category: str) -> bool:
    """Whether two numbers that differ are told beside the tolls that face each other."""
    x, y = pair.a.quantity, pair.b.quantity
    differ = x.category == y.category == category and pair.near < MATCHED
    return differ and x.value != y.value and pair.relation != "subset"


def _toll(figures: Sequence[GivenFigure], category: str) -> list[GivenFigure]:
    """The largest number of a category that a text opens with, as often as it is told there: in a
    sentence before a title, exact before hedged."""
    held = [f for f in figures if f.quantity.category == category and _is_whole(f)]
    held = [f for f in held if f.quantity.hedge != "vague"] or held
    most = max((f.quantity.value for f in held), default=0.0)
    held = [f for f in held if f.quantity.value == most]
    return sorted(held, key=lambda f: (f.sentence.kind in HEADLINE, f.quantity.hedge is not None))


def _is_whole(figure: GivenFigure) -> bool:
    """Whether a figure is told of what its text opens with, and is no part and no rest."""
    text, quantity = figure.reading.article.unwrapped, figure.quantity
    here = figure.opens and not figure.setting.past
    return here and not is_part(quantity, text) and not is_rest(quantity, text)


def _may_face(a: GivenFigure, b: GivenFigure) -> bool:
    allowed = times(a, b) <= APART_VICTIMS and not is_vague(a, b)
    return of_one_event(a, b, 0.0) and (allowed or reconcile(a.quantity, b.quantity))


def _relation(a: GivenFigure, b: GivenFigure) -> str:
    """Two tolls that hedges and rounding allow are one where they are near each other."""
    if a.quantity.value == b.quantity.value:
        return "equal" if a.quantity.hedge == b.quantity.hedge else "compatible"
    one = reconcile(a.quantity, b.quantity) and (times(a, b) <= ROUND or is_vague(a, b))
    return "compatible" if one else "beside"
