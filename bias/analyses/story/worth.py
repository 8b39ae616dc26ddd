"""How glad would a reader of the other text be of a sentence that stands in this one alone?

Learned from 2,741 sentences that language models read with both texts (`bias.learned`);
without vectors by the features alone.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bias.article import count_words
from bias.context import Context, Side
from bias.learned import Floats, apart, load
from bias.lists import terms_of

FEATURES = ("long", "late", "nearest", "bearing", "quoted", "far", "stands for")
#: Words above which a sentence tells no more for its length (with 45 the area is the same, and what
#: is chosen has two words more: fewer rows for a screen); the least and the most likely that the
#: other text tells it, in log-odds.
LONG, NEAREST = 22, (-8.0, 2.0)


def weigh(context: Context, side: Side, numbers: NDArray[np.int64]) -> Floats:
    """How likely each sentence of a text is one to be glad of, 0 to 1: (n,)."""
    vectors = context.reading(side).vectors is not None
    made = load("only" if vectors else "only, fast")
    return made.likely(measure(context, side, numbers))


def measure(context: Context, side: Side, numbers: NDArray[np.int64]) -> Floats:
    """What is known of sentences: `FEATURES`, and vectors less the text's: (n, ...)."""
    article, known = context.article(side), context.reading(side)
    nearest = context.alignment.nearest[0 if side == "a" else 1]
    bearing, far = context.bearing(side), context.far[side]
    rows = []
    for number in numbers.tolist():
        sentence = article.sentences[number - 1]
        first = "".join(known.tokens.words[k].lower() for k in known.tokens_of(sentence)[:1])
        rows.append((
            min(count_words(article.slice(sentence)), LONG) / LONG,
            number / max(1, len(article.sentences)),
            float(np.clip(nearest[number - 1], *NEAREST)),
            float(bearing[number - 1]),
            float(any(q.start < sentence.end and q.end > sentence.start
                      for q in article.quotations)),
            float(number in far),
            float(first in terms_of("function", "pronoun")),
        ))  # fmt: skip
    vectors = apart(context, side, [[n - 1] for n in numbers.tolist()])
    return np.hstack((np.array(rows, np.float64).reshape(len(rows), len(FEATURES)), vectors))
