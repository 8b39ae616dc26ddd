"""Which words does a wording model know, and which must it never learn?

The words are those of SCOWL (permissive licence, NOTICE.md), up to size 50, and the terms of the
wording lexicons in their forms. Names, places, organisations, parties, faiths, gendered words and
function words are left out (``silent.txt`` and two world lists): a word that stands in no table
scores nothing, so no model can learn who is who.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bias import classifier, encoder, lexicon, lists
from bias.errors import ModelError, OptionError
from bias.lists import fold

Floats = NDArray[np.float32]

SPELLINGS = ("english", "american", "british")
LARGEST = {"words": 50, "proper-names": 80, "upper": 80}
SILENT = Path(__file__).with_name("silent.txt")
FUNCTION, SURNAMES = "function words", "surnames that are words, silent with a capital"


@dataclass(frozen=True)
class Vocabulary:
    """Words, sorted; which of them, with a capital, are names; the lexicons' weights.

    Attributes:
        words: folded; phrases with one space between their words.
        names: the words that are names as well ("grace").
        weights: word or phrase -> the weight its lexicon gives it, 0 to 1.
        lemmas: form -> the lexicon's term it is a form of.
    """

    words: tuple[str, ...]
    names: frozenset[str]
    weights: dict[str, float]
    lemmas: dict[str, str]


@lru_cache(maxsize=1)
def silent() -> frozenset[str]:
    """Return the words that score nothing."""
    found = {word for name, part in _parts_of_file().items() if name != SURNAMES for word in part}
    for name in ("countries", "organisations"):
        for term in lists.load(name).terms:
            # "Moody's" is a firm, "moody" a word that scores.
            if " " not in term.text and len(term.text) > 3 and not term.text.endswith("'s"):
                found.add(fold(term.text))
    return frozenset(found)


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Return the function words among the silent ones."""
    return frozenset(_parts_of_file()[FUNCTION])


def _parts_of_file() -> dict[str, list[str]]:
    """Heading -> words."""
    parts = SILENT.read_text("utf-8").split("## ")[1:]
    return {part.partition("\n")[0]: part.partition("\n")[2].split() for part in parts}


def build(words: Iterable[str], names: Iterable[str]) -> Vocabulary:
    """Bring words and lexicon terms together, without the silent ones."""
    weights, lemmas = _lexicon_forms()
    known = ({w for w in words if " " not in w} | set(weights)) - silent()
    kept = tuple(sorted(w for w in known if len(w) > 1))
    surnames = frozenset(_parts_of_file()[SURNAMES])
    named = (frozenset(names) - set(weights) | _parts_of_names() | surnames) & set(kept)
    return Vocabulary(kept, named, weights, lemmas)


def shipped() -> Vocabulary:
    """Return the vocabulary of the shipped table."""
    finder = classifier.load_table().finder
    return build(finder.words(), finder.names())


def from_scowl(folder: Path) -> Vocabulary:
    """Return the vocabulary from the lists of SCOWL (``/usr/share/dict/scowl`` of Debian).

    Raises:
        OptionError: the folder holds no such lists.
    """
    words: set[str] = set()
    names: set[str] = set()
    for path in sorted(folder.glob("*-*.*")):
        kind, _, size = path.name.rpartition(".")
        spelling, _, sort = kind.partition("-")
        if spelling not in SPELLINGS or not size.isdecimal() or int(size) > LARGEST.get(sort, 0):
            continue
        listed = path.read_text("latin-1").split()
        (words if sort == "words" else names).update(
            w.lower() for w in listed if "'" not in w and w.isascii()
        )
    if not words:
        raise OptionError(f'"{folder}" holds no word lists of SCOWL (english-words.10 and so on).')
    return build(words, names)


def embeddings(vocabulary: Vocabulary, cache: Path | None = None) -> Floats:
    """Return a vector for each word: array (words, 768). A form of a phrase has the phrase's.

    Args:
        cache: a file that keeps them; words it holds are not embedded again.
    """
    kept: dict[str, int] = {}
    vectors: Floats = np.zeros((0, 768), np.float32)
    if cache is not None and cache.is_file():
        with np.load(cache, allow_pickle=False) as held:
            if {"words", "vectors"} - set(held.files):
                raise ModelError(f'"{cache}" is no cache of ours. Name another file.')
            kept = {w: i for i, w in enumerate(bytes(held["words"]).decode().split("\n"))}
            vectors = held["vectors"].astype(np.float32)
    embedded = [vocabulary.lemmas.get(w, w) if " " in w else w for w in vocabulary.words]
    new = sorted(set(embedded) - set(kept))
    if new:
        fresh = _embed(new)
        vectors = np.vstack([vectors, fresh.astype(np.float16).astype(np.float32)])
        kept |= {w: len(kept) + i for i, w in enumerate(new)}
        if cache is not None:
            text = np.frombuffer("\n".join(kept).encode(), np.uint8)
            np.savez(cache, words=text, vectors=vectors.astype(np.float16))
    return vectors[[kept[w] for w in embedded]]


def _embed(texts: Sequence[str]) -> Floats:
    """One vector a text, for words that stand alone: array (texts, 768).

    The mean of all pieces, and beside it the mean without the encoder's own marks, each of
    length 1.
    """
    rows = []
    for _, vectors in encoder.hidden(texts):
        halves = (vectors.mean(0), vectors[1:-1].mean(0))
        rows.append(np.concatenate([h / np.linalg.norm(h) for h in halves]))
    return np.array(rows, np.float32).reshape(len(texts), 2 * encoder.SIZE)


def _parts_of_names() -> frozenset[str]:
    """Words of listed names of several words ("United", "States"): names with a capital."""
    return frozenset(
        fold(word)
        for name in ("countries", "organisations")
        for term in lists.load(name).terms
        for word in term.text.split()
        if " " in term.text and word[0].isupper()
    )


def _lexicon_forms() -> tuple[dict[str, float], dict[str, str]]:
    """Return form -> weight and form -> term, of all wording lexicons in their order."""
    weights: dict[str, float] = {}
    lemmas: dict[str, str] = {}
    for found in lexicon.load_all(family="wording"):
        for term in found.terms:
            if "*" in term.text:
                continue
            text = fold(term.text.replace("=", ""))
            head, _, rest = text.partition(" ")
            fixed = term.text.startswith("=")
            heads = [head] if fixed else [head, *lexicon.forms(head)]
            for form in (f"{h} {rest}".strip() for h in heads):
                # A term as it stands goes before another's form; among equals the first lexicon.
                if form not in weights or (form == text and lemmas[form] != form):
                    weights[form], lemmas[form] = term.weight, text
    return weights, lemmas
