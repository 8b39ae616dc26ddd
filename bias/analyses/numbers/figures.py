"""Which figures of a text are worth a row, and which of them are one figure told twice?

People come first, then money and shares. Ranks, ages and years are left out; a day stays only in
the lead, where it dates the event. A figure repeated with the same words is one figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from bias.analyses.numbers.event import LEAD, Setting, opening, setting_of
from bias.analyses.numbers.phrase import phrase_of, whole_phrase
from bias.analyses.numbers.worth import WEIGHTS, is_worth, weight
from bias.article import HEADLINE, Sentence, Span
from bias.attribution import source_of
from bias.context import Context, Side
from bias.findings import FigureCell, Quoted, quoted
from bias.lists import fold
from bias.quantities import BEFALLEN, Quantity, is_telling
from bias.reading import Reading
from bias.words import is_stopword

#: Figures of a text that are set beside those of the other: the weightiest, as they come.
SET_BESIDE = 300
#: Tokens on either side that are asked what a figure is about; a guess.
BESIDE = 8
#: Characters on either side that are asked what a figure is of ("the last", "of the").
NEXT = 60


@dataclass(frozen=True)
class GivenFigure:
    """A figure with the sentence it stands in, and who speaks there, be it named elsewhere."""

    quantity: Quantity
    sentence: Sentence
    side: Side
    reading: Reading
    speaker: str | None = None

    @property
    def id(self) -> str:
        return f"{self.side.upper()}{self.sentence.number}"

    @property
    def phrase(self) -> Span:
        """The figure with its noun, as printed: "at least 40 militants"."""
        return phrase_of(self.quantity)

    @cached_property
    def printed(self) -> Span:
        """The figure as a row prints it, with the words that tell of what it is one."""
        return whole_phrase(self.reading, self.sentence, self.quantity)

    @cached_property
    def setting(self) -> Setting:
        """When and where it is told of."""
        return setting_of(self.reading, self.sentence, self.quantity)

    @property
    def opens(self) -> bool:
        """Whether it stands in what its text opens with."""
        return self.sentence in opening(self.reading.article)

    def is_elsewhere(self, other: Reading) -> bool:
        """Whether it stands further down and is told of a place that another text never names."""
        return not self.opens and not self.setting.place <= _words_of(other)

    @property
    def is_bare(self) -> bool:
        """Whether a parse finds no words that tell of what it is."""
        known = self.reading
        parsed = int(known.columns.head[known.token_at(self.printed.start)]) >= 0
        return parsed and self.printed == self.phrase

    @property
    def weight(self) -> float:
        """How early its row comes."""
        return weight(self.quantity, self.quantity.span.start / len(self.reading.article.text))

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
        source = source_of(self.reading, self.sentence, q.span, self.speaker)
        return FigureCell(
            value=_point(q),
            low=q.low,
            high=q.high,
            hedge=q.hedge,
            source=None if q.category == "date" else source,
            time=None,
            id=self.id,
            text=self.words,
        )


@lru_cache(maxsize=8)
def _words_of(known: Reading) -> frozenset[str]:
    """Every word of a text, folded."""
    return frozenset(map(fold, known.tokens.words))


def given_figures(context: Context, side: Side) -> list[GivenFigure]:
    """Return the figures of `side` that are worth a row, in order, each told once."""
    known = context.reading(side)
    article = known.article
    days = {q.value for x in context.sides for q in _dates(context.reading(x))}
    kept: dict[tuple[object, ...], GivenFigure] = {}
    for quantity in known.figures:
        sentence = article.sentence_at(quantity.span.start)
        if sentence is None or quantity.category not in WEIGHTS:
            continue
        if quantity.category == "date" and quantity.value not in days:
            continue
        speaker = context.speaker_at(side, quantity.span)
        figure = GivenFigure(quantity, sentence, side, known, speaker)
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


def _dates(known: Reading) -> list[Quantity]:
    """The dates of the first sentences of a text: a day further down is background."""
    return [
        q for s in known.article.body[:LEAD] for q in known.figures_in(s) if q.category == "date"
    ]


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
