"""Which sentences are printed side by side? From scored candidates to matches that may be shown.

A pair is kept when its log-odds reach the threshold. The threshold is the higher of two: the one
at which ``cells x F(t)`` false pairs are expected (F from decoys: articles on different events of
one topic), and the one that pairs inside either article hardly ever reach, which share actors and
topic but not the proposition. Mutual best pairs come first; a sentence without a partner of its
own joins the match of its best partner; what is left stands alone. Exchanged roles are struck out.
Nothing here depends on which article comes first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias.aligner import roles, scorer
from bias.aligner.comparison import Comparison, compare
from bias.aligner.profile import Text

Floats = NDArray[np.float64]

# False pairs expected in a report; the owner's limit is 0.5, the target on other events 0.2.
EXPECTED = 0.2
# Share of the pairs inside one article that may reach the threshold.
WITHIN = 0.1
_LONG = 30
_SAMPLE = 150  # sentences of each article used for the inner pairs


class Pair(NamedTuple):
    """Sentence `i` of the first side, `j` of the second, and their log-odds (4 decimals)."""

    i: int
    j: int
    logit: float


class Group(NamedTuple):
    """Sentences told together: one on at least one side."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    pairs: tuple[Pair, ...]


class Found(NamedTuple):
    """The comparison of two articles, the threshold in log-odds, and what reached it."""

    compared: Comparison
    limit: float
    groups: list[Group]


def match(a: Sequence[Text], b: Sequence[Text], weights: scorer.Weights) -> Found:
    """Compare two lists of sentences and keep the groups that may be printed."""
    compared = compare(a, b)
    logits = np.round(compared.logits(weights), 4)
    limit = threshold(a, b, compared, weights)
    return Found(compared, limit, gather(select(a, b, compared, logits, limit)))


def inner(texts: Sequence[Text], event: float, weights: scorer.Weights) -> float:
    """Return the log-odds that a share of `WITHIN` of the pairs inside one article reach.

    A short article has too few pairs for this, and mostly repeats its one event.
    """
    if len(texts) < _LONG:
        return -np.inf
    sample = texts[:_SAMPLE]
    compared = compare(sample, sample)
    other = compared.i != compared.j
    logits = np.sort(weights.article.logit(compared.measured)[other])[::-1] + event
    allowed = int(WITHIN * len(sample) * (len(sample) - 1))
    return float(logits[allowed]) if allowed < len(logits) else -np.inf


def threshold(
    a: Sequence[Text], b: Sequence[Text], compared: Comparison, weights: scorer.Weights
) -> float:
    """Return the log-odds from which a pair of these two articles may be printed."""
    event = compared.event(weights)
    limit = weights.decoys.threshold(EXPECTED, max(1, len(a) * len(b)))
    return max(limit, inner(a, event, weights), inner(b, event, weights))


def select(
    a: Sequence[Text], b: Sequence[Text], compared: Comparison, logits: Floats, limit: float
) -> list[Pair]:
    """Return the pairs at or above `limit` whose participants are not exchanged."""
    pairs = []
    for k in np.flatnonzero(logits >= limit):
        i, j = int(compared.i[k]), int(compared.j[k])
        if not roles.exchanged(a[i], b[j]):
            pairs.append(Pair(i, j, round(float(logits[k]), 4)))
    return pairs


def gather(pairs: Sequence[Pair]) -> list[Group]:
    """Group pairs: mutual best, then those without a partner of their own, then the rest."""
    best_a: defaultdict[int, float] = defaultdict(lambda: -np.inf)
    best_b: defaultdict[int, float] = defaultdict(lambda: -np.inf)
    for pair in pairs:
        best_a[pair.i] = max(best_a[pair.i], pair.logit)
        best_b[pair.j] = max(best_b[pair.j], pair.logit)
    seeds = [p for p in pairs if p.logit == best_a[p.i] == best_b[p.j]]
    seeded_a, seeded_b = {p.i for p in seeds}, {p.j for p in seeds}
    more_b: defaultdict[int, list[Pair]] = defaultdict(list)
    more_a: defaultdict[int, list[Pair]] = defaultdict(list)
    rest: list[Pair] = []
    for pair in pairs:
        if pair in seeds:
            continue
        if pair.i in seeded_a and pair.j not in seeded_b and pair.logit == best_b[pair.j]:
            more_b[pair.i].append(pair)
        elif pair.j in seeded_b and pair.i not in seeded_a and pair.logit == best_a[pair.i]:
            more_a[pair.j].append(pair)
        else:
            rest.append(pair)
    times_a, times_b = Counter(p.i for p in seeds), Counter(p.j for p in seeds)
    groups: list[Group] = []
    for seed in seeds:
        on_b = more_b.get(seed.i, []) if times_a[seed.i] == 1 else []
        on_a = more_a.get(seed.j, []) if times_b[seed.j] == 1 else []
        if on_a and on_b:
            rest += on_a + on_b  # a star has one centre: what would make two stands alone
            on_a, on_b = [], []
        members = (seed, *on_a, *on_b)
        groups.append(
            Group(
                tuple(sorted({p.i for p in members})),
                tuple(sorted({p.j for p in members})),
                members,
            )
        )
    taken = {pair for group in groups for pair in group.pairs} | set(rest)
    rest += [p for extra in (*more_a.values(), *more_b.values()) for p in extra if p not in taken]
    groups += [Group((p.i,), (p.j,), (p,)) for p in rest]
    return sorted(groups, key=lambda g: (min(g.a) + min(g.b), g.a, g.b))
