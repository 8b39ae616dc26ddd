"""Which sentences of two accounts tell the same thing?

    align(a, b)               the matches of two articles that may be shown
    Alignment.of(a, b)        those, what only one tells, and the articles' evidence
    similarity(left, right)   how alike each string is to each other one, 0 to 1
    profile_pair(a, b)        what both hold, for `Alignment.of` and `similarity_of` to share

For those who fit and measure: the names of features, `measure_pairs`, `choose_groups`, `Weights`.
The method and its figures are in docs/method/alignment.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias.article import Article, Block, Sentence, sentence_ids
from bias.matching import reasons, selection
from bias.matching.comparison import ArticleComparison, compare_readings
from bias.matching.features import PAIR_FEATURES, measure_pairs
from bias.matching.overlap import OVERLAP_COSINES, OVERLAP_FEATURES, overlap_cosines
from bias.matching.profile import KeyNumbers, ProfilePair, build_profile, profile_pair
from bias.matching.reasons import Reason
from bias.matching.scorer import (
    AGAINST,
    ALIGNMENT_WEIGHTS,
    FAST,
    FULL,
    Additive,
    Weights,
    load_weights,
    parse_weights,
)
from bias.matching.selection import choose_groups, choose_pairs
from bias.reading import Reading, read, read_with_models

__all__ = [
    "AGAINST",
    "ALIGNMENT_WEIGHTS",
    "FAST",
    "FULL",
    "OVERLAP_COSINES",
    "OVERLAP_FEATURES",
    "PAIR_FEATURES",
    "Additive",
    "Alignment",
    "ArticleComparison",
    "KeyNumbers",
    "Match",
    "ProfilePair",
    "Reason",
    "Weights",
    "align",
    "build_profile",
    "choose_groups",
    "choose_pairs",
    "compare_readings",
    "load_weights",
    "measure_pairs",
    "overlap_cosines",
    "parse_weights",
    "profile_pair",
    "similarity",
    "similarity_of",
]

_AT_ONCE = 20_000  # pairs whose features are held in memory at once


class Match(NamedTuple):
    """Sentences of A and of B that tell the same thing.

    Attributes:
        a, b: sentence ids ("A3", "B17"), in order; at least one side has exactly one.
        score: 0 to 1, the best pair's, 4 decimals.
        reasons: the words they share, the best pair's.
    """

    a: tuple[str, ...]
    b: tuple[str, ...]
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Alignment:
    """What comparing two articles sentence by sentence gave.

    Attributes:
        matches: in the order of the texts.
        threshold: the score from which a match is sure, 0 to 1; some are shown a little under it.
        event: probability-like score that both tell one event, 0 to 1; evidence, not a verdict.
        overlap: the figures behind `event`, by name (`OVERLAP_FEATURES`).
        nearest: how far the best candidate of each sentence is above the bar, of A and of B.
        untold: numbers of the sentences that only A tells, and that only B tells.
        compared: all that was measured.
    """

    matches: tuple[Match, ...]
    threshold: float
    event: float
    overlap: dict[str, float]
    nearest: tuple[NDArray[np.float64], NDArray[np.float64]] = field(repr=False, compare=False)
    untold: tuple[frozenset[int], frozenset[int]]
    compared: ArticleComparison = field(repr=False, compare=False)

    @property
    def sure(self) -> tuple[Match, ...]:
        """The matches that are evidence of one event."""
        return tuple(match for match in self.matches if match.score >= self.threshold)

    @classmethod
    def of(cls, a: Reading, b: Reading, profiles: ProfilePair | None = None) -> Alignment:
        """Compare two texts sentence by sentence.

        Args:
            profiles: those of `a` and `b`, where they are at hand.
        """
        weights = load_weights()
        found = selection.match(a, b, profiles or profile_pair(a, b), weights)
        nearest = found.compared.nearest(weights)
        matched = [(g, _match(a.article, b.article, g, found.compared)) for g in found.groups]
        told = [(group, match) for group, match in matched if not _is_chance(match)]
        return cls(
            tuple(match for _, match in told),
            _probability(found.compared.model(weights).bar),
            _probability(found.compared.event(weights)),
            dict(zip(OVERLAP_FEATURES, found.compared.overlap[0].tolist(), strict=True)),
            nearest,
            (
                selection.untold(found.compared.a, nearest[0], [g.a for g, _ in told]),
                selection.untold(found.compared.b, nearest[1], [g.b for g, _ in told]),
            ),
            found.compared,
        )


def _is_chance(match: Match) -> bool:
    """Whether one small figure is all that two sentences share: no match on 149 real pairs has so
    little, and "3 crowns" is not "3 tonnes"."""
    kinds = {reason.kind for reason in match.reasons}
    word = match.reasons[0].word if match.reasons else ""
    return kinds == {"figure"} and len(match.reasons) == 1 and (len(word) < 3 or word.isalpha())


def _match(a: Article, b: Article, group: selection.Group, compared: ArticleComparison) -> Match:
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
    left: Sequence[str] | Reading,
    right: Sequence[str] | Reading,
    *,
    context: bool = False,
    rows: Sequence[int] | None = None,
    columns: Sequence[int] | None = None,
) -> NDArray[np.float64]:
    """Return how likely each left sentence tells the same event as each right one.

    Args:
        left, right: strings, each read as a text of its own, or a text that was read: then its
            sentences. A pair is judged by itself unless `context` says that either side is one
            text; then what else the two texts share counts as well.
        rows, columns: which sentences of either side are wanted, all when None.

    Returns:
        Scores 0 to 1, 4 decimals, shape (rows, columns).
    """
    numbers = KeyNumbers()
    a, b = (build_profile(_readings(side), numbers) for side in (left, right))
    pair = ProfilePair(a, b, len(numbers))
    return similarity_of(pair, context=context, rows=rows, columns=columns)


def similarity_of(
    pair: ProfilePair,
    *,
    context: bool = False,
    rows: Sequence[int] | None = None,
    columns: Sequence[int] | None = None,
) -> NDArray[np.float64]:
    """Return what `similarity` returns, of texts whose profiles are at hand."""
    a, b, key_count = pair
    mine = np.arange(a.sentences) if rows is None else np.array(rows, dtype=np.int64)
    theirs = np.arange(b.sentences) if columns is None else np.array(columns, dtype=np.int64)
    out = np.zeros((len(mine), len(theirs)))
    if not out.size:
        return out
    weights = load_weights()
    whole = np.array(overlap_cosines(a, b)) if context else None
    step = max(1, _AT_ONCE // len(theirs))
    for low in range(0, len(mine), step):
        high = min(low + step, len(mine))
        i = np.repeat(mine[low:high], len(theirs))
        j = np.tile(theirs, high - low)
        measured = measure_pairs(a, b, i, j, key_count)
        if whole is None:
            logit = weights.pair.logit(measured)
        else:
            logit = weights.context.logit(np.column_stack([measured, np.tile(whole, (len(i), 1))]))
        out[low:high] = _sigmoid(logit).reshape(high - low, len(theirs))
    return np.round(out, 4)


def _readings(side: Sequence[str] | Reading) -> Iterable[Reading]:
    return [side] if isinstance(side, Reading) else map(_read_alone, side)


def _read_alone(text: str) -> Reading:
    """Read a string as a text of one sentence."""
    whole = Sentence(1, 0, len(text), 0, "paragraph")
    return read(Article(text, (Block(0, len(text), "paragraph"),), (whole,), ()))


def align(a: Article | Reading, b: Article | Reading, *, fast: bool = False) -> list[Match]:
    """Return the matches of two articles, in the order of the texts; see `Alignment.of`.

    Args:
        a, b: the articles, or what was read in them.
        fast: read articles by word order, without a parse and vectors of sentences.
    """
    left, right = (
        x if isinstance(x, Reading) else (read(x) if fast else read_with_models(x)) for x in (a, b)
    )
    return list(Alignment.of(left, right).matches)
