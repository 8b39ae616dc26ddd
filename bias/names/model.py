"""What is a name here? An entity with its mentions, and what each mention does.

A country is one entity with its name, its demonyms, and its capital where the capital acts as
the government ("Kabul condemned"); the same capital as a place ("in Kabul") is a place.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

Kind = Literal["person", "place", "organisation", "group", "unknown"]
Role = Literal["name", "government", "place", "people", "adjective"]


class Mention(NamedTuple):
    """Characters of the text, the words there, and what they do.

    `role`: "government" (a capital or a country that acts), "place", "adjective" ("Afghan
    officials"), "people" ("Afghans"), or plainly "name".
    """

    start: int
    end: int
    surface: str
    role: Role = "name"


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing that is named.

    Attributes:
        key: the canonical form: the listed name, else the longest one printed.
        kind: person, place, organisation, group or unknown.
        mentions: in order of the text, not overlapping.
        aliases: the other forms that were printed, sorted.
        match: what stays of the key when spelling is ignored: consonants, without particles; the
            same in two texts that write a name in two ways.
    """

    key: str
    kind: Kind
    mentions: tuple[Mention, ...]
    aliases: tuple[str, ...]
    match: str


@dataclass(frozen=True)
class Names:
    """The entities of a text, in the order in which they are first named."""

    entities: tuple[Entity, ...]

    @cached_property
    def _places(self) -> tuple[list[int], list[tuple[Mention, Entity]]]:
        found = sorted(((m, e) for e in self.entities for m in e.mentions), key=lambda p: p[0][:2])
        return [m.start for m, _ in found], found

    @property
    def mentions(self) -> list[tuple[Mention, Entity]]:
        """Every mention with its entity, in order of the text."""
        return self._places[1]

    def at(self, start: int, end: int | None = None) -> Entity | None:
        """Return the entity named at `start`, or first named between `start` and `end`."""
        starts, found = self._places
        i = bisect_right(starts, start) - 1
        if i >= 0 and start < found[i][0].end:
            return found[i][1]
        if end is not None and i + 1 < len(found) and found[i + 1][0].start < end:
            return found[i + 1][1]
        return None

    def within(self, start: int, end: int) -> list[tuple[Mention, Entity]]:
        """Return the mentions that begin from `start` up to `end`, with their entities."""
        starts, found = self._places
        return found[bisect_right(starts, start - 1) : bisect_right(starts, end - 1)]
