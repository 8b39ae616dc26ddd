"""What do two texts of one story set against each other, though no two sentences match?

Two devices that are precise enough without an alignment. *First*: one text calls a thing the first
time, the other says of the same actor that something is "not the first". *Voice*: what one text
gives as somebody's claim the other writes as its own words: the claim's names and one rare word of
it stand in a sentence of the other text that has no source. Only body sentences are read; words in
quotation marks are left to whoever says them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from bias.aligner.claims import Claims, Word, read
from bias.article import Article, Sentence, Span, tokenize
from bias.names import Names
from bias.words import background
from bias.words.stems import root, stem

_FIRST = re.compile(
    r"\b(?:the|for the|its|his|her|their) first(?: ever)? time\b|\bnever before\b", re.I
)
_SINCE = re.compile(r"\b(?:since|in (?:\w+ )?(?:years|decades|months))\b", re.I)
_NOT_FIRST = re.compile(r"\b(?:not|hardly|far from|by no means) (?:for )?the first\b", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DOUBT = re.compile(
    r"\b(?:alleged\w*|reported\w*|accus\w+|claim\w*|suspect\w*|den(?:y|ies|ied|ial\w*)|charg\w+|"
    r"blam\w+|according to|may|might|could|would|if)\b",
    re.I,
)
#: Nats from which a word is rare enough to tie two sentences; names and words that they share.
RARE, SHARED, SHARE = 4.0, 3, 0.5
#: Body sentences of a text that are read.
MOST = 400


class Text(NamedTuple):
    """An article and its names."""

    article: Article
    names: Names

    def body(self) -> list[Sentence]:
        """The sentences that are read."""
        return list(self.article.body[:MOST])

    def named(self, span: Span) -> frozenset[str]:
        """The keys of what is named inside `span`."""
        return frozenset(e.key for _, e in self.names.within(span.start, span.end))

    def narrated(self, sentence: Sentence) -> bool:
        """Has the sentence no words in quotation marks?"""
        return all(v != "quotation" for v, _ in self.article.pieces(sentence))


class Across(NamedTuple):
    """Words of A and of B that stand against each other; `turn`: A is the one that claims (voice),
    or that speaks of a first time (first). `word`: what ties them."""

    kind: Literal["first", "voice"]
    a: tuple[Span, ...]
    b: tuple[Span, ...]
    turn: bool
    word: str


def find(a: Text, b: Text) -> list[Across]:
    """Return what stands against each other across the two texts, each kind at most once."""
    found: list[Across] = []
    for one, two, turn in ((a, b, True), (b, a, False)):
        for kind, pairs in (("first", _firsts(one, two)), ("voice", _voices(one, two))):
            for mine, theirs, word in pairs:
                left, right = (mine, theirs) if turn else (theirs, mine)
                found.append(Across(kind, left, right, turn, word))  # type: ignore[arg-type]
    return found


Pairs = Iterator[tuple[tuple[Span, ...], tuple[Span, ...], str]]


def _firsts(one: Text, two: Text) -> Pairs:
    told = [
        (s, _FIRST.search(one.article.slice(s)))
        for s in one.body()
        if one.narrated(s) and not _SINCE.search(one.article.slice(s))
    ]
    firsts = [(s, m) for s, m in told if m is not None]
    if not firsts:
        return
    body = two.body()
    for k, sentence in enumerate(body):
        match_there = _NOT_FIRST.search(two.article.slice(sentence))
        if match_there is None or not two.narrated(sentence):
            continue
        for first, match in firsts:
            shared = one.named(first.span) & two.named(sentence.span)
            if not shared:
                continue
            start = sentence.start + match_there.start()
            spans = [Span(start, start + len(match_there[0]))]
            following = body[k + 1 : k + 2]
            # What came earlier is often told right after.
            spans += [
                s.span
                for s in following
                if _YEAR.search(two.article.slice(s)) and shared & two.named(s.span)
            ]
            start = first.start + match.start()
            yield (Span(start, start + len(match[0])),), tuple(spans), match[0]
            return


def _voices(one: Text, two: Text) -> Pairs:
    """Claims of somebody in `one` that `two` writes as its own words; the surest of them."""
    roots = {s.number: {root(w) for w in tokenize(two.article.slice(s)).words} for s in two.body()}
    best: tuple[float, tuple[Span, ...], tuple[Span, ...], str] | None = None
    for sentence in one.body():
        if not one.narrated(sentence):
            continue
        said = read(one.article.slice(sentence))
        for n, speech in enumerate(said.speeches):
            if not speech.contested or not speech.source or speech.denied:
                continue
            claim = _claimed(said, n, sentence)
            if claim is None:
                continue
            names, rare = one.named(claim), _rare(said, n)
            size = len(names) + sum(
                w.speech == n and w.content and w.kind != "name" for w in _first_clause(said, n)
            )
            for other in two.body():
                ties = [r for r in rare if r in roots[other.number]]
                if not ties or not two.narrated(other) or _DOUBT.search(two.article.slice(other)):
                    continue
                told = read(two.article.slice(other))
                shared = names & two.named(other.span)
                held = len(shared) + sum(
                    w.root in roots[other.number]
                    for w in _first_clause(said, n)
                    if w.kind != "name" and w.content
                )
                if told.speeches or not shared or held < SHARED or held < SHARE * size:
                    continue
                if any(w.negated or w.reality != "fact" for w in told.words if w.root in ties):
                    continue
                weight = held / max(1, size) + held / 100
                if best is None or weight > best[0]:
                    here = _at(said, ties[0], sentence), _at(told, ties[0], other)
                    best = weight, (here[0],), (here[1],), ties[0]
    if best is not None:
        yield best[1:]


def _first_clause(said: Claims, n: int) -> list[Word]:
    inside = [w for w in said.words if w.speech == n]
    first = inside[0].clause if inside else 0
    return [w for w in inside if w.clause in (first, first + 1)]


def _claimed(said: Claims, n: int, sentence: Sentence) -> Span | None:
    inside = _first_clause(said, n)
    if not inside:
        return None
    return Span(sentence.start + inside[0].start, sentence.start + inside[-1].end)


def _at(said: Claims, tie: str, sentence: Sentence) -> Span:
    word = next(w for w in said.words if w.root == tie)
    return Span(sentence.start + word.start, sentence.start + word.end)


def _rare(said: Claims, n: int) -> list[str]:
    """Roots of the claim's words that are rare in news; the rarest first."""
    weight = background.load().weight
    found = {
        w.root: weight(stem(w.low))
        for w in _first_clause(said, n)
        if w.kind == "content" and weight(stem(w.low)) >= RARE
    }
    return sorted(found, key=lambda r: (-found[r], r))
