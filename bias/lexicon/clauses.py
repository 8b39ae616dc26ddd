"""In which clause does a word stand, and is what it names said to be so?

No parser: a clause is a sentence cut at ``; : — ( )``, before a conjunction or relative that
follows a comma, and before one that opens a clause wherever it stands (`ANYWHERE`). The status
of a word is read from the nearest cue that stands before it inside its clause, no more than
`REACH` tokens away and not beyond a comma, unless that comma only lists. The scheme is
FactBank's (Saurí & Pustejovsky 2009) in the coarse form that cue words can carry: negated,
averted, feared, demanded, hypothetical, else fact.
"""

from __future__ import annotations

import re
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
_HARD = re.compile(r"[;:—()\[\]…]|\s[–-]\s|\n\s*\n")


class Cue(NamedTuple):
    """A cue word: the first and last token it fills, and the status it gives."""

    first: int
    last: int
    status: Status


def clause(at: int, low: int, high: int, gaps: list[str], words: list[str]) -> tuple[int, int]:
    """Return the first token and the one past the last of the clause around token `at`.

    Args:
        at: a token, by its place in the text.
        low, high: the first token of its sentence, and the one past its last.
        gaps: ``gaps[i]`` is what is printed between token ``low + i`` and the next.
        words: the folded tokens of the sentence.
    """

    def cut(i: int) -> bool:
        """Whether a clause begins at token `i` of the sentence."""
        gap, word = gaps[i - 1], words[i]
        if gap != " ":
            if _HARD.search(gap):
                return True
            if "," in gap and word in AFTER_COMMA:
                return True
        return word in ANYWHERE

    first = at - low
    while first > 0 and not cut(first):
        first -= 1
    last = at - low + 1
    while last < high - low and not cut(last):
        last += 1
    return low + first, low + last


def _lists(i: int, gaps: list[str], words: list[str]) -> bool:
    """Whether the comma before token `i` only lists: another comma, "and" or "or" is near."""
    for j in range(i, min(i + 4, len(words))):
        if words[j] in ("and", "or", "nor"):
            return True
        if j < len(gaps) and "," in gaps[j] and j + 1 < len(words):
            return True
    return False


def status(
    at: int, low: int, first: int, gaps: list[str], words: list[str], cues: list[Cue]
) -> Status:
    """Return the status of the term that begins at token `at`.

    Args:
        first: the first token of its clause; the rest as in `clause`.
        cues: the cues of the sentence, in order.
    """
    reach = max(first, at - REACH)
    for i in range(at, reach, -1):
        if "," in gaps[i - 1 - low] and not _lists(i - low, gaps, words):
            reach = i
            break
    near = [c for c in cues if reach <= c.first and c.last < at]
    if not near:
        return "fact"
    nearest = near[-1]
    turned = len(near) > 1 and (
        near[-2].status == "negated" and nearest.first - near[-2].last <= NEGATES
    )
    if not turned or nearest.status == "negated":
        return nearest.status
    return "fact" if nearest.status == "averted" else "negated"
