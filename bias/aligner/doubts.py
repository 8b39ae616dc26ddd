"""Why does a text say less than a headline's claim?

Every word of the claim must stand somewhere as a fact; one that stands only under a hedge, a plan,
somebody's claim or "some" makes the whole softer, and so does a text that says in its next breath
that nobody could check it. Certainty belongs to a source (Saurí & Pustejovsky, FactBank, 2009).
"""

from __future__ import annotations

import re

from bias.aligner.claims import Claims, Word, read
from bias.aligner.headlines import predicate
from bias.aligner.windows import Window
from bias.words.closed import NUMERALS, listed, stems

_HEDGES = stems(
    "reportedly allegedly possibly perhaps maybe apparently seemingly suspected alleged "
    "purported unconfirmed rumour rumor suggestion speculation appear seem believe think suspect "
    "consider weigh mull discuss hope aim hint draft proposal propose plan intend partly "
    "partially almost nearly suspicion inconclusive rumoured rumored unverified anonymous unnamed "
    "claim insist estimate preliminary tentative"
)
#: Words that share the stem of a hedge ("plan").
_NONE = listed("plane planes")
_DOING = stems("begin start continue manage help have use force allow able first go")
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
#: A sentence that takes back what stands before it.
_UNCHECKED = re.compile(
    r"\b(?:could|can|was|were|has|have|had|is|are)(?: not|n[’']t) (?:yet )?(?:be |been )?"
    r"(?:independently |immediately )?(?:be |been )?(?:checked|verified|confirmed|proven|proved)\b"
    r"|\bno (?:independent )?(?:confirmation|proof)\b|\bunconfirmed\b",
    re.IGNORECASE,
)
_RULED_OUT = re.compile(r"\b(?:not|cannot|can[’']t|n[’']t)(?: yet)? rul\w+ out\b", re.IGNORECASE)
#: A headline's full effect, and the words of a text for part of one.
_FULL = stems("cure prevent eradicate eliminate halve double protect stop solve heal guarantee")
_IN_PART = listed(
    "fewer less lower reduce reduced reduces slow slowed ease eased eases slight slightly modest "
    "modestly risk link linked associated somewhat"
)


def weaker(said: Claims, window: Window) -> str:
    """Why the window says less than the claim, or "" when it says as much.

    Every word of the claim must stand somewhere as a fact; one that stands only under a hedge, a
    plan, somebody's claim or "some" makes the whole softer.
    """
    if _UNCHECKED.search(window.sentences[-1]) or _UNCHECKED.search(window.after):
        return "nobody could check it"
    deed = predicate(said)
    opaque = any(said.words[i].stem in _OPAQUE for i in deed)
    for i, found in sorted(window.held.items()):
        x = said.words[i]
        if opaque and i not in deed:
            continue  # what is refused or demanded need not have happened
        if x.kind == "name" or x.reality != "fact" or _future(said, i):
            continue
        alone = [(n, y) for n, y in found if y.stem == x.stem]
        if not alone and (doubt := _in_doubt(x, window.after)):
            return doubt
        reasons = [_weaker(x, y, read(_of(window, n)), i in deed) for n, y in found]
        if all(reasons):
            return reasons[0]
    return ""


def _in_doubt(x: Word, after: str) -> str:
    """Whether the very word of the claim stands only in the next sentence, and in doubt there."""
    there = read(after)
    itself = [w for w in there.words if w.stem == x.stem]
    reasons = [_weaker(x, w, there, False) for w in itself]
    return reasons[0] if reasons and all(reasons) else ""


def in_part(said: Claims, window: Window) -> bool:
    """Whether the claim is of a full effect and the text tells only of part of one."""
    deed = {said.words[i].stem for i in predicate(said)}
    return bool(deed & _FULL) and any(
        w.low in _IN_PART for s in window.sentences for w in read(s).words
    )


def _of(window: Window, n: int) -> str:
    return window.sentences[window.where.index(n)]


def _weaker(x: Word, y: Word, there: Claims, deed: bool) -> str:
    """Why word `y` of the text is less than word `x` of the claim, or ""."""
    k = next(k for k, w in enumerate(there.words) if w.start == y.start)
    if y.speech >= 0 and there.speeches[y.speech].contested:
        return "claimed by somebody"
    if _RULED_OUT.search(there.text[: y.start]):
        return "only not ruled out"
    if y.reality != "fact":
        return _REALITIES[y.reality]
    before = [w.low for w in there.words[max(0, k - 3) : k] if w.clause == y.clause]
    if (
        deed
        and "to" in before[-1:]
        and x.low != y.low
        and not any(w.stem in _DOING for w in there.words[max(0, k - 4) : k])
    ):
        return "not done yet"
    if y.part == "part" and x.part != "part" and x.kind == "content" and not _numbered(there, k):
        return "for a part"
    if any(
        w.stem in _HEDGES and w.clause == y.clause and 0 < abs(m - k) < 9 and w.low not in _NONE
        for m, w in enumerate(there.words)
    ):
        return "hedged"
    return ""


def _numbered(there: Claims, k: int) -> bool:
    return any(w.kind == "number" or w.low in NUMERALS for w in there.words[max(0, k - 3) : k])


def _future(said: Claims, i: int) -> bool:
    """Whether the headline itself speaks of what is to come: "Council to vote"."""
    return any(w.low in ("to", "will", "may", "could", "set") for w in said.words[:i])
