"""What is known of a dictionary word wherever it stands? Worked out once, kept in one record."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from bias.lists import terms_of
from bias.words import background, groups
from bias.words.families import family_of_lemma
from bias.words.lemmas import lemma


class Word(NamedTuple):
    """One dictionary word.

    Attributes:
        lemma: the word itself. family: what it shares with its verb or noun.
        groups: the kinds of event that it can name, in alphabetical order.
        rarity: inverse document frequency in news, in nats.
        opens_phrase: whether a phrase that names a kind of event begins with it.
        stop: whether it says nothing about which event a sentence tells.
    """

    lemma: str
    family: str
    groups: tuple[str, ...]
    rarity: float
    opens_phrase: bool
    stop: bool


@lru_cache(maxsize=65536)
def look_up(base: str) -> Word:
    """Return what is known of a dictionary word, given as its lemma."""
    return Word(
        base,
        family_of_lemma(base),
        tuple(sorted(groups.load().of_lemma(base))),
        background.load().weight(base),
        base in groups.load().openers,
        base in stopwords(),
    )


@cache
def stopwords() -> frozenset[str]:
    """Lemmas that say nothing about which event a sentence tells."""
    return frozenset(map(lemma, terms_of("stopwords")))
