"""Who and what is named in one text only?

The surest of all absences: the other text has no name that is the same or spelled alike, and no
word that is the name's last word or made of it. Acronyms are left out. One mention may be a
passing one; two sentences are asked for.
"""

from __future__ import annotations

from dataclasses import dataclass

from bias.aligner.stems import root
from bias.article import BODY
from bias.context import Context, Side
from bias.names import Entity

LEAST = 2
KINDS = frozenset({"person", "organisation", "place", "group"})


@dataclass(frozen=True)
class Named:
    """An entity that the other text does not name, and the sentences that do."""

    entity: Entity
    sentences: tuple[int, ...]

    @property
    def telling(self) -> bool:
        """Is it somebody or something in particular, and not "Congress"?"""
        return self.entity.kind in {"person", "place"} or " " in self.entity.key


def find(context: Context, side: Side) -> list[Named]:
    """Return what only the text on `side` names, the most often named first."""
    other: Side = "b" if side == "a" else "a"
    article = context.article(side)
    there = {root(w) for word in context.article(other).tokens.words for w in _parts(word)}
    known = {e.match for e in context.names(other).entities}
    found = []
    for entity in context.names(side).entities:
        if entity.kind not in KINDS or entity.match in known or _short(entity.key):
            continue
        if _spoken(entity, there):
            continue
        sentences = {
            s.number: s
            for m in entity.mentions
            if m.role not in ("adjective", "people")
            and _is(entity, m.surface)
            and (s := article.sentence_at(m.start))
        }
        numbers = tuple(sorted(n for n, s in sentences.items() if s.kind in BODY))
        if len(numbers) >= LEAST:
            found.append(Named(entity, numbers))
    return sorted(found, key=lambda n: (-len(n.sentences), n.sentences, n.entity.key))


def _is(entity: Entity, surface: str) -> bool:
    """Is a form the name itself, or a person's last name? "Republican" is no "Texas Republican"."""
    if entity.kind == "person":
        return surface.split()[-1] == entity.key.split()[-1]
    return surface in (entity.key, f"the {entity.key}", f"The {entity.key}") or surface.isupper()


def _parts(word: str) -> list[str]:
    """A word, and the parts of one with hyphens, without their possessive."""
    bare = word.lower().removesuffix("'s").removesuffix("’s")
    return [bare, *bare.split("-")]


def _short(key: str) -> bool:
    """Is it an acronym? The other text may print the words it stands for."""
    return "." in key.replace(". ", " ").rstrip(".") or (key.isupper() and " " not in key)


def _spoken(entity: Entity, there: set[str]) -> bool:
    """Does the other text have the last word of any of its forms, or a word made of it?"""
    forms = {entity.key, *entity.aliases, *(m.surface for m in entity.mentions)}
    return any(
        not pieces or any(root(w) in there for w in _parts(pieces[-1]))
        for pieces in (form.split() for form in forms)
    )
