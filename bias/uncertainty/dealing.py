"""Would dealing the passages at random give as much? One test for all counted measures at once.

Nothing is sampled: two texts are complete. What can be asked of a count is whether it would come
about if the passages of both texts were shuffled into one pack and dealt again. The statistic is
studentised, so the test stays valid when one text is burstier than the other (Chung & Romano
2013, Ann. Stat. 41:484), with a Poisson floor that keeps a side without hits from exploding;
families are corrected by step-down max-T on the same deals (Westfall & Young 1993).

Every deal is a function of (seed, deal, passage) alone and every sum is of whole numbers, so the
result is the same to the byte on any machine and thread count.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

DEALS = 1999
#: Up to this many possible deals all of them are dealt.
ALL_DEALS = 2000
DEAL_SEED = 1
# Measures, and deals, whose arrays are held at once: small ones stay in the cache.
_TOGETHER, _ROWS = 16, 256


def splitmix64(x: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Steele, Lea & Flood's 64-bit mixer, elementwise."""
    with np.errstate(over="ignore"):
        z = x + np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return z ^ (z >> np.uint64(31))


def deals(first: int, second: int, seed: int = DEAL_SEED) -> Floats:
    """Deal `first` + `second` passages into two packs, many times.

    Args:
        first, second: passages of the text that comes first in canonical order, and of the other.
        seed: any whole number; another one deals otherwise, where not all deals are made.

    Returns:
        0/1 array (deals, passages): 1 where the first pack gets the passage. Row 0 is the deal
        that was observed: the first `first` passages. All possible deals when there are at most
        2,000, else 1,999 random ones and the observed.
    """
    total = first + second
    if comb(total, first) <= ALL_DEALS:
        chosen = np.array(list(combinations(range(total), first)), dtype=np.intp)
    else:
        index = np.arange(DEALS * total, dtype=np.uint64)
        # Any whole number is a seed: what is beyond 32 bits comes round from below.
        start = np.uint64((seed * 2**32 + seed // 2**32) % 2**64)
        keys = splitmix64(start + index).reshape(DEALS, total)
        random = np.argsort(keys, axis=1, kind="stable")[:, :first]
        chosen = np.vstack([np.arange(first, dtype=np.intp)[None, :], random])
    packs = np.zeros((len(chosen), total))
    np.put_along_axis(packs, chosen, 1.0, axis=1)
    return packs


def statistic(packs: Floats, hits: Floats | NDArray[np.int32], words: Floats) -> Floats:
    """The studentised difference of rates, for every deal and measure.

    Args:
        packs: (deals, passages), 0/1, from `deals`.
        hits: (passages, measures), whole numbers.
        words: (passages,), whole numbers.

    Returns:
        T, (deals, measures), 0 or more, rounded to 9 decimals; 0 where nothing can be said.
    """
    size = packs.sum(axis=1)[:, None]
    # Whole numbers in float64 are exact below 2**53, whatever order BLAS adds them in.
    sums = [(p.sum(), (packs @ p)[:, None]) for p in (words, words * words)]
    found = np.empty((len(packs), hits.shape[1]))
    rare_first = np.argsort(np.count_nonzero(hits, axis=0), kind="stable")
    for low in range(0, len(rare_first), _TOGETHER):
        some = rare_first[low : low + _TOGETHER]
        found[:, some] = _statistic(packs, hits[:, some].astype(np.float64), words, sums, size)
    return found


def _statistic(
    packs: Floats,
    hits: Floats,
    words: Floats,
    sums: Sequence[tuple[Floats, Floats]],
    size: Floats,
) -> Floats:
    """T of a few measures; `sums`: of words and of their squares, in all and in each first pack."""
    # Most words stand in few passages: only those are added up.
    held = np.flatnonzero(hits.any(axis=1))
    dealt, here, there = packs[:, held], hits[held], words[held, None]
    counted = [(p.sum(axis=0), dealt @ p) for p in (here, here * here, here * there)]
    counted += sums
    # First packs and second packs: the rest of every total belongs to the second.
    first = [f for _, f in counted], size
    second = [total - f for total, f in counted], packs.shape[1] - size

    with np.errstate(divide="ignore", invalid="ignore"):
        pooled = hits.sum(axis=0) / words.sum()
        rates, variance, floor = [], np.zeros_like(counted[0][1]), np.zeros_like(counted[0][1])
        for (h, hh, hw, w, ww), k in (first, second):
            rate = h / w
            squares = hh - 2 * rate * hw + rate * rate * ww
            variance += k / (k - 1) * np.maximum(squares, 0.0) / (w * w)
            floor += pooled / w
            rates.append(rate)
        t = np.abs(rates[0] - rates[1]) / np.sqrt(np.maximum(variance, floor))
    return np.asarray(np.round(np.where(np.isfinite(t), t, 0.0), 9), dtype=np.float64)


def p_values(t: Floats) -> Floats:
    """Share of deals, the observed one included, with T at least the observed: (measures,).

    Row 0 of `t` must be the observed deal.
    """
    share: Floats = (t >= t[0]).mean(axis=0)
    return share


def adjust(t: Floats) -> Floats:
    """Step-down max-T adjusted p values of one family: (measures,). Row 0 is the observed deal."""
    measures = t.shape[1]
    if measures == 0:
        return np.zeros(0)
    order = np.argsort(-t[0], kind="stable")
    reached = np.zeros(measures)
    for low in range(0, len(t), _ROWS):
        # From the least to the most extreme measure, the largest T of those not yet rejected.
        running = np.maximum.accumulate(t[low : low + _ROWS, order[::-1]], axis=1)[:, ::-1]
        reached += (running >= t[0][order]).sum(axis=0)
    shares = reached / len(t)
    adjusted = np.empty(measures)
    adjusted[order] = np.maximum.accumulate(shares)
    return adjusted


def least_p(first: int, second: int, holding: int) -> float:
    """The smallest p that a measure found in `holding` passages could ever get: all of them on
    one side (Tarone 1990). A word that cannot reach the level is not tested.

    >>> round(least_p(9, 30, 3), 3)
    0.009
    """
    total = comb(first + second, first)
    one = comb(first + second - holding, first - holding) if holding <= first else 0
    other = comb(first + second - holding, first) if holding <= second else 0
    possible = [n / total for n in (one, other) if n]
    return min(possible, default=1.0)
