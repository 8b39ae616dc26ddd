"""Which sentences of two accounts tell the same thing?

    similarity(left, right)   how alike each sentence is to each other one, 0 to 1
    align(a, b)               the matches of two articles that may be shown
    Alignment.of(a, b)        those, with how many false ones to expect, and the articles' evidence

The method and its figures are in docs/method/alignment.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from bias.article import Article, sentence_ids
from bias.matching import choice, features, overlap, reading, reasons, scorer
from bias.matching.comparison import Comparison
from bias.matching.profile import Vocabulary, build
from bias.names import Names
from bias.quantities import Quantity
from bias.reading import Reading

__all__ = ["Alignment", "Match", "align", "expected_false", "sentence_features", "similarity"]

T = TypeVar("T")
Both = tuple[T, T] | None  # the same fact about A and about B
Figures = Sequence[Quantity]


@dataclass(frozen=True)
class Match:
    """Sentences of A and of B that tell the same thing.

    Attributes:
        a, b: sentence ids ("A3", "B17"), in order; at least one side has exactly one.
        score: 0 to 1, the best pair's, 4 decimals.
        reasons: what they share, in plain words.
    """

    a: tuple[str, ...]
    b: tuple[str, ...]
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Alignment:
    """What comparing two articles sentence by sentence gave.

    Attributes:
        matches: in the order of the texts.
        expected_false: false pairs to expect among them, from articles on other events.
        threshold: the score from which a pair was kept, 0 to 1.
        event: probability-like score that both tell one event, 0 to 1; evidence, not a verdict.
        overlap: the figures behind `event`, by name (``bias.matching.overlap.NAMES``).
    """

    matches: tuple[Match, ...]
    expected_false: float
    threshold: float
    event: float
    overlap: dict[str, float]

    @classmethod
    def of(
        cls,
        a: Article,
        b: Article,
        *,
        names: Both[Names] = None,
        quantities: Both[Figures] = None,
    ) -> Alignment:
        """Compare two articles sentence by sentence.

        Args:
            a, b: the articles.
            names, quantities: what is already known of both, to save finding it again.
        """
        name_a, name_b = names or (None, None)
        figure_a, figure_b = quantities or (None, None)
        left = reading.sentences(a, name_a, figure_a)
        right = reading.sentences(b, name_b, figure_b)
        weights = scorer.load()
        found = choice.match(left, right, weights)
        return cls(
            tuple(_match(a, b, group, found.compared) for group in found.groups),
            round(weights.decoys.expected(found.limit, len(left) * len(right)), 4),
            _probability(found.limit),
            _probability(found.compared.event(weights)),
            dict(zip(overlap.NAMES, found.compared.overlap[0].tolist(), strict=True)),
        )


def _match(a: Article, b: Article, group: choice.Group, compared: Comparison) -> Match:
    exchanged = a.order > b.order
    best = max(group.pairs, key=lambda p: (p.logit, -p.i - p.j, -p.j if exchanged else -p.i))
    return Match(
        sentence_ids("A", [a.sentences[i] for i in group.a]),
        sentence_ids("B", [b.sentences[j] for j in group.b]),
        _probability(best.logit),
        reasons.explain(compared.a, compared.b, best.i, best.j, exchanged),
    )


def _probability(logit: float) -> float:
    return round(float(_sigmoid(np.array(logit))), 4)


def _sigmoid(logit: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * logit)))


def similarity(
    left: Sequence[str], right: Sequence[str], *, context: bool = False
) -> NDArray[np.float64]:
    """Return how likely each left sentence tells the same event as each right one.

    Args:
        left, right: sentences. Each pair is judged by itself unless `context` says that either
            list comes from one text; then what else the two texts share counts as well.

    Returns:
        Scores 0 to 1, 4 decimals, shape (len(left), len(right)).
    """
    out = np.zeros((len(left), len(right)))
    if not len(left) or not len(right):
        return out
    vocabulary = Vocabulary()
    a = build([reading.plain(text) for text in left], vocabulary)
    b = build([reading.plain(text) for text in right], vocabulary)
    weights = scorer.load()
    whole = np.array(overlap.short(a, b)) if context else None
    rows = max(1, 20_000 // len(right))
    for low in range(0, len(left), rows):
        high = min(low + rows, len(left))
        i = np.repeat(np.arange(low, high), len(right))
        j = np.tile(np.arange(len(right)), high - low)
        measured = features.measure(a, b, i, j, len(vocabulary))
        if whole is None:
            logit = weights.pair.logit(measured)
        else:
            logit = weights.context.logit(np.column_stack([measured, np.tile(whole, (len(i), 1))]))
        out[low:high] = _sigmoid(logit).reshape(high - low, len(right))
    return np.round(out, 4)


def align(
    a: Article, b: Article, *, names: Both[Names] = None, quantities: Both[Figures] = None
) -> list[Match]:
    """Return the matches of two articles, in the order of the texts; see `Alignment.of`."""
    return list(Alignment.of(a, b, names=names, quantities=quantities).matches)


def expected_false(a: Article, b: Article) -> float:
    """Return how many false pairs to expect among the matches of `a` and `b`."""
    return Alignment.of(a, b).expected_false


def sentence_features(left: Reading, right: Reading, most: int) -> dict[str, NDArray[np.float64]]:
    """Measure the pairs of sentences of two texts that are worth comparing.

    Args:
        most: sentences of either text, from the top, that are compared.

    Returns:
        "a" and "b", the indices of the sentences, and every feature of `features.NAMES`; arrays
        of one length, a value for each pair.
    """
    vocabulary = Vocabulary()
    a, b = (
        build(reading.sentences(x.article, x.names, x.figures)[:most], vocabulary)
        for x in (left, right)
    )
    i, j, _ = features.candidates(a, b, len(vocabulary))
    found = {"a": i.astype(float), "b": j.astype(float)}
    if not len(i):
        return found | {name: np.zeros(0) for name in features.NAMES}
    measured = features.measure(a, b, i, j, len(vocabulary))
    return found | dict(zip(features.NAMES, measured.T, strict=True))
