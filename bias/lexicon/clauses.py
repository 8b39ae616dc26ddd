"""In which clause does a word stand, and is what it names said to be so?

No parser: a clause is a sentence cut at ``; : — … ( )``, before a conjunction or relative that
follows a comma, and before one that opens a clause wherever it stands (`ANYWHERE`). The status
of a word is read from the nearest cue that stands before it inside its clause, no more than
`REACH` tokens away and not beyond a comma, unless that comma only lists; or from a passive that
follows ("was averted"). The scheme is
FactBank's (Saurí & Pustejovsky 2009) in the coarse form that cue words can carry: negated,
averted, feared, demanded, hypothetical, else fact.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import Literal, NamedTuple

Status = Literal["fact", "negated", "averted", "feared", "demanded", "hypothetical"]

# The world lists of cues, one for each status but "fact".
CUES: dict[str, Status] = {
    "negation": "negated",
    "averting": "averted",
    "fear": "feared",
    "demand": "demanded",
    "hypothetical": "hypothetical",
}
REACH = 10
NEGATES = 3  # a negation this close before another cue turns it: "did not prevent"
_OPENERS = "although though whereas while but which who whom whose unless until because if"
_JOINERS = "and or nor so yet as when where after before since that once then"
ANYWHERE = frozenset(_OPENERS.split())
AFTER_COMMA = ANYWHERE | frozenset(_JOINERS.split())
PASSIVE = 5  # tokens from a term to the passive that it is the subject of
_BE = frozenset(("be", "been", "being", "is", "are", "was", "were"))
_LISTING = frozenset(("and", "or", "nor"))
_MARK = re.compile(r"[,;:—…()\[\]]|\s[–-]\s|\n\s*\n")


class Cue(NamedTuple):
    """A cue word: the first and last token it fills, and the status it gives; `passive`: also to
    a term before it, as its subject ("an escalation was averted")."""

    first: int
    last: int
    status: Status
    passive: bool = False


class Clauses:
    """Where the clauses of one sentence begin; worked out only where something was met.

    Args:
        text: the whole text.
        starts, tokens: its tokens, as `bias.article.Tokens`.
        low, high: the first token of the sentence, and the one past its last.
    """

    def __init__(
        self, text: str, starts: list[int], tokens: list[str], low: int, high: int
    ) -> None:
        self._text, self._starts, self._tokens = text, starts, tokens
        self.low, self.high = low, high

    @cached_property
    def _cuts(self) -> list[int]:
        tokens, starts = self._tokens, self._starts
        cuts = {self.low, self.high}
        first, last = starts[self.low], starts[self.high - 1]
        for mark in _MARK.finditer(self._text, first, last):
            i = bisect_left(starts, mark.end(), self.low, self.high)
            if mark[0] != "," or (i < self.high and tokens[i] in AFTER_COMMA):
                cuts.add(i)
        part = tokens[self.low : self.high]
        if not ANYWHERE.isdisjoint(part):
            cuts.update(i for i, token in enumerate(part, self.low) if token in ANYWHERE)
        return sorted(cuts)

    def around(self, at: int) -> tuple[int, int]:
        """Return the first token and the one past the last of the clause that holds `at`."""
        i = bisect_right(self._cuts, at)
        return self._cuts[i - 1], self._cuts[i]

    def _lists(self, i: int) -> bool:
        """Whether the comma before token `i` only lists: another comma, "and" or "or" is near."""
        last = min(i + 3, self.high - 1)
        near = self._tokens[i : last + 1]
        return not _LISTING.isdisjoint(near) or (
            "," in self._text[self._starts[i] : self._starts[last]]
        )

    def _parted(self, cue: int, at: int) -> bool:
        """Whether something between two tokens ends the reach of a cue."""
        if not ANYWHERE.isdisjoint(self._tokens[cue + 1 : at + 1]):
            return True
        starts = self._starts
        for mark in _MARK.finditer(self._text, starts[cue], starts[at]):
            if mark[0] != ",":
                return True
            i = bisect_left(starts, mark.end(), cue, at)
            if self._tokens[i] in AFTER_COMMA or not self._lists(i):
                return True
        return False

    def status(self, at: int, cues: list[Cue]) -> Status:
        """Return the status of the term that begins at token `at`; `cues` in order."""
        for cue in cues:
            if cue.passive and at < cue.first <= at + PASSIVE:
                words = self._tokens[cue.first - 1], self._tokens[cue.first]
                if words[0] in _BE and words[1].endswith("ed") and not self._parted(at, cue.first):
                    return cue.status
        near = [c for c in cues if at - REACH <= c.first and c.last < at]
        if not near or self._parted(near[-1].last, at):
            return "fact"
        nearest = near[-1]
        if nearest.status == "negated" or len(near) == 1 or near[-2].status != "negated":
            return nearest.status
        before = near[-2].last
        if nearest.first - before > NEGATES or self._parted(before, nearest.first):
            return nearest.status
        return "fact" if nearest.status == "averted" else "negated"
