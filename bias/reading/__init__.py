"""What does a text hold? It is read once, into facts that everything above asks.

    read(article)               -> Reading, by word order and lists, opening no model
    read(article, "parse")      -> by a dependency parse, or a letter that says why not
    outline(article)            -> sentences, clauses and status alone, for who only counts words

Nobody above tokenises, seeks names or figures, or decides what is passive, past, negated or said.
"""

from __future__ import annotations

from functools import cache

from bias.article import Article
from bias.errors import ModelError
from bias.reading import parse, parsed, shallow
from bias.reading.model import (
    STATUSES,
    Attribution,
    Columns,
    Engine,
    Event,
    Form,
    Reading,
    Saying,
    Status,
)
from bias.reading.outline import Outline, outline
from bias.reading.voices import pieces, voice
from bias.words import TENSES, WORD_CLASSES, Tense

__all__ = [
    "PARSER",
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
    "Saying",
    "Status",
    "Tense",
    "missing",
    "outline",
    "pieces",
    "read",
    "voice",
]

#: The parser that the engine "parse" opens, as a report signs it.
PARSER = parse.IDENTITY


def read(article: Article, engine: Engine = "shallow") -> Reading:
    """Read `article` into facts.

    Args:
        engine: "shallow" opens nothing but our own lists; "parse" opens spaCy and its model.
            `Reading.engine` says which it was.

    Raises:
        ModelError: "parse" was asked for and cannot be had.

    >>> from bias.reader import read_text
    >>> known = read(read_text("The bridge was shut on Monday, the mayor said."))
    >>> [known.lemma[i] for i in range(len(known.lemma)) if known.columns.passive[i]]
    ['shut']
    """
    return parsed.read(article) if engine == "parse" else shallow.read(article)


@cache
def missing() -> str | None:
    """Why the parse cannot be had, as a letter to the reader; None where it can. Found out once a
    process."""
    try:
        parse.open_parser()
    except ModelError as error:
        return str(error)
    return None
