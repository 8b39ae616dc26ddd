"""Is what a word names said to be so? Cue words and how far they reach.

The status of a word is read from the nearest cue that stands before it inside its clause, no more
than `CUE_REACH` tokens away and not beyond a comma, unless that comma only lists; or from a passive
that follows ("was averted"). The scheme is FactBank's (Saurí & Pustejovsky 2009) in the coarse
form that cue words can carry: negated, averted, feared, demanded, hypothetical, else fact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias.article import Tokens
from bias.lists import Lexicon, forms, load, scan, terms_of
from bias.reading.clauses import COMMA, MARK, openers
from bias.reading.model import STATUSES, Status

#: The lists of cues and the status that each gives.
CUES: dict[str, Status] = {
    "negation": "negated",
    "averting": "averted",
    "fear": "feared",
    "demand": "demanded",
    "hypothetical": "hypothetical",
    "affirming": "fact",
}
CUE_REACH = 10
NEGATES = 3  # a negation this close before another cue turns it: "did not prevent"
PASSIVE = 5  # tokens from a term to the passive that it is the subject of
_BE = frozenset(("be", "been", "being", "is", "are", "was", "were"))
# Before "the" and a noun these bring in what is known: "nobody was charged over the massacre".
_GIVEN_BY = frozenset(("about", "after", "before", "during", "for", "in", "on", "over"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "its", "his", "their"))
_VERB_REACH = 2  # tokens: an adverb and the verb
_GIVEN_REACH = 5  # tokens of such a noun phrase, its preposition counted
_ACTORS = frozenset(("he", "i", "she", "they", "we"))
_LISTING = frozenset(("and", "or", "nor"))
_FACT, _NEGATED, _AVERTED = (STATUSES.index(s) for s in ("fact", "negated", "averted"))


class Cue(NamedTuple):
    """A cue: the first token it fills, the one past its last, and the index in `STATUSES` of what
    it gives.

    `note`: "passive" gives it also to words before, as its subject ("an escalation was averted"),
    "subject" only to them ("the report of a massacre was false"); what "denial" denies is so when
    a negation stands before it ("nobody denies the massacre"); "verb" speaks of the verb alone
    ("refused to answer")."""

    first: int
    end: int
    status: int
    note: str


@cache
def _lists() -> tuple[Lexicon, ...]:
    return tuple(replace(load(name), family="cue") for name in CUES)


@cache
def _given_by() -> frozenset[str]:
    """What brings in something known: prepositions, and verbs such as "condemn"."""
    return _GIVEN_BY.union(form for verb in terms_of("attitudes") for form in forms(verb))


@cache
def _given() -> dict[str, int]:
    return {name: STATUSES.index(status) for name, status in CUES.items()}


class _Line:
    """The words of one sentence, tokens `low` to `high`, and what ends the reach of a cue."""

    def __init__(self, words: list[str], between: bytes, low: int, high: int) -> None:
        self.words, self._between = words, between
        self._opens = openers()
        self.low, self.high = low, high

    def parts(self, i: int) -> bool:
        """Whether token `i`, or what is printed before it, ends the reach of what stands before."""
        kind, opens = self._between[i], self._opens.get(self.words[i], 0)
        if kind >= MARK or opens == MARK:
            return True
        return kind == COMMA and (opens == COMMA or not self._lists(i))

    def _lists(self, i: int) -> bool:
        """Whether the comma before token `i` only lists: another comma, "and" or "or" is near."""
        end = min(i + 4, self.high)
        return not _LISTING.isdisjoint(self.words[i:end]) or any(
            kind & COMMA for kind in self._between[i + 1 : end]
        )

    def reach(self, cue: Cue) -> int:
        """One past the last token after `cue` that it may speak of."""
        end = min(self.high, cue.first + CUE_REACH + 1)
        # "without mercy they struck"
        ends = _ACTORS if self.words[cue.first].lower() == "without" else ()
        parted = (i for i in range(cue.end, end) if self.parts(i) or self.words[i] in ends)
        return next(parted, end)

    def subject(self, cue: Cue) -> int:
        """The first token before `cue` that it may speak of as its passive: itself, if none."""
        at = cue.first
        if cue.note == "subject":
            least = max(self.low, at - CUE_REACH)
            while at > least and not self._between[at] >= COMMA:
                at -= 1
            return at
        least = max(self.low, at - PASSIVE)
        be = at - 1
        while be > at - 3 and self.words[be].endswith("ly"):  # "was only narrowly averted"
            be -= 1
        if self.words[be] not in _BE or not self.words[at].endswith("ed"):
            return at
        while at > least and not self.parts(at):
            at -= 1
        return at


def statuses(
    text: str,
    tokens: Tokens,
    between: bytes,
    bounds: Sequence[tuple[int, int]],
    cuts: Sequence[int],
) -> NDArray[np.uint8]:
    """Return for every token the index in `STATUSES` of what is said of what it names.

    Args:
        between: the `marks` of the text. bounds, cuts: of its sentences and clauses.
    """
    out = bytearray(len(tokens.words))
    given = _given()
    met = scan(text, tokens, bounds, cuts, _lists())
    for n, group in groupby(met, key=itemgetter(0)):
        cues = [Cue(f, e, given[x.lexicon], x.note) for _, f, e, x in group]
        _spread(out, cues, _Line(tokens.words, between, *bounds[n]))
    return np.frombuffer(out, dtype=np.uint8)


def _spread(out: bytearray, cues: Sequence[Cue], line: _Line) -> None:
    """Write the status of every word that the cues of one sentence, in order, reach."""
    before: Cue | None = None
    for cue in cues:
        end = line.reach(cue)
        turned = cue.end  # up to here, a negation before the cue turns it
        if before is not None and before.status == _NEGATED and _turns(before, cue, line):
            turned = max(cue.end, min(end, before.first + CUE_REACH + 1))
        affirms = cue.status == _AVERTED or cue.note == "denial"
        instead = _FACT if affirms else _NEGATED
        if cue.note in ("subject", "verb"):
            end = min(end, cue.end + _VERB_REACH * (cue.note == "verb"))
            turned = min(turned, end)
        out[cue.end : turned] = bytes([instead]) * (turned - cue.end)
        out[turned:end] = bytes([cue.status]) * (end - turned)
        if cue.status == _NEGATED and not cue.note:
            _keep_known(out, cue, end, line)
        before = cue
    for cue in reversed(cues):  # of two passives that follow, the nearer one speaks
        if cue.note in ("passive", "subject"):
            first = line.subject(cue)
            out[first : cue.first] = bytes([cue.status]) * (cue.first - first)


def _keep_known(out: bytearray, cue: Cue, end: int, line: _Line) -> None:
    """Leave as fact what a negation is said about: "nobody was charged over the massacre"."""
    words, given = line.words, _given_by()
    for i in range(cue.end, end - 2):
        if words[i] in given and words[i + 1] in _DEFINITE:
            stop = min(end, i + _GIVEN_REACH)
            out[i + 1 : stop] = bytes([_FACT]) * (stop - i - 1)


def _turns(negation: Cue, cue: Cue, line: _Line) -> bool:
    """Whether a negation stands right before a cue, with nothing between that ends its reach."""
    near = cue.first - (negation.end - 1) <= NEGATES
    return (
        near
        and (cue.status != _NEGATED or cue.note == "denial")
        and not any(map(line.parts, range(negation.end, cue.first + 1)))
    )
