"""Which sentences are printed side by side? From scored candidates to matches that may be shown.

A pair is kept when its log-odds reach a bar, fitted once and the same for every pair of articles.
First every sentence gets one partner at most, so that the sum of what is above the bar is highest;
then a sentence without one joins the match of the best partner it has above the bar itself; what
is left stands alone. Exchanged roles are struck out. Sentences that print the same words, or six
words or more of one quotation, need no score. Where vectors judge, two sentences that nothing else
tells and that are each other's likest may lie lower (`lower`). Nothing here depends on which
article comes first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bias.article import BODY, HEADLINE
from bias.folding import small
from bias.matching import features, roles, scorer
from bias.matching.assignment import assign
from bias.matching.comparison import ArticleComparison, compare_readings
from bias.matching.nearness import printed
from bias.matching.profile import CONTENT, NAME, NUMBER, WHEN, Profile, ProfilePair
from bias.reading import Reading
from bias.words import lemma, look_up

Floats = NDArray[np.float64]

VERBATIM = 12.0  # log-odds of what is printed word for word in both
#: Log-odds of `_WORDS` words or more of one quotation; of 44 such pairs of sentences in the 40
#: labelled pairs of articles kept for fitting, readers had marked 42 (docs/method/alignment.md).
QUOTED = 6.0
_WORDS = 6
_LEAST = 3  # words, names or figures that a sentence must hold to tell anything
#: Log-odds under the bar down to which a pair is shown, where vectors judge too: the bar is fitted
#: on labels that leave out right pairs. Of 56 matches so far under it a language model called 46
#: right, of all shown .92 (26 of them read before the choice, 30 of other pairs after it).
EASE = 0.5
#: How far under the limit a pair of `lower` may lie; there each open word that both hold counts
#: `_FOR_WORD` and each sentence (`_STEPS` at most) from the nearest match `_FOR_STEP`. Set on such
#: pairs in 149 pairs of articles, as a language model read them: of 82 so shown it called .89 right
#: (docs/method/alignment.md).
DEEPEST, _FOR_WORD, _FOR_STEP, _STEPS = 1.0, 0.3, 0.1, 10
#: Figures below, and of these kinds, stand in many sentences of one story. In 62 pairs of articles
#: four matches are found by another one, and all four are right (a language model).
_RARE, _EVERYDAY = 5, frozenset(("age", "date"))
#: A sentence is told by one text alone when its best candidate stays this far under the bar, in
#: log-odds: of sentences of the labelled test pairs that are so called .04 are told in the other
#: after all, and .32 of those without a label are found (``benchmarks.told_by_one``).
FAR = 4.25
MOST_PARTNERS = 6  # partners of one sentence


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
    """The comparison of two articles, the bar in log-odds, and what reached it."""

    compared: ArticleComparison
    limit: float
    groups: list[Group]


def match(a: Reading, b: Reading, profiles: ProfilePair, weights: scorer.Weights) -> Selected:
    """Compare two texts and keep the groups that may be printed."""
    return choose_groups(a, b, compare_readings(a, b, profiles), weights)


def choose_groups(
    a: Reading, b: Reading, compared: ArticleComparison, weights: scorer.Weights
) -> Selected:
    """Keep the groups of a comparison that may be printed."""
    logits = np.round(compared.logits(weights), 4)
    limit = round(compared.model(weights).bar - (EASE if compared.full else 0.0), 4)
    pairs = choose_pairs(a, b, compared, logits, limit)
    if compared.full:
        pairs = sorted(pairs + lower(a, b, compared, logits, limit, pairs))
    return Selected(compared, limit, gather(pairs, limit))


def lower(
    a: Reading,
    b: Reading,
    compared: ArticleComparison,
    logits: Floats,
    limit: float,
    pairs: Sequence[ScoredPair],
) -> list[ScoredPair]:
    """Return pairs under `limit` of sentences in no other pair, each other's likest, that share a
    figure, or words enough for how far they stand from `pairs`; scored as the least sure that is
    shown."""
    near = select(a, b, compared, logits, limit - DEEPEST, np.inf)
    best_a, best_b = _best(near)
    told_a, told_b = {p.i for p in pairs}, {p.j for p in pairs}
    found = []
    for i, j, logit in near if pairs else ():
        if i in told_a or j in told_b or not best_a[i] == logit == best_b[j]:
            continue
        steps = min(abs(i - p.i) + abs(j - p.j) for p in pairs)
        shared = len(_open_words(a, i) & _open_words(b, j))
        near_enough = logit + _FOR_WORD * shared - _FOR_STEP * min(steps, _STEPS) >= limit
        if near_enough or _telling_figures(a, i) & _telling_figures(b, j):
            found.append(ScoredPair(i, j, limit))
    return found


def _telling_figures(reading: Reading, sentence: int) -> set[tuple[str, float]]:
    """The figures of a sentence that few sentences share: a share, or what is counted from
    `_RARE` on; no age and no date."""
    figures = reading.figures_in(reading.article.sentences[sentence])
    return {
        (q.category, q.value)
        for q in figures
        if q.category == "share" or (q.category not in _EVERYDAY and q.value >= _RARE)
    }


def _best(pairs: Sequence[ScoredPair]) -> tuple[dict[int, float], dict[int, float]]:
    """The highest log-odds of each sentence of either side."""
    ranked = sorted(pairs, key=lambda p: p.logit)
    return {p.i: p.logit for p in ranked}, {p.j: p.logit for p in ranked}


def _open_words(reading: Reading, sentence: int) -> set[str]:
    """The families of the words of a sentence that are no function words."""
    words = (look_up(reading.lemma[t]) for t in range(*reading.bounds[sentence]))
    return {w.family for w in words if not w.stop and w.family[0].isalnum()}


def choose_pairs(
    a: Reading, b: Reading, compared: ArticleComparison, logits: Floats, limit: float
) -> list[ScoredPair]:
    """Return the pairs that may be printed."""
    words = printed(a), printed(b)
    same = verbatim(*words)
    if words[0] == words[1]:
        return same
    found = {(pair.i, pair.j): pair for pair in select(a, b, compared, logits, limit, limit + EASE)}
    for cell in one_quotation(a, b):
        score = found[cell].logit if cell in found else QUOTED
        found[cell] = ScoredPair(*cell, max(score, QUOTED))
    found |= {(pair.i, pair.j): pair for pair in same}
    return sorted(found.values())


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
    """Every `_WORDS` words in a row; of a long quotation those with two open words, no formula of
    speech ("I don't think there's any question")."""
    for run in zip(*(words[n:] for n in range(_WORDS)), strict=False):
        if len(words) < 2 * _WORDS or sum(not look_up(lemma(word)).stop for word in run) > 1:
            yield run


def verbatim(a: Sequence[tuple[str, ...]], b: Sequence[tuple[str, ...]]) -> list[ScoredPair]:
    """Pair the sentences that both print word for word, the first with the first, and so on.

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


def select(
    a: Reading, b: Reading, compared: ArticleComparison, logits: Floats, limit: float, brief: float
) -> list[ScoredPair]:
    """Return the pairs at or above `limit` whose participants are not exchanged.

    A sentence keeps its `MOST_PARTNERS` best partners. One of fewer than `_LEAST` tokens must reach
    `brief`: of 35 such matches in 149 pairs of articles a language model called 33 right.
    """
    told = _says(compared.a)[compared.i] & _says(compared.b)[compared.j]
    said = _speaks(a, compared.a)[compared.i] & _speaks(b, compared.b)[compared.j]
    story = _tells(a)[compared.i] & _tells(b)[compared.j]
    above = np.flatnonzero(story & ((told & (logits >= limit)) | (said & (logits >= brief))))
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


def untold(profile: Profile, nearest: Floats, groups: Sequence[Sequence[int]]) -> frozenset[int]:
    """Return the numbers of the sentences of a text that the other one surely does not tell.

    The bar is far lower than for a match: two sentences may be too unlike to be printed side by
    side and still tell one thing. A sentence that tells nothing is not told by one alone.

    Args:
        nearest: how far the best candidate of each sentence is above the bar.
        groups: the places of sentences that are matched.
    """
    far = np.flatnonzero(_says(profile) & (nearest < -FAR)).tolist()
    return frozenset(n + 1 for n in far) - frozenset(n + 1 for group in groups for n in group)


def _says(profile: Profile) -> NDArray[np.bool_]:
    """Mark the sentences that tell something: no bare date line, no "Read more"."""
    counts = [
        np.bincount(profile.sentence[np.isin(profile.kind, kinds)], minlength=profile.sentences)
        for kinds in ((CONTENT, NAME), (NUMBER, WHEN))
    ]
    return np.asarray((counts[0] + counts[1] >= _LEAST) & (counts[0] > counts[1]))


def _speaks(reading: Reading, profile: Profile) -> NDArray[np.bool_]:
    """Mark the sentences of `_LEAST` printed words or more that hold an open word or a name."""
    word = np.isin(profile.kind, (CONTENT, NAME))
    held = np.bincount(profile.sentence[word], minlength=profile.sentences)
    return (np.array([end - first for first, end in reading.bounds]) >= _LEAST) & (held > 0)


def _tells(reading: Reading) -> NDArray[np.bool_]:
    """Mark the sentences of titles and body: an outlet's line above its headline tells nothing."""
    return np.array([s.kind in BODY | HEADLINE for s in reading.article.sentences], bool)


def gather(pairs: Sequence[ScoredPair], limit: float) -> list[Group]:
    """Group pairs at or above `limit`: the best assignment, those that join it, the rest."""
    seeds = assign(pairs, limit)
    seeded_a, seeded_b = {p.i: p for p in seeds}, {p.j: p for p in seeds}
    best_a, best_b = _best(pairs)
    more: defaultdict[ScoredPair, tuple[list[ScoredPair], list[ScoredPair]]] = defaultdict(
        lambda: ([], [])
    )
    rest: list[ScoredPair] = []
    for pair in pairs:
        if seeded_a.get(pair.i) == pair:
            continue
        if pair.i in seeded_a and pair.j not in seeded_b and pair.logit == best_b[pair.j]:
            more[seeded_a[pair.i]][1].append(pair)
        elif pair.j in seeded_b and pair.i not in seeded_a and pair.logit == best_a[pair.i]:
            more[seeded_b[pair.j]][0].append(pair)
        else:
            rest.append(pair)
    groups: list[Group] = []
    for seed in seeds:
        on_a, on_b = more[seed]
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
    groups += [Group((p.i,), (p.j,), (p,)) for p in rest]
    return sorted(groups, key=lambda g: (min(g.a) + min(g.b), g.a, g.b))
