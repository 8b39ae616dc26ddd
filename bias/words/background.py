"""How rare is a word in news? Document frequencies counted once, by ``benchmarks.background``.

A word's weight is ``log((N + 1) / (df + 1))`` (inverse document frequency, Sparck Jones 1972).
Only words of two topics or more were kept: a name that one story repeats is rare in news,
however often that story prints it. Lemmas are stored as CRC-32 values, so no word list ships.
"""

from __future__ import annotations

from functools import cache
from math import log
from pathlib import Path
from zlib import crc32

import numpy as np


class Background:
    """Document frequencies of lemmas in `documents` documents."""

    def __init__(self, documents: int, frequencies: dict[int, int]) -> None:
        self.documents = documents
        self._frequencies = frequencies
        self._weights: dict[str, float] = {}

    def weight(self, lemma: str) -> float:
        """Return the inverse document frequency of `lemma`, in nats: 0 (everywhere) to 6.4."""
        weight = self._weights.get(lemma)
        if weight is None:
            count = self._frequencies.get(crc32(lemma.encode("utf-8", "surrogatepass")), 0)
            weight = self._weights[lemma] = log((self.documents + 1) / (count + 1))
        return weight


@cache
def load() -> Background:
    """Read the frequencies that ship with the package."""
    with (Path(__file__).parent / "background.npz").open("rb") as file:
        arrays = np.load(file, allow_pickle=False)
        keys, counts = arrays["keys"].tolist(), arrays["counts"].tolist()
        return Background(int(arrays["documents"]), dict(zip(keys, counts, strict=True)))
