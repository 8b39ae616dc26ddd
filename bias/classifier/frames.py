"""Which frames do a sentence's words dwell on? Sixteen scores a word, numpy only.

The words, and what is a name among them, are those of the word table and are not kept twice
(bias.classifier.words). Each was embedded alone and scored once for every frame when the model was
trained (bias.training.frame_model); a sentence is judged, frame by frame, by its strongest word,
the mean of its three strongest and the mean of all. No list of ours taught it, so it can contradict
them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bias.article import Span
from bias.classifier.files import read_array, read_card
from bias.classifier.table import Table
from bias.classifier.words import Finder
from bias.errors import ModelError

Floats = NDArray[np.float64]

#: The table's files that say what the rows are: words, and which are names when capitalised.
WORDS = ("words.txt", "names.bits")
#: Texts that are judged at once.
CHUNK = 256


@dataclass(frozen=True, eq=False)
class Frames:
    """A frame model.

    Attributes:
        names: the frames, in the order of the columns.
        finder: finds the model's words in a text.
        scores: int8 (words, frames); times `scale` (frames,), in standard deviations over words.
        weights: of the logistic function of each frame: (frames, 3), over strongest, mean of the
            three strongest, mean of all. intercept: (frames,).
        threshold: from which probability a sentence is assigned: (frames,).
        card: the whole card.
    """

    names: tuple[str, ...]
    finder: Finder
    scores: NDArray[np.int8]
    scale: Floats
    weights: Floats
    intercept: Floats
    threshold: Floats
    card: dict[str, Any]

    @property
    def identity(self) -> str:
        """Name and version, for signatures."""
        return f"{self.card['name']}@{self.card['version']}"

    @property
    def unsure(self) -> tuple[float, float]:
        """What a model of wording has, and this has not.

        Raises:
            ModelError: always; somebody asked this model how loaded a sentence is.
        """
        raise ModelError('the model "frames" judges no wording. For that there are table, minilm.')

    def probability(
        self, texts: Sequence[str], silent: Sequence[Sequence[Span]] | None = None
    ) -> Floats:
        """Return the probability of each frame in each text: array (texts, frames), 0 to 1.

        Args:
            silent: for each text, spans that shall not count: a reader knows more names than a
                table does.
        """
        told = silent or [()] * len(texts)
        rows = [self._rows(t, s) for t, s in zip(texts, told, strict=True)]
        judged = features(rows, self.scores) * self.scale[:, None]
        z = (judged * self.weights).sum(2) + self.intercept
        # Four decimals in the logit: another machine's last bits must not show.
        return np.asarray(1.0 / (1.0 + np.exp(-np.round(z, 4))), float)

    def assigned(
        self, texts: Sequence[str], silent: Sequence[Sequence[Span]] | None = None
    ) -> NDArray[np.bool_]:
        """Return whether each frame is assigned to each text: array (texts, frames)."""
        return np.asarray(self.probability(texts, silent) >= self.threshold)

    def _rows(self, text: str, silent: Sequence[Span]) -> list[int]:
        found = self.finder.find(text)
        for start, end in silent:
            found = [f for f in found if f.start >= end or f.end <= start]
        return [f.row for f in found]


def features(rows: Sequence[Sequence[int]], scores: NDArray[Any]) -> Floats:
    """Return strongest word, mean of three strongest, mean of all: array (texts, frames, 3).

    Args:
        rows: the words of each text, as rows of `scores` (words, frames). A text of fewer than
            three is filled up with 0, what the words of sentences have on average.
    """
    found = [_features(rows[i : i + CHUNK], scores) for i in range(0, len(rows), CHUNK)]
    return np.concatenate(found) if found else np.zeros((0, scores.shape[1], 3))


def _features(rows: Sequence[Sequence[int]], scores: NDArray[Any]) -> Floats:
    lengths = np.array([len(r) for r in rows])
    longest = max(3, int(lengths.max()))
    at = np.array([[*r, *[0] * (longest - len(r))] for r in rows])
    mine = scores[at]
    missing = np.arange(longest) >= lengths[:, None]
    mine[missing] = 0
    total = mine.sum(1, dtype=float)
    missing[:, :3] = False
    mine[missing] = scores.min()
    top = np.partition(mine, longest - 3, axis=1)[:, longest - 3 :].astype(float)
    mean = total / np.maximum(1, lengths)[:, None]
    return np.stack([top.max(1), top.mean(1), mean], axis=2)


def load(folder: Path, table: Table) -> Frames:
    """Load the frame model in `folder`; its words are those of `table`.

    Raises:
        ModelError: a file is missing or changed, the format is newer, parts do not fit, or it was
            trained with the words of another table.
    """
    card = read_card(folder)
    numbers = read_array(folder, "scores.i8", card, "i1")
    try:
        names = tuple(map(str, card["frames"]))
        scale, intercept, threshold = (
            np.array(card[key], float) for key in ("scale", "intercept", "threshold")
        )
        weights = np.array(card["weights"], float)
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f'the card in "{folder}" lacks {error}. Train the model again.') from error
    if card.get("table") != {name: table.card["files"][name] for name in WORDS}:
        raise ModelError(
            f'the model in "{folder}" was trained with the words of another table. '
            "Train the model again."
        )
    n, words = len(names), len(table.finder.words())
    shapes = {scale.shape, intercept.shape, threshold.shape}
    if shapes != {(n,)} or weights.shape != (n, 3) or len(numbers) != words * n:
        raise ModelError(f'the arrays in "{folder}" do not fit each other. Train the model again.')
    scores = numbers.reshape(words, n)
    return Frames(names, table.finder, scores, scale, weights, intercept, threshold, card)
