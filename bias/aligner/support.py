"""Does the text under a headline say what the headline says?

A headline makes one claim, or two ("Dam bursts as rain goes on"). A claim is *found* when one
sentence, or two neighbours, holds its predicate with the modifiers (number, time, parties);
*softer* when the text says it hedged, alleged, planned or for fewer; else *none*. A shared word is
not support. That a text says the contrary is not judged: on real pairs such answers were wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bias.aligner import amounts, doubts
from bias.aligner.claims import Claims, Word, read
from bias.aligner.headlines import plain, predicate
from bias.aligner.windows import Window, hold, window
from bias.article import tokenize
from bias.words import synonyms
from bias.words.closed import NUMERALS, ORDINALS, PREPOSITION, UNITS, stems
from bias.words.stems import stem

Answer = Literal["found", "softer", "none"]

#: Share of a claim's weight that its sentences must hold to say it, and to speak of it at all.
SAYS, SPEAKS = 0.5, 0.45
#: Share that must be held when no predicate is seen.
ALONE = 0.8
#: Verbs that leave it to their object what was done ("launch strikes", "make threats").
_LIGHT = stems(
    "launch make take give hold see stage mount wage leave begin start carry do have get put "
    "bring set conduct face suffer open issue"
)
#: Another time than the headline's, or a made-up story.
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_FICTION = re.compile(
    r"\bin (?:a|the|his|her|their|its)(?: new| first| next| latest)? (?:film|movie|novel|play|"
    r"opera|comedy|drama|musical|television series)\b|\bplays (?:a|the)\b",
    re.IGNORECASE,
)
_DISPLACED = re.compile(
    r"\b(?:years?|months|decades) (?:ago|earlier|before)\b|\b(?:in|since) (?:19|20)\d\d\b"
    r"|\blast (?:spring|summer|autumn|winter)\b|\bin the past\b|\bonce\b(?! more| again)"
    rf"|\bIn {_MONTH}\b|\bthe (?:day|week|month|year|summer|winter) before\b"
)
_TAKEN_UP = re.compile(
    r"^\W*(?:he|she|it|they|his|her|their|its|this|that|the|these|both)\b|\b(?:he|she|they|it)\b",
    re.I,
)
_PREFERRED: dict[Answer, float] = {"found": 0.1, "softer": 0.05, "none": 0.0}
_MOST = max(_PREFERRED.values())


@dataclass(frozen=True, slots=True)
class Support:
    """What the text makes of a claim, and in which of the sentences that were given."""

    answer: Answer
    sentences: tuple[int, ...] = ()
    share: float = 0.0
    note: str = ""


def support_claim(claim: str, sentences: Sequence[str]) -> Support:
    """Say what the sentences of the body make of one claim."""
    said = read(plain(claim, sentences))
    # Reading is dear: only what has a word of the claim, or one that can stand for it, is read.
    kin = _kin(said)
    near = [any(stem(w) in kin for w in tokenize(s).words) for s in sentences]
    singles = [(i,) for i in range(len(sentences)) if near[i]]
    doubles = [(i, i + 1) for i in range(len(sentences) - 1) if near[i] or near[i + 1]]
    sought = [*singles, *doubles]
    held = hold(said, sentences, {n for where in sought for n in where})
    windows = [window(said, where, sentences, held) for where in sought]
    graded: dict[int, Support] = {}
    least = 0.0  # worth of the best so far: what cannot reach it need not be graded
    for k in sorted(range(len(windows)), key=lambda k: -windows[k].share):
        if windows[k].share + _MOST < least:
            break
        graded[k] = _grade(said, windows[k])
        if graded[k].answer != "none":
            least = max(least, _worth(graded[k]))
    found = [graded[k] for k in sorted(graded)]
    firm = [g for g in found if g.answer != "none"]
    if not firm:
        return max(found, key=lambda g: (g.share, -len(g.sentences)), default=Support("none"))
    return max(firm, key=lambda g: (_worth(g), -len(g.sentences)))


def _kin(said: Claims) -> frozenset[str]:
    """The stems of a claim's words and of their synonyms."""
    kin = {w.stem for w in said.words if w.content or w.kind == "number"}
    for i in said.content():
        word = said.words[i]
        kin |= synonyms.kin(word.stem, word.phrases)
    return frozenset(kin)


def _worth(graded: Support) -> float:
    return graded.share + _PREFERRED[graded.answer]


# --- grades ---------------------------------------------------------------------------------------


def _grade(said: Claims, window: Window) -> Support:
    """Grade one window."""
    where, share = window.where, window.share
    none = Support("none", where, share)
    if share < SPEAKS:
        return none
    if (fold := _fold(said, window)) != "none" and share >= SPEAKS:
        return Support(fold, where, share, "" if fold == "found" else "in part")
    if not _by_figure(said, window) and (share < SAYS or not _bound(said, window)):
        return none
    figures = amounts.verdict(said, window.sentences)
    if figures != "found":
        return Support(figures, where, share, "another figure" if figures != "none" else "")
    weaker = doubts.weaker(said, window)
    return Support("softer" if weaker else "found", where, share, weaker)


def _deeds(said: Claims, window: Window) -> list[tuple[int, Word]]:
    """The words that stand for the deed of a claim, each with its sentence."""
    deed = (i for i in predicate(said) if said.words[i].stem not in _LIGHT)
    return [h for i in deed for h in window.held.get(i, ())]


def _fold(said: Claims, window: Window) -> Answer:
    """What a window says of "halves", "cures" or "prevents": as much, part of it, or nothing."""
    verdicts = [amounts.fold(said, s) for s in window.sentences]
    if "found" in verdicts:
        return "found"
    if "softer" in verdicts or (window.share >= SAYS and doubts.in_part(said, window)):
        return "softer"
    return "none"


def _by_figure(said: Claims, window: Window) -> bool:
    """Whether a figure of the claim bears it out, in other words than its verb."""
    return any(amounts.borne(said, s) and not _DISPLACED.search(s) for s in window.sentences)


def _bound(said: Claims, window: Window) -> bool:
    """Whether the deed and its doer stand together: in one sentence, or with a pronoun or "the"
    that takes the doer up from the sentence before."""
    deed = {i for i in predicate(said) if said.words[i].stem not in _LIGHT}
    told = _deeds(said, window)
    if deed and not told:
        return False
    if not deed:
        return window.share >= ALONE
    first = min(deed)
    counted = NUMERALS | {"dozens"}
    doers = [
        i
        for i in said.content()
        if i < first and i not in deed and said.words[i].low not in counted
    ]
    others = [i for i in said.content() if i > first and i not in deed]
    if not _following(said, first):
        others = []  # what stands after it only tells where, when or why
    for n, word in told:
        there = read(window.sentences[window.where.index(n)])
        if _displaced(there, word) and not _DISPLACED.search(said.text):
            continue
        if _FICTION.search(there.text) and not _FICTION.search(said.text):
            continue
        near = {i for i, found in window.held.items() if any(m == n for m, _ in found)}
        doer_here = not doers or any(i in near for i in doers)
        other_here = not others or any(i in near for i in others)
        taken_up = (
            len(window.where) == 2
            and n == window.where[1]
            and bool(_TAKEN_UP.search(window.sentences[1]))
        )
        if doer_here and (other_here or taken_up or window.share >= ALONE):
            return True
        if others and all(i in near for i in others) and window.share >= ALONE:
            return True  # the doer goes by another name
        if taken_up and other_here and any(i in window.held for i in doers):
            return True
    return False


def _following(said: Claims, i: int) -> bool:
    """Whether something stands right after word `i`, before a preposition: an object."""
    for word in said.words[i + 1 :]:
        if word.clause != said.words[i].clause or word.low in PREPOSITION:
            return False
        if (
            word.content
            and not word.adverb
            and word.stem not in UNITS
            and word.low not in ORDINALS
            and word.speech == said.words[i].speech
        ):
            return True
    return False


def _displaced(there: Claims, word: Word) -> bool:
    """Whether the clause of a word speaks of another time ("six years ago")."""
    clause = [w for w in there.words if w.clause == word.clause]
    return bool(_DISPLACED.search(there.text[clause[0].start : clause[-1].end + 1]))
