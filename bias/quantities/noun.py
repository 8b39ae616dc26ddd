"""What is counted? The noun after a figure, in the singular, and the kind of thing it names.

The head is the first plural after the figure, past adjectives ("40 Pakistani soldiers": soldier);
English puts modifiers in the singular, so no parser is needed for nearly all news figures.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from functools import cache
from typing import NamedTuple

from bias.lists import terms_of

from .known import (
    counted,
    currencies,
    durations,
    fates,
    measures,
    months_named,
    people,
    uncounted_words,
)
from .model import BEFALLEN

# A doer by its ending ("campaigner"); things with the same endings are named.
_DOER = re.compile(r"(?:er|or|ist|ian|ant|ee|man|woman)$")
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:[-'][^\W_]+)*")


# "Eight attorneys general": the plural stands before its adjective.
_GENERAL = re.compile(r" [Gg]eneral\b")
_BEFORE_GENERAL = frozenset(("attorney", "secretary", "solicitor"))
_SHORT = re.compile(r"-[a-z]{2}s$")  # "co-ops", "run-ins"
_NO_ADVERB = frozenset(
    ("family", "ally", "assembly", "anomaly", "rally", "supply", "reply", "july")
)
_DETERMINERS = frozenset(("the", "these", "those", "own", "them", "whom", "which"))


class Noun(NamedTuple):
    """The noun counted: printed words `start` to `end`, singular, and the words skipped before."""

    start: int
    end: int
    unit: str
    before: tuple[str, ...]


def singular(word: str) -> str | None:
    """Return the singular of a plural noun, None when `word` has no plural form.

    >>> singular("soldiers"), singular("children"), singular("cities"), singular("red")
    ('soldier', 'child', 'city', None)
    """
    lower = word.lower()
    known = irregular().get(lower)
    if known is not None:
        return known
    if lower.endswith("children"):
        return lower[:-3]
    if lower.endswith("men") and len(lower) > 4:
        return lower[:-2] + "an"
    if len(lower) < 4 or lower[-1] != "s" or lower in terms_of("plurals", "no plural"):
        return None
    if lower.endswith(("ss", "us", "is", "'s")):
        return None
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zes")):
        return lower[:-2]
    return lower[:-1]


def noun_after(text: str, at: int, one: bool = False) -> Noun | None:
    """Find the noun counted by a figure that ends at `at`; `one`: it stands in the singular."""
    before: list[str] = []
    last: Noun | None = None
    for _ in range(6):
        gap = text[at : at + 1]
        if gap != " " or not (match := _WORD.match(text, at + 1)):
            break
        word = match.group()
        lower = word.lower()
        if lower == "such" and not before:  # "31 such attacks"
            at = match.end()
            continue
        if lower == "of" and not before:
            at = match.end()
            before.append(lower)
            continue
        if before == ["of"] and _determines(lower):
            at = match.end()
            continue
        if lower in uncounted_words() and word != "US":
            break
        tail = lower.rpartition("-")[2]
        unit = lower[:-1] if _SHORT.search(lower) else None
        unit = unit or singular(lower if lower in irregular() else tail)
        modifies = lower in terms_of("plurals", "modifier") or (
            unit == lower and _plural_after(text, match.end())
        )  # "three personnel carriers"
        if unit is not None and not modifies:
            general = _GENERAL.match(text, match.end()) if unit in _BEFORE_GENERAL else None
            end = general.end() if general else match.end()
            unit = f"{unit} general" if general else unit
            return Noun(match.start(), end, unit, tuple(before))
        if one:
            if lower in fates("end") or len(word) == 1:
                break
            if lower.endswith("ly") and last is None and lower not in _NO_ADVERB:
                break  # "one badly hurt"
            if last is not None and (word[0].isupper() or lower.endswith("ed")):
                break
            last = Noun(match.start(), match.end(), lower, tuple(before))
        before.append(lower)
        at = match.end()
    return last


def _plural_after(text: str, at: int) -> bool:
    """Does a plural in -s follow?"""
    match = _WORD.match(text, at + 1) if text[at : at + 1] == " " else None
    word = match.group().lower() if match else ""
    return word.endswith("s") and word not in uncounted_words() and singular(word) is not None


def kind_of_noun(unit: str) -> str:
    """Say what kind of thing `unit` is: a category, "people" when it names persons.

    >>> [kind_of_noun(x) for x in ("soldier", "hour", "attack", "home", "death")]
    ['people', 'duration', 'events', 'things', 'killed']
    """
    for category, nouns in _kinds():
        if unit in nouns:
            return category
    if _DOER.search(unit) and unit not in counted("thing") and unit not in months_named():
        return "people"
    return "things"


@cache
def _kinds() -> tuple[tuple[str, Container[str]], ...]:
    """Category -> the nouns that show it; the first that has a noun decides."""
    befallen = ((category, counted(category)) for category in sorted(BEFALLEN))
    return (
        *befallen,
        ("duration", durations()),
        ("money", currencies()),
        ("measure", measures()),
        ("score", counted("result")),
        ("people", people()),
        ("events", counted("event")),
    )


@cache
def irregular() -> Mapping[str, str]:
    """Plural -> singular where no rule of spelling tells it."""
    forms = {form: words.split(", ")[0] for form, words in terms_of("irregular", "noun").items()}
    return {**forms, **terms_of("plurals", "plural")}


def _determines(word: str) -> bool:
    """Does a word after "of" only determine the noun after it ("40 of the men")?"""
    return word in _DETERMINERS or word in terms_of("function", "possessive")
