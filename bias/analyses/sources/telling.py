"""How likely is a saying its speaker's point in a text?

A logistic regression over what its sentences' vector has that its text's has not (a topic shall not
count) and six things more, learned from 2,295
sayings of the `rule` pairs that were read with their texts (``python -m bias.training.sayings``
fits it, and says how good it is; bias/training/labels/README.md who read them).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bias.analyses.sources.sayings import ROOM, Saying
from bias.analyses.sources.spoken import Spoken
from bias.context import Context, Side
from bias.errors import ModelError

WEIGHTS = Path(__file__).with_name("telling.json")
#: A saying that is less likely its speaker's point has no line: of 365 lines of the `rule` pairs
#: this leaves 262; by folds .77 of them are the point and .05 mislead, of those before .67 and .09.
BAR = 0.6
#: Words of a speaker above which more are no more; the least and the most likely that the other
#: text tells a sentence, in log-odds.
_MUCH, _NEAREST = 300, (-8.0, 2.0)
FEATURES = ("whole", "long", "late", "nearest", "given", "matter")

Floats = NDArray[np.float64]


def likely(context: Context, side: Side, mine: Spoken, said: Sequence[Saying]) -> Floats | None:
    """How likely each of some sayings of a speaker is the point, 0 to 1; None without vectors.

    Raises:
        ModelError: the weights are missing or damaged.
    """
    if context.reading(side).vectors is None or not said:
        return None
    bias, weights = _weights()
    logits = bias + np.array([measure(context, side, mine, x) for x in said]) @ weights
    return np.asarray(np.round(1.0 / (1.0 + np.exp(-logits)), 4))


def measure(context: Context, side: Side, mine: Spoken, one: Saying) -> Floats:
    """What is known of a saying: `FEATURES`, then its sentences' mean vector less the text's."""
    vectors = context.reading(side).vectors
    if vectors is None:
        raise ValueError("a text that was read without vectors")
    rows = np.array(one.numbers) - 1
    nearest = context.alignment.nearest[0 if side == "a" else 1][rows].max()
    body = [s.number - 1 for s in context.article(side).body]
    apart = vectors[rows].mean(axis=0) - vectors[body].mean(axis=0)
    known = (
        float(one.whole),
        len(one.words) / ROOM,
        one.number / max(1, len(vectors)),
        float(np.clip(nearest, *_NEAREST)),
        min(mine.given, _MUCH) / _MUCH,
        float(context.matter(side)[rows].max()),
    )
    return np.concatenate((known, apart))


@cache
def _weights() -> tuple[float, Floats]:
    try:
        plain = json.loads(WEIGHTS.read_text(encoding="utf-8"))
        weights = np.array([*(plain["features"][x] for x in FEATURES), *plain["vector"]], float)
        return float(plain["bias"]), weights
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            "the weights of bias.analyses.sources are missing or damaged. "
            "Install bias-compare again."
        ) from error
