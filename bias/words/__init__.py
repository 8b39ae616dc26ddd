"""What is known of one word, wherever it stands? Lemma, rarity, event groups, synonyms, classes."""

from __future__ import annotations

from bias.words import background, groups
from bias.words.classes import WORD_CLASSES, word_classes
from bias.words.known import stopwords
from bias.words.lemmas import lemma
from bias.words.stems import root, stem
from bias.words.synonyms import meanings
from bias.words.times import months, time_words, weekdays
from bias.words.verbs import TENSES, Tense, is_participle, passives, tenses

__all__ = [
    "TENSES",
    "WORD_CLASSES",
    "Tense",
    "event_groups",
    "family",
    "is_participle",
    "is_stopword",
    "lemma",
    "meanings",
    "months",
    "passives",
    "rarity",
    "tenses",
    "time_words",
    "weekdays",
    "word_classes",
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
