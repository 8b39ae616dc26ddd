"""How many marked phrases has each text, and could dealing the passages at random give as much?

Narration is tested: one measure for all marked phrases, and one for each wording lexicon that was
met. They are a family of their own, beside that of the frames, on the same deals. Quotations and
headlines are counted and not tested.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bias import uncertainty
from bias.analyses.wording.parts import FAMILY, Part
from bias.article import HEADLINE, VOICES, Voice, count_words
from bias.context import Context, Side
from bias.report import Measure
from bias.uncertainty import Counted

MARKED = "marked_phrases"
UNTESTED = f"{FAMILY}, untested"

Parts = Mapping[Side, Sequence[Part]]


@dataclass(frozen=True)
class Tally:
    """Something counted: (sentence, term) of each sighting, for each side and voice."""

    name: str
    seen: dict[tuple[Side, Voice], list[tuple[int, str]]]
    dispersion: float = 1.2

    def of(self, side: Side, voice: Voice) -> list[tuple[int, str]]:
        """The sightings of one side and voice."""
        return self.seen.get((side, voice), [])


def tallies(context: Context, parts: Parts) -> list[Tally]:
    """Tally marked phrases, then the hits of each wording lexicon that was met."""
    marked = Tally(MARKED, {})
    for side, mine in parts.items():
        for part in mine:
            marked.seen.setdefault((side, part.voice), []).extend(
                (part.sentence.number, mark.term) for mark in part.marks
            )
    groups = {
        x.name: Tally(x.name, {}, x.dispersion) for x in context.lexicons if x.family == FAMILY
    }
    for side in context.sides:
        placed = {part.sentence.number for part in parts[side]}
        names = context.names(side)
        for hit in context.hits(side):
            named = names.at(hit.start, hit.end) is not None
            if hit.lexicon in groups and hit.sentence in placed and not named:
                seen = groups[hit.lexicon].seen.setdefault((side, hit.voice), [])
                seen.append((hit.sentence, hit.term))
    return [marked, *(t for t in groups.values() if t.seen)]


def tested(context: Context, found: Sequence[Tally], comparable: bool) -> list[Measure]:
    """Measure narration: marked phrases, and the lexicons that were met in it.

    Without a second text, or where words follow the topic, there is no test.
    """
    found = [
        t
        for t in found
        if t.name == MARKED or any(t.of(side, "narration") for side in context.sides)
    ]
    if context.b is None:
        return [_plain(context, t, "narration", FAMILY) for t in found]
    at = {
        side: {s.number: i for i, p in enumerate(context.passages(side)) for s in p.sentences}
        for side in context.sides
    }
    measures = uncertainty.measure(context.pack, [_counted(context, t, at) for t in found])
    if comparable:
        return measures
    return [
        m if m.verdict == "too little text" else replace(m, p=None, p_adjusted=None, verdict=None)
        for m in measures
    ]


def beside(context: Context, found: Sequence[Tally]) -> list[Measure]:
    """Count the marks in quotations and headlines, where there are any; untested."""
    return [
        _plain(context, tally, voice, UNTESTED)
        for tally in found
        for voice in VOICES
        if tally.name == MARKED
        if voice != "narration" and any(tally.of(side, voice) for side in context.sides)
    ]


def _counted(context: Context, tally: Tally, at: Mapping[Side, Mapping[int, int]]) -> Counted:
    words = {term for side in context.sides for _, term in tally.of(side, "narration")}
    spread = {
        side: {term: [0] * len(context.passages(side)) for term in words or {""}}
        for side in context.sides
    }
    for side in context.sides:
        for number, term in tally.of(side, "narration"):
            spread[side][term][at[side][number]] += 1
    terms = {term: (spread["a"][term], spread["b"][term]) for term in sorted(words or {""})}
    return Counted(tally.name, FAMILY, "narration", terms, dispersion=tally.dispersion)


def _plain(context: Context, tally: Tally, voice: Voice, family: str) -> Measure:
    counts = {side: len(tally.of(side, voice)) for side in context.sides}
    words = {side: _words(context, side, voice) for side in context.sides}
    rates: dict[Side, float] = {}
    if max(counts.values()) >= uncertainty.LEAST_HITS:
        rates = {s: 1000 * n / words[s] for s, n in counts.items() if words[s]}
    a, b = rates.get("a"), rates.get("b")
    return Measure(
        name=tally.name,
        unit="per 1,000 words",
        voice=voice,
        family=family,
        count_a=counts["a"],
        count_b=counts.get("b"),
        words_a=words["a"],
        words_b=words.get("b"),
        a=None if a is None else round(a, 4),
        b=None if b is None else round(b, 4),
        difference=None if a is None or b is None else round(a - b, 4),
    )


def _words(context: Context, side: Side, voice: Voice) -> int:
    article = context.article(side)
    heads = sum(
        count_words(article.slice(span))
        for s in article.sentences
        if s.kind in HEADLINE
        for spoken, span in article.pieces(s)
        if spoken == voice
    )
    return heads + sum(p.count(voice) for p in context.passages(side))
