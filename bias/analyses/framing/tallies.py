"""Which hits of the frame lexicons count, and what is a difference made of?

A hit counts when what it names is said to be so, when it is no part of a name, and when it is not
the bare name of what happened: no report of a raid can do without the word.

Rates are sums, so their difference is one too. With n hits of a term among W words of a voice, the
term adds 1000 * (n_A / W_A - n_B / W_B); over a frame's terms this sums to the difference in that
voice. With W over all voices, voices add up to the difference over all words. No percentages:
parts of opposite sign cancel, and a share of what is left says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bias.article import HEADLINE, VOICES, Voice
from bias.context import Context, Side
from bias.findings import FrameTerm, Measure
from bias.lexicon import Lexicon
from bias.lists import terms_of
from bias.uncertainty import Sighting, Tally, VoicedWords, count_tally, measure_tallies

FAMILY = "frame"
UNTESTED = f"{FAMILY}, untested"
#: Share of a frame's hits that readers must share before it is shown without --full; each
#: lexicon's header gives what was measured (docs/lexicons.md).
LEAST_PRECISION = 0.70


@dataclass(frozen=True)
class Frame:
    """A frame of the scheme, and where its words were met."""

    lexicon: Lexicon
    tally: Tally

    @property
    def precise(self) -> bool:
        """Whether readers share enough of its hits; True where nobody has measured."""
        return float(self.lexicon.about.get("precision", 1)) >= LEAST_PRECISION

    @property
    def definition(self) -> str:
        """What it is about, in the words of its lexicon; "" where it does not say."""
        return self.lexicon.about.get("definition", "")


def frames(context: Context) -> list[Frame]:
    """Tally every frame of the scheme, in its order, hits or none."""
    events = terms_of("bare_events")
    found = {
        x.name: Frame(x, Tally(x.name, FAMILY, {}, x.dispersion))
        for x in context.lexicons
        if x.family == FAMILY
    }
    seen: dict[str, dict[tuple[Side, Voice], list[Sighting]]] = {name: {} for name in found}
    for side in context.sides:
        names, placed = context.reading(side).names, _placed(context, side)
        for hit in context.hits(side):
            if (
                hit.lexicon in found
                and hit.status == "fact"
                and hit.sentence in placed
                and hit.term not in events
                and names.at(hit.start, hit.end) is None
            ):
                sightings = seen[hit.lexicon].setdefault((side, hit.voice), [])
                sightings.append(Sighting(hit.sentence, hit.term))
    return [replace(f, tally=replace(f.tally, seen=seen[name])) for name, f in found.items()]


def _placed(context: Context, side: Side) -> set[int]:
    """Sentences whose words are counted: of passages and headlines; no caption, no byline."""
    body = {s.number for p in context.passages(side) for s in p.sentences}
    return body | {s.number for s in context.article(side).sentences if s.kind in HEADLINE}


def in_narration(context: Context, found: list[Frame]) -> list[Measure]:
    """Measure every frame in narration, and test it where there is a second text.

    A frame whose words readers too often see otherwise is counted, and no more is said of it.
    """
    if context.b is None:
        return [_alone(context, f.tally) for f in found]
    tested = measure_tallies(context.pack, [f.tally for f in found], context.comparable)
    return [
        m if f.precise else replace(m, verdict=None) for f, m in zip(found, tested, strict=True)
    ]


def _alone(context: Context, tally: Tally) -> Measure:
    numbers = {s.sentence for s in tally.of("a", "narration")}
    held = sum(any(s.number in numbers for s in p.sentences) for p in context.passages("a"))
    plain = count_tally(tally, "narration", {"a": context.voiced_words("a")}, FAMILY)
    return replace(plain, blocks_a=held)


def beside(found: Iterable[Frame], words: VoicedWords) -> list[Measure]:
    """Count the frames in quotations and headlines, where there are any; untested."""
    return [
        count_tally(f.tally, voice, words, UNTESTED)
        for f in found
        for voice in VOICES
        if voice != "narration" and f.tally.terms(voice)
    ]


def parts(tally: Tally, words: VoicedWords, rank: float) -> list[FrameTerm]:
    """One row for each voice in which the frame was met, and one for each term there.

    Args:
        rank: what their weight begins at.
    """
    rows: list[FrameTerm] = []
    every = {side: sum(words[side].values()) for side in words}
    for voice in VOICES:
        terms = tally.terms(voice)
        spoken = {side: words[side][voice] for side in words}
        rows += [_row(tally, term, n, voice, spoken, rank) for term, n in terms.items()]
        if terms:
            total = (sum(a for a, _ in terms.values()), sum(b for _, b in terms.values()))
            rows.append(_row(tally, None, total, voice, every, rank))
    return rows


def _row(
    tally: Tally,
    term: str | None,
    counts: tuple[int, int],
    voice: Voice,
    base: dict[Side, int],
    rank: float,
) -> FrameTerm:
    a, b = counts
    in_a, in_b = base["a"], base.get("b")
    adds = 1000 * (a / in_a - b / in_b) if in_a and in_b else None
    return FrameTerm(
        frame=tally.name,
        part="voice" if term is None else "term",
        term=term,
        a=a,
        b=None if in_b is None else b,
        voice=voice,
        contribution=adds,
        effective_terms=tally.effective(voice) if term is None else None,
        source="lexicon",
        weight=rank + min(99.0, abs(adds or 0)),
    )
