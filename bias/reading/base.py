"""What do both engines read alike? Words, names, figures, clauses, status.

Names and figures need no parse. Clauses and status would have one to gain from, but there is no
gold that says how much (docs/method/reading.md); until then each has one home, here.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias import names, quantities, words
from bias.article import Article
from bias.folding import small
from bias.names import Names
from bias.quantities import Quantity
from bias.reading.clauses import cuts, marks
from bias.reading.model import sentence_bounds
from bias.reading.status import statuses

_NAME = words.WORD_CLASSES.index("name")


class Outline(NamedTuple):
    """The part of a reading that hits of lists are judged by: bounds of sentences, cuts of clauses
    and the status of every token, as `Reading` has them."""

    bounds: list[tuple[int, int]]
    cuts: list[int]
    status: NDArray[np.uint8]


def outline(article: Article) -> Outline:
    """Read of `article` no more than sentences, clauses and status: a tenth of the work."""
    text, tokens = article.unwrapped, article.tokens
    bounds = sentence_bounds(article)
    between = marks(text, tokens)
    begins = cuts(tokens, between, bounds)
    return Outline(bounds, begins, statuses(text, tokens, between, bounds, begins))


class Base(NamedTuple):
    """What is known of an article before an engine looks at it; n tokens.

    Attributes:
        bounds: for each sentence its first token and the one past its last.
        low: tokens in small letters; `lemma`: their dictionary forms.
        begins: tokens at which a clause begins; `clause`: the clause of each token.
        word_class: index in `WORD_CLASSES`; what is no closed class, name, number or time is open.
        status: index in `STATUSES`.
    """

    article: Article
    bounds: list[tuple[int, int]]
    low: list[str]
    lemma: tuple[str, ...]
    names: Names
    figures: tuple[Quantity, ...]
    begins: list[int]
    clause: NDArray[np.int32]
    word_class: NDArray[np.uint8]
    status: NDArray[np.uint8]


def base(article: Article) -> Base:
    """Find what both engines read alike."""
    bounds, begins, status = outline(article)
    low = [small(w) for w in article.tokens.words]
    found = names.find(article)
    clause = np.zeros(len(low), dtype=np.int32)
    clause[[i for i in begins if i]] = 1
    return Base(
        article,
        bounds,
        low,
        tuple(words.lemma(w) for w in low),
        found,
        tuple(quantities.find(article)),
        begins,
        np.cumsum(clause, dtype=np.int32),
        _classes(article, low, found),
        status,
    )


def _classes(article: Article, low: list[str], found: Names) -> NDArray[np.uint8]:
    out = words.word_classes(low)
    starts = np.array(article.tokens.starts, dtype=np.int64)
    for mention, _ in found.mentions:
        first, end = np.searchsorted(starts, (mention.start, mention.end))
        out[first:end] = _NAME
    return out
