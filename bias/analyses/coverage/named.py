"""Who and what is named in one text only?

The surest of all absences: the other text has no name that is the same or spelled alike, and its
words do not hold the name's last word, in any case. One mention may be a passing one; two
sentences are asked for.
"""

from __future__ import annotations

from dataclasses import dataclass

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
        one = len(self.entity.key.split()) == 1 and not self.entity.key.isupper()
        return self.entity.kind in {"person", "place"} or not one


def find(context: Context, side: Side) -> list[Named]:
    """Return what only the text on `side` names, the most often named first."""
    other: Side = "b" if side == "a" else "a"
    article = context.article(side)
    there = {
        w.lower().removesuffix("'s").removesuffix("’s") for w in context.article(other).tokens.words
    }
    known = {e.match for e in context.names(other).entities}
    found = []
    for entity in context.names(side).entities:
        if entity.kind not in KINDS or entity.match in known or _spoken(entity, there):
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


def _spoken(entity: Entity, there: set[str]) -> bool:
    """Does the other text have the last word of any of its forms?"""
    forms = {entity.key, *entity.aliases, *(m.surface for m in entity.mentions)}
    for form in forms:
        pieces = form.lower().replace("-", " ").split()
        if not pieces or pieces[-1].removesuffix("'s").removesuffix("’s") in there:
            return True
        if form.lower() in there:
            return True
    return False
