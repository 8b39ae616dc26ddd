"""Is a word of harm meant so? "Fired" and "hit" harm people; a budget is cut, a deal struck."""

from __future__ import annotations

from bias.agency import deeds
from bias.agency.branches import Branches
from bias.agency.kinds import kind_of
from bias.agency.parties import Told

_SOMEBODY = frozenset(("people", "fighters", "officials"))
#: Sides of a game are beaten and hit; a strange name among them is no harm.
_PLAYED = frozenset(("hurt", "attack"))
_CAPTIVE = frozenset(("hostage", "captive", "prisoner", "custody"))
_LIVES = frozenset(("life", "lives"))


def is_harm(tree: Branches, told: Told) -> bool:
    """Whether a verb or noun of the list means harm where it stands."""
    if not told.family:
        return False
    if deeds.noun(tree, told.token) is not None and told.form == "nominal":
        return True
    deed = deeds.verb(tree, told.token)
    if deed is None:
        return True
    kind = kind_of(tree, told.patient) if told.patient >= 0 else None
    notes = deed.notes
    if "captive" in notes:
        near = tree.low[told.token + 1 : told.token + 4]
        held = tree.known.lemma[told.patient] if told.patient >= 0 else ""
        return not _CAPTIVE.isdisjoint((*near, held))
    if "lives" in notes:
        return any(not _LIVES.isdisjoint((tree.low[k],)) for k in tree.those(told.token, "dobj"))
    if "at" in notes and told.patient >= 0 and deeds.note(tree, told.patient, "instrument"):
        return False
    if "person" in notes:
        strange = kind is None and told.patient >= 0 and tree.known.class_at(told.patient) == "name"
        return kind in _SOMEBODY or (strange and told.family not in _PLAYED)
    if "solid" in notes:
        return kind is not None
    return True

