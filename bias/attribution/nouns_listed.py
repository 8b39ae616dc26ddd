"""Which common nouns can speak, by the lists: people, bodies, documents, offices, parties."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from bias.attribution.roles import ADDRESS, FEMALE, HERS, HIS, MALE
from bias.lists import lemmas, terms_of
from bias.names import (
    titles,
)

_SHORT = {
    "rep": "representative", "congressman": "representative", "congresswoman": "representative",
    "sen": "senator", "gov": "governor", "attorney": "lawyer", "counsel": "lawyer",
}  # fmt: skip
ARTICLES = frozenset(("the", "a", "an", "mr", "ms", "mrs", "own"))
#: A vice president is no president, an attorney general no attorney.
LESS = frozenset(("vice", "deputy", "former", "ex", "assistant", "acting", "associate", "general"))
#: What makes an attorney one who accuses.
_PROSECUTES = frozenset(("states", "district", "county", "state", "city"))
#: Words for any body; which one is meant, only its place tells.
ANY_BODY = frozenset(
    ("agency", "association", "company", "firm", "group", "organization", "retailer", "union")
)


@cache
def nouns_of(note: str) -> frozenset[str]:
    return frozenset(terms_of("speakers", note))


def bodies() -> frozenset[str]:
    """The words, in small letters, that say what a body is."""
    return nouns_of("body")


@cache
def person_nouns() -> frozenset[str]:
    """The words, in small letters, that say what a person is."""
    heads = (t.partition(" of ")[0].partition(" for ")[0] for t in terms_of("roles"))
    listed = {h.rpartition(" ")[2] for h in heads} - nouns_of("body")
    return frozenset(listed | nouns_of("person") | {t.lower() for t in titles()}) - ADDRESS


@cache
def offices() -> frozenset[str]:
    """Titles, in small letters, that are no form of address and tell no sex."""
    return frozenset(t.lower() for t in titles()) - ADDRESS - MALE - FEMALE


def is_speaker(noun: str) -> bool:
    """Whether a common noun is listed as somebody who speaks, or as something that holds words; a
    video, a law and a figure do not."""
    forms = {noun, *lemmas(noun)}
    if forms & nouns_of("thing"):
        return False
    listed = terms_of("speakers").keys() | person_nouns()
    return bool(forms & listed) or any(is_agent(x) for x in forms) or noun.endswith("men")


def plain_word(word: str) -> str:
    """A word of a role as others may print it: "lawyer" for "attorney", "israel" for "Israeli"."""
    bare = word.replace(".", "").replace("’", "'").removesuffix("'s").removesuffix("'")
    return _SHORT.get(bare) or _countries().get(bare, bare)


@cache
def _countries() -> dict[str, str]:
    """Demonyms and short names of countries -> their names, in small letters."""
    return {
        form.lower(): country.lower()
        for note in ("demonym", "alias")
        for form, country in terms_of("countries", note).items()
    }


def is_party(role: str) -> bool:
    """Whether a role says of a person only whose party they are of: "Democrat of Ohio"."""
    return not titles("party").isdisjoint(role.partition(" of ")[0].split()[-1:])


def is_called(said: Iterable[str], role: str) -> bool:
    """Whether the words of "the ..." are said of a role: "senator" of "Sen.", "mayor" of "the mayor
    of Lima", not of "deputy mayor"."""
    sought = {plain_word(w) for w in said} - ARTICLES
    told = role.lower().replace(",", "").partition(" who ")[0].split()
    words = {plain_word(w) for w in told}
    if "attorney" in told[1:] and told[told.index("attorney") - 1] in _PROSECUTES:
        words.discard("lawyer")
    # "The president's lawyer" is no president.
    if sought <= {plain_word(w) for w in told if w.endswith(("'s", "’s"))}:
        return False
    return sought <= words and LESS.isdisjoint(words - sought)


@cache
def opinions() -> frozenset[str]:
    """Words, in small letters, that judge or label whom they stand before."""
    lists = ("glorifying", "loaded_evaluation", "labelling", "ridicule")
    return frozenset(word.lower() for name in lists for word in terms_of(name))


def bare_title(word: str) -> str:
    return word.lower().strip(".,")


def sex_told(words: Sequence[str]) -> str:
    """What the words of a role say: "m", "f", or "" for nothing."""
    if any(w in HERS or w.endswith("woman") for w in words):
        return "f"
    return "m" if any(w in HIS for w in words) else ""


def is_agent(low: str) -> bool:
    """Whether the end of a word says that it names a person."""
    ends = low.endswith(("person", "man", "woman", "ist", "ologist", "maker"))
    return ends and low not in ("human", "german", "roman")  # "Health and Human Services"
