"""Does the aligner keep its promises: symmetric, strict about roles, bounded, as published?"""

from __future__ import annotations

import importlib.util
import json
import random
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from bias import matching
from bias.article import Article, Block, Sentence
from bias.matching import choice, reading, roles, scorer
from bias.words.stems import root, stem

HERE = Path(__file__).resolve().parent
ROLES = json.loads((HERE / "cases" / "roles.json").read_text(encoding="utf-8"))
DATA = HERE.parent.parent / "shared" / "data"
PAIRS = [DATA / "ecbplus_sentpairs.dev.jsonl", DATA / "ecbplus_pairs_small.dev.jsonl"]

WHO = ["Ruria", "Belland", "Kesh", "Norvik", "Tamar", "Dassin", "Pellworth", "Merken", "Harrow"]
DID = ["attacked", "accused", "sued", "bought", "fired", "arrested", "met", "beat", "warned"]
WHAT = ["over the gas deal", "in a raid on Monday", "after 40 people died", "near the old port", ""]


def make(sentences: list[str]) -> Article:
    blocks, made, at = [], [], 0
    for n, text in enumerate(sentences):
        blocks.append(Block(at, at + len(text), "paragraph"))
        made.append(Sentence(n + 1, at, at + len(text), n, "paragraph"))
        at += len(text) + 1
    return Article("\n".join(sentences), tuple(blocks), tuple(made), ())


def invent(seed: int, count: int) -> list[str]:
    draw = random.Random(seed)
    return [
        f"{draw.choice(WHO)} {draw.choice(DID)} {draw.choice(WHO)} {draw.choice(WHAT)}".strip()
        + f" and {draw.randint(2, 60)} {draw.choice(['ships', 'homes', 'banks', 'trains'])}."
        for _ in range(count)
    ]


@pytest.mark.parametrize("case", ROLES, ids=[case["id"] for case in ROLES])
def test_roles(case: dict[str, str]) -> None:
    left, right = reading.plain(case["a"]), reading.plain(case["b"])
    one, two = roles.find(left), roles.find(right)
    assert roles.differ(one, two) == (case["expect"] == "exchanged"), case["comment"]
    assert roles.differ(two, one) == roles.differ(one, two)


@pytest.mark.parametrize("case", [c for c in ROLES if c["expect"] == "exchanged"])
def test_exchanged_roles_are_never_matched(case: dict[str, str]) -> None:
    around = ["The market in Oldbridge opened as usual.", "Rain fell on Kelmar all day."]
    a, b = make([case["a"], around[0]]), make([case["b"], around[1]])
    assert not any("A1" in m.a and "B1" in m.b for m in matching.align(a, b))


@pytest.mark.parametrize("seed", range(12))
def test_symmetric_and_ids_exist(seed: int) -> None:
    one = invent(seed, 14)
    two = [*invent(seed + 100, 9), *one[3:7]]
    a, b = make(one), make(two)
    there, back = matching.Alignment.of(a, b), matching.Alignment.of(b, a)

    def turn(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple({"A": "B", "B": "A"}[i[0]] + i[1:] for i in ids)

    assert {(m.a, m.b, m.score) for m in there.matches} == {
        (turn(m.b), turn(m.a), m.score) for m in back.matches
    }
    assert (there.expected_false, there.threshold, there.event) == (
        back.expected_false,
        back.threshold,
        back.event,
    )
    assert there.overlap == back.overlap
    for match in there.matches:
        assert {int(i[1:]) for i in match.a} <= set(range(1, len(one) + 1))
        assert {int(i[1:]) for i in match.b} <= set(range(1, len(two) + 1))
        assert min(len(match.a), len(match.b)) == 1
        assert 0 <= match.score <= 1
    assert there.expected_false <= 0.5


def test_same_text_matches_itself() -> None:
    texts = [*invent(3, 20), "Yes.", "The", *invent(3, 2), "Yes."]
    matches = matching.align(make(texts), make(texts))
    found = {(m.a, m.b) for m in matches}
    assert found == {((f"A{n}",), (f"B{n}",)) for n in range(1, len(texts) + 1)}


def test_word_for_word_is_matched_and_a_short_line_is_not() -> None:
    shared = "The harbour master of Kelmar closed the port at nine on Monday."
    a = make([shared, "Read more", "Nobody was hurt."])
    b = make(["Read more", shared, "It rained."])
    pairs = {(m.a, m.b) for m in matching.align(a, b)}
    assert (("A1",), ("B2",)) in pairs
    assert not any("A2" in left for left, _ in pairs)


def test_similarity_is_a_symmetric_table() -> None:
    left, right = invent(1, 5), invent(2, 7)
    table = matching.similarity(left, right)
    assert table.shape == (5, 7)
    assert ((table >= 0) & (table <= 1)).all()
    assert np.array_equal(table, matching.similarity(right, left).T)
    assert matching.similarity([], right).shape == (0, 7)


def test_one_event_is_nearer_than_another() -> None:
    told = "Comet Motors dismissed its chief engineer Lena Park on Friday."
    table = matching.similarity(
        [told],
        ["Lena Park, chief engineer of Comet Motors, was fired.", "Comet Motors opened a plant."],
    )
    assert table[0, 0] > table[0, 1] + 0.1


def test_reasons_are_words_of_the_sentences() -> None:
    a = make(["Comet Motors dismissed Lena Park on Friday, and 40 engineers walked out."])
    b = make(["The dismissal of Lena Park on Friday led 40 engineers of Comet Motors to leave."])
    left, right = reading.sentences(a), reading.sentences(b)
    from bias.matching.comparison import compare
    from bias.matching.reasons import explain

    compared = compare(left, right)
    reasons = explain(compared.a, compared.b, 0, 0, False)
    assert "same figure: 40" in reasons
    assert "same day or month: Friday" in reasons
    assert any(r.startswith("both: ") and "Lena" in r for r in reasons)
    assert "dismissed / dismissal" in reasons


@pytest.mark.parametrize(
    "texts", [[], ["Yes."], ["..."], ["The of and."], ["今日は雨です。"] * 3, ["!"] * 50]
)
def test_poor_texts_are_no_error(texts: list[str]) -> None:
    other = make(invent(5, 6))
    assert matching.align(make(texts), other) == []
    matching.align(make(texts), make(texts))


def test_stems() -> None:
    same = "denied deny|shot shooting|dismissal dismissed|robbery robbed|election elected"
    for one, two in map(str.split, same.split("|")):
        assert root(one) == root(two)
    apart = "felt felon|police policy|nation nature"
    for one, two in map(str.split, apart.split("|")):
        assert stem(one) != stem(two)


def test_decoys_fall_with_the_threshold_and_grow_with_size() -> None:
    decoys = scorer.load().decoys
    limits = [decoys.threshold(e, 300) for e in (0.5, 0.2, 0.1, 0.01)]
    assert limits == sorted(limits)
    for expected, cells in [(0.2, 300), (0.2, 30_000), (0.01, 6_000)]:
        limit = decoys.threshold(expected, cells)
        assert decoys.expected(limit, cells) == pytest.approx(expected, rel=1e-6)
    assert decoys.threshold(0.2, 30_000) > decoys.threshold(0.2, 300)
    assert choice.EXPECTED <= 0.5


def test_run_time_needs_numpy_only() -> None:
    code = (
        "import sys; from bias import matching; matching.similarity(['A man died.'], ['He died.']);"
        "print([m for m in ('sklearn', 'scipy', 'nltk', 'pandas', 'spacy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.slow
def test_five_thousand_sentences_stay_in_bounds() -> None:
    a, b = make(invent(1, 5000)), make(invent(2, 5000))
    start = time.perf_counter()
    matching.align(a, b)
    assert time.perf_counter() - start < 20  # a guard against squares, not the measured figure
    tracemalloc.start()
    matching.align(make(invent(1, 2500)), make(invent(2, 2500)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 400e6


@pytest.mark.slow
@pytest.mark.skipif(not all(path.exists() for path in PAIRS), reason="development data absent")
@pytest.mark.skipif(importlib.util.find_spec("sklearn") is None, reason="scikit-learn absent")
def test_published_figures() -> None:
    from bias.training.alignment import evaluate

    figures = evaluate(PAIRS)
    assert figures["weights"].startswith("cross-validated")

    def figure(start: str) -> float:
        return float(next(v for k, v in figures.items() if k.startswith(start)))

    # docs/method/alignment.md, to the third decimal; wording of other rooms may move them a little.
    assert figure("sentence pairs with their documents' sentences: AUC (") >= 0.79
    assert figure("sentence pairs with their documents' sentences: recall") >= 0.55
    assert figure("same-event documents: P@1 (") >= 0.70
    assert figure("same-event documents: MRR") >= 0.82
    assert figure("different events: false matches") <= 0.2
    assert figure("same-event documents: recall of strong gold") >= 0.45
