"""What does each text let the same person say?

Of somebody who is quoted in both, the two sentences with quotations that speak of like things and
are not one and the same quotation: what a reader of one text alone does not hear.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from bias.analyses.sources.spoken import Spoken
from bias.analyses.sources.united import Pair
from bias.article import BODY, Sentence, Span, count_words
from bias.attribution import person_nouns
from bias.context import Context, Side
from bias.findings import Evidence
from bias.lists import terms_of
from bias.reading import Reading
from bias.words import is_stopword

#: People of whom a page shows it; those who are given most words in both texts.
MOST = 3
#: Quoted words that tell something, and words of a sentence that fits half a page.
_LEAST, _LONGEST = 5, 50
#: Two quotations this like each other speak of like things: 17 of 22 on every second `rule` pair
#: (read by a language model). A sentence that has so much of its words prints a quotation.
_NEAR, _ONE = 0.4, 0.6
#: And this like each other, with a word in common, of one thing: 8 of 9 on all `rule` pairs, of
#: the 28 others some 20 are of two (read by the hand that wrote it).
SURE = 0.5


def said_in_each(context: Context, pairs: Sequence[Pair]) -> list[Evidence]:
    """Return for whoever is quoted in both texts a quotation of each, the longest-quoted first."""
    both = [(a, b) for a, b in pairs if a and b and a.kind == b.kind == "named person"]
    both.sort(key=lambda p: -min(p[0].given, p[1].given))
    matched = {(i, j) for m in context.told_by_both for i in m.a for j in m.b}
    found: list[Evidence] = []
    for a, b in both:
        mine: dict[Side, list[Sentence]] = {
            "a": _quoted(context, "a", a),
            "b": _quoted(context, "b", b),
        }
        if not (mine["a"] and mine["b"]) or len(found) == MOST:
            continue
        best = _nearest(context, mine, matched)
        if best is None:
            continue
        name = max((a.name, b.name), key=lambda n: (len(n), n))
        found.append(
            Evidence(
                about="said",
                values={"name": name, "alike": _answer(context, *best, name)},
                weight=float(min(a.given, b.given)),
                a=(context.quote("a", best[0]),),
                b=(context.quote("b", best[1]),),
            )
        )
    return found


def _quoted(context: Context, side: Side, speaker: Spoken) -> list[Sentence]:
    """The sentences of the body in which somebody is quoted with more than a few words."""
    article = context.article(side)
    found = []
    for sentence in (context.sentence(i) for i in speaker.ids):
        words = sum(
            count_words(article.text[max(q.start, sentence.start) : min(q.end, sentence.end)])
            for q in article.quotations
            if q.start < sentence.end and sentence.start < q.end
        )
        long = count_words(article.slice(sentence)) > _LONGEST
        if sentence.kind in BODY and words >= _LEAST and not long:
            found.append(sentence)
    return found


def _nearest(
    context: Context, mine: dict[Side, list[Sentence]], matched: set[tuple[str, str]]
) -> tuple[Sentence, Sentence] | None:
    """The two that speak of like things most; none that print one quotation."""
    a, b = mine["a"], mine["b"]
    left, right = context.reading("a").vectors, context.reading("b").vectors
    rows, columns = ([s.number for s in side] for side in (a, b))
    if left is None or right is None:
        near = context.similarity(rows, columns)
    else:
        near = left[np.array(rows) - 1] @ right[np.array(columns) - 1].T
    near = np.round(near, 3)
    # A quotation that the other text prints too, whoever says it there, faces nothing else.
    near[[_is_told(context, "a", s, matched) for s in a], :] = -1.0
    near[:, [_is_told(context, "b", s, matched) for s in b]] = -1.0
    i, j = divmod(int(np.argmax(near)), len(b))
    return (a[i], b[j]) if near[i, j] >= _NEAR else None


def _answer(context: Context, a: Sentence, b: Sentence, name: str) -> bool:
    """Whether two sayings surely speak of one thing: near, and with a word in common that is
    quoted in both, or two of the writers'."""
    here, there = context.reading("a"), context.reading("b")
    left, right = here.vectors, there.vectors
    if left is None or right is None or left[a.number - 1] @ right[b.number - 1] < SURE:
        return False
    told = set(name.lower().split()) | terms_of("speech").keys() | person_nouns()
    quoted = (_words(context, "a", a) & _words(context, "b", b)) - told
    words = (_told(here, here.tokens_of(a)) & _told(there, there.tokens_of(b))) - told
    return bool(quoted) or len(words) > 1


def _is_told(
    context: Context, side: Side, sentence: Sentence, matched: set[tuple[str, str]]
) -> bool:
    """Whether the other text tells a sentence too, or prints most of what is quoted in it."""
    told = {i for pair in matched for i in pair}
    return f"{side.upper()}{sentence.number}" in told or twin(context, side, sentence) > 0


def twin(context: Context, side: Side, sentence: Sentence) -> int:
    """The number of the sentence of the other text that quotes most of what is quoted in one; 0:
    none."""
    other: Side = "b" if side == "a" else "a"
    quoted = _words(context, side, sentence)
    for told in context.article(other).sentences:
        shared = quoted & _words(context, other, told)
        if len(shared) >= max(1.0, _ONE * len(quoted)):
            return told.number
    return 0


def _words(context: Context, side: Side, sentence: Sentence) -> frozenset[str]:
    """The quoted words of a sentence that are not grammar."""
    known = context.reading(side)
    return frozenset().union(
        *(
            _told(
                known,
                known.tokens_in(Span(max(q.start, sentence.start), min(q.end, sentence.end))),
            )
            for q in known.article.quotations
            if q.start < sentence.end and sentence.start < q.end
        )
    )


def _told(known: Reading, tokens: Iterable[int]) -> frozenset[str]:
    """The lemmas that are not grammar."""
    return frozenset(
        known.lemma[k]
        for k in tokens
        if not is_stopword(known.tokens.words[k]) and known.lemma[k][:1].isalpha()
    )
