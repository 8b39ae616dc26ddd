"""The engine without a parse: word order, closed classes and lists of words.

Opens nothing but our own lists; serves ``--fast`` and wherever there is no parser.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from bias.article import Article, Span
from bias.lists import terms_of
from bias.reading.base import Base, base
from bias.reading.model import Columns, Event, Form, Reading
from bias.reading.speech import attributions
from bias.words import WORD_CLASSES, passives, tenses

#: Tokens between a name and the verb that it may be the doer or the patient of.
DOER_REACH = 7
_OPEN = WORD_CLASSES.index("open")


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
    events = _events(known, columns)
    relation = ("",) * len(low)
    return Reading(
        article, "shallow", columns, known.lemma, relation, known.names, known.figures,
        attributed, events,
    )  # fmt: skip


@cache
def _verbs() -> frozenset[str]:
    return frozenset(terms_of("verbs"))


def _events(known: Base, columns: Columns) -> tuple[Event, ...]:
    """Verbs that show their form, with the nearest names of their clause as doer and patient."""
    tokens, lemma = known.article.tokens, known.lemma
    starts = np.array(tokens.starts, dtype=np.int64)
    named: dict[int, Span] = {}
    for mention, _ in known.names.mentions:
        first, end = np.searchsorted(starts, (mention.start, mention.end))
        named.update(dict.fromkeys(range(first, end), Span(mention.start, mention.end)))
    events: list[Event] = []
    for i in range(len(lemma)):
        passive = bool(columns.passive[i])
        if columns.word_class[i] != _OPEN or not (
            passive or (columns.tense[i] and lemma[i] in _verbs())
        ):
            continue
        left = _nearest(i, -1, columns.clause, named)
        right = _nearest(i, 1, columns.clause, named)
        by = passive and "by" in tokens.words[i + 1 : i + 4]
        form: Form = "active"
        if passive:
            form = "passive with agent" if by else "passive without agent"
        agent, patient = (right if by else None, left) if passive else (left, right)
        verb = Span(tokens.starts[i], tokens.ends[i])
        events.append(Event(i, verb, form, agent, patient))
    return tuple(events)


def _nearest(at: int, step: int, clause: NDArray[np.int32], named: dict[int, Span]) -> Span | None:
    """The name nearest to token `at` on one side, in its clause and within `DOER_REACH`."""
    i = at + step
    while 0 <= i < len(clause) and abs(i - at) <= DOER_REACH and clause[i] == clause[at]:
        if i in named:
            return named[i]
        i += step
    return None
