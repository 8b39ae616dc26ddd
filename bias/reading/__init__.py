"""What does a text hold? It is read once, into facts that everything above asks.

    read(article)               -> Reading, by the parse where it is installed
    read(article, fast=True)    -> by word order and lists, opening no model
    read(article, "parse")      -> by the parse, or a letter that says why not

Nobody above tokenises, seeks names or figures, or decides what is passive, past, negated or said.
"""

from __future__ import annotations

from functools import cache

from bias.article import Article
from bias.errors import ModelError
from bias.reading import parse, parsed, shallow
from bias.reading.model import (
    STATUSES,
    TENSES,
    WORD_CLASSES,
    Attribution,
    Columns,
    Engine,
    Event,
    Form,
    Reading,
    Saying,
    Status,
    Tense,
)
from bias.reading.voices import pieces, voice

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
    "Reading",
    "Saying",
    "Status",
    "Tense",
    "missing",
    "pieces",
    "read",
    "voice",
]

#: The parser that the engine "parse" opens, as a report signs it.
PARSER = parse.IDENTITY


def read(article: Article, engine: Engine | None = None, *, fast: bool = False) -> Reading:
    """Read `article` into facts.

    Args:
        engine: "parse" or "shallow"; without it the parse where it is installed and whole, else
            "shallow", which opens nothing but our own lists. `Reading.engine` says which it was.
        fast: "shallow", whatever is installed.

    Raises:
        ModelError: "parse" was asked for by name and cannot be had.

    >>> from bias.reader import read_text
    >>> known = read(read_text("The bridge was shut on Monday, the mayor said."), "shallow")
    >>> [known.lemma[i] for i in range(len(known.lemma)) if known.columns.passive[i]]
    ['shut']
    """
    if engine == "parse" and not fast:
        return parsed.read(article)
    if engine is None and not fast and missing() is None:
        return parsed.read(article)
    return shallow.read(article)


@cache
def missing() -> str | None:
    """Why the parse cannot be had, as a letter to the reader; None where it can. Found out once a
    process."""
    try:
        parse.open_parser()
    except ModelError as error:
        return str(error)
    return None
