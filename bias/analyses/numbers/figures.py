"""Which figures of a text are worth a row, and which of them are one figure told twice?

People come first, then money and shares. Ranks and ages are left out; a date or a year stays only
in the lead, where it dates the event. A figure repeated with the same words is one figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from bias.article import HEADLINE, Sentence, Span
from bias.attribution import source_of
from bias.context import Context, Side
from bias.findings import FigureCell, Quoted, quoted
from bias.quantities import BEFALLEN, PEOPLE, Quantity, is_telling
from bias.reading import Reading
from bias.words import is_stopword

#: How early the rows of a category come (higher first).
WEIGHTS: dict[str, float] = {
    "killed": 9.0,
    "hurt": 8.5,
    "missing": 8.0,
    "displaced": 8.0,
    "detained": 7.5,
    "people": 6.0,
    "money": 5.0,
    "share": 4.5,
    "measure": 4.0,
    "score": 4.0,
    "events": 3.5,
    "things": 3.0,
    "duration": 2.0,
    "date": 1.0,
}
#: A date further down is background; in the first sentences of a text it dates what is told.
LEAD = 3
#: Figures of a text that are set beside those of the other: the weightiest, as they come.
SET_BESIDE = 300
#: Tokens on either side that are asked what a figure is about; a guess.
BESIDE = 8


@dataclass(frozen=True)
class GivenFigure:
    """A figure with the sentence it stands in."""

    quantity: Quantity
    sentence: Sentence
    side: Side
    reading: Reading

    @property
    def id(self) -> str:
        return f"{self.side.upper()}{self.sentence.number}"

    @property
    def phrase(self) -> Span:
        """The figure with its noun, as printed: "at least 40 militants"."""
        noun, span = self.quantity.noun, self.quantity.span
        if noun is not None and span.end <= noun.start <= span.end + 40:
            return Span(span.start, noun.end)
        return span

    @property
    def weight(self) -> float:
        """How early its row comes; "two sides", "one village" are hardly figures."""
        q = self.quantity
        small = q.value <= 2 and q.hedge is None and q.category in {"people", "things", "events"}
        return 0.5 if small else WEIGHTS[q.category]

    @property
    def words(self) -> str:
        """The figure as printed, hedge and noun with it."""
        return " ".join(self.reading.article.slice(self.phrase).split())

    @property
    def before(self) -> str:
        """The words of its sentence before it."""
        return self.reading.article.unwrapped[self.sentence.start : self.quantity.span.start]

    @property
    def after(self) -> str:
        """The words of its sentence after it; a noun counted is among them."""
        return self.reading.article.unwrapped[self.quantity.span.end : self.sentence.end]

    @cached_property
    def beside(self) -> frozenset[str]:
        """The words that tell something within `BESIDE` tokens of it, as lemmas; no noun counted,
        no other figure."""
        known, noun = self.reading, self.quantity.noun
        tokens, inner = known.tokens_of(self.sentence), known.tokens_in(self.phrase)
        counts = {k for q in known.figures_in(self.sentence) for k in known.tokens_in(q.span)}
        counts.update(known.tokens_in(noun) if noun else ())
        near = range(max(tokens.start, inner.start - BESIDE), min(tokens.stop, inner.stop + BESIDE))
        words = {k: known.tokens.words[k] for k in near if k not in counts}
        return frozenset(
            known.lemma[k] for k, w in words.items() if w.isalpha() and not is_stopword(w)
        )

    @property
    def quoted(self) -> Quoted:
        """The whole sentence of the figure."""
        return quoted(self.side, self.reading.article, self.sentence)

    @property
    def cell(self) -> FigureCell:
        """What a row holds of it. A day or a year dates what is told: nobody says it."""
        q = self.quantity
        dated = q.category == "date"
        return FigureCell(
            value=_point(q),
            low=q.low,
            high=q.high,
            hedge=q.hedge,
            source=None if dated else source_of(self.reading, self.sentence, q.span),
            time=None,
            id=self.id,
            text=self.words,
        )


def given_figures(context: Context, side: Side) -> list[GivenFigure]:
    """Return the figures of `side` that are worth a row, in order, each told once."""
    known = context.reading(side)
    article = known.article
    lead = {s.number for s in article.body[:LEAD]}
    kept: dict[tuple[object, ...], GivenFigure] = {}
    for quantity in known.figures:
        sentence = article.sentence_at(quantity.span.start)
        if sentence is None or quantity.category not in WEIGHTS:
            continue
        if quantity.hedge == "vague" and quantity.category not in PEOPLE:
            continue  # "several reports": no figure that one could hold against another
        if quantity.category == "date" and (
            sentence.number not in lead or quantity.form in {"clock", None}
        ):
            continue
        figure = GivenFigure(quantity, sentence, side, known)
        key = (quantity.category, quantity.unit, quantity.value, quantity.low, quantity.high)
        # A headline repeats what the body tells with its source: the body's sentence is kept.
        if key not in kept or kept[key].sentence.kind in HEADLINE:
            kept[key] = figure
    body = {f.quantity.value for f in kept.values() if f.sentence.kind not in HEADLINE}
    # "1,150 to lose jobs": the body says who they are.
    fuller = [
        f
        for f in kept.values()
        if not (f.sentence.kind in HEADLINE and is_telling(f.quantity) and f.quantity.value in body)
        and not any(_names_them(f, other) for other in kept.values())
    ]
    best = sorted(fuller, key=lambda f: (-f.weight, f.quantity.span))[:SET_BESIDE]
    return sorted(best, key=lambda f: f.quantity.span)


def _names_them(bare: GivenFigure, other: GivenFigure) -> bool:
    """Whether another figure of the text counts the same victims by a noun: "kills 14" above a body
    with 14 people. Elsewhere than in a headline two tolls that are alike may be of two groups."""
    x, y = bare.quantity, other.quantity
    alike = (x.category, x.value, x.low, x.high) == (y.category, y.value, y.low, y.high)
    above = bare.sentence.kind in HEADLINE or y.unit == "person"
    bared = x.unit is None and y.unit is not None
    return x.category in BEFALLEN and bared and alike and above


def weightiest(*figures: GivenFigure) -> str:
    """Of the categories of figures that stand beside each other the one that weighs most."""
    return max((f.quantity.category for f in figures), key=lambda c: (WEIGHTS[c], c))


def _point(q: Quantity) -> float | None:
    """The one value a figure names; None for a range and for a vague word ("dozens")."""
    bounded = q.low is not None and q.high is not None and q.low < q.high
    if bounded and q.hedge != "at most" and q.value in (q.low, q.high):
        return None
    return q.value
