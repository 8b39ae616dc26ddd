"""Is what a sentence tells told anywhere in the other text, in whatever words?

The bar is lower than for a match: two sentences may be too unlike to be printed side by side and
still tell one thing. A sentence counts as told when a sentence of the other text is similar to it,
or when one sentence, or two neighbours, hold a good part of what it says: words by lemma, by
family, or as another word for one kind of event, each by how rare it is in news and in that text.
A sentence with too few words to judge is neither told nor untold. The bars and what they reach:
``python -m benchmarks.told_by_one DATA`` and docs/method/coverage.md.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from math import log
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias import words

Floats = NDArray[np.float64]

#: A sentence counts as told from this similarity on, or when this share of it is held. Both bars
#: move with the logarithm of the other text's sentences: among many sentences about the same
#: people one is always a little alike, and in a short text one shared name is a large share.
#: Fitted by ``python -m benchmarks.told_by_one DATA``.
SIMILAR, RISE = 0.34, 0.12
HELD, FALL = 0.37, 0.04
#: Content words that a sentence needs to be judged at all.
LEAST = 2
#: Only what stays this far under both bars, and under this cosine to every sentence of the other
#: text, is said to be told by one alone: of sentences of the 20 labelled test pairs that are so
#: called .07 are told in the other after all, at both bars themselves .12
#: (``benchmarks.told_by_one``).
EASE, FAR = 0.85, 0.6
# What a meeting by family, and by group of event words, is worth beside an equal lemma.
BY_FAMILY, BY_GROUP = 0.9, 0.6

#: The words of each sentence, in small letters.
SentenceWords = Sequence[Sequence[str]]


class Reach(NamedTuple):
    """How far each sentence of one text is told in the other; (sentences,) each, 0 to 1.

    `similar`: the best similarity to a sentence. `near`: the best cosine, 0 without vectors.
    `held`: the largest share of its words' weight that two neighbours hold. `words`: how many
    content words it has. `among`: in how many sentences it was sought.
    """

    similar: Floats
    held: Floats
    words: NDArray[np.int64]
    among: int
    near: Floats

    def only(self) -> list[int]:
        """Return the sentences that the other text surely does not tell, by place."""
        length = log(max(1, self.among))
        alike, held = SIMILAR + RISE * length, max(0.0, HELD - FALL * length)
        untold = (self.similar < alike * EASE) & (self.held < held * EASE) & (self.near < FAR)
        return [int(i) for i in np.flatnonzero(untold & (self.words >= LEAST))]

    def known(self, numbers: Collection[int]) -> Reach:
        """Return the same with the sentences of these numbers (from 1) told for certain."""
        similar = self.similar.copy()
        similar[[n - 1 for n in numbers]] = 1.0
        return self._replace(similar=similar)


def reach(
    similar: Floats,
    left: SentenceWords,
    right: SentenceWords,
    cosine: NDArray[np.floating[Any]] | None = None,
) -> Reach:
    """Measure how far each sentence of `left` is told in `right` (sentences in order).

    Args:
        similar: how alike they are, (left, right), 0 to 1.
        cosine: that of their vectors, (left, right), where there are any.
    """
    near = np.zeros(len(left)) if cosine is None else cosine.max(axis=1, initial=0.0)
    keyed = [_content(tuple(sentence)) for sentence in left]
    count = np.array([len(k) for k in keyed], dtype=np.int64)
    best = similar.max(axis=1, initial=0.0)
    held = _held(keyed, right) if len(right) else np.zeros(len(left))
    return Reach(np.round(best, 6), held, count, len(right), np.round(near, 3))


class _Content(NamedTuple):
    """A content word: the keys it can be met by, with what a meeting is worth, the best last."""

    keys: tuple[tuple[str, float], ...]
    family: str
    weight: float


@lru_cache(maxsize=4096)  # each text is held against the other, and the other against it
def _content(sentence: tuple[str, ...]) -> list[_Content]:
    """The different content words of a sentence."""
    found: dict[str, _Content] = {}
    for word in sentence:
        lemma = words.lemma(word)
        if lemma not in found and not words.is_stopword(word):
            family = f"family {words.family(word)}"
            groups = ((f"group {g}", BY_GROUP) for g in sorted(words.event_groups(word)))
            keys = (*groups, (family, BY_FAMILY), (f"lemma {lemma}", 1.0))
            found[lemma] = _Content(keys, family, words.rarity(word))
    return list(found.values())


def _held(left: Sequence[Sequence[_Content]], right: SentenceWords) -> Floats:
    """The share of each sentence's weight that the best two neighbours of `right` hold."""
    where: dict[str, set[int]] = {}
    for j, sentence in enumerate(right):
        for word in _content(tuple(sentence)):
            for key, _ in word.keys:
                where.setdefault(key, set()).add(j)
    places = {key: np.array(sorted(at), dtype=np.int64) for key, at in where.items()}
    nowhere = np.zeros(0, dtype=np.int64)
    most = log((len(right) + 1) / 0.5)
    shares = np.zeros(len(left))
    for i, content in enumerate(left):
        total, window = 0.0, np.zeros(len(right))
        for word in content:
            # A word that the other text has in every sentence (its actors) tells sentences apart
            # as little as a stop word does: its weight falls with the sentences that hold it.
            holding = len(places.get(word.family, nowhere))
            weight = word.weight * log((len(right) + 1) / (holding + 0.5)) / most
            worth = np.zeros(len(right) + 1)
            for key, value in word.keys:
                worth[places.get(key, nowhere)] = value
            window += weight * np.maximum(worth[:-1], worth[1:])
            total += weight
        if total:
            shares[i] = round(float(window.max()) / total, 6)
    return shares
