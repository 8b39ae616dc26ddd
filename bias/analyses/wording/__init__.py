"""How loaded are the words, which are they, and whose are they?

Every part of a sentence gets a probability from the wording model, and the words that make it are
marked, each with its reason and, where our lexicons have one, a plainer word. Three voices are
never mixed: the writer's, quoted people's, the headline's. What is compared is the number of
marked phrases in narration, by the dealing test; never shares of flagged sentences, of which two
halves of one article differ by ten points and more (docs/method/wording.md).
"""

from __future__ import annotations

from bias.analyses.wording import measures
from bias.analyses.wording.measures import MARKED, Parts
from bias.analyses.wording.parts import Part, parts
from bias.analyses.wording.words import answer_in_words, caveat, glance_line
from bias.context import Context
from bias.report import Evidence, Glance, Measure, Row, Section

NAME = "wording"
NEEDS: frozenset[str] = frozenset()
QUESTION = "How loaded are the words, and whose are they?"

#: As for frames: where two texts tell two stories, words follow the topic.
COMPARABLE = frozenset({"same event", "same story, different moment"})
#: Rows of narration come first, then headlines, then what people are quoted as saying.
VOICE_WEIGHT = {"narration": 20.0, "headline": 10.0, "reported": 0.0, "quotation": 0.0}
#: Sentences quoted for a difference, from each text.
QUOTED = 3


def answer(context: Context) -> Section:
    """Score one text, or compare two. A row is a part of a sentence with a marked phrase.

    Its ``call`` is "loaded", "plain" (a mark in a plain sentence), or None between the model's two
    bounds: then it does not say.
    """
    paired = context.b is not None
    comparable = not paired or context.relation.verdict in COMPARABLE
    found: Parts = {side: parts(context, side) for side in context.sides}
    tallies = measures.tallies(context, found)
    tested = measures.tested(context, tallies, comparable)
    differing = [m for m in tested if m.verdict == "clear"]
    return Section(
        name=NAME,
        question=QUESTION,
        answer=answer_in_words(found, tested, paired, comparable),
        caveat=caveat(found, context.wording_model, paired, comparable),
        view="passages",
        columns=("article", "sentence", "voice", "call", "probability", "marks"),
        measures=(*tested, *measures.beside(context, tallies)),
        rows=tuple(_row(p) for side in context.sides for p in found[side] if p.marks),
        evidence=tuple(_evidence(context, found) for m in differing if m.name == MARKED),
        glance=tuple(_glance(found, m) for m in differing if m.name == MARKED),
    )


def _row(part: Part) -> Row:
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


def _strongest(found: Parts, side: str) -> list[Part]:
    mine = [p for s, parts in found.items() if s == side for p in parts]
    told = [p for p in mine if p.voice == "narration" and p.marks]
    return sorted(told, key=lambda p: (-p.probability, p.sentence.number))[:QUOTED]


def _evidence(context: Context, found: Parts) -> Evidence:
    quotes = {
        side: tuple(
            context.quote(side, p.sentence, m.span)
            for p in sorted(_strongest(found, side), key=lambda p: p.sentence.number)
            for m in p.marks
        )
        for side in context.sides
    }
    return Evidence("Marked in the writers' own sentences:", 2.0, quotes["a"], quotes.get("b", ()))


def _glance(found: Parts, measure: Measure) -> Glance:
    ids = {
        side: tuple(dict.fromkeys(p.ident for p in mine if p.voice == "narration" and p.marks))
        for side, mine in found.items()
    }
    room = (len(ids["a"]) + len(ids["b"])) / 1000
    return Glance("different", glance_line(measure), ids["a"], ids["b"], NAME, 3.0 + room)
