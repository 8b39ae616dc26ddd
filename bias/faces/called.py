"""How is said in a few words what somebody is? Cut at a joint of the phrase, never inside a name.

Whole where there is room: of "an immigrant who lives in Los Angeles" an immigrant alone reads as
one of a caravan. "President of the Center for Health" is all of that or nothing, for "president"
alone says of whom as little as "the group's president".
"""

from __future__ import annotations

import re

from bias.faces.words import say
from bias.lists import terms_of

#: Forms of address and titles that do not say what somebody is.
_TITLES = frozenset(("Dr", "Mr", "Mrs", "Ms", "Miss", "Prof", "Attorney"))
#: What one is only of somebody; beside them whatever ends in "spokesman", "spokeswoman".
_OF_SOMEBODY = frozenset(
    ("president", "director", "chairman", "official", "member", "leader", "aide", "chief")
)
_KIN = frozenset(("brother", "daughter", "father", "husband", "mother", "sister", "son", "wife"))
#: The party and place behind a title; what tells of something else, behind what somebody is; and
#: what tells more of it, or of somebody.
_SEAT = re.compile(r" \(([RDI][-–][\w. ]+)\)$")
_ASIDE = re.compile(r",? (?:where|when)\b|,? --|,? [—–]| \(")
_CLAUSE = re.compile(r", one\b|(?:, an? [^,]+?)?,? (?:who|which|whose|whom|that)\b")
#: "The organization's": of a body that was named before; "the president's" is whose it is.
_ITS = re.compile(r"(?:^|(?<= the )|(?<= this ))(?!president|governor|mayor)[a-z]+['’]s ")
#: Little words that stand inside a name, and those of them that do before "the" ("of the West").
_INSIDE_NAMES = frozenset(("and", "at", "for", "of", "on"))
_BEFORE_THE = _INSIDE_NAMES - {"and", "at"}
_WORD = re.compile(r"\S+")


def brief(role: str, room: int) -> str:
    """Return what a role says in at most `room` characters; "" where nothing is left of it.

    >>> brief("a lawyer who specializes in tribal issues", 44)
    'a lawyer who specializes in tribal issues'
    >>> brief("a lawyer who specializes in tribal issues", 30)
    'a lawyer'
    >>> brief("director of the Center for Health in Lima", 34), brief("director of the Center", 9)
    ('director of the Center for Health', '')
    """
    seated = _SEAT.sub(r", \1", _ITS.sub(_its, role))
    told = _ASIDE.split(seated)[0].removeprefix("its ").strip(" ,")
    said = " ".join(told.replace(" the its ", " its ").split())
    if len(said) > room or _is_unnamed(said):
        said = _CLAUSE.split(said)[0].strip(" ,")
    while said and (len(said) > room or _is_unnamed(said)):
        said = _shorter(said)
    said = said.removesuffix(" and")
    # "A lawyer working on the case".
    said = said.rpartition(" ")[0] if said != told and said.endswith("ing") else said
    return "" if _is_empty(said) else said


def with_role(name: str, role: str, room: int) -> str:
    """A name with what its bearer is, if that can be said in so many characters."""
    said = brief(role, room)
    return say("sources.with_role", name=name, role=said) if said else name


def _its(met: re.Match[str]) -> str:
    """ "The bureau's" of a role without that body's name: "FBI agent in the bureau's office"."""
    named = any(word[:1].isupper() for word in met.string[: met.start()].split())
    return met[0] if named else "its "


def _is_unnamed(said: str) -> bool:
    """Whether it hangs on a body that was named before."""
    return " its " in said


def _shorter(said: str) -> str:
    """A role without the last thing that hangs on it."""
    words = [*_WORD.finditer(said)]
    for n in range(len(words) - 1, 0, -1):
        word, before = words[n][0], words[n - 1][0]
        if before.endswith(",") and not _is_in_place(words, n):
            return said[: words[n - 1].end()].rstrip(" ,")
        if word == "and" and not _joins_names(words, n) and n + 1 < len(words):
            return said[: words[n - 1].end()].rstrip(" ,")
        # "Onetime head of": of what, tells who it is.
        hangs = word in terms_of("function", "preposition") and word != "of"
        if hangs and not _joins_names(words, n):
            return said[: words[n - 1].end()].rstrip(" ,")
    return ""


def _joins_names(words: list[re.Match[str]], n: int) -> bool:
    """Whether a little word stands between two words of one name: "Bank of Lima"."""
    rest = [w[0] for w in words[n + 1 :] if w[0] != "the"]
    before_the = n + 1 < len(words) and words[n + 1][0] == "the"
    if words[n][0] not in (_BEFORE_THE if before_the else _INSIDE_NAMES):
        return False
    return words[n - 1][0][:1].isupper() and bool(rest) and rest[0][:1].isupper()


def _is_in_place(words: list[re.Match[str]], n: int) -> bool:
    """Whether a comma parts a place from its state: "the Columbus, Ohio, company"."""
    return (words[n - 1][0][:1].isupper() and words[n][0][:1].isupper()) or (
        n > 1 and words[n - 2][0].endswith(",")
    )


def _is_empty(said: str) -> bool:
    """Whether a role says nothing without whose it is."""
    if not said or said.strip(".") in _TITLES or said.startswith("one of "):
        return True
    words = said.lower().split()
    alone = any(w in _OF_SOMEBODY or "spokes" in w for w in (words[0], words[-1]))
    alone = alone or words[-1] in _KIN
    # "A White House spokesman", "former vice president", "the mayor's aide": of whom is told.
    named = any(w[:1].isupper() for w in said.split()) or "'s" in said
    named = named or (words[0] == "former" and words[-1] == "president")
    hangs = any(w in terms_of("function", "preposition") for w in words)
    return alone and not named and not hangs
