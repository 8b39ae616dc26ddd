"""What does each sentence hold that another sentence could hold as well?

A `Profile` is a list of tokens with their sentence, class and weight, and for every token up to
six keys by which it may meet a token of another text: the printed stem, the entity, the root, and
three groups of event words. A fifth class of token is a *tie*: a name standing within two tokens
of an event word, with its side (before or after, turned round in a passive clause), so that "who
did it" can be compared as far as word order shows it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias.article import tokenize
from bias.words import groups
from bias.words.known import MONTHS, MOST_GROUPS, RARE, Vocabulary, look_up, stopwords

__all__ = ["MONTHS", "Figure", "Named", "Profile", "Text", "Vocabulary", "build", "stopwords"]

CONTENT, NAME, NUMBER, WHEN, TIE = range(5)
EXACT, ENTITY, ROOT, GROUP = 0, 1, 2, 3  # columns of keys; groups take three
COLUMNS = 6
# What a meeting by each column is worth beside equality; a group says "one kind of event" only.
WORTH = np.array([1.0, 1.0, 0.9, 0.6, 0.6, 0.6], dtype=np.float32)
REACH = 2  # tokens between a name and an event word; 3, 4 and 6 gave nothing more

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_BE_FORMS = "be is are was were been being get got gets"
_IRREGULAR_PARTICIPLES = (
    "shot hit struck beaten hurt held caught sold bought won lost found taken given seen made "
    "driven thrown stolen torn put cut set let sent built fought slain hung led paid told"
)
_BE = frozenset(_BE_FORMS.split())
_PARTICIPLES = frozenset(_IRREGULAR_PARTICIPLES.split())


class Named(NamedTuple):
    """A name in a sentence: characters of that sentence, and the entity's key."""

    start: int
    end: int
    key: str


class Figure(NamedTuple):
    """A figure in a sentence: characters of that sentence, and its value."""

    start: int
    end: int
    value: float


class Text(NamedTuple):
    """One sentence with what other rooms found in it."""

    text: str
    names: Sequence[Named] = ()
    figures: Sequence[Figure] = ()


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


def capitalised(words: Sequence[str]) -> list[bool]:
    """Mark the words that look like names by their capital alone.

    A single sentence cannot confirm a name that opens it ("Felt died ..."), nor a headline in
    capitals any. There only words that are rare in news count.
    """
    known = [look_up(word) for word in words]
    long = [word.capital for word in known if len(word.low) > 3]
    headline = sum(long) > 0.7 * len(long)
    return [
        word.capital and ((i > 0 and not headline) or word.weight > RARE)
        for i, word in enumerate(known)
    ]


def is_passive(words: Sequence[str], at: int) -> bool:
    """Is the word at `at` a participle in a passive: after a form of "be", or before "by"?"""
    low = words[at].lower()
    if not (low.endswith(("ed", "en")) or low in _PARTICIPLES):
        return False
    if at + 1 < len(words) and words[at + 1].lower() == "by":
        return True
    return not _BE.isdisjoint(word.lower() for word in words[max(0, at - 3) : at])


def _printed(text: str, starts: Sequence[int]) -> dict[int, float]:
    """Return the numbers in digits by token; "5.6" is two tokens and one number."""
    numbers: dict[int, float] = {}
    for match in _NUMBER.finditer(text):
        value = float(match[0].replace(",", ""))
        first = bisect_left(starts, match.start())
        for token in range(first, bisect_left(starts, match.end())):
            numbers[token] = value
    return numbers


class _Builder:
    """Collects the tokens of one side."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.number = vocabulary.id
        self.phrases, self.openers = groups.load().phrases, groups.load().openers
        self.sentence: list[int] = []
        self.kind: list[int] = []
        self.weight: list[float] = []
        self.keys: list[Sequence[int]] = []
        self.words: list[str] = []
        self.starts = [0]

    def add(self, kind: int, weight: float, keys: Sequence[int], word: str) -> None:
        """Add one token of the sentence that is being read."""
        self.sentence.append(len(self.starts) - 1)
        self.kind.append(kind)
        self.weight.append(weight)
        self.keys.append(keys)
        self.words.append(word)

    def read(self, item: Text) -> None:
        """Read one sentence."""
        starts, _, words = tokenize(item.text)
        entity = _located(item.names, starts)
        value = {f.start: round(f.value, 6) for f in item.figures}
        printed = _printed(item.text, starts)
        capitals = capitalised(words)
        number = self.number
        first = len(self.kind)
        at: list[int] = []
        seen: set[int] = set()
        for i, word in enumerate(words):
            known = look_up(word)
            digits = printed.get(i)
            figure = value.get(starts[i])
            if known.when:
                kind, weight, keys = WHEN, 2.0, [number(known.low)]
            elif digits is not None or figure is not None:
                # The number as printed, and the value that was read: "Dec. 9" and
                # "9 December 2008" are two values that share a printed 9.
                both = [number(n) for n in (digits, figure) if n is not None]
                kind, keys = NUMBER, [both[0], both[-1]]
                weight = known.weight if digits is not None else min(3.0, known.weight)
            elif capitals[i] or i in entity:
                if known.stop and not (i in entity and word.isupper()):
                    continue
                kind, weight, keys = NAME, known.weight, [number(known.name)]
                if i in entity:
                    keys.append(number(f"e:{entity[i]}"))
            elif known.stop or len(known.low) < 2:
                continue
            else:
                labels = known.groups
                if known.form in self.openers:
                    labels = self._phrase(words, i, labels)
                kind, weight = CONTENT, known.content_weight
                keys = [number(known.exact), -1, number(known.root), *map(number, labels)]
            if keys[0] not in seen:
                seen.add(keys[0])
                at.append(i)
                self.add(kind, weight, keys, word)
        self._tie(first, at, words)
        self.starts.append(len(self.kind))

    def _phrase(self, words: list[str], i: int, labels: tuple[str, ...]) -> tuple[str, ...]:
        """Add the groups of a phrase that starts here."""
        found = set(labels)
        for n in (2, 3):
            stems = tuple(look_up(word).form for word in words[i : i + n])
            found |= {f"g:{label}" for label in self.phrases.get(stems, ())}
        return tuple(sorted(found)[:MOST_GROUPS])

    def _tie(self, first: int, at: list[int], words: list[str]) -> None:
        """Tie each name of the sentence to the event words near it, on its side of them."""
        kinds = self.kind[first:]
        events = {n: is_passive(words, at[n]) for n, kind in enumerate(kinds) if kind == CONTENT}
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
                keys = [self.number(-who - key) for key in self.keys[event][ROOT:]]
                if keys[0] in seen:
                    continue
                seen.add(keys[0])
                weight = sqrt(self.weight[name] * self.weight[event])
                self.add(TIE, weight, [keys[0], -1, -1, *keys[1:]], "")


def _located(names: Sequence[Named], starts: Sequence[int]) -> dict[int, str]:
    """Return the entity of each token that is part of a name."""
    found: dict[int, str] = {}
    for name in names:
        for i in range(bisect_left(starts, name.start), bisect_left(starts, name.end)):
            found[i] = name.key
    return found


def build(items: Sequence[Text], vocabulary: Vocabulary) -> Profile:
    """Return the profile of `items`, numbering keys with `vocabulary`."""
    builder = _Builder(vocabulary)
    for item in items:
        builder.read(item)
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
