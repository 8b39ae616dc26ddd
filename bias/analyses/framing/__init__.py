"""What do the words dwell on, and could dealing the passages at random give as much?

Words of the frame lexicons are counted in the writers' own sentences and tested there; what people
are quoted as saying and what headlines say stands beside, untested. A word counts only when what
it names is said to be so: harm that was averted, feared or denied is no harm. Each difference is
taken apart exactly, over terms and over voices (docs/method/framing.md).
"""

from __future__ import annotations

from collections import Counter

from bias.analyses.framing import classified, people, words
from bias.analyses.framing.tallies import Frame, beside, frames, in_narration, parts
from bias.context import Context
from bias.faces.told import Evidence, Glance, Row, Section
from bias.findings import Measure

NAME = "framing"
NEEDS: frozenset[str] = frozenset()
QUESTION = "What do the words dwell on?"

#: Frames with a clear verdict come first, then what adds most.
CLEAR = 200.0
#: Sentences quoted for a frame, from each text.
QUOTED = 3


def answer(context: Context) -> Section:
    """Count the frames of one text, or compare those of two.

    Measures are hits per 1,000 words of a voice; the family "frame" is tested, "frame, untested"
    is not. A row with ``part`` "term" says what a term adds to the difference of its voice, one
    with ``part`` "voice" what a voice adds to the difference over all words; one whose ``source``
    is "classifier" counts narrated sentences, untested.
    """
    paired, comparable = context.b is not None, context.comparable
    found = frames(context)
    spoken = {side: context.voiced_words(side) for side in context.sides}
    tested = in_narration(context, found)
    pairs = list(zip(found, tested, strict=True))
    rows: list[Row] = []
    for frame, measure in pairs:
        rank = CLEAR * (measure.verdict == "clear")
        rows += [
            row | {"weight": rank + min(99.0, abs(row["contribution"] or 0))}
            for row in parts(frame.tally, spoken)
        ]
    individuals = {side: people.individuals(context, side) for side in context.sides}
    rows.append(people.row(individuals))
    assigned = classified.assign(context)
    rows += classified.rows(assigned)
    shown = [(f, m) for f, m in pairs if m.verdict == "clear"] if paired else _commonest(pairs)
    evidence = [_evidence(context, f, m) for f, m in shown]
    if any(individuals.values()):
        evidence.append(people.evidence(context, individuals))
    return Section(
        name=NAME,
        question=QUESTION,
        answer=words.overview([m for f, m in pairs if paired or f.precise], paired, comparable),
        caveat=f"{words.caveat(pairs, paired, comparable)} "
        + classified.in_words(assigned, tested, comparable),
        view="bars",
        columns=("frame", "term", "a", "b", "voice", "contribution"),
        measures=(*tested, *beside(found, spoken)),
        rows=tuple(rows),
        evidence=tuple(evidence),
        glance=tuple(_glance(f, m) for f, m in shown) if paired else (),
    )


def _commonest(pairs: list[tuple[Frame, Measure]]) -> list[tuple[Frame, Measure]]:
    held = [p for p in pairs if p[0].precise and p[1].count_a >= 3]
    return sorted(held, key=lambda p: -p[1].count_a)[:3]


def _evidence(context: Context, frame: Frame, measure: Measure) -> Evidence:
    ids: dict[str, list[str]] = {"a": [], "b": []}
    for side in context.sides:
        numbers = Counter(s.sentence for s in frame.tally.of(side, "narration"))
        best = sorted(numbers, key=lambda n: (-numbers[n], n))[:QUOTED]
        ids[side] = [f"{side.upper()}{n}" for n in sorted(best)]
    weight = 2.0 if measure.verdict == "clear" else 0.0
    return context.evidence(words.made_of(frame, measure), weight, ids["a"], ids["b"])


def _glance(frame: Frame, measure: Measure) -> Glance:
    a, b = (frame.tally.sentences(side, "narration") for side in ("a", "b"))
    weight = 3.0 + (len(a) + len(b)) / 1000
    return Glance("different", words.glance(frame, measure), a, b, NAME, weight)
