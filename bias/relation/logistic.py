"""How sure is it that two accounts tell one story, and one happening? Three logistic scores.

Weights were fitted on ECB+ (Cybulska & Vossen 2014, CC BY 3.0; NOTICE.md) by
``python -m bias.training.relation`` and stand in ``weights.json`` with the names of their
features, so that every score can be taken apart. What speaks for a thing has no weight below
zero, and what speaks against it none above.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from math import exp
from pathlib import Path
from typing import Literal, NamedTuple

from bias.errors import ModelError

WEIGHTS = Path(__file__).with_name("weights.json")

Asked = Literal["occurrence", "story", "kind"]

#: Features of each question, with the sign that their weights must have. Longer texts share more
#: by chance: length speaks against. Story and
#: kind see no day and no figure: an affair has many of both. Kind sees no name: two quakes are of
#: one kind wherever they are.
SIGNS: dict[Asked, dict[str, int]] = {
    "occurrence": {
        "lead_names_cosine": 1, "persons_high": 1, "persons_differ": -1, "figures_cosine": 1,
        "figures_equal": 1, "figures_differ": -1, "dates_shared": 1, "dates_differ": -1,
        "places_differ": -1, "sentence_content": 1, "size_high": -1,
    },
    "story": {
        "lead_names_cosine": 1, "persons_high": 1, "sentence_cover": 1, "content_cosine": 1,
    },
    "kind": {"lead_content_cosine": 1, "kinds_cosine": 1, "size_low": -1},
}  # fmt: skip


class Score(NamedTuple):
    """Weights of one question, by feature."""

    bias: float
    weights: Mapping[str, float]

    def logit(self, features: Mapping[str, float]) -> float:
        """The weighed sum of the features."""
        return self.bias + sum(w * features[name] for name, w in self.weights.items())


Scores = Mapping[Asked, Score]


@cache
def load_scores() -> Scores:
    """Return the scores by the question that they answer.

    Raises:
        ModelError: the weights are missing or damaged.
    """
    try:
        plain = json.loads(WEIGHTS.read_text(encoding="utf-8"))
        return {
            q: Score(float(plain[q]["bias"]), {k: float(v) for k, v in plain[q]["weights"].items()})
            for q in SIGNS
        }
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            "the weights of bias.relation are missing or damaged. Install bias-compare again."
        ) from error


def probability(logit: float) -> float:
    """The logistic function, 0 to 1."""
    return 1 / (1 + exp(-logit)) if logit > -60 else 0.0
