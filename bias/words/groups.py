"""Which words name one kind of event? Reads the world list "events" into a lookup by word.

A group is a claim about general news English ("sack", "dismiss" and "oust" can name one event),
written by hand; it makes two sentences comparable, never equal.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from bias.lists import terms_of
from bias.words.families import family, family_of_lemma
from bias.words.lemmas import lemma


class Groups(NamedTuple):
    """Group names by word (a lemma, or the key of a family) and by phrase (a tuple of lemmas)."""

    words: dict[str, frozenset[str]]
    phrases: dict[tuple[str, ...], frozenset[str]]
    openers: frozenset[str]

    def of_lemma(self, base: str) -> frozenset[str]:
        """Return the groups of a dictionary form."""
        none: frozenset[str] = frozenset()
        return self.words.get(base, none) | self.words.get(family_of_lemma(base), none)

    def of_phrase(self, lemmas: tuple[str, ...]) -> frozenset[str]:
        """Return the groups of the phrases that begin a row of dictionary forms."""
        none: frozenset[str] = frozenset()
        if lemmas[0] not in self.openers:
            return none
        found = (self.phrases.get(lemmas[:n], none) for n in range(2, min(3, len(lemmas)) + 1))
        return none.union(*found)


@cache
def load_groups() -> Groups:
    """Read the groups that ship with the package."""
    words: dict[str, set[str]] = {}
    phrases: dict[tuple[str, ...], set[str]] = {}
    for title, members in terms_of("events").items():
        label = title.replace(" ", "_")
        for member in members.split(", "):
            parts = tuple(map(lemma, member.split()))
            if len(parts) > 1:
                phrases.setdefault(parts, set()).add(label)
            else:
                words.setdefault(parts[0], set()).add(label)
                words.setdefault(family(member), set()).add(label)
    return Groups(
        {word: frozenset(labels) for word, labels in words.items()},
        {phrase: frozenset(labels) for phrase, labels in phrases.items()},
        frozenset(phrase[0] for phrase in phrases),
    )
