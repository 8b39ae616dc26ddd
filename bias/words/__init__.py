"""What is known of one word, wherever it stands? Lemma, rarity, family, event groups, classes.

lemma(word)          the dictionary form of a printed word
family(word)         what it shares with the noun or verb made of it
rarity(word)         how rare it is in news
look_up(lemma)       all of this, as one record
meanings(lemmas)     what a word, or the phrase that begins with it, can name
"""

from __future__ import annotations

from functools import lru_cache

from bias.words import background, groups
from bias.words.classes import WORD_CLASSES, word_classes
from bias.words.families import family
from bias.words.known import Word, look_up
from bias.words.lemmas import lemma
from bias.words.speech import needs_parse, speech_words
from bias.words.synonyms import meanings
from bias.words.times import months, time_words, weekdays
from bias.words.verbs import TENSES, Tense, may_be_passive, passives, tenses

__all__ = [
    "TENSES", "WORD_CLASSES", "Tense", "Word", "event_phrases", "family", "is_stopword",
    "lemma", "look_up", "may_be_passive", "meanings", "months", "needs_parse", "passives",
    "rarity", "speech_words", "tenses", "time_words", "weekdays", "word_classes",
]  # fmt: skip


@lru_cache(maxsize=65536)
def rarity(word: str) -> float:
    """How rare a word is in news: inverse document frequency in nats, 0 (everywhere) to 6.4."""
    return background.load_background().weight(lemma(word))


def event_phrases(lemmas: tuple[str, ...]) -> frozenset[str]:
    """The kinds of event named by a phrase that `lemmas` begin with ("gun down", "step aside")."""
    return groups.load_groups().of_phrase(lemmas)


@lru_cache(maxsize=65536)
def is_stopword(word: str) -> bool:
    """Whether a word says nothing about which event a sentence tells."""
    return look_up(lemma(word)).stop
