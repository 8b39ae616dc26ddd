"""Do two figures count the same kind of thing, or one a part of what the other counts?"""

from __future__ import annotations

from .known import counted
from .model import PEOPLE, Quantity

# A figure of one kind of people says nothing about another; "any" may hold all of them.
_WITHIN = {("child", "civilian"), ("woman", "civilian"), ("child", "passenger")}


def kin(x: Quantity, y: Quantity) -> str | None:
    """Do two figures count the same kind ("same"), or one a part of the other ("in x")?"""
    if x.category not in PEOPLE or y.category not in PEOPLE:
        same = x.category == y.category and alike(x.unit, y.unit)
        return "same" if same else None
    if x.category != y.category:
        if x.unit == "casualty" and y.category in {"killed", "hurt"}:
            return "in x"
        return "in y" if y.unit == "casualty" and x.category in {"killed", "hurt"} else None
    kind_x = counted("kind").get(x.unit or "person", x.unit)
    kind_y = counted("kind").get(y.unit or "person", y.unit)
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
    known = counted("alike")
    return x in known and known[x] == known.get(y)


def ranked_alike(x: Quantity, y: Quantity) -> bool:
    """Are two ranks places in the same row ("a fourth time", "the third strike")?"""
    both = {x.unit or "", y.unit or ""}
    return (x.unit is not None and alike(x.unit, y.unit)) or (
        "time" in both and both <= counted("turn").keys()
    )
