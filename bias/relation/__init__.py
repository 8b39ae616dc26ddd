"""Are two accounts about the same event? Two questions, five verdicts.

*Story*: do they belong to one conflict, affair or case? *Occurrence*: do they tell the same
happening? Each has a score from 0 to 1 over features that can be named (`features`, `model`), and
things for and against that a reader can check (`anchors`). What follows depends on the verdict:
"only in A" can be an omission only where both tell the same event, and frames may be compared only
inside one story.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bias import names, quantities
from bias.article import Article
from bias.names import Names
from bias.quantities import Quantity
from bias.relation import happening
from bias.relation.evidence import Anchor, find
from bias.relation.features import measure
from bias.relation.model import Question, load, probability
from bias.relation.portrait import Portrait, paint

__all__ = ["Anchor", "Relation", "judge", "relate"]

Verdict = Literal[
    "same event", "same story, different moment", "related", "unrelated", "cannot tell"
]

# Thresholds: docs/method/relation.md#thresholds.
SAME = 0.5
RELATED = 0.35  # of kind
#: Content words without which nothing can be said of an account.
LEAST = 12
#: A low kind lowers story: a surname or a town in common makes no story of two kinds of event.
KIND_FREE, KIND_WEIGHT = -1.0, 0.7


@dataclass(frozen=True)
class Relation:
    """How two accounts belong together.

    Attributes:
        story: 0 to 1, whether they tell one story.
        occurrence: 0 to 1, whether they tell the same happening.
        evidence: what speaks for and against, the weightiest first.
    """

    verdict: Verdict
    story: float
    occurrence: float
    evidence: tuple[Anchor, ...] = ()

    def to_row(self) -> dict[str, object]:
        """Return the ``relation`` of a report."""
        return {"verdict": self.verdict, "story": self.story, "occurrence": self.occurrence}


def relate(
    a: Article,
    b: Article,
    *,
    names_of: tuple[Names, Names] | None = None,
    quantities_of: tuple[list[Quantity], list[Quantity]] | None = None,
) -> Relation:
    """Say how `a` and `b` belong together; `relate(b, a)` says the same with sides exchanged.

    Args:
        names_of, quantities_of: names and figures of both, where they were found before.
    """
    named = names_of or (names.find(a), names.find(b))
    counted = quantities_of or (quantities.find(a.text), quantities.find(b.text))
    left, right = paint(a, named[0], counted[0]), paint(b, named[1], counted[1])
    return judge(left, right)


def judge(a: Portrait, b: Portrait, questions: Mapping[str, Question] | None = None) -> Relation:
    """Say how the accounts of two portraits belong together, by other weights if given."""
    features, about = measure(a, b), questions or load()
    told = happening.find(a, b)
    anchors = find(a, b, told)
    if a.article.sha256 == b.article.sha256:
        return Relation("same event", 1.0, 1.0, anchors)
    kind = about["kind"].logit(features)
    other_kind = KIND_WEIGHT * min(0.0, kind - KIND_FREE)
    story = probability(about["story"].logit(features) + other_kind)
    logit = about["occurrence"].logit(features)
    logit += sum(sorted({x.anchor: x.push for x in anchors}.values()))
    # One happening belongs to one story: where that is doubtful, so is it.
    occurrence = probability(logit) * min(1.0, story / SAME)
    story, occurrence = round(story, 4), round(occurrence, 4)
    verdict = _verdict(a, b, story, occurrence, probability(kind))
    if verdict == "same event" and not happening.is_enough(a, b, told, occurrence):
        verdict = "cannot tell"  # one story; but no happening that a reader could find in both
    return Relation(verdict, story, occurrence, anchors)


def _verdict(a: Portrait, b: Portrait, story: float, occurrence: float, kind: float) -> Verdict:
    if {a.article.language, b.article.language} - {"en", "unknown"}:
        return "cannot tell"
    # Without a name, two accounts of one kind of event may be of one event or of two.
    if min(a.size, b.size) < LEAST or (kind >= RELATED and not (a.names and b.names)):
        return "cannot tell"
    if story >= SAME:
        return "same event" if occurrence >= SAME else "same story, different moment"
    return "related" if kind >= RELATED else "unrelated"
