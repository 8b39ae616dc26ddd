"""Which counts could dealing the passages at random give as well? The test of all measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import comb
from typing import NamedTuple

import numpy as np

from bias.article import Article
from bias.findings import Measure, Verdict
from bias.uncertainty.dealing import DEAL_SEED, Floats, adjust, deals, least_p, p_values, statistic
from bias.uncertainty.intervals import difference_limits, dispersion, rate_limits
from bias.uncertainty.passages import Passage, VoiceCut, passages

LEVEL = 0.05
LEAST_WORDS = 300
LEAST_PASSAGES = 2
LEAST_DEALS = 200
#: Under three hits on both sides no rate is printed.
LEAST_HITS = 3


class Counted(NamedTuple):
    """Something counted in the narration of both texts.

    Attributes:
        terms: term -> (hits in each passage of A, hits in each passage of B), whole numbers; one
            term at least.
        single: True for a single word (vocabulary); a group of terms must show three of them.
        dispersion: how bursty such counts are in many articles (a lexicon's header).
    """

    name: str
    family: str
    terms: Mapping[str, tuple[Sequence[int], Sequence[int]]]
    single: bool = False
    dispersion: float = 1.2


@dataclass(frozen=True)
class Pack:
    """The passages of two texts, and the deals.

    `exchanged`: whether B comes first in canonical order. Deals are made in that order and
    exchanged back, so that comparing B with A is the same shuffle as comparing A with B.
    `seed`: any whole number; the same one deals alike.
    """

    a: tuple[Passage, ...]
    b: tuple[Passage, ...]
    exchanged: bool = False
    seed: int = DEAL_SEED

    @classmethod
    def of(
        cls,
        a: Article,
        b: Article,
        seed: int = DEAL_SEED,
        cuts: tuple[VoiceCut | None, VoiceCut | None] = (None, None),
    ) -> Pack:
        """Pack the passages of two articles; `cuts` as in `passages`, one for each."""
        # What is random must not know who came first.
        one, two = passages(a, cuts[0]), passages(b, cuts[1])
        return cls(one, two, exchanged=a.order > b.order, seed=seed)

    @cached_property
    def enough(self) -> bool:
        """Is there enough text to test anything?"""
        words = min(sum(p.count("all") for p in side) for side in (self.a, self.b))
        return (
            words >= LEAST_WORDS
            and min(len(self.a), len(self.b)) >= LEAST_PASSAGES
            and comb(len(self.a) + len(self.b), len(self.a)) >= LEAST_DEALS
        )

    @cached_property
    def places(self) -> tuple[dict[int, int], dict[int, int]]:
        """For A and for B: number of a sentence -> the passage that holds it."""
        a, b = (
            {s.number: i for i, p in enumerate(side) for s in p.sentences}
            for side in (self.a, self.b)
        )
        return a, b

    @cached_property
    def deals(self) -> Floats:
        """0/1 array (deals, passages); the text that is first in canonical order comes first,
        and so it does in every row of hits and words that is laid beside it."""
        first, second = (self.b, self.a) if self.exchanged else (self.a, self.b)
        return deals(len(first), len(second), self.seed)

    @cached_property
    def words(self) -> tuple[list[int], list[int]]:
        """Words of narration in each passage of A and of B."""
        a, b = ([p.count("narration") for p in side] for side in (self.a, self.b))
        return a, b

    def statistics(self, rows: Sequence[tuple[Sequence[int], Sequence[int]]]) -> Floats:
        """T of every deal and row (hits of A's passages, of B's): (deals, rows)."""
        hits = np.empty((len(self.a) + len(self.b), len(rows)), np.int32)
        for i, (a, b) in enumerate(rows):
            hits[:, i] = self._joined(a, b)
        return statistic(self.deals, hits, np.array(self._joined(*self.words), float))

    def _joined(self, a: Sequence[int], b: Sequence[int]) -> list[int]:
        return [*b, *a] if self.exchanged else [*a, *b]


def measure(pack: Pack, counted: Sequence[Counted]) -> list[Measure]:
    """Test everything in `counted`, one family at a time, on the same deals.

    Groups without a hit, and single words that could not reach the level whatever the deal, are
    described but not tested, and do not count in the correction.

    Returns:
        A Measure for each, in the order given. Rates are per 1,000 words of narration.
    """
    results = [describe(pack, c) for c in counted]
    if not pack.enough:
        return [replace(m, verdict="too little text") for m in results]
    tested = [i for i, c in enumerate(counted) if _testable(pack, c)]
    # Beside each measure, the same without its commonest term on the higher side: a verdict that
    # rests on one word is not printed as a verdict.
    rows = [_totals(counted[i]) for i in tested]
    groups = [i for i in tested if not counted[i].single]
    less = [_totals(_without_top(counted[i], results[i])) for i in groups]
    t = pack.statistics([*rows, *less])
    p = p_values(t)
    p_less = dict(zip(groups, p[len(tested) :], strict=True))
    for family in sorted({c.family for c in counted}):
        mine = [k for k, i in enumerate(tested) if counted[i].family == family]
        adjusted = adjust(t[:, mine])
        for k, p_adjusted in zip(mine, adjusted, strict=True):
            i = tested[k]
            results[i] = _judged(
                results[i],
                counted[i],
                round(float(p[k]), 4),
                round(float(p_adjusted), 4),
                round(float(p_less.get(i, 0.0)), 4),
            )
    return [m if m.verdict else replace(m, verdict="no reliable difference") for m in results]


def describe(pack: Pack, counted: Counted) -> Measure:
    """Counts, rates and the interval of their difference; no test."""
    hits_a, hits_b = _totals(counted)
    words_a, words_b = pack.words
    a, b, in_a, in_b = sum(hits_a), sum(hits_b), sum(words_a), sum(words_b)
    plain = Measure(
        name=counted.name,
        unit="per 1,000 words",
        voice="narration",
        family=counted.family,
        count_a=a,
        count_b=b,
        words_a=in_a,
        words_b=in_b,
        blocks_a=sum(1 for h in hits_a if h),
        blocks_b=sum(1 for h in hits_b if h),
    )
    if max(a, b) < LEAST_HITS or not in_a or not in_b:
        return plain
    phi = dispersion((hits_a, hits_b), (words_a, words_b), counted.dispersion)
    limits_a, limits_b = rate_limits(a, in_a, phi), rate_limits(b, in_b, phi)
    low, high = difference_limits(a / in_a, limits_a, b / in_b, limits_b)
    return replace(
        plain,
        a=round(1000 * a / in_a, 4),
        b=round(1000 * b / in_b, 4),
        difference=round(1000 * (a / in_a - b / in_b), 4),
        low=round(1000 * low, 4),
        high=round(1000 * high, 4),
    )


def verdict(
    p: float, p_adjusted: float, lemmas: int, blocks: int, p_without_top: float, single: bool
) -> Verdict:
    """The one table of verdicts (docs/method.md#verdicts).

    Args:
        lemmas, blocks: different terms, and passages with a hit, in the text with the higher rate.
        p_without_top: p without the commonest term there.
    """
    if blocks < 3 or (not single and (lemmas < 3 or p_without_top > LEVEL)):
        return "no reliable difference"
    if p_adjusted <= LEVEL:
        return "clear"
    return "suggestive" if p <= LEVEL else "no reliable difference"


def _judged(m: Measure, c: Counted, p: float, p_adjusted: float, p_less: float) -> Measure:
    if m.difference is None:
        return replace(m, p=p, p_adjusted=p_adjusted, verdict="no reliable difference")
    side = 0 if m.difference > 0 else 1
    lemmas = sum(1 for term in c.terms.values() if sum(term[side]))
    blocks = (m.blocks_a, m.blocks_b)[side] or 0
    found = verdict(p, p_adjusted, lemmas, blocks, p_less, c.single)
    return replace(m, p=p, p_adjusted=p_adjusted, verdict=found)


def _totals(counted: Counted) -> tuple[Sequence[int], Sequence[int]]:
    if len(counted.terms) == 1:
        return next(iter(counted.terms.values()))
    a, b = zip(*counted.terms.values(), strict=True)
    return [sum(h) for h in zip(*a, strict=True)], [sum(h) for h in zip(*b, strict=True)]


def _without_top(counted: Counted, m: Measure) -> Counted:
    side = 0 if (m.difference or 0) > 0 else 1
    top = min(counted.terms, key=lambda t: (-sum(counted.terms[t][side]), t))
    # An emptied group keeps a row of zeros, so that the shapes stay.
    rest = {t: h for t, h in counted.terms.items() if t != top}
    zeros = tuple([0] * len(h) for h in counted.terms[top])
    return counted._replace(terms=rest or {top: (zeros[0], zeros[1])})


def _testable(pack: Pack, counted: Counted) -> bool:
    hits_a, hits_b = _totals(counted)
    holding = sum(1 for h in (*hits_a, *hits_b) if h)
    if not counted.single:
        return holding > 0
    return holding > 0 and least_p(len(pack.a), len(pack.b), holding) <= LEVEL
