"""Is what a word names said to be so? Cue words and how far they reach.

The status of a word is read from the nearest cue that stands before it inside its clause, no more
than `REACH` tokens away and not beyond a comma, unless that comma only lists; or from a passive
that follows ("was averted"). The scheme is FactBank's (Saurí & Pustejovsky 2009) in the coarse
form that cue words can carry: negated, averted, feared, demanded, hypothetical, else fact.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias.article import Tokens
from bias.lists import Lexicon, load, scan
from bias.reading.clauses import AFTER_COMMA, ANYWHERE, MARK
from bias.reading.model import STATUSES, Status

#: The lists of cues, one for each status but "fact".
CUES: dict[str, Status] = {
    "negation": "negated",
    "averting": "averted",
    "fear": "feared",
    "demand": "demanded",
    "hypothetical": "hypothetical",
}
REACH = 10
NEGATES = 3  # a negation this close before another cue turns it: "did not prevent"
PASSIVE = 5  # tokens from a term to the passive that it is the subject of
_BE = frozenset(("be", "been", "being", "is", "are", "was", "were"))
_LISTING = frozenset(("and", "or", "nor"))


class Cue(NamedTuple):
    """A cue: the first and last token it fills, and the status it gives; `passive`: also to a
    word before it, as its subject ("an escalation was averted")."""

    first: int
    last: int
    status: Status
    passive: bool


@cache
def _lists() -> tuple[Lexicon, ...]:
    return tuple(replace(load(name), family="cue") for name in CUES)


class _Marks:
    """What stands between the tokens of one sentence: marks and openers of clauses."""

    def __init__(self, text: str, tokens: Tokens) -> None:
        self._text = text
        self._starts, _, self._words = tokens

    def _lists(self, i: int, high: int) -> bool:
        """Whether the comma before token `i` only lists: another comma, "and" or "or" is near."""
        last = min(i + 3, high - 1)
        return not _LISTING.isdisjoint(self._words[i : last + 1]) or (
            "," in self._text[self._starts[i] : self._starts[last]]
        )

    def parted(self, cue: int, at: int, high: int) -> bool:
        """Whether something between two tokens ends the reach of a cue."""
        words, starts = self._words, self._starts
        if not ANYWHERE.isdisjoint(words[cue + 1 : at + 1]):
            return True
        for mark in MARK.finditer(self._text, starts[cue], starts[at]):
            if mark[0] != ",":
                return True
            i = bisect_left(starts, mark.end(), cue, at)
            if words[i] in AFTER_COMMA or not self._lists(i, high):
                return True
        return False


def statuses(
    text: str, tokens: Tokens, bounds: Sequence[tuple[int, int]], cuts: Sequence[int]
) -> NDArray[np.uint8]:
    """Return for every token the index in `STATUSES` of what is said of what it names."""
    out = np.zeros(len(tokens.words), dtype=np.uint8)
    marks = _Marks(text, tokens)
    found: dict[int, list[Cue]] = {}
    for n, (first, end, entry) in scan(text, tokens, bounds, cuts, _lists()):
        cue = Cue(first, end - 1, CUES[entry.lexicon], entry.note == "passive")
        found.setdefault(n, []).append(cue)
    for n, cues in found.items():
        low, high = bounds[n]
        for at in _reached(cues, low, high):
            out[at] = STATUSES.index(_status(at, high, cues, tokens.words, marks))
    return out


def _reached(cues: Sequence[Cue], low: int, high: int) -> list[int]:
    """The tokens near enough to a cue to be touched by it."""
    near: set[int] = set()
    for cue in cues:
        near.update(range(cue.last + 1, min(high, cue.first + REACH + 1)))
        if cue.passive:
            near.update(range(max(low, cue.first - PASSIVE), cue.first))
    return sorted(near)


def _status(at: int, high: int, cues: Sequence[Cue], words: Sequence[str], marks: _Marks) -> Status:
    for cue in cues:
        if cue.passive and at < cue.first <= at + PASSIVE:
            link, verb = words[cue.first - 1], words[cue.first]
            if link in _BE and verb.endswith("ed") and not marks.parted(at, cue.first, high):
                return cue.status
    near = [c for c in cues if at - REACH <= c.first and c.last < at]
    if not near or marks.parted(near[-1].last, at, high):
        return "fact"
    nearest = near[-1]
    if nearest.status == "negated" or len(near) == 1 or near[-2].status != "negated":
        return nearest.status
    before = near[-2].last
    if nearest.first - before > NEGATES or marks.parted(before, nearest.first, high):
        return nearest.status
    return "fact" if nearest.status == "averted" else "negated"
