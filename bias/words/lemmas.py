"""Which dictionary word is a printed one a form of?

Endings are taken off by spelling (Quirk et al. 1985, 3.5 to 3.10, 5.80 and 7.79). Where spelling
leaves several words, a known verb decides, and where none is known the spelling of stems that lose
a silent "e" ("announc", "settl", "nominat"). What is no form of another word ("news", "morning")
and what no rule reaches ("died", "shoes") stands in ``world_bases.tsv``, irregular forms stand in
``world_irregular.tsv``, and what takes -er and -est in ``world_comparison.tsv``. A printed word has
one lemma wherever it stands: "killing" is a form of "kill" also where it is a noun.
How often this is right: ``python -m benchmarks.lemmas``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from bias.lists import fold, terms_of

# What a stem ends in that lost an "e" before -ed or -ing, a vowel before the vowel standing for
# none: "invad" but not "plead", "fil" but not "fail". Rarer ones stand in the list of bases.
_SILENT = re.compile(
    r"(?:[cuvz]|[^s]s|[bcdfgkptz]l|[delr]g|eng"
    r"|(?<![aeo])a[bdgkmprtv]|(?<![aeou])i[bdfgklmnr]|(?<![aeo])o[bdgk]|(?<![io])ot"
    r"|(?<![aeo])u[bdgklmnrt]|com|^[^aeiou]+[aiouy]p|yp|yl)$"
)
_VOWEL = re.compile("[aeiouy]")
# A final consonant is written twice in these; -ll, -ss and -ff may be the word's own.
_DOUBLED = re.compile(r"(?:bb|dd|gg|kk|mm|nn|pp|rr|tt|[aeiou].*[aeiou]ll)$")


@lru_cache(maxsize=65536)
def lemma(word: str) -> str:
    """Return the dictionary form of `word` as printed, in small letters, without ``'s``.

    >>> [lemma(w) for w in ("Denied", "children", "announced", "killing", "larger", "news")]
    ['deny', 'child', 'announce', 'kill', 'large', 'news']
    """
    low = fold(word)
    known = _known_forms().get(low)
    if known is not None:
        return known
    if len(low) < 4 or low[-1] not in "sdg":
        return low
    if low.endswith("ing"):
        return _of_stem(low[:-3], low)
    if low.endswith("ed"):
        return low if low.endswith("eed") else _of_stem(low[:-2], low)
    return _of_plural(low) if low[-1] == "s" else low


@cache
def _known_forms() -> dict[str, str]:
    """Forms that no rule is needed for -> their lemma."""
    verbal = [terms_of("function", note).keys() for note in ("be", "have", "do", "get")]
    table = {word: word for word in terms_of("function").keys() - set().union(*verbal)}
    for word, irregular in terms_of("comparison").items():
        for form in irregular.split(", ") if irregular else compared(word):
            table[form] = word
    table.update((word, word) for word in terms_of("verbs"))  # "need", "focus", "lower"
    table.update({form: of.partition(",")[0] for form, of in terms_of("irregular").items()})
    table.update({form: of or form for form, of in terms_of("bases").items()})
    return table


def compared(word: str) -> tuple[str, str]:
    """The comparative and the superlative of a short adjective or adverb.

    >>> compared("big"), compared("early"), compared("late")
    (('bigger', 'biggest'), ('earlier', 'earliest'), ('later', 'latest'))
    """
    if word.endswith("e"):
        word = word[:-1]
    elif word.endswith("y") and not _VOWEL.match(word[-2]):
        word = word[:-1] + "i"
    elif re.fullmatch(r"[^aeiou]+[aeiou][bdgmnt]", word):
        word += word[-1]
    return word + "er", word + "est"


@cache
def _verbs() -> frozenset[str]:
    return frozenset(terms_of("verbs"))


def _of_stem(stem: str, form: str) -> str:
    """The word that, with -ed or -ing, made `form` of `stem`."""
    if len(stem) < 2 or not _VOWEL.search(stem):
        return form
    if form.endswith("ied"):
        return stem[:-1] + "y"
    single = stem[:-1] if _DOUBLED.search(stem) else stem
    known = _verbs()
    found = [w for w in (stem, single, stem + "e") if w in known]
    if len(set(found)) == 1:
        return found[0]
    if single != stem:
        return single
    return stem + "e" if _SILENT.search(stem) else stem


def _of_plural(low: str) -> str:
    """The word that `low` is the plural, or the third person, of."""
    if low.endswith(("ss", "us", "is")):
        return low
    if low.endswith("ies"):
        return low[:-3] + "y" if len(low) > 4 else low[:-1]
    if low.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return low[:-2]
    return low[:-1]
