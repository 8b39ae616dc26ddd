"""How likely is a saying its speaker's point in a text?

Learned from 2,859 sayings that language models read with their texts (`bias.learned`).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bias.analyses.sources.sayings import ROOM, Saying
from bias.analyses.sources.spoken import Spoken
from bias.context import Context, Side
from bias.learned import Floats, apart, load

#: A saying that is worth less has no line: of the best saying of each of 1,133 speakers (politics;
#: 350 in other news) .71 (.61) are the point and .07 (.15) mislead, of the 850 (265) from here on
#: .78 (.63) and .06 (.14), by folds; what is wrong with the speaker is apart.
BAR = 0.7
#: Words of a speaker above which more are no more; the least and the most likely that the other
#: text tells a sentence, in log-odds.
_MUCH, _NEAREST = 300, (-8.0, 2.0)
FEATURES = ("whole", "long", "late", "nearest", "given", "matter")


def likely(context: Context, side: Side, mine: Spoken, said: Sequence[Saying]) -> Floats | None:
    """How likely each of some sayings of a speaker is the point, 0 to 1; None without vectors."""
    if context.reading(side).vectors is None or not said:
        return None
    return load("saying").likely(measure(context, side, mine, said))


def measure(context: Context, side: Side, mine: Spoken, said: Sequence[Saying]) -> Floats:
    """What is known of sayings: `FEATURES`, and their sentences' vectors less the text's."""
    rows = [np.array(one.numbers) - 1 for one in said]
    nearest = context.alignment.nearest[0 if side == "a" else 1]
    known = [
        (
            float(one.whole),
            len(one.words) / ROOM,
            one.number / max(1, len(nearest)),
            float(np.clip(nearest[at].max(), *_NEAREST)),
            min(mine.given, _MUCH) / _MUCH,
            float(context.matter(side)[at].max()),
        )
        for one, at in zip(said, rows, strict=True)
    ]
    return np.hstack((np.array(known), apart(context, side, [r.tolist() for r in rows])))
