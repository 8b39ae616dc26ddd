"""How sure is it that two accounts tell one story, and one happening? Two logistic scores.

Weights were fitted on ECB+ (Cybulska & Vossen 2014, CC BY 3.0; NOTICE.md) by
``python -m bias.training.relation`` and stand in ``weights.json`` with the names of their
features, so that every score can be taken apart.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from math import exp
from pathlib import Path
from typing import NamedTuple

from bias.errors import ModelError

WEIGHTS = Path(__file__).with_name("weights.json")

#: Features of each question. Story sees no day and no figure: an affair has many of both.
OCCURRENCE = (
    "content_cosine", "content_high", "lead_cosine", "names_cosine", "lead_names_cosine",
    "names_low", "persons_differ", "triggers_cosine", "figures_equal", "figures_differ",
    "days_shared", "days_differ", "months_differ", "years_shared", "latest_year_differs",
    "weekdays_shared", "weekdays_differ", "sentence_cover", "sentence_content", "sentence_tie",
    "size_high", "cosine_by_size", "places_shared", "places_differ",
)  # fmt: skip
STORY = ("lead_names_cosine", "content_cosine", "triggers_cosine", "sentence_cover")


class Question(NamedTuple):
    """Weights of one question, by feature."""

    bias: float
    weights: Mapping[str, float]

    def logit(self, features: Mapping[str, float]) -> float:
        """The weighed sum of the features."""
        return self.bias + sum(w * features[name] for name, w in self.weights.items())


@cache
def load() -> tuple[Question, Question]:
    """Return the questions of occurrence and of story.

    Raises:
        ModelError: the weights are missing or damaged.
    """
    try:
        plain = json.loads(WEIGHTS.read_text(encoding="utf-8"))
        occurrence, story = (
            Question(float(plain[q]["bias"]), {k: float(v) for k, v in plain[q]["weights"].items()})
            for q in ("occurrence", "story")
        )
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            "the weights of bias.relation are missing or damaged. Install bias-compare again."
        ) from error
    return occurrence, story


def probability(logit: float) -> float:
    """The logistic function, 0 to 1."""
    return 1 / (1 + exp(-logit)) if logit > -60 else 0.0
