"""What does a sentence say as a whole? Vectors of it and of its pieces, its names hidden.

A name becomes one small word before the encoder reads it, so that who is named moves nothing:
exchanging two names exchanges the names alone. Names are compared by ``matching`` as names. The
models of frames and questions read the same words, so the encoder runs once a sentence. Its upper
layers run twice: as they came, and as they were tuned to bring sentences near that tell the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

from bias import classifier, encoder
from bias.article import BODY, Span, Tokens
from bias.classifier import Stretch
from bias.encoder import Pieces
from bias.reading.model import PieceVectors, Reading

Floats = NDArray[np.float32]


class SentenceVectors(TypedDict):
    """Fields of a `Reading`, which says what they are."""

    vectors: Floats
    pieces: PieceVectors
    told: Floats
    told_pieces: PieceVectors


def sentence_vectors(reading: Reading) -> SentenceVectors:
    """Return one vector of length 1 for each sentence of the article, (sentences, 384), and those
    of the pieces into which the encoder cuts them; both twice, as it came and as it was tuned.

    Raises:
        ModelError: the encoder is not installed, or not the one we know.
    """
    found = encoder.look(masked_sentences(reading), encoder.READ)
    vectors, pieces = _vectors([x.pieces for x in found], [x.last for x in found])
    told, told_pieces = _vectors([x.pieces for x in found], [x.told for x in found])
    return {"vectors": vectors, "pieces": pieces, "told": told, "told_pieces": told_pieces}


def masked_sentences(reading: Reading) -> list[str]:
    """Return the sentences of the article as the encoder reads them."""
    sentences = reading.article.sentences
    texts = classifier.hide_names([without_names(reading, s.span) for s in sentences])
    if sentences and sentences[-1].kind in BODY and texts[-1][-1:].isalnum():
        texts[-1] += "."  # a text that lost its last full stop says what it said
    return texts


def _vectors(cut: Sequence[Pieces], seen: Sequence[Floats]) -> tuple[Floats, PieceVectors]:
    """The vectors of sentences, and of their pieces."""
    means = np.array([rows.mean(0) for rows in seen], np.float32)
    marks = slice(1, -1)  # the first and the last piece are the encoder's own
    pieces = [rows[marks] for rows in seen]
    return (
        _unit(means.reshape(len(seen), encoder.SIZE)),
        PieceVectors(
            np.array([x for one in cut for x in one.ids[marks]], np.int32),
            _unit(np.concatenate([np.zeros((0, encoder.SIZE), np.float32), *pieces])).astype("f2"),
            np.cumsum([0, *map(len, pieces)]),
        ),
    )


def _unit(rows: Floats) -> Floats:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(length > 0, length, 1), np.float32)


def without_names(known: Reading, span: Span) -> Stretch:
    """Return a part of a text as a model judges it: names found in the whole of it are silent."""
    within = known.tokens_in(span)
    at = slice(within.start, within.stop)
    starts, ends, words = known.tokens
    silent = tuple(Span(m.start, m.end) for m, _ in known.names.within(*span))
    return Stretch(known.article.text, span, Tokens(starts[at], ends[at], words[at]), silent)
