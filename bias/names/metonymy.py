"""Does the name of a capital or a country act as a government, or is it a place?

"Kabul condemned the strikes" and "relations with Kabul" speak of a government, "in Kabul" and
"strikes hit Kabul" of a place. Judged from the words on both sides; a capital that nothing marks
as acting is a place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from . import known

Standing = Literal["government", "place"]

_PLACE_WORDS = (known.PLACE_BEFORE - {"from"}) | known.table(
    "over above capital city downtown central eastern western northern southern greater visit "
    "visited visiting left leaving reached reaching entered entering fled fleeing hit struck "
    "hitting striking bombed bombing bombard bombarded shelled shelling targeted targeting "
    "captured capturing seized took besieged rocked shook attacked attacking flew landed"
)
_ADDRESSED = known.table(
    "accuse accused accuses accusing urge urged urges urging blame blamed blames blaming warn "
    "warned warns warning press pressed pressing tell told ask asked force forced forcing "
    "criticise criticised criticize criticized condemned condemning pressure convinced persuade "
    "left"
)
# Words before "to", "with", "from", "by" ... that show dealings between governments.
_DEALINGS = known.table(
    "message signal assurances assurance relations ties talks pressure protest protests warning "
    "warnings demand demands call calls letter support aid response denial denials condemnation "
    "statement statements trust agreement deal treaty dialogue negotiations negotiate accused "
    "condemned trade war tensions tension cooperation coordination approval permission appeal "
    "close closer loyal allied backed supported denied rejected pledge pledges promises "
    "sanctions concessions loan loans summoned communication rapprochement strain rift between "
    "patience conveyed complained complaint"
)
_PREPOSITIONS = known.table("to with from by against for toward towards")
_ROADS = known.table(
    "road highway flight flights train trains route railway distance km kilometres kilometers "
    "miles halfway travel travelled traveled border line pass"
)
_PLACE_NOUNS = known.table(
    "streets street airport suburbs suburb outskirts residents mayor hospital hospitals market "
    "markets mountains districts district neighborhoods neighbourhoods mosque university "
    "stadium river skyline downtown centre center embassy hotel hotels bazaar population old "
    "north south east west northern southern eastern western Green green main biggest largest"
)
_ASSAULTS = known.table(
    "attack attacks strike strikes raid raids assault airstrike airstrikes bombs advance march "
    "bombing bombardment shelling"
)
_BETWEEN = known.table("also later still now then itself never long again both")
_AUXILIARY = known.table("has had will would must should can cannot could may might does did")


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
    if "between" in before[-4:] and _ROADS.isdisjoint(before):
        return "government"
    if last == "left" and after[:1] == ["with"]:
        return "government"
    if last in _PLACE_WORDS or (last == "and" and before[-3:-2] and before[-3] in _PLACE_WORDS):
        return "place"
    if possessive:
        return "place" if not _PLACE_NOUNS.isdisjoint(after[:2]) else "government"
    if last == "on" and not _ASSAULTS.isdisjoint(before[-5:]):
        return "place"
    if _acts(after):
        return "government"
    if last in _ADDRESSED:
        return "government"
    if last in _PREPOSITIONS and (
        len(before) == 1 or not _DEALINGS.isdisjoint(before[-6:-1]) or last == "against"
    ):
        return "government"
    if last == "and" or (after and after[0] == "and"):
        return _joined(before, after)
    return None


def _acts(after: Sequence[str]) -> bool:
    """Does a finite verb of acting or saying follow?"""
    for word in after:
        if word in _AUXILIARY:
            return True
        if word not in _BETWEEN:
            return word in known.acting()
    return False


def _joined(before: Sequence[str], after: Sequence[str]) -> Standing | None:
    """Judge "Islamabad and Kabul" by what surrounds the pair."""
    if after and after[0] == "and" and _acts(after[2:]):
        return "government"
    if before and before[-1] == "and" and len(before) > 2:
        return standing(before[:-2], ["and"], False) if before[-3] != "and" else None
    return "government" if before and before[-1] == "both" else None
