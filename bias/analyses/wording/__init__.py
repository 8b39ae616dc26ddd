"""How loaded are the words, which are they, and whose are they?

Every part of a sentence gets a probability from the wording model, and the words that make it are
marked, each with its reason and, where our lexicons have one, a plainer word. Three voices are
never mixed: the writer's, quoted people's, the headline's. What is compared is the number of
marked phrases in narration, by the dealing test; never shares of flagged sentences, of which two
halves of one article differ by ten points and more (docs/method/wording.md).
"""

from __future__ import annotations

from collections.abc import Sequence

from bias.analyses.wording.parts import ScoredPart, scored_parts
from bias.analyses.wording.tallies import MARKED, ScoredParts, beside, in_narration, tallies
from bias.analyses.wording.words import answer_in_words, caveat, glance_line
from bias.context import Context
from bias.faces.told import Evidence, Glance, Row, Section
from bias.findings import Measure
from bias.uncertainty import Tally

NAME = "wording"
NEEDS: frozenset[str] = frozenset()
QUESTION = "How loaded are the words, and whose are they?"

#: Rows of narration come first, then headlines, then what people are quoted as saying.
VOICE_WEIGHT = {"narration": 20.0, "headline": 10.0, "quotation": 0.0}
#: Sentences quoted for a difference, from each text.
QUOTED = 3


def answer(context: Context) -> Section:
    """Score one text, or compare two. A row is a part of a sentence with a marked phrase.

    Its ``call`` is "loaded", "plain" (a mark in a plain sentence), or None between the model's two
    bounds: then it does not say.
    """
    paired, comparable = context.b is not None, context.comparable
    found: ScoredParts = {side: scored_parts(context, side) for side in context.sides}
    counted = tallies(context, found)
    tested = in_narration(context, counted)
    differing = [m for m in tested if m.verdict == "clear" and m.name == MARKED]
    return Section(
        name=NAME,
        question=QUESTION,
        answer=answer_in_words(found, tested, paired, comparable),
        caveat=caveat(found, context.wording_model, paired, comparable),
        view="passages",
        columns=("article", "sentence", "voice", "call", "probability", "marks"),
        measures=(*tested, *beside(context, counted[0])),
        rows=tuple(_row(p) for side in context.sides for p in found[side] if p.marks),
        evidence=tuple(_evidence(context, found) for _ in differing),
        glance=tuple(_glance(counted[0], m) for m in differing),
    )


def _row(part: ScoredPart) -> Row:
    return {
        "article": part.side,
        "sentence": part.ident,
        "voice": part.voice,
        "call": part.call,
        "probability": part.probability,
        "marks": [
            {
                "start": m.span.start,
                "end": m.span.end,
                "text": m.text,
                "reason": m.reason,
                "plain": m.plain or None,
            }
            for m in part.marks
        ],
        "weight": VOICE_WEIGHT[part.voice] + part.probability,
    }


def _strongest(parts: Sequence[ScoredPart]) -> list[ScoredPart]:
    told = [p for p in parts if p.voice == "narration" and p.marks]
    return sorted(told, key=lambda p: (-p.probability, p.sentence.number))[:QUOTED]


def _evidence(context: Context, found: ScoredParts) -> Evidence:
    quotes = {
        side: tuple(
            context.quote(side, p.sentence, m.span)
            for p in sorted(_strongest(found[side]), key=lambda p: p.sentence.number)
            for m in p.marks
        )
        for side in context.sides
    }
    return Evidence("Marked in the writers' own sentences:", 2.0, quotes["a"], quotes.get("b", ()))


def _glance(marked: Tally, measure: Measure) -> Glance:
    a, b = (marked.sentences(side, "narration") for side in ("a", "b"))
    weight = 3.0 + (len(a) + len(b)) / 1000
    return Glance("different", glance_line(measure), a, b, NAME, weight)
