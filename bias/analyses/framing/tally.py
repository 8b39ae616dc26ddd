"""Which hits of the frame lexicons count, and in how many words were they sought?

A hit counts when what it names is said to be so, when it is no part of a name, and when it is not
the bare name of what happened: no report of a raid can do without the word.
"""

from __future__ import annotations

from dataclasses import dataclass

from bias.article import HEADLINE, VOICES, Voice, count_words
from bias.context import Context, Side
from bias.lexicon import Hit, Lexicon

FAMILY = "frame"

_EVENTS = (
    "airstrike air-strike assault attack battle bomb bombing campaign clash conflict crash crisis "
    "earthquake election explosion fight fighting fire flood incident invasion offensive operation "
    "protest raid shooting storm strike trial vote war"
)
#: Never terms alone; a phrase may contain one ("precision strike").
TRIGGERS = frozenset(_EVENTS.split())

#: Share of a frame's hits that readers must share before it is shown without --full; each
#: lexicon's header gives what was measured (docs/lexicons.md).
LEAST_PRECISION = 0.70

#: Words of each voice, for each side.
Words = dict[Side, dict[Voice, int]]


@dataclass(frozen=True)
class Tally:
    """The hits of one frame that count, for each side."""

    lexicon: Lexicon
    hits: dict[Side, list[Hit]]

    @property
    def name(self) -> str:
        """The frame's name, as its lexicon gives it."""
        return self.lexicon.name

    @property
    def precise(self) -> bool:
        """Whether readers share enough of its hits; True where nobody has measured."""
        return float(self.lexicon.about.get("precision", 1)) >= LEAST_PRECISION

    def of(self, side: Side, voice: Voice) -> list[Hit]:
        """The hits of one side and voice, in order."""
        return [h for h in self.hits.get(side, []) if h.voice == voice]

    def terms(self, voice: Voice) -> dict[str, tuple[int, int]]:
        """term -> hits in A and in B, in alphabetical order."""
        counts: dict[str, tuple[int, int]] = {}
        for side, hits in self.hits.items():
            for hit in hits:
                if hit.voice == voice:
                    a, b = counts.get(hit.term, (0, 0))
                    counts[hit.term] = (a + (side == "a"), b + (side == "b"))
        return dict(sorted(counts.items()))

    def effective(self, voice: Voice) -> float | None:
        """How many terms the hits amount to, 1 / sum of squared shares (Hill 1973, order 2).

        Between 1 (one word makes the frame) and the number of terms; None without a hit.
        """
        totals = [a + b for a, b in self.terms(voice).values()]
        return sum(totals) ** 2 / sum(n * n for n in totals) if totals else None


def tallies(context: Context) -> list[Tally]:
    """Tally every frame of the scheme, in its order, hits or none."""
    lexicons = [x for x in context.lexicons if x.family == FAMILY]
    found: dict[str, dict[Side, list[Hit]]] = {
        x.name: {side: [] for side in context.sides} for x in lexicons
    }
    for side in context.sides:
        names, placed = context.names(side), _placed(context, side)
        for hit in context.hits(side):
            if (
                hit.lexicon in found
                and hit.status == "fact"
                and hit.sentence in placed
                and hit.term not in TRIGGERS
                and names.at(hit.start, hit.end) is None
            ):
                found[hit.lexicon][side].append(hit)
    return [Tally(x, found[x.name]) for x in lexicons]


def voiced_words(context: Context) -> Words:
    """Count the words of each voice in passages and headlines."""
    words: Words = {}
    for side in context.sides:
        article = context.article(side)
        mine = {v: sum(p.count(v) for p in context.passages(side)) for v in VOICES}
        for sentence in article.sentences:
            if sentence.kind in HEADLINE:
                for voice, span in article.pieces(sentence):
                    mine[voice] += count_words(article.slice(span))
        words[side] = mine
    return words


def _placed(context: Context, side: Side) -> set[int]:
    """Sentences whose words are counted: of passages and headlines; no caption, no byline."""
    body = {s.number for p in context.passages(side) for s in p.sentences}
    return body | {s.number for s in context.article(side).sentences if s.kind in HEADLINE}
