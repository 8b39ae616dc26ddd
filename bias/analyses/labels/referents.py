"""Which labels of two texts are of one thing?

A named thing is one where its names are. Without a name, two listed words of one family are of one
thing where matched sentences hold them, or where the same words or names stand beside them
("voter identification law", "voter law"); a bare word ("the law") goes with what the text means by
it most often. What nothing ties to the other text is left out. Some families ("climate change",
"global warming") name one thing wherever they stand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bias import names
from bias.analyses.labels.callings import Calling, Page, families_of, those
from bias.context import Context, Side

Labels = dict[Side, list[Calling]]
Pages = Mapping[Side, Page]


class Referent(NamedTuple):
    """Something that is called something, by its name or by a word for it.

    `tied`: whether something beside its labels shows that the texts mean one thing; `alike`:
    whether which of its undisputed labels a text uses says nothing.
    """

    name: str
    labels: Labels
    tied: bool = True
    alike: bool = False
    named: bool = False


# -- without a name -------------------------------------------------------------------------------


def unnamed(context: Context, pages: Pages) -> Iterator[Referent]:
    """What all texts there are call by words of one family, the most used families first."""
    found = {side: page.families() for side, page in pages.items()}
    one = _namesakes(context)
    names_there = [e for page in pages.values() for e in page.known.names.entities]
    places = frozenset(f"@{e.key}" for e in names_there if e.kind == "place")
    taken: set[tuple[Side, int]] = set()
    families = sorted(
        set.intersection(*(set(f) for f in found.values())) - {"camp"},
        key=lambda f: (-min(len(found[side][f]) for side in pages), f),
    )
    for family in families:
        weak = places if family in those("placed") else frozenset()
        held = [
            _Use(side, x, frozenset(one.get((side, w), w) for w in x.about - weak))
            for side in pages
            for x in found[side][family]
            if (side, x.token) not in taken
        ]
        for part in _by_number(pages, held) if family in those("number") else [held]:
            tied = _groups(context, pages, part)
            united = family in those("one") | those("near")
            groups = [part] if united else tied
            for group in groups:
                labels: Labels = {
                    side: sorted(u.label for u in group if u.side == side) for side in pages
                }
                if all(labels.values()):
                    taken |= {(u.side, u.label.token) for u in group}
                    sure = family in those("one") or any(
                        {u.side for u in g} == set(pages) for g in tied
                    )
                    alike = family in those("alike")
                    yield Referent(_title(pages, family, labels), labels, sure, alike)


def _by_number(pages: Pages, held: list[_Use]) -> list[list[_Use]]:
    """Uses of one and uses of many."""
    many = [pages[u.side].is_plural(u.label) for u in held]
    return [[u for u, m in zip(held, many, strict=True) if m is number] for number in (False, True)]


class _Use(NamedTuple):
    side: Side
    label: Calling
    about: frozenset[str]


def _groups(context: Context, pages: Pages, held: list[_Use]) -> list[list[_Use]]:
    """Uses of the words of a family by what they mean, as far as ties tell."""
    matches = context.matches if context.b is not None else ()
    matched = [(name, f"={m}") for m, x in enumerate(matches) for name in (*x.a, *x.b)]
    tied: dict[str, list[str]] = defaultdict(list)
    for name, key in matched:
        tied[name].append(key)
    above = list(range(len(held)))

    def top(n: int) -> int:
        while above[n] != n:
            above[n] = n = above[above[n]]
        return n

    first: dict[str, int] = {}
    for n, use in enumerate(held):
        for key in (*use.about, *tied[pages[use.side].id_of(use.label)]):
            low, high = sorted((top(n), top(first.setdefault(key, n))))
            above[high] = low
    group = [top(n) for n in range(len(held))]
    _join_bare(held, group)
    found: dict[int, list[_Use]] = defaultdict(list)
    for n, use in enumerate(held):
        found[group[n]].append(use)
    return list(found.values())


def _join_bare(held: list[_Use], group: list[int]) -> None:
    """Give each word with nothing beside it to the largest group that its text uses it for, or
    else the other text; bare words alone are one group."""
    sizes = Counter(group)
    meant: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for n, use in enumerate(held):
        keys = [(use.side, use.label.word), (use.label.word,)] if use.about else []
        for key in [*keys, ("", use.label.word)]:
            meant[key].add(group[n])
    for n, use in enumerate(held):
        if not use.about:
            word = use.label.word
            like = meant.get((use.side, word)) or meant.get((word,)) or meant["", word]
            group[n] = max(like, key=lambda g: (sizes[g], -g))


def _title(pages: Pages, family: str, labels: Labels) -> str:
    """The word for a thing that is said most often of those that nobody disputes."""
    said: Counter[str] = Counter()
    for side, these in labels.items():
        for x in these:
            if families_of(x.word).get(family) == "":
                said[pages[side].noun(x)] += 1
    said.pop("", None)
    return min(said, key=lambda w: (-said[w], w)) if said else family.replace("_", " ")


# -- with a name ----------------------------------------------------------------------------------


def named(context: Context, pages: Pages) -> Iterator[Referent]:
    """Who and what all texts there are name, with what stands beside the names."""
    one = _namesakes(context)
    found: dict[str, tuple[str, Labels]] = {}
    everywhere: dict[str, set[Side]] = defaultdict(set)
    for side, page in pages.items():
        for entity in page.known.names.entities:
            key = one.get((side, f"@{entity.key}"), f"@{entity.key}")
            everywhere[key].add(side)
            name, labels = found.setdefault(key, (entity.key, {s: [] for s in pages}))
            found[key] = (max(name, entity.key, key=lambda x: (len(x), x)), labels)
            for mention in entity.mentions:
                labels[side] += page.beside(mention, entity.kind)
    for key, (name, labels) in found.items():
        if any(labels.values()) and everywhere[key] == set(pages):
            yield Referent(name, labels, alike=True, named=True)


def _namesakes(context: Context) -> dict[tuple[Side, str], str]:
    """The second text's keys of names -> the first's, where they are one's; "@" before each."""
    if context.b is None:
        return {}
    first = context.first
    second: Side = "b" if first == "a" else "a"
    left, right = (context.reading(side).names for side in (first, second))
    return {(second, f"@{b}"): f"@{a}" for b, a in names.link(left, right).items()}
