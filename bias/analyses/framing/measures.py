"""How often does each frame occur, and which differences hold against dealing at random?

Narration is one family, computed whole whatever is shown (docs/method.md#uncertainty); the other
voices are counted and not tested.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bias import uncertainty
from bias.analyses.framing.tally import FAMILY, Tally, Words
from bias.article import VOICES, Voice
from bias.context import Context, Side
from bias.lexicon import Hit
from bias.report import Measure
from bias.uncertainty import Counted

UNTESTED = f"{FAMILY}, untested"


def narration(context: Context, tallies: Sequence[Tally], comparable: bool) -> list[Measure]:
    """Measure every frame in narration, in the order of the scheme.

    Args:
        comparable: False leaves out test and verdict; counts and intervals stay.
    """
    if context.b is None:
        return [_single(context, t) for t in tallies]
    at = {
        side: {s.number: i for i, p in enumerate(context.passages(side)) for s in p.sentences}
        for side in context.sides
    }
    measures = uncertainty.measure(context.pack, [_counted(context, t, at) for t in tallies])
    if comparable:
        return measures
    return [
        m if m.verdict == "too little text" else replace(m, p=None, p_adjusted=None, verdict=None)
        for m in measures
    ]


def _counted(context: Context, tally: Tally, at: dict[Side, dict[int, int]]) -> Counted:
    def spread(side: Side, hits: Sequence[Hit]) -> list[int]:
        counts = [0] * len(context.passages(side))
        for hit in hits:
            counts[at[side][hit.sentence]] += 1
        return counts

    hits_a, hits_b = tally.of("a", "narration"), tally.of("b", "narration")
    terms = {
        term: (
            spread("a", [h for h in hits_a if h.term == term]),
            spread("b", [h for h in hits_b if h.term == term]),
        )
        for term in tally.terms("narration") or {"": (0, 0)}
    }
    return Counted(tally.name, FAMILY, "narration", terms, dispersion=tally.lexicon.dispersion)


def _single(context: Context, tally: Tally) -> Measure:
    hits = tally.of("a", "narration")
    numbers = {h.sentence for h in hits}
    passages = context.passages("a")
    held = sum(1 for p in passages if any(s.number in numbers for s in p.sentences))
    words: Words = {"a": {v: sum(p.count(v) for p in passages) for v in VOICES}}
    return replace(_plain(tally, "narration", words), family=FAMILY, blocks_a=held)


def beside(tallies: Sequence[Tally], words: Words) -> list[Measure]:
    """Count the frames in quotations and headlines, where there are any; untested."""
    return [
        _plain(tally, voice, words)
        for tally in tallies
        for voice in VOICES
        if voice != "narration" and tally.terms(voice)
    ]


def _plain(tally: Tally, voice: Voice, words: Words) -> Measure:
    counts = {side: len(tally.of(side, voice)) for side in words}
    rates: dict[Side, float] = {}
    if max(counts.values()) >= uncertainty.LEAST_HITS:
        rates = {s: 1000 * n / words[s][voice] for s, n in counts.items() if words[s][voice]}
    a, b = rates.get("a"), rates.get("b")
    return Measure(
        name=tally.name,
        unit="per 1,000 words",
        voice=voice,
        family=UNTESTED,
        count_a=counts["a"],
        count_b=counts.get("b"),
        words_a=words["a"][voice],
        words_b=words["b"][voice] if "b" in words else None,
        a=None if a is None else round(a, 4),
        b=None if b is None else round(b, 4),
        difference=None if a is None or b is None else round(a - b, 4),
    )
