"""Does the text under a headline say what the headline says?

A headline makes one claim, or two ("Dam bursts as rain goes on"). A claim is *found* when one
sentence, or two neighbours, holds its predicate with the modifiers (number, time, parties);
*softer* when the text says it hedged, alleged, planned or for fewer; *otherwise* when the best
sentence contradicts it or exchanges its roles; else *none*. A shared word is not support. The four
answers are those of stance detection between headline and body (Ferreira & Vlachos, Emergent,
2016), with "observing" split into what is weaker and what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from bias import quantities
from bias.aligner import background, opposites, roles
from bias.aligner.claims import Claims, Word, read
from bias.aligner.contradiction import contradictions
from bias.aligner.profile import Named, Text
from bias.aligner.stems import stem
from bias.article import Span, tokenize
from bias.lexicon import words

Answer = Literal["found", "softer", "none", "otherwise"]

#: Share of a claim's weight that its sentences must hold to say it, and to speak of it at all.
SAYS, SPEAKS = 0.6, 0.45
_JOINS = re.compile(r":\s+|;\s+|\s+[–—]\s+|,?\s+as\s+(?=[A-Za-z])|,?\s+while\s+")
_HEDGES = frozenset(
    stem(w)
    for w in "reportedly allegedly possibly perhaps maybe apparently seemingly suspected alleged "
    "purported unconfirmed rumour rumor suggestion speculation appear seem believe think suspect "
    "consider weigh mull discuss hope aim hint draft proposal propose plan intend partly partially "
    "almost nearly unverified anonymous unnamed claim insist estimate preliminary tentative".split()
)
_WEIGHED = 2.0  # what the predicate and a figure weigh beside a word of middling rarity


@dataclass(frozen=True, slots=True)
class Support:
    """What the text makes of a claim, and in which of the sentences that were given."""

    answer: Answer
    sentences: tuple[int, ...] = ()
    share: float = 0.0
    note: str = ""


def claims(headline: str) -> list[Span]:
    """Cut a headline into its claims; none for a label or a question.

    >>> [tuple(s) for s in claims("Dam bursts as rain goes on")], claims("Casualties and Impact")
    ([(0, 10), (14, 26)], [])
    """
    if headline.rstrip().endswith("?"):
        return []
    pieces: list[Span] = []
    at = 0
    for cut in _JOINS.finditer(headline):
        if cut.start() > at:
            pieces.append(Span(at, cut.start()))
        at = cut.end()
    pieces.append(Span(at, len(headline.rstrip())))
    said = [p for p in pieces if _predicate(read(_quiet(headline[p.start : p.end])))]
    if not said:
        return []
    if len(said) == len(pieces):
        return said
    # A piece without a predicate ("Pakistan:") belongs to what it leads.
    return [Span(0, len(headline.rstrip()))] if len(said) == 1 else said


def support(headline: str, sentences: Sequence[str]) -> Support:
    """Say what the sentences of the body make of a headline, all its claims together.

    The answer is the gravest of its claims: otherwise, none, softer, found.
    """
    spans = claims(headline) or [Span(0, len(headline))]
    order: tuple[Answer, ...] = ("otherwise", "none", "softer", "found")
    found = [support_claim(headline[s.start : s.end], sentences) for s in spans]
    return min(found, key=lambda f: order.index(f.answer))


def support_claim(claim: str, sentences: Sequence[str]) -> Support:
    """Say what the sentences of the body make of one claim."""
    said = read(_names_of(claim, sentences))
    best = Support("none")
    ranked: list[tuple[float, int, Support]] = []
    for i, sentence in enumerate(sentences):
        ranked.append((*_weigh(said, [sentence]), Support("none", (i,))))
        if i + 1 < len(sentences):
            ranked.append((*_weigh(said, [sentence, sentences[i + 1]]), Support("none", (i, i + 1))))
    graded = [
        _grade(said, share, predicate, s.sentences, sentences) for share, predicate, s in ranked
    ]
    firm = [g for g in graded if g.answer != "none"]
    if not firm:
        return max(graded, key=lambda g: (g.share, -len(g.sentences)), default=best)
    value = {"found": 0.1, "softer": 0.05, "otherwise": 0.07}
    return max(firm, key=lambda g: (g.share + value[g.answer], -len(g.sentences)))


# --- weights --------------------------------------------------------------------------------------


def _weigh(said: Claims, window: Sequence[str]) -> tuple[float, int]:
    """Share of the claim that a window holds, 0 to 1; and how its predicate is held:
    2 in its own or a related word, 1 by an opposite, 0 not at all."""
    there = [read(s) for s in window]
    total = held = 0.0
    best = 0
    predicate = _predicate(said)
    for i, word in enumerate(said.words):
        if not word.content and word.kind != "number":
            continue
        if word.adverb:
            continue
        weight = min(background.load().weight(word.stem), 8.0) / 4.0 + 0.5
        if i in predicate:
            weight = max(weight, _WEIGHED)
        total += weight
        near = [w for t in there for w in t.words if w.content or w.kind == "number"]
        if any(_meets(word, w) for w in near):
            held += weight
            best = 2 if i in predicate else best
        elif any(opposites.opposite_words(word.low, w.low) for w in near):
            held += weight / 2
            best = max(best, 1 if i in predicate else 0)
    if not predicate:
        best = 2
    return (held / total if total else 0.0), best


def _meets(x: Word, y: Word) -> bool:
    return opposites.same(x, y)


def _predicate(said: Claims) -> set[int]:
    """The verbs of a claim, as far as forms show them."""
    verbs = _verbs()
    found: set[int] = set()
    content = said.content()
    for order, i in enumerate(content):
        word = said.words[i]
        low = word.low
        form = stem(low)
        before = said.words[i - 1].low if i else ""
        if before in ("a", "an", "the", "of", "in", "on", "for", "with", "his", "her", "its"):
            continue
        if form not in verbs and word.stem not in verbs:
            continue
        inflected = low.endswith(("ed", "s")) and low != form or low in _irregular()
        if before in ("to", "will", "may", "not", "could", "can", "must", "would", "might"):
            found.add(i)
        elif order and (inflected or not low.endswith(("ing", "ion", "ment"))):
            found.add(i)
    return found


@lru_cache(maxsize=1)
def _irregular() -> frozenset[str]:
    return frozenset(words("irregular", "verb"))


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    """Stems of words that can be verbs: those of the lists that are about deeds."""
    from bias.aligner import groups

    known = {stem(w) for w in words("speech") if " " not in w}
    known |= {stem(lemma.strip()) for l in words("irregular", "verb").values() for lemma in l.split(",")}
    known |= {k for k in groups.load().words if len(k) > 2}
    for term, others in words("antonyms").items():
        known |= {stem(w) for w in (term, *others.split(", ")) if " " not in w}
    return frozenset(known)


def _quiet(text: str) -> str:
    """Write a headline in title case as a sentence, of the same length."""
    starts, printed = tokenize(text)
    long = [w for w in printed if len(w) > 3 and w[0].isalpha()]
    if sum(w[0].isupper() for w in long) < 0.7 * max(1, len(long)):
        return text
    out = list(text)
    for start, word in zip(starts, printed, strict=True):
        if not word.isupper():
            out[start] = out[start].lower()
    return "".join(out)


def _names_of(claim: str, sentences: Sequence[str]) -> str:
    """Write a claim in title case with capitals only where the body has them."""
    quiet = list(_quiet(claim))
    capital = {
        w for s in sentences for k, w in enumerate(tokenize(s).words) if k and w[0].isupper()
    }
    small = {w for s in sentences for w in tokenize(s).words if w[0].islower()}
    starts, printed = tokenize(claim)
    for start, word in zip(starts, printed, strict=True):
        if word[0].isupper() and word in capital and word.lower() not in small:
            quiet[start] = word[0]
    return "".join(quiet)


# --- grades ---------------------------------------------------------------------------------------


def _grade(
    said: Claims, share: float, predicate: int, where: tuple[int, ...], sentences: Sequence[str]
) -> Support:
    """Grade one window."""
    if share < SPEAKS:
        return Support("none", where, share)
    window = [sentences[i] for i in where]
    for sentence in window:
        clash = contradictions(said.text, sentence)
        if clash and _hedged_figure(said.text, sentence) and clash[0].device == "figure":
            return Support("softer", where, share, "a hedged figure")
        if clash:
            return Support("otherwise", where, share, clash[0].note)
        if _exchanged(said, sentence):
            return Support("otherwise", where, share, "the parties are exchanged")
    if predicate < 2 or share < SAYS or not _figures_held(said, window):
        return Support("none", where, share)
    weaker = _softer(said, window)
    return Support("softer" if weaker else "found", where, share, weaker)


def _exchanged(said: Claims, sentence: str) -> bool:
    """Whether the words that both hold stand around the deed in exchanged roles."""
    there = read(sentence)
    deed = {said.words[i].root for i in _predicate(said)}
    left: list[Named] = []
    right: list[Named] = []
    for x in said.words:
        if not x.content or x.root in deed:
            continue
        for y in there.words:
            if y.content and x.stem == y.stem:
                left.append(Named(x.start, x.end, x.stem))
                right.append(Named(y.start, y.end, x.stem))
    if len({n.key for n in left}) < 2:
        return False
    return roles.exchanged(Text(said.text, left), Text(sentence, right))


def _figures_held(said: Claims, window: Sequence[str]) -> bool:
    """Whether each figure of the claim has a figure of its kind that can be the same."""
    for q in quantities.find(said.text):
        near = [(r, s) for s in window for r in quantities.find(s) if r.category == q.category]
        if not any(
            quantities.compare(q, r, said.text, s) in ("equal", "compatible") or r.value == q.value
            for r, s in near
        ):
            return False
    return True


def _hedged_figure(claim: str, sentence: str) -> bool:
    return any(r.hedge for r in quantities.find(sentence)) and not any(
        q.hedge for q in quantities.find(claim)
    )


def _softer(said: Claims, window: Sequence[str]) -> str:
    """Why the window says less than the claim, or "" when it says as much."""
    deeds = [said.words[i] for i in _predicate(said)] or [
        said.words[i] for i in said.content()
    ]
    claim_hedged = any(w.stem in _HEDGES for w in said.words)
    reasons: list[str] = []
    for sentence in window:
        there = read(sentence)
        for y in there.words:
            if not any(_meets(x, y) for x in deeds):
                continue
            x = next(x for x in deeds if _meets(x, y))
            reason = ""
            if y.reality != "fact" and x.reality == "fact" and not _future(said, x):
                reason = {"possible": "possible", "wanted": "planned or asked for"}.get(
                    y.reality, "feared"
                )
            elif y.speech >= 0 and there.speeches[y.speech].contested and not claim_hedged:
                reason = "claimed by somebody"
            elif y.part == "part" and x.part != "part":
                reason = "for a part"
            elif not claim_hedged and any(
                w.stem in _HEDGES and w.clause == y.clause for w in there.words
            ):
                reason = "hedged"
            reasons.append(reason)
    if not reasons or "" in reasons:
        return ""
    return reasons[0]


def _future(said: Claims, x: Word) -> bool:
    """Whether the headline itself speaks of what is to come: "Council to vote"."""
    i = said.words.index(x)
    return i > 0 and said.words[i - 1].low in ("to", "will", "may", "could", "set")
