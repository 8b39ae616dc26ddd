"""Which sentences are printed side by side? From scored candidates to matches that may be shown.

A pair is kept when its log-odds reach the threshold. The threshold is the higher of two: the one
at which ``cells x F(t)`` false pairs are expected (F from decoys: articles on different events of
one topic), and the one that pairs inside either article hardly ever reach, which share actors and
topic but not the proposition. Mutual best pairs come first; a sentence without a partner of its
own joins the match of its best partner; what is left stands alone. Exchanged roles are struck out.
Sentences that print the same words, or a run of words of one quotation, need no threshold. Nothing
here depends on which article comes first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias.folding import small
from bias.matching import features, roles, scorer
from bias.matching.comparison import ArticleComparison, compare_profiles, inside
from bias.matching.profile import CONTENT, NAME, NUMBER, WHEN, Profile, ProfilePair
from bias.reading import Reading

Floats = NDArray[np.float64]

# False pairs expected in a report: at most 0.5 is wanted; at 0.21, topics not fitted on had 0.19.
EXPECTED = 0.21
# Share of the pairs inside one article that may reach the threshold.
WITHIN = 0.1
# A partner beside the best one must come as near as this, in log-odds.
MARGIN = 4.0
VERBATIM = 12.0  # log-odds of what is printed word for word in both
#: Log-odds of `_WORDS` words or more of one quotation; of 44 such pairs of sentences in the 40
#: labelled pairs of articles kept for fitting, readers had marked 42 (docs/method/alignment.md).
QUOTED = 6.0
_WORDS = 6
_LEAST = 3  # words, names or figures that a sentence must hold to tell anything
MOST_PARTNERS = 6  # partners of one sentence
_LONG = 30
_SAMPLE = 150  # sentences of each article used for the inner pairs


class ScoredPair(NamedTuple):
    """Sentence `i` of the first side, `j` of the second, and their log-odds (4 decimals)."""

    i: int
    j: int
    logit: float


class Group(NamedTuple):
    """Sentences told together: one on at least one side."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    pairs: tuple[ScoredPair, ...]


class Selected(NamedTuple):
    """The comparison of two articles, the threshold in log-odds, and what reached it."""

    compared: ArticleComparison
    limit: float
    groups: list[Group]


def match(a: Reading, b: Reading, profiles: ProfilePair, weights: scorer.Weights) -> Selected:
    """Compare two texts and keep the groups that may be printed."""
    return choose_groups(a, b, compare_profiles(profiles), weights)


def choose_groups(
    a: Reading, b: Reading, compared: ArticleComparison, weights: scorer.Weights
) -> Selected:
    """Keep the groups of a comparison that may be printed."""
    logits = np.round(compared.logits(weights), 4)
    limit = threshold(compared, weights)
    printed = _printed(a), _printed(b)
    found = {(pair.i, pair.j): pair for pair in verbatim(*printed)}
    if printed[0] != printed[1]:
        sure = found.keys()
        above = {(pair.i, pair.j): pair for pair in select(a, b, compared, logits, limit)}
        for cell in one_quotation(a, b) - sure:
            score = above[cell].logit if cell in above else QUOTED
            above[cell] = ScoredPair(*cell, max(score, QUOTED))
        found = above | found
    return Selected(compared, limit, gather(near_best(sorted(found.values()))))


def one_quotation(a: Reading, b: Reading) -> set[tuple[int, int]]:
    """Sentences that print `_WORDS` words in a row of one quotation, the first with the first.

    The words of a sentence's quotations are joined, so that "Ms. X said" inside is passed over.
    """
    places: dict[tuple[str, ...], list[int]] = {}
    for j, words in enumerate(_quoted(b)):
        for run in _runs(words):
            places.setdefault(run, []).append(j)
    taken: Counter[tuple[str, ...]] = Counter()
    found: set[tuple[int, int]] = set()
    for i, words in enumerate(_quoted(a)):
        for run in _runs(words):
            there = places.get(run, [])
            if taken[run] < len(there):
                found.add((i, there[taken[run]]))
                taken[run] += 1
    return found


def _quoted(reading: Reading) -> list[list[str]]:
    """The words of each sentence that stand in quotation marks, in small letters."""
    article = reading.article
    out = []
    for sentence in article.sentences:
        spans = [span for voice, span in article.pieces(sentence) if voice == "quotation"]
        out.append([small(reading.tokens.words[i]) for s in spans for i in reading.tokens_in(s)])
    return out


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every `_WORDS` words in a row."""
    return zip(*(words[n:] for n in range(_WORDS)), strict=False)


def _printed(reading: Reading) -> list[tuple[str, ...]]:
    """The words of each sentence in small letters: spaces, marks and line ends aside."""
    low = [small(word) for word in reading.tokens.words]
    return [tuple(low[first:end]) for first, end in reading.bounds]


def verbatim(a: Sequence[tuple[str, ...]], b: Sequence[tuple[str, ...]]) -> list[ScoredPair]:
    """ScoredPair the sentences that both print word for word, the first with the first, and so on.

    A line of fewer than `_WORDS` words ("Read more") proves nothing, unless the texts are one.
    """
    least = 0 if a == b else _WORDS
    places: dict[tuple[str, ...], list[int]] = {}
    for j, words in enumerate(b):
        places.setdefault(words, []).append(j)
    taken: Counter[tuple[str, ...]] = Counter()
    pairs: list[ScoredPair] = []
    for i, words in enumerate(a):
        found = places.get(words, [])
        if taken[words] < len(found) and len(words) >= least:
            pairs.append(ScoredPair(i, found[taken[words]], VERBATIM))
            taken[words] += 1
    return pairs


def inner(profile: Profile, key_count: int, weights: scorer.Weights) -> float:
    """Return the log-odds that a share of `WITHIN` of the pairs inside one article reach.

    A short article has too few pairs for this, and mostly repeats its one event.
    """
    if profile.sentences < _LONG:
        return -np.inf
    sample = profile.first(_SAMPLE)
    logits = np.sort(weights.article.logit(inside(sample, key_count)))[::-1]
    allowed = int(WITHIN * sample.sentences * (sample.sentences - 1))
    return float(logits[allowed]) if allowed < len(logits) else -np.inf


def threshold(compared: ArticleComparison, weights: scorer.Weights) -> float:
    """Return the log-odds from which a pair of these two articles may be printed."""
    a, b = compared.a, compared.b
    limit = weights.decoys.threshold(EXPECTED, max(1, a.sentences * b.sentences))
    own = max(inner(side, compared.key_count, weights) for side in (a, b))
    return max(limit, own + compared.prior(weights))


def select(
    a: Reading, b: Reading, compared: ArticleComparison, logits: Floats, limit: float
) -> list[ScoredPair]:
    """Return the pairs at or above `limit` whose participants are not exchanged.

    A sentence keeps its `MOST_PARTNERS` best partners; one of fewer than `_LEAST` tokens has none.
    """
    says_a, says_b = _says(compared.a), _says(compared.b)
    above = np.flatnonzero((logits >= limit) & says_a[compared.i] & says_b[compared.j])
    i, j, score = compared.i[above], compared.j[above], logits[above]
    above = above[
        features.best(i, j, score, MOST_PARTNERS) & features.best(j, i, score, MOST_PARTNERS)
    ]
    told_a: dict[int, list[roles.PartyRole]] = {}
    told_b: dict[int, list[roles.PartyRole]] = {}
    pairs = []
    for k in above:
        left, right = int(compared.i[k]), int(compared.j[k])
        if left not in told_a:
            told_a[left] = roles.find_roles(a, a.article.sentences[left])
        if right not in told_b:
            told_b[right] = roles.find_roles(b, b.article.sentences[right])
        if not roles.exchanged(told_a[left], told_b[right]):
            pairs.append(ScoredPair(left, right, float(logits[k])))
    return pairs


def _says(profile: Profile) -> NDArray[np.bool_]:
    """Mark the sentences that tell something: no bare date line, no "Read more"."""
    counts = [
        np.bincount(profile.sentence[np.isin(profile.kind, kinds)], minlength=profile.sentences)
        for kinds in ((CONTENT, NAME), (NUMBER, WHEN))
    ]
    return np.asarray((counts[0] + counts[1] >= _LEAST) & (counts[0] > counts[1]))


def _best_partners(pairs: Sequence[ScoredPair]) -> tuple[dict[int, float], dict[int, float]]:
    """The log-odds of the best pair of each sentence of A, and of B."""
    best_a: dict[int, float] = {}
    best_b: dict[int, float] = {}
    for pair in pairs:
        best_a[pair.i] = max(best_a.get(pair.i, -np.inf), pair.logit)
        best_b[pair.j] = max(best_b.get(pair.j, -np.inf), pair.logit)
    return best_a, best_b


def near_best(pairs: Sequence[ScoredPair]) -> list[ScoredPair]:
    """Keep the pairs that come within `MARGIN` of the best of both their sentences."""
    best_a, best_b = _best_partners(pairs)
    return [p for p in pairs if p.logit >= max(best_a[p.i], best_b[p.j]) - MARGIN]


def gather(pairs: Sequence[ScoredPair]) -> list[Group]:
    """Group pairs: mutual best, then those without a partner of their own, then the rest."""
    best_a, best_b = _best_partners(pairs)
    seeds = [p for p in pairs if p.logit == best_a[p.i] == best_b[p.j]]
    seeded = set(seeds)
    seeded_a, seeded_b = {p.i for p in seeds}, {p.j for p in seeds}
    more_b: defaultdict[int, list[ScoredPair]] = defaultdict(list)
    more_a: defaultdict[int, list[ScoredPair]] = defaultdict(list)
    rest: list[ScoredPair] = []
    for pair in pairs:
        if pair in seeded:
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
