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

import numpy as np
from numpy.typing import NDArray

from bias.article import Span, Tokens
from bias.lists import fold
from bias.quantities import Quantity
from bias.reading import Reading
from bias.words import event_phrases, look_up, months, weekdays

CONTENT, NAME, NUMBER, WHEN, TIE = range(5)
EXACT, ENTITY, FAMILY, GROUP = 0, 1, 2, 3  # columns of keys; groups take three
COLUMNS = 6
MOST_GROUPS = COLUMNS - GROUP
# What a meeting by each column is worth beside equality; a group says "one kind of event" only.
WORTH = np.array([1.0, 1.0, 0.9, 0.6, 0.6, 0.6], dtype=np.float32)
REACH = 2  # tokens between a name and an event word; 3, 4 and 6 gave nothing more
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

    def first(self, sentences: int) -> Profile:
        """Return the profile of the first `sentences` sentences."""
        if sentences >= self.sentences:
            return self
        end = int(self.starts[sentences])
        return Profile(
            self.sentence[:end],
            self.kind[:end],
            self.weight[:end],
            self.keys[:end],
            self.starts[: sentences + 1],
            self.words[:end],
        )


class _Builder:
    """Collects the tokens of one side."""

    def __init__(self, numbers: KeyNumbers) -> None:
        self.number = numbers.id
        self.sentence: list[int] = []
        self.kind: list[int] = []
        self.weight: list[float] = []
        self.keys: list[Sequence[int]] = []
        self.words: list[str] = []
        self.starts = [0]
        self._content: dict[str, tuple[float, list[int]] | None] = {}

    def add(self, kind: int, weight: float, keys: Sequence[int], word: str) -> None:
        """Add one token of the sentence that is being read."""
        self.sentence.append(len(self.starts) - 1)
        self.kind.append(kind)
        self.weight.append(weight)
        self.keys.append(keys)
        self.words.append(word)

    def take(self, reading: Reading, most: int | None) -> None:
        """Take the first `most` sentences of a text, or all of them."""
        entity, known = _entities(reading), _numbers(reading)
        passive = reading.columns.passive
        for low, high in reading.bounds[:most]:
            self._take_sentence(reading, range(low, high), entity, known, passive)

    def _take_sentence(
        self,
        reading: Reading,
        tokens: range,
        entity: dict[int, str],
        known: dict[int, _Number],
        passive: NDArray[np.bool_],
    ) -> None:
        first = len(self.kind)
        at: list[int] = []
        seen: set[int] = set()
        for i in tokens:
            made = self._token(reading, i, tokens.stop, entity.get(i), known.get(i))
            if made is not None and made[2][0] not in seen:
                seen.add(made[2][0])
                at.append(i)
                self.add(*made, reading.tokens.words[i])
        self._tie(first, at, passive)
        self.starts.append(len(self.kind))

    def _token(
        self, reading: Reading, i: int, end: int, entity: str | None, value: _Number | None
    ) -> tuple[int, float, Sequence[int]] | None:
        """The class, weight and keys of token `i`, or None where it says nothing."""
        word, lemma = reading.tokens.words[i], reading.lemma[i]
        number = self.number
        low = fold(word)
        if low in _days_and_months() or (value and value.date and low == "may"):
            return WHEN, _WHEN_WEIGHT, [number(low)]
        if value and value.values:
            # The number as printed, and the value that was read: "Dec. 9" and "9 December 2008"
            # are two values that share a printed 9.
            rarity = look_up(lemma).rarity
            weight = rarity if value.digits else min(_MOST_IN_WORDS, rarity)
            return NUMBER, weight, [number(value.values[0]), number(value.values[-1])]
        if entity is not None:
            if look_up(lemma).stop and not word.isupper():
                return None
            return NAME, look_up(lemma).rarity, [number(f"w:{low}"), number(f"e:{entity}")]
        if len(low) < 2:
            return None
        content = self._content_word(lemma)
        if content is None:
            return None
        weight, keys = content
        phrase = event_phrases(reading.lemma[i : min(i + _PHRASE, end)])
        if phrase:
            labels = sorted({*look_up(lemma).groups, *phrase})[:MOST_GROUPS]
            keys = [*keys[:GROUP], *(number(f"g:{label}") for label in labels)]
        return CONTENT, weight, keys

    def _content_word(self, lemma: str) -> tuple[float, list[int]] | None:
        """The weight and keys of a word that is no name and no number; None for a stop word."""
        if lemma not in self._content:
            word, number = look_up(lemma), self.number
            groups = (number(f"g:{label}") for label in word.groups[:MOST_GROUPS])
            keys = [number(f"w:{lemma}"), -1, number(f"f:{word.family}")]
            self._content[lemma] = None if word.stop else (word.rarity, [*keys, *groups])
        return self._content[lemma]

    def _tie(self, first: int, at: list[int], passive: NDArray[np.bool_]) -> None:
        """Tie each name of the sentence to the event words near it, on its side of them."""
        kinds = self.kind[first:]
        events = {n: bool(passive[at[n]]) for n, kind in enumerate(kinds) if kind == CONTENT}
        seen: set[int] = set()
        for n, kind in enumerate(kinds):
            if kind != NAME:
                continue
            for m in range(max(0, n - REACH), min(len(kinds), n + REACH + 1)):
                if m not in events:
                    continue
                name, event = first + n, first + m
                # Even and odd: the name before or after, turned round in a passive. Negative
                # numbers are no figures and no text, so they are keys of their own.
                who = (2 * self.keys[name][0] + 1 + ((n < m) != events[m])) << 32
                keys = [self.number(-who - key) for key in self.keys[event][FAMILY:]]
                if keys[0] in seen:
                    continue
                seen.add(keys[0])
                weight = sqrt(self.weight[name] * self.weight[event])
                self.add(TIE, weight, [keys[0], -1, -1, *keys[1:]], "")


@cache
def _days_and_months() -> frozenset[str]:
    return frozenset(months().keys() | weekdays().keys())


@dataclass
class _Number:
    """What a token says as a number: its values (as printed, as read); whether it has digits;
    whether it is part of a date."""

    values: list[float]
    digits: bool = False
    date: bool = False


def _entities(reading: Reading) -> dict[int, str]:
    """The entity of each token that is part of a name."""
    found: dict[int, str] = {}
    for mention, entity in reading.names.mentions:
        span = Span(mention.start, mention.end)
        found.update(dict.fromkeys(reading.tokens_in(span), entity.key))
    return found


def _numbers(reading: Reading) -> dict[int, _Number]:
    """The tokens that are numbers, in digits or as the reading found them."""
    found = {i: _Number([value], True) for i, value in _printed(reading)}
    for figure in reading.figures:
        tokens = reading.tokens_in(figure.span)
        if figure.category == "date":
            for i in tokens:
                found.setdefault(i, _Number([])).date = True
        if tokens and _is_point(figure):
            found.setdefault(tokens[0], _Number([])).values.append(round(figure.value, 6))
    return found


def _is_point(figure: Quantity) -> bool:
    """Is it one number? "Dozens" and "the second" are words that any two sentences share."""
    return figure.low == figure.high and figure.category != "rank"


def _printed(reading: Reading) -> Iterable[tuple[int, float]]:
    """The numbers in digits by token; "5.6" and "1,200" are two tokens and one number."""
    tokens, text = reading.tokens, reading.article.text
    i = 0
    while i < len(tokens.words):
        digits = _leading_digits(tokens.words[i])
        if not digits:
            i += 1
            continue
        end = i + 1
        point = False
        while end < len(tokens.words) and _goes_on(tokens, text, end):
            sign = text[tokens.ends[end - 1]]
            if sign == "." and point:
                break
            point = point or sign == "."
            digits += ("." if sign == "." else "") + _leading_digits(tokens.words[end])
            end += 1
        value = float(digits)
        for token in range(i, end):
            yield token, value
        i = end


def _goes_on(tokens: Tokens, text: str, i: int) -> bool:
    """Does token `i` go on with the number of the token before it?"""
    before = tokens.ends[i - 1]
    return (
        tokens.words[i - 1].isdecimal()
        and tokens.starts[i] == before + 1
        and text[before] in ".,"
        and bool(_leading_digits(tokens.words[i]))
    )


def _leading_digits(word: str) -> str:
    if word.isdecimal():
        return word
    return word[: next((n for n, x in enumerate(word) if not x.isdecimal()), 0)]


def build(readings: Iterable[Reading], numbers: KeyNumbers, most: int | None = None) -> Profile:
    """Return the profile of the sentences of `readings`, numbering keys with `numbers`.

    Args:
        most: how many sentences of each text to take; all by default.
    """
    builder = _Builder(numbers)
    for reading in readings:
        builder.take(reading, most)
    keys = np.full((len(builder.keys), COLUMNS), -1, dtype=np.int64)
    if builder.keys:
        width = np.array([len(row) for row in builder.keys])
        filled = np.arange(COLUMNS)[None, :] < width[:, None]
        keys[filled] = np.fromiter(
            (key for row in builder.keys for key in row), dtype=np.int64, count=int(width.sum())
        )
    return Profile(
        np.array(builder.sentence, dtype=np.int64),
        np.array(builder.kind, dtype=np.int64),
        np.array(builder.weight, dtype=np.float64),
        keys,
        np.array(builder.starts, dtype=np.int64),
        builder.words,
    )
