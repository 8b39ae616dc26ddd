"""Which figures of a text are worth a row, and which of them are one figure told twice?

People come first, then money and shares. Ranks, ages and years are left out; a day stays only in
the lead, where it dates the event. A figure repeated with the same words is one figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from bias.analyses.numbers.worth import WEIGHTS, is_worth, weight
from bias.article import HEADLINE, Sentence, Span
from bias.attribution import source_of
from bias.context import Context, Side
from bias.findings import FigureCell, Quoted, quoted
from bias.quantities import BEFALLEN, Quantity, is_telling
from bias.reading import Reading
from bias.words import is_stopword

#: A day further down is background; in the first sentences of a text it dates what is told.
LEAD = 3
#: Figures of a text that are set beside those of the other: the weightiest, as they come.
SET_BESIDE = 300
#: Tokens on either side that are asked what a figure is about; a guess.
BESIDE = 8
#: Characters on either side that are asked what a figure is of ("the last", "of the").
NEXT = 60
#: Characters, and tokens after "percent of", of what a figure is a part of; both are guesses.
WHOLE, LONGEST = 60, 6
_QUOTES = frozenset('"“”')


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

    @cached_property
    def printed(self) -> Span:
        """The figure as a row prints it, with what it is a part or a share of: "12 of the 23",
        "54 percent of voters"."""
        q, phrase = self.quantity, self.phrase
        end = phrase.end
        if q.drawn and q.whole is not None:
            end = (q.whole.noun or q.whole.span).end
        elif q.category == "share":
            end = self._end_of_whole()
        return Span(phrase.start, end) if phrase.end < end <= phrase.end + WHOLE else phrase

    def _end_of_whole(self) -> int:
        """Where the noun after "percent of" ends, by the parse; 0 where there is none."""
        known, percent = self.reading, self.reading.tokens_in(self.phrase)
        of = [k for i in percent for k in known.those(i, "prep") if known.lemma[k] == "of"]
        nouns = [k for i in of for k in known.those(i, "pobj") if i < k <= i + LONGEST]
        if not nouns or not (known.is_open(nouns[0]) or known.class_at(nouns[0]) == "name"):
            return 0  # "of it"
        end = known.tokens.ends[nouns[0]]
        whole = known.article.unwrapped[self.phrase.end : end]
        return end if _QUOTES.isdisjoint(whole) else 0

    @property
    def weight(self) -> float:
        """How early its row comes."""
        return weight(self.quantity, self.sentence.number / len(self.reading.article.sentences))

    @property
    def words(self) -> str:
        """The figure as printed, hedge and noun with it."""
        return " ".join(self.reading.article.slice(self.printed).split())

    @property
    def before(self) -> str:
        """The words of its sentence right before it."""
        start = self.quantity.span.start
        return self.reading.article.unwrapped[max(self.sentence.start, start - NEXT) : start]

    @property
    def after(self) -> str:
        """The words of its sentence right after it; a noun counted is among them."""
        end = self.quantity.span.end
        return self.reading.article.unwrapped[end : min(self.sentence.end, end + NEXT)]

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
        if quantity.category == "date" and sentence.number not in lead:
            continue
        figure = GivenFigure(quantity, sentence, side, known)
        if not is_worth(quantity, figure.before, figure.after):
            continue
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
