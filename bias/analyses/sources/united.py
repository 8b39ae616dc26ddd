"""Which speakers of two texts are one? The same name, a short form of it, a role that a text gives.

Pairs are made in passes, the surest first; in a pass a pair counts only if neither could be paired
with another, so that what could be two is left apart. No pass asks which text came first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bias import names
from bias.analyses.sources.spoken import Cast, Spoken
from bias.attribution import is_called

Pair = tuple[Spoken | None, Spoken | None]
Same = Callable[[Spoken, Spoken], bool]


def unite(a: Cast, b: Cast) -> list[Pair]:
    """Set the speakers of both texts beside each other; who stands alone has None there."""
    linked = {(left, right) for right, left in names.link(a.names, b.names).items()}
    linked |= set(names.link(b.names, a.names).items())

    def is_linked(x: Spoken, y: Spoken) -> bool:
        return x.kind == y.kind and (x.name, y.name) in linked

    left, right = list(a.spoken), list(b.spoken)
    pairs: list[Pair] = []
    for same in (_is_equal, _is_short, is_linked, _is_part, _is_role, _is_namesake):
        for x, y in _pairs(left, right, same):
            pairs.append((x, y))
            left.remove(x)
            right.remove(y)
    return [*pairs, *((x, None) for x in left), *((None, y) for y in right)]


def _pairs(
    left: Sequence[Spoken], right: Sequence[Spoken], same: Same
) -> list[tuple[Spoken, Spoken]]:
    met = [(x, y) for x in left for y in right if same(x, y) or same(y, x)]
    return [
        (x, y)
        for x, y in met
        if sum(x is p for p, _ in met) == 1 and sum(y is q for _, q in met) == 1
    ]


def _is_equal(x: Spoken, y: Spoken) -> bool:
    return x.kind == y.kind and x.words == y.words


def _is_short(x: Spoken, y: Spoken) -> bool:
    """A surname and the full name; a name with and without its middle. What one text alone tells
    to be a person is one in the other too."""
    persons = {x.kind, y.kind} in ({"named person"}, {"named person", "institution"})
    named = x.name[:1].isupper() and y.name[:1].isupper() and bool(x.words and y.words)
    return persons and named and x.words[-1] == y.words[-1] and set(x.words) <= set(y.words)


def _is_part(x: Spoken, y: Spoken) -> bool:
    """ "The ministry" and "Defence Ministry" or "Ministry of Defence"; "residents" and "local
    residents"."""
    if x.kind != y.kind or x.kind in ("named person", "nobody"):
        return False
    heads = {y.words[-1]} | ({y.words[0]} if "of" in y.words else set())
    return x.words[-1] in heads and set(x.words) <= set(y.words)


def _is_role(x: Spoken, y: Spoken) -> bool:
    """ "The mayor" and somebody whom the other text calls a mayor."""
    unnamed = x.kind == "unnamed person" and x.definite and y.kind == "named person"
    return unnamed and any(is_called(x.words, told) for told in y.roles)


def _is_namesake(x: Spoken, y: Spoken) -> bool:
    """ "Sen. Chuck Moe" and "Sen. Charles Moe"."""
    persons = x.kind == y.kind == "named person" and x.words[-1] == y.words[-1]
    return persons and not set(x.roles).isdisjoint(y.roles)
