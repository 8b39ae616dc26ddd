"""Which things do both texts tell, and how does each tell them?

A row is a match of the alignment with its typed differences, each with the words of either text;
how many matches are likely to be false is printed beside them (docs/method/alignment.md,
docs/method/differences.md). Matches with exchanged roles are never made.
"""

from __future__ import annotations

from bias.aligner import Match
from bias.aligner.claims import contested, read
from bias.aligner.contradiction import is_deed
from bias.aligner.differences import KINDS, Difference, Side, differences
from bias.aligner.pairing import SHARED, Pair
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
_LONG = 170  # characters of a fragment that the first screen quotes
_NAMING = 2  # words that a counter-instance shares with the claim
_SURE = 0.6  # score of a match that the first screen may show as told by both

_SAYS = {
    "contradiction": "The two texts do not agree: {note}.",
    "voice": "Somebody's claim in one text, the writer's own words in the other.",
    "figure": "Another figure: {note}.",
    "doer": "One names who did it, the other does not here.",
    "label": "Called by another word.",
}


def answer(context: Context) -> Section:
    """Set the matched sentences side by side and name their differences."""
    pairs = [(m, _differences(context, m)) for m in context.matches]
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


def _sayings(context: Context, side: Letter) -> frozenset[str]:
    """The sentences of a text as printed."""
    return frozenset(context.article(side).slice(s) for s in context.article(side).sentences)


def _differences(context: Context, match: Match) -> list[Difference]:
    """The differences of a match; a detail that another sentence of the match gives is none."""
    found: dict[Difference, None] = {}
    told = {s: _sayings(context, s) for s in context.sides}
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
        if match.score < _SURE or len(match.a) > 1 or len(match.b) > 1:
            return []
        if not _one_deed(context, match.a[0], match.b[0]):
            return []
        a, b = (_fragment(context, ids[0]) for ids in (match.a, match.b))
        if a is None or b is None:
            return []
        text = f'Both tell: A "{a}"; B "{b}".'
        return [Glance("both", text, match.a, match.b, NAME, 1.0 + match.score)]
    grave = next((d for d in found if d.kind in WEIGHTS and d.kind not in MINOR), None)
    if grave is None or grave.a is None or grave.b is None:
        return []
    a_words, b_words = _around(context, "a", grave.a), _around(context, "b", grave.b)
    text = f'{_SAYS[grave.kind].format(note=grave.note)} A "{a_words}"; B "{b_words}".'
    text += _fairness(context, match, grave)
    return [
        Glance("different", text, match.a, match.b, NAME, WEIGHTS[grave.kind] + match.score / 10)
    ]


def _one_deed(context: Context, a: str, b: str) -> bool:
    """Whether two sentences share half of the shorter one, and in it a deed told as a fact."""
    one = read(context.a.slice(context.sentence(a)))
    two = read(context.article("b").slice(context.sentence(b)))
    pair = Pair(one, two)
    if pair.overlap < SHARED:
        return False
    for i in one.content():
        for j in pair.twins(i):
            x, y = one.words[i], two.words[j]
            if not (is_deed(x) and is_deed(y)) or x.negated != y.negated:
                continue
            if x.reality == y.reality == "fact" and not contested(one, x) and not contested(two, y):
                return True
    return False


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


def _around(context: Context, side: Letter, span: Span) -> str:
    """The words at a span with enough around them to be understood."""
    article = context.article(side)
    sentence = article.sentence_at(span.start)
    if sentence is None or span.end - span.start >= _LONG:
        return article.slice(span)
    if sentence.end - sentence.start <= _LONG:
        return " ".join(article.slice(sentence).split()).rstrip(".")
    room = (_LONG - (span.end - span.start)) // 2
    start, end = max(sentence.start, span.start - room), min(sentence.end, span.end + room)
    head, tail = article.text[start : span.start], article.text[span.end : end]
    if start > sentence.start:
        head = "… " + head.partition(" ")[2]
    if end < sentence.end:
        tail = tail.rpartition(" ")[0] + " …"
    return " ".join(f"{head}{article.slice(span)}{tail}".split())


def _fragment(context: Context, ident: str) -> str | None:
    """The sentence when it is short enough to be quoted whole."""
    side: Letter = "a" if ident[0] == "A" else "b"
    text = " ".join(context.article(side).slice(context.sentence(ident)).split())
    return text.rstrip(".") if len(text) <= _LONG else None


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
