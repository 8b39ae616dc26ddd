"""Which parts of a text are scored, how loaded is each, and which words of it are marked?

A sentence is scored once per voice: the words between quotation marks apart from those around
them. Fragments under four words are not scored at all. A word is marked when a wording lexicon
gives it a weight of one half or more, or when the model's score for it is above the mark; but not
as part of a name, nor where it is an entry whose own conditions say that it is not meant here
("free radicals").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bias.article import BODY, HEADLINE, Article, Sentence, Span, Voice, count_words
from bias.context import Context, Side
from bias.lexicon import Hit, Lexicon, Term, fold, lemmas

FAMILY = "wording"
#: Shorter fragments are not scored.
LEAST_WORDS = 4
#: From this weight on an entry of the lexicons is marked whatever the model says; under the other
#: one it is about as plain as any, and never marked.
HEAVY, LEAST_WEIGHT = 0.5, 0.2
UNLISTED = "Reads as loaded beside plain news; none of our lists holds it."


@dataclass(frozen=True)
class Mark:
    """A marked word or phrase. `term`: what it is counted as; `reason`, `plain`: for the reader."""

    span: Span
    text: str
    term: str
    reason: str
    plain: str


@dataclass(frozen=True)
class Part:
    """One voice's words of a sentence. `call`: loaded, plain, or None between the two bounds."""

    side: Side
    sentence: Sentence
    voice: Voice
    span: Span
    probability: float
    call: str | None
    marks: tuple[Mark, ...]

    @property
    def ident(self) -> str:
        """The sentence as a report names it: "A3"."""
        return f"{self.side.upper()}{self.sentence.number}"


@dataclass(frozen=True)
class Lists:
    """The wording lexicons: their entries by lexicon and term, and all their terms, folded."""

    terms: dict[tuple[str, str], Term]
    texts: frozenset[str]

    @classmethod
    def of(cls, lexicons: Sequence[Lexicon]) -> Lists:
        """Take the wording lexicons out of `lexicons`."""
        terms = {(x.name, t.text): t for x in lexicons if x.family == FAMILY for t in x.terms}
        return cls(terms, frozenset(fold(t.text.replace("=", "")) for t in terms.values()))

    def hold(self, words: str) -> bool:
        """Whether a printed word or phrase is a form of some entry, conditions left aside."""
        head, _, rest = fold(words).partition(" ")
        return any(f"{lemma} {rest}".strip() in self.texts for lemma in lemmas(head))


@lru_cache(maxsize=4)
def _lists(lexicons: tuple[Lexicon, ...]) -> Lists:
    return Lists.of(lexicons)


def parts(context: Context, side: Side) -> list[Part]:
    """Score the parts of one text, in order: of its body and of its headlines."""
    article = context.article(side)
    model, names = context.wording_model, context.names(side)
    lists = _lists(tuple(context.lexicons))
    hits: dict[int, list[Hit]] = {}
    for hit in context.hits(side):
        if (hit.lexicon, hit.term) in lists.terms:
            hits.setdefault(hit.sentence, []).append(hit)
    pieces = list(_pieces(context, side))
    texts = [article.slice(at) for _, _, at in pieces]
    silent = [
        [Span(m.start - at.start, m.end - at.start) for m, _ in names.within(at.start, at.end)]
        for _, _, at in pieces
    ]
    low, high = model.unsure
    found = []
    for (sentence, voice, at), judged in zip(pieces, model.judge(texts, silent), strict=True):
        chance = judged.probability
        call = "loaded" if chance >= high else "plain" if chance <= low else None
        mine = [
            h
            for h in hits.get(sentence.number, [])
            if at.start <= h.start < at.end and names.at(h.start, h.end) is None
        ]
        strong = [Span(at.start + a, at.start + b) for (a, b), x in judged.words if x >= model.mark]
        strong += [Span(h.start, h.end) for h in mine if h.weight >= HEAVY]
        marks = [_mark(article, span, mine, lists) for span in strong]
        told = _apart([m for m in marks if m])
        found.append(Part(side, sentence, voice, at, round(chance, 4), call, told))
    return found


def _pieces(context: Context, side: Side) -> Iterator[tuple[Sentence, Voice, Span]]:
    article = context.article(side)
    for sentence in article.sentences:
        if sentence.kind in BODY or sentence.kind in HEADLINE:
            for voice, span in context.pieces(side, sentence):
                if count_words(article.slice(span)) >= LEAST_WORDS:
                    yield sentence, voice, span


def _apart(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Order the marks; of those that overlap the longest stays."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.span.start - m.span.end, m.span)):
        if all(mark.span.end <= k.span.start or mark.span.start >= k.span.end for k in kept):
            kept.append(mark)
    return tuple(sorted(kept, key=lambda m: m.span))


def _mark(article: Article, span: Span, hits: Sequence[Hit], lists: Lists) -> Mark | None:
    """Explain a mark by the entry that was met there; None when an entry stands there that is
    not meant, or one that is hardly loaded."""
    met = [h for h in hits if h.start < span.end and h.end > span.start]
    word = article.slice(span)
    if not met:
        if lists.hold(word):
            return None
        term = min(lemmas(fold(word)), key=lambda lemma: (len(lemma), lemma))
        return Mark(span, word, term, UNLISTED, "")
    best = max(met, key=lambda h: (h.weight, h.end - h.start, h.term))
    if best.weight < LEAST_WEIGHT:
        return None
    entry = lists.terms[best.lexicon, best.term]
    whole = Span(min(span.start, best.start), max(span.end, best.end))
    return Mark(whole, article.slice(whole), best.term.replace("=", ""), entry.reason, entry.plain)
