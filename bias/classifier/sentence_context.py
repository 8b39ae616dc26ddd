"""Which classes has a sentence, judged as a whole? The context tier: frozen MiniLM upon the words.

A sentence, its names masked, is read once by the encoder (bias.encoder); the means of its pieces in
a few layers are held against those of the sentences that taught the model, by two Gaussian kernels
(the last layer alone, and all of them). A weighted sum of the two and of the word tier's score is
the sentence's score; the weights were fitted on scores of sentences that had not taught
(bias.training.sentence_models).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bias import encoder
from bias.classifier.files import read_array, read_card
from bias.classifier.sentence_words import Scaling, SentenceModel, SentenceWords, read_scaling
from bias.classifier.words import Stretch
from bias.errors import ModelError

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]

SENTENCE_CONTEXT = "sentence context"
#: Sentences that are held against the taught ones at once.
CHUNK = 256


@dataclass(frozen=True, eq=False)
class SentenceContext(SentenceModel):
    """A model of the context tier.

    Attributes:
        words: the model of the word tier that it stands on.
        layers: of the encoder, the last one last.
        centre: (layers, 384), taken off every vector.
        taught: (m, layers * 384), vectors of the sentences that taught it.
        width: of the kernels. shares: (2, m, k), what each taught sentence adds to a class.
        together: (3, k), weights of the kernels and of the word tier.
        card: the whole card.
    """

    classes: tuple[str, ...]
    words: SentenceWords
    layers: tuple[int, ...]
    centre: Singles
    taught: Singles
    width: float
    shares: Singles
    together: Floats
    scaling: Scaling
    card: dict[str, Any]

    def probability(self, texts: Sequence[str | Stretch]) -> Floats:
        if not len(texts):
            return np.zeros((0, len(self.classes)))
        masked = self.words.mask(texts)
        parts = [*self._kernel_scores(masked), self.words.scores(masked)]
        scores = sum(p * weight for p, weight in zip(parts, self.together, strict=True))
        return self.scaling.chance(np.asarray(scores))

    def _kernel_scores(self, masked: Sequence[str]) -> list[Floats]:
        means = encoder.layer_means(masked, self.layers)
        seen = layer_vectors(means, self.centre)
        views = [(last_layer(seen), last_layer(self.taught)), (seen, self.taught)]
        return [
            np.concatenate(
                [
                    gauss(mine[i : i + CHUNK], theirs, self.width) @ share
                    for i in range(0, len(mine), CHUNK)
                ]
            ).astype(float)
            for (mine, theirs), share in zip(views, self.shares, strict=True)
        ]


def layer_vectors(means: Singles, centre: Singles) -> Singles:
    """Return the layers' means without the centre, each of length 1, side by side and together of
    length 1: array (n, layers * 384)."""
    moved = means - centre
    moved /= np.maximum(1e-9, np.linalg.norm(moved, axis=2, keepdims=True))
    return np.asarray(moved.reshape(len(means), -1) / len(centre) ** 0.5, np.float32)


def last_layer(vectors: Singles) -> Singles:
    """Return the part of `layer_vectors` that is the last layer's, of length 1."""
    last = vectors[:, -encoder.SIZE :]
    return np.asarray(last * (vectors.shape[1] / encoder.SIZE) ** 0.5, np.float32)


def gauss(one: Singles, other: Singles, width: float) -> Singles:
    """Return exp(-width * squared distance) of all rows: array (len(one), len(other))."""
    squares = (one**2).sum(1)[:, None] + (other**2).sum(1) - 2 * one @ other.T
    return np.asarray(np.exp(-width * squares), np.float32)


def open_sentence_context(folder: Path, words: SentenceWords) -> SentenceContext:
    """Load the model of the context tier in `folder`, which stands on `words`.

    Raises:
        ModelError: as for the word tier, or it was trained upon another one. The encoder itself is
            opened when the first text is judged.
    """
    card = read_card(folder)
    if card.get("words") != words.card["files"]:
        raise ModelError(
            f'the model in "{folder}" was trained upon another word tier. Train both again.'
        )
    classes, scaling = read_scaling(folder, card)
    k = len(classes)
    numbers = read_array(folder, "taught.i8", card, "i1")
    shares = read_array(folder, "shares.f2", card, "<f2")
    centre = read_array(folder, "centre.f4", card, "<f4")
    try:
        layers = tuple(map(int, card["layers"]))
        scale, width = float(card["scale"]), float(card["width"])
        together = np.array(card["together"], float)
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f'the card in "{folder}" lacks {error}. Train the model again.') from error
    size = len(layers) * encoder.SIZE
    m = len(numbers) // size if size else 0
    fits = len(numbers) == m * size and len(shares) == 2 * m * k and together.shape == (3, k)
    if not fits or len(centre) != size or classes != words.classes:
        raise ModelError(f'the arrays in "{folder}" do not fit each other. Train the model again.')
    return SentenceContext(
        classes,
        words,
        layers,
        centre.reshape(len(layers), encoder.SIZE),
        numbers.reshape(m, size).astype(np.float32) * np.float32(scale),
        width,
        shares.reshape(2, m, k).astype(np.float32),
        together,
        scaling,
        card,
    )
