"""How loaded is a sentence, judged by its words where they stand? MiniLM, frozen, and the table.

Opt-in (``--wording minilm``, extra ``minilm``). Two linear heads were trained on our pairs: one
judges each word of the table by its vector in the sentence and its score in the table, one the
mean of the sentence; a logistic function brings them together with the table's own features
(bias.training.contextual). Names are replaced by one small word before the model reads anything.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias import encoder
from bias.article import Span
from bias.classifier.files import Carded, read_array, read_card
from bias.classifier.masking import Masks, mask_names, read_masks
from bias.classifier.table import Judged, Table, wording_features
from bias.classifier.words import Stretch, stretches
from bias.errors import ModelError

Floats = NDArray[np.float64]

VECTOR_SIZE = 384
#: The table's score goes into the head for words beside a vector of length 1.
TABLE_SHARE = 0.2
#: A text without words has this score in the head for words.
NO_WORD = -5.0
_ENDS = re.compile(r"(?<=[.!?…])(?=[\"”’')]*\s+\S)|(?=\n)")


class Heads(NamedTuple):
    """The trained parts: for words (385 + 1 numbers), for sentences (384 + 1), together (7 + 1);
    the last of each is the intercept."""

    word: Floats
    sentence: Floats
    together: Floats


class Sight(NamedTuple):
    """What the model saw of a text: the mean vector of its sentences, one vector a word, the words'
    scores in the table, and their characters."""

    mean: Floats
    vectors: Floats
    scores: list[float]
    spans: list[Span]


class Eye:
    """Reads texts with MiniLM, names masked."""

    def __init__(self, table: Table, masks: Masks) -> None:
        self._table, self._masks = table, masks

    def see(self, texts: Sequence[str | Stretch]) -> list[Sight]:
        """Return what is seen of each text; its silent spans are masked too."""
        parts = stretches(texts)
        words = [self._table.words(part) for part in parts]
        spans = [[span for span, _ in found] for found in words]
        masked = [
            mask_names(part, found, self._masks) for part, found in zip(parts, spans, strict=True)
        ]
        cuts = [_sentences(text) for text, _ in masked]
        sentences = [text[a:b] for (text, _), cut in zip(masked, cuts, strict=True) for a, b in cut]
        read = iter(encoder.hidden(sentences))
        found = []
        for (_, moved), cut, original, scored in zip(masked, cuts, spans, words, strict=True):
            means: list[Floats] = []
            vectors: list[Floats] = []
            firsts = [first for first, _ in cut]
            place = [bisect_right(firsts, span.start) - 1 for span in moved]
            for number, first in enumerate(firsts):
                pieces, seen = next(read)
                at = np.array(pieces.spans) + first
                means.append(_mean(seen, at[:, 1] > at[:, 0]))
                mine = [span for span, n in zip(moved, place, strict=True) if n == number]
                vectors += [_mean(seen, (at[:, 0] < b) & (at[:, 1] > a)) for a, b in mine]
            rows = np.array(vectors).reshape(-1, VECTOR_SIZE)
            found.append(Sight(np.mean(means, axis=0), rows, [x for _, x in scored], original))
        return found


def _sentences(text: str) -> list[Span]:
    """Cut a text where sentences may end: the model was trained upon single ones."""
    ends = [m.start() for m in _ENDS.finditer(text)]
    return [Span(a, b) for a, b in zip([0, *ends], [*ends, len(text)], strict=True)]


def _mean(vectors: NDArray[Any], chosen: NDArray[np.bool_]) -> Floats:
    mean = np.asarray(vectors[chosen] if chosen.any() else vectors, float).mean(0)
    return np.asarray(mean / max(1e-9, float(np.linalg.norm(mean))))


def word_scores(head: Floats, sight: Sight) -> Floats:
    """Score the words of a text in their context: array (words,)."""
    if not sight.scores:
        return np.zeros(0)
    beside = TABLE_SHARE * np.array(sight.scores)
    return np.asarray(sight.vectors @ head[:VECTOR_SIZE] + beside * head[VECTOR_SIZE] + head[-1])


def judged_by(words: Sequence[Floats], sights: Sequence[Sight], sentence: Floats) -> Floats:
    """Return what the last function takes: words in context and alone, sentence: array (n, 7)."""
    in_context = wording_features([list(w) for w in words], NO_WORD)
    alone = wording_features([s.scores for s in sights])
    means = np.array([s.mean for s in sights]) @ sentence[:VECTOR_SIZE] + sentence[-1]
    return np.column_stack([in_context, alone, means])


@dataclass(frozen=True, eq=False)
class Contextual(Carded):
    """A contextual model; the attributes are those of `Table`."""

    table: Table
    eye: Eye
    heads: Heads
    mark: float
    unsure: tuple[float, float]
    card: dict[str, Any]

    @property
    def lowest(self) -> float:
        """A score that no word has: what is said of a word that is not judged."""
        return -100.0

    def probability(self, texts: Sequence[str | Stretch]) -> Floats:
        """Return the probability, 0 to 1, that each text is loaded: array (texts,)."""
        return np.array([j.probability for j in self.judge(texts)])

    def words(self, text: str | Stretch) -> list[tuple[Span, float]]:
        """Return the words and phrases of `text` that the table holds, scored in context."""
        return self.judge([text])[0].words

    def judge(self, texts: Sequence[str | Stretch]) -> list[Judged]:
        """Return probability and words of each text; silent spans are masked."""
        if not len(texts):
            return []
        sights = self.eye.see(texts)
        words = [word_scores(self.heads.word, s) for s in sights]
        rows = judged_by(words, sights, self.heads.sentence)
        z = rows @ self.heads.together[:-1] + self.heads.together[-1]
        # Four decimals in the logit: another machine's last bits must not show.
        chances = 1.0 / (1.0 + np.exp(-np.round(z, 4)))
        return [
            Judged(float(p), [(a, float(x)) for a, x in zip(s.spans, w, strict=True)])
            for p, s, w in zip(chances, sights, words, strict=True)
        ]


def open_contextual(folder: Path, table: Table) -> Contextual:
    """Load the contextual model in `folder`, which was trained upon `table`.

    Raises:
        ModelError: as for a table, or it was trained upon another one. MiniLM itself is opened,
            and its hash checked, when the first text is judged.
    """
    card = read_card(folder)
    if card.get("table") != table.card["files"]:
        raise ModelError(
            f'the model in "{folder}" was trained upon another word table. Train it again: '
            "bias train --contextual."
        )
    numbers = read_array(folder, "heads.f8", card, "<f8")
    cuts = (VECTOR_SIZE + 2, 2 * VECTOR_SIZE + 3)
    if len(numbers) != 2 * VECTOR_SIZE + 3 + 8:
        raise ModelError(f'the arrays in "{folder}" do not fit each other. Train the model again.')
    heads = Heads(numbers[: cuts[0]], numbers[cuts[0] : cuts[1]], numbers[cuts[1] :])
    masks = read_masks(folder, card)
    low, high = map(float, card["unsure"])
    return Contextual(table, Eye(table, masks), heads, float(card["mark"]), (low, high), card)
