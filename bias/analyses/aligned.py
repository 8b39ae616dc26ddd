"""Which things do both texts tell, and how does each tell them?

A row is a match of the alignment with the figures that differ and the details that one text gives;
how many matches are likely to be false is printed beside them (docs/method/alignment.md,
docs/method/differences.md). Matches with exchanged roles are never made.
"""

from __future__ import annotations

from collections.abc import Sequence

from bias.clashes import differences
from bias.context import SIDES, Context
from bias.findings import Difference, Evidence, Finding, MatchRow, Measure, Reason
from bias.matching import Match

WEIGHT = 2.2  # of another figure


class Aligned:
    """What do both tell, and how does each tell it?"""

    name = "aligned"
    needs: frozenset[str] = frozenset({"pair"})

    def run(self, context: Context) -> list[Finding]:
        """Set the matched sentences side by side and name their differences."""
        printed = [frozenset(map(x.slice, x.sentences)) for x in map(context.article, SIDES)]
        matches = context.told_by_both
        found: list[Finding] = [_measure(len(matches), float(context.alignment.expected_false))]
        for match in matches:
            differing = _differences(context, match, printed)
            figures = [d for d in differing if d.kind != "detail"]
            found.append(
                MatchRow(
                    a=match.a,
                    b=match.b,
                    score=match.score,
                    reasons=tuple(Reason(kind=r.kind, a=r.a, b=r.b) for r in match.reasons),
                    differences=tuple(differing),
                    weight=WEIGHT if figures else 0.0,
                )
            )
            found += (_evidence(match, figure) for figure in figures)
        return found


def _measure(count: int, expected: float) -> Measure:
    # One figure for the pair of texts: it stands on both sides, so that a mirror keeps it.
    return Measure(
        name="expected_false",
        unit="matches",
        voice="all",
        family="alignment",
        count_a=count,
        count_b=count,
        a=expected,
        b=expected,
    )


def _differences(
    context: Context, match: Match, printed: Sequence[frozenset[str]]
) -> list[Difference]:
    """The differences of a match; a detail that another sentence of the match gives is none."""
    pairs = [(context.sentence(i), context.sentence(j)) for i in match.a for j in match.b]
    a, b = context.reading("a"), context.reading("b")
    in_a, in_b = printed
    found: dict[Difference, None] = {}
    for left, right in pairs:
        if a.article.slice(left) in in_b and b.article.slice(right) in in_a:
            continue  # both texts say both
        found.update(dict.fromkeys(differences(a, left, b, right)))
    kept = [d for d in found if d.kind != "detail" or len(pairs) == 1]
    return sorted(kept, key=_as_read)


def _as_read(found: Difference) -> tuple[bool, int, int]:
    """Figures first, then as the texts run."""
    a, b = (q.start if q else -1 for q in (found.a, found.b))
    return found.kind == "detail", a, b


def _evidence(match: Match, figure: Difference) -> Evidence:
    return Evidence(
        about=figure.kind,
        a=(figure.a,) if figure.a else (),
        b=(figure.b,) if figure.b else (),
        weight=WEIGHT + match.score / 10,
    )
