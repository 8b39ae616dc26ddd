"""Which printed names are one name? Short forms, acronyms and spellings of one entity.

A surname follows its full name; an acronym stands in brackets beside its words, or spells their
initials; two spellings of one name share their consonants ("Tehrik-i-Taliban",
"Tehreek-e-Taliban"). Where two full names could be meant, nothing is united.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Protocol

from . import known


class Sight(Protocol):
    """A sighting: where, which words, and whether a person's title or verb stood by."""

    start: int
    end: int
    words: tuple[str, ...]
    person: bool

    @property
    def surface(self) -> str: ...


_BRACKET = re.compile(r"\s*\(\s*[\"“‘']?(?:the\s+|or\s+)?$")
_SMALL = re.compile(r"-(?:[a-z]{1,3})-")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiouyw'’\-.]")


@lru_cache(maxsize=8192)
def skeleton(name: str) -> str:
    """Fold a name to its consonants: case, accents, vowels and small particles are dropped.

    >>> skeleton("Tehrik-i-Taliban Pakistan") == skeleton("Tehreek-e-Taliban Pakistan")
    True
    """
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    parts = []
    for word in _SMALL.sub(" ", plain).replace("-", " ").split():
        if word.islower():
            continue
        low = word.lower().replace("kh", "h").replace("q", "k").replace("ph", "f")
        low = low.replace("dh", "d").replace("gh", "g").replace("ck", "k").replace("c", "k")
        bones = low[0] + _VOWELS.sub("", low[1:]) if low[0] not in "ae" else _VOWELS.sub("", low)
        parts.append(_DOUBLED.sub(r"\1", bones) or low)
    return " ".join(parts)


def initials(words: Sequence[str]) -> str:
    """The first letters of the words of a name, hyphened parts counted, small ones left out.

    >>> initials(("Inter-Services", "Public", "Relations"))
    'ISPR'
    """
    parts = [p for w in words for p in w.split("-")]
    return "".join(p[0] for p in parts if p and p[0].isupper())


def unite(text: str, found: Iterable[Sight]) -> dict[tuple[str, ...], str]:
    """Give every printed form (its words) the key of its entity."""
    sights = list(found)
    listed = known.organisations()
    forms: dict[tuple[str, ...], str] = {}
    for sight in sights:
        forms.setdefault(sight.words, listed.get(sight.surface, (sight.surface, ""))[0])
    people = {s.words for s in sights if s.person}
    places = known.countries()
    long = [w for w in forms if len(w) > 1 and " ".join(w) not in places]
    _join_spellings(forms, long)
    _join_acronyms(text, sights, forms, long)
    _join_short(forms, long, people)
    return forms


def _join_spellings(forms: dict[tuple[str, ...], str], long: list[tuple[str, ...]]) -> None:
    """Unite forms with the same consonants, if they are long enough to tell."""
    by_bones: dict[str, str] = {}
    for words, key in forms.items():
        bones = skeleton(" ".join(words))
        if len(bones) >= 5 or (words in long and len(bones) >= 4):
            forms[words] = by_bones.setdefault(bones, key)


def _join_acronyms(
    text: str, sights: list[Sight], forms: dict[tuple[str, ...], str], long: list[tuple[str, ...]]
) -> None:
    """Unite an acronym with the name in or before the brackets, or with its one spelling-out."""
    spelled: dict[str, set[str]] = {}
    for words in long:
        letters = initials(words)
        if len(letters) > 2:
            spelled.setdefault(letters, set()).add(forms[words])
    for before, after in zip(sights, sights[1:], strict=False):
        if not _BRACKET.fullmatch(text[before.end : after.start]):
            continue
        if text[after.end : after.end + 2].strip(" \"”’'")[:1] != ")":
            continue
        short, full = (after, before) if len(after.words) == 1 else (before, after)
        if len(short.words) == 1 and _spells(short.words[0], full.words):
            forms[short.words] = forms[full.words]
    for words, key in list(forms.items()):
        if len(words) == 1 and words[0].isupper() and key == words[0]:
            whole = spelled.get(words[0], set())
            if len(whole) == 1:
                forms[words] = next(iter(whole))


def _spells(short: str, words: Sequence[str]) -> bool:
    """Do the letters of an acronym follow the initials of the words, some of them skipped?"""
    letters = iter(initials(words).upper())
    return len(short) > 1 and short.isupper() and all(c in letters for c in short if c.isalpha())


def _join_short(
    forms: dict[tuple[str, ...], str], long: list[tuple[str, ...]], people: set[tuple[str, ...]]
) -> None:
    """Unite a surname, or a name without its first or middle word, with the one full name."""
    ends: dict[str, set[str]] = {}
    starts: dict[str, set[str]] = {}
    for words in long:
        if known.ORGANISATION.isdisjoint(words) and known.PLACE.isdisjoint(words):
            ends.setdefault(words[-1], set()).add(forms[words])
            if words in people:
                starts.setdefault(words[0], set()).add(forms[words])
    for words in sorted(forms, key=len, reverse=True):
        whole = ends.get(words[-1], set())
        if len(words) == 1:
            if words[0] in known.organisations() or words[0] in known.countries():
                continue
            whole = whole or starts.get(words[0], set())
            if len(whole) == 1:
                forms[words] = next(iter(whole))
            continue
        longer = [
            w for w in long if len(w) > len(words) and w[-1] == words[-1] and set(words) < set(w)
        ]
        if len({forms[w] for w in longer}) == 1 and known.ORGANISATION.isdisjoint(words):
            old, new = forms[words], forms[longer[0]]
            for other, key in forms.items():
                if key == old:
                    forms[other] = new
