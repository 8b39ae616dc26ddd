"""Where was something met, and how often in which voice? Counts before any test.

Frames and kinds of wording are both tallied so: each sighting is a sentence and the term that was
met in it. Narration can be tested (`measure_tallies`); other voices are counted and no more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from bias.article import Side, Voice
from bias.findings import Measure
from bias.uncertainty.measures import LEAST_HITS, Counted, Pack, measure

#: Words of each voice, for each side.
VoicedWords = Mapping[Side, Mapping[Voice, int]]


class Sighting(NamedTuple):
    """The number of a sentence, and the term that was met there."""

    sentence: int
    term: str


class Tally(NamedTuple):
    """Something counted, by side ("a", "b") and voice.

    Attributes:
        family: what is tested together with it.
        seen: the sightings of a side and voice, in order.
        dispersion: how bursty such counts are in many articles (a lexicon's header).
    """

    name: str
    family: str
    seen: dict[tuple[Side, Voice], list[Sighting]]
    dispersion: float = 1.2

    def of(self, side: Side, voice: Voice) -> list[Sighting]:
        """The sightings of one side and voice, in order."""
        return self.seen.get((side, voice), [])

    def terms(self, voice: Voice) -> dict[str, tuple[int, int]]:
        """term -> sightings in A and in B, in alphabetical order."""
        counts: dict[str, tuple[int, int]] = {}
        for (side, spoken), sightings in self.seen.items():
            for _, term in sightings if spoken == voice else ():
                a, b = counts.get(term, (0, 0))
                counts[term] = (a + (side == "a"), b + (side == "b"))
        return dict(sorted(counts.items()))


def count_tally(tally: Tally, voice: Voice, words: VoicedWords, family: str) -> Measure:
    """Count what was met in one voice, with its rates; no test.

    Args:
        words: of the sides there are.
    """
    counts = {side: len(tally.of(side, voice)) for side in words}
    rates: dict[Side, float] = {}
    if max(counts.values()) >= LEAST_HITS:
        rates = {s: 1000 * n / words[s][voice] for s, n in counts.items() if words[s][voice]}
    a, b = rates.get("a"), rates.get("b")
    return Measure(
        name=tally.name,
        unit="per 1,000 words",
        voice=voice,
        family=family,
        count_a=counts["a"],
        count_b=counts.get("b"),
        words_a=words["a"][voice],
        words_b=words["b"][voice] if "b" in words else None,
        a=None if a is None else round(a, 4),
        b=None if b is None else round(b, 4),
        difference=None if a is None or b is None else round(a - b, 4),
    )


def measure_tallies(pack: Pack, tallies: Sequence[Tally], comparable: bool) -> list[Measure]:
    """Measure and test what was met in narration.

    Args:
        comparable: False leaves out test and verdict; counts and intervals stay.
    """
    measures = measure(pack, [_counted(pack, t) for t in tallies])
    if comparable:
        return measures
    return [
        m if m.verdict == "too little text" else replace(m, p=None, p_adjusted=None, verdict=None)
        for m in measures
    ]


def _counted(pack: Pack, tally: Tally) -> Counted:
    names = list(tally.terms("narration")) or [""]
    spread = [{name: [0] * len(side) for name in names} for side in (pack.a, pack.b)]
    for (side, voice), sightings in tally.seen.items():
        k = 0 if side == "a" else 1
        for sentence, term in sightings if voice == "narration" else ():
            spread[k][term][pack.places[k][sentence]] += 1
    terms = {name: (spread[0][name], spread[1][name]) for name in names}
    return Counted(tally.name, tally.family, terms, dispersion=tally.dispersion)
