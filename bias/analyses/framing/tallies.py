"""Which hits of the frame lexicons count, and how often does each text have them?

A hit counts when it is no part of a name and not the bare name of what happened: no report of a
raid can do without the word. Words are counted, and in narration tested, when what they name is
said to be so; shares of sentences take hits of any status (bias.analyses.framing.shares).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from bias.article import HEADLINE, VOICES
from bias.context import Context, Side
from bias.findings import FrameTerm, Measure
from bias.lexicon import Hit, Lexicon
from bias.lists import terms_of
from bias.uncertainty import Sighting, Tally, VoicedWords, count_tally, measure_tallies

FAMILY = "frame"
UNTESTED = f"{FAMILY}, untested"
#: Share of a frame's hits that readers must share before it gets a verdict; each lexicon's header
#: gives what was measured (docs/lexicons.md).
LEAST_PRECISION = 0.70


class Frame(NamedTuple):
    """A frame of the scheme, where its words were met as fact, and all its hits by side."""

    lexicon: Lexicon
    tally: Tally
    met: dict[Side, list[Hit]]

    @property
    def precision(self) -> float:
        """The share of its hits that readers share; 1 where nobody has measured."""
        return float(self.lexicon.about.get("precision", 1))

    @property
    def precise(self) -> bool:
        """Whether readers share enough of its hits for a verdict."""
        return self.precision >= LEAST_PRECISION

    @property
    def definition(self) -> str:
        """What it is about, in the words of its lexicon; "" where it does not say."""
        return self.lexicon.about.get("definition", "")


def frames(context: Context) -> list[Frame]:
    """Tally every frame of the scheme, in its order, hits or none."""
    events = terms_of("bare_events")
    found = {
        x.name: Frame(x, Tally(x.name, FAMILY, {}, x.dispersion), {s: [] for s in context.sides})
        for x in context.lexicons
        if x.family == FAMILY
    }
    for side in context.sides:
        names, placed = context.reading(side).names, _placed(context, side)
        for hit in context.hits(side):
            frame = found.get(hit.lexicon)
            if frame is None or hit.sentence not in placed or hit.term in events:
                continue
            if names.at(hit.start, hit.end) is not None:
                continue
            frame.met[side].append(hit)
            if hit.status == "fact":
                seen = frame.tally.seen.setdefault((side, hit.voice), [])
                seen.append(Sighting(hit.sentence, hit.term))
    return list(found.values())


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


def terms(tally: Tally, words: VoicedWords) -> list[FrameTerm]:
    """One row for each term of a voice; what sets the texts apart most stands first."""
    return [
        FrameTerm(
            frame=tally.name,
            term=term,
            a=a,
            b=b if "b" in words else None,
            voice=voice,
            source="lexicon",
            weight=abs(a / (words["a"][voice] or 1) - b / (words["b"][voice] or 1))
            if "b" in words
            else 0.0,
        )
        for voice in VOICES
        for term, (a, b) in tally.terms(voice).items()
    ]
