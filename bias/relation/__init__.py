"""Are two texts about the same event? Two questions, five verdicts.

*Story*: do they belong to one conflict, affair or case? *Occurrence*: do they tell the same
happening? Each has a score from 0 to 1 over features that can be named (`pair_features`,
`logistic`), and things for and against that a reader can check (`reasons`). What follows depends
on the verdict: "only in A" can be an omission only where both tell the same event, and frames may
be compared only inside one story.

    relate(a, b)      the verdict, the scores and the evidence, of two articles or two readings

For those who fit and measure: `measure_pair`, `judge_pair`, `SIGNS`, `Score`, `load_scores`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from bias import reading
from bias.article import Article, sentence_ids
from bias.matching import Alignment
from bias.reading import Reading
from bias.relation.logistic import (
    ASKED,
    SIGNS,
    TIERS,
    WEIGHTS,
    Asked,
    Score,
    Scores,
    Tier,
    load_scores,
    probability,
)
from bias.relation.openings import looked_at, opening_of
from bias.relation.pair_features import COUNTED, SEEN, measure_pair
from bias.relation.reasons import (
    Anchor,
    Told,
    find_apart,
    find_day,
    find_names,
    find_openings,
    find_told,
    find_untold,
    same_text,
)

__all__ = [
    "ASKED",
    "COUNTED",
    "REASONS",
    "SAME",
    "SEEN",
    "SIGNS",
    "TIERS",
    "WEIGHTS",
    "Anchor",
    "Asked",
    "Relation",
    "Score",
    "Scores",
    "Tier",
    "Verdict",
    "judge_pair",
    "load_scores",
    "measure_pair",
    "opening_of",
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

#: Of story and occurrence, and of kind: yes and no count alike in fitting.
SAME = RELATED = 0.5
#: An occurrence below this is doubtful, and so is one of which fewer of a hundred sentences are
#: told by both, or whose days are next to each other. Of 149 pairs whose openings a language model
#: read, 10 of 15 so doubted are two moments, and 13 of the 108 that stay "same event" undoubted.
DOUBTFUL, THIN = 0.7, 4
#: Sentences from which a text that tells one event is long enough to tell the other's opening.
LONG = 16
#: Open words without which nothing can be said of a text.
LEAST_CONTENT = 12


class Relation(NamedTuple):
    """How two texts belong together.

    Attributes:
        story: 0 to 1, whether they tell one story.
        occurrence: 0 to 1, whether they tell the same happening.
        evidence: what speaks for and against, the weightiest first.
        doubtful: whether a "same event" may be two moments.
    """

    verdict: Verdict
    story: float
    occurrence: float
    evidence: tuple[Anchor, ...] = ()
    doubtful: bool = False

    @property
    def one_story(self) -> bool:
        """Whether both tell one story, be it that nobody can tell whether one event."""
        return self.verdict not in APART and self.story >= SAME

    def to_row(self) -> dict[str, object]:
        """Return the ``relation`` of a report."""
        return {"verdict": self.verdict, "story": self.story, "occurrence": self.occurrence}


def relate(
    a: Article | Reading, b: Article | Reading, alignment: Alignment | None = None
) -> Relation:
    """Say how `a` and `b` belong together; `relate(b, a)` says the same with sides exchanged.

    Args:
        a, b: texts, or what was read of them.
        alignment: that of `a` and `b`, where it is at hand.
    """
    left, right = (reading.read(x) if isinstance(x, Article) else x for x in (a, b))
    found = alignment or Alignment.of(left, right)
    features = measure_pair(left, right, found.compared)
    return judge_pair(left, right, found, features)


def judge_pair(
    a: Reading,
    b: Reading,
    alignment: Alignment,
    features: Mapping[str, float],
    scores: Scores | None = None,
) -> Relation:
    """Say how two texts belong together, by other weights if given."""
    about = scores or load_scores("full" if alignment.compared.full else "fast")
    told = find_told(a, b, alignment.sure)
    evidence = _evidence(a, b, alignment, told)
    if a.article.sha256 == b.article.sha256:
        kept = tuple(x for x in evidence if x.holds and x.anchor != "told")
        return Relation("same event", 1.0, 1.0, (*kept, same_text(a.article, b.article)))
    story, occurrence, kind = (probability(about[q].logit(features)) for q in ASKED)
    # One happening belongs to one story: where that is doubtful, so is it.
    occurrence *= min(1.0, story / SAME)
    story, occurrence = round(story, 4), round(occurrence, 4)
    verdict = _capped(_verdict(a, b, story, occurrence, kind), a, b, evidence, told)
    if verdict in APART and (apart := find_apart(a, b)) is not None:
        evidence = (*evidence, apart)
    if not REASONS[verdict] <= {(x.kind, x.holds) for x in evidence}:
        verdict = "cannot tell"
    shorter = min(len(x.article.sentences) for x in (a, b))
    thin = 100 * len(alignment.sure) < THIN * shorter
    next_day = any(x.anchor == "next day" for x in evidence)
    weak = occurrence < DOUBTFUL or thin or _is_untold(a, b, evidence)
    weak = next_day or (weak and not _opens_alike(a, b, told))
    doubtful = verdict == "same event" and weak
    if doubtful and (first := find_openings(a, b)) is not None:
        evidence = (*evidence, first)
    return Relation(verdict, story, occurrence, evidence, doubtful)


def _evidence(a: Reading, b: Reading, alignment: Alignment, told: Told) -> tuple[Anchor, ...]:
    apart = (find_untold(a, b, alignment.matches), find_day(a, b))
    return (find_names(a, b), *told.shown, *(x for x in apart if x is not None))


def _capped(
    verdict: Verdict, a: Reading, b: Reading, evidence: tuple[Anchor, ...], told: Told
) -> Verdict:
    """What speaks against one event bounds the verdict: the days of the openings differ, or no
    opening of two long texts is told in the other. What speaks for it bounds two moments: the deed
    of an opening is told in both, and no day sets them apart."""
    if any(x.anchor == "day" for x in evidence):
        return "same story, different moment" if verdict == "same event" else verdict
    if verdict == "same story, different moment":
        return "cannot tell" if told.deeds else verdict
    top = _top(a, b)
    early = any(not top.isdisjoint((*x.a, *x.b)) for x in told.shown)
    apart = verdict == "same event" and not early and _is_untold(a, b, evidence)
    return "cannot tell" if apart else verdict


def _top(a: Reading, b: Reading) -> set[str]:
    sides = (("A", a), ("B", b))
    return {i for side, x in sides for i in sentence_ids(side, opening_of(x.article))}


def _opens_alike(a: Reading, b: Reading, told: Told) -> bool:
    """Whether one deed is told in the openings of both."""
    top = _top(a, b)
    return any(not (top.isdisjoint(x.a) or top.isdisjoint(x.b)) for x in told.deeds)


def _is_untold(a: Reading, b: Reading, evidence: tuple[Anchor, ...]) -> bool:
    """Whether neither of two long texts tells the first sentences of the other."""
    long = min(len(x.article.sentences) for x in (a, b)) >= LONG
    return long and any(x.anchor == "told" and not x.holds and x.a and x.b for x in evidence)


def _verdict(a: Reading, b: Reading, story: float, occurrence: float, kind: float) -> Verdict:
    if {a.article.language, b.article.language} - {"en", "unknown"}:
        return "cannot tell"
    # Without a name, two texts of one kind of event may be of one event or of two.
    if min(_size(a), _size(b)) < LEAST_CONTENT or (
        kind >= RELATED and not (a.names.entities and b.names.entities)
    ):
        return "cannot tell"
    if story >= SAME:
        return "same event" if occurrence >= SAME else "same story, different moment"
    return "related" if kind >= RELATED else "unrelated"


def _size(reading: Reading) -> int:
    """Open words among the sentences looked at."""
    return sum(reading.is_open(i) for i in reading.tokens_in(looked_at(reading)))
