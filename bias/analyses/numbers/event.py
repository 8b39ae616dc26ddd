"""Can two figures be of one event? When, where and of whom they are told speaks against it.

A report of one attack tells of others too: of another day, of the next town, of the whole war. The
dead of those are not set beside the dead of this one, however alike the words are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from bias.article import HEADLINE, Article, Sentence
from bias.lists import fold
from bias.quantities import Quantity, phrases
from bias.reading import Reading
from bias.words import months, speech_words, weekdays

#: Body sentences that tell, with the titles, what a text is about.
LEAD = 3
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: Steps from a weekday up to its verb.
_CLIMB = 4


class Setting(NamedTuple):
    """When and where a figure is told of: years, months and weekdays of deeds that its sentence
    names, the place next to it; whether it is of another time than what its text opens with."""

    years: frozenset[str]
    months: frozenset[int]
    days: frozenset[str]
    place: frozenset[str]
    past: bool


def opening(article: Article) -> list[Sentence]:
    """The titles and the first sentences of a text."""
    titles = [s for s in article.sentences if s.kind in HEADLINE]
    return [*titles, *article.body[:LEAD]]


def setting_of(known: Reading, sentence: Sentence, figure: Quantity) -> Setting:
    """Read when and where a figure is told of."""
    article = known.article
    first = opening(article)
    years, named = _years(article, [sentence]), _months(known, [sentence])
    past = bool(years) and years.isdisjoint(_years(article, first))
    past |= bool(named) and named.isdisjoint(_months(known, first))
    days = frozenset(_days(known, sentence))
    wide = phrases("other time").search(article.slice(sentence).lower())
    past |= wide is not None and not (wide[0] == "since" and days)
    return Setting(years, named, days, _place(known, sentence, figure), past)


def _years(article: Article, sentences: Iterable[Sentence]) -> frozenset[str]:
    return frozenset(y for s in sentences for y in _YEAR.findall(article.slice(s)))


def _months(known: Reading, sentences: Iterable[Sentence]) -> frozenset[int]:
    words = (known.tokens.words[k] for s in sentences for k in known.tokens_of(s))
    named = (months().get(w.lower().rstrip(".")) for w in words if w[:1].isupper())
    return frozenset(month for month in named if month)


def _days(known: Reading, sentence: Sentence) -> Iterable[str]:
    """The weekdays on which something was done, and not only said."""
    said = speech_words(thought=False)
    tokens = known.tokens_of(sentence)
    for k in tokens:
        day = fold(known.tokens.words[k])
        if day not in weekdays() or not known.tokens.words[k][:1].isupper():
            continue
        *_, top = path = list(known.above(k, _CLIMB))
        verb = next((i for i in path if known.tense_at(i)), top)
        parsed = int(known.columns.head[k]) >= 0
        near = (verb,) if parsed else range(max(tokens.start, k - 3), k)
        if said.isdisjoint(known.lemma[i] for i in near):
            yield day


def _place(known: Reading, sentence: Sentence, figure: Quantity) -> frozenset[str]:
    """The words of the place named next behind a figure and before another, else next before."""
    places = [m for m, e in known.named_in(sentence) if e.kind == "place"]
    others = (q.span.start for q in known.figures_in(sentence) if q.span.start > figure.span.start)
    stop = min(others, default=sentence.end)
    behind = [m for m in places if figure.span.end <= m.start < stop]
    before = [m for m in places if m.end <= figure.span.start]
    nearest = (behind[:1] or before[-1:])[:1]
    text = known.article.text
    return frozenset(w for m in nearest for w in fold(text[m.start : m.end]).split())


def are_apart(one: Setting, two: Setting) -> bool:
    """Do both name a year, a month or a weekday, and not the same?"""
    named = (one.years, two.years), (one.months, two.months), (one.days, two.days)
    return any(a and b and a.isdisjoint(b) for a, b in named)
