"""What does a model that knows no word list say the words dwell on? Beside the lists, untested.

The frame model (bias.classifier.frames) learned from sentences of ours, not from the lexicons, so
where it and they point the same way, two sources say so. It counts sentences, they count words; a
narrated sentence has a frame when one of its narrated parts is assigned to it. It gives no
verdict, and nothing of it stands on the first screen (docs/method/framing.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bias import classifier
from bias.article import BODY
from bias.context import Context, Side
from bias.findings import FrameTerm, Measure

MEASURED = "600 labelled sentences"
#: A frame is shown when, of the labelled sentences that were assigned to it, so many were right.
LEAST_PRECISION = 0.60
#: Of fewer assigned sentences one cannot say how many would be right, or which text has more.
FEWEST = 5
LEAST_SENTENCES = 3
#: Less than half as much again points no way.
CLEARLY = 1.5


@dataclass(frozen=True)
class Assigned:
    """Of one side: narrated sentences that were judged, and how many have each frame."""

    judged: int
    counts: dict[str, int]


def shown() -> list[str]:
    """The frames the model may speak of, in the order of the scheme."""
    model = classifier.load_frames()
    figures = model.card["figures"][MEASURED]
    return [
        n
        for n in model.names
        if figures[n]["precision_of"] >= FEWEST
        and figures[n]["precision_right"] >= LEAST_PRECISION * figures[n]["precision_of"]
    ]


def assign(context: Context) -> dict[Side, Assigned]:
    """Judge the narrated sentences of each side's passages."""
    return {side: _judge(context, side) for side in context.sides}


def _judge(context: Context, side: Side) -> Assigned:
    told = [
        part
        for part in context.voiced_parts(side)
        if part.voice == "narration" and part.sentence.kind in BODY
    ]
    model = classifier.load_frames()
    held: dict[str, set[int]] = {n: set() for n in model.names}
    flags = model.assigned([part.stretch for part in told])
    for part, row in zip(told, flags.tolist(), strict=True):
        for name, has in zip(model.names, row, strict=True):
            if has:
                held[name].add(part.sentence.number)
    judged = len({part.sentence.number for part in told})
    return Assigned(judged, {n: len(held[n]) for n in shown()})


def rows(found: dict[Side, Assigned]) -> list[FrameTerm]:
    """One row a frame: how many narrated sentences of each text are assigned to it."""
    one, other = found["a"], found.get("b")
    return [
        FrameTerm(
            frame=name,
            part="sentences",
            term=None,
            a=count,
            b=other.counts[name] if other else None,
            voice="narration",
            source="classifier",
        )
        for name, count in one.counts.items()
        if count or (other and other.counts[name])
    ]


def silent(found: dict[Side, Assigned]) -> int:
    """Of how many frames the model says nothing, not having been shown to be right there."""
    return len(classifier.load_frames().names) - len(found["a"].counts)


def ways(
    found: dict[Side, Assigned], measures: Sequence[Measure]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The frames for which the model and the word lists point the same way, and the other."""
    leans = {m.name: _way(m.a or 0, m.b or 0) * _way(*_shares(found, m.name)) for m in measures}
    same, other = (tuple(n for n, way in leans.items() if way == w) for w in (1, -1))
    return same, other


def _shares(found: dict[Side, Assigned], name: str) -> tuple[float, float]:
    """Shares of both texts' narrated sentences that have the frame; 0 where there are few."""
    a, b = found["a"], found["b"]
    if name not in a.counts or a.counts[name] + b.counts[name] < LEAST_SENTENCES:
        return 0.0, 0.0
    return a.counts[name] / max(1, a.judged), b.counts[name] / max(1, b.judged)


def _way(a: float, b: float) -> int:
    """1 when A has half as much again as B, or more; -1 the other way round; else 0."""
    return int(a > 0 and a >= CLEARLY * b) - int(b > 0 and b >= CLEARLY * a)
