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
    known += list(groups.load_groups().phrases)
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in known:
        table.setdefault(phrase[0], []).append(phrase)
    return table


def meanings(lemmas: Sequence[str]) -> frozenset[str]:
    """What a word can name, alone or with those that follow it ("step", "down"), as keys.

    Two words that share a key can name one thing. Keys of event groups begin with "event:", those
    of the list "synonyms" with "row:".

    Args:
        lemmas: of the word, and of the words behind it.
    """
    phrases = _phrases_at(lemmas) if lemmas[0] in _openers() else ()
    return _named(lemmas[0], phrases)


def _phrases_at(lemmas: Sequence[str]) -> tuple[str, ...]:
    """The known phrases that begin a list of lemmas."""
    found = [p for p in _openers()[lemmas[0]] if tuple(lemmas[: len(p)]) == p]
    return tuple(dict.fromkeys(" ".join(p) for p in found))


@lru_cache(maxsize=65536)
def _named(base: str, phrases: tuple[str, ...]) -> frozenset[str]:
    """The keys of a lemma; those of the phrases that it begins, where they have any."""
    none: frozenset[str] = frozenset()
    known, table = groups.load_groups(), _synonyms()
    # By inflection, and by derivation where that is all.
    events = none.union(*(known.phrases.get(tuple(p.split()), none) for p in phrases))
    events = events or known.words.get(base, none) or known.of_lemma(base)
    rows = none.union(*(table.get(p, none) for p in phrases)) or table.get(base, none)
    return frozenset({f"event:{e}" for e in events - _LOOSE} | {f"row:{r}" for r in rows})
