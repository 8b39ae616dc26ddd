"""What does each sentence hold that another sentence could hold as well?

A `Profile` is a list of tokens with their sentence, class and weight, and for every token up to
six keys by which it may meet a token of another text: the lemma, the entity, the word family, and
three groups of event words. A fifth class of token is a *tie*: a name standing within two tokens
of an event word, with its side (before or after, turned round in a passive), so that "who did it"
can be compared as far as word order shows it. Everything is asked of a `Reading`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias.lists import fold
from bias.matching.named_tokens import named_tokens
from bias.matching.number_tokens import NumberToken, number_tokens
from bias.reading import Reading
from bias.words import event_phrases, look_up, months, weekdays

CONTENT, NAME, NUMBER, WHEN, TIE = range(5)
EXACT, ENTITY, FAMILY, GROUP = 0, 1, 2, 3  # columns of keys; groups take three
KEY_COLUMNS = 6
MOST_GROUPS = KEY_COLUMNS - GROUP
# What a meeting by each column is worth beside equality; a group says "one kind of event" only.
WORTH = np.array([1.0, 1.0, 0.9, 0.6, 0.6, 0.6], dtype=np.float32)
TIE_REACH = 2  # tokens between a name and an event word; 3, 4 and 6 gave nothing more
_PHRASE = 3  # words of the longest phrase that names an event
# Nats: a day or a month says when, whatever its rarity; a number in words never says more than one
# that stands in half of a hundred pieces.
_WHEN_WEIGHT, _MOST_IN_WORDS = 2.0, 3.0


class KeyNumbers:
    """Numbers for keys, given out as they are asked for; one for both texts of a pair."""

    def __init__(self) -> None:
        self._ids: dict[object, int] = {}

    def __len__(self) -> int:
        return len(self._ids)

    def id(self, key: object) -> int:
        """Return the number of `key`."""
        ids = self._ids
        return ids.setdefault(key, len(ids))


@dataclass
class Profile:
    """Tokens of some sentences, sorted by sentence; n tokens.

    Attributes:
        sentence: (n,) index of the sentence.
        kind: (n,) CONTENT, NAME, NUMBER, WHEN or TIE.
        weight: (n,) inverse document frequency in nats.
        keys: (n, 6) ids of the shared vocabulary, -1 where there is none.
        starts: (sentences + 1,) where each sentence's tokens begin.
        words: (n,) what to call the token when a reason is given.
    """

    sentence: NDArray[np.int64]
    kind: NDArray[np.int64]
    weight: NDArray[np.float64]
    keys: NDArray[np.int64]
    starts: NDArray[np.int64]
    words: list[str]

    @property
    def sentences(self) -> int:
        """How many sentences there are, empty ones too."""
        return len(self.starts) - 1


class _Token(NamedTuple):
    """What a token is: its class, its weight, its keys by column."""

    kind: int
    weight: float
    keys: tuple[int, ...]


class _Builder:
    """Collects the tokens of one side."""

    def __init__(self, numbers: KeyNumbers) -> None:
        self.number = numbers.id
        self.tokens: list[_Token] = []
        self.words: list[str] = []
        self.starts = [0]
        self._content: dict[str, _Token | None] = {}

    def take(self, reading: Reading) -> None:
        """Take the sentences of a text."""
        entity, known = named_tokens(reading), number_tokens(reading)
        words, lemmas = reading.tokens.words, reading.lemma
        dates = {i for i, w in enumerate(words) if w[0].isupper() and fold(w) in _dates()}
        odd = entity.keys() | known.keys() | dates
        content = self._content
        for low, high in reading.bounds:
            first = len(self.tokens)
            at: list[int] = []
            seen: set[int] = set()
            for i in range(low, high):
                lemma = lemmas[i]
                if i in odd:
                    token = self._odd(words[i], lemma, entity.get(i), known.get(i), i in dates)
                else:
                    token = content[lemma] if lemma in content else self._of_content(lemma)
                    if token is not None and look_up(lemma).opens_phrase:
                        token = self._of_phrase(token, lemmas[i : min(i + _PHRASE, high)])
                if token is not None and token.keys[0] not in seen:
                    seen.add(token.keys[0])
                    at.append(i)
                    self.tokens.append(token)
                    self.words.append(words[i])
            if not entity.keys().isdisjoint(at):
                self._tie(first, [bool(reading.columns.passive[i]) for i in at])
            self.starts.append(len(self.tokens))

    def _odd(
        self, word: str, lemma: str, entity: str | None, value: NumberToken | None, when: bool
    ) -> _Token | None:
        """A day or month, a number, a name; None where it says nothing."""
        low, number = fold(word), self.number
        if when or (value and value.date and low == "may"):
            return _Token(WHEN, _WHEN_WEIGHT, (number(low), *_NONE[1:]))
        rarity = look_up(lemma).rarity
        if value and value.values:
            weight = rarity if value.digits else min(_MOST_IN_WORDS, rarity)
            keys = number(value.values[0]), number(value.values[-1]), *_NONE[2:]
            return _Token(NUMBER, weight, keys)
        if entity is None:
            return self._of_content(lemma)
        if look_up(lemma).stop and not word.isupper():
            return None
        return _Token(NAME, rarity, (number(f"w:{low}"), number(f"e:{entity}"), *_NONE[2:]))

    def _of_content(self, lemma: str) -> _Token | None:
        """A word that is no name and no number; None for a stop word."""
        if lemma not in self._content:
            word, number = look_up(lemma), self.number
            groups = [number(f"g:{label}") for label in word.groups[:MOST_GROUPS]]
            keys = number(f"w:{lemma}"), -1, number(f"f:{word.family}"), *groups, *_NONE
            silent = word.stop or len(lemma) < 2
            self._content[lemma] = (
                None if silent else _Token(CONTENT, word.rarity, keys[:KEY_COLUMNS])
            )
        return self._content[lemma]

    def _of_phrase(self, token: _Token, lemmas: tuple[str, ...]) -> _Token:
        """The same with the kinds of event of the phrase that begins here."""
        told = event_phrases(lemmas)
        if not told:
            return token
        labels = sorted({*look_up(lemmas[0]).groups, *told})
        groups = [self.number(f"g:{label}") for label in labels[:MOST_GROUPS]]
        return token._replace(keys=(*token.keys[:GROUP], *groups, *_NONE)[:KEY_COLUMNS])

    def _tie(self, first: int, passive: Sequence[bool]) -> None:
        """Tie each name of the sentence to the event words near it, on its side of them."""
        tokens = self.tokens[first:]
        seen: set[int] = set()
        for n, name in enumerate(tokens):
            if name.kind != NAME:
                continue
            for m in range(max(0, n - TIE_REACH), min(len(tokens), n + TIE_REACH + 1)):
                event = tokens[m]
                if event.kind != CONTENT:
                    continue
                # Even and odd: the name before or after, turned round in a passive. Negative
                # numbers are no figures and no text, so they are keys of their own.
                who = (2 * name.keys[0] + 1 + ((n < m) != passive[m])) << 32
                keys = [-1 if k < 0 else self.number(-who - k) for k in event.keys[FAMILY:]]
                if keys[0] in seen:
                    continue
                seen.add(keys[0])
                weight = sqrt(name.weight * event.weight)
                self.tokens.append(_Token(TIE, weight, (keys[0], -1, -1, *keys[1:])))
                self.words.append("")


_NONE = (-1,) * KEY_COLUMNS


@cache
def _dates() -> frozenset[str]:
    return frozenset(months().keys() | weekdays().keys())


class ProfilePair(NamedTuple):
    """The profiles of two texts, whose keys are numbered together; `key_count`: how many."""

    a: Profile
    b: Profile
    key_count: int


def profile_pair(a: Reading, b: Reading) -> ProfilePair:
    """Profile two texts, to be compared with one another."""
    numbers = KeyNumbers()
    left, right = build_profile([a], numbers), build_profile([b], numbers)
    return ProfilePair(left, right, len(numbers))


def build_profile(readings: Iterable[Reading], numbers: KeyNumbers) -> Profile:
    """Return the profile of the sentences of `readings`, numbering keys with `numbers`."""
    builder = _Builder(numbers)
    for reading in readings:
        builder.take(reading)
    tokens, starts = builder.tokens, np.array(builder.starts, dtype=np.int64)
    keys = np.fromiter(
        (key for token in tokens for key in token.keys),
        dtype=np.int64,
        count=len(tokens) * KEY_COLUMNS,
    )
    return Profile(
        np.repeat(np.arange(len(starts) - 1), np.diff(starts)),
        np.array([token.kind for token in tokens], dtype=np.int64),
        np.array([token.weight for token in tokens], dtype=np.float64),
        keys.reshape(len(tokens), KEY_COLUMNS),
        starts,
        builder.words,
    )
