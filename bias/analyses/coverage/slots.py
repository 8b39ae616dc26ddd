"""Which questions of a story does a text answer, and in which sentences?

A slot is a question with the type of its answer and the condition under which it can be asked at
all (nobody denies where nobody is charged). `SLOTS` is the table; the words that answer a slot, or
only touch on it, stand in the world list ``slots`` (a slot with ``?`` is touched on). The
questions are those of newswriting (who, where, when, why) and of Entman's frame elements. A text
is *silent* on a slot only when it does not even touch on it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from bias.analyses.coverage import fillers
from bias.article import BODY, Span
from bias.context import Context, Side

Filler = Literal["person or group", "place", "time", "deed", "figure", "reason", "speech", "rule"]
Spans = Mapping[int, list[Span]]


@dataclass(frozen=True)
class Slot:
    """A question that an account may answer.

    Attributes:
        name: its key in a row. label: what a first screen calls it.
        question: in words. filler: the type of the answer.
        factual: a cue counts only where what it names is said to be so; otherwise it touches.
        charge: the question makes sense only where somebody is charged with something.
        glance: how much it matters on the first screen; 0 keeps it off.
        rough: too roughly read without a parser to say that a text is silent on it.
        find: a reading of its own beside the cues.
    """

    name: str
    label: str
    question: str
    filler: Filler
    factual: bool = False
    charge: bool = False
    glance: float = 0.0
    rough: bool = False
    find: Callable[[Context, Side], tuple[Spans, set[int]]] | None = None


SLOTS = (
    Slot("actor", "Who acted", "Who acted?", "person or group", rough=True, find=fillers.actors),
    Slot("target", "On whom", "To whom?", "person or group", rough=True, find=fillers.targets),
    Slot("place", "Where", "Where did it happen?", "place", rough=True, find=fillers.places),
    Slot("time", "When", "When did it happen?", "time", rough=True, find=fillers.times),
    Slot("means", "By what means", "With what was it done?", "deed", True),
    Slot("dead", "Dead", "Who died?", "figure", True, glance=1.0, find=fillers.dead),
    Slot("hurt", "Hurt", "Who is hurt?", "figure", True, glance=0.9, find=fillers.hurt),
    Slot(
        "displaced", "Displaced", "Who had to leave?", "figure", True, glance=0.9,
        find=fillers.displaced,
    ),
    Slot("reason", "Stated reason", "What reason is given?", "reason"),
    Slot(
        "denial", "Denial or protest", "Who denies or protests?", "speech", charge=True, glance=0.8
    ),
    Slot("law", "Law invoked", "Which law is invoked?", "rule", glance=0.6, find=fillers.laws),
    Slot(
        "calls", "Calls for calm, mediation", "Who calls for calm, who mediates?", "speech",
        glance=0.7,
    ),
    Slot("history", "Earlier history", "What came before?", "time", find=fillers.years, glance=0.4),
    Slot(
        "voices", "Voices of those affected", "Do those affected speak?", "speech", glance=0.8,
        find=fillers.voices,
    ),
)  # fmt: skip


@dataclass
class Answer:
    """How one text answers one slot: the places by sentence number, and what only touches."""

    spans: dict[int, list[Span]] = field(default_factory=dict)
    touched: set[int] = field(default_factory=set)

    @property
    def silent(self) -> bool:
        """The text does not speak of this at all."""
        return not self.spans and not self.touched

    def add(self, number: int, span: Span) -> None:
        """Note an answer."""
        self.spans.setdefault(number, []).append(span)


def read(context: Context, side: Side) -> dict[str, Answer]:
    """Return how the text on `side` answers each slot; ``charge`` is a key as well.

    Headlines can fill a slot only for the other text's sake: they touch.
    """
    answers = {slot.name: Answer() for slot in SLOTS} | {"charge": Answer()}
    factual = {slot.name for slot in SLOTS if slot.factual}
    article = context.article(side)
    for hit, note in context.cues(side, "slots"):
        body = article.sentences[hit.sentence - 1].kind in BODY
        for cue in note.split():
            name = cue.rstrip("?")
            if name not in answers:
                continue
            so = hit.status == "fact" if name in factual else hit.status != "negated"
            if body and so and not cue.endswith("?"):
                answers[name].add(hit.sentence, Span(hit.start, hit.end))
            else:
                answers[name].touched.add(hit.sentence)
    for slot in SLOTS:
        if slot.find is not None:
            spans, touched = slot.find(context, side)
            for number, found in spans.items():
                for span in found:
                    answers[slot.name].add(number, span)
            answers[slot.name].touched |= touched
    return answers


def applies(slot: Slot, a: Answer, b: Answer) -> bool:
    """Can the slot be asked of these two texts? `a`, `b`: their charges."""
    return not slot.charge or bool(a.spans or b.spans)
