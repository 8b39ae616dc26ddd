"""Who and what is named in one text only?

The surest of all absences: the other text has no name that is the same or spelled alike, and no
word that is the name's last word or made of it. Acronyms are left out. One mention may be a
passing one; two sentences are asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bias.article import BODY
from bias.context import Context, Side
from bias.lists import terms_of
from bias.names import Entity
from bias.words.stems import root

LEAST = 2
#: Marks an acronym among the words of a text, so that "US" is no "us".
_SHORTENED = "acronym "
_SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"})
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
KINDS = frozenset({"person", "organisation", "place", "group"})


@dataclass(frozen=True)
class Named:
    """An entity that the other text does not name, and the sentences that do."""

    entity: Entity
    sentences: tuple[int, ...]

    @property
    def telling(self) -> bool:
        """Is it somebody or something in particular, and not "Congress" or a capital?"""
        if self.entity.key in _capitals():
            return False
        return self.entity.kind in {"person", "place"} or " " in self.entity.key


@cache
def _capitals() -> frozenset[str]:
    """Capitals, and what the seat of the government of the United States is called for short."""
    return frozenset(terms_of("countries", "capital")) | {"Washington"}


def find(context: Context, side: Side) -> list[Named]:
    """Return what only the text on `side` names, the most often named first."""
    other: Side = "b" if side == "a" else "a"
    article = context.article(side)
    said = context.article(other).tokens.words
    there = {root(w) for word in said for w in _parts(word)}
    there |= {_SHORTENED + word for word in said if word.isupper()}
    dotted = _DOTTED.findall(context.article(other).text)
    there |= {_SHORTENED + word.replace(".", "") for word in dotted}
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
    capitals = "".join(w[0] for w in re.findall(r"\w+", entity.key) if w[0].isupper())
    if len(capitals) > 1 and _SHORTENED + capitals in there:
        return True  # "F.B.I."
    forms = {entity.key, *entity.aliases, *(m.surface for m in entity.mentions)}
    return any(
        not pieces or any(root(w) in there for w in _parts(pieces[-1]))
        for pieces in ([w for w in form.split() if w not in _SUFFIXES] for form in forms)
    )
