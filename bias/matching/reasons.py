"""Why were two sentences matched? The words that they share, for each match shown.

Everything here is made from pairs of tokens, one of each sentence, and ordered by weight and by
place in both: which text came first, and what somebody is called, decide nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from bias.matching.profile import CONTENT, FAMILY, GROUP, NAME, NUMBER, TIE, WHEN, Profile

Kind = Literal["name", "figure", "time", "word", "akin"]

_MOST, _MOST_AKIN = 3, 2  # words of a kind that are named
_KINDS: tuple[tuple[int, Kind], ...] = (
    (NAME, "name"), (NUMBER, "figure"), (WHEN, "time"), (CONTENT, "word")
)  # fmt: skip


class Reason(NamedTuple):
    """A word of either sentence, as printed without a possessive, by which they meet; `kind`
    "akin": two words of one family, or for one kind of event."""

    kind: Kind
    a: str
    b: str

    @property
    def word(self) -> str:
        """The word that stands for both printed forms: the shorter one."""
        return min(self.a, self.b, key=lambda w: (len(w), w))


class _Token(NamedTuple):
    place: int
    kind: int
    word: str
    weight: float
    exact: frozenset[int]
    akin: frozenset[int]  # the family, which says more, and the groups


class _Link(NamedTuple):
    """Two tokens that meet. Sorted, the weightiest come first, then the earliest."""

    weight: float
    place: int
    left: _Token
    right: _Token


def explain(a: Profile, b: Profile, i: int, j: int, exchanged: bool) -> tuple[Reason, ...]:
    """Return what two sentences share: by kind, the weightiest of a kind first.

    Args:
        exchanged: whether B comes first in canonical order (`Article.order`).
    """
    lefts, rights = _tokens(a, i), _tokens(b, j)
    same = _pair([(x, y) for x in lefts for y in rights if x.exact & y.exact], exchanged)
    met = {id(t) for link in same for t in (link.left, link.right)}
    akin = _pair(
        [
            (x, y)
            for x in lefts
            for y in rights
            if id(x) not in met and id(y) not in met and x.akin & y.akin
        ],
        exchanged,
    )
    reasons: list[Reason] = []
    for number, kind in _KINDS:
        shared = [
            _reason(kind, link)
            for link in same
            if number == min(link.left.kind, link.right.kind, key=_rank)
        ]
        told = [r for r in shared if len(r.word) > 1 or r.word.isdigit()]
        reasons += _different((r.word, r) for r in told)[:_MOST]
    related = (Reason("akin", x.left.word, x.right.word) for x in akin)
    reasons += _different(((r.a.lower(), r.b.lower()), r) for r in related)[:_MOST_AKIN]
    return tuple(reasons)


def _different(keyed: Iterable[tuple[object, Reason]]) -> list[Reason]:
    """The first reason of each key."""
    kept: dict[object, Reason] = {}
    for key, reason in keyed:
        kept.setdefault(key, reason)
    return list(kept.values())


def _tokens(profile: Profile, sentence: int) -> list[_Token]:
    start = int(profile.starts[sentence])
    found = []
    for at in range(start, int(profile.starts[sentence + 1])):
        kind = int(profile.kind[at])
        if kind == TIE:
            continue
        keys = profile.keys[at].tolist()
        found.append(
            _Token(
                at - start,
                kind,
                profile.words[at],
                round(float(profile.weight[at]), 6),
                frozenset(k for k in keys[:FAMILY] if k >= 0),
                frozenset(k for k in (keys[FAMILY], *keys[GROUP:]) if k >= 0),
            )
        )
    return found


def _pair(meetings: list[tuple[_Token, _Token]], exchanged: bool) -> list[_Link]:
    """Give every token one partner at most, and each meeting its rank."""
    links = [_Link(-x.weight - y.weight, x.place + y.place, x, y) for x, y in meetings]
    # Of equal links the one between nearer places is taken first, then the one that stands earlier
    # in the text that is first in canonical order.
    links.sort(
        key=lambda k: (
            k.weight,
            k.place,
            abs(k.left.place - k.right.place),
            k.right.place if exchanged else k.left.place,
        )
    )
    taken: set[int] = set()
    kept = []
    for link in links:
        ends = {id(link.left), id(link.right)}
        if not ends & taken:
            taken |= ends
            kept.append(link)
    return kept


def _reason(kind: Kind, link: _Link) -> Reason:
    return Reason(kind, _bare(link.left.word), _bare(link.right.word))


def _bare(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _rank(kind: int) -> int:
    return [k for k, _ in _KINDS].index(kind)
