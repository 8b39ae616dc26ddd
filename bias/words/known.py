"""What is known of a word wherever it stands? Its forms, rarity and event groups, worked out once.

Also `Vocabulary`, which numbers the keys by which tokens of two texts can meet.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from bias.words import background, groups
from bias.words.stems import root, stem

RARE = 4.5  # nats: a word of at most 6 in 628 news documents
MOST_GROUPS = 3

# "May" is left out: it is mostly the verb.
_MONTHS = "january february march april june july august september october november december"
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
MONTHS = frozenset(_MONTHS.split())
_WHEN = MONTHS | frozenset(_DAYS.split())


class Word(NamedTuple):
    """One printed word. Weights are inverse document frequencies in nats.

    `exact` and `root` are keys; `name` is the key where the word is part of a name, which is not
    inflected ("Felt" is not "feel"); `groups` are keys of at most three event groups.
    """

    low: str
    form: str
    exact: str
    name: str
    root: str
    groups: tuple[str, ...]
    weight: float
    content_weight: float
    stop: bool
    capital: bool
    when: bool


@lru_cache(maxsize=65536)
def look_up(word: str) -> Word:
    """Return what is known of `word` as printed."""
    low, form, base = word.lower(), stem(word), root(word)
    weight = background.load().weight(form)
    bare = low.removesuffix("'s").removesuffix("’s")
    return Word(
        low,
        form,
        f"w:{form}",
        f"w:{bare}",
        f"r:{base}",
        tuple(f"g:{label}" for label in sorted(groups.load().of(word))[:MOST_GROUPS]),
        weight,
        min(weight, background.load().weight(base)),
        form in stopwords() or low in stopwords(),
        word[0].isupper(),
        low in _WHEN,
    )


@cache
def stopwords() -> frozenset[str]:
    """Words that say nothing about which event a sentence tells."""
    words = (Path(__file__).parent / "stopwords.txt").read_text(encoding="utf-8").split()
    return frozenset(words) | frozenset(map(stem, words))


class Vocabulary:
    """Numbers for keys, given out as they are asked for; one for both texts of a pair."""

    def __init__(self) -> None:
        self._ids: dict[object, int] = {}

    def __len__(self) -> int:
        return len(self._ids)

    def id(self, key: object) -> int:
        """Return the number of `key`."""
        ids = self._ids
        return ids.setdefault(key, len(ids))
