"""Is what a sentence tells told anywhere in the other text, in whatever words?

The bar is lower than for a match: two sentences may be too unlike to be printed side by side and
still tell one thing. A sentence counts as told when a sentence of the other text is similar to it,
or when one sentence, or two neighbours, hold a good part of what it says: words by stem, by root,
or as another word for one kind of event, each by how rare it is in news and in that text. A
sentence with too few words to judge is neither told nor untold. The bars and what they reach:
``python -m benchmarks.told_by_one DATA`` and docs/method/coverage.md.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias import matching
from bias.article import Article, tokenize
from bias.words import background, groups
from bias.words.known import stopwords
from bias.words.stems import root, stem

Floats = NDArray[np.float64]

#: A sentence counts as told from this similarity on, or when this share of it is held. Both bars
#: move with the logarithm of the other text's sentences: among many sentences about the same
#: people one is always a little alike, and in a short text one shared name is a large share.
#: Fitted by ``python -m benchmarks.told_by_one DATA``.
SIMILAR, RISE = 0.34, 0.12
HELD, FALL = 0.37, 0.04
#: Content words that a sentence needs to be judged at all.
LEAST = 2
# What a meeting by root, and by group of event words, is worth beside an equal stem.
BY_ROOT, BY_GROUP = 0.9, 0.6
#: Pairs of sentences of which each is scored: half a second.
MOST = 50_000


class Told(NamedTuple):
    """How far each sentence of one text is told in the other; (sentences,) each, 0 to 1.

    `similar`: the best similarity to a sentence. `held`: the largest share of its words' weight
    that two neighbours hold. `words`: how many content words it has. `among`: in how many
    sentences it was sought.
    """

    similar: Floats
    held: Floats
    words: NDArray[np.int64]
    among: int

    def only(self, ease: float = 1.0) -> list[int]:
        """Return the sentences that the other text does not tell, by place.

        `ease` under 1 asks for a larger distance from what counts as told.
        """
        length = log(max(1, self.among))
        alike, held = SIMILAR + RISE * length, max(0.0, HELD - FALL * length)
        untold = (self.similar < alike * ease) & (self.held < held * ease)
        return [int(i) for i in np.flatnonzero(untold & (self.words >= LEAST))]

    def known(self, numbers: Collection[int]) -> Told:
        """Return the same with the sentences of these numbers (from 1) told for certain."""
        similar = self.similar.copy()
        similar[[n - 1 for n in numbers]] = 1.0
        return self._replace(similar=similar)


def told(left: Sequence[str], right: Sequence[str]) -> Told:
    """Measure how far each sentence of `left` is told in `right` (sentences in order)."""
    return both(left, right)[0]


def both(left: Sequence[str], right: Sequence[str]) -> tuple[Told, Told]:
    """Measure how far each sentence of either text is told in the other (sentences in order).

    Beyond `MOST` pairs of sentences only shared words are looked at, and `similar` is 0.
    """
    similar = np.zeros((len(left), len(right)))
    if 0 < similar.size <= MOST:
        similar = np.asarray(matching.similarity(left, right))
    return _told(similar, left, right), _told(similar.T, right, left)


def _told(similar: Floats, left: Sequence[str], right: Sequence[str]) -> Told:
    keyed = [_keys(text) for text in left]
    words = np.array([len(k) for k in keyed], dtype=np.int64)
    best = similar.max(axis=1, initial=0.0)
    held = _held(keyed, right) if len(right) else np.zeros(len(left))
    return Told(np.round(best, 6), held, words, len(right))


def told_by_one(a: Article, b: Article) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids of body sentences of A that B does not tell, and of B that A does not.

    A headline may tell what a body tells; it is not itself called untold.
    """
    reach_a, reach_b = both(*([" ".join(x.slice(s).split()) for s in x.sentences] for x in (a, b)))
    return _ids("A", a, reach_a), _ids("B", b, reach_b)


def _ids(side: str, article: Article, reach: Told) -> tuple[str, ...]:
    body = {s.number for s in article.body}
    return tuple(f"{side}{i + 1}" for i in reach.only() if i + 1 in body)


class _Key(NamedTuple):
    """A content word: its stem, root and groups of event words, and how rare it is."""

    stem: str
    root: str
    groups: frozenset[str]
    weight: float


def _keys(text: str) -> list[_Key]:
    """The different content words of a sentence."""
    stop, known, rarity = stopwords(), groups.load(), background.load()
    found: dict[str, _Key] = {}
    for word in tokenize(text).words:
        low = word.lower()
        base = stem(low)
        if low not in stop and base not in found:
            found[base] = _Key(base, root(low), known.of(low), rarity.weight(base))
    return list(found.values())


def _held(left: Sequence[Sequence[_Key]], right: Sequence[str]) -> Floats:
    """The share of each sentence's weight that the best two neighbours of `right` hold."""
    where: dict[tuple[str, str], list[int]] = {}
    for j, text in enumerate(right):
        for key in _keys(text):
            for name in (
                ("stem", key.stem),
                ("root", key.root),
                *(("group", g) for g in key.groups),
            ):
                where.setdefault(name, []).append(j)
    places = {name: np.array(sorted(set(at)), dtype=np.int64) for name, at in where.items()}
    sentences = len(right)
    most = log((sentences + 1) / 0.5)
    nowhere = np.zeros(0, dtype=np.int64)
    shares = np.zeros(len(left))
    for i, keys in enumerate(left):
        # A word that the other text has in every sentence (its actors) tells sentences apart as
        # little as a stop word does: its weight falls with the sentences that hold it.
        rare = [
            k.weight
            * log((sentences + 1) / (len(places.get(("root", k.root), nowhere)) + 0.5))
            / most
            for k in keys
        ]
        if not sum(rare):
            continue
        window = np.zeros(len(right))
        for key, weight in zip(keys, rare, strict=True):
            worth = np.zeros(len(right) + 1)
            for group in key.groups:
                worth[places.get(("group", group), nowhere)] = BY_GROUP
            worth[places.get(("root", key.root), nowhere)] = BY_ROOT
            worth[places.get(("stem", key.stem), nowhere)] = 1.0
            window += weight * np.maximum(worth[:-1], worth[1:])
        shares[i] = round(float(window.max()) / sum(rare), 6)
    return shares
