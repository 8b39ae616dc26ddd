"""Do the two texts tell the same event? It decides what everything below may mean.

The answer is one of five verdicts (docs/method/relation.md), with what speaks for and against it.
It carries no percentage: the scores behind it are not shares of anything.
"""

from __future__ import annotations

from bias.context import Context
from bias.findings import EventEvidence, Evidence, Finding, State, Values
from bias.relation import Anchor, Relation

#: Anchors in the order in which a reader can make something of them.
ORDER = ("text", "opening", "told", "names", "day", "next day")


class SameEvent:
    """What ties two texts to one event, or sets them apart."""

    name = "same_event"
    needs = frozenset({"pair"})

    def run(self, context: Context) -> list[Finding]:
        """Return an anchor a row, each with its evidence; the state is the verdict, "one story" of
        a "cannot tell" that is sure of the story, or "same event, doubtful"."""
        relation = context.relation
        sure = relation.verdict == "cannot tell" and relation.one_story
        code = "one story" if sure else relation.verdict
        found: list[Finding] = [State(code=f"{code}, doubtful" if relation.doubtful else code)]
        for n, anchor in enumerate(relation.evidence):
            found += [_row(anchor), _evidence(context, anchor, relation, n)]
        return found


def _values(context: Context, anchor: Anchor) -> Values:
    names = ("kind", "words_a", "words_b", "shared", "core_a", "core_b")
    values = {"supports": anchor.holds, **{name: getattr(anchor, name) for name in names}}
    if anchor.anchor == "told":
        values["things"] = len(context.told_by_both)
    return values


def _row(anchor: Anchor) -> EventEvidence:
    return EventEvidence(
        kind=anchor.kind,
        anchor=anchor.anchor,
        supports=anchor.holds,
        a=anchor.a,
        b=anchor.b,
        words_a=anchor.words_a,
        words_b=anchor.words_b,
        shared=anchor.shared,
    )


def _evidence(context: Context, anchor: Anchor, relation: Relation, place: int) -> Evidence:
    """First what bears on the event and agrees with the verdict, then the story, then the rest."""
    asked = relation.verdict in ("same event", "cannot tell")
    agrees = anchor.holds == asked or anchor.anchor == "opening"
    rank = 100.0 if anchor.kind == "story" else 200.0 * agrees
    return Evidence(
        about=anchor.anchor,
        values=_values(context, anchor),
        weight=rank - ORDER.index(anchor.anchor) - place / 100,
        a=context.quotes(anchor.a),
        b=context.quotes(anchor.b),
    )
