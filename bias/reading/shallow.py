"""The engine without a parse: word order, closed classes and lists of words.

Opens nothing but our own lists; serves ``--fast`` and wherever there is no parser.
"""

from __future__ import annotations

import numpy as np

from bias.article import Article
from bias.reading.base import base
from bias.reading.model import Columns, Reading
from bias.reading.speech import attributions
from bias.words import passives, tenses


def read(article: Article) -> Reading:
    """Read `article` by word order."""
    known = base(article)
    low, word_class, clause = known.low, known.word_class, known.clause
    attributed, said = attributions(article, known.bounds, known.begins, word_class)
    columns = Columns(
        word_class,
        known.status,
        tenses(low, word_class, clause),
        passives(low, word_class, clause),
        clause,
        said,
        np.full(len(low), -1, dtype=np.int32),
    )
    relation = ("",) * len(low)
    return Reading(
        article, "shallow", columns, known.lemma, relation, known.names, known.figures, attributed
    )
