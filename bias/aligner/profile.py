"""What does each sentence hold that another sentence could hold as well?

A `Profile` is a list of tokens with their sentence, class and weight, and for every token up to
six keys by which it may meet a token of another text: the printed stem, the entity, the root, and
three groups of event words. A fifth class of token is a *tie*: a name standing within four tokens
of an event word, with its side (before or after, turned round in a passive clause), so that "who
did it" can be compared as far as word order shows it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias.aligner import background, groups
from bias.aligner.stems import root, stem
from bias.article import tokenize

CONTENT, NAME, NUMBER, WHEN, TIE = range(5)
EXACT, ENTITY, ROOT, GROUP = 0, 1, 2, 3  # columns of keys; groups take three
COLUMNS = 6
# What a meeting by each column is worth beside equality; a group says "one kind of event" only.
WORTH = np.array([1.0, 1.0, 0.9, 0.6, 0.6, 0.6], dtype=np.float32)
REACH = 4
RARE = 4.5  # nats: a word of at most 6 in 628 news documents

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset(
    "january february march april june july august september october november december".split()
)
_BE = frozenset("be is are was were been being get got gets".split())
_PARTICIPLES = frozenset(
    "shot hit struck beaten hurt held caught sold bought won lost found taken given seen made "
    "driven thrown shot stabbed stolen torn put cut set let sent built fought slain hanged led paid told".split()
)


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


class Vocabulary:
    """Numbers for keys, given out as they are asked for; one for both texts of a pair."""

    def __init__(self) -> None:
        self._ids: dict[object, int] = {}

    def __len__(self) -> int:
        return len(self._ids)

    def id(self, key: object) -> int:
        """Return the number of `key`."""
        return self._ids.setdefault(key, len(self._ids))


@cache
def stopwords() -> frozenset[str]:
    """Words that say nothing about which event a sentence tells."""
    words = files("bias.aligner").joinpath("stopwords.txt").read_text(encoding="utf-8").split()
    return frozenset(words) | frozenset(map(stem, words))


class _Token(NamedTuple):
    kind: int
    weight: float
    keys: tuple[object, ...]  # exact, entity, root, groups...
    word: str
    at: int


def capitalised(words: Sequence[str]) -> list[bool]:
    """Mark the words that look like names by their capital alone.

    A single sentence cannot confirm a name that opens it ("Felt died ..."), nor a headline in
    capitals any. There only words that are rare in news count.
    """
    weight = background.load().weight
    long = [word for word in words if len(word) > 3]
    headline = sum(word[0].isupper() for word in long) > 0.7 * len(long)
    return [
        word[0].isupper() and ((i > 0 and not headline) or weight(stem(word)) > RARE)
        for i, word in enumerate(words)
    ]


def is_passive(words: Sequence[str], at: int) -> bool:
    """Is the word at `at` a participle in a passive: after a form of "be", or before "by"?"""
    low = words[at].lower()
    if not (low.endswith(("ed", "en")) or low in _PARTICIPLES):
        return False
    if any(word.lower() in _BE for word in words[max(0, at - 3) : at]):
        return True
    return any(word.lower() == "by" for word in words[at + 1 : at + 2])


def _printed(text: str, starts: Sequence[int]) -> dict[int, float]:
    """Return the numbers in digits by token; "5.6" is two tokens and one number."""
    numbers: dict[int, float] = {}
    for match in _NUMBER.finditer(text):
        value = float(match[0].replace(",", ""))
        first = bisect_left(starts, match.start())
        for token in range(first, bisect_left(starts, match.end())):
            numbers[token] = value
    return numbers


def _tokens(item: Text) -> list[_Token]:
    starts, words = tokenize(item.text)
    stop, known, idf = stopwords(), groups.load(), background.load().weight
    stems = [stem(word) for word in words]
    at_name: dict[int, Named] = {}
    at_figure: dict[int, Figure] = {}
    for i, start in enumerate(starts):
        for name in item.names:
            if name.start <= start < name.end:
                at_name[i] = name
        for figure in item.figures:
            if start == figure.start:
                at_figure[i] = figure
    printed = _printed(item.text, starts)
    capitals = capitalised(words)
    tokens: list[_Token] = []
    seen: set[object] = set()
    for i, (word, form) in enumerate(zip(words, stems, strict=True)):
        low = word.lower()
        if low in _DAYS or low in MONTHS:
            key: object = ("@", low)
            token = _Token(WHEN, 2.0, (key,), word, i)
        elif i in printed or i in at_figure:
            # The number as printed, and the value that was read: "Dec. 9" and "9 December 2008"
            # are two values that share a printed 9.
            digits = ("#", printed[i]) if i in printed else None
            value = ("#", round(at_figure[i].value, 6)) if i in at_figure else None
            key = digits or value
            token = _Token(NUMBER, idf(form) if digits else min(3.0, idf(form)), (key, value), word, i)
        elif i in at_name or capitals[i]:
            if (form in stop or low in stop) and (i not in at_name or not word.isupper()):
                continue
            bare = low.removesuffix("'s").removesuffix("’s")
            key = ("w", bare)
            whole = ("e", at_name[i].key) if i in at_name else None
            token = _Token(NAME, idf(form), (key, whole), word, i)
        elif form in stop or low in stop or len(low) < 2:
            continue
        else:
            key, base = ("w", form), root(word)
            labels = set(known.of(word))
            if form in known.openers:
                for n in (2, 3):
                    labels |= known.phrases.get(tuple(stems[i : i + n]), frozenset())
            weight = min(idf(form), idf(base)) if base != form else idf(form)
            kinds = [("g", label) for label in sorted(labels)][:3]
            token = _Token(CONTENT, weight, (key, None, ("r", base), *kinds), word, i)
        if key not in seen:
            seen.add(key)
            tokens.append(token)
    return tokens + _ties(tokens, words)


def _ties(tokens: list[_Token], words: list[str]) -> list[_Token]:
    ties: list[_Token] = []
    seen: set[object] = set()
    events = [(n, t) for n, t in enumerate(tokens) if t.kind == CONTENT]
    turned = {t.at: is_passive(words, t.at) for _, t in events}
    for n, name in enumerate(tokens):
        if name.kind != NAME:
            continue
        who = name.keys[0]
        for m, event in events:
            if abs(m - n) > REACH:
                continue
            side = (name.at < event.at) != turned[event.at]
            key = (who, side, event.keys[2])
            if key in seen:
                continue
            seen.add(key)
            kinds = tuple((who, side, group) for group in event.keys[3:])
            weight = sqrt(name.weight * event.weight)
            ties.append(
                _Token(TIE, weight, (key, None, None, *kinds), f"{name.word} {event.word}", -1)
            )
    return ties


def build(items: Sequence[Text], vocabulary: Vocabulary) -> Profile:
    """Return the profile of `items`, numbering keys with `vocabulary`."""
    sentence: list[int] = []
    kind: list[int] = []
    weight: list[float] = []
    keys: list[list[int]] = []
    words: list[str] = []
    starts = [0]
    number = vocabulary.id
    for i, item in enumerate(items):
        for token in _tokens(item):
            sentence.append(i)
            kind.append(token.kind)
            weight.append(token.weight)
            row = [-1 if key is None else number(key) for key in token.keys]
            keys.append(row + [-1] * (COLUMNS - len(row)))
            words.append(token.word)
        starts.append(len(sentence))
    return Profile(
        np.array(sentence, dtype=np.int64),
        np.array(kind, dtype=np.int64),
        np.array(weight, dtype=np.float64),
        np.array(keys, dtype=np.int64).reshape(-1, COLUMNS),
        np.array(starts, dtype=np.int64),
        words,
    )
