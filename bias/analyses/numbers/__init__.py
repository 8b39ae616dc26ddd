"""Which figures does each text give, of what, who says them, and can both be right?

One figure a row, or two that speak of the same thing: equal, compatible, subset, or conflict. A
conflict needs two figures of one category in sentences about one thing, and quotes both; a total
against a part, two rounds or two kinds of victims is never one (docs/method/numbers.md). With one
article the figures are listed.
"""

from __future__ import annotations

from collections.abc import Sequence

from bias.analyses.numbers.facing import face_figures
from bias.analyses.numbers.figures import GivenFigure, given_figures, weightiest
from bias.analyses.numbers.pairing import MATCHED, FigurePair, closeness, pair_figures
from bias.analyses.numbers.tolls import face_tolls
from bias.context import Context, Side
from bias.findings import Evidence, FigureRow, Finding, Short, Values

#: Rows that set two figures beside each other come before those of one text.
PAIRED = {"conflict": 20.0, "beside": 15.0, "equal": 10.0, "compatible": 10.0, "subset": 10.0}
#: "The two", "another five": what is counted is not read; a large figure tells something alone.
NAMELESS = 100
#: What tells nothing by its number and its unit: "six weeks", "40 percent", "2,500 miles".
_UNITS = frozenset(("duration", "share", "measure", "money"))


class Numbers:
    """Which figures do they give?"""

    name = "numbers"
    needs: frozenset[str] = frozenset()

    def run(self, context: Context) -> list[Finding]:
        """List the figures of one text, or set those of two beside each other."""
        figures = {side: given_figures(context, side) for side in context.sides}
        pairs: list[FigurePair] = []
        if context.b is not None:
            near = closeness(context, figures["a"], figures["b"])
            verdict = context.relation.verdict
            pairs = pair_figures(figures["a"], figures["b"], verdict, near)
            pairs = face_tolls(figures["a"], figures["b"], near, verdict, pairs)
            if verdict != "unrelated":
                pairs += face_figures(figures["a"], figures["b"], near, pairs)
            pairs = [p for p in pairs if not _is_of_two(p, verdict)]
        found: list[Finding] = [_row(p.relation, *p.sides) for p in pairs]
        found += _alone(figures, pairs)
        for pair in pairs:
            if pair.relation in {"conflict", "subset", "beside"}:
                found.append(_evidence(pair, pair.relation))
            if pair.relation == "conflict":
                found.append(
                    Short(
                        kind="conflict",
                        section=self.name,
                        bin="different",
                        a=(pair.a.id,),
                        b=(pair.b.id,),
                        weight=4.0 + pair.weight / 100,
                        values=_values(pair),
                    )
                )
        return found


def _is_of_two(pair: FigurePair, verdict: str) -> bool:
    """Whether two tolls that differ are of two events: of two stories all are, of two moments those
    in sentences that are unlike."""
    least = {"related": float("inf"), "same story, different moment": MATCHED}.get(verdict, 0.0)
    return pair.relation == "beside" and pair.is_toll and pair.near < least


def _alone(figures: dict[Side, list[GivenFigure]], pairs: Sequence[FigurePair]) -> list[FigureRow]:
    """A row for each figure that stands beside none, and is not told again of one that does."""
    shown = [f for p in pairs for side in p.sides for f in side]
    told = {id(f) for f in shown}
    again = {(f.side, f.quantity.category, f.quantity.value) for f in shown}
    given = {side: {f.quantity.category for f in mine} for side, mine in figures.items()}
    everywhere = set.intersection(*given.values()) if len(given) > 1 else set()
    return [
        _row(
            "cannot compare" if f.quantity.category in everywhere else None,
            (f,) if side == "a" else (),
            (f,) if side == "b" else (),
        )
        for side, mine in figures.items()
        for f in mine
        if id(f) not in told
        and not any(_says(other, f) for other in mine)
        and (f.side, f.quantity.category, f.quantity.value) not in again
        and _is_named(f)
        and not (len(figures) > 1 and f.quantity.category == "date")  # a day of what?
    ]


def _is_named(f: GivenFigure) -> bool:
    """Whether it is read what is counted or measured, a whole or a deed is named, or the number
    tells something."""
    q = f.quantity
    if (q.category in _UNITS or q.unit == "time") and f.is_bare:
        return False
    told = q.value >= NAMELESS and f.printed != q.span
    return bool(q.unit or q.category != "things" or q.drawn or told)


def _says(other: GivenFigure, figure: GivenFigure) -> bool:
    """Whether the row of another figure prints this one too: "12 of the 23 firms"."""
    inside = other.printed.start <= figure.quantity.span.start < other.printed.end
    return other is not figure and inside


def _row(relation: str | None, a: Sequence[GivenFigure], b: Sequence[GivenFigure]) -> FigureRow:
    category = weightiest(*a, *b)
    units = sorted(f.quantity.unit for f in (*a, *b) if f.quantity.unit)
    return FigureRow(
        quantity=category,
        unit=units[0] if units else None,
        category=category,
        who=None,
        a=tuple(f.cell for f in a),
        b=tuple(f.cell for f in b),
        relation=relation,
        weight=max(f.weight for f in (*a, *b))
        + (PAIRED[relation] if a and b and relation else 0.0),
    )


def _values(pair: FigurePair) -> Values:
    words_a, words_b = pair.words
    return {"category": pair.category, "words_a": words_a, "words_b": words_b}


def _evidence(pair: FigurePair, about: str) -> Evidence:
    return Evidence(
        about=about,
        values=_values(pair),
        a=tuple(f.quoted for f in pair.sides[0]),
        b=tuple(f.quoted for f in pair.sides[1]),
        weight=pair.weight + (PAIRED["conflict"] if pair.relation == "conflict" else 0.0),
    )
