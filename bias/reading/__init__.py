"""What does a text hold? It is read once, into facts that everything above asks.

    read(article)               -> Reading, by word order and lists, opening no model
    read(article, "parse")      -> by a dependency parse, or a letter that says why not
    read(article, encode=True)  -> the same with a vector for each sentence (`bias.encoder`)
    read_with_models(article)   -> with both, where they are installed
    outline(article)            -> sentences, clauses and status alone, for who only counts words

Nobody above tokenises, seeks names or figures, or decides what is passive, past, negated or said.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from bias import encoder
from bias.article import Article
from bias.errors import ModelError
from bias.reading import parse, parsed, shallow
from bias.reading.base import Outline, outline
from bias.reading.model import (
    ASKING,
    STATUSES,
    Attribution,
    Columns,
    Engine,
    PieceVectors,
    Reading,
    Saying,
    Status,
)
from bias.reading.vectors import masked_sentences, sentence_vectors, without_names
from bias.reading.voices import pieces, voice
from bias.words import TENSES, WORD_CLASSES, Tense

__all__ = [
    "ASKING",
    "PARSER",
    "STATUSES",
    "TENSES",
    "WORD_CLASSES",
    "Attribution",
    "Columns",
    "Engine",
    "Event",
    "Outline",
    "PieceVectors",
    "Reading",
    "Saying",
    "Status",
    "Tense",
    "masked_sentences",
    "missing",
    "outline",
    "pieces",
    "read",
    "read_with_models",
    "voice",
    "without_names",
]  # fmt: skip

#: The parser that the engine "parse" opens, as a report signs it.
PARSER = parse.IDENTITY


def read(article: Article, engine: Engine = "shallow", *, encode: bool = False) -> Reading:
    """Read `article` into facts.

    Args:
        engine: "shallow" opens nothing but our own lists; "parse" opens spaCy and its model.
            `Reading.engine` says which it was.
        encode: whether each sentence gets a vector too.

    Raises:
        ModelError: "parse" or vectors were asked for and cannot be had.

    >>> from bias.reader import read_text
    >>> known = read(read_text("The bridge was shut on Monday, the mayor said."))
    >>> [known.lemma[i] for i in range(len(known.lemma)) if known.columns.passive[i]]
    ['shut']
    """
    known = parsed.read(article) if engine == "parse" else shallow.read(article)
    if not encode:
        return known
    return replace(known, **sentence_vectors(known))


def read_with_models(article: Article, *, encode: bool = True) -> Reading:
    """Read `article` with the models that are installed: the parse, and vectors if `encode`."""
    engine: Engine = "shallow" if missing() else "parse"
    return read(article, engine, encode=encode and encoder.is_there())


@cache
def missing() -> str | None:
    """Why the parse cannot be had, as a letter to the reader; None where it can. Found out once a
    process."""
    try:
        parse.open_parser()
    except ModelError as error:
        return str(error)
    return None
