"""How loaded is a sentence, judged by its words alone? A table of scored words, numpy only.

Every word of a large list was embedded alone and scored once, when the model was trained
(bias.training.wording); reading the table needs no model. A sentence is judged by its strongest
word, the mean of its three strongest and the mean of all, through one logistic function. So its
score is explained by its words, by construction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias.article import Span
from bias.classifier.files import Carded, read_array, read_bytes, read_card
from bias.classifier.words import Finder, Stretch, stretches
from bias.errors import ModelError

Floats = NDArray[np.float64]

#: What a text is judged by; `weights` of the card has one number for each.
WORDING_FEATURES = ("strongest", "three strongest", "all")


class Judged(NamedTuple):
    """The probability that a text is loaded, and its words with their scores."""

    probability: float
    words: list[tuple[Span, float]]


@dataclass(frozen=True, eq=False)
class Table(Carded):
    """A word table.

    Attributes:
        finder: finds the table's words in a text.
        scores: one a row, in logits against 0, the middle of what plain sentences are made of.
        weights, intercept: of the logistic function over `WORDING_FEATURES`.
        mark: from which score a word is marked.
        unsure: (low, high); between them the model does not say whether a sentence is loaded.
        card: the whole card.
    """

    finder: Finder
    scores: list[float]
    weights: tuple[float, ...]
    intercept: float
    mark: float
    unsure: tuple[float, float]
    card: dict[str, Any]

    @property
    def lowest(self) -> float:
        """The lowest score: what is said of a word that the table does not hold."""
        return min(self.scores)

    def probability(self, texts: Sequence[str | Stretch]) -> Floats:
        """Return the probability, 0 to 1, that each text is loaded: array (texts,)."""
        return self.chance([[score for _, score in self.words(t)] for t in texts])

    def chance(self, scores: Sequence[Sequence[float]]) -> Floats:
        """Return the probability of each text from the scores of its words: array (texts,)."""
        if not len(scores):
            return np.zeros(0)
        z = self.intercept + wording_features(scores) @ np.array(self.weights)
        return np.asarray(1.0 / (1.0 + np.exp(-z)), float)

    def judge(self, texts: Sequence[str | Stretch]) -> list[Judged]:
        """Return probability and words of each text."""
        found = [self.words(text) for text in stretches(texts)]
        chances = self.chance([[score for _, score in words] for words in found])
        return [Judged(float(p), words) for p, words in zip(chances, found, strict=True)]

    def words(self, text: str | Stretch) -> list[tuple[Span, float]]:
        """Return the words and phrases of `text` that the table holds, each with its score."""
        return [(Span(f.start, f.end), self.scores[f.row]) for f in self.finder.find(text)]


def wording_features(scores: Sequence[Sequence[float]], plain: float = 0.0) -> Floats:
    """Return strongest word, mean of three strongest, mean of all: array (texts, 3).

    Args:
        plain: the score of the words that a text of fewer than three is filled up with.
    """
    rows = []
    for found in scores:
        top = sorted(found, reverse=True)[:3] + [plain] * (3 - len(found))
        rows.append((top[0], sum(top) / 3, sum(found) / len(found) if found else plain))
    return np.array(rows)


def open_table(folder: Path) -> Table:
    """Load the word table in `folder`.

    Raises:
        ModelError: a file is missing or changed, the format is newer, or parts do not fit.
    """
    card = read_card(folder)
    text = read_bytes(folder, "words.txt", card).decode("utf-8")
    entries = text.split("\n")
    numbers = read_array(folder, "scores.i8", card, "i1")
    names = np.unpackbits(read_array(folder, "names.bits", card, "u1"))
    try:
        scale, weights = float(card["scale"]), tuple(map(float, card["weights"]))
        constants = float(card["intercept"]), float(card["mark"]), tuple(map(float, card["unsure"]))
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f'the card in "{folder}" lacks {error}. Train the model again.') from error
    intercept, mark, unsure = constants
    fits = len(numbers) == len(entries) <= len(names) and len(weights) == len(WORDING_FEATURES)
    if not fits or len(unsure) != 2:
        raise ModelError(f'the arrays in "{folder}" do not fit each other. Train the model again.')
    known = set(np.flatnonzero(names[: len(entries)]).tolist())
    finder = Finder(entries, known)
    scores = (numbers.astype(float) * scale).tolist()
    return Table(finder, scores, weights, intercept, mark, (unsure[0], unsure[1]), card)
