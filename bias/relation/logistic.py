"""How sure is it that two texts tell one story, and one happening? Three logistic scores.

Weights were fitted by ``python -m bias.training.relation`` (NOTICE.md names the texts) and stand in
``weights.json`` with the names of their features, so that every score can be taken apart; one set
for readings with vectors ("full") and one for readings without ("fast"). What speaks for a thing
has no weight below zero, and what speaks against it none above.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from math import exp
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from bias.errors import ModelError

WEIGHTS = Path(__file__).with_name("weights.json")

Asked = Literal["story", "occurrence", "kind"]
Tier = Literal["full", "fast"]
ASKED: tuple[Asked, ...] = get_args(Asked)
TIERS: tuple[Tier, ...] = get_args(Tier)

#: Features of each question, with the sign that their weights must have. Longer texts share more
#: by chance: length speaks against. Story and kind see no day and no figure: an affair has many of
#: both. Kind sees no name: two quakes are of one kind wherever they are.
_OCCURRENCE = {
    "matched": 1, "names_held": 1, "figures_held": 1, "figures_equal": 1, "weekdays_differ": -1,
    "weekday_differs": -1, "months_one": -1, "size_low": -1,
}  # fmt: skip
_STORY = {"all_names": 1, "names_low": 1, "matched": 1}
_KIND = {"all_content": 1, "lead_content_high": 1, "size_low": -1}
SIGNS: dict[Tier, dict[Asked, dict[str, int]]] = {
    "full": {
        "story": {**_STORY, "vector_leads": 1},
        "occurrence": {**_OCCURRENCE, "vector_leads": 1},
        "kind": {**_KIND, "vector_whole": 1},
    },
    "fast": {"story": _STORY, "occurrence": _OCCURRENCE, "kind": _KIND},
}


class Score(NamedTuple):
    """Weights of one question, by feature."""

    bias: float
    weights: Mapping[str, float]

    def logit(self, features: Mapping[str, float]) -> float:
        """The weighed sum of the features."""
        return self.bias + sum(w * features[name] for name, w in self.weights.items())


Scores = Mapping[Asked, Score]


@cache
def load_scores(tier: Tier) -> Scores:
    """Return the scores by the question that they answer.

    Raises:
        ModelError: the weights are missing or damaged.
    """
    try:
        plain = json.loads(WEIGHTS.read_text(encoding="utf-8"))[tier]
        return {
            q: Score(float(plain[q]["bias"]), {k: float(v) for k, v in plain[q]["weights"].items()})
            for q in SIGNS[tier]
        }
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            "the weights of bias.relation are missing or damaged. Install bias-compare again."
        ) from error


def probability(logit: float) -> float:
    """The logistic function, 0 to 1."""
    return 1 / (1 + exp(-logit)) if logit > -60 else 0.0
