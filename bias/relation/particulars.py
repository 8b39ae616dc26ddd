"""What do both texts name near the top? Places and persons, a day, and how many came to harm."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bias.names import Entity
from bias.quantities import BEFALLEN
from bias.reading import Reading
from bias.relation import entities
from bias.relation.openings import opening_of, weekday_at

#: Names that are told, and particulars without which nothing is: one says little.
NAMES, LEAST = 3, 2
_KINDS = ("place", "person")  # what an event is known by comes before bodies


class Particular(NamedTuple):
    """One thing that both openings name: `kind` "name", "time" (a weekday as its number) or, of a
    figure, its category; as each text has it."""

    kind: str
    a: str
    b: str


def find_particulars(a: Reading, b: Reading) -> list[Particular]:
    """Names, the rarest first; a weekday; a number of people who came to harm. None where no name
    but of a country, and no figure, is among them."""
    shared = entities.pairs(_told_of(a), _told_of(b), a.article.order > b.article.order)
    shared = [p for p in shared if not entities.is_common(*p)]
    shared.sort(
        key=lambda p: (
            all(e.kind not in _KINDS for e in p),
            -round(entities.rarest(*p), 6),
            entities.stands(*p),
        )
    )
    found = [Particular("name", x.key, y.key) for x, y in shared[:NAMES]]
    days = set(_days(a)) & set(_days(b))
    harmed = _harmed(a) & _harmed(b)
    told = [Particular("time", str(day), str(day)) for day in sorted(days)[:1] if len(days) == 1]
    told += [Particular(kind, f"{n:g}", f"{n:g}") for n, kind in sorted(harmed, reverse=True)[:1]]
    return [*found, *told] if (found or harmed) and len(found) + len(told) >= LEAST else []


def _told_of(known: Reading) -> list[Entity]:
    """Who and what an opening tells of: no people as such, and nobody who is only asked."""
    asked = [x.source for x in known.attributions if x.source is not None]
    named = [x for s in opening_of(known.article) for x in known.named_in(s)]
    told = [
        entity
        for mention, entity in named
        if entity.kind != "group" and not any(x.start <= mention.start < x.end for x in asked)
    ]
    return list(dict.fromkeys(told))


def _days(known: Reading) -> Iterator[int]:
    for sentence in opening_of(known.article):
        for token in known.tokens_of(sentence):
            if day := weekday_at(known, token):
                yield day


def _harmed(known: Reading) -> set[tuple[float, str]]:
    """How many people came to harm at most, by how, where a text says a number above one."""
    most: dict[str, float] = {}
    for sentence in opening_of(known.article):
        for q in known.figures_in(sentence):
            if q.category in BEFALLEN and q.hedge != "vague" and q.value > 1:
                most[q.category] = max(q.value, most.get(q.category, 0.0))
    return {(value, category) for category, value in most.items()}
