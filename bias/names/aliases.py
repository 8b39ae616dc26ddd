"""Which printed names are one name? Short forms, acronyms and spellings of one entity.

A surname follows its full name; an acronym stands in brackets beside its words, or spells their
initials; two spellings of one name share their consonants ("Tehrik-i-Taliban",
"Tehreek-e-Taliban"). Where two full names could be meant, nothing is united.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from bias.folding import folded
from bias.names import known
from bias.names.model import Entity, Names
from bias.names.runs import is_given
from bias.names.sighting import SeenName

_FIRMS = frozenset(("Ltd", "Inc", "Corp", "Co", "LLC", "Plc", "AG", "SA"))
_OFFICE_DULL = frozenset(("of", "for", "the", "and", "on", "in")) | _FIRMS
_INITIALS = re.compile(r"\b([A-Z])\.? ?(?=[A-Z]\b)")
_BRACKET = re.compile(r"\s*\(\s*[\"']?(?:the\s+|or\s+)?$")
_SMALL = re.compile(r"-(?:[a-z]{1,3})-")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiouyw'\-.]")


@lru_cache(maxsize=8192)
def skeleton(name: str) -> str:
    """Fold a name to its consonants: case, accents, vowels and small particles are dropped.

    >>> skeleton("Tehrik-i-Taliban Pakistan") == skeleton("Tehreek-e-Taliban Pakistan")
    True
    """
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    parts = []
    for word in _SMALL.sub(" ", _INITIALS.sub(r"\1", plain)).replace("-", " ").split():
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


def unite(text: str, found: Iterable[SeenName]) -> dict[tuple[str, ...], str]:
    """Give every printed form (its words) the key of its entity."""
    sights = list(found)
    listed, groups = known.organisations(), known.group_of()
    forms: dict[tuple[str, ...], str] = {}
    for sight in sights:
        name = sight.surface
        bare = len(sight.words) == 1 and sight.printed.replace(".", "") == name  # "N.A.T.O."
        printed = name if bare else sight.printed
        key = listed[name][0] if name in listed else groups.get(name, printed or name)
        forms.setdefault(sight.words, key)
    places = known.countries()
    long = [w for w in forms if len(w) > 1 and " ".join(w) not in places]
    _join_cases(forms, Counter(sight.words for sight in sights))
    _join_spellings(forms, long)
    _join_acronyms(text, sights, forms, long)
    _join_offices(forms, long)
    _join_short(sights, forms, long)
    return forms


def _join_cases(forms: dict[tuple[str, ...], str], seen: Mapping[tuple[str, ...], int]) -> None:
    """Unite "TOLMIN" of a dateline with "Tolmin", "Naacp" of a headline with "NAACP"."""
    for loud in [w for w in forms if all(map(str.isupper, w)) and len("".join(w)) > 3]:
        mild = tuple(word.title() for word in loud)
        if mild in forms:
            forms[loud] = forms[mild] = forms[max(mild, loud, key=seen.__getitem__)]


def _join_spellings(forms: dict[tuple[str, ...], str], long: list[tuple[str, ...]]) -> None:
    """Unite forms with the same consonants, if they are long enough to tell."""
    by_bones: dict[str, str] = {}
    for words, key in forms.items():
        bones = skeleton(" ".join(words))
        if len(bones) >= 5 or (words in long and len(bones) >= 4):
            forms[words] = by_bones.setdefault(bones, key)


def _join_acronyms(
    text: str,
    sights: list[SeenName],
    forms: dict[tuple[str, ...], str],
    long: list[tuple[str, ...]],
) -> None:
    """Unite an acronym with the name in or before the brackets, or with its one spelling-out."""
    spelled: dict[str, set[str]] = {}
    for words in long:
        letters = initials(words)
        if len(letters) > 2:
            spelled.setdefault(letters, set()).add(forms[words])
    for before, after in itertools.pairwise(sights):
        if not _BRACKET.fullmatch(text[before.end : after.start]):
            continue
        if text[after.end : after.end + 2].strip(" \"'")[:1] != ")":
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


def _join_offices(forms: dict[tuple[str, ...], str], long: list[tuple[str, ...]]) -> None:
    """Unite "Defence Ministry" with "Ministry of Defence", "Helvig" with "Helvig Ltd."."""
    bags: dict[tuple[str, ...], frozenset[str]] = {}
    for words in long:
        if not known.naming("organisation").isdisjoint(w.rstrip(".") for w in words):
            bags[words] = frozenset(w.rstrip(".") for w in words) - _OFFICE_DULL
    for words in long:
        bag = frozenset(w.rstrip(".") for w in words) - _OFFICE_DULL
        whole = {forms[w] for w, held in bags.items() if w != words and bag <= held}
        if len(bag) > 1 and len(whole) == 1 and (words in bags or _is_trimmed(words, bags)):
            _rename(forms, forms[words], next(iter(whole)))


def _is_trimmed(words: tuple[str, ...], bags: Iterable[tuple[str, ...]]) -> bool:
    """Is this a company's name without the Ltd. at its end?"""
    return any(w[:-1] == words and w[-1].rstrip(".") in _FIRMS for w in bags)


def _rename(forms: dict[tuple[str, ...], str], old: str, new: str) -> None:
    for words, key in forms.items():
        if key == old:
            forms[words] = new


def _join_short(
    sights: list[SeenName], forms: dict[tuple[str, ...], str], long: list[tuple[str, ...]]
) -> None:
    """Unite a surname, or a name without its first or middle word, with the one full name.

    When two full names would do, the one that stood before the short form is meant. A surname
    with a title that comes before any full name is somebody else ("Mr Adeyemi ... Funmi Adeyemi").
    """
    first: dict[tuple[str, ...], SeenName] = {}
    for sight in sights:
        if not sight.line:
            first.setdefault(sight.words, sight)
    ends, starts = _by_ends(sights, long)
    listed, countries = known.organisations(), known.countries()
    for words in sorted(forms, key=len, reverse=True):
        if len(words) == 1 and (words[0] in listed or words[0] in countries):
            continue
        bag = {w.lower() for w in words}
        alike = ends.get(words[-1].lower(), [])
        whole = [w for w in alike if bag < {x.lower() for x in w} or _is_initialled(words, w)]
        if not whole and len(words) == 1:
            whole = starts.get(words[0].lower(), [])
        if len({forms[w] for w in whole}) > 1 and words in first:
            at = first[words].start
            whole = [w for w in whole if w in first and first[w].start < at]
        if len({forms[w] for w in whole}) != 1 or forms[whole[0]] == forms[words]:
            continue
        if _is_stranger(words, whole, first):
            continue
        if len(words) > 1:
            _rename(forms, forms[words], forms[whole[0]])
        else:
            forms[words] = forms[whole[0]]


def _is_initialled(words: Sequence[str], whole: Sequence[str]) -> bool:
    """Is this "H. Aldous", of "Henry Aldous"?"""
    letter, given = words[0].rstrip("."), whole[0].rstrip(".")
    ends = len(words) == 2 and words[1] == _without_behind(whole)[-1]
    return ends and len(letter) == 1 < len(given) and given.startswith(letter)


def _by_ends(
    sights: list[SeenName], long: list[tuple[str, ...]]
) -> tuple[dict[str, list[tuple[str, ...]]], dict[str, list[tuple[str, ...]]]]:
    """The full names that a last word may stand for, and the persons that a first one may."""
    people = {s.words for s in sights if s.person}
    ends: dict[str, list[tuple[str, ...]]] = {}
    starts: dict[str, list[tuple[str, ...]]] = {}
    offices = known.naming("organisation") | known.naming("place")
    for words in long:
        if offices.isdisjoint(words) or words[-1] in known.CLUBS:
            ends.setdefault(_without_behind(words)[-1].lower(), []).append(words)
            if words in people or (len(words) == 2 and is_given(words[1])):
                starts.setdefault(words[0].lower(), []).append(words)
    return ends, starts


def _without_behind(words: Sequence[str]) -> Sequence[str]:
    """A name without the "Jr." or "MP" behind it."""
    behind = len(words) > 2 and words[-1].rstrip(".") in known.naming("behind")
    return words[:-1] if behind else words


def _is_stranger(
    words: tuple[str, ...], whole: list[tuple[str, ...]], first: dict[tuple[str, ...], SeenName]
) -> bool:
    """Does a short form with a title come before every full name that it may be short for?"""
    if words not in first or not first[words].titled:
        return False
    return all(first[words].start < first[w].start for w in whole if w in first)


def link(left: Names, right: Names) -> dict[str, str]:
    """Say which entities of two texts are one: key in `right` -> key in `left`.

    They share their key, a printed form, or their consonants; or one is the surname of the other
    and nobody else has it. What could be two things is left out.
    """
    by_form: dict[str, set[str]] = {}
    for entity in left.entities:
        for form in _forms(entity) | {_surname(entity)}:
            by_form.setdefault(form, set()).add(entity.key)
    mine, theirs = ({e.key for e in side.entities} for side in (left, right))
    alone = {e.key for e in left.entities if " " not in e.key}
    found: dict[str, str] = {}
    for entity in right.entities:
        met = {key for form in _forms(entity) for key in by_form.get(form, ())}
        met |= by_form.get(_surname(entity), set()) & alone
        met -= theirs
        if entity.key in mine:
            found[entity.key] = entity.key
        elif len(met) == 1:
            found[entity.key] = next(iter(met))
    return found


def _forms(entity: Entity) -> set[str]:
    """What an entity may be called in full elsewhere: its key, its forms, its bones."""
    names = (folded(m.surface).text for m in entity.mentions if m.role == "name")
    forms = {entity.key, *names}
    alone = {form for form in forms if " " not in form}
    forms = forms if " " not in entity.key or entity.kind != "person" else forms - alone
    return forms | {entity.match} if len(entity.match) > 4 else forms


def _surname(entity: Entity) -> str:
    if entity.kind != "person":
        return entity.key
    return _without_behind(entity.key.split())[-1]
