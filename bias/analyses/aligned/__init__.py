"""Which things do both texts tell, and how does each tell them?

A row is a match of the alignment with the figures that differ and the details that one text gives;
how many matches are likely to be false is printed beside them (docs/method/alignment.md,
docs/method/differences.md). Matches with exchanged roles are never made.
"""

from __future__ import annotations

import re

from bias.aligner.differences import KINDS, Difference, Side, differences
from bias.analyses.aligned.words import around, dense, inner
from bias.article import HEADLINE, Span, tokenize
from bias.context import Context
from bias.context import Side as Letter
from bias.lists import fold, terms_of
from bias.matching import Match
from bias.matching.profile import stopwords
from bias.report import Evidence, Glance, Measure, Quote, Row, Section
from bias.words import background
from bias.words.stems import stem

NAME = "aligned"
NEEDS: frozenset[str] = frozenset({"pair"})
QUESTION = "What do both tell, and how does each tell it?"

WEIGHT = 2.2  # of another figure, on the first screen and in the rows
_TWINS = 4  # words that two sentences share before a line says that both tell it
#: And their share of the shorter one's words. Of the 15 lines that .5 would add on 149 pairs of
#: articles, read by the hand that wrote this, 3 set two different things side by side.
_SHARED = 0.6
_SURE = 0.9  # score of a match that the first screen may show as told by both
_AHEAD = re.compile(
    r"\b(?:is|are|was|were) (?:set|poised|due|about|scheduled|going) to\b|\b(?:will|plans? to)\b",
    re.I,
)


def answer(context: Context) -> Section:
    """Set the matched sentences side by side and name their differences."""
    pairs = [(m, _differences(context, m)) for m in _once(context)]
    expected = float(context.alignment.expected_false)
    return Section(
        name=NAME,
        question=QUESTION,
        answer=_answer(pairs),
        caveat=_caveat(len(pairs), expected),
        view="pairs",
        columns=("a", "b", "score", "reasons", "differences"),
        measures=(_measure(len(pairs), expected),),
        rows=tuple(_row(context, m, found) for m, found in pairs),
        evidence=tuple(e for m, found in pairs for e in _evidence(context, m, found)),
        glance=tuple(g for m, found in pairs for g in _glance(context, m, found)),
    )


def _once(context: Context) -> list[Match]:
    """The matches, each sentence in one of them: a thing is told once, beside its best match."""
    a_first = context.a.order <= context.article("b").order
    taken: set[str] = set()
    kept: list[Match] = []

    def rank(match: Match) -> tuple[float, int, int]:
        a, b = int(match.a[0][1:]), int(match.b[0][1:])
        return -match.score, a + b, a if a_first else b

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


def _side(context: Context, side: Letter, ident: str) -> Side:
    return Side(
        context.article(side),
        context.sentence(ident),
        context.names(side),
        context.quantities(side),
    )


def _differences(context: Context, match: Match) -> list[Difference]:
    """The differences of a match; a detail that another sentence of the match gives is none."""
    found: dict[Difference, None] = {}
    told = {s: context.sayings(s) for s in context.sides}
    for i in match.a:
        for j in match.b:
            left, right = _side(context, "a", i), _side(context, "b", j)
            if left.text in told["b"] and right.text in told["a"]:
                continue  # both texts say both
            found.update(dict.fromkeys(differences(left, right)))
    kept = list(found)
    if len(match.a) * len(match.b) > 1:
        kept = [d for d in kept if d.kind != "detail"]
    return sorted(kept, key=lambda d: (KINDS.index(d.kind), d.a or (-1, -1), d.b or (-1, -1)))


def _quote(context: Context, side: Letter, span: Span | None) -> Quote | None:
    if span is None:
        return None
    sentence = context.article(side).sentence_at(span.start)
    return context.quote(side, sentence, span) if sentence else None


def _row(context: Context, match: Match, found: list[Difference]) -> Row:
    return {
        "a": match.a,
        "b": match.b,
        "score": match.score,
        "reasons": match.reasons,
        "differences": [
            {
                "kind": d.kind,
                "a": _quote(context, "a", d.a),
                "b": _quote(context, "b", d.b),
                "note": d.note,
            }
            for d in found
        ],
        "weight": WEIGHT if any(d.kind == "figure" for d in found) else 0.0,
    }


def _evidence(context: Context, match: Match, found: list[Difference]) -> list[Evidence]:
    result = []
    for d in found:
        if d.kind == "figure":
            a, b = _quote(context, "a", d.a), _quote(context, "b", d.b)
            quotes = ((a,) if a else (), (b,) if b else ())
            result.append(Evidence(_said(d), WEIGHT + match.score / 10, *quotes))
    return result


def _said(found: Difference) -> str:
    return f"Another figure: {found.note}."


def _glance(context: Context, match: Match, found: list[Difference]) -> list[Glance]:
    """At most one line for a match: its first figure that differs, or that both tell it."""
    if any(context.sentence(i).kind in HEADLINE for i in (*match.a, *match.b)):
        return []
    figure = next((d for d in found if d.kind == "figure"), None)
    if figure is None:
        return [_both(context, match, *best)] if (best := _best(context, match)) else []
    if figure.a is None or figure.b is None:
        return []
    a_words, b_words = around(context, "a", figure.a), around(context, "b", figure.b)
    text = f'{_said(figure)} A "{inner(a_words)}"; B "{inner(b_words)}".'
    return [Glance("different", text, match.a, match.b, NAME, WEIGHT + match.score / 10)]


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
    left, right = _content(context, "a", a), _content(context, "b", b)
    shared = left.keys() & right.keys()
    share = len(shared) / max(1, min(len(left), len(right)))
    if share < _SHARED or len(shared) < _TWINS:
        return None
    one = context.a.slice(context.sentence(a))
    two = context.article("b").slice(context.sentence(b))
    if bool(_AHEAD.search(one)) != bool(_AHEAD.search(two)) or _denies(one) != _denies(two):
        return None
    rarest = max(sorted(shared), key=background.load().weight)
    here = dense([left[k] for k in sorted(shared)], left[rarest])
    there = dense([right[k] for k in sorted(shared)], right[rarest])
    return round(share, 4), here, there


def _content(context: Context, side: Letter, ident: str) -> dict[str, Span]:
    """Stem -> the first place of each word of a sentence that is no stopword."""
    sentence, found = context.sentence(ident), dict[str, Span]()
    text = context.article(side).slice(sentence)
    for start, _, word in zip(*tokenize(text), strict=True):
        if word.lower() not in stopwords() and len(word) > 1:
            at = sentence.start + start
            found.setdefault(stem(word), Span(at, at + len(word)))
    return found


def _denies(text: str) -> bool:
    return any(fold(w) in terms_of("negation") for w in tokenize(text).words)


def _both(context: Context, match: Match, a: str, b: str, here: Span, there: Span) -> Glance:
    """Both tell it: the words of each; once when they are the same."""
    left, right = around(context, "a", here), around(context, "b", there)
    text = f'Both tell it: A "{inner(left)}"; B "{inner(right)}".'
    if left == right:
        text = f'Both have the words "{inner(left)}".'
    return Glance("both", text, (a,), (b,), NAME, 1.0 + match.score)


def _answer(pairs: list[tuple[Match, list[Difference]]]) -> str:
    if not pairs:
        return "We found no sentence that tells the same thing in both texts."
    n = len(pairs)
    said = f"{n} {'thing is' if n == 1 else 'things are'} told in both texts"
    differing = sum("figure" in {d.kind for d in found} for _, found in pairs)
    if differing:
        said += f"; {differing} of them with another figure"
    return said + "."


def _caveat(count: int, expected: float) -> str:
    if not count:
        return "Things told in very different words are not found."
    return (
        f"Of these matches about {expected:.1f} may be false: two sentences about two things. "
        "Things told in very different words are not found."
    )
