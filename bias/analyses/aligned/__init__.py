"""Which things do both texts tell, and how does each tell them?

A row is a match of the alignment with the figures that differ and the details that one text gives;
how many matches are likely to be false is printed beside them (docs/method/alignment.md,
docs/method/differences.md). Matches with exchanged roles are never made.
"""

from __future__ import annotations

from collections.abc import Sequence

from bias.analyses.aligned.differences import differences
from bias.analyses.aligned.words import around, dense, inner
from bias.article import HEADLINE, Sentence, Span
from bias.context import SIDES, Context
from bias.findings import Difference, Evidence, Finding, MatchRow, Measure, Reason, Short
from bias.matching import Match
from bias.reading import STATUSES, TENSES, Reading
from bias.words import is_stopword, rarity

WEIGHT = 2.2  # of another figure, on the first screen and in the rows
_TWINS = 4  # words that two sentences share before a line says that both tell it
#: And their share of the shorter one's words. Of the 15 lines that .5 would add on 149 pairs of
#: articles, read by the hand that wrote this, 3 set two different things side by side.
_SHARED = 0.6
_SURE = 0.9  # score of a match that the first screen may show as told by both
_NEGATED, _FUTURE = STATUSES.index("negated"), TENSES.index("future")


class Aligned:
    """What do both tell, and how does each tell it?"""

    name = "aligned"
    needs: frozenset[str] = frozenset({"pair"})

    def run(self, context: Context) -> list[Finding]:
        """Set the matched sentences side by side and name their differences."""
        printed = [frozenset(map(x.slice, x.sentences)) for x in map(context.article, SIDES)]
        matches = _once(context)
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
            found += _short(context, match, figures)
        return found


def _once(context: Context) -> list[Match]:
    """The matches, each sentence in one of them: a thing is told once, beside its best match."""
    taken: set[str] = set()
    kept: list[Match] = []

    def rank(match: Match) -> tuple[float, int, int]:
        a, b = int(match.a[0][1:]), int(match.b[0][1:])
        return -match.score, a + b, a if context.first == "a" else b

    for match in sorted(context.matches, key=rank):
        if taken.isdisjoint((*match.a, *match.b)):
            taken.update(match.a, match.b)
            kept.append(match)
    return sorted(kept, key=lambda m: context.matches.index(m))


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


def _short(context: Context, match: Match, figures: Sequence[Difference]) -> list[Short]:
    """At most one line for a match: its first figure that differs, or that both tell it."""
    if any(context.sentence(i).kind in HEADLINE for i in (*match.a, *match.b)):
        return []
    if not figures:
        return [_both(context, match, *best)] if (best := _best(context, match)) else []
    figure = figures[0]
    assert figure.a is not None, "a figure that differs stands in both"
    assert figure.b is not None, "a figure that differs stands in both"
    words = [
        inner(around(context, side, Span(q.start, q.end)))
        for side, q in zip(SIDES, (figure.a, figure.b), strict=True)
    ]
    return [
        Short(
            kind=figure.kind,
            section=Aligned.name,
            bin="different",
            a=match.a,
            b=match.b,
            values={"words_a": words[0], "words_b": words[1]},
            weight=WEIGHT + match.score / 10,
        )
    ]


def _best(context: Context, match: Match) -> tuple[str, str, Span, Span] | None:
    """The pair of sentences of a match that shares most, if it shares enough to be quoted."""
    if match.score < _SURE:
        return None
    found = [
        (shared, (i, j, a, b))
        for i in match.a
        for j in match.b
        if (held := _in_common(context, i, j)) is not None
        for shared, a, b in [held]
    ]
    # Equal shares: the one nearest the top, whichever text comes first.
    return min(
        found,
        key=lambda f: (-f[0], int(f[1][0][1:]) + int(f[1][1][1:]), min(f[1][:2])),
        default=(0.0, None),
    )[1]


def _in_common(context: Context, a: str, b: str) -> tuple[float, Span, Span] | None:
    """What two sentences share (0 to 1) and where in either, when it is four words and .6 of the
    shorter one, and neither denies or expects what the other tells."""
    one, two = context.reading("a"), context.reading("b")
    here, there = context.sentence(a), context.sentence(b)
    left, right = _content(one, here), _content(two, there)
    shared = sorted(left.keys() & right.keys())
    share = len(shared) / max(1, min(len(left), len(right)))
    if share < _SHARED or len(shared) < _TWINS or _told_as(one, here) != _told_as(two, there):
        return None
    rarest = max(shared, key=rarity)
    places = ([found[k] for k in shared] for found in (left, right))
    in_a, in_b = (dense(at, found[rarest]) for at, found in zip(places, (left, right), strict=True))
    return round(share, 4), in_a, in_b


def _content(known: Reading, sentence: Sentence) -> dict[str, Span]:
    """Lemma -> the first place of each word of a sentence that is no stopword."""
    found: dict[str, Span] = {}
    starts, ends, words = known.tokens
    for k in known.tokens_of(sentence):
        if len(words[k]) > 1 and not is_stopword(words[k]):
            found.setdefault(known.lemma[k], Span(starts[k], ends[k]))
    return found


def _told_as(known: Reading, sentence: Sentence) -> tuple[bool, bool]:
    """Whether a sentence denies something, and whether it speaks of what is to come."""
    at = slice(*known.bounds[sentence.number - 1])
    columns = known.columns
    return bool((columns.status[at] == _NEGATED).any()), bool((columns.tense[at] == _FUTURE).any())


def _both(context: Context, match: Match, a: str, b: str, here: Span, there: Span) -> Short:
    """Both tell it: the words of each; `same_words` when they are the same."""
    left, right = around(context, "a", here), around(context, "b", there)
    return Short(
        kind="same_words" if left == right else "both",
        section=Aligned.name,
        bin="both",
        a=(a,),
        b=(b,),
        values={"words_a": inner(left), "words_b": inner(right)},
        weight=1.0 + match.score,
    )
