"""How many marked phrases has each text, and could dealing the passages at random give as much?

Narration is tested: one measure for all marked phrases, and one for each wording lexicon that was
met. They are a family of their own, beside that of the frames, on the same deals. Quotations and
headlines are counted and not tested.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bias.analyses.wording.parts import FAMILY, ScoredPart
from bias.article import VOICES
from bias.context import Context, Side
from bias.findings import Measure
from bias.uncertainty import Sighting, Tally, count_tally, measure_tallies

MARKED = "marked_phrases"
UNTESTED = f"{FAMILY}, untested"

ScoredParts = Mapping[Side, Sequence[ScoredPart]]


def tallies(context: Context, scored: ScoredParts) -> list[Tally]:
    """Tally marked phrases, then the hits of each wording lexicon that was met."""
    marked = Tally(MARKED, FAMILY, {})
    groups = {
        x.name: Tally(x.name, FAMILY, {}, x.dispersion)
        for x in context.lexicons
        if x.family == FAMILY
    }
    for side, parts in scored.items():
        for part in parts:
            marked.seen.setdefault((side, part.voice), []).extend(
                Sighting(part.sentence.number, mark.term) for mark in part.marks
            )
        placed = {part.sentence.number for part in parts}
        names = context.reading(side).names
        for hit in context.hits(side):
            named = names.at(hit.start, hit.end) is not None
            if hit.lexicon in groups and hit.sentence in placed and not named:
                seen = groups[hit.lexicon].seen.setdefault((side, hit.voice), [])
                seen.append(Sighting(hit.sentence, hit.term))
    return [marked, *(t for t in groups.values() if t.seen)]


def in_narration(context: Context, found: Sequence[Tally]) -> list[Measure]:
    """Measure narration: marked phrases, and the lexicons that were met in it.

    Without a second text, or where words follow the topic, there is no test.
    """
    found = [t for t in found if t.name == MARKED or t.terms("narration")]
    if context.b is None:
        words = {side: context.voiced_words(side) for side in context.sides}
        return [count_tally(t, "narration", words, FAMILY) for t in found]
    return measure_tallies(context.pack, found, context.comparable)


def beside(context: Context, marked: Tally) -> list[Measure]:
    """Count the marks in quotations and headlines, where there are any; untested."""
    words = {side: context.voiced_words(side) for side in context.sides}
    return [
        count_tally(marked, voice, words, UNTESTED)
        for voice in VOICES
        if voice != "narration" and marked.terms(voice)
    ]
