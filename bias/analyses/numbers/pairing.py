"""Which figure of one text stands for the same thing as which of the other?

`bias.quantities.compare` judges two figures with their sentences. Over whole articles that is not
enough: two texts hold many figures of one category, and "three days" in both is no agreement. So
the sentences must be about the same thing too, vague figures ("dozens") agree with nothing but
themselves, and a conflict is the last thing believed: never when another figure of either text
agrees, never where the texts need not mean one moment, and outside the counting of victims only
where the two sentences say nearly the same words around the figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias.analyses.numbers.event import are_apart
from bias.analyses.numbers.figures import GivenFigure, weightiest
from bias.analyses.numbers.worth import WEIGHTS
from bias.context import Context
from bias.quantities import (
    BEFALLEN,
    agree,
    compare,
    count_alike,
    is_crowd,
    is_part,
    is_rest,
    is_telling,
    kind_of_noun,
    noun_after,
    opposed,
)
from bias.words import is_stopword

#: Similarity of the two sentences below which figures are not set beside each other: victims that
#: are equal, other figures; and what a conflict, or a part and its whole, need.
NEAR_VICTIMS, NEAR, CLOSE = 0.08, 0.15, 0.35
#: How many times as large one of two figures may be for hedges and rounding to reconcile them.
#: "At least 30" does not tell of the same thing as 400,000.
APART_VICTIMS, APART = 10.0, 1.5
#: Share of the words around two figures that must be the same for them to conflict. At 0.25 the
#: development pairs showed a first false conflict, at 0.3 none (docs/method/numbers.md).
SAME_WORDS = 0.3
#: Similarity of two sentences from which one number in both is one figure, and the least number
#: that is not in every text; "eight years" is, whatever took them. Read on 149 development pairs:
#: 21 of the 22 pairs that this brought in were of one figure (docs/method/numbers.md).
SAME, SMALL, SMALL_SPAN = 0.5, 3.0, 10.0
#: A count below this is in every text; where the sentences are not near it needs a word beside it.
LARGE = 20
#: From here on one number that goes by two nouns is one figure in whatever words around it.
LEAST_OTHER = 100
#: "Twenty-four hours" and "the past 24 hours", "a third of the parents" and "down by a third".
_LATELY = re.compile(r"\b(?:past|last|next|previous|coming) $")
_OF = re.compile(r" (?:of|the|its|his|her|their|all)\b")
_OF_IT, _OF_THOSE = re.compile(r" of\b"), re.compile(r" of (?:those|them|us|whom)\b")
_YEARS = re.compile(r"\b(?:(?:last|this|next) year|(?:19|20)\d\d)\b")
ORDER = {"equal": 0, "conflict": 1, "compatible": 2, "beside": 3, "subset": 4}
_SMALL = frozenset(("people", "things", "events", "duration"))
#: Up to so many times the smaller, what hedges and rounding reconcile is one number ("just over 60
#: percent", "61 percent").
ROUND = 1.1
#: Words from a share up to its verb: "was put at 68 per cent".
_STEPS = 4
#: Closeness of two sentences of which the alignment holds that they tell the same thing.
MATCHED = 1.0


class FigurePair(NamedTuple):
    """Two figures, how they stand to each other, how close their sentences are, and what else
    either text gives for the same."""

    a: GivenFigure
    b: GivenFigure
    relation: str
    near: float
    also_a: tuple[GivenFigure, ...] = ()
    also_b: tuple[GivenFigure, ...] = ()

    @property
    def sides(self) -> tuple[tuple[GivenFigure, ...], tuple[GivenFigure, ...]]:
        """All figures of either text."""
        return (self.a, *self.also_a), (self.b, *self.also_b)

    @property
    def words(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """All figures of either text as printed."""
        one, two = (tuple(f.words for f in side) for side in self.sides)
        return one, two

    @property
    def is_toll(self) -> bool:
        """Whether it is of what befell people."""
        return self.category in BEFALLEN

    @property
    def category(self) -> str:
        """Of what it is: of two words for what is counted, people before things."""
        return weightiest(self.a, self.b)

    @property
    def weight(self) -> float:
        """How early its category comes."""
        return WEIGHTS[self.category]


def closeness(
    context: Context, left: Sequence[GivenFigure], right: Sequence[GivenFigure]
) -> NDArray[np.float64]:
    """How alike the sentences of figures of A and of B are: (left, right), 0 to `MATCHED`."""
    if not left or not right:
        return np.zeros((len(left), len(right)))
    near = context.similarity([f.sentence.number for f in left], [f.sentence.number for f in right])
    matched = {(i, j) for m in context.matches for i in m.a for j in m.b}
    told = np.array([[(a.id, b.id) in matched for b in right] for a in left])
    return np.where(told, MATCHED, np.round(near, 4))


def pair_figures(
    left: Sequence[GivenFigure],
    right: Sequence[GivenFigure],
    verdict: str,
    near: NDArray[np.float64],
) -> list[FigurePair]:
    """Pair the figures of two texts, each at most once, the surest first.

    Args:
        verdict: of the relation of the two texts.
        near: the `closeness` of their sentences.
    """
    found: list[FigurePair] = []
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            close = float(near[i, j])
            if not of_one_event(a, b, close):
                continue
            relation = _relation(a, b, close)
            if relation != "cannot compare" and _comparable(a, b, relation, close):
                found.append(FigurePair(a, b, relation, close))
    # A figure that the other text gives as well is not reconciled with a third one by a hedge.
    here, there = ({f.quantity.value for f in side} for side in (left, right))
    alone = {
        id(p) for p in found if p.b.quantity.value not in here and p.a.quantity.value not in there
    }
    found = [
        p
        for p in found
        if p.relation not in ("compatible", "beside")
        or p.a.quantity.value == p.b.quantity.value
        or id(p) in alone
    ]
    agreed = {id(x) for p in found if p.relation != "conflict" for x in (p.a, p.b)}
    sure = [
        p
        for p in found
        if p.relation != "conflict"
        or (not {id(p.a), id(p.b)} & agreed and id(p) in alone and _may_conflict(p, verdict))
    ]
    return _settle(sure)


def _relation(a: GivenFigure, b: GivenFigure, close: float) -> str:
    """How two figures stand to each other. Where the sentences tell nearly the same, one number of
    one kind of thing is one figure, though only one of them names the place or the day."""
    texts = a.reading.article.unwrapped, b.reading.article.unwrapped
    topic = _is_one_topic(a, b)
    relation = compare(a.quantity, b.quantity, *texts, one_topic=topic, near=close >= SAME)
    category = a.quantity.category
    small = SMALL_SPAN if category == "duration" else 2 if category in BEFALLEN else SMALL
    least = CLOSE if is_telling(a.quantity) and is_telling(b.quantity) else SAME
    told = close >= MATCHED and a.quantity.value == b.quantity.value and _meet(a, b)
    if relation == "cannot compare" and close >= least and (told or a.quantity.value >= small):
        large = a.quantity.value >= LEAST_OTHER or a.quantity.unit == b.quantity.unit
        met = told or large or _meet(a, b)
        return agree(a.quantity, b.quantity, *texts, told) if met else relation
    if relation == "compatible" and category in BEFALLEN and a.quantity.value != b.quantity.value:
        # "At least 11 people", "14 militants": a bound allows both, but not of the same.
        return relation if count_alike(a.quantity, b.quantity, *texts) else "beside"
    # "More than 600 shops", "more than 700 stores"; "$1 trillion", "$1.2 trillion": both may be
    # right, and a reader asks which.
    alike = a.quantity.hedge == b.quantity.hedge and times(a, b) > ROUND
    return "beside" if relation == "compatible" and alike and not is_vague(a, b) else relation


def _meet(a: GivenFigure, b: GivenFigure) -> bool:
    """Do two figures have a word beside them in common?"""
    return not a.beside.isdisjoint(b.beside)


def _is_one_topic(a: GivenFigure, b: GivenFigure) -> bool:
    """Is one bare noun the subject of both shares ("turnout reached 71 per cent", "turnout was put
    at 68")?"""
    one, two = _topic(a), _topic(b)
    return None not in (one, two) and a.reading.lemma[one or 0] == b.reading.lemma[two or 0]


def _topic(figure: GivenFigure) -> int | None:
    """The subject of the verb above a share, where it is a noun alone: its token."""
    known, k = figure.reading, figure.reading.token_at(figure.quantity.span.start)
    if figure.quantity.category != "share":
        return None
    heads, tokens = known.columns.head, known.tokens_of(figure.sentence)
    for _ in range(_STEPS):
        for i in tokens:
            if int(heads[i]) == k and known.relation[i] in ("nsubj", "nsubjpass"):
                bare = not any(int(heads[j]) == i and known.relation[j] != "det" for j in tokens)
                return i if bare and known.class_at(i) in ("noun", "open") else None
        k = int(heads[k])
    return None


def _comparable(a: GivenFigure, b: GivenFigure, relation: str, close: float) -> bool:
    """Are two figures that `compare` relates about one thing in two whole articles?"""
    x, y = a.quantity, b.quantity
    vague = is_vague(a, b)
    if (vague and (x.unit != y.unit or relation != "equal")) or not like(a, b, close):
        return False
    small = close < SAME and max(x.value, y.value) < LARGE and x.category in _SMALL
    if (small or vague) and not _meet(a, b):
        return False
    victims = {x.category, y.category} <= BEFALLEN  # a toll is a toll, in whatever words
    if relation == "equal":
        return close >= (NEAR_VICTIMS if victims else NEAR)
    if relation in ("compatible", "beside"):
        low, high = sorted((abs(x.value), abs(y.value)))
        return close >= NEAR and high <= low * (APART_VICTIMS if victims else APART)
    if relation == "conflict":
        return close >= CLOSE
    # "Four states", "a dozen states": of 3 such on development pairs one was a part of the other.
    # Some dead and more dead are of one event where a text says so.
    part = a if x.value < y.value else b
    said = close >= MATCHED or is_part(part.quantity, part.reading.article.unwrapped)
    return victims and close >= CLOSE and said


def of_one_event(a: GivenFigure, b: GivenFigure, close: float) -> bool:
    """Can two figures, one of them of what befell people, be of one event? One number in both
    needs no more than that the two name no other day; of two numbers a rest is no whole."""
    x, y = a.quantity, b.quantity
    if BEFALLEN.isdisjoint((x.category, y.category)):
        return True
    if x.value != y.value and any(is_rest(f.quantity, f.reading.article.unwrapped) for f in (a, b)):
        return False
    if are_apart(a.setting, b.setting):
        return False
    if close >= MATCHED or x.value == y.value:
        return True
    if a.setting.past != b.setting.past or opposed(x, y):
        return False
    return not (a.is_elsewhere(b.reading) or b.is_elsewhere(a.reading))


def like(a: GivenFigure, b: GivenFigure, close: float) -> bool:
    """Is a share of something beside a share of something, a stretch of time up to now beside one
    such? Where the sentences tell the same, only points and percent are held apart."""
    category = a.quantity.category
    if category == "share" and (_in_points(a) != _in_points(b) or not _shared_out(a, b, close)):
        return False
    if close >= MATCHED or category not in ("share", "duration"):
        return True
    if category == "share":
        return bool(_OF.match(a.after)) == bool(_OF.match(b.after))
    return bool(_LATELY.search(a.before)) == bool(_LATELY.search(b.before))


def times(a: GivenFigure, b: GivenFigure) -> float:
    """How many times the smaller of two figures the larger is."""
    low, high = sorted((abs(a.quantity.value), abs(b.quantity.value)))
    return high / low if low else float("inf")


def _shared_out(a: GivenFigure, b: GivenFigure, close: float) -> bool:
    """May two shares be of one thing, or of people both ("41 percent of patients", "25 percent of
    funds")? One number in sentences that tell the same may be told of either."""
    one, two = _whole(a), _whole(b)
    if one is None or two is None or one == two:
        return True
    people = kind_of_noun(one) == kind_of_noun(two) == "people"
    return people or (close >= MATCHED and a.quantity.value == b.quantity.value)


def _whole(figure: GivenFigure) -> str | None:
    """The noun that a share is of, in the singular; None where it has no plural."""
    end = figure.quantity.span.end
    if not _OF_IT.match(text := figure.reading.article.unwrapped, end):
        return None
    noun = noun_after(text, end)
    return "person" if _OF_THOSE.match(text, end) else noun and noun.unit


def _in_points(figure: GivenFigure) -> bool:
    return "point" in figure.reading.article.unwrapped[slice(*figure.phrase)]


def _may_conflict(pair: FigurePair, verdict: str) -> bool:
    if is_vague(pair.a, pair.b) or pair.near < CLOSE:
        return False
    years = [set(_YEARS.findall(_sentence(f).lower())) for f in (pair.a, pair.b)]
    if years[0] != years[1] and (all(years) or "last year" in years[0] | years[1]):
        return False  # last year's figure and that of 2015
    if verdict != "same event" and not (pair.near >= MATCHED and verdict == "cannot tell"):
        return False
    if pair.a.quantity.category in BEFALLEN or _shared(pair) >= SAME_WORDS:
        return True
    if _is_one_topic(pair.a, pair.b):
        return True
    return all(is_crowd(f.quantity, f.reading.article.unwrapped) for f in (pair.a, pair.b))


def _sentence(figure: GivenFigure) -> str:
    return figure.reading.article.slice(figure.sentence)


def _shared(pair: FigurePair) -> float:
    """Share of the content words of the two sentences that both have; figures left out."""
    left, right = (
        {
            f.reading.lemma[i]
            for i in f.reading.tokens_of(f.sentence)
            if not is_stopword(word := f.reading.tokens.words[i]) and not word[0].isdigit()
        }
        for f in (pair.a, pair.b)
    )
    return len(left & right) / max(1, len(left | right))


def is_vague(a: GivenFigure, b: GivenFigure) -> bool:
    """Is one of two figures a vague word ("dozens")?"""
    return "vague" in (a.quantity.hedge, b.quantity.hedge)


def _settle(found: list[FigurePair]) -> list[FigurePair]:
    """Give every figure its best partner. Ties fall by place, the same from either side."""
    return once(sorted(found, key=lambda p: (ORDER[p.relation], *rank(p))))


def rank(p: FigurePair) -> tuple[float, list[int], int]:
    """How near two figures are, then by place, the same from either side."""
    return (
        -p.near,
        sorted((p.a.sentence.number, p.b.sentence.number)),
        p.a.quantity.span.start + p.b.quantity.span.start,
    )


def once(found: Sequence[FigurePair]) -> list[FigurePair]:
    """Keep of each figure the first pair."""
    taken: set[int] = set()
    kept: list[FigurePair] = []
    for p in found:
        if not {id(p.a), id(p.b)} & taken:
            kept.append(p)
            taken |= {id(p.a), id(p.b)}
    return kept
