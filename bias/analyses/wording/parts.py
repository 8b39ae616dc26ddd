"""Which parts of a text are scored, how loaded is each, and which words of it are marked?

A sentence is scored once per voice: the words between quotation marks apart from those around
them; a few words quoted inside a sentence have the score of the whole. A sentence under four words
is not scored at all. Marked is what a model learned from readers' marks finds loaded where it
stands (`bias.lexicon.loaded`), and, with a wording model of one's own, what that one marks; but no
part of a name, nor an entry whose own conditions say that it is not meant here ("free radicals").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from bias.article import Article, Sentence, Span, Voice
from bias.context import Context, Side
from bias.findings import Mark
from bias.lexicon import Hit, Lexicon, LoadedWord, Term, fold, lemmas

FAMILY = "wording"
Call = Literal["loaded", "plain"]
#: What marks beside a wording model that somebody chose: a word that only that one marks.
OWN = 0.5


class Marked(NamedTuple):
    """A marked word or phrase. `term`: what it is counted as; `chance`: that an editor would call
    it loaded."""

    mark: Mark
    term: str
    chance: float


class ScoredPart(NamedTuple):
    """One voice's words of a sentence. `call`: loaded, plain, or None between the two bounds."""

    side: Side
    sentence: Sentence
    voice: Voice
    span: Span
    probability: float
    call: Call | None
    marks: tuple[Marked, ...]

    @property
    def ident(self) -> str:
        """The sentence as a report names it: "A3"."""
        return f"{self.side.upper()}{self.sentence.number}"


class WordingEntries:
    """The wording lexicons; few of their rows are ever asked for, and only these are read."""

    def __init__(self, lexicons: Sequence[Lexicon]) -> None:
        self._lists = {x.name: x for x in lexicons if x.family == FAMILY}

    def entry(self, lexicon: str, term: str) -> Term:
        """The row of a term that was met."""
        held = self._lists[lexicon]
        return held.term(held.texts.index(term))

    @cached_property
    def _folded(self) -> frozenset[str]:
        return frozenset(fold(t.replace("=", "")) for x in self._lists.values() for t in x.texts)

    def hold(self, words: str) -> bool:
        """Whether a printed word or phrase is a form of some entry, conditions left aside."""
        head, _, rest = fold(words).partition(" ")
        return any(f"{lemma} {rest}".strip() in self._folded for lemma in lemmas(head))


def scored_parts(context: Context, side: Side) -> list[ScoredPart]:
    """Score the parts of one text, in order: of its body and of its headlines."""
    article, model = context.article(side), context.wording_model
    entries = WordingEntries(context.lexicons)
    loaded: dict[int, list[LoadedWord]] = {}
    for word in context.loaded_words(side):
        loaded.setdefault(word.sentence, []).append(word)
    low, high = model.unsure
    parts = context.voiced_parts(side)
    found = []
    for part, judged in zip(parts, model.judge([p.stretch for p in parts]), strict=True):
        chance, at = judged.probability, part.span
        call: Call | None = "loaded" if chance >= high else "plain" if chance <= low else None
        # A few words in quotation marks are scored with their sentence, and are not its writer's.
        own = part.voice != "quotation"
        mine = [
            w
            for w in loaded.get(part.sentence.number, [])
            if at.start <= w.span.start < at.end
            and not (own and article.quotation_at(w.span.start))
        ]
        marks = [_mark(article, w.span, w.chance, w.hit, entries) for w in mine if w.marked]
        if context.own_wording:
            marks += [
                _mark(article, span, OWN, None, entries)
                for span, score in judged.words
                if score >= model.mark and at.start <= span.start < at.end
            ]
        told = _apart([m for m in marks if m])
        if told or part.alone:
            found.append(
                ScoredPart(side, part.sentence, part.voice, at, round(chance, 4), call, told)
            )
    return found


def _apart(found: Sequence[Marked]) -> tuple[Marked, ...]:
    """Order the marks; of those that overlap the longest stays."""
    kept: list[Marked] = []
    for one in sorted(found, key=lambda x: (x.mark.start - x.mark.end, x.mark.start, -x.chance)):
        if all(one.mark.end <= k.mark.start or one.mark.start >= k.mark.end for k in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda x: x.mark.start))


def _mark(
    article: Article, span: Span, chance: float, hit: Hit | None, entries: WordingEntries
) -> Marked | None:
    """Explain a mark by the entry that was met there; None when an entry stands there that is
    not meant."""
    word = article.slice(span)
    if hit is None:
        if entries.hold(word):
            return None
        term = min(lemmas(fold(word)), key=lambda lemma: (len(lemma), lemma))
        return Marked(Mark(start=span.start, end=span.end, text=word), term, chance)
    entry = entries.entry(hit.lexicon, hit.term)
    mark = Mark(
        start=span.start,
        end=span.end,
        text=word,
        kind=hit.lexicon,
        reason=entry.reason,
        plain=entry.plain or None,
    )
    return Marked(mark, hit.term.replace("=", ""), chance)
