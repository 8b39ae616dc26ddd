"""At what moment do two texts stand? The days on which what they open with was done.

A day counts where the titles or the first sentences say, as a fact, that something was done on it:
not in a line of place and day ("Oslo, Wednesday -"), not in a relative clause, not "since Friday"
nor "a Monday". Of 149 pairs of whole articles on one story such days differ in 10, of which 9 tell
two moments as read by a language model. A single day is no moment: of ECB+ 10 of 393 pairs on one
event differ by one day and 4 of 198 on two, by more 1 and 11.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bias.article import Sentence, Span
from bias.lists import terms_of
from bias.reading import Reading
from bias.relation.openings import dates_a_report, opening_of, weekday_at

#: Body sentences whose days count. Of 2, 3 and 4, pairs of two moments found and others: 6 and 1, 9
#: and 1, 9 and 3.
_DATED = 3
#: Tokens of a sentence among which a line of place and day ends, and how it goes on.
_PLACED, _DASH = 9, re.compile(r"\s*(?:\([^)]*\)\s*)?[-–—]\s")
#: Relations by which a clause goes on with what its sentence says.
_GOES_ON = frozenset(("ccomp", "conj", "parataxis", "dep", "xcomp"))
#: Words that make a weekday another one than that of the deed.
_OTHER_DAY = frozenset(("last", "next", "previous", "a", "every", "each", "following"))
_BOUNDS = frozenset(("since", "until", "before", "after", "by", "till", "through", "from"))
#: What is done to a page, not in a story.
_PAGE = frozenset(("publish", "post", "update"))
_CLIMB = 8  # steps up a tree


class Day(NamedTuple):
    """A day of a deed: a weekday as its number, or a date as 100 x month + day, 10,000 x its year
    before it where one is printed; as printed, and where."""

    value: float
    printed: str
    sentence: Sentence

    @property
    def is_date(self) -> bool:
        """Whether it is the day of a month."""
        return self.value > 7

    def apart(self, other: Day) -> float:
        """Days to another day of its kind: to the nearest one of that name, or about."""
        if self.is_date:
            years, days = zip(*(divmod(d.value, 10_000) for d in (self, other)), strict=True)
            passed = 372 * (years[0] - years[1]) if all(years) else 0
            left, right = (31 * (d // 100) + d % 100 for d in days)
            return float(abs(passed + left - right))
        return min((self.value - other.value) % 7, (other.value - self.value) % 7)


def days_apart(a: Reading, b: Reading) -> tuple[Day, Day] | None:
    """The first days on which the two texts have something done, where they differ."""
    apart = None
    days = [list(_deed_days(x)) for x in (a, b)]
    for dates in (False, True):
        left, right = (next((d for d in ds if d.is_date == dates), None) for ds in days)
        if left is not None and right is not None:
            if not left.apart(right):
                return None
            apart = apart or (left, right)
    return apart


def _named_days(reading: Reading) -> Iterator[tuple[int, Span, float, Sentence]]:
    """The days that the opening names: token, characters, value."""
    for sentence in opening_of(reading.article, _DATED):
        for q in reading.figures_in(sentence):
            if q.category == "date" and q.form == "day":
                yield reading.token_at(q.span.start), q.span, q.value, sentence
        for token in reading.tokens_of(sentence):
            if day := weekday_at(reading, token):
                yield token, reading.span(token, token + 1), float(day), sentence


def _deed_days(reading: Reading) -> Iterator[Day]:
    text, low = reading.article.unwrapped, reading.tokens.words
    for token, span, value, sentence in _named_days(reading):
        first = reading.bounds[sentence.number - 1][0]
        if _is_place_line(reading, token, span, first) or dates_a_report(reading, token):
            continue
        if token > first and low[token - 1].lower() in _OTHER_DAY | _BOUNDS:
            continue
        deed = _in_tree if reading.engine == "parse" else _in_clause
        if deed(reading, token):
            yield Day(value, text[span.start : span.end], sentence)


def _is_place_line(reading: Reading, token: int, span: Span, first: int) -> bool:
    near = token - first < _PLACED
    return near and _DASH.match(reading.article.unwrapped, span.end) is not None


def _in_tree(reading: Reading, token: int) -> bool:
    """Whether a day hangs on something done that its sentence, or who speaks in it, asserts."""
    path = list(reading.above(token, _CLIMB))
    verb = next((n for n, k in enumerate(path) if reading.class_at(k) == "verb"), len(path))
    if any(reading.lemma[k] in _BOUNDS for k in path[1 : verb + 1]):
        return False
    if verb == len(path) or not _is_done(reading, path[verb]):
        return False
    relation = reading.relation
    top = next((k for k in reading.above(path[verb], _CLIMB) if relation[k] not in _GOES_ON), -1)
    return top >= 0 and relation[top] == "ROOT"


def _is_done(reading: Reading, verb: int) -> bool:
    planned = (
        reading.class_at(i) == "modal" or reading.lemma[i] == "to"
        for i in reading.clause_of(verb)
        if reading.columns.head[i] == verb and reading.relation[i] == "aux"
    )
    told = reading.status_at(verb) == "fact" and reading.lemma[verb] not in _PAGE
    return told and not any(planned)


def _in_clause(reading: Reading, token: int) -> bool:
    """The same without a parse: the clause tells of the past and is no relative one."""
    clause = reading.clause_of(token)
    opens = reading.lemma[clause.start] in terms_of("openers", "anywhere")
    # "4 May" is no modal verb.
    classes = {reading.class_at(i) for i in clause if i not in (token, token + 1)}
    return not opens and "modal" not in classes and any(map(reading.tense_at, clause))
