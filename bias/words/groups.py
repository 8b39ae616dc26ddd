"""Which words name one kind of event? Reads ``groups.txt`` into a lookup by stem, root and phrase.

A group is a claim about general news English ("sack", "dismiss" and "oust" can name one event),
written by hand; it makes two sentences comparable, never equal.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bias.words.stems import root, stem


@dataclass(frozen=True)
class Groups:
    """Group names by single word form (a stem or a root) and by phrase (a tuple of stems)."""

    words: dict[str, frozenset[str]]
    phrases: dict[tuple[str, ...], frozenset[str]]
    openers: frozenset[str]

    def of(self, word: str) -> frozenset[str]:
        """Return the groups of one printed word."""
        none: frozenset[str] = frozenset()
        return self.words.get(stem(word), none) | self.words.get(root(word), none)


@cache
def load() -> Groups:
    """Read the groups that ship with the package."""
    words: dict[str, set[str]] = {}
    phrases: dict[tuple[str, ...], set[str]] = {}
    text = (Path(__file__).parent / "groups.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        line = line.partition("#")[0]
        label, colon, members = line.partition(":")
        if not colon:
            continue
        for member in members.split():
            parts = tuple(stem(part) for part in member.split("_"))
            if len(parts) > 1:
                phrases.setdefault(parts, set()).add(label.strip())
            else:
                words.setdefault(parts[0], set()).add(label.strip())
                words.setdefault(root(member), set()).add(label.strip())
    return Groups(
        {word: frozenset(labels) for word, labels in words.items()},
        {phrase: frozenset(labels) for phrase, labels in phrases.items()},
        frozenset(phrase[0] for phrase in phrases),
    )
