"""Of which closed class is a word? The classes that a `Reading` and its detectors go by."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from bias.lists import terms_of
from bias.words.times import time_words

#: Closed classes, names, numbers, words of time; the rest is open, told apart by a parse alone.
WORD_CLASSES = (
    "open", "noun", "verb", "adjective", "adverb", "name", "number", "time", "pronoun",
    "determiner", "possessive", "preposition", "conjunction", "subordinator", "be", "have", "do",
    "get", "modal", "negation", "other",
)  # fmt: skip
_NUMBER, _TIME, _OPEN = (WORD_CLASSES.index(x) for x in ("number", "time", "open"))


def word_classes(low: Sequence[str]) -> NDArray[np.uint8]:
    """Return for each word in small letters its index in `WORD_CLASSES`: closed classes (the list
    ``lexicons/world_function.tsv``), words of time, numbers in digits; else "open"."""
    table = _closed()
    out = np.fromiter((table.get(w, _OPEN) for w in low), dtype=np.uint8, count=len(low))
    for i, word in enumerate(low):
        if word[0].isdigit():
            out[i] = _NUMBER
    return out


@cache
def _closed() -> dict[str, int]:
    table = dict.fromkeys(time_words(), _TIME)
    for note in WORD_CLASSES:
        table.update(dict.fromkeys(terms_of("function", note), WORD_CLASSES.index(note)))
    return table
