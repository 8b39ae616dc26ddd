"""Is what a sentence tells told anywhere in the other text, in whatever words?

The bar is lower than for a match: two sentences may be too unlike to be printed side by side and
still tell one thing. A sentence counts as told when a sentence of the other text is similar to it,
or when one sentence, or two neighbours, hold most of what it says (words by stem, by root, or as
another word for one kind of event). A sentence with too few words to judge is neither told nor
untold. The constants and what they reach: ``python -m benchmarks.told_by_one DATA`` and
docs/method/coverage.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias import aligner
from bias.aligner import background, groups
from bias.aligner.profile import stopwords
from bias.aligner.stems import root, stem
from bias.article import Article, tokenize

Floats = NDArray[np.float64]

#: At or above one of these a sentence counts as told (python -m benchmarks.told_by_one).
SIMILAR, HELD = 0.30, 0.45
#: Content words that a sentence needs to be judged at all.
LEAST = 3
# What a meeting by root, and by group of event words, is worth beside an equal stem.
BY_ROOT, BY_GROUP = 0.9, 0.6
_ROWS = 500  # sentences compared at a time: bounds memory


class Told(NamedTuple):
    """How far each sentence of one text is told in the other; (sentences,) each, 0 to 1.

    `similar`: the best similarity to a sentence. `held`: the largest share of its words' weight
    that two neighbours hold. `words`: how many content words it has.
    """

    similar: Floats
    held: Floats
    words: NDArray[np.int64]

    def only(self, ease: float = 1.0) -> list[int]:
        """Return the sentences that the other text does not tell, by place.

        `ease` under 1 asks for a larger distance from what counts as told.
        """
        untold = (self.similar < SIMILAR * ease) & (self.held < HELD * ease)
        return [int(i) for i in np.flatnonzero(untold & (self.words >= LEAST))]


def told(left: Sequence[str], right: Sequence[str]) -> Told:
    """Measure how far each sentence of `left` is told in `right` (sentences in order)."""
    keyed = [_keys(text) for text in left]
    words = np.array([len(k) for k in keyed], dtype=np.int64)
    if not left or not right:
        none = np.zeros(len(left))
        return Told(none, none, words)
    similar = [
        np.asarray(aligner.similarity(left[i : i + _ROWS], right)).max(axis=1)
        for i in range(0, len(left), _ROWS)
    ]
    return Told(np.round(np.concatenate(similar), 6), _held(keyed, right), words)


def told_by_one(a: Article, b: Article) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids of body sentences of A that B does not tell, and of B that A does not.

    A headline may tell what a body tells; it is not itself called untold.
    """
    texts = [[" ".join(x.slice(s).split()) for s in x.sentences] for x in (a, b)]
    return _ids("A", a, told(texts[0], texts[1])), _ids("B", b, told(texts[1], texts[0]))


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
    places = {name: np.unique(at) for name, at in where.items()}
    nowhere = np.zeros(0, dtype=np.int64)
    shares = np.zeros(len(left))
    for i, keys in enumerate(left):
        total = sum(k.weight for k in keys)
        if not total:
            continue
        window = np.zeros(len(right))
        for key in keys:
            worth = np.zeros(len(right) + 1)
            for group in key.groups:
                worth[places.get(("group", group), nowhere)] = BY_GROUP
            worth[places.get(("root", key.root), nowhere)] = BY_ROOT
            worth[places.get(("stem", key.stem), nowhere)] = 1.0
            window += key.weight * np.maximum(worth[:-1], worth[1:])
        shares[i] = round(float(window.max()) / total, 6)
    return shares
