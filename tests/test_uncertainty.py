"""Does the dealing test do what docs/method.md says, and is it as sure as it claims?"""

from __future__ import annotations

import itertools
import math
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bias
from benchmarks import simulations
from bias.data import folder
from bias.faces.told import read_as
from bias.uncertainty import Counted, Pack, Passage, describe, measure, verdict
from bias.uncertainty.dealing import adjust, deals, least_p, p_values, splitmix64, statistic
from bias.uncertainty.intervals import difference_limits, dispersion, rate_limits
from bias.uncertainty.passages import merge


def pack(words_a: list[int], words_b: list[int], exchanged: bool = False) -> Pack:
    def side(words: list[int]) -> tuple[Passage, ...]:
        return tuple(Passage((), {"narration": n, "quotation": 0, "headline": 0}) for n in words)

    return Pack(side(words_a), side(words_b), exchanged)


def slow_statistic(h: list[int], w: list[int], first: set[int]) -> float:
    """T as STATISTICS writes it, one deal and one measure at a time."""
    groups = [first, set(range(len(h))) - first]
    pooled = sum(h) / sum(w)
    rates, v, floor = [], 0.0, 0.0
    for g in groups:
        total = sum(w[i] for i in g)
        if not total:
            return 0.0
        rate = sum(h[i] for i in g) / total
        v += len(g) / (len(g) - 1) * sum((h[i] - rate * w[i]) ** 2 for i in g) / total**2
        floor += pooled / total
        rates.append(rate)
    bottom = max(v, floor)
    return round(abs(rates[0] - rates[1]) / math.sqrt(bottom), 9) if bottom else 0.0


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_the_matrix_form_is_the_formula(data: st.DataObject) -> None:
    k_a, k_b = data.draw(st.integers(2, 6)), data.draw(st.integers(2, 6))
    k = k_a + k_b
    hits = data.draw(st.lists(st.integers(0, 5), min_size=k, max_size=k))
    words = data.draw(st.lists(st.integers(1, 120), min_size=k, max_size=k))
    packs = deals(k_a, k_b)
    t = statistic(packs, np.array([hits], float).T, np.array(words, float))[:, 0]
    for deal in random.Random(0).sample(range(len(packs)), min(20, len(packs))):
        first = {int(i) for i in np.flatnonzero(packs[deal])}
        assert t[deal] == pytest.approx(slow_statistic(hits, words, first), abs=2e-9)


def test_the_observed_deal_comes_first_and_every_deal_has_the_same_size() -> None:
    for k_a, k_b, expected in ((3, 5, 56), (9, 30, 2000), (2, 60, 1891)):
        packs = deals(k_a, k_b)
        assert packs.shape == (expected, k_a + k_b)
        assert packs[0].tolist() == [1.0] * k_a + [0.0] * k_b
        assert set(packs.sum(axis=1)) == {k_a}


def test_deals_are_those_of_splitmix64() -> None:
    # Reference values of the public-domain generator for states 0 and 1.
    assert [int(x) for x in splitmix64(np.array([0, 1], dtype=np.uint64))] == [
        0xE220A8397B1DCDAF,
        0x910A2DEC89025CC1,
    ]
    packs = deals(9, 30)
    d, k = 7, 39
    keys = [int(splitmix64(np.array([2**32 + d * k + i], dtype=np.uint64))[0]) for i in range(k)]
    assert set(np.flatnonzero(packs[d + 1])) == set(np.argsort(keys)[:9])


@pytest.mark.parametrize("seed", [0, 2, -1, 2**31, 2**32 + 1, -(2**70)])
def test_any_seed_deals_otherwise_and_repeats(seed: int) -> None:
    packs = deals(9, 30, seed)
    assert np.array_equal(packs, deals(9, 30, seed))
    assert not np.array_equal(packs, deals(9, 30))
    assert np.array_equal(deals(3, 5, seed), deals(3, 5)), "all deals are all deals"


@pytest.mark.slow
def test_the_seed_of_a_run_reaches_its_tests() -> None:
    def found(seed: int) -> dict[str, float]:
        texts = [bias.read(folder("seeds") / name) for name in ("dw.txt", "azad.txt")]
        report = bias.compare(*texts, only=["framing"], seed=seed)
        return {m.name: m.p for m in report.section("framing").measures if m.p is not None}

    one, two = found(1), found(2)
    assert one == found(1)
    assert one != two
    assert max(abs(one[name] - two[name]) for name in one) < 0.05


def test_p_counts_the_observed_deal() -> None:
    hits, words = [5, 4, 0, 0, 0, 0, 0, 0], [60] * 8
    packs = deals(2, 6)
    t = statistic(packs, np.array([hits], float).T, np.array(words, float))
    best = sum(1 for c in itertools.combinations(range(8), 2) if set(c) == {0, 1})
    assert p_values(t)[0] == best / 28


def test_step_down_max_t_is_the_textbook_one() -> None:
    rng = np.random.default_rng(0)
    t = np.abs(rng.normal(size=(500, 6)))
    t[0] = [3.2, 0.1, 2.4, 1.0, 2.4, 0.0]
    order = sorted(range(6), key=lambda j: -t[0, j])
    expected, least = {}, 0.0
    for rank, j in enumerate(order):
        rest = order[rank:]
        least = max(least, float(np.mean(t[:, rest].max(axis=1) >= t[0, j])))
        expected[j] = least
    assert adjust(t) == pytest.approx([expected[j] for j in range(6)])
    assert adjust(np.zeros((10, 0))).shape == (0,)


@pytest.mark.parametrize(
    ("count", "person_years", "low", "high"),
    # Exact Poisson limits (chi-square): Byar's are within 2 % of them from a count of 5 up.
    [(5, 1.0, 1.6235, 11.6683), (10, 1.0, 4.7954, 18.3904), (100, 1.0, 81.3640, 121.6266)],
)
def test_byar_is_close_to_the_exact_limits(
    count: int, person_years: float, low: float, high: float
) -> None:
    found = rate_limits(count, int(person_years), 1.0)
    assert found[0] == pytest.approx(low, rel=0.02)
    assert found[1] == pytest.approx(high, rel=0.02)


def test_zero_hits_have_a_width() -> None:
    low, high = rate_limits(0, 1000, 1.2)
    assert low == 0
    assert 0.003 < high < 0.006


def test_dispersion_never_narrows_an_interval() -> None:
    assert dispersion(([1, 1, 1], [1, 1]), ([60] * 3, [60] * 2)) == 1.0
    assert dispersion(([9, 0, 0], [9, 0]), ([60] * 3, [60] * 2)) > 1.5
    assert difference_limits(0.01, (0.005, 0.02), 0.01, (0.005, 0.02))[0] < 0


@pytest.mark.parametrize(
    ("p", "adjusted", "lemmas", "blocks", "without_top", "single", "expected"),
    [
        (0.001, 0.05, 3, 3, 0.05, False, "clear"),
        (0.001, 0.051, 3, 3, 0.05, False, "suggestive"),
        (0.05, 0.4, 3, 3, 0.05, False, "suggestive"),
        (0.051, 0.4, 3, 3, 0.01, False, "no reliable difference"),
        (0.001, 0.001, 2, 9, 0.001, False, "no reliable difference"),
        (0.001, 0.001, 9, 2, 0.001, False, "no reliable difference"),
        (0.001, 0.001, 9, 9, 0.06, False, "no reliable difference"),
        (0.001, 0.001, 1, 3, 1.0, True, "clear"),
        (0.001, 0.001, 1, 2, 1.0, True, "no reliable difference"),
    ],
)
def test_the_table_of_verdicts(
    p: float,
    adjusted: float,
    lemmas: int,
    blocks: int,
    without_top: float,
    single: bool,
    expected: str,
) -> None:
    assert verdict(p, adjusted, lemmas, blocks, without_top, single) == expected


def group(name: str, **terms: tuple[list[int], list[int]]) -> Counted:
    return Counted(name, "frame", terms)


def test_a_strong_and_broad_difference_is_clear_and_exact() -> None:
    counted = group(
        "threat",
        attack=([1, 0, 1, 1, 0, 1, 1, 0], [0] * 8),
        militant=([1, 1, 0, 1, 1, 0, 1, 1], [0] * 8),
        incursion=([0, 1, 1, 0, 1, 1, 0, 1], [0, 0, 1, 0, 0, 0, 0, 0]),
    )
    (found,) = measure(pack([70] * 8, [70] * 8), [counted])
    assert found.verdict == "clear"
    assert (found.count_a, found.count_b, found.words_a) == (16, 1, 560)
    assert read_as(found) == "clear: more in A"
    assert found.low is not None
    assert found.low > 0


def test_one_word_repeated_is_no_verdict() -> None:
    counted = group(
        "threat",
        militant=([3, 2, 3, 3, 2, 3, 3, 2], [0] * 8),
        attack=([0] * 8, [1, 0, 0, 0, 0, 0, 0, 0]),
    )
    (found,) = measure(pack([70] * 8, [70] * 8), [counted])
    assert found.p is not None
    assert found.p <= 0.05
    assert found.verdict == "no reliable difference"


def test_too_little_text_is_said() -> None:
    counted = group("threat", attack=([1, 1], [0, 0]))
    (found,) = measure(pack([70, 70], [70, 70]), [counted])
    assert found.verdict == "too little text"
    assert found.p is None


def test_no_rate_under_three_hits() -> None:
    found = describe(pack([70] * 8, [70] * 8), group("x", a=([2] + [0] * 7, [0] * 8)))
    assert (found.count_a, found.a, found.difference, found.low) == (2, None, None, None)


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_measures_are_mirrored_exactly(data: st.DataObject) -> None:
    def counts(k: int, top: int) -> list[int]:
        return data.draw(st.lists(st.integers(0, top), min_size=k, max_size=k))

    k_a, k_b = data.draw(st.integers(5, 12)), data.draw(st.integers(5, 12))
    words_a, words_b = [70 + x for x in counts(k_a, 40)], [70 + x for x in counts(k_b, 40)]
    terms = {name: (counts(k_a, 2), counts(k_b, 2)) for name in "xyz"}
    first = data.draw(st.booleans())
    there = measure(pack(words_a, words_b, first), [Counted("m", "f", terms)])[0]
    flipped = {n: (b, a) for n, (a, b) in terms.items()}
    back = measure(pack(words_b, words_a, not first), [Counted("m", "f", flipped)])[0]
    assert (there.p, there.p_adjusted, there.verdict) == (back.p, back.p_adjusted, back.verdict)
    assert (there.a, there.b, there.count_a) == (back.b, back.a, back.count_b)
    if there.difference is not None and back.difference is not None:
        assert there.difference == -back.difference
        assert there.low == pytest.approx(-(back.high or 0.0))


def test_merging_sentences() -> None:
    assert merge([100, 20], [True, True]) == [(0, 2)]
    assert merge([100, 30], [True, True]) == [(0, 1), (1, 2)]
    assert merge([70, 70, 70], [False, True, True]) == [(0, 2), (2, 3)]
    assert merge([10], [True]) == [(0, 1)]
    assert merge([], []) == []


def test_words_that_cannot_reach_the_level_are_not_tested() -> None:
    assert least_p(8, 8, 1) > 0.05
    assert least_p(8, 8, 8) < 0.001
    one = Counted("rare", "vocabulary", {"rare": ([1] + [0] * 7, [0] * 8)}, True)
    (found,) = measure(pack([70] * 8, [70] * 8), [one])
    assert found.p is None
    assert found.verdict == "no reliable difference"


def test_null_small() -> None:
    """Synthetic texts with nothing to find: p <= .05 about one time in twenty."""
    share, n = simulations.null_synthetic(pairs=60, measures=10, seed=5)
    assert n >= 400
    assert 0.02 <= share <= 0.085


def test_power_small() -> None:
    assert simulations.power(20, 5, trials=60, seed=3) > 0.65
    assert simulations.power(8, 8, trials=60, seed=3) < 0.15


def test_coverage_small() -> None:
    for (rate_a, rate_b), share in simulations.coverage(trials=400, seed=2).items():
        assert share >= 0.92, (rate_a, rate_b)


@pytest.mark.slow
def test_null_full() -> None:
    share, _ = simulations.null_synthetic(pairs=600, measures=20, seed=1)
    assert 0.03 <= share <= 0.075


@pytest.mark.slow
def test_coverage_full() -> None:
    for (rate_a, rate_b), share in simulations.coverage(trials=4000, seed=1).items():
        assert share >= 0.93, (rate_a, rate_b)
