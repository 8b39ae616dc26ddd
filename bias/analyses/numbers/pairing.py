"""Which figure of one text stands for the same thing as which of the other?

`bias.quantities.compare` judges two figures with their sentences. Over whole articles that is not
enough: two texts hold many figures of one category, and "three days" in both is no agreement. So
the sentences must be about the same thing too, and a conflict is the last thing believed: never
when another figure of either text agrees, never where the texts need not mean one moment.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bias import aligner
from bias.analyses.numbers.figures import PEOPLE, Figure
from bias.quantities import compare

# Similarity of the two sentences below which figures are not set beside each other, and the one
# that a conflict needs. People figures are compared more freely: a toll is a toll.
NEAR = 0.15
CLOSE = 0.35
ORDER = {"equal": 0, "conflict": 1, "compatible": 2, "subset": 3}


class Pair(NamedTuple):
    """Two figures and how they stand to each other."""

    a: Figure
    b: Figure
    relation: str
    near: float


def pair(
    left: Sequence[Figure],
    right: Sequence[Figure],
    verdict: str,
    matched: frozenset[tuple[str, str]],
) -> list[Pair]:
    """Pair the figures of two texts, each at most once, the surest first.

    Args:
        verdict: of the relation of the two texts.
        matched: ids of sentences that the alignment holds to tell the same thing.
    """
    if not left or not right:
        return []
    near = aligner.similarity([_told(f) for f in left], [_told(f) for f in right])
    found: list[Pair] = []
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            relation = compare(a.quantity, b.quantity, a.article.text, b.article.text)
            close = 1.0 if (a.id, b.id) in matched else round(float(near[i, j]), 4)
            if relation == "cannot compare" or not _comparable(a, relation, close):
                continue
            found.append(Pair(a, b, relation, close))
    reconciled = {id(x) for p in found if p.relation != "conflict" for x in (p.a, p.b)}
    sure = [
        p
        for p in found
        if p.relation != "conflict"
        or (_may_conflict(p, verdict, matched) and not {id(p.a), id(p.b)} & reconciled)
    ]
    return _settle(sure)


def _told(figure: Figure) -> str:
    return " ".join(figure.article.slice(figure.sentence).split())


def _comparable(figure: Figure, relation: str, close: float) -> bool:
    category = figure.quantity.category
    if category in PEOPLE and category != "people":
        # One toll and another of the same value, or a part of it, may be told in other words;
        # a floor ("at least 3") agrees with nearly anything and shows nothing by itself.
        return close >= (NEAR / 2 if relation == "equal" else NEAR)
    return close >= NEAR


def _may_conflict(pair: Pair, verdict: str, matched: frozenset[tuple[str, str]]) -> bool:
    if (pair.a.id, pair.b.id) in matched:
        return verdict in {"same event", "cannot tell"}
    return verdict == "same event" and pair.near >= CLOSE


def _settle(found: list[Pair]) -> list[Pair]:
    """Give every figure its best partner. Ties fall by place, the same from either side."""
    found.sort(
        key=lambda p: (
            ORDER[p.relation],
            -p.near,
            sorted((p.a.sentence.number, p.b.sentence.number)),
            p.a.quantity.span.start + p.b.quantity.span.start,
        )
    )
    taken: set[int] = set()
    kept: list[Pair] = []
    for p in found:
        if not {id(p.a), id(p.b)} & taken:
            kept.append(p)
            taken |= {id(p.a), id(p.b)}
    return kept
