"""What is known of one word, wherever it stands? Lemma, rarity, event groups, synonyms, classes."""

from __future__ import annotations

from functools import cache

from bias.lists import terms_of
from bias.words import background, groups
from bias.words.known import stopwords
from bias.words.lemmas import lemma
from bias.words.speech import needs_parse, speech_words
from bias.words.stems import root, stem

__all__ = [
    "event_groups",
    "family",
    "is_stopword",
    "lemma",
    "months",
    "needs_parse",
    "rarity",
    "speech_words",
    "time_words",
    "weekdays",
]


def rarity(word: str) -> float:
    """How rare a word is in news: inverse document frequency in nats, 0 (everywhere) to 6.4."""
    return background.load().weight(stem(word))


def family(word: str) -> str:
    """What a word shares with the words derived from it ("dismiss", "dismissal"): a key."""
    return root(word)


def event_groups(word: str) -> frozenset[str]:
    """The kinds of event that a word can name ("sack", "oust" and "dismiss" name one kind)."""
    return groups.load().of(word)


def is_stopword(word: str) -> bool:
    """Whether a word says nothing about which event a sentence tells."""
    return word.lower() in stopwords() or stem(word) in stopwords()


@cache
def months() -> dict[str, int]:
    """Names of months in small letters -> 1 to 12 ("may" is left out: it is mostly the verb)."""
    return {k.lower(): int(v) for k, v in terms_of("calendar", "month").items() if k != "May"}


@cache
def weekdays() -> dict[str, int]:
    """Names of weekdays in small letters -> 1 (Monday) to 7."""
    return {k.lower(): int(v) for k, v in terms_of("calendar", "weekday").items()}


@cache
def time_words() -> frozenset[str]:
    """Single words that name a time: days, months, "yesterday", "morning"."""
    relative = {w.lower() for w in terms_of("calendar", "relative") if " " not in w}
    return frozenset(relative | months().keys() | weekdays().keys())
