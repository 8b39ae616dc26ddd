"""Which parts of a text are scored, how loaded is each, and which words of it are marked?

A sentence is scored once per voice: the words between quotation marks apart from those around
them. Fragments under four words are not scored at all. A word is marked when a wording lexicon
gives it a weight of one half or more, or when the model's score for it is above the mark; but not
as part of a name, nor where it is an entry whose own conditions say that it is not meant here
("free radicals").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from bias.article import Article, Sentence, Span, Voice
from bias.context import Context, Side
from bias.lexicon import Hit, Lexicon, Term, fold, lemmas

FAMILY = "wording"
Call = Literal["loaded", "plain"]
#: From this weight on an entry of the lexicons is marked whatever the model says; under the other
#: one it is about as plain as any, and never marked.
HEAVY, LEAST_WEIGHT = 0.5, 0.2


@dataclass(frozen=True)
class Mark:
    """A marked word or phrase. `term`: what it is counted as; `kind`, `reason`, `plain`: the list
    that holds it and what that says, if any does."""

    span: Span
    text: str
    term: str
    kind: str | None = None
    reason: str | None = None
    plain: str | None = None


@dataclass(frozen=True)
class ScoredPart:
    """One voice's words of a sentence. `call`: loaded, plain, or None between the two bounds."""

    side: Side
    sentence: Sentence
    voice: Voice
    span: Span
    probability: float
    call: Call | None
    marks: tuple[Mark, ...]

    @property
    def ident(self) -> str:
        """The sentence as a report names it: "A3"."""
        return f"{self.side.upper()}{self.sentence.number}"


@dataclass(frozen=True)
class WordingEntries:
    """The wording lexicons: their entries by lexicon and term, and all their terms, folded."""

    terms: dict[tuple[str, str], Term]
    texts: frozenset[str]

    @classmethod
    def of(cls, lexicons: Sequence[Lexicon]) -> WordingEntries:
        """Take the wording lexicons out of `lexicons`."""
        terms = {(x.name, t.text): t for x in lexicons if x.family == FAMILY for t in x.terms}
        return cls(terms, frozenset(fold(t.text.replace("=", "")) for t in terms.values()))

    def hold(self, words: str) -> bool:
        """Whether a printed word or phrase is a form of some entry, conditions left aside."""
        head, _, rest = fold(words).partition(" ")
        return any(f"{lemma} {rest}".strip() in self.texts for lemma in lemmas(head))


@lru_cache(maxsize=4)
def _entries(lexicons: tuple[Lexicon, ...]) -> WordingEntries:
    return WordingEntries.of(lexicons)


def scored_parts(context: Context, side: Side) -> list[ScoredPart]:
    """Score the parts of one text, in order: of its body and of its headlines."""
    article, names = context.article(side), context.reading(side).names
    model, entries = context.wording_model, _entries(tuple(context.lexicons))
    hits: dict[int, list[Hit]] = {}
    for hit in context.hits(side):
        if (hit.lexicon, hit.term) in entries.terms and names.at(hit.start, hit.end) is None:
            hits.setdefault(hit.sentence, []).append(hit)
    low, high = model.unsure
    parts = context.voiced_parts(side)
    found = []
    for (sentence, voice, stretch), judged in zip(
        parts, model.judge([p.stretch for p in parts]), strict=True
    ):
        chance, at = judged.probability, stretch.span
        call: Call | None = "loaded" if chance >= high else "plain" if chance <= low else None
        mine = [h for h in hits.get(sentence.number, []) if at.start <= h.start < at.end]
        strong = [span for span, score in judged.words if score >= model.mark]
        strong += [Span(h.start, h.end) for h in mine if h.weight >= HEAVY]
        marks = [_mark(article, span, mine, entries) for span in strong]
        told = _apart([m for m in marks if m])
        found.append(ScoredPart(side, sentence, voice, at, round(chance, 4), call, told))
    return found


def _apart(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Order the marks; of those that overlap the longest stays."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.span.start - m.span.end, m.span)):
        if all(mark.span.end <= k.span.start or mark.span.start >= k.span.end for k in kept):
            kept.append(mark)
    return tuple(sorted(kept, key=lambda m: m.span))


def _mark(
    article: Article, span: Span, hits: Sequence[Hit], entries: WordingEntries
) -> Mark | None:
    """Explain a mark by the entry that was met there; None when an entry stands there that is
    not meant, or one that is hardly loaded."""
    met = [h for h in hits if h.start < span.end and h.end > span.start]
    word = article.slice(span)
    if not met:
        if entries.hold(word):
            return None
        term = min(lemmas(fold(word)), key=lambda lemma: (len(lemma), lemma))
        return Mark(span, word, term)
    best = max(met, key=lambda h: (h.weight, h.end - h.start, h.term))
    if best.weight < LEAST_WEIGHT:
        return None
    entry = entries.terms[best.lexicon, best.term]
    whole = Span(min(span.start, best.start), max(span.end, best.end))
    term, plain = best.term.replace("=", ""), entry.plain or None
    return Mark(whole, article.slice(whole), term, best.lexicon, entry.reason, plain)
