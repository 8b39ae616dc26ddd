"""How glad would a reader of the other text be of a sentence that stands in this one alone?

Learned from 3,793 sentences that language models read with both texts (`bias.learned`);
without vectors by the features alone.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bias.article import count_words
from bias.context import Context, Side
from bias.learned import Floats, apart, load
from bias.lists import terms_of

FEATURES = (
    "long", "late", "nearest", "bearing", "quoted", "far", "stands for",
    "somebody says", "words, uncapped", "share of pronouns",
)  # fmt: skip
#: Words above which a sentence tells little more for its length; the least and the most likely that
#: the other text tells it, in log-odds.
LONG, NEAREST = 22, (-8.0, 2.0)


#: The best sentence of a text that is worth less is not on the first screen, nor a further one that
#: is worth less than the second. Of the best two of each text from .4 on .48 are wanted and .16
#: mislead (523 of 555, politics), .32 and .23 (207 of 291, other news), from .5 on .51 and .14
#: (349), .42 and .17 (97); of all .46 and .18, .28 and .29 (by folds, bias.training.wanted).
BAR, FURTHER = 0.4, 0.5


def weigh(context: Context, side: Side, numbers: NDArray[np.int64]) -> Floats:
    """How much each sentence of a text is worth to a reader of the other, 0 to 1: (n,)."""
    vectors = context.reading(side).vectors is not None
    made = load("only" if vectors else "only, fast")
    return made.likely(measure(context, side, numbers))


def measure(context: Context, side: Side, numbers: NDArray[np.int64]) -> Floats:
    """What is known of sentences: `FEATURES`, and vectors less the text's: (n, ...)."""
    article, known = context.article(side), context.reading(side)
    nearest = context.alignment.nearest[0 if side == "a" else 1]
    bearing, far = context.bearing(side), context.far[side]
    pronouns = terms_of("function", "pronoun")
    said = {
        sentence.number
        for one in context.attributions(side)
        if one.cue is not None and (sentence := article.sentence_at(one.cue.start)) is not None
    }
    rows = []
    for number in numbers.tolist():
        sentence = article.sentences[number - 1]
        words = [known.tokens.words[k].lower() for k in known.tokens_of(sentence)]
        length = count_words(article.slice(sentence))
        rows.append((
            min(length, LONG) / LONG,
            number / max(1, len(article.sentences)),
            float(np.clip(nearest[number - 1], *NEAREST)),
            float(bearing[number - 1]),
            float(any(q.start < sentence.end and q.end > sentence.start
                      for q in article.quotations)),
            float(number in far),
            float("".join(words[:1]) in pronouns),
            float(number in said),
            length / LONG,
            sum(word in pronouns for word in words) / max(1, len(words)),
        ))  # fmt: skip
    vectors = apart(context, side, [[n - 1] for n in numbers.tolist()])
    return np.hstack((np.array(rows, np.float64).reshape(len(rows), len(FEATURES)), vectors))
