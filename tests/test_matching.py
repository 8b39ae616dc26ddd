"""Does the matching keep its promises: symmetric, strict about roles, bounded, as published?"""

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
from bias.matching import comparison, reasons, roles, scorer, selection
from bias.reader import read_text
from bias.reading import Reading, read

HERE = Path(__file__).resolve().parent
ROLES = json.loads((HERE / "cases" / "roles.json").read_text(encoding="utf-8"))
DATA = HERE.parent.parent / "shared" / "data"
PAIRS = [DATA / "ecbplus_sentpairs.dev.jsonl", DATA / "ecbplus_pairs_small.dev.jsonl"]

WHO = ["Ruria", "Belland", "Kesh", "Norvik", "Tamar", "Dassin", "Pellworth", "Merken", "Harrow"]
DID = ["attacked", "accused", "sued", "bought", "fired", "arrested", "met", "beat", "warned"]
WHAT = ["over the gas deal", "in a raid on Monday", "after 40 people died", "near the old port", ""]


def told(*sentences: str) -> Reading:
    return read(make(list(sentences)))


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
    known = [told(case[side]) for side in "ab"]
    one, two = (roles.find_roles(x, x.article.sentences[0]) for x in known)
    assert roles.exchanged(one, two) == (case["expect"] == "exchanged"), case["comment"]
    assert roles.exchanged(two, one) == roles.exchanged(one, two)


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
    left, right = read(a), read(b)
    there, back = matching.Alignment.of(left, right), matching.Alignment.of(right, left)

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
    event = "Comet Motors dismissed its chief engineer Lena Park on Friday."
    table = matching.similarity(
        [event],
        ["Lena Park, chief engineer of Comet Motors, was fired.", "Comet Motors opened a plant."],
    )
    assert table[0, 0] > table[0, 1] + 0.1


def test_reasons_are_words_of_the_sentences() -> None:
    a = told("Comet Motors dismissed Lena Park on Friday, and 40 engineers walked out.")
    b = told("The dismissal of Lena Park on Friday led 40 engineers of Comet Motors to leave.")
    compared = comparison.compare_profiles(matching.profile_pair(a, b))
    given = reasons.explain(compared.a, compared.b, 0, 0, False)
    assert reasons.Reason("figure", "40", "40") in given
    assert reasons.Reason("time", "Friday", "Friday") in given
    assert any(r.kind == "name" and "Lena" in (r.a, r.b) for r in given)
    assert reasons.Reason("akin", "dismissed", "dismissal") in given


@pytest.mark.parametrize(
    "texts", [[], ["Yes."], ["..."], ["The of and."], ["今日は雨です。"] * 3, ["!"] * 50]
)
def test_poor_texts_are_no_error(texts: list[str]) -> None:
    other = make(invent(5, 6))
    assert matching.align(make(texts), other) == []
    matching.align(make(texts), make(texts))


def test_copies_match_themselves_in_any_spelling() -> None:
    printed = [
        "Police in Kelmar can\u2019t say why the co-op\u2019s ferry sank on Monday.",
        "Six died.",
    ]
    folded = [
        "Police in Kel\u00admar can't say\nwhy the co\u2010op's ferry  sank on Monday.",
        "Six died.",
    ]
    found = {(m.a, m.b) for m in matching.align(make(printed), make(folded))}
    assert found == {(("A1",), ("B1",)), (("A2",), ("B2",))}


def test_similarity_of_readings_is_that_of_their_sentences() -> None:
    left, right = invent(1, 3), invent(2, 4)
    table = matching.similarity(told(*left), told(*right))
    assert table.shape == (3, 4)
    assert np.array_equal(table, matching.similarity(told(*right), told(*left)).T)


def test_sentence_features_have_a_value_for_each_pair() -> None:
    found = matching.sentence_features(
        matching.profile_pair(told(*invent(1, 8)), told(*invent(2, 9))), 5
    )
    assert len({len(values) for values in found.values()}) == 1
    assert found["a"].max() < 5
    assert found["b"].max() < 5
    empty = matching.sentence_features(matching.profile_pair(told(), told("Rain fell.")), 5)
    assert not len(empty["a"])
    assert not len(empty["cosine"])


def test_decoys_fall_with_the_threshold_and_grow_with_size() -> None:
    decoys = scorer.load_weights().decoys
    limits = [decoys.threshold(e, 300) for e in (0.5, 0.2, 0.1, 0.01)]
    assert limits == sorted(limits)
    for expected, cells in [(0.2, 300), (0.2, 30_000), (0.01, 6_000)]:
        limit = decoys.threshold(expected, cells)
        assert decoys.expected(limit, cells) == pytest.approx(expected, rel=1e-6)
    assert decoys.threshold(0.2, 30_000) > decoys.threshold(0.2, 300)
    assert selection.EXPECTED <= 0.5


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
    from bias.training.evaluate_alignment import evaluate

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
    assert figure("same-event documents: recall of strong gold") >= 0.445


def test_one_quotation_needs_no_threshold() -> None:
    rest = ["Rain fell on Kelmar all day.", "The market in Oldbridge opened as usual."]
    cut = "“We told the harbour office three times,” Ms Oster said, “and nobody came.”"
    whole = "“We told the harbour office three times and nobody came,” she said on Radio Two."
    a, b = (read(read_text("\n\n".join([*rest, x]))) for x in (cut, whole))
    assert selection.one_quotation(a, b) == {(2, 2)}
    short = "“Nobody came,” Ms Oster said."
    unquoted = "Ms Oster told the harbour office three times and nobody came."
    for other in (short, unquoted):
        assert not selection.one_quotation(a, read(read_text("\n\n".join([*rest, other]))))


def test_one_quotation_is_shown_as_told_by_both() -> None:
    wrote = "The mayor of Osk, in a letter to the harbour office: “It was not like that for us.”"
    told = "“It was not like that for us,” Ms Oster told a crowd on Sunday after the vote."
    said = "It was not like that for us, Ms Oster told a crowd on Sunday after the vote."
    for other, found in ((told, True), (said, False)):
        texts = ["The budget failed.", wrote], ["Shops stay shut.", other]
        left, right = (read(read_text("\n\n".join(x))) for x in texts)
        for one, two in ((left, right), (right, left)):
            shown = {(m.a, m.b) for m in matching.Alignment.of(one, two).matches}
            assert ((("A2",), ("B2",)) in shown) is found
