"""Which things do both texts tell, and how does each tell them?

A row is a match of the alignment with the details that one text gives; how many matches are likely
to be false is printed beside them (docs/method/alignment.md, docs/method/differences.md).
Matches with exchanged roles are never made.
"""

from __future__ import annotations

from collections.abc import Sequence

from bias.clashes import differences
from bias.context import SIDES, Context
from bias.findings import Difference, Finding, MatchRow, Measure, Reason
from bias.matching import Match


class Aligned:
    """What do both tell, and how does each tell it?"""

    name = "aligned"
    needs: frozenset[str] = frozenset({"pair"})

    def run(self, context: Context) -> list[Finding]:
        """Set the matched sentences side by side and name their differences."""
        printed = [frozenset(map(x.slice, x.sentences)) for x in map(context.article, SIDES)]
        matches = context.told_by_both
        found: list[Finding] = [_measure(matches)]
        found += (
            MatchRow(
                a=match.a,
                b=match.b,
                score=match.score,
                reasons=tuple(Reason(kind=r.kind, a=r.a, b=r.b) for r in match.reasons),
                differences=_differences(context, match, printed),
            )
            for match in matches
        )
        return found


def _measure(matches: Sequence[Match]) -> Measure:
    """How many matches may be false: what each lacks of certainty, together never more than all."""
    # One figure for the pair of texts: it stands on both sides, so that a mirror keeps it.
    count, expected = len(matches), round(sum(1.0 - match.score for match in matches), 4)
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
) -> tuple[Difference, ...]:
    """What one text alone tells in a match; a detail that another sentence of it may give is
    none."""
    if len(match.a) > 1 or len(match.b) > 1:
        return ()
    left, right = context.sentence(match.a[0]), context.sentence(match.b[0])
    a, b = context.reading("a"), context.reading("b")
    if a.article.slice(left) in printed[1] and b.article.slice(right) in printed[0]:
        return ()  # both texts say both
    return tuple(differences(a, left, b, right))
