"""Which words of a text tell of harm, and how do they say who did it? The list is
``world_deeds.tsv``; its header explains the notes."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from bias.agency.branches import Branches
from bias.lists import terms_of

#: How a noun of harm says who did it and who suffered it.
NOUNS = ("suffered", "done", "made")
#: What hangs on a verb alone: without them "during shooting" names a thing.
_VERBAL = ("dobj", "nsubj", "nsubjpass", "aux", "auxpass", "prt", "agent", "advmod", "mark")


class Deed(NamedTuple):
    """A row of the list."""

    family: str
    notes: frozenset[str]


@cache
def _all() -> dict[str, Deed]:
    notes = ("verb", "state", "person", "solid", "people", "at", "captive", "lives",
             "support", "bears", "instrument", "nature", "actor", "thing", *NOUNS)  # fmt: skip
    held = {note: terms_of("deeds", note) for note in notes}
    return {
        term: Deed(family, frozenset(note for note in notes if term in held[note]))
        for term, family in terms_of("deeds").items()
    }


def verb(tree: Branches, i: int) -> Deed | None:
    """The row of a verb of harm, also with its particle or its object ("open fire")."""
    known = _all()
    base = tree.known.lemma[i]
    for k in tree.those(i, "prt", "dobj"):
        found = known.get(f"{base} {tree.low[k]}")
        if found is not None:
            return found
    if tree.those(i, "prt"):  # "struck down", "killed off" are other verbs
        return None
    found = known.get(base)
    return found if found is not None and found.notes & {"verb", "state"} else None


def noun(tree: Branches, i: int) -> Deed | None:
    """The row of a noun of harm."""
    known = _all()
    low = tree.low[i].removesuffix("'s")
    if tree.known.class_at(i) == "verb":
        named = tree.relation[i] in ("pcomp", "pobj") and not tree.those(i, "dobj", "aux", "prt")
        if not low.endswith("ing") or (tree.those(i, *_VERBAL) and not named):
            return None
    for form in (low, low.removesuffix("s"), tree.known.lemma[i]):
        found = known.get(form)
        if found is not None and not found.notes.isdisjoint(NOUNS):
            return found
    return None


def note(tree: Branches, i: int, name: str) -> bool:
    """Whether a word has a note in the list."""
    low = tree.low[i].removesuffix("'s")
    noted = terms_of("deeds", name)
    return any(form in noted for form in (tree.known.lemma[i], low, low.removesuffix("s")))
