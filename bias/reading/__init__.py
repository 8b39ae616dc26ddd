"""What does a text hold? It is read once, into facts that everything above asks.

    read(article)               -> Reading, by the engine that there is
    read(article, "shallow")    -> by word order and lists, opening no model
    read(article, encode=True)  -> the same with a vector for each sentence (``bias.encoder``)
    outline(article)            -> sentences, clauses and status alone, for who only counts words

Nobody above tokenises, seeks names or figures, or decides what is passive, past, negated or said.
"""

from __future__ import annotations

from dataclasses import replace

from bias.article import Article
from bias.reading import shallow
from bias.reading.model import (
    STATUSES,
    Attribution,
    Columns,
    Engine,
    Event,
    Form,
    Reading,
    Status,
)
from bias.reading.outline import Outline, outline
from bias.reading.vectors import sentence_vectors
from bias.words import TENSES, WORD_CLASSES, Tense

__all__ = [
    "STATUSES",
    "TENSES",
    "WORD_CLASSES",
    "Attribution",
    "Columns",
    "Engine",
    "Event",
    "Form",
    "Outline",
    "Reading",
    "Status",
    "Tense",
    "outline",
    "read",
]


def read(article: Article, engine: Engine = "shallow", *, encode: bool = False) -> Reading:
    """Read `article` into facts.

    Args:
        engine: "shallow" opens nothing but our own lists.
        encode: whether each sentence gets a vector too.

    Raises:
        ModelError: a vector is asked for and the encoder is not installed.

    >>> from bias.reader import read_text
    >>> known = read(read_text("The bridge was shut on Monday, the mayor said."))
    >>> [known.lemma[i] for i in range(len(known.lemma)) if known.columns.passive[i]]
    ['shut']
    """
    if engine != "shallow":
        raise ValueError(f"there is no engine {engine!r}")
    known = shallow.read(article)
    if not encode:
        return known
    return replace(known, vectors=sentence_vectors(known))
