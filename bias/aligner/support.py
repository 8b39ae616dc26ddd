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
from typing import Literal

from bias import quantities
from bias.aligner.claims import Claims, Word, read
from bias.aligner.closed import NUMERALS, stems
from bias.aligner.contradiction import contradictions
from bias.aligner.exchange import exchanged
from bias.aligner.headlines import claims, plain, predicate
from bias.aligner.stems import stem
from bias.aligner.windows import Window, hold, window
from bias.article import Span, tokenize

Answer = Literal["found", "softer", "none", "otherwise"]

#: Share of a claim's weight that its sentences must hold to say it, and to speak of it at all.
SAYS, SPEAKS = 0.55, 0.45
#: Share that must be held when no predicate is seen.
ALONE = 0.8
_HEDGES = stems(
    "reportedly allegedly possibly perhaps maybe apparently seemingly suspected alleged "
    "purported unconfirmed rumour rumor suggestion speculation appear seem believe think suspect "
    "consider weigh mull discuss hope aim hint draft proposal propose plan intend partly "
    "partially almost nearly unverified anonymous unnamed claim insist estimate preliminary "
    "tentative"
)
_DOING = stems("begin start continue manage help have use force allow able first go")
#: Verbs that leave it to their object what was done ("launch strikes", "make threats").
_LIGHT = stems(
    "launch make take give hold see stage mount wage leave begin start carry do have get put "
    "bring set conduct face suffer open issue"
)
_OPAQUE = stems(
    "reject refuse deny block ban bar cancel halt demand urge call seek plan want fear warn "
    "promise vow threaten offer propose consider discuss agree delay postpone expect hope"
)
_REALITIES = {
    "possible": "only possible",
    "wanted": "planned or asked for",
    "feared": "feared",
    "conditional": "on a condition",
}
#: Another time than the headline's.
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DISPLACED = re.compile(
    r"\b(?:years?|months|decades) (?:ago|earlier|before)\b|\b(?:in|since) (?:19|20)\d\d\b"
    r"|\blast (?:spring|summer|autumn|winter)\b|\bin the past\b|\bonce\b(?! more| again)"
    rf"|\bIn {_MONTH}\b"
)
_TAKEN_UP = re.compile(
    r"^\W*(?:he|she|it|they|his|her|their|its|this|that|the|these|both)\b|\b(?:he|she|they|it)\b",
    re.I,
)
_PREFERRED: dict[Answer, float] = {"found": 0.1, "otherwise": 0.07, "softer": 0.05, "none": 0.0}
_MOST = max(_PREFERRED.values())


@dataclass(frozen=True, slots=True)
class Support:
    """What the text makes of a claim, and in which of the sentences that were given."""

    answer: Answer
    sentences: tuple[int, ...] = ()
    share: float = 0.0
    note: str = ""


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
    said = read(plain(claim, sentences))
    own = {w.stem for w in said.words if w.content or w.kind == "number"}
    # Reading is dear: only what has a word of the claim itself is read.
    near = [any(stem(w) in own for w in tokenize(s).words) for s in sentences]
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


def _worth(graded: Support) -> float:
    return graded.share + _PREFERRED[graded.answer]


# --- grades ---------------------------------------------------------------------------------------


def _grade(said: Claims, window: Window) -> Support:
    """Grade one window."""
    where, share = window.where, window.share
    none = Support("none", where, share)
    if share < SPEAKS:
        return none
    elsewhere = _DISPLACED.search(_joined(window)) and not _DISPLACED.search(said.text)
    texts: tuple[str, ...] = (
        () if elsewhere else window.sentences if len(window.sentences) == 1 else (_joined(window),)
    )
    for text in texts:
        clash = contradictions(said.text, text)
        if clash and clash[0].device == "figure" and _hedged_figure(said.text, text):
            return Support("softer", where, share, "the figure is hedged")
        if clash:
            return Support("otherwise", where, share, clash[0].note)
    if not elsewhere and any(exchanged(said, s) for s in window.sentences):
        return Support("otherwise", where, share, "the parties are exchanged")
    if share < SAYS or not _bound(said, window):
        return none
    figures = _figures(said, window)
    if figures != "found":
        return Support(figures, where, share, "another figure" if figures != "none" else "")
    weaker = _softer(said, window)
    return Support("softer" if weaker else "found", where, share, weaker)


def _joined(window: Window) -> str:
    return " ".join(window.sentences)


def _bound(said: Claims, window: Window) -> bool:
    """Whether the deed and its doer stand together: in one sentence, or with a pronoun or "the"
    that takes the doer up from the sentence before."""
    deed = {i for i in predicate(said) if said.words[i].stem not in _LIGHT}
    deeds = [h for i in deed for h in window.held.get(i, ())]
    if deed and not deeds:
        return False
    if not deed:
        return window.share >= ALONE
    first = min(deed)
    doers = [i for i in said.content() if i < first and i not in deed]
    others = [i for i in said.content() if i > first and i not in deed]
    for n, word in deeds:
        there = read(window.sentences[window.where.index(n)])
        if _displaced(there, word) and not _DISPLACED.search(said.text):
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


def _displaced(there: Claims, word: Word) -> bool:
    """Whether the clause of a word speaks of another time ("six years ago")."""
    clause = [w for w in there.words if w.clause == word.clause]
    return bool(_DISPLACED.search(there.text[clause[0].start : clause[-1].end + 1]))


def _figures(said: Claims, window: Window) -> Answer:
    """Whether the claim's figures are there: found, softer (hedged, fewer), otherwise (a definite
    other figure of one kind), none (no figure of the kind)."""
    answer: Answer = "found"
    for q in quantities.find(said.text):
        if q.value == 1:
            continue
        near = [
            (r, quantities.compare(q, r, said.text, s))
            for s in window.sentences
            for r in quantities.find(s)
            if r.category == q.category or r.value == q.value
        ]
        if any(c == "equal" or (r.value == q.value and r.hedge != "at most") for r, c in near):
            continue
        if any(c == "compatible" for _, c in near):
            answer = "softer" if not q.hedge else answer
        elif any(r.hedge and (r.unit == q.unit or q.unit is None) for r, _ in near):
            answer = "softer"
        elif any(c == "conflict" for _, c in near):
            return "otherwise"
        else:
            return "none"
    return answer


def _hedged_figure(claim: str, sentence: str) -> bool:
    return any(r.hedge for r in quantities.find(sentence)) and not any(
        q.hedge for q in quantities.find(claim)
    )


def _softer(said: Claims, window: Window) -> str:
    """Why the window says less than the claim, or "" when it says as much.

    Every word of the claim must stand somewhere as a fact; one that stands only under a hedge, a
    plan, somebody's claim or "some" makes the whole softer.
    """
    deed = predicate(said)
    opaque = any(said.words[i].stem in _OPAQUE for i in deed)
    for i, found in sorted(window.held.items()):
        x = said.words[i]
        if opaque and i not in deed:
            continue  # what is refused or demanded need not have happened
        if x.kind == "name" or x.reality != "fact" or _future(said, i):
            continue
        reasons = [_weaker(x, y, read(s)) for n, y in found for s in [_of(window, n)]]
        if all(reasons):
            return reasons[0]
    return ""


def _of(window: Window, n: int) -> str:
    return window.sentences[window.where.index(n)]


def _weaker(x: Word, y: Word, there: Claims) -> str:
    """Why word `y` of the text is less than word `x` of the claim, or ""."""
    k = next(k for k, w in enumerate(there.words) if w.start == y.start)
    if y.speech >= 0 and there.speeches[y.speech].contested:
        return "claimed by somebody"
    if y.reality != "fact":
        return _REALITIES[y.reality]
    before = [w.low for w in there.words[max(0, k - 3) : k] if w.clause == y.clause]
    if (
        "to" in before[-1:]
        and x.low != y.low
        and not any(w.stem in _DOING for w in there.words[max(0, k - 4) : k])
    ):
        return "not done yet"
    if y.part == "part" and x.part != "part" and x.kind == "content" and not _numbered(there, k):
        return "for a part"
    if any(
        w.stem in _HEDGES and w.clause == y.clause and abs(m - k) < 9
        for m, w in enumerate(there.words)
    ):
        return "hedged"
    return ""


def _numbered(there: Claims, k: int) -> bool:
    return any(w.kind == "number" or w.low in NUMERALS for w in there.words[max(0, k - 3) : k])


def _future(said: Claims, i: int) -> bool:
    """Whether the headline itself speaks of what is to come: "Council to vote"."""
    return any(w.low in ("to", "will", "may", "could", "set") for w in said.words[:i])
