"""Which figures and names differ between two sentences that tell the same thing?

Two kinds, each with the words that show it in either text: figure (two figures for one count that
exclude each other, or are given otherwise) and detail (a name or a figure in one only). What is not
sure is left out: a missing row says nothing, a wrong one says that two writers disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from bias import quantities
from bias.article import Article, Sentence, Span, tokenize
from bias.names import Names
from bias.quantities import Quantity

Kind = Literal["figure", "detail"]
#: In the order in which a reader should see them.
KINDS: tuple[Kind, ...] = ("figure", "detail")

_DETAILS = 3  # details shown for each side of a match
#: Victims are counted once an event; other figures of two sentences may be of two things, and are
#: never said to exclude each other.
_VICTIMS = frozenset({"killed", "hurt", "missing", "displaced", "detained"})
_COUNTED = _VICTIMS | {"people", "money", "share"}


class Side(NamedTuple):
    """A sentence of one text, and what is known about that text."""

    article: Article
    sentence: Sentence
    names: Names
    quantities: Sequence[Quantity]

    @property
    def text(self) -> str:
        return self.article.slice(self.sentence)

    def figures(self) -> list[Quantity]:
        """The figures of the sentence."""
        low, high = self.sentence.span
        return [q for q in self.quantities if low <= q.span.start < high]


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference; spans point into the articles. `a` or `b` is None for a detail that only
    the other text has."""

    kind: Kind
    a: Span | None
    b: Span | None
    note: str


def differences(left: Side, right: Side) -> list[Difference]:
    """Return the differences between a sentence of A and one of B, figures first."""
    return list(dict.fromkeys([*_figure(left, right), *_detail(left, right)]))


def _figure(left: Side, right: Side) -> Iterable[Difference]:
    for q in left.figures():
        for r in right.figures():
            if q.category not in _COUNTED or r.category != q.category:
                continue
            relation = quantities.compare(q, r, left.article.text, right.article.text)
            if relation == "conflict" and q.category in _VICTIMS:
                yield Difference("figure", q.span, r.span, "figures that exclude each other")
            elif (
                q.unit == r.unit
                and relation == "compatible"
                and left.article.slice(q.span) != right.article.slice(r.span)
            ):
                yield Difference("figure", q.span, r.span, "figures that can both hold")


def _detail(left: Side, right: Side) -> Iterable[Difference]:
    """Names and figures that only one of the two sentences has."""
    for side, other, mine in ((left, right, True), (right, left, False)):
        keys = {e.match for _, e in other.names.within(*other.sentence.span)}
        there = {w.lower() for w in tokenize(other.article.slice(other.sentence)).words}
        # "Joe Biden" beside "Biden" is no detail: a word of the name stands in the other sentence.
        spans = [
            Span(m.start, m.end)
            for m, e in side.names.within(*side.sentence.span)
            if e.match not in keys
            and not any(
                len(w) > 1 and w.lower() in there
                for w in tokenize(side.article.text[m.start : m.end]).words
            )
        ]
        kinds = {q.category for q in other.figures()}
        spans += [q.span for q in side.figures() if q.category not in kinds]
        seen: set[str] = set()
        for span in sorted(spans):
            word = side.article.slice(span)
            if word in seen or len(seen) == _DETAILS:
                continue
            seen.add(word)
            a, b = (span, None) if mine else (None, span)
            yield Difference("detail", a, b, "only here")
