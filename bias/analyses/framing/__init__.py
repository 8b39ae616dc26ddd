"""What do the words dwell on, and could dealing the passages at random give as much?

Words of the frame lexicons are counted in the writers' own sentences and tested there; what people
are quoted as saying and what headlines say stands beside, untested. A word counts only when what
it names is said to be so: harm that was averted, feared or denied is no harm. Each difference is
taken apart exactly, over terms and over voices (docs/method/framing.md).
"""

from __future__ import annotations

from dataclasses import replace

from bias.analyses.framing import classified, people, words
from bias.analyses.framing.measures import beside, narration
from bias.analyses.framing.parts import term_rows, voice_rows
from bias.analyses.framing.tally import Tally, tallies, voiced_words
from bias.article import VOICES
from bias.context import Context
from bias.report import Evidence, Glance, Measure, Quote, Row, Section

NAME = "framing"
NEEDS: frozenset[str] = frozenset()
QUESTION = "What do the words dwell on?"

#: Relations under which frames may be compared: elsewhere words follow the topic, not the telling
#: (two stories of one newsroom differ in 42 % of measures, two accounts of one event in 9 %).
COMPARABLE = frozenset({"same event", "same story, different moment"})
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
    paired = context.b is not None
    comparable = not paired or context.relation.verdict in COMPARABLE
    found = tallies(context)
    counted = voiced_words(context)
    # A frame whose words readers too often see otherwise is counted, and no more is said of it.
    tested = [
        m if t.precise else replace(m, verdict=None)
        for t, m in zip(found, narration(context, found, comparable), strict=True)
    ]
    rows: list[Row] = []
    for tally in found:
        for voice in VOICES:
            rows += term_rows(tally, voice, counted)
            rows += voice_rows(tally, voice, counted)
    rank = {m.name: CLEAR * (m.verdict == "clear") for m in tested}
    rows = [r | {"weight": rank[r["frame"]] + min(99.0, abs(r["contribution"] or 0))} for r in rows]
    told = {side: people.find(context, side) for side in context.sides}
    rows.append(people.row(told))
    assigned = classified.find(context)
    rows += classified.rows(assigned)
    pairs = list(zip(found, tested, strict=True))
    shown = [(t, m) for t, m in pairs if m.verdict == "clear"] if paired else _commonest(pairs)
    evidence = [_evidence(context, t, m) for t, m in shown]
    if any(told.values()):
        evidence.append(people.evidence(context, told))
    return Section(
        name=NAME,
        question=QUESTION,
        answer=words.overview([m for t, m in pairs if paired or t.precise], paired, comparable),
        caveat=f"{words.caveat(tested, found, paired, comparable)} "
        + classified.in_words(assigned, tested, comparable),
        view="bars",
        columns=("frame", "term", "a", "b", "voice", "contribution"),
        measures=(*tested, *beside(found, counted)),
        rows=tuple(rows),
        evidence=tuple(evidence),
        glance=tuple(_glance(t, m) for t, m in shown) if paired else (),
    )


def _commonest(pairs: list[tuple[Tally, Measure]]) -> list[tuple[Tally, Measure]]:
    held = [p for p in pairs if p[0].precise and p[1].count_a >= 3]
    return sorted(held, key=lambda p: -p[1].count_a)[:3]


def _evidence(context: Context, tally: Tally, measure: Measure) -> Evidence:
    quotes: dict[str, tuple[Quote, ...]] = {"a": (), "b": ()}
    for side in context.sides:
        numbers: dict[int, int] = {}
        for hit in tally.of(side, "narration"):
            numbers[hit.sentence] = numbers.get(hit.sentence, 0) + 1
        best = sorted(numbers, key=lambda n: (-numbers[n], n))[:QUOTED]
        sentences = context.article(side).sentences
        quotes[side] = tuple(context.quote(side, sentences[n - 1]) for n in sorted(best))
    weight = 2.0 if measure.verdict == "clear" else 0.0
    return Evidence(words.made_of(tally, measure), weight, quotes["a"], quotes["b"])


def _glance(tally: Tally, measure: Measure) -> Glance:
    ids = {
        side: tuple(
            f"{side.upper()}{n}" for n in sorted({h.sentence for h in tally.of(side, "narration")})
        )
        for side in tally.hits
    }
    room = (len(ids["a"]) + len(ids["b"])) / 1000
    return Glance("different", words.glance(tally, measure), ids["a"], ids["b"], NAME, 3.0 + room)
