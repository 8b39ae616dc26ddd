"""Which words and phrases of news can name one thing?

The event groups and the world list "synonyms", which adds what headlines say in their own short
words ("axe", "wed", "probe"). A shared key makes two words comparable, never equal.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from bias.lists import terms_of
from bias.words import groups
from bias.words.lemmas import lemma

LONGEST = 5
#: Groups whose members name a deed and its counterpart: no proof that two words are one.
_LOOSE = frozenset({"win", "beat", "knock_out", "test", "leave", "start", "plan"})


@cache
def _synonyms() -> dict[str, frozenset[str]]:
    """Word or phrase, as lemmas -> the rows of the list that hold it."""
    table: dict[str, set[str]] = {}
    for term, others in terms_of("synonyms").items():
        for member in (term, *others.split(", ")):
            table.setdefault(" ".join(map(lemma, member.split())), set()).add(term)
    return {k: frozenset(v) for k, v in table.items()}


@cache
def _openers() -> dict[str, list[tuple[str, ...]]]:
    """First lemma of each known phrase -> the phrases."""
    known = [tuple(k.split()) for k in _synonyms() if " " in k]
    known += list(groups.load().phrases)
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in known:
        table.setdefault(phrase[0], []).append(phrase)
    return table


def phrases_at(lemmas: list[str]) -> tuple[str, ...]:
    """Return the known phrases that begin a list of lemmas."""
    found = [p for p in _openers().get(lemmas[0], ()) if tuple(lemmas[: len(p)]) == p]
    return tuple(dict.fromkeys(" ".join(p) for p in found))


@lru_cache(maxsize=65536)
def _of_word(word: str) -> frozenset[str]:
    """The event groups of a printed word; by inflection, and by derivation where that is all."""
    known = groups.load()
    return known.words.get(lemma(word), frozenset()) or known.of(word)


@lru_cache(maxsize=65536)
def _of_phrase(phrase: str) -> frozenset[str]:
    return groups.load().phrases.get(tuple(phrase.split()), frozenset())


def events(low: str, phrases: tuple[str, ...]) -> frozenset[str]:
    """The event groups of a word, or of the phrase that begins with it."""
    own = frozenset().union(*map(_of_phrase, phrases)) if phrases else frozenset()
    return (own or _of_word(low)) - _LOOSE


def rows(base: str, phrases: tuple[str, ...]) -> frozenset[str]:
    """The rows of the list "synonyms" for a word, or for the phrase that begins with it."""
    table = _synonyms()
    own = frozenset().union(*(table.get(p, frozenset()) for p in phrases))
    return own or table.get(base, frozenset())


def meanings(following: Sequence[str]) -> frozenset[str]:
    """What a word can name, alone or with those that follow it ("step", "down"), as keys.

    Two words that share a key can name one thing. Keys of event groups begin with "event:", those
    of the list "synonyms" with "row:".

    Args:
        following: the word as printed, and up to `LONGEST` - 1 words behind it.
    """
    lemmas = [lemma(w) for w in following[:LONGEST]]
    phrases = phrases_at(lemmas)
    found = {f"event:{e}" for e in events(following[0].lower(), phrases)}
    return frozenset(found | {f"row:{r}" for r in rows(lemmas[0], phrases)})
