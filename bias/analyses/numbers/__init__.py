"""Which figures does each text give, of what, who says them, and can both be right?

One figure a row, or two that speak of the same thing: equal, compatible, subset, or conflict. A
conflict needs two figures of one category in sentences about one thing, and quotes both; a total
against a part, two rounds or two kinds of victims is never one (docs/method/numbers.md). With one
article the figures are listed.
"""

from __future__ import annotations

from bias.analyses.numbers.figures import CATEGORIES, GivenFigure, given_figures
from bias.analyses.numbers.pairing import FigurePair, closeness, pair_figures
from bias.context import Context, Side
from bias.faces.told import Evidence, Glance, Row, Section
from bias.quantities import PEOPLE

NAME = "numbers"
NEEDS: frozenset[str] = frozenset()
QUESTION = "Which figures do they give?"
CAVEAT = (
    "Two figures can differ because they were counted at another time, in another place or of "
    "other people. A source stands only where the sentence of the figure names it."
)
#: Rows that set two figures beside each other come before those of one text.
PAIRED = {"conflict": 20.0, "equal": 10.0, "compatible": 10.0, "subset": 10.0}


def answer(context: Context) -> Section:
    """List the figures of one text, or set those of two beside each other."""
    figures = {side: given_figures(context, side) for side in context.sides}
    pairs: list[FigurePair] = []
    if context.b is not None:
        near = closeness(context, figures["a"], figures["b"])
        pairs = pair_figures(figures["a"], figures["b"], context.relation.verdict, near)
    told = {id(f) for p in pairs for f in (p.a, p.b)}
    alone = [f for side in context.sides for f in figures[side] if id(f) not in told]
    others = {side: {f.quantity.category for f in figures[side]} for side in context.sides}
    rows = [_row(p.relation, p.a, p.b) for p in pairs]
    for figure in alone:
        other: Side = "b" if figure.side == "a" else "a"
        same = context.b is not None and figure.quantity.category in others[other]
        relation = "cannot compare" if same else None
        rows.append(
            _row(relation, figure, None) if figure.side == "a" else _row(relation, None, figure)
        )
    return Section(
        name=NAME,
        question=QUESTION,
        answer=_answer(context, figures, pairs),
        caveat=CAVEAT if rows else "",
        view="table",
        columns=("quantity", "unit", "relation", "a", "b"),
        rows=tuple(rows),
        evidence=tuple(_evidence(p) for p in pairs if p.relation in {"conflict", "subset"}),
        glance=tuple(g for p in pairs if (g := _glance(p, context.relation.verdict))),
    )


def _row(relation: str | None, a: GivenFigure | None, b: GivenFigure | None) -> Row:
    figure = a or b
    assert figure is not None
    name = CATEGORIES[figure.quantity.category][0]
    units = {f.quantity.unit for f in (a, b) if f is not None}
    return {
        "quantity": name,
        "unit": sorted(u for u in units if u)[0] if any(units) else None,
        "category": figure.quantity.category,
        "a": [a.to_row()] if a else [],
        "b": [b.to_row()] if b else [],
        "relation": relation,
        "weight": figure.weight + (PAIRED[relation] if a and b and relation else 0.0),
    }


def _answer(
    context: Context, figures: dict[Side, list[GivenFigure]], pairs: list[FigurePair]
) -> str:
    counts = {side: len(figures[side]) for side in context.sides}
    if not any(counts.values()):
        return "No figures that could be compared."
    if context.b is None:
        return f"{_many(counts['a'])}."
    said = f"A gives {_many(counts['a'])}, B {counts['b']}. "
    if not pairs:
        return said + "None of them could be set beside one of the other text."
    conflicts = sum(p.relation == "conflict" for p in pairs)
    agree = sum(p.relation in {"equal", "compatible"} for p in pairs)
    parts = [f"{agree} agree"] if agree else []
    if subset := len(pairs) - conflicts - agree:
        parts.append(f"{subset} may be a part and its whole")
    parts.append(f"{conflicts} cannot both be right" if conflicts else "no conflict found")
    return said + f"Set beside each other: {len(pairs)}; " + ", ".join(parts) + "."


def _evidence(pair: FigurePair) -> Evidence:
    name, weight = CATEGORIES[pair.a.quantity.category]
    said = f'{name.capitalize()}: "{pair.a.words}" in A, "{pair.b.words}" in B'
    note = {
        "conflict": f"{said}. If both speak of the same moment, both cannot be right.",
        "subset": f"{said}. One may be a part of the other.",
    }[pair.relation]
    more = 20.0 if pair.relation == "conflict" else 0.0
    return Evidence(note, weight + more, (pair.a.quoted(),), (pair.b.quoted(),))


def _glance(pair: FigurePair, verdict: str) -> Glance | None:
    """A conflict, or an equal number of people, for the first screen."""
    name, weight = CATEGORIES[pair.a.quantity.category]
    ids = ((pair.a.id,), (pair.b.id,))
    said = f'{name.capitalize()}: "{pair.a.words}" in A, "{pair.b.words}" in B.'
    if pair.relation == "conflict":
        return Glance("different", said, *ids, NAME, 4.0 + weight / 100)
    if max(pair.a.quantity.value, pair.b.quantity.value) <= 1:
        return None  # "one person" is in every text
    if "vague" in (pair.a.quantity.hedge, pair.b.quantity.hedge):
        return None  # "millions" may be two different millions
    if pair.relation == "equal" and pair.a.quantity.category in PEOPLE and verdict == "same event":
        if pair.a.words.lower() == pair.b.words.lower():
            said = f'{name.capitalize()}: "{pair.a.words}" in both.'
        return Glance("both", said, *ids, NAME, 1.0 + weight / 100)
    return None


def _many(figures: int) -> str:
    return "1 figure" if figures == 1 else f"{figures} figures"
