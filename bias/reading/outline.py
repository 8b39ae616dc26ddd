"""Where do sentences and clauses lie, and what is said to be so? All that hits of lists need."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias.article import Article
from bias.reading.clauses import cuts, marks
from bias.reading.model import sentence_bounds
from bias.reading.status import statuses


class Outline(NamedTuple):
    """The part of a reading that hits of lists are judged by: bounds of sentences, cuts of clauses
    and the status of every token, as `Reading` has them."""

    bounds: list[tuple[int, int]]
    cuts: list[int]
    status: NDArray[np.uint8]


def outline(article: Article) -> Outline:
    """Read of `article` no more than sentences, clauses and status: a tenth of the work."""
    text, tokens = article.text, article.tokens
    bounds = sentence_bounds(article)
    between = marks(text, tokens)
    begins = cuts(tokens, between, bounds)
    return Outline(bounds, begins, statuses(text, tokens, between, bounds, begins))
