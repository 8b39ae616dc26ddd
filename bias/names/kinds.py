"""What kind of thing does a name name? Judged from lists, from words in it, from its company."""

from __future__ import annotations

from collections.abc import Sequence, Set

from bias.names import known
from bias.names.model import Kind
from bias.names.sighting import SeenName

#: Words of places that are as often a surname.
_SURNAMES = frozenset(("Park", "Hill", "Lake", "Camp", "Church", "Banks", "Rivers", "Fields"))


def kind_of_name(key: str, forms: Sequence[SeenName], lowers: Set[str]) -> Kind:
    """Say what kind of thing the entity `key` with these sightings is.

    `lowers`: the words that the text also writes small; a person's name has none of them.
    """
    if key in known.countries() or key in known.naming("state"):
        return "place"
    listed = known.organisations()
    for form in forms:
        if form.surface in listed:
            return "group" if listed[form.surface][1] == "group" else "organisation"
    words = key.replace("-", " ").replace(".", "").split()
    if words[-1] in known.naming("group") or (len(words) == 1 and any(f.group for f in forms)):
        return "group"
    person = any(f.person for f in forms)
    if person and known.naming("organisation").isdisjoint(words):
        return "person"
    if not known.naming("organisation").isdisjoint(words) or "&" in words:
        return "organisation"
    if len(key) > 3 and key.isupper() and " " not in key:
        return "organisation"
    if (told := _person_or_place(words, forms)) is not None:
        return told
    if len(key) > 1 and key.isupper():
        return "organisation"
    if len(words) == 1 and _is_plural(key) and any(not f.line for f in forms):
        return "group"
    if words[0] in known.countries() or any(f.the for f in forms):
        return "unknown"
    named = 1 < len(key.split()) < 5 and lowers.isdisjoint(w.lower() for w in words)
    return "person" if named and "of" not in words else "unknown"


def _person_or_place(words: Sequence[str], forms: Sequence[SeenName]) -> Kind | None:
    """A person where a first name opens a short name that no word calls a place, or a place."""
    place = any(f.place for f in forms)
    named = set(words).isdisjoint(known.naming("place") - _SURNAMES)
    first = 1 < len(words) < 4 and known.is_first_name(words[0])
    if first and named and not place and not any(f.the for f in forms):
        return "person"
    return "place" if place or not known.naming("place").isdisjoint(words) else None


def _is_plural(word: str) -> bool:
    return len(word) > 4 and word[-1] == "s" and word[-2] not in "sui" and word.isalpha()
