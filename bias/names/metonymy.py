"""Does the name of a capital or a country act as a government, or is it a place?

"Kabul condemned the strikes" and "relations with Kabul" speak of a government, "in Kabul" and
"strikes hit Kabul" of a place. Judged from the words on both sides; a capital that nothing marks
as acting is a place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from bias.names import known

Standing = Literal["government", "place"]

_PREPOSITIONS = frozenset(("to", "with", "from", "by", "against", "for", "toward", "towards"))


def standing(before: Sequence[str], after: Sequence[str], possessive: bool) -> Standing | None:
    """Say how a capital's or country's name stands between the words of its sentence.

    Args:
        before: up to eight lower-case words before it, the nearest last.
        after: up to six lower-case words after it, the nearest first; a mark is a word of its own.
        possessive: it ends in 's.

    Returns:
        "government", "place", or None when nothing tells.

    >>> standing(["the", "strikes", "on"], ["."], False)
    'place'
    >>> standing([], ["condemned", "the", "strikes"], False)
    'government'
    """
    last = before[-1] if before else ""
    if "between" in before[-4:] and known.beside("road").isdisjoint(before):
        return "government"
    if last == "left" and after[:1] == ["with"]:
        return "government"
    if _is_place(last) or (last == "and" and before[-3:-2] and _is_place(before[-3])):
        return "place"
    if possessive:
        return "place" if not known.beside("after a place").isdisjoint(after[:2]) else "government"
    if last == "on" and not known.beside("assault").isdisjoint(before[-5:]):
        return "place"
    if _acts(after):
        return "government"
    if last in known.beside("addressed"):
        return "government"
    if last in _PREPOSITIONS and (
        len(before) == 1
        or not known.beside("dealings").isdisjoint(before[-6:-1])
        or last == "against"
    ):
        return "government"
    if last == "and" or (after and after[0] == "and"):
        return _joined(before, after)
    return None


def _is_place(word: str) -> bool:
    """Does a name that stands after this word name a place?"""
    return word in known.beside("before a place") or (
        word != "from" and word in known.beside("inside")
    )


def _acts(after: Sequence[str]) -> bool:
    """Does a finite verb of acting or saying follow?"""
    for word in after:
        if word in known.auxiliaries():
            return True
        if word not in known.beside("between"):
            return word in known.acting()
    return False


def _joined(before: Sequence[str], after: Sequence[str]) -> Standing | None:
    """Judge "Islamabad and Kabul" by what surrounds the pair."""
    if after and after[0] == "and" and _acts(after[2:]):
        return "government"
    if before and before[-1] == "and" and len(before) > 2:
        return standing(before[:-2], ["and"], False) if before[-3] != "and" else None
    return "government" if before and before[-1] == "both" else None
