"""Does the matching keep its promises: symmetric, strict about roles, bounded, as published?"""

from __future__ import annotations

import csv
import importlib.util
import json
import random
import subprocess
import sys
import time
import tracemalloc
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest

import bias
from bias import encoder, matching
from bias.article import Article, Block, Sentence
from bias.matching import assignment, comparison, nearness, reasons, roles, scorer, selection
from bias.reader import read_text
from bias.reading import PieceVectors, Reading, read, read_with_models
from bias.training import whole_pairs

HERE = Path(__file__).resolve().parent
ROLES = json.loads((HERE / "cases" / "roles.json").read_text(encoding="utf-8"))
DATA = HERE.parent.parent / "shared" / "data"
PAIRS = [
    DATA / name
    for name in ("ecbplus_sentpairs.dev.jsonl", "ecbplus_pairs_small.dev.jsonl", "pairs.json")
]

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


def test_what_somebody_is_exchanges_no_roles() -> None:
    texts = "Belland attorney Lena Norvik spoke.", "Lena Norvik, an attorney for Belland, spoke."
    known = [read_with_models(make(["Rain fell.", x]), encode=False) for x in texts]
    if known[0].engine == "parse":
        one, two = (roles.find_roles(x, x.article.sentences[1]) for x in known)
        assert not roles.exchanged(one, two)


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
    assert (there.threshold, there.event) == (back.threshold, back.event)
    assert there.overlap == back.overlap
    for match in there.matches:
        assert {int(i[1:]) for i in match.a} <= set(range(1, len(one) + 1))
        assert {int(i[1:]) for i in match.b} <= set(range(1, len(two) + 1))
        assert min(len(match.a), len(match.b)) == 1
        assert 0 <= match.score <= 1


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


def test_a_short_sentence_is_matched_and_a_short_line_is_not() -> None:
    for line, found in (("“Delete the list,” he said.", True), ("Why?", False)):
        a = make(["Nobody was hurt in the harbour of Kelmar.", line])
        b = make([line, "It rained on the hills behind Osk."])
        assert ((("A2",), ("B1",)) in {(m.a, m.b) for m in matching.align(a, b)}) is found


def test_the_lines_of_two_outlets_are_no_match() -> None:
    text = "{}\n\n{} closes its port\n\nThe harbour master of Kelmar closed the port on Monday.\n"
    a, b = (read_text(text.format(*x)) for x in (("The Kelmar Times", "Kelmar"),
                                                 ("The Harbour Times", "Town")))  # fmt: skip
    assert (a.sentences[0].kind, b.sentences[0].kind) == ("source_line", "source_line")
    pairs = {(m.a, m.b) for m in matching.align(a, b)}
    assert (("A3",), ("B3",)) in pairs
    assert not any("A1" in left or "B1" in right for left, right in pairs)


@pytest.mark.parametrize(
    ("tail", "found"), [("weighs 3 tonnes", False), ("cost 3 crowns a kilo", True)]
)
def test_one_small_figure_is_no_match(tail: str, found: bool) -> None:
    a = read_text(
        "Plums ripen\n\nPlums ripened early in Kelm, growers said. They cost 3 crowns a kilo."
    )
    b = read_text(f"Probe lands\n\nA probe landed by the sea, an office said. It {tail}.")
    assert bool(matching.align(a, b)) is found


def test_under_the_bar_the_words_of_both_and_the_nearest_match_decide() -> None:
    a = told(
        "Kelmar closed its port.", "New lights will cost the shipping firms millions.", "Rain."
    )
    b = told("The port closed.", "Shipping firms shall pay for the new lights.", "It was dark.")
    compared = comparison.compare_readings(a, b, matching.profile_pair(a, b))
    cell = (compared.i == 1) & (compared.j == 1)
    near, same = [selection.ScoredPair(0, 0, 3.0)], [selection.ScoredPair(1, 2, 3.0)]
    far = [selection.ScoredPair(9, 9, 3.0)]
    for under, pairs, found in (
        (0.6, near, True), (1.1, near, False), (0.6, far, False), (0.6, [], False),
        (0.6, same, False),
    ):  # fmt: skip
        logits = np.where(cell, -under, -9.0)
        lower = selection.lower(a, b, compared, logits, 0.0, pairs)
        assert lower == [selection.ScoredPair(1, 1, 0.0)] * found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [("62 men", "62 people", True), ("a third of the men", "a third of them", True),
     ("62 men", "63 men", False), ("two men", "two people", False),
     ("a man, 62,", "Vale, 62,", False)],
)  # fmt: skip
def test_under_the_bar_a_figure_of_both_decides(one: str, other: str, found: bool) -> None:
    a = told("Kelmar closed its port.", f"Guards led {one} away from the old gates.", "Rain.")
    b = told("The port closed.", f"For {other} the evening ended in a cold barn.", "It was dark.")
    compared = comparison.compare_readings(a, b, matching.profile_pair(a, b))
    cell = np.array([1])
    compared = compared._replace(i=cell, j=cell, measured=np.zeros((1, compared.measured.shape[1])))
    far = [selection.ScoredPair(9, 9, 3.0)]
    lower = selection.lower(a, b, compared, np.array([-0.9]), 0.0, far)
    assert lower == [selection.ScoredPair(1, 1, 0.0)] * found


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
    compared = comparison.compare_readings(a, b, matching.profile_pair(a, b))
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


def test_every_curve_has_its_direction() -> None:
    weights = scorer.load_weights()
    for model in (weights.pair, weights.event, weights.full.score, weights.fast.score):
        for name, values in zip(model.names, model.values, strict=True):
            steps = np.diff(values)
            assert (steps <= 0).all() if name in scorer.AGAINST else (steps >= 0).all(), name


def test_the_bar_is_one_whatever_the_texts() -> None:
    for count in (5, 29, 31, 60):
        one = invent(1, count)
        for two in (invent(2, count), [*one[: count // 2], *invent(3, count)]):
            bar = matching.Alignment.of(told(*one), told(*two)).threshold
            assert bar == matching.Alignment.of(told(*invent(4, 8)), told(*invent(5, 8))).threshold


@pytest.mark.parametrize("seed", range(20))
def test_assignment_is_the_best_there_is(seed: int) -> None:
    draw = random.Random(seed)
    rows, columns = draw.randint(1, 5), draw.randint(1, 5)
    cells = [(i, j) for i in range(rows) for j in range(columns) if draw.random() < 0.7]
    pairs = [selection.ScoredPair(i, j, round(draw.uniform(0.1, 4), 4)) for i, j in cells]
    worth = {(p.i, p.j): p.logit for p in pairs}
    found = assignment.assign(pairs, 0.0)
    assert len({p.i for p in found}) == len({p.j for p in found}) == len(found)
    few, many = sorted((rows, columns))
    best = max(
        sum(
            worth.get((x, y) if rows <= columns else (y, x), 0.0)
            for x, y in zip(range(few), order, strict=True)
        )
        for order in permutations(range(many), few)
    )
    assert sum(p.logit for p in found) == pytest.approx(best, abs=0.01)


def test_what_joins_a_match_reaches_the_bar() -> None:
    pairs = [selection.ScoredPair(*x) for x in ((0, 0, 3.0), (1, 0, 2.0), (2, 2, 1.5), (0, 1, 1.2))]
    groups = selection.gather(pairs, 1.0)
    assert {p for g in groups for p in g.pairs} == set(pairs)
    assert all(min(len(g.a), len(g.b)) == 1 for g in groups)


def test_one_quotation_needs_no_score() -> None:
    rest = ["Rain fell on Kelmar all day.", "The market in Oldbridge opened as usual."]
    cut = "“We told the harbour office three times,” Ms Oster said, “and nobody came.”"
    whole = "“We told the harbour office three times and nobody came,” she said on Radio Two."
    a, b = (read(bias.read_text("\n\n".join([*rest, x]))) for x in (cut, whole))
    assert selection.one_quotation(a, b) == {(2, 2)}
    short = "“Nobody came,” Ms Oster said."
    assert not selection.one_quotation(a, read(bias.read_text("\n\n".join([*rest, short]))))


def test_two_propositions_about_one_name_are_no_match() -> None:
    a = ["Lena Park opened a school in Kelmar in May.", "Rain fell on the coast all day."]
    b = ["Lena Park sold her shares in Comet Motors.", "The bridge at Osk was shut for repairs."]
    assert matching.align(make(a), make(b), fast=True) == []


@pytest.mark.skipif(not encoder.is_there(), reason="the encoder is not installed")
def test_vectors_find_what_words_do_not() -> None:
    a = [
        "A passenger boat went down off Kelmar on Monday, killing six.",
        "Its owner had been warned about the hull in spring.",
        "Rain fell on the coast all day.",
    ]
    b = [
        "Six people drowned when a ferry sank near Kelmar.",
        "The bridge at Osk was shut for repairs.",
        "Inspectors told the company months ago that the ship was unsafe.",
    ]
    left, right = (read(make(x), encode=True) for x in (a, b))
    there, back = matching.Alignment.of(left, right), matching.Alignment.of(right, left)
    turned = {
        (tuple("A" + i[1:] for i in m.b), tuple("B" + i[1:] for i in m.a)) for m in back.matches
    }
    assert {(m.a, m.b) for m in there.matches} == turned
    assert (("A1",), ("B1",)) in turned
    kept = Reading.from_bytes(left.to_bytes(), left.article)
    assert kept.vectors is not None
    assert left.vectors is not None
    assert np.array_equal(kept.vectors, left.vectors)
    assert kept.pieces is not None
    assert left.pieces is not None
    assert all(map(np.array_equal, kept.pieces, left.pieces))


def test_a_lead_is_over_the_best_rival_on_either_side() -> None:
    value = np.array([0.9, 0.5, 0.4, 0.7])
    i, j = np.array([0, 0, 1, 2]), np.array([0, 1, 0, 2])
    low_high = [[0.4, 0.5], [-0.4, 0.5], [-0.5, 0.4], [0.7, 0.7]]
    assert np.allclose(nearness.lead(value, i, j), low_high)
    assert np.allclose(nearness.lead(value, j, i), low_high)
    assert nearness.lead(value[:0], i[:0], j[:0]).shape == (0, 2)


def test_a_piece_that_meets_everywhere_tells_nothing() -> None:
    def pieces(*sentences: tuple[int, ...]) -> PieceVectors:
        ids = np.array([x for s in sentences for x in s])
        return PieceVectors(
            ids.astype(np.int32),
            np.eye(8, dtype=np.float16)[ids],
            np.cumsum([0, *map(len, sentences)]),
        )

    a, b = pieces((0, 1), (0, 2), ()), pieces((0, 1), (0, 3), ())
    i, j = np.array([0, 0, 1, 1, 2]), np.array([0, 1, 0, 1, 2])
    low, high, best = nearness.met(a, b, i, j).T
    assert (low[0], high[0], best[0]) == (low.max(), high.max(), best.max())
    assert low[0] > 0
    assert (low[3], high[3], best[3]) == (0, 0, 0)  # they share what all hold
    assert not best[4]
    turned = nearness.met(b, a, j, i)
    assert np.allclose(turned, nearness.met(a, b, i, j), atol=1e-4)


def test_labels_are_whole() -> None:
    rows = list(csv.DictReader(whole_pairs.LABELS.open(encoding="utf-8"), delimiter="\t"))
    assert {row["use"] for row in rows} == {"fit", "test"}
    assert sum(row["a"] == "event" for row in rows) == 60
    links = [row for row in rows if row["a"] != "event"]
    assert {row["grade"] for row in links} == whole_pairs.GRADES.keys()
    assert all(len(row["a"]) == len(row["b"]) == 12 for row in links)


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
    matching.align(a, b, fast=True)
    assert time.perf_counter() - start < 20  # a guard against squares, not the measured figure
    tracemalloc.start()
    matching.align(make(invent(1, 2500)), make(invent(2, 2500)), fast=True)
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

    # docs/method/alignment.md; wording of other rooms may move them a little.
    assert figure("sentence pairs with their documents' sentences: AUC (") >= 0.785
    assert figure("fast, same-event documents: P@1 (") >= 0.73
    assert figure("fast, 40 pairs fitted on: precision") >= 0.85
    assert figure("fast, 40 pairs fitted on: recall") >= 0.31
    if encoder.is_there():
        assert figure("full, same-event documents: P@1 (") >= 0.75
        assert figure("full, 40 pairs fitted on: precision") >= 0.81
        assert figure("full, 40 pairs fitted on: recall") >= 0.56


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


def test_a_formula_of_speech_is_no_quotation_of_both() -> None:
    formula = "I don’t think there’s any question that"
    one = told(f"“{formula} we shall vote on the two witnesses,” Ms Oster said.")
    two = told(f"“{formula} the harbour needs a new mayor by spring,” Mr Dole wrote.")
    assert not selection.one_quotation(one, two)
