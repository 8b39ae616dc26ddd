"""Who does the deed that a word names, and to whom is it done, in the active and the passive?

Word order alone: the doer stands before an active verb and after the "by" of a passive one, the
other party the other way round; the small word of a verb ("fired on", "taken over") belongs to it.
Huddleston & Pullum (The Cambridge Grammar of the English Language, 2002, ch. 16) on voice.
"""

from __future__ import annotations

from bias.aligner.claims import Claims
from bias.lists import terms_of as words
from bias.words.closed import ORDINALS, PREPOSITION, UNITS, listed

#: Verbs whose past form is their plain form.
_UNCHANGED = listed("beat cut hit put shut let set cost hurt burst spread split quit shed cast bid")
_BE = listed("is are was were been being be got")
_FILLING = listed("of for by to from in at with against")
_SMALL = listed("on over at upon into against up out down off to")


def leading(claims: Claims, i: int) -> list[int]:
    """The content words that stand before word `i` in its clause: its subject is one."""
    clause = claims.words[i].clause
    return [
        k
        for k in claims.content()
        if k < i and claims.words[k].clause == clause and not claims.words[k].adverb
    ]


def following(claims: Claims, i: int) -> list[int]:
    """What stands right after word `i`, before a preposition: its object, if it has one."""
    places: list[int] = []
    for k in range(i + 1, len(claims.words)):
        word = claims.words[k]
        if word.clause != claims.words[i].clause or word.low in PREPOSITION:
            break
        if (
            word.content
            and not word.adverb
            and word.stem not in UNITS
            and word.low not in ORDINALS
            and word.speech == claims.words[i].speech
        ):
            places.append(k)
    return places


def filler(claims: Claims, k: int) -> list[int]:
    """The content words of the phrase that a preposition right after word `k` brings in."""
    if k + 1 >= len(claims.words) or claims.words[k + 1].low not in _FILLING:
        return []
    places: list[int] = []
    for x in range(k + 2, min(k + 6, len(claims.words))):
        word = claims.words[x]
        if places and (word.low.endswith("ed") or is_past(word.low)):
            break  # the verb: "the minister for health resigned"
        if word.content and word.stem not in UNITS:
            places.append(x)
        elif places or word.kind != "function" or word.low in PREPOSITION:
            break
    return places


def is_past(low: str) -> bool:
    """Whether a folded word is an irregular past form or participle ("won", "taken")."""
    return low in _UNCHANGED or words("irregular", "verb").get(low, low) != low


def passive(claims: Claims, i: int) -> bool:
    """Whether word `i` is a participle after a form of "be", with small words between at most."""
    low = claims.words[i].low
    if i and claims.words[i - 1].low in ("found", "declared", "ruled", "held"):
        return passive(claims, i - 1)  # "found guilty"
    if not low.endswith(("ed", "en")) and low not in words("irregular", "verb"):
        return False
    for k in range(i - 1, max(-1, i - 4), -1):
        word = claims.words[k]
        if word.low in _BE:
            return True
        if word.clause != claims.words[i].clause or (word.content and not word.adverb):
            return False
    return False


def doers(claims: Claims, i: int) -> list[int]:
    """The words of the one who does it; empty when a passive does not say."""
    if not passive(claims, i):
        return leading(claims, i)
    clause = claims.words[i].clause
    for k in range(i + 1, min(i + 8, len(claims.words))):
        if claims.words[k].clause != clause:
            break
        if claims.words[k].low == "by":
            return following(claims, k)
    return []


def patients(claims: Claims, i: int) -> list[int]:
    """The words of the one to whom it is done."""
    if passive(claims, i):
        return leading(claims, i)
    k = i
    while k + 1 < len(claims.words) and claims.words[k + 1].low in _SMALL and k < i + 2:
        k += 1
    return following(claims, k)
