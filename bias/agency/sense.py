"""Is a word of harm meant so? "Fired" and "hit" harm people; a deal is struck, a law attacked."""

from __future__ import annotations

from bias.agency import deeds
from bias.agency.branches import Branches
from bias.agency.kinds import kind_of, strange_name
from bias.agency.parties import Told
from bias.lists import terms_of

_SOMEBODY = frozenset(("people", "fighters", "officials"))
#: Sides of a game are beaten and hit; a strange name among them is no harm.
_PLAYED = frozenset(("hurt", "attack"))
#: A law is attacked and a bill killed: of these only what has a body is harmed.
_BODILY = frozenset(("attack", "kill", "die", "bomb"))
_CAPTIVE = frozenset(("hostage", "captive", "prisoner", "custody"))
_LIVES = frozenset(("life", "lives"))


def is_harm(tree: Branches, told: Told) -> bool:
    """Whether a verb or noun of the list means harm where it stands."""
    if not told.family:
        return False
    if told.family in _BODILY and told.patient >= 0 and not _bodily(tree, told.patient):
        return False
    deed = deeds.verb(tree, told.token)
    if deed is None or deeds.noun(tree, told.token) is not None:
        return True
    return _meets(tree, told, deed.notes)


def _meets(tree: Branches, told: Told, notes: frozenset[str]) -> bool:
    """Whether what a verb is done to is of the kind that its row asks for."""
    patient = told.patient
    kind = kind_of(tree, patient) if patient >= 0 else None
    if "captive" in notes:
        near = tree.low[told.token + 1 : told.token + 4]
        return not _CAPTIVE.isdisjoint((*near, tree.known.lemma[patient] if patient >= 0 else ""))
    if "lives" in notes:
        return any(tree.low[k] in _LIVES for k in tree.those(told.token, "dobj"))
    if "at" in notes and patient >= 0 and deeds.note(tree, patient, "instrument"):
        return False
    if "person" in notes or told.family == "dismiss":
        strange = patient >= 0 and told.family not in _PLAYED and strange_name(tree, patient)
        return kind in _SOMEBODY or strange
    return "solid" not in notes or _bodily(tree, patient)


def _bodily(tree: Branches, i: int) -> bool:
    """Whether a word names somebody, a place or a thing that can be touched, as far as we know."""
    if i < 0:
        return False
    if kind_of(tree, i) is not None or strange_name(tree, i):
        return True
    known = tree.known.lemma[i] in terms_of("counted", "alike")
    return known or deeds.note(tree, i, "instrument")
