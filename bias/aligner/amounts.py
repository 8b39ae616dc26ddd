"""Do the figures of a headline's claim stand in the text, and as firmly?

Figures are compared by category (`bias.quantities.compare`): an equal one bears the claim out, a
hedged or lower one says less, a definite other one of the same kind nothing. "Halves" and
"doubles" are figures, too: "18 percent fewer" is less than half.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from bias import quantities
from bias.aligner.claims import Claims, Word, read
from bias.quantities import Quantity
from bias.words.closed import UNITS
from bias.words.stems import stem

Verdict = Literal["found", "softer", "none"]

#: Verbs that are a figure, in percent.
_FOLD = {stem("halve"): 50.0, stem("double"): 100.0, stem("triple"): 200.0}
#: Figures up to this one meet by chance.
_COMMON = 12
_PEOPLE = frozenset(["killed", "hurt", "people", "missing", "displaced", "detained", "money"])
_CHANGE = re.compile(
    r"\b(?:fewer|less|lower|down|fell|fallen|falls?|drop\w*|declin\w+|reduc\w+|more|higher|up|"
    r"rose|risen|rises?|increas\w+|grew|grown)\b"
)


def figures(said: Claims) -> list[Quantity]:
    """The figures of a claim that can be looked for; "one" is as often a pronoun."""
    return [q for q in quantities.find(said.text) if q.value != 1]


def places(said: Claims, q: Quantity) -> list[int]:
    """The places of the tokens that a figure is written with, without its unit."""
    return [
        i
        for i, w in enumerate(said.words)
        if q.span.start <= w.start < q.span.end and w.stem not in UNITS and w.kind != "function"
    ]


def twin(q: Quantity, sentence: str) -> Word | None:
    """The word of a sentence that writes a figure of this worth and kind, if there is one."""
    for r in quantities.find(sentence):
        if r.value == q.value and (r.category == q.category or r.unit == q.unit):
            return next((w for w in read(sentence).words if w.end > r.span.start), None)
    return None


def borne(said: Claims, sentence: str) -> bool:
    """Whether a figure of the claim, and no common one, stands in a sentence as definite."""
    return any(
        r.value == q.value and not r.hedge and r.category not in ("date", "age", "rank")
        for q in figures(said)
        if q.value > _COMMON and q.category != "date"
        for r in quantities.find(sentence)
    )


def verdict(said: Claims, sentences: Sequence[str]) -> Verdict:
    """Whether the claim's figures are there: found, softer (hedged, fewer), none (another one, or
    no figure of the kind)."""
    answer: Verdict = "found"
    for q in figures(said):
        near = [
            (r, quantities.compare(q, r, said.text, s))
            for s in sentences
            for r in quantities.find(s)
            if r.category == q.category or r.value == q.value or _bare(q, r)
        ]
        if any(c == "equal" or (r.value == q.value and r.hedge != "at most") for r, c in near):
            continue
        if any(c == "compatible" for _, c in near):
            answer = "softer" if not q.hedge else answer
        elif any(r.hedge and (r.unit == q.unit or q.unit is None) for r, _ in near):
            answer = "softer"
        else:
            return "none"
    return answer


def _bare(q: Quantity, r: Quantity) -> bool:
    """Whether a headline's figure has no noun ("toll passes 5,000") and another counts people."""
    return (
        q.category == "things"
        and q.unit is None
        and r.category in _PEOPLE
        and max(r.value, r.high or 0) > _COMMON
    )


def fold(said: Claims, sentence: str) -> Verdict:
    """Whether a sentence bears out "halves" or "doubles" in percent; none when it gives none."""
    target = next((_FOLD[stem(w.low)] for w in said.words if stem(w.low) in _FOLD), None)
    if target is None or not _CHANGE.search(sentence):
        return "none"
    shares = [r.value for r in quantities.find(sentence) if r.category == "share"]
    if not shares:
        return "none"
    return "found" if max(shares) >= 0.9 * target else "softer"
