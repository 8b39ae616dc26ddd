"""Do two figures count the same kind of thing, or one a part of what the other counts?"""

from __future__ import annotations

from functools import cache

from bias.lists import terms_of

from .known import counted
from .model import BEFALLEN, PEOPLE, Quantity

# A figure of one kind of people says nothing about another; "any" may hold all of them.
_WITHIN = {("child", "civilian"), ("woman", "civilian"), ("child", "passenger")}
# Kinds that people of nearly every other kind may be; a man is no woman and no child.
_LOOSE, _AGES = frozenset(("man", "worker", "accused")), frozenset(("man", "woman", "child"))

# Kinds of those who bear arms, and groups of roles of those who bear none.
_ARMED = frozenset(("militant", "force", "police"))
_UNARMED = frozenset(("aid worker", "education", "journalist", "medic"))

# What several persons are one of.
_JOINT = frozenset(("family", "household", "couple"))


def kin(x: Quantity, y: Quantity) -> str | None:
    """Do two figures count the same kind ("same"), or one a part of the other ("in x")?"""
    if x.category not in PEOPLE or y.category not in PEOPLE:
        named = None not in (x.unit, y.unit) and may_be_one(x.unit, y.unit)
        same = x.category == y.category and (named or alike(x.unit, y.unit))
        return "same" if same else None
    if x.category != y.category:
        if x.unit == "casualty" and y.category in {"killed", "hurt"}:
            return "in x"
        return "in y" if y.unit == "casualty" and x.category in {"killed", "hurt"} else None
    if (x.unit in _JOINT) != (y.unit in _JOINT):
        return None
    kind_x, kind_y = _kind(x), _kind(y)
    if kind_x == kind_y or (None not in (x.unit, y.unit) and may_be_one(x.unit, y.unit)):
        return "same"
    if kind_y == "any" or (kind_x, kind_y) in _WITHIN:
        return "in y"
    if kind_x == "any" or (kind_y, kind_x) in _WITHIN:
        return "in x"
    return None


def _kind(q: Quantity) -> str | None:
    """The kind of people a figure counts: "killing 31" after "a bus with 52 pilgrims" may be of
    any."""
    unit = "person" if q.category in BEFALLEN and q.noun is None else q.unit or "person"
    return counted("kind").get(unit, unit)


def one_kind(x: Quantity, y: Quantity) -> bool:
    """Are two counts surely of one kind, by noun or by the kind of people it names?"""
    kinds = [counted("kind").get(q.unit or "person", q.unit) for q in (x, y)]
    return alike(x.unit, y.unit) or (x.category == "people" and kinds[0] == kinds[1])


def alike(x: str | None, y: str | None) -> bool:
    """Are two nouns the same, or two words for one thing?"""
    if x == y or x is None or y is None:
        return x == y
    known = counted("alike")
    return x in known and known[x] == known.get(y)


@cache
def _named(noun: str) -> frozenset[str]:
    """A noun, those that the list of synonyms gives for it, and the kinds it is counted under."""
    kinds = frozenset(counted(note).get(noun, noun) for note in ("alike", "akin", "kind"))
    return kinds.union((noun, *terms_of("synonyms").get(noun, noun).split(", ")))


def may_be_one(x: str | None, y: str | None) -> bool:
    """Can two nouns name one thing, by any list ("flat", "apartment"), or is one not said?"""
    return x is None or y is None or not _named(x).isdisjoint(_named(y))


def opposed(x: Quantity, y: Quantity) -> bool:
    """Are two nouns of people of two kinds that exclude each other ("soldier", "protester")? Those
    of no listed kind may be anybody, but a teacher bears no arms."""
    a, b = (counted("kind").get(q.unit or "person", "any") for q in (x, y))
    unarmed = any(q.unit in terms_of("roles", group) for q in (x, y) for group in _UNARMED)
    if "any" in (a, b):
        return unarmed and not _ARMED.isdisjoint((a, b))
    loose = not {a, b} <= _AGES and not _LOOSE.isdisjoint((a, b))
    return a != b and not loose and not {(a, b), (b, a)} & _WITHIN


def ranked_alike(x: Quantity, y: Quantity) -> bool:
    """Are two ranks places in the same row ("a fourth time", "the third strike")?"""
    both = {x.unit or "", y.unit or ""}
    if both == {"", "place"}:
        return True  # "fifth in the table", "fifth place"
    return (x.unit is not None and alike(x.unit, y.unit)) or (
        "time" in both and both <= counted("turn").keys()
    )
