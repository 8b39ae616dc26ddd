"""Which words do figures go by? Numerals, nouns that are counted, units, fates: from lexicons/.

Each is read from its list once and kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from bias.lists import terms_of
from bias.words import months, weekdays

_NO_NOUN = (
    "be", "have", "do", "modal", "conjunction", "subordinator", "preposition", "pronoun",
    "possessive", "negation",
)  # fmt: skip


@cache
def numerals(note: str) -> Mapping[str, float]:
    """Words that say a number: "unit", "ten", "ordinal", "scale", or "fraction" (half: 1/2)."""
    said = {word: float(number) for word, number in terms_of("numerals", note).items()}
    return {word: 1 / whole for word, whole in said.items()} if note == "fraction" else said


@cache
def bounds_of(note: str) -> Mapping[str, tuple[float, float]]:
    """What an unexact amount allows. A reader takes "dozens" as at least two dozens and under a
    hundred. "vague" stands alone or with a noun, "times" before "of thousands"."""
    said = {word: bounds.split("-") for word, bounds in terms_of("numerals", note).items()}
    return {word: (float(low), float(high)) for word, (low, high) in said.items()}


@cache
def starters() -> frozenset[str]:
    """Words at which a number may begin."""
    vague = bounds_of("vague").keys() - after_article()
    return frozenset(numerals("unit").keys() | numerals("ten").keys() | vague | {"half", "tens"})


@cache
def after_article() -> frozenset[str]:
    """Words at which a number stands when "a" or "an" is before them."""
    return frozenset(terms_of("numerals", "after a"))


@cache
def uncounted_words() -> frozenset[str]:
    """Words that no noun counted is, and at which a noun phrase ends."""
    closed = figure_words("no noun").union(*(terms_of("function", note) for note in _NO_NOUN))
    return closed - {"past"}  # "12 past winners", "the past year": more often an adjective


@cache
def figure_words(note: str) -> frozenset[str]:
    """Words beside a figure that do one thing (lexicons/world_figure_words.tsv)."""
    return frozenset(terms_of("figure_words", note))


def leaves_out(before: str) -> bool:
    """Whether the words before a number leave so many out: "all but two"."""
    return before.rstrip().lower().endswith(tuple(figure_words("left out")))


@cache
def phrases(note: str, after: str = "") -> re.Pattern[str]:
    """A pattern of words and phrases beside a figure, the longest first, before `after`."""
    listed = "|".join(sorted(terms_of("figure_words", note), key=len, reverse=True))
    return re.compile(rf"\b({listed}){after}\b")


@cache
def fates(note: str) -> Mapping[str, str]:
    """What befell people, by category: verbs and the "object" they take, states of a "subject",
    nouns of a "toll"."""
    return dict(terms_of("fates", note))


@cache
def softeners() -> Mapping[str, str]:
    """Phrase before a figure -> the hedge that it is."""
    return {
        phrase: hedge
        for hedge in ("about", "at least", "at most", "doubt")
        for phrase in terms_of("softeners", hedge)
    }


@cache
def doubting(note: str = "doubting") -> frozenset[str]:
    """Words of a clause that put its figure in doubt, before it or "doubting after" it."""
    return frozenset(terms_of("softeners", note))


@cache
def counted(note: str) -> Mapping[str, str]:
    """Nouns that are counted (lexicons/world_counted.tsv), with the kind or the word alike."""
    return dict(terms_of("counted", note))


@cache
def people() -> frozenset[str]:
    """Nouns in the singular that name persons: what they do, where they are from, the others."""
    roles = terms_of("roles").keys() - counted("thing").keys()
    return frozenset(counted("person")).union(roles, peoples())


@cache
def peoples() -> frozenset[str]:
    """Names of peoples, in small letters."""
    return frozenset(demonym.lower() for demonym in terms_of("countries", "demonym"))


@cache
def currencies() -> frozenset[str]:
    """Names of money in the singular."""
    return frozenset(terms_of("units", "money"))


@cache
def durations() -> Mapping[str, float]:
    """Stretches of time in the singular -> seconds."""
    return {unit: float(seconds) for unit, seconds in terms_of("measures", "time").items()}


@cache
def measures() -> Mapping[str, tuple[str, float]]:
    """Unit as printed, in the singular -> its dimension, and how many base units it holds."""
    standard = {
        unit: (note, float(terms_of("measures", note)[unit]))
        for note in ("area", "length", "magnitude", "mass", "power", "speed", "temperature",
                     "volume", "yield")
        for unit in terms_of("measures", note)
    }  # fmt: skip
    printed = {unit: standard[name] for unit, name in terms_of("units").items() if name in standard}
    return printed | standard


@cache
def months_named() -> Mapping[str, int]:
    """Names of months in small letters, "may" too -> 1 to 12."""
    return {**months(), "may": 5}


@cache
def calendar_names() -> frozenset[str]:
    """Names of weekdays and months; the short forms are mostly other words."""
    return frozenset(
        name for name in (*weekdays(), *months_named()) if len(name) > 3 or name == "may"
    )
