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
_VERBAL = ("dobj", "nsubj", "nsubjpass", "aux", "auxpass", "prt", "agent", "advmod")
_BACK = frozenset(("back", "out"))


class Deed(NamedTuple):
    """A row of the list: its term and its family."""

    term: str
    family: str

    def has(self, *notes: str) -> bool:
        """Whether the row has one of these notes."""
        return any(self.term in terms_of("deeds", note) for note in notes)


def _row(term: str, *notes: str) -> Deed | None:
    family = terms_of("deeds").get(term)
    found = None if family is None else Deed(term, family)
    return found if found is not None and found.has(*notes) else None


@cache
def families(note: str) -> frozenset[str]:
    """The families whose rows have a note: "bodily", "crime"."""
    return frozenset(terms_of("deeds", note).values())


def verb(tree: Branches, i: int) -> Deed | None:
    """The row of a verb of harm, also with its particle or its object ("open fire")."""
    base = tree.known.lemma[i]
    for k in tree.those(i, "prt", "dobj"):
        found = _row(f"{base} {tree.low[k]}", "verb", "state")
        if found is not None:
            return found
    # "Struck down", "killed off", "hit back" are other verbs.
    if tree.those(i, "prt") or any(tree.low[k] in _BACK for k in tree.those(i, "advmod")):
        return None
    return _row(base, "verb", "state")


def noun(tree: Branches, i: int) -> Deed | None:
    """The row of a noun of harm."""
    low = tree.low[i].removesuffix("'s")
    if tree.known.class_at(i) == "verb":
        named = tree.relation[i] in ("pcomp", "pobj") and not tree.those(i, "dobj", "aux", "prt")
        if not low.endswith("ing") or (tree.those(i, *_VERBAL) and not named):
            return None
    forms = (low, low.removesuffix("s"), tree.known.lemma[i])
    return next((x for x in (_row(form, *NOUNS) for form in forms) if x is not None), None)


def note(tree: Branches, i: int, name: str) -> bool:
    """Whether a word has a note in the list."""
    low = tree.low[i].removesuffix("'s")
    noted = terms_of("deeds", name)
    return any(form in noted for form in (tree.known.lemma[i], low, low.removesuffix("s")))
