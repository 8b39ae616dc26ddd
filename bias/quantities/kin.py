"""Do two figures count the same kind of thing, or one a part of what the other counts?"""

from __future__ import annotations

from .model import PEOPLE, Quantity
from .numeral import words_of

# Kinds of people; a figure of one kind says nothing about another. "any" may hold all of them.
_KINDS = {
    "any": "person life death fatality casualty victim body corpse human individual arrest "
    "detention resident villager member",
    "militant": "militant fighter insurgent rebel terrorist gunman extremist jihadist assailant "
    "attacker bomber operative separatist guerrilla hijacker",
    "force": "soldier troop serviceman servicewoman marine airman paratrooper guard trooper "
    "conscript reservist ranger commando peacekeeper",
    "police": "police officer policeman policewoman cop constable",
    "civilian": "civilian bystander pedestrian shopper passer-by passerby",
    "child": "child boy girl baby infant toddler pupil schoolchild schoolgirl schoolboy student "
    "teenager minor kid",
    "woman": "woman mother wife widow",
    "man": "man father husband",
    "worker": "worker employee miner colleague",
    "crew": "crew crewman sailor seaman",
    "passenger": "passenger traveller traveler commuter",
    "protester": "protester protestor demonstrator activist marcher rioter",
    "accused": "defendant suspect accused",
    "refugee": "refugee migrant evacuee",
}
_KIND = {unit: kind for kind, units in _KINDS.items() for unit in units.split()}
_WITHIN = {("child", "civilian"), ("woman", "civilian"), ("child", "passenger")}
_ALIKE = tuple(
    words_of(group)
    for group in (
        "home house dwelling residence",
        "attack strike airstrike raid bombing",
        "vehicle car truck",
        "explosion blast",
        "protest demonstration rally",
        "rocket missile",
        "aircraft plane jet",
        "job post position",
        "launch flight",
    )
)
_TIMES = words_of("time strike attack raid round visit win victory launch")


def kin(x: Quantity, y: Quantity) -> str | None:
    """Do two figures count the same kind ("same"), or one a part of the other ("in x")?"""
    if x.category not in PEOPLE or y.category not in PEOPLE:
        same = x.category == y.category and alike(x.unit, y.unit)
        return "same" if same else None
    if x.category != y.category:
        if x.unit == "casualty" and y.category in {"killed", "hurt"}:
            return "in x"
        return "in y" if y.unit == "casualty" and x.category in {"killed", "hurt"} else None
    kind_x = _KIND.get(x.unit or "person", x.unit)
    kind_y = _KIND.get(y.unit or "person", y.unit)
    if kind_x == kind_y:
        return "same"
    if kind_y == "any" or (kind_x, kind_y) in _WITHIN:
        return "in y"
    if kind_x == "any" or (kind_y, kind_x) in _WITHIN:
        return "in x"
    return None


def alike(x: str | None, y: str | None) -> bool:
    """Are two nouns the same, or two words for one thing?"""
    if x == y or x is None or y is None:
        return x == y
    return any(x in group and y in group for group in _ALIKE)


def ranked_alike(x: Quantity, y: Quantity) -> bool:
    """Are two ranks places in the same row ("a fourth time", "the third strike")?"""
    both = {x.unit or "", y.unit or ""}
    return (x.unit is not None and alike(x.unit, y.unit)) or ("time" in both and both <= _TIMES)
