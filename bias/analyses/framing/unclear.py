"""Why is a difference whose interval leaves out 0 not called clear?"""

from __future__ import annotations

from bias.analyses.framing.tallies import Frame
from bias.findings import Measure
from bias.uncertainty import LEVEL

#: Passages, and different words, without which nothing is clear (docs/method.md#uncertainty).
LEAST_PASSAGES = LEAST_TERMS = 3


def why_unclear(frame: Frame, m: Measure) -> str | None:
    """The reason: "many" frames are compared, "few passages", "few words", "one word", or
    "chance" gives as much; None when the question does not arise."""
    if m.low is None or m.high is None or m.low <= 0 <= m.high:
        return None
    if m.verdict not in {"suggestive", "no reliable difference"}:
        return None
    side = 0 if (m.difference or 0) > 0 else 1
    if m.verdict == "suggestive":
        return "many"
    if ((m.blocks_a, m.blocks_b)[side] or 0) < LEAST_PASSAGES:
        return "few passages"
    if sum(1 for c in frame.tally.terms("narration").values() if c[side]) < LEAST_TERMS:
        return "few words"
    return "one word" if m.p is not None and m.p <= LEVEL else "chance"
