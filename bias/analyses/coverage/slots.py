"""Which questions of a story does a text answer, and in which sentences?

A slot is a question and the condition under which it can be asked at all (nobody denies where
nobody is charged). `SLOTS` is the table; the words that answer a slot, or only touch on it, stand
in the world list ``slots`` (a slot with ``?`` is touched on), and what is no word is asked of the
reading (`fillers`). The questions are those of newswriting (who, where, when, why) and of Entman's
frame elements. A text is *silent* on a slot only when it does not even touch on it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from bias.analyses.coverage import fillers
from bias.article import BODY, Span
from bias.context import Context, Side
from bias.reading import Reading


@dataclass(frozen=True)
class Slot:
    """A question that an account may answer.

    Attributes:
        name: what a row calls it.
        factual: a cue counts only where what it names is said to be so; otherwise it touches.
        charge: the question makes sense only where somebody is charged with something.
        glance: how much it matters on the first screen; 0 keeps it off.
        rough: too roughly read without a parser to say that a text is silent on it.
        find: what answers it beside the cues.
    """

    name: str
    factual: bool = False
    charge: bool = False
    glance: float = 0.0
    rough: bool = False
    find: Callable[[Reading], fillers.Fillers] | None = None


SLOTS = (
    Slot("actor", rough=True, find=partial(fillers.parties, role="agent")),
    Slot("target", rough=True, find=partial(fillers.parties, role="patient")),
    Slot("place", rough=True, find=fillers.places),
    Slot("time", rough=True, find=fillers.times),
    Slot("means", factual=True),
    Slot("dead", factual=True, glance=1.0, find=partial(fillers.counts, category="killed")),
    Slot("hurt", factual=True, glance=0.9, find=partial(fillers.counts, category="hurt")),
    Slot(
        "displaced", factual=True, glance=0.9,
        find=partial(fillers.counts, category="displaced"),
    ),
    Slot("reason"),
    Slot("denial", charge=True, glance=0.8),
    Slot("law", glance=0.6, find=fillers.laws),
    Slot("calls", glance=0.7),
    Slot("history", glance=0.4, find=fillers.years),
    Slot("voices", glance=0.8, find=fillers.voices),
)  # fmt: skip


@dataclass
class SlotAnswer:
    """How one text answers one slot: the places by sentence number, and what only touches."""

    spans: dict[int, list[Span]] = field(default_factory=dict)
    touched: set[int] = field(default_factory=set)

    @property
    def silent(self) -> bool:
        """The text does not speak of this at all."""
        return not self.spans and not self.touched


#: By slot; ``charge``, whether somebody is charged with something, is a key as well.
SlotAnswers = Mapping[str, SlotAnswer]


def slot_answers(context: Context, side: Side) -> SlotAnswers:
    """Return how the text on `side` answers each slot.

    Headlines can fill a slot only for the other text's sake: they touch.
    """
    known = context.reading(side)
    article = known.article
    answers = {name: SlotAnswer() for name in (*(slot.name for slot in SLOTS), "charge")}
    factual = {slot.name for slot in SLOTS if slot.factual}

    def note(name: str, place: Span, answered: bool) -> None:
        sentence = article.sentence_at(place.start)
        if sentence is not None and answered and sentence.kind in BODY:
            answers[name].spans.setdefault(sentence.number, []).append(place)
        elif sentence is not None:
            answers[name].touched.add(sentence.number)

    for hit, notes in context.slot_cues(side):
        for cue in notes.split():
            name = cue.rstrip("?")
            if name in answers:
                so = hit.status == "fact" if name in factual else hit.status != "negated"
                note(name, Span(hit.start, hit.end), so and not cue.endswith("?"))
    for slot in SLOTS:
        for place, answered in slot.find(known) if slot.find else ():
            note(slot.name, place, answered)
    return answers
