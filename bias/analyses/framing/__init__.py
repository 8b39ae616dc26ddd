"""What does each text dwell on? Shares of its sentences, and words counted and tested.

A score is a share of sentences, by word list and classifier (bias.analyses.framing.shares): a
count, told as it is. The test is another thing: words of the frame lexicons in the writers' own
sentences, dealt at random; what people are quoted as saying and what headlines say stands beside,
untested (docs/method/framing.md).
"""

from __future__ import annotations

from collections.abc import Sequence

from bias.analyses.framing import shares
from bias.analyses.framing.shares import Score
from bias.analyses.framing.tallies import Frame, beside, frames, in_narration, terms
from bias.context import Context
from bias.findings import Evidence, Finding, Value

#: The weight of what stands above all frames.
FIRST = 1000.0


class Framing:
    """The frames of one text, or those of two compared.

    Measures: shares of sentences (voice "all"); words per 1,000 of a voice, of which the family
    "frame" is tested and "frame, untested" is not.
    """

    name = "framing"
    needs: frozenset[str] = frozenset()

    def run(self, context: Context) -> list[Finding]:
        """Return measures and rows of every frame, and a sentence of each text for those that
        differ most, or of one text for the commonest."""
        found = frames(context)
        spoken = {side: context.voiced_words(side) for side in context.sides}
        tested = in_narration(context, found)
        scored = shares.scores(context, found, tested)
        shown = [s for s in scored if s.measure.first_screen]
        told = shown if context.b is None else [s for s in shown if s.apart]
        lists = {f.lexicon.name: f for f in found}
        named = [lists[s.measure.name] for s in told if s.measure.name in lists]
        return [
            *(s.measure for s in scored), *tested, *beside(found, spoken),
            *(row for f in found for row in terms(f.tally, spoken)), *shares.called(scored),
            *_words(context, named),
            *(_evidence(context, s, lists.get(s.measure.name)) for s in told),
        ]  # fmt: skip


def _words(context: Context, shown: Sequence[Frame]) -> list[Evidence]:
    """The words of the frames shown that one text alone uses."""
    if context.b is None:
        return []
    found = {f"only_{side}": shares.words_of_one(context, side, shown) for side in context.sides}
    return [Evidence(about="words", values=found, weight=FIRST)] if any(found.values()) else []


def _evidence(context: Context, score: Score, frame: Frame | None) -> Evidence:
    values: dict[str, Value] = {"frame": score.measure.name}
    for side, sight in score.sights.items():
        values[f"judged_{side}"] = sight.judged
        if frame is not None:
            values[f"words_{side}"] = shares.used(context, side, frame)
            values[f"unreal_{side}"] = sum(h.status != "fact" for h in frame.met[side])
    if frame is not None:
        values |= {"definition": frame.definition, "precision": frame.precision}
    return Evidence(
        about="frame",
        values=values,
        weight=score.measure.weight,
        a=context.quotes(score.best("a")),
        b=context.quotes(score.best("b") if "b" in score.sights else []),
    )
