"""Are two accounts about the same event? Two questions, five verdicts.

*Story*: do they belong to one conflict, affair or case? *Occurrence*: do they tell the same
happening? Each has a score from 0 to 1 over features that can be named (`account_features`,
`logistic`), and things for and against that a reader can check (`anchors`). What follows depends
on the verdict: "only in A" can be an omission only where both tell the same event, and frames may
be compared only inside one story.

    relate(a, b)      the verdict, the scores and the evidence, of two articles or two readings

For those who fit and measure: `describe_account`, `measure_accounts`, `judge_accounts`, `SIGNS`,
`Score`, `load_scores`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bias import reading
from bias.article import Article
from bias.matching import ProfilePair
from bias.reading import Reading
from bias.relation.account import Account, describe_account
from bias.relation.account_features import FEATURES, measure_accounts
from bias.relation.anchors import Anchor, find_anchors, find_apart, same_text
from bias.relation.logistic import SIGNS, WEIGHTS, Asked, Score, Scores, load_scores, probability
from bias.relation.shared_event import find_shared_event, is_enough

__all__ = [
    "FEATURES",
    "REASONS",
    "SAME",
    "SIGNS",
    "WEIGHTS",
    "Account",
    "Anchor",
    "Asked",
    "Relation",
    "Score",
    "Scores",
    "Verdict",
    "describe_account",
    "judge_accounts",
    "load_scores",
    "measure_accounts",
    "relate",
]

Verdict = Literal[
    "same event", "same story, different moment", "related", "unrelated", "cannot tell"
]

#: Verdicts that tell two stories apart.
APART = frozenset({"related", "unrelated"})
#: What must be among the evidence of a verdict: kinds of anchors, and whether they speak for it.
REASONS: dict[Verdict, frozenset[tuple[str, bool]]] = {
    "same event": frozenset({("occurrence", True)}),
    "same story, different moment": frozenset({("story", True), ("occurrence", False)}),
    "related": frozenset({("story", False)}),
    "unrelated": frozenset({("story", False)}),
    "cannot tell": frozenset(),
}

# Thresholds: docs/method/relation.md#thresholds.
SAME = 0.5
RELATED = 0.35  # of kind
#: Content words without which nothing can be said of an account.
LEAST_CONTENT = 12
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
    a: Article | Reading, b: Article | Reading, profiles: ProfilePair | None = None
) -> Relation:
    """Say how `a` and `b` belong together; `relate(b, a)` says the same with sides exchanged.

    Args:
        a, b: texts, or what was read of them.
        profiles: those of `a` and `b`, where they are at hand.
    """
    left, right = describe_account(_read(a)), describe_account(_read(b))
    return judge_accounts(left, right, profiles=profiles)


def _read(text: Article | Reading) -> Reading:
    return reading.read(text) if isinstance(text, Article) else text


def judge_accounts(
    a: Account, b: Account, scores: Scores | None = None, profiles: ProfilePair | None = None
) -> Relation:
    """Say how two accounts belong together, by other weights if given."""
    about, told = scores or load_scores(), find_shared_event(a, b)
    features = measure_accounts(a, b, profiles)
    anchors = find_anchors(a, b, told)
    if a.article.sha256 == b.article.sha256:
        kept = tuple(x for x in anchors if x.holds and x.anchor != "happening")
        return Relation("same event", 1.0, 1.0, (*kept, same_text(a, b)))
    kind = about["kind"].logit(features)
    other_kind = KIND_WEIGHT * min(0.0, kind - KIND_FREE)
    story = probability(about["story"].logit(features) + other_kind)
    logit = about["occurrence"].logit(features)
    logit += sum(sorted({x.anchor: x.push for x in anchors}.values()))
    # One happening belongs to one story: where that is doubtful, so is it.
    occurrence = probability(logit) * min(1.0, story / SAME)
    story, occurrence = round(story, 4), round(occurrence, 4)
    verdict = _verdict(a, b, story, occurrence, probability(kind))
    if verdict == "same event" and not is_enough(a, b, told, occurrence):
        verdict = "cannot tell"  # one story; but no happening that a reader could find in both
    if verdict in APART and (apart := find_apart(a, b)) is not None:
        anchors = (*anchors, apart)
    if not _has_reason(verdict, anchors):
        verdict = "cannot tell"
    return Relation(verdict, story, occurrence, anchors)


def _has_reason(verdict: Verdict, anchors: Sequence[Anchor]) -> bool:
    """Whether something that a reader can check speaks for a verdict, of the verdict's own kind."""
    there = {(x.kind, x.holds) for x in anchors}
    return REASONS[verdict] <= there


def _verdict(a: Account, b: Account, story: float, occurrence: float, kind: float) -> Verdict:
    if {a.article.language, b.article.language} - {"en", "unknown"}:
        return "cannot tell"
    # Without a name, two accounts of one kind of event may be of one event or of two.
    if min(a.size, b.size) < LEAST_CONTENT or (
        kind >= RELATED and not (a.lead_names and b.lead_names)
    ):
        return "cannot tell"
    if story >= SAME:
        return "same event" if occurrence >= SAME else "same story, different moment"
    return "related" if kind >= RELATED else "unrelated"
