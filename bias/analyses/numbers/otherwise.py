"""Which figure do both texts give, and give otherwise?

One number of one thing that one text credits to somebody and the other tells in its own voice
("17 officers were hurt", "police say 17 were hurt"), or that each counts in other words ("1,150
roles", "1,150 workers").
Eight of ten were right on development pairs (docs/method/numbers.md).
"""

from __future__ import annotations

from collections.abc import Sequence

from bias.analyses.numbers.figures import GivenFigure
from bias.analyses.numbers.pairing import CLOSE, FigurePair
from bias.article import HEADLINE
from bias.attribution import Attribution
from bias.context import Context
from bias.quantities import BEFALLEN, is_telling
from bias.words import is_stopword

#: Verbs that give a figure: who asks for money or pleads guilty of taking it is no source of it.
_GIVES = frozenset(("say", "tell", "report", "claim", "estimate", "put", "accord", "according"))
_BY = frozenset(("by", "from", "in"))
#: Figures that are one thing wherever their sentences agree, beside counts that chance does not
#: repeat. Lengths of time and results repeat in every text.
_OF_ONE = BEFALLEN | {"money", "share"}


def told_otherwise(context: Context, pairs: Sequence[FigurePair]) -> dict[str, FigurePair]:
    """Return the pair that weighs most of each kind: "credited" in one text alone, "counted" in
    other words."""
    found: dict[str, FigurePair] = {}
    if not context.comparable:
        return found
    for pair in sorted(pairs, key=lambda p: (-p.weight, -p.near)):
        if pair.near >= CLOSE and _is_one(pair) and (kind := _apart(context, pair)):
            found.setdefault(kind, pair)
    return found


def _is_one(pair: FigurePair) -> bool:
    """Is it one number, in the body of both texts?"""
    a, b = pair.a.quantity, pair.b.quantity
    body = not {pair.a.sentence.kind, pair.b.sentence.kind} & set(HEADLINE)
    alike = pair.relation in ("equal", "compatible") and a.value == b.value
    return body and alike and (pair.category in _OF_ONE or is_telling(a))


def _apart(context: Context, pair: FigurePair) -> str | None:
    """In what the two tell it otherwise."""
    for mine, other in ((pair.a, pair.b), (pair.b, pair.a)):
        given = [x for x in _said(context, mine) if _gives(mine, x)]
        if given and _is_bare(context, other, given[0].speaker.name):
            return "credited"
    a, b = pair.a.quantity, pair.b.quantity
    named = a.unit and b.unit and a.unit.lower() != b.unit.lower()
    return "counted" if named and is_telling(a) else None


def _said(context: Context, figure: GivenFigure) -> list[Attribution]:
    """What somebody says that holds the figure."""
    at = figure.quantity.span.start
    said = context.attributions(figure.side)
    return [x for x in said if x.content.start <= at < x.content.end]


def _gives(figure: GivenFigure, said: Attribution) -> bool:
    known = figure.reading
    cue = known.tokens_in(said.cue) if said.cue else range(0)
    named = bool(said.speaker.name) and said.kind != "direct"
    return named and any(known.lemma[k] in _GIVES for k in cue)


def _is_bare(context: Context, figure: GivenFigure, source: str) -> bool:
    """Does nothing in the sentence of a figure give it to anybody? Nor may it lean on the same
    `source` ("in the poll", "by public television")."""
    known, tokens = figure.reading, figure.reading.tokens_of(figure.sentence)
    if _said(context, figure) or any(known.lemma[k] in _GIVES for k in tokens):
        return False
    names = {w.lower() for w in source.split() if not is_stopword(w)}
    words = [known.tokens.words[k].lower() for k in tokens]
    leans = (
        not _BY.isdisjoint(words[max(0, k - 2) : k]) for k, w in enumerate(words) if w in names
    )
    return not any(leans)
