"""Do the two texts tell the same event? It decides what everything below may mean.

The answer is one of five sentences (docs/method/relation.md), with what speaks for and against it.
It carries no percentage: the scores behind it are not shares of anything.
"""

from __future__ import annotations

from collections.abc import Sequence

from bias.context import Context
from bias.faces.told import Evidence, Glance, Section
from bias.relation import SAME, Anchor, Relation

NAME = "same_event"
NEEDS: frozenset[str] = frozenset({"pair"})
QUESTION = "Do the two texts tell the same event?"

ANSWERS = {
    "same event": "Same event. What only one tells may be a choice, or may have come later.",
    "same story, different moment": (
        'Same story, different moment. So "only in B" does not mean "A left it out".'
    ),
    "related": "Related, but not one story. Do not read what only one tells as left out.",
    "unrelated": (
        "Two different stories, as far as we can tell. They share too little to be compared."
    ),
    "cannot tell": "Cannot tell. There is too little to go by: compare with care.",
}
#: Of a "cannot tell" that is sure of the story.
ONE_STORY = (
    "One story; we cannot tell whether one event. What only one tells may belong to another moment."
)
HEADS = {
    ("story", True): "For one story",
    ("story", False): "For two stories",
    ("occurrence", True): "For one event",
    ("occurrence", False): "For two moments",
}
CAVEAT = (
    "Found by shared names, places, days, figures and words for what happened; it does not know "
    "the events themselves."
)


def answer(context: Context) -> Section:
    """Answer with rows of anchors (kind, anchor, for, a, b) and evidence in words."""
    relation = context.relation
    return Section(
        name=NAME,
        question=QUESTION,
        answer=_answer(relation),
        caveat=CAVEAT,
        view="facts",
        columns=("kind", "anchor", "for", "a", "b"),
        rows=tuple(anchor.to_row() for anchor in relation.evidence),
        evidence=tuple(_evidence(context, x, relation.verdict) for x in relation.evidence),
        glance=tuple(_both(relation.evidence, relation.verdict)),
    )


def _answer(relation: Relation) -> str:
    if relation.verdict == "cannot tell" and relation.story >= SAME:
        return ONE_STORY
    return ANSWERS[relation.verdict]


#: Anchors in the order in which a reader can make something of them.
ORDER = ("names", "place", "sequence", "phase", "date", "persons", "happening")


def _evidence(context: Context, anchor: Anchor, verdict: str) -> Evidence:
    """First what bears on the event and agrees with the verdict, then the story, then the rest."""
    agrees = anchor.holds == (verdict == "same event")
    rank = 100.0 if anchor.kind == "story" else 200.0 * agrees
    weight = rank - ORDER.index(anchor.anchor)
    head = HEADS[anchor.kind, anchor.holds]
    if anchor.anchor == "happening" and not anchor.holds:
        head = "Against one event"  # what is not found sets nothing apart
    elif not verdict.startswith("same"):
        head = {"For one story": "In common", "For two moments": "For two events"}.get(head, head)
    return context.evidence(f"{head}: {anchor.note}.", weight, anchor.a, anchor.b)


def _both(anchors: Sequence[Anchor], verdict: str) -> list[Glance]:
    """What both tell, as far as names go, for the first screen."""
    if not verdict.startswith("same"):
        return []
    return [
        Glance("both", f"{a.note[0].upper()}{a.note[1:]}.", a.a, a.b, NAME, 0.1)
        for a in anchors
        if a.kind == "story" and a.holds
    ]
