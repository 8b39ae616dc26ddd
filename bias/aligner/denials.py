"""Does the text say the contrary of a headline's deed?

An opposite of the deed told as a fact, the deed denied or turned down ("voted against a ban"), a
thing there that the claim says is not there, a rest where the claim speaks of all. What is only
claimed, planned or of another time speaks against nothing.
"""

from __future__ import annotations

import re
from typing import Literal

from bias.aligner import opposites
from bias.aligner.claims import Claims, Word, contested, read
from bias.aligner.headlines import predicate
from bias.aligner.windows import Window
from bias.words.closed import listed, stems

_BEFORE_NOUN = listed("a an the no any of after for years with without his her its their this that")
_TURN_DOWN = stems("reject refuse oppose drop scrap veto block abandon shelve dismiss rebuff")
_ALL = re.compile(
    r"\b(?:all|every|everyone|everybody|entire|whole|both|last|full)\b", re.IGNORECASE
)
#: What is left when a thing is not done to all: a number of them, still so.
_REST = re.compile(
    r"\b(?:the (?:other|remaining) (?:\d[\d,.]*|[a-z]+)|(?:\d[\d,.]*|[a-z]+) (?:others )?"
    r"(?:are|were|remain|is|was)(?: still\b| missing\b| to be\b)|\bonly (?:\d[\d,.]*|[a-z]+) of)\b",
    re.IGNORECASE,
)


def opposite(said: Claims, window: Window, told: list[tuple[int, Word]]) -> list[tuple[int, Word]]:
    """The opposites of the deed that stand as facts, where the deed itself (`told`) does not."""
    deed = predicate(said)
    against = [h for i in deed for h in window.against.get(i, ())]
    if any(said.words[i].negated for i in deed):
        return []
    firm = []
    for n, w in against:
        there = read(_sentence(window, n))
        if w.negated or w.partly_negated or w.reality != "fact" or w.part == "part":
            continue
        if contested(there, w) or _before_that(there, w) or _named(there, w):
            continue
        firm.append((n, w))
    nouns = all(_named(read(_sentence(window, n)), w) for n, w in told)
    return firm if nouns else []


def _named(there: Claims, word: Word) -> bool:
    """Whether a word names a thing ("no end", "an increase of"), and tells no deed."""
    k = next(k for k, w in enumerate(there.words) if w.start == word.start)
    return k > 0 and there.words[k - 1].low in _BEFORE_NOUN


def _before_that(there: Claims, word: Word) -> bool:
    """Whether a word is in the past perfect: it tells what was so before."""
    k = next(k for k, w in enumerate(there.words) if w.start == word.start)
    return any(w.low == "had" for w in there.words[max(0, k - 3) : k])


def denied(said: Claims, window: Window) -> bool:
    """Whether the deed stands there denied and the claim says it, or the other way round."""
    for i in predicate(said):
        x, found = said.words[i], window.held.get(i, [])
        if found and all(
            (w.negated or _opposed(read(_sentence(window, n)), w)) != x.negated
            and not opposites.opposite_words(x.low, w.low)
            and w.reality == "fact"
            and not contested(read(_sentence(window, n)), w)
            for n, w in found
        ):
            return True
    return False


def _opposed(there: Claims, word: Word) -> bool:
    """Whether a thing is named as what is turned down ("voted against a ban on cars")."""
    k = next(k for k, w in enumerate(there.words) if w.start == word.start)
    near = there.words[max(0, k - 3) : k]
    return _named(there, word) and any(w.low == "against" or w.stem in _TURN_DOWN for w in near)


def missing_there(said: Claims, window: Window) -> bool:
    """Whether what the claim says is not there ("without a deal") is a fact in the text."""
    deed = predicate(said)
    for i, found in window.held.items():
        x = said.words[i]
        lacking = x.negated and any(
            w.low in ("no", "without") for w in said.words[max(0, i - 2) : i]
        )
        itself = [(n, w) for n, w in found if w.stem == x.stem]
        if lacking and i not in deed and itself and _sure(window, itself):
            return True
    return False


def _sure(window: Window, found: list[tuple[int, Word]]) -> bool:
    return all(
        not w.negated and w.reality == "fact" and not contested(read(_sentence(window, n)), w)
        for n, w in found
    )


def left_over(said: Claims, window: Window) -> Literal["otherwise"] | None:
    """Whether the claim is of all and the text, there or right after, tells of a rest."""
    if not _ALL.search(said.text):
        return None
    return "otherwise" if _REST.search(f"{' '.join(window.sentences)} {window.after}") else None


def _sentence(window: Window, n: int) -> str:
    return window.sentences[window.where.index(n)]
