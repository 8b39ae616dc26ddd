"""Which things do both texts tell, and how does each tell them?

A row is a match of the alignment with its typed differences, each with the words of either text;
how many matches are likely to be false is printed beside them (docs/method/alignment.md,
docs/method/differences.md). Matches with exchanged roles are never made.
"""

from __future__ import annotations

import re

from bias.aligner import Match
from bias.aligner.claims import contested, read
from bias.aligner.contradiction import is_deed
from bias.aligner.differences import KINDS, Difference, Side, differences
from bias.aligner.pairing import SHARED, Pair
from bias.aligner.stems import stem
from bias.analyses.aligned.words import around, dense, inner
from bias.article import HEADLINE, Span
from bias.context import Context
from bias.context import Side as Letter
from bias.report import Evidence, Glance, Measure, Quote, Row, Section

NAME = "aligned"
NEEDS: frozenset[str] = frozenset({"pair"})
QUESTION = "What do both tell, and how does each tell it?"

#: What a difference weighs on the first screen; a contradiction comes first.
WEIGHTS = {"contradiction": 4.0, "voice": 2.5, "figure": 2.2, "doer": 1.5, "label": 1.4}
MINOR = frozenset({"detail", "label"})
_NAMING = 2  # words that a counter-instance shares with the claim
_TWINS = 4  # words that two sentences share before a line says that both tell it
_SAYING = frozenset(map(stem, ("say", "tell", "add", "state", "speak")))  # no deed that is told
_AHEAD = re.compile(
    r"\b(?:is|are|was|were) (?:set|poised|due|about|scheduled|going) to\b|\b(?:will|plans? to)\b",
    re.I,
)
_SURE = 0.9  # score of a match that the first screen may show as told by both

_SAYS = {
    "contradiction": "The two texts do not agree: {note}.",
    "voice": "Somebody's claim in one text, the writer's own words in the other.",
    "figure": "Another figure: {note}.",
    "doer": "One names who did it, the other does not here.",
    "label": "Called by another word.",
}


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
        "weight": max((WEIGHTS.get(d.kind, 0.0) for d in found), default=0.0),
    }


def _evidence(context: Context, match: Match, found: list[Difference]) -> list[Evidence]:
    result = []
    for d in found:
        if d.kind not in WEIGHTS:
            continue
        a, b = _quote(context, "a", d.a), _quote(context, "b", d.b)
        note = _SAYS[d.kind].format(note=d.note)
        quotes = ((a,) if a else (), (b,) if b else ())
        result.append(Evidence(note, WEIGHTS[d.kind] + match.score / 10, *quotes))
    return result


def _glance(context: Context, match: Match, found: list[Difference]) -> list[Glance]:
    """At most one line for a match: its gravest difference, or that both tell it."""
    if any(context.sentence(i).kind in HEADLINE for i in (*match.a, *match.b)):
        return []
    kinds = {d.kind for d in found}
    if not kinds - MINOR:
        return [_both(context, match, *best)] if (best := _deed(context, match)) else []
    grave = next((d for d in found if d.kind in WEIGHTS and d.kind not in MINOR), None)
    if grave is None or grave.a is None or grave.b is None:
        return []
    a_words, b_words = around(context, "a", grave.a), around(context, "b", grave.b)
    text = f"{_SAYS[grave.kind].format(note=grave.note)}{_fairness(context, match, grave)} "
    text += f'A "{inner(a_words)}"; B "{inner(b_words)}".'
    return [
        Glance("different", text, match.a, match.b, NAME, WEIGHTS[grave.kind] + match.score / 10)
    ]


Deed = tuple[str, str, Span, Span]


def _deed(context: Context, match: Match) -> Deed | None:
    """The pair of sentences of a match that shares most, with the deed told in both, if any."""
    if match.score < _SURE:
        return None
    found = [
        (overlap, (i, j, a, b))
        for i in match.a
        for j in match.b
        if (told := _one_deed(context, i, j)) is not None
        for overlap, a, b in [told]
    ]
    # Equal shares: the one nearest the top, whichever text comes first.
    return min(
        found,
        key=lambda f: (-f[0], int(f[1][0][1:]) + int(f[1][1][1:]), min(f[1][:2])),
        default=(0.0, None),
    )[1]


def _one_deed(context: Context, a: str, b: str) -> tuple[float, Span, Span] | None:
    """What two sentences share (0 to 1) and where either tells one deed as a fact, when they
    share at least half of the shorter one."""
    left, right = context.sentence(a), context.sentence(b)
    one, two = read(context.a.slice(left)), read(context.article("b").slice(right))
    pair = Pair(one, two)
    twins = [(k, m) for k in one.content() for m in pair.twins(k)]
    if pair.overlap < SHARED or len({k for k, _ in twins}) < _TWINS:
        return None
    if bool(_AHEAD.search(one.text)) != bool(_AHEAD.search(two.text)):
        return None  # one tells what the other expects
    for i in one.content():
        for j in pair.twins(i):
            x, y = one.words[i], two.words[j]
            if x.stem in _SAYING or not (is_deed(x) and is_deed(y)) or x.negated != y.negated:
                continue
            if x.reality == y.reality == "fact" and not contested(one, x) and not contested(two, y):
                here = dense([one.words[k].span for k, _ in twins], x.span)
                there = dense([two.words[m].span for _, m in twins], y.span)
                spans = (
                    Span(left.start + here.start, left.start + here.end),
                    Span(right.start + there.start, right.start + there.end),
                )
                return round(pair.overlap, 4), *spans
    return None


def _both(context: Context, match: Match, a: str, b: str, here: Span, there: Span) -> Glance:
    """Both tell it: the words of each, around the deed; once when they are the same."""
    left, right = around(context, "a", here), around(context, "b", there)
    text = f'Both tell it: A "{inner(left)}"; B "{inner(right)}".'
    if left == right:
        text = f'Both have the words "{inner(left)}".'
    return Glance("both", text, (a,), (b,), NAME, 1.0 + match.score)


def _fairness(context: Context, match: Match, grave: Difference) -> str:
    """Counter-evidence to a difference of voice: where either text does it the other way."""
    if grave.kind != "voice" or grave.a is None or grave.b is None:
        return ""
    shared = {w.stem for w in read(context.a.slice(grave.a)).words if w.content} & {
        w.stem for w in read(context.article("b").slice(grave.b)).words if w.content
    }
    claimed: Letter = "a" if _is_claim(context, match.a[0]) else "b"
    lines = []
    for side, ids in (("a", match.a), ("b", match.b)):
        letter: Letter = "a" if side == "a" else "b"
        for sentence in context.article(letter).body:
            ident = f"{letter.upper()}{sentence.number}"
            here = {w.stem for w in read(context.article(letter).slice(sentence)).words}
            if ident in ids or len(shared & here) < max(_NAMING, 0.7 * len(shared)):
                continue
            if _is_claim(context, ident) == (letter != claimed):
                does = "gives it to a source" if letter != claimed else "says it without a source"
                lines.append(f"{letter.upper()} once {does} ({ident})")
                break
    return f" Fair to both: {'; '.join(lines)}." if lines else ""


def _is_claim(context: Context, ident: str) -> bool:
    side: Letter = "a" if ident[0] == "A" else "b"
    return bool(read(context.article(side).slice(context.sentence(ident))).speeches)


def _answer(pairs: list[tuple[Match, list[Difference]]]) -> str:
    if not pairs:
        return "We found no sentence that tells the same thing in both texts."
    kinds = [d.kind for _, found in pairs for d in found]
    grave = sum("contradiction" in {d.kind for d in found} for _, found in pairs)
    n = len(pairs)
    said = f"{n} {'thing is' if n == 1 else 'things are'} told in both texts"
    differing = sum(bool({d.kind for d in f} - {"detail"}) for _, f in pairs)
    said += f"; {differing or 'none'} of them differently" if kinds else ""
    if grave:
        said += f"; in {grave} the texts do not agree"
    return said + "."


def _caveat(count: int, expected: float) -> str:
    if not count:
        return "Things told in very different words are not found."
    return (
        f"Of these matches about {expected:.1f} may be false: two sentences about two things. "
        "Things told in very different words are not found."
    )
