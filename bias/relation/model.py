"""How sure is it that two accounts tell one story, and one happening? Three logistic scores.

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

#: Features of each question. Story and kind see no day and no figure: an affair has many of both.
#: Kind sees no name: two quakes are of one kind wherever they are.
OCCURRENCE = (
    "content_cosine", "figures_equal", "figures_differ", "days_shared", "months_differ",
    "years_shared", "latest_year_differs", "weekdays_shared", "sentence_content",
    "sentence_cover", "sentence_tie", "size_high", "lead_names_cosine", "main_weekday_differs",
    "persons_high", "triggers_cosine", "figures_cosine", "sentence_content_high",
    "persons_differ", "years_differ", "sentence_figures", "opening_content",
    "sentence_cover_high", "main_day_differs", "sentence_cosine",
)  # fmt: skip
STORY = (
    "lead_names_cosine", "names_high", "persons_high", "content_cosine", "triggers_cosine",
    "sentence_cover", "size_low",
)  # fmt: skip
KIND = ("content_cosine", "content_high", "triggers_cosine", "size_low")
QUESTIONS = {"occurrence": OCCURRENCE, "story": STORY, "kind": KIND}


class Question(NamedTuple):
    """Weights of one question, by feature."""

    bias: float
    weights: Mapping[str, float]

    def logit(self, features: Mapping[str, float]) -> float:
        """The weighed sum of the features."""
        return self.bias + sum(w * features[name] for name, w in self.weights.items())


@cache
def load() -> dict[str, Question]:
    """Return the questions by name: occurrence, story, kind.

    Raises:
        ModelError: the weights are missing or damaged.
    """
    try:
        plain = json.loads(WEIGHTS.read_text(encoding="utf-8"))
        return {
            q: Question(
                float(plain[q]["bias"]), {k: float(v) for k, v in plain[q]["weights"].items()}
            )
            for q in QUESTIONS
        }
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            "the weights of bias.relation are missing or damaged. Install bias-compare again."
        ) from error


def probability(logit: float) -> float:
    """The logistic function, 0 to 1."""
    return 1 / (1 + exp(-logit)) if logit > -60 else 0.0
