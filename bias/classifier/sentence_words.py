"""Which classes has a sentence, judged by its words? The word tier: word lists and a table of cues.

A class's score is a sum: what each word, pair of words and mark of the sentence weighs (divided by
the length of the sentence's vector, as TF-IDF has it), and what each hit of a word list of ours
weighs. Fitted by bias.training.sentence_models on labelled real sentences; numpy alone reads it.
Names are masked before anything is looked up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias import lists
from bias.article import tokenize
from bias.classifier.cues import sentence_cues
from bias.classifier.files import Carded, read_array, read_bytes, read_card
from bias.classifier.masking import Masks, mask_names, read_masks
from bias.classifier.table import Table
from bias.classifier.words import MOST_FOUND, Stretch, stretches
from bias.errors import LexiconError, ModelError
from bias.lists import Lexicon

Floats = NDArray[np.float64]

SENTENCE_WORDS = "sentence words"
#: More hits of one list in a sentence weigh no more than so many.
MOST_HITS = 2


class Scaling(NamedTuple):
    """From scores to probabilities, for k classes, arrays (k,): the logit is
    ``slope * score + offset``; `sure` is the probability from which four of five were right, 2
    where there is none (the class abstains); `likely` the one that finds most at least loss."""

    slope: Floats
    offset: Floats
    sure: Floats
    likely: Floats

    def chance(self, scores: Floats) -> Floats:
        """Return probabilities of scores (n, k)."""
        # Three decimals in the logit: another machine's last bits must not show.
        z = np.round(scores * self.slope + self.offset, 3)
        return np.asarray(1 / (1 + np.exp(-z)), float)


class SentenceModel(Carded):
    """A model that sorts sentences into k classes and says nothing of their wording.

    Attributes:
        classes: ids, in the order of the columns.
        scaling: from scores to probabilities.
    """

    classes: tuple[str, ...]
    scaling: Scaling

    def probability(self, texts: Sequence[str | Stretch]) -> Floats:
        """Return the probability of each class in each text, judged alone: array (n, k).

        Raises:
            ModelError: it needs the encoder, which is not installed.
        """
        raise NotImplementedError

    def assigned(self, texts: Sequence[str | Stretch]) -> NDArray[np.bool_]:
        """Return whether each class is sure in each text: array (n, k)."""
        return np.asarray(self.probability(texts) >= self.scaling.sure)

    @property
    def unsure(self) -> tuple[float, float]:
        """What a model of wording has, and this has not.

        Raises:
            ModelError: always; somebody asked this model how loaded a sentence is.
        """
        raise ModelError("this model judges no wording. For that there are table, minilm.")


@dataclass(frozen=True, eq=False)
class SentenceWords(SentenceModel):
    """A model of the word tier.

    Attributes:
        table: tells which words are no names. masks: what is masked.
        lexicons: the word lists whose hits count.
        cues: cue -> row. idf: (rows,). weights: (rows, k), with idf, in steps of `scale` (k,), by
            which the few rows that are asked for are multiplied. hits: (lists, k).
        card: the whole card.
    """

    classes: tuple[str, ...]
    table: Table
    masks: Masks
    lexicons: tuple[Lexicon, ...]
    cues: dict[str, int]
    idf: NDArray[np.float32]
    weights: NDArray[np.int8]
    scale: NDArray[np.float32]
    hits: Floats
    scaling: Scaling
    card: dict[str, Any]

    def mask(self, texts: Sequence[str | Stretch]) -> list[str]:
        """Return each text without its names, as both tiers see it."""
        return mask(self.table, self.masks, stretches(texts))

    def scores(self, masked: Sequence[str]) -> Floats:
        """Return the score of each class for each text without names: array (n, k)."""
        found = list_hits(masked, self.lexicons) @ self.hits
        for n, text in enumerate(masked):
            rows = [self.cues[c] for c in sentence_cues(text) if c in self.cues]
            if rows:
                length = float(np.linalg.norm(self.idf[rows]))
                found[n] += (self.weights[rows] * self.scale).sum(0) / length
        return np.asarray(found)

    def probability(self, texts: Sequence[str | Stretch]) -> Floats:
        return self.scaling.chance(self.scores(self.mask(texts)))


def mask(table: Table, masks: Masks, parts: Sequence[Stretch]) -> list[str]:
    """Return the text of each part with its names masked."""
    return [_masked(table, masks, part) for part in parts]


@lru_cache(maxsize=MOST_FOUND)  # frames and questions have the same masks
def _masked(table: Table, masks: Masks, part: Stretch) -> str:
    return mask_names(part, [s for s, _ in table.words(part)], masks)[0]


def list_hits(texts: Sequence[str], lexicons: Sequence[Lexicon]) -> Floats:
    """Return how often each list is met in each text, `MOST_HITS` at most: array (n, lists).

    Whether what a hit names is denied or feared is left aside: a label of ours holds then too.
    """
    known = _counted(tuple(lexicons))
    if len(known) > MOST_FOUND:
        known.clear()
    new = [text for text in dict.fromkeys(texts) if text not in known]
    known.update(zip(new, _count(new, lexicons), strict=True))
    return np.array([known[text] for text in texts]).reshape(-1, len(lexicons))


@lru_cache(maxsize=4)
def _counted(_: tuple[Lexicon, ...]) -> dict[str, Floats]:
    """What `list_hits` has found so far: frames and questions count the same lists."""
    return {}


def _count(texts: Sequence[str], lexicons: Sequence[Lexicon]) -> Floats:
    out = np.zeros((len(texts), len(lexicons)))
    column = {lexicon.name: n for n, lexicon in enumerate(lexicons)}
    whole = "\n".join(texts)
    tokens = tokenize(whole)
    ends = accumulate(len(text) + 1 for text in texts)
    cuts = [0, *(bisect_left(tokens.starts, end) for end in ends)]
    for n, _, _, entry in lists.scan(whole, tokens, list(pairwise(cuts)), cuts[:-1], lexicons):
        out[n, column[entry.lexicon]] += 1
    return np.minimum(out, MOST_HITS)


def open_sentence_words(folder: Path, table: Table) -> SentenceWords:
    """Load the model of the word tier in `folder`.

    Raises:
        ModelError: a file is missing or changed, the format is newer, parts do not fit, or a word
            list that it counts is gone.
    """
    card = read_card(folder)
    entries = read_bytes(folder, "cues.txt", card).decode("utf-8").split("\n")
    idf = read_array(folder, "idf.f4", card, "<f4")
    numbers = read_array(folder, "weights.i8", card, "i1")
    hits = read_array(folder, "lists.f4", card, "<f4")
    classes, scaling = read_scaling(folder, card)
    try:
        scale = np.array(card["scale"], np.float32)
        lexicons = tuple(lists.load(name) for name in card["lists"])
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f'the card in "{folder}" lacks {error}. Train the model again.') from error
    except LexiconError as error:
        raise ModelError(f'the model in "{folder}" counts a word list: {error}') from error
    k, n = len(classes), len(entries)
    fits = len(numbers) == n * k and len(idf) == n and len(hits) == len(lexicons) * k
    if not fits or scale.shape != (k,):
        raise ModelError(f'the arrays in "{folder}" do not fit each other. Train the model again.')
    return SentenceWords(
        classes,
        table,
        read_masks(folder, card),
        lexicons,
        dict(zip(entries, range(n), strict=True)),
        idf,
        numbers.reshape(n, k),
        scale,
        hits.reshape(-1, k).astype(float),
        scaling,
        card,
    )


def read_scaling(folder: Path, card: dict[str, Any]) -> tuple[tuple[str, ...], Scaling]:
    """Return the classes and the scaling that a card names.

    Raises:
        ModelError: they are missing or do not fit each other.
    """
    try:
        classes = tuple(map(str, card["classes"]))
        columns = [
            np.array([np.nan if x is None else x for x in card[key]], float)
            for key in Scaling._fields
        ]
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f'the card in "{folder}" lacks {error}. Train the model again.') from error
    if {c.shape for c in columns} != {(len(classes),)}:
        raise ModelError(f'the card in "{folder}" has columns of unlike length. Train it again.')
    columns[2] = np.nan_to_num(columns[2], nan=2.0)
    return classes, Scaling(*columns)
