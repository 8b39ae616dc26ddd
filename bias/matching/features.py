"""What speaks for two sentences telling the same event? Numbers, each with a name and a reason.

All features are symmetric in the two sentences. Coverage is the share of a sentence's weight that
meets something in the other one (soft: an equal word family counts 0.9, a shared event group 0.6);
it is taken from both sides, and the smaller and the larger side are two features.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bias.matching.profile import (
    CONTENT,
    EXACT,
    FAMILY,
    GROUP,
    NAME,
    NUMBER,
    TIE,
    WHEN,
    WORTH,
    Profile,
)

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

PAIR_FEATURES = (
    "cosine", "cover_low", "cover_high", "names_low", "names_high", "content_low", "content_high",
    "names_shared", "content_shared", "figures_shared", "figures_differ", "when_shared",
    "when_differ", "group", "names_missing", "tie", "tie_sum", "rarest", "length_low",
    "length_high",
)  # fmt: skip

MOST_CANDIDATES = 20  # a sentence, on average, before each keeps its best
_TABLE = 24_000_000  # bytes of the table of keys by sentences that is held at once


def pairs_of(counts_a: Ints, counts_b: Ints) -> tuple[Ints, Ints, Ints]:
    """Return for every group g all counts_a[g] x counts_b[g] pairs: (group, nth a, nth b)."""
    total = counts_a * counts_b
    group = np.repeat(np.arange(len(total)), total)
    within = np.arange(len(group)) - np.repeat(np.cumsum(total) - total, total)
    width = counts_b[group]
    return group, within // width, within % width


def _postings(profile: Profile, key_count: int) -> tuple[Ints, Ints, Ints]:
    """Return tokens sorted by their main key, and where each key's tokens start and how many."""
    main = np.where(profile.keys[:, FAMILY] >= 0, profile.keys[:, FAMILY], profile.keys[:, EXACT])
    tokens = np.flatnonzero(profile.kind != TIE)
    main = main[tokens]
    order = np.argsort(main, kind="stable")
    counts = np.bincount(main, minlength=key_count)
    return tokens[order], np.cumsum(counts) - counts, counts


def norms(profile: Profile) -> Floats:
    """Return the length of each sentence's weight vector, 1 for an empty one; (sentences,)."""
    square = np.where(profile.kind == TIE, 0.0, profile.weight**2)
    total = np.bincount(profile.sentence, square, minlength=profile.sentences)
    return np.asarray(np.sqrt(np.where(total > 0, total, 1.0)))


def candidates(
    a: Profile, b: Profile, key_count: int, keep: int = 6, budget: int = 1_000_000
) -> tuple[Ints, Ints, Floats]:
    """Return the sentence pairs worth comparing: each sentence's `keep` most similar ones.

    The similarity is the TF-IDF cosine over word families, names and figures. Words so frequent
    that they would need more than `budget` comparisons are left out, the most frequent first.
    """
    tokens_a, start_a, count_a = _postings(a, key_count)
    tokens_b, start_b, count_b = _postings(b, key_count)
    product = count_a * count_b
    keys = np.flatnonzero(product)
    keys = keys[np.argsort(product[keys], kind="stable")]
    keys = keys[np.cumsum(product[keys]) <= budget]
    group, nth_a, nth_b = pairs_of(count_a[keys], count_b[keys])
    key = keys[group]
    left, right = tokens_a[start_a[key] + nth_a], tokens_b[start_b[key] + nth_b]
    i, j = a.sentence[left], b.sentence[right]
    value = a.weight[left] * b.weight[right] / (norms(a)[i] * norms(b)[j])
    cell = i * b.sentences + j
    if a.sentences * b.sentences <= 1_000_000:
        sums = np.bincount(cell, value, minlength=a.sentences * b.sentences)
        cells = np.flatnonzero(sums > 0)
        score: Floats = np.asarray(sums[cells], dtype=float)
    else:
        order = np.argsort(cell, kind="stable")
        cell, value = cell[order], value[order]
        first = np.flatnonzero(np.r_[True, cell[1:] != cell[:-1]])[: len(cell)]
        cells = cell[first]
        score = np.add.reduceat(value, first) if len(cell) else np.zeros(0)
    score = np.round(score, 9)
    most = MOST_CANDIDATES * (a.sentences + b.sentences)
    if len(score) > most:
        floor = np.partition(score, len(score) - most)[len(score) - most]
        cells, score = cells[score >= floor], score[score >= floor]
    i, j = cells // max(1, b.sentences), cells % max(1, b.sentences)
    chosen = best(i, j, score, keep) | best(j, i, score, keep)
    return i[chosen], j[chosen], score[chosen]


def best(group: Ints, other: Ints, score: Floats, keep: int) -> NDArray[np.bool_]:
    """Mark the `keep` highest scores of each group; at equal scores the nearest in place first.

    What equals the last one in score and distance stays too, so that no side is preferred.
    """
    if not len(group):
        return np.zeros(0, dtype=bool)
    gap = np.abs(group - other)
    order = np.lexsort((gap, -score, group))
    sorted_group, sorted_score, sorted_gap = group[order], score[order], gap[order]
    start = np.flatnonzero(np.r_[True, sorted_group[1:] != sorted_group[:-1]])
    length = np.diff(np.r_[start, len(order)])
    rank = np.arange(len(order)) - np.repeat(start, length)
    last = start + np.minimum(length, keep) - 1
    level = (sorted_score == np.repeat(sorted_score[last], length)) & (
        sorted_gap == np.repeat(sorted_gap[last], length)
    )
    chosen = np.zeros(len(order), dtype=bool)
    chosen[order[(rank < keep) | level]] = True
    return chosen


def _one_way(a: Profile, b: Profile, i: Ints, j: Ints, key_count: int) -> dict[str, Floats]:
    """Look up the tokens of sentences `i` of `a` in sentences `j` of `b`; sums by pair."""
    n = len(i)
    order = np.argsort(j, kind="stable")  # so that one chunk of `b` is one slice of the pairs
    back = np.argsort(order, kind="stable")
    i, j = i[order], j[order]
    length = a.starts[i + 1] - a.starts[i]
    ends = np.r_[0, np.cumsum(length)]
    pair = np.repeat(np.arange(n), length)
    token = np.arange(len(pair)) - ends[pair] + a.starts[i][pair]
    worth = np.zeros(len(pair), dtype=np.float32)  # of the best meeting
    same, alike = np.zeros(len(pair), dtype=bool), np.zeros(len(pair), dtype=bool)
    chunk = max(8, _TABLE // (key_count + 1))
    for low in range(0, b.sentences, chunk):
        high = min(low + chunk, b.sentences)
        rows = slice(ends[np.searchsorted(j, low)], ends[np.searchsorted(j, high)])
        if rows.start == rows.stop:
            continue
        there = slice(b.starts[low], b.starts[high])
        present = np.zeros((key_count + 1, high - low), dtype=bool)
        where = np.repeat(b.sentence[there] - low, b.keys.shape[1])
        present[b.keys[there].ravel(), where] = True
        present[-1] = False  # key -1, no key, meets nothing
        keys, column = a.keys[token[rows]], j[pair[rows]] - low
        # Column by column: a sum along rows of six costs several times as much.
        hit = [present[keys[:, k], column] for k in range(keys.shape[1])]
        same[rows] = hit[EXACT] | hit[EXACT + 1]
        alike[rows] = np.logical_or.reduce(hit[GROUP:])
        found = np.where(alike[rows], WORTH[GROUP], np.float32(0))
        found = np.where(hit[FAMILY], WORTH[FAMILY], found)
        worth[rows] = np.where(same[rows], WORTH[EXACT], found)
    kind, weight = a.kind[token], a.weight[token]

    def total(mask: NDArray[np.bool_], values: Floats) -> Floats:
        return np.asarray(np.bincount(pair, np.where(mask, values, 0), minlength=n), dtype=float)

    def highest(mask: NDArray[np.bool_], values: Floats) -> Floats:
        out = np.zeros(n)
        if mask.any():
            rows = pair[mask]  # in order
            first = np.flatnonzero(np.r_[True, rows[1:] != rows[:-1]])
            out[rows[first]] = np.maximum.reduceat(values[mask], first)
        return out

    soft, exact = weight * worth, same
    out: dict[str, Floats] = {}
    for name, mask in (
        ("all", kind != TIE),
        ("names", kind == NAME),
        ("content", kind == CONTENT),
    ):
        out[f"{name}_mass"] = total(mask, weight)
        out[f"{name}_met"] = total(mask, soft)
    out["square"] = total((kind != TIE) & exact, weight**2)
    out["names_exact"] = total((kind == NAME) & exact, weight)
    out["content_exact"] = total((kind == CONTENT) & exact, weight)
    out["figures"] = total(kind == NUMBER, np.ones_like(weight))
    out["figures_exact"] = total((kind == NUMBER) & exact, np.ones_like(weight))
    out["when"] = total(kind == WHEN, np.ones_like(weight))
    out["when_exact"] = total((kind == WHEN) & exact, np.ones_like(weight))
    out["group"] = highest((kind == CONTENT) & alike, weight)
    out["tie"] = highest((kind == TIE) & (worth > 0), soft)
    out["tie_sum"] = total((kind == TIE) & (worth > 0), soft)
    out["rarest"] = highest((kind != TIE) & exact, weight)
    return {name: values[back] for name, values in out.items()}


def measure_pairs(a: Profile, b: Profile, i: Ints, j: Ints, key_count: int) -> Floats:
    """Return the features of sentence pairs (`i`, `j`): (pairs, len(PAIR_FEATURES))."""
    x, y = _one_way(a, b, i, j, key_count), _one_way(b, a, j, i, key_count)
    columns: list[Floats] = [
        (x["square"] + y["square"]) / 2 / (norms(a)[i] * norms(b)[j]),
    ]
    for name in ("all", "names", "content"):
        covers = [
            np.where(side[f"{name}_mass"] > 0, side[f"{name}_met"], -0.1)
            / np.where(side[f"{name}_mass"] > 0, side[f"{name}_mass"], 1.0)
            for side in (x, y)
        ]
        columns += [np.minimum(*covers), np.maximum(*covers)]

    def mean(name: str) -> Floats:
        return (x[name] + y[name]) / 2

    def differ(name: str) -> Floats:
        both = (x[name] > 0) & (y[name] > 0)
        none = (x[f"{name}_exact"] == 0) & (y[f"{name}_exact"] == 0)
        return np.asarray(both & none, dtype=float)

    missing = [side["names_mass"] - side["names_met"] for side in (x, y)]
    mass = [np.log1p(side["all_mass"]) for side in (x, y)]
    columns += [
        mean("names_exact"), mean("content_exact"), mean("figures_exact"), differ("figures"),
        mean("when_exact"), differ("when"), mean("group"), np.minimum(*missing), mean("tie"),
        mean("tie_sum"), mean("rarest"), np.minimum(*mass), np.maximum(*mass),
    ]  # fmt: skip
    return np.asarray(np.column_stack(columns))
