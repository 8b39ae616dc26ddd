"""The engine with a dependency parse: heads, passives, tenses, speech and events from the tree.

What is read alike by both engines (names, figures, clauses, status) comes from `base`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bias.article import Article, Span
from bias.findings import Form
from bias.reading import parse
from bias.reading.attributed import attributions
from bias.reading.base import base
from bias.reading.model import Columns, ParsedEvent, Reading
from bias.reading.syntax import Syntax
from bias.words import TENSES, WORD_CLASSES, Tense

_OPEN = WORD_CLASSES.index("open")
_CLASS = {
    coarse: WORD_CLASSES.index(name)
    for coarse, name in (
        ("NOUN", "noun"),
        ("PROPN", "noun"),
        ("VERB", "verb"),
        ("AUX", "verb"),
        ("ADJ", "adjective"),
        ("ADV", "adverb"),
    )
}


def read(article: Article) -> Reading:
    """Read `article` by its parse.

    Raises:
        ModelError: the parser is not installed, or its files are not the ones we know.
    """
    known = base(article)
    tree = parse.tree(article, known.bounds, known.names)
    syntax = Syntax(tree, known.low)
    attributed, said = attributions(known, syntax)
    size = range(len(known.low))
    columns = Columns(
        _classes(known.word_class, tree.coarse),
        known.status,
        np.array([TENSES.index(_tense(syntax, i)) for i in size], dtype=np.uint8),
        np.array([syntax.is_passive(i) for i in size], dtype=bool),
        known.clause,
        said,
        tree.head,
    )
    return Reading(
        article,
        "parse",
        columns,
        known.lemma,
        tree.relation,
        known.names,
        known.figures,
        attributed,
        _events(article, syntax),
    )


def _classes(known: NDArray[np.uint8], coarse: tuple[str, ...]) -> NDArray[np.uint8]:
    """Tell the open words apart; closed classes, names and numbers stay what they are."""
    out = known.copy()
    for i in np.flatnonzero(known == _OPEN).tolist():
        out[i] = _CLASS.get(coarse[i], _OPEN)
    return out


def _tense(syntax: Syntax, i: int) -> Tense:
    return syntax.tense(i) if syntax.coarse[i] == "VERB" else ""


def _events(article: Article, syntax: Syntax) -> tuple[ParsedEvent, ...]:
    """Every verb with its form, who does it and to whom, where the clause says so."""
    found: list[ParsedEvent] = []
    for i, coarse in enumerate(syntax.coarse):
        if coarse != "VERB":
            continue
        agents = syntax.agents(i)
        bare = syntax.tag[i] == "VBN" and (syntax.relation[i] == "acl" or bool(agents))
        bare = bare or syntax.goes_on_passive(i)
        patient = syntax.patient(i)
        form: Form = "active" if patient is not None else "intransitive"
        agent = syntax.subject(i)
        if bare or syntax.is_passive(i):
            form = "passive with agent" if agents else "passive without agent"
            agent = agents[0] if agents else None
        found.append(
            ParsedEvent(
                i,
                form,
                _phrase(article, syntax, agent, i),
                _phrase(article, syntax, patient, i),
            )
        )
    return tuple(found)


def _phrase(article: Article, syntax: Syntax, noun: int | None, verb: int) -> Span | None:
    """The characters of a noun phrase of `verb`, on its own side of it."""
    if noun is None:
        return None
    held = [k for k in syntax.phrase(noun, (verb,)) if (k > verb) == (noun > verb)]
    return Span(article.tokens.starts[held[0]], article.tokens.ends[held[-1]])
