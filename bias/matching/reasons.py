"""Why were two sentences matched? What they share, in plain short words, for each match shown.

Everything here is made from pairs of tokens, one of each sentence, and ordered by weight and by
place in both: which text came first, and what somebody is called, decide nothing.
"""

from __future__ import annotations

from typing import NamedTuple

from bias.matching.profile import CONTENT, FAMILY, GROUP, NAME, NUMBER, TIE, WHEN, Profile

_MOST = 3  # words named in one reason
_LABELS = ((NAME, "both"), (NUMBER, "same figure"), (WHEN, "same day or month"), (CONTENT, "both"))


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


def explain(a: Profile, b: Profile, i: int, j: int, exchanged: bool) -> tuple[str, ...]:
    """Return reasons such as "both: Qatar, Iran", "fired / dismissal", "same figure: 40".

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
    reasons: list[str] = []
    for kind, label in _LABELS:
        words = [_both(x) for x in same if kind == min(x.left.kind, x.right.kind, key=_rank)]
        words = list(dict.fromkeys(w for w in words if len(w) > 1 or w.isdigit()))[:_MOST]
        if words:
            quoted = [f"“{w.lower()}”" for w in words] if kind == CONTENT else words
            reasons.append(f"{label}: {', '.join(quoted)}")
    pairs = [f"{x.left.word.lower()} / {x.right.word.lower()}" for x in akin]
    return tuple(reasons + list(dict.fromkeys(pairs))[:2])


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


def _both(link: _Link) -> str:
    """The word that stands for both printed forms: without a possessive, the shorter one."""
    words = [_bare(link.left.word), _bare(link.right.word)]
    return min(words, key=lambda w: (len(w), w))


def _bare(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _rank(kind: int) -> int:
    return [k for k, _ in _LABELS].index(kind)
