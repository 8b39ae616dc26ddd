"""Which speakers of two texts are one? The same name, a short form of it, a role that a text gives.

Pairs are made in passes, the surest first; in a pass a pair counts only if neither could be paired
with another, so that what could be two is left apart. No pass asks which text came first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bias import names
from bias.analyses.sources.spoken import Cast, Spoken, is_fuller, voice_of
from bias.attribution import is_called
from bias.lists import terms_of

#: Speakers that share a word, of which each is looked at.
MOST = 200
#: Plurals that many in one story bear.
_ANYBODY = frozenset(("aides", "lawmakers", "leaders", "members", "officials", "people", "sources"))
#: Nouns that many in one story bear, each another.
_SOMEBODY = frozenset(("boy", "girl", "man", "neighbor", "person", "resident", "witness", "woman"))
Pair = tuple[Spoken | None, Spoken | None]


def unite(a: Cast, b: Cast) -> list[Pair]:
    """Set the speakers of both texts beside each other; who stands alone has None there."""
    linked = {(left, right) for right, left in names.link(a.names, b.names).items()}
    linked |= set(names.link(b.names, a.names).items())

    def is_linked(x: Spoken, y: Spoken) -> bool:
        return x.kind == y.kind and (x.name, y.name) in linked

    # Surnames that one person of each text alone bears.
    surnames = _lone_surnames(a) & _lone_surnames(b)

    def is_like(x: Spoken, y: Spoken) -> bool:
        """ "Hana Moe" and "Hanna Moe"; "Bibi Moe" and "Ben Moe", both the mayor."""
        persons = x.kind == y.kind == "named person" and x.words[-1] == y.words[-1] in surnames
        return persons and (x.words[0][0] == y.words[0][0] or _share_role(x, y))

    near = _near(a.spoken, b.spoken, linked)
    pairs: list[Pair] = []
    for same in (
        _is_equal,
        _is_short,
        _is_nickname,
        is_linked,
        _is_part,
        _is_role,
        _is_voice,
        _is_namesake,
        is_like,
    ):
        met = [(x, y) for x, y in near if same(x, y) or same(y, x)]
        left, right = Counter(id(x) for x, _ in met), Counter(id(y) for _, y in met)
        sure = [(x, y) for x, y in met if left[id(x)] == right[id(y)] == 1]
        pairs += sure
        taken = {id(one) for pair in sure for one in pair}
        near = [(x, y) for x, y in near if taken.isdisjoint((id(x), id(y)))]
    taken = {id(one) for pair in pairs for one in pair}
    alone = [(x, None) for x in a.spoken if id(x) not in taken]
    return [*pairs, *alone, *((None, y) for y in b.spoken if id(y) not in taken)]


def _lone_surnames(cast: Cast) -> set[str]:
    """The last words of persons' names that one speaker alone bears."""
    last = Counter(x.words[-1] for x in cast.spoken if x.kind == "named person" and x.words)
    return {word for word, n in last.items() if n == 1}


def _share_role(x: Spoken, y: Spoken) -> bool:
    return any(
        is_called(p.lower().split(), q) or is_called(q.lower().split(), p)
        for p in x.roles
        for q in y.roles
    )


def _near(
    left: Sequence[Spoken], right: Sequence[Spoken], linked: set[tuple[str, str]]
) -> list[tuple[Spoken, Spoken]]:
    """Those that share a word of their names or roles, or whose names are linked: no others can be
    one, and of long texts not all can be compared with all. A word of more than `MOST` speakers
    of a text tells none of them."""
    pairs = [(x, y, f"{x}={y}") for x, y in linked]
    here, there = (
        _places(mine, [(pair[side], pair[2]) for pair in pairs])
        for side, mine in enumerate((left, right))
    )
    met = {
        (id(x), id(y)): (x, y)
        for word, mine in here.items()
        if len(mine) <= MOST and len(there.get(word, ())) <= MOST
        for x in mine
        for y in there.get(word, ())
    }
    return list(met.values())


def _places(spoken: Sequence[Spoken], linked: Sequence[tuple[str, str]]) -> dict[str, list[Spoken]]:
    """Word, or link of two names -> the speakers that have it."""
    links: dict[str, list[str]] = {}
    for name, link in linked:
        links.setdefault(name, []).append(link)
    places: dict[str, list[Spoken]] = {}
    for one in spoken:
        for word in sorted(_words(one) | set(links.get(one.name, ()))):
            places.setdefault(word, []).append(one)
    return places


def _words(one: Spoken) -> set[str]:
    roles = {w for told in one.roles for w in told.lower().replace(",", "").split()}
    return {*one.words, *roles, "=".join(voice_of(one) or ())}


def _is_equal(x: Spoken, y: Spoken) -> bool:
    return x.kind == y.kind and x.words == y.words and not _is_anybody(x)


def _is_anybody(one: Spoken) -> bool:
    """ "A woman who lives there" of one text is hardly "a woman" of the other."""
    return one.kind == "unnamed person" and one.words[-1] in _SOMEBODY


def _is_short(x: Spoken, y: Spoken) -> bool:
    """A surname and the full name; a name with and without its middle. What one text alone tells
    to be a person is one in the other too."""
    persons = {x.kind, y.kind} in ({"named person"}, {"named person", "institution"})
    named = x.name[:1].isupper() and y.name[:1].isupper() and bool(x.words and y.words)
    return persons and named and x.words[-1] == y.words[-1] and set(x.words) <= set(y.words)


def _is_nickname(x: Spoken, y: Spoken) -> bool:
    """ "Hal Moe" and "Harold J. Moe"."""
    persons = x.kind == y.kind == "named person" and min(len(x.words), len(y.words)) > 1
    return persons and x.words[-1] == y.words[-1] and names.is_nickname(x.words[0], y.words[0])


def _is_part(x: Spoken, y: Spoken) -> bool:
    """ "The ministry" and "Defence Ministry" or "Ministry of Defence"; "residents" and "local
    residents"."""
    if x.kind != y.kind or x.kind in ("named person", "nobody") or _is_anybody(x):
        return False
    if x.kind == "vague" and set(x.words) <= _ANYBODY:  # whose officials?
        return False
    if y.name in terms_of("countries", "government"):  # "the House" is no White House
        return False
    if x.kind == "institution" and len(x.words) == 1 and is_fuller(y, x.words[0]):
        return True  # "Police" and the "Lima Police Department"
    heads = {y.words[-1]} | ({y.words[0]} if "of" in y.words else set())
    return x.words[-1] in heads and set(x.words) <= set(y.words)


def _is_role(x: Spoken, y: Spoken) -> bool:
    """ "The mayor" and somebody whom the other text calls a mayor."""
    unnamed = x.kind == "unnamed person" and x.first == "the" and y.kind == "named person"
    # "An activist" is one of many, and "the president" not only Iran's.
    own = (r.lower().split() for r in y.roles if not r.lower().startswith(("a ", "an ", "one of ")))
    return unnamed and any(
        is_called(x.words, " ".join(told)) and (len(x.words) > 1 or len(told) == 1) for told in own
    )


def _is_voice(x: Spoken, y: Spoken) -> bool:
    """ "Lee's lawyer" and "Tom Ray, a lawyer for Ms. Lee"."""
    unnamed = x.kind == "unnamed person" and y.kind == "named person"
    return unnamed and voice_of(x) is not None and voice_of(x) == voice_of(y)


def _is_namesake(x: Spoken, y: Spoken) -> bool:
    """ "Sen. Chuck Moe" and "Sen. Charles Moe"."""
    persons = x.kind == y.kind == "named person" and x.words[-1] == y.words[-1]
    return persons and not set(x.roles).isdisjoint(y.roles)
