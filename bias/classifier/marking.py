"""Would an editor call this word loaded here? Learned from words that readers marked in real news.

A word that a wording lexicon or the word table holds has facts (its list, the table's score, its
neighbours, its word class, whose words they are), and evidence: how often readers of labelled
sentences met it, and how often it was loaded there. A logistic function makes them one chance;
where the encoder was run, of the word's vector in its sentence and of the sentence's too. Fitted
by bias.training.marks; names are in none of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, log1p
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias import encoder
from bias.classifier.files import Carded, read_array, read_bytes, read_card
from bias.errors import ModelError

Floats = NDArray[np.float64]

MARKING = "marks"
#: A term's evidence is shrunk as if it had been met so often more, loaded at the base rate.
DOUBT = 3.0
#: Vectors have length 1, and are few beside the facts: by so much a word's and its sentence's
#: count. With .5 and 1.5 times as much the mean precision out of fold is the same (.52).
SHARES = (2.0, 1.0)


class Unjudged(NamedTuple):
    """A word or phrase before a marker judged it: the term its evidence is kept under, its facts
    by name, and its vector and its sentence's side by side, (768,), or None without an encoder."""

    term: str
    facts: Mapping[str, float]
    vector: Floats | None


def evidence(seen: float, loaded: float, base: float) -> tuple[float, float]:
    """What readers' labels say of a term: its shrunk log odds against the base rate, and how much
    was seen of it.

    >>> evidence(0, 0, 0.1)
    (0.0, 0.0)
    """
    share = (loaded + DOUBT * base) / (seen + DOUBT)
    return log(share / (1 - share)) - log(base / (1 - base)), log1p(seen)


@dataclass(frozen=True, eq=False)
class Marker(Carded):
    """A model of marks.

    Attributes:
        features: the names of facts, in order.
        words, context: weights of the facts, of the evidence's two numbers, and an intercept; in
            `context` those of the two vectors too. terms: seen and loaded, of each term.
        base: the share of loaded ones among all that taught.
        bars: from which chance a word is marked, without the encoder and with it.
        card: the whole card.
    """

    features: dict[str, int]
    words: Floats
    context: Floats
    terms: dict[str, tuple[int, int]]
    base: float
    bars: tuple[float, float]
    card: dict[str, Any]

    def chances(self, found: Sequence[Unjudged]) -> list[tuple[float, bool]]:
        """Return for each word the chance that it is loaded, and whether it reaches the bar."""
        size = len(self.features)
        tiers = self.words.tolist(), self.context.tolist()
        answer = []
        for word in found:
            tier = word.vector is not None
            weights = tiers[tier]
            odds, much = evidence(*self.terms.get(word.term, (0, 0)), self.base)
            z = weights[-1] + weights[size] * odds + weights[size + 1] * much
            z += sum(
                weights[self.features[k]] * v for k, v in word.facts.items() if k in self.features
            )
            if word.vector is not None:
                z += float(self.context[size + 2 : -1] @ word.vector)
            # Three decimals in the logit: another machine's last bits must not show.
            chance = 1 / (1 + np.exp(-round(z, 3)))
            answer.append((float(chance), bool(chance >= self.bars[tier])))
        return answer


def open_marker(folder: Path) -> Marker:
    """Load the model of marks in `folder`.

    Raises:
        ModelError: a file is missing or changed, the format is newer, or parts do not fit.
    """
    card = read_card(folder)
    words, context = (read_array(folder, f"{x}.f8", card, "<f8") for x in ("words", "context"))
    lines = read_bytes(folder, "terms.txt", card).decode("utf-8").split("\n")
    try:
        features = {name: n for n, name in enumerate(card["features"])}
        terms = {t: (int(n), int(k)) for t, n, k in (line.split("\t") for line in lines)}
        base, (low, high) = float(card["base"]), map(float, card["bars"])
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f'the model in "{folder}" lacks {error}. Train it again.') from error
    size = len(features) + 3
    if len(words) != size or len(context) != size + 2 * encoder.SIZE:
        raise ModelError(f'the arrays in "{folder}" do not fit each other. Train the model again.')
    return Marker(features, words, context, terms, base, (low, high), card)
