"""Is the dealing test as sure as it says?  python -m benchmarks.simulations

Null, power and coverage on synthetic counts at the seeds' lengths (benchmarks.null does the null
on real articles).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bias.uncertainty import Pack, Passage
from bias.uncertainty.dealing import p_values
from bias.uncertainty.intervals import difference_limits, dispersion, rate_limits

#: Words of narration in the passages of texts as long as the seeds.
SHORT, LONG = [70] * 12, [69] * 34
DISPERSION = 1.2


def _pack(words_a: Sequence[int], words_b: Sequence[int]) -> Pack:
    def side(words: Sequence[int]) -> tuple[Passage, ...]:
        return tuple(
            Passage((), {"narration": int(n), "quotation": 0, "headline": 0}) for n in words
        )

    return Pack(side(words_a), side(words_b))


def _counts(
    rng: np.random.Generator, rate: float, words: Sequence[int], phi: float = DISPERSION
) -> np.ndarray:
    """Gamma-Poisson counts of mean rate per 1,000 words and variance phi times the mean."""
    mean = np.array(words) * rate / 1000
    if rate == 0:
        return np.zeros(len(words), dtype=int)
    return rng.poisson(rng.gamma(mean / (phi - 1), phi - 1))


def null_synthetic(pairs: int, measures: int, seed: int) -> tuple[float, int]:
    """Share of p <= .05 where both texts have the same rate, among measures with 10 hits or more,
    and how many there were."""
    rng = np.random.default_rng(seed)
    found = n = 0
    for _ in range(pairs):
        pack = _pack(SHORT, LONG)
        rows = []
        for rate in rng.uniform(3, 15, size=measures):
            a, b = _counts(rng, rate, SHORT), _counts(rng, rate, LONG)
            if a.sum() + b.sum() >= 10:
                rows.append((a.tolist(), b.tolist()))
        p = p_values(pack.statistics(rows))
        found, n = found + int((np.round(p, 4) <= 0.05).sum()), n + len(rows)
    return found / n, n


def power(rate_a: float, rate_b: float, trials: int, seed: int) -> float:
    """Share of unadjusted p <= .05 at two rates per 1,000 words and the seeds' lengths."""
    rng = np.random.default_rng(seed)
    pack = _pack(SHORT, LONG)
    rows = [
        (_counts(rng, rate_a, SHORT).tolist(), _counts(rng, rate_b, LONG).tolist())
        for _ in range(trials)
    ]
    return float((np.round(p_values(pack.statistics(rows)), 4) <= 0.05).mean())


def coverage(trials: int, seed: int) -> dict[tuple[float, float], float]:
    """Share of intervals that hold the true difference, by the two true rates."""
    rng = np.random.default_rng(seed)
    shares = {}
    for rates in ((5, 5), (10, 10), (16, 5), (2, 8), (0, 6), (20, 20), (1, 1)):
        inside = 0
        for _ in range(trials):
            a, b = _counts(rng, rates[0], SHORT), _counts(rng, rates[1], LONG)
            phi = dispersion((a.tolist(), b.tolist()), (SHORT, LONG), DISPERSION)
            x, y, n, m = int(a.sum()), int(b.sum()), sum(SHORT), sum(LONG)
            low, high = difference_limits(
                x / n, rate_limits(x, n, phi), y / m, rate_limits(y, m, phi)
            )
            inside += low <= (rates[0] - rates[1]) / 1000 <= high
        shares[rates] = inside / trials
    return shares


def main() -> None:
    """Print every figure."""
    print("null: p <= .05 in {:.3f} of {} measures".format(*null_synthetic(600, 20, 1)))
    for a, b in ((16, 5), (20, 5), (0, 6), (8, 8)):
        print(f"power at {a} : {b} per 1,000 words: {power(a, b, 2000, 1):.2f}")
    for (a, b), share in coverage(4000, 1).items():
        print(f"coverage at {a} : {b} per 1,000 words: {share:.3f}")


if __name__ == "__main__":
    main()
