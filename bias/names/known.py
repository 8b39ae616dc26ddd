"""Which names are known before reading? Countries with capitals and demonyms, organisations,
titles of persons, and words that tell what kind of thing a name names."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from bias.lists import forms, load, terms_of
from bias.words import speech_words

#: Groups that the lists lack and that are no organisations.
CLUBS = frozenset(("United", "City", "Rovers", "Athletic", "Wanderers"))
#: Abbreviations before a name that are a part of it: "St. Louis", "Ft. Myers".
_OF_NAMES = frozenset(("St", "Ft", "Mt", "Fr", "Sr", "Jr"))
_DAYS = frozenset(("today", "tomorrow", "yesterday", "tonight"))
_FEASTS = frozenset(("Christmas", "Easter", "Ramadan", "Eid"))


@cache
def naming(note: str) -> frozenset[str]:
    """Words that do one thing in names (lexicons/world_naming.tsv).

    "organisation" and "place" tell what a name names, "state" are places whole, "group" are
    peoples, faiths and parties, "for" the people of whom bodies are made ("Moms for"); "alone" and
    "acronym" are no names by themselves; "particle" and "prefix" stand in names small, "behind"
    what stands behind a surname.
    """
    return frozenset(terms_of("naming", note))


@cache
def titles(note: str = "title") -> frozenset[str]:
    """Titles of persons as they stand before a name; "modifier": words before a title;
    "party": who is of a party ("Ohio Republican Ann Lee")."""
    listed = frozenset(terms_of("titles", note))
    if note != "title":
        return listed
    short = (word.removesuffix(".") for word in terms_of("abbreviations", "title"))
    return listed.union(word for word in short if word not in _OF_NAMES)


@cache
def first_names() -> dict[str, frozenset[str]]:
    """First names -> the full names that they stand for, itself among them."""
    listed = terms_of("first_names").items()
    return {name: frozenset((name, *full.split())) for name, full in listed}


def is_first_name(word: str) -> bool:
    """Whether a word is listed as a first name."""
    return word in first_names()


def sex_of_first_name(word: str) -> str:
    """Who bears a first name nearly always: "m", "f", or "" for both and for what is not listed.

    >>> sex_of_first_name("Ann"), sex_of_first_name("Tom"), sex_of_first_name("Robin")
    ('f', 'm', '')
    """
    if word in terms_of("first_names", "woman"):
        return "f"
    return "m" if word in terms_of("first_names", "man") else ""


def is_nickname(one: str, other: str) -> bool:
    """Whether two first names may be one person's, whatever their case.

    >>> is_nickname("Bob", "robert"), is_nickname("Bob", "Rob"), is_nickname("Ann", "Tom")
    (True, True, False)
    """
    one, other = one.title(), other.title()
    full = first_names()
    return not full.get(one, frozenset((one,))).isdisjoint(full.get(other, (other,)))


@cache
def beside(note: str) -> frozenset[str]:
    """Words beside a name that tell a government from a place (lexicons/world_standing.tsv)."""
    return frozenset(terms_of("standing", note))


@cache
def nameless_words() -> frozenset[str]:
    """Words in small letters that, capitalised at the start of a sentence, are no names."""
    numbers = (w for w in terms_of("numerals") if len(w) > 2)
    return naming("small").union(terms_of("function"), numbers, _DAYS)


@cache
def of_heads() -> frozenset[str]:
    """Heads after which "of" stays inside a name."""
    return naming("organisation") | naming("place") | naming("of")


@cache
def months_and_days() -> frozenset[str]:
    """Capitals that name a time."""
    days = frozenset(terms_of("calendar", "weekday"))
    plurals = {f"{day}s" for day in days if day.endswith("day")}
    return _FEASTS.union(terms_of("calendar", "month"), days, plurals)


@cache
def abbreviated() -> frozenset[str]:
    """Titles and parts of names that end in a full stop, without it."""
    known = (*terms_of("abbreviations", "title"), *terms_of("abbreviations", "name"))
    return frozenset(word.removesuffix(".") for word in known)


class Country(NamedTuple):
    """What a listed form says of a country: its name, and how the form names it."""

    country: str
    how: str


@cache
def countries() -> dict[str, Country]:
    """Form -> country and "country", "alias", "capital", "demonym" or "government"."""
    listed = {t.text: Country(t.plain or t.text, t.note) for t in load("countries").terms}
    for form, entry in list(listed.items()):
        listed.setdefault(form.replace(".", ""), entry)
    return listed


@cache
def organisations() -> dict[str, tuple[str, str]]:
    """Form -> canonical name and kind of the organisations that are listed."""
    listed = {
        t.text: (t.plain or t.text, "group" if t.note == "armed group" else "organisation")
        for t in load("organisations").terms
    }
    for form, entry in list(listed.items()):
        listed.setdefault(form[0].upper() + form[1:], entry)
        listed.setdefault(entry[0], entry)  # the name itself, beside its acronym
    return listed


@cache
def linked() -> frozenset[tuple[str, str, str]]:
    """Links inside listed names: ("Food", "and", "Drug")."""
    names = (name.split() for name, _ in organisations().values())
    return frozenset(
        (n[i - 1], n[i], n[i + 1]) for n in names for i in range(1, len(n) - 1) if n[i].islower()
    )


@cache
def group_of() -> dict[str, str]:
    """Form -> one form of the group: "Kurd", "Kurdish" and "Kurds" are Kurds."""
    return {
        w: w.removesuffix("s").removesuffix("ish") + "s" for w in naming("group") if w[-2:] != "ic"
    }


@cache
def strong() -> frozenset[str]:
    """Words that writers set in capitals to say them loudly."""
    return frozenset((*terms_of("loaded_evaluation"), *terms_of("intensifiers")))


@cache
def acting() -> frozenset[str]:
    """Forms of verbs whose subject acts or speaks."""
    said = {f for verb in speech_words() if " " not in verb for f in forms(verb)}
    return frozenset(said) | beside("act") | auxiliaries()


@cache
def auxiliaries() -> frozenset[str]:
    """Verbs that show that what stands before them is a subject."""
    return frozenset(w for note in ("have", "do", "modal") for w in terms_of("function", note))
